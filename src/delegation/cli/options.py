"""Options and arguments that several commands have."""

from __future__ import annotations

from pathlib import Path

import click  # noqa: TC002  the same

from delegation.cli.declared import Argument, Option, Words, file, one_of
from delegation.cli.language import LANGUAGES, VARIABLE
from delegation.cli.offering import papers
from delegation.cli.places import completing
from delegation.cli.speech import DayType
from delegation.findings import Text


def _keep_rules(ctx: click.Context, _param: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.find_root().meta["delegation.rules"] = str(value)


def _keep_hypotheses(ctx: click.Context, _param: click.Parameter, value: tuple[Path, ...]) -> None:
    ctx.find_root().meta.setdefault("delegation.with", []).extend(map(str, value))


SHARED = (
    Option(
        "--lang",
        kind=one_of(*LANGUAGES),
        overrides=True,
        envvar=VARIABLE,
        expose_value=False,
        said=Text("Ngôn ngữ; mặc định theo register.yaml.", "Language; default: that of register.yaml."),
    ),
    Option(
        "--rules",
        kind=file,
        metavar=Text("THƯ-MỤC", "FOLDER"),
        expose_value=False,
        callback=_keep_rules,
        said=Text(
            "Thư mục có register.yaml; mặc định DELEGATION_RULES, rồi rules/ gần nhất từ đây trở lên.",
            "Folder with register.yaml; default DELEGATION_RULES, then the nearest rules/ here or above.",
        ),
    ),
    Option(
        "--with",
        "hypotheses",
        kind=file,
        multiple=True,
        metavar=Text("TỆP", "FILE"),
        expose_value=False,
        callback=_keep_hypotheses,
        said=Text(
            "Trả lời như thể phương án giả định trong tệp này đã có hiệu lực; dùng được nhiều lần.",
            "Answer as if the hypothesis in this file were in force; may be given several times.",
        ),
    ),
    Option(
        "--debug",
        is_flag=True,
        expose_value=False,
        said=Text("In vết lỗi khi chương trình hỏng.", "Show the traceback of a bug."),
    ),
)
"""Options that may stand before the command or after it."""

AS_OF = Option(
    "--as-of", kind=DayType, said=Text("Xét tại ngày này; mặc định hôm nay.", "The day asked about; default today.")
)
BARS = ("error", "warning", "info")
"""Severities that ``--fail-on`` may name."""
FIXING = (
    Option(
        "--fix",
        "mend",
        is_flag=True,
        said=Text(
            "Sửa ngay trong tệp cách viết sai (dấu nháy, thụt dòng, ngày, số, tên thay cho mã, chữ gần giống), không bao giờ sửa nội dung pháp "
            "lý; rồi kiểm tra.",
            "Mend in the files how something is written (quotes, indentation, days, numbers, names for ids, misleading letters), never what it "
            "says of the law; then check.",
        ),
    ),
    Option(
        "--diff",
        "shown",
        is_flag=True,
        said=Text(
            "Chỉ cho xem những gì --fix sẽ sửa, không ghi; mã thoát 1 nếu có.",
            "Only show what --fix would change, and write nothing; exit code 1 where there is anything.",
        ),
    ),
)
DIFF = Option(
    "--diff",
    "shown",
    is_flag=True,
    said=Text("Chỉ cho xem những gì sẽ đổi, không ghi.", "Only show what would be changed, and write nothing."),
)
NO_CACHE = Option(
    "--no-cache",
    is_flag=True,
    said=Text("Không dùng kết quả giữ lại từ lần trước.", "Keep and use nothing from earlier runs."),
)
PAPER = Option(
    "--paper",
    default="a4",
    shell_complete=papers,
    metavar=Text("KHỔ", "PAPER"),
    said=Text("Khổ giấy của sơ đồ, như ở lệnh chart; mặc định a4.", "Paper of the chart, as for chart; default a4."),
)
HIGHLIGHT = Option(
    "--highlight",
    multiple=True,
    metavar=Text("TÊN", "NAME"),
    shell_complete=completing("holder", "matter", "field", "instrument"),
    said=Text(
        "Làm nổi bật một chủ thể, việc, lĩnh vực, văn bản (mã hoặc tên), hoặc một phát hiện (khóa, như DLG201:…); lặp lại được.",
        "Have a holder, a matter, a field or an instrument (id or name) stand out, or a finding (key, such as DLG201:…); may be repeated.",
    ),
)
NOTES = Option(
    "--notes",
    is_flag=True,
    said=Text(
        "Kèm lý do chưa rõ ghi trong sổ; mặc định bỏ, để sơ đồ đưa vào văn bản được.",
        "Add why something is not known; by default it is left out.",
    ),
)
PATH = Argument("path", required=False, kind=file, metavar=Text("[THƯ-MỤC]", "[PATH]"))
PATH_WORDS = (
    Text("THƯ-MỤC", "PATH"),
    Text("Thư mục có register.yaml, hoặc có rules/.", "A folder with register.yaml, or with rules/."),
)
TO_FILE = Text("Ghi vào tệp này thay vì ra màn hình.", "Write to this file instead of the screen.")
"""What ``-o`` is for where the result is a text."""


def form_option(*names: str) -> Option:
    """Make ``--format``; the first name is the default."""
    said = Text(f"Dạng kết quả; mặc định {names[0]}.", f"The output; default {names[0]}.")
    return Option("--format", "form", kind=one_of(*names), said=said)


def output_option(said: Words, *, required: bool = False) -> Option:
    """Make ``-o``; ``said`` tells what may be written there."""
    return Option("-o", "--output", kind=file, required=required, metavar=Text("TỆP", "FILE"), said=said)


def all_option(said: Words) -> Option:
    """Make ``--all``; ``said`` tells what is then shown."""
    return Option("--all", "show_all", is_flag=True, said=said)


_SORTS = (
    "holder", "matter", "instrument", "field", "grant", "norm", "source", "figure", "ledger", "assertion", "policy", "request",
)  # fmt: skip


def sort_option() -> Option:
    """Make ``--sort``, which says of which sort an id is."""
    said = Text(
        "Mã này là của loại nào, khi nhiều mục cùng mã.", "Of which sort it is, where several entries bear the id."
    )
    return Option("--sort", kind=one_of(*_SORTS), said=said)
