"""The totals that a paper prints, and how it numbers its rows, held against the rows that were read: where they differ, it is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from delegation.documents.intake.asked import KEEP, Answers, ImportQuestion, settled
from delegation.documents.intake.letters import flat
from delegation.documents.intake.receivers import annex_of, annexes_of
from delegation.findings import Text
from delegation.model.row_numbers import RowNumber
from delegation.names.folding import fold
from delegation.speech import in_english
from delegation.values import dataclass

_UNIT = r"(?:TTHC|thủ tục|nhiệm vụ|nội dung|công việc|việc|dịch vụ công|danh mục|mục|dòng)\b"
_COUNT = re.compile(rf"\(?\b(\d{{1,3}}(?:\.\d{{3}})+|\d{{1,5}})\)?\s*{_UNIT}", re.IGNORECASE)
_BEHIND = re.compile(
    rf"\s*(?:[:–-]\s*)?(?:\(\s*(?:gồm\s+|có\s+|tổng số\s*:?\s*)?(\d{{1,5}})\s*(?:{_UNIT}[^()]*)?\)|(?:gồm|có|:)\s*(\d{{1,5}})\s*{_UNIT}\.?)\s*$",
    re.IGNORECASE,
)
"""How many rows stand below a heading, at its end: ``Lĩnh vực Y tế (12 thủ tục)``."""
_ALONE = re.compile(rf"\d{{1,5}}(?:\s*{_UNIT})?", re.IGNORECASE)
_TELLS = re.compile(r"tổng|\bcộng|gồm|danh mục|phụ lục|ủy quyền|uỷ quyền|phân cấp|kèm theo", re.IGNORECASE)
_OTHERS = re.compile(
    r"^\W*(?:căn cứ|xét|theo đề nghị)\b|sửa đổi|bổ sung|bãi bỏ|thay thế|cắt giảm|đơn giản|hết hiệu lực", re.IGNORECASE
)
"""What speaks of the rows of other papers."""
_TOTAL = ("tong", "cong")
_BASE = re.compile(r"[1-9]\d*")
_SHOWN = 5

Kind = Literal["line", "annex", "table", "group", "foot"]


@dataclass(frozen=True, slots=True)
class RowSeparator:
    """What stands between rows. ``at``: how many entries stand before it; ``level``: how a group is numbered: ``I``, ``A``, ``1`` or nothing."""

    kind: Kind
    words: str
    place: Text
    at: int
    level: str = ""


@dataclass(frozen=True, slots=True)
class CountedRow:
    """An entry as it counts: its number as printed and the place, whether it is struck through, whether its number is that of the row above."""

    number: RowNumber | None
    place: Text
    table: str
    struck: bool
    covered: bool


def without_count(words: str) -> str:
    """Give the words of a heading without how many rows stand below it."""
    return _BEHIND.sub("", words) or words


def is_count(text: str) -> bool:
    """Tell whether a cell only says how many there are."""
    return _ALONE.fullmatch(text) is not None


def level_of(label: str, lettered: str = "") -> str:
    """Say how a group is numbered. ``lettered``: the letter of the last that has one: behind B, C is no Roman number."""
    plain = label.strip(" .)(")
    if len(plain) == len(lettered) == 1 and ord(plain) == ord(lettered) + 1:
        return "A"
    return "I" if re.fullmatch(r"[IVXLC]+", plain) else "A" if plain.isalpha() and len(plain) == 1 else plain and "1"


def asked(marks: Sequence[RowSeparator], entries: Sequence[CountedRow]) -> tuple[ImportQuestion, ...]:
    """Ask of each total that no count of the rows it can mean agrees with, and of rows whose numbers have gaps."""
    found: list[ImportQuestion] = []
    body: list[tuple[int, ImportQuestion]] = []
    for at, mark in enumerate(marks):
        numbers = _numbers(mark)
        spans = _spans(at, marks, len(entries)) if numbers else ()
        if not numbers or not spans or {*numbers, sum(numbers), sum(numbers[1:])} & _counts(spans, entries):
            continue
        question = _differs(at, mark, numbers[0], spans[0], entries)
        if mark.kind == "line" and mark.at == 0:
            body.append((numbers[0], question))
        else:
            found.append(question)
    # Articles that give a part to each receiver count the parts.
    if sum(number for number, _ in body) not in _counts([(0, len(entries))], entries):
        found = [*(question for _, question in body), *found]
    return (*found, *_gaps(entries))


def _numbers(mark: RowSeparator) -> tuple[int, ...]:
    """Give the counts that words state."""
    words = flat(mark.words)
    if mark.kind == "group":
        behind = _BEHIND.search(words)
        found = [behind[1] or behind[2]] if behind else _COUNT.findall(words) if _is_total(words) else []
    elif mark.kind == "foot":
        found = (
            (_COUNT.findall(words) or re.findall(r"(?<![\d.,/])\d{1,5}(?![\d.,/]\d)", words))
            if _is_total(words)
            else []
        )
    else:
        found = _COUNT.findall(words) if _TELLS.search(words) and not _OTHERS.search(words) else []
    return tuple(int(one.replace(".", "")) for one in found)


def _is_total(words: str) -> bool:
    return fold(words).startswith((*_TOTAL, "danh muc", "phu luc"))


Span = tuple[int, int]


def _spans(at: int, marks: Sequence[RowSeparator], end: int) -> tuple[Span, ...]:
    """Give the rows that a total can mean, from the first up to the last: the nearest first."""
    mark = marks[at]
    before, after = marks[:at], marks[at + 1 :]

    def since(*kinds: Kind) -> int:
        return next((one.at for one in reversed(before) if one.kind in kinds and one.at < mark.at), 0)

    def until(*kinds: Kind) -> int:
        return next((one.at for one in after if one.kind in kinds and one.at > mark.at), end)

    named = annex_of(mark.words) if mark.kind == "line" else ""
    if named:
        own = next((n for n, one in enumerate(marks) if one.kind == "annex" and annex_of(one.words) == named), None)
        if own is not None:
            last = next((one.at for one in marks[own + 1 :] if one.kind == "annex" and one.at > marks[own].at), end)
            return ((marks[own].at, last), (0, end))
    if mark.kind == "group" and until("table", "group") > mark.at:
        same = next(
            (one.at for one in after if one.kind == "table" or (one.kind == "group" and one.level == mark.level)), end
        )
        return ((mark.at, until("table", "group")), (mark.at, same))
    if mark.kind in ("foot", "group") or mark.at == end:
        return (
            (since("table"), mark.at),
            (since("group"), mark.at),
            (since("foot"), mark.at),
            (since("annex"), mark.at),
            (0, mark.at),
        )
    return ((mark.at, until("annex")), (mark.at, until("table", "annex")), (0, end))


def _counts(spans: Sequence[Span], entries: Sequence[CountedRow]) -> set[int]:
    """Count the rows of each span: all, those that stand, and those that are no parts of another."""
    found: set[int] = set()
    for first, last in spans:
        own = entries[first:last]
        standing = [one for one in own if not one.struck]
        whole = [
            one for one in standing if not isinstance(one.number, str) or not re.search(r"\d\.\d|\d[a-zđ]", one.number)
        ]
        found |= {len(own), len(standing), len(whole)}
    return found


def _differs(at: int, mark: RowSeparator, number: int, span: Span, entries: Sequence[CountedRow]) -> ImportQuestion:
    own = entries[span[0] : span[1]]
    read = sum(not one.struck for one in own)
    words = flat(mark.words)
    where = (
        Text(f"{own[0].place.vi} đến {own[-1].place.vi}", f"{own[0].place.en} to {own[-1].place.en}")
        if own
        else Text("không dòng nào", "no row")
    )
    return ImportQuestion(
        f"total:{at}:{mark.kind}",
        mark.place,
        Text(
            f"in «{_cut(words)}» là {number}, còn đọc được {read} dòng ({where.vi}): tệp thiếu dòng, thừa dòng, hay tổng in sai? «{KEEP}» là nhập đúng các dòng đọc được",
            f"“{_cut(words)}” says {number}, but what was read is {in_english(read, 'row')} ({where.en}): are rows missing, too many, or is the total wrong? “{KEEP}” means that the rows as read are meant",
        ),
        "",
        (KEEP,),
    )  # fmt: skip


def _gaps(entries: Sequence[CountedRow]) -> Iterator[ImportQuestion]:
    """Ask once of each table whose row numbers leave some out or come twice."""
    numbered = [(one, int(base.group())) for one in entries if (base := _BASE.match(str(one.number or "")))]
    odd: dict[str, list[tuple[int, int, CountedRow]]] = {}
    for (first, before), (one, number) in pairwise(numbered):
        if (
            one.table == first.table
            and number not in (1, before + 1)
            and not (number == before and (one.covered or one.number != first.number))
        ):
            odd.setdefault(one.table, []).append((before, number, one))
    for table, found in odd.items():
        listed = ", ".join(f"{before} → {number}" for before, number, _ in found[:_SHOWN]) + (
            "…" if len(found) > _SHOWN else ""
        )
        yield ImportQuestion(
            f"total:{table}:numbers",
            found[0][2].place,
            Text(
                f"số thứ tự không liền nhau ở {len(found)} chỗ ({listed}): tệp thiếu dòng nào không? «{KEEP}» là nhập đúng các dòng đọc được",
                f"the row numbers do not follow one another in {in_english(len(found), 'place')} ({listed}): are rows missing? “{KEEP}” means that the rows as read are meant",
            ),
            "",
            (KEEP,),
        )  # fmt: skip


def _cut(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:79]}…"  # noqa: PLR2004  letters


def other_annexes(articles: Iterable[tuple[str, Text]], marks: Sequence[RowSeparator]) -> Iterator[ImportQuestion]:
    """Ask where the articles name annexes by other numbers than those that the file holds."""
    lines = list(articles)
    stated = frozenset(number for words, _ in lines for number in annexes_of(words))
    titled = [one for one in marks if one.kind == "annex" and fold(one.words).startswith("phu luc")]
    held = frozenset(annex_of(one.words) for one in titled)
    if not stated or not held or stated == held:
        return
    vi = {
        name: ", ".join(sorted(f"Phụ lục {one.upper()}" for one in each)) or "–"
        for name, each in (("stated", stated), ("held", held))
    }
    said = Text(
        f"văn bản nêu {vi['stated']}, còn tệp có {vi['held']}: tệp thiếu phụ lục, hay phụ lục này không phải của văn bản? «{KEEP}» là các phụ lục trong tệp đúng là của văn bản",
        f"the articles name {vi['stated']}, the file holds {vi['held']}: is an annex missing, or is this one not of the decision? “{KEEP}” means that those in the file are those of the decision",
    )
    yield ImportQuestion("total:annexes:around", titled[0].place, said, "", (KEEP,))


def hidden(columns: Sequence[tuple[str, Text]]) -> Iterator[ImportQuestion]:
    """Ask once of each column that is read though the file hides it: whoever reads the paper does not see it."""
    for at, (head, place) in enumerate(columns, 1):
        said = Text(
            f"cột «{head}» bị ẩn trong tệp mà vẫn có chữ: «{KEEP}» là dùng những gì cột ấy ghi; nếu không dùng, hãy xóa cột rồi nhập lại",
            f"the column “{head}” is hidden in the file, and holds texts: “{KEEP}” means that they are meant; else delete the column and import again",
        )
        yield ImportQuestion(f"total:{at}:hidden-column", place, said, "", (KEEP,))


def remarked(remarks: Sequence[tuple[str, Text]]) -> Iterator[ImportQuestion]:
    """Ask of each comment that somebody has put beside what is no row: what it wants done is nowhere else."""
    for at, (words, place) in enumerate(remarks, 1):
        said = Text(
            f"lời bình hoặc chú thích «{flat(words)}»: dòng nào bị bỏ thì «bỏ dòng» ở dòng đó của bảng hỏi, giới hạn khác thì ghi tay; «{KEEP}» là không bớt gì",
            f"the comment or footnote says “{flat(words)}”: answer “bỏ dòng” at each row that it takes out, and write by hand what else it limits; “{KEEP}” means that it takes nothing back",
        )
        yield ImportQuestion(f"total:{at}:remark", place, said, "", (KEEP,))


def open_of(questions: Sequence[ImportQuestion], answers: Answers) -> tuple[ImportQuestion, ...]:
    """Give the questions that nobody has answered."""
    return tuple(one for one in questions if settled(one, answers) != KEEP)
