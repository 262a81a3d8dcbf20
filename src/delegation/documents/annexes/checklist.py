"""What whoever drafts a decision must know before it is signed: told on the screen, and on a page of its own before the draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from delegation.documents.annexes import advice
from delegation.documents.annexes.alike import alike, in_one
from delegation.documents.annexes.drafting import BODY, item
from delegation.documents.shared.before_signing import TITLE
from delegation.documents.word.page import section
from delegation.documents.word.text import LetterStyle, paragraph, run
from delegation.findings import Explained, Finding, Language, Text, named
from delegation.model.register import Register
from delegation.model.terms import iso_day
from delegation.speech import days, instruments, sentence
from delegation.speech.numbers import ranges
from delegation.speech.official import official
from delegation.values import dataclass

BLANKS = Text("chỗ … do cơ quan soạn thảo điền", "the blanks (…) are for the office that drafts it")
_NOT_SIGNED = "(Trang này không thuộc dự thảo Quyết định; bỏ ra trước khi trình ký)"


@dataclass(frozen=True, slots=True)
class ToConsider:
    """Something to be considered before a decision is signed: what, of which of its matters, and what is proposed.

    ``is_of_term``: whether its giver holds some of it for a shorter time only.
    """

    said: Text
    matters: tuple[str, ...] = ()
    proposed: Text | None = None
    is_of_term: bool = False

    def told(self, serials: Mapping[str, Sequence[int]], every: int) -> Text:
        """Say it in one sentence. ``serials``: the numbers of the rows of the draft's annex by matter; ``every``: how many there are."""
        rows = sorted({at for one in self.matters for at in serials.get(one, ())})
        said = self.said
        if rows and len(rows) < every:
            where = ranges(rows)
            said = Text(f"{said.vi} (phụ lục của dự thảo: STT {where})", f"{said.en} (annex of the draft: No. {where})")
        elif rows:
            said = Text(f"{said.vi} (mọi dòng của phụ lục dự thảo)", f"{said.en} (every row of the annex of the draft)")
        if self.proposed is None:
            return said
        return Text(f"{said.vi}. Đề nghị {self.proposed.vi}", f"{said.en}. Proposed: {self.proposed.en}")


def of_finding(one: Finding, explained: Explained, register: Register) -> ToConsider:
    """Give a finding of the register as it would be by the draft. Where it knows a last day, that is proposed for its matters."""
    found = advice.found(one)
    said = Text(*(official(found.in_(each), register, each).rstrip(". ") for each in ("vi", "en")))
    last = _last_day(one)
    if last is not None:
        proposed = Text(
            f"chỉ gia hạn những việc này đến hết ngày {last.vi}", f"extend these until {last.en} only, the others as drafted"
        )  # fmt: skip
        return ToConsider(said, named(one), proposed, is_of_term=True)
    asked = advice.asked(explained, one)
    vi = official(asked.vi, register, "vi").strip().rstrip(".").removeprefix("Đề nghị ")
    en = official(asked.en, register, "en").rstrip(". ")
    return ToConsider(said, named(one), Text(vi[:1].lower() + vi[1:], en[:1].lower() + en[1:]))


def _last_day(one: Finding) -> Text | None:
    """Give the last day that a finding would write; ``None`` where it would write something else, or nothing."""
    written = one.fix.replacement if one.fix is not None else None
    last = iso_day(written) if written is not None else None
    return days.day(last) if last is not None else None


def of_several(found: Sequence[Finding], register: Register, before: Register) -> Iterator[ToConsider]:
    """Give findings that would appear, what several say alike in one sentence."""
    titles = frozenset(one.title for side in (register, before) for one in side.matters.values())
    ordered = sorted(found, key=lambda one: (one.severity.rank, one.check, one.order))

    def told(some: Sequence[Finding], language: Language) -> str:
        def said(one: Finding) -> str:
            return official(advice.found(one).in_(language), register, language)

        groups = alike(some, said, lambda one: one.check, titles)
        return " ".join(each for group in groups for each in in_one(group, said, language)).rstrip(". ")

    def vietnamese(one: Finding) -> str:
        return official(advice.found(one).vi, register, "vi")

    for group in alike(ordered, vietnamese, lambda one: one.check, titles):
        yield ToConsider(Text(told(group.members, "vi"), told(group.members, "en")))


def page(told: Iterable[Text], header: str) -> Iterator[str]:
    """Give the page with all of it, a section of its own that stands before the draft."""
    yield paragraph(run(TITLE, LetterStyle(BODY, bold=True)), "center", before=12, keep=True)
    yield paragraph(run(_NOT_SIGNED, LetterStyle(BODY, italic=True)), "center", after=12, keep=True)
    for one in told:
        yield item(f"{instruments.numbered(sentence(one.vi)).rstrip('.')}.")
    yield paragraph("", section=section(header, wide=False))
