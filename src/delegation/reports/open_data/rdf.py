"""Linked data as Turtle, N-Triples or JSON-LD.

Written without a library of linked data, which took four times as long for this as for all the rest (decision 0054). Subjects, relations and values stand in the
order of their signs, so equal registers give equal bytes, and a change of one entry is a change of its lines alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from urllib.parse import quote

from delegation.model.register import Register
from delegation.reports.open_data.statements import (
    DCTERMS,
    DLG,
    ELI,
    ORG,
    RDF,
    SKOS,
    XSD,
    Address,
    LinkedData,
    Literal,
    linked,
)

_PREFIXED = (DCTERMS, DLG, ELI, ORG, SKOS, XSD)
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
"""What may not stand within quotes as it is; any other sign may (Turtle and N-Triples 1.1)."""
_NEXT_VALUE = ",\n        "
_NEXT_RELATION = " ;\n    "


def rdf(register: Register, way: str, base: str | None = None) -> str:
    """Write a register as ``turtle``, ``ntriples`` or ``jsonld``. ``base``: what the addresses of its entries begin with, an IRI that needs no escapes."""
    return written(linked(register, base or f"urn:delegation:{quote(register.id)}:"), way)


def written(data: LinkedData, way: str) -> str:
    """Write statements as ``turtle``, ``ntriples`` or ``jsonld``."""
    return "".join({"turtle": _turtle, "ntriples": _ntriples, "jsonld": _jsonld}[way](data))


def _ntriples(data: LinkedData) -> Iterator[str]:
    # With its end, for lines are sorted as wholes: «<urn:a/1>» stands before «<urn:a>».
    for subject in sorted(data, key="{}>".format):
        yield from sorted(f"<{subject}> <{relation}> {_full(value)} .\n" for relation, value in data[subject])


def _full(value: Address | Literal) -> str:
    if not isinstance(value, Literal):
        return f"<{value}>"
    return _quoted(value) if value.datatype is None else f"{_quoted(value)}^^<{value.datatype}>"


def _quoted(value: Literal) -> str:
    text = f'"{value.text.translate(_ESCAPES)}"'
    return text if value.language is None else f"{text}@{value.language}"


def _turtle(data: LinkedData) -> Iterator[str]:
    for vocabulary in _PREFIXED:
        yield f"@prefix {vocabulary.prefix}: <{vocabulary.space}> .\n"
    for subject in sorted(data):
        told = [
            f"{'a' if relation == RDF.type else _short(relation)} {_NEXT_VALUE.join(map(_short, values))}"
            for relation, values in _by_relation(data, subject)
        ]
        yield f"\n<{subject}> {_NEXT_RELATION.join(told)} .\n"


def _short(value: Address | Literal) -> str:
    """Write a value as Turtle does: terms of a vocabulary with its prefix, whole numbers bare."""
    if isinstance(value, Literal):
        if value.datatype == XSD.integer:
            return value.text
        return _quoted(value) if value.datatype is None else f"{_quoted(value)}^^{_short(value.datatype)}"
    for vocabulary in _PREFIXED:
        if value.startswith(vocabulary.space):
            term = value.removeprefix(vocabulary.space)
            # Where addresses of entries begin like those of a vocabulary they are written in full, for behind a prefix fewer signs may stand.
            return f"{vocabulary.prefix}:{term}" if term.isascii() and term.isidentifier() else f"<{value}>"
    return f"<{value}>"


def _jsonld(data: LinkedData) -> Iterator[str]:
    # Expanded and flattened: whoever reads JSON alone finds each entry once, and in it lists only.
    yield "["
    for number, subject in enumerate(sorted(data)):
        node: dict[str, object] = {"@id": subject}
        for relation, values in _by_relation(data, subject):
            if relation == RDF.type:
                node["@type"] = values
            else:
                node[relation] = [_node(value) for value in values]
        lines = json.dumps(node, ensure_ascii=False, indent=1, sort_keys=True).replace("\n", "\n ")
        yield f"{',' if number else ''}\n {lines}"
    yield "\n]\n"


def _node(value: Address | Literal) -> dict[str, object]:
    if not isinstance(value, Literal):
        return {"@id": value}
    text = int(value.text) if value.datatype == XSD.integer else value.text
    told = {"@language": value.language, "@type": value.datatype, "@value": text}
    return {key: one for key, one in told.items() if one is not None}


def _by_relation(data: LinkedData, subject: Address) -> Iterator[tuple[Address, list[Address | Literal]]]:
    """Give the relations of a subject with their values: what it is first, then in their order."""
    ordered = sorted(data[subject], key=_order)
    for relation, stated in groupby(ordered, key=itemgetter(0)):
        yield relation, [value for _, value in stated]


def _order(stated: tuple[Address, Address | Literal]) -> tuple[bool, str, bool, str, str, str]:
    relation, value = stated
    place = (relation != RDF.type, relation)
    if isinstance(value, Literal):
        return (*place, True, value.datatype or "", value.language or "", value.text)
    return (*place, False, value, "", "")
