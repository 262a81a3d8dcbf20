"""From documents to the register: every entry as far as its schema accepts it, and what is wrong with the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from delegation.findings import Problem
from delegation.loading import schema
from delegation.loading.build import assertions, hypotheses, ledgers, matters, world
from delegation.loading.build.draft import Draft
from delegation.loading.build.duplicates import first_told, former_ids_taken, id_twice, papers_twice
from delegation.loading.build.english import translation, with_english
from delegation.loading.build.entries import Entry, entries, slug, steps_by_name
from delegation.loading.build.mending import Mended, Steps, mend
from delegation.loading.build.parts import legible
from delegation.loading.build.references import References
from delegation.loading.build.trees import at, without_faults
from delegation.loading.schema import Complaint
from delegation.loading.text.document import Document
from delegation.model.places import KeyOf, Place
from delegation.model.register import Register
from delegation.model.supposed import Supposed

if TYPE_CHECKING:
    from delegation.loading.build.pieces import Pieces

Builder = Callable[[Entry], None]


def _policy(entry: Entry) -> None:
    from delegation.loading.build import policies  # noqa: PLC0415  only where a register has any

    policies.policy(entry)


def _request(entry: Entry) -> None:
    from delegation.loading.build import requests  # noqa: PLC0415  only where a register has any

    requests.request(entry)


_BUILDERS: dict[str, tuple[tuple[str, Builder], ...]] = {
    "sources": (("sources", world.source),),
    "fields": (("fields", world.field),),
    "forms": (("forms", world.form),),
    "waivers": (("waivers", ledgers.waiver),),
    "rulings": (("rulings", ledgers.ruling),),
    "readings": (("readings", ledgers.reading),),
    "english": (("english", translation),),
    "baseline": (("findings", ledgers.known),),
    "holders": (("communes", world.commune), ("holders", world.holder)),
    "norms": (("norms", world.norm),),
    "tasks": (("tasks", matters.task),),
    "procedures": (("procedures", matters.procedure),),
    "ledgers": (("ledgers", ledgers.ledger),),
    "figures": (("figures", ledgers.figure),),
    "assertions": (("assertions", assertions.assertion),),
    "policies": (("policies", _policy),),
    "requests": (("requests", _request),),
}
_NAMES = ("id", "code", "number", "form", "finding")
_GROUPS = {
    **{kind: frozenset(group for group, _ in builders) for kind, builders in _BUILDERS.items()},
    "instruments": frozenset({"instruments"}),
    "decision": frozenset({"grants"}),
    "register": frozenset(),
}
_NO_FACTS: dict[str, Any] = {"id": "", "name": "", "place": Place("register.yaml")}
_GROUPS["draft"] = frozenset().union(*_GROUPS.values(), hypotheses.VERBS)


def build(
    documents: Sequence[tuple[Document, Sequence[Complaint]]],
    of_files: Iterable[Problem] = (),
    pieces: Pieces | None = None,
) -> tuple[Register, list[tuple[str, Problem]], tuple[Supposed, ...]]:
    """Build the register of documents, each with what its schema does not accept, and what hypotheses change in it.

    ``of_files``: what was wrong with the files themselves. ``pieces``: what was made of documents before. All problems come with the ids of their checks.
    """
    draft, register = drafted(documents, of_files, pieces)
    supposed = tuple(hypotheses.supposed(name, draft, register) for name in draft.laid)
    draft.problems.extend(("DLG004", problem) for problem in papers_twice(register))
    if draft.renames:
        draft.problems.extend(("DLG004", problem) for problem in former_ids_taken(register))
    draft.problems.extend(("DLG005", problem) for problem in _references(register, draft, pieces))
    if register.policies:
        _ask_of_examples(register, draft)
    if draft.aside.apart:
        _ask_of_those_apart(register, draft)
    draft.problems = _with_complaints(register, draft, documents)
    return hypotheses.laid_over(_settled(register, draft), supposed), first_told(draft.problems), supposed


def _references(register: Register, draft: Draft, pieces: Pieces | None) -> Iterable[Problem]:
    if pieces is not None:
        return pieces.references.problems(register, draft)
    return References(register, draft).problems()


def drafted(
    documents: Sequence[tuple[Document, Sequence[Complaint]]],
    of_files: Iterable[Problem] = (),
    pieces: Pieces | None = None,
) -> tuple[Draft, Register]:
    """Read documents as ``build`` does, and give what was made of them before anything is asked of its references."""
    draft = Draft(problems=[("DLG001", problem) for problem in of_files])
    if pieces is not None:
        draft.twins = pieces.twins
    for document, _ in documents:
        draft.problems += document.problems
    facts = _NO_FACTS
    # English first, which all have; then holders: the level of a matter follows from its owners. Hypotheses last, in the order in which they came.
    order = {"english": -1, "holders": 0, "draft": 2}
    for document, complaints in sorted(documents, key=lambda one: order.get(one[0].kind, 1)):
        if not isinstance(document.tree, dict) or len(complaints) > schema.MOST:
            draft.broken_kinds.add(document.kind)
            draft.unread.update(map(_group, _GROUPS[document.kind]))
        elif document.kind == "register":
            tree = without_faults(document.tree, complaints)
            draft.trees[document.name] = tree
            facts = ledgers.register_facts(tree, document.name, draft)
        elif complaints or pieces is None or not pieces.take(document, draft, _document):
            _document(document, _mended(document, complaints, draft) if complaints else Mended(document.tree), draft)
    draft.unread.update(group for group, _, _ in draft.aside.apart or ())
    return draft, _register(facts, draft)


def _settled(register: Register, draft: Draft) -> Register:
    """Give the register with what its entries forget; of a faulty one, what names nothing counts as not known."""
    # Of what stands a second time, only that is told.
    twice = {Place(one.place.file, one.place.path[:-1]) for check, one in draft.problems if check == "DLG004"}
    forgotten = tuple(one for one in draft.forgotten if one.place not in twice)
    return replace(legible(register) if draft.problems else register, forgotten=forgotten)


def _with_complaints(
    register: Register, draft: Draft, documents: Sequence[tuple[Document, Sequence[Complaint]]]
) -> list[tuple[str, Problem]]:
    """Give all problems with what the schemas do not accept: the ids that are meant by names are known only now."""
    faulty = [(document, one) for document, complaints in documents for one in complaints if not one.follows]
    unquoted = any(check == "DLG006" for check, _ in draft.problems)
    if not faulty and not unquoted:
        return draft.problems
    from delegation.loading.build.called import by_issuer, by_name, once_of_codes  # noqa: PLC0415  only faulty files need it

    told = [*draft.problems]
    for document, one in faulty:
        meant = by_issuer(register, document.tree, by_name(register, document.tree, one))
        told.append(("DLG002", _complained(document, meant)))
    return once_of_codes(told, [document for document, _ in documents]) if unquoted else told


def _complained(document: Document, complaint: Complaint) -> Problem:
    name, path = document.name, complaint.path
    about = (name, *steps_by_name(document.tree, path), *filter(None, (complaint.missing,)))
    return Problem(Place(name, path), complaint.said, about, fix=complaint.fix)


def _document(document: Document, mended: Mended, draft: Draft) -> None:
    tree, name = with_english(mended.tree, draft.of("english")) if draft.of("english") else mended.tree, document.name
    draft.trees[name] = tree
    if document.kind == "draft":
        draft.laid[name] = []
        draft.trees[name] = hypotheses.sound(tree, mended.apart)
        for kind in (*_BUILDERS, "instruments", "decision"):
            _entries(kind, tree, name, draft, mended.apart)
    else:
        _entries(document.kind, tree, name, draft, mended.apart)


def _mended(document: Document, complaints: Sequence[Complaint], draft: Draft) -> Mended:
    """Set aside what is wrong. What was left out is kept in mind, so that references to it are not called wrong as well."""
    mended = mend(document.kind, document.tree, complaints, _GROUPS[document.kind])
    if mended.broken:
        draft.broken_kinds.add(document.kind)
        draft.unread.update(map(_group, _GROUPS[document.kind]))
    less = mended.apart | mended.hopeless | mended.lessened
    draft.unread.update(_group(str(path[-2])) if len(path) > 1 else "instruments" for path in less)
    draft.spoilt.update(Place(document.name, path) for path in mended.spoilt)
    for path in mended.apart | mended.hopeless:
        draft.quiet.update(_names_in(at(document.tree, path)))
    for one in complaints:
        if one.torn:
            draft.quiet.add(one.torn)
            told = ("DLG006", document.name, (one.torn,))
            draft.problems = [
                (check, each) for check, each in draft.problems if (check, each.place.file, each.about[:1]) != told
            ]
        # What stands under a mistyped «id» is meant as one.
        if one.key_meant in _NAMES and isinstance(one.path[-1], KeyOf):
            draft.quiet.update(_names_in({one.key_meant: at(document.tree, one.path[:-1])[one.path[-1]]}))
    return mended


def _ask_of_examples(register: Register, draft: Draft) -> None:
    """Tell of references in the examples of policies that lead nowhere; what an example adds may be referred to in it."""
    for example in (one for policy in register.policies for one in policy.examples):
        asked = Register(**_NO_FACTS).with_entries(example.entries)
        problems = References(register.with_entries(example.entries), draft, asked).problems()
        draft.problems.extend(("DLG005", problem) for problem in problems)


def _ask_of_those_apart(register: Register, draft: Draft) -> None:
    """Tell what else is wrong with entries that nothing rests on: ids that are taken, references that lead nowhere."""
    found = draft.aside.apart or []
    for group, key, entry in found:
        first = draft.of(group).get(key)
        # What stands in for an id is nobody's.
        if first is not None and not any(entry.place.at(name) in draft.spoilt for name in _NAMES):
            draft.problems.append(("DLG004", id_twice(group, key, first.place, entry.place)))
    apart = Draft()
    for group, key, entry in found:
        apart.entries.setdefault(group, {})[key, entry.place] = entry
    asked = References(register, draft, _register(_NO_FACTS, apart)).problems()
    draft.problems.extend(("DLG005", problem) for problem in asked)


def _entries(kind: str, tree: Any, file: str, draft: Draft, apart: frozenset[Steps]) -> None:
    """Build the entries of one kind that a document has."""
    if kind == "decision":
        matters.decision(tree, Place(file), draft, apart)
    elif kind == "instruments":
        for entry in entries(tree, file, "instruments", draft, apart):
            world.instrument(entry.own, entry.place, ((tree, Place(file)),), entry.draft)
    else:
        for group, builder in _BUILDERS[kind]:
            for entry in entries(tree, file, group, draft, apart):
                builder(entry)


def _register(facts: dict[str, Any], draft: Draft) -> Register:
    if draft.measures:
        from delegation.loading.build.measured import settle  # noqa: PLC0415  few registers measure anything

        settle(draft)
    of_matters: dict[str, Any] = {"matters": draft.of("matters")}
    of_communes: dict[str, Any] = {"communes": draft.of("communes")}
    if draft.succeeds or len({one.name for one in draft.of("communes").values()}) < len(draft.of("communes")):
        from delegation.loading.build import communes  # noqa: PLC0415  only where a commune became another, or bears its name

        of_communes = communes.succeeding(draft.of("communes"), draft)
    if draft.recodes:
        from delegation.loading.build import codes  # noqa: PLC0415  only where a code replaced another

        of_matters = codes.recoded(draft.of("matters"), draft)
    built = Register(
        **facts,
        **of_matters,
        **of_communes,
        sources=draft.of("sources"),
        fields=draft.of("fields"),
        holders=draft.of("holders"),
        instruments=draft.of("instruments"),
        norms=tuple(draft.of("norms").values()),
        forms=draft.of("forms"),
        grants=draft.grants,
        ledgers=tuple(draft.of("ledgers").values()),
        figures=draft.of("figures"),
        waivers=tuple(draft.of("waivers").values()),
        known=tuple(draft.of("known").values()),
        readings=tuple(draft.of("readings").values()),
        rulings=tuple(draft.of("rulings").values()),
        assertions=tuple(draft.of("assertions").values()),
        policies=tuple(draft.of("policies").values()),
        english=draft.of("english"),
        requests=tuple(draft.of("requests").values()),
        unread=frozenset(draft.unread),
    )
    return _going_on(built) if built.succession else built


def _going_on(built: Register) -> Register:
    """Give what names an old commune as possible for the new one, where it is not known whether it goes on."""
    from delegation.loading.build import following  # noqa: PLC0415  only where a commune became another

    return following.perhaps(built)


def _group(name: str) -> str:
    """Give the group of the register that a list of entries goes into."""
    return "matters" if name in ("tasks", "procedures") else name


def _names_in(tree: Any) -> Iterator[str]:
    """Give every name by which something in a tree may be referred to."""
    if isinstance(tree, dict):
        for key, inner in tree.items():
            if key in _NAMES and isinstance(inner, (str, int)):
                yield from (str(inner), slug(str(inner)))
            else:
                yield from _names_in(inner)
    elif isinstance(tree, list):
        for inner in tree:
            yield from _names_in(inner)
