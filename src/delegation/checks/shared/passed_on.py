"""Grants that give on what another grant gave, and the law that forbids it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from delegation.authority.examination import Examination
from delegation.authority.links import Standing
from delegation.authority.norms import Pair, Permissions, forbidding_passing_on, is_judged_by_state
from delegation.authority.tiles import Tile
from delegation.model.instruments import Citation, Norm
from delegation.model.matters import Grant, Matter, MatterId
from delegation.model.register import Register
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A grant of what another grant gave, and the matters that went both ways."""

    received: Grant
    passed: Grant
    matters: dict[MatterId, Matter]


@dataclass(frozen=True, slots=True)
class ForbiddingLaw:
    """By which norm and where the law forbids to give on; a law beside it that nobody has read."""

    norm: Norm
    basis: tuple[Citation, ...]
    unread: Norm | None


def _pairs(examination: Examination, matter: Matter) -> Iterator[tuple[Grant, Grant]]:
    for tile in examination.tiling(matter.id).tiles:
        for standing in (*tile.owners, *tile.exercisers):
            if _starts_surely(tile, standing):
                grants = [link.grant for link in standing.chain if link.grant is not None]
                yield from pairwise(grants)


def _starts_surely(tile: Tile, standing: Standing) -> bool:
    """Whether the chain certainly begins at an owner by law: then its receivers hold nothing but by its grants."""
    return not tile.owner_unknown and any(
        one.certain and one.chain[:1] == standing.chain[:1] for one in (*tile.owners, standing)
    )


def forbidding(register: Register, permissions: Permissions, one: PassedOn) -> ForbiddingLaw | None:
    """Give the law by which the receiver may not give on; ``None`` where it may, or where that is not known.

    It is the law of the pair that gave, as it stands on the day on which it is given on.
    """
    day = register.signed(one.passed) or register.signed(one.received)
    giver, receiver = register.holder(one.received.giver), register.holder(one.received.receiver)
    if giver is None or receiver is None:
        return None
    found = forbidding_passing_on(permissions.governing(one.received.mechanism, giver, receiver, day))
    if found is None:
        return None
    unread = permissions.of(Pair(one.received.mechanism, giver, receiver, day), "unknown", day)
    return ForbiddingLaw(*found, unread[0] if unread and day is not None else None)


def passed_on(examination: Examination) -> Iterator[PassedOn]:
    """Follow the chains of every matter; give the grants that pass on what another gave, each pair once with its matters."""
    register = examination.register
    found: dict[tuple[str, str], PassedOn] = {}
    for matter in examination.shared:
        for received, passed in _pairs(examination, matter):
            if not (is_judged_by_state(register, received) and is_judged_by_state(register, passed)):
                continue
            one = found.setdefault((received.id, passed.id), PassedOn(received, passed, {}))
            one.matters[matter.id] = matter
    yield from found.values()
