"""Titles as people shorten them: *Thủ tục đăng ký khai sinh* is asked for as *đăng ký khai sinh*, or *khai sinh*."""

from __future__ import annotations

_OPENINGS = ("thủ tục ",)
_ACTS = ("đăng ký ", "cấp ", "công nhận ")


def bare(title: str) -> str:
    """Give a title without *Thủ tục*."""
    return _without(title, _OPENINGS)


def shortest(title: str) -> str:
    """Give a title without *Thủ tục* and the act that most titles of its kind begin with."""
    return _without(bare(title), _ACTS)


def _without(title: str, openings: tuple[str, ...]) -> str:
    small = title.casefold()
    found = next((one for one in openings if small.startswith(one)), "")
    return title[len(found) :] or title
