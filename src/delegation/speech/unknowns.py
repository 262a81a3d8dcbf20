"""What is not known, and why."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.findings import Text
from delegation.model.reasons import english
from delegation.model.terms import Unknown, telling
from delegation.speech.text import joined

NOT_KNOWN = Text("chưa rõ", "not known")
HOLDER_NOT_KNOWN = Text("chủ thể chưa rõ", "a holder that is not known")


def unknown(one: Unknown, what: Text = NOT_KNOWN) -> Text:
    """Say that something is not known, and why where a reason is given: ``căn cứ chưa rõ (…)``. ``what``: the words before it."""
    why = reason(one.reason)
    return what if one.is_bare else Text(f"{what.vi} ({why.vi})", f"{what.en} ({why.en})")


def reason(said: str) -> Text:
    """Give a reason for which something is not known: the program's own in both languages, that of an author in his words and the English that the register has."""
    return Text(said, english(said))


def reasons(several: Iterable[str]) -> Text:
    """Give some reasons in one line, each once; what says no more than that it is not known, only where nothing else is said."""
    return joined("; ", map(reason, telling(several)))
