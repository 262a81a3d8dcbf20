"""What stands in the place of a value that its schema rejects, where an entry cannot be without it."""

from __future__ import annotations

from typing import Any

from delegation.loading import schema
from delegation.model import reasons

_FILLERS = ("x", "2000-01-01", "0.000000", "00000", "00", "2000", "DLG000:x", "tasks")


def may_be_unknown(node: Any) -> bool:
    """Say whether a schema takes ``{unknown: …}``."""
    return "unknown" in node.get("properties", ())


def filler(node: Any) -> Any:
    """Give the least that a schema accepts."""
    if may_be_unknown(node):
        return {"unknown": reasons.SPOILT}
    if "enum" in node:
        return node["enum"][0]
    types = node.get("type", "string")
    sort = types if isinstance(types, str) else types[0]
    if sort in ("object", "array"):
        required = {key: filler(node["properties"][key]) for key in node.get("required", ())}
        return required if sort == "object" else [filler(node.get("items", {}))] * int(node.get("minItems", 0))
    if sort == "string":
        return next((one for one in _FILLERS if "pattern" not in node or schema.fits(node["pattern"], one)), "x")
    return {"boolean": False}.get(sort, node.get("minimum", 1))
