"""Commands that stand below another one, as they are declared."""

from __future__ import annotations

from collections.abc import Sequence

import click  # noqa: TC002  the type of what is built

from delegation.cli.declared import Option
from delegation.cli.program import Group, Lines
from delegation.findings import Language, Text


class CommandGroup:
    """A command that is a group of others, as it is declared. ``module``: of whose name the others' modules begin."""

    def __init__(self, module: str, commands: Lines, *, said: Text, examples: Sequence[str]) -> None:
        self.commands = commands
        self._module, self._said, self._examples = module, said, examples

    def built(self, name: str, language: Language, shared: Sequence[Option]) -> click.Command:
        """Build it in one language, with the options that it shares with every command."""
        return Group(
            commands=self.commands,
            module=self._module,
            language=language,
            name=name,
            help=self._said.in_(language),
            examples=self._examples,
            params=[one.built(language) for one in shared],
        )
