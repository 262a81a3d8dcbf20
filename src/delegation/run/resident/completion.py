"""What may be written where somebody writes: keys, words of closed lists, and entries by any of their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from delegation.findings import Text
from delegation.loading.build.covering import mappings_at
from delegation.loading.explaining import closed_list
from delegation.model.instruments import InstrumentId
from delegation.model.terms import iso_day
from delegation.names.folding import fold, is_begun
from delegation.names.naming import Named, find
from delegation.names.search import SORTS as SEARCHED
from delegation.names.search import places_of
from delegation.reports.questions.ids import in_a_file
from delegation.run.resident.cursor import Cursor
from delegation.run.resident.diagnosis import days_of
from delegation.run.resident.meaning import ENDING, group_at, name_of, named, node_at
from delegation.run.resident.state import State
from delegation.speech import day
from delegation.speech.letters import visible_name
from delegation.speech.lists import KEYS, MEANINGS
from delegation.values import dataclass

Kind = Literal["key", "word", "entry", "day", "unknown"]
_SORT_OF = {
    "holders": "holder", "matters": "matter", "instruments": "instrument", "fields": "field", "communes": "commune",
    "grants": "grant", "norms": "norm", "forms": "form", "sources": "source",
}  # fmt: skip
_MOST = 50
"""Entries that are offered at once; more letters find others."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What may stand in the place of the word at the cursor.

    ``label``: what it is called; ``text``: what is written; ``apart``: what tells it from others; ``about``: what it means, at length;
    ``ended``: whether it is over by the day; ``required``: whether a key must stand here.
    """

    kind: Kind
    label: str
    text: str
    apart: Text = Text("", "")
    about: Text = Text("", "")
    ended: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """An entry as it is offered. ``written``: its name in rule files; ``apart``: what tells it from others; ``ended``: whether it is over by the day."""

    written: str
    apart: Text
    ended: bool


def proposals(state: State, kind: str, cursor: Cursor, behind: str, name: str = "") -> list[Proposal]:
    """Give what may stand at a cursor in a file of a kind, the likeliest first. ``behind``: the letters after the word; ``name``: that of the file."""
    node = node_at(kind, cursor.path)
    if node is None:
        return []
    found = list[Proposal]()
    if cursor.key:
        found += _keys(node, cursor, followed=behind.lstrip(" ").startswith(":"))
        node = node if cursor.value else {}
    if node and (not cursor.key or cursor.value):
        found += _values(state, kind, node, cursor, name)
    return found


def _keys(node: Mapping[str, Any], cursor: Cursor, *, followed: bool) -> Iterator[Proposal]:
    taken = {name for name, _ in cursor.beside}
    required, properties = set(node.get("required", ())), node.get("properties", {})
    free = [name for name in properties if name not in taken]
    for name in sorted(free, key=lambda one: one not in required):
        said = described(properties[name])
        yield Proposal("key", name, name if followed else f"{name}: ", about=said, required=name in required)


def described(node: Mapping[str, Any]) -> Text:
    """Give what a schema says of a place."""
    vi = node.get("description", "")
    return Text(vi, node.get("x-description-en", vi))


def words_for(name: str) -> tuple[str, ...]:
    """Give the Vietnamese words, without diacritics, by which a key may be asked for."""
    return tuple(word for word, keys in KEYS.items() if name in keys)


def _values(state: State, kind: str, node: Mapping[str, Any], cursor: Cursor, name: str) -> Iterator[Proposal]:
    types, key = node.get("type", ()), name_of(cursor.path)
    for word in closed_list(node):
        yield Proposal("word", word, _quoted(word, cursor), MEANINGS.get(word, Text("", "")), described(node))
    if "boolean" in types:
        yield from (Proposal("word", word, word, about=described(node)) for word in ("true", "false"))
    group = group_at(kind, cursor.path)
    if group is not None:
        yield from entries(state, group, cursor, name)
    elif node.get("pattern", "").startswith(r"^\d{4}-\d{2}"):
        yield from _days(state, cursor)
    elif key == "at":
        yield from _places(state, cursor)
    elif key in ("finding", "cause") and kind in ("waivers", "baseline", "requests"):
        yield from _findings(state, cursor)
    if "unknown" in node.get("properties", {}) and not cursor.word and not cursor.quote and not cursor.key:
        said = Text("chưa rõ, kèm lý do", "not known, with the reason")
        yield Proposal("unknown", "{unknown: …}", "{unknown: }", said, described(node))


def _quoted(text: str, cursor: Cursor) -> str:
    return text if cursor.quote else in_a_file(text)


def entries(state: State, group: str, cursor: Cursor, name: str = "") -> Iterator[Proposal]:
    """Give the entries of a group that what is written may mean: those whose ids begin so, then those found by name.

    ``name``: that of the file; what a hypothesis states itself is offered first in it.
    """
    known = [*_supposed(state, group, name), *state.named(group, lambda: _every(state, group))]
    wanted = cursor.word.strip()
    found = dict.fromkeys(one.id for one in known if one.id.startswith(wanted)) if wanted else None
    by_id = {one.id: one for one in known}
    several = list(known) if found is None else [by_id[name] for name in [*found][:_MOST]]
    if wanted:
        match = find(wanted, known)
        sure = [one for one in match.candidates if not one.guessed]
        guessed = [one for one in match.candidates if one.guessed]
        # A name that is borne goes before ids that only begin like it; whoever types on has written the beginnings of words.
        several = [*sure, *several] if match.how == "exact" else [*several, *sure]
        several += [*_begun(wanted, known), *guessed]
    seen = set[str]()
    for one in several:
        if len(seen) < _MOST and one.id not in seen:
            seen.add(one.id)
            yield _entry(_offer(state, group, one), cursor)


def _supposed(state: State, group: str, name: str) -> Iterator[Named]:
    """Give what a hypothesis states itself. Its text is read, and no register made of it: that takes longer than a letter."""
    document = state.laid.get(name)
    tree = document.tree if document is not None else None
    parts = [tree, *(one for _, one in mappings_at(tree, "sections"))] if isinstance(tree, dict) else []
    keys = ("tasks", "procedures") if group == "matters" else (group,)
    for one in (one for part in parts for key in keys for _, one in mappings_at(part, key)):
        entry, title = one.get("id", one.get("code")), one.get("name", one.get("title"))
        if isinstance(entry, str) and entry:
            title = title if isinstance(title, str) else entry
            yield Named(entry, title, (entry, title), title)


def _begun(wanted: str, known: Sequence[Named]) -> list[Named]:
    """Give those of which each word that is written begins a word of the id or of a name, the shortest first."""
    found = [one for one in known if any(is_begun(wanted, name) for name in (one.id, *one.names))]
    return sorted(found, key=lambda one: (len(one.title), one.title, one.id))


def _every(state: State, group: str) -> Sequence[Named]:
    register = state.register
    if group == "entries":
        return [one for each in ("norms", "matters", "grants") for one in _every(state, each)]
    sort = next((one for one in SEARCHED if one.key == _SORT_OF.get(group)), None)
    if sort is not None:
        several: Iterable[Named] = sort.named(register)
    else:
        listed = register.figures.values() if group == "figures" else register.ledgers
        several = [Named(one.id, one.id, (one.id,)) for one in listed]
    return sorted(several, key=lambda one: (_has_ended(state, group, one.id), *_in_order(one.id)))


def _in_order(name: str) -> tuple[int, str]:
    """Give what orders ids; those that are numbers are ordered as such."""
    return len(name) if name.isdecimal() else 0, name


def _entry(offer: Offer, cursor: Cursor) -> Proposal:
    return Proposal(
        "entry", visible_name(offer.written), _quoted(offer.written, cursor), offer.apart, ended=offer.ended
    )


def offered(state: State, group: str) -> Iterator[Offer]:
    """Give all entries of a group; those that have ended by the day last."""
    yield from (_offer(state, group, one) for one in state.named(group, lambda: _every(state, group)))


def _offer(state: State, group: str, one: Named) -> Offer:
    written = one.id
    if group == "instruments":
        paper = state.register.instruments.get(InstrumentId(one.id))
        if paper is not None and isinstance(paper.number, str) and paper.number not in state.register.shared_numbers:
            written = paper.number
    title = one.title if one.title != one.id else ""
    apart = one.apart()
    vi, en = (" · ".join(part for part in (title, said) if part) for said in (apart.vi, apart.en))
    return Offer(written, Text(vi, en), _has_ended(state, group, one.id))


def _has_ended(state: State, group: str, name: str) -> bool:
    if group not in ENDING:
        return False
    found = named(state.register, group, name)
    return found is not None and days_of(state.register, found[1]).life(state.day) == "ended"


def _days(state: State, cursor: Cursor) -> Iterator[Proposal]:
    offered = {state.day: Text("hôm nay", "today")}
    for key, value in cursor.beside:
        if (found := iso_day(value)) is not None:
            offered.setdefault(found, Text(f"như {key}", f"as {key}"))
    for one, said in offered.items():
        if one.isoformat().startswith(cursor.word):
            yield Proposal(
                "day", one.isoformat(), one.isoformat(), Text(f"{day(one).vi}, {said.vi}", f"{day(one).en}, {said.en}")
            )


def _places(state: State, cursor: Cursor) -> Iterator[Proposal]:
    """Give the places of the instrument that is cited beside."""
    instrument = next((value for key, value in cursor.beside if key == "instrument"), None)
    if instrument is None:
        return
    wanted = fold(cursor.word)
    several = sorted(places_of(state.register, instrument), key=lambda one: (wanted not in fold(one), one))
    for at in several[: _MOST * 4]:
        text = f'"{at}"' if any(sign in at for sign in ",:#[]{}") and not cursor.quote else at
        yield Proposal("entry", at, text, Text(instrument, instrument))


def _findings(state: State, cursor: Cursor) -> Iterator[Proposal]:
    wanted = cursor.word.upper()
    for one in state.analysis.findings:
        key = one.cause_key if name_of(cursor.path) == "cause" else one.key
        if key.upper().startswith(wanted):
            text = key if cursor.quote else f'"{key}"'
            yield Proposal("entry", key, text, one.said)
