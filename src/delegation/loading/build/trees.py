"""Trees of rule files: a node of one, the names that stand in it, and what is left of it without its faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from delegation.loading.build.entries import slug
from delegation.loading.build.mending import Steps
from delegation.loading.schema import Complaint

NAMES = ("id", "code", "number", "form", "finding")
"""Keys under which an entry says by what it is known."""


def without_faults(tree: Any, complaints: Iterable[Complaint]) -> Any:
    """Give the register's own file without what its schema does not accept."""
    for one in complaints:
        path = one.path
        if path and not (len(path) == 1 and isinstance(tree.get(path[0]), dict)):
            tree = _without(tree, path[:2])
    return tree


def node_at(tree: Any, path: Steps) -> Any:
    """Give the node at a path."""
    for step in path:
        tree = tree[step]
    return tree


def _without(tree: Any, path: Steps) -> Any:
    """Copy a mapping without the node at a path of one or two steps."""
    if len(path) == 1 or not isinstance(tree.get(path[0]), dict):
        return {key: inner for key, inner in tree.items() if key != path[0]}
    return {**tree, path[0]: {key: inner for key, inner in tree[path[0]].items() if key != path[1]}}


def names_in(tree: Any) -> Iterator[str]:
    """Give every name by which something in a tree may be referred to."""
    if isinstance(tree, dict):
        for key, inner in tree.items():
            if key in NAMES and isinstance(inner, (str, int)):
                yield from (str(inner), slug(str(inner)))
            else:
                yield from names_in(inner)
    elif isinstance(tree, list):
        for inner in tree:
            yield from names_in(inner)
