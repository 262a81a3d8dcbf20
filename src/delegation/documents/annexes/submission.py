"""A draft submission (tờ trình) from what a hypothesis does: what the register holds is written out, the rest is left blank.

It is always in Vietnamese, for that is the language of what it drafts. No basis is made up: what is cited is what the
authority in question rests on today, and the basis of the new text is for whoever signs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from delegation.answers.impact import assumed, remarks, title
from delegation.answers.impact.counts import told as told_counts
from delegation.answers.impact.gaps import not_known, undecided
from delegation.answers.impact.outcomes import OUTCOMES
from delegation.documents.annexes.articles import articles, undrafted
from delegation.documents.annexes.drafting import BODY, DOTS, head, item, label_of, text, written
from delegation.documents.annexes.submission_lists import MOST, NAMES, NUMBERS, TEXTS, listed_at, lists, texts_of
from delegation.documents.annexes.touched import FINDINGS, LIST, of_findings, of_matters
from delegation.documents.shared.annex import Annexes
from delegation.documents.shared.numbering import Numbered
from delegation.documents.word.extent import told
from delegation.documents.word.text import LetterStyle, paragraph, run
from delegation.findings import Text
from delegation.questions.suppose.impact import Impact
from delegation.speech import days, number, sentence

_LEFT = (
    ("TÊN CƠ QUAN CHỦ QUẢN", False),
    ("TÊN CƠ QUAN SOẠN THẢO", True),
    ("_______", False),
    ("Số: …/TTr-…", False),
    ("DỰ THẢO", True),
)


def write(impact: Impact, rules_hash: str, tell: Callable[[Text], None] = lambda _: None) -> bytes:
    """Write the draft with its annexes as a Word file. The same impact gives the same bytes. ``tell``: told about how many pages the annexes take."""
    made = _Submission(impact, rules_hash)
    if made.document.annexes:
        said = told(Numbered(made.document), Text("", ""))
        tell(
            Text(
                f"Các phụ lục, chưa kể tờ trình: {said.vi[:1].lower()}{said.vi[1:]}",
                f"Annexes, the submission not counted: {said.en[:1].lower()}{said.en[1:]}",
            )
        )
    return made.bytes()


class _Submission:
    def __init__(self, impact: Impact, rules_hash: str) -> None:
        self._impact = impact
        self._register = impact.comparison.old.register
        self._day = impact.comparison.new.as_of
        self._hash = rules_hash
        self._annexes = tuple(one for one in (of_matters(impact), of_findings(impact), *lists(impact)) if one)

    @property
    def document(self) -> Annexes:
        """The annexes."""
        enclosed = "Tờ trình số …/TTr-… ngày … tháng … năm … của …"
        return Annexes(self._annexes, "vi", self._day, self._hash, enclosed, None)

    def bytes(self) -> bytes:
        return written(f"Dự thảo Tờ trình: {title(self._impact).vi}", self.document, self._body)

    def _body(self, numbered: Numbered) -> Iterator[str]:
        yield head(_LEFT)
        named = title(self._impact).vi
        yield paragraph(run("TỜ TRÌNH", LetterStyle(BODY, bold=True)), "center", before=18, style="Heading1", keep=True)
        yield paragraph(run(f"Về việc {named}", LetterStyle(BODY, bold=True)), "center", keep=True)
        yield paragraph(
            run("(Dự thảo lập từ sổ thẩm quyền; chỗ … do cơ quan soạn thảo điền)", LetterStyle(12, italic=True)),
            "center",
            after=12,
        )
        yield paragraph(run(f"Kính gửi: {DOTS}", LetterStyle(BODY)), "center", after=12)
        for heading, blocks in (
            ("I. CĂN CỨ", self._grounds(numbered)),
            ("II. NỘI DUNG THAY ĐỔI", self._changes()),
            ("III. TÁC ĐỘNG", self._effects(numbered)),
            ("IV. NHỮNG NỘI DUNG CẦN QUYẾT ĐỊNH", self._open(numbered)),
            ("V. NHỮNG NỘI DUNG CHƯA ĐỦ THÔNG TIN", self._unknown(numbered)),
            ("VI. DỰ THẢO ĐIỀU KHOẢN", self._articles(numbered)),
        ):
            yield paragraph(run(heading, LetterStyle(BODY, bold=True)), before=12, after=4, style="Heading2", keep=True)
            yield from blocks
        yield _foot()

    def _grounds(self, numbered: Numbered) -> Iterator[str]:
        cited = texts_of(self._impact)
        if len(cited) > MOST:
            where, count = label_of(numbered, TEXTS), number(len(cited)).vi
            yield text(
                f"Thẩm quyền đang xét hiện dựa vào {count} văn bản (danh mục tại {where}); nhiều việc nhất dựa vào:"
            )
        else:
            yield text("Thẩm quyền đang xét hiện dựa vào các văn bản sau:")
        for name, matters in cited if len(cited) <= MOST else cited[:_MOST_CITED]:
            yield item(f"{name}: {number(matters).vi} việc.")
        if 1 < len(cited) <= MOST:
            yield text(
                "Một việc dựa vào nhiều văn bản được tính ở từng văn bản, nên các số trên không cộng lại thành tổng số việc."
            )
        if not cited:
            yield item("Sổ thẩm quyền không ghi văn bản nào chịu tác động.")
        yield item(f"Căn cứ ban hành: {DOTS} (cơ quan soạn thảo bổ sung).")

    def _changes(self) -> Iterator[str]:
        yield text(f"Phương án, xét tại ngày {days.day(self._day).vi}, gồm:")
        said = assumed(self._impact)
        for at, one in enumerate(said, 1):
            yield text(f"{at}. {one.vi}")
        if not said:
            yield text("Phương án không làm thay đổi mục nào trong sổ thẩm quyền.")
        for remark in remarks(self._impact):
            yield item(remark.vi)

    def _effects(self, numbered: Numbered) -> Iterator[str]:
        shown = [(outcome, said.vi) for outcome, said in OUTCOMES.items() if self._impact.matters(outcome)]
        where = label_of(numbered, LIST)
        if not shown:
            yield text("1. Thẩm quyền đối với các việc có tên trong sổ không thay đổi.")
        else:
            total = number(self._impact.total).vi
            yield text(
                f"1. Về thẩm quyền: {total} việc chịu tác động, mỗi việc tính ở đúng một mục (danh mục tại {where}):"
            )
            for outcome, said in shown:
                count = number(len(self._impact.matters(outcome))).vi
                yield item(f"{said}: {count} việc.")
        counts = told_counts(self._impact)
        if len(counts) > MOST:
            yield text(f"2. Về số liệu: {number(len(counts)).vi} số liệu thay đổi ({label_of(numbered, NUMBERS)}).")
        elif counts:
            yield text("2. Về số liệu:")
            for what, before, after in counts:
                yield item(f"{sentence(what.vi)}: {_changed(before, after)}.")
        appeared, vanished = len(self._impact.appeared), len(self._impact.vanished)
        listed = f" (danh mục tại {label_of(numbered, FINDINGS)})" if appeared or vanished else ""
        several = ((appeared, "cần xem xét phát sinh"), (vanished, "không còn phải xem xét"))
        said = ", ".join(f"{number(count).vi} nội dung {what}" for count, what in several if count)
        yield text(
            f"{3 if counts else 2}. Về kết quả rà soát: {said or 'không có nội dung nào phát sinh hoặc không còn phải xem xét'}{listed}."
        )

    def _open(self, numbered: Numbered) -> Iterator[str]:
        for at, one in enumerate(undecided(self._impact, listed_at(label_of(numbered, NAMES))), 1):
            yield text(f"{at}. {one.vi}")
        if not self._impact.undecided:
            yield text("Không có, đối với những việc có tên trong sổ.")

    def _unknown(self, numbered: Numbered) -> Iterator[str]:
        for one in not_known(self._impact, listed_at(label_of(numbered, NAMES))):
            yield item(one.vi)
        yield item(
            "Sổ thẩm quyền chỉ gồm văn bản đã công bố; hồ sơ, biên chế, kinh phí và các quyết định chưa công bố không được xét."
        )

    def _articles(self, numbered: Numbered) -> Iterator[str]:
        for one in undrafted(self._impact):
            yield text(
                f"Phương án giả định {one.vi} hết hiệu lực. Đây là văn bản của cấp trên, văn bản của Thành phố không bãi bỏ được, nên dự thảo "
                "không có điều khoản về nội dung này; cần rà soát, thay thế căn cứ của những việc đang dựa vào văn bản đó."
            )
        every = list(articles(self._impact, label_of(numbered, LIST)))
        for at, (article, said) in enumerate(every, 1):
            runs = run(f"{article}. ", LetterStyle(BODY, bold=True)) + run(said, LetterStyle(BODY))
            # Nobody signs a page that says nothing: the last articles go with the signature.
            yield paragraph(runs, "justified", before=6, after=3, keep=at > len(every) - _LAST)


_MOST_CITED = 3
"""Of many instruments those that the text names."""
_LAST = 2
"""How many articles stand on the page of the signature."""


def _foot() -> str:
    lines = (("THỦ TRƯỞNG CƠ QUAN", True), ("(Chữ ký, dấu, họ và tên)", False))
    return paragraph("", before=12, keep=True) + "".join(
        paragraph(run(said, LetterStyle(BODY, bold=bold, italic=not bold)), "right", keep=bold) for said, bold in lines
    )


def _changed(before: int, after: int) -> str:
    """Say from which number to which other something goes."""
    way = ("tăng từ", "lên") if after > before else ("giảm từ", "xuống")
    return f"{way[0]} {number(before).vi} {way[1]} {number(after).vi}"
