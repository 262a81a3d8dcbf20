"""Issuers of instruments that are written as a name, where the register has the holder of that name: its id is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from delegation.findings import Problem, Text
from delegation.loading import understood
from delegation.loading.build.entries import is_id
from delegation.model.register import Register
from delegation.names import naming
from delegation.names.initials import by_initials
from delegation.names.naming import Named
from delegation.names.shortened import spelt_out


def issuers_by_name(register: Register, asked: Register) -> Iterator[Problem]:
    """Tell of each issuer that just one holder is called like. A name that no holder has is that of a body outside the register."""
    named = [one for one in asked.instruments.values() if isinstance(one.issuer, str) and not is_id(one.issuer)]
    if not named:
        return
    called: dict[str, set[str]] = {}
    known = naming.holders(register)
    for holder in known:
        for name in holder.names:
            called.setdefault(spelt_out(name, register.name), set()).add(holder.id)
    # A few bodies issue most of the instruments.
    meant = {
        name: _meant(name, called, known, register.name) for name in dict.fromkeys(str(one.issuer) for one in named)
    }
    for one in named:
        name = str(one.issuer)
        holder_id = meant[name]
        if holder_id is not None:
            said = Text(
                f"ở đây phải ghi mã {holder_id}, không ghi tên «{name}».",
                f"write the id {holder_id} here, not the name «{name}».",
            )
            yield Problem(
                one.place.at("issuer"), said, about=("holders", name, one.id), fix=understood.written(holder_id)
            )


def _meant(name: str, called: Mapping[str, set[str]], known: Sequence[Named], place: str) -> str | None:
    """Give the id of the only holder that a name means; ``None`` where none or several are called so."""
    found = called.get(spelt_out(name, place), set())
    if not found:
        short, is_sure = by_initials(name, known, place)
        found = {each.id for each in short} if is_sure else set()
    return next(iter(found)) if len(found) == 1 else None
