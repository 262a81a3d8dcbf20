"""What is written by which ending of a file, for every command that has ``-o``."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Literal

import click

from delegation.cli.common import is_file
from delegation.cli.speech import refuse
from delegation.findings import Language

Target = Literal["svg", "png", "pdf", "pptx", "dot", "mmd"]
PICTURES: Mapping[str, Target] = {
    ".svg": "svg", ".png": "png", ".pdf": "pdf", ".pptx": "pptx", ".dot": "dot", ".gv": "dot", ".mmd": "mmd", ".mermaid": "mmd",
}  # fmt: skip
_WAYS: Mapping[str, str] = {
    ".docx": "word", ".xlsx": "excel", **dict.fromkeys(PICTURES, "chart"),
    ".txt": "text", ".json": "json", ".md": "markdown", ".csv": "csv", ".sarif": "sarif", ".xml": "junit", ".html": "html", ".ics": "calendar",
    ".graphml": "graphml", ".ttl": "turtle", ".nt": "ntriples", ".jsonld": "jsonld",
}  # fmt: skip
"""Each ending, and what a command writes to it, if it can: a format of ``--format``, or a file of another program."""
_OTHERS = frozenset({"word", "excel", "chart", "calendar", "graphml", "turtle", "ntriples", "jsonld"})
"""What --format does not name."""
_BESIDE: Mapping[str, frozenset[str]] = {
    ".json": frozenset({"sarif", "gitlab"}),
    ".md": frozenset({"text", "brief", "short"}),
}
"""Formats that a file of an ending may hold beside that which the ending names; a file .txt holds any."""


def endings(*ways: str) -> str:
    """Give the endings of files that are written in some ways, as they are listed for people."""
    return ", ".join(ending for ending, way in _WAYS.items() if way in ways)


def _ending(output: Path | None) -> str:
    """Give the ending of a file, a lonely point too; nothing where there is no file, or no point in its name."""
    if output is None or not is_file(output):
        return ""
    return "." if output.name.endswith(".") and output.name.strip(".") else output.suffix.lower()


_PAPERS = {"check": "phat-hien", "status": "tom-tat"}
"""The annex that says on paper what a command tells on the screen."""


def way_of(output: Path | None, form: str | None, able: Collection[str], language: Language) -> str:
    """Tell what is written: what the ending of the file says, else ``--format``, else the first that the command is able to.

    ``able``: formats and files of other programs. A text goes to a file of any ending where ``--format`` is given. Raises a usage error for an ending that the command
    cannot write, and for a ``--format`` that is not what the ending says.
    """
    ending = _ending(output)
    way = _WAYS.get(ending)
    if form is not None and (way in (None, "text", form) or form in _BESIDE.get(ending, ())):
        return form
    first = next(iter(able))
    if (ending or first in _OTHERS) and way not in able:
        context = click.get_current_context()
        kind = _PAPERS.get(context.info_name or "") if way in ("word", "excel") else None
        vi, en = (
            (
                f" Thành phụ lục Word, Excel: delegation annex {kind} -o {output}.",
                f" As an annex for Word or Excel: delegation annex {kind} -o {output}.",
            )
            if kind
            else ("", "")
        )
        raise refuse(
            f"Không ghi được vào «{output}»: tên tệp phải có một trong các đuôi {endings(*able)}.{vi}",
            f"Cannot write to “{output}”: the name must end in one of {endings(*able)}.{en}",
            language,
            context,
        )
    if form is not None:
        raise refuse(
            f"--format {form} không ghi được vào tệp {ending}. Hãy bỏ --format, hoặc đổi đuôi tệp.",
            f"--format {form} does not go into a {ending} file. Leave out --format, or choose another ending.",
            language,
            click.get_current_context(),
        )
    return way or first
