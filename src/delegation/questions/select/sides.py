"""Who owns or acts in the pieces of a matter taken together: each certain where it is so in every piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from delegation.authority.entries import Party
from delegation.authority.holdings import Held
from delegation.authority.links import any_of
from delegation.model.holders import HolderId
from delegation.values import dataclass

Share = Literal["part", "rest"]
"""That somebody acts only in a part that a grant gives in words, or only in what lies outside such parts."""


@dataclass(frozen=True, slots=True)
class SideHolder:
    """Somebody who owns or acts; ``None``: whom the register does not know.

    ``any_of``: the id under which it was given to any one of several; empty where it was not.
    """

    holder: HolderId | None
    certain: bool
    share: Share | None = None
    any_of: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """All who own, or all who act. ``because``: why it is not certain."""

    stands: tuple[SideHolder, ...]
    because: tuple[str, ...]

    @property
    def known(self) -> tuple[HolderId, ...]:
        """Those whom the register knows."""
        return tuple(one.holder for one in self.stands if one.holder is not None)

    @property
    def certain(self) -> bool:
        """Whether all of it is."""
        return all(one.certain for one in self.stands)


def standing(pieces: Iterable[Held], side: Callable[[Held], list[Party]]) -> dict[HolderId | None, bool]:
    """Give who stands anywhere on one side, in the order of the pieces, each with whether it is certain in all of them."""
    found: dict[HolderId | None, bool] = {}
    for piece in pieces:
        for party in side(piece):
            found[party.holder] = found.get(party.holder, True) and party.certain
    return found


def side_of(pieces: Sequence[Held], side: Callable[[Held], list[Party]]) -> Side:
    """Give one side of some pieces of a matter."""
    doubtful = (party for piece in pieces for party in side(piece) if not party.certain)
    because = dict.fromkeys(reason for party in doubtful for reason in party.because)
    stated = {party.holder: any_of(chain) for piece in pieces for party, chain in piece.all_acting}
    shares = _shares(pieces)
    stands = (
        SideHolder(holder, certain, shares.get(holder), stated.get(holder, ""))
        for holder, certain in standing(pieces, side).items()
    )
    return Side(tuple(stands), tuple(because))


def _shares(pieces: Iterable[Held]) -> Mapping[HolderId | None, Share]:
    """Give those who have only a part in words wherever they act, or only what lies outside such parts."""
    found: dict[HolderId | None, set[Share | None]] = {}
    for piece in pieces:
        for party, chain in piece.acting:
            worded = any(link.grant is not None and link.grant.worded_part is not None for link in chain)
            found.setdefault(party.holder, set()).add("part" if worded else None)
        for party, _ in piece.rest_acting:
            found.setdefault(party.holder, set()).add("rest")
    alike = ((holder, next(iter(shares))) for holder, shares in found.items() if len(shares) == 1)
    return {holder: share for holder, share in alike if share is not None}
