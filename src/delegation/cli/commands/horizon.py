"""``delegation horizon``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from delegation.authority.examination import Examination
from delegation.cli.chart_files import TARGETS, write_chart
from delegation.cli.common import (
    cache,
    deliver,
    register_folder,
    remark,
    rendering,
    today,
    write_file,
)
from delegation.cli.declared import Command, Option
from delegation.cli.exits import SOUND
from delegation.cli.options import AS_OF, PAPER, form_option, output_option
from delegation.cli.reading import load, warn_of_problems
from delegation.cli.speech import DayType, refuse
from delegation.findings import Language, Text
from delegation.questions.horizon import Horizon, horizon
from delegation.run import pipeline
from delegation.run.making import given_for, office_file

_DOCUMENTS = (".docx", ".xlsx")
_TEXTS = ("", ".txt", ".json", ".md")


def _run(
    *, language: Language, until: date | None, as_of: date | None, form: str, output: Path | None, paper: str
) -> int:
    from delegation.charts.page.paper import paper_of  # noqa: PLC0415  only this command and charts

    ending = output.suffix.lower() if output is not None else ""
    is_text = ending in _TEXTS
    target = TARGETS.get(ending)
    if not is_text and target is None and ending not in _DOCUMENTS:
        known = ", ".join((*_DOCUMENTS, *TARGETS, ".txt", ".json"))
        raise refuse(
            f"Không ghi được vào «{output}»: tên tệp phải có một trong các đuôi {known}.",
            f"Cannot write to “{output}”: the name must end in one of {known}.",
            language,
            click.get_current_context(),
        )
    if not is_text and form != "text":
        raise refuse(
            f"--format {form} không đi với tệp «{output}». Hãy bỏ --format, hoặc ghi vào tệp .json.",
            f"--format {form} does not go with “{output}”. Leave it out, or write to a .json file.",
            language,
            click.get_current_context(),
        )
    sheets = paper_of(paper)
    root = register_folder()
    loaded = load(root, cache(used=True), language)
    examination = Examination(loaded.register, as_of or today())
    found = horizon(examination, until)
    if output is None or is_text:
        looks = rendering(language, root, to_file=output is not None)
        from delegation.reports.questions.horizon import text  # noqa: PLC0415  only this form
        from delegation.reports.questions.horizon_json import as_json  # noqa: PLC0415

        is_json = form == "json" or ending == ".json"
        deliver(as_json(found) if is_json else text(found, looks), output, language)
    elif target is not None:
        from delegation.charts.page.frame import Setting  # noqa: PLC0415  slow to import: only where it is drawn
        from delegation.charts.subjects.horizon import of_horizon  # noqa: PLC0415

        chart = of_horizon(found, language, loaded.rules_hash)
        for said in write_chart(chart, target, Setting(sheets), "", output, loaded):
            remark(said, language)
    else:
        write_file(output, _document(found, examination, loaded, output, language))
        remark(Text(f"Đã ghi {output}.", f"Wrote {output}."), language)
    warn_of_problems(loaded, language)
    return SOUND


def _document(
    found: Horizon, examination: Examination, loaded: pipeline.Loaded, output: Path, language: Language
) -> bytes:
    """Make the annexes of what ends, of what is then without holder and of what is due, with the chart."""
    from delegation.documents.annexes.horizon import of_horizon  # noqa: PLC0415
    from delegation.documents.shared.annex import Annexes  # noqa: PLC0415  slow to import

    given = given_for(loaded, examination, language, with_lists=True, kept=cache(used=True))
    made = Annexes(of_horizon(given, found), language, examination.as_of)
    return office_file(made, output)


COMMAND = Command(
    _run,
    said=Text(
        "Những gì hết hạn đến một ngày, và kéo theo những gì: văn bản, quy phạm, lần giao, việc, xã, phường; việc nào sẽ không còn chủ thể; "
        "lần giao nào đến hạn đánh giá. Ghi ra .docx, .xlsx thành phụ lục; ra .svg, .png, .pdf thành sơ đồ.",
        "What stops until a day and what stops with it: instruments, norms, grants, matters, communes; what is then without owner or "
        "exerciser; which evaluations are due. Written to .docx or .xlsx it is an annex, to .svg, .png or .pdf a chart.",
    ),
    examples=(
        "delegation horizon",
        "delegation horizon --until 2027-03-01",
        "delegation horizon --as-of 2026-06-01 --until 2026-07-01 --format json",
        "delegation horizon --until 01/03/2027 -o het-han.docx",
        "delegation horizon --until 2027-03-01 -o het-han.pdf",
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
        form_option("text", "json"),
        output_option(
            Text(
                f"Ghi vào tệp: {', '.join(_DOCUMENTS)} là phụ lục; {', '.join(TARGETS)} là sơ đồ.",
                f"Write to a file: {', '.join(_DOCUMENTS)} is an annex; {', '.join(TARGETS)} a chart.",
            ),
        ),
        PAPER,
    ],
)
