"""What somebody answers of a row of which nothing is asked: that it is left out, which matter it means, until which day and by which steps it is given."""

from __future__ import annotations

from delegation.documents.intake import limit_answers
from delegation.documents.intake.annex import ImportedRow
from delegation.documents.intake.asked import ACCEPT, KEEP, LEAVE_OUT, Answers, ImportQuestion, answer_of, key_of_row
from delegation.documents.intake.catalogue import Catalogue
from delegation.documents.intake.recorded import Recorded, RecordedRow, tells
from delegation.findings import Text
from delegation.model.matters import Matter, ProcedureStep
from delegation.model.terms import iso_day

TERM = "thời hạn của dòng theo câu trả lời khi nhập"
STEPS = "các bước của dòng theo câu trả lời khi nhập"
MATTER = "mã của dòng theo câu trả lời khi nhập"
"""What the note of a row says that has its last day, its steps or its matter from an answer: it stands when the paper is imported again."""


def key_of(entry: ImportedRow) -> str:
    """Name the row itself, as the questions about it are named."""
    return key_of_row(entry.table.name.vi, entry.at, "row")


def answer(entry: ImportedRow, answers: Answers) -> str:
    """Give what is answered of a row; nothing where nothing is."""
    return answer_of(answers.get(key_of(entry), ""))


def leaves_out(entry: ImportedRow, answers: Answers) -> bool:
    """Whether a row is left out by its own answer."""
    return answer(entry, answers) == LEAVE_OUT


def matter(entry: ImportedRow, printed: str, answers: Answers, catalogue: Catalogue, known: Recorded) -> Matter | None:
    """Give the matter that an answer names, now or when the decision was imported before."""
    said = answer(entry, answers)
    if said:
        return catalogue.coded(said)
    before = [one.matter for one in known.printing(entry.number, printed) if tells(one.note, MATTER)]
    return catalogue.coded(before[0]) if len(before) == 1 else None


def last_day(entry: ImportedRow, answers: Answers, held: RecordedRow | None) -> str | None:
    """Give the last day that an answer names, now or before (nothing: that of the decision); ``None`` where none does."""
    said = answer(entry, answers)
    if said:
        return _last(said) or None
    return held.end if held is not None and tells(held.note, TERM) else None


def _last(said: str) -> str:
    last = limit_answers.read(said).last
    return last if iso_day(last) else ""


def steps(entry: ImportedRow, answers: Answers, held: RecordedRow | None) -> tuple[ProcedureStep, ...]:
    """Give the steps that an answer names, now or before; none where none does."""
    said = answer(entry, answers)
    if said:
        return limit_answers.read(said).steps
    return held.steps if held is not None and tells(held.note, STEPS) else ()


def not_understood(entry: ImportedRow, answers: Answers, catalogue: Catalogue) -> list[ImportQuestion]:
    """Ask again where an answer is nothing that a row takes; of one that is struck through only that it is left out."""
    said = answer(entry, answers)
    # Who says of all rows that they are right says it of those, too, of which nothing is asked.
    if not said or said == LEAVE_OUT or (said == ACCEPT and not entry.struck):
        return []
    if not entry.struck and (
        said == KEEP or _last(said) or limit_answers.read(said).steps or catalogue.coded(said) is not None
    ):
        return []
    takes = Text(
        "«bỏ dòng» (dòng bị gạch trong văn bản, không nhập)" if entry.struck else "«giữ dòng», «bỏ dòng», một ngày (thời hạn của dòng), các bước, cả hai (như «tiếp nhận; 2026-12-31») hay một mã có trong sổ",
        "“bỏ dòng” (the paper strikes the row through)" if entry.struck else "“giữ dòng”, “bỏ dòng”, a day (the term of the row), steps, both (like “tiếp nhận; 2026-12-31”) or a code of the register",
    )  # fmt: skip
    asked = Text(
        f"không hiểu câu trả lời «{said}»; dòng này nhận {takes.vi}",
        f"“{said}” is not understood; the row takes {takes.en}",
    )
    return [ImportQuestion(key_of(entry), entry.place, asked, "", (LEAVE_OUT,) if entry.struck else (KEEP, LEAVE_OUT))]
