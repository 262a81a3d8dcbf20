"""Small random registers with one matter, made of model values: what the oracle can still enumerate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from delegation.model.holders import Commune, CommuneCode, CommuneType, Holder, HolderId, Level, TerritoryName
from delegation.model.instruments import Instrument, InstrumentId, Mechanism
from delegation.model.matters import AnnexRow, Dimension, Grant, Matter, MatterId, Ownership, Part
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import ALWAYS, Day, Term, Unknown

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy
    from hypothesis.vendor.pretty import RepresentationPrinter

HERE = Place("tests.yaml")
FIRST = date(2025, 6, 26)
LAST = FIRST + timedelta(days=13)
"""The window that an oracle looks at; every known day of a register lies inside, with a day to spare at each end."""
MATTER = MatterId("viec")
_DAYS = [FIRST + timedelta(days=number) for number in range(1, 13)]
_UNKNOWN_DAY = Unknown("chưa rõ ngày")
_UNKNOWN_PARTY = Unknown("chưa rõ chủ thể")
_COMMUNES: tuple[tuple[CommuneType, ...], ...] = (
    (),
    ("ward",),
    ("ward", "rural-commune"),
    ("rural-commune", "ward", "ward"),
    ("ward", "ward", "rural-commune", "rural-commune"),
)
_DIMENSIONS = (
    (),
    (Dimension("nhom", ("A", "B")),),
    (Dimension("nhom", ("A", "B", "C")),),
    (Dimension("nhom", ("A", "B")), Dimension("dat", ("duoi", "tren"))),
)
_MECHANISMS: tuple[Mechanism, ...] = (
    "delegation",
    "decentralisation",
    "delegation",
    "devolution",
    "transfer",
    "delegation",
    "internal-assignment",
    "signing-for",
)


@dataclass(frozen=True)
class Example:
    """A register, its matter, and the grants over it, in the order in which they are to be tiled."""

    register: Register
    matter: Matter
    grants: tuple[Grant, ...]

    @property
    def rows(self) -> tuple[tuple[Grant, AnnexRow], ...]:
        """The grants with their rows, as a tiler takes them."""
        return tuple((one, row) for one in self.grants if isinstance(one.rows, tuple) for row in one.rows)

    def _repr_pretty_(self, printer: RepresentationPrinter, cycle: bool) -> None:  # noqa: FBT001  the name that Hypothesis asks for
        """Say what differs between examples, for a person who reads a counterexample."""
        lines = [f"baseline {self.register.baseline}, communes {[one.type for one in self.register.communes.values()]}"]
        lines += [f"matter {self.matter.territory} {_days(self.matter.term)} {self.matter.dimensions}"]
        lines += [f"law {one.holder} {_days(one.term)} {one.part}" for one in self.matter.owners]
        lines += [
            f"{one.id} {one.mechanism} {one.giver} -> {one.receiver} {_days(one.term)} {one.part} by {one.instrument}"
            for one in self.grants
        ]
        lines += [f"{one.id} {_days(one.term)}" for one in self.register.instruments.values()]
        assert not cycle
        printer.text("\n" + "\n".join(lines) + "\n")


def _days(term: Term) -> str:
    return "…".join("?" if isinstance(day, Unknown) else str(day or "") for day in (term.start, term.end))


def holder(name: str, members: TerritoryName | None = None, within: str | None = None) -> Holder:
    """Make a holder; with ``members`` a class."""
    level: Level = "commune" if members else "city"
    return Holder(
        HolderId(name), name, "committee", level, HERE, members=members, within=HolderId(within) if within else None
    )


CITY, OFFICE, CLASS, PART = "thanh-pho", "so", "cap-xa", "phuong"
HOLDERS = (
    holder(CITY),
    holder(OFFICE),
    holder(CLASS, "communes"),
    holder(PART, "wards", CLASS),
    holder("xa", "rural-communes", CLASS),
    holder("dac-khu", "wards"),
)


def communes(types: tuple[CommuneType, ...]) -> dict[CommuneCode, Commune]:
    """Make communes of these types with the codes 00001, 00002 and so on."""
    codes = [CommuneCode(f"{number:05d}") for number in range(1, len(types) + 1)]
    return {code: Commune(code, code, sort, HERE) for code, sort in zip(codes, types, strict=True)}


def instrument(name: str, term: Term = ALWAYS) -> Instrument:
    """Make a decision with a life."""
    return Instrument(InstrumentId(name), name, "committee-decision", "thanh-pho", HERE, term=term)


def terms(*, unknown: bool) -> SearchStrategy[Term]:
    """Terms with known, open and (where wanted) unknown days; most begin before they end."""
    ends: list[Day | Unknown | None] = [None, *_DAYS, *([_UNKNOWN_DAY] * 4 if unknown else [])]
    return st.one_of(
        st.just(ALWAYS), st.builds(_in_order, st.sampled_from(ends), st.sampled_from(ends), st.integers(0, 9))
    )


def _in_order(start: Day | Unknown | None, end: Day | Unknown | None, chance: int) -> Term:
    if isinstance(start, date) and isinstance(end, date) and start > end and chance:
        start, end = end, start
    return Term(start, end)


@st.composite
def parts(draw: DrawFn, codes: tuple[CommuneCode, ...], dimensions: tuple[Dimension, ...]) -> Part:
    """Parts of a matter: some of its cases, only some communes, all but some communes; most often all of it."""
    sort = draw(st.sampled_from(["whole", "whole", "only", "communes", "except", "all"]))
    only: tuple[tuple[str, tuple[str, ...]], ...] = ()
    if sort in ("only", "all") and dimensions:
        chosen = draw(st.lists(st.sampled_from(dimensions), min_size=1, max_size=2, unique=True))
        only = tuple((one.name, draw(_some(one.values))) for one in chosen)
    named = draw(_some(codes)) if sort in ("communes", "all") and codes else ()
    excepted = draw(_some(codes)) if sort == "except" and codes else ()
    return Part(only, named, excepted)


def _some(values: tuple[CommuneCode, ...] | tuple[str, ...]) -> SearchStrategy[tuple]:  # type: ignore[type-arg]
    return st.lists(st.sampled_from(values), min_size=1, max_size=len(values), unique=True).map(tuple)


@st.composite
def examples(draw: DrawFn, *, unknown: bool) -> Example:
    """Make registers with one matter, up to 2 owners by law and up to 4 grants; ``unknown``: values may be unknown."""
    places = communes(draw(st.sampled_from(_COMMUNES)))
    codes, dimensions = tuple(places), draw(st.sampled_from(_DIMENSIONS))
    holders = draw(st.lists(st.sampled_from(HOLDERS[3:]), max_size=1)) + list(HOLDERS[:3])
    if draw(st.booleans()) and HOLDERS[3] not in holders:
        holders.append(HOLDERS[3])
    names = st.sampled_from([one.id for one in holders])
    whole = parts(codes, dimensions)
    owners = draw(
        st.lists(st.builds(Ownership, names, st.just(()), st.just(HERE), whole, terms(unknown=unknown)), max_size=2)
    )
    if unknown and owners and draw(st.integers(0, 4)) == 0:
        owners[-1] = replace(owners[-1], holder=_UNKNOWN_PARTY)
    life = instrument("qd", draw(terms(unknown=unknown)))
    numbers = range(draw(st.integers(0, 4)))
    grants = [_grant(draw, number, names, whole, unknown=unknown) for number in numbers]
    if unknown and grants and draw(st.integers(0, 3)) == 0:
        side = draw(st.sampled_from(["giver", "receiver"]))
        grants[-1] = (
            replace(grants[-1], giver=_UNKNOWN_PARTY)
            if side == "giver"
            else replace(grants[-1], receiver=_UNKNOWN_PARTY)
        )
    matter = Matter(
        MATTER,
        "task",
        "Việc",
        tuple(owners),
        HERE,
        dimensions=dimensions,
        territory=draw(st.sampled_from([None, None, None, "communes", "wards", "rural-communes"])),
        term=draw(st.one_of(st.just(ALWAYS), terms(unknown=False))),
    )
    register = Register(
        "thu",
        "Thử",
        HERE,
        baseline=draw(st.sampled_from(_DAYS[:3])),
        communes=places,
        holders={one.id: one for one in holders},
        instruments={life.id: life},
        matters={matter.id: matter},
        grants={one.id: one for one in grants},
    )
    return Example(register, matter, tuple(grants))


def _grant(
    draw: DrawFn, number: int, names: SearchStrategy[HolderId], part: SearchStrategy[Part], *, unknown: bool
) -> Grant:
    return Grant(
        id=f"g{number}",
        mechanism=draw(st.sampled_from(_MECHANISMS)),
        giver=draw(names),
        receiver=draw(names),
        instrument=InstrumentId(draw(st.sampled_from(["khong-co", "qd"]))),
        rows=(AnnexRow(MATTER, HERE),),
        place=HERE,
        term=draw(terms(unknown=unknown)),
        part=draw(part),
    )
