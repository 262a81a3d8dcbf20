"""What can be told of a file of Word or Excel before it is read."""

from __future__ import annotations

from zipfile import ZipFile

_OLD = b"\xd0\xcf\x11\xe0"
"""How files begin that an office program has encrypted, and those of the programs before 2007."""


def is_locked(content: bytes) -> bool:
    """Say whether a file has a password, or is an old one."""
    return content.startswith(_OLD)


def has_macros(package: ZipFile) -> bool:
    """Say whether a file holds programs of its own."""
    return any(one.lower().endswith("vbaproject.bin") for one in package.namelist())
