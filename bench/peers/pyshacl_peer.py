"""The core checks as SHACL shapes with SPARQL constraints.

Every shape has the register itself as its one focus node: the engine reads a query anew for each focus node, which would
take a minute for two thousand matters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyshacl
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF, SH

import answering

if TYPE_CHECKING:
    from facts import Facts

D = Namespace("urn:delegation:")
REGISTER = D["register"]

_PREFIXES = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <urn:delegation:> .\n"
_SHAPE = """
:{name} a sh:NodeShape ; sh:targetNode :register ;
    sh:sparql [ a sh:SPARQLConstraint ; sh:message "{name}" ; sh:select \"\"\"
        prefix : <urn:delegation:>
        select $this ?value where {{ {pattern} }}
    \"\"\" ] .
"""
_SHAPES = {
    "owners": """
        { ?value :owned ?a , ?b . ?a :holder ?h . ?b :holder ?i . filter(str(?h) < str(?i)) }
        ?a :first ?f ; :last ?l ; :area ?area ; :cases ?cases .
        ?b :first ?g ; :last ?k ; :area ?place ; :cases ?parts . filter(?f <= ?k && ?g <= ?l)
        filter exists { ?area :commune ?commune . ?place :commune ?commune }
        filter exists { ?cases :cell ?cell . ?parts :cell ?cell }
    """,
    "circles": "?grant :next+ ?grant . ?grant :matter ?value",
    "ended": """
        ?use :holder ?h ; :first ?f ; :last ?l ; :key ?value . ?h :livesFrom ?g ; :livesTo ?k .
        filter(?f < ?g || ?l > ?k)
    """,
    "passed-on": """
        ?grant :mechanism "delegation" ; :matter ?m ; :giver ?h ; :first ?f ; :last ?l ; :key ?passed .
        ?other :mechanism "delegation" ; :matter ?m ; :receiver ?h ; :first ?g ; :last ?k ; :key ?received .
        filter(?f <= ?k && ?g <= ?l)
        bind(concat(?received, ":", ?passed) as ?value)
    """,
    "totals": """
        { select $this ?ledger (count(distinct ?m) as ?named) where {
            $this :holds ?ledger . ?ledger :counts ?what . optional { ?what :entry ?m } } group by $this ?ledger }
        ?ledger :key ?key . bind(concat(?key, ":", str(?named)) as ?value)
    """,
    "excess": """
        { select $this ?ledger (count(distinct ?m) as ?named) where {
            $this :holds ?ledger . ?ledger :counts ?what . ?what :entry ?m } group by $this ?ledger }
        ?ledger :key ?value ; :total ?total . filter(?named > ?total)
    """,
}


def ask(found: Facts) -> dict[str, list[str]]:
    """Make a graph of the facts, hold it to the shapes, and read the report."""
    shapes = _PREFIXES + "".join(_SHAPE.format(name=name, pattern=pattern) for name, pattern in _SHAPES.items())
    _, report, _ = pyshacl.validate(_graph(found), shacl_graph=shapes, shacl_graph_format="turtle")
    if not isinstance(report, Graph):
        raise TypeError(report)
    answers: dict[str, list[str]] = {name: [] for name in _SHAPES}
    for result in report.subjects(RDF.type, SH.ValidationResult):
        question = str(report.value(result, SH.resultMessage))
        answers[question].append(str(report.value(result, SH.value)).removeprefix(D))
    return answers


def _graph(found: Facts) -> Graph:
    graph = Graph()

    def say(subject: URIRef | BNode, **values: str | int | URIRef) -> None:
        for name, value in values.items():
            graph.add((subject, D[name], value if isinstance(value, URIRef) else Literal(value)))

    for matter, holder, first, last, area, cases in found.owned:
        node = BNode()
        graph.add((D[matter], D.owned, node))
        say(node, holder=D[holder], first=first, last=last, area=D[area], cases=D[cases])
    for area, commune in found.area_communes:
        say(D[area], commune=commune)
    for cases, cell in found.case_cells:
        say(D[cases], cell=cell)
    for about, holder, first, last in found.used:
        say(BNode(), holder=D[holder], first=first, last=last, key=f"{about}:{holder}")
    for holder, first, last in found.lives:
        say(D[holder], livesFrom=first, livesTo=last)
    totals = dict(found.ledgers)
    for ledger, what in found.counts:
        say(D[ledger], key=ledger, total=totals[ledger], counts=D[what])
        graph.add((REGISTER, D.holds, D[ledger]))
    for what, matter in found.entries:
        say(D[what], entry=D[matter])
    _add_grants(graph, found)
    return graph


def _add_grants(graph: Graph, found: Facts) -> None:
    nodes = {}
    following: dict[tuple[str, str], list[BNode]] = {}
    for row in found.granted:
        grant, matter, mechanism, giver, receiver, first, last = row
        node = nodes[row] = BNode()
        following.setdefault((matter, giver), []).append(node)
        values = {"matter": D[matter], "giver": D[giver], "receiver": D[receiver]}
        literals = {"mechanism": mechanism, "first": first, "last": last, "key": grant}
        for name, value in (values | {name: Literal(one) for name, one in literals.items()}).items():
            graph.add((node, D[name], value))
    for (_, matter, _, _, receiver, _, _), node in nodes.items():
        for after in following.get((matter, receiver), ()):
            graph.add((node, D.next, after))


if __name__ == "__main__":
    answering.answer(ask)
