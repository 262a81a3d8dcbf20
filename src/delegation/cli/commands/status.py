"""``delegation status``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from delegation.cli.common import (
    as_of_option,
    cache,
    emit,
    format_option,
    no_cache_option,
    path_argument,
    path_words,
    register_folder,
    rendering,
    today,
)
from delegation.cli.language import sayer
from delegation.cli.program import SOUND, shared
from delegation.cli.reading import load, warn_of_problems
from delegation.cli.speech import Spoken
from delegation.findings import Language
from delegation.questions.figures.status import status
from delegation.reports.questions import status as report

if TYPE_CHECKING:
    import click


def command(language: Language) -> click.Command:
    """Build the command in one language."""
    say = sayer(language)

    def run(*, path: Path | None, as_of: date | None, form: str, no_cache: bool) -> int:
        root = register_folder(path)
        loaded = load(root, cache(used=not no_cache), language)
        counted = status(loaded.register, as_of or today())
        emit(report.as_json(counted) if form == "json" else report.text(counted, rendering(language, root)))
        warn_of_problems(loaded, language)
        return SOUND

    return Spoken(
        language=language,
        name="status",
        callback=run,
        help=say(
            "Đếm những gì sổ thẩm quyền đang có: chủ thể, văn bản, nhiệm vụ, thủ tục; bao nhiêu đã có tên so với tổng số công bố; "
            "những gì chưa rõ.",
            "Count what the register holds: holders, instruments, tasks, procedures; how many are named of the published totals; "
            "what is not known.",
        ),
        arguments=[path_words(language)],
        examples=("delegation status", "delegation status --format json rules | jq .tasks.total"),
        params=[
            path_argument(language),
            as_of_option(language),
            format_option(("text", "json"), language),
            no_cache_option(language),
            *shared(language),
        ],
    )
