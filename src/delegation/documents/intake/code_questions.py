"""What is asked of the code of a row: one that is misprinted, and one that leads nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from delegation.documents.intake import wordings
from delegation.documents.intake.annex_row import ImportedRow
from delegation.documents.intake.asked import ADD, KEEP, LEAVE_OUT, ImportQuestion, key_of_row
from delegation.documents.intake.codes import Printed
from delegation.documents.intake.letters import flat
from delegation.findings import Text
from delegation.model.matters import Matter


def key_of(entry: ImportedRow, sort: str) -> str:
    """Name a question about an entry."""
    return key_of_row(entry.table.name.vi, entry.at, sort)


_WHY = {
    "misprinted": Text("mã in sai dạng", "the code is misprinted"),
    "number": Text(
        "mã gõ thành số (ô kiểu General), có thể đã mất số 0",
        "the code was typed as a number (format General) and may have lost zeros",
    ),
    "short": Text(
        "mã thiếu chữ số, có thể đã mất số 0 ở cuối", "the code lacks digits and may have lost zeros at its end"
    ),
}


def of_printing(printed: Printed, matter: Matter) -> Text:
    """Ask whether a matter is meant by a code that is not printed as codes are."""
    why = _WHY[printed.sort]
    return Text(
        f"{why.vi}: «{printed.text}». Có phải {matter.id} «{matter.title}»?",
        f"{why.en}: “{printed.text}”. Is {matter.id} “{matter.title}” meant?",
    )


def no_such(entry: ImportedRow, printed: Printed, likely: Sequence[Matter]) -> ImportQuestion:
    """Ask what is meant by a row whose code leads nowhere. Nothing is proposed from its title; entries of the title are options."""
    title = entry.called
    if printed.sort == "none":
        said = Text(f"dòng không in mã: «{title}»", f"the row has no code: “{title}”")
    elif printed.sort in _WHY:
        why = _WHY[printed.sort]
        said = Text(
            f"{why.vi}, và sổ không có mã nào như vậy: «{printed.text}» «{title}»",
            f"{why.en}, and the register has no such code: “{printed.text}” “{title}”",
        )
    else:
        said = Text(
            f"sổ chưa có mã «{printed.text}»: «{title}»", f"the register has no code “{printed.text}”: “{title}”"
        )
    near = Text("", "")
    if likely:
        listed = "; ".join(f"{one.id} «{one.title}»" for one in likely)
        near = Text(f". Tên gần giống trong sổ: {listed}", f". Titles like it in the register: {listed}")
    # What is added bears the code that the paper prints: without one there is nothing to add it under.
    options = (*(one.id for one in likely), *((ADD,) if printed.code else ()), LEAVE_OUT)
    return ImportQuestion(key_of(entry, "code"), entry.place, Text(said.vi + near.vi, said.en + near.en), "", options)


def other_title(
    entry: ImportedRow, printed: Printed, matter: Matter, known: str, others: Sequence[Matter]
) -> ImportQuestion:
    """Ask of a code whose title in the register says something else than the one that the row prints. ``known``: that title; ``others``: the matters that have the printed one."""
    title = flat(entry.title.text)
    differs = wordings.differing(title, known, printed.text)
    also = "".join(f"; tên in là của {one.id}" for one in others)
    also_en = "".join(f"; the printed title is that of {one.id}" for one in others)
    said = Text(
        f"mã {printed.text} trong sổ là «{known}», còn dòng này in tên «{title}» ({differs.vi}{also}). Mã đúng («{KEEP}»), hay là mã khác?",
        f"the code {printed.text} is “{known}” in the register, but this row has the title “{title}” ({differs.en}{also_en}). Is the code right (“{KEEP}”), or is another one meant?",
    )
    together = Text(
        f"mã có trong sổ, còn tên in khác tên trong sổ: {differs.vi}. Mã đúng («{KEEP}»), hay là việc khác?",
        f"the register has the code, but the printed title is another one: {differs.en}. Are the codes right (“{KEEP}”), or is something else meant?",
    )
    options = (KEEP, *dict.fromkeys((matter.id, *(one.id for one in others))), LEAVE_OUT)
    return ImportQuestion(key_of(entry, "code"), entry.place, said, "", options, None if others else together)
