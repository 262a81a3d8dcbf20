"""The steps of a chain from the law to whoever owns or acts, and whoever stands at its end."""

from __future__ import annotations

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
        by = ["basis?"] if isinstance(basis, Unknown) else cited
        return tuple(part for part in (since, until, *by, *only, *where) if part)


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
        return self.grant.place.at("to")

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
