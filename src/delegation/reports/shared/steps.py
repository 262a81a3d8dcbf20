"""A step of a chain for programs: who gave what to whom, by which text, until when."""

from __future__ import annotations

from delegation.authority.marks import Mark
from delegation.questions.who import Assigned
from delegation.reports.shared.cases import limits_of
from delegation.reports.shared.json import Value, day_value, text_value
from delegation.speech import Step
from delegation.speech.areas import in_full
from delegation.speech.marks import about


def step_value(step: Step) -> dict[str, Value]:
    """Give a step for programs."""
    return {
        "mechanism": step.mechanism,
        "grant": step.grant,
        "giver": step.giver,
        "holder": step.holder,
        "basis": [
            {"instrument": one.instrument, "at": one.at, "title": one.title, "type": one.type} for one in step.basis
        ],
        "from": day_value(step.term.start),
        "to": day_value(step.term.end),
        "row": step.row,
        "printed": step.printed,
        "corrected_by": step.corrected_by,
        "note": step.note,
        "review": step.review,
        "worded_part": step.worded_part,
        "conditions": step.conditions,
        "manner": step.manner,
        "marks": [mark_value(one) for one in step.marks],
    }


def assigned_value(one: Assigned) -> dict[str, Value]:
    """Give somebody who signs or is assigned, for programs. ``communes`` ``None``: wherever those who act stand."""
    return {
        "communes": None if one.communes is None else list(one.communes),
        "cases": [in_full(case).vi for case in one.cases],
        **limits_of(one.cases),
        "certain": not one.because,
        "because": list(one.because),
        "step": step_value(one.step),
    }


def mark_value(one: Mark) -> dict[str, Value]:
    """Give a mark for programs. ``firm`` is false where the law leaves room."""
    return {
        "check": one.check,
        "key": one.key,
        "firm": one.firm,
        "about": {"vi": about(one).vi, "en": about(one).en},
        "said": text_value(one.said),
    }
