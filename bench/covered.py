"""Changes one token of a rule file after another, in every example and further case of every check: ``.venv/bin/python bench/covered.py [DLG201 …]``.

Where a finding of the same key then says more or other and a waiver of the former covers it, it is printed. The tests try a few (``tests/checks/test_mutants.py``).
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from mutants import CHECKS, cases, mutants, unseen  # noqa: E402  of the tests


def main(asked: list[str]) -> int:
    """Try all changes of some checks, else of all, and print what stays covered. Gives 1 where there is anything."""
    tried = covered = 0
    for check in asked or CHECKS:
        for files in cases(check):
            for said, changed in mutants(files):
                tried += 1
                for one in unseen(files, changed, check):
                    covered += 1
                    sys.stdout.write(f"{said}\n{one}\n")
    sys.stdout.write(f"{tried} changes, {covered} covered though more is said\n")
    return 1 if covered else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
