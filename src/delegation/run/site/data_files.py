"""All that the scripts of the look-up pages read: files by their paths in the folder of the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from delegation.authority.examination import Examination
from delegation.reports.site.addresses import Addresses
from delegation.reports.site.data import answers as written
from delegation.reports.site.data import map as drawn_map
from delegation.reports.site.data import search
from delegation.reports.site.data.map import Edge, Node
from delegation.run.site.answers import answers
from delegation.run.site.data_search import entries


def data_files(
    examination: Examination, addresses: Addresses, drawn: tuple[Sequence[Node], Sequence[Edge]]
) -> Mapping[str, bytes]:
    """Give the files below ``data/`` of one register: the same bytes on every build for the same day.

    ``addresses``: where the page of each entry lies; ``drawn``: nodes and edges of the map.
    """
    asked = tuple(answers(examination))
    communes = tuple(examination.register.communes.values())
    made = written.files(asked, communes, examination.as_of)
    made |= search.files(entries(examination.register, addresses))
    made |= drawn_map.files(*drawn)
    return {f"data/{name}": one for name, one in made.items()}
