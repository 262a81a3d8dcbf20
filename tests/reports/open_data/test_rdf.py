"""Linked data: what the register says, in terms that others know, and nothing that it does not say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rdflib
from folders import RULES, small
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, URIRef
from rdflib.query import ResultRow

from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.reports.open_data.rdf import rdf, written
from delegation.reports.open_data.statements import DLG, ELI, RDF, SKOS, XSD, Address, LinkedData, Literal, linked
from delegation.run import pipeline

PREFIXES = """
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX dlg: <urn:delegation:terms:>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
"""
FORMS = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld"}
"""Each form, and what the library that reads it calls it."""
_TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
"""What a rule file can hold."""
_ADDRESSES = st.one_of(
    st.sampled_from([DLG.Task, ELI.title, SKOS.prefLabel, Address(DLG.space), Address(DLG.space + "field:a.b.")]),
    st.text("abé.:/%20-#", min_size=1).map(lambda end: Address(f"urn:x:{end.replace('%', '%25')}")),
)
_VALUES = st.one_of(
    _ADDRESSES,
    st.tuples(_TEXTS, st.sampled_from([None, "vi", "en"])).map(lambda told: Literal(*told)),
    st.dates().map(lambda day: Literal(day.isoformat(), datatype=XSD.date)),
    st.integers().map(lambda number: Literal(str(number), datatype=XSD.integer)),
)
_STATEMENTS = st.lists(st.tuples(_ADDRESSES, st.one_of(st.just(RDF.type), _ADDRESSES), _VALUES))


def _by_subject(statements: list[tuple[Address, Address, Address | Literal]]) -> LinkedData:
    found: dict[Address, set[tuple[Address, Address | Literal]]] = {}
    for subject, relation, value in statements:
        if relation != RDF.type or isinstance(value, Address):
            found.setdefault(subject, set()).add((relation, value))
    return found


def graph_of(data: LinkedData) -> Graph:
    """Give statements to the library that reads them, one by one: what every form must say."""
    made = Graph()
    for subject, stated in data.items():
        for relation, value in stated:
            made.add((URIRef(subject), URIRef(relation), _node(value)))
    return made


def _node(value: Address | Literal) -> rdflib.term.Node:
    if isinstance(value, Address):
        return URIRef(value)
    datatype = None if value.datatype is None else URIRef(value.datatype)
    return rdflib.Literal(value.text, lang=value.language, datatype=datatype)


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
@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_of_the_register_just_what_is_stated(register: Register, form: str) -> None:
    read = Graph().parse(data=rdf(register, form, "https://so.vn/"), format=FORMS[form])
    assert set(read) == set(graph_of(linked(register, "https://so.vn/")))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")
@given(_STATEMENTS)
def test_every_form_says_just_what_is_stated_whatever_it_is(
    statements: list[tuple[Address, Address, Address | Literal]],
) -> None:
    data = _by_subject(statements)
    for form, name in FORMS.items():
        text = written(data, form)
        assert set(Graph().parse(data=text, format=name)) == set(graph_of(data)), text


@given(_STATEMENTS)
def test_the_same_statements_give_the_same_bytes_in_whatever_order_they_come(
    statements: list[tuple[Address, Address, Address | Literal]],
) -> None:
    for form in FORMS:
        assert written(_by_subject(statements), form) == written(_by_subject(statements[::-1]), form)


def test_n_triples_stand_in_the_order_of_their_lines(register: Register) -> None:
    lines = rdf(register, "ntriples").splitlines()
    assert lines == sorted(lines)


def test_addresses_begin_as_asked_and_rule_text_never_breaks_out_of_them(tmp_path: Path) -> None:
    hostile = 'Tên <script> "x" \\\\ > . <urn:a> <urn:b> <urn:c'
    root = small(tmp_path / "so", {"fields.yaml": f"fields:\n  - {{id: a, name: {json.dumps(hostile)}}}\n"})
    found = Graph().parse(data=rdf(pipeline.load(root).register, "turtle", "https://so.vn/"), format="turtle")
    node = URIRef("https://so.vn/field:a")
    assert (node, None, rdflib.Literal(hostile, lang="vi")) in found
    assert all(str(one).startswith(("https://so.vn/", "http")) for one in found.subjects())
