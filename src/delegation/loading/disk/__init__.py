"""The only reader of the disk: rule files, git, hypotheses, what an earlier run kept."""

from __future__ import annotations

DRAFTS = "drafts"
"""The folder of a register in which hypotheses wait for ``--with``."""

FOR_PEOPLE = (".md", "README", "LICENSE", "NOTICE")
"""How the names of files end that nobody takes for rules: they are passed over in silence."""


def is_passed_over(name: str) -> bool:
    """Say whether a path below the folder of a register is no part of it: hidden, marked by ``_``, or kept among its drafts."""
    parts = name.split("/")
    return parts[0] == DRAFTS or any(part.startswith((".", "_")) for part in parts)
