"""Measures the look-up pages of a register: files and bytes by kind, seconds of the processor beside a cold check, memory.

    python bench/lookup.py                 # the register of Hà Nội
    python bench/lookup.py FOLDER          # another one, such as a nation (bench/nation.py)

Nothing is written: what is counted is what ``delegation site`` would write. Collecting of garbage is off, as in the command.
"""

from __future__ import annotations

import argparse
import gc
import resource
import time
import zlib
from collections import Counter
from datetime import date
from pathlib import Path

from delegation.authority.examination import Examination
from delegation.run import pipeline
from delegation.run.site.building import files

REAL_RULES = Path(__file__).parent.parent / "rules"
FIRST = ("index.html", "static/site.css", "static/site.js")
"""The first page with what it loads."""


def kind_of(path: str) -> str:
    """Give the folder of a page whatever its language; of data its file."""
    parts = path.removeprefix("en/").split("/")
    return path if parts[0] == "data" else parts[0]


def measured(root: Path, day: date) -> None:
    """Read and check a register, make its pages and tell what that took."""
    began = time.process_time()
    loaded = pipeline.load(root)
    pipeline.analyse(loaded, day)
    check = time.process_time() - began
    count, sizes, packed, first = Counter[str](), Counter[str](), 0, 0
    began = time.process_time()
    for path, content in files(loaded, Examination(loaded.register, day)):
        count[kind_of(path)] += 1
        sizes[kind_of(path)] += len(content)
        first += len(content) if path in FIRST else 0
        paused = time.process_time()
        packed += len(zlib.compress(content))
        began += time.process_time() - paused
    made, memory = time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    for kind, size in sizes.most_common():
        print(f"{kind:24} {count[kind]:7,} files {size / 1e6:8.2f} MB")
    print(f"{'all':24} {count.total():7,} files {sizes.total() / 1e6:8.2f} MB; each packed {packed / 1e6:.2f} MB")
    print(f"first page with all that it loads: {first / 1e3:.0f} kB")
    print(
        f"reading and checking {check:.1f} s of the processor, making all files {made:.1f} s; {memory:,} MB of memory"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rules", type=Path, nargs="?", default=REAL_RULES)
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2026, 11, 29))
    given = parser.parse_args()
    gc.disable()
    measured(given.rules, given.as_of)
