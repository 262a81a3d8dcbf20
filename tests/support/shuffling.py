"""The same register with its files, sections, entries and keys in another order."""

from __future__ import annotations

import json
from collections.abc import Iterable
from random import Random

from delegation.findings import Finding
from delegation.loading import schema
from delegation.loading.disk.files import RuleFile
from delegation.loading.text.source import parse

_LISTS = frozenset(
    {"sections", "tasks", "procedures", "holders", "communes", "instruments", "norms", "forms", "grants", "ledgers", "figures", "sources",
     "fields", "waivers", "rulings", "readings", "assertions", "policies", "requests", "coordinators", "successors", "only-fields"}
)  # fmt: skip
"""Lists whose order says nothing. (The rows of an annex stand as on the paper.)"""


def shuffled(found: Iterable[RuleFile], seed: int) -> list[RuleFile]:
    """Give the files with everything shuffled whose order says nothing, and under other names that sort otherwise."""
    random = Random(seed)  # noqa: S311  not a secret
    files = list(found)
    random.shuffle(files)
    return sorted((_shuffled(one, number, random) for number, one in enumerate(files)), key=lambda one: one.name)


def _shuffled(one: RuleFile, number: int, random: Random) -> RuleFile:
    folder, slash, name = one.name.partition("/")
    tree = parse(one.name, one.kind, one.data, schema.typed_keys(one.kind)).tree
    written = json.dumps(_stirred(tree, "", random), ensure_ascii=False).encode()
    return RuleFile(f"{folder}/{number:04d}-{name.replace('/', '-')}" if slash else one.name, one.kind, written)


def _stirred(tree: object, key: str, random: Random) -> object:
    if isinstance(tree, dict):
        pairs = [(name, _stirred(inner, name, random)) for name, inner in tree.items()]
        if key not in ("cases", "only"):
            random.shuffle(pairs)
        return dict(pairs)
    if isinstance(tree, list):
        inner = [_stirred(one, "", random) for one in tree]
        if key in _LISTS:
            random.shuffle(inner)
        return inner
    return tree


def told(found: Iterable[Finding], names: Iterable[str]) -> list[tuple[object, ...]]:
    """Give what is told, without where it stands; the names of files in it are made alike."""
    known = sorted(names, key=len, reverse=True)

    def plain(text: str) -> str:
        for name in known:
            text = text.replace(name, "TỆP")
        return text

    def words(one: Finding) -> tuple[object, ...]:
        related = sorted(plain(other.said.vi) for other in one.related)
        return (plain(one.key), plain(one.said.vi), plain(one.said.en), related)

    return sorted(((one.check, one.severity.value, one.count, words(one)) for one in found), key=str)
