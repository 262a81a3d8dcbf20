"""How a paper names what a selector chooses: by the names of fields, holders and instruments, not by what was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby

from delegation.charts.shared.canvas import Canvas
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.matters import MatterId
from delegation.names import naming
from delegation.names.naming import Kind
from delegation.names.words import meant
from delegation.questions.select.conditions import resolved
from delegation.questions.select.of_matters import ANY
from delegation.questions.select.selection import Subject, selector_of
from delegation.questions.select.selector import Condition, Sign
from delegation.speech import day, in_english
from delegation.speech.instruments import instrument
from delegation.speech.lists import MEANINGS
from delegation.speech.registers import named_field
from delegation.speech.text import joined

WORDS: Mapping[str, Text] = {
    "conflict": Text("việc trùng thẩm quyền", "several owners"),
    "vacant": Text("việc bỏ trống", "without an owner"),
    "unlisted": Text("việc chưa công bố danh mục", "list not published"),
    "outside": Text("việc ngoài tổng số công bố", "outside the published totals"),
    "internal": Text("thủ tục nội bộ", "internal procedures"),
    "reserved": Text("việc pháp luật quy định không được giao", "which the law forbids to give"),
    "review": Text("việc cần đối chiếu", "still to be checked"),
    "replaced": Text("thủ tục đã được thay mã", "code replaced"),
}
"""Conditions that are one word."""
KEYS: Mapping[str, Text] = {
    "id": Text("mã {}", "code {}"),
    "title": Text("tên có «{}»", "title with “{}”"),
    "field": Text("lĩnh vực {}", "field {}"),
    "level": Text("{}", "level: {}"),
    "provenance": Text("nguồn gốc: {}", "provenance: {}"),
    "holder": Text("thuộc thẩm quyền của {0} hoặc do {0} giải quyết", "owned or carried out by {}"),
    "owner": Text("thuộc thẩm quyền của {}", "owned by {}"),
    "exerciser": Text("do {} giải quyết", "carried out by {}"),
    "coordinator": Text("do {} phối hợp", "coordinated by {}"),
    "form": Text("hình thức {}", "form {}"),
    "mechanism": Text("được giao theo cơ chế {}", "given by {}"),
    "instrument": Text("theo {}", "by {}"),
    "ends": Text("ngày cuối {}", "last day {}"),
    "begins": Text("ngày đầu {}", "first day {}"),
    "unknown": Text("chưa rõ {}", "{} not known"),
    "type": Text("{}", "{}"),
    "state": Text("{}", "{}"),
    "class": Text("loại {}", "class {}"),
    "group": Text("nhóm {}", "group {}"),
    "ready-for": Text("có điều kiện về {}", "ready for “{}”"),
    "reach": Text("{}", "{}"),
}
"""What conditions ask of, before or around the names of what they ask for."""
_SIGNS: Mapping[Sign, Text] = {
    "<": Text("trước {}", "before {}"),
    "<=": Text("không quá {}", "to {}"),
    ">": Text("sau {}", "after {}"),
    ">=": Text("từ {}", "from {}"),
    "=": Text("{}", "{}"),
}
_ANY_FORM = Text("bất kỳ", "of any number")
_CLOSED = frozenset(("level", "provenance", "mechanism", "unknown", "type", "state"))
"""Conditions of a closed list of words."""


def in_words(subject: Subject, written: str, canvas: Canvas) -> str:
    """Say a selector in the language of the chart."""
    parts = []
    for part in selector_of(subject, written).parts:
        told = [_alternatives(key, list(some), canvas) for key, some in groupby(part.conditions, lambda one: one.key)]
        said = joined(canvas.say(" hoặc ", " or "), told)
        parts.append(Text(f"trừ {said.vi}", f"except {said.en}") if part.without else said)
    return joined("; ", parts).in_(canvas.language)


def _alternatives(key: str, some: list[Condition], canvas: Canvas) -> Text:
    if key in WORDS:
        return WORDS[key]
    names = joined(canvas.say(" hoặc ", " or "), (_name(one, canvas) for one in some))
    return Text(KEYS[key].vi.format(names.vi), KEYS[key].en.format(names.en))


def _name(one: Condition, canvas: Canvas) -> Text:
    """Name what a condition asks for; what has no name in the register stands as it was typed."""
    typed = Text(one.value, one.value)
    if one.day is not None and one.sign in _SIGNS:
        sign, on = _SIGNS[one.sign], day(one.day)
        return Text(sign.vi.format(on.vi), sign.en.format(on.en))
    if one.key in _CLOSED:
        found = meant(one.value, MEANINGS)
        return MEANINGS.get(one.value.lower(), MEANINGS[found[0]] if found else typed)
    if one.key == "reach":
        return _reached(one, canvas)
    if one.key == "form" and one.value.lower() == ANY:
        return _ANY_FORM
    naming_ = _NAMED.get(one.key)
    return naming_(one, canvas) if naming_ is not None else typed


def _field(one: Condition, canvas: Canvas) -> Text:
    return named_field(canvas.register, resolved(one, naming.fields(canvas.register), Kind.FIELD))


def _holder(one: Condition, canvas: Canvas) -> Text:
    name = canvas.name(HolderId(resolved(one, naming.holders(canvas.register), Kind.HOLDER)))
    return Text(name, name)


def _instrument(one: Condition, canvas: Canvas) -> Text:
    found = canvas.register.instrument(one.value)
    return instrument(found) if found is not None else Text(one.value, one.value)


_NAMED: Mapping[str, Callable[[Condition, Canvas], Text]] = {
    "field": _field,
    "instrument": _instrument,
    **dict.fromkeys(("holder", "owner", "exerciser", "coordinator"), _holder),
}


def _reached(one: Condition, canvas: Canvas) -> Text:
    """Name something with what lies above or below it on the ways of authority."""
    register, name = canvas.register, one.value.rpartition(":")[2]
    holder, matter = register.holder(name), register.matters.get(MatterId(name))
    if holder is not None:
        label = canvas.name(holder.id)
        said = Text(label, label)
    elif matter is not None:
        said = Text(f"«{matter.title}»", f"“{matter.title}”")
    else:
        said = _instrument(one, canvas)
    for is_so, steps, vi, en in (
        (one.above, one.steps_above, "các chủ thể, văn bản bên trên", "above"),
        (one.below, one.steps_below, "các chủ thể, việc bên dưới", "below"),
    ):
        if is_so:
            far = (
                Text(f" trong {steps} bước", f" within {in_english(steps, 'step')}")
                if steps is not None
                else Text("", "")
            )
            said = Text(f"{said.vi} và {vi}{far.vi}", f"{said.en} and what lies {en}{far.en}")
    return said
