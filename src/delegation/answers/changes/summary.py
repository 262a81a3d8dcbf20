"""What every output shows of changes: the moves put together, each matter with its chains, entries that read alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from delegation.answers.changes import Changes, breaking, replacing
from delegation.answers.changes.causes import instrument, register_of
from delegation.answers.changes.differences import Difference, Kind, differences
from delegation.answers.changes.entries import told
from delegation.answers.changes.sentences import EntryTurn, Group
from delegation.authority.entries import Party
from delegation.authority.links import Chain
from delegation.findings import Finding, Language, Text
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.questions.compare import Comparison, Move
from delegation.questions.compare.renames import is_told
from delegation.speech import chains, counted, in_english, instruments, number, unknowns
from delegation.speech.holders import holder_label
from delegation.speech.text import joined
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class MatterLine:
    """A matter with the chains of those who stood before or stand after, each said in a sentence."""

    matter: MatterId
    title: str
    before: tuple[Text, ...]
    after: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class AlikeEntries:
    """Entries of a group of which the same is said."""

    said: tuple[Text, ...]
    entries: tuple[EntryTurn, ...]


_ORDER: tuple[Kind, ...] = ("ended", "returned", "moved", "corrected", "added", "doubted", "settled")
"""What is lost stands first: somebody has to act on it."""


@dataclass(frozen=True, slots=True)
class HolderPair:
    """All changes of a kind between the same holders, by cause, those with most matters first."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    by_cause: tuple[Difference, ...]

    @property
    def matters(self) -> int:
        """How many matters change hands so."""
        return len({matter for one in self.by_cause for matter in one.matters})

    def said(self) -> Text:
        """Name both sides; words where nobody stands."""
        before, after = ", ".join(self.before), ", ".join(self.after)
        return Text(
            f"{before or 'chưa xác định chủ thể'} → {after or 'chưa xác định chủ thể thay thế'}",
            f"{before or 'nobody in the register yet'} → {after or 'nobody left in the register'}",
        )


def moved(comparison: Comparison, language: Language) -> dict[Kind, tuple[HolderPair, ...]]:
    """Give the changes of who owns or acts by kind, those with most matters first. Entries tell of all else."""
    found = [one for one in differences(comparison, language, instruments.instrument) if one.moves]
    by_kind: dict[Kind, tuple[HolderPair, ...]] = {}
    for kind in _ORDER:
        pairs: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Difference]] = {}
        for one in found:
            if one.kind == kind:
                pairs.setdefault((one.before, one.after), []).append(one)
        own = [HolderPair(before, after, tuple(some)) for (before, after), some in pairs.items()]
        if own:
            by_kind[kind] = tuple(sorted(own, key=lambda one: -one.matters))
    return by_kind


def counted_twice(by_kind: Mapping[Kind, Iterable[HolderPair]]) -> Text | None:
    """Say how many matters there are, where one changes in several ways and the numbers of the kinds do not add up to them."""
    kinds = [
        {matter for pair in pairs for one in pair.by_cause for matter in one.matters} for pairs in by_kind.values()
    ]
    every = len(set().union(*kinds))
    if sum(map(len, kinds)) == every:
        return None
    return Text(
        f"Một việc có thể thuộc nhiều loại thay đổi, nên số việc của các loại không cộng lại thành tổng số: {number(every).vi} việc.",
        f"A matter may change in several ways, so that the numbers of the kinds do not add up to the {in_english(every, 'matter')}.",
    )


def lines(one: Difference, comparison: Comparison, *, with_reasons: bool = True) -> tuple[MatterLine, ...]:
    """Give the matters of a change, each with its chains; ``with_reasons``: why something is not known."""
    return tuple(
        MatterLine(matter, title(matter, comparison), *chains_of(move, comparison, with_reasons=with_reasons))
        for matter, move in zip(one.matters, one.moves, strict=True)
    )


def title(matter: MatterId, comparison: Comparison) -> str:
    """Give the title of a matter of either register."""
    found = comparison.new.register.matters.get(matter) or comparison.old.register.matters.get(matter)
    return found.title if found is not None else matter


def chains_of(
    move: Move, comparison: Comparison, *, with_reasons: bool = True
) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """Say how those who came or went came to it: before, and after."""
    was = _side(move.before, move.chains[0], comparison.old.register, with_reasons=with_reasons)
    becomes = (
        *_returned(move, comparison),
        *_side(move.after, move.chains[1], comparison.new.register, with_reasons=with_reasons),
    )
    # A chain that goes on is told by the side that came or went.
    return tuple(one for one in was if one not in becomes), tuple(one for one in becomes if one not in was)


def _returned(move: Move, comparison: Comparison) -> Iterator[Text]:
    """Say who is presumed to have it again, where the register does not know who owns by law."""
    standing = {one.holder for one in move.after}
    for one in move.back:
        if one.holder is not None and one.holder not in standing:
            name = holder_label(one.holder, register_of(comparison, one.holder))
            yield Text(
                f"trở về bên giao {name.vi}, căn cứ chưa rõ",
                f"back with the giver {name.en}, by what basis is not known",
            )


def _side(
    parties: Iterable[Party], found: Iterable[Chain], register: Register, *, with_reasons: bool
) -> tuple[Text, ...]:
    """Say the chain of each party, or why it is not known who it is. A chain that another one continues is told with it."""
    told_, every = [], tuple(found)
    for party, chain in zip(parties, every, strict=True):
        if chain and not any(len(one) > len(chain) and one[: len(chain)] == chain for one in every):
            told_.append(chains.said(chain, register, with_reasons=with_reasons))
        elif not chain and party.because:
            why = unknowns.reasons(party.because)
            if not with_reasons:
                told_.append(Text("chưa rõ chủ thể", "holder not known"))
                continue
            told_.append(Text(f"chưa rõ chủ thể: {why.vi}", f"holder not known: {why.en}"))
    return tuple(dict.fromkeys(told_))


def entries(comparison: Comparison) -> Mapping[Group, tuple[AlikeEntries, ...]]:
    """Give what became of entries by group, those of which the same is said put together, the most first."""
    groups: dict[Group, dict[tuple[str, tuple[Text, ...]], list[EntryTurn]]] = {}
    for one in told(comparison):
        groups.setdefault(one.group, {}).setdefault((one.sort, one.said), []).append(one)
    return {
        group: tuple(
            AlikeEntries(said, tuple(some)) for (_, said), some in sorted(found.items(), key=lambda item: -len(item[1]))
        )
        for group, found in groups.items()
    }


def summed(changes: Changes) -> tuple[Text, ...]:
    """Say in a few words how much differs, of each sort that has any."""
    one = changes.comparison
    held = len({matter.id for matter in one.matters if matter.moves})
    return tuple(
        counted(count, vi, en, many)
        for count, vi, en, many in (
            (held, "việc đổi chủ thể có thẩm quyền hoặc giải quyết", "matter held by others", "matters held by others"),
            (
                len(one.matters) - held,
                "việc được ghi khác",
                "matter that reads differently",
                "matters that read differently",
            ),
            (len(one.grants), "lần giao quyền", "grant", ""),
            (len(one.instruments), "văn bản", "instrument", ""),
            (len(one.holders), "chủ thể", "holder", ""),
            (len(one.numbers), "số liệu công bố", "published figure", ""),
            (
                len([each for each in one.renamed if is_told(each, one.new.register)]),
                "mục đổi tên",
                "entry renamed",
                "entries renamed",
            ),
            (len(one.others), "mục khác", "other entry", "other entries"),
            (len(changes.new), "phát hiện mới", "new finding", ""),
            (len(changes.gone), "phát hiện không còn", "finding that is gone", "findings that are gone"),
            (
                len(changes.weighed),
                "phát hiện đổi mức",
                "finding that weighs differently",
                "findings that weigh differently",
            ),
        )
        if count
    )


def of_finding(changes: Changes, one: Finding) -> Text:
    """Say a finding; where it came or went with a waiver only, that."""
    old, new = ({finding.key for finding in analysis.waived} for analysis in changes.analyses)
    if one.key in new:
        return Text(f"{one.said.vi} (nay được miễn trừ)", f"{one.said.en} (waived now)")
    if one.key in old:
        return Text(f"{one.said.vi} (không còn được miễn trừ)", f"{one.said.en} (no longer waived)")
    return one.said


def by_check(found: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    """Group findings by check, in the order in which they come."""
    groups: dict[str, list[Finding]] = {}
    for one in found:
        groups.setdefault(one.check, []).append(one)
    return {check: tuple(some) for check, some in groups.items()}


def replaced(comparison: Comparison, difference: Difference) -> tuple[Text, ...]:
    """Say what replaces the instruments whose end is the cause; the register may not say what it gives."""
    found = {}
    for cause in difference.causes:
        ended = comparison.new.register.instrument(cause.about)
        if cause.edge == "end" and ended is not None and ended.replaced_by:
            names = [instrument(name, comparison, instruments.instrument) for name in ended.replaced_by]
            was = instruments.instrument(ended)
            found[ended.id] = Text(
                f"{was.vi} được thay bằng {'; '.join(one.vi for one in names)}",
                f"{was.en} is replaced by {'; '.join(one.en for one in names)}",
            )
    return tuple(found.values())


NOTHING = Text("Không có gì khác nhau.", "Nothing differs.")


def verdict(changes: Changes) -> Text:
    """Say whether authority breaks."""
    if changes.is_breaking and not any(one.certain for one in changes.reasons):
        return Text(
            "Có thể gián đoạn thẩm quyền nhưng chưa chắc chắn, cần xem xét",
            "Authority may break, which is not certain; to be considered",
        )
    if changes.is_breaking:
        return Text("Có gián đoạn thẩm quyền, cần xem xét", "Authority breaks, to be considered")
    unsure = joined(", ", breaking.doubts(changes.comparison))
    if unsure.vi:
        return Text(
            f"Chưa rõ có gián đoạn thẩm quyền không, cần xem xét: {unsure.vi} nay chưa chắc chắn",
            f"Not known whether authority breaks, to be considered: {unsure.en} now in doubt",
        )
    if replacing.every(changes.comparison):
        return Text(
            "Không gián đoạn thẩm quyền: không việc nào mất chủ thể, lần giao nào chấm dứt cũng được thay liên tục, không có lỗi mới",
            "Authority does not break: no matter loses its holder, every grant that ends is replaced without a gap, no error is new",
        )
    return Text(
        "Không gián đoạn thẩm quyền: không việc nào mất chủ thể, không lần giao nào chấm dứt, không có lỗi mới",
        "Authority does not break: no matter loses its holder, no grant ends, no error is new",
    )


def not_revived(by_kind: Mapping[Kind, Iterable[HolderPair]]) -> Text | None:
    """Say that an ended text brings no older one back, where nobody succeeds whoever lost something."""
    if all(pair.after for pair in by_kind.get("ended", ())):
        return None
    return Text(
        "Văn bản đã hết hiệu lực không làm văn bản cũ có hiệu lực trở lại. Sổ chỉ ghi những gì đã công bố: chủ thể kế tiếp, nếu "
        "có, phải được ghi theo văn bản mới.",
        "An ended text brings no older one back. The register holds only what is public: a successor, if there is one, has to "
        "be entered by the new text.",
    )
