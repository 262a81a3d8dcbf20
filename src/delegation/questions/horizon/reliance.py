"""What rests on each instrument, holder, commune and norm: all of the register is gone through once, and not for each that ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from delegation.authority.bounds import life_on
from delegation.authority.links import ByLaw
from delegation.model.acts import PartEnd
from delegation.model.holders import CommuneCode
from delegation.model.instruments import Citation, Instrument, Norm
from delegation.model.matters import Grant, MatterId, Ownership
from delegation.model.parts import Part
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown, if_known
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class _Resting:
    """The ids of the matters and the grants that rest on something, each once, in the order of the register."""

    matters: dict[MatterId, None]
    grants: dict[str, None]


_Found = dict[str, _Resting]


def _of(found: _Found, name: str) -> _Resting:
    return found.setdefault(name, _Resting({}, {}))


class Reliance:
    """What rests on whom and on what in one register."""

    def __init__(self, register: Register) -> None:
        """Take a register."""
        self._register = register

    def on_holder(self, name: str, last: Day) -> tuple[tuple[MatterId, ...], tuple[str, ...]]:
        """Give the matters that a holder owns by law on its last day, and the grants from or to it that run then, each in the order of ids."""
        owned = {
            matter
            for matter, owner in self._owned.get(name, ())
            if life_on(ByLaw(owner), self._register, last) not in ("ended", "not-yet")
        }
        given = {one.id for one in self._sided.get(name, ()) if one.running.possibly_holds(last)}
        return tuple(sorted(owned)), tuple(sorted(given))

    def on_commune(self, code: str) -> tuple[tuple[MatterId, ...], tuple[str, ...]]:
        """Give the matters of whose owners a part names a commune, and the grants of which a part does, each in the order of ids."""
        return _told(self._on_communes, code)

    def on_instrument(self, one: Instrument, last: Day) -> tuple[tuple[MatterId, ...], tuple[str, ...]]:
        """Give the matters of which an owner rests on an instrument on its last day, and the grants that it makes or whose rows cite it, each in the order of ids.

        What had another basis before, or lost the provision that it cites, rests on it no more.
        """
        matters = {
            matter
            for matter, owner, cited in self._resting.get(one.id, ())
            if owner.term.possibly_holds(last) and self._register.life(one, cited.at).possibly_holds(last)
        }
        return tuple(sorted(matters)), _told(self._leaning, one.id)[1]

    def by_part(self, one: Instrument) -> Mapping[PartEnd, Sequence[MatterId]]:
        """Give by each provision of an instrument that ends the matters of which an owner rests on it on its last day."""
        found: dict[PartEnd, list[MatterId]] = {}
        for matter, owner, cited in self._resting.get(one.id, ()):
            for part in one.ended_with(cited.at):
                if not isinstance(part.to, Day) or owner.term.possibly_holds(part.to):
                    found.setdefault(part, []).append(matter)
        return found

    def of_pair(self, norm: Norm) -> tuple[str, ...]:
        """Give the grants of whose pair a norm speaks and that may still run when it ends, in the order of ids."""
        pairs = (
            grants
            for (mechanism, giver, receiver), grants in self._pairs.items()
            if mechanism == norm.mechanism and norm.giver.fits(*giver) and norm.receiver.fits(*receiver)
        )
        end = norm.term.end
        return tuple(
            sorted(
                one.id for grants in pairs for one in grants if isinstance(end, Day) and one.running.possibly_holds(end)
            )
        )

    @cached_property
    def _owned(self) -> Mapping[str, Sequence[tuple[MatterId, Ownership]]]:
        found: dict[str, list[tuple[MatterId, Ownership]]] = {}
        for matter in self._register.matters.values():
            for owner in matter.owners:
                if not isinstance(owner.holder, Unknown):
                    found.setdefault(owner.holder, []).append((matter.id, owner))
        return found

    @cached_property
    def _sided(self) -> Mapping[str, Sequence[Grant]]:
        found: dict[str, list[Grant]] = {}
        for grant in self._register.grants.values():
            for side in (grant.giver, grant.receiver):
                if not isinstance(side, Unknown):
                    found.setdefault(side, []).append(grant)
        return found

    @cached_property
    def _on_communes(self) -> _Found:
        found: _Found = {}
        for matter in self._register.matters.values():
            for code in (code for owner in matter.owners for code in _named(owner.part)):
                _of(found, code).matters[matter.id] = None
        for grant in self._register.grants.values():
            parts = (grant.part, *(row.part for row in if_known(grant.rows)))
            for code in (code for part in parts for code in _named(part)):
                _of(found, code).grants[grant.id] = None
        return found

    @cached_property
    def _resting(self) -> Mapping[str, Sequence[tuple[MatterId, Ownership, Citation]]]:
        found: dict[str, list[tuple[MatterId, Ownership, Citation]]] = {}
        for matter in self._register.matters.values():
            for owner, one in ((each, cited) for each in matter.owners for cited in if_known(each.basis)):
                instrument = self._register.instrument(one.instrument)
                if instrument is not None:
                    found.setdefault(instrument.id, []).append((matter.id, owner, one))
        return found

    @cached_property
    def _leaning(self) -> _Found:
        found: _Found = {}
        for grant in self._register.grants.values():
            for name in self._leans_on(grant):
                _of(found, name).grants[grant.id] = None
        return found

    def _leans_on(self, grant: Grant) -> Iterator[str]:
        yield grant.instrument
        for one in (one for row in if_known(grant.rows) for one in row.basis):
            instrument = self._register.instrument(one.instrument)
            if instrument is not None:
                yield instrument.id

    @cached_property
    def _pairs(self) -> Mapping[tuple[str, tuple[str, str], tuple[str, str]], Sequence[Grant]]:
        """The grants by their mechanism and by the kinds and levels of giver and receiver."""
        found: dict[tuple[str, tuple[str, str], tuple[str, str]], list[Grant]] = {}
        for grant in self._register.grants.values():
            giver, receiver = self._register.holder(grant.giver), self._register.holder(grant.receiver)
            if giver is not None and receiver is not None:
                pair = (giver.kind, giver.level), (receiver.kind, receiver.level)
                found.setdefault((grant.mechanism, *pair), []).append(grant)
        return found


def _told(found: _Found, name: str) -> tuple[tuple[MatterId, ...], tuple[str, ...]]:
    one = found.get(name)
    return (tuple(sorted(one.matters)), tuple(sorted(one.grants))) if one is not None else ((), ())


def _named(part: Part) -> Iterable[CommuneCode]:
    """Give the communes that a part names, be it beside others that cannot be read."""
    return (
        *part.communes,
        *part.except_communes,
        *(CommuneCode(one) for each in part.unread for one in each.sure if isinstance(one, str)),
    )
