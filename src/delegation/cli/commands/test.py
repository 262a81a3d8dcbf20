"""``delegation test``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from delegation.checks.catalogue import unasked
from delegation.cli.common import (
    deliver,
    remark,
    rendering,
)
from delegation.cli.declared import Command, Option
from delegation.cli.endings import way_of
from delegation.cli.exits import SOUND, WRONG_RULES
from delegation.cli.offering import assertions, listed
from delegation.cli.options import AS_OF, PATH, PATH_WORDS, TO_FILE, all_option, form_option, output_option
from delegation.cli.reading import opened, warn_of_problems
from delegation.cli.speech import guess, refuse
from delegation.findings import Language, Text
from delegation.names.folding import fold
from delegation.run import pipeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from delegation.questions.asserted import Verdict
    from delegation.reports.questions.asserted import LocatedVerdict

_FORMS = ("text", "json", "junit")


def _run(
    *,
    language: Language,
    path: Path | None,
    select: tuple[str, ...],
    as_of: date | None,
    form: str | None,
    output: Path | None,
    show_all: bool,
) -> int:
    from delegation.questions.asserted import verdicts
    from delegation.reports.questions import asserted as written

    way = way_of(output, form, _FORMS, language)
    asked = opened(language, as_of, path)
    loaded = asked.loaded
    found = _selected(verdicts(asked.examination), select, language)
    told = [_told(one, loaded) for one in found]
    look = rendering(language, asked.root, fold=not show_all, output=output, for_project=way == "junit")
    match way:
        case "json":
            result = written.as_json(told, loaded.register, look, loaded.rules_hash)
        case "junit":
            result = written.as_junit(told, loaded.register, look, loaded.rules_hash)
        case _:
            result = written.text(told, loaded.register, look)
    deliver(result, output, language)
    if not told:
        remark(
            Text(
                "Sổ chưa có khẳng định nào: hãy viết vào rules/tests/*.yaml (docs/rule-files.md).",
                "The register has no assertions: write them into rules/tests/*.yaml (docs/rule-files.md).",
            ),
            language,
        )
    warn_of_problems(loaded, language)
    # Of an assertion that cannot be read nobody knows whether it holds.
    kinds = {one.name: one.kind for one in loaded.files}
    unread = unasked(pair for pair in loaded.problems if kinds.get(pair[1].place.file) == "assertions")
    return WRONG_RULES if written.tally(told)["fails"] or unread else SOUND


def _selected(found: Sequence[Verdict], select: tuple[str, ...], language: Language) -> Sequence[Verdict]:
    """Keep what one of the words asks for. A word that asks for nothing is refused."""
    wanted = [part.strip() for value in select for part in value.split(",") if part.strip()]
    if not wanted:
        return found
    kept: dict[str, Verdict] = {}
    for word in wanted:
        fitting = [one for one in found if _is_meant(one, word)]
        if not fitting:
            more = guess(word, [one.assertion.id for one in found])
            raise refuse(
                f"--select: không có khẳng định nào ứng với «{word}».{more.vi}",
                f"--select: no assertion fits “{word}”.{more.en}",
                language,
                click.get_current_context(),
            )
        kept.update((one.assertion.id, one) for one in fitting)
    return [one for one in found if one.assertion.id in kept]


def _is_meant(one: Verdict, word: str) -> bool:
    assertion = one.assertion
    file = assertion.place.file.removeprefix("tests/")
    begins = assertion.id.startswith(word.lower()) or file.startswith(word) or assertion.place.file.startswith(word)
    return begins or f" {fold(word)} " in f" {fold(assertion.name)} "


def _told(one: Verdict, loaded: pipeline.Loaded) -> LocatedVerdict:
    from delegation.reports.questions.asserted import LocatedVerdict

    places = tuple(tuple(loaded.locate(place) for place in point.places) for point in one.points)
    return LocatedVerdict(one, loaded.locate(one.assertion.place.at("name")), places)


COMMAND = Command(
    _run,
    said=Text(
        "Thử các khẳng định trong rules/tests/*.yaml: phải là gì, sổ có gì, vì sao (chuỗi thẩm quyền), ghi ở tệp và dòng nào. Mã thoát "
        "1 nếu có khẳng định sai; khẳng định chưa đủ dữ liệu không tính là đúng cũng không tính là sai.",
        "Run the assertions of rules/tests/*.yaml: what was expected, what was found, why (the chain), and where it stands. Exit code 1 "
        "where one fails; one that what is known does not decide neither passes nor fails.",
    ),
    arguments=[PATH_WORDS],
    examples=(
        "delegation test",
        "delegation test --select chung-thuc --all",
        "delegation test --format junit -o khang-dinh.xml",
        "delegation test rules --format json | jq .summary",
    ),
    params=[
        PATH,
        Option(
            "--select",
            multiple=True,
            shell_complete=listed(assertions),
            metavar=Text("MÃ,TỪ", "ID,WORDS"),
            said=Text(
                "Chỉ những khẳng định có mã, tệp bắt đầu như vậy hoặc câu có những từ này.",
                "Only assertions whose id or file begins so, or whose sentence has these words.",
            ),
        ),
        AS_OF,
        form_option(*_FORMS),
        output_option(TO_FILE),
        all_option(Text("Nêu cả những khẳng định đúng.", "Show those that hold, too.")),
    ],
)
