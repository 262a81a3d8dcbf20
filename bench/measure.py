"""Whole processes, timed from outside and in turn."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Sample:
    """One run: seconds on the clock, seconds of the processor, peak memory in megabytes."""

    wall: float
    cpu: float
    peak: float


def nothing() -> None:
    """Prepare nothing."""


@dataclass(slots=True)
class Task:
    """A command with what must be done before each of its runs, which is not timed. ``sound``: exit codes with which it did what it was asked."""

    name: str
    command: Sequence[str]
    prepare: Callable[[], None] = nothing
    output: Path | None = None
    sound: Container[int] = (0,)
    samples: list[Sample] = field(default_factory=list)

    def run(self, environment: Mapping[str, str]) -> None:
        """Run once and keep the sample. Raises ``CalledProcessError`` where the command fails."""
        self.prepare()
        with Path(self.output or os.devnull).open("wb") as output:
            begin = time.perf_counter()
            process = subprocess.Popen(self.command, stdout=output, env=environment)
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in self.sound:
            raise subprocess.CalledProcessError(process.returncode, self.command)
        self.samples.append(Sample(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024))

    @property
    def wall(self) -> float:
        """The median of the seconds on the clock."""
        return median(one.wall for one in self.samples)

    @property
    def cpu(self) -> float:
        """The median of the seconds of the processor."""
        return median(one.cpu for one in self.samples)

    @property
    def peak(self) -> float:
        """The largest peak memory, in megabytes. It cannot be less than that of the program that measures."""
        return max(one.peak for one in self.samples)


def in_turn(tasks: Sequence[Task], runs: int, environment: Mapping[str, str], warm_up: bool = True) -> None:  # noqa: FBT001, FBT002
    """Run the tasks A B C A B C …, so that a machine that slows down slows all of them."""
    for _ in range(runs + warm_up):
        for task in tasks:
            task.run(environment)
    if warm_up:
        for task in tasks:
            del task.samples[0]


def ratio(one: Task, other: Task) -> float:
    """Give the median of the ratios of the runs of one round, in seconds of the processor: what else runs on the machine hardly enters."""
    pairs = zip(one.samples, other.samples, strict=False)
    return median(first.cpu / second.cpu for first, second in pairs)


def ratio_by_the_clock(one: Task, other: Task) -> float:
    """Give the same by the clock: with it waiting counts, for the disk and for other processes."""
    pairs = zip(one.samples, other.samples, strict=False)
    return median(first.wall / second.wall for first, second in pairs)


def ratio_of_the_best(one: Task, other: Task) -> float:
    """Give the ratio of the best runs of each, in seconds of the processor: what is left when nothing disturbs."""
    best, its = (min(sample.cpu for sample in task.samples) for task in (one, other))
    return best / its


def clean_environment(cache: Path) -> dict[str, str]:
    """Give the environment of the children: an own cache, compiled modules kept as in any installation."""
    left_out = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONHASHSEED", "DELEGATION_RULES", "DELEGATION_LANG")
    return {name: value for name, value in os.environ.items() if name not in left_out} | {
        "DELEGATION_CACHE": str(cache)
    }
