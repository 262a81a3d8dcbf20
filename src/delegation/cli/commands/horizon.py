"""``delegation horizon``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from delegation.cli.chart_files import draw, only_on_charts, standing_out
from delegation.cli.common import (
    cache,
    deliver,
    deliver_file,
    rendering,
)
from delegation.cli.declared import Command, Option
from delegation.cli.endings import endings, way_of
from delegation.cli.exits import SOUND
from delegation.cli.office_files import SUMMARY, deliver_annexes, only_in_office_files
from delegation.cli.options import AS_OF, HIGHLIGHT, PAPER, form_option, output_option
from delegation.cli.places import completing
from delegation.cli.reading import Opened, opened, warn_of_problems
from delegation.cli.speech import DayType
from delegation.findings import Language, Text
from delegation.questions.horizon import Horizon, horizon
from delegation.reports.shared.rendering import Rendering
from delegation.run import pipeline
from delegation.run.making import given_for

_FORMS = ("text", "json")
_DOCUMENTS, _PICTURES = endings("word", "excel"), endings("chart")


def _run(
    *,
    language: Language,
    until: date | None,
    as_of: date | None,
    holder: str | None,
    form: str | None,
    output: Path | None,
    paper: str,
    highlight: tuple[str, ...],
    summary: bool,
) -> int:
    way = way_of(output, form, (*_FORMS, "word", "excel", "chart", "calendar"), language)
    only_on_charts(highlight, way, language)
    only_in_office_files(way, language, summary=summary)
    from delegation.charts.page.paper import paper_of

    sheets = paper_of(paper)
    asked = opened(language, as_of)
    found = _of(holder, horizon(asked.examination, until), asked, language)
    if output is None or way in _FORMS:
        deliver(
            _told(found, way, rendering(language, asked.root, output=output), asked.loaded.rules_hash), output, language
        )
    elif way == "calendar":
        from delegation.reports.questions.horizon_ics import as_calendar

        deliver_file(as_calendar(found, language).encode(), output, language)
    elif way == "chart":
        from delegation.charts.page.frame import Setting
        from delegation.charts.subjects.horizon import of_horizon

        marks = pipeline.marks(asked.examination)
        chart = of_horizon(found, language, asked.loaded.rules_hash, marks)
        chart = standing_out(chart, highlight, asked.loaded, asked.examination)
        draw(chart, Setting(sheets), output, asked.loaded)
    else:
        _write_annexes(found, asked, output, language, summary=summary)
    warn_of_problems(asked.loaded, language)
    return SOUND


def _of(holder: str | None, found: Horizon, asked: Opened, language: Language) -> Horizon:
    """Give what of a horizon concerns a holder; all of it where none is named. Raises ``AskedWronglyError`` for a name that nobody bears."""
    if holder is None:
        return found
    from delegation.documents.annexes.concern import about, narrowed

    given = given_for(asked.loaded, asked.examination, language, with_lists=False, kept=cache(used=True))
    return narrowed(found, about(given, holder))


def _told(found: Horizon, form: str, looks: Rendering, rules_hash: str) -> str:
    from delegation.reports.questions.horizon import text
    from delegation.reports.questions.horizon_json import as_json

    return as_json(found, rules_hash) if form == "json" else text(found, looks)


def _write_annexes(found: Horizon, asked: Opened, output: Path, language: Language, *, summary: bool) -> None:
    """Make the annexes of what ends, of what is then without holder and of what is due."""
    from delegation.documents.annexes.horizon import of_horizon

    given = given_for(asked.loaded, asked.examination, language, with_lists=not summary, kept=cache(used=True))
    day, rules = asked.examination.as_of, asked.loaded.rules_hash
    deliver_annexes(of_horizon(given, found), output, language, day, rules, summary=summary)


COMMAND = Command(
    _run,
    said=Text(
        "Những gì hết hạn đến một ngày, và kéo theo những gì: văn bản, quy phạm, lần giao, việc, xã, phường; việc nào sẽ không còn chủ thể; "
        "lần giao nào đến hạn đánh giá. Ghi ra .docx, .xlsx thành phụ lục; ra .svg, .png, .pdf thành sơ đồ; ra .ics thành lịch.",
        "What stops until a day and what stops with it: instruments, norms, grants, matters, communes; what is then without owner or "
        "exerciser; which evaluations are due. Written to .docx or .xlsx it is an annex, to .svg, .png or .pdf a chart, to .ics a calendar.",
    ),
    examples=(
        "delegation horizon",
        "delegation horizon --until 2027-03-01",
        "delegation horizon --as-of 2026-06-01 --until 2026-07-01 --format json",
        "delegation horizon --until 01/03/2027 -o het-han.docx",
        "delegation horizon --until 01/03/2027 -o tong-hop.docx --summary",
        "delegation horizon --until 2027-03-01 -o het-han.pdf",
        "delegation horizon --until 2027-03-01 -o het-han.ics",
        "delegation horizon --holder so-cong-thuong --until 2027-12-31 -o lich-so-cong-thuong.ics",
    ),
    params=[
        Option(
            "--until",
            kind=DayType,
            said=Text(
                "Đến hết ngày này; mặc định thêm số ngày ở horizon-days trong register.yaml.",
                "To this day; default as many days ahead as horizon-days in register.yaml.",
            ),
        ),
        AS_OF,
        Option(
            "--holder",
            shell_complete=completing("holder"),
            metavar=Text("CHỦ-THỂ", "HOLDER"),
            said=Text(
                "Chỉ những gì của chủ thể này (mã hoặc tên): việc đang có thẩm quyền hoặc đang giải quyết, lần giao mà chủ thể giao hoặc nhận, đề nghị, nghĩa vụ.",
                "Only what concerns this holder (id or name): matters that it owns or in which it acts, grants that it gave or received, requests, duties.",
            ),
        ),
        form_option(*_FORMS),
        output_option(
            Text(
                f"Ghi vào tệp: {_DOCUMENTS} là phụ lục; {_PICTURES} là sơ đồ; .ics là lịch.",
                f"Write to a file: {_DOCUMENTS} is an annex; {_PICTURES} a chart; .ics a calendar.",
            ),
        ),
        PAPER,
        SUMMARY,
        HIGHLIGHT,
    ],
)
