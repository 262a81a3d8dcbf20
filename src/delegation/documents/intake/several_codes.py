"""Several codes in one cell of an annex: it is asked whether one of them is meant, or all, which makes a row of each."""

from __future__ import annotations

import re

from delegation.documents.intake.annex import ImportedRow
from delegation.documents.intake.asked import ALL, BOTH, LEAVE_OUT, Answers, ImportQuestion, settled
from delegation.documents.intake.catalogue import Catalogue
from delegation.documents.intake.code_questions import key_of
from delegation.documents.intake.letters import flat
from delegation.documents.intake.recorded import Recorded, tells
from delegation.findings import Text
from delegation.model.matters import Matter
from delegation.speech import counted

_CODE = re.compile(r"\d\.\d{6}")
_BETWEEN = re.compile(r"\s*(?:[;,/&+\s]|[-–—]|\bvà\b|\bhoặc\b)\s*", re.IGNORECASE)


def codes_in(text: str) -> tuple[str, ...]:
    """Give the codes of a cell that holds several and nothing else."""
    found = dict.fromkeys(one for one in _BETWEEN.split(text) if one)
    return tuple(found) if len(found) > 1 and all(map(_CODE.fullmatch, found)) else ()


def words(entry: ImportedRow) -> str:
    """Say in the note of a row that its cell names several codes."""
    return f"ô mã trong phụ lục: {flat(entry.code.text)}"


def question(entry: ImportedRow, catalogue: Catalogue) -> ImportQuestion | None:
    """Ask which of several codes is meant; ``None`` where the cell does not hold several."""
    codes = codes_in(entry.code.text)
    if not codes:
        return None
    known = [(code, catalogue.coded(code)) for code in codes]
    vi = "; ".join(f"{code} «{one.title}»" if one else f"{code} (sổ chưa có)" for code, one in known)
    en = "; ".join(f"{code} “{one.title}”" if one else f"{code} (not in the register)" for code, one in known)
    every = BOTH if len(codes) == 2 else ALL  # noqa: PLR2004  as its word says
    whole = all(one for _, one in known)
    count = counted(len(codes), "mã", "code")
    rows = Text(f", hay «{every}» (mỗi mã một dòng)", f", or “{every}” (a row for each)") if whole else Text("", "")
    said = Text(
        f"ô mã ghi {count.vi}: {vi}. Dòng này là mã nào{rows.vi}?",
        f"the cell holds {count.en}: {en}. Which one is meant{rows.en}?",
    )
    options = (*((every,) if whole else ()), *(one.id for _, one in known if one), LEAVE_OUT)
    return ImportQuestion(key_of(entry, "code"), entry.place, said, "", options)


def meant(
    entry: ImportedRow, catalogue: Catalogue, answers: Answers, held: Recorded
) -> tuple[tuple[Matter, ...], tuple[ImportQuestion, ...]]:
    """Give all matters of a cell where an answer, now or before, says that all are meant; with the question."""
    asked = question(entry, catalogue)
    if asked is None:
        return (), ()
    matters = tuple(one for code in codes_in(entry.code.text) if (one := catalogue.coded(code)) is not None)
    answer = settled(asked, answers)
    if answer in asked.options and answer in (BOTH, ALL):
        return matters, (asked,)
    rows = [held.row(entry.number, one.id) for one in matters]
    before = answer is None and all(one is not None and tells(one.note, words(entry)) for one in rows)
    return (matters if before else (), (asked,))
