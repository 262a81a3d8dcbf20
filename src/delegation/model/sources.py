"""Where entries come from, and the fields of state management."""

from __future__ import annotations

from delegation.model.places import Place
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A document or collection from which entries were taken. ``where``: where it can be found.

    ``kind``: report, press, law, code, portal or list; ``as_of``: the day, month or year of its state, as written.
    """

    id: str
    title: str
    place: Place
    where: str | None = None
    kind: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A field of state management (lĩnh vực)."""

    id: str
    name: str
    place: Place
    name_en: str | None = None
