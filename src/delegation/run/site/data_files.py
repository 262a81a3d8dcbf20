"""All that the scripts of the look-up pages read: files by their paths in the folder of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from delegation.authority.examination import Examination
from delegation.reports.site.addresses import Addresses
from delegation.reports.site.data import answers as written
from delegation.reports.site.data import map as drawn_map
from delegation.reports.site.data import search
from delegation.reports.site.data.answers import Asking
from delegation.reports.site.data.map import Edge, Node
from delegation.run.site.answers import answers
from delegation.run.site.data_search import entries

File = tuple[str, bytes]


def data_files(
    examination: Examination,
    addresses: Addresses,
    drawn: tuple[Sequence[Node], Sequence[Edge]],
    beside: Callable[[Sequence[Asking]], Iterable[File]] = lambda _: (),
) -> Iterator[File]:
    """Give the files below ``data/`` of one register: the same bytes on every build for the same day.

    ``addresses``: where the page of each entry lies; ``drawn``: nodes and edges of the map; ``beside``: what else is made of some matters
    while their answers are at hand, since those of a nation do not fit into memory.
    """
    communes = tuple(examination.register.communes.values())
    firsts: list[str] = []
    for some in answers(examination):
        yield from _below(written.answer_files(len(firsts), some, communes))
        firsts.append(some[0].matter)
        yield from beside(some)
        del some  # before the next ones are asked
    yield from _below(written.site_file(firsts, communes, examination.as_of))
    yield from _below(search.files(entries(examination.register, addresses)))
    yield from _below(drawn_map.files(*drawn))


def _below(made: written.Bytes) -> Iterator[File]:
    return ((f"data/{name}", one) for name, one in made.items())
