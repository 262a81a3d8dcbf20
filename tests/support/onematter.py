"""A register of one matter, made by hand: who owns it by law, by which grants it is given, and what these rest on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from delegation.authority.examination import Examination
from delegation.authority.tiles import Tile, Tiling
from delegation.model.figures import Ledger
from delegation.model.holders import CommuneType, Holder, HolderId, TerritoryName
from delegation.model.instruments import Citation, Form, Instrument, InstrumentId, Mechanism, Norm
from delegation.model.matters import AnnexRow, Grant, Matter, MatterId, Ownership
from delegation.model.parts import WHOLE, Dimension, Part
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import ALWAYS, Day, Term, Unknown
from handmade import HERE, HOLDERS, MATTER, communes

BASELINE = date(2025, 7, 1)
TODAY = date(2026, 6, 1)
GROUPS = (Dimension("nhom", ("A", "B", "C")),)
UNSURE = Term(Unknown("ngày mờ"), None)
"""A term of which the first day is not known."""


def cites(*names: str, at: str | None = None) -> tuple[Citation, ...]:
    """Cite instruments by number or id."""
    return tuple(Citation(name, at, HERE) for name in names)


def text(name: str, term: Term = ALWAYS, number: str | None = None) -> Instrument:
    """Make a text with a life."""
    return Instrument(InstrumentId(name), number or name, "decree", "Chính phủ", HERE, term=term)


def owner(
    holder: str | Unknown, *names: str, term: Term = ALWAYS, part: Part = WHOLE, at: str | None = None
) -> Ownership:
    """Make an ownership by law that cites some texts."""
    party = holder if isinstance(holder, Unknown) else HolderId(holder)
    return Ownership(party, cites(*names, at=at), HERE.at("owners", str(holder)), part, term)


def gives(
    name: str,
    giver: str | Unknown,
    receiver: str | Unknown,
    mechanism: Mechanism = "delegation",
    *,
    term: Term = ALWAYS,
    part: Part = WHOLE,
    by: str = "khong-co",
    at: str | None = None,
    rows: Sequence[AnnexRow] | Unknown | None = None,
) -> Grant:
    """Make a grant; if not said otherwise, of the one matter, by a decision that the register does not have."""
    return Grant(
        id=name,
        mechanism=mechanism,
        giver=giver if isinstance(giver, Unknown) else HolderId(giver),
        receiver=receiver if isinstance(receiver, Unknown) else HolderId(receiver),
        instrument=InstrumentId(by),
        rows=(row(),) if rows is None else rows if isinstance(rows, Unknown) else tuple(rows),
        place=HERE.at("grants", name),
        at=at,
        term=term,
        part=part,
    )


def row(matter: str = MATTER, at: str | None = None) -> AnnexRow:
    """Make a row of an annex."""
    return AnnexRow(MatterId(matter), HERE, at=at)


def matter(
    *owners: Ownership,
    dimensions: tuple[Dimension, ...] = (),
    territory: TerritoryName | None = None,
    term: Term = ALWAYS,
    name: str = MATTER,
) -> Matter:
    """Make a task."""
    return Matter(
        MatterId(name), "task", "Việc", owners, HERE.at(name), dimensions=dimensions, territory=territory, term=term
    )


def register(
    matters: Matter | Iterable[Matter],
    *grants: Grant,
    holders: Iterable[Holder] = (),
    types: tuple[CommuneType, ...] = (),
    texts: Iterable[Instrument] = (),
    norms: Iterable[Norm] = (),
    forms: Iterable[Form] = (),
    ledgers: Iterable[Ledger] = (),
    baseline: Day = BASELINE,
) -> Register:
    """Make a register of these; ``holders`` come beside those made by hand, or in their place."""
    several = (matters,) if isinstance(matters, Matter) else tuple(matters)
    return Register(
        "thu",
        "Thử",
        Place("register.yaml"),
        baseline=baseline,
        communes=communes(types),
        holders={one.id: one for one in (*HOLDERS, *holders)},
        instruments={one.id: one for one in texts},
        norms=tuple(norms),
        forms={one.number: one for one in forms},
        matters={one.id: one for one in several},
        grants={one.id: one for one in grants},
        ledgers=tuple(ledgers),
    )


def tiling(found: Register) -> Tiling:
    """Tile the one matter."""
    return Examination(found, TODAY).tiling(MATTER)


def tiles(found: Register, day: Day = TODAY) -> tuple[Tile, ...]:
    """Give the tiles of the one matter on a day."""
    return tiling(found).at(day)
