"""Standard output when its reader has gone."""

from __future__ import annotations

import codecs
import os
import sys
from contextlib import suppress


def _of_bytes(error: UnicodeError) -> tuple[str, int]:
    r"""Write a byte that is no UTF-8, as it may stand in the name of a file, as ``\xff``: an error handler of ``codecs``."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return letters.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace") if _are_bytes(
        letters
    ) else "\ufffd", error.end


def _are_bytes(letters: str) -> bool:
    return all("\udc80" <= one <= "\udcff" for one in letters)


OF_BYTES = "delegation.of-bytes"
codecs.register_error(OF_BYTES, _of_bytes)


def shown(sentence: str) -> str:
    """Give a sentence for a terminal: what was typed into it cannot steer anything."""
    if all(line.isprintable() for line in sentence.split("\n")):
        return sentence
    from delegation.speech.letters import visible_name

    return "\n".join(map(visible_name, sentence.split("\n")))


def let_go() -> None:
    """Send what is left to nowhere, so that Python does not complain about a closed pipe at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
