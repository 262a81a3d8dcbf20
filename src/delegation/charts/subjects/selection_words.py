"""How a paper names what a selector chooses: by the names of fields, holders and instruments, not by what was typed."""

from __future__ import annotations

from delegation.charts.shared.canvas import Canvas
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.names import naming
from delegation.names.naming import Kind
from delegation.questions.select.conditions import resolved
from delegation.questions.select.selection import Subject, selector_of
from delegation.questions.select.selector import Condition, SelectorPart
from delegation.speech.instruments import instrument
from delegation.speech.registers import named_field

_SIDES = {
    "holder": Text("có thẩm quyền hoặc thực hiện: {}", "owned or carried out by {}"),
    "owner": Text("có thẩm quyền: {}", "owned by {}"),
    "exerciser": Text("thực hiện: {}", "carried out by {}"),
    "coordinator": Text("phối hợp: {}", "coordinated by {}"),
}


def in_words(subject: Subject, written: str, canvas: Canvas) -> str | None:
    """Say a selector in the language of the chart; ``None`` where a part of it has no name in the register, and only what was typed says it."""
    parts = [_part(one, canvas) for one in selector_of(subject, written).parts]
    return "; ".join(one for one in parts if one) if parts and all(parts) else None


def _part(part: SelectorPart, canvas: Canvas) -> str | None:
    if part.without or len({one.key for one in part.conditions}) != 1:
        return None
    names = [_name(one, canvas) for one in part.conditions]
    if not all(names):
        return None
    listed = canvas.say(" hoặc ", " or ").join(one for one in names if one)
    key = part.conditions[0].key
    if key == "field":
        return canvas.say(f"lĩnh vực {listed}", f"field {listed}")
    if key == "form":
        return canvas.say(f"hình thức {listed}", f"form {listed}")
    if key == "instrument":
        return canvas.say(f"theo {listed}", f"by {listed}")
    return _SIDES[key].in_(canvas.language).format(listed)


def _name(one: Condition, canvas: Canvas) -> str | None:
    """Name what a condition asks for; ``None`` where it has no name, or is more than that."""
    register = canvas.register
    if one.sign != ":" or one.above or one.below:
        return None
    if one.key == "field":
        return named_field(register, resolved(one, naming.fields(register), Kind.FIELD)).in_(canvas.language)
    if one.key in _SIDES:
        return canvas.name(HolderId(resolved(one, naming.holders(register), Kind.HOLDER)))
    if one.key == "form" and one.value.isdigit():
        return one.value
    found = register.instrument(one.value) if one.key == "instrument" else None
    return instrument(found).in_(canvas.language) if found is not None else None
