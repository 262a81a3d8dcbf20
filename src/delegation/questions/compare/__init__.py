"""Two registers side by side, each on its day: what differs, by id, in legal words and never by lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from delegation.authority.entries import ChangeCause, Party
from delegation.authority.examination import Examination
from delegation.authority.holdings import Holdings
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.matters import Matter, MatterId
from delegation.model.worded import english_of
from delegation.questions.compare import entries, others
from delegation.questions.compare.codes import NO_CODES, Codes, replaced_between
from delegation.questions.compare.moves import ChangedMatter, moves
from delegation.questions.compare.narrowing import may_differ
from delegation.questions.compare.outcomes import differing, turn
from delegation.questions.compare.ownerships import based, ownerships
from delegation.questions.compare.renames import renamed, with_new_ids
from delegation.questions.compare.words import (
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
from delegation.speech import day

__all__ = [
    "Area",
    "ChangeCause",
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
    "compare_days",
    "compare_matter",
    "refuse_before_baseline",
]

_MATTER = {
    "title": "title",
    "kind": "kind",
    "field": "field",
    "level": "level",
    "coordinators": "coordinators",
    "co_deciding": "co-deciding",
    "dimensions": "dimensions",
    "territory": "territory",
    "term": "term",
    "reserved": "reserved",
    "procedure": "procedure",
    "gaps": "gaps",
}
"""Aspect of each value."""


def compare(old: Examination, new: Examination, only: entries.Only = None) -> Comparison:
    """Compare two registers, or one on two days. Where an entry stands in the files makes no difference.

    An entry that goes on under another id is called by that one on both sides.

    ``only``: ids of the entries that are asked about; by default all are.
    Raises ``AskedWronglyError`` where a day lies before the baseline of its register: nothing is examined there.
    """
    for one in (old, new):
        refuse_before_baseline(one)
    if old.register is new.register:
        # On two days it has the same tilings.
        old = new.on(old.as_of)
    entries_renamed = renamed(old.register, new.register)
    if entries_renamed:
        old = Examination(with_new_ids(old.register, entries_renamed), old.as_of)
    grants = tuple(entries.grants(old, new, only))
    matters = _matters(old, new, {one.id: one for one in grants}, only)
    return Comparison(
        old=old,
        new=new,
        matters=matters,
        grants=grants,
        holders=tuple(entries.holders(old, new, only)),
        instruments=tuple(entries.instruments(old, new, only)),
        numbers=tuple(entries.numbers(old, new, only)),
        others=(
            *others.others(old.register, new.register, only),
            *others.communes_between(old, new, only),
            *_requests(old, new, only),
        ),
        corrected=dict(_corrected(matters)),
        renamed=tuple(one for one in entries_renamed if only is None or one.old in only or one.new in only),
    )


def compare_days(old: Examination, new: Examination) -> tuple[MatterChange, ...]:
    """Compare the matters of one register on two days, as ``compare`` does, and nothing else: a horizon asks it for each day on which anything ends."""
    for one in (old, new):
        refuse_before_baseline(one)
    # Where every grant is the same on both sides, what became of one is told by its row.
    return _matters(old, new, {}, None)


def may_change(old: Examination, new: Examination) -> frozenset[MatterId] | None:
    """Give the matters of one register of which ``compare_days`` may tell anything; ``None``: any of them."""
    may = may_differ(old, new)
    if may is None or not new.register.recoded:
        return may
    return may | replaced_between((Holdings(old), Holdings(new))).new.keys()


def _matters(
    old: Examination, new: Examination, grants: Mapping[str, GrantChange], only: entries.Only
) -> tuple[MatterChange, ...]:
    sides = Holdings(old), Holdings(new)
    codes = replaced_between(sides) if new.register.recoded else NO_CODES
    asked = _asked(may_differ(old, new), codes, only)
    found = (
        _of_code(key, before, after, sides, grants, codes)
        for key, before, after in entries.pairs(old.register.matters, new.register.matters, asked)
    )
    return tuple(one for one in found if one is not None)


def _asked(may: frozenset[MatterId] | None, codes: Codes, only: entries.Only) -> entries.Only:
    """Give the matters to compare: those that may differ or took over from an old code, of those that are asked about; ``None``: all."""
    if may is None:
        return only
    return frozenset(one for one in (*may, *codes.new) if only is None or one in only)


def _requests(old: Examination, new: Examination, only: entries.Only) -> Iterator[EntryChange]:
    if old.register.requests or new.register.requests:
        from delegation.questions.compare.requests import requests  # noqa: PLC0415  few registers have any

        yield from requests(old, new, only)


def _of_code(
    key: MatterId,
    before: Matter | None,
    after: Matter | None,
    sides: tuple[Holdings, Holdings],
    grants: Mapping[str, GrantChange],
    codes: Codes,
) -> MatterChange | None:
    """Compare one matter; where its code replaced others between the two days, who holds it with who held them."""
    found = _matter(key, before, after, sides, grants)
    if key in codes.old:
        return found if found is None else replace(found, moves=(), replaced_by=codes.old[key])
    if key not in codes.new:
        return found
    # What it took over from is compared with it even where nothing else of it differs.
    old, new = sides
    was, becomes = old.life(before), new.life(after)
    found = found or MatterChange(key, before, after, Turn(was.state, becomes.state, (), (), ()), (), ())
    earlier = [old.register.matters.get(name) for name in codes.new[key]]
    changed = ChangedMatter(key, grants, found.ownerships, found.turn, sides)
    # Whoever had the new code already has it still, or is told of by its own moves.
    own = found.moves if was.state in ("holds", "may-hold") else ()
    told = dict.fromkeys((*own, *(one for each in earlier for one in moves(each, after, *sides, changed))))
    return replace(found, moves=tuple(told), replaces=codes.new[key])


def _corrected(matters: Iterable[MatterChange]) -> Iterator[tuple[MatterId, tuple[OwnershipChange, ...]]]:
    for one in matters:
        changed = tuple(change for change in one.ownerships if "corrected" in change.turn.kinds)
        if changed:
            yield one.id, changed


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
                f"Không so sánh được tại ngày {day(one.as_of).vi}: sổ «{one.register.name}» chỉ xét thẩm quyền từ mốc "
                f"{day(baseline).vi}; hãy chọn ngày từ mốc đó trở đi.",
                f"Cannot compare as of {day(one.as_of).en}: the register “{english_of(one.register.name)}” examines authority from "
                f"its baseline {day(baseline).en} on; choose that day or a later one.",
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
        aspects = (*differing(before, after, _MATTER), *based(before.basis, after.basis, old, new))
    stated = turn(was, becomes, aspects, key, ())
    changed = tuple(ownerships(key, before, after, sides))
    moved = moves(before, after, old, new, ChangedMatter(key, grants, changed, stated, sides))
    if stated is None and not changed and not moved:
        return None
    stated = stated or Turn(was.state, becomes.state, (), (), ())
    return MatterChange(key, before, after, stated, changed, moved)
