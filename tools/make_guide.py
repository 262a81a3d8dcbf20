"""Runs every command of the guides and writes what it says below it. ``--check`` writes nothing and fails where that differs.

A block ``console`` holds lines that begin with ``$``; what follows is what the line printed. All lines of a guide run one
after the other in one new folder that holds a copy of ``rules`` under git, and of the registers of ``docs/vi-du``. ``console 12`` shows the first 12 lines of each.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
GUIDES = tuple(ROOT / "docs" / name for name in ("mot-tuan-lam-viec.md", "vi-du-quyet-dinh.md", "phuong-an.md"))
_BLOCK = re.compile(r"^```console(?: (\d+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LONGEST = 60
"""Seconds that a line may take."""


def fresh(text: str) -> str:
    """Give the guide with what its commands print now."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "so"
        _prepare(folder)
        return _BLOCK.sub(lambda found: _block(found, folder), text)


def _prepare(folder: Path) -> None:
    """Make the folder in which the guide works: the register, under git, committed once."""
    shutil.copytree(ROOT / "rules", folder / "rules")
    shutil.copytree(ROOT / "docs" / "vi-du", folder / "vi-du")
    for words in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "Sổ thẩm quyền ban đầu")):
        subprocess.run(["git", *words], cwd=folder, env=environment(), check=True)  # noqa: S603, S607  git, on a copy


def environment() -> dict[str, str]:
    """Give what programs are told: our program first, one name and one day for every commit."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    day, who, where = "2026-11-23T08:00:00+07:00", "Cán bộ pháp chế", "phap-che@example.vn"
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("DELEGATION_", "GIT_"))},
        "PATH": path, "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": who, "GIT_COMMITTER_NAME": who, "GIT_AUTHOR_EMAIL": where, "GIT_COMMITTER_EMAIL": where,
        "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day,
    }  # fmt: skip


def _block(found: re.Match[str], folder: Path) -> str:
    most = int(found[1]) if found[1] else None
    lines = [line for line in found[2].splitlines() if line.startswith("$ ")]
    shown = "".join(f"{line}\n{_said(line[2:], folder, most)}" for line in lines)
    return f"```console{f' {most}' if most else ''}\n{shown}```"


def _said(line: str, folder: Path, most: int | None) -> str:
    rows = printed(line, folder).decode().replace(str(folder), "…").rstrip("\n").split("\n")
    rows = [row.rstrip() for row in rows] if rows != [""] else []
    if most is not None and len(rows) > most:
        rows = [*rows[:most], "…"]
    return "".join(f"{row}\n" for row in rows)


def printed(line: str, folder: Path) -> bytes:
    """Give what a line prints, and then what it says to whoever typed it."""
    ran = subprocess.run(  # noqa: S603  lines of our own guide
        ["/bin/bash", "-c", line], cwd=folder, env=environment(), capture_output=True, timeout=_LONGEST, check=False
    )
    return ran.stdout + ran.stderr


def main() -> int:
    """Write, or only say which guides are stale."""
    stale = 0
    for guide in GUIDES:
        old = guide.read_text("utf-8")
        new = fresh(old)
        name = guide.relative_to(ROOT)
        if "--check" in sys.argv[1:]:
            print(f"{'fresh' if new == old else 'stale'}: {name}")
            stale += new != old
        else:
            guide.write_text(new, "utf-8")
            print(f"{name} written")
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main())
