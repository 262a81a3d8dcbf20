"""How a cause is said: what begins or ends, and from or until which day."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from delegation.authority.entries import Cause
from delegation.findings import Language, Text
from delegation.model.register import Register
from delegation.speech import instruments
from delegation.speech.days import day
from delegation.speech.holders import holder_name

IN_FORCE = (Text("có hiệu lực từ", "in force from"), Text("hết hiệu lực sau", "ended after"))
EDGES: Mapping[str, tuple[Text, Text]] = {
    "holder": (Text("hoạt động từ", "exists from"), Text("kết thúc sau", "ended after")),
    "matter": (Text("được quy định từ", "laid down from"), Text("thôi được quy định sau", "laid down until")),
    "grant": (Text("giao từ", "gives from"), Text("hết thời hạn giao sau", "gave until")),
    "law": (
        Text("giao thẩm quyền từ", "gives authority from"),
        Text("thôi giao thẩm quyền sau", "gave authority until"),
    ),
}
Knowing = Callable[[str], Register]
"""Gives the register that knows a holder or an instrument."""


def said(one: Cause, register: Register) -> Text:
    """Say what begins or ends, in one register."""
    return said_of_term(one, lambda _: register)


def said_of_term(one: Cause, knowing: Knowing) -> Text:
    """Say what begins or ends, of a cause that is a term: with ``edge`` and ``day``."""
    begins, ends = EDGES.get(one.kind, IN_FORCE)
    word = begins if one.edge == "start" else ends
    when = Text("", "") if one.day is None else day(one.day)
    name = _name(one, knowing)
    return Text(f"{name.vi} {word.vi} {when.vi}".rstrip(), f"{name.en} {word.en} {when.en}".rstrip())


def _name(one: Cause, knowing: Knowing) -> Text:
    """Name what begins or ends: of an instrument the provision, where it has days of its own."""
    if one.kind == "holder":
        register = knowing(one.about)
        return holder_name(one.about, register)
    if one.kind == "matter":
        return Text("việc", "the matter")
    if one.kind in ("basis", "instrument"):
        return instruments.placed(one.at or None, instrument(one.about, knowing))
    names = [instrument(name, knowing) for name in one.by]
    if names:
        return Text(", ".join(name.vi for name in names), ", ".join(name.en for name in names))
    return Text("thẩm quyền theo luật", "authority by law")


def instrument(name: str, knowing: Knowing) -> Text:
    """Name an instrument by kind and number, or say that the number is not public."""
    found = knowing(name).instrument(name)
    return instruments.briefly(found) if found is not None else Text(name, name)


def words_of(causes: tuple[Cause, ...], register: Register, language: Language) -> str:
    """Name several causes, each once."""
    return "; ".join(dict.fromkeys(said(one, register).in_(language) for one in causes))
