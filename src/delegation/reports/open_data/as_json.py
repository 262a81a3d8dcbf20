"""Rule files as JSON: what each says, without its layout and its remarks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from delegation.reports.shared.json import Value, document

FORM = "delegation-register"


def as_json(register: str, files: Iterable[tuple[str, str, Any]], rules_hash: str) -> str:
    """Write a register. ``register``: its id; ``files``: the name below the register, the kind and the content of each."""
    listed: list[Value] = [{"name": name, "kind": kind, "content": content} for name, kind, content in files]
    return document(FORM, rules_hash, {"register": register, "files": listed})
