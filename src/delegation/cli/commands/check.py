"""``delegation check``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from delegation.cli.common import (
    TO_FILE,
    as_of_option,
    cache,
    deliver,
    format_option,
    hypotheses,
    no_cache_option,
    output_option,
    path_argument,
    path_words,
    register_folder,
    rendering,
    today,
)
from delegation.cli.language import sayer
from delegation.cli.program import SOUND, WRONG_RULES, shared
from delegation.cli.speech import Choice, Spoken, nearest, refuse
from delegation.findings import Language, Text
from delegation.model.severity import Severity
from delegation.reports.findings import FORMATS, render
from delegation.run import rerun

_BARS = ("error", "warning", "info")


def command(language: Language) -> click.Command:
    """Build the command in one language."""
    say = sayer(language)

    def run(  # noqa: PLR0913  one parameter for each option
        *,
        path: Path | None,
        as_of: date | None,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        fail_on: str,
        form: str,
        output: Path | None,
        exit_zero: bool,
        show_all: bool,
        no_cache: bool,
    ) -> int:
        root = register_folder(path)
        chosen, left_out = _prefixes(select, "--select", language), _prefixes(ignore, "--ignore", language)
        day = as_of or today()
        analysis = rerun.check(
            root, day, select=chosen, ignore=left_out, cache=cache(used=not no_cache), hypotheses=hypotheses()
        )
        look = rendering(language, root, fold=not show_all, to_file=output is not None)
        deliver(render(form, analysis, look), output, language)
        bar = Severity(fail_on)
        failed = any(one.severity.reaches(bar) for one in analysis.findings)
        return WRONG_RULES if failed and not exit_zero else SOUND

    return Spoken(
        language=language,
        name="check",
        callback=run,
        help=say(
            "Đọc toàn bộ sổ thẩm quyền, chạy mọi phép kiểm tra, nêu từng phát hiện với tệp, dòng, căn cứ và cách xử lý.",
            "Read the whole register, ask every check, and show each finding with its file, line, law and what to do.",
        ),
        arguments=[path_words(language)],
        examples=(
            "delegation check",
            "delegation check rules --as-of 2026-12-31 --select DLG2,DLG3",
            "delegation check --format sarif -o delegation.sarif",
            "delegation check --format json | jq .summary",
        ),
        params=[path_argument(language), *_options(language), *shared(language)],
    )


def _options(language: Language) -> list[click.Parameter]:
    say = sayer(language)

    return [
        as_of_option(language),
        click.Option(
            ["--select"],
            multiple=True,
            metavar="DLG2,DLG301",
            help=say("Chỉ những phép kiểm tra có mã bắt đầu như vậy.", "Only checks whose ids begin so."),
        ),
        click.Option(
            ["--ignore"],
            multiple=True,
            metavar="DLG2,DLG301",
            help=say("Bỏ những phép kiểm tra có mã bắt đầu như vậy.", "Leave out checks whose ids begin so."),
        ),
        click.Option(
            ["--fail-on"],
            type=Choice(_BARS, language),
            default="error",
            help=say(
                "Mức từ đó mã thoát là 1; mặc định error.", "Severity from which the exit code is 1; default error."
            ),
        ),
        format_option(tuple(FORMATS), language),
        output_option(TO_FILE, language),
        click.Option(
            ["--exit-zero"],
            is_flag=True,
            help=say("Mã thoát 0 dù có phát hiện.", "Exit with 0 whatever is found."),
        ),
        click.Option(
            ["--all", "show_all"],
            is_flag=True,
            help=say("Không gộp các phát hiện giống nhau.", "Do not fold findings that are alike."),
        ),
        no_cache_option(language),
    ]


def _prefixes(given: Iterable[str], option: str, language: Language) -> tuple[str, ...]:
    """Read ids and beginnings of ids: ``DLG2``, ``dlg201``, ``201``; refuse those that no check has."""
    wanted = [part.strip() for value in given for part in value.split(",") if part.strip()]
    if not wanted:
        return ()
    from delegation.checks.catalogue import CATALOGUE  # noqa: PLC0415  slow to import: only where ids are named

    known = [one.id for one in CATALOGUE]
    found = []
    for asked in wanted:
        name = asked.upper()
        name = f"DLG{name}" if name[0].isdigit() else name
        if not any(one.startswith(name) for one in known):
            near = nearest(name, known)
            more = Text(f" Có phải ý bạn là {near}?", f" Did you mean {near}?") if near else Text("", "")
            vi = f"{option}: không có phép kiểm tra nào có mã bắt đầu bằng «{asked}».{more.vi}"
            en = f"{option}: no check has an id that begins with “{asked}”.{more.en}"
            raise refuse(vi, en, language, click.get_current_context())
        found.append(name)
    return tuple(found)
