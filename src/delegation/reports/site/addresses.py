"""Where the page of each entry lies: its own, or a place on the page of what it belongs to (decision 0047)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from urllib.parse import quote

from delegation.findings import Language
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.reports.shared.rendering import visible
from delegation.values import dataclass

WITHOUT_FIELD = "_"
"""Stands for the field of matters that have none."""


_SHARED = {"norm": "norm/index", "figure": "figures"}
"""Pages that hold all entries of a kind."""


def seen(text: str) -> str:
    """Give a text in one line, without what steers a reader's program or turns the direction of writing."""
    return visible(" ".join(text.splitlines()))


def file_name(name: str) -> str:
    """Give an id as a part of a path: letters and digits as they are, whatever a disk or an address could misread in signs that are safe."""
    return quote(name, safe="").replace("%", "~")


def field_of(register: Register, matter: str) -> str:
    """Give the field on whose page a matter stands."""
    found = register.matters.get(MatterId(matter))
    name = found.field if found is not None else None
    return name if name is not None and name in register.fields else WITHOUT_FIELD


@dataclass(frozen=True, slots=True)
class Addresses:
    """Gives the address of an entry from the top of the pages of one language.

    ``instruments``: ids of those with a page of their own; ``decisions``: of those that give something.
    """

    register: Register
    instruments: Collection[str]
    decisions: Collection[str]

    def has(self, kind: str, name: str) -> bool:
        """Tell whether there is such an entry: a reference of a rule file may lead nowhere (DLG005)."""
        register = self.register
        held: Mapping[str, Collection[str]] = {
            "matter": register.matters, "holder": register.holders, "commune": register.communes, "instrument": register.instruments, "decision": self.decisions,
        }  # fmt: skip
        return name in held.get(kind, (name,))

    def of(self, kind: str, name: str) -> str:
        """Give the address of an entry, of a finding by its key, or of a group by its name: ``matter/1.000.html``, ``norm/index.html#8``."""
        at = file_name(name)
        if kind == "instrument" and name not in self.instruments:
            return f"instrument/index.html#{at}"
        if kind == "finding":
            return f"findings.html#{quote(seen(name), safe=':.-_')}"
        if kind in _SHARED:
            return f"{_SHARED[kind]}.html#{at}"
        return f"{kind}/{at}.html"


def top_of(path: str) -> str:
    """Give the way from a page up to the folder of its language: nothing, or ``../`` for each folder."""
    return "../" * path.count("/")


def in_language(path: str, language: Language) -> str:
    """Give the path of a page from the top of all pages: English stands in a folder of its own."""
    return path if language == "vi" else f"en/{path}"
