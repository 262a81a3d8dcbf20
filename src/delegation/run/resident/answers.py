"""The answers of the commands about an entry, on the texts of now, in the words of these commands."""

from __future__ import annotations

from typing import Literal

from delegation.authority.examination import Examination
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.holders import Holder
from delegation.model.instruments import Instrument
from delegation.model.matters import Matter
from delegation.questions import timeline
from delegation.questions.who import about
from delegation.reports.questions import timeline as timeline_report
from delegation.reports.questions import who as who_report
from delegation.reports.shared.rendering import Rendering
from delegation.run.editing.sorts import SORTS
from delegation.run.resident.state import State
from delegation.values import dataclass

Question = Literal["who", "timeline"]
TITLES: dict[Question, Text] = {
    "who": Text("ai giải quyết?", "who decides?"),
    "timeline": Text("diễn biến", "timeline"),
}


@dataclass(frozen=True, slots=True)
class EntryAnswer:
    """What was asked about which entry, and what is answered."""

    title: Text
    text: str


def questions_about(entry: object) -> tuple[Question, ...]:
    """Tell what can be asked about an entry."""
    if isinstance(entry, Matter):
        return "who", "timeline"
    return ("timeline",) if isinstance(entry, Holder | Instrument) else ()


def answer(state: State, name: str, question: Question, sort: str, entry: str, rendering: Rendering) -> EntryAnswer:
    """Answer a question about an entry, by its sort and id, under the hypothesis where the file ``name`` is one.

    Raises ``AskedWronglyError`` where there is no such entry any more, or nothing of the kind can be asked about it.
    """
    known = {one.key: one for one in SORTS}
    found = known[sort].entry(state.under(name).register, entry) if sort in known else None
    if found is None or question not in questions_about(found):
        raise AskedWronglyError(
            Text(
                f"Sổ bây giờ không có «{entry}» để hỏi như vậy. Hãy chờ dòng phía trên mục được tính lại rồi bấm lại.",
                f"The register has no «{entry}» now of which this can be asked. Wait until the line above the entry is made anew, and ask again.",
            )
        )
    said = TITLES[question]
    if question == "who":
        text = who_report.text(about(state.examination(name), found, marks=state.marks(name)), rendering)
    else:
        text = told_over_time(state.examination(name), found, rendering)
    return EntryAnswer(Text(f"{entry}: {said.vi}", f"{entry}: {said.en}"), text)


def told_over_time(examination: Examination, entry: Matter | Holder | Instrument, rendering: Rendering) -> str:
    """Give the answer of ``timeline`` about an entry."""
    if isinstance(entry, Matter):
        return timeline_report.text(timeline.timeline_of_matter(examination, entry.id), rendering)
    if isinstance(entry, Holder):
        return timeline_report.text(timeline.timeline_of_holder(examination, entry.id), rendering)
    return timeline_report.text(timeline.timeline_of_instrument(examination, entry.id), rendering)
