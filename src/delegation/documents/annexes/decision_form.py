"""The form of a decision that is drafted (NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 1.2): who issues it, what it rests on, its articles, who signs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from delegation.documents.annexes.checklist import page
from delegation.documents.annexes.drafting import BODY, DOTS, cited, halves, head, label_of, text, written
from delegation.documents.shared.annex import Annex, Annexes
from delegation.documents.shared.numbering import Numbered
from delegation.documents.word.text import LetterStyle, paragraph, run
from delegation.findings import Text
from delegation.model.holders import Holder
from delegation.model.instruments import Instrument
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.speech.abbreviations import spelled

_SYMBOL = "QĐ-…"
ROWS = "viec-giao"
"""The key of the annex that lists what is given."""


def _in_full(holder: Holder, heads: Holder | None) -> str:
    """Name who issues a decision: the chair of a committee with the full name of that, in which people shorten it."""
    if heads is not None and holder.kind == "chair":
        return f"Chủ tịch {heads.name}"
    return holder.name


class DecisionForm:
    """The form of a decision (NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 1.2)."""

    def __init__(self, register: Register, giver: object, annexes: Sequence[Annex], key: str = ROWS) -> None:
        holder = register.holder(giver) if isinstance(giver, str) else None
        self._register, self._annexes, self._key = register, tuple(annexes), key
        heads = register.holder(holder.head_of) if holder is not None and holder.head_of is not None else None
        self._body = spelled((heads or holder).name).upper() if holder is not None else "TÊN CƠ QUAN BAN HÀNH"
        self._issuer = (
            spelled(_in_full(holder, heads)).upper() if holder is not None else "NGƯỜI CÓ THẨM QUYỀN BAN HÀNH"
        )
        self._symbol = _symbol(register, holder)
        self._signs_for = "TM. " + self._collective(holder) if holder is not None and holder.kind == "committee" else ""

    def bytes(
        self,
        about: str,
        bases: Sequence[Instrument],
        said: Callable[[str], Iterator[str]],
        as_of: Day,
        rules_hash: str,
        told: Sequence[Text],
    ) -> bytes:
        """Write the decision as a Word file. ``said``: its articles, by the label of its annex; ``told``: what stands on the sheet before it."""
        document = Annexes(
            self._annexes, "vi", as_of, rules_hash, f"Quyết định số …/{self._symbol} ngày … tháng … năm … của …", None
        )

        def body(numbered: Numbered) -> Iterator[str]:
            yield from self._opening(about, bases)
            every = [spelled(one) for one in said(label_of(numbered, self._key))]
            for at, one in enumerate(every, 1):
                runs = run(f"Điều {at}. ", LetterStyle(BODY, bold=True)) + run(one, LetterStyle(BODY))
                yield paragraph(runs, "justified", before=6, after=3, keep=at > len(every) - 2)
            yield paragraph("", before=6, keep=True)
            yield _foot(len(every), self._signs_for)

        return written(f"Dự thảo Quyết định về việc {about}", document, body, partial(page, told))

    @staticmethod
    def _collective(holder: Holder) -> str:
        """Name a committee as it stands above who signs for it: without its place."""
        return "ỦY BAN NHÂN DÂN" if spelled(holder.name).startswith("Ủy ban nhân dân") else holder.name.upper()

    def _opening(self, about: str, bases: Sequence[Instrument]) -> Iterator[str]:
        yield head(((self._body, True), ("_______", False), (f"Số: …/{self._symbol}", False), ("DỰ THẢO", True)))
        yield paragraph(
            run("QUYẾT ĐỊNH", LetterStyle(BODY, bold=True)), "center", before=18, style="Heading1", keep=True
        )
        yield paragraph(run(f"Về việc {spelled(about)}", LetterStyle(BODY, bold=True)), "center", after=12, keep=True)
        yield paragraph(run(self._issuer, LetterStyle(BODY, bold=True)), "center", after=6, keep=True)
        yield text(f"Căn cứ {DOTS} (văn bản quy định thẩm quyền của người ban hành);", italic=True)
        for one in bases:
            yield text(f"Căn cứ {cited(self._register, one)};", italic=True)
        yield text(f"Theo đề nghị của {DOTS}", italic=True)
        yield paragraph(run("QUYẾT ĐỊNH:", LetterStyle(BODY, bold=True)), "center", before=12, after=6, keep=True)


def _symbol(register: Register, holder: Holder | None) -> str:
    """Give how the numbers of somebody's decisions end in the register; a blank where it has none, or several ways."""
    found = {
        one.number.rpartition("/")[2]
        for one in register.instruments.values()
        if holder is not None and one.issuer == holder.id and isinstance(one.number, str) and "/QĐ-" in one.number
    }
    return found.pop() if len(found) == 1 else _SYMBOL


def _foot(articles_of_it: int, signs_for: str) -> str:
    left = (("Nơi nhận:", True), (f"- Như Điều {articles_of_it};", False), ("- …………;", False), ("- Lưu: VT, ….", False))
    office = (
        ((signs_for, True), ("CHỨC VỤ CỦA NGƯỜI KÝ", True))
        if signs_for
        else (("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", True),)
    )
    right = (*office, ("(Chữ ký, dấu, họ và tên)", False))
    return halves(left, right, align="left")
