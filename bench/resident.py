"""What an edit costs in a process that keeps the register: milliseconds of the processor from the text to all signed findings.

``python bench/resident.py [--rules FOLDER] [--edits N]``: a title in the largest file of tasks, and the receiver in the largest decision, are changed in turn.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from datetime import date
from pathlib import Path

from delegation.run.resident.texts import Resident

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 24)


def main() -> int:
    """Measure and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", type=Path, default=ROOT / "rules")
    parser.add_argument("--edits", type=int, default=40)
    asked = parser.parse_args()
    gc.disable()  # as in the program
    resident = Resident(asked.rules.absolute(), lambda: AS_OF)
    first = _spent(resident)
    print(
        f"| what, ms of the processor | median | p95 | best |\n|---|---|---|---|\n| first answer | {1000 * sum(first):.0f} | | |"
    )
    for folder, key in (("tasks", "title: "), ("decisions", "    to: ")):
        files = resident.state().copy.rules
        name = max((one for one in files if one.startswith(f"{folder}/")), key=lambda one: len(files[one].data))
        text = files[name].data.decode()
        spent = []
        for number in range(asked.edits):
            resident.write(name, _changed(text, key, number))
            spent.append(_spent(resident))
        for what, times in (("", [sum(one) for one in spent]), (", the register alone", [one[0] for one in spent])):
            some = sorted(1000 * one for one in times)
            p95 = some[min(len(some) - 1, int(len(some) * 0.95))]
            print(f"| {key.strip()} in {folder}{what} | {statistics.median(some):.0f} | {p95:.0f} | {some[0]:.0f} |")
    return 0


def _changed(text: str, key: str, number: int) -> str:
    """Give a text with another title, or with another receiver every second time."""
    if key == "title: ":
        return text.replace(key, f"{key}{number} ", 1)
    return text.replace(key, f"{key}so-y-te # ", 1) if number % 2 == 0 else text


def _spent(resident: Resident) -> tuple[float, float]:
    """Give the seconds of the processor that the register takes, and then the findings."""
    begin = time.process_time()
    state = resident.state()
    _ = state.register
    built = time.process_time()
    _ = state.analysis
    return built - begin, time.process_time() - built


if __name__ == "__main__":
    sys.exit(main())
