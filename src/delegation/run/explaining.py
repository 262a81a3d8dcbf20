"""One finding of a register with all that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from delegation.authority.examination import Examination
from delegation.checks.catalogue import by_id
from delegation.checks.shared.near_keys import near_keys
from delegation.errors import AskedWronglyError
from delegation.findings import Finding, Text
from delegation.questions.derive import derive
from delegation.reports.questions.confirmed import ConfirmedText
from delegation.reports.questions.explain import ExplainedCause, FindingExplanation
from delegation.run import pipeline
from delegation.run.pipeline import Loaded


def asked_for(loaded: Loaded, as_of: date, key: str, root: Path | None = None) -> FindingExplanation | ExplainedCause:
    """Find the finding of a key and derive it, or all findings of the cause of that key, waived and known ones too.

    ``root``: the folder of the register, in whose history words are looked for that it no longer holds. Raises ``AskedWronglyError`` with the nearest keys.
    """
    analysis = pipeline.analyse(loaded, as_of, against_baseline=True)
    every = (*analysis.waived, *(analysis.known or ()), *analysis.findings)
    finding = next((one for one in reversed(every) if one.key == key), None)
    if finding is not None:
        return _derived(loaded, as_of, finding, root)
    of_cause = tuple(sorted((one for one in every if one.cause_key == key), key=lambda one: one.order))
    check = by_id(key.partition(":")[0])
    if check is None or not of_cause:
        raise no_such(key, dict.fromkeys(name for one in every for name in (one.key, one.cause_key) if ":" in name))
    return ExplainedCause(key, check.explained(loaded.register.settings), of_cause)


def explained(loaded: Loaded, as_of: date, key: str) -> FindingExplanation:
    """Derive the finding of a key. Raises ``AskedWronglyError`` where none has it."""
    found = asked_for(loaded, as_of, key)
    if isinstance(found, ExplainedCause):
        raise no_such(key, (one.key for one in found.findings))
    return found


def _derived(loaded: Loaded, as_of: date, finding: Finding, root: Path | None) -> FindingExplanation:
    key = finding.key
    check = by_id(finding.check)
    if check is None:  # a finding is made by a check
        raise KeyError(finding.check)
    examination = Examination(loaded.register, as_of)
    problem = next((one for one in pipeline.problems_of(check, loaded, examination) if check.key(one) == key), None)
    places = (finding.location, *(one.location for one in finding.related))
    lines = tuple(map(loaded.line, places))
    derived = derive(examination, problem) if problem is not None else None
    stands = {place: (name, loaded.locate(place)) for name, place in derived.places} if derived is not None else {}
    return FindingExplanation(
        finding, check.title, check.mend, lines, derived, stands, _confirmed(loaded, as_of, finding, root)
    )


def _confirmed(loaded: Loaded, as_of: date, finding: Finding, root: Path | None) -> ConfirmedText | None:
    if not loaded.register.readings:
        return None
    from delegation.run.former_texts import confirmed  # noqa: PLC0415  only where somebody has confirmed a text

    return confirmed(loaded.register, as_of, finding.key, root)


def no_such(key: str, known: Iterable[str]) -> AskedWronglyError:
    """Make the error of a key that no finding has, with the nearest keys."""
    near = near_keys(key, known)
    vi, en = f"Không có phát hiện nào có khóa «{key}».", f"There is no finding with the key “{key}”."
    if near:
        lines = "".join(f"\n  {one}" for one in near)
        vi, en = f"{vi} Có phải ý bạn là:{lines}", f"{en} Did you mean:{lines}"
    else:
        vi = f"{vi} Khóa đứng cạnh mỗi phát hiện mà delegation check nêu."
        en = f"{en} The key stands with each finding of delegation check."
    return AskedWronglyError(Text(vi, en))
