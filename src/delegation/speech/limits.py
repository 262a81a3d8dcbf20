"""How far a grant reaches, and on what terms: its cases and communes, its part in words, its conditions, its manner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from delegation.findings import Text
from delegation.model.matters import AnnexRow, Grant
from delegation.model.parts import WHOLE, Part
from delegation.model.register import Register
from delegation.model.terms import Unknown, if_known
from delegation.speech.numbers import counted, in_english
from delegation.speech.text import joined
from delegation.speech.unknowns import unknown

REST = Text("Phần còn lại", "The rest")
"""What lies outside the parts that grants give in words."""


class Limited(Protocol):
    """A grant, or a step of a chain that it makes."""

    @property
    def stated_part(self) -> str | Unknown | None:
        """The part that it gives, where only words say which; ``Unknown`` where it is not known whether it is one."""

    @property
    def alternates(self) -> Sequence[object]:
        """All to whom it is given, where any one of them may act."""

    @property
    def steps(self) -> Sequence[str]:
        """The steps of the procedure that are given; empty for all."""

    @property
    def giver_keeps(self) -> bool | Unknown:
        """Whether the giver goes on acting beside the receiver."""

    @property
    def conditions(self) -> str | Unknown | None:
        """What must be met before the receiver acts."""

    @property
    def manner(self) -> str | Unknown | None:
        """How the receiver acts: in whose name, with which seal."""


def part(words: str) -> Text:
    """Say that only a part is given, and which, in the words of the decision."""
    return Text(f"một phần: «{_plain(words)}»", f"a part only: “{_plain(words)}”")


_KEEPS_OR_NOT = Text("chưa rõ bên giao còn giải quyết không", "not known whether the giver goes on acting")
STEP_WORDS = {
    "receive": Text("tiếp nhận", "receive"),
    "appraise": Text("thẩm định", "appraise"),
    "decide": Text("quyết định", "decide"),
}


def steps(several: Iterable[str]) -> Text:
    """Name steps of a procedure: ``tiếp nhận, thẩm định``."""
    return joined(", ", (STEP_WORDS[one] for one in several))


def only_steps(several: Iterable[str]) -> Text:
    """Say that only some steps of the procedure are given."""
    said = steps(several)
    return Text(f"chỉ giao bước {said.vi}", f"only to {said.en}")


KEEPS = Text("bên giao vẫn tiếp tục giải quyết", "the giver goes on acting as well")


def any_of(count: int) -> Text:
    """Say that it is given to so many, any one of whom may act."""
    return Text(
        f"một trong {count} bên nhận, bên nào cũng được giải quyết",
        f"one of {in_english(count, 'receiver')}, any of whom may act",
    )


def limits(one: Limited, *, unread: bool = True, with_reasons: bool = True) -> Iterator[Text]:
    """Say what a decision states beside who gives what to whom and until when; nothing of what is all or missing.

    ``unread``: whether it is told as well what of it is not known; false where that stands beside. ``with_reasons``: whether it is told why.
    """
    if isinstance(one.stated_part, str):
        yield part(one.stated_part)
    if one.steps:
        yield only_steps(one.steps)
    if one.alternates:
        yield any_of(len(one.alternates))
    if one.giver_keeps is not False:
        why = one.giver_keeps if isinstance(one.giver_keeps, Unknown) else None
        yield KEEPS if why is None else unknown(why if with_reasons else Unknown(""), _KEEPS_OR_NOT)
    if isinstance(one.conditions, str):
        yield Text(f"điều kiện: «{_plain(one.conditions)}»", f"conditions: “{_plain(one.conditions)}”")
    if isinstance(one.manner, str):
        yield Text(f"cách thức: «{_plain(one.manner)}»", f"manner: “{_plain(one.manner)}”")
    if unread:
        yield from not_known(one, with_reasons=with_reasons)


def parts(several: Iterable[str | Unknown]) -> Text:
    """Name parts that are given in words, one within the other; of one that is not known that it is not, and why."""
    return joined(", ", map(_named, several))


def _named(one: str | Unknown) -> Text:
    if isinstance(one, Unknown):
        return unknown(one, Text("phạm vi chưa rõ", "a scope that is not known"))
    return Text(f"«{_plain(one)}»", f"“{_plain(one)}”")


def same_part(one: Sequence[str | Unknown], other: Sequence[str | Unknown]) -> bool:
    """Say whether two parts are given in the same words, whatever their capitals and blanks. One that is not known is like none."""
    every = (*one, *other)
    return not any(isinstance(each, Unknown) for each in every) and _words_of(one) == _words_of(other)


def _words_of(several: Iterable[str | Unknown]) -> set[str]:
    return {_plain(" ".join(words.split())).casefold() for words in several if isinstance(words, str)}


_MOST_ROWS = 5
"""Rows of a grant of which it is said what part of their matter they give."""


def covered(grant: Grant, register: Register, row: AnnexRow | None = None) -> Iterator[Text]:
    """Say which cases and communes a grant is for; nothing where it is for all.

    ``row``: as it gives this row; ``None``: as a whole, and which of its rows give a part of their own.
    """
    whole = grant.for_row(row).part
    if whole != WHOLE:
        yield _covered(whole, register)
    if row is not None:
        return
    own = [one for one in if_known(grant.rows) if one.part != WHOLE]
    for one in own[:_MOST_ROWS]:
        said = _covered(one.part, register)
        named = Text(f"dòng {one.row}", f"row {one.row}") if one.row is not None else Text(one.matter, one.matter)
        yield Text(f"{named.vi}: {said.vi}", f"{named.en}: {said.en}")
    left = counted(len(own) - _MOST_ROWS, "dòng khác", "more row")
    if len(own) > _MOST_ROWS:
        yield Text(f"{left.vi} cũng chỉ giao một phần", f"{left.en} of a part only")


def _covered(one: Part, register: Register) -> Text:
    from delegation.speech import areas  # noqa: PLC0415  few grants are for a part of a matter

    return areas.part(one, register.communes)


def limits_of(
    grant: Grant, register: Register, row: AnnexRow | None = None, *, unread: bool = True, with_reasons: bool = True
) -> Iterator[Text]:
    """Say all that limits a grant, as a whole or as it gives one row: cases and communes first, then as ``limits``, then which files stay where they were.

    What else is not known of it stands only with its reasons.
    """
    yield from covered(grant, register, row)
    yield from limits(grant, unread=unread, with_reasons=with_reasons)
    if unread and with_reasons and grant.gaps:
        yield from _gaps(grant, register, row)
    made_by = register.instruments.get(grant.instrument)
    if made_by is not None and made_by.transition is not None:
        from delegation.speech.transitions import of_grant  # noqa: PLC0415  few decisions leave files behind

        left = of_grant(grant, register)
        yield from () if left is None else (left,)


def _gaps(grant: Grant, register: Register, row: AnnexRow | None) -> Iterator[Text]:
    """Say what else of a grant is not known; of a row only what is said of it."""
    from delegation.speech.gaps import gaps  # noqa: PLC0415  few grants say that more is not known

    return iter(gaps((one for one in grant.gaps if row is None or one.of in ("", row.matter)), register))


_TERMS = (("stated_part", Text("phạm vi", "scope")), ("conditions", Text("điều kiện", "conditions")), ("manner", Text("cách thức", "manner")))  # fmt: skip


def not_known(one: Limited, *, with_reasons: bool = True) -> Iterator[Text]:
    """Say what of scope, conditions and manner the register does not know, and why: that is not to say that there is none."""
    alike: dict[Unknown, list[Text]] = {}
    for name, word in _TERMS:
        said = getattr(one, name)
        if isinstance(said, Unknown):
            alike.setdefault(said if with_reasons else Unknown(""), []).append(word)
    for why, words in alike.items():
        named = joined(", ", words)
        yield unknown(why, Text(f"chưa rõ {named.vi}", f"{named.en} not known"))


def parts_of(grant: Grant, register: Register) -> Iterator[Text]:
    """Say which part a grant gives, if not all: cases and communes, the words of its scope, steps; no conditions, no manner."""
    yield from covered(grant, register)
    if grant.worded_part is not None:
        yield part(grant.worded_part)
    if grant.steps:
        yield only_steps(grant.steps)


def limited(said: Text, one: Limited) -> Text:
    """Add to a sentence about a step what limits it."""
    return joined("; ", (said, *limits(one)))


def _plain(words: str) -> str:
    return words.strip().rstrip(".")
