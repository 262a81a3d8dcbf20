"""Folders with rule files, for tests that need a register on the disk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from shutil import copytree

from delegation.checks.cases import BASE, EXAMPLES, CaseFile, Side, files_of, own_files
from delegation.checks.catalogue import CATALOGUE
from delegation.findings import Finding
from delegation.loading.disk.files import RuleFile, kind_of
from delegation.run import pipeline

ROOT = Path(__file__).parents[2]
RULES = ROOT / "rules"
"""The register of Hà Nội."""
DAY = date(2026, 6, 1)
MORE = ROOT / "tests" / "checks" / "more"
"""Further cases, ``more/<ID>/<name>``: other ways in which a check speaks (marked) or must stay silent (no mark)."""
FURTHER = sorted(one for one in MORE.glob("*/*") if one.is_dir())
_AS_OF = re.compile(r"#\s*as-of:\s*(\d{4}-\d{2}-\d{2})")

REGISTER = "register:\n  id: thu\n  name: Sổ thử\n  baseline: 2025-07-01\n"


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder, byte for byte, and give the folder."""
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def bare(folder: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """Write a register that holds nothing but its own file, and the files given."""
    return write(folder, {"register.yaml": REGISTER, **(files or {})})


def small(folder: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """Write the sound small register of the examples of the checks, and the files given."""
    return write(folder, {**{one.name: one.data for one in files_of(BASE)}, **(files or {})})


def findings(folder: Path, select: str = "DLG0") -> tuple[Finding, ...]:
    """Give the findings in a folder: what is wrong with the files themselves, if not otherwise asked."""
    return pipeline.check(folder, DAY, select=(select,)).findings


def said(folder: Path, check: str = "") -> list[str]:
    """Give what is found as ``check file:line:column`` lines, in the order of the report."""
    return [
        f"{one.check} {one.location.file}:{one.location.line}:{one.location.column}"
        for one in findings(folder)
        if one.check.startswith(check)
    ]


def with_base(own: tuple[CaseFile, ...]) -> tuple[CaseFile, ...]:
    """Give the files of a case together with those of the base that it does not replace."""
    names = {one.name for one in own}
    return (*(one for one in files_of(BASE) if one.name not in names), *own)


def day_of(files: tuple[CaseFile, ...]) -> date:
    """Give the day that a case asks for with ``# as-of:``, else the usual one."""
    for one in files:
        asked = _AS_OF.search(one.text)
        if asked:
            return date.fromisoformat(asked[1])
    return DAY


def whole_case(check: str, side: Side) -> tuple[CaseFile, ...]:
    """Give all files of a case of a check, its own and those of the base."""
    return with_base(own_files(check, side))


def beside(folder: Path, name: str) -> Path:
    """Give the place of a file beside a folder: nothing is written into a register."""
    return folder.with_name(f"{folder.name}-{name}")


def part_of_the_city(folder: Path) -> Path:
    """Copy of the real register what a line needs that makes a page of every entry: all but decisions, requests, assertions and most fields."""
    left = {*(RULES / "tasks").iterdir(), *(RULES / "procedures").iterdir()} - {
        *sorted((RULES / "tasks").iterdir())[:3],
        *sorted((RULES / "procedures").iterdir())[:3],
    }
    whole = {RULES / name for name in ("decisions", "requests", "tests")}
    copytree(RULES, folder, ignore=lambda at, names: [one for one in names if Path(at, one) in left | whole])
    return folder


Case = tuple[RuleFile, ...]


@cache
def good_cases() -> tuple[Case, ...]:
    """Give the good cases of the checks, each a whole small register."""
    return tuple(
        tuple(
            RuleFile(one.name, kind, one.data)
            for one in whole_case(check.id, "good")
            if (kind := kind_of(one.name)) is not None
        )
        for check in CATALOGUE
        if files_of(EXAMPLES / check.id / "good")
    )
