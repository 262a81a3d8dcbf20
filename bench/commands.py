"""What each command takes on the city and on a nation: seconds of the processor, peak memory, growth for each byte.

``python bench/commands.py`` makes the nation (``--provinces``), or takes one that ``bench/nation.py`` has made (``--nation FOLDER``).
``--only`` names commands. The exit code is 1 where one takes more than 20 seconds or 2,048 MB on the nation, grows faster than the bytes, or fails.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import nation
from measure import Sample, Task, clean_environment
from run import AS_OF, program

MOST_SECONDS, MOST_MEGABYTES, MOST_GROWTH = 20.0, 2048.0, 1.0
LATER = "2027-03-01"
"""A day on which much has ended: 28 decrees and what rests on them."""

COMMANDS: Mapping[str, Sequence[str]] = {
    "check, cold": ("check", "{rules}", "--exit-zero", "--no-cache"),
    "check, cache filled": ("check", "{rules}", "--exit-zero"),
    "check, nothing changed": ("check", "{rules}", "--exit-zero"),
    "check, JSON": ("check", "{rules}", "--exit-zero", "--format", "json"),
    "status": ("status",),
    "who, a code": ("who", "1.001193"),
    "who, a name": ("who", "đăng ký khai tử"),
    "list tasks": ("list", "tasks"),
    "list procedures +X": ("list", "procedures", "+so-cong-thuong"),
    "list grants": ("list", "grants"),
    "ids": ("ids", "sở công thương"),
    "up": ("up", "2.000229"),
    "down": ("down", "so-cong-thuong"),
    "path": ("path", "ubnd-tp", "so-cong-thuong"),
    "timeline, a holder": ("timeline", "so-cong-thuong"),
    "horizon": ("horizon",),
    "horizon --until": ("horizon", "--until", LATER),
    "horizon --until, JSON": ("horizon", "--until", LATER, "--format", "json"),
    "horizon --until, Word": ("horizon", "--until", LATER, "-o", "{out}/horizon.docx"),
    "explain": ("explain", "DLG301"),
    "fmt --check": ("fmt", "--check", "{rules}"),
    "schema --with-ids": ("schema", "--with-ids", "-o", "{out}/schemas"),
    "diff, two days": ("diff", AS_OF.isoformat(), LATER),
    "impact": ("impact", "--abolish", "so-cong-thuong", "--on", LATER),
    "chart, a holder": ("chart", "so-cong-thuong", "-o", "{out}/holder.pdf"),
    "chart, overview": ("chart", "--overview", "-o", "{out}/overview.pdf"),
    "chart, two days": ("chart", "--compare", AS_OF.isoformat(), "--as-of", LATER, "-o", "{out}/days.pdf"),
    "annex, Biểu 1 and 2": ("annex", "bieu-1", "bieu-2", "-o", "{out}/annex.docx"),
    "annex, the same as Excel": ("annex", "bieu-1", "bieu-2", "-o", "{out}/annex.xlsx"),
    "annex, findings": ("annex", "phat-hien", "-o", "{out}/findings.docx"),
    "annex, a holder": ("annex", "nhiem-vu:so-cong-thuong", "-o", "{out}/holder.docx"),
    "export, JSON": ("export", "-o", "{out}/register.json"),
    "export, RDF": ("export", "-o", "{out}/register.ttl"),
}
_DAYLESS = ("fmt", "export", "diff", "impact", "explain", "path", "ids")
"""Commands that are asked for no day, or for days of their own."""
_SOUND = (0, 1, 3)
"""Exit codes of commands that did what they were asked: nothing found, something found, too much for a page."""


def main() -> int:
    """Measure each command once on each register, print a line for each, and say by the exit code whether all stay within their measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--provinces", type=int, default=nation.PROVINCES, help="of the nation that is made")
    parser.add_argument("--nation", type=Path, metavar="FOLDER", help="a nation that is made already")
    parser.add_argument("--only", action="append", metavar="TEXT", help="commands whose name begins so; repeatable")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="delegation-bench-") as name:
        folder, whole = Path(name), given.nation
        if whole is None:
            whole = folder / "nation"
            # A process of its own: what it needs of memory must not count against those that are measured.
            made = [sys.executable, str(Path(nation.__file__)), str(whole), f"--provinces={given.provinces}"]
            subprocess.run(made, check=True)
        sizes = [_bytes(one) for one in (nation.REAL_RULES, whole)]
        print(f"bytes × {sizes[1] / sizes[0]:.1f}")
        print(f"{'command':28} {'city s':>8} {'nation s':>9} {'growth':>7} {'MB':>6}")
        wanted = [one for one in COMMANDS if not given.only or one.startswith(tuple(given.only))]
        met = [_is_met(one, folder, whole, sizes[1] / sizes[0]) for one in wanted]
        return int(not all(met))


def _is_met(name: str, folder: Path, whole: Path, bytes_ratio: float) -> bool:
    city, nations = (_measured(name, rules, folder) for rules in (nation.REAL_RULES, whole))
    growth = nations.cpu / city.cpu / bytes_ratio
    is_met = nations.cpu <= MOST_SECONDS and nations.peak <= MOST_MEGABYTES and growth <= MOST_GROWTH
    print(
        f"{name:28} {city.cpu:8.2f} {nations.cpu:9.2f} {growth:7.2f} {nations.peak:6.0f}{'' if is_met else '  NOT MET'}",
        flush=True,
    )
    return is_met


def _measured(name: str, rules: Path, folder: Path) -> Sample:
    """Run a command once. Raises ``CalledProcessError`` where it cannot do what it was asked."""
    out = folder / f"out-{rules.name}"
    out.mkdir(exist_ok=True)
    words = [one.format(rules=rules, out=out) for one in COMMANDS[name]]
    if words[0] not in _DAYLESS and "--as-of" not in words:
        words += ["--as-of", AS_OF.isoformat()]
    environment = clean_environment(folder / f"cache-{rules.name}") | {"DELEGATION_RULES": str(rules)}
    task = Task(name, [*program(), *words], sound=_SOUND)
    task.run(environment)
    return task.samples[0]


def _bytes(rules: Path) -> int:
    return sum(one.stat().st_size for one in rules.rglob("*.yaml"))


if __name__ == "__main__":
    sys.exit(main())
