"""A step of a chain for programs: who gave what to whom, by which text, until when."""

from __future__ import annotations

from delegation.authority.marks import Mark
from delegation.questions.who import Assigned
from delegation.reports.shared.cases import said_of_cases
from delegation.reports.shared.json import Shapes, shape
from delegation.speech import Step
from delegation.speech.marks import about
from delegation.speech.steps import Cited, Longer

STEPS: Shapes = {
    Step: shape(
        "mechanism grant giver holder basis from=term.start to=term.end row printed corrected_by note review "
        "worded_part any_of alternates giver_keeps steps conditions manner **part **extended **transition **unread **dated marks",
        # Only where the legal basis is not known: an empty one says nothing of why.
        unread=lambda step, _: {"basis_unknown": step.basis_unknown.reason} if step.basis_unknown is not None else {},
        # Only where it is not for all: in words, as cases and communes of whole answers are given beside.
        part=lambda step, _: {"part": step.part} if step.part is not None else {},
        # Only where it is corrected, and the day is known: before it nobody could know.
        dated=lambda step, _: {"corrected_on": step.corrected_on} if step.corrected_on is not None else {},
        # Only where something extends it: with the day, and the number of what does.
        extended=lambda step, _: {"extended": step.extended} if step.extended else {},
        # Only where its decision leaves files behind.
        transition=lambda step, _: {"transition": step.transition} if step.transition is not None else {},
    ),
    Longer: shape("to by"),
    # ``communes`` ``null``: wherever those who act stand.
    Assigned: shape(
        "communes **cases certain because step", cases=said_of_cases, certain=lambda one, _: not one.because
    ),
    Cited: shape("instrument at title type"),
    # ``firm`` is false where the law leaves room.
    Mark: shape("check key firm about said", about=lambda one, _: about(one)),
}
