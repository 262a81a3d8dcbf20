"""What an entry of the rule files forgets to say."""

from __future__ import annotations

from typing import NamedTuple

from delegation.model.places import Place


class Forgotten(NamedTuple):
    """An entry of a list (``group``) that is asked what it forgets, what it is called, and the keys: none for nothing.

    ``key``: what its finding is known by, where that is not its name.
    """

    group: str
    name: str
    place: Place
    missing: tuple[str, ...]
    key: str = ""
