"""Finding the commune that somebody means."""

from __future__ import annotations

from typing import overload

from delegation.model.holders import Commune, CommuneCode
from delegation.model.register import Register
from delegation.names.naming import Kind, communes, resolve


@overload
def commune_of(register: Register, asked: str) -> Commune: ...
@overload
def commune_of(register: Register, asked: str | None) -> Commune | None: ...
def commune_of(register: Register, asked: str | None) -> Commune | None:
    """Find a commune by code or name; ``None`` for none. Raises ``AskedWronglyError`` with candidates."""
    if asked is None:
        return None
    return register.communes[CommuneCode(resolve(asked, communes(register), Kind.COMMUNE).id)]
