"""A commune in a list: its days, what became of it, how it is rated, for what it is ready."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.answers.lists.cells import Cell, ListRow, gap_cell, of_any, term_cells
from delegation.findings import Text
from delegation.model.holders import Commune, Rating
from delegation.model.terms import Day, Unknown
from delegation.questions.ways.ways import Ways
from delegation.speech import communes, unknowns
from delegation.speech.gaps import gaps
from delegation.speech.registers import source_title
from delegation.speech.text import joined, remarked


def of_commune(ways: Ways, one: Commune) -> ListRow:
    """Give the row of a commune. There is a column for whatever the register says of any of them."""
    day = ways.examination.as_of
    facts: list[tuple[str, Cell]] = [("type", one.type), ("state", one.term.life(day)), *term_cells(one.term)]
    if of_any(ways, "communes", "classes"):
        facts.append(("unit_class", _rated(one.classes, day)))
    if of_any(ways, "communes", "groups"):
        facts.append(("group", _rated(one.groups, day)))
    if of_any(ways, "communes", "readiness"):
        ready = " ".join(sorted({each.subject for each in one.readiness if each.state is True}))
        facts.append(("ready_for", ready or None))
    facts += gap_cell(ways, "communes", one)
    return ListRow(one.code, one.name, one.place, tuple(facts), tuple(_lines(ways, one)))


def _rated(several: tuple[Rating, ...], day: Day) -> Cell:
    running = [one for one in several if one.term.possibly_holds(day)]
    return next((None if isinstance(one.value, Unknown) else one.value for one in running), None)


def _lines(ways: Ways, one: Commune) -> Iterator[Text]:
    register = ways.examination.register
    said = communes.lived(register, one)
    if said is not None:
        yield said
    # What it becomes is told above.
    yield from gaps((each for each in one.gaps if each.key != "becomes"), register)
    day = ways.examination.as_of
    for several, vi, en in ((one.classes, "loại", "class"), (one.groups, "nhóm", "group")):
        rated = next((each for each in several if each.term.possibly_holds(day)), None)
        if rated is not None:
            value = Text(rated.value, rated.value) if isinstance(rated.value, str) else unknowns.unknown(rated.value)
            reasons = [unknowns.reasons(rated.term.unknowns)] if rated.term.unknowns else []
            yield remarked(Text(f"{vi} {value.vi}", f"{en} {value.en}"), reasons)
    for each in one.readiness:
        source = joined("; ", (source_title(register, name) for name in each.source))
        known = Text("có", "yes") if each.state is True else Text("chưa có", "no")
        if isinstance(each.state, Unknown):
            why = unknowns.reason(each.state.reason)
            known = Text(f"chưa rõ: {why.vi}", f"not known: {why.en}")
        when = Text(f" ({each.as_of})", f" ({each.as_of})") if each.as_of else Text("", "")
        yield Text(
            f"điều kiện {each.subject}: {known.vi}{when.vi}; nguồn: {source.vi}",
            f"ready for {each.subject}: {known.en}{when.en}; source: {source.en}",
        )
