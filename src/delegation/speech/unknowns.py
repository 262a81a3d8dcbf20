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


_SHORT = (
    ("hiệu lực", Text("ngày có hiệu lực", "the day in force")),
    ("thời hạn", Text("thời hạn", "the term")),
    ("tạm ngưng", Text("việc tạm ngưng", "a suspension")),
)
"""What may not be known, by a word of the reason that an author gives: papers do not quote his notes."""


def in_short(reasons: Iterable[str]) -> Text:
    """Say what is not known, without the words of the register for why; nothing where that cannot be told."""
    given = list(reasons)
    found = [said for word, said in _SHORT if any(word in one for one in given)]
    if not found:
        return Text("", "")
    named = joined(", ", found)
    return Text(f"{named.vi} chưa rõ", f"{named.en} not known")


def not_certain(name: Text, reasons: Iterable[str]) -> Text:
    """Say that somebody does not surely have something, and what is not known that would tell."""
    why = in_short(reasons)
    vi, en = f"Thẩm quyền của {name.vi} chưa chắc chắn", f"Authority of {name.en} not certain"
    return Text(f"{vi} vì {why.vi}", f"{en}: {why.en}") if why.vi else Text(vi, en)
