"""A history of what changed: commits, each with what it changed, and what of that is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.answers.changes import summary
from delegation.answers.changes.differences import KINDS
from delegation.answers.changes.sentences import EntryTurn
from delegation.findings import Language, Text
from delegation.model.matters import Grant, MatterId
from delegation.model.provisions import canonical
from delegation.model.terms import Day, if_known
from delegation.questions.compare import Comparison, GrantChange, Move
from delegation.speech import in_english, number
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its hash, its parents, the day and name of its author (the day as the author's clock had it, none where it is no day), its subject."""

    hash: str
    parents: tuple[str, ...]
    day: Day | None
    author: str
    subject: str


@dataclass(frozen=True, slots=True)
class HistoryEvent:
    """A commit (``None``: what is not committed yet) and what it changed. ``first``: the register begins with it."""

    commit: Commit | None
    comparison: Comparison
    first: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """Events of the matter, holder or instrument ``subject``, the newest first, all examined on the same ``day``.

    ``commits``: how many there are; ``with_remarks``: whether notes and sources are told; ``has_more``: whether older events
    were left out; ``is_cut``: the repository holds no older commits.
    """

    subject: str
    named: Text
    day: Day
    events: tuple[HistoryEvent, ...]
    commits: int
    with_remarks: bool
    has_more: bool
    is_cut: bool


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """Something that an event says, and the chains that belong to it."""

    said: Text
    before: tuple[Text, ...] = ()
    after: tuple[Text, ...] = ()


def lines(event: HistoryEvent, subject: str, *, with_remarks: bool) -> tuple[HistoryLine, ...]:
    """Tell an event of a subject. ``with_remarks``: also notes, sources and other entries by which nobody holds."""
    return (*_moves(event.comparison, subject), *_entries(event.comparison, subject, with_remarks=with_remarks))


def _moves(comparison: Comparison, subject: str) -> Iterator[HistoryLine]:
    by_language = {language: _moves_in(comparison, subject, language) for language in _LANGUAGES}
    for (vi, before, after), (en, _, _) in zip(by_language["vi"], by_language["en"], strict=True):
        yield HistoryLine(Text(vi, en), before, after)


_LANGUAGES: tuple[Language, Language] = ("vi", "en")


def _moves_in(
    comparison: Comparison, subject: str, language: Language
) -> list[tuple[str, tuple[Text, ...], tuple[Text, ...]]]:
    found = []
    for kind, pairs in summary.moved(comparison, language).items():
        for pair in pairs:
            for one in pair.by_cause:
                if not _concerns(one.moves, subject, comparison):
                    continue
                listed = summary.lines(one, comparison)
                count = len(listed)
                more = f" ({'; '.join(part[:1].lower() + part[1:] for part in one.said)})" if one.said else ""
                many = Text(f" ({number(count).vi} việc)", f" ({in_english(count, 'matter')})").in_(language)
                by = Text("vì", "by").in_(language)
                parties = pair.said().in_(language)
                said = f"{KINDS[kind].in_(language)}{more}: {parties}{many if count > 1 else ''}; {by}: {one.cause}"
                chains = (listed[0].before, listed[0].after) if count == 1 else ((), ())
                found.append((said, *chains))
    return found


def _concerns(moves: Sequence[Move], subject: str, comparison: Comparison) -> bool:
    """Say whether a change is the subject's: of a holder, only where it stood before or stands after."""
    if subject not in comparison.new.register.holders and subject not in comparison.old.register.holders:
        return True
    return any(subject in {party.holder for party in (*one.before, *one.after)} for one in moves)


def _entries(comparison: Comparison, subject: str, *, with_remarks: bool) -> Iterator[HistoryLine]:
    grants = {one.id: one for one in comparison.grants}
    for alike in (alike for some in summary.entries(comparison).values() for alike in some):
        for one in alike.entries:
            if one.group == "other" and not with_remarks:
                continue
            if one.about in grants and one.group == "grant" and not _is_about(grants[one.about], subject):
                continue
            yield HistoryLine(_said(one))


def _said(one: EntryTurn) -> Text:
    vi, en = "; ".join(part.vi for part in one.said), "; ".join(part.en for part in one.said)
    return Text(f"{one.name.vi}: {vi}", f"{one.name.en}: {en}")


def _is_about(change: GrantChange, subject: str) -> bool:
    """Say whether a grant changed for a matter: not where its annex has only other rows more or fewer."""
    if change.turn.kinds != ("matters-changed",):
        return True
    matter = MatterId(subject)
    if matter in (*change.matters_added, *change.matters_removed):
        return True
    rows = [_row(one, matter) for one in (change.before, change.after)]
    return rows == [None, None] or rows[0] != rows[1]


def _row(grant: Grant | None, matter: MatterId) -> object:
    rows = () if grant is None else if_known(grant.rows)
    found = tuple((row.row, canonical(row.at), row.part) for row in rows if row.matter == matter)
    return found or None
