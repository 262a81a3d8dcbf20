"""The texts of provisions that the register holds, and who read them for which entries."""

from __future__ import annotations

import hashlib
import unicodedata

from delegation.model.instruments import Instrument
from delegation.model.places import Place
from delegation.model.provisions import canonical, places, touches
from delegation.model.terms import Day
from delegation.values import dataclass

_LENGTH = 16
"""Hexadecimal digits of a hash that are kept: enough to tell the few versions of one clause apart, and short enough to read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Somebody has read a provision, and confirmed that what the entries say of it is so.

    ``instrument`` and ``at`` as in a citation; ``text``: the hash of what was read (``digest``); ``entries``: ids of norms, matters, grants.
    """

    instrument: str
    at: str
    text: str
    entries: tuple[str, ...]
    confirmed_by: str
    on: Day | None
    place: Place


def digest(text: str) -> str:
    """Give the hash of a text: of its letters in the one form of Unicode (NFC), however its lines are broken."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return f"sha256:{hashlib.sha256(plain.encode()).hexdigest()[:_LENGTH]}"


def text_of(instrument: Instrument, at: str | None, day: Day) -> str | None:
    """Give the text of a cited place on a day, as far as the register holds it: of clauses that are, hold or lie in the place.

    Of several versions of a clause the one that began last. ``None`` where the register holds none, or nobody can read ``at``.
    """
    if not instrument.clauses or at is None:
        return None
    # By each clause its version on the day: those that begin later are not yet in force.
    held = {}
    for one in sorted(instrument.clauses, key=lambda clause: (clause.since is not None, clause.since or day)):
        if one.since is None or one.since <= day:
            held[canonical(one.at)] = one
    texts = [
        held[name].text
        for name in sorted(held, key=lambda name: [place.order for place in places(name)])
        if touches(name, at) or touches(at, name)
    ]
    return "\n".join(texts) if texts else None
