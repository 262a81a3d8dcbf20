"""What tells one candidate from another where a name may mean several: number and day, field and owner, level, type."""

from __future__ import annotations

from dataclasses import replace

from delegation.findings import Text
from delegation.model.holders import Commune, CommuneType, Holder, Level
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant, Matter
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown
from delegation.speech import day, holders, instruments, joined, term
from delegation.speech.areas import COMMUNE_TYPES
from delegation.speech.holders import holder_label

_LEVELS: dict[str, Text] = {
    "central": Text("trung ương", "central"),
    "city": Text("cấp Thành phố", "city level"),
    "district": Text("cấp huyện", "district level"),
    "commune": Text("cấp xã", "commune level"),
    "both": Text("cấp Thành phố và cấp xã", "city and commune level"),
}
_SEPARATOR = "; "
_MOST_OWNERS = 2
"""Owners that are named: enough to tell matters apart."""


def of_instrument(register: Register, one: Instrument) -> Text:
    """Say the number, the day of issue and the issuer of an instrument."""
    if isinstance(one.issued, Day):
        issued = Text(f"ngày {day(one.issued).vi}", f"of {day(one.issued).en}")
    else:
        issued = Text("chưa rõ ngày ban hành", "day of issue not known")
    by = Text("", "") if isinstance(one.issuer, Unknown) else holders.holder_label(one.issuer, register)
    return _joined(instruments.briefly(replace(one, apart=None)), issued, by)


def with_title(register: Register, one: Instrument) -> Text:
    """Say what tells an instrument apart, and its title."""
    said = of_instrument(register, one)
    return said if one.called is None else Text(f"{said.vi}; «{one.called}»", f"{said.en}; “{one.called}”")


def of_matter(register: Register, one: Matter) -> Text:
    """Say the sort, the field, the level and the owners of a matter."""
    sort = Text("nhiệm vụ", "task") if one.kind == "task" else Text("thủ tục", "procedure")
    field = register.fields.get(one.field) if one.field is not None else None
    known = (owner.holder for owner in one.owners if not isinstance(owner.holder, Unknown))
    owners = list(dict.fromkeys(holder_label(holder, register) for holder in known))
    more = [Text("…", "…")] if len(owners) > _MOST_OWNERS else []
    named = joined(", ", [*owners[:_MOST_OWNERS], *more])
    return _joined(
        sort,
        Text(f"lĩnh vực {field.name}", f"field {field.name_en or field.name}") if field is not None else None,
        _LEVELS.get(one.level or ""),
        Text(f"chủ trì: {named.vi}", f"owner: {named.en}") if owners else None,
    )


def of_commune(one: Commune) -> Text:
    """Say the type of a commune where its name does not, and its days where it is not there on all."""
    sort = COMMUNE_TYPES[one.type]
    return _joined(None if one.name.casefold().startswith(f"{sort.vi} ") else sort, term(one.term, "known"))


def of_holder(register: Register, one: Holder) -> Text:
    """Say the level of a holder, the body above it, and its days where it is not there on all."""
    level: Level = one.level
    above = register.holder(one.parent)
    inside = Text(f"thuộc {above.label}", f"below {holders.label(above).en}") if above is not None else None
    return _joined(_LEVELS.get(level), inside, term(one.term, "known"))


def of_grant(register: Register, one: Grant) -> Text:
    """Say who gives to whom, and by which instrument."""
    giver, receiver = holder_label(one.giver, register), holder_label(one.receiver, register)
    made_by = register.instruments.get(one.instrument)
    by = of_instrument(register, made_by) if made_by is not None else None
    return _joined(Text(f"{giver.vi} giao cho {receiver.vi}", f"{giver.en} to {receiver.en}"), by)


def _joined(*parts: Text | None) -> Text:
    said = [one for one in parts if one is not None and one.vi]
    return joined(_SEPARATOR, said)


def type_of(name: str) -> CommuneType | None:
    """Give the type of a commune that begins its name; ``None`` for a name that begins otherwise."""
    return next((sort for sort, word in COMMUNE_TYPES.items() if f"{name.casefold()} ".startswith(f"{word.vi} ")), None)
