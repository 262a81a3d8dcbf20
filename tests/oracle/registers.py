"""Small random registers: what an oracle can still enumerate, and where interesting things happen often.

One or two matters, up to three owners by law with bases, up to five grants by instruments with lives, bodies with heads,
an internal unit, classes of communes with parts, communes that end, begin, are split. Whatever is drawn is drawn from
``Choices``, so that a benchmark and Hypothesis make the same kind of registers.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from cast import CHAIR, CITY, CLASS, MORE, OFFICE, entry
from days import DAYS, INNER, Days
from delegation.loading.build.measured import cut
from delegation.model.acts import Correction, Extension, Suspension
from delegation.model.holders import Commune, CommuneCode, CommuneType, Holder, HolderId, Succession
from delegation.model.instruments import Instrument, InstrumentId, Mechanism
from delegation.model.matters import AnnexRow, Grant, Matter, MatterId, Ownership
from delegation.model.parts import Dimension, Part, UnreadLimit, Value
from delegation.model.places import Place
from delegation.model.procedures import ProcedureFacts
from delegation.model.ranges import Range
from delegation.model.register import Register
from delegation.model.terms import ALWAYS, Day, Term, Unknown
from described import lines
from handmade import HERE
from lives import Lives
from texts import DECISIONS, LAWS, NOWHERE, Texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from choices import Choices

_Act = TypeVar("_Act", Suspension, Correction, Extension)
_NO_PARTY = Unknown("chưa rõ chủ thể")
_NO_PART = "chưa rõ phần nào"
_COMMUNES: tuple[tuple[CommuneType, ...], ...] = (
    (),
    (),
    ("ward",),
    ("ward", "rural-commune"),
    ("rural-commune", "ward", "ward"),
    ("ward", "rural-commune", "special-zone"),
)
_DIMENSIONS = (
    (),
    (),
    (Dimension("nhom", ("A", "B")),),
    (Dimension("nhom", ("A", "B")),),
    (Dimension("nhom", ("A", "B", "C")),),
    (Dimension("nhom", ("A", "B")), Dimension("dat", ("duoi", "tren"))),
    (Dimension("muc", (), "m2", Range((Decimal(0), False), None, "m2")),),
    (Dimension("nhom", ("A", "B")), Dimension("muc", (), "nguoi", Range((Decimal(0), False), None, "nguoi"))),
)
_LIMITS = tuple((Decimal(number), after) for number in (1, 2, 3) for after in (False, True))
_MECHANISMS: tuple[Mechanism, ...] = (
    *("delegation",) * 8,
    *("decentralisation",) * 4,
    "devolution",
    "transfer",
    "internal-assignment",
    "signing-for",
)


@dataclass(frozen=True)
class Example:
    """A register, and the day on which it is asked about."""

    register: Register
    as_of: Day
    choices: tuple[int, ...] = field(default=(), compare=False)

    @property
    def matters(self) -> tuple[Matter, ...]:
        """The matters of the register."""
        return tuple(self.register.matters.values())

    def _repr_pretty_(self, printer: object, cycle: bool) -> None:  # noqa: FBT001  the name that Hypothesis asks for
        """Say what differs between examples, for a person who reads a counterexample."""
        assert not cycle
        printer.text("\n" + "\n".join(lines(self.register, self.as_of)) + "\n")  # type: ignore[attr-defined]  # untyped there


def example(choices: Choices, *, unknown: bool, busy: bool = False) -> Example:
    """Make a register. ``unknown``: days, owners by law, givers and receivers may be unknown; ``busy``: texts do much to one another."""
    register = _Maker(choices, unknown=unknown, busy=busy).register()
    as_of = choices.one([*DAYS[5:], *DAYS[:5]])
    return Example(register, as_of, tuple(choices.made))


def readable(register: Register) -> Register:
    """Give a register without what is suspended, corrected or extended and cannot be read: there everything is known."""
    lives = Lives(register)

    def known(by: Instrument, several: Iterable[_Act]) -> tuple[_Act, ...]:
        return tuple(one for one in several if not lives.perhaps_meant(one, by))

    instruments = {
        name: replace(
            by, suspends=known(by, by.suspends), corrects=known(by, by.corrects), extends=known(by, by.extends)
        )
        for name, by in register.instruments.items()
    }
    return replace(register, instruments=instruments)


class _Maker:
    """Makes one register."""

    def __init__(self, choices: Choices, *, unknown: bool, busy: bool = False) -> None:
        self._choose = choices
        self._unknown = unknown
        self._days = Days(choices, unknown=unknown)
        self._texts = Texts(choices, self._days, unknown=unknown, busy=busy)
        self._places = self._communes()
        self._holders = self._cast()
        self._dimensions = choices.one(_DIMENSIONS)
        self._parties = unknown and choices.chance(3)
        # Each unnamed party may be anybody: with three of them there are too many worlds to walk through.
        self._unnamed = choices.one((*(1,) * 9, 2)) if self._parties else 0

    def register(self) -> Register:
        choose = self._choose
        instruments = self._texts.laws() + self._texts.decisions()
        first = MatterId("viec")
        matters = [self._matter(first)]
        if choose.chance(3):
            matters.append(self._matter(MatterId("viec-khac")))
        grants: list[Grant] = []
        for number in range(choose.one((0, 1, 1, 2, 2, 3, 3, 3, 4, 4, 5))):
            grants += self._alternates(self._grant(f"g{number}", matters, grants))
        made = Register(
            "thu",
            "Thử",
            HERE,
            baseline=choose.one((*(DAYS[1],) * 4, DAYS[2], DAYS[3])),
            communes=self._places,
            succession=self._succession(),
            holders=self._holders,
            instruments={one.id: one for one in instruments},
            matters={**(by_id := {one.id: one for one in matters}), **cut(by_id, grants)},
            grants={one.id: one for one in grants},
        )
        return made if self._unknown else readable(made)

    # Communes and holders

    def _communes(self) -> dict[CommuneCode, Commune]:
        choose = self._choose
        types = choose.one(_COMMUNES)
        terms = [ALWAYS] * len(types)
        sort = choose.one(("all", "all", "all", "split", "merged", "one")) if types else "all"
        if sort == "split":
            day = choose.one(INNER[1:-1])
            terms = [Term(None, day), *[Term(day + timedelta(days=1), None)] * (len(types) - 1)]
        elif sort == "merged":
            day = choose.one(INNER[1:-1])
            terms = [*[Term(None, day)] * (len(types) - 1), Term(day + timedelta(days=1), None)]
        elif sort == "one":
            terms[choose.number(len(types))] = self._days.term()
        codes = [CommuneCode(f"{number:05d}") for number in range(1, len(types) + 1)]
        made = zip(codes, types, terms, strict=True)
        return {code: Commune(code, f"Xã {code}", kind, HERE, term) for code, kind, term in made}

    def _succession(self) -> tuple[Succession, ...]:
        """Let communes that end become some that begin, or one that is there; what was decided for them often goes on."""
        choose = self._choose
        found = []
        for old in self._places.values():
            end = old.term.end
            if not isinstance(end, Day):
                continue
            later = [
                one.code
                for one in self._places.values()
                if one.code > old.code and (one.term.start == end + timedelta(days=1) or one.term.start is None)
            ]
            for new in choose.some(later) if later else ():
                on = end + timedelta(days=1)
                found.append(Succession(old.code, new, on, HERE, follows=not choose.chance(4)))
        return tuple(found)

    def _cast(self) -> dict[HolderId, Holder]:
        choose = self._choose
        groups = [group for group in MORE if choose.chance(3)]
        names = [CITY, CHAIR, *OFFICE, CLASS, *(name for group in groups for name in group)]
        terms = dict.fromkeys(names, ALWAYS)
        if choose.chance(4):
            for name in choose.some(names):
                terms[name] = self._days.term()
        return {HolderId(name): entry(name, terms[name], odd=choose.chance(40)) for name in names}

    # Matters

    def _matter(self, name: MatterId) -> Matter:
        choose = self._choose
        owners = [
            self._ownership(HERE.at(name, "owners", number))
            for number in range(choose.one((1, 1, 1, 1, 1, 2, 2, 2, 3, 0)))
        ]
        is_procedure = choose.chance(4)
        return Matter(
            name,
            "procedure" if is_procedure else "task",
            f"Việc {name}",
            tuple(owners),
            HERE.at(name),
            basis=owners[0].basis if owners else (),
            dimensions=self._dimensions,
            territory=choose.one((None, None, None, None, "wards", "rural-communes", "communes"))
            if self._places
            else None,
            term=self._days.term() if choose.chance(6) else ALWAYS,
            procedure=ProcedureFacts(name) if is_procedure else None,
        )

    def _ownership(self, place: Place) -> Ownership:
        choose = self._choose
        usual = [CITY, CITY, *OFFICE[:1], CLASS, CHAIR]
        party: HolderId | Unknown = HolderId(choose.one([*usual, *self._holders]))
        if self._parties and choose.chance(3):
            party = _NO_PARTY
        return Ownership(party, self._texts.basis(), place, self._part(), self._days.term(usual=8))

    def _part(self) -> Part:
        choose = self._choose
        sort = choose.one(("whole",) * 8 + ("only", "only", "communes", "except", "all"))
        only: tuple[tuple[str, tuple[Value, ...]], ...] = ()
        if sort in ("only", "all") and self._dimensions:
            only = tuple((one.name, self._values(one)) for one in choose.some(self._dimensions))
        codes = list(self._places)
        named = choose.some(codes) if sort in ("communes", "all") and codes else ()
        excepted = choose.some(codes) if sort == "except" and codes else ()
        unread = self._unread(codes) if self._unknown and choose.chance(9) else ()
        return Part(only, () if any(one.key == "communes" for one in unread) else named, excepted, unread)

    def _unread(self, codes: list[CommuneCode]) -> tuple[UnreadLimit, ...]:
        """Make a limit that is not known in whole or in part."""
        choose = self._choose
        key = choose.one(("only", "of a dimension", "communes", "except-communes"))
        if key == "of a dimension" and self._dimensions:
            dimension = choose.one(self._dimensions)
            return (UnreadLimit("only", _NO_PART, dimension.name, self._values(dimension) if choose.chance(2) else ()),)
        if key == "communes" and codes:
            return (UnreadLimit("communes", _NO_PART, sure=choose.some(codes) if choose.chance(2) else ()),)
        return (UnreadLimit("except-communes" if key == "except-communes" else "only", _NO_PART),)

    def _values(self, dimension: Dimension) -> tuple[Value, ...]:
        choose = self._choose
        if dimension.unit is None:
            return choose.some(dimension.values)
        ranges: list[Value] = []
        for _ in range(choose.one((1, 1, 1, 2))):
            first, last = sorted((choose.one(_LIMITS), choose.one(_LIMITS)))
            start, end = choose.one(((None, last), (first, None), (first, last) if first < last else (None, last)))
            ranges.append(Range(start, end, dimension.unit))
        return tuple(ranges)

    # Grants

    def _grant(self, name: str, matters: list[Matter], before: list[Grant]) -> Grant:
        choose = self._choose
        giver = self._giver(matters, before)
        others = sorted(self._holders, key=lambda one: one == giver)
        sides: list[HolderId | Unknown] = [giver, choose.one([*others[:-1], *others])]
        if self._unnamed and choose.chance(3):
            self._unnamed -= 1
            sides[choose.number(2)] = _NO_PARTY
        rows = [
            AnnexRow(one.id, HERE, row=choose.one((None, None, 1, 2)), at=self._texts.place())
            for one in matters[: choose.one((2, 1, 2))]
        ]
        if choose.chance(6):
            rows = [replace(one, part=self._part()) for one in rows]
        elif choose.chance(12):
            # Of a matter that stands twice the first row counts, where neither gives a part of it.
            rows = [*reversed(rows), AnnexRow(matters[0].id, HERE, row=1, at=self._texts.place())]
        # Each stands in a place of its own, by which a row is known.
        rows = [replace(one, place=HERE.at(name, "matters", number)) for number, one in enumerate(rows)]
        return Grant(
            id=name,
            mechanism=self._mechanism(sides[0], before),
            giver=sides[0],
            receiver=sides[1],
            instrument=InstrumentId(choose.one((NOWHERE, *DECISIONS * 3, LAWS[0]))),
            rows=Unknown("chưa rõ việc nào") if self._parties and choose.chance(9) else tuple(rows),
            place=HERE.at(name),
            at=choose.one((None, self._texts.place(), "Phụ lục I", "Phụ lục I")),
            term=self._days.term(usual=6),
            part=self._part(),
        )

    def _alternates(self, one: Grant) -> list[Grant]:
        """Let the giver of a delegation go on acting, or give it to any one of several instead."""
        choose = self._choose
        if one.mechanism != "delegation":
            return [one]
        if choose.chance(5):
            keeps = Unknown("chưa rõ bên giao còn làm không") if self._parties and choose.chance(3) else True
            one = replace(one, giver_keeps=keeps)
        if choose.chance(6):
            one = replace(
                one, steps=choose.one((("receive",), ("receive", "appraise"), ("decide",), ("appraise", "decide")))
            )
        others = [name for name in self._holders if name not in (one.giver, one.receiver)]
        if not others or not choose.chance(6):
            return [one]
        several = (one.receiver, *choose.some(others)[:2])
        return [
            replace(one, id=f"{one.id}.{number}", receiver=each, alternates=several, stated=one.id)
            for number, each in enumerate(several)
        ]

    def _giver(self, matters: list[Matter], before: list[Grant]) -> HolderId:
        """Choose who gives: most often somebody who may hold the matter, or who heads such a body."""
        if before and self._choose.chance(3):
            return self._fork(before[-1])
        holding = [one.holder for matter in matters for one in matter.owners] + [one.receiver for one in before]
        known = [one for one in holding if not isinstance(one, Unknown)]
        heads = [one.id for one in self._holders.values() if one.head_of in known]
        anybody = list(self._holders)
        wanted = [*known * 6, *(one for one in heads if one != CHAIR), self._choose.one(anybody)]
        return self._choose.one(wanted if known else anybody)

    def _mechanism(self, giver: HolderId | Unknown, before: list[Grant]) -> Mechanism:
        """Choose how it is given: most often as this giver gave or received it before."""
        alike = [one.mechanism for one in before if giver in (one.giver, one.receiver)]
        return self._choose.one(alike) if alike and not self._choose.chance(4) else self._choose.one(_MECHANISMS)

    def _fork(self, other: Grant) -> HolderId:
        """Let two give out of one hand."""
        return HolderId(CITY) if isinstance(other.giver, Unknown) else other.giver
