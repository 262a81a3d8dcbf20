"""Several who stand beside one another, and those among them of whom any one may act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from delegation.findings import Name, Text
from delegation.speech.holders import holder_label
from delegation.speech.text import joined

if TYPE_CHECKING:
    from delegation.model.register import Register

AND = Text(" và ", " and ")
ANY_OF = Text("một trong: ", "any one of: ")


def sides(register: Register, name: str) -> Text:
    """Name who gives to whom by a grant: ``A → B``; of one to any one of several that is meant as a whole, ``A → một trong: B, C``."""
    giver, receivers = sides_of(register, name)
    return Text(f"{giver.vi} → {receivers.vi}", f"{giver.en} → {receivers.en}")


def sides_of(register: Register, name: str) -> tuple[Text, Text]:
    """Name the giver of a grant, and its receivers."""
    several = register.grants_named(name)
    (receivers,) = together((holder_label(one.receiver, register), name) for one in several)
    return holder_label(several[0].giver, register), receivers


def giving(register: Register, name: str) -> Text:
    """Say who gives to whom by a grant in words, as a sentence and a paper do: ``A giao cho B``."""
    giver, receivers = sides_of(register, name)
    return gives(giver, receivers)


def gives(giver: Text, receiver: Text, *, again: bool = False) -> Text:
    """Say that one gives to another; ``again``: what it received itself."""
    vi, en = ("tiếp tục giao cho", "on to") if again else ("giao cho", "to")
    return Text(f"{giver.vi} {vi} {receiver.vi}", f"from {giver.en} {en} {receiver.en}")


def side_by_side(sure: Sequence[Text], unsure: Sequence[Text], between: Text = AND) -> Text:
    """Name those who surely stand, then those who may: ``A và B; có thể cả C``; of none who surely does, ``C hoặc D``."""
    named, possible = _joined(between, sure), _joined(Text(" hoặc ", " or "), unsure)
    if not (sure and unsure):
        return named if sure else possible
    return Text(f"{named.vi}; có thể cả {possible.vi}", f"{named.en}; possibly {possible.en} as well")


def _joined(between: Text, names: Sequence[Text]) -> Text:
    return Text(between.vi.join(one.vi for one in names), between.en.join(one.en for one in names))


def together(named: Iterable[tuple[str | Text | Name, str]], separator: str = ", ") -> tuple[Text, ...]:
    """Put names together of whom any one may act, ``một trong: A, B``, after all others, which stay as they are.

    Each name comes with the id under which it was given to any one of several; empty where it was not.
    """
    alone: list[Text] = []
    several: dict[str, list[Text]] = {}
    for one, stated in named:
        name = one.text if isinstance(one, Name) else Text(one, one) if isinstance(one, str) else one
        (several.setdefault(stated, []) if stated else alone).append(name)
    # Of whom the others are over, he is one as any other.
    alone += [one for names in several.values() if len(names) == 1 for one in names]
    grouped = (joined(separator, names) for names in several.values() if len(names) > 1)
    return (*alone, *(Text(f"{ANY_OF.vi}{one.vi}", f"{ANY_OF.en}{one.en}") for one in grouped))
