"""A tree of plain values as the text of a rule file: what reads it gets the same tree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml

_WIDEST = 2**31
"""Letters of a line: no text is broken, because a text on one line is easier to compare."""

_SHORT = 110
"""Letters up to which what is in brackets stands on one line."""
_ENTRIES = frozenset({"id", "code", "number"})
"""Keys of entries, each of which stands on lines of its own."""


class _Dumper(yaml.SafeDumper):
    """Writes days without quotes: rule files have no values of that type, every reader of them takes the text."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002  PyYAML's signature
        super().increase_indent(flow, indentless=False)

    def represent(self, data: Any) -> None:
        """Write a document, whose own keys stand on lines of their own."""
        node = self.represent_data(data)
        if isinstance(node, yaml.CollectionNode) and node.value:
            node.flow_style = False
        self.serialize(node)

    def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> yaml.MappingNode:  # noqa: FBT001  PyYAML's signature
        """Put a few short values that are no entry of their own into brackets."""
        node = super().represent_mapping(tag, mapping, flow_style)
        node.flow_style = _is_short([value for pair in node.value for value in pair]) and not _ENTRIES & set(mapping)
        return node

    def represent_text(self, text: str) -> yaml.ScalarNode:
        """Put what looks like a number between quotes: other readers take it as one."""
        return self.represent_scalar("tag:yaml.org,2002:str", text, '"' if text.replace(".", "", 1).isdigit() else None)

    def represent_sequence(self, tag: str, sequence: Any, flow_style: bool | None = None) -> yaml.SequenceNode:  # noqa: FBT001  as above
        """Put a few short values into brackets."""
        node = super().represent_sequence(tag, sequence, flow_style)
        node.flow_style = _is_short(node.value)
        return node


def _is_short(nodes: Iterable[yaml.Node]) -> bool:
    every = list(nodes)
    plain = all(
        isinstance(one, yaml.ScalarNode) or (isinstance(one, yaml.CollectionNode) and one.flow_style) for one in every
    )
    return plain and sum(_length(one) for one in every) <= _SHORT


def _length(node: yaml.Node) -> int:
    if isinstance(node, yaml.ScalarNode):
        return len(node.value) + 2
    inner = node.value if isinstance(node, yaml.SequenceNode) else [one for pair in node.value for one in pair]
    return sum(_length(one) for one in inner) + 2


_Dumper.add_representer(str, _Dumper.represent_text)
_Dumper.yaml_implicit_resolvers = {
    first: [(tag, shape) for tag, shape in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def written(tree: Any) -> str:
    """Write a tree of mappings, lists, texts, numbers, true, false and nothing."""
    return yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=_WIDEST)
