"""Writes docs/commands.md from the help of every command. ``--check`` writes nothing and fails where the page is stale."""

from __future__ import annotations

import sys
from typing import Any

import click

from delegation.cli.program import every_command, program
from delegation.findings import Language
from pages import ROOT, settled

PAGE = ROOT / "docs" / "commands.md"
_WIDTH = 100
_HEADS: dict[Language, tuple[str, str]] = {
    "vi": ("Các lệnh", "Trang này được tạo từ hướng dẫn của chính các lệnh: `python tools/make_command_page.py`."),
    "en": ("The commands", "Made from the help of the commands themselves."),
}


def page() -> str:
    """Give the page: all commands in Vietnamese, then in English."""
    lines: list[str] = []
    for language, (title, remark) in _HEADS.items():
        lines += [f"# {title}", "", remark, ""]
        for name in ("", *every_command()):
            head = f"delegation {name}".rstrip()
            lines += [f"## {head}", "", "```text", _help(name, language).rstrip(), "```", ""]
    return "\n".join(lines)


def _help(name: str, language: Language) -> str:
    command: click.Command = program(language)
    context = _context(command, "delegation", None)
    for word in name.split():
        below = command.get_command(context, word) if isinstance(command, click.Group) else None
        if below is None:
            raise LookupError(name)
        command, context = below, _context(below, word, context)
    return command.get_help(context)


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    return click.Context(command, info_name=name, parent=parent, terminal_width=_WIDTH, **_settings(command))


def _settings(command: click.Command) -> dict[str, Any]:
    return {**command.context_settings, "max_content_width": _WIDTH}


if __name__ == "__main__":
    sys.exit(settled(PAGE, page()))
