"""Issuers of instruments that are written as a name, where the register has the holder of that name: its id is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from delegation.findings import Problem, Text
from delegation.loading import understood
from delegation.loading.build.entries import is_id
from delegation.model.register import Register
from delegation.names import naming
from delegation.names.initials import Initials
from delegation.names.shortened import spelt_out


def issuers_by_name(register: Register, asked: Register) -> Iterator[Problem]:
    """Tell of each issuer that just one holder is called like. A name that no holder has is that of a body outside the register."""
    named = [one for one in asked.instruments.values() if isinstance(one.issuer, str) and not is_id(one.issuer)]
    if not named:
        return
    holders = naming.holders(register)
    initials = Initials(holders, register.name)
    called: dict[str, set[str]] = {}
    for holder in holders:
        for name in holder.names:
            called.setdefault(spelt_out(name, register.name), set()).add(holder.id)

    @cache  # Hundreds of instruments are issued by a few dozen bodies, and each name is held against all holders.
    def meant_by(name: str) -> set[str]:
        found = called.get(spelt_out(name, register.name), set())
        if not found:
            short, is_sure = initials.meant(name)
            found = {each.id for each in short} if is_sure else set()
        return found

    for one in named:
        name = str(one.issuer)
        found = meant_by(name)
        if len(found) == 1:
            (meant,) = found
            said = Text(
                f"ở đây phải ghi mã {meant}, không ghi tên «{name}».",
                f"write the id {meant} here, not the name «{name}».",
            )
            yield Problem(one.place.at("issuer"), said, about=("holders", name, one.id), fix=understood.written(meant))
