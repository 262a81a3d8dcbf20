"""That a procedure goes on under another code: how that is said."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from delegation.authority.cases import Cells
from delegation.findings import Text
from delegation.model.acts import Recoded
from delegation.model.holders import CommuneCode
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.speech import areas
from delegation.speech.days import day
from delegation.speech.instruments import instrument_name
from delegation.speech.matters import name_of
from delegation.speech.text import joined
from delegation.speech.unknowns import reason


def replaced(one: Recoded, register: Register) -> Text:
    """Say which code replaced which, since when and by what."""
    old, new = name_of(one.old, register), name_of(one.new, register)
    since = _since(one, register)
    return Text(f"mã {old} được thay bằng {new}{since.vi}", f"the code {old} is replaced by {new}{since.en}")


def briefly(several: Sequence[Recoded], register: Register) -> Text:
    """Say by which codes one is replaced, since when and by what; titles are left out."""
    said = (
        Text(f"{one.new}{since.vi}", f"{one.new}{since.en}") for one in several for since in (_since(one, register),)
    )
    listed = joined(", ", said)
    return Text(f"mã được thay bằng {listed.vi}", f"its code is replaced by {listed.en}")


def replacing(several: Sequence[Recoded], register: Register) -> Text:
    """Say which codes one replaces, since when and by what; titles are left out."""
    said = (
        Text(f"{one.old}{since.vi}", f"{one.old}{since.en}") for one in several for since in (_since(one, register),)
    )
    listed = joined(", ", said)
    return Text(f"thay mã {listed.vi}", f"it replaces the code {listed.en}")


def renamed(old: str, new: str) -> Text:
    """Say that a matter was asked for by an id that it had in the register before."""
    return Text(f"Mã {old} trong sổ nay là {new}.", f"The id {old} of the register is {new} now.")


def _since(one: Recoded, register: Register) -> Text:
    if isinstance(one.on, Day):
        first = day(one.on)
        vi, en = f" từ {first.vi}", f" from {first.en} on"
    else:
        why = reason(one.on.reason)
        vi, en = f" (từ ngày nào thì chưa rõ: {why.vi})", f" (since when is not known: {why.en})"
    if one.by is not None:
        by = instrument_name(register, one.by)
        vi, en = f"{vi}, theo {by.vi}", f"{en}, by {by.en}"
    return Text(vi, en)


def still_named(grant: str, old: MatterId, missing: Sequence[MatterId], register: Register, where: Text) -> Text:
    """Say that a grant names the old code, and that the new ones are given by nobody. ``where``: in which part; may be empty."""
    by, codes = instrument_name(register, register.grants[grant].instrument), ", ".join(missing)
    vi, en = (f" ở phần {where.vi}", f" for {where.en}") if where.vi else ("", "")
    return Text(
        f"lần giao {grant} theo {by.vi} nêu mã cũ {old}; mã mới {codes} chưa được giao{vi}, cần xem xét",
        f"the grant {grant} by {by.en} names the old code {old}; the new {codes} is not given{en}, to be considered",
    )


def where_not(boxes: Collection[Cells], register: Register, *, is_placed: bool) -> Text:
    """Say in which communes and cases a new code is not given; ``is_placed``: one commune is asked for, which is not named again."""

    def communes(some: Collection[CommuneCode]) -> Text:
        named = areas.communes(some, register.communes, _MOST_COMMUNES)
        return Text("", "") if is_placed else Text(f"tại {named.vi}", f"in {named.en}")

    def cases(some: Collection[Cells]) -> Text:
        said = areas.cases(some, _MOST_CASES, areas.in_full)
        return areas.of_cases(said) if said.vi else said

    return areas.where(boxes, communes, cases)


_MOST_COMMUNES = 5
_MOST_CASES = 3
"""Communes, and cases, of a part that are named."""
