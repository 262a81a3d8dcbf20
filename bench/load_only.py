"""Loads every rule file of a folder with PyYAML's ``CSafeLoader`` and does nothing with it: the yardstick of a cold run."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

if __name__ == "__main__":
    for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
