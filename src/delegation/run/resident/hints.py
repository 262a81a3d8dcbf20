"""What is shown between the lines: a title beside a code, a name beside an id; above entries how much is found in them, and what can be asked; which names are over."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.findings import Finding, Text
from delegation.model.places import Step
from delegation.run.editing.sorts import EditedSort
from delegation.run.resident.answers import Question, questions_about
from delegation.run.resident.diagnosis import days_of, diagnosis, ended
from delegation.run.resident.meaning import ENDING, every, group_at, named
from delegation.run.resident.navigation import title_of
from delegation.run.resident.spots import scalars
from delegation.run.resident.state import State
from delegation.speech.numbers import counted
from delegation.values import dataclass

_LONGEST = 60
"""Letters of a title between the lines."""
_SHOWN = ("holders", "matters", "communes", "fields", "forms", "instruments", "entries", "norms")


@dataclass(frozen=True, slots=True)
class Hint:
    """A name to be shown behind what stands at a path, on a line counted from 1."""

    path: tuple[Step, ...]
    said: str
    full: str


@dataclass(frozen=True, slots=True)
class Lens:
    """What is found in an entry that begins on a line, counted from 1, or in the whole file."""

    line: int
    said: Text
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """A question about an entry, by its sort and id, which begins on a line, counted from 1."""

    line: int
    question: Question
    sort: EditedSort
    entry: str


def hints(state: State, name: str, first: int, last: int) -> Iterator[Hint]:
    """Give the names of what lines refer to by ids and codes, from ``first`` to ``last``; of what the id itself says none."""
    document = state.document(name)
    if document is None or document.tree is None:
        return
    register = state.under(name).register
    for path, value in scalars(document):
        group = group_at(document.kind, path)
        if group not in _SHOWN:
            continue
        line = document.locate(path).line
        if line > last:
            return
        if line >= first and (found := named(register, group, str(value))) is not None:
            title = title_of(found[1])
            if title and title != str(value):
                short = title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
                yield Hint(path, short, title)


def lenses(state: State, name: str) -> Iterator[Lens | Ask]:
    """Give how much is found in a file and in each of its entries, of where nothing is found none; and what can be asked about these."""
    found = diagnosis(state).get(name, ())
    document = state.document(name)
    if document is None:
        return
    if found:
        yield Lens(1, _amount(found), tuple(found))
    if name in state.unread:
        return
    for sort, entry in every(state.under(name).register):
        if entry.place.file == name and entry.place.path:
            first = document.locate(entry.place.path).line
            lines = document.lines_of(entry.place.path) or range(first, first + 1)
            own = tuple(one for one in found if first <= one.location.line <= lines[-1])
            if own:
                yield Lens(first, _amount(own), own)
            yield from (Ask(first, one, sort, str(entry.id)) for one in questions_about(entry))


def over(state: State, name: str) -> list[tuple[Step, ...]]:
    """Give the paths at which a file names or states entries that have ended by the day, in the order of the text; none of one that cannot be read now."""
    document = state.document(name)
    if document is None or document.tree is None or name in state.unread:
        return []
    register = state.under(name).register
    own = {one.location for one in ended(state, name)}
    known = dict[tuple[str, str], bool]()
    found = list[tuple[Step, ...]]()
    for path, value in scalars(document):
        group = group_at(document.kind, path)
        if group in ENDING:
            key = group, str(value)
            if key not in known:
                meant = named(register, *key)
                known[key] = meant is not None and days_of(register, meant[1]).life(state.day) == "ended"
            if known[key]:
                found.append(path)
        elif own and document.locate(path) in own:
            found.append(path)
    return found


def _amount(several: list[Finding] | tuple[Finding, ...]) -> Text:
    fresh = [one for one in several if not one.known]
    said = counted(len(fresh), "phát hiện", "finding")
    known = len(several) - len(fresh)
    if not known:
        return said
    listed = counted(known, "đã biết", "known", "known")
    return Text(f"{said.vi}, {listed.vi}", f"{said.en}, {listed.en}") if fresh else Text(listed.vi, listed.en)
