"""What stops the program. Wrong rules are findings, never exceptions."""

from __future__ import annotations

from delegation.findings import Text


class DelegationError(Exception):
    """Something that stops the run: one sentence that says what, where and what to do. Exit code 3."""

    def __init__(self, said: Text) -> None:
        """Keep the sentence in both languages; ``str()`` gives the Vietnamese one."""
        super().__init__(said.vi)
        self.said = said


class RegisterNotFoundError(DelegationError):
    """There is no register at the place that was named or found."""


class NotAvailableError(DelegationError):
    """A part that this command needs is missing on this machine: a layout engine, a font, a package."""


class AskedWronglyError(DelegationError):
    """The question itself does not fit: a name that nobody bears, a form that does not exist. Exit code 2."""


class NothingToListError(AskedWronglyError):
    """What was asked for is known and has nothing to list on the day: of several lists the others can still be made."""
