"""What is asked on a terminal: again and again until the answer means something."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from delegation.cli.common import remark
from delegation.errors import DelegationError
from delegation.findings import Language, Text

_EMPTY = Text(
    "Phải trả lời câu này, không để trống được; muốn dừng thì bấm Ctrl+C.",
    "This must be answered and cannot be left empty; Ctrl+C stops.",
)


def is_asked() -> bool:
    """Whether somebody sits at the terminal who can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def asked(words: str, taken: Callable[[str], object], language: Language) -> str:
    """Ask until an answer is taken. ``taken`` raises ``DelegationError`` or ``click.BadParameter`` for one that is none."""
    while True:
        answer = str(click.prompt(words, default="", show_default=False, err=True)).strip()
        if not answer:
            remark(_EMPTY, language)
            continue
        try:
            taken(answer)
        except DelegationError as error:
            remark(error.said, language)
        except click.BadParameter as error:
            remark(Text(error.message, error.message), language)
        else:
            return answer
