"""Two registers side by side, each on its day: what differs, by id, in legal words and never by lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from delegation.authority.entries import ABSENT, Cause, Party, cited
from delegation.authority.examination import Examination
from delegation.authority.holdings import Holdings, instruments_of
from delegation.authority.links import ByLaw
from delegation.comparison import entries, others
from delegation.comparison.moves import Changed, moves
from delegation.comparison.turns import bare, differing, turn
from delegation.comparison.words import (
    Area,
    Comparison,
    EntryChange,
    GrantChange,
    HolderChange,
    InstrumentChange,
    MatterChange,
    Move,
    NumberChange,
    OwnershipChange,
    Turn,
)
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.instruments import Citation
from delegation.model.matters import Matter, MatterId, Ownership
from delegation.model.terms import Unknown

__all__ = [
    "Area",
    "Cause",
    "Comparison",
    "EntryChange",
    "GrantChange",
    "HolderChange",
    "InstrumentChange",
    "MatterChange",
    "Move",
    "NumberChange",
    "OwnershipChange",
    "Party",
    "Turn",
    "compare",
    "compare_matter",
    "refuse_before_baseline",
]

_OWNERSHIP = {"term": "term", "holder": "owner"}
"""Aspect of each value. The holder differs only where neither register knows it, and each says why."""
_MATTER = {
    "title": "title",
    "kind": "kind",
    "field": "field",
    "level": "level",
    "coordinators": "coordinators",
    "dimensions": "dimensions",
    "territory": "territory",
    "term": "term",
    "reserved": "reserved",
    "procedure": "procedure",
}


def compare(old: Examination, new: Examination, only: entries.Only = None) -> Comparison:
    """Compare two registers, or one on two days. Where an entry stands in the files makes no difference.

    ``only``: ids of the entries that are asked about; by default all are.
    Raises ``AskedWronglyError`` where a day lies before the baseline of its register: nothing is examined there.
    """
    for one in (old, new):
        refuse_before_baseline(one)
    grants = tuple(entries.grants(old, new, only))
    by_id = {one.id: one for one in grants}
    sides = Holdings(old), Holdings(new)
    found = (
        _matter(key, before, after, sides, by_id)
        for key, before, after in entries.pairs(old.register.matters, new.register.matters, only)
    )
    return Comparison(
        old=old,
        new=new,
        matters=tuple(one for one in found if one is not None),
        grants=grants,
        holders=tuple(entries.holders(old, new, only)),
        instruments=tuple(entries.instruments(old, new, only)),
        numbers=tuple(entries.numbers(old, new, only)),
        others=tuple(others.others(old.register, new.register, only)),
    )


def compare_matter(
    matter: MatterId, old: Holdings, new: Holdings
) -> tuple[MatterChange | None, tuple[GrantChange, ...]]:
    """Compare one matter and the grants that name it; ``None`` where nothing differs."""
    only = {grant.id for side in (old, new) for grant, _ in side.register.grants_of.get(matter, ())}
    grants = tuple(entries.grants(old.examination, new.examination, only))
    before, after = (side.register.matters.get(matter) for side in (old, new))
    return _matter(matter, before, after, (old, new), {one.id: one for one in grants}), grants


def refuse_before_baseline(one: Examination) -> None:
    """Raise ``AskedWronglyError`` for a day before the baseline of a register."""
    baseline = one.register.baseline
    if one.as_of < baseline:
        raise AskedWronglyError(
            Text(
                f"Không so sánh được tại ngày {one.as_of:%d/%m/%Y}: sổ «{one.register.name}» chỉ xét thẩm quyền từ mốc "
                f"{baseline:%d/%m/%Y}; hãy chọn ngày từ mốc đó trở đi.",
                f"Cannot compare as of {one.as_of.isoformat()}: the register “{one.register.name}” examines authority from "
                f"its baseline {baseline.isoformat()} on; choose that day or a later one.",
            )
        )


def _matter(
    key: MatterId,
    before: Matter | None,
    after: Matter | None,
    sides: tuple[Holdings, Holdings],
    grants: Mapping[str, GrantChange],
) -> MatterChange | None:
    old, new = sides
    was, becomes = old.life(before), new.life(after)
    aspects: tuple[str, ...] = ()
    if before is not None and after is not None:
        aspects = (*differing(before, after, _MATTER), *_basis(before.basis, after.basis, old, new))
    stated = turn(was, becomes, aspects, key, ())
    ownerships = tuple(_ownerships(key, before, after, sides))
    moved = moves(before, after, old, new, Changed(key, grants, ownerships, stated))
    if stated is None and not ownerships and not moved:
        return None
    stated = stated or Turn(was.state, becomes.state, (), (), ())
    return MatterChange(key, before, after, stated, ownerships, moved)


def _basis(
    before: tuple[Citation, ...] | Unknown, after: tuple[Citation, ...] | Unknown, old: Holdings, new: Holdings
) -> tuple[str, ...]:
    if before is after or cited(old.register, before) == cited(new.register, after):
        return ()
    return ("basis",)


def _ownerships(
    key: MatterId, before: Matter | None, after: Matter | None, sides: tuple[Holdings, Holdings]
) -> Iterator[OwnershipChange]:
    """Compare the owners by law of a matter: those of the same holder over the same part belong together."""
    old, new = sides
    mine, other = _by_part(before, old), _by_part(after, new)
    for part in sorted({*mine, *other}, key=repr):
        one, another = mine.get(part), other.get(part)
        was = old.entry(ByLaw(one), before) if one is not None and before is not None else ABSENT
        becomes = new.entry(ByLaw(another), after) if another is not None and after is not None else ABSENT
        aspects: tuple[str, ...] = ()
        if one is not None and another is not None:
            aspects = (*differing(one, another, _OWNERSHIP), *_basis(one.basis, another.basis, old, new))
        by = {*instruments_of(one, old.register), *instruments_of(another, new.register)}
        found = turn(was, becomes, aspects, key, tuple(sorted(by)))
        if found is not None:
            yield OwnershipChange(one, another, found)


def _by_part(matter: Matter | None, side: Holdings) -> dict[tuple[object, ...], Ownership]:
    """Give the ownerships by holder and part; of several that are alike in both, each has a number."""
    if matter is None:
        return {}
    if len(matter.owners) == 1:
        return {(*_place_of(matter.owners[0]), 0): matter.owners[0]}
    seen: Counter[object] = Counter()
    found: dict[tuple[object, ...], Ownership] = {}
    for one in sorted(
        matter.owners, key=lambda one: repr((bare(one.term), cited(side.register, one.basis), one.holder))
    ):
        key = _place_of(one)
        found[*key, seen[key]] = one
        seen[key] += 1
    return found


def _place_of(one: Ownership) -> tuple[object, object]:
    """Give what an ownership is found again by. Why a holder is not known may be said in other words."""
    return (None if isinstance(one.holder, Unknown) else one.holder, bare(one.part))
