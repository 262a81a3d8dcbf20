"""Packages (docx, xlsx): their properties, and bytes that depend on what they hold alone, not on when they were written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from delegation.model.terms import Day
from delegation.speech.text import shortened
from delegation.version import VERSION

_FIRST = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a package can name."""
_LONGEST_TITLE = 250


def at_midnight(day: Day) -> datetime:
    """Give the moment that the properties of a document name: the day that it speaks of, not that of writing."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def titled(said: str) -> str:
    """Give the title among the properties of a file: programs keep so many letters, and no word is cut."""
    return shortened(said, _LONGEST_TITLE)


def made_by(rules_hash: str, day: Day) -> str:
    """Give what the properties of a document say of how it was made: by which program, from which state of the rule files, as of when."""
    return f"delegation {VERSION}, rules {rules_hash}, as of {day.isoformat()}"


def with_fixed_dates(package: bytes, instead: Mapping[str, Iterable[bytes]] | None = None) -> bytes:
    """Write a package anew, its parts in the same order, each with the same date and rights.

    ``instead``: what stands for parts of these names, in pieces, so that it is never in memory as a whole.
    """
    own = instead or {}
    written = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(written, "w", ZIP_DEFLATED, compresslevel=6) as new:
        for part in old.infolist():
            info = ZipInfo(part.filename, _FIRST)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            with new.open(info, "w") as file:
                for piece in own[part.filename] if part.filename in own else (old.read(part),):
                    file.write(piece)
    return written.getvalue()
