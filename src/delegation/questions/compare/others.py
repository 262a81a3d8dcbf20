"""What else differs between two registers: entries by which nobody holds authority, and the remarks of all others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from delegation.authority.examination import Examination
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.questions.compare.entries import Only, pairs
from delegation.questions.compare.outcomes import bare
from delegation.questions.compare.words import EntryChange, EntryKind

_WHOLE: Mapping[EntryKind, tuple[str, ...]] = {
    "setting": ("name", "province", "language", "baseline", "settings"),
    "source": ("title", "where"),
    "field": ("name", "name_en"),
    "commune": (
        "name", "type", "term", "source", "becomes", "former_names", "classes", "groups", "readiness", "gaps",
    ),
    "norm": (
        "mechanism", "giver", "receiver", "basis", "effect", "term", "normative", "passing_on", "passing_on_basis",
        "prevails_over", "only_fields", "condition", "limit", "confidence", "note", "source",
    ),
    "form": (
        "name", "givers", "receivers", "concurrent", "law_givers", "verdict", "reason", "norms", "source", "note",
    ),
    "waiver": ("reason", "approved_by", "until", "covers"),
    "ruling": ("verdict", "because", "decided_by", "on", "source"),
}  # fmt: skip
"""Kinds that are compared here in full, with the values of each."""
_REMARKS: Mapping[EntryKind, tuple[str, ...]] = {
    "holder": ("short", "name_en", "axis", "internal_process", "source", "note", "review"),
    "instrument": ("short", "clauses", "source", "note", "review"),
    "matter": ("provenance", "outside_ledger", "formerly", "also_called", "source", "note", "review"),
    "grant": ("source", "note", "review"),
    "figure": ("measure", "at", "quote", "relations", "counted", "counted_class", "source", "note"),
    "ledger": ("counts", "name", "level", "form", "source", "note"),
}
"""Kinds of which the rest is compared elsewhere."""


def others(old: Register, new: Register, only: Only = None) -> Iterator[EntryChange]:
    """Compare by kind, then by id. Entries that stand in one register only are told of the first kinds alone."""
    if old is new:
        return
    for kind, names in _WHOLE.items():
        for key, before, after in pairs(_book(old, kind), _book(new, kind), only):
            found = _differing(before, after, names) if before is not None and after is not None else ()
            if found or before is None or after is None:
                yield EntryChange(kind, key, before is not None, after is not None, found)
    for kind, names in _REMARKS.items():
        for key, before, after in pairs(_book(old, kind), _book(new, kind), only):
            if before is not None and after is not None:
                found = _differing(before, after, names)
                if isinstance(before, Grant) and isinstance(after, Grant) and _rows(before) != _rows(after):
                    found = (*found, "rows")
                if found:
                    yield EntryChange(kind, key, before=True, after=True, aspects=found)


def _differing(before: object, after: object, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(
        name
        for name in names
        # Nearly always alike as they are; without their places only where they are not.
        if (mine := getattr(before, name)) != (other := getattr(after, name)) and bare(mine) != bare(other)
    )


def _rows(grant: Grant) -> object:
    """Give what the rows of an annex say beside the matter that is given."""
    if isinstance(grant.rows, Unknown):
        return None
    return {
        (row.matter, row.row, bare(row.part)): (row.printed, bare(row.basis), row.note, row.corrected_by)
        for row in grant.rows
    }


def _book(register: Register, kind: EntryKind) -> Mapping[str, object]:
    """Give all entries of a kind by id."""
    books: Mapping[EntryKind, Mapping[str, object]] = {
        "setting": {register.id: register},
        "source": register.sources,
        "field": register.fields,
        "commune": {str(key): one for key, one in register.communes.items()},
        "norm": {one.id: one for one in register.norms},
        "form": {str(key): one for key, one in register.forms.items()},
        "waiver": {one.finding: one for one in register.waivers},
        "ruling": {one.key: one for one in register.rulings},
        "holder": {str(key): one for key, one in register.holders.items()},
        "instrument": {str(key): one for key, one in register.instruments.items()},
        "matter": {str(key): one for key, one in register.matters.items()},
        "grant": register.grants,
        "figure": register.figures,
        "ledger": {one.id: one for one in register.ledgers},
    }
    return books[kind]


def communes_between(old: Examination, new: Examination, only: Only = None) -> Iterator[EntryChange]:
    """Give the communes of both registers that are there on the older day and surely not on the newer one."""
    there, later = old.register.communes_on(old.as_of), new.register.communes
    for one in there:
        after = later.get(one.code)
        if after is not None and not after.term.possibly_holds(new.as_of) and (only is None or one.code in only):
            yield EntryChange("commune", one.code, before=True, after=True, aspects=(ENDED,))


ENDED = "ended"
"""The aspect of a commune that ended between two days."""
