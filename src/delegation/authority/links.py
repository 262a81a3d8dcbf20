"""The steps of a chain from the law to whoever owns or acts, and whoever stands at its end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest

from delegation.model.holders import HolderId
from delegation.model.matters import AnnexRow, Grant, Ownership
from delegation.model.places import Place
from delegation.model.terms import Unknown
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class ByLaw:
    """The first step of a chain: the law makes somebody the owner."""

    ownership: Ownership

    @property
    def grant(self) -> None:
        """No grant: so that a link of either kind can be asked."""
        return

    @property
    def row(self) -> None:
        """No row either."""
        return

    @property
    def said(self) -> Ownership:
        """The statement that it is."""
        return self.ownership

    @property
    def place(self) -> Place:
        """Where the holder that it leads to is named."""
        return self.ownership.holder_place

    @property
    def order(self) -> tuple[str, ...]:
        """What tells it from other steps, whatever file or line it stands in."""
        return ("", str(self.ownership.holder), *self.marks)

    @property
    def marks(self) -> tuple[str, ...]:
        """What tells it from other statements of one holder: its days, its basis, the cases and communes that it names.

        Empty where it says nothing of the kind: always, everywhere, by no text. Why something is not known tells nothing apart.
        """
        one, basis = self.ownership, self.ownership.basis
        since = "" if one.term.start is None else "?" if isinstance(one.term.start, Unknown) else f"{one.term.start}"
        until = "" if one.term.end is None else "…?" if isinstance(one.term.end, Unknown) else f"…{one.term.end}"
        cited = (
            () if isinstance(basis, Unknown) else sorted(f"{each.instrument} {each.at or ''}".strip() for each in basis)
        )
        only = [f"{dimension}={'/'.join(map(str, values))}" for dimension, values in one.part.only]
        where = [*sorted(one.part.communes), *(f"-{code}" for code in sorted(one.part.except_communes))]
        unread = [f"{each.key}{each.name and f' {each.name}'}=?" for each in one.part.unread]
        by = ["basis?"] if isinstance(basis, Unknown) else cited
        return tuple(part for part in (since, until, *by, *only, *where, *unread) if part)


@dataclass(frozen=True, slots=True)
class ByGrant:
    """A further step of a chain: a grant, and the row that names the matter (``None``: the grant as a whole)."""

    grant: Grant
    row: AnnexRow | None = None

    @property
    def ownership(self) -> None:
        """No ownership by law: so that a link of either kind can be asked."""
        return

    @property
    def said(self) -> Grant:
        """The statement that it is."""
        return self.grant

    @property
    def place(self) -> Place:
        """Where the holder that it leads to is named."""
        return self.grant.receiver_place

    @property
    def order(self) -> tuple[str, ...]:
        """What tells it from other steps, whatever file or line it stands in."""
        return ("grant", self.grant.id)


Link = ByLaw | ByGrant
"""One step of a chain."""
Chain = tuple[Link, ...]
"""The steps from the law to whoever owns or acts."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A holder in a cell, and the chain by which it came there, from its legal source on.

    ``holder`` is the whole class where a class is meant (UBND phường stands as UBND cấp xã in the wards).
    ``certain`` is false where it rests on something that the register does not know (``because``).
    ``others``: further chains that certainly lead to the same holder here, each by other statements.
    """

    holder: HolderId
    chain: Chain
    certain: bool = True
    because: tuple[str, ...] = ()
    others: tuple[Chain, ...] = ()

    @property
    def chains(self) -> tuple[Chain, ...]:
        """All chains, the one that is told first."""
        return (self.chain, *self.others)


@dataclass(frozen=True, slots=True)
class Remainder:
    """Who owns and who acts in what lies outside the parts that grants give in words: those who gave only such parts.

    No cell can be cut by words, so they stand beside those who have the parts.
    """

    owners: tuple[Standing, ...] = ()
    exercisers: tuple[Standing, ...] = ()


NO_REMAINDER = Remainder()
"""Nothing is given by parts in words, as nearly always."""


def one_each(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Keep one standing for each holder, a certain one before an uncertain one, with its other chains; in the order of holders."""
    found: dict[HolderId, list[Standing]] = {}
    for one in standings:
        found.setdefault(one.holder, []).append(one)
    return tuple(_joined(found[holder]) for holder in sorted(found))


def _joined(several: Sequence[Standing]) -> Standing:
    if len(several) == 1:
        return several[0]
    first, *rest = sorted(several, key=_precedence)
    told = {tuple(link.order for link in first.chain)}
    others: list[Chain] = []
    for one in rest:
        key = tuple(link.order for link in one.chain)
        if one.certain and key not in told:
            told.add(key)
            others.append(one.chain)
    return Standing(first.holder, first.chain, first.certain, first.because, tuple(others))


def _precedence(one: Standing) -> tuple[bool, int, tuple[tuple[str, ...], ...]]:
    return (not one.certain, len(one.chain), tuple(link.order for link in one.chain))


def any_of(chain: Chain) -> str:
    """Give the id under which a chain first leads on to any one of several; empty where it never does."""
    return next((one.stated for one in _delegated(chain) if one.stated), "")


def act_together(one: Chain, other: Chain, whole: Callable[[HolderId | Unknown], HolderId | None]) -> bool:
    """Say whether it is meant that those at the ends of two chains from one owner act beside one another.

    So it is where their ways part between a giver that goes on acting and its receiver, or between any one of several. By
    which text each came to the same holder tells no ways apart. ``whole``: the class of which a holder is a part, or itself.
    """
    for mine, its in zip_longest(_delegated(one), _delegated(other)):
        if mine is None or its is None:
            further = mine or its
            return further is not None and further.giver_keeps is True
        if whole(mine.receiver) != whole(its.receiver):
            return mine.stated == its.stated != ""
    return True


def _delegated(chain: Chain) -> list[Grant]:
    """Give the steps of a chain that lead on from the owner."""
    return [link.grant for link in chain if link.grant is not None and not link.grant.moves_ownership]
