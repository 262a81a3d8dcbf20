"""``python -m delegation``."""

from __future__ import annotations

import os
import sys

# Python looks for modules in the present folder first, which may be one that somebody sent: none of its files is to run.
if not sys.flags.safe_path and sys.path[0] != os.path.dirname(os.path.dirname(os.path.abspath(__file__))):  # noqa: PTH100, PTH120  pathlib is no module to look for yet
    del sys.path[0]

from delegation.cli import start

if __name__ == "__main__":
    start()
