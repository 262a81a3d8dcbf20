"""What stands in another column of a file than it should: told once, whatever a schema does not accept because of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from delegation.findings import Text
from delegation.loading import understood
from delegation.loading.schema import Complaint
from delegation.model.places import KeyOf, Step


def nested(found: list[Complaint]) -> list[Complaint]:
    """Tell once of a key that is missing in a mapping because it stands indented in an entry of it."""
    lacking = {(one.path, one.missing): one for one in found if one.missing is not None}
    slips = {
        id(one): lacking[one.path[:-2], str(one.path[-1])]
        for one in found
        if len(one.path) > 1 and isinstance(one.path[-1], KeyOf) and (one.path[:-2], str(one.path[-1])) in lacking
    }
    beside = {id(one) for one in slips.values()}
    return [
        replace(one, said=_too_deep(str(one.path[-1]), one.path[-2]), fix=None)
        if id(one) in slips
        else replace(one, follows=True)
        if id(one) in beside
        else one
        for one in found
    ]


def _too_deep(key: str, within: Step) -> Text:
    return Text(
        f"«{key}» thụt vào trong «{within}»; hãy thụt dòng này, và các dòng của nó, cho thẳng hàng với «{within}».",
        f"«{key}» is indented into «{within}»; put this line, and those that belong to it, in line with «{within}».",
    )


def together(found: list[Complaint], tree: Any, schema: Any) -> list[Complaint]:
    """Tell once what comes from one slip: lines in the wrong column, or a dash before each of them; all else as it is."""
    slip = understood.misplaced(tree, schema)
    if slip is None:
        return found
    path, sort, name = slip
    if sort == "dashes":
        said = Text(
            "mỗi dấu «-» bắt đầu một mục mới: chỉ dòng đầu của mục mang dấu «-»; các dòng sau thụt cho thẳng hàng với chữ sau dấu ấy.",
            "each «-» begins a new entry: only its first line has one; the lines below stand in line with what follows that dash.",
        )
        of_slip = [one for one in found if one.path[:1] == path]
    else:
        items = schema["properties"][name]["items"]["properties"]
        last = (name, len(tree[name]) - 1)
        of_slip = [
            one for one in found if len(one.path) == 1 and str(one.path[0]) in items and isinstance(one.path[0], KeyOf)
        ]
        of_slip.sort(key=lambda one: list(tree).index(str(one.path[0])))
        of_slip += [one for one in found if one.path == last and one.missing in tree]
        keys = ", ".join(f"«{one.path[0]}»" for one in of_slip if len(one.path) == 1)
        said = Text(
            f"{keys} thuộc mục cuối của «{name}» nhưng không thụt vào; hãy thụt các dòng này cho thẳng hàng với các khóa của mục.",
            f"{keys} belong to the last entry of «{name}» but are not indented; put these lines in line with its keys.",
        )
    if len(of_slip) < 2:  # noqa: PLR2004  one alone is told as it is
        return found
    first, beside = of_slip[0], set(map(id, of_slip[1:]))
    return [
        replace(one, said=said, fix=None) if one is first else replace(one, follows=True) if id(one) in beside else one
        for one in found
    ]
