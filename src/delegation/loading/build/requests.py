"""Documents to model: requests, withdrawals asked for, and duties."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.findings import Problem, Text
from delegation.loading.build.entries import Entry, Tree, day, is_id, one_of, placed, texts, unknown
from delegation.loading.build.gaps import gaps, inside, known
from delegation.model import reasons
from delegation.model.gaps import Gap
from delegation.model.places import Place
from delegation.model.requests import About, Reply, Request, Solves
from delegation.model.terms import Day, Unknown

_ABOUT = ("matters", "grants", "instruments", "holders", "fields")


def request(entry: Entry) -> None:
    """Build an entry of ``requests:``; one without a source is set aside."""
    own = entry.own
    if entry.lacks("source"):
        entry = entry.set_aside(source={"unknown": reasons.SPOILT})
    built = Request(
        id=own["id"],
        kind=own["kind"],
        content=own["content"],
        asker=_bodies(entry, "by"),
        addressee=_bodies(entry, "to"),
        about=_about(own.get("about") or {}, entry.place.at("about")),
        gaps=_gaps(entry),
        place=entry.place,
        on=entry.day("on"),
        due=entry.day("due"),
        count=known(own.get("count")),
        act=known(own.get("act")),
        at=placed(own.get("at")),
        solves=tuple(
            Solves(key, own["id"], entry.place.at("solves", number)) for number, key in enumerate(own.get("solves", ()))
        ),
        reply=_reply(own.get("answer"), entry),
        source=entry.texts("source"),
        note=own.get("note"),
    )
    if not entry.is_apart:
        entry.draft.problems.extend(("DLG002", one) for one in _faults(built))
    entry.draft.add("requests", built.id, built)


def _gaps(entry: Entry) -> tuple[Gap, ...]:
    reply = entry.own.get("answer")
    return (
        *gaps(entry, "requests"),
        *inside("requests", [reply] if reply else (), "answer", {"said": "", "instrument": ""}),
    )


def _bodies(entry: Entry, key: str) -> tuple[str, ...] | Unknown:
    found = entry.get(key)
    if found is None:
        return Unknown(reasons.NOT_IN_SOURCE if key == "by" else reasons.NOBODY_IN_SOURCE)
    return unknown(found) if isinstance(found, dict) else texts(found)


def _about(tree: Tree, place: Place) -> About:
    return About(place, *(texts(tree.get(key)) for key in _ABOUT))


def _reply(tree: Tree | None, entry: Entry) -> Reply | Unknown | None:
    if tree is None:
        return None
    if "unknown" in tree:
        return unknown(tree)
    place = entry.place.at("answer")
    if "result" not in tree:
        entry.draft.problems.append(("DLG002", one_of("result, unknown", place)))
        return Unknown(reasons.SPOILT)
    on = day(tree.get("on"), place.at("on"), entry.draft) or Unknown(reasons.NO_DAY_OF_ANSWER)
    return Reply(tree["result"], on, place, known(tree.get("said")), known(tree.get("instrument")))


def _faults(one: Request) -> Iterator[Problem]:
    """Say which days of a request run backwards, and which key does not go with its kind."""
    if one.act is not None and one.kind != "duty":
        yield _problem(
            one,
            "act",
            Text(
                f"«act» nói việc phải làm của một nghĩa vụ, nên chỉ đi cùng «kind: duty», không đi cùng «kind: {one.kind}».",
                f"`act` says what a duty demands: it goes with `kind: duty` only, not with `kind: {one.kind}`.",
            ),
        )
    replied = one.reply.on if isinstance(one.reply, Reply) else None
    for key, later, place in (("due", one.due, one.place.at("due")), ("answer", replied, one.place.at("answer", "on"))):
        if isinstance(one.on, Day) and isinstance(later, Day) and later < one.on:
            said = Text(
                f"ngày này đứng trước ngày đề nghị («on»: {one.on.isoformat()}): hãy đối chiếu hai ngày với nguồn.",
                f"this day lies before the day of the request (`on`: {one.on.isoformat()}): compare both with the source.",
            )
            yield Problem(place, said, about=(one.id, key))


def _problem(one: Request, key: str, said: Text) -> Problem:
    return Problem(one.place.at(key), said, about=(one.id, key))


def names(one: Request) -> Iterator[tuple[str, str, Place]]:
    """Give every name that a request refers to: the group, the name and its place."""
    for group in _ABOUT:
        for number, name in enumerate(getattr(one.about, group)):
            yield group, name, one.about.place.at(group, number)
    for key, bodies in (("by", one.asker), ("to", one.addressee)):
        # What is no id is the name of a body that is none of the city's.
        yield from (
            ("holders", name, one.place.at(key))
            for name in (() if isinstance(bodies, Unknown) else bodies)
            if is_id(name)
        )
    if isinstance(one.reply, Reply) and one.reply.instrument is not None:
        yield "instruments", one.reply.instrument, one.reply.place.at("instrument")
