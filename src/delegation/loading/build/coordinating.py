"""Documents to model: who coordinates in a matter, and what is needed of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from delegation.loading.build.entries import Entry, numbered, one_of, unknown
from delegation.model import reasons
from delegation.model.gaps import Gap
from delegation.model.holders import HolderId
from delegation.model.matters import Act


class Coordinating(NamedTuple):
    """The coordinators of a matter, those of them without whose act nothing is decided, and what is not known of either."""

    holders: tuple[HolderId, ...] = ()
    acts: tuple[tuple[HolderId, Act], ...] = ()
    gaps: tuple[Gap, ...] = ()


_NOBODY = Coordinating()


def coordinating(entry: Entry) -> Coordinating:
    """Read the coordinators; where who one is, or what is needed of one, is not known, all else is read."""
    tree = entry.get("coordinators")
    if not isinstance(tree, list):
        return _NOBODY
    listed = [one if isinstance(one, dict) else {"holder": one} for one in _stated(tree, entry)]
    named = [one for one in listed if isinstance(one.get("holder"), str)]
    return Coordinating(
        tuple(HolderId(one["holder"]) for one in named),
        tuple((HolderId(one["holder"]), one["act"]) for one in named if isinstance(one.get("act"), str)),
        tuple(gap for one in listed for gap in _gaps(one)),
    )


def _stated(tree: Any, entry: Entry) -> Iterator[Any]:
    for number, one in numbered(tree):
        if isinstance(one, dict) and not one.keys() & {"holder", "unknown"}:
            place = entry.where("coordinators").at(number)
            entry.draft.problems.append(("DLG002", one_of("holder, unknown", place)))
        elif isinstance(one, dict) and not one.keys() & {"act", "unknown"}:
            entry.draft.problems.append(("DLG002", one_of("act", entry.where("coordinators").at(number))))
            # Whether it only helps is not known: written as a mapping, it is one without whose act nothing is decided.
            yield {**one, "act": {"unknown": reasons.SPOILT}}
        else:
            yield one


def _gaps(one: Any) -> Iterator[Gap]:
    holder, act = one.get("holder"), one.get("act")
    if isinstance(holder, dict):
        yield Gap("matters", "coordinators.holder", unknown(holder), act if isinstance(act, str) else "")
    if isinstance(act, dict):
        yield Gap("matters", "coordinators.act", unknown(act), holder if isinstance(holder, str) else "")
