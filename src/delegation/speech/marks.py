"""What findings say of a step, said beside it. That something is unlawful is for others to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from delegation.authority.marks import Mark
from delegation.findings import Text
from delegation.speech.numbers import counted

_MOST_TOLD = 3
"""Findings that are told of an entry; the others are counted."""


def about(one: Mark) -> Text:
    """Say what a mark is about, without a full stop."""
    said = one.title if one.firm else one.said
    return Text(said.vi.rstrip("."), said.en.rstrip("."))


def marking(one: Mark) -> Text:
    """Say a mark."""
    what = about(one)
    if not one.check:
        return unsigned(one)
    if one.firm:
        return Text(
            f"có phát hiện {one.check}: {what.vi}; cần xem xét",
            f"there is a finding {one.check}: {what.en}; to be considered",
        )
    return Text(f"cần xem xét theo {one.check}: {what.vi}", f"to be considered under {one.check}: {what.en}")


def unsigned(one: Mark) -> Text:
    """Say a mark without the id of its check, as an official document does."""
    what = about(one)
    return Text(f"cần xem xét: {what.vi}", f"to be considered: {what.en}")


def keyed(several: Iterable[Mark]) -> tuple[Text, ...]:
    """Say marks, each with the key of its finding, so that it can be looked up."""
    told = ((one, marking(one)) for one in several)
    return tuple(Text(f"{said.vi} (khóa {one.key})", f"{said.en} (key {one.key})") for one, said in told)


def briefly(several: Sequence[Mark]) -> Iterator[Text]:
    """Say which findings touch an entry, those that say the same once: the first few, and how many more."""
    alike = {marking(one): one for one in reversed(several)}
    every = sorted(alike.items(), key=lambda item: item[1].order)
    for said, one in every[:_MOST_TOLD]:
        yield Text(f"{one.sign} {said.vi}", f"{one.sign} {said.en}")
    more = len(every) - _MOST_TOLD
    if more > 0:
        rest = counted(more, "phát hiện khác", "other finding")
        yield Text(f"! và {rest.vi}", f"! and {rest.en}")
