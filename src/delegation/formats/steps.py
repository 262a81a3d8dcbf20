"""A step of a chain, for a person and for programs: who gave what to whom, by which text, until when."""

from __future__ import annotations

from delegation import citing
from delegation.answers import Cited, Step
from delegation.findings import Text
from delegation.formats.rendering import Rendering
from delegation.model.terms import Day, Term, Unknown

Value = str | int | bool | None | list["Value"] | dict[str, "Value"]

_MECHANISMS = {
    "devolution": Text("phân quyền cho", "devolves to"),
    "decentralisation": Text("phân cấp cho", "decentralises to"),
    "delegation": Text("ủy quyền cho", "delegates to"),
    "transfer": Text("chuyển cho", "transfers to"),
    "internal-assignment": Text("phân công cho", "assigns to"),
    "signing-for": Text("giao ký thay cho", "lets sign"),
}


def step_line(step: Step, rendering: Rendering) -> str:
    """Say a step in a line."""
    say = rendering.say
    if step.mechanism == "succession":
        return say(
            f"{step.holder} dự kiến kế thừa: chưa có văn bản giao",
            f"{step.holder} is meant to succeed: no text gives it",
        )
    basis = "; ".join(cited(one, rendering) for one in step.basis) or say("chưa rõ căn cứ", "basis not known")
    if step.mechanism == "law":
        said = say(f"Pháp luật giao {step.holder}: {basis}", f"The law gives to {step.holder}: {basis}")
    else:
        said = f"{step.giver} {_MECHANISMS[step.mechanism].in_(rendering.language)} {step.holder}: {basis}"
    remarks = []
    if step.row is not None:
        remarks.append(say(f"phụ lục dòng {step.row}", f"annex row {step.row}"))
    if step.printed is not None:
        remarks.append(say(f"in là «{step.printed}»", f"printed as “{step.printed}”"))
    days = term_words(step.term, rendering)
    if days:
        remarks.append(days)
    return f"{said} ({'; '.join(remarks)})" if remarks else said


def cited(one: Cited, rendering: Rendering) -> str:
    """Cite an instrument and its provision."""
    named = citing.named(one.instrument, one.title, one.type)
    return citing.placed(one.at, named).in_(rendering.language)


def term_words(term: Term, rendering: Rendering) -> str:
    """Say the days of a term; nothing where it names none."""
    said = []
    for vi, en, day in (("từ", "from", term.start), ("đến hết", "to", term.end)):
        if isinstance(day, Unknown):
            said.append(rendering.say(f"{vi} ngày chưa rõ", f"{en} a day not known"))
        elif day is not None:
            said.append(f"{rendering.say(vi, en)} {rendering.day(day)}")
    return " ".join(said)


def step_value(step: Step) -> dict[str, Value]:
    """Give a step for programs."""
    return {
        "mechanism": step.mechanism,
        "giver": step.giver,
        "holder": step.holder,
        "basis": [
            {"instrument": one.instrument, "at": one.at, "title": one.title, "type": one.type} for one in step.basis
        ],
        "from": day_value(step.term.start),
        "to": day_value(step.term.end),
        "row": step.row,
        "printed": step.printed,
        "note": step.note,
        "review": step.review,
    }


def day_value(day: Day | Unknown | None) -> Value:
    """Give a day for programs, or why it is not known."""
    if isinstance(day, Unknown):
        return {"unknown": day.reason}
    return day.isoformat() if day is not None else None
