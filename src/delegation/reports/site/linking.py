"""Names in sentences become links: codes, numbers of instruments, holders, communes, checks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from delegation.findings import Language
from delegation.model.register import Register
from delegation.reports.shared.rendering import visible
from delegation.reports.site.addresses import Addresses
from delegation.speech.holders import label

_WORD = re.compile(r"[\w./-]*\w")
_BARE = re.compile(r"[\w./:#~%,;-]*[\w.:#~%,;-]")
"""What an attribute may be without quotes; a slash at its end would be read as the end of an empty element."""
_LEAST = 4
"""Letters of the shortest name of a holder that is taken for one: shorter ones are words."""


def seen(text: str) -> str:
    """Give a text in one line, without what steers a reader's program or turns the direction of writing."""
    return visible(" ".join(text.splitlines()))


def attribute(value: str) -> Markup:
    """Give the value of an attribute, without quotes where HTML can do without: in thousands of pages they weigh."""
    said = seen(value)
    return Markup(said) if _BARE.fullmatch(said) else Markup(f'"{escape(said)}"')  # noqa: S704  bare or escaped


class Linker:
    """Marks up the sentences of one language. What is no name is escaped."""

    def __init__(self, addresses: Addresses, checks: Iterable[str], language: Language) -> None:
        """Gather the names of a register as its sentences have them."""
        self._codes: dict[str, str] = {}
        self._names: dict[str, list[tuple[str, str]]] = {}
        self._kept: dict[str, tuple[tuple[str, str], ...]] = {}
        for name, address in self._named(addresses, checks, language):
            first = _WORD.match(name)
            if first is None or len(name) < _LEAST:
                continue
            if first[0] == name:
                self._codes.setdefault(name, address)
            else:
                self._names.setdefault(first[0], []).append((name, address))
        for several in self._names.values():
            several.sort(key=lambda one: (-len(one[0]), one))

    @staticmethod
    def _named(addresses: Addresses, checks: Iterable[str], language: Language) -> Iterator[tuple[str, str]]:
        register: Register = addresses.register
        for matter in register.matters:
            yield matter, addresses.of("matter", matter)
        for one in register.instruments.values():
            if isinstance(one.number, str):
                yield one.label, addresses.of("instrument", one.id)
                if not register.is_shared(one.number):
                    yield one.number, addresses.of("instrument", one.id)
            elif one.title:
                yield f"«{one.title}»", addresses.of("instrument", one.id)
        for holder in register.holders.values():
            for name in dict.fromkeys((holder.name, label(holder).in_(language))):
                yield name, addresses.of("holder", holder.id)
        for commune in register.communes.values():
            yield commune.name, addresses.of("commune", commune.code)
        for check in checks:
            yield check, addresses.of("check", check)

    def __call__(self, text: str, top: str, told: set[str]) -> Markup:
        """Mark up a sentence of a page. ``top``: the way up from the page; ``told``: what is linked to already, which is added to.

        A name is a link where it is met first: a page of links that all lead to the same is hard to read, and heavy.
        """
        parts = self._kept.get(text)
        if parts is None:
            parts = self._kept[text] = tuple(self._parts(seen(text)))
        written = []
        for said, address in parts:
            if not address or address in told:
                written.append(said)
            else:
                told.add(address)
                written.append(f"<a href={attribute(top + address)}>{said}</a>")
        return Markup("".join(written))  # noqa: S704  every part is escaped

    def _parts(self, text: str) -> Iterator[tuple[str, str]]:
        """Part a text into what is no name, and names with their addresses; each escaped."""
        at = 0
        for word in _WORD.finditer(text):
            found = self._name_at(text, word) if word.start() >= at else None
            if found is None:
                continue
            end, address = found
            if word.start() > at:
                yield str(escape(text[at : word.start()])), ""
            yield str(escape(text[word.start() : end])), address
            at = end
        if at < len(text):
            yield str(escape(text[at:])), ""

    def _name_at(self, text: str, word: re.Match[str]) -> tuple[int, str] | None:
        address = self._codes.get(word[0])
        if address is not None:
            return word.end(), address
        for name, there in self._names.get(word[0], ()):
            end = word.start() + len(name)
            if text.startswith(name, word.start()) and not text[end : end + 1].isalnum():
                return end, there
        return None
