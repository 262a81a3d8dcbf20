"""Registers in git, made anew for a test: what was written at each commit, on which day and by whom."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from folders import RULES, small

GRANT = """\
instrument:
  id: qd-1
  number: 01/2026/QĐ-UBND
  type: committee-decision-qppl
  issuer: ubnd-tp
  title: Ủy quyền về y tế
  issued: 2026-01-05
  effective: 2026-01-15
grants:
  - id: uq-1
    mechanism: delegation
    from: ubnd-tp
    to: so-y-te
    at: Điều 1
    term: {from: 2026-01-15, to: 2027-12-31}
    content: kế hoạch phát triển y tế
    scope: whole
    manner: văn bản
    conditions: đủ nhân lực
    matters:
      - {matter: vd-ubnd-tp}
"""
"""A decision by which the city's committee delegates one task of the small register."""
FILE = "decisions/2026/01-qd-ubnd.yaml"


def has_git() -> bool:
    """Say whether there is git: only root can bring it, as ``tools/test.sh`` does."""
    return shutil.which("git") is not None


def needs_git() -> None:
    """Skip a test where there is no git."""
    if not has_git():
        pytest.skip("there is no git on this machine")


def git(folder: Path, *arguments: str, day: str = "2026-02-01") -> str:
    """Run git as nobody in particular. Skips where there is none."""
    needs_git()
    done = subprocess.run(  # noqa: S603  arguments are a list, no shell
        ["git", *arguments],  # noqa: S607  git as the machine has it
        cwd=folder,
        env={
            **os.environ,
            "GIT_AUTHOR_NAME": "Nguyễn Thị Lan",
            "GIT_AUTHOR_EMAIL": "lan@example.vn",
            "GIT_COMMITTER_NAME": "Máy",
            "GIT_COMMITTER_EMAIL": "may@example.vn",
            "GIT_AUTHOR_DATE": f"{day}T08:00:00+07:00",
            "GIT_COMMITTER_DATE": f"{day}T08:00:00+07:00",
        },
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


def commit(folder: Path, said: str, day: str) -> str:
    """Commit all that lies in a folder, and give the hash."""
    git(folder, "add", "-A")
    git(folder, "commit", "--allow-empty", "-qm", said, day=day)
    return git(folder, "rev-parse", "HEAD").strip()


def repository(folder: Path) -> Path:
    """Make a repository whose ``rules/`` is the small register with one decision, in one commit; give its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    small(folder / "rules", {FILE: GRANT})
    commit(folder, "Sổ ban đầu", "2026-02-01")
    return folder


def rewrite(folder: Path, old: str, new: str) -> None:
    """Change the decision in the work tree."""
    place = folder / "rules" / FILE
    text = place.read_text("utf-8")
    assert old in text
    place.write_text(text.replace(old, new), "utf-8")


def of_the_city(folder: Path) -> Path:
    """Put a copy of the real register under git, whether this project is a checkout or not, and give its rules."""
    shutil.copytree(RULES, folder / "rules")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Sổ thẩm quyền")
    return folder / "rules"
