"""A tree of plain values as the text of a rule file: what reads it gets the same tree."""

from __future__ import annotations

from typing import Any

import yaml

_WIDEST = 2**31
"""Letters of a line: no text is broken, because a text on one line is easier to compare."""


class _Dumper(yaml.SafeDumper):
    """Writes days without quotes: rule files have no values of that type, every reader of them takes the text."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002  PyYAML's signature
        super().increase_indent(flow, indentless=False)


_Dumper.yaml_implicit_resolvers = {
    first: [(tag, shape) for tag, shape in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def written(tree: Any) -> str:
    """Write a tree of mappings, lists, texts, numbers, true, false and nothing."""
    return yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=_WIDEST)
