"""``python -m delegation``."""

from __future__ import annotations

from delegation.cli import start

if __name__ == "__main__":
    start()
