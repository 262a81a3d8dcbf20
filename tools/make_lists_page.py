"""Writes docs/danh-muc-dong.md from the schemas: every closed list of the rule files with its meaning. ``--check`` fails where the page is stale."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

from delegation.loading import schema
from delegation.loading.disk.files import schemas
from delegation.speech.lists import KEYS, MEANINGS
from pages import ROOT, settled

PAGE = ROOT / "docs" / "danh-muc-dong.md"
_HEAD = """\
# Các danh mục đóng

Khóa nào chỉ nhận một số từ cố định thì từ nào, nghĩa là gì. Ghi từ ở cột trái; gõ nghĩa tiếng Việt thì `delegation check` hiểu và `delegation check --fix` đổi thành từ đúng.
Trang này được tạo từ các lược đồ trong `schemas/`: `python tools/make_lists_page.py`.
"""
_KEYS = """\
## Khóa viết bằng tiếng Việt

Những tên khóa này (có dấu hay không dấu) được hiểu khi ghi nhầm; tệp thì ghi khóa ở cột phải.

| hay ghi | khóa |
|---|---|
"""


def page() -> str:
    """Give the page: each list once, with the keys that take it and the kinds of files where these stand."""
    lists: dict[tuple[str, ...], dict[str, set[str]]] = {}
    for kind in sorted(one.name.removesuffix(".schema.json") for one in schemas().glob("*.schema.json")):
        for key, words in _lists(schema.of(kind), ""):
            lists.setdefault(words, {}).setdefault(key, set()).add(kind)
    found = sorted((sorted(keys), words) for words, keys in lists.items())
    parts = [_HEAD, *(_part(keys, words, lists[words]) for keys, words in found), _KEYS + _keys()]
    return "\n".join(parts)


def _lists(node: Any, key: str) -> Iterator[tuple[str, tuple[str, ...]]]:  # noqa: ANN401  a schema
    """Give the closed lists of a schema that have words for people, each with the key that takes it."""
    if isinstance(node, list):
        for one in node:
            yield from _lists(one, key)
    if not isinstance(node, dict):
        return
    words = tuple(map(str, node.get("enum", ()))) or _of_pattern(node.get("pattern", ""))
    if words and any(one in MEANINGS for one in words):
        yield key, words
    for name, inner in node.items():
        if name == "properties":
            for own, one in inner.items():
                yield from _lists(one, own)
        elif name not in ("enum", "examples", "required"):
            yield from _lists(inner, key)


def _of_pattern(pattern: str) -> tuple[str, ...]:
    found = re.fullmatch(r"\^\(([a-z0-9|-]+)\)\$", pattern)
    return tuple(found[1].split("|")) if found else ()


def _part(keys: list[str], words: tuple[str, ...], kinds: dict[str, set[str]]) -> str:
    where = ", ".join(sorted({kind for one in kinds.values() for kind in one}))
    lines = [
        f"## {', '.join(f'`{one}`' for one in keys)}",
        "",
        f"Trong tệp: {where}.",
        "",
        "| từ | nghĩa |",
        "|---|---|",
    ]
    lines += [f"| `{one}` | {MEANINGS[one].vi if one in MEANINGS else one} |" for one in words]
    return "\n".join([*lines, ""])


def _keys() -> str:
    return "".join(f"| {said} | {', '.join(f'`{one}`' for one in meant)} |\n" for said, meant in sorted(KEYS.items()))


if __name__ == "__main__":
    sys.exit(settled(PAGE, page()))
