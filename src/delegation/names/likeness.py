"""How far the words of a question are those of a name."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.names.folding import fold, marked

LIKE = 72.0
SURE = 90.0
"""Likeness from 0 to 100: to be offered at all, to be taken as meant."""

_MOST_OTHERS = 4
"""A name has at most so many words for each one of a question that means it, unless it begins with the question."""
_CODE_OF_COMMUNE = 5


def has_words(asked: str, name: str) -> bool:
    """Whether a name has each word of the question, with its diacritics where it is written with any."""
    spelt = {marked(name), fold(name)} if marked(asked) == fold(asked) else {marked(name)}
    words = {word for one in spelt for word in one.split()}
    return all(word in words or (word == fold(word) and word in fold(name).split()) for word in marked(asked).split())


def is_named_by(asked: str, names: Iterable[str]) -> bool:
    """Whether the words of a question name something by one of its names, and are not only some among many of a long title."""
    wanted = fold(asked)
    words = set(wanted.split())
    for name in map(fold, names):
        every = name.split()
        if words <= set(every) and (f"{name} ".startswith(f"{wanted} ") or len(every) <= _MOST_OTHERS * len(words)):
            return True
    return False


def likeness(asked: str, wanted: str, name: str, spelt: str) -> float:
    """Compare a question with a name, or with as many words within it: letters across the bounds of words make nothing alike."""
    from rapidfuzz import fuzz

    score = fuzz.ratio(wanted, spelt)
    if score >= SURE or len(wanted) <= _CODE_OF_COMMUNE or len(spelt) <= len(wanted):
        return score
    words, own, count = spelt.split(), marked(name).split(), len(wanted.split())
    for start in range(len(words) - count + 1):
        within = fuzz.ratio(wanted, " ".join(words[start : start + count]), score_cutoff=LIKE)
        if within and 0.95 * within > score:
            score = max(score, 0.95 * _weighed(asked, within, " ".join(own[start : start + count])))
    return score


def _weighed(asked: str, score: float, name: str) -> float:
    """Weigh how far the diacritics agree, too, where a question has any."""
    from rapidfuzz import fuzz

    written = marked(asked)
    return score if score < LIKE or written == fold(asked) else (score + fuzz.ratio(written, marked(name))) / 2
