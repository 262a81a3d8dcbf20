"""Linked data: what the register says, in terms that others know, and nothing that it does not say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from folders import RULES, small
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.query import ResultRow

from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.reports.open_data.rdf import rdf
from delegation.run import pipeline

PREFIXES = """
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX dlg: <urn:delegation:terms:>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
"""


@pytest.fixture(scope="module")
def register() -> Register:
    return pipeline.load(RULES).register


@pytest.fixture(scope="module")
def data(register: Register) -> Graph:
    return Graph().parse(data=rdf(register, "turtle"), format="turtle")


def asked(data: Graph, query: str) -> set[tuple[str, ...]]:
    return {tuple(str(one) for one in row) for row in data.query(PREFIXES + query) if isinstance(row, ResultRow)}


def test_every_entry_is_there_once(data: Graph, register: Register) -> None:
    for sort, entries in (
        ("dlg:Task|dlg:Procedure", register.matters),
        ("dlg:Grant", register.grants),
        ("eli:LegalResource", register.instruments),
    ):
        kinds = ", ".join(sort.split("|"))
        found = asked(data, f"SELECT DISTINCT ?x WHERE {{ ?x a ?kind . FILTER(?kind IN ({kinds})) }}")
        assert len(found) == len(entries)
    holders = asked(data, "SELECT ?x WHERE { ?x org:classification ?kind }")
    assert len(holders) == len(register.holders)


def test_who_owns_and_who_received_is_said_as_the_register_says_it(data: Graph, register: Register) -> None:
    owned = asked(data, "SELECT ?m ?h WHERE { ?o dlg:of/dcterms:identifier ?m ; dlg:owner/dcterms:identifier ?h }")
    assert owned == {
        (matter.id, owner.holder)
        for matter in register.matters.values()
        for owner in matter.owners
        if isinstance(owner.holder, str)
    }
    given = asked(
        data,
        "SELECT ?g ?a ?b WHERE { ?x a dlg:Grant ; dcterms:identifier ?g ; dlg:giver/dcterms:identifier ?a ; dlg:receiver/dcterms:identifier ?b }",
    )
    assert given == {
        (one.id, one.giver, one.receiver)
        for one in register.grants.values()
        if isinstance(one.giver, str) and isinstance(one.receiver, str)
    }


def test_days_are_days_and_what_is_not_known_has_its_reason(data: Graph, register: Register) -> None:
    ended = asked(data, "SELECT ?n ?d WHERE { ?x eli:id_local ?n ; eli:date_no_longer_in_force ?d }")
    assert ended == {
        (str(one.number), one.term.end.isoformat())
        for one in register.instruments.values()
        if isinstance(one.term.end, Day) and isinstance(one.number, str)
    }
    told = asked(data, "SELECT ?why WHERE { ?o a dlg:Ownership ; dlg:unknown ?why }")
    assert any(why.startswith("owner: ") for (why,) in told)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")
def test_all_forms_say_the_same(data: Graph, register: Register) -> None:
    small_graph = Graph().parse(data=rdf(register, "ntriples"), format="nt")
    assert isomorphic(data, small_graph)
    assert isomorphic(data, Graph().parse(data=rdf(register, "jsonld"), format="json-ld"))
    assert json.loads(rdf(register, "jsonld"))


def test_addresses_begin_as_asked_and_rule_text_never_breaks_out_of_them(tmp_path: Path) -> None:
    hostile = 'Tên <script> "x" \\\\ > . <urn:a> <urn:b> <urn:c'
    root = small(tmp_path / "so", {"fields.yaml": f"fields:\n  - {{id: a, name: {json.dumps(hostile)}}}\n"})
    found = Graph().parse(data=rdf(pipeline.load(root).register, "turtle", "https://so.vn/"), format="turtle")
    node = URIRef("https://so.vn/field:a")
    assert (node, None, Literal(hostile, lang="vi")) in found
    assert all(str(one).startswith(("https://so.vn/", "http")) for one in found.subjects())
