"""Standard output when its reader has gone."""

from __future__ import annotations

import os
import sys
from contextlib import suppress


def let_go() -> None:
    """Send what is left to nowhere, so that Python does not complain about a closed pipe at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
