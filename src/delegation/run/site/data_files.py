"""All that the scripts of the look-up pages read: files by their paths in the folder of the pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.authority.examination import Examination
from delegation.reports.site.addresses import Addresses
from delegation.reports.site.data import answers as written
from delegation.reports.site.data import map as drawn_map
from delegation.reports.site.data import search
from delegation.reports.site.data.answers import Asking
from delegation.reports.site.data.map import Edge, Node
from delegation.run.site.answers import answers, by_file
from delegation.run.site.data_search import entries

File = tuple[str, bytes]
SITE, SEARCH, MAP = "data/site.js", "data/search.js", "data/map.js"
OF_ANSWERS = ("data/answers-{}.js", "data/vi/lines-{}.js", "data/en/lines-{}.js")
"""The files of what some matters answer, by their number."""


def data_files(
    examination: Examination, addresses: Addresses, drawn: tuple[Sequence[Node], Sequence[Edge]]
) -> Iterator[File]:
    """Give the files below ``data/`` of one register: the same bytes on every build for the same day.

    ``addresses``: where the page of each entry lies; ``drawn``: nodes and edges of the map.
    """
    for number, some in enumerate(answers(examination)):
        yield from answer_files(examination, number, some)
    yield from site_file(examination)
    yield from search_file(examination, addresses)
    yield from map_file(drawn)


def answer_files(examination: Examination, number: int, some: Sequence[Asking]) -> Iterator[File]:
    """Give the files of what some matters answer. ``number``: of their file, from 0 on."""
    return _below(written.answer_files(number, some, tuple(examination.register.communes.values())))


def site_file(examination: Examination) -> Iterator[File]:
    """Give the file that says which matter is in which of them, and which are divided into cases."""
    register, files = examination.register, by_file(examination.register)
    divided = [one.id for some in files for one in some if one.dimensions]
    communes = tuple(register.communes.values())
    return _below(written.site_file([some[0].id for some in files], communes, divided, examination.as_of))


def search_file(examination: Examination, addresses: Addresses) -> Iterator[File]:
    """Give the file of what the search finds."""
    return _below(search.files(entries(examination.register, addresses)))


def map_file(drawn: tuple[Sequence[Node], Sequence[Edge]]) -> Iterator[File]:
    """Give the file of the map."""
    return _below(drawn_map.files(*drawn))


def _below(made: written.Bytes) -> Iterator[File]:
    return ((f"data/{name}", one) for name, one in made.items())
