"""Elements and texts of a page of HTML."""

from __future__ import annotations

from html import escape

from delegation.reports.shared.rendering import visible


def escaped(text: str) -> str:
    """Give a text that stands on the page as it is, and steers nothing."""
    return escape(visible(" ".join(text.splitlines())))


def element(name: str, inside: str, /, **attributes: str) -> str:
    """Make an element of what is marked up already; attributes are escaped here."""
    given = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{given}>{inside}</{name}>"
