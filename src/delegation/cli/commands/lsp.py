"""``delegation lsp``."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click
from click.core import ParameterSource

from delegation.cli.common import refuse_hypotheses, today
from delegation.cli.declared import Command, Option
from delegation.cli.language import RULES_VARIABLE
from delegation.cli.options import AS_OF
from delegation.errors import NotAvailableError
from delegation.findings import Language, Text


def _run(*, language: Language, template: str, as_of: date | None) -> int:
    from delegation.cli.links import links_by

    refuse_hypotheses("lsp")
    links = links_by(template, lambda _kind, name: f"checks/{name}.md")
    context = click.get_current_context()
    kept = context.find_root().meta.get("delegation.rules") or os.environ.get(RULES_VARIABLE)
    try:
        from delegation.cli.lsp.lifecycle import serve
    except ImportError as error:
        raise _not_installed(error) from error
    asked = language if _is_asked_for(context) else None
    return serve(
        lambda root: as_of or today(root), Path(kept) if kept else None, asked, lambda check: links(f"check:{check}")
    )


def _is_asked_for(context: click.Context | None) -> bool:
    """Tell whether somebody chose the language, before the command or after it."""
    while context is not None:
        if context.get_parameter_source("lang") in (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT):
            return True
        context = context.parent
    return False


def _not_installed(error: ImportError) -> NotAvailableError:
    return NotAvailableError(
        Text(
            f"Máy này thiếu gói mà máy chủ ngôn ngữ cần ({error.name}). Hãy cài: pip install 'pygls>=2.1,<3'.",
            f"This machine lacks a package that the language server needs ({error.name}). Install it: pip install 'pygls>=2.1,<3'.",
        )
    )


COMMAND = Command(
    _run,
    said=Text(
        "Máy chủ ngôn ngữ (Language Server Protocol) cho trình soạn thảo, qua đầu vào và đầu ra chuẩn: nêu phát hiện trên văn bản đang gõ, gợi ý khóa, "
        "mã và tên, giải thích khi rê chuột, đổi mã ở mọi tệp, sửa nhanh, trình bày lại. Cách cài cho từng trình soạn thảo: docs/editors.md.",
        "A language server (Language Server Protocol) for editors, on standard input and output: findings on the text that is being written, completion of "
        "keys, ids and names, hover, renaming across files, quick fixes, formatting. docs/editors.md tells how to set up each editor.",
    ),
    examples=("delegation lsp", "delegation lsp --rules rules --lang en"),
    params=[
        AS_OF,
        Option(
            "--links",
            "template",
            default="",
            metavar=Text("MẪU", "TEMPLATE"),
            said=Text(
                "Mẫu địa chỉ trang của mỗi phép kiểm tra, với {id} hoặc {file}; mặc định là trang trong docs/checks, nếu có.",
                "Template of the address of a check's page, with {id} or {file}; default: the page in docs/checks, where there is one.",
            ),
        ),
    ],
)
