"""DLG005: references that lead nowhere, with the nearest ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from delegation.findings import Fix, Problem, Text
from delegation.loading.build_assertions import named_in
from delegation.loading.entries import Draft, steps_by_name
from delegation.loading.lost import ambiguous, no_such_case, no_such_dimension
from delegation.model.instruments import Citation
from delegation.model.matters import WHOLE, Dimension, Part
from delegation.model.places import KeyOf, Place
from delegation.model.register import Register
from delegation.model.terms import Unknown

_CODE = re.compile(r"[0-9.]+")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_GROUPS: Mapping[str, tuple[Text, tuple[str, ...]]] = {
    "holders": (Text("chủ thể", "holder"), ("holders",)),
    "instruments": (Text("văn bản", "instrument"), ("instruments", "decision")),
    "matters": (Text("việc (nhiệm vụ, thủ tục)", "matter (task or procedure)"), ("tasks", "procedures")),
    "fields": (Text("lĩnh vực", "field"), ("fields",)),
    "sources": (Text("nguồn", "source"), ("sources",)),
    "norms": (Text("quy phạm", "norm"), ("norms",)),
    "figures": (Text("số liệu", "figure"), ("figures",)),
    "communes": (Text("xã, phường", "commune"), ("holders",)),
    "forms": (Text("hình thức", "form"), ("forms",)),
    "grants": (Text("lần giao", "grant"), ("decision",)),
}


_MOST_COMPARED = 2_000_000
"""Pairs of names that are compared in search of the nearest: beyond, none is offered. The order of files plays no part."""
_LIKE = 72


class _Lost(NamedTuple):
    """A reference that leads nowhere."""

    group: str
    name: str
    place: Place
    steps: tuple[str, ...]


class References:
    """Asks of every reference of a register whether it leads somewhere."""

    def __init__(self, register: Register, draft: Draft) -> None:
        """Collect the names that references may bear."""
        self._register = register
        self._quiet, self._more = draft.quiet, draft.asked
        self._trees = draft.trees
        self._silent = {
            group for group, (_, kinds) in _GROUPS.items() if any(kind in draft.broken_kinds for kind in kinds)
        }
        numbers: dict[str, int] = {}
        for instrument in register.instruments.values():
            if isinstance(instrument.number, str):
                numbers[instrument.number] = numbers.get(instrument.number, 0) + 1
        self._doubled_numbers = {number for number, times in numbers.items() if times > 1} - set(register.instruments)
        self._names: dict[str, Any] = {
            "holders": register.holders,
            "instruments": {**dict.fromkeys(numbers), **dict.fromkeys(register.instruments)},
            "matters": register.matters,
            "fields": register.fields,
            "sources": register.sources,
            "norms": {norm.id: None for norm in register.norms},
            "figures": register.figures,
            "communes": register.communes,
            "forms": register.forms,
            "grants": register.grants,
        }

    def problems(self) -> Iterator[Problem]:
        """Give a problem for each reference that leads nowhere."""
        found = list(self._asked())
        near = self._nearest({(one.group, one.name) for one in found if isinstance(one, _Lost)})
        for one in found:
            yield _nowhere(one, near.get((one.group, one.name), [])) if isinstance(one, _Lost) else one

    def _nearest(self, lost: set[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
        """Give the ids that are most like those that nothing bears."""
        if not lost or sum(len(self._names[group]) for group, _ in lost) > _MOST_COMPARED:
            return {}
        from rapidfuzz import fuzz, process  # noqa: PLC0415  slow to import: only on a problem

        known = {group: sorted(str(one) for one in names) for group, names in self._names.items()}
        return {
            (group, name): [
                near
                for near, _, _ in process.extract(name, known[group], scorer=fuzz.ratio, score_cutoff=_LIKE, limit=3)
            ]
            for group, name in lost
        }

    def _asked(self) -> Iterator[Problem | _Lost]:
        yield from self._holders()
        yield from self._instruments()
        yield from self._norms_and_forms()
        yield from self._matters()
        yield from self._grants()
        yield from self._books()
        for group, name, place in self._more:
            yield from self._ask(group, name, place)

    def _ask(self, group: str, name: Any, place: Place) -> Iterator[Problem | _Lost]:
        if name is None or isinstance(name, Unknown) or name in self._names[group]:
            if group == "instruments" and name in self._doubled_numbers:
                yield ambiguous(str(name), place, self._steps(place))
            return
        if group in self._silent or name in self._quiet:
            return
        yield _Lost(group, str(name), place, self._steps(place))

    def _steps(self, place: Place) -> tuple[str, ...]:
        return steps_by_name(self._trees.get(place.file), place.path)

    def _all(self, group: str, names: Iterable[Any], place: Place) -> Iterator[Problem | _Lost]:
        known = self._names[group]
        for number, name in enumerate(names):
            if name not in known:
                yield from self._ask(group, name, place.at(number))

    def _where(self, entry: Place, key: str) -> Place:
        """Find where a key is said: in the entry, in its section or at the head of the file."""
        for path in (entry.path, entry.path[:2], (), ("instrument",)):
            tree: Any = self._trees.get(entry.file, {})
            for step in path:
                tree = tree[step] if hasattr(tree, "append") or step in tree else {}
            if isinstance(tree, dict) and key in tree:
                return Place(entry.file, (*path, key))
        return entry.at(key)

    def _sources(self, names: tuple[str, ...], entry: Place) -> Iterator[Problem | _Lost]:
        known = self._names["sources"]
        for name in names:
            # Free text is allowed as a source; what looks like an id was meant as one.
            if name not in known and _ID.fullmatch(name) and "-" in name:
                yield from self._ask("sources", name, self._where(entry, "source"))

    def _citations(self, basis: tuple[Citation, ...] | Unknown) -> Iterator[Problem | _Lost]:
        if isinstance(basis, Unknown):
            return
        known, doubled = self._names["instruments"], self._doubled_numbers
        for one in basis:
            if one.instrument not in known or one.instrument in doubled:
                yield from self._ask("instruments", one.instrument, one.place.at("instrument"))

    def _holders(self) -> Iterator[Problem | _Lost]:
        for commune in self._register.communes.values():
            yield from self._sources(commune.source, commune.place)
        for holder in self._register.holders.values():
            place = holder.place
            yield from self._ask("holders", holder.parent, place.at("parent"))
            yield from self._ask("holders", holder.head_of, place.at("head-of"))
            yield from self._ask("holders", holder.within, place.at("within"))
            yield from self._all("holders", holder.successors, place.at("successors"))
            yield from self._sources(holder.source, place)

    def _instruments(self) -> Iterator[Problem | _Lost]:
        for instrument in self._register.instruments.values():
            place = instrument.place
            if isinstance(instrument.issuer, str) and _ID.fullmatch(instrument.issuer):
                yield from self._ask("holders", instrument.issuer, place.at("issuer"))
            for key, names in (
                ("replaces", instrument.replaces),
                ("replaced-by", instrument.replaced_by),
                ("amends", instrument.amends),
            ):
                yield from self._all("instruments", names, place.at(key))
            for end in instrument.part_ends:
                yield from self._ask("instruments", end.by, end.place.at("by"))
            yield from self._sources(instrument.source, place)

    def _norms_and_forms(self) -> Iterator[Problem | _Lost]:
        for norm in self._register.norms:
            yield from self._citations(norm.basis)
            yield from self._citations(norm.passing_on_basis)
            yield from self._all("norms", norm.prevails_over, norm.place.at("prevails-over"))
            yield from self._all("fields", norm.only_fields, norm.place.at("only-fields"))
            yield from self._sources(norm.source, norm.place)
        for form in self._register.forms.values():
            yield from self._all("norms", form.norms, form.place.at("norms"))

    def _matters(self) -> Iterator[Problem | _Lost]:
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
            if matter.procedure is not None and matter.procedure.task is not None:
                yield from self._ask("matters", matter.procedure.task, place.at("task"))
            yield from self._sources(matter.source, place)

    def _part(self, part: Part, place: Place, dimensions: Iterable[tuple[Dimension, ...]]) -> Iterator[Problem | _Lost]:
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

    def _grants(self) -> Iterator[Problem | _Lost]:
        matters = self._register.matters
        for grant in self._register.grants.values():
            place = grant.place
            yield from self._ask("holders", grant.giver, place.at("from"))
            yield from self._ask("holders", grant.receiver, place.at("to"))
            yield from self._ask("forms", grant.form, place.at("form"))
            yield from self._all("fields", grant.fields, place.at("fields"))
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

    def _books(self) -> Iterator[Problem | _Lost]:
        for figure in self._register.figures.values():
            for relation in figure.relations:
                yield from self._all("figures", relation.ids, relation.place.at(relation.kind))
            yield from self._ask("holders", figure.counted_class, figure.place.at("counted-class"))
            yield from self._sources(figure.source, figure.place)
        for ruling in self._register.rulings:
            yield from self._all("matters", ruling.named, ruling.place.at("matters"))
            yield from self._sources(ruling.source, ruling.place)
        for one in self._register.assertions:
            yield from self._sources(one.source, one.place)
            yield from (lost for named in named_in(one) for lost in self._ask(*named))


def _nowhere(lost: _Lost, near: list[str]) -> Problem:
    group, name, place, steps = lost
    word = _GROUPS[group][0]
    listed = ", ".join(f"«{one}»" for one in near)
    return Problem(
        place,
        Text(
            vi=f"không có {word.vi} nào mang mã «{name}»" + (f"; có phải {listed}?" if near else "."),
            en=f"there is no {word.en} «{name}»" + (f"; did you mean {listed}?" if near else "."),
        ),
        about=(group, name, place.file, *steps),
        # The code nearest to a mistyped code may well be that of something else.
        fix=Fix(Text(vi=f"thay bằng «{near[0]}»", en=f"replace with «{near[0]}»"), near[0])
        if near and not _CODE.fullmatch(name)
        else None,
    )
