"""The order of the keys of a rule file: that of its schema, each key with its value and with the remarks above it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from delegation.loading.text.document import Document
from delegation.loading.text.layout import extents

Schema = Mapping[str, Any]
_LOOSE = re.compile(r"[:,]\s*[\]},]")
"""What brackets are written without when their keys are put in order: a comma behind the last part, a colon without a value."""


def in_order(document: Document, schema: Schema) -> str:
    """Give the text of a document with its keys in the order of the schema.

    A mapping stays as it is that has a key which its schema does not know, or two keys on one line without brackets. ``document``: in its
    canonical layout, of which nothing is changed but the order.
    """
    if _is_in_order(document.tree, schema) and not _LOOSE.search(document.text):
        return document.text
    return "".join(_Order(document).lines_of(schema))


def _is_in_order(tree: Any, schema: Schema) -> bool:
    """Tell whether no mapping of a tree is to be changed: the tokens of most files need not be read for their order."""
    if isinstance(tree, list):
        inner = schema.get("items", {})
        return all(_is_in_order(one, inner) for one in tree if isinstance(one, (dict, list)))
    if not isinstance(tree, dict):
        return True
    if _ordered(tree, schema) != list(tree):
        return False
    known = schema.get("properties", {})
    return all(_is_in_order(one, known.get(key, {})) for key, one in tree.items() if isinstance(one, (dict, list)))


def _ordered(tree: Mapping[str, Any], schema: Schema) -> list[str]:
    """Give the keys of a mapping in the order of its schema; as they stand where it has one that the schema does not know."""
    order = list(schema.get("properties", {}))
    return sorted(tree, key=order.index) if all(key in order for key in tree) else list(tree)


class _Order:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._lines = document.lines
        self._flows, self._within_texts = extents(self._text)

    def lines_of(self, schema: Schema) -> list[str]:
        """Give the lines of the document anew."""
        first, _ = self._spot(0)
        return self._lines[:first] + self._value(0, self._document.tree, schema, first, len(self._lines))

    def _spot(self, node: int) -> tuple[int, int]:
        line, column = self._document.spot(self._document.positions.starts[node])
        return line - 1, column - 1

    def _value(self, node: int, tree: Any, schema: Schema, first: int, last: int) -> list[str]:
        """Give the lines of a value from ``first``, on which its key stands, to ``last``, the end exclusive."""
        lines = self._lines[first:last]
        if not isinstance(tree, (dict, list)) or not tree:
            return lines
        begin = self._document.positions.starts[node]
        if begin in self._flows:
            return self._in_brackets(node, tree, schema, lines, first)
        line, _ = self._spot(node)
        head = lines[: line - first]
        if isinstance(tree, dict):
            return head + self._mapping(node, tree, schema, line, last)
        return head + self._list(node, tree, schema, line, last)

    def _list(self, node: int, tree: list[Any], schema: Schema, first: int, last: int) -> list[str]:
        """Give the lines of a list with dashes."""
        nodes = self._document.within(node, tree)
        _, column = self._spot(node)
        begins = [self._dash(self._spot(one)[0], column) for one in nodes]
        if len(set(begins)) < len(begins):
            return self._lines[first:last]
        ends = [*(self._begin(at, column, above) for above, at in pairwise(begins)), last]
        found: list[str] = []
        for at, one, entry, end in zip(nodes, tree, [first, *ends], ends, strict=False):
            found += self._value(at, one, schema.get("items", {}), entry, end)
        return found

    def _dash(self, line: int, column: int) -> int:
        """Give the line of the dash before what stands on a line."""
        while line > 0 and self._lines[line][column : column + 1] != "-":
            line -= 1
        return line

    def _begin(self, line: int, column: int, after: int) -> int:
        """Give the first line of what begins on a line: of the remarks and empty lines above it. ``after``: a line that is not its own."""
        while line - 1 > after and line - 1 not in self._within_texts:
            above = self._lines[line - 1]
            body = above.strip()
            if body and (not body.startswith("#") or len(above) - len(above.lstrip(" ")) > column):
                break
            line -= 1
        return line

    def _mapping(self, node: int, tree: dict[str, Any], schema: Schema, first: int, last: int) -> list[str]:
        """Give the lines of a mapping whose keys stand on lines of their own, the first perhaps behind a dash."""
        keys = self._document.within(node, tree)
        spots = {key: self._spot(at) for key, at in keys.items()}
        lines = [line for line, _ in spots.values()]
        if len(set(lines)) < len(lines):
            return self._lines[first:last]
        _, column = spots[next(iter(tree))]
        begins = [first, *(self._begin(at, column, above) for above, at in pairwise(lines))]
        tail = self._begin(last, column, lines[-1]) if last <= len(self._lines) else last
        known = schema.get("properties", {})
        chunks: dict[str, list[str]] = {}
        for key, begin, end in zip(tree, begins, [*begins[1:], tail], strict=True):
            at = spots[key][0]
            own = self._value(keys[key] + 1, tree[key], known.get(key, {}), at, end)
            chunks[key] = self._lines[begin:at] + own
        wanted = _ordered(tree, schema)
        if wanted != list(tree):
            remarks = {key: at - begin for key, (at, _), begin in zip(tree, spots.values(), begins, strict=True)}
            return _behind(chunks, wanted, column, remarks) + self._lines[tail:last]
        return [line for key in tree for line in chunks[key]] + self._lines[tail:last]

    def _in_brackets(self, node: int, tree: Any, schema: Schema, lines: list[str], first: int) -> list[str]:
        """Give the lines of a value whose mapping in brackets stands on one line."""
        begin = self._document.positions.starts[node]
        end = self._flows[begin]
        text = self._text[begin:end]
        if "\n" in text or "#" in text:
            return lines
        line, column = self._spot(node)
        at = line - first
        changed = self._flow(node, tree, schema)
        lines[at] = lines[at][:column] + changed + lines[at][column + len(text) :]
        return lines

    def _flow(self, node: int, tree: Any, schema: Schema) -> str:
        """Give the text of a value within brackets."""
        begin = self._document.positions.starts[node]
        if begin not in self._flows:
            return self._text[begin : self._document.positions.ends[node]]
        if not isinstance(tree, (dict, list)):
            return self._text[begin : self._flows[begin]]
        inner = self._document.within(node, tree)
        if isinstance(tree, list):
            return self._listed(
                begin, [self._flow(at, one, schema.get("items", {})) for at, one in zip(inner, tree, strict=True)]
            )
        known = schema.get("properties", {})
        said = {}
        for key, at in inner.items():
            start, end = self._document.positions.starts[at], self._document.positions.ends[at]
            value = self._flow(at + 1, tree[key], known.get(key, {}))
            # A key without a value: before a bracket or a comma a colon would belong to its word.
            said[key] = f"{self._text[start:end]}: {value}" if value else self._text[start:end]
        return self._listed(begin, [said[key] for key in _ordered(tree, schema)])

    def _listed(self, begin: int, parts: Sequence[str]) -> str:
        return self._text[begin] + ", ".join(parts) + self._text[self._flows[begin] - 1]


def _behind(
    chunks: Mapping[str, list[str]], wanted: Sequence[str], column: int, remarks: Mapping[str, int]
) -> list[str]:
    """Put the lines of keys in an order. The blanks or dashes before the first key stay before whatever comes first.

    ``remarks``: how many lines of each are remarks above it.
    """
    old, new = next(iter(chunks)), wanted[0]
    head = chunks[old][0][:column]
    above, chunks_of = chunks[new][: remarks[new]], {key: list(lines) for key, lines in chunks.items()}
    chunks_of[old][0] = " " * column + chunks[old][0][column:]
    own = chunks[new][remarks[new] :]
    blanks = head[: len(head) - len(head.lstrip(" "))]
    above = [blanks + line.lstrip(" ") if line.strip() else line for line in above]
    chunks_of[new] = [*above, head + own[0][column:], *own[1:]]
    return [line for key in wanted for line in chunks_of[key]]
