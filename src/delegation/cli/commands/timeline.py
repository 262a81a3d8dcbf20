"""``delegation timeline``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from delegation.cli.chart_files import draw, only_on_charts, standing_out
from delegation.cli.common import (
    deliver,
    rendering,
    telling,
)
from delegation.cli.declared import Argument, Command, Option
from delegation.cli.endings import endings, way_of
from delegation.cli.exits import SOUND
from delegation.cli.options import AS_OF, HIGHLIGHT, NOTES, PAPER, form_option, output_option
from delegation.cli.places import ON_WAYS, complete_communes
from delegation.cli.reading import opened, warn_of_problems
from delegation.cli.speech import DayType
from delegation.findings import Language, Text
from delegation.names.communes import commune_of
from delegation.reports.shared.rendering import Rendering
from delegation.run import pipeline
from delegation.run.subjects import timeline_of

if TYPE_CHECKING:
    from delegation.questions.timeline import Timeline

_FORMS = ("text", "json")
_PICTURES = endings("chart")


def _run(  # noqa: PLR0913  one parameter for each option
    *,
    language: Language,
    what: tuple[str, ...],
    first: date | None,
    until: date | None,
    commune: str | None,
    as_of: date | None,
    form: str | None,
    output: Path | None,
    paper: str,
    highlight: tuple[str, ...],
    notes: bool,
) -> int:
    way = way_of(output, form, (*_FORMS, "chart"), language)
    only_on_charts(highlight, way, language)
    from delegation.charts.page.paper import paper_of

    sheets = paper_of(paper)
    asked = opened(language, as_of)
    place = commune_of(asked.loaded.register, commune)
    found = timeline_of(
        " ".join(what), asked.examination, (first, until), telling(language), place.code if place is not None else None
    )
    if way == "chart" and output is not None:
        from delegation.charts.page.frame import Setting
        from delegation.charts.subjects.timeline import of_timeline

        marks = pipeline.marks(asked.examination)
        chart = of_timeline(found, language, asked.loaded.rules_hash, marks, with_reasons=notes)
        chart = standing_out(chart, highlight, asked.loaded, asked.examination)
        draw(chart, Setting(sheets), output, asked.loaded)
    else:
        deliver(
            _told(found, way, rendering(language, asked.root, output=output), asked.loaded.rules_hash), output, language
        )
    warn_of_problems(asked.loaded, language)
    return SOUND


def _told(found: Timeline, form: str, looks: Rendering, rules_hash: str) -> str:
    if form == "json":
        from delegation.reports.questions.timeline_json import as_json

        return as_json(found, rules_hash)
    from delegation.reports.questions.timeline import text

    return text(found, looks)


_PARAMS = (
    Argument(
        "what",
        nargs=-1,
        required=True,
        metavar=Text("NỘI-DUNG...", "WHAT..."),
        shell_complete=ON_WAYS,
    ),
    Option(
        "--from",
        "first",
        kind=DayType,
        said=Text("Nêu từ ngày này; mặc định mốc xét của sổ.", "Tell from this day on; default the baseline."),
    ),
    Option(
        "--until",
        kind=DayType,
        said=Text("Nêu đến hết ngày này; mặc định mọi ngày đã biết.", "Tell to this day; default all that is known."),
    ),
    Option(
        "--commune",
        metavar=Text("TÊN-HOẶC-MÃ", "NAME-OR-CODE"),
        shell_complete=complete_communes,
        said=Text("Tại xã, phường này.", "In this commune."),
    ),
    AS_OF,
    form_option(*_FORMS),
    output_option(
        Text(
            f"Ghi vào tệp; đuôi {_PICTURES} thì vẽ sơ đồ.",
            f"Write to a file; it is drawn where the name ends in {_PICTURES}.",
        ),
    ),
    PAPER,
    HIGHLIGHT,
    NOTES,
)

COMMAND = Command(
    _run,
    said=Text(
        "Diễn biến theo thời gian của một việc, một chủ thể hoặc một văn bản: ai có thẩm quyền từ ngày nào đến ngày nào, vì sao thay "
        "đổi, chỗ nào bỏ trống, chỗ nào chưa rõ. Ghi ra .svg, .png, .pdf thì vẽ thành sơ đồ.",
        "The history of a matter, a holder or an instrument: who had authority from when to when, why it changed, where nobody had it, "
        "and what is not known. Written to .svg, .png or .pdf it is drawn.",
    ),
    arguments=[
        (
            Text("NỘI-DUNG", "WHAT"),
            Text(
                "Mã hoặc tên của một việc, một chủ thể, một văn bản; viec:, chu-the:, van-ban: đặt trước khi cần phân biệt.",
                "Id or name of a matter, a holder or an instrument; matter:, holder:, decision: before it tell them apart.",
            ),
        )
    ],
    examples=(
        "delegation timeline nd-23-2015-d5-k2-b",
        "delegation timeline so-cong-thuong --from 2026-01-01 --until 2027-12-31",
        'delegation timeline "39/2024/QH15" --format json',
        "delegation timeline 2.000229 -o dien-bien.pdf --as-of 2026-11-25",
    ),
    params=_PARAMS,
)
