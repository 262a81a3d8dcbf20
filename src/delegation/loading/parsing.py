"""A rule file as its kind has it: parsed with what the schema of the kind says of its keys."""

from __future__ import annotations

from delegation.loading import schema
from delegation.loading.text import source
from delegation.loading.text.document import Document


def parsed(name: str, kind: str, data: bytes) -> Document:
    """Parse a rule file of a kind: numbers and true/false where its schema has them, an empty list at its head where nothing stands."""
    return source.parse(name, kind, data, schema.typed_keys(kind), schema.lists(kind))
