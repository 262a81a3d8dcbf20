"""Several who stand beside one another, and those among them of whom any one may act."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.findings import Text
from delegation.speech.text import joined

ANY_OF = Text("một trong: ", "any one of: ")


def together(named: Iterable[tuple[str | Text, str]], separator: str = ", ") -> tuple[Text, ...]:
    """Put names together of whom any one may act, ``một trong: A, B``, after all others, which stay as they are.

    Each name comes with the id under which it was given to any one of several; empty where it was not.
    """
    alone: list[Text] = []
    several: dict[str, list[Text]] = {}
    for one, stated in named:
        name = Text(one, one) if isinstance(one, str) else one
        (several.setdefault(stated, []) if stated else alone).append(name)
    # Of whom the others are over, he is one as any other.
    alone += [one for names in several.values() if len(names) == 1 for one in names]
    grouped = (joined(separator, names) for names in several.values() if len(names) > 1)
    return (*alone, *(Text(f"{ANY_OF.vi}{one.vi}", f"{ANY_OF.en}{one.en}") for one in grouped))
