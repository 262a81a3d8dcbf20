"""The map of authority: holders and forms, and who gives to whom, as the pages draw it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from delegation.findings import Finding, Text
from delegation.model.holders import HolderId
from delegation.model.matters import Grant, MatterId
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import Unknown
from delegation.reports.site.data.map import Edge, Node
from delegation.speech.holders import form_name, holder_label

_FORM = "form/"
"""Stands before the number of a form among the ids of nodes."""


def nodes_and_edges(register: Register, findings: Iterable[Finding]) -> tuple[list[Node], list[Edge]]:
    """Give holders and forms, and what leads from one to another, each weighed by the findings about its grants."""
    edges = [*_given(register, weights(findings)), *_headed(register)]
    return [*_holders(register), *_forms(register)], edges


def weights(findings: Iterable[Finding]) -> dict[str, Severity]:
    """Give the gravest of the findings about each grant, by its id."""
    heaviest: dict[str, Severity] = {}
    for one in findings:
        for name in one.grants if one.waived_until is None else ():
            heaviest[name] = min(heaviest.get(name, Severity.OFF), one.severity, key=lambda each: each.rank)
    return heaviest


def _holders(register: Register) -> Iterator[Node]:
    owned: dict[HolderId, int] = {}
    for matter in register.matters.values():
        for name in {one.holder for one in matter.owners if not isinstance(one.holder, Unknown)}:
            owned[name] = owned.get(name, 0) + 1
    for one in register.holders.values():
        yield Node(one.id, "holder", one.id, holder_label(one.id, register), owned.get(one.id, 0))


def _forms(register: Register) -> Iterator[Node]:
    for one in register.forms.values():
        number, name = str(one.number), form_name(one.number, register)
        said = Text(f"Hình thức {number}: {name.vi}", f"Form {number}: {name.en}")
        yield Node(f"{_FORM}{number}", "form", number, said, 0)


def _given(register: Register, heaviest: dict[str, Severity]) -> Iterator[Edge]:
    """Give who gives to whom: through the form where it is one of Biểu 2, else straight; several grants of two are one."""
    found: dict[tuple[str, str, str], list[Grant]] = {}
    for one in register.grants.values():
        # An id that leads nowhere (DLG005) is no node, as little as a holder that is not known.
        giver, receiver = ((name,) if name in register.holders else () for name in (one.giver, one.receiver))
        form = f"{_FORM}{one.form}" if one.form in register.forms else None
        for first, second in pairwise((*giver, *((form,) if form is not None else ()), *receiver)):
            found.setdefault((first, second, one.mechanism), []).append(one)
    for (first, second, mechanism), several in found.items():
        matters: set[MatterId] = set()
        for one in several:
            matters.update(() if isinstance(one.rows, Unknown) else (row.matter for row in one.rows))
        unlisted = any(isinstance(one.rows, Unknown) for one in several)
        weight = min((heaviest.get(one.id, Severity.OFF) for one in several), key=lambda each: each.rank)
        yield Edge(first, second, mechanism, len(matters), unlisted, weight)


def _headed(register: Register) -> Iterator[Edge]:
    for one in register.holders.values():
        if one.head_of is not None and one.head_of in register.holders:
            yield Edge(one.id, one.head_of, "heads", 0, unlisted=False, severity=Severity.OFF)
