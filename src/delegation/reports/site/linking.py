"""Names in sentences become links: codes, numbers of instruments, holders, communes, checks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from markupsafe import Markup, escape

from delegation.findings import Language
from delegation.model.register import Register
from delegation.names.codes import is_code
from delegation.reports.shared.columns import cut
from delegation.reports.site.addresses import Addresses, seen
from delegation.speech.holders import label
from delegation.speech.instruments import instrument_name
from delegation.values import dataclass

_WORD = re.compile(r"[\w./-]*\w")
_BARE = re.compile(r"[\w./:#~%,;-]*[\w.:#~%,;-]")
"""What an attribute may be without quotes; a slash at its end would be read as the end of an empty element."""
_KEYED = re.compile(r" \((?:khóa|key) (DLG\d+:[^()\s]+)\)")
"""The key of a finding, as it is said beside a step of a chain."""
_COMMAND = re.compile(r" \((?:xem|see) delegation [^()]*\)|: delegation [a-z]+(?: [\w:,+./-]+)*$")
"""Which command shows more: who reads the pages has no command, and the ids in it say nothing there."""
_MOST_OF_TITLE = 90
"""Letters of a title that stands in a sentence."""
_LEAST = 4
"""Letters of the shortest name of a holder that is taken for one: shorter ones are words."""

MOST_KEPT = 8192
"""Sentences that are kept parted, and attributes that are kept written: many pages say the same, and those of a nation would fill the memory."""


@lru_cache(maxsize=MOST_KEPT)
def attribute(value: str) -> Markup:
    """Give the value of an attribute, without quotes where HTML can do without: in thousands of pages they weigh."""
    said = seen(value)
    return Markup(said) if _BARE.fullmatch(said) else Markup(f'"{escape(said)}"')  # noqa: S704  bare or escaped


@dataclass(frozen=True, slots=True)
class LinkedPart:
    """A part of a sentence, escaped: ``address``: where it leads, or empty; ``own``: what stands there on the page that it would lead to."""

    said: str
    address: str = ""
    own: str = ""


class Linker:
    """Marks up the sentences of one language. What is no name is escaped.

    An id that only the register has says nothing to a reader of the pages: a matter is named by its title, a grant by its instrument.
    """

    def __init__(
        self, addresses: Addresses, checks: Iterable[str], language: Language, findings: Collection[str] = ()
    ) -> None:
        """Gather the names of a register as its sentences have them. ``findings``: the keys of those that have a place."""
        self._addresses, self._findings = addresses, findings
        self._codes: dict[str, str] = {}
        self._names: dict[str, list[tuple[str, str]]] = {}
        self.kept: dict[str, tuple[LinkedPart, ...]] = {}
        register = addresses.register
        self._titles: dict[str, str] = {
            name: seen(one.title) for name, one in register.matters.items() if not is_code(name)
        }
        self._instruments = {
            name: instrument_name(register, one.instrument).in_(language) for name, one in register.grants.items()
        }
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
                if one.number not in register.shared_numbers:
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
        for grant in register.grants.values():
            if addresses.has("decision", grant.instrument):
                yield grant.id, addresses.of("decision", grant.instrument)

    def __call__(self, text: str, top: str, told: set[str], own: str = "") -> Markup:
        """Mark up a sentence of a page. ``top``: the way up from the page; ``told``: what is linked to already, which is added to; ``own``: the page, in what is said of its entry itself.

        A name is a link where it is met first: a page of links that all lead to the same is hard to read, and heavy.
        """
        parts = self.kept.get(text)
        if parts is None:
            if len(self.kept) > MOST_KEPT:
                self.kept.clear()
            parts = self.kept[text] = tuple(self._parts(seen(text)))
        written = []
        for one in parts:
            if one.address == own and own:
                written.append(one.own or one.said)
            elif not one.address or one.address in told:
                written.append(one.said)
            else:
                told.add(one.address)
                written.append(f"<a href={attribute(top + one.address)}>{one.said}</a>")
        return Markup("".join(written))  # noqa: S704  every part is escaped

    def _parts(self, text: str) -> Iterator[LinkedPart]:
        """Part a text into what is no name, and names with their addresses. A check that is told with the key of its finding leads to that."""
        text = _COMMAND.sub("", text)
        finding, keyed = "", _KEYED.search(text)
        if keyed is not None and keyed[1] in self._findings:
            finding, text = keyed[1], text[: keyed.start()] + text[keyed.end() :]
        at = 0
        for word in _WORD.finditer(text):
            found = self._name_at(text, word, finding) if word.start() >= at else None
            if found is None:
                continue
            end, part = found
            if word.start() > at:
                yield LinkedPart(str(escape(text[at : word.start()])))
            yield part
            at = end
        if at < len(text):
            yield LinkedPart(str(escape(text[at:])))

    def _name_at(self, text: str, word: re.Match[str], finding: str) -> tuple[int, LinkedPart] | None:
        name, end = word[0], word.end()
        address = self._codes.get(name)
        if finding and name == finding.partition(":")[0]:
            return end, LinkedPart(name, self._addresses.of("finding", finding))
        if address is not None:
            title = self._titles.get(name)
            if title is None:
                return end, LinkedPart(str(escape(self._instruments.get(name, name))), address)
            quoted = f" «{title}»"
            if text.startswith(quoted, end):
                return end + len(quoted), LinkedPart(str(escape(quoted.lstrip())), address)
            return end, LinkedPart(str(escape(f"«{_short(title)}»")), address, str(escape(name)))
        for other, there in self._names.get(name, ()):
            end = word.start() + len(other)
            if text.startswith(other, word.start()) and not text[end : end + 1].isalnum():
                return end, LinkedPart(str(escape(other)), there)
        return None


def _short(title: str) -> str:
    """Give the beginning of a long title, whole words of it."""
    found = cut(title, _MOST_OF_TITLE)
    return title if found == title else f"{found.rpartition(' ')[0].rstrip(' ,;:')}…"
