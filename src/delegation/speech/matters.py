"""Matters by id and title, and how many of which sort."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.findings import Name, Text
from delegation.model.matters import Matter, MatterId
from delegation.model.register import Register
from delegation.speech.numbers import counted
from delegation.speech.text import joined


def matter_name(one: Matter) -> str:
    """Name a matter by id and title."""
    return f"{one.id} «{one.title}»"


def name_of(name: str, register: Register) -> str:
    """Name a matter by its id; the id alone where it is not in the register."""
    found = register.matters.get(MatterId(name))
    return matter_name(found) if found is not None else name


def amount(tasks: int, procedures: int) -> Text:
    """Count tasks and procedures; a sort that there is none of is not named."""
    if not (tasks or procedures):
        return Text("không có việc nào", "no matters")
    sorts = ((tasks, "nhiệm vụ", "task"), (procedures, "thủ tục", "procedure"))
    return joined(", ", (counted(count, vi, en) for count, vi, en in sorts if count))


def amount_of(matters: Iterable[MatterId], register: Register) -> Text:
    """Count matters, tasks and procedures apart; each once. One that the register does not have counts as a procedure."""
    ids = dict.fromkeys(matters)
    tasks = sum(1 for one in ids if one in register.matters and register.matters[one].kind == "task")
    return amount(tasks, len(ids) - tasks)


_ACTS = {
    "consult": Text("phải được lấy ý kiến trước khi quyết định", "is consulted before the decision"),
    "agree": Text("phải thống nhất thì mới quyết định", "must agree to the decision"),
    "countersign": Text("cùng ký quyết định", "countersigns the decision"),
}


def co_decides(name: Text | Name, act: str) -> Text:
    """Say of a coordinator what is needed of it before anything is decided."""
    said = _ACTS[act]
    return Text(f"{name.in_('vi')} ({said.vi})", f"{name.in_('en')} ({said.en})")
