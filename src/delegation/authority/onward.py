"""Statements that hold in a cell, and where they lead on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from delegation.authority.statements import Statement
from delegation.model.holders import HolderId
from delegation.model.terms import Unknown
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class OnwardStep:
    """A statement that holds in the cell. ``certain``: surely; ``giver``: whether its giver is there (``None``: perhaps)."""

    said: Statement
    certain: bool
    giver: bool | None

    @property
    def leads_surely(self) -> bool:
        """Whether it surely moves what its giver holds, and to whom is known."""
        known = self.said.giver is not None and self.said.holder is not None
        return known and self.certain and self.giver is True

    def gives_from(self, holder: HolderId) -> bool:
        """Say whether it may move what a holder has. One of an unknown giver may move what anybody else has."""
        if self.giver is False:
            return False
        return holder in self.said.gives_for if self.said.giver is not None else self.said.holder != holder

    @property
    def keeps(self) -> bool | Unknown:
        """Whether its giver goes on acting beside its receiver."""
        return self.said.link.grant.giver_keeps if self.said.link.grant is not None else False

    @property
    def part(self) -> str | Unknown | None:
        """The part that it gives, where only words say which; ``Unknown`` where it is not known whether it gives all."""
        grant = self.said.link.grant
        return None if grant is None else grant.worded_part or grant.unclear_part

    @property
    def id(self) -> str:
        """The id of the grant; empty for the law."""
        return self.said.link.grant.id if self.said.link.grant is not None else ""


def ends_with(name: HolderId, moves: Sequence[OnwardStep]) -> bool:
    """Say whether what somebody has may come to rest with himself, each grant being taken once."""
    further: dict[HolderId, frozenset[str]] = {}
    queue: list[tuple[HolderId, frozenset[str]]] = [(name, frozenset())]
    been = set(queue)
    while queue:
        holder, taken = queue.pop()
        onward = [one for one in moves if one.id not in taken and one.gives_from(holder)]
        if not onward and holder == name:
            return True
        for one in onward:
            after = one.said.holder or holder
            if after not in further:
                further[after] = _further(after, moves)
            # What was taken matters only where one may come by it again: without circles each holder is asked once.
            here = (after, (taken | {one.id}) & further[after])
            if here not in been:
                been.add(here)
                queue.append(here)
    return False


def _further(holder: HolderId, moves: Sequence[OnwardStep]) -> frozenset[str]:
    """Give the grants by which something may go on from a holder, however far."""
    found: set[str] = set()
    queue = [holder]
    while queue:
        at = queue.pop()
        for one in moves:
            if one.id not in found and one.gives_from(at):
                found.add(one.id)
                queue.append(one.said.holder or at)
    return frozenset(found)


def leads_to_an_end(onward: Iterable[OnwardStep]) -> bool:
    """Say whether nothing takes away what somebody has, by what leads on from him: then he is told, by however many chains."""
    return all(one.keeps is True for one in onward)


def way(one: OnwardStep) -> tuple[str, ...]:
    """Give what tells how a statement leads on, by whatever text it does."""
    stated = one.said.link.grant.stated if one.said.link.grant is not None else ""
    return (one.said.giver or "", one.said.holder or "", str(one.leads_surely), str(one.keeps), stated)
