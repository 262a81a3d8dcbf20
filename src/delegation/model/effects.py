"""What instruments do to one another and to grants: what is suspended when and by what, and what is corrected."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from typing import Literal

from delegation.model import reasons
from delegation.model.acts import Correction, Doubt, Interruption, Suspension
from delegation.model.gaps import of_key
from delegation.model.given_places import PlacesGiven
from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.matters import AnnexRow, Grant
from delegation.model.provision_index import PlaceIndex
from delegation.model.provisions import Provision, places
from delegation.model.rows_at import RowsAt
from delegation.model.silences import Silence, Silences, Stated, Unread, joined, unsure_end
from delegation.model.terms import Day, Term, Unknown

_GRANT = "grant:"
"""What stands before the id of a grant among what is suspended: no id of an instrument holds a colon."""
_NO_DAY = Unknown(reasons.NO_FIRST_DAY_OF_SUSPENSION)


class Effects:
    """Answers for the instruments of one register."""

    def __init__(
        self,
        instruments: Mapping[InstrumentId, Instrument],
        named: Callable[[str], Instrument | None],
        life: Callable[[Instrument], Term],
        given: Callable[[], tuple[Mapping[str, Grant], Collection[str]]],
    ) -> None:
        """Take the instruments, how one is found by its id or number, and the days on which one is in force.

        ``given``: gives the grants, and the numbers and ids of the instruments on which owners by law rest.
        """
        self._given = given
        self._instruments = instruments
        self._named = named
        self._life = life
        self._corrected_at: dict[InstrumentId, RowsAt[tuple[Correction, Instrument]]] = {}
        self._suspended_at: dict[InstrumentId, PlaceIndex[Interruption]] = {}

    @cached_property
    def _acting(self) -> Mapping[str, Silence]:
        """By the id of an instrument, or of a grant with a mark before it, when it is suspended, and when it may be for the text that says so may rest itself."""
        stated = self._silences.stated
        return {key: joined(self._silences.acting(one) for one in several) for key, several in stated.items()}

    @cached_property
    def _suspensions(self) -> Mapping[str, tuple[Interruption, ...]]:
        """The days of these that are sure."""
        return {key: one.sure for key, one in self._acting.items() if one.sure}

    @cached_property
    def _silences(self) -> Silences:
        """When what texts say rests."""
        return Silences(self._instruments, self._stated_suspensions, self._unread, self._places_given, self._life)

    @cached_property
    def _stated_suspensions(self) -> Mapping[str, Sequence[Stated]]:
        """What is suspended by the words of each text alone, whether or not it is suspended itself."""
        found: dict[str, list[Stated]] = {}
        for by in self._instruments.values():
            for one in by.suspends:
                key = self._suspended(one)
                life = self._life(by)
                term = within(_named(one.term), by.life_of_part(life, one.stated_at), life, _NO_DAY)
                # One that lies after the end of its own text never comes.
                if key is not None and not is_empty(term):
                    said = Interruption("suspended", term, one.at or "", by.id, one.place)
                    found.setdefault(key, []).append(Stated(said, one.stated_at, unsure_end(one.term.end, life, by)))
        return found

    def silence(self, by: Instrument, stated_at: str | None, kind: Literal["extended", "left"]) -> Silence:
        """Give the days on which a text says nothing at one of its provisions, or may say nothing; ``None``: wherever it says it.

        ``kind``: what it says, that something is extended, or that files are left behind.
        """
        return self._silences.of(by.id, stated_at, kind)

    def perhaps_suspended(self, name: InstrumentId, place: Provision | None = None) -> tuple[Doubt, ...]:
        """Give why an instrument may be suspended at a place (``None``: as a whole), for the text that says so may rest itself."""
        found = self._acting.get(name)
        return tuple(one for one in found.perhaps if _is_met(one, place)) if found is not None else ()

    def perhaps_suspended_grant(self, grant: Grant) -> tuple[Doubt, ...]:
        """Give why a grant itself may be suspended, as ``perhaps_suspended``."""
        found = (self._acting.get(f"{_GRANT}{name}") for name in {grant.id: 0, grant.entry: 0})
        return tuple(doubt for one in found if one is not None for doubt in one.perhaps)

    def _suspended(self, one: Suspension) -> str | None:
        if one.grant is not None:
            return f"{_GRANT}{one.grant}"
        found = self._named(one.instrument) if one.instrument is not None else None
        return found.id if found is not None else None

    @cached_property
    def is_doubtful(self) -> bool:
        """Whether it is not known of some text on some days whether it is suspended, corrected, extended or in force in part."""
        return bool(self.doubts) or any(one.perhaps for one in self._acting.values())

    @property
    def every_suspension(self) -> tuple[tuple[str, Interruption], ...]:
        """Everything that is suspended, by the id of the instrument or grant."""
        return tuple((key.removeprefix(_GRANT), one) for key, several in self._suspensions.items() for one in several)

    def touch(self, instrument: Instrument) -> bool:
        """Whether an instrument, or a part of it, is suspended on some days."""
        return instrument.id in self._acting

    def touch_parts(self, instrument: Instrument) -> bool:
        """Whether parts of an instrument are suspended apart from the others."""
        found = self._acting.get(instrument.id)
        if found is None:
            return False
        return any(one.at for one in found.sure) or any(one.at for one in found.perhaps)

    def interruptions(self, about: str) -> tuple[Interruption, ...]:
        """Give the suspensions of whatever has an id: an instrument, a grant or both."""
        return (*self._suspensions.get(about, ()), *self._of_grant(about))

    def suspensions_anywhere(self, instrument: Instrument) -> tuple[Interruption, ...]:
        """Give the days on which an instrument, or whatever part of it, is suspended, the earliest first."""
        several = self._suspensions.get(instrument.id, ())
        return tuple(sorted(several, key=lambda one: (str(one.term.start), one.at, one.by)))

    def perhaps_suspended_anywhere(self, instrument: Instrument) -> tuple[Doubt, ...]:
        """Give why an instrument, or whatever part of it, may be suspended, though that is not known."""
        found = self._acting.get(instrument.id)
        unread = (one for one in self.doubts_of(instrument.id) if one.kind == "suspended")
        return tuple(dict.fromkeys((*(found.perhaps if found is not None else ()), *unread)))

    def suspensions_of(self, instrument: Instrument, place: Provision | None = None) -> tuple[Interruption, ...]:
        """Give the days on which an instrument is suspended at a place; ``None``: as a whole."""
        if place is None:
            return tuple(one for one in self._suspensions.get(instrument.id, ()) if not one.at)
        found = self._suspended_at.get(instrument.id)
        if found is None:
            several = self._suspensions.get(instrument.id, ())
            found = self._suspended_at[instrument.id] = PlaceIndex((one.at or None, one) for one in several)
        return found.holding(place)

    def suspensions_of_grant(self, grant: Grant) -> tuple[Interruption, ...]:
        """Give the days on which a grant itself is suspended, apart from its instrument."""
        return self._of_grant(grant.id)

    def _of_grant(self, name: str) -> tuple[Interruption, ...]:
        """Give what suspends a grant; one to any one of several, ``ENTRY.HOLDER``, is suspended with its entry or alone."""
        found = self._suspensions.get(f"{_GRANT}{name}", ())
        entry, _, alternate = name.partition(".")
        return (*found, *self._suspensions.get(f"{_GRANT}{entry}", ())) if alternate else found

    @cached_property
    def _unread(self) -> Mapping[InstrumentId, Sequence[Unread]]:
        """By the id of an instrument what is said of it, or of something given by it, that cannot be read."""
        if not any(map(_may_be_unread, self._instruments.values())):
            return {}
        from delegation.model.doubts import by_instrument  # noqa: PLC0415  few registers have any of it

        grants, cited = self._given()
        return by_instrument(
            self._instruments, grants, self._named, self._life, lambda one: one.id in cited or one.number in cited
        )

    def _places_given(self, name: InstrumentId) -> PlacesGiven:
        grants, _ = self._given()
        return PlacesGiven([one for one in grants.values() if one.instrument == name])

    @cached_property
    def doubts(self) -> Mapping[InstrumentId, tuple[Doubt, ...]]:
        """The same without the days on which the text that says it surely rests itself."""
        return {
            name: tuple(doubt for one in several for doubt in self._silences.speaking(one, ()))
            for name, several in self._unread.items()
        }

    def doubts_of(self, name: InstrumentId) -> tuple[Doubt, ...]:
        """Give what may suspend, correct or extend what an instrument gives, though it cannot be read whether it does."""
        return self.doubts.get(name, ())

    @cached_property
    def _corrections(self) -> Mapping[InstrumentId, tuple[tuple[Correction, Instrument], ...]]:
        """By each instrument what corrects it."""
        found: dict[InstrumentId, list[tuple[Correction, Instrument]]] = {}
        for by in self._instruments.values():
            for one in by.corrects:
                corrected = self._named(one.instrument) if one.instrument is not None else None
                if corrected is not None:
                    found.setdefault(corrected.id, []).append((one, by))
        return {name: tuple(several) for name, several in found.items()}

    def corrected_by(self, instrument: Instrument) -> tuple[Instrument, ...]:
        """Give the instruments that correct one or a place in it."""
        return tuple(dict.fromkeys(by for _, by in self._corrections.get(instrument.id, ())))

    def correction(self, grant: Grant, row: AnnexRow) -> Instrument | None:
        """Give what corrects a row of a decision; ``None`` where nothing does."""
        if row.corrected_by is not None:
            return self._named(row.corrected_by)
        found = self._corrected_at.get(grant.instrument)
        if found is None:
            several = self._corrections.get(grant.instrument, ())
            found = self._corrected_at[grant.instrument] = RowsAt((one.at, (one, by)) for one, by in several)
        # One that names no place corrects the rows whose print differs.
        named = (by for one, by in found.of(grant, row) if one.at is not None or row.printed is not None)
        return next(named, None)


def _is_met(one: Doubt, place: Provision | None) -> bool:
    return one.at is None or (place is not None and any(each.reaches(place) for each in places(one.at)))


def _named(term: Term) -> Term:
    """Give a stated term of a suspension, with the reason of an end that is not known saying of what it is one."""
    start, end = term.start, term.end
    return Term(
        start.said_of(reasons.SUSPENDED_FROM) if isinstance(start, Unknown) else start,
        end.said_of(reasons.SUSPENDED_UNTIL) if isinstance(end, Unknown) else end,
    )


def _may_be_unread(one: Instrument) -> bool:
    """Say whether an instrument states something that may not be readable: of another one, or a place of its own that is none, or a row."""
    places_of_parts = (*(part.at for part in one.part_ends), *(part.at for part in one.part_starts))
    is_touching = one.suspends or one.corrects or one.extends or of_key(one.gaps, "replaces")
    return bool(is_touching) or any(map(_may_be_nowhere, places_of_parts))


def _may_be_nowhere(at: str) -> bool:
    """Say whether a place cannot be read, or is a row, which its annex may not have."""
    found = places(at)
    return not found or any("dòng" in one.units for one in found)


def is_empty(term: Term) -> bool:
    """Say whether a term surely has no day: it ends before it begins."""
    return isinstance(term.start, Day) and isinstance(term.end, Day) and term.start > term.end


def within(term: Term, life: Term, whole: Term, no_day: Unknown) -> Term:
    """Give the days of a suspension or an extension by a text of this life: it may state its ends, else it has those of the text.

    ``life``: of the provision that says so, which lasts no longer than the ``whole`` text.

    Where neither says when it begins, that is not known, for the reason ``no_day``. The last day is the last one that there may be: what is not
    known of it beside that ``silences.unsure_end`` says.
    """
    start = term.start or life.start or no_day
    known = [day for day in (term.end, life.end, whole.end) if isinstance(day, Day)]
    return Term(start, min(known) if known else life.end if term.end is None else term.end)
