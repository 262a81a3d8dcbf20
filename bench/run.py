"""Measures the project beside other engines, in one run: ``.venv/bin/python bench/run.py``.

Whole processes in turn, medians, ratios within a round. ``--quick`` looks in a minute whether something got slower.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import agreement
import nation
import report
from measure import Task, clean_environment, in_turn

HERE = Path(__file__).parent
PEERS = ("clingo", "duckdb", "pyshacl")
AS_OF = date(2026, 11, 24)
"""The day asked about, so that a run next year measures the same."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for."""

    runs: int
    nation_runs: int
    provinces: int
    peers: tuple[str, ...]
    nation_peers: tuple[str, ...]
    results: Path | None


def main() -> int:
    """Measure, print the table, and say by the exit code whether all targets are met and all answers agree."""
    asked = _asked()
    with tempfile.TemporaryDirectory(prefix="delegation-bench-") as name:
        folder = Path(name)
        environment = clean_environment(folder / "cache")
        _tell("answers of all engines on the real register with planted faults")
        answers = _answers(folder, asked.peers, environment)
        city = shutil.copytree(nation.REAL_RULES, folder / "city")
        with _told("the real register", asked.runs):
            measured = _measure(city, folder, asked.peers, asked.runs, environment)
            _startup(measured, asked.runs, environment)
        found = report.Report(_machine(), date.today().isoformat(), answers, {"city": report.of(city, 1, measured)})  # noqa: DTZ011  the day of whoever measures
        if asked.provinces > 1:
            whole = folder / "nation"
            _tell(f"a nation of {asked.provinces} provinces")
            # A process of its own: what it needs of memory must not count against those that are measured.
            subprocess.run([sys.executable, HERE / "nation.py", whole, f"--provinces={asked.provinces}"], check=True)
            with _told("the nation", asked.nation_runs):
                measured = _measure(whole, folder, asked.nation_peers, asked.nation_runs, environment)
            found.registers["nation"] = report.of(whole, asked.provinces, measured)
    print(found.text())
    if asked.results is not None:
        asked.results.mkdir(parents=True, exist_ok=True)
        (asked.results / "results.md").write_text(found.text(), encoding="utf-8")
        (asked.results / "results.json").write_text(found.json(), encoding="utf-8")
    return 0 if found.is_met else 1


def _asked() -> Asked:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="3 runs, no nation, no pySHACL")
    parser.add_argument("--runs", type=int, default=9, help="rounds on the real register (default 9)")
    parser.add_argument("--nation-runs", type=int, default=3, help="rounds on the nation (default 3)")
    parser.add_argument("--provinces", type=int, default=nation.PROVINCES, help="of the nation; 1: no nation")
    parser.add_argument("--peers", default=",".join(PEERS), help="of clingo,duckdb,pyshacl; empty: none")
    parser.add_argument("--nation-peers", default="clingo,duckdb", help="peers on the nation; pySHACL takes minutes")
    parser.add_argument("--results", type=Path, metavar="FOLDER", help="write results.md and results.json there")
    given = parser.parse_args()
    peers = tuple(one for one in given.peers.split(",") if one)
    missing = [one for one in peers if one not in PEERS or find_spec(one) is None]
    if missing:
        parser.error(f"not installed or not known: {', '.join(missing)} (.venv/bin/pip install -e '.[bench]')")
    if given.quick:
        return Asked(3, 0, 1, tuple(one for one in peers if one != "pyshacl"), (), given.results)
    nation_peers = tuple(one for one in given.nation_peers.split(",") if one)
    return Asked(given.runs, given.nation_runs, given.provinces, peers, nation_peers, given.results)


def _answers(folder: Path, peers: tuple[str, ...], environment: Mapping[str, str]) -> Mapping[str, agreement.Answers]:
    planted = shutil.copytree(nation.REAL_RULES, folder / "planted")
    shutil.copytree(HERE / "planted", planted, dirs_exist_ok=True)
    engine = [sys.executable, str(HERE / "engine.py"), str(planted), AS_OF.isoformat()]
    tasks = [Task("delegation", engine, output=folder / "delegation"), *(_peer(one, planted, folder) for one in peers)]
    for task in tasks:
        task.run(environment)
    return {task.name: agreement.read(folder / task.name) for task in tasks}


def _peer(name: str, rules: Path, folder: Path) -> Task:
    return Task(name, [sys.executable, str(HERE / "peers" / f"{name}_peer.py"), str(rules)], output=folder / name)


def _measure(
    rules: Path, folder: Path, peers: tuple[str, ...], runs: int, environment: Mapping[str, str]
) -> dict[str, Task]:
    cache = folder / "cache"
    check = [*program(), "check", str(rules), "--exit-zero", f"--as-of={AS_OF}"]
    tasks = [
        Task(report.YAML, [sys.executable, str(HERE / "load_only.py"), str(rules)]),
        Task(report.COLD, check, prepare=lambda: shutil.rmtree(cache, ignore_errors=True)),
        Task(report.UNCHANGED, check),
        Task(report.CHANGED, check, prepare=_changing(rules)),
        Task(report.UNCACHED, [*check, "--no-cache"]),
        *(_peer(name, rules, folder) for name in peers),
    ]
    in_turn(tasks, runs, environment)
    return {one.name: one for one in tasks}


def _startup(measured: dict[str, Task], runs: int, environment: Mapping[str, str]) -> None:
    tasks = [Task(report.PASS, [sys.executable, "-c", "pass"]), Task(report.HELP, [*program(), "--help"])]
    in_turn(tasks, runs, environment)
    measured.update((one.name, one) for one in tasks)


def program() -> list[str]:
    """Give the words that start the program."""
    installed = Path(sys.executable).with_name("delegation")
    return [str(installed)] if installed.is_file() else [sys.executable, "-m", "delegation"]


def _changing(rules: Path) -> Callable[[], None]:
    """Make a change of one title in the largest file of tasks, another one each time."""
    path = max((rules / "tasks").rglob("*.yaml"), key=lambda one: (one.stat().st_size, one))
    text = path.read_text(encoding="utf-8")
    times = iter(range(1_000_000))

    def change() -> None:
        path.write_text(text.replace("title: ", f"title: {next(times)} ", 1), encoding="utf-8")

    return change


def _machine() -> str:
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"


@contextmanager
def _told(what: str, runs: int) -> Iterator[None]:
    _tell(f"{what}: {runs} rounds and one to warm up")
    yield


def _tell(sentence: str) -> None:
    print(f"… {sentence}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
