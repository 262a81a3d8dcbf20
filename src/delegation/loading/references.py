"""DLG005: references that lead nowhere, with the nearest ids, or to several instruments of one number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from delegation.findings import Problem
from delegation.loading.build_assertions import named_in
from delegation.loading.entries import Draft, steps_by_name
from delegation.loading.lost import ambiguous, no_such_case, no_such_dimension, nowhere
from delegation.loading.nearest import GROUPS, names_of, nearest, offer_of, offers
from delegation.model.instruments import Citation, Instrument
from delegation.model.matters import WHOLE, Dimension, Part
from delegation.model.places import KeyOf, Place
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


_WORD = re.compile(r"[A-Za-z0-9]+|\w+(?:[-_]+\w+)+")


def is_meant_as_id(source: str) -> bool:
    """Whether a source is an id rather than text: one word without diacritics or with hyphens, but no abbreviation."""
    return _WORD.fullmatch(source) is not None and not (source.isalpha() and source.isupper())


class _Lost(NamedTuple):
    """A reference that leads nowhere."""

    group: str
    name: str
    place: Place
    steps: tuple[str, ...]


class _Shared(NamedTuple):
    """A reference by a number that several papers bear. ``own``: the instrument that refers, which means another one."""

    name: str
    place: Place
    own: str | None


def _by_day(one: Instrument) -> tuple[bool, Day, str]:
    day = one.issued if isinstance(one.issued, Day) else None
    return day is None, day or Day.max, one.id


class References:
    """Asks of every reference of a register whether it leads to one entry."""

    def __init__(self, register: Register, draft: Draft) -> None:
        """Collect the names that references may bear."""
        self._register = register
        self._quiet, self._more = draft.quiet, draft.asked
        self._trees = draft.trees
        self._silent = {
            group for group, (_, kinds) in GROUPS.items() if any(kind in draft.broken_kinds for kind in kinds)
        }
        self._names = names_of(register)
        self._shared = {number for number in register.numbers if register.is_shared(number)}
        self._sure = {**self._names, "instruments": self._names["instruments"].keys() - self._shared}
        """By each group the names that lead to one entry."""

    def problems(self) -> Iterator[Problem]:
        """Give a problem for each reference that leads nowhere, and one for all references by one shared number."""
        found = list(self._asked())
        near = nearest(self._names, {(one.group, one.name) for one in found if isinstance(one, _Lost)})
        shared: dict[str, list[_Shared]] = {}
        for one in found:
            if isinstance(one, _Shared):
                shared.setdefault(one.name, []).append(one)
        for one in found:
            if isinstance(one, _Lost):
                offered = offers(self._register, self._names, one.group, near.get((one.group, one.name), ()))
                yield nowhere(*one, offered)
            elif isinstance(one, _Shared):
                alike = shared.pop(one.name, None)
                if alike is not None:
                    yield self._ambiguous(alike)
            else:
                yield one

    def _ambiguous(self, alike: list[_Shared]) -> Problem:
        name = alike[0].name
        # In an order that no order of files or entries changes: the earlier paper first.
        bearers = sorted((paper[0] for paper in self._register.numbers[name]), key=_by_day)
        meant = {one.id for one in bearers} - {one.own for one in alike if one.own is not None}
        places = sorted((one.place for one in alike), key=lambda one: (one.file, self._steps(one)))
        return ambiguous(
            name,
            places,
            [(offer_of(self._register, one), one.place) for one in bearers],
            meant.pop() if len(meant) == 1 else None,
        )

    def _asked(self) -> Iterator[Problem | _Lost | _Shared]:
        yield from self._holders()
        yield from self._instruments()
        yield from self._norms_and_forms()
        yield from self._matters()
        yield from self._grants()
        yield from self._books()
        for group, name, place in self._more:
            yield from self._ask(group, name, place)

    def _ask(self, group: str, name: Any, place: Place, own: str | None = None) -> Iterator[_Lost | _Shared]:
        if name is None or isinstance(name, Unknown) or name in self._sure[group]:
            return
        if group in self._silent or name in self._quiet:
            return
        if group == "instruments" and name in self._shared:
            yield _Shared(name, place, own)
        else:
            yield _Lost(group, str(name), place, self._steps(place))

    def _steps(self, place: Place) -> tuple[str, ...]:
        return steps_by_name(self._trees.get(place.file), place.path)

    def _all(
        self, group: str, names: Iterable[Any], place: Place, own: str | None = None
    ) -> Iterator[Problem | _Lost | _Shared]:
        known = self._sure[group]
        for number, name in enumerate(names):
            if name not in known:
                yield from self._ask(group, name, place.at(number), own)

    def _where(self, entry: Place, key: str) -> Place:
        """Find where a key is said: in the entry, in its section or at the head of the file."""
        for path in (entry.path, entry.path[:2], (), ("instrument",)):
            tree: Any = self._trees.get(entry.file, {})
            for step in path:
                tree = tree[step] if hasattr(tree, "append") or step in tree else {}
            if isinstance(tree, dict) and key in tree:
                return Place(entry.file, (*path, key))
        return entry.at(key)

    def _sources(self, names: tuple[str, ...], entry: Place) -> Iterator[Problem | _Lost | _Shared]:
        known = self._names["sources"]
        for name in names:
            if name not in known and is_meant_as_id(name):
                yield from self._ask("sources", name, self._where(entry, "source"))

    def _citations(self, basis: tuple[Citation, ...] | Unknown) -> Iterator[Problem | _Lost | _Shared]:
        if isinstance(basis, Unknown):
            return
        known = self._sure["instruments"]
        for one in basis:
            if one.instrument not in known:
                yield from self._ask("instruments", one.instrument, one.place.at("instrument"))

    def _holders(self) -> Iterator[Problem | _Lost | _Shared]:
        for commune in self._register.communes.values():
            yield from self._sources(commune.source, commune.place)
        for holder in self._register.holders.values():
            place = holder.place
            yield from self._ask("holders", holder.parent, place.at("parent"))
            yield from self._ask("holders", holder.head_of, place.at("head-of"))
            yield from self._ask("holders", holder.within, place.at("within"))
            yield from self._all("holders", holder.successors, place.at("successors"))
            yield from self._sources(holder.source, place)

    def _instruments(self) -> Iterator[Problem | _Lost | _Shared]:
        for instrument in self._register.instruments.values():
            place = instrument.place
            if isinstance(instrument.issuer, str) and _ID.fullmatch(instrument.issuer):
                yield from self._ask("holders", instrument.issuer, place.at("issuer"))
            for key, names in instrument.relations:
                yield from self._all("instruments", names, place.at(key), instrument.id)
            for end in instrument.part_ends:
                yield from self._ask("instruments", end.by, end.place.at("by"), instrument.id)
            yield from self._sources(instrument.source, place)

    def _norms_and_forms(self) -> Iterator[Problem | _Lost | _Shared]:
        for norm in self._register.norms:
            yield from self._citations(norm.basis)
            yield from self._all("fields", norm.only_fields, norm.place.at("only-fields"))
            yield from self._sources(norm.source, norm.place)
        for form in self._register.forms.values():
            yield from self._all("norms", form.norms, form.place.at("norms"))
            yield from self._sources(form.source, form.place)

    def _matters(self) -> Iterator[Problem | _Lost | _Shared]:
        holders, fields = self._names["holders"], self._names["fields"]
        for matter in self._register.matters.values():
            place = matter.place
            if matter.field not in fields:
                yield from self._ask("fields", matter.field, self._where(place, "field"))
            yield from self._citations(matter.basis)
            for owner in matter.owners:
                if owner.holder not in holders:
                    yield from self._ask("holders", owner.holder, owner.holder_place)
                if owner.basis is not matter.basis:
                    yield from self._citations(owner.basis)
                if owner.part is not WHOLE:
                    yield from self._part(owner.part, owner.place, (matter.dimensions,))
            if matter.coordinators:
                yield from self._all("holders", matter.coordinators, place.at("coordinators"))
            if matter.reserved is not None:
                yield from self._citations((matter.reserved,))
            if matter.procedure is not None:
                yield from self._ask("matters", matter.procedure.task, place.at("task"))
                if isinstance(matter.procedure.published, Citation):
                    yield from self._citations((matter.procedure.published,))
            yield from self._sources(matter.source, place)

    def _part(
        self, part: Part, place: Place, dimensions: Iterable[tuple[Dimension, ...]]
    ) -> Iterator[Problem | _Lost | _Shared]:
        yield from self._all("communes", part.communes, place.at("communes"))
        yield from self._all("communes", part.except_communes, place.at("except-communes"))
        known = {one.name: one.values for group in dimensions for one in group}
        for dimension, values in part.only:
            if dimension not in known:
                at = place.at("only", KeyOf(dimension))
                yield no_such_dimension(dimension, tuple(known), at, self._steps(at))
                continue
            for number, value in enumerate(values):
                if value not in known[dimension]:
                    at = place.at("only", dimension, number)
                    yield no_such_case(value, known[dimension], at, self._steps(at))

    def _grants(self) -> Iterator[Problem | _Lost | _Shared]:
        matters = self._register.matters
        for grant in self._register.grants.values():
            place = grant.place
            yield from self._ask("holders", grant.giver, place.at("from"))
            yield from self._ask("holders", grant.receiver, place.at("to"))
            yield from self._ask("forms", grant.form, place.at("form"))
            yield from self._sources(grant.source, place)
            if isinstance(grant.rows, Unknown):
                continue
            for row in grant.rows:
                if row.matter not in matters:
                    yield from self._ask("matters", row.matter, row.place.at("matter"))
                if row.basis:
                    yield from self._citations(row.basis)
            if grant.part.only or grant.part.communes or grant.part.except_communes:
                named = [matters[row.matter].dimensions for row in grant.rows if row.matter in matters]
                yield from self._part(grant.part, place, named)

    def _books(self) -> Iterator[Problem | _Lost | _Shared]:
        for ledger in self._register.ledgers:
            yield from self._ask("forms", ledger.form, ledger.place.at("form"))
            yield from self._sources(ledger.source, ledger.place)
        for figure in self._register.figures.values():
            for relation in figure.relations:
                yield from self._all("figures", relation.ids, relation.place.at(relation.kind))
            yield from self._ask("holders", figure.counted_class, figure.place.at("counted-class"))
            yield from self._sources(figure.source, figure.place)
        for one in self._register.assertions:
            yield from self._sources(one.source, one.place)
            yield from (lost for named in named_in(one) for lost in self._ask(*named))
