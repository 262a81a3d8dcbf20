"""``delegation check``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypedDict

import click

from delegation.cli.common import cache, deliver, hypotheses, known_list, register_folder, remark, rendering, today
from delegation.cli.declared import Argument, Command, Option, file, one_of
from delegation.cli.endings import endings, way_of
from delegation.cli.exits import SOUND, WRONG_RULES
from delegation.cli.links import links_by
from delegation.cli.named_causes import refuse_unknown
from delegation.cli.named_checks import chosen_checks
from delegation.cli.offering import KEYS, checks, listed, revisions
from delegation.cli.options import (
    AS_OF,
    BARS,
    FIXING,
    NO_CACHE,
    TO_FILE,
    all_option,
    form_option,
    output_option,
)
from delegation.cli.speech import refuse
from delegation.findings import Analysis, Finding, Language, Text
from delegation.loading.disk.cache import Cache
from delegation.model.severity import Severity
from delegation.reports.findings import FORMATS, render
from delegation.reports.shared.rendering import Rendering, compared_lines, typed
from delegation.run import rerun

_ENDINGS = endings(*FORMATS)


_IN_A_LINE = {
    "short": (
        "--short đã nêu mọi phát hiện, mỗi phát hiện một dòng; --all nêu mọi phát hiện đầy đủ. Hãy bỏ một trong hai.",
        "--short shows every finding already, a line each; --all shows every finding in full. Leave out one of them.",
    ),
    "brief": (
        "--brief chỉ nêu tổng số và các nguyên nhân chính; --all nêu mọi phát hiện đầy đủ. Hãy bỏ một trong hai.",
        "--brief shows the totals and the main causes only; --all shows every finding in full. Leave out one of them.",
    ),
}
"""Formats for people that leave out what ``--all`` asks for, and what is said of both together."""


class _Asked(TypedDict):
    """How the checks are asked, of the present register and of an earlier state alike."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    cache: Cache
    baseline: Path | None


def _run(  # noqa: PLR0913  one parameter for each option
    *,
    language: Language,
    paths: tuple[Path, ...],
    as_of: date | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    form: str | None,
    output: Path | None,
    exit_zero: bool,
    show_all: bool,
    no_cache: bool,
    links: str,
    cause: tuple[str, ...],
    baseline: Path | None,
    since: str | None,
    mend: bool,
    shown: bool,
) -> int:
    way = way_of(output, form, FORMATS, language)
    if show_all and way in _IN_A_LINE:
        raise refuse(*_IN_A_LINE[way], language, click.get_current_context())
    addresses = links_by(links, lambda *_: "", each=True)
    root, files = _chosen(paths, baseline)
    chosen, left_out = chosen_checks(select, ignore, language)
    if (mend or shown) and (there_is := _mended(root, files, language, shown=shown)) is not None:
        return WRONG_RULES if there_is and not exit_zero else SOUND
    asked: _Asked = {"select": chosen, "ignore": left_out, "cache": cache(used=not no_cache), "baseline": baseline}
    analysis = _narrowed(_analysed(root, as_of or today(root), since, asked, whole=way in ("json", "sarif")), files)
    if cause:
        analysis = _of_causes(analysis, cause, language)
    look = rendering(
        language, root, fold=not (show_all or cause), output=output, for_project=way not in ("text", "brief", "short")
    )
    again = _again({"--as-of": as_of, "--baseline": baseline, "--since": since}, paths, select, ignore)
    look = replace(look, links=addresses, again=again, listed="" if baseline else known_list(root, look))
    deliver(render(way, analysis, look), output, language)
    _remark(analysis, look, way)
    return WRONG_RULES if _failed(analysis, Severity(fail_on)) and not exit_zero else SOUND


def _analysed(root: Path, day: date, since: str | None, asked: _Asked, *, whole: bool) -> Analysis:
    analysis = rerun.check(root, day, hypotheses=hypotheses(), with_extents=whole or since is not None, **asked)
    return _new(analysis, root, since, asked)


def _remark(analysis: Analysis, look: Rendering, way: str) -> None:
    """Say on standard error what the output has no place for."""
    for line in compared_lines(analysis, look) if way == "csv" else ():
        remark(Text(line, line), look.language)
    if analysis.unread:
        from delegation.cli.reading import warn_of_unread

        warn_of_unread(analysis.unread, look.language)


def _failed(analysis: Analysis, bar: Severity) -> bool:
    return any(one.severity.reaches(bar) for one in analysis.findings)


def _mended(root: Path, files: tuple[str, ...], language: Language, *, shown: bool) -> bool | None:
    """Mend what can be mended; where that is only shown, tell whether there is anything."""
    from delegation.cli.fixing import fix

    there_is = fix(root, files, language, shown=shown)
    return there_is if shown else None


def _again(single: Mapping[str, object], paths: Sequence[Path], select: Sequence[str], ignore: Sequence[str]) -> str:
    """Give what was typed and decides what is found, to be typed again; what is not given is ``None``."""
    rules = click.get_current_context().find_root().meta.get("delegation.rules")
    given: list[tuple[str, object]] = [("--rules", rules), *(("--with", one) for one in hypotheses()), *single.items()]
    given += [*(("--select", one) for one in select), *(("--ignore", one) for one in ignore)]
    words = [*paths, *(word for option, value in given if value is not None for word in (option, value))]
    return "".join(f" {typed(str(one))}" for one in words)


def _chosen(paths: tuple[Path, ...], baseline: Path | None) -> tuple[Path, tuple[str, ...]]:
    """Give the folder of the register, and the files to which findings are narrowed."""
    if not paths:
        return register_folder(), ()
    from delegation.cli.chosen import chosen

    return chosen(paths, baseline)


def _new(analysis: Analysis, root: Path, since: str | None, asked: _Asked) -> Analysis:
    if since is None:
        return analysis
    from delegation.cli.sides import since_revision

    return since_revision(analysis, root, since, **asked)


def _narrowed(analysis: Analysis, files: tuple[str, ...]) -> Analysis:
    if not files:
        return analysis
    from delegation.run.narrowing import narrowed

    return narrowed(analysis, files)


def _of_causes(analysis: Analysis, keys: tuple[str, ...], language: Language) -> Analysis:
    """Leave the findings of some causes, or of some keys of findings; refuse a key that none has."""
    since, left_out = analysis.since, analysis.narrowed.left_out if analysis.narrowed is not None else ()
    older = (*since.before, *since.gone) if since is not None else ()
    refuse_unknown(keys, (*analysis.findings, *older, *left_out), language, of_findings=True)

    def those(findings: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(one for one in findings if one.cause_key in keys or one.key in keys)

    if since is not None:
        since = replace(since, before=those(since.before), gone=those(since.gone))
    return replace(analysis, findings=those(analysis.findings), since=since)


_OPTIONS = (
    AS_OF,
    Option(
        "--select",
        multiple=True,
        shell_complete=listed(checks),
        metavar="DLG2,DLG301",
        said=Text("Chỉ những phép kiểm tra có mã bắt đầu như vậy.", "Only checks whose ids begin so."),
    ),
    Option(
        "--ignore",
        multiple=True,
        shell_complete=listed(checks),
        metavar="DLG2,DLG301",
        said=Text("Bỏ những phép kiểm tra có mã bắt đầu như vậy.", "Leave out checks whose ids begin so."),
    ),
    Option(
        "--fail-on",
        kind=one_of(*BARS),
        default="error",
        said=Text("Mức từ đó mã thoát là 1; mặc định error.", "Severity from which the exit code is 1; default error."),
    ),
    Option(
        "--baseline",
        kind=file,
        metavar=Text("TỆP", "FILE"),
        said=Text(
            "Bỏ qua các phát hiện đã biết, ghi trong tệp này; mục không còn đúng là lỗi.",
            "Pass over the known findings that this file lists; an entry that is stale is an error.",
        ),
    ),
    Option(
        "--since",
        shell_complete=revisions,
        metavar=Text("BẢN", "REV"),
        said=Text(
            "Chỉ nêu, và tính mã thoát theo, phát hiện mới so với bản git này (HEAD, tên nhánh); kể cả tệp chưa đưa vào git.",
            "Only what is new against this revision of git (HEAD, a branch), which alone decides the exit code; files not yet in git count.",
        ),
    ),
    form_option(*FORMATS),
    output_option(
        Text(
            f"{TO_FILE.vi[:-1]}; không có --format thì đuôi tệp quyết định dạng: {_ENDINGS}.",
            f"{TO_FILE.en[:-1]}; without --format the ending decides: {_ENDINGS}.",
        )
    ),
    Option("--exit-zero", is_flag=True, said=Text("Mã thoát 0 dù có phát hiện.", "Exit with 0 whatever is found.")),
    all_option(Text("Nêu đầy đủ mọi phát hiện, không gộp theo nguyên nhân.", "Show every finding in full.")),
    Option(
        "--links",
        default="",
        metavar=Text("ĐỊA-CHỈ", "ADDRESS"),
        said=Text(
            "SARIF, HTML: trang giải thích từng phép kiểm tra, ví dụ https://so.example.vn/checks/{id}.",
            "SARIF, HTML: the page that explains a check, such as https://register.example.org/checks/{id}.",
        ),
    ),
    Option(
        "--brief",
        "form",
        flag_value="brief",
        said=Text(
            "Chỉ tổng số và năm nguyên nhân chính, như --format brief.",
            "Only the totals and the five main causes, like --format brief.",
        ),
    ),
    Option(
        "--short",
        "form",
        flag_value="short",
        said=Text("Mỗi phát hiện một dòng, như --format short.", "A line for each finding, like --format short."),
    ),
    Option(
        "--cause",
        multiple=True,
        shell_complete=KEYS,
        metavar=Text("KHÓA", "KEY"),
        said=Text(
            "Chỉ nêu, đầy đủ, các phát hiện của nguyên nhân này; khóa như lệnh check in ra.",
            "Only findings of this cause, in full; its key as check prints it.",
        ),
    ),
    *FIXING,
    NO_CACHE,
)

COMMAND = Command(
    _run,
    said=Text(
        "Đọc toàn bộ sổ thẩm quyền, chạy mọi phép kiểm tra, nêu từng phát hiện với tệp, dòng, căn cứ và cách xử lý. Nêu tên tệp thì vẫn xét "
        "cả sổ, nhưng chỉ nêu, và tính mã thoát theo, phát hiện có chỗ trong các tệp ấy.",
        "Read the whole register, ask every check, and show each finding with its file, line, law and what to do. Where files are named, the "
        "whole register is asked all the same, but only findings with a place in them are shown, and decide the exit code.",
    ),
    arguments=[
        (
            Text("ĐƯỜNG-DẪN", "PATH"),
            Text(
                "Thư mục có register.yaml, hoặc có rules/; hoặc các tệp, thư mục trong sổ.",
                "A folder with register.yaml, or with rules/; or files and folders within the register.",
            ),
        )
    ],
    examples=(
        "delegation check",
        "delegation check rules --as-of 2026-12-31 --select DLG2,DLG3",
        "delegation check --format sarif -o delegation.sarif",
        "delegation check -o phat-hien.html",
        "delegation check --format json | jq .summary",
        "delegation check rules/tasks/chan-nuoi.yaml",
        "delegation check --since HEAD",
        "delegation check --fix --diff",
    ),
    params=[
        Argument("paths", nargs=-1, kind=file, metavar=Text("[ĐƯỜNG-DẪN]...", "[PATH]...")),
        *_OPTIONS,
    ],
)
