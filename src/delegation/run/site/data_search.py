"""What the search of the look-up pages finds: each entry with all the names by which the command finds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from delegation.checks.catalogue import CATALOGUE
from delegation.findings import Text
from delegation.model.register import Register
from delegation.names import naming
from delegation.names.communes import communes
from delegation.names.naming import Named, fold
from delegation.reports.site.addresses import Addresses
from delegation.reports.site.data.search import Entry, Kind


def entries(register: Register, addresses: Addresses) -> Iterator[Entry]:
    """Give matters, holders, communes, instruments, fields and checks, in the order of the register."""

    def entry(kind: Kind, named: Named, english: str | None = None) -> Entry:
        page = "matter" if kind in ("task", "procedure") else kind
        said = Text(named.title, english or named.title)
        return Entry(kind, named.id, said, tuple(_further(named, english)), addresses.of(page, named.id))

    matters = zip(naming.matters(register), register.matters.values(), strict=True)
    yield from (entry("task" if matter.kind == "task" else "procedure", named) for named, matter in matters)
    holders = zip(naming.holders(register), register.holders.values(), strict=True)
    yield from (entry("holder", named, one.name_en) for named, one in holders)
    yield from (entry("commune", one) for one in communes(register))
    yield from (entry("instrument", one) for one in naming.instruments(register))
    fields = zip(naming.fields(register), register.fields.values(), strict=True)
    yield from (entry("field", named, one.name_en) for named, one in fields)
    for one in CATALOGUE:
        yield Entry("check", one.id, one.title, (), addresses.of("check", one.id))


def _further(named: Named, english: str | None) -> Iterable[str]:
    """Give the names that say more than id and title do."""
    known = [fold(one) for one in (named.id, named.title, english or "")]
    for name in named.names:
        plain = fold(name)
        if not any(f" {plain} " in f" {one} " for one in known):
            known.append(plain)
            yield name
