"""Pieces of registers that tests make by hand: a city, a department, a class of communes with its parts."""

from __future__ import annotations

from delegation.model.holders import Commune, CommuneCode, CommuneType, Holder, HolderId, Level, TerritoryName
from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.matters import MatterId
from delegation.model.places import Place
from delegation.model.terms import ALWAYS, Term

HERE = Place("tests.yaml")
MATTER = MatterId("viec")
CITY, OFFICE, CLASS, PART = "thanh-pho", "so", "cap-xa", "phuong"


def holder(name: str, members: TerritoryName | None = None, within: str | None = None) -> Holder:
    """Make a holder; with ``members`` a class."""
    level: Level = "commune" if members else "city"
    return Holder(
        HolderId(name), name, "committee", level, HERE, members=members, within=HolderId(within) if within else None
    )


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
