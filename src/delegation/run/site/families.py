"""Which pages there are, and who makes each: those of the whole register by their paths, and families of those of its entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from delegation.reports.site.addresses import file_name
from delegation.reports.site.pages import Page
from delegation.run.site.asked import Asked
from delegation.run.site.figures import coverage_page, figures_page, ledger_page, ledgers
from delegation.run.site.holders import commune_page, holder_page
from delegation.run.site.making import Making
from delegation.run.site.map_page import map_page
from delegation.run.site.matters import field_page, matter_page
from delegation.run.site.overviews import findings_page, index_page
from delegation.run.site.texts import (
    check_page,
    decision_page,
    form_page,
    instrument_page,
    instruments_page,
    norm_page,
)
from delegation.run.site.time_page import time_page
from delegation.values import dataclass

Maker = Callable[[Making], Page]
TIME = "time.html"
"""The page that tells of every day what changes: it alone needs what all matters answer."""
SINGLE: Mapping[str, Maker] = {
    "index.html": index_page,
    "findings.html": findings_page,
    TIME: time_page,
    "figures.html": figures_page,
    "coverage.html": coverage_page,
    "map.html": map_page,
    "instrument/index.html": instruments_page,
    "norm/index.html": norm_page,
}


@dataclass(frozen=True, slots=True)
class Family:
    """The pages of entries of one kind, all in one folder: ``names`` gives the ids of the entries, ``page`` makes the page of one."""

    names: Callable[[Asked], Iterable[str]]
    page: Callable[[Making, str], Page]


OF_MATTERS = "matter"
"""The folder of the family that is made while the answers of its matters are at hand."""
FAMILIES: Mapping[str, Family] = {
    OF_MATTERS: Family(lambda asked: asked.register.matters, matter_page),
    "field": Family(lambda asked: asked.of_fields, field_page),
    "holder": Family(lambda asked: asked.register.holders, holder_page),
    "commune": Family(lambda asked: asked.register.communes, commune_page),
    "instrument": Family(lambda asked: (one.id for one in asked.resting), instrument_page),
    "decision": Family(lambda asked: (one.id for one in asked.decisions), decision_page),
    "form": Family(lambda asked: map(str, asked.register.forms), form_page),
    "ledger": Family(lambda asked: (one.ledger.id for one in ledgers(asked.register)), ledger_page),
    "check": Family(lambda asked: (one.id for one in asked.analysis.checks), check_page),
}


def pages(making: Making) -> Iterator[Page]:
    """Make every page of one language but those of matters, one after another."""
    for one in SINGLE.values():
        yield one(making)
    for folder, family in FAMILIES.items():
        if folder != OF_MATTERS:
            yield from (family.page(making, name) for name in family.names(making.asked))


class Directory:
    """Finds who makes the page at a path, below the folder of a language. Only what is looked for is listed."""

    def __init__(self, asked: Asked) -> None:
        """Take the register."""
        self._asked = asked
        self._names: dict[str, dict[str, str]] = {}

    def maker(self, path: str) -> Maker | None:
        """Give who makes a page; ``None`` where there is none at the path."""
        single = SINGLE.get(path)
        if single is not None:
            return single
        folder, _, file = path.partition("/")
        family = FAMILIES.get(folder)
        if family is None or not file.endswith(".html"):
            return None
        if folder not in self._names:
            self._names[folder] = {f"{file_name(one)}.html": one for one in family.names(self._asked)}
        name = self._names[folder].get(file)
        return None if name is None else lambda making: family.page(making, name)
