"""From documents to the register: every entry that its schema accepts, and what is wrong with the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from delegation.findings import Problem
from delegation.loading import build_assertions, build_books, build_hypotheses, build_matters, build_words, schema
from delegation.loading.document import Document
from delegation.loading.duplicates import papers_twice
from delegation.loading.entries import Draft, Entry, entries, slug
from delegation.loading.references import References
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.supposed import Supposed

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
    "assertions": (("assertions", build_assertions.assertion),),
}
_GROUPS = {
    **{kind: frozenset(group for group, _ in builders) for kind, builders in _BUILDERS.items()},
    "instruments": frozenset({"instruments"}),
    "decision": frozenset({"grants"}),
    "register": frozenset(),
}
_GROUPS["draft"] = frozenset().union(*_GROUPS.values(), build_hypotheses.VERBS)
_WHOLE = frozenset({"instrument", "sections"})
"""Keys at the top of a document, beside the lists of entries, without which its entries cannot be read."""
Steps = tuple[Any, ...]


def build(
    documents: Iterable[tuple[Document, tuple[Steps, ...]]],
) -> tuple[Register, list[tuple[str, Problem]], tuple[Supposed, ...]]:
    """Build the register of documents, each with the paths that its schema rejects, and what hypotheses change in it."""
    draft = Draft()
    facts: dict[str, Any] = {"id": "", "name": "", "place": Place("register.yaml")}
    # Holders first: the level of a matter follows from its owners. Hypotheses last, in the order in which they came.
    order = {"holders": 0, "draft": 2}
    for document, complaints in sorted(documents, key=lambda one: order.get(one[0].kind, 1)):
        if not isinstance(document.tree, dict) or len(complaints) > schema.MOST:
            draft.broken_kinds.add(document.kind)
            continue
        tree, rejected = _accepted(document, complaints, draft) if complaints else (document.tree, frozenset())
        draft.trees[document.name] = tree
        if document.kind == "register":
            facts = build_books.register_facts(tree, document.name, draft)
        elif document.kind == "draft":
            draft.laid[document.name] = []
            draft.trees[document.name] = build_hypotheses.sound(tree, rejected)
            for kind in (*_BUILDERS, "instruments", "decision"):
                _entries(kind, tree, document.name, draft, rejected)
        else:
            _entries(document.kind, tree, document.name, draft, rejected)
    register = _register(facts, draft)
    supposed = tuple(build_hypotheses.supposed(name, draft, register) for name in draft.laid)
    draft.problems.extend(("DLG004", problem) for problem in papers_twice(register))
    draft.problems.extend(("DLG005", problem) for problem in References(register, draft).problems())
    return build_hypotheses.laid_over(register, supposed), draft.problems, supposed


def _entries(kind: str, tree: Any, file: str, draft: Draft, rejected: frozenset[Steps]) -> None:
    """Build the entries of one kind that a document has."""
    if kind == "decision":
        build_matters.decision(tree, file, draft, rejected)
    elif kind == "instruments":
        for entry in entries(tree, file, "instruments", draft, rejected):
            build_words.instrument(entry.own, entry.place, ((tree, Place(file)),), draft)
    else:
        for group, builder in _BUILDERS[kind]:
            for entry in entries(tree, file, group, draft, rejected):
                builder(entry)


def _register(facts: dict[str, Any], draft: Draft) -> Register:
    return Register(
        **facts,
        sources=draft.of("sources"),
        fields=draft.of("fields"),
        communes=draft.of("communes"),
        holders=draft.of("holders"),
        instruments=draft.of("instruments"),
        norms=tuple(draft.of("norms").values()),
        forms=draft.of("forms"),
        matters=draft.of("matters"),
        grants=draft.of("grants"),
        ledgers=tuple(draft.of("ledgers").values()),
        figures=draft.of("figures"),
        waivers=tuple(draft.of("waivers").values()),
        assertions=tuple(draft.of("assertions").values()),
    )


def _accepted(document: Document, complaints: Iterable[Steps], draft: Draft) -> tuple[Any, frozenset[Steps]]:
    """Give the tree without what is wrong at its head, and the paths of the entries that are wrong.

    What was left out is kept in mind, so that references to it are not called wrong as well.
    """
    tree, groups = document.tree, _GROUPS[document.kind]
    rejected: set[Steps] = set()
    for path in complaints:
        if path and document.kind == "register":
            tree = tree if len(path) == 1 and isinstance(tree.get(path[0]), dict) else _without(tree, path[:2])
            continue
        outer = path[:2] if path[:1] == ("sections",) and len(path) > 1 else ()
        inner = path[len(outer) :]
        if not inner or (len(inner) > 1 and inner[0] in groups):
            rejected.update({(*outer, *inner[:2])} if path else ())
            continue
        tree = _without(tree, (*outer, inner[0]))
        if inner[0] in groups or inner[0] in _WHOLE:
            draft.broken_kinds.add(document.kind)
    for path in rejected:
        draft.quiet.update(_names_in(_at(document.tree, path)))
    return tree, frozenset(rejected)


def _at(tree: Any, path: Steps) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def _without(tree: Any, path: Steps) -> Any:
    """Copy a tree without the node at a path."""
    if len(path) == 1 or not isinstance(tree, dict) or path[0] not in tree:
        return {key: inner for key, inner in tree.items() if key != path[0]} if isinstance(tree, dict) else tree
    return {**tree, path[0]: _inner_without(tree[path[0]], path[1:])}


def _inner_without(tree: Any, path: Steps) -> Any:
    if isinstance(tree, list):
        return [_without(inner, path[1:]) if at == path[0] else inner for at, inner in enumerate(tree)]
    return _without(tree, path)


def _names_in(tree: Any) -> Iterator[str]:
    """Give every name by which something in a tree may be referred to."""
    if isinstance(tree, dict):
        for key, inner in tree.items():
            if key in ("id", "code", "number", "form") and isinstance(inner, (str, int)):
                yield from (str(inner), slug(str(inner)))
            else:
                yield from _names_in(inner)
    elif isinstance(tree, list):
        for inner in tree:
            yield from _names_in(inner)
