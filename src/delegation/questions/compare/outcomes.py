"""What became of an entry: in force or not on either day, read alike or not, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Literal

from delegation.authority.bounds import Bound
from delegation.authority.entries import ChangeCause, EntryStatus, ordered
from delegation.model.acts import PartEnd, PartStart
from delegation.model.instruments import Citation
from delegation.model.matters import AnnexRow, Grant
from delegation.model.parts import Dimension
from delegation.model.places import Place
from delegation.model.provisions import canonical
from delegation.model.terms import Day, Term, Unknown
from delegation.questions.compare.words import Turn, TurnKind
from delegation.speech.steps import Cited

_HOLDING = ("holds", "may-hold")


def turn(
    before: EntryStatus,
    after: EntryStatus,
    aspects: Sequence[str],
    about: str,
    by: tuple[str, ...],
    *,
    compared: bool = True,
) -> Turn | None:
    """Say what became of an entry; ``None`` where nothing did. ``compared``: its last days tell longer from shorter."""
    if not aspects and before.state == after.state != "absent" and before.end == after.end:
        return None
    kinds: list[TurnKind] = []
    held, holds = before.state in _HOLDING, after.state in _HOLDING
    causes = [*_failing(before, after), *_failing(after, before)]
    if held != holds:
        kinds.append("added" if holds else "ended")
    elif before.state == "absent" or after.state == "absent":
        kinds.append("entered" if before.state == "absent" else "withdrawn")
    elif held and before.state != after.state:
        kinds.append("settled" if after.state == "holds" else "doubted")
    if "absent" in (before.state, after.state):
        # A day that passed says nothing of an entry that the other register does not have.
        return Turn(before.state, after.state, tuple(kinds), (), (ChangeCause("register", about, by=by),))
    if compared:
        kinds += _lasting(before.end, after.end)
    kinds += [kind for aspect, kind in _KINDS.items() if aspect in aspects and kind not in kinds]
    if any(one not in _KINDS and one != "term" for one in aspects) or (aspects and not kinds):
        kinds.append("changed")
    if not kinds:
        return None
    causes = causes if held != holds else [*_clearing(before, after)] if before.state != after.state else []
    if aspects:
        causes.append(ChangeCause("restated", about, by=by))
    return Turn(before.state, after.state, tuple(dict.fromkeys(kinds)), tuple(aspects), ordered(causes))


def _failing(one: EntryStatus, other: EntryStatus) -> list[ChangeCause]:
    """Give what keeps an entry from holding on a day; of a suspension that is over on the other day, that it is over."""
    return [_over(each, other.resumed) if each.kind == "suspension" else each for each in one.failing]


def _over(one: ChangeCause, resumed: Iterable[ChangeCause]) -> ChangeCause:
    """Give the end of a suspension among those that are over; an earlier one by the same text is another one."""
    same = (each for each in resumed if (each.about, each.at, each.by) == (one.about, one.at, one.by))
    later = [each for each in same if one.day is None or each.day is None or each.day > one.day]
    return max(later, key=lambda each: each.day or Day.min, default=one)


def _clearing(before: EntryStatus, after: EntryStatus) -> Iterator[ChangeCause]:
    """Give what makes an entry that holds on both days certain on one of them alone: suspensions that are over there, else what is not known on the other."""
    resumed = {*before.resumed} ^ {*after.resumed}
    unclear, clear = (before, after) if before.state == "may-hold" else (after, before)
    yield from resumed or {*unclear.open} - {*clear.open}


_KINDS: Mapping[str, TurnKind] = {
    "giver": "moved",
    "receiver": "moved",
    "instrument": "basis-changed",
    "provision": "basis-changed",
    "basis": "basis-changed",
    "matters": "matters-changed",
}


def _lasting(before: Day | Unknown | None, after: Day | Unknown | None) -> list[TurnKind]:
    if isinstance(before, Unknown) or isinstance(after, Unknown) or before == after:
        return []
    longer: Literal["extended", "shortened"] = (
        "extended" if before is not None and (after is None or after > before) else "shortened"
    )
    return [longer]


def bare(value: object) -> object:
    """Give a value without the places where it stands in the files, and provisions however they are written."""
    if isinstance(value, Place):
        return None
    if isinstance(value, tuple):
        return tuple(map(bare, value))
    if is_dataclass(value):
        return tuple(_bare_field(value, one.name) for one in fields(value) if one.compare)
    return value


_CITING = (Citation, PartEnd, PartStart, Grant, AnnexRow)
"""What names a provision as ``at``; that of a figure is a place on a page."""


def _bare_field(value: object, name: str) -> object:
    found = getattr(value, name)
    if name == "pieces" and isinstance(value, Dimension):
        # They follow from the grants.
        return None
    if name == "title" and isinstance(value, Cited):
        # Which text it is says its number.
        return None
    if name == "at" and isinstance(found, str) and isinstance(value, _CITING):
        return canonical(found)
    return bare(found)


def differing(before: object, after: object, names: Mapping[str, str]) -> tuple[str, ...]:
    """Give the aspects in which two entries differ; ``names``: aspect of each field."""
    if before is after:
        return ()
    found = (aspect for name, aspect in names.items() if _bare_field(before, name) != _bare_field(after, name))
    return tuple(dict.fromkeys(found))


def term_of(term: Term, about: str, kind: Literal["instrument", "holder"]) -> Bound:
    """Give the life of an instrument or a holder as a bound."""
    return Bound(kind, about, about, term)
