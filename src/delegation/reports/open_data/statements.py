"""What the register says as linked data: bodies by the W3C Organization Ontology, instruments by the European Legislation Identifier (ELI).

What neither knows (matters, ownership by law, grants) is said by a few terms of this program's own (``docs/import.md``). A value that is not
known is not stated; ``dlg:unknown`` says why. There are no blank nodes. How statements are written tells ``rdf``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple
from urllib.parse import quote

from delegation.model.holders import Counted, Holder
from delegation.model.instruments import Citation, Instrument
from delegation.model.matters import Grant, Matter
from delegation.model.parts import Part
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown, if_known
from delegation.model.worded import Worded
from delegation.speech.areas import value_name
from delegation.speech.holders import holder_name
from delegation.speech.instrument_types import TYPES


class Address(str):
    """An IRI: of an entry, a relation or a kind. It holds no sign that would have to be escaped."""

    __slots__ = ()


class Literal(NamedTuple):
    """A value that is a text: with the language that it is written in, or the type that it is to be read as, or neither."""

    text: str
    language: str | None = None
    datatype: Address | None = None


LinkedData = Mapping[Address, AbstractSet[tuple[Address, Address | Literal]]]
"""Of each subject its relations and what they lead to."""


class Vocabulary:
    """Terms of one origin: ``vocabulary.name`` is the address of the term ``name``."""

    def __init__(self, prefix: str, space: str) -> None:
        self.prefix, self.space = prefix, space

    def __getattr__(self, name: str) -> Address:
        term = Address(self.space + name)
        # Python asks here for what an object has not yet: each term is made once.
        self.__dict__[name] = term
        return term


DCTERMS = Vocabulary("dcterms", "http://purl.org/dc/terms/")
DLG = Vocabulary("dlg", "urn:delegation:terms:")
ELI = Vocabulary("eli", "http://data.europa.eu/eli/ontology#")
ORG = Vocabulary("org", "http://www.w3.org/ns/org#")
RDF = Vocabulary("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
SKOS = Vocabulary("skos", "http://www.w3.org/2004/02/skos/core#")
XSD = Vocabulary("xsd", "http://www.w3.org/2001/XMLSchema#")
_OFFICES = frozenset({
    "minister", "prime-minister", "council-chair", "council-vice-chair", "chair", "vice-chair", "agency-head", "other-organisation-head",
    "internal-unit-head", "public-service-unit-head", "civil-servant", "organisation-head", "deputy-head",
})  # fmt: skip
"""Kinds of holders that are offices of persons; the others are bodies."""


def linked(register: Register, base: str) -> LinkedData:
    """Give what a register says, each statement once. ``base``: what the addresses of its entries begin with."""
    return _Data(register, base).said


class _Data:
    def __init__(self, register: Register, base: str) -> None:
        self._register, self._base = register, base
        self.said = defaultdict[Address, set[tuple[Address, Address | Literal]]](set)
        for field in register.fields.values():
            self._named(self._at("field", field.id), SKOS.Concept, field.name)
        for holder in register.holders.values():
            self._holder(holder)
        for commune in register.communes.values():
            node = self._named(self._at("commune", commune.code), DLG.Commune, commune.name)
            self._say(node, DCTERMS.identifier, Literal(commune.code))
            self._term(node, commune.term)
        for instrument in register.instruments.values():
            self._instrument(instrument)
        for matter in register.matters.values():
            self._matter(matter)
        for grant in register.grants.values():
            self._grant(grant)

    def _at(self, sort: str, name: object) -> Address:
        return Address(f"{self._base}{sort}:{quote(str(name), safe='')}")

    def _say(self, node: Address, relation: Address, value: Address | Literal) -> None:
        self.said[node].add((relation, value))

    def _named(self, node: Address, sort: Address, name: str, english: str | None = None) -> Address:
        self._say(node, RDF.type, sort)
        self._say(node, SKOS.prefLabel, Literal(name, language="vi"))
        if english:
            self._say(node, SKOS.prefLabel, Literal(english, language="en"))
        return node

    def _known(self, node: Address, relation: Address, value: Address | str | int | Unknown | None, key: str) -> None:
        """State a value as text, or why it is not known; nothing where there is none."""
        if isinstance(value, Unknown):
            self._unknown(node, key, value)
        elif isinstance(value, int):
            self._say(node, relation, Literal(str(value), datatype=XSD.integer))
        elif value is not None:
            self._say(node, relation, value if isinstance(value, Address) else Literal(value))

    def _unknown(self, node: Address, key: str, value: Unknown) -> None:
        self._say(node, DLG.unknown, Literal(f"{key}: {value.reason}", language="vi"))
        if isinstance(value.reason, Worded):
            self._say(node, DLG.unknown, Literal(f"{key}: {value.reason.en}", language="en"))

    def _term(self, node: Address, term: Term, first: Address = DLG.firstDay, last: Address = DLG.lastDay) -> None:
        for relation, day, key in ((first, term.start, "from"), (last, term.end, "to")):
            self._day(node, relation, day, key)

    def _day(self, node: Address, relation: Address, day: Day | Unknown | None, key: str) -> None:
        if isinstance(day, Unknown):
            self._unknown(node, key, day)
        elif day is not None:
            self._say(node, relation, Literal(day.isoformat(), datatype=XSD.date))

    def _holder(self, holder: Holder) -> None:
        node = self._at("holder", holder.id)
        is_office = holder.kind in _OFFICES
        parted = holder.parent is not None and not is_office
        sort = ORG.Post if is_office else ORG.OrganizationalUnit if parted else ORG.FormalOrganization
        name = holder_name(holder.id, self._register)
        self._named(node, sort, holder.name, holder.name_en or (name.en if name.en != holder.label else None))
        if holder.short and holder.short != holder.name:
            self._say(node, SKOS.altLabel, Literal(holder.short, language="vi"))
        self._say(node, DCTERMS.identifier, Literal(holder.id))
        self._say(node, ORG.classification, self._at("kind", holder.kind))
        self._say(node, DLG.level, Literal(holder.level))
        if holder.parent is not None:
            relation = DLG.parent if is_office else ORG.unitOf
            self._say(node, relation, self._at("holder", holder.parent))
        if holder.head_of is not None:
            self._say(node, ORG.postIn, self._at("holder", holder.head_of))
        if holder.within is not None:
            self._say(node, DLG.within, self._at("holder", holder.within))
        if holder.members is not None:
            self._members(node, holder.members)
        for heir in holder.successors:
            self._say(node, DLG.successor, self._at("holder", heir))
        self._term(node, holder.term)

    def _members(self, node: Address, members: str | Counted) -> None:
        self._say(node, RDF.type, DLG.HolderClass)
        if isinstance(members, str):
            self._say(node, DLG.oneInEach, Literal(members))
        else:
            self._known(node, DLG.members, members.count, "members")

    def _instrument(self, one: Instrument) -> None:
        node = self._at("instrument", one.id)
        self._say(node, RDF.type, ELI.LegalResource)
        self._known(node, ELI.id_local, one.number, "number")
        if one.title is not None:
            self._say(node, ELI.title, Literal(one.title, language="vi"))
        if one.short is not None:
            self._say(node, ELI.title_short, Literal(one.short, language="vi"))
        kind = self._at("type", one.type)
        self._say(node, ELI.type_document, kind)
        if one.type in TYPES:
            self._named(kind, SKOS.Concept, TYPES[one.type].vi, TYPES[one.type].en)
        if isinstance(one.issuer, str):
            held = one.issuer in self._register.holders
            self._say(node, ELI.passed_by, self._at("holder", one.issuer) if held else Literal(one.issuer))
        else:
            self._unknown(node, "issuer", one.issuer)
        self._day(node, ELI.date_document, one.issued, "issued")
        self._term(node, one.term, ELI.first_date_entry_in_force, ELI.date_no_longer_in_force)
        for relation, names in (
            (ELI.repeals, one.replaces),
            (ELI.repealed_by, one.replaced_by),
            (ELI.amends, one.amends),
        ):
            for name in names:
                self._cite(node, relation, name)

    def _cite(self, node: Address, relation: Address, name: str) -> None:
        found = self._register.instrument(name)
        self._say(node, relation, self._at("instrument", found.id) if found is not None else Literal(name))

    def _basis(self, node: Address, basis: tuple[Citation, ...] | Unknown) -> None:
        if isinstance(basis, Unknown):
            self._unknown(node, "basis", basis)
            return
        for one in basis:
            self._cite(node, ELI.based_on, one.instrument)
            if one.at is not None:
                found = self._register.instrument(one.instrument)
                self._say(
                    node,
                    DCTERMS.references,
                    Literal(f"{one.at} {found.label if found else one.instrument}", language="vi"),
                )

    def _matter(self, matter: Matter) -> None:
        node = self._at("matter", matter.id)
        self._named(node, DLG.Procedure if matter.kind == "procedure" else DLG.Task, matter.title)
        self._say(node, DCTERMS.identifier, Literal(matter.id))
        for old in matter.formerly:
            self._say(node, DLG.formerId, Literal(old))
        if matter.field is not None:
            self._say(node, DCTERMS.subject, self._at("field", matter.field))
        self._basis(node, matter.basis)
        self._term(node, matter.term)
        for number, owner in enumerate(matter.owners, start=1):
            owned = self._at("ownership", f"{matter.id}/{number}")
            self._say(owned, RDF.type, DLG.Ownership)
            self._say(owned, DLG.of, node)
            self._known(
                owned,
                DLG.owner,
                owner.holder if isinstance(owner.holder, Unknown) else self._at("holder", owner.holder),
                "owner",
            )
            self._basis(owned, owner.basis)
            self._term(owned, owner.term)
            self._part(owned, owner.part)

    def _part(self, node: Address, part: Part) -> None:
        for relation, codes in ((DLG.onlyCommune, part.communes), (DLG.exceptCommune, part.except_communes)):
            for code in codes:
                self._say(node, relation, self._at("commune", code))
        for dimension, values in part.only:
            for value in values:
                self._say(node, DLG.onlyCase, Literal(f"{dimension}: {value_name(value).vi}", language="vi"))

    def _grant(self, grant: Grant) -> None:
        node = self._at("grant", grant.id)
        self._say(node, RDF.type, DLG.Grant)
        self._say(node, DCTERMS.identifier, Literal(grant.id))
        self._say(node, DLG.mechanism, Literal(grant.mechanism))
        self._say(node, ELI.based_on, self._at("instrument", grant.instrument))
        for relation, holder, key in ((DLG.giver, grant.giver, "from"), (DLG.receiver, grant.receiver, "to")):
            self._known(node, relation, holder if isinstance(holder, Unknown) else self._at("holder", holder), key)
        for relation, value, key in (
            (DLG.form, grant.form, "form"), (DLG.at, grant.at, "at"), (DLG.content, grant.content, "content"),
            (DLG.scope, grant.scope, "scope"), (DLG.manner, grant.manner, "manner"), (DLG.conditions, grant.conditions, "conditions"),
        ):  # fmt: skip
            self._known(node, relation, value, key)
        self._term(node, grant.term)
        self._part(node, grant.part)
        for step in grant.steps:
            self._say(node, DLG.step, Literal(step))
        if isinstance(grant.rows, Unknown):
            self._unknown(node, "matters", grant.rows)
        for row in if_known(grant.rows):
            self._say(node, DLG.matter, self._at("matter", row.matter))
