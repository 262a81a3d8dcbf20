"""Trees of rule files: a node of one, and one without what its schema does not accept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from delegation.loading.build.mending import Steps
from delegation.loading.schema import Complaint


def without_faults(tree: Any, complaints: Iterable[Complaint]) -> Any:
    """Give the register's own file without what its schema does not accept."""
    for one in complaints:
        path = one.path
        if path and not (len(path) == 1 and isinstance(tree.get(path[0]), dict)):
            tree = _without(tree, path[:2])
    return tree


def at(tree: Any, path: Steps) -> Any:
    """Give the node at a path, which is there."""
    for step in path:
        tree = tree[step]
    return tree


def _without(tree: Any, path: Steps) -> Any:
    """Copy a mapping without the node at a path of one or two steps."""
    if len(path) == 1 or not isinstance(tree.get(path[0]), dict):
        return {key: inner for key, inner in tree.items() if key != path[0]}
    return {**tree, path[0]: {key: inner for key, inner in tree[path[0]].items() if key != path[1]}}
