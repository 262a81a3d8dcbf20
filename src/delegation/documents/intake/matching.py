"""Each row of an annex held against the register: the matter that it means, how surely and why, and what must be asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from delegation.documents.intake import bases, code_questions, codes, row_answers, several_codes
from delegation.documents.intake.annex_row import ImportedRow
from delegation.documents.intake.asked import ADD, KEEP, LEAVE_OUT, Answers, ImportQuestion, settled
from delegation.documents.intake.catalogue import SAME, Catalogue
from delegation.documents.intake.code_questions import key_of
from delegation.documents.intake.codes import Printed
from delegation.documents.intake.letters import flat
from delegation.documents.intake.recorded import HIDDEN, STRUCK, Recorded, hidden_words, tells, title_words
from delegation.findings import Text
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.values import dataclass

_STEP = 500
"""Rows that take a moment: an annex with fewer says nothing of its progress."""
ANSWERED = Text("theo câu trả lời", "as answered")
NOT_PRINTED = "không in mã"
"""What an exported sheet says of a row whose paper prints no code."""


@dataclass(frozen=True, slots=True)
class MatchedRow:
    """A row as it is meant. ``matter``: id; ``None`` where that is open, or the row is left out.

    ``added``: it is to be a new entry of the catalogue, with this code (nothing: none is printed). ``score``: likeness of titles from 0 to 100.
    ``open``: questions without an answer; ``asked``: all of them. ``by_hand``: keys that no paper states, with their values in YAML, as the register has them.
    """

    entry: ImportedRow
    matter: str | None
    printed: str | None
    printed_unknown: bool
    basis: tuple[tuple[str, str], ...]
    note: str
    score: float
    reason: Text
    asked: tuple[ImportQuestion, ...] = ()
    open: tuple[ImportQuestion, ...] = ()
    left_out: bool = False
    added: str | None = None
    by_hand: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    matter: Matter | None
    score: float
    reason: Text
    question: ImportQuestion | None = None


def match(
    entries: Sequence[ImportedRow],
    register: Register,
    answers: Answers,
    known: Recorded,
    tell: Callable[[int, int], None],
) -> list[MatchedRow]:
    """Hold entries against a register, with the answers that were given. ``known``: what the register has of the decision, of which nothing is asked again.

    ``tell`` is told which row of how many comes now, every ``_STEP`` rows.
    """
    catalogue = Catalogue(register)
    rows: list[MatchedRow] = []
    seen: dict[tuple[str, str], MatchedRow] = {}
    standing = Counter[tuple[object, ...]]()
    for at, entry in enumerate(entries):
        if at and at % _STEP == 0:
            tell(at, len(entries))
        for each in _rows(entry, catalogue, register, answers, known):
            row, name = each, each.matter or each.added
            if name and not row.left_out:
                key = (name, flat(entry.receiver.text))
                own = (entry.number, *key)
                # Of several rows of one number the register may have but the first.
                if key in seen and standing[own] < known.times(entry.number, name):
                    row = replace(row, note=_repeated(row, seen[key]))
                elif key in seen:
                    row = _twice(row, seen[key], answers)
                else:
                    seen[key] = row
                standing[own] += not row.left_out
            rows.append(replace(row, note=bases.of_row(entry, register)[1]) if entry.is_exported else row)
    return rows


def _rows(
    entry: ImportedRow, catalogue: Catalogue, register: Register, answers: Answers, known: Recorded
) -> list[MatchedRow]:
    """Give the row of an entry; of one with several codes of which all are meant a row of each, what is asked of it at the first."""
    parts, asked = several_codes.meant(entry, catalogue, answers, known)
    if not parts:
        return [_row(entry, catalogue, register, answers, known)]
    first, *others = [_row(entry, catalogue, register, answers, known, one) for one in parts]
    return [replace(first, asked=(*asked, *first.asked)), *(replace(one, asked=(), open=()) for one in others)]


def _row(
    entry: ImportedRow,
    catalogue: Catalogue,
    register: Register,
    answers: Answers,
    known: Recorded,
    part: Matter | None = None,
) -> MatchedRow:
    """Hold an entry against the register. ``part``: one of the matters whose codes its cell holds."""
    printed = codes.read(entry.code) if part is None else Printed("code", part.id, part.id)
    whole = (_Found(part, 0.0, ANSWERED), several_codes.words(entry)) if part is not None else None
    found, own_note = whole or _found(entry, printed, catalogue, answers, known)
    matter, added, left_out, reason = _answered(found, printed, catalogue, answers)
    asked = [found.question] if found.question is not None else []
    still = asked[:] if reason is not ANSWERED else []
    left_out = left_out or row_answers.leaves_out(entry, answers)
    basis, note = bases.of_row(entry, register)
    note = "; ".join(one for one in (note, own_note) if one)
    doubts = row_answers.not_understood(entry, answers, catalogue)
    asked, still = [*asked, *doubts], [*still, *doubts]
    held = known.row(entry.number, matter.id) if matter is not None else None
    for question, words in _of_the_row(entry):
        answer, asked = settled(question, answers), [*asked, question]
        left_out = left_out or answer == LEAVE_OUT
        note = "; ".join(one for one in (note, words) if one)
        if answer not in (KEEP, LEAVE_OUT) and (held is None or words not in held.note):
            still.append(question)
    own = matter.id if matter is not None else None
    score, title = found.score, flat(entry.title.text)
    if matter is not None and title:
        score = catalogue.score(title, matter)
        if score < SAME or not catalogue.is_meant(title, matter, matter.id):
            note = "; ".join(one for one in (note, title_words(title)) if one)
    differs = printed.text if printed.text and own is not None and printed.text not in (own, _code(matter)) else None
    stated = flat(entry.printed.text)
    differs = stated if own is not None and stated and stated != NOT_PRINTED else differs
    return MatchedRow(
        entry, own, differs, own is not None and (stated == NOT_PRINTED or (printed.sort == "none" and bool(entry.code.row))), basis, note, score, reason,
        tuple(asked), () if left_out else tuple(still), left_out, added,
    )  # fmt: skip


def _found(
    entry: ImportedRow, printed: Printed, catalogue: Catalogue, answers: Answers, known: Recorded
) -> tuple[_Found, str]:
    """Give what a row means, by an answer of its own, by itself, or as the register has it; and what its note says of that."""
    own = row_answers.matter(entry, printed.text, answers, catalogue, known)
    if own is not None:
        return _Found(own, 0.0, ANSWERED), row_answers.MATTER
    found = _meant(entry, printed, catalogue)
    if found.question is not None and settled(found.question, answers) is None:
        found = _recorded(entry, printed, catalogue, known) or found
    return found, ""


def _recorded(entry: ImportedRow, printed: Printed, catalogue: Catalogue, known: Recorded) -> _Found | None:
    """Give the matter that the register has for a row which prints the same: nothing is asked twice.

    The title must be the same, too: a row that was corrected below a code that still is misprinted is another one.
    """
    title = flat(entry.title.text)
    meant = []
    for one in known.printing(entry.number, printed.text):
        matter = catalogue.coded(one.matter)
        if matter is not None and (
            not title or catalogue.is_meant(title, matter, matter.id) or tells(one.note, title_words(title))
        ):
            meant.append(matter)
    if len(meant) != 1:
        return None
    return _Found(meant[0], 0.0, Text("như sổ đã ghi", "as the register has it"))


def _answered(
    found: _Found, printed: Printed, catalogue: Catalogue, answers: Answers
) -> tuple[Matter | None, str | None, bool, Text]:
    """Give the matter that is meant, the code that is to be added, whether the row is left out, and why; ``ANSWERED`` where an answer says so."""
    if found.question is None:
        return found.matter, None, False, found.reason
    answer = settled(found.question, answers)
    if answer == LEAVE_OUT:
        return None, None, True, ANSWERED
    if answer == ADD and ADD in found.question.options:
        return None, printed.code, False, ANSWERED
    if answer == KEEP and KEEP in found.question.options:
        return found.matter, None, False, ANSWERED
    # An answer that names nothing is none: it is asked again rather than guessed at.
    matter = catalogue.coded(answer) if answer is not None else None
    return matter, None, False, found.reason if matter is None else ANSWERED


def _code(matter: Matter | None) -> str:
    code = matter.procedure.code if matter is not None and matter.procedure is not None else ""
    return code if isinstance(code, str) else ""


def _meant(entry: ImportedRow, printed: Printed, catalogue: Catalogue) -> _Found:
    title = flat(entry.title.text)
    matter = catalogue.coded(printed.code or printed.text) if printed.text else None
    misprinted = catalogue.misprinted(printed.text) if matter is None and printed.text else ()
    if len(misprinted) == 1:
        matter, printed = misprinted[0], replace(printed, sort="misprinted")
    if matter is not None:
        return _by_code(entry, printed, matter, title, catalogue)
    several = several_codes.question(entry, catalogue)
    if several is not None:
        return _Found(None, 0.0, Text("phải hỏi", "to be asked"), several)
    same = catalogue.titled(title) if title else ()
    if not entry.code.row and len(same) == 1:
        return _Found(
            same[0], 100.0, Text("theo tên; phụ lục không có cột mã", "by its title; the annex has no column of codes")
        )
    likely = same or misprinted or (catalogue.like(title) if title else ())
    return _Found(None, 0.0, Text("phải hỏi", "to be asked"), code_questions.no_such(entry, printed, likely))


def _by_code(entry: ImportedRow, printed: Printed, matter: Matter, title: str, catalogue: Catalogue) -> _Found:
    score = catalogue.score(title, matter) if title else 0.0
    right = not title or catalogue.is_meant(title, matter, matter.id)
    if printed.sort in ("code", "other") and right:
        if not title:
            return _Found(matter, 0.0, Text("theo mã; dòng không in tên", "by its code; the row has no title"))
        same = score == SAME
        return _Found(
            matter,
            score,
            Text("mã và tên khớp", "code and title agree")
            if same
            else Text("mã khớp, tên chỉ khác cách viết", "the code agrees, the title but for how it is written"),
        )
    if printed.sort in ("code", "other"):
        others = [one for one in catalogue.titled(title) if one is not matter]
        question = code_questions.other_title(entry, printed, matter, catalogue.nearest(title, matter), others)
        return _Found(matter, score, Text("phải hỏi", "to be asked"), question)
    sure = bool(title) and right
    others = [one for one in catalogue.titled(title) if one is not matter] if title else []
    options = (*dict.fromkeys((matter.id, *(one.id for one in others))), LEAVE_OUT)
    said = code_questions.of_printing(printed, matter)
    question = ImportQuestion(key_of(entry, "code"), entry.place, said, matter.id if sure else "", options)
    return _Found(matter, score, Text("phải hỏi", "to be asked"), question)


def _of_the_row(entry: ImportedRow) -> list[tuple[ImportQuestion, str]]:
    """Ask of rows that are hidden, or of which some words are struck through; with what the note says of them."""
    found = []
    if entry.hidden:
        said = Text(
            "dòng bị ẩn trong tệp: có thuộc phụ lục không?",
            "the row is hidden in the file: does it belong to the annex?",
        )
        found.append((ImportQuestion(key_of(entry, "hidden"), entry.place, said, "", (KEEP, LEAVE_OUT)), HIDDEN))
    if entry.hidden_cells:
        listed = ", ".join(map(str, entry.hidden_cells))
        said = Text(
            f"tệp giấu chữ của {listed}, các ô khác của dòng thì không: dùng cả những chữ ấy («{KEEP}»), hay bỏ dòng?",
            f"the file hides the words of {listed}, and not those of other cells: are they meant (“{KEEP}”), or is the row left out?",
        )
        question = ImportQuestion(key_of(entry, "hidden-cell"), entry.place, said, "", (KEEP, LEAVE_OUT))
        found.append((question, hidden_words(listed)))
    if entry.partly_struck:
        said = Text(
            "một phần của dòng bị gạch: dòng còn hiệu lực không?",
            "a part of the row is struck through: does the row stand?",
        )
        found.append((ImportQuestion(key_of(entry, "struck"), entry.place, said, "", (KEEP, LEAVE_OUT)), STRUCK))
    return found


def _twice(row: MatchedRow, first: MatchedRow, answers: Answers) -> MatchedRow:
    """Ask whether a row that repeats another one stands."""
    name = row.matter or row.added or ""
    other = first.entry.number
    where = Text(f"dòng {other}", f"row {other}") if other is not None else first.entry.place
    said = Text(f"{name} đã có ở {where.vi}: trùng dòng?", f"{name} stands in {where.en} already: is the row repeated?")
    question = ImportQuestion(key_of(row.entry, "twice"), row.entry.place, said, "", (KEEP, LEAVE_OUT))
    answer = settled(question, answers)
    note = _repeated(row, first)
    still = row.open if answer in (KEEP, LEAVE_OUT) else (*row.open, question)
    return MatchedRow(
        row.entry, row.matter, row.printed, row.printed_unknown, row.basis, note, row.score, row.reason,
        (*row.asked, question), () if answer == LEAVE_OUT else still, row.left_out or answer == LEAVE_OUT, row.added,
    )  # fmt: skip


def _repeated(row: MatchedRow, first: MatchedRow) -> str:
    where = f"dòng {first.entry.number}" if first.entry.number is not None else first.entry.place.vi
    return "; ".join(one for one in (row.note, f"trùng mã với {where}") if one)
