"""Documents that are nearly right: one or a few places of a sound one are changed."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

Path = tuple[str | int, ...]

SCALARS: tuple[object, ...] = (
    "", " ", "x", "so-y-te", "So Y Te", "so-y-te\n", "\nso", "2025-07-01", "2025-07-01\n", "2025-02-30", "٢٠٢٥-٠٧-٠١", "01/07/2025",
    "00070", "0007٠", "70", "1.012644", "DLG201", "DLG201:x", "DLG201:\r", "DLG٢٠١:x", "error", "any", "city", "x" * 300, "Đất", "\u2028",
    "999/2099/QH99", "delegation", "committee", "true", "communes", None, True, False, 0, 1, 3, -1, 12, 1.5, 10**17,
)  # fmt: skip
VALUES: tuple[object, ...] = (
    *SCALARS, [], {}, [[]], [{}], [None], ["x"], ["so-y-te", "so-y-te"], [1], {"unknown": "chưa rõ"}, {"unknown": ""}, {"unknown": None},
    {"unknown": "x", "y": 1}, {"x": "y"}, {"from": "2025-07-01", "to": {"unknown": "x"}}, [{"instrument": "x"}], {"count": 3}, {"nhom": ["A"]},
)  # fmt: skip
KEYS = (
    "id", "ids", "titel", "owner", "owners", "unknown", "note", "x", "Đ", "", "source", "basis", "term", "only", "level", "field", "sections",
    "tasks", "code", "number", "DLG201", "DLG201\n", "dlg201", "tasks ",
)  # fmt: skip


def places(tree: object, path: Path = ()) -> Iterator[Path]:
    """Give the path of every node of a tree but its root."""
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, value in inner:
        yield (*path, step)
        yield from places(value, (*path, step))


def _value(draw: DrawFn) -> object:
    return deepcopy(draw(st.sampled_from(VALUES)))


def _put(tree: object, path: Path, value: object) -> None:
    for step in path[:-1]:
        tree = tree[step]  # type: ignore[index]  # the path is one of this tree
    tree[path[-1]] = value  # type: ignore[index]


def _change(draw: DrawFn, tree: object) -> object:
    """Change one place: another value there, a key renamed or added, an entry dropped or doubled."""
    every = list(places(tree))
    path = draw(st.sampled_from([(), *every]))
    if not path:
        return _value(draw)
    parent = tree
    for step in path[:-1]:
        parent = parent[step]  # type: ignore[index]
    sort = draw(st.integers(0, 4))
    if sort == 0 and isinstance(parent, (dict, list)):
        del parent[path[-1]]  # type: ignore[arg-type]
    elif sort == 1 and isinstance(parent, dict):
        parent[draw(st.sampled_from(KEYS))] = parent.pop(path[-1])
    elif sort == 2 and isinstance(parent, dict):
        parent[draw(st.sampled_from(KEYS))] = _value(draw)
    elif sort == 3 and isinstance(parent, list):
        parent.append(deepcopy(parent[path[-1]]))  # type: ignore[index]
    else:
        _put(tree, path, _value(draw))
    return tree


@st.composite
def changed(draw: DrawFn, trees: tuple[object, ...]) -> object:
    """Give one of the trees with one to three places changed."""
    tree = deepcopy(draw(st.sampled_from(trees)))
    for _ in range(draw(st.integers(1, 3))):
        tree = _change(draw, tree)
    return tree
