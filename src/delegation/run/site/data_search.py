"""What the search of the look-up pages finds: each entry with all the names by which the commands find it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from delegation.checks.catalogue import CATALOGUE
from delegation.findings import Text
from delegation.model.register import Register
from delegation.names import naming
from delegation.names.communes import communes
from delegation.names.folding import fold
from delegation.names.naming import Named
from delegation.names.search import SORTS
from delegation.reports.site.addresses import Addresses
from delegation.reports.site.data.search import Kind, SearchEntry
from delegation.speech.instruments import instrument_name


def entries(register: Register, addresses: Addresses) -> Iterator[SearchEntry]:
    """Give matters, holders, communes, instruments, fields, checks, forms and norms, in the order of the register."""

    def entry(kind: Kind, named: Named, english: str | None = None, *called: str) -> SearchEntry:
        page = "matter" if kind in ("task", "procedure") else kind
        said = Text(named.title, english or named.title)
        return SearchEntry(kind, named.id, said, tuple(_further(named, english, called)), addresses.of(page, named.id))

    for named, matter in zip(naming.matters(register), register.matters.values(), strict=True):
        yield entry("task" if matter.kind == "task" else "procedure", named, None, *matter.also_called)
    holders = zip(naming.holders(register), register.holders.values(), strict=True)
    yield from (entry("holder", named, one.name_en) for named, one in holders)
    yield from (entry("commune", one) for one in communes(register))
    for one in naming.instruments(register):
        yield entry("instrument", one, None, instrument_name(register, one.id).vi)
    fields = zip(naming.fields(register), register.fields.values(), strict=True)
    yield from (entry("field", named, one.name_en) for named, one in fields)
    for check in CATALOGUE:
        yield SearchEntry("check", check.id, check.title, (), addresses.of("check", check.id))
    named_by = {sort.key: sort.named for sort in SORTS}
    kinds: tuple[Kind, ...] = ("form", "norm")
    for kind in kinds:
        yield from (entry(kind, one, None, *one.names) for one in named_by[kind](register))


def _further(named: Named, english: str | None, called: Iterable[str]) -> Iterable[str]:
    """Give the names that say more than id and title do. ``called``: names by which it is wholly meant, whatever the title has of them."""
    known = [fold(one) for one in (named.id, named.title, english or "")]
    for name in dict.fromkeys(called):
        if fold(name) not in known:
            known.append(fold(name))
            yield name
    for name in named.names:
        plain = fold(name)
        if not any(f" {plain} " in f" {one} " for one in known):
            known.append(plain)
            yield name
