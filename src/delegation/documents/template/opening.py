"""A template of an author: a Word file that has passed the gate."""

from __future__ import annotations

from pathlib import Path

from delegation.documents.shared import opening
from delegation.documents.shared.opening import Handed
from delegation.findings import Text


def handed(path: Path) -> Handed:
    """Give a template as a file that was handed over."""
    return Handed(path, Text("tệp mẫu", "the template"))


def opened(path: Path) -> bytes:
    """Read a template. Raises ``DelegationError`` for a file that is missing, or that is no .docx that can be filled."""
    content = opening.content(handed(path))
    opening.package(content, opening.WORD, handed(path)).close()
    return content
