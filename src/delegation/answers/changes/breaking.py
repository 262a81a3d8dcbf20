"""Whether a change breaks authority, and why (docs/decisions/0020-what-breaks-authority.md)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from delegation.answers.changes import replacing, rows
from delegation.findings import Finding, Text
from delegation.model.matters import MatterId
from delegation.model.severity import Severity
from delegation.model.terms import Day, Unknown, if_known
from delegation.questions.compare import Comparison, GrantChange, MatterChange, Move
from delegation.speech import in_english, joined, number
from delegation.values import dataclass

ReasonKind = Literal["no-owner", "no-exerciser", "grant-ended", "grant-suspended", "new-error"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a change breaks authority. ``about``: ids of matters or grants, or keys of findings, in their order.

    ``certain``: whether some of it surely stood before; else it may be that nothing was lost.
    """

    kind: ReasonKind
    about: tuple[str, ...]
    said: Text
    certain: bool = True


def reasons(comparison: Comparison, worse: Sequence[Finding]) -> Iterator[Reason]:
    """Give the reasons, the heaviest first. ``worse``: findings that are new or weigh more than before."""
    yield from _without_owner(comparison)
    yield from _without_exerciser(comparison)
    yield from _ended_grants(comparison)
    yield from _suspended_grants(comparison)
    yield from _in_part(comparison)
    errors = sorted(one.key for one in worse if one.severity is Severity.ERROR)
    if errors:
        checks = Counter(key.partition(":")[0] for key in errors)
        listed = ", ".join(f"{name}: {count}" for name, count in sorted(checks.items()))
        yield Reason(
            "new-error",
            tuple(errors),
            Text(
                f"{number(len(errors)).vi} phát hiện mức lỗi mới ({listed})",
                f"{in_english(len(errors), 'new finding')} that weigh as errors ({listed})",
            ),
        )


def is_left(move: Move) -> bool:
    """Whether somebody stood before and nobody does after."""
    return bool(move.before) and not move.after


@dataclass(frozen=True, slots=True)
class Emptied:
    """The matters that nobody owns any more: those that somebody loses, and those of which it was never known who had them and that lose their basis."""

    lost: tuple[MatterId, ...]
    never_known: tuple[MatterId, ...]

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.lost) + len(self.never_known)

    def said(self) -> tuple[Text, ...]:
        """Say of how many it was never known, so that every output of one night gives the same numbers; nothing where of none."""
        if not self.never_known:
            return ()
        lost, never = number(len(self.lost)), number(len(self.never_known))
        return (
            Text(
                f"{lost.vi} việc mất chủ thể, {never.vi} việc vốn chưa rõ chủ thể",
                f"{in_english(len(self.lost), 'loses its holder', 'lose their holder')}, of {never.en} it was never known",
            ),
        )


def emptied(comparison: Comparison) -> Emptied:
    """Give the matters without an owner after, which had one, or a basis by which somebody unknown had them."""
    lost, never = list[MatterId](), list[MatterId]()
    for one in comparison.matters:
        left = [move for move in one.moves if is_left(move) and move.role != "acts"]
        if left:
            known = any(party.holder is not None for move in left for party in move.before)
            (lost if known else never).append(one.id)
    return Emptied(tuple(lost), tuple(never))


def _without_owner(comparison: Comparison) -> Iterator[Reason]:
    found = emptied(comparison)
    if not found.total:
        return
    names = {*found.lost, *found.never_known}
    left = [one for one in comparison.matters if one.id in names]
    over = sum(_is_over(one) for one in left)
    unsure = sum(not _was_sure(one) for one in left if one.id not in found.never_known)
    whole = Text(
        f"{number(found.total).vi} việc không còn chủ thể nào giữ thẩm quyền theo sổ",
        f"{in_english(found.total, 'matter')} left without an owner by the register",
    )
    more = [*found.said()]
    if over:
        more.append(
            Text(f"trong đó {number(over).vi} việc không còn được quy định", f"{number(over).en} no longer laid down")
        )
    if unsure:
        more.append(
            Text(
                f"{number(unsure).vi} việc trước đó chưa chắc chắn chủ thể",
                f"{number(unsure).en} had no certain owner before",
            )
        )
    beside = joined("; ", more)
    said = Text(f"{whole.vi} ({beside.vi})", f"{whole.en} ({beside.en})") if more else whole
    is_certain = any(_was_sure(one) for one in left)
    yield Reason("no-owner", tuple(one.id for one in left), said, certain=is_certain)


def _is_over(one: MatterChange | GrantChange) -> bool:
    """Whether the entry itself no longer holds, or is no longer in the register."""
    return one.turn.was in replacing.HELD and one.turn.becomes not in replacing.HELD


def _was_sure(one: MatterChange, *, acts: bool = False) -> bool:
    left = (move for move in one.moves if is_left(move) and (move.role == "acts") is acts)
    return any(party.certain for move in left for party in move.before)


def _without_exerciser(comparison: Comparison) -> Iterator[Reason]:
    """Tell of matters that keep an owner and have nobody who acts; the others are told of already."""
    left = [
        one
        for one in comparison.matters
        if any(is_left(move) and move.role == "acts" for move in one.moves)
        and not any(is_left(move) and move.role != "acts" for move in one.moves)
    ]
    if left:
        yield Reason(
            "no-exerciser",
            tuple(one.id for one in left),
            Text(
                f"{number(len(left)).vi} việc không còn chủ thể nào giải quyết theo sổ",
                f"{in_english(len(left), 'matter')} left without anybody who acts by the register",
            ),
            certain=any(_was_sure(one, acts=True) for one in left),
        )


def _ended_grants(comparison: Comparison) -> Iterator[Reason]:
    """Tell of grants that held and do not, and of those that have fewer matters."""
    by_others = replacing.every(comparison)
    yield from _interrupted([(name, one.gap) for name, one in by_others.items() if one.gap is not None])
    yield from _narrowed([name for name, one in by_others.items() if one.gap is None and one.is_narrower])
    ended = [one for one in comparison.grants if replacing.is_over(one) and one.id not in by_others]
    fewer = [one for one in comparison.grants if one.matters_removed and not _is_over(one)]
    if not ended and not fewer:
        return
    matters = {matter for one in ended for matter in _matters(one)}
    matters |= {matter for one in fewer for matter in one.matters_removed}
    unlisted = sum(one.before is not None and isinstance(one.before.rows, Unknown) for one in ended)
    vi, en = [], []
    if ended:
        vi.append(f"{number(len(ended)).vi} lần giao quyền chấm dứt hoặc bị rút")
        en.append(f"{in_english(len(ended), 'grant')} ended or withdrawn")
    if fewer:
        vi.append(f"{number(len(fewer)).vi} lần giao quyền bớt việc")
        en.append(f"{in_english(len(fewer), 'grant')} with fewer matters")
    listed = f"{number(len(matters)).vi} việc", in_english(len(matters), "matter")
    more = Text("", "")
    if unlisted:
        more = Text(
            f"; {number(unlisted).vi} lần giao chưa công bố danh mục",
            f"; {in_english(unlisted, 'grant')} without a list",
        )
    unsure = sum(one.turn.was == "may-hold" for one in (*ended, *fewer))
    if unsure:
        more = Text(
            f"{more.vi}; {number(unsure).vi} lần giao trước đó đã chưa chắc còn hiệu lực",
            f"{more.en}; {in_english(unsure, 'grant')} not certain to be in force before",
        )
    yield Reason(
        "grant-ended",
        tuple(one.id for one in (*ended, *fewer)),
        Text(f"{', '.join(vi)} ({listed[0]}{more.vi})", f"{', '.join(en)} ({listed[1]}{more.en})"),
        certain=unsure < len(ended) + len(fewer),
    )


def _interrupted(found: Sequence[tuple[str, tuple[Day, Day]]]) -> Iterator[Reason]:
    """Tell of grants that another one replaces for the same receiver, with days between."""
    if found:
        days = (min(first for _, (first, _) in found), max(last for _, (_, last) in found))
        gap = replacing.between(days)
        yield Reason(
            "grant-ended",
            tuple(name for name, _ in found),
            Text(
                f"{number(len(found)).vi} lần giao quyền được thay sau khi gián đoạn {gap.vi}",
                f"{in_english(len(found), 'grant')} replaced after a gap {gap.en}",
            ),
        )


def _narrowed(names: Sequence[str]) -> Iterator[Reason]:
    """Tell of grants that another one replaces for the same receiver, who has less by it."""
    if names:
        yield Reason(
            "grant-ended",
            tuple(names),
            Text(
                f"{number(len(names)).vi} lần giao quyền được thay bằng lần giao hẹp hơn",
                f"{in_english(len(names), 'grant')} replaced by one that gives less",
            ),
        )


def _suspended_grants(comparison: Comparison) -> Iterator[Reason]:
    """Tell of grants that held and are suspended: they go on afterwards."""
    held = [one for one in comparison.grants if one.turn.is_suspended]
    if held:
        count = len(rows.suspended((one.before for one in held if one.before), comparison))
        yield Reason(
            "grant-suspended",
            tuple(one.id for one in held),
            Text(
                f"{number(len(held)).vi} lần giao quyền bị tạm ngưng ({number(count).vi} việc)",
                f"{in_english(len(held), 'grant')} suspended ({in_english(count, 'matter')})",
            ),
            certain=any(one.turn.was == "holds" for one in held),
        )


_PARTLY: Mapping[rows.End, tuple[ReasonKind, Text]] = {
    "ended": ("grant-ended", Text("hết hiệu lực một phần", "ended in part")),
    "suspended": ("grant-suspended", Text("bị tạm ngưng một phần", "suspended in part")),
}


def _in_part(comparison: Comparison) -> Iterator[Reason]:
    """Tell of grants that go on, but for rows by which somebody lost a matter."""
    stopped = rows.stopped(comparison)
    for how, (kind, said) in _PARTLY.items():
        these = [one for one in stopped if one.how == how]
        if these:
            grants = tuple(sorted({one.grant for one in these}))
            count = len({one.matter for one in these})
            yield Reason(
                kind,
                grants,
                Text(
                    f"{number(len(grants)).vi} lần giao quyền {said.vi} ({number(count).vi} việc)",
                    f"{in_english(len(grants), 'grant')} {said.en} ({in_english(count, 'matter')})",
                ),
                certain=any(one.certain for one in these),
            )


def doubts(comparison: Comparison) -> tuple[Text, ...]:
    """Say what surely held and may hold no more: grants, and matters whose only holder is in doubt. It breaks nothing for certain."""
    grants = sum("doubted" in one.turn.kinds for one in comparison.grants)
    alone = sum(any(_is_doubted(move) for move in one.moves) for one in comparison.matters)
    counts = ((alone, "việc", "matter"), (grants, "lần giao quyền", "grant"))
    return tuple(Text(f"{number(count).vi} {vi}", in_english(count, en)) for count, vi, en in counts if count)


def _is_doubted(move: Move) -> bool:
    return move.kind == "doubted" and len(move.after) == 1


def _matters(one: GrantChange) -> Iterable[MatterId]:
    return (row.matter for row in (if_known(one.before.rows) if one.before is not None else ()))
