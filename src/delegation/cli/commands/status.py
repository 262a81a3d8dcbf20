"""``delegation status``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from delegation.cli.common import (
    emit,
    rendering,
)
from delegation.cli.declared import Command
from delegation.cli.exits import SOUND
from delegation.cli.options import AS_OF, NO_CACHE, PATH, PATH_WORDS, form_option
from delegation.cli.reading import opened, warn_of_problems
from delegation.findings import Language, Text
from delegation.questions.figures.status import status
from delegation.reports.questions import status as report


def _run(*, language: Language, path: Path | None, as_of: date | None, form: str | None, no_cache: bool) -> int:
    asked = opened(language, as_of, path, kept=not no_cache)
    counted = status(asked.loaded.register, asked.examination.as_of)
    if form == "json":
        emit(report.as_json(counted, asked.loaded.rules_hash))
    else:
        emit(report.text(counted, rendering(language, asked.root)))
    warn_of_problems(asked.loaded, language)
    return SOUND


COMMAND = Command(
    _run,
    said=Text(
        "Đếm những gì sổ thẩm quyền đang có: chủ thể, văn bản, nhiệm vụ, thủ tục; bao nhiêu đã có tên so với tổng số công bố; "
        "những gì chưa rõ.",
        "Count what the register holds: holders, instruments, tasks, procedures; how many are named of the published totals; "
        "what is not known.",
    ),
    arguments=[PATH_WORDS],
    examples=("delegation status", "delegation status --format json rules | jq .tasks.total"),
    params=[
        PATH,
        AS_OF,
        form_option("text", "json"),
        NO_CACHE,
    ],
)
