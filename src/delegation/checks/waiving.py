"""Waivers and the baseline held against findings: they cover what they were given for, and nothing that has come since.

What a finding is about is its extent: matters, grants, communes, days, what else it is of, and how many it stands for beyond what is
named. A waiver that states it (``covers``) covers findings within; one that does not covers a finding about a single matter only. So does an entry of
the baseline, which has no end. A waiver of a group lists its findings: one that is of the group and not listed stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from delegation.checks.base import Check, Ids, Waivers
from delegation.checks.catalogue import CATALOGUE, OF_LEDGERS
from delegation.checks.extents import FindingExtents, extent
from delegation.checks.runner import run_waivers
from delegation.findings import Finding, Problem, RelatedPlace, Text, named
from delegation.model.figures import Covers, Known, Subjects, Waiver
from delegation.model.places import Place
from delegation.model.terms import Day
from delegation.speech import days, joined, numbers, text
from delegation.values import dataclass

if TYPE_CHECKING:
    from delegation.model.requests import Solves

_Entry: TypeAlias = "Waiver | Known | Solves"
_AnEntry = TypeVar("_AnEntry", Waiver, Known, "Solves")
_ALL = frozenset(one.id for one in CATALOGUE)
ONE = Covers(count=1)
"""What is covered where nothing is stated."""
_BASELINE = Text("danh sách phát hiện đã biết", "the baseline")


@dataclass(frozen=True, slots=True)
class Waived:
    """What waivers make of findings.

    ``known``: what the baseline lists. ``uncovered``: for those that stand though a waiver or the baseline names them, its place
    and what it does not cover, by their number.
    """

    standing: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    known: tuple[Finding, ...]
    about_waivers: tuple[tuple[Check, Problem], ...]
    uncovered: dict[int, RelatedPlace]


def waive(
    signed: Sequence[Finding],
    waivers: Sequence[Waiver],
    as_of: Day,
    known: Sequence[Known] = (),
    solves: Sequence[Solves] = (),
    ids: Callable[[], Ids] = Ids,
) -> Waived:
    """Set aside what a waiver of today covers, and what the baseline lists; say what is wrong with waivers and baseline.

    A waiver that has ended, matches nothing or states no extent; an entry of the baseline that matches nothing, or covers more than it
    matches. ``solves``: findings that requests would solve and that are no more. ``ids``: gives those of the register, to tell what was renamed.
    """
    by_key = {one.finding: one for one in waivers if as_of <= one.until}
    listed = {one.finding: one for one in known}
    standing: list[Finding] = []
    waived: list[Finding] = []
    found: list[Finding] = []
    uncovered: dict[int, RelatedPlace] = {}
    groups = _groups(by_key.values())
    for one in signed:
        waiver, entry = by_key.get(one.key), listed.get(one.key)
        beyond = [_beyond(one, each, as_of) for each in (waiver, entry) if each is not None]
        if waiver is not None and beyond[0] is None:
            waived.append(replace(one, waived_until=waiver.until.isoformat()))
        elif entry is not None and beyond[-1] is None:
            found.append(replace(one, known=True))
        else:
            told = beyond[-1] if beyond else _come_since(one, groups.get(one.check, {}).values())
            if told is not None:
                uncovered[len(standing)] = told
            standing.append(one)
    extents = FindingExtents(signed if waivers or known or solves else ())
    unwaived = frozenset(one.key for one in (*standing, *found))
    causes = {one.key: one.cause_key for one in signed} if known else {}
    outgrown = frozenset(one.key for one in standing) & (by_key.keys() | listed.keys())
    asked_of = (frozenset(_alien(signed, by_key)), _ALL, tuple(solves), OF_LEDGERS, ids, causes, outgrown)
    beheld = Waivers(tuple(waivers), extents, as_of, tuple(known), unwaived, *asked_of)
    return Waived(tuple(standing), tuple(waived), tuple(found), tuple(run_waivers(beheld, CATALOGUE)), uncovered)


def _groups(waivers: Iterable[Waiver]) -> dict[str, dict[Place, Waiver]]:
    """Give the groups that are waived, by their check and where they stand."""
    found: dict[str, dict[Place, Waiver]] = {}
    for one in waivers:
        if one.group is not None:
            found.setdefault(one.group.check, {})[one.group.place] = one
    return found


def beside(listed: Iterable[_Entry], names: AbstractSet[str]) -> AbstractSet[str]:
    """Give the checks that are to be asked beside those that were selected: what is said of waivers and known findings rests on them.

    ``listed``: the entries that name findings; ``names``: the ids that were selected.
    """
    if names >= _ALL or not names & OF_LEDGERS:
        return frozenset()
    return (_ALL & {one.finding.partition(":")[0] for one in listed}) - names


def asked(entries: Iterable[_AnEntry], names: AbstractSet[str]) -> list[_AnEntry]:
    """Leave out entries about findings of checks that were not asked (``names``: those that were): they match nothing."""
    left_out = _ALL - names
    return [one for one in entries if one.finding.partition(":")[0] not in left_out]


def _alien(signed: Iterable[Finding], by_key: Mapping[str, Waiver]) -> Iterator[str]:
    """Give the keys of findings that are not of the group that lists them."""
    for one in signed:
        waiver = by_key.get(one.key)
        if waiver is not None and not _belongs(one.check, one.subjects, waiver):
            yield one.key


def _beyond(one: Finding, entry: Waiver | Known, as_of: Day) -> RelatedPlace | None:
    """Give where a waiver or the baseline names a finding, and what of that it does not cover; ``None`` where it covers all."""
    if isinstance(entry, Waiver) and not _belongs(one.check, one.subjects, entry):
        return RelatedPlace(
            entry.place.at("finding"),
            Text(
                "miễn trừ này ghi cho một nhóm mà phát hiện không thuộc về",
                "the waiver here is of a group that this is not of",
            ),
        )
    more = added(one, entry.covers or ONE, as_of)
    if more is None:
        return None
    last = days.day(entry.until) if isinstance(entry, Waiver) else None
    by = Text(f"miễn trừ đến hết {last.vi}", f"the waiver until {last.en}") if last else _BASELINE
    return RelatedPlace(
        entry.place.at("finding"), Text(f"{by.vi} không phủ: {more.vi}", f"{by.en} does not cover {more.en}")
    )


def _belongs(check: str, subjects: Subjects, waiver: Waiver) -> bool:
    return waiver.group is None or waiver.group.holds(check, subjects)


def _come_since(one: Finding, groups: Iterable[Waiver]) -> RelatedPlace | None:
    """Give the waiver of a group that a finding belongs to without being listed: nobody approved it."""
    found = next((waiver for waiver in groups if _belongs(one.check, one.subjects, waiver)), None)
    if found is None:
        return None
    last = days.day(found.until)
    return RelatedPlace(
        found.decision.at("group"),
        Text(
            f"miễn trừ nhóm đến hết {last.vi} không phủ phát hiện này: nó không có trong các phát hiện được duyệt",
            f"the waiver of the group until {last.en} does not cover this: it is not among the findings that were approved",
        ),
    )


def is_waived(
    key: str,
    problem: Callable[[], Problem],
    waivers: Sequence[Waiver],
    as_of: Day,
    subjects: Callable[[], Subjects] = frozenset,
) -> bool:
    """Say whether a waiver of the day covers a problem of this key, with all that it is about.

    ``problem``: gives it with all that it says, which is asked only where one names it; ``subjects``: gives what it concerns, which is
    asked only where it is waived with a group.
    """
    waiver = next((one for one in reversed(waivers) if one.finding == key), None)
    if waiver is None or as_of > waiver.until or added(problem(), waiver.covers or ONE, as_of) is not None:
        return False
    return waiver.group is None or _belongs(key.partition(":")[0], subjects(), waiver)


def added(one: Finding | Problem, covers: Covers, as_of: Day | None = None) -> Text | None:
    """Say what a finding has beyond what a waiver covers; ``None`` where it has nothing.

    ``as_of``: the day that was asked about, which a sentence may name: it is another one each day.
    """
    parts = [*_names(one, covers), *_where_and_when(one, covers)] or [*_count(one, covers)]
    if not parts and records_sentence(covers) and one.says is not None:
        from delegation.checks.shared.approved import more_said  # noqa: PLC0415  only where a waiver records what its finding says

        parts = [*more_said(one.says, covers, extent(one), _key_parts(one), as_of)]
    if not parts and covers.areas is not None:
        from delegation.checks.shared import cells  # noqa: PLC0415  few waivers state cells

        more = cells.outside(cells.plain(one.areas), covers.areas)
        parts = [cells.said(more)] if more else []
    if covers.severity is not None and one.severity is not None and one.severity.rank < covers.severity.rank:
        from delegation.checks.shared.approved import heavier  # noqa: PLC0415  few weigh more than they did

        parts.append(heavier(one.severity, covers.severity))
    return joined("; ", parts) if parts else None


def _key_parts(one: Finding | Problem) -> Iterator[str]:
    for each in one.key.split(":") if isinstance(one, Finding) else one.about:
        yield from (each, *each.split(":"))


def records_sentence(covers: Covers) -> bool:
    """Whether it is recorded what a finding says, with the places of its values or without."""
    return (covers.says, covers.values) != (None, None)


def _names(one: Finding | Problem, covers: Covers) -> Iterator[Text]:
    """Say what a finding names and an extent does not. Whoever records what a finding says names all that it has: what is not there then was not there."""
    of_key = frozenset(_key_parts(one))
    within = None if covers.matters is None and covers.areas is None else covers.matters or ()
    if within is not None:
        within = (*within, *(area.matter for area in covers.areas or ()))
    for found, listed, is_open, vi, en in (
        (named(one), within, covers.is_open, "việc", "matters"),
        (one.grants, covers.grants, covers.says is None, "lần giao", "grants"),
        (one.others, covers.others, covers.is_open, "", ""),
    ):
        known = listed if listed is not None else (found if is_open else of_key)
        more = sorted(set(found).difference(known)) if found else ()
        if more:
            said = text.listed(more, 4)
            yield Text(f"{vi} {said.vi}".lstrip(), f"{en} {said.en}".lstrip())


def _where_and_when(one: Finding | Problem, covers: Covers) -> Iterator[Text]:
    areas = one.areas or one.reach
    if covers.communes is not None and areas:
        if any(area.communes is None for area in areas):
            yield Text("mọi xã, phường", "every commune")
        else:
            more = {code for area in areas for code in area.communes or ()} - set(covers.communes)
            if more:
                listed = text.listed(sorted(more), 4)
                yield Text(f"xã, phường {listed.vi}", f"communes {listed.en}")
    starts = [area.start or date.min for area in areas]
    ends = [area.end or date.max for area in areas]
    if covers.start is not None and starts and min(starts) < covers.start:
        day = days.day(covers.start)
        yield Text(f"các ngày trước {day.vi}", f"the days before {day.en}")
    if covers.end is not None and ends and max(ends) > covers.end:
        day = days.day(covers.end)
        yield Text(f"các ngày sau {day.vi}", f"the days after {day.en}")


def _count(one: Finding | Problem, covers: Covers) -> Iterator[Text]:
    most = covers.count
    is_recorded = records_sentence(covers) or (
        covers.severity is not None and covers == Covers(severity=covers.severity)
    )
    if most is None and is_recorded and not (covers.matters or covers.areas or covers.others):
        # Whoever records what is said writes no number where it is of one thing, which no list names.
        most = 1
    elif most is None and covers.says is not None and not one.areas:
        # Nor where it is of no more than is named; of cells there may be more where less is covered.
        most = max(1, len(covers.matters or ()))
    if most is not None and one.count > most:
        now, then = numbers.number(one.count), numbers.number(most)
        yield Text(
            f"phần hơn {then.vi} việc: phát hiện nay gồm {now.vi}",
            f"more than {then.en} matters: the finding now stands for {now.en}",
        )
