"""All that the scripts of the look-up pages read, and these scripts: files by their paths in the folder of the pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files

from delegation.authority.examination import Examination
from delegation.findings import Finding, Language
from delegation.reports.site.data import answers as written
from delegation.reports.site.data import map as drawn_map
from delegation.reports.site.data import search
from delegation.run.site.answers import answers
from delegation.run.site.data_map import nodes_and_edges
from delegation.run.site.data_search import entries

_LANGUAGES: tuple[Language, ...] = ("vi", "en")
SCRIPTS = ("answer.js", "choice.js", "search.js", "box.js", "map.js")
"""The scripts of the pages, in the order in which a page loads them."""


def data_files(examination: Examination, findings: Iterable[Finding] = ()) -> Mapping[str, bytes]:
    """Give the files below ``data/`` and ``static/`` of one register: the same bytes on every build for the same day. ``findings``: those of the day, by which the map is coloured."""
    asked = tuple(answers(examination))
    communes = tuple(examination.register.communes.values())
    made = {f"static/{name}": script_of(name) for name in SCRIPTS}
    for language in _LANGUAGES:
        made |= {
            f"data/{language}/{name}": one
            for name, one in written.files(asked, communes, language, examination.as_of).items()
        }
    shared = search.files(entries(examination.register))
    shared |= drawn_map.files(*nodes_and_edges(examination.register, findings))
    return made | {f"data/{name}": one for name, one in shared.items()}


def script_of(name: str) -> bytes:
    """Give a script of the pages as it lies in the program."""
    return (files("delegation.reports.site") / "static" / name).read_bytes()
