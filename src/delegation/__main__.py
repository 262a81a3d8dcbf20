"""``python -m delegation``."""

from __future__ import annotations

import sys

from delegation.cli import main

if __name__ == "__main__":
    sys.exit(main())
