"""What a shell says where it asks what may follow a word."""

from __future__ import annotations

from collections.abc import Mapping

from delegation.findings import Text

_VARIABLE = "_DELEGATION_COMPLETE"
_SHELLS = ("bash", "zsh", "fish")
_MOST_DIGITS = 9


def complaint(environment: Mapping[str, str]) -> Text | None:
    """Say what is wrong with a question for completion; ``None`` where nothing is, or none is asked."""
    asked = environment.get(_VARIABLE)
    if not asked:
        return None
    shell, _, what = asked.partition("_")
    if shell not in _SHELLS or what not in ("source", "complete"):
        return Text(
            f"Lỗi: {_VARIABLE}={asked} không đọc được. Hãy dùng bash_source, zsh_source hoặc fish_source.",
            f"Error: {_VARIABLE}={asked} cannot be read. Use bash_source, zsh_source or fish_source.",
        )
    if what == "source":
        return None
    at = environment.get("COMP_CWORD")
    # fish gives the word itself where the others give its number.
    is_number = at is not None and at.isascii() and at.isdigit() and len(at) <= _MOST_DIGITS
    if "COMP_WORDS" not in environment or at is None or (shell != "fish" and not is_number):
        return Text(
            "Lỗi: thiếu COMP_WORDS hoặc COMP_CWORD, hoặc COMP_CWORD không phải là một số. Các biến này do shell đặt khi bấm Tab; không cần đặt bằng tay.",
            "Error: COMP_WORDS or COMP_CWORD is missing, or COMP_CWORD is no number. A shell sets them after Tab; nobody need set them by hand.",
        )
    return None
