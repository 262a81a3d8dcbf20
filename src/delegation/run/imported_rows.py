"""An annex that is imported again: the rows that differ from those of the register, and the file with these lines changed alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from delegation.documents.intake.asked import Answers, ImportQuestion
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.letters import flat
from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.origins import Origin
from delegation.documents.intake.recorded import Recorded, RecordedRow
from delegation.documents.intake.writing import GrantToWrite, row_line
from delegation.findings import Text
from delegation.loading.parsing import parsed
from delegation.loading.text.document import Document
from delegation.model.instruments import InstrumentId
from delegation.model.matters import AnnexRow, Grant, MatterId
from delegation.model.provisions import canonical
from delegation.model.register import Register
from delegation.model.terms import Unknown, if_known
from delegation.run import entries, left_notes, list_lines, paired_grants, row_names, stated, whole_grants
from delegation.run.differing_terms import DifferingTerms
from delegation.run.gone_rows import GoneRows
from delegation.run.hand_written import HandWritten
from delegation.run.list_lines import ListLines
from delegation.run.paired_grants import GrantsOfBoth, PairedGrant
from delegation.run.pipeline import Loaded
from delegation.speech.days import day
from delegation.values import dataclass

Shape = tuple[str, str, tuple[tuple[str, str], ...], str]
"""What a row states: its matter, the code printed where it differs, its legal bases, and its note in a sheet that was exported."""


@dataclass(frozen=True, slots=True)
class ChangedRows:
    """The file of a decision that is imported again. ``data``: its bytes, ``None`` where nothing in it changes; ``said``: what differs; ``gone``, ``open``: what is asked of rows that the paper has no more, and of terms."""

    name: str
    data: bytes | None
    said: tuple[Text, ...]
    gone: tuple[ImportQuestion, ...]
    open: tuple[ImportQuestion, ...]


def changed(
    given: Sequence[GrantToWrite],
    instrument: InstrumentId,
    rows: Sequence[MatchedRow],
    settled: Facts,
    loaded: Loaded,
    answers: Answers,
    source: Origin,
) -> ChangedRows:
    """Give the decision's file with the rows that differ, and what differs. Notes of rows are compared in a sheet that was exported alone.

    ``rows``: all of the paper (``source``), also those that are left out or wait for an answer. A row that the paper has no more goes only where somebody says so.
    """
    register = loaded.register
    grants = [one for one in register.grants.values() if one.instrument == instrument and one.is_first]
    name = register.instruments[instrument].place.file
    document = next(one for one in loaded.documents if one.name == name)
    lines, said = entries.lines(document), list(stated.differing(settled, instrument, register))
    before, terms = "".join(lines), DifferingTerms(given, grants, settled, answers, document, source)
    both = paired_grants.paired(terms.given, terms.grants, rows, settled)
    said += [*_unkept(settled, grants, name), *terms.said, *_homeless(both, name)]
    gone, hand = GoneRows(both, rows, register, answers, source), HandWritten(grants, document)
    for pair in both.pairs:
        said += stated.of_terms(pair.stated, pair.old, settled)
        to = _to(pair.old) if len(both.pairs) + len(both.new) > 1 else Text("", "")
        said += _apply(pair, lines, document, gone, hand, register, source, to)
        said += _lost(pair, gone, hand, rows)
    said += terms.write(lines)
    emptied = [one.old for one in both.pairs if whole_grants.is_emptied(one, gone)]
    asked, still = (*terms.asked, *gone.asked), (*terms.open, *gone.open)
    bound = whole_grants.bound(emptied, loaded)
    if bound:
        return ChangedRows(name, None, (*said, *bound), asked, still)
    said += whole_grants.take_out(emptied, lines, document)
    said += whole_grants.add(both.new, given, lines, document, settled, register, source, hand)
    if emptied:
        document = parsed(document.name, document.kind, "".join(lines).encode())
    text, noted = _noted("".join(lines), document, rows, (terms.notes, gone.notes))
    return ChangedRows(name, text.encode() if text != before else None, (*said, *noted), asked, still)


def _noted(
    text: str, document: Document, rows: Sequence[MatchedRow], more: Sequence[Mapping[str, str]]
) -> tuple[str, list[Text]]:
    """Give the text of the file with what the notes of its grants keep of answers."""
    text, noted = left_notes.renewed(text, document, rows)
    for words in more:
        text = left_notes.with_more(text, document, words)
    return text, noted


def _homeless(both: GrantsOfBoth, name: str) -> list[Text]:
    """Tell which grants of the paper may be those of the register that have no rows: nobody but its author knows."""
    return [
        Text(
            f"quyết định trong sổ chưa có lần giao nào cho {one.receiver} có danh mục: hãy thêm lần giao đó vào {name} rồi nhập lại",
            f"the decision in the register has no grant to {one.receiver} with rows: add it to {name} and import again",
        )
        for one in both.homeless
    ]


def _unkept(settled: Facts, grants: Sequence[Grant], name: str) -> list[Text]:
    """Tell which answers to sentences of the decision its file does not keep: an import changes rows alone."""
    return [
        Text(
            f"câu đã trả lời mà tệp chưa giữ: lệnh nhập không sửa điều kiện, phạm vi; hãy ghi vào note của một lần giao trong {name}: «{one}»",
            f"an answer that the file does not keep: an import changes no conditions and no scope; write into the note of a grant in {name}: “{one}”",
        )
        for one in settled.articles.notes
        if not any(one in (grant.note or "") for grant in grants)
    ]


def instrument_note(register: Register, settled: Facts) -> str:
    """Give the note of a decision that the register has; nothing where it has none."""
    found = settled.instrument(register)
    return (found.note or "") if found is not None else ""


def notes(register: Register, settled: Facts) -> list[str]:
    """Give the notes of the grants that the register has of a decision."""
    found = settled.instrument(register)
    return [
        one.note for one in register.grants.values() if found is not None and one.instrument == found.id and one.note
    ]


def known(register: Register, settled: Facts) -> Recorded:
    """Give what the register has of a decision: nothing where it has none."""
    found = settled.instrument(register)
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
        notes(register, settled),
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
    pair: PairedGrant,
    lines: list[str],
    document: Document,
    gone: GoneRows,
    hand: HandWritten,
    register: Register,
    source: Origin,
    to: Text,
) -> list[Text]:
    """Change the lines of one grant; a line that goes becomes empty, so that the numbers of the others hold. ``to``: to whom and until when its rows are given, where that is to be said."""
    before, after = row_names.of_both(pair.old, pair.rows)
    said, above = [], before[next(iter(before))].place.path
    places, behind = ListLines(lines, document), False
    source = source.within(list_lines.head(document, next(iter(before.values())).place.path))
    for name, row in after.items():
        known = before.get(name)
        if known is None:
            own = hand.onto(row, pair.old.id)
            places.put(above, row_line(own) + source.of_row(row.entry), behind=behind)
            matter = row.matter or row.added or ""
            said.append(Text(f"+ dòng {name}: {matter}{to.vi}", f"+ row {name}: {matter}{to.en}"))
            continue
        # What comes below it on paper stands below it in the file.
        above, behind = known.place.path, True
        if _old(known, row, register) != _new(row, register):
            own = hand.onto(row, pair.old.id)
            places.change(above, row_line(own) + source.anew(row.entry, places.last_line(above)))
            said.append(_changed(name, _old(known, row, register), _new(row, register)))
            if gone.stays(pair.old.id, known):
                places.keep(above)
                said += gone.told(pair.old.id, name, known)
    said += _without({name: one for name, one in before.items() if name not in after}, pair.old.id, places, gone, to)
    places.write()
    return said


def _without(rows: Mapping[str, AnnexRow], grant: str, places: ListLines, gone: GoneRows, to: Text) -> list[Text]:
    """Take out the rows of a grant that the paper has no more, but for those that stay."""
    said = list[Text]()
    for name, known in rows.items():
        if gone.stays(grant, known):
            said += gone.told(grant, name, known)
        else:
            places.change(known.place.path, None)
            said.append(Text(f"- dòng {name}: {known.matter}{to.vi}", f"- row {name}: {known.matter}{to.en}"))
    return said


def _to(grant: Grant) -> Text:
    last = grant.term.end
    if not isinstance(last, date):
        return Text(f" ({grant.receiver})", f" ({grant.receiver})")
    return Text(f" ({grant.receiver}, đến hết {day(last).vi})", f" ({grant.receiver}, until {day(last).en})")


def _lost(pair: PairedGrant, gone: GoneRows, hand: HandWritten, rows: Sequence[MatchedRow]) -> list[Text]:
    """Tell what was written by hand at rows in whose place another matter stands now."""
    before, after = row_names.of_both(pair.old, pair.rows)
    changed = [name for name, row in after.items() if name in before and row.matter != before[name].matter]
    return [
        text
        for name in changed
        if not gone.stays(pair.old.id, before[name])
        for text in hand.lost(name, before[name], rows)
    ]


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
