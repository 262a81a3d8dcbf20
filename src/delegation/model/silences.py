"""When what a text says of others rests: the text, or the provision of it that says so, is suspended or not in force, or may be.

Which provision says something stands in the register only where ``stated_at`` names it. Else any part of the text that rests may be
the one, but for rows at which the text gives something itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from delegation.model import reasons
from delegation.model.acts import Doubt, Interruption, PartEnd, PartStart
from delegation.model.given_places import PlacesGiven
from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.provisions import places
from delegation.model.terms import ONE_DAY, Day, Term, Unknown, day_before, parted

_KINDS = ("extended", "suspended")
"""What a text does to others that rests with it."""


def unsure_end(stated: Day | Unknown | None, life: Term, by: Instrument) -> tuple[Doubt, ...]:
    """Give the days up to a last day that is known on which a text may no longer say what it says, for another end of that is not known.

    What a text says of others lasts no longer than the text (``effects.within``): a text whose last day is known ends it then, so one
    of which that is not known may end it on any day before the day that it states, and the other way round.
    """
    unknown, known = (life.end, stated) if isinstance(life.end, Unknown) else (stated, life.end)
    if not isinstance(unknown, Unknown) or not isinstance(known, Day):
        return ()
    words = reasons.MAY_HAVE_ENDED if unknown is life.end else reasons.UNTIL
    first = unknown.sure + ONE_DAY if unknown.sure is not None and unknown.sure < Day.max else life.start
    return (Doubt("ended", Term(first, known), unknown.said_of(words.format(by=by.label)).reason, by.id),)


class Stated(NamedTuple):
    """A suspension as a text states it, and the provision of the text that does. ``perhaps``: why the text may not last so long."""

    what: Interruption
    stated_at: str | None
    perhaps: tuple[Doubt, ...] = ()


class Unread(NamedTuple):
    """What a text says that cannot be read, and the provision of the text that says it."""

    what: Doubt
    stated_at: str | None


class Silence(NamedTuple):
    """Days on which something rests: ``sure`` ones, and those on which it may, each with why."""

    sure: tuple[Interruption, ...] = ()
    perhaps: tuple[Doubt, ...] = ()


NOTHING = Silence()


def joined(several: Iterable[Silence]) -> Silence:
    """Put together what rests for several reasons."""
    every = tuple(several)
    return Silence(
        tuple(one for each in every for one in each.sure), tuple(one for each in every for one in each.perhaps)
    )


class Silences:
    """Answers for the texts of one register."""

    def __init__(
        self,
        instruments: Mapping[InstrumentId, Instrument],
        stated: Mapping[str, Sequence[Stated]],
        unread: Mapping[InstrumentId, Sequence[Unread]],
        given: Callable[[InstrumentId], PlacesGiven],
        life: Callable[[Instrument], Term],
    ) -> None:
        """Take the texts, what suspends them by the words of others, what of these cannot be read, where each gives, and how long it is in force."""
        self.stated = stated
        self._instruments = instruments
        self._unread = unread
        self._given = given
        self._life = life

    def acting(self, one: Stated, seen: frozenset[str] = frozenset()) -> Silence:
        """Give a suspension on the days on which the text that says so does not rest itself, and on those on which it may."""
        silent = self.of(one.what.by, one.stated_at, "suspended", seen)
        if one.perhaps:
            silent = joined((silent, Silence((), one.perhaps)))
        if silent is NOTHING:
            return Silence((one.what,))
        at = one.what.at or None
        away, may = [each.term for each in silent.sure], [each.term for each in silent.perhaps]
        kept, perhaps = parted(one.what.term, away, may)
        doubts = (Doubt("suspended", term, self._why(term, one.what, silent), one.what.by, at) for term in perhaps)
        return Silence(tuple(replace(one.what, term=term) for term in kept), tuple(doubts))

    def speaking(self, one: Unread, seen: Iterable[str]) -> Iterator[Doubt]:
        """Give what cannot be read on the days on which the text that says it does not surely rest itself."""
        said = one.what
        silent = self.of(said.by, one.stated_at, said.kind, frozenset(seen)) if said.kind in _KINDS else NOTHING
        for terms in parted(said.term, [each.term for each in silent.sure], ()):
            yield from (replace(said, term=term) for term in terms)

    def of(self, by: str, stated_at: str | None, kind: str, seen: frozenset[str] = frozenset()) -> Silence:
        """Give when a text, an id, says nothing of what is ``suspended``, ``extended`` or ``left`` behind at one of its provisions.

        ``seen``: the texts of which that is being asked: what two texts say of one another rests by neither.
        """
        text = self._instruments.get(InstrumentId(by))
        stated, unread = self.stated.get(by, ()), self._unread.get(InstrumentId(by), ())
        if text is None or not (stated or unread or text.part_ends or text.part_starts):
            return NOTHING
        seen |= {by}
        found = [self._by_suspension(one, text, stated_at, (kind, seen)) for one in stated if one.what.by not in seen]
        found += [self._by_unread(one, seen) for one in unread]
        found += [self._by_end(each, text, stated_at, kind) for each in text.part_ends]
        found += [self._by_start(each, text, stated_at, kind) for each in text.part_starts]
        together = joined(found)
        return together if together != NOTHING else NOTHING

    def _by_suspension(
        self, one: Stated, text: Instrument, stated_at: str | None, asked: tuple[str, frozenset[str]]
    ) -> Silence:
        kind, seen = asked
        meant = self._holds(one.what.at, text, stated_at)
        if meant is False:
            return NOTHING
        acting = self.acting(one, seen)
        if meant:
            return acting
        by = self._instruments[InstrumentId(one.what.by)].label
        why = reasons.RESTING["suspended", kind].format(at=one.what.at, by=text.label, other=by)
        terms = [each.term for each in acting.sure] + [each.term for each in acting.perhaps]
        return Silence((), tuple(Doubt("suspended", term, why, one.what.by) for term in terms))

    def _by_unread(self, one: Unread, seen: frozenset[str]) -> Silence:
        """Say that a text may rest, be ended, not have begun or say something else, as something says that cannot be read."""
        said = one.what
        if said.kind == "extended" or (said.kind == "suspended" and said.by in seen):
            return NOTHING
        return Silence((), tuple(self.speaking(one, seen)))

    def _by_end(self, one: PartEnd, text: Instrument, stated_at: str | None, kind: str) -> Silence:
        """Say when a part of a text is not in force that ended."""
        meant = self._holds(one.at, text, stated_at)
        if meant is not None:
            return Silence((one.absence,)) if meant else NOTHING
        why = reasons.RESTING["ended", kind].format(at=one.at, by=text.label)
        return Silence((), (Doubt("ended", one.absence.term, why, text.id),))

    def _by_start(self, one: PartStart, text: Instrument, stated_at: str | None, kind: str) -> Silence:
        """Say when a part of a text has not begun."""
        term, meant = Term(None, day_before(one.since)), self._holds(one.at, text, stated_at)
        if meant is not None:
            return Silence((Interruption("ended", term, one.at, text.id, one.place),)) if meant else NOTHING
        why = reasons.RESTING["begun", kind].format(at=one.at, by=text.label)
        return Silence((), (Doubt("begun", term, why, text.id),))

    def _holds(self, at: str, text: Instrument, stated_at: str | None) -> bool | None:
        """Say whether a place of a text holds what it says at one of its provisions; ``None`` where that is not known.

        One that cannot be read, itself, is a doubt of its own.
        """
        if not at:
            return True
        parts, own = places(at), places(stated_at)
        if own:
            held = [any(part.reaches(one) for part in parts) for one in own]
            is_within = any(one.reaches(part) for one in own for part in parts)
            return True if all(held) else None if any(held) or is_within else False
        given = self._given(text.id)
        rows = [part for part in parts if "dòng" in part.units and given.gives and given.is_listed]
        return False if all(part in rows and given.meets(part, by_number=False) for part in parts) else None

    def _why(self, piece: Term, said: Interruption, silent: Silence) -> str:
        """Say why it is not known on some days whether a suspension applies."""
        day = next((one for one in (piece.start, piece.end) if isinstance(one, Day)), Day.min)
        found = [one.why for one in silent.perhaps if one.term.possibly_holds(day)]
        label = self._instruments[InstrumentId(said.by)].label
        for one in silent.sure:
            if one.term.possibly_holds(day):
                found += (reasons.naming(reasons.MAY_BE_SUSPENDED, by=label, why=why) for why in one.term.unknowns)
        return reasons.together((*found, *said.term.unknowns))
