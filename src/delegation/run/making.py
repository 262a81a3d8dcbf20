"""What is made of a question: annexes, with the charts in them. For the command line and for Python alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache as once
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from delegation.authority.examination import Examination
from delegation.checks.catalogue import CATALOGUE
from delegation.errors import NotAvailableError
from delegation.findings import Language
from delegation.loading.disk.cache import Cache
from delegation.run import pipeline
from delegation.run.charting import chart_of
from delegation.run.subjects import Tell, silent, subject_of

if TYPE_CHECKING:
    from delegation.charts.drawing import Drawing
    from delegation.charts.engine.process import Target
    from delegation.charts.page.picture import Chart
    from delegation.documents.shared.annex import AnnexPicture, CitedPart
    from delegation.documents.shared.numbering import Numbered
    from delegation.documents.shared.official import Shown
    from delegation.documents.shared.source import AnnexSource, Space

_AS_PICTURES: tuple[Literal["png", "svg"], ...] = ("png", "svg")


def given_for(
    loaded: pipeline.Loaded,
    examination: Examination,
    language: Language,
    *,
    with_lists: bool,
    kept: Cache,
    tell: Tell = silent,
    shown: Shown | None = None,
) -> AnnexSource:
    """Give what annexes are made from. ``kept``: what earlier runs kept; ``tell``: told what a mistyped name was taken for.

    ``shown``: what is shown beside the words of an official document; nothing for ``None``.
    """
    from delegation.documents.shared.official import OFFICIAL
    from delegation.documents.shared.source import AnnexSource

    return AnnexSource(
        examination=examination,
        language=language,
        rules_hash=loaded.rules_hash,
        analysis=once(lambda: pipeline.analyse(loaded, examination, with_subjects=True)),
        checks={one.id: one.explained(examination.register.settings) for one in CATALOGUE},
        draw=lambda what, space: _drawings(
            chart_of(
                subject_of(what), loaded, examination, kept, language, tell, with_reasons=(shown or OFFICIAL).notes
            ),
            space,
            has_checks=(shown or OFFICIAL).sources,
            with_list=with_lists and space is None,
        ),
        with_lists=with_lists,
        ask_marks=once(lambda: pipeline.marks(examination)),
        shown=shown or OFFICIAL,
    )


def office_file(made: Numbered, output: Path) -> bytes:
    """Write annexes as the ending of the file says: Word or Excel."""
    from delegation.documents.excel import workbook
    from delegation.documents.word import document

    return document.written(made) if output.suffix.lower() == ".docx" else workbook.write(made.document)


def _drawings(chart: Chart, space: Space | None, *, has_checks: bool, with_list: bool) -> tuple[AnnexPicture, ...]:
    """Draw a chart to the size of the page of an annex that it goes on. ``has_checks``: with the ids of the checks whose findings it marks.

    ``with_list``: the list behind it comes along as a table. Without one, a picture of one page is preferred.
    """
    from delegation.charts.drawing import draw_pages
    from delegation.charts.page.frame import Setting
    from delegation.charts.page.paper import IN_TEXT, within
    from delegation.documents.shared.annex import AnnexPicture

    paper = IN_TEXT if space is None else within(*space)
    setting = Setting(paper, is_inset=True, is_listed_apart=with_list, has_checks=has_checks)
    try:
        pages = _on_one_page(chart, with_list=with_list)
        pictures, vectors = (draw_pages(pages, target, setting) for target in _AS_PICTURES)
    except NotAvailableError:
        if pages == chart:
            raise
        pictures, vectors = (draw_pages(chart, target, setting) for target in _AS_PICTURES)
    cited, notes = (_cited(chart, pictures), pictures.notes) if with_list else ((), ())
    said = ". ".join((chart.title, chart.subject, *chart.notes))
    caption = f"{chart.title}: {chart.subject}" if chart.subject else chart.title
    return tuple(
        AnnexPicture(one.content, vector.content, one.width, one.height, chart.title, caption, said, cited, notes)
        for one, vector in zip(pictures.leaves, vectors.leaves, strict=True)
    )


def _on_one_page(chart: Chart, *, with_list: bool) -> Chart:
    """Leave out the levels of detail that need pages beside their own: parts, and lists where none comes along; all are kept where nothing else is there."""
    whole = tuple(one for one in chart.pictures if (with_list or not one.key or one.is_key_short) and not one.parts)
    brief = _on_one_page(chart.brief, with_list=with_list) if chart.brief is not None else None
    return replace(chart, pictures=whole or chart.pictures, brief=brief)


def _cited(chart: Chart, drawing: Drawing) -> tuple[CitedPart, ...]:
    """Give the list behind a drawing: what its numbers stand for, those of the annex of a decision, too, which it cites without a list."""
    from delegation.documents.shared.annex import CitedPart, Heading

    listed = drawing.key
    if not listed and drawing.said:
        known = (one.key for one in chart.pictures if one.key and not (one.is_key_short or one.parts))
        listed = tuple(one for one in next(known, ()) if one.is_of_annex)
    found: list[CitedPart] = []
    for one in listed:
        above = (Heading(one.above.removesuffix(":")),) if one.above and (one.is_first or not found) else ()
        found.append(CitedPart((*above, Heading(one.title, 2)), one.rows, is_of_annex=one.is_of_annex))
    return tuple(found)


def drawn(root: Path, what: str, day: date, target: Target, paper: str, language: Language) -> bytes:
    """Draw the chart of anything in the register of a folder. Raises as ``chart_of`` and ``draw`` do."""
    from delegation.charts.drawing import draw
    from delegation.charts.page.frame import Setting
    from delegation.charts.page.paper import cropped, lowered, paper_of

    loaded, kept = pipeline.load(root), Cache(None)
    chart = chart_of(subject_of(what), loaded, Examination(loaded.register, day), kept, language)
    sheet = paper_of(paper)
    return draw(chart, target, Setting(lowered(sheet) if target == "pdf" else cropped(sheet)))


def annexed(
    root: Path,
    kinds: Sequence[str],
    day: date,
    file: Literal["docx", "xlsx"],
    language: Language,
    shown: frozenset[str] = frozenset(),
) -> bytes:
    """Make annexes of the register of a folder, with the lists behind their numbers, as one file. ``shown``: names of fields of ``Shown``."""
    from delegation.documents.annexes.kinds import annexes, read
    from delegation.documents.shared.annex import Annexes
    from delegation.documents.shared.numbering import Numbered
    from delegation.documents.shared.official import Shown

    asked = [read(one) for one in kinds]
    loaded = pipeline.load(root)
    given = given_for(
        loaded,
        Examination(loaded.register, day),
        language,
        with_lists=True,
        kept=Cache(None),
        shown=Shown(notes="notes" in shown, sources="sources" in shown, revision="revision" in shown),
    )
    made = Annexes(annexes(given, asked), language, day, loaded.rules_hash)
    return office_file(Numbered(made), Path(f"annex.{file}"))
