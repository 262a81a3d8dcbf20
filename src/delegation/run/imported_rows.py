"""An annex that is imported again: the rows that differ from those of the register, and the file with these lines changed alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from delegation.documents.intake.facts import Facts
from delegation.documents.intake.letters import flat
from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.recorded import Recorded, RecordedRow
from delegation.documents.intake.writing import GrantToWrite, row_line
from delegation.findings import Text
from delegation.loading.text.document import Document
from delegation.model.instruments import InstrumentId
from delegation.model.matters import AnnexRow, Grant, MatterId
from delegation.model.places import Step
from delegation.model.provisions import canonical
from delegation.model.register import Register
from delegation.model.row_numbers import RowNumber
from delegation.model.terms import Unknown, if_known
from delegation.run import entries, left_notes, stated
from delegation.run.pipeline import Loaded

Steps = tuple[Step, ...]
Shape = tuple[str, str, tuple[tuple[str, str], ...], str]
"""What a row states: its matter, the code printed where it differs, its legal bases, and its note in a sheet that was exported."""


def changed(
    given: Sequence[GrantToWrite],
    instrument: InstrumentId,
    rows: Sequence[MatchedRow],
    settled: Facts,
    loaded: Loaded,
) -> tuple[str, bytes | None, tuple[Text, ...]]:
    """Give the name and bytes of the decision's file with the rows that differ, and what differs. Notes of rows are compared in a sheet that was exported alone.

    ``rows``: all of the paper, also those that are left out or wait for an answer. No bytes: nothing in the file changes.
    """
    register = loaded.register
    grants = [one for one in register.grants.values() if one.instrument == instrument and one.is_first]
    name = register.instruments[instrument].place.file
    document = next(one for one in loaded.documents if one.name == name)
    lines, said = entries.lines(document), list(stated.differing(settled, instrument, register))
    before = "".join(lines)
    skipped = {row.entry.number for row in rows if row.open and row.entry.number is not None}
    for one, old in _paired(given, grants, settled):
        if old is None or isinstance(old.rows, Unknown) or not old.rows:
            said.append(
                Text(
                    f"quyết định trong sổ chưa có lần giao nào cho {one.receiver} có danh mục: hãy thêm lần giao đó vào {name} rồi nhập lại",
                    f"the decision in the register has no grant to {one.receiver} with rows: add it to {name} and import again",
                )
            )
            continue
        said += stated.of_term(one, old, settled)
        said += _apply(one, old, lines, document, skipped, register)
    text, noted = left_notes.renewed("".join(lines), document, [row for row in rows if row.left_out])
    said += noted
    return name, text.encode() if text != before else None, tuple(said)


def _paired(
    given: Sequence[GrantToWrite], grants: Sequence[Grant], settled: Facts
) -> Iterator[tuple[GrantToWrite, Grant | None]]:
    """Give each grant of a paper with that of the register: of the same receiver and steps the one that ends alike, else the one of its id, else any."""
    free = list(grants)
    found: dict[int, Grant] = {}
    for fits in (stated.ends_alike, stated.named_alike, stated.anyhow):
        for at, one in enumerate(given):
            own = [old for old in free if str(old.receiver) == one.receiver and old.steps == one.steps]
            same = [old for old in own if fits(one, old, settled)]
            if at not in found and same:
                found[at] = next((old for old in same if old.id == one.id), same[0])
                free.remove(found[at])
    for at, one in enumerate(given):
        yield one, found.get(at)


def known(register: Register, settled: Facts) -> Recorded:
    """Give what the register has of a decision: nothing where it has none."""
    found = register.instrument(settled.value("id")) or register.instrument(settled.value("number"))
    if found is None:
        return Recorded()
    own = [one for one in register.grants.values() if one.instrument == found.id]
    last = settled.value("end")
    return Recorded(
        (
            RecordedRow(
                row.row,
                row.matter,
                "" if isinstance(row.printed, Unknown) else row.printed or _code(row.matter, register),
                row.note or "",
                str(one.receiver),
                "" if str(one.term.end) == last else _last_day(one),
                one.term.end.reason if isinstance(one.term.end, Unknown) else "",
                one.steps,
            )
            for one in own
            for row in if_known(one.rows)
        ),
        [one.note for one in own if one.note],
    )


def _code(matter: MatterId, register: Register) -> str:
    """Give the code of a matter; its id where it has none."""
    found = register.matters.get(matter)
    code = found.procedure.code if found is not None and found.procedure is not None else None
    return code if isinstance(code, str) else matter


def _last_day(grant: Grant) -> str:
    """Give the last day of a grant as its decision states it; nothing where it states none, or it is not known."""
    return grant.term.end.isoformat() if isinstance(grant.term.end, date) else ""


def _apply(
    one: GrantToWrite, old: Grant, lines: list[str], document: Document, skipped: set[RowNumber], register: Register
) -> list[Text]:
    """Change the lines of one grant; a line that goes becomes empty, so that the numbers of the others hold."""
    held = [(row.row, row.matter, row) for row in if_known(old.rows)]
    read = [(row.entry.number, row.matter or row.added or "", row) for row in one.rows]
    twice = _twice(held) | _twice(read)
    before = {_name(number, matter, twice): row for number, matter, row in held}
    after = {_name(number, matter, twice): row for number, matter, row in read}
    said, above = [], before[next(iter(before))].place.path
    places, behind = _Lines(lines, document), False
    for name, row in after.items():
        known = before.get(name)
        if known is None:
            places.put(above, row_line(row), behind=behind)
            matter = row.matter or row.added or ""
            said.append(Text(f"+ dòng {name}: {matter}", f"+ row {name}: {matter}"))
            continue
        # What comes below it on paper stands below it in the file.
        above, behind = known.place.path, True
        if _old(known, row, register) != _new(row, register):
            places.change(above, row_line(row))
            said.append(_changed(name, _old(known, row, register), _new(row, register)))
    for name, known in before.items():
        if name not in after and known.row not in skipped:
            places.change(known.place.path, None)
            said.append(Text(f"- dòng {name}: {known.matter}", f"- row {name}: {known.matter}"))
    places.write()
    return said


class _Lines:
    """The lines of a list in which entries are changed, taken out, and put before and behind others."""

    def __init__(self, lines: list[str], document: Document) -> None:
        self._lines, self._document = lines, document
        self._own: dict[Steps, str | None] = {}
        self._put: dict[Steps, tuple[list[str], list[str]]] = {}

    def change(self, path: Steps, new: str | None) -> None:
        """Write an entry otherwise; ``None`` takes it out."""
        self._own[path] = new

    def put(self, path: Steps, new: str, *, behind: bool) -> None:
        """Put a new entry before or behind another, behind what was put there already."""
        self._put.setdefault(path, ([], []))[behind].append(new)

    def write(self) -> None:
        """Change the lines."""
        for path in dict.fromkeys((*self._own, *self._put)):
            own = entries.own_lines(self._document, path)
            blanks = entries.indent(self._document.line(own[0]))
            text = "".join(self._lines[at - 1] for at in own)
            if path in self._own:
                new = self._own[path]
                text = "" if new is None else f"{blanks}{new}\n"
            first, last = ("".join(f"{blanks}{one}\n" for one in each) for each in self._put.get(path, ((), ())))
            for at in own:
                self._lines[at - 1] = ""
            self._lines[own[0] - 1] = first + text + last


def _changed(name: str, old: Shape, new: Shape) -> Text:
    """Say what of a row differs: its matter, else the code that is printed, else its legal bases, else its note."""
    if old[0] != new[0]:
        return Text(f"~ dòng {name}: {old[0]} → {new[0]}", f"~ row {name}: {old[0]} → {new[0]}")
    if old[1] != new[1]:
        before, after = _printed(old), _printed(new)
        return Text(
            f"~ dòng {name}: {new[0]}, mã in trên giấy: {before.vi} → {after.vi}",
            f"~ row {name}: {new[0]}, the code as printed: {before.en} → {after.en}",
        )
    if old[2] != new[2]:
        return Text(f"~ dòng {name}: {new[0]}, căn cứ", f"~ row {name}: {new[0]}, its legal bases")
    return Text(f"~ dòng {name}: {new[0]}, ghi chú", f"~ row {name}: {new[0]}, its note")


def _printed(shape: Shape) -> Text:
    if shape[1] == "?":
        return Text("không in mã", "none")
    return Text(f"«{shape[1]}»", f"“{shape[1]}”") if shape[1] else Text("đúng mã", "the code itself")


def _twice(rows: Iterable[tuple[RowNumber | None, str, object]]) -> set[RowNumber | None]:
    """Give the numbers that several rows have, as where an annex begins anew in each field."""
    counts = Counter(number for number, _, _ in rows)
    return {number for number, count in counts.items() if count > 1}


def _name(number: RowNumber | None, matter: str, twice: Collection[RowNumber | None]) -> str:
    """Name a row by its number where that is its own, else by its matter, with the number before it."""
    return matter if number is None else f"{number} ({matter})" if number in twice else str(number)


def _old(row: AnnexRow, read: MatchedRow, register: Register) -> Shape:
    printed = "" if row.printed is None else "?" if isinstance(row.printed, Unknown) else row.printed
    return (
        row.matter,
        printed,
        tuple((_paper(one.instrument, register), canonical(one.at)) for one in row.basis),
        flat(row.note or "") if read.entry.is_exported else "",
    )


def _new(row: MatchedRow, register: Register) -> Shape:
    printed = "?" if row.printed_unknown else row.printed or ""
    return (
        row.matter or row.added or "",
        printed,
        tuple((_paper(number, register), canonical(at)) for number, at in row.basis),
        row.note if row.entry.is_exported else "",
    )


def _paper(name: str, register: Register) -> str:
    """Give the id of the instrument that a number or an id means."""
    found = register.instrument(name)
    return found.id if found is not None else name
