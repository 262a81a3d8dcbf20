"""What is found in the files while they are written, each finding where its text stands now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from delegation.findings import Finding, Location, Related, Text
from delegation.loading.disk import drafts
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.files import RuleFile
from delegation.loading.text.document import Document
from delegation.loading.text.edits import alike
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import Term
from delegation.run import pipeline
from delegation.run.editing.sorts import SORTS, key_of
from delegation.run.editing.working_copy import come_and_gone
from delegation.run.resident.state import State
from delegation.speech import term
from delegation.speech.numbers import counted
from delegation.values import dataclass

_READING = ("DLG001", "DLG003", "DLG006", "DLG007")
"""The checks that ask a text alone."""
_ENDING = ("matters", "grants", "holders", "instruments", "norms")


@dataclass(frozen=True, slots=True)
class EndedEntry:
    """An entry that has ended by the day: where its id stands, and its days."""

    location: Location
    said: Text


def diagnosis(state: State) -> dict[str, list[Finding]]:
    """Give by file what is found in it: what the baseline lists as ``known``; what is waived is left out.

    In a hypothesis that is open stands what it brings about, wherever in the register that is.
    """
    analysis = state.analysis
    every = [*analysis.findings, *(replace(one, known=True) for one in analysis.known or ())]
    found: dict[str, list[Finding]] = {}
    unread = list(_of_unread(state))
    # Of a text of which nothing could ever be read, the register itself is told the same.
    told = {one.key for one in unread}
    for one in (*(each for each in _carried(state, every) if each.key not in told), *unread):
        found.setdefault(one.location.file, []).append(one)
    for name in state.drafts():
        if name not in state.unread:
            found.setdefault(name, []).extend(_brought_about(state, name))
    return {name: sorted(several, key=lambda one: one.order) for name, several in found.items()}


def _carried(state: State, findings: list[Finding]) -> Iterator[Finding]:
    """Give findings where their lines stand now in texts that are no longer those that were understood."""
    if not state.unread:
        yield from findings
        return
    for one in findings:
        related = tuple(replace(each, location=carried(state, each.location)) for each in one.related)
        yield replace(one, location=carried(state, one.location), related=related)


def carried(state: State, location: Location) -> Location:
    """Give where a stretch of a text that was understood stands in the text of now: by the lines before and behind all changes."""
    now, then = state.unread.get(location.file), state.understood(location.file)
    if now is None or then is None:
        return location
    old, new = then.lines, now.lines
    same = alike(old, new)
    rest = min(alike(old[::-1], new[::-1]), min(len(old), len(new)) - same)
    if location.line <= same:
        return location
    if location.line > len(old) - rest:
        shift = len(new) - len(old)
        return replace(location, line=location.line + shift, end_line=location.end_line + shift)
    return Location(location.file, same + 1, 1, same + 1, 2)


def _of_unread(state: State) -> Iterator[Finding]:
    """Give what keeps texts from being read."""
    if state.unread:
        found = [RuleFile(name, one.kind, one.data) for name, one in state.unread.items() if one.kind != drafts.KIND]
        laid = [RuleFile(name, one.kind, one.data) for name, one in state.unread.items() if one.kind == drafts.KIND]
        own = [one for one in state.loaded.files if one.kind == "register" and one.name not in state.unread]
        loaded = pipeline.build_register([*own, *found, *laid], (), Cache(None))
        analysis = pipeline.analyse(loaded, state.day, pipeline.wanted(_READING, ()))
        yield from (one for one in analysis.findings if one.location.file in state.unread)


def _brought_about(state: State, name: str) -> Iterator[Finding]:
    """Give what a hypothesis brings about, with its place in the hypothesis, and how much it does away with."""
    analysis = pipeline.analyse(state.under(name), state.day, against_baseline=True)
    come, gone = come_and_gone(state.analysis, analysis)
    for one in come:
        if one.location.file == name:
            yield one
        else:
            there = Related(one.location, Text("ở đây, trong sổ", "here, in the register"))
            yield replace(one, location=_head(name), excerpt=None, related=(there, *one.related))
    if gone:
        yield _does_away(name, gone)


def _does_away(name: str, gone: list[Finding]) -> Finding:
    amount = counted(len(gone), "phát hiện", "finding")
    said = Text(
        f"Theo phương án này, {amount.vi} không còn.",
        f"Under this hypothesis, {amount.en} {'is' if len(gone) == 1 else 'are'} gone.",
    )
    places = tuple(
        Related(one.location, Text(f"{one.check}: {one.said.vi}", f"{one.check}: {one.said.en}")) for one in gone
    )
    return Finding("", Severity.INFO, _head(name), said, "", Text("", ""), related=places)


def _head(name: str) -> Location:
    return Location(name, 1, 1, 1, 2)


def ended(state: State, name: str) -> list[EndedEntry]:
    """Give the entries of a file that have ended by the day; none of one that cannot be read now."""
    loaded, document = state.under(name), state.document(name)
    if document is None or name in state.unread:
        return []
    return [
        EndedEntry(_spot(document, one.place, key_of(sort, one)), _has_ended(days))
        for sort in SORTS
        if sort.group in _ENDING
        for one in sort.entries(loaded.register).values()
        if one.place.file == name and (days := days_of(loaded.register, one)).life(state.day) == "ended"
    ]


def days_of(register: Register, entry: Any) -> Term:  # noqa: ANN401  an entry of any sort
    """Give the days of an entry: those of an instrument follow from others, those of a grant from its decision."""
    if hasattr(entry, "issuer"):
        return register.life(entry)
    days: Term = getattr(entry, "running", None) or entry.term
    return days


def _spot(document: Document, place: Place, key: str) -> Location:
    return document.locate(place.at(key).path)


def _has_ended(days: Term) -> Text:
    said = term(days)
    return Text(f"Đã kết thúc: {said.vi}.", f"Has ended: {said.en}.")
