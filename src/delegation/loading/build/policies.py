"""Documents to model: the policies of a register, with the entries of their examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from delegation.findings import Problem, Text
from delegation.loading.build import matters, world
from delegation.loading.build.draft import Draft
from delegation.loading.build.entries import Entry, Tree, day, numbered, one_of
from delegation.model import reasons
from delegation.model.places import Place
from delegation.model.policies import GROUPS, Demand, Example, Policy, PolicyQuestion
from delegation.model.severity import Severity
from delegation.model.terms import Day

_DEMANDS: tuple[Demand, ...] = ("forbidden", "required", "reachable", "unreachable")
_LAID = ("holders", "instruments", "matters", "grants")
"""The groups of the register that an example may add to."""
_NO_PAPER: Tree = {"number": {"unknown": "ví dụ"}, "type": "other", "issuer": {"unknown": "ví dụ"}}
"""What gives the grants of an example that names no instrument of its own."""
_ANY_DAY: Tree = {"from": "1900-01-01"}
"""The term of a grant of an example that states none: an example holds on whatever day it is tried."""


def policy(entry: Entry) -> None:
    """Build an entry of ``policies:``; what lacks a demand, its subject, a source or an example that breaks it is set aside."""
    own = entry.own
    if entry.lacks("source"):
        entry = entry.set_aside(source={"unknown": reasons.SPOILT})
    asked_for = [key for key in _DEMANDS if key in own]
    demand = asked_for[0] if asked_for else "forbidden"
    asked = _asked(demand, own.get(demand) or {}, entry.place.at(demand))
    faults = list(_faults(entry, asked_for, asked))
    if faults:
        entry.draft.problems.extend(("DLG002", one) for one in faults if not entry.is_apart)
        entry = entry.set_aside()
    built = Policy(
        id=own["id"],
        message=own["message"],
        reason=own["reason"],
        demand=demand,
        asked=asked or PolicyQuestion(entry.place, "grants"),
        place=entry.place,
        severity=Severity(own.get("severity", "warning")),
        message_en=own.get("message-en"),
        source=entry.texts("source"),
        examples=() if _is_spoilt(entry) else tuple(_examples(entry)),
        note=own.get("note"),
    )
    entry.draft.add("policies", built.id, built)


def _asked(demand: Demand, tree: Tree, place: Place) -> PolicyQuestion | None:
    """Give what a demand asks about; ``None`` where it names no entries or several kinds of them."""
    sides = (tree.get("from"), tree.get("to"))
    if demand in ("reachable", "unreachable"):
        return PolicyQuestion(place, "matters", tree.get("matters"), *sides, steps=tree.get("grants"))
    named = [group for group in GROUPS if group in tree]
    # Who gives and receives is said of grants alone.
    if not named and any(sides):
        return PolicyQuestion(place, "grants", None, *sides, must=tree.get("must"))
    if len(named) != 1 or (any(sides) and named != ["grants"]):
        return None
    return PolicyQuestion(place, named[0], tree[named[0]], *sides, must=tree.get("must"))


def _faults(entry: Entry, asked_for: list[Demand], asked: PolicyQuestion | None) -> Iterator[Problem]:
    """Say what a policy lacks of what makes it one, or has too much of."""
    own = entry.own
    if len(asked_for) != 1:
        yield one_of(", ".join(_DEMANDS), entry.place, asked_for)
    elif asked is None:
        place = entry.place.at(asked_for[0])
        yield (
            _beside_grants(place)
            if {"from", "to"} & own[asked_for[0]].keys()
            else one_of(", ".join(GROUPS), place, [group for group in GROUPS if group in own[asked_for[0]]])
        )
    for number, one in numbered(own["examples"]):
        if ("breaks" in one) == ("keeps" in one):
            here = [key for key in ("breaks", "keeps") if key in one]
            yield one_of("breaks, keeps", entry.place.at("examples", number), here)
    if not any("breaks" in one for _, one in numbered(own["examples"])):
        yield _never_broken(entry.place.at("examples"))


def _beside_grants(place: Place) -> Problem:
    return Problem(
        place,
        Text(
            vi="from và to là hai bên của lần giao, nên chỉ đi cùng «grants» (hoặc đứng một mình); việc thì chọn bằng owner:, exerciser:.",
            en="from and to are the two sides of grants: they stand beside «grants» or alone; matters are chosen by owner:, exerciser:.",
        ),
        about=(place.file, *(str(step) for step in place.path), "from"),
    )


def _never_broken(place: Place) -> Problem:
    return Problem(
        place,
        Text(
            vi="quy tắc nào cũng cần ít nhất một ví dụ vi phạm nó (breaks): nếu không thì không biết quy tắc có phát hiện được gì không.",
            en="every policy needs at least one example that breaks it (`breaks`): without, nobody knows whether it ever speaks.",
        ),
        about=(place.file, *(str(step) for step in place.path), "breaks"),
    )


def _is_spoilt(entry: Entry) -> bool:
    """Whether something in a policy is left out as wrong, so that its examples may no longer be what was meant."""
    file, path = entry.place.file, entry.place.path
    return entry.is_apart or any(
        one.file == file and one.path[: len(path)] == path for one in entry.draft.spoilt
    )  # fmt: skip


def _examples(entry: Entry) -> Iterator[Example]:
    for number, one in numbered(entry.own["examples"]):
        place = entry.place.at("examples", number)
        on = day(one.get("on"), place.at("on"), entry.draft)
        key = "breaks" if "breaks" in one else "keeps"
        paper = f"{entry.own['id']}-{number + 1}"
        laid = _laid(one[key], place.at(key), paper, entry.draft)
        yield Example(key == "breaks", place, laid, on if isinstance(on, Day) else None)


def _laid(tree: Tree, place: Place, paper: str, draft: Draft) -> dict[str, dict[Any, Any]]:
    """Build the entries of an example, as those of rule files are built, but beside the register."""
    apart = Draft(problems=draft.problems, trees=draft.trees, spoilt=draft.spoilt)
    head = ((tree, place),)
    for number, own in numbered(tree.get("holders")):
        world.holder(Entry(own, place.at("holders", number), head, apart))
    own_holders = dict(apart.of("holders"))
    # The level of a matter follows from its owners.
    apart.entries["holders"] = {**draft.of("holders"), **own_holders}
    for group, build in (("tasks", matters.task), ("procedures", matters.procedure)):
        for number, own in numbered(tree.get(group)):
            build(Entry(own, place.at(group, number), head, apart))
    for number, own in numbered(tree.get("instruments")):
        world.instrument(own, place.at("instruments", number), head, apart)
    if "grants" in tree:
        made_by = tree.get("instrument", {"id": paper, **_NO_PAPER})
        grants = [one and {"term": _ANY_DAY, **one} for one in tree["grants"]]
        matters.decision({**tree, "instrument": made_by, "grants": grants}, place, apart, frozenset())
    if apart.measures:
        from delegation.loading.build.measured import settle  # noqa: PLC0415  few registers measure anything

        settle(apart)
    apart.entries["holders"] = own_holders
    laid = {group: apart.of(group) for group in _LAID} | {"grants": apart.grants}
    return {group: laid[group] for group in _LAID if laid[group]}
