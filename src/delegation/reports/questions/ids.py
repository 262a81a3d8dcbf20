"""Ids that were found by a name, as a person copies them into a rule file, and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from delegation.names.naming import Named
from delegation.names.search import Found
from delegation.reports.shared.json import Shapes, document, shape, written
from delegation.reports.shared.rendering import Rendering
from delegation.speech.scalars import quoted

IDS: Shapes = {
    Found: shape("sort entries more", sort=lambda one, _: one.sort.key),
    Named: shape("id written title apart", written=lambda one, _: in_a_file(one.id), apart=lambda one, _: one.apart()),
}
"""How the answer is written for programs; its shape is frozen: ``schemas/output/ids.v1.schema.json`` says it."""


def in_a_file(name: str) -> str:
    """Write an id as it stands in a rule file: one that begins like a number has quotes, a code of a procedure or a commune."""
    return quoted(name) if name.replace(".", "").isdigit() and ("." in name or len(name) > 2) else name  # noqa: PLR2004  a form has one or two digits


def text(found: Iterable[Found], rendering: Rendering) -> str:
    """Give the ids by sort, each with its name and what tells it from others, ready to be copied into a rule file."""
    lines: list[str] = []
    for group in found:
        lines.append(f"{group.sort.said.in_(rendering.language)}:")
        for one in group.entries:
            apart = one.apart().in_(rendering.language)
            lines.append(f"  {in_a_file(one.id)}  {one.title}" + (f"  ({apart})" if apart else ""))
        if group.more:
            lines.append(
                rendering.say(f"  … và {group.more} mục nữa; hãy thêm từ", f"  … and {group.more} more; add words")
            )
    return "\n".join(lines) + "\n"


def as_json(found: Sequence[Found], asked: str, rules_hash: str) -> str:
    """Give the ids for programs."""
    return document("delegation-ids", rules_hash, {"asked": asked, "found": [written(one, IDS) for one in found]})
