"""All pages of a register on a day, as files."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from delegation.authority.examination import Examination
from delegation.findings import Language
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
from delegation.run.site.overviews import overview_pages
from delegation.run.site.texts import check_pages, decision_pages, form_pages, instrument_pages, norm_page

RECEIPT = "data/receipt.json"
"""Where pages say what they were made from; a folder that holds it holds pages of ours."""


def built(loaded: Loaded, examination: Examination) -> dict[str, bytes]:
    """Give every file of the pages by its path, ``/`` between folders, in both languages; the same bytes for the same register and day."""
    asked = Asked(loaded, examination)
    files = shared_files(asked.analysis)
    files[RECEIPT] = receipt(asked.analysis)
    languages: tuple[Language, ...] = ("vi", "en")
    for language in languages:
        making = Making(asked, language)
        writer = Writer(asked.analysis, asked.addresses, making.look)
        files.update(writer.file(page) for page in _pages(making))
    files.update(data_files(examination, asked.addresses, asked.map))
    return files


def _pages(making: Making) -> Iterator[Page]:
    return chain(
        overview_pages(making),
        figure_pages(making),
        matter_pages(making),
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
