"""A draft decision that extends or takes back grants, or does what a hypothesis supposes: what the register holds is written out, the rest is left blank.

No basis is made up: what is cited is what the grants rest on. Numbers, days of signing and who signs are for whoever issues it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from delegation.answers.impact import title
from delegation.authority.marks import NO_MARKS
from delegation.documents.annexes.articles import articles, given_by, taken_back
from delegation.documents.annexes.decisions import of_grants
from delegation.documents.annexes.drafting import BODY, DOTS, cited, halves, head, label_of, text, written
from delegation.documents.annexes.touched import LIST, of_matters, steps_before
from delegation.documents.shared.annex import Annex, Annexes
from delegation.documents.shared.numbering import Numbered
from delegation.documents.shared.source import AnnexSource
from delegation.documents.word.text import LetterStyle, paragraph, run
from delegation.model.holders import Holder
from delegation.model.instruments import Instrument
from delegation.model.matters import AnnexRow, Grant
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown, if_known
from delegation.questions.suppose.impact import Impact
from delegation.speech import MECHANISMS, days

Act = Literal["extend", "withdraw"]
_ENCLOSED = "Quyết định số …/QĐ-… ngày … tháng … năm … của …"
_KEY = "viec-giao"
_MATTERS = "Danh mục nhiệm vụ, thủ tục hành chính"
"""The title of the annex of a decision that does what a hypothesis supposes."""
_RANKS = (
    "constitution", "law", "ordinance", "na-resolution", "na-standing-committee-resolution", "decree", "government-resolution", "pm-decision",
    "joint-circular", "circular", "council-resolution-qppl", "council-resolution", "committee-decision-qppl", "committee-decision", "chair-decision-qppl",
    "chair-decision",
)  # fmt: skip
"""Types in the order in which bases are cited; others stand last."""


def of_grants_until(given: AnnexSource, grants: Sequence[Grant], act: Act, until: Day) -> bytes:
    """Draft the decision that extends grants until a day, or takes them back with that as their last day. All have one giver."""
    after = tuple(replace(one, term=Term(_known(one.term.start), until), extended=()) for one in grants)
    listed = [one for one in after if not isinstance(one.rows, Unknown)]
    annexes = (_annex(given, listed),) if listed else ()
    draft = _Draft(given.register, grants[0].giver, annexes)
    words = {MECHANISMS[one.mechanism].vi for one in grants}
    word = words.pop() if len(words) == 1 else "giao"
    about = f"{'gia hạn thời hạn' if act == 'extend' else 'chấm dứt việc'} {word} {_what(given.register, grants)}"

    def said(annex: str) -> Iterator[str]:
        for before, one in zip(grants, after, strict=True):
            if act == "withdraw":
                yield taken_back(one, given.register, annex)
                continue
            end = before.running.end
            last = (
                f" (thời hạn hiện nay: đến hết ngày {days.day(end).vi})"
                if isinstance(end, Day)
                else f" (thời hạn hiện nay: {DOTS})"
            )
            yield f"Gia hạn đến hết ngày {days.day(until).vi} {given_by(one, given.register, annex)}{last}."
        if act == "extend":
            yield "Các nội dung khác thực hiện theo văn bản giao nêu tại Quyết định này."
        yield f"Quyết định này có hiệu lực thi hành kể từ ngày {DOTS}"
        receivers = ", ".join(dict.fromkeys(given.register.label_of(one.receiver) for one in grants))
        yield f"{DOTS}, {receivers} và các cơ quan, đơn vị, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./."

    ends = [one.running.end for one in grants]
    known = [one for one in ends if isinstance(one, Day)]
    hint = (
        f"; để việc không gián đoạn, quyết định cần có hiệu lực chậm nhất ngày {days.day(min(known)).vi}"
        if known and act == "extend"
        else ""
    )
    bases = _bases_of(given.register, grants)
    return draft.bytes(about, bases, said, hint, given.as_of, given.rules_hash)


def of_hypothesis(impact: Impact, rules_hash: str) -> bytes:
    """Draft the decision that does what a hypothesis supposes."""
    register = impact.comparison.old.register
    found = of_matters(impact)
    bases = {
        one.id: one
        for effect in impact.effects
        for touched in effect.matters
        for step in steps_before(touched)
        for basis in step.basis
        if (one := register.instrument(basis.instrument)) is not None
    }
    annexes = (replace(found, title=_MATTERS, foot=()),) if found else ()
    draft = _Draft(register, None, annexes, LIST)

    def said(annex: str) -> Iterator[str]:
        return (one for _, one in articles(impact, annex))

    return draft.bytes(title(impact).vi, _in_order(bases.values()), said, "", impact.comparison.new.as_of, rules_hash)


def _known(start: Day | Unknown | None) -> Day | None:
    """Give a first day that is known: a decision that sets the last day says nothing of a first that nobody knows."""
    return start if isinstance(start, Day) else None


def _what(register: Register, grants: Sequence[Grant]) -> str:
    """Say what is given as the title of a decision does: of procedures alone it says nothing of tasks."""
    listed = [register.matters.get(row.matter) for one in grants for row in if_known(one.rows)]
    kinds = {one.kind for one in listed if one is not None}
    if kinds == {"procedure"} and not any(isinstance(one.rows, Unknown) for one in grants):
        return "giải quyết thủ tục hành chính"
    if kinds == {"task"} and not any(isinstance(one.rows, Unknown) for one in grants):
        return "thực hiện nhiệm vụ"
    return "thực hiện nhiệm vụ, thủ tục hành chính"


def _annex(given: AnnexSource, grants: Sequence[Grant]) -> Annex:
    """List what is given, as a decision that is signed does: what is still to be considered is told to whoever drafts it, not in it."""
    rows_of = (replace(one, rows=_rows_anew(if_known(one.rows))) for one in grants)
    return replace(of_grants(replace(given, ask_marks=lambda: NO_MARKS), list(rows_of), _KEY), enclosed=None, foot=())


def _rows_anew(rows: Iterable[AnnexRow]) -> tuple[AnnexRow, ...]:
    """Give rows as another decision has them: each once, under numbers of its own, without what an earlier paper misprinted."""
    anew = (replace(one, row=None, printed=None, at=None, corrected_by=None) for one in rows)
    return tuple({(one.matter, one.part): one for one in anew}.values())


def _bases_of(register: Register, grants: Sequence[Grant]) -> tuple[Instrument, ...]:
    """Give what the rows of grants rest on, and the instruments of the grants, in the order of citation."""
    named = [str(one.instrument) for one in grants]
    named += [basis.instrument for one in grants for row in if_known(one.rows) for basis in row.basis]
    found = (register.instrument(one) for one in dict.fromkeys(named))
    return _in_order({one.id: one for one in found if one is not None}.values())


def _in_order(several: Iterable[Instrument]) -> tuple[Instrument, ...]:
    def rank(one: Instrument) -> tuple[int, str, str]:
        return (_RANKS.index(one.type) if one.type in _RANKS else len(_RANKS), str(one.issued), one.id)

    return tuple(sorted(several, key=rank))


def _in_full(holder: Holder, heads: Holder | None) -> str:
    """Name who issues a decision: the chair of a committee with the full name of that, in which people shorten it."""
    if heads is not None and holder.kind == "chair":
        return f"Chủ tịch {heads.name}"
    return holder.name


class _Draft:
    """The form of a decision (NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 1.2)."""

    def __init__(self, register: Register, giver: object, annexes: Sequence[Annex], key: str = _KEY) -> None:
        holder = register.holder(giver) if isinstance(giver, str) else None
        self._register, self._annexes, self._key = register, tuple(annexes), key
        heads = register.holder(holder.head_of) if holder is not None and holder.head_of is not None else None
        self._body = (heads or holder).name.upper() if holder is not None else "TÊN CƠ QUAN BAN HÀNH"
        self._issuer = _in_full(holder, heads).upper() if holder is not None else "NGƯỜI CÓ THẨM QUYỀN BAN HÀNH"

    def bytes(
        self,
        about: str,
        bases: Sequence[Instrument],
        said: Callable[[str], Iterator[str]],
        hint: str,
        as_of: Day,
        rules_hash: str,
    ) -> bytes:
        document = Annexes(self._annexes, "vi", as_of, rules_hash, _ENCLOSED, None)

        def body(numbered: Numbered) -> Iterator[str]:
            yield from self._opening(about, bases, hint)
            every = list(said(label_of(numbered, self._key)))
            for at, one in enumerate(every, 1):
                runs = run(f"Điều {at}. ", LetterStyle(BODY, bold=True)) + run(one, LetterStyle(BODY))
                yield paragraph(runs, "justified", before=6, after=3, keep=at > len(every) - 2)
            yield paragraph("", before=6, keep=True)
            yield _foot(len(every))

        return written(f"Dự thảo Quyết định về việc {about}", document, body)

    def _opening(self, about: str, bases: Sequence[Instrument], hint: str) -> Iterator[str]:
        yield head(((self._body, True), ("_______", False), ("Số: …/QĐ-…", False), ("DỰ THẢO", True)))
        yield paragraph(
            run("QUYẾT ĐỊNH", LetterStyle(BODY, bold=True)), "center", before=18, style="Heading1", keep=True
        )
        yield paragraph(run(f"Về việc {about}", LetterStyle(BODY, bold=True)), "center", keep=True)
        yield paragraph(
            run(f"(Dự thảo lập từ sổ thẩm quyền; chỗ … do cơ quan soạn thảo điền{hint})", LetterStyle(12, italic=True)),
            "center",
            after=12,
        )
        yield paragraph(run(self._issuer, LetterStyle(BODY, bold=True)), "center", after=6, keep=True)
        yield text(f"Căn cứ {DOTS} (văn bản quy định thẩm quyền của người ban hành);", italic=True)
        for one in bases:
            yield text(f"Căn cứ {cited(self._register, one)};", italic=True)
        yield text(f"Theo đề nghị của {DOTS}", italic=True)
        yield paragraph(run("QUYẾT ĐỊNH:", LetterStyle(BODY, bold=True)), "center", before=12, after=6, keep=True)


def _foot(articles_of_it: int) -> str:
    left = (("Nơi nhận:", True), (f"- Như Điều {articles_of_it};", False), ("- …………;", False), ("- Lưu: VT, ….", False))
    right = (("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", True), ("(Chữ ký, dấu, họ và tên)", False))
    return halves(left, right, align="left")
