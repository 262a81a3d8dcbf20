"""Holds the checks and ``who`` against the oracle of ``tests/oracle`` on many random registers.

    .venv/bin/python bench/oracle.py                        # 100,000 registers in two processes
    .venv/bin/python bench/oracle.py --registers 2000 --seed 7
    .venv/bin/python bench/oracle.py --seed 7 --only 1234   # one register of a run again, with all that is told of it

Register ``n`` of a seed is always the same; of five, two have days, owners, givers or receivers that are not known, and in every other
one texts suspend, extend, correct one another far more often. For
each the oracle goes through every day, commune and case and asks: is everything wrong told by a finding, is everything
told so, does every finding have a key of its own, does another order of the entries change nothing, and does ``who``
name in every cell those who own and act, for files of earlier days as well, and for as long as they stand (``completeness``, ``soundness``,
``transitions``, ``endurance``, ``reordering`` there).

Progress goes to stderr, the seed and the counts (as a table of Markdown) to stdout. Where the two do not say the same,
the register is made as plain as it can be and written out with the property that fails. The exit code is 1 where there
is one such register, else 0.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import SystemRandom

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "oracle"))

from choices import Choices, again, at_random, plainest
from completeness import untold
from described import lines
from endurance import misjudged
from judgement import Disagreement, Judgement
from registers import Example, example
from reordering import reordered
from soundness import misnamed, sharing, unfounded
from transitions import misplaced
from worlds import Verdict

_CHUNK = 250
_SHOWN = 10
PROPERTIES: tuple[Callable[[Judgement], Iterator[Disagreement]], ...] = (
    untold,
    unfounded,
    sharing,
    misnamed,
    misjudged,
    misplaced,
    reordered,
)
_KINDS: dict[str, Callable[[Verdict], bool]] = {
    "two owners": lambda one: len(one.owners) > 1,
    "nobody owns": lambda one: one.vacant,
    "two act under one owner": lambda one: bool(one.double_exercise),
    "a grant without ground": lambda one: bool(one.ungrounded),
    "somebody else acts than owns": lambda one: one.owners != one.exercisers,
    "given to a receiver who is not known": lambda one: bool(one.unnamed),
    "an owner by law who is not known": lambda one: one.law_unknown,
    "one owner, one who acts, nothing wrong": lambda one: (
        len(one.owners) == len(one.exercisers) == 1 and not one.ungrounded
    ),
}


@dataclass
class Count:
    """What came of some registers: in how many of them, and of their cells, each verdict is."""

    registers: int = 0
    cells: int = 0
    in_registers: Counter[str] = field(default_factory=Counter)
    in_cells: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    failed: list[tuple[int, str]] = field(default_factory=list)

    def add(self, other: Count) -> None:
        """Add what came of other registers."""
        self.registers += other.registers
        self.cells += other.cells
        self.in_registers += other.in_registers
        self.in_cells += other.in_cells
        self.findings += other.findings
        self.failed += other.failed


def made(number: int, choices: Choices) -> Example:
    """Make a register out of choices; two of five may have what is not known, and in every other one texts do much to one another."""
    return example(choices, unknown=number % 5 > 2, busy=number % 2 == 1)  # noqa: PLR2004  two of five


def disagreement(one: Example) -> str | None:
    """Say of what the two do not say the same first; a crash is one too."""
    try:
        judgement = Judgement(one)
        return next((str(found) for prop in PROPERTIES for found in prop(judgement)), None)
    except Exception:  # noqa: BLE001  whatever goes wrong in the engine is to be told, with its register
        return f"crash · {traceback.format_exc()}"


def counted(seed: int, numbers: Sequence[int]) -> Count:
    """Judge some registers of a seed."""
    count = Count()
    for number in numbers:
        one = made(number, at_random(f"{seed}:{number}"))
        said = disagreement(one)
        if said is not None:
            count.failed.append((number, said))
            count.registers += 1
            continue
        judgement = Judgement(one)
        verdicts = [verdict for _, _, verdict in judgement.cells()]
        here = Counter({name: sum(map(holds, verdicts)) for name, holds in _KINDS.items()})
        count.registers += 1
        count.cells += len(verdicts)
        count.in_cells += here
        count.in_registers.update(name for name, cells in here.items() if cells)
        count.findings.update({finding.check for finding in judgement.findings})
    return count


def plain(seed: int, number: int) -> Iterator[str]:
    """Write out a register on which the two do not agree, as plain as it can be made while the same property fails."""
    one = made(number, at_random(f"{seed}:{number}"))
    kind = (disagreement(one) or "").split(" · ")[0]

    def fails(choices: Choices) -> bool:
        return (disagreement(made(number, choices)) or "").split(" · ")[0] == kind

    smallest = made(number, again(plainest(one.choices, fails)))
    yield f"\n--- register {number} of seed {seed}, made plain"
    if kind == "crash":
        yield from lines(smallest.register, smallest.as_of)
        yield f"!! {disagreement(smallest)}"
    else:
        yield from shown(smallest)


def shown(one: Example) -> Iterator[str]:
    """Write out a register with everything that is told of it and everything on which the two do not agree."""
    yield from lines(one.register, one.as_of)
    judgement = Judgement(one)
    for finding in judgement.findings:
        yield f"finding {finding.key} {' '.join(finding.problem.grants)}"
        yield from (f"    {area}" for area in finding.problem.areas)
    for prop in PROPERTIES:
        yield from (f"!! {found}" for found in prop(judgement))


def table(count: Count) -> Iterator[str]:
    """Give the counts as a table of Markdown."""
    yield "| verdict | registers | cells |"
    yield "|---|---|---|"
    for name in _KINDS:
        yield f"| {name} | {count.in_registers[name]:,} | {count.in_cells[name]:,} |"
    yield f"| all | {count.registers:,} | {count.cells:,} |"
    yield ""
    yield "Registers with a finding of a check: " + ", ".join(
        f"{name} {number:,}" for name, number in sorted(count.findings.items())
    )


def main() -> int:
    """Judge, count, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--registers", type=int, default=100_000, help="how many (100,000)")
    parser.add_argument("--seed", type=int, default=None, help="a number; else one is chosen and printed")
    parser.add_argument("--processes", type=int, default=2, help="how many at once (2)")
    parser.add_argument("--only", type=int, default=None, help="the number of one register, to be written out")
    asked = parser.parse_args()
    seed = SystemRandom().randrange(1_000_000) if asked.seed is None else asked.seed
    print(f"seed {seed}", flush=True)
    if asked.only is not None:
        print("\n".join(shown(made(asked.only, at_random(f"{seed}:{asked.only}")))))
        return 0
    began, count = time.monotonic(), Count()
    chunks = [range(start, min(start + _CHUNK, asked.registers)) for start in range(0, asked.registers, _CHUNK)]
    with ProcessPoolExecutor(asked.processes) as pool:
        for found in pool.map(partial(counted, seed), chunks):
            count.add(found)
            print(f"\r{count.registers:,} registers, {len(count.failed)} not agreed", end="", file=sys.stderr)
    print(f" in {time.monotonic() - began:,.0f} s", file=sys.stderr)
    print("\n".join(table(count)))
    print(f"\n{len(count.failed)} registers on which the two do not agree")
    for number, _ in count.failed[:_SHOWN]:
        print("\n".join(plain(seed, number)), flush=True)
    return 1 if count.failed else 0


if __name__ == "__main__":
    sys.exit(main())
