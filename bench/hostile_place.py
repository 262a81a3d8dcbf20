"""Where a hostile run takes place: a folder of its own with a register, and what is kept of whatever must not be."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests" / "support"), str(ROOT / "bench")]

from programs import PROGRAM, Ran, hears_ctrl_c, within  # noqa: E402

from delegation.checks.cases import BASE, files_of, own_files  # noqa: E402

__all__ = ["FULL", "GOOD_CODES", "LONGEST", "PROGRAM", "SMALL", "Kinds", "Place", "Ran", "hears_ctrl_c", "within"]
LONGEST = 20
"""Seconds after which a run hangs: of the processor within this process, on the clock for another one."""
GOOD_CODES = (0, 1, 2, 3)
SMALL = {one.name: one.data for one in files_of(BASE)}
"""The small register of the examples of the checks."""
_ROOMS = {"DLG602": "figures", "DLG604": "ledgers", "DLG802": "procedures", "DLG905": "tests", "DLG906": "policies"}
FULL = SMALL | {
    one.name: one.data
    for check in (*_ROOMS, "DLG903")
    for one in own_files(check, "good")
    if one.name.startswith(_ROOMS.get(check, ""))
}
"""The small register with a decision, waivers, figures, a ledger, procedures, assertions and rules of its own."""


class HangError(Exception):
    """A run took longer than ``LONGEST``."""


@dataclass
class Place:
    """Where a run takes place, and what chooses for it."""

    folder: Path
    chance: random.Random
    told: list[str] = field(default_factory=list)

    @property
    def rules(self) -> Path:
        """The register."""
        return self.folder / "so"

    def one_of(self, lines: Sequence[Sequence[str]]) -> list[str]:
        """Choose a command line; what it makes goes beside the register."""
        return [one.replace("OUT", str(self.folder / "ra"), 1) for one in self.chance.choice(lines)]

    def write(self, files: Mapping[str, bytes], base: Mapping[str, bytes] = SMALL) -> None:
        """Write a register: one of the two, with some files in place of its own or beside them."""
        for name, content in {**base, **files}.items():
            place = self.rules / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)

    def held(self) -> dict[str, bytes]:
        """Give what the files of the register hold, by their paths in it."""
        found = (one for one in self.rules.rglob("*") if one.is_file() and not one.is_symlink())
        return {one.relative_to(self.rules).as_posix(): one.read_bytes() for one in found}

    def ask(self, *line: str | Path, writes: bool = False) -> Ran:
        """Run the program within this process, and look at what came of it.

        ``writes``: it may change the register where it ends with 0 or 1.
        """
        begun, ran = self.held(), Ran(0, b"", b"")
        with self.in_time(line):
            ran = within("--rules", self.rules, *line)
        self.look(ran, line)
        if not (writes and ran.code < GOOD_CODES[2]):
            self.compare(begun, line)
        return ran

    def compare(self, begun: Mapping[str, bytes], line: Sequence[object]) -> None:
        """Keep what of a register is not as it was."""
        now = self.held()
        self.told += [f"file lost: {one} by {line}" for one, content in begun.items() if now.get(one) != content]
        self.told += [f"file in the register: {one} by {line}" for one in sorted(now.keys() - begun.keys())]

    @contextmanager
    def in_time(self, line: Sequence[object]) -> Iterator[None]:
        """Keep what takes longer than ``LONGEST`` of the processor, and end it: how much else the machine does is no fault of the program."""
        signal.signal(signal.SIGPROF, _late)
        signal.setitimer(signal.ITIMER_PROF, LONGEST)
        try:
            yield
        except HangError:
            self.told.append(f"hang: {line}")
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    def process(
        self,
        command: Sequence[str | Path],
        environment: Mapping[str, str] | None = None,
        longest: int = LONGEST,
        cwd: Path | None = None,
    ) -> Ran:
        """Run it as a process of its own."""
        try:
            done = subprocess.run(
                command,
                cwd=cwd or self.folder,
                env={**os.environ, **(environment or {})},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=longest,
                check=False,
            )
        except subprocess.TimeoutExpired:
            self.told.append(f"hang: {command}")
            return Ran(0, b"", b"")
        ran = Ran(done.returncode, done.stdout, done.stderr)
        self.look(ran, command)
        return ran

    def look(self, ran: Ran, line: Sequence[object]) -> None:
        """Keep what must not be: another exit code, a trace, letters that steer a terminal or are none."""
        if ran.code not in GOOD_CODES:
            self.told.append(f"exit code {ran.code}: {line}: {ran.err[-200:]!r}")
        if b"Traceback" in ran.err:
            self.told.append(f"traceback: {line}")
        if b"\x1b" in ran.out + ran.err or "\u202e".encode() in ran.out + ran.err:
            self.told.append(f"steers a terminal: {line}")


def _late(*_: object) -> None:
    raise HangError


Kinds = Mapping[str, tuple[Callable[[Place], None], int]]
"""By each kind what makes a run, and how many there are."""
