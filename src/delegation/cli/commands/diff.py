"""``delegation diff``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from delegation.answers.changes import Changes, changes
from delegation.authority.examination import Examination
from delegation.checks.catalogue import unasked
from delegation.checks.kept import DayByDay
from delegation.cli.chart_files import draw, only_on_charts, standing_out
from delegation.cli.common import (
    deliver,
    here,
    rendering,
)
from delegation.cli.declared import Argument, Command, Option
from delegation.cli.endings import endings, way_of
from delegation.cli.exits import SOUND, WRONG_RULES
from delegation.cli.offering import sides
from delegation.cli.office_files import SUMMARY, deliver_annexes, only_in_office_files
from delegation.cli.options import AS_OF, HIGHLIGHT, NO_CACHE, all_option, form_option, output_option
from delegation.cli.sides import RegisterOnDay, SideReader
from delegation.findings import Language, Text
from delegation.questions.compare import compare
from delegation.run import pipeline

if TYPE_CHECKING:
    from delegation.reports.shared.rendering import Rendering

_FORMS = ("text", "json", "markdown")
_ENDINGS = endings("word", "excel", "chart")


def _run(  # noqa: PLR0913  one parameter for each option
    *,
    language: Language,
    old: str,
    new: str | None,
    as_of: date | None,
    form: str | None,
    output: Path | None,
    exit_code: bool,
    show_all: bool,
    no_cache: bool,
    highlight: tuple[str, ...],
    summary: bool,
) -> int:
    way = way_of(output, form, (*_FORMS, "word", "excel", "chart"), language)
    only_on_charts(highlight, way, language)
    only_in_office_files(way, language, summary=summary)
    sides = SideReader(language, kept=not no_cache).of(old, new, as_of)
    found = _compared(sides)
    if output is None or way in _FORMS:
        look = rendering(language, here(), fold=not show_all, output=output)
        deliver(_told(found, way, look), output, language)
    elif way != "chart":
        _write_annexes(found, sides[1], output, language, summary=summary)
    else:
        _draw(found, sides[1], output, language, highlight)
    return WRONG_RULES if exit_code and found.is_breaking else SOUND


def _compared(sides: tuple[RegisterOnDay, RegisterOnDay]) -> Changes:
    first, second = sides
    before, memory = Examination(first.loaded.register, first.day), None
    if first.loaded is second.loaded:
        # What was worked out for one day, and what is found on every day, is not asked again.
        after, memory = before.on(second.day), DayByDay()
    else:
        after = Examination(second.loaded.register, second.day)
    comparison = compare(before, after)
    old, new = (pipeline.analyse(one.loaded, on, memory=memory) for one, on in zip(sides, (before, after), strict=True))
    return changes(
        comparison,
        (old, new),
        (first.named, second.named),
        (unasked(first.loaded.problems), unasked(second.loaded.problems)),
    )


def _told(found: Changes, form: str, look: Rendering) -> str:
    """Write in the format; only the one asked for is imported."""
    if form == "json":
        from delegation.reports.questions.compare_json import text as as_json

        return as_json(found)
    write: Callable[[Changes, Rendering], str]
    if form == "markdown":
        from delegation.reports.questions.compare_markdown import text as write
    else:
        from delegation.reports.questions.compare import text as write
    return write(found, look)


def _write_annexes(found: Changes, newer: RegisterOnDay, output: Path, language: Language, *, summary: bool) -> None:
    from delegation.documents.annexes.compare import compared
    from delegation.documents.shared.annex import AnnexPicture
    from delegation.documents.shared.source import AnnexSource, Space

    def no_drawing(what: str, _: Space | None) -> tuple[AnnexPicture, ...]:
        raise LookupError(what)

    given = AnnexSource(
        examination=found.comparison.new,
        language=language,
        rules_hash=newer.loaded.rules_hash,
        analysis=lambda: found.analyses[1],
        checks={},
        draw=no_drawing,
    )
    rules = newer.loaded.rules_hash
    deliver_annexes(compared(given, found), output, language, newer.day, rules, summary=summary)


def _draw(found: Changes, newer: RegisterOnDay, output: Path, language: Language, highlight: Sequence[str]) -> None:
    from delegation.charts.page.frame import Setting
    from delegation.charts.page.paper import paper_of
    from delegation.charts.subjects.compare import of_comparison

    marks = pipeline.marks(found.comparison.new)
    chart = of_comparison(found.comparison, language, newer.loaded.rules_hash, marks)
    chart = standing_out(chart, highlight, newer.loaded, found.comparison.new)
    draw(chart, Setting(paper_of("a4")), output, newer.loaded)


_PARAMS = (
    Argument("old", metavar=Text("CŨ", "OLD"), shell_complete=sides),
    Argument("new", required=False, metavar=Text("[MỚI]", "[NEW]"), shell_complete=sides),
    AS_OF,
    form_option(*_FORMS),
    output_option(
        Text(
            f"Ghi vào tệp này; đuôi {_ENDINGS} thành bảng so sánh hoặc sơ đồ.",
            f"Write to this file; the endings {_ENDINGS} make a table or a chart.",
        ),
    ),
    Option(
        "--exit-code",
        is_flag=True,
        said=Text("Mã thoát 1 khi có gián đoạn thẩm quyền.", "Exit with 1 where authority breaks."),
    ),
    all_option(Text("Không gộp các danh sách dài.", "Do not fold long lists.")),
    SUMMARY,
    HIGHLIGHT,
    NO_CACHE,
)

COMMAND = Command(
    _run,
    said=Text(
        "So sánh hai sổ, hai bản trong git, hoặc hai ngày của một sổ: việc nào giao thêm, rút, chuyển, gia hạn, đổi căn cứ, theo văn "
        "bản nào; phát hiện, số đếm nào thay đổi; có gián đoạn thẩm quyền không. So theo mã của từng mục, không theo dòng: chuyển "
        "một mục sang tệp khác không phải là khác nhau.",
        "Compare two registers, two revisions of git, or two days of one: what is given, taken back, moved, prolonged, put on "
        "another basis, by which text; which findings and counts change; whether authority breaks. Entries are compared by id, "
        "never by lines: moving one to another file is no difference.",
    ),
    arguments=[
        (
            Text("CŨ", "OLD"),
            Text(
                "Một ngày (2026-06-30), một thư mục, hoặc một bản git (HEAD~3, tên nhánh, HEAD~3:rules).",
                "A day (2026-06-30), a folder, or a revision of git (HEAD~3, a branch, HEAD~3:rules).",
            ),
        ),
        (
            Text("MỚI", "NEW"),
            Text("Ghi theo cách của CŨ; mặc định sổ hiện nay.", "The same; by default the present register."),
        ),
    ],
    examples=(
        "delegation diff 2026-06-30 2026-07-01",
        "delegation diff HEAD",
        "delegation diff HEAD --format markdown -o so-sanh.md",
        "delegation diff 2027-02-28 2027-03-01 -o so-sanh.docx",
        "delegation diff 2025-12-03 2025-12-04 -o so-sanh.svg",
    ),
    epilog=Text(
        "Mã thoát: 0 không khác nhau, hoặc không có --exit-code; với --exit-code thì 1 khi có gián đoạn thẩm quyền: một việc mất "
        "chủ thể có thẩm quyền hoặc chủ thể giải quyết, một lần giao chấm dứt hoặc bớt việc, hoặc có phát hiện mức lỗi mới.",
        "Exit codes: 0 nothing differs, or without --exit-code; with --exit-code 1 where authority breaks: a matter loses its owner "
        "or exerciser, a grant ends or has fewer matters, or an error is new.",
    ),
    params=_PARAMS,
)
