"""Which findings a paper for a meeting is of: of all checks or some, of all holders or one."""

from __future__ import annotations

import re

from delegation.answers.weights import by_weight
from delegation.documents.annexes.concern import Concern, about
from delegation.documents.shared.source import AnnexSource
from delegation.errors import AskedWronglyError
from delegation.findings import Finding, Text
from delegation.values import dataclass

_CHECK = re.compile(r"dlg|\d", re.IGNORECASE)
"""How what is meant as a check begins, also one that does not exist."""


@dataclass(frozen=True, slots=True)
class ChosenFindings:
    """The findings that were asked for, the heaviest first, and those that are waived. ``checks``: how the ids of their checks begin."""

    found: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    checks: tuple[str, ...]
    concern: Concern | None


def chosen(given: AnnexSource, what: str | None) -> ChosenFindings:
    """Give the findings of all checks, or of those whose ids begin with one of ``what`` (``DLG2,DLG301``), or that concern a holder in it.

    Raises ``AskedWronglyError`` for what begins no id, and for a name that no holder bears.
    """
    parts = [one.strip() for one in (what or "").split(",") if one.strip()]
    checks = [one for one in parts if _CHECK.match(one)]
    begins = _checks(given, ",".join(checks))
    concern = about(given, ", ".join(one for one in parts if one not in checks)) if len(checks) < len(parts) else None

    def wanted(one: Finding) -> bool:
        return one.check.startswith(begins) and (concern is None or concern.has(one))

    analysis = given.analysis()
    found, waived = (by_weight([one for one in some if wanted(one)]) for some in (analysis.findings, analysis.waived))
    return ChosenFindings(tuple(found), tuple(waived), begins, concern)


def _checks(given: AnnexSource, what: str | None) -> tuple[str, ...]:
    asked = tuple(dict.fromkeys(one.strip().upper() for one in (what or "").split(",") if one.strip()))
    for one in asked:
        if not any(check.startswith(one) for check in given.checks):
            raise AskedWronglyError(
                Text(
                    f"Không có phép kiểm tra nào bắt đầu bằng «{one}». Hãy gõ như DLG2 hoặc DLG301; "
                    "delegation explain liệt kê mọi phép kiểm tra.",
                    f"No check begins with “{one}”. Type it like DLG2 or DLG301; delegation explain lists all checks.",
                )
            )
    return asked or ("",)
