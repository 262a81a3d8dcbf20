"""How values are written for programs: by the fields that a table names for each type; and what every answer begins with."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from delegation.findings import Text
from delegation.model.terms import Day, Term, Unknown
from delegation.version import VERSION

Value = str | int | bool | None | list["Value"] | dict[str, "Value"]
Shape = tuple[tuple[str, Callable[[Any, Any], object]], ...]
"""The keys of a value in their order, and what each holds: asked of the value and of what the document is about."""
Shapes = Mapping[type, Shape]


_UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
"""Letters that steer a terminal or cannot be seen: a document for programs may hold them, but not as they are."""


def dumped(document: object) -> str:
    """Write a document for programs, which a person may look at: what cannot be seen stands as its code, which means the same."""
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return _UNSEEN.sub(lambda found: json.dumps(found[0])[1:-1], text)


def shape(keys: str, **computed: Callable[[Any, Any], object]) -> Shape:
    """Declare how a type is written: its keys in their order, with spaces between.

    ``key`` is the field of that name and ``key=path.to.field`` another one; ``computed`` gives what no field holds. ``**key``
    stands for the keys of what it holds. Every key is named, so that a new field of a value changes no frozen format.
    """
    return tuple(
        (key, computed.get(key.lstrip("*")) or _field(path or key)) for key, path in map(_parted, keys.split())
    )


def _parted(one: str) -> tuple[str, str]:
    key, _, path = one.partition("=")
    return key, path


def _field(path: str) -> Callable[[Any, Any], object]:
    get = attrgetter(path.lstrip("*"))
    return lambda value, _: get(value)


_BASE: Shapes = {Text: shape("vi en"), Unknown: shape("unknown=reason"), Term: shape("from=start to=end")}


def written(value: object, shapes: Shapes, about: object = None) -> dict[str, Value]:
    """Write a value of a type that ``shapes`` has, and all that it holds: days as ISO days, a day that is not known by its reason.

    ``about``: what computed keys are told beside the value. ``KeyError`` for a type without a shape.
    """
    table = {**_BASE, **shapes}

    def plain(one: object) -> Value:
        match one:
            case None | str() | int():
                return one
            case Day():
                return one.isoformat()
            case Sequence():
                return [plain(each) for each in one]
            case frozenset():
                return [plain(each) for each in sorted(one)]
            case Mapping():
                return keyed((str(key), each) for key, each in one.items())
        return keyed((key, get(one, about)) for key, get in table[type(one)])

    def keyed(pairs: Iterable[tuple[str, object]]) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for key, one in pairs:
            said = plain(one)
            if key.startswith("**") and isinstance(said, dict):
                found |= said
            else:
                found[key] = said
        return found

    return keyed([("**", value)])


def document(form: str, rules_hash: str, body: Mapping[str, Value], version: int = 1) -> str:
    """Write an answer for programs: which format in which version, by which program and from which state of the rule files, what."""
    head: dict[str, Value] = {"format": form, "version": version, "program": VERSION, "rules_hash": rules_hash}
    return dumped({**head, **body})
