"""Documents to model: the verbs of a hypothesis, and the register that they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from delegation.findings import Problem, Text
from delegation.loading.build.draft import Draft
from delegation.loading.build.entries import Tree, day, one_of, texts
from delegation.model.holders import HolderId
from delegation.model.matters import Grant, MatterId
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.supposed import EndedKind, Ends, Heir, Inherits, Supposed, Verb, Withdraws
from delegation.model.terms import Day, if_known
from delegation.questions.suppose.hypothesis import last_day, named, suppose

VERBS = ("ends", "withdraws", "replaces")
_ENDED: tuple[EndedKind, ...] = ("instrument", "holder", "norm")
_TAKEN = {"grant": "grants", "made-by": "instruments", "given-to": "holders"}
_GROUPS = {"instrument": "instruments", "holder": "holders", "norm": "norms"}


def sound(tree: Tree, rejected: frozenset[tuple[Any, ...]]) -> Tree:
    """Give a document without the verbs that its schema rejects; the others keep their numbers."""
    kept = {
        key: [None if (key, at) in rejected else one for at, one in enumerate(tree[key])]
        for key in VERBS
        if tree.get(key)
    }
    return {**tree, **kept}


def supposed(file: str, draft: Draft, register: Register) -> Supposed:
    """Say what a hypothesis changes. ``register``: with its entries already in place."""
    tree = draft.trees[file]
    head = tree.get("draft") or {}
    own = draft.laid[file]
    if "grants" in tree and "instrument" not in tree:
        draft.problems.append(("DLG002", one_of("instrument", Place(file, ("grants",)))))
    return Supposed(
        title=head.get("title") or file.rpartition("/")[2],
        file=file,
        verbs=tuple(_verbs(tree, file, draft, register)),
        added=tuple((group, name) for group, name, instead in own if not instead),
        replaced=tuple((group, name) for group, name, instead in own if instead),
    )


def laid_over(register: Register, hypotheses: Iterable[Supposed]) -> Register:
    """Give the register as the hypotheses make it; the same one where there are none."""
    every = tuple(hypotheses)
    if not every:
        return register
    return named(suppose(register, (verb for one in every for verb in one.verbs)), (one.title for one in every))


def _verbs(tree: Tree, file: str, draft: Draft, register: Register) -> Iterator[Verb]:
    makers = {"ends": _ends, "replaces": _replaces, "withdraws": _withdraws}
    for key, make in makers.items():
        for at, one in enumerate(tree.get(key) or ()):
            # What the schema did not accept is told already.
            if isinstance(one, dict):
                yield from make(one, Place(file, (key, at)), draft, register)


def _one_of(tree: Tree, keys: Iterable[str], place: Place, draft: Draft) -> str | None:
    """Give the one of several keys that is there; none or several are a problem."""
    every = tuple(keys)
    found = [key for key in every if key in tree]
    if len(found) == 1:
        return found[0]
    draft.problems.append(("DLG002", one_of(", ".join(every), place, found)))
    return None


def _last(tree: Tree, place: Place, draft: Draft) -> Day | None:
    found = day(tree.get("to"), place.at("to"), draft) if isinstance(tree.get("to"), str) else None
    return found if isinstance(found, Day) else None


def _ends(tree: Tree, place: Place, draft: Draft, register: Register) -> Iterator[Verb]:
    key: Any = _one_of(tree, _ENDED, place, draft)
    to = _last(tree, place, draft)
    if key is None or to is None:
        return
    name, by = str(tree[key]), tree.get("by")
    draft.asked.append((_GROUPS[key], name, place.at(key)))
    if by is not None:
        draft.asked.append(("instruments", by, place.at("by")))
    heirs = texts(tree.get("successors")) if key == "holder" else ()
    draft.asked += [("holders", one, place.at("successors", at)) for at, one in enumerate(heirs)]
    found = register.instrument(name) if key == "instrument" else None
    yield Ends(key, found.id if found is not None else name, to, place, tree.get("at"), by)
    if heirs and to < Day.max:
        first = Day.fromordinal(to.toordinal() + 1)
        yield Inherits(HolderId(name), tuple(Heir(HolderId(one)) for one in heirs), first)


def _replaces(tree: Tree, place: Place, draft: Draft, register: Register) -> Iterator[Verb]:
    name, by = tree.get("instrument"), tree.get("by")
    if not isinstance(name, str) or not isinstance(by, str):
        return
    draft.asked += [("instruments", name, place.at("instrument")), ("instruments", by, place.at("by"))]
    to = _last(tree, place, draft)
    old, new = register.instrument(name), register.instrument(by)
    if to is None and new is not None and isinstance(new.term.start, Day):
        to = last_day(new.term.start)
    if to is None and new is not None and "to" not in tree:
        said = Text(
            f"chưa rõ ngày «{by}» có hiệu lực, nên hãy ghi «to»: ngày cuối còn hiệu lực của «{name}».",
            f"the day on which «{by}» comes into force is not known: write «to», the last day in force of «{name}».",
        )
        draft.problems.append(("DLG002", Problem(place, said, (place.file, "replaces", name, by))))
    if old is not None and to is not None:
        yield Ends("instrument", old.id, to, place, by=by)


def _withdraws(tree: Tree, place: Place, draft: Draft, register: Register) -> Iterator[Verb]:
    key = _one_of(tree, _TAKEN, place, draft)
    to = _last(tree, place, draft)
    if key is None or to is None:
        return
    name = str(tree[key])
    draft.asked.append((_TAKEN[key], name, place.at(key)))
    grants = _meant(key, name, register)
    if not grants and (register.instrument(name) is not None or name in register.holders):
        said = Text(
            f"sổ không có lần giao nào để thu hồi theo «{name}».",
            f"the register has no grant to take back by «{name}».",
        )
        draft.problems.append(("DLG002", Problem(place.at(key), said, (place.file, "withdraws", name))))
    matters = texts(tree.get("matters"))
    draft.asked += [("matters", one, place.at("matters", at)) for at, one in enumerate(matters)]
    given = {row.matter for one in grants for row in if_known(one.rows)}
    for at, one in enumerate(matters):
        if grants and one in register.matters and one not in given:
            said = Text(f"«{one}» không nằm trong lần giao này.", f"«{one}» is not in this grant.")
            draft.problems.append(("DLG002", Problem(place.at("matters", at), said, (place.file, "withdraws", one))))
    # Of several grants, those that have none of the matters stay as they are.
    meant = [one for one in grants if not matters or any(row.matter in matters for row in if_known(one.rows))]
    if meant:
        yield Withdraws(tuple(one.id for one in meant), to, tuple(map(MatterId, matters)))


def _meant(key: str, name: str, register: Register) -> tuple[Grant, ...]:
    made_by = register.instrument(name)
    return tuple(
        one
        for _, one in sorted(register.grants.items())
        if (key == "grant" and name in (one.id, one.entry))
        or (key == "made-by" and made_by is not None and one.instrument == made_by.id)
        or (key == "given-to" and one.receiver == name)
    )
