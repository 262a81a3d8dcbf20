"""What a paper asks to be done about a finding, in the words of an official document.

What a check itself advises is said to whoever mends the rule files, by the keys of these; a director is asked for a decision.
"""

from __future__ import annotations

import re

from delegation.findings import Explained, Finding, Text
from delegation.speech.text import joined

_OF_FILES = re.compile(
    r"[{}`]|[«“][a-z]+(?:-[a-z]+)*[»”]|\b[a-z-]+: ?(?:true|autonomy|\[|\{)|\.yaml\b|\b(?:norms|rules|docs)/|\((?:basis|row)\)|"
    r"\b(?:form|covers|checks|at): |lệnh check|\bcheck (?:prints|command)"
)
"""What only rule files and commands know."""
_COMMAND = re.compile(r"\bdelegation [a-z]")
"""A command in Vietnamese; in English the word itself is what the law is about."""
_TO_WRITE = re.compile(
    r"(?:^|\brồi |\bthì |\bhoặc |; |\bkia )ghi\b(?! rõ)|(?:^|\band |; |, |\bor )write\b|\((?:only|communes)\b|"
    r"\bsổ\b|\btệp\b|\bthe (?:register|file)\b|\bentr(?:y|ies)\b",
    re.IGNORECASE,
)
"""What is asked of whoever keeps the register: to write something into it, or to mend it."""


def speaks_of_files(said: Text) -> bool:
    """Whether words can be understood only by somebody who mends rule files."""
    return any(one.search(said.vi) for one in (_OF_FILES, _COMMAND)) or _OF_FILES.search(said.en) is not None


def asked(explained: Explained, finding: Finding) -> Text:
    """Say what a paper asks to be done about a finding."""
    own = explained.advice(finding)
    return in_general(explained) if _is_for_the_register(own) else own


def in_general(explained: Explained) -> Text:
    """Say what a paper asks to be done about the findings of a check in general."""
    if explained.ask is not None:
        return explained.ask
    return explained.title if _is_for_the_register(explained.mend) else explained.mend


def _is_for_the_register(said: Text) -> bool:
    """Whether only somebody who keeps the register can do what is advised: a director decides, and writes nothing into files."""
    return speaks_of_files(said) or any(_TO_WRITE.search(one) for one in (said.vi, said.en))


_WORKING = re.compile(
    r" (?:Cần đối chiếu lời văn|To be held against the words)\.$| \((?:giống nhau \d+/100|\d+/100 alike)\)"
)
"""What only whoever works on the register wants to know: how alike two titles are, and what the column beside asks anyway."""


def found(finding: Finding, *, with_notes: bool = False) -> Text:
    """Say a finding without the sentences that tell how to write something into rule files, and without working notes unless they are wanted."""
    said = finding.said
    told = _plain(said) if speaks_of_files(said) else said
    return told if with_notes else Text(_WORKING.sub("", told.vi), _WORKING.sub("", told.en))


def law(source: Text) -> Text:
    """Cite the law behind a finding or a check without what only settings of the register say."""
    return joined("; ", _of_no_files(source, "; ", keep=0))


def _plain(said: Text) -> Text:
    """Leave out the sentences that speak of files, whole: half of one is advice that breaks off. Of the first, which says what is found, only clauses."""
    first, *others = _sentences(said)
    clauses = _of_no_files(first, r"(?<=;) ", keep=1)
    told = joined(" ", (joined(" ", clauses), *(one for one in others if not speaks_of_files(one))))
    return Text(told.vi.rstrip(";"), told.en.rstrip(";"))


def _sentences(said: Text) -> tuple[Text, ...]:
    """Give the sentences of a text; all of it as one where an author's dots divide the two languages otherwise."""
    vi, en = (re.split(r"(?<=\.) ", one) for one in (said.vi, said.en))
    return tuple(map(Text, vi, en)) if len(vi) == len(en) else (said,)


def _of_no_files(said: Text, between: str, keep: int) -> list[Text]:
    """Give the clauses of a text that do not speak of files, and the first ``keep`` in any case: the same ones in both languages.

    Where an author's words divide the two otherwise, nothing is left out: half of what is found would be worse than a word too many.
    """
    vi, en = re.split(between, said.vi), re.split(between, said.en)
    if len(vi) != len(en):
        return [said]
    return [one for at, one in enumerate(map(Text, vi, en)) if at < keep or not speaks_of_files(one)]
