"""DLG005: references that lead nowhere, with the nearest ids, or to several instruments of one number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from delegation.findings import Problem
from delegation.loading.build.articles import missing_articles
from delegation.loading.build.assertions import named_in
from delegation.loading.build.draft import Draft
from delegation.loading.build.entries import is_id, steps_by_name
from delegation.loading.build.issuers import issuers_by_name
from delegation.loading.build.lost import Wrong, ambiguous, missing, no_such_case, no_such_dimension, nowhere
from delegation.loading.build.nearest import GROUPS, NearestEntry, is_meant_as_id, names_of, nearest, offer_of, offers
from delegation.loading.build.self_references import self_references
from delegation.model.acts import Extension, Suspension
from delegation.model.instruments import Citation, Instrument
from delegation.model.matters import AnnexRow, Grant, Matter
from delegation.model.parts import WHOLE, Dimension, Part
from delegation.model.places import KeyOf, Place
from delegation.model.procedures import Publication
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown

_MANY = 3
"""References to one name that nothing bears: with more, it is the entry that is missing, and not a letter in each."""


def _by_day(one: Instrument) -> tuple[bool, Day, str]:
    return (False, one.issued, one.id) if isinstance(one.issued, Day) else (True, Day.max, one.id)


class References:
    """Asks of every reference of a register whether it leads to one entry."""

    def __init__(
        self,
        register: Register,
        draft: Draft,
        asked: Register | None = None,
        also: Iterable[tuple[str, str, Place]] = (),
    ) -> None:
        """Collect the names that references may bear.

        ``asked``: entries whose references are asked, instead of all of the register; ``also``: names that are referred to beside what these say.
        """
        self._register = register
        self._asked_of = asked if asked is not None else register
        self._spoilt = draft.spoilt
        self._quiet, self._more = draft.quiet, draft.asked if asked is None else also
        self._trees = draft.trees
        self._silent = {
            group for group, (_, kinds) in GROUPS.items() if any(kind in draft.broken_kinds for kind in kinds)
        }
        self._names = names_of(register)
        self._shared = register.shared_numbers
        self._sure = {**self._names, "instruments": self._names["instruments"].keys() - self._shared}
        """By each group the names that lead to one entry."""

    def problems(self) -> Iterator[Problem]:
        """Give a problem for each reference that leads nowhere, but one for a name that many places or several papers share."""
        found = list(self._asked())
        alike: dict[tuple[str, str], list[Wrong]] = {}
        for lost in (one for one in found if isinstance(one, Wrong)):
            alike.setdefault((lost.group, lost.name), []).append(lost)
        near = nearest(self._names, [key for key in alike if not self._is_shared(*key)])
        of_both = self._register, self._asked_of
        yield from (*missing_articles(*of_both, self._steps), *self_references(*of_both), *issuers_by_name(*of_both))
        for one in found:
            if isinstance(one, Problem):
                yield one
                continue
            key = one.group, one.name
            offered = offers(self._register, self._names, one.group, near.get(key, ()), one.name)
            if not self._is_shared(*key) and len(alike[key]) <= _MANY:
                yield nowhere(*key, one.place, self._steps(one.place), offered)
            elif one is alike[key][0]:
                yield self._told_once(alike[key], offered)

    def _is_shared(self, group: str, name: str) -> bool:
        return group == "instruments" and name in self._shared

    def _told_once(self, alike: list[Wrong], offered: Sequence[NearestEntry]) -> Problem:
        # In an order that no order of files or entries changes.
        places = sorted((one.place for one in alike), key=lambda one: (one.file, self._steps(one)))
        group, name = alike[0].group, alike[0].name
        if not self._is_shared(group, name):
            return replace(missing(group, name, places, offered), others=self._spots(places))
        bearers = sorted((paper[0] for paper in self._register.numbers[name]), key=_by_day)
        meant = {one.id for one in bearers} - {one.own for one in alike if one.own is not None}
        told = [(offer_of(self._register, one), one.place) for one in bearers]
        said = ambiguous(name, places, told, meant.pop() if len(meant) == 1 else None)
        return replace(said, others=self._spots(places))

    def _spots(self, places: Iterable[Place]) -> tuple[str, ...]:
        return tuple("/".join((one.file, *self._steps(one))) for one in places)

    def _asked(self) -> Iterator[Problem | Wrong]:
        yield from self._holders()
        yield from self._instruments()
        yield from self._norms_and_forms()
        yield from self._matters()
        yield from self._grants()
        yield from self._books()
        if self._asked_of.requests:
            from delegation.loading.build.requests import names  # noqa: PLC0415  only where a register has any

            yield from (lost for one in self._asked_of.requests for named in names(one) for lost in self._ask(*named))
            yield from (lost for one in self._asked_of.requests for lost in self._sources(one.source, one.place))
        for group, name, place in self._more:
            yield from self._ask(group, name, place)

    def _ask(self, group: str, name: Any, place: Place, own: str | None = None) -> Iterator[Wrong]:
        if name is None or isinstance(name, Unknown) or name in self._sure[group]:
            return
        if group in self._silent or str(name) in self._quiet or place in self._spoilt:
            return
        yield Wrong(group, str(name), place, own)

    def _steps(self, place: Place) -> tuple[str, ...]:
        return steps_by_name(self._trees.get(place.file), place.path)

    def _all(self, group: str, names: Iterable[Any], place: Place, own: str | None = None) -> Iterator[Problem | Wrong]:
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

    def _sources(self, names: tuple[str, ...], entry: Place) -> Iterator[Problem | Wrong]:
        known = self._names["sources"]
        for name in names:
            if name not in known and is_meant_as_id(name):
                yield from self._ask("sources", name, self._where(entry, "source"))

    def _citations(self, basis: tuple[Citation, ...] | Unknown) -> Iterator[Problem | Wrong]:
        if isinstance(basis, Unknown):
            return
        known = self._sure["instruments"]
        for one in basis:
            if one.instrument not in known:
                yield from self._ask("instruments", one.instrument, one.place.at("instrument"))

    def _holders(self) -> Iterator[Problem | Wrong]:
        for commune in self._asked_of.communes.values():
            yield from self._sources(commune.source, commune.place)
        for holder in self._asked_of.holders.values():
            place = holder.place
            yield from self._ask("holders", holder.parent, place.at("parent"))
            yield from self._ask("holders", holder.head_of, place.at("head-of"))
            yield from self._ask("holders", holder.within, place.at("within"))
            yield from self._all("holders", holder.successors, place.at("successors"))
            yield from self._sources(holder.source, place)

    def _instruments(self) -> Iterator[Problem | Wrong]:
        for instrument in self._asked_of.instruments.values():
            place = instrument.place
            if isinstance(instrument.issuer, str) and is_id(instrument.issuer):
                yield from self._ask("holders", instrument.issuer, place.at("issuer"))
            for key, names in instrument.relations:
                yield from self._all("instruments", names, place.at(key), instrument.id)
            for clause in instrument.clauses:
                yield from self._ask("instruments", clause.by, clause.place.at("by"), instrument.id)
            for end in instrument.part_ends:
                yield from self._ask("instruments", end.by, end.place.at("by"), instrument.id)
                yield from self._ask("instruments", end.resumed_by, end.place.at("resumed-by"), instrument.id)
            if instrument.transition is not None:
                yield from self._all("grants", instrument.transition.grants, instrument.transition.place.at("grants"))
            for one in instrument.corrects:
                yield from self._ask("instruments", one.instrument, one.place.at("instrument"), instrument.id)
            touching: tuple[Suspension | Extension, ...] = (*instrument.suspends, *instrument.extends)
            for each in touching:
                yield from self._ask("instruments", each.instrument, each.place.at("instrument"), instrument.id)
                yield from self._ask("grants", each.grant, each.place.at("grant"))
            if instrument.extends:
                from delegation.loading.build.touching import without_rows  # noqa: PLC0415  few registers extend anything

                yield from without_rows(self._register, instrument)
            yield from self._sources(instrument.source, place)

    def _norms_and_forms(self) -> Iterator[Problem | Wrong]:
        for norm in self._asked_of.norms:
            yield from self._citations(norm.basis)
            yield from self._citations(norm.passing_on_basis)
            yield from self._all("norms", norm.prevails_over, norm.place.at("prevails-over"))
            yield from self._all("fields", norm.only_fields, norm.place.at("only-fields"))
            yield from self._sources(norm.source, norm.place)
        for form in self._asked_of.forms.values():
            yield from self._all("norms", form.norms, form.place.at("norms"))
            yield from self._sources(form.source, form.place)

    def _matters(self) -> Iterator[Problem | Wrong]:
        holders, fields = self._names["holders"], self._names["fields"]
        for matter in self._asked_of.matters.values():
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
                told = matter.procedure.published
                if isinstance(told, Publication):
                    yield from self._citations((Citation(told.instrument, told.at, told.place),))
            yield from self._sources(matter.source, place)

    def _part(self, part: Part, place: Place, dimensions: Iterable[tuple[Dimension, ...]]) -> Iterator[Problem | Wrong]:
        yield from self._all("communes", part.communes, place.at("communes"))
        yield from self._all("communes", part.except_communes, place.at("except-communes"))
        known = {one.name: one.values for group in dimensions for one in group}
        unread = ((one.name, ()) for one in part.unread if one.name and one.name not in dict(part.only))
        for dimension, values in (*part.only, *unread):
            if dimension not in known:
                at = place.at("only", KeyOf(dimension))
                yield no_such_dimension(dimension, tuple(known), at, self._steps(at))
                continue
            for number, value in enumerate(values):
                # A range is settled with the unit of its dimension.
                if isinstance(value, str) and value not in known[dimension]:
                    at = place.at("only", dimension, number)
                    yield no_such_case(value, known[dimension], at, self._steps(at))

    def _grants(self) -> Iterator[Problem | Wrong]:
        matters = self._names["matters"]
        for grant in self._asked_of.grants.values():
            place = grant.place
            yield from self._ask("holders", grant.receiver, grant.receiver_place)
            if not grant.is_first:  # all else is said once of all alternates
                continue
            yield from self._ask("holders", grant.giver, place.at("from"))
            yield from self._ask("forms", grant.form, place.at("form"))
            yield from self._all("fields", grant.fields, place.at("fields"))
            yield from self._sources(grant.source, place)
            if isinstance(grant.rows, Unknown):
                continue
            for row in grant.rows:
                if row.matter not in matters:
                    yield from self._ask("matters", row.matter, row.place.at("matter"))
                if row.corrected_by is not None:
                    yield from self._ask("instruments", row.corrected_by, row.place.at("corrected-by"))
                if row.basis:
                    yield from self._citations(row.basis)
                if row.part is not WHOLE and row.matter in matters:
                    yield from self._part(row.part, row.place, (matters[row.matter].dimensions,))
                    yield from _outside(grant, row, matters[row.matter])
            if grant.part is not WHOLE:
                named = [matters[row.matter].dimensions for row in grant.rows if row.matter in matters]
                # Of a matter that could not be read, how it is divided is not known.
                part = grant.part if len(named) == len(grant.rows) else replace(grant.part, only=())
                yield from self._part(part, place, named)

    def _books(self) -> Iterator[Problem | Wrong]:
        for ledger in self._asked_of.ledgers:
            yield from self._ask("forms", ledger.form, ledger.place.at("form"))
            if ledger.given is not None:
                yield from self._all("fields", ledger.given.fields, ledger.given.place.at("fields"))
                yield from self._all("grants", ledger.given.grants, ledger.given.place.at("grants"))
            yield from self._sources(ledger.source, ledger.place)
        for figure in self._asked_of.figures.values():
            for relation in figure.relations:
                yield from (lost for one in relation.named for lost in self._ask("figures", *one))
            yield from self._ask("holders", figure.counted_class, figure.place.at("counted-class"))
            yield from self._all("ledgers", figure.counted_ledgers, figure.place.at("counted-ledgers"))
            yield from self._sources(figure.source, figure.place)
        for ruling in self._asked_of.rulings:
            yield from self._all("matters", ruling.named, ruling.place.at("matters"))
            yield from self._sources(ruling.source, ruling.place)
        for stated in (self._asked_of.assertions, self._asked_of.policies):
            yield from (lost for one in stated for lost in self._sources(one.source, one.place))
        yield from (lost for one in self._asked_of.assertions for named in named_in(one) for lost in self._ask(*named))
        for reading in self._asked_of.readings:
            yield from self._ask("instruments", reading.instrument, reading.place.at("instrument"))
            yield from self._all("entries", reading.entries, reading.place.at("entries"))


def _outside(grant: Grant, row: AnnexRow, matter: Matter) -> Iterator[Problem]:
    from delegation.loading.build.row_parts import outside  # noqa: PLC0415  few rows have a part of their own

    return outside(grant, row, matter)
