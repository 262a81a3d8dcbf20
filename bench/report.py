"""What was measured, held against the targets, as a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import agreement
from measure import Task, ratio, ratio_by_the_clock, ratio_of_the_best

YAML, COLD, UNCHANGED, CHANGED = "CSafeLoader alone", "cold", "nothing changed", "one file changed"
UNCACHED, HELP, PASS = "cold, --no-cache", "--help", "python -c pass"
_CITY_MEGABYTES, _NATION_MEGABYTES = 200, 2048
_WORDS = {"clingo": "clingo", "duckdb": "DuckDB", "pyshacl": "pySHACL"}


@dataclass(frozen=True, slots=True)
class Measured:
    """One register: its size and the tasks that ran on it."""

    provinces: int
    files: int
    megabytes: float
    tasks: Mapping[str, Task]


def of(rules: Path, provinces: int, tasks: Mapping[str, Task]) -> Measured:
    """Take the size of a register."""
    sizes = [path.stat().st_size for path in rules.rglob("*.yaml")]
    return Measured(provinces, len(sizes), sum(sizes) / 1_000_000, tasks)


@dataclass(frozen=True, slots=True)
class Target:
    """A measured value and what it may be at most. ``strictly``: it must stay below."""

    name: str
    value: float
    limit: float
    unit: str = "×"
    strictly: bool = False

    @property
    def is_met(self) -> bool:
        """Whether the value is within its limit."""
        return self.value < self.limit if self.strictly else self.value <= self.limit


@dataclass(frozen=True, slots=True)
class Report:
    """All that one run of the benchmark found."""

    machine: str
    day: str
    answers: Mapping[str, agreement.Answers]
    registers: dict[str, Measured]

    @property
    def differences(self) -> list[str]:
        """In which answers the engines differ."""
        return agreement.differences(self.answers)

    @property
    def is_met(self) -> bool:
        """Whether all targets are met and all engines agree."""
        return not self.differences and all(one.is_met for one in self.targets())

    def targets(self) -> Iterator[Target]:
        """Give every target with what was measured for it."""
        for name, register in self.registers.items():
            yield from _of_register(name, register)
        city, nation = self.registers["city"], self.registers.get("nation")
        if nation is not None:
            growth = nation.tasks[COLD].wall / city.tasks[COLD].wall
            yield Target("growth of the cold run, for each byte", growth * city.megabytes / nation.megabytes, 1)

    def text(self) -> str:
        """Write the report as Markdown."""
        return "\n".join([*self._sizes(), *self._times(), *self._targets(), *self._answers(), ""])

    def _sizes(self) -> Iterator[str]:
        yield f"Measured on {self.day}: {self.machine}."
        for name, one in self.registers.items():
            yield f"- {name}: {one.provinces} × the real register, {one.files} files, {one.megabytes:.2f} MB of YAML"

    def _times(self) -> Iterator[str]:
        yield "\n| whole process | register | runs | median s | min s | max s | processor s | × CSafeLoader | of the best | by the clock | peak MB |"
        yield "|---|---|---|---|---|---|---|---|---|---|---|"
        for name, register in self.registers.items():
            for task in register.tasks.values():
                walls = [one.wall for one in task.samples]
                ratios = (ratio, ratio_of_the_best, ratio_by_the_clock) if task.name not in (HELP, PASS) else ()
                against = " | ".join(f"{one(task, register.tasks[YAML]):.2f}" for one in ratios) or "| |"
                yield (
                    f"| {_WORDS.get(task.name, task.name)} | {name} | {len(walls)} | {task.wall:.3f} | {min(walls):.3f}"
                    f" | {max(walls):.3f} | {task.cpu:.3f} | {against} | {task.peak:.0f} |"
                )

    def _targets(self) -> Iterator[str]:
        yield "\n| target | measured | at most | met |"
        yield "|---|---|---|---|"
        for one in self.targets():
            bound = f"{'below ' if one.strictly else ''}{one.limit:g} {one.unit}"
            yield f"| {one.name} | {one.value:.{0 if one.unit == 'MB' else 2}f} {one.unit} | {bound} | {'yes' if one.is_met else 'NO'} |"

    def _answers(self) -> Iterator[str]:
        yield "\n| answers on the register with planted faults | " + " | ".join(self.answers) + " |"
        yield "|---" * (len(self.answers) + 1) + "|"
        for question in next(iter(self.answers.values())):
            yield f"| {question} | " + " | ".join(str(len(one[question])) for one in self.answers.values()) + " |"
        yield from (f"\nNOT THE SAME ANSWER: {one}" for one in self.differences)

    def json(self) -> str:
        """Write the report as JSON."""
        tasks = {
            name: {
                task.name: [{"wall": one.wall, "cpu": one.cpu, "peak": one.peak} for one in task.samples]
                for task in register.tasks.values()
            }
            for name, register in self.registers.items()
        }
        sizes = {
            name: {"provinces": one.provinces, "files": one.files, "megabytes": one.megabytes}
            for name, one in self.registers.items()
        }
        targets = [
            {"name": one.name, "value": one.value, "limit": one.limit, "unit": one.unit, "met": one.is_met}
            for one in self.targets()
        ]
        whole = {
            "day": self.day,
            "machine": self.machine,
            "registers": sizes,
            "runs": tasks,
            "targets": targets,
            "differences": self.differences,
        }
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _of_register(name: str, register: Measured) -> Iterator[Target]:
    tasks = register.tasks
    yield Target(f"{name}: cold / CSafeLoader", ratio(tasks[COLD], tasks[YAML]), 1.25)
    for peer, word in _WORDS.items():
        if peer in tasks:
            yield Target(
                f"{name}: cold / {word}", ratio(tasks[COLD], tasks[peer]), 0.9 if peer == "clingo" else 1, strictly=True
            )
    yield Target(f"{name}: nothing changed / cold", ratio(tasks[UNCHANGED], tasks[COLD]), 0.15)
    yield Target(f"{name}: one file changed / CSafeLoader", ratio(tasks[CHANGED], tasks[YAML]), 0.75)
    if HELP in tasks:
        yield Target("--help / python -c pass", ratio(tasks[HELP], tasks[PASS]), 6)
    limit = _CITY_MEGABYTES if register.provinces == 1 else _NATION_MEGABYTES
    yield Target(f"{name}: peak memory", max(tasks[one].peak for one in (COLD, UNCHANGED, CHANGED)), limit, "MB")
