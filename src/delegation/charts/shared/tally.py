"""What stands at the foot of a comparison: totals, and what changes beside who holds what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.answers.changes.breaking import emptied
from delegation.answers.changes.differences import KINDS, Difference
from delegation.findings import Language, Text
from delegation.questions.compare import Comparison, Turn
from delegation.speech import in_english, joined, number

_ENTERED = ("entered", Text("được ghi thêm vào sổ", "entered"))
_WITHDRAWN = ("withdrawn", Text("không còn ghi trong sổ", "no longer in the register"))
_INSTRUMENTS = (
    ("added", Text("có hiệu lực", "begin")),
    _ENTERED,
    ("ended", Text("hết hiệu lực", "end")),
    _WITHDRAWN,
)
_HOLDERS = (
    ("added", Text("được thành lập", "begin")),
    _ENTERED,
    ("ended", Text("kết thúc hoạt động", "end")),
    _WITHDRAWN,
)
"""What is said of entries by the kinds of their turns: an instrument is in force, a body works."""


def notes_of(comparison: Comparison, found: Sequence[Difference], language: Language) -> tuple[str, ...]:
    """Count the changes by kind, the matters that nobody holds any longer, and what else differs."""
    return tuple(one.in_(language) for one in _notes(comparison, found))


def _notes(comparison: Comparison, found: Sequence[Difference]) -> Iterator[Text]:
    counts = [
        (KINDS[kind], len({matter for one in found if one.kind == kind for matter in one.matters}))
        for kind in KINDS
        if any(one.kind == kind for one in found)
    ]
    if counts:
        vi = "; ".join(f"{name.vi.lower()}: {number(count).vi} việc" for name, count in counts)
        en = "; ".join(f"{name.en.lower()}: {in_english(count, 'matter')}" for name, count in counts)
        yield Text(f"Cộng: {vi}.", f"In all: {en}.")
        every = len({matter for one in found for matter in one.matters})
        if sum(count for _, count in counts) > every:
            yield Text(
                f"Một việc có thể thuộc nhiều loại thay đổi; mỗi việc tính một lần là {number(every).vi} việc.",
                f"A matter may change in several ways; each counted once, they are {number(every).en}.",
            )
    yield from _emptied(comparison)
    restated = sum(not one.moves for one in comparison.matters)
    if restated:
        yield Text(
            f"{number(restated).vi} việc được ghi khác về nội dung, thời hạn hoặc căn cứ mà chủ thể không đổi.",
            f"With the same holders, but another content, term or basis: {in_english(restated, 'matter')}.",
        )
    yield from _turned("Văn bản", "Instruments", _INSTRUMENTS, [one.turn for one in comparison.instruments])
    yield from _turned("Chủ thể", "Holders", _HOLDERS, [one.turn for one in comparison.holders])
    if comparison.numbers:
        count = len(comparison.numbers)
        yield Text(
            f"{number(count).vi} số liệu công bố hoặc tổng số khác nhau.",
            f"{in_english(count, 'published number')} differ.",
        )


def _emptied(comparison: Comparison) -> Iterator[Text]:
    """Count the matters without a holder after, and of how many it was never known."""
    gone = emptied(comparison)
    if gone.total:
        whole = Text(number(gone.total).vi, in_english(gone.total, "matter"))
        more = joined("; ", gone.said())
        parts = Text(f" ({more.vi})", f" ({more.en})") if more.vi else more
        yield Text(
            f"{whole.vi} việc không còn chủ thể theo sổ tại ngày sau{parts.vi}: cần xem xét; văn bản đã hết hiệu lực "
            "không làm văn bản cũ có hiệu lực trở lại.",
            f"Without a holder in the register on the later day: {whole.en}{parts.en}, to be considered; the end of a "
            "text does not bring an older one back.",
        )


def _turned(vi: str, en: str, words: Sequence[tuple[str, Text]], turns: Sequence[Turn]) -> Iterator[Text]:
    """Count entries that begin, are entered, end, are taken out, or read differently; each once."""
    parts = []
    rest = len(turns)
    first = [next((kind for kind, _ in words if kind in one.kinds), "") for one in turns]
    for kind, said in words:
        count = first.count(kind)
        rest -= count
        if count:
            parts.append(Text(f"{number(count).vi} {said.vi}", f"{number(count).en} {said.en}"))
    if rest:
        parts.append(Text(f"{number(rest).vi} được ghi khác", f"{number(rest).en} read differently"))
    if parts:
        yield Text(f"{vi}: {', '.join(one.vi for one in parts)}.", f"{en}: {', '.join(one.en for one in parts)}.")
