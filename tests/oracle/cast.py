"""The bodies, heads, units and classes that random registers are made of."""

from __future__ import annotations

from delegation.model.holders import Counted, Holder, HolderId, Level, TerritoryName
from delegation.model.places import Place
from delegation.model.terms import ALWAYS, Term

CITY, CHAIR, OFFICE, CLASS = "ubnd-tp", "chu-tich-tp", ("so-a", "giam-doc-a"), "cap-xa"
MORE = (
    ("so-b", "giam-doc-b"),
    ("phuong", "xa"),
    ("chi-cuc", "chi-cuc-truong"),
    ("chu-tich-xa",),
    ("phong-xa", "truong-phong-xa"),
    ("dac-khu",),
    ("cong-chuc",),
)
"""Who else may be in a register: always all of a group."""
_KINDS = {
    CITY: "committee",
    CHAIR: "chair",
    "so-a": "specialised-agency",
    "so-b": "specialised-agency",
    "phong-xa": "specialised-agency",
    "giam-doc-a": "agency-head",
    "giam-doc-b": "agency-head",
    "truong-phong-xa": "agency-head",
    "chi-cuc": "internal-unit",
    "chi-cuc-truong": "internal-unit-head",
    "chu-tich-xa": "chair",
    "cong-chuc": "civil-servant",
}
_HEADS = {
    CHAIR: CITY,
    "giam-doc-a": "so-a",
    "giam-doc-b": "so-b",
    "chi-cuc-truong": "chi-cuc",
    "chu-tich-xa": CLASS,
    "truong-phong-xa": "phong-xa",
}
_PARENTS = {**_HEADS, "so-a": CITY, "so-b": CITY, "chi-cuc": "so-a", "phong-xa": CLASS}
_MEMBERS: dict[str, TerritoryName | Counted] = {
    "cong-chuc": Counted(12),
    CLASS: "communes",
    "chu-tich-xa": "communes",
    "phong-xa": "communes",
    "truong-phong-xa": "communes",
    "phuong": "wards",
    "dac-khu": "wards",
    "xa": "rural-communes",
}
_WITHIN = {"phuong": CLASS, "xa": CLASS}
_ODD = {"chi-cuc": "chi-cuc-truong", "chi-cuc-truong": "khong-co", "so-a": "giam-doc-a"}
"""Parents that make a circle, or that the register does not have."""


def entry(name: str, term: Term = ALWAYS, *, odd: bool = False) -> Holder:
    """Make a holder of this cast. ``odd``: with a parent that it should not have."""
    level: Level = "commune" if name in _MEMBERS else "city"
    parent = _ODD.get(name) if odd else None
    return Holder(
        HolderId(name),
        name,
        _KINDS.get(name, "committee"),
        level,
        Place("tests.yaml", ("holders", name)),
        parent=_holder(parent or _PARENTS.get(name)),
        head_of=_holder(_HEADS.get(name)),
        members=_MEMBERS.get(name),
        within=_holder(_WITHIN.get(name)),
        term=term,
    )


def _holder(name: str | None) -> HolderId | None:
    return None if name is None else HolderId(name)
