"""The tasks that a list names: each with who owns it and who acts in it on the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from delegation.authority.holdings import Holdings
from delegation.authority.links import Standing
from delegation.authority.tiles import Tile
from delegation.documents.shared.source import AnnexSource
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.matters import Matter
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task with its tiles on the day; ``role``: what the holder that is asked for is there."""

    matter: Matter
    tiles: tuple[Tile, ...]
    role: str = ""

    @property
    def owners(self) -> list[Standing]:
        """Those who own it."""
        return standings_of((*tile.owners, *tile.remainder.owners) for tile in self.tiles)

    @property
    def acting(self) -> list[Standing]:
        """Those who act and do not own."""
        own = {one.holder for one in self.owners}
        return [
            one
            for one in standings_of((*tile.exercisers, *tile.remainder.exercisers) for tile in self.tiles)
            if one.holder not in own
        ]


ROLES = {
    "owner": Text("Chủ trì", "Owner"),
    "exerciser": Text("Thực hiện, cơ quan khác chủ trì", "Carries out, for another owner"),
    "possible": Text("Có thể chủ trì hoặc thực hiện, còn chưa rõ", "Possible lead or performing body, not yet known"),
    "coordinator": Text("Phối hợp", "Coordinator"),
}


def _tasks(given: AnnexSource) -> Iterator[Matter]:
    return (one for one in given.register.matters.values() if one.kind == "task")


def lines_of_field(given: AnnexSource, field: str) -> Iterator[TaskLine]:
    """Give the tasks of a field."""
    holdings = Holdings(given.examination)
    for one in _tasks(given):
        if one.field == field:
            yield TaskLine(one, holdings.tiles(one))


def lines_of_holder(given: AnnexSource, holder: HolderId) -> Iterator[TaskLine]:
    """Give the tasks that a holder owns, carries out, may have, or in which it helps."""
    whole, holdings = given.examination.territory.whole(holder), Holdings(given.examination)
    for one in _tasks(given):
        tiles = holdings.tiles(one)
        role = _role(tiles, whole, one, holder)
        if role:
            yield TaskLine(one, tiles, role)


def _role(tiles: Sequence[Tile], whole: HolderId | None, matter: Matter, holder: HolderId) -> str:
    owns = [one for tile in tiles for one in (*tile.owners, *tile.remainder.owners) if one.holder == whole]
    acts = [one for tile in tiles for one in (*tile.exercisers, *tile.remainder.exercisers) if one.holder == whole]
    if any(one.certain for one in owns):
        return "owner"
    if any(one.certain for one in acts):
        return "exerciser"
    if owns or acts:
        return "possible"
    return "coordinator" if holder in matter.coordinators else ""


def standings_of(groups: Iterable[tuple[Standing, ...]]) -> list[Standing]:
    """Give each holder once, a certain standing before an uncertain one."""
    found: dict[HolderId, Standing] = {}
    for group in groups:
        for one in group:
            known = found.get(one.holder)
            if known is None or (one.certain and not known.certain):
                found[one.holder] = one
    return list(found.values())
