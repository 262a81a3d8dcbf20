"""What the help shows as examples: each with its command."""

from __future__ import annotations

import click

from delegation.cli.language import LANGUAGES
from delegation.cli.program import every_command, program
from delegation.cli.speech import Spoken
from delegation.findings import Language

EVERY = ["", *every_command()]
"""The names of all commands; the first is the group."""


def command(name: str, language: Language) -> Spoken:
    """Give a command by its name, of two words where it is one of a group."""
    found: click.Command | None = program(language)
    for one in name.split():
        assert isinstance(found, click.Group)
        found = found.get_command(click.Context(found), one)
    assert isinstance(found, Spoken)
    return found


EXAMPLES = sorted({(name, example) for name in EVERY for one in LANGUAGES for example in command(name, one).examples})
