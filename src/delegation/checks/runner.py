"""Asks the checks, in the order of their ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from delegation.authority.examination import Examination
from delegation.checks.base import Check, Waivers
from delegation.findings import Problem
from delegation.model.register import Register


def run(examination: Examination, checks: Sequence[Check]) -> list[tuple[Check, Problem]]:
    """Give every problem of every check, each with the check that found it. A crash names its check."""
    found = [(check, problem) for check in checks for problem in asked(check, examination)]
    return joined(found, examination.register)


def asked(check: Check, examination: Examination) -> tuple[Problem, ...]:
    """Give what one check finds in what it declares that it reads; nothing where it asks nothing itself. A crash names the check."""
    if check.run is None:
        return ()
    try:
        return tuple(check.run(examination.reading(check.reads)))
    except Exception as error:
        error.add_note(f"phép kiểm tra {check.id} / check {check.id}")
        raise


def joined(found: list[tuple[Check, Problem]], register: Register) -> list[tuple[Check, Problem]]:
    """Give all problems with those told once that are alike of several to whom one grant gives."""
    if not register.alternates:
        return found
    from delegation.checks.shared.together import told_once  # noqa: PLC0415  few registers have grants to any one of several

    return told_once(found, register)


def run_waivers(waivers: Waivers, checks: Iterable[Check]) -> list[tuple[Check, Problem]]:
    """Give what is wrong with the waivers themselves, once all findings and what they are about are known."""
    return [(one, problem) for one in checks if one.of_waivers is not None for problem in one.of_waivers(waivers)]
