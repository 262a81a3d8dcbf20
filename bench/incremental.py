"""Whether what is kept ever changes an answer: registers are edited at random, thousands of times, and each answer is compared with one anew.

``python bench/incremental.py [--steps N] [--example-steps N] [--seed N]``: the real register with planted faults, and every example of a check. Findings, what is
waived, known and not examined are compared as whole values. The exit code is 0 where all answers are the same.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from changes_at_random import differing  # noqa: E402  as the tests edit

from delegation.checks.cases import BASE, EXAMPLES, files_of  # noqa: E402
from delegation.loading.disk import files  # noqa: E402

AS_OF, USUAL_DAY = date(2026, 11, 24), date(2026, 6, 1)


def main() -> int:
    """Edit, compare, and print how many answers were compared and which differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=1000, help="changes of the real register with planted faults")
    parser.add_argument("--example-steps", type=int, default=40, help="changes of each example of a check")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    begun, compared, wrong = time.perf_counter(), 0, 0
    further = sorted((ROOT / "tests" / "checks" / "more").glob("*/*"))
    for number, folder in enumerate([*sorted(EXAMPLES.glob("DLG*/*")), *further]):
        if folder.is_dir():
            held = {one.name: one.data for source in (BASE, folder) for one in files_of(source)}
            wrong += _compared(
                held, USUAL_DAY, asked.example_steps, asked.seed + number, f"{folder.parent.name}/{folder.name}"
            )
            compared += asked.example_steps
    with tempfile.TemporaryDirectory(prefix="delegation-bench-") as name:
        planted = shutil.copytree(ROOT / "rules", Path(name) / "planted")
        shutil.copytree(Path(__file__).parent / "planted", planted, dirs_exist_ok=True)
        held = {one.name: one.data for one in files.read(planted)[0]}
    wrong += _compared(held, AS_OF, asked.steps, asked.seed, "the real register with planted faults")
    compared += asked.steps
    print(f"{compared} answers compared in {time.perf_counter() - begun:.0f} s, {wrong} differ")
    return 1 if wrong else 0


def _compared(held: Mapping[str, bytes], day: date, steps: int, seed: int, name: str) -> int:
    wrong = 0
    for made, kept, anew in differing(held, day, steps, seed):
        wrong += 1
        keys = {one.key for one in kept.findings} ^ {one.key for one in anew.findings}
        print(f"NOT THE SAME: {name}, seed {seed}, step {len(made)} ({made[-1]}): {sorted(keys)[:5]}")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
