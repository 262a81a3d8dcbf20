"""Groups of entries of two registers, compared by which values are the very same: of one that was changed nearly all are, and comparing those would take long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import compress
from operator import is_not
from typing import Any


def made_anew(old: Mapping[Any, Any], new: Mapping[Any, Any]) -> Iterator[Any]:
    """Give the names in the new group of which the old one has not the very same value."""
    return compress(new, map(is_not, new.values(), map(old.get, new)))
