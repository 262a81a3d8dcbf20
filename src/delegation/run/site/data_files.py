"""All that the scripts of the look-up pages read: files by their paths in the folder of the pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from delegation.authority.examination import Examination
from delegation.findings import Finding
from delegation.reports.site.addresses import Addresses
from delegation.reports.site.data import answers as written
from delegation.reports.site.data import map as drawn_map
from delegation.reports.site.data import search
from delegation.run.site.answers import answers
from delegation.run.site.data_map import nodes_and_edges
from delegation.run.site.data_search import entries


def data_files(examination: Examination, addresses: Addresses, findings: Iterable[Finding] = ()) -> Mapping[str, bytes]:
    """Give the files below ``data/`` of one register: the same bytes on every build for the same day.

    ``addresses``: where the page of each entry lies; ``findings``: those of the day, by which the map is coloured.
    """
    asked = tuple(answers(examination))
    communes = tuple(examination.register.communes.values())
    made = written.files(asked, communes, examination.as_of)
    made |= search.files(entries(examination.register, addresses))
    made |= drawn_map.files(*nodes_and_edges(examination.register, findings))
    return {f"data/{name}": one for name, one in made.items()}
