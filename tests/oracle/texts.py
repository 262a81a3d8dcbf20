"""The laws and decisions of random registers, and what is cited of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cast import CITY
from delegation.model.acts import Correction, Extension, PartEnd, PartStart, Suspension, Transition
from delegation.model.instruments import Citation, Instrument, InstrumentId
from delegation.model.terms import ALWAYS, Day, Term, Unknown
from handmade import HERE

if TYPE_CHECKING:
    from choices import Choices
    from days import Days

_PLACES = (
    None,
    "Điều 5",
    "Điều 5 khoản 2",
    "Điều 5, khoản 2",
    "khoản 2 Điều 5",
    "điều 5  khoản 2",
    "điểm a khoản 2 Điều 5",
    "Điều 5 khoản 3",
    "Điều 5; Phụ lục I",
    "Phụ lục I",
    "Điều 55",
    "Điều 5a",
)
_ENDED_PLACES = (
    "Điều 5",
    "Điều 5 khoản 2",
    "khoản 2 Điều 5",
    "Điều 5, khoản 2",
    "Điều 5 khoản 2 điểm a",
    "Phụ lục I",
    "Phụ lục I dòng 1",
)
_SAYING = ("Điều 9", "Điều 5 khoản 2 điểm a", "Điều 5 khoản 3", "Phụ lục I dòng 1")
_NOT_SAID_WHERE = "chưa rõ (bản công khai mờ)"
LAWS = (InstrumentId("luat-1"), InstrumentId("luat-2"))
DECISIONS = (InstrumentId("qd-1"), InstrumentId("qd-2"))
_NOT_SAID: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
_SAID: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    ((LAWS[0],), ()),
    ((), (LAWS[1],)),
    (("1/2024/QH15",), (LAWS[1],)),
)
"""Which of two laws says that the second replaces the first: what the second replaces, what the first is replaced by."""
NOWHERE = "khong-co"
"""What is cited though the register does not have it."""


class Texts:
    """Makes instruments and citations for one register."""

    def __init__(self, choices: Choices, days: Days, *, unknown: bool = False, busy: bool = False) -> None:
        """``busy``: decisions suspend, extend, correct and leave files behind every other time."""
        self._choose = choices
        self._busy = busy
        self._unknown = unknown
        self._days = days

    def laws(self) -> list[Instrument]:
        """Make two laws: plain, ended, the first replaced by the second with or without a gap, with any terms."""
        choose = self._choose
        one, other = LAWS
        sort = choose.one((*("plain",) * 5, "ended", "replaced", "gap", "any"))
        terms, said = [ALWAYS, ALWAYS], _NOT_SAID
        if sort == "ended":
            terms[0] = Term(None, self._days.bound())
        elif sort in ("replaced", "gap"):
            start = self._days.bound()
            terms[1] = Term(start, None)
            said = choose.one(_SAID)
            if sort == "gap" and isinstance(start, date):
                terms[0] = Term(None, start - timedelta(days=choose.one((3, 2, 4))))
        elif sort == "any":
            terms, said = [self._days.term(), self._days.term()], choose.one((_NOT_SAID, *_SAID))
        return [
            self._instrument(one, "1/2024/QH15", terms[0], replaced_by=said[1]),
            self._instrument(other, "2/2025/QH15", terms[1], replaces=said[0]),
        ]

    def decisions(self) -> list[Instrument]:
        """Make two decisions; the second may replace the first."""
        one, other = DECISIONS
        replaced = self._choose.chance(5)
        terms = [self._days.term() if self._choose.chance(4) else ALWAYS for _ in DECISIONS]
        suspends = self._suspensions(terms[1].start) if self._does(6) else ()
        extends = self._extensions() if self._does(4) else ()
        if extends and terms[1].start is None:
            # An extension begins with its decision: without a first day that would not be known.
            terms[1] = Term(self._days.bound(), terms[1].end)
        return [
            replace(self._instrument(one, "1/QĐ-UBND", terms[0]), suspends=self._against(other)),
            replace(
                self._instrument(other, "2/QĐ-UBND", terms[1], replaces=(one,) if replaced else ()),
                suspends=suspends,
                corrects=self._corrections() if self._does(8) else (),
                extends=extends,
                transition=self._transition() if self._does(4) else None,
            ),
        ]

    def _does(self, of: int) -> bool:
        return self._choose.chance(2 if self._busy else of)

    def _transition(self) -> Transition:
        """Let the second decision leave files behind that came before a day: for some days or for good, of some grants or of all."""
        choose = self._choose
        until = self._days.bound() if choose.chance(3) else None
        named = (choose.one(("g0", "g1")),) if choose.chance(4) else ()
        return Transition(self._days.bound(), "Điều 3", HERE, until, named)

    def _suspensions(self, since: Day | Unknown | None) -> tuple[Suspension, ...]:
        """Let the second decision, in force ``since`` a day, suspend the first, a law, a place of them or a grant; for some days, or until it ends."""
        choose = self._choose
        found = []
        for _ in range(choose.one((1, 1, 2))):
            grant = choose.one((None, None, "g0", "g1"))
            named = choose.one((DECISIONS[0], DECISIONS[0], "1/QĐ-UBND", *LAWS, NOWHERE)) if grant is None else None
            at = choose.one((*_ENDED_PLACES, _NOT_SAID_WHERE)) if grant is None and choose.chance(3) else None
            if self._unknown and choose.chance(8):
                grant, named, at = None, None, _NOT_SAID_WHERE
            term = self._days.term(usual=2)
            # Without a first day of its own it begins with the decision, which may state none: then that is not known.
            first = term.start or (self._days.bound() if not (since and choose.chance(2)) else None)
            found.append(Suspension(named, grant, at, Term(first, term.end), HERE, stated_at=self._stated_at()))
        return tuple(found)

    def _against(self, other: InstrumentId) -> tuple[Suspension, ...]:
        """Let the first decision suspend the second or a part of it, so that this extends and suspends nothing on those days."""
        choose = self._choose
        if not self._does(4):
            return ()
        first = self._days.bound()
        last = self._days.bound() if choose.chance(2) else None
        at = (
            choose.one((*_ENDED_PLACES, _NOT_SAID_WHERE) if self._unknown else _ENDED_PLACES)
            if choose.chance(2)
            else None
        )
        return (Suspension(other, None, at, Term(first, last), HERE, stated_at=self._stated_at()),)

    def _stated_at(self) -> str | None:
        """Choose the provision that suspends or extends: where all is known a place that no part divides."""
        return self._choose.one((None, *_SAYING, "Điều 5") if self._unknown else _SAYING)

    def _corrections(self) -> tuple[Correction, ...]:
        """Let the second decision correct the first, or a place of it that may be none."""
        at = self._choose.one((None, *_ENDED_PLACES, _NOT_SAID_WHERE, _NOT_SAID_WHERE))
        return (Correction(self._choose.one((DECISIONS[0], "1/QĐ-UBND", NOWHERE)), at, HERE),)

    def _extensions(self) -> tuple[Extension, ...]:
        """Let the second decision extend what the first gives, a place of it or a grant; once or in a chain."""
        choose = self._choose
        found = []
        for _ in range(choose.one((1, 1, 2))):
            grant = choose.one((None, None, "g0", "g1"))
            named = (
                choose.one((DECISIONS[0], DECISIONS[0], "1/QĐ-UBND", *DECISIONS, *LAWS, NOWHERE))
                if grant is None
                else None
            )
            at = choose.one((*_ENDED_PLACES, _NOT_SAID_WHERE)) if choose.chance(3) else None
            to = None if choose.chance(9) else self._days.bound()
            found.append(Extension(named, grant, at, to, HERE, stated_at=self._stated_at()))
        return tuple(found)

    def _instrument(
        self,
        name: InstrumentId,
        number: str,
        term: Term,
        *,
        replaces: tuple[str, ...] = (),
        replaced_by: tuple[str, ...] = (),
    ) -> Instrument:
        choose = self._choose
        # Where all is known, what ended is said at a place that can be read; a row may not be there.
        ended = (*_ENDED_PLACES, _NOT_SAID_WHERE) if self._unknown else _ENDED_PLACES[:-1]
        ends = [
            PartEnd(choose.one(ended), self._days.bound(), None, HERE, self._resumption())
            for _ in range(choose.one((*(0,) * 6, 1, 2)))
        ]
        starts = [PartStart(choose.one(ended), self._days.bound(), HERE)] if choose.chance(9) else []
        return Instrument(
            name,
            number,
            "law" if name in LAWS else "committee-decision-qppl",
            "Quốc hội" if name in LAWS else CITY,
            HERE,
            term=term,
            replaces=replaces,
            replaced_by=replaced_by,
            part_ends=tuple(ends),
            part_starts=tuple(starts),
        )

    def _resumption(self) -> Day | Unknown | None:
        return self._days.bound() if self._choose.chance(3) else None

    def basis(self) -> tuple[Citation, ...] | Unknown:
        """Choose what an ownership by law cites."""
        choose = self._choose
        if choose.chance(12):
            return Unknown("chưa rõ căn cứ")
        names = [*LAWS, LAWS[0], "1/2024/QH15", NOWHERE]
        return tuple(Citation(choose.one(names), self.place(), HERE) for _ in range(choose.one((0, 0, 1, 1, 1, 2))))

    def place(self) -> str | None:
        """Choose a place in an instrument, in one of the ways in which it may be written."""
        return self._choose.one(_PLACES) if self._choose.chance(2) else None
