"""The term of a chain for programs."""

from __future__ import annotations

from collections.abc import Mapping

from delegation.authority.usable import UsableTerm


def may_be_longer(term: UsableTerm, _: object) -> Mapping[str, object]:
    """Say why a term may go on beyond its end, where it may, and that it surely does after a suspension."""
    paused = {"suspended": True} if term.is_paused else {}
    return {"perhaps_longer": term.longer, **paused} if term.longer else paused
