"""What the files of an import do to a register before they are written: findings that come and go, and procedures that are named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from delegation.findings import Finding
from delegation.loading.disk import files
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.files import RuleFile
from delegation.model.register import Register
from delegation.run import pipeline
from delegation.run.editing.working_copy import come_and_gone
from delegation.run.importing import Import
from delegation.run.pipeline import Loaded


def effect(made: Import, root: Path, as_of: date) -> tuple[list[Finding], list[Finding], Loaded]:
    """Ask the checks of the register with the files in it: what is found anew, what is gone, and the register as it would be."""
    found, problems = files.read(root)
    before = pipeline.analyse(pipeline.build_register(found, problems, Cache(None)), as_of)
    laid = [one for one in found if one.name not in made.files]
    laid += [RuleFile(name, files.kind_of(name) or "", data) for name, data in made.files.items()]
    loaded = pipeline.build_register(sorted(laid, key=lambda one: one.name), problems, Cache(None))
    after = pipeline.analyse(loaded, as_of)
    return *come_and_gone(before, after), loaded


def remainder(before: Register, after: Register) -> list[tuple[int, int, int]]:
    """Give for each form of Biểu 2 whose procedures change: its number, and how many were named before and after."""
    counts = [dict.fromkeys(before.forms, 0) for _ in range(2)]
    for count, register in zip(counts, (before, after), strict=True):
        for forms in register.forms_of.values():
            for number in forms:
                count[number] = count.get(number, 0) + 1
    return [
        (number, counts[0].get(number, 0), count)
        for number, count in sorted(counts[1].items())
        if counts[0].get(number, 0) != count
    ]
