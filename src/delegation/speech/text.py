"""Texts put together: joined, listed, with a capital."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from delegation.findings import Text


def sentence(text: str) -> str:
    """Begin with a capital."""
    return text[:1].upper() + text[1:]


def lowered(said: Text) -> Text:
    """Begin with a small letter, within a sentence."""
    return Text(said.vi[:1].lower() + said.vi[1:], said.en[:1].lower() + said.en[1:])


def joined(separator: str, several: Iterable[Text]) -> Text:
    """Put texts together in both languages."""
    every = tuple(several)
    return Text(separator.join(one.vi for one in every), separator.join(one.en for one in every))


def into(before: Text, after: Text) -> Text:
    """Say what was changed into what."""
    return Text(f"{before.vi} thành {after.vi}", f"{before.en} into {after.en}")


def remarked(said: Text, remarks: Iterable[Text]) -> Text:
    """Put remarks in brackets after what is said; nothing where there are none."""
    beside = joined("; ", remarks)
    return Text(f"{said.vi} ({beside.vi})", f"{said.en} ({beside.en})") if beside.vi else said


def listed(names: Iterable[str | Text], most: int = 6, rest: Text = Text("mục khác", "more")) -> Text:  # noqa: B008  a value
    """Join names; of a long list the first few and how many more, as ``rest`` calls them."""
    every = [Text(one, one) if isinstance(one, str) else one for one in names]
    shown, more = joined(", ", every[:most]), len(every) - most
    return Text(f"{shown.vi} và {more} {rest.vi}", f"{shown.en} and {more} {rest.en}") if more > 0 else shown


def told_once(names: Iterable[str], count: Callable[[int], str]) -> list[str]:
    """Give each name once, in the order in which they come; behind one that comes several times how often, as ``count`` says it."""
    return [name if times == 1 else f"{name} ({count(times)})" for name, times in Counter(names).items()]


def shortened(text: str, most: int) -> str:
    """Give the words of a text that fit into so many letters; what is left out is marked."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + "…"
