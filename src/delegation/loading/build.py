"""From documents to the register: every entry that its schema accepts, and what is wrong with the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from delegation.findings import Problem
from delegation.loading import build_books, build_matters, build_words
from delegation.loading.entries import Draft, Entry, entries
from delegation.loading.references import References
from delegation.loading.source import Document
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import Unknown

Builder = Callable[[Entry], None]

_BUILDERS: dict[str, tuple[tuple[str, Builder], ...]] = {
    "sources": (("sources", build_words.source),),
    "fields": (("fields", build_words.field),),
    "forms": (("forms", build_words.form),),
    "waivers": (("waivers", build_books.waiver),),
    "holders": (("communes", build_words.commune), ("holders", build_words.holder)),
    "norms": (("norms", build_words.norm),),
    "tasks": (("tasks", build_matters.task),),
    "procedures": (("procedures", build_matters.procedure),),
    "ledgers": (("ledgers", build_books.ledger),),
    "figures": (("figures", build_books.figure),),
}
_ENTRY_DEPTH = {"sections": 4}
"""Steps to an entry: ("tasks", 3), or ("sections", 0, "tasks", 3)."""


def build(
    documents: Iterable[tuple[Document, tuple[tuple[Any, ...], ...]]],
) -> tuple[Register, list[tuple[str, Problem]]]:
    """Build the register of documents, each with the paths that its schema rejects."""
    draft = Draft()
    facts: dict[str, Any] = {"id": "", "name": "", "place": Place("register.yaml")}
    for document, complaints in documents:
        if not isinstance(document.tree, dict):
            draft.broken_kinds.add(document.kind)
            continue
        rejected = frozenset(_entry_of(path) for path in complaints)
        _remember_rejected(document.tree, rejected, draft)
        if document.kind == "register":
            if not complaints:
                facts = build_books.register_facts(document.tree, document.name, draft)
        elif document.kind == "decision":
            build_matters.decision(document.tree, document.name, draft, rejected)
        elif document.kind == "instruments":
            for entry in entries(document.tree, document.name, "instruments", draft, rejected):
                build_words.instrument(entry.own, entry.place, ((document.tree, Place(document.name)),), draft)
        else:
            for group, builder in _BUILDERS[document.kind]:
                for entry in entries(document.tree, document.name, group, draft, rejected):
                    builder(entry)
    register = _register(facts, draft)
    draft.problems.extend(("DLG005", problem) for problem in References(register, draft).problems())
    return register, draft.problems


def _register(facts: dict[str, Any], draft: Draft) -> Register:
    holders = draft.of("holders")
    matters = draft.of("matters")
    for name, matter in matters.items():
        if matter.level is None:
            levels = {
                holders[one.holder].level
                for one in matter.owners
                if not isinstance(one.holder, Unknown) and one.holder in holders
            }
            if len(levels) == 1 and (level := levels.pop()) != "central":
                matters[name] = replace(matter, level=level)
    return Register(
        **facts,
        sources=draft.of("sources"),
        fields=draft.of("fields"),
        communes=draft.of("communes"),
        holders=holders,
        instruments=draft.of("instruments"),
        norms=tuple(draft.of("norms").values()),
        forms=draft.of("forms"),
        matters=matters,
        grants=draft.of("grants"),
        ledgers=tuple(draft.of("ledgers").values()),
        figures=draft.of("figures"),
        waivers=tuple(draft.of("waivers").values()),
    )


def _entry_of(path: tuple[Any, ...]) -> tuple[Any, ...]:
    if path[:1] == ("instrument",):
        return ("instrument",)
    depth = _ENTRY_DEPTH.get(path[0], 2) if path else 0
    return path[:depth] if len(path) >= depth else path


def _remember_rejected(tree: dict[str, Any], rejected: frozenset[tuple[Any, ...]], draft: Draft) -> None:
    for path in rejected:
        node: Any = tree
        for step in path:
            node = (
                node[step]
                if (isinstance(node, dict) and step in node)
                or (isinstance(node, list) and isinstance(step, int) and step < len(node))
                else None
            )
            if node is None:
                break
        if isinstance(node, dict):
            draft.quiet.update(
                str(node[key]) for key in ("id", "code", "number", "form") if isinstance(node.get(key), (str, int))
            )
        elif path and isinstance(path[0], str):
            draft.quiet.add(path[0])
