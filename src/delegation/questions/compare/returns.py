"""To whom a matter returns where what was given holds no more: to its giver, who had it all along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from delegation.authority.entries import Party
from delegation.authority.holdings import Holdings, instruments_of
from delegation.authority.links import Chain
from delegation.model.holders import HolderId
from delegation.model.matters import Matter
from delegation.model.terms import Unknown

Stand = Mapping[HolderId | None, tuple[Party, Chain]]
"""Those who own or act in a cell, by holder, each with its chain; ``None``: somebody whom the register does not know."""


def returned(was: Stand, becomes: Stand, new: Holdings) -> tuple[Party, ...]:
    """Give those who have again what they had given, in the order of holders; nobody where others come in as well.

    Who had kept a part has all of it again; who goes on acting beside the receiver, or may have, gave nothing away that comes back.
    Where the register does not know who owns by law, whoever gave is presumed to have had it, and to have it again: that
    party is not certain, and does not stand in ``becomes``.
    """
    lost = [chain for holder, (_, chain) in was.items() if holder is not None and holder not in becomes]
    if not lost:
        return ()
    givers = {giver for chain in lost for giver in _givers(chain, new)}
    shared = {giver for chain in lost for giver in _sharing(chain, becomes, new)}
    kept = {giver for chain in lost for giver in _keeping(chain, new)}
    again = {
        holder
        for holder in becomes
        if holder in shared or (holder in givers and not (holder in was and (was[holder][0].certain or holder in kept)))
    }
    if again and becomes.keys() - was.keys() <= again:
        return tuple(becomes[holder][0] for holder in sorted(one for one in again if one is not None))
    if set(becomes) != {None}:
        return ()
    day, because = new.examination.as_of.toordinal(), becomes[None][0].because
    presumed = {giver for chain in lost if (giver := _presumed(chain, new)) is not None}
    # Whoever surely had it does not have it again.
    presumed -= {one for one in presumed if one in was and was[one][0].certain}
    living = (one for one in sorted(presumed) if new.examination.lives.holder(one).on(day) is not False)
    return tuple(Party(one, certain=False, because=because) for one in living)


def _givers(chain: Chain, new: Holdings) -> Iterator[HolderId]:
    """Give those from whom a chain went on, each as the class of which it is a part."""
    whole, before = new.examination.territory.whole, _presumed(chain, new)
    for link in chain:
        if link.grant is not None and before is not None:
            yield before
        before = whole(link.grant.receiver if link.grant is not None else link.ownership.holder)


def _sharing(chain: Chain, becomes: Stand, new: Holdings) -> Iterator[HolderId]:
    """Give those of whom a chain went on though they kept a part, or may have, where nobody stands by that grant any more."""
    going_on = {link.grant.entry for _, left in becomes.values() for link in left if link.grant is not None}
    for link in chain:
        grant = link.grant
        if grant is None or grant.entry in going_on or grant.stated_part is None or grant.giver_keeps is not False:
            continue
        giver = new.examination.territory.whole(grant.giver)
        if giver is not None:
            yield giver


def _keeping(chain: Chain, new: Holdings) -> Iterator[HolderId]:
    """Give those of whom a chain went on while they go on acting themselves, or may."""
    for link in chain:
        if link.grant is not None and link.grant.giver_keeps is not False:
            giver = new.examination.territory.whole(link.grant.giver)
            if giver is not None:
                yield giver


def _presumed(chain: Chain, new: Holdings) -> HolderId | None:
    """Give the giver with whom a chain begins where no law does."""
    first = chain[0].grant if chain else None
    return new.examination.territory.whole(first.giver) if first is not None else None


def still_unknown(matter: Matter | None, side: Holdings, other: Holdings) -> tuple[str, ...]:
    """Say why it is not known who owns a matter that nobody stands for on one side; nothing where nobody owns it.

    Where the owner by law is not known, and the matter cites no more than the texts by which it was given, they lay down who
    received it and not who had it before: their end says nothing of that.
    """
    if matter is None or not matter.owners:
        return ()
    day, owners = side.examination.as_of, matter.owners
    reasons = [one.holder.reason for one in owners if isinstance(one.holder, Unknown) and one.term.possibly_holds(day)]
    if len(reasons) < len(owners):
        return ()
    given = (grant for one in (side, other) for grant, _ in one.register.grants_of.get(matter.id, ()))
    gave = {str(grant.instrument) for grant in given}
    rests = [set(instruments_of(one, side.register)) for one in owners]
    return tuple(dict.fromkeys(reasons)) if all(one and one <= gave for one in rests) else ()
