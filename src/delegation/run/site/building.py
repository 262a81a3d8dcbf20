"""All pages of a register on a day, as files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from delegation.authority.examination import Examination
from delegation.findings import Language
from delegation.reports.site.data.answers import Asking
from delegation.reports.site.pages import Page
from delegation.reports.site.writing import Writer, receipt, shared_files
from delegation.run.pipeline import Loaded
from delegation.run.site.asked import Asked
from delegation.run.site.data_files import data_files
from delegation.run.site.figures import figure_pages
from delegation.run.site.holders import commune_pages, holder_pages
from delegation.run.site.making import Making
from delegation.run.site.map_page import map_page
from delegation.run.site.matters import field_pages, matter_pages
from delegation.run.site.open_data import open_data
from delegation.run.site.overviews import overview_pages
from delegation.run.site.texts import check_pages, decision_pages, form_pages, instrument_pages, norm_page

RECEIPT = "data/receipt.json"
"""Where pages say what they were made from; a folder that holds it holds pages of ours."""


def files(loaded: Loaded, examination: Examination) -> Iterator[tuple[str, bytes]]:
    """Give every file of the pages with its path, ``/`` between folders, in both languages, one after another; the same bytes for the same register and day."""
    asked = Asked(loaded, examination)
    yield from shared_files(asked.analysis).items()
    made = receipt(asked.analysis)
    yield RECEIPT, made
    yield from open_data(loaded, made)
    languages: tuple[Language, ...] = ("vi", "en")
    ways = [
        (making, Writer(asked.analysis, asked.addresses, making.look))
        for making in (Making(asked, language) for language in languages)
    ]

    def of_matters(some: Sequence[Asking]) -> Iterator[tuple[str, bytes]]:
        asked.hear(some)
        for making, writer in ways:
            yield from map(writer.file, matter_pages(making, some))

    yield from data_files(examination, asked.addresses, asked.map, of_matters)
    for making, writer in ways:
        yield from map(writer.file, _pages(making))


def built(loaded: Loaded, examination: Examination) -> dict[str, bytes]:
    """Give all ``files`` at once, by their paths."""
    return dict(files(loaded, examination))


def _pages(making: Making) -> Iterator[Page]:
    return chain(
        overview_pages(making),
        figure_pages(making),
        field_pages(making),
        holder_pages(making),
        commune_pages(making),
        instrument_pages(making),
        decision_pages(making),
        form_pages(making),
        (norm_page(making),),
        check_pages(making),
        (map_page(making),),
    )
