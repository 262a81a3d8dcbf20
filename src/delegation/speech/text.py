"""Texts put together: a capital, a list."""

from __future__ import annotations


def sentence(text: str) -> str:
    """Begin with a capital."""
    return text[:1].upper() + text[1:]
