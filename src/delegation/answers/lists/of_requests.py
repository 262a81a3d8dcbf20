"""What a list says of a request, a withdrawal asked for, or a duty."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.answers.lists.cells import Cell, ListRow, iso
from delegation.findings import Text
from delegation.model.requests import About, Reply, Request
from delegation.model.terms import Unknown
from delegation.questions.ways.ways import Ways
from delegation.speech import requests


def row(ways: Ways, one: Request) -> ListRow:
    """Give the row of a request on the day of the ways. ``about``: ids, parted by blanks."""
    register, today = ways.examination.register, ways.examination.as_of
    reply = one.reply if isinstance(one.reply, Reply) else None
    facts: tuple[tuple[str, Cell], ...] = (
        ("type", one.kind),
        ("state", one.state(today)),
        ("giver", _ids(one.asker)),
        ("giver_name", requests.bodies(one.asker, register).vi),
        ("receiver", _ids(one.addressee)),
        ("receiver_name", requests.bodies(one.addressee, register).vi),
        ("asked", iso(one.on)),
        ("due", iso(one.due)),
        ("about", " ".join(_named(one.about)) or None),
        ("amount", one.count),
        ("solves", " ".join(each.finding for each in one.solves) or None),
        ("answer", reply.result if reply is not None else None),
        ("answered", iso(reply.on) if reply is not None else None),
        ("source_place", one.at),
    )
    return ListRow(one.id, one.content, one.place, facts, tuple(_said(one, ways)))


def _ids(names: tuple[str, ...] | Unknown) -> str | None:
    return None if isinstance(names, Unknown) else "; ".join(names)


def _named(about: About) -> Iterator[str]:
    for names in (about.matters, about.grants, about.instruments, about.holders, about.fields):
        yield from names


def _said(one: Request, ways: Ways) -> Iterator[Text]:
    register, today = ways.examination.register, ways.examination.as_of
    asked, how = requests.request(one, register), requests.standing(one, today)
    # The content is the title of the row.
    head = Text(asked.vi.removesuffix(f": {one.content}"), asked.en.removesuffix(f": “{one.content}”"))
    yield Text(f"{head.vi}; {how.vi}", f"{head.en}; {how.en}")
    if isinstance(one.reply, Reply) and one.state(today) == "answered":
        yield requests.answer(one.reply)
    yield from requests.told_in_lists(one, register)
    if one.solves:
        keys = ", ".join(each.finding for each in one.solves)
        yield Text(f"Nếu được giải quyết thì hết: {keys}", f"If granted, these go: {keys}")
