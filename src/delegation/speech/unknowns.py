"""What is not known, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from delegation.findings import Text
from delegation.model.reasons import IN_ENGLISH, NAMING
from delegation.model.terms import Unknown, telling
from delegation.speech.text import joined

NOT_KNOWN = Text("chưa rõ", "not known")
HOLDER_NOT_KNOWN = Text("chủ thể chưa rõ", "a holder that is not known")


def unknown(one: Unknown, what: Text = NOT_KNOWN) -> Text:
    """Say that something is not known, and why where a reason is given: ``căn cứ chưa rõ (…)``. ``what``: the words before it."""
    why = reason(one.reason)
    return what if one.is_bare else Text(f"{what.vi} ({why.vi})", f"{what.en} ({why.en})")


def reason(said: str) -> Text:
    """Give a reason for which something is not known: that which the program gives of itself in both languages, any other in the words of its author."""
    known = IN_ENGLISH.get(said)
    if known is not None:
        return Text(said, known)
    for pattern, words in _naming():
        found = pattern.fullmatch(said)
        if found is not None:
            named = found.groupdict()
            if "why" in named:
                named["why"] = reason(named["why"]).en
            return Text(said, words.format(**named))
    return Text(said, said)


@cache
def _naming() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give what finds each reason that names something, and its words in English."""
    return tuple(
        (re.compile(re.sub(r"\\\{(at|by|other|why)\\\}", r"(?P<\1>.+)", re.escape(said))), words)
        for said, words in NAMING.items()
    )


def reasons(several: Iterable[str]) -> Text:
    """Give some reasons in one line, each once; what says no more than that it is not known, only where nothing else is said."""
    return joined("; ", map(reason, telling(several)))
