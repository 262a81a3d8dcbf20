"""Rule files in their canonical form: the order of keys, the layout; what they say stays."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from delegation.loading import schema
from delegation.loading.disk.files import RuleFile
from delegation.loading.parsing import parsed
from delegation.loading.text.document import Document
from delegation.run.editing.working_copy import ChangedFile, WorkingCopy
from delegation.run.narrowing import is_meant
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Formatted:
    """What came of some files. ``refused``: those that cannot be read, or whose form cannot be changed without changing what they say."""

    changed: tuple[ChangedFile, ...]
    refused: tuple[str, ...]
    count: int
    """How many files were looked at."""


def formatted(root: Path, names: Sequence[str] = ()) -> Formatted:
    """Bring the files of the register in ``root`` into their canonical form, its hypotheses too, or those of ``names``; nothing is written.

    A name is that of a file or, with ``/`` at its end, of a folder, below the register.
    """
    chosen = [one for one in WorkingCopy.read(root).every.values() if not names or is_meant(one.name, names)]
    changed, refused = list[ChangedFile](), list[str]()
    for one in chosen:
        after = canonical(one)
        if after is None:
            refused.append(one.name)
        elif after != one.data:
            changed.append(ChangedFile(one.name, one.data, after))
    return Formatted(tuple(changed), tuple(refused), len(chosen))


def canonical(one: RuleFile) -> bytes | None:
    """Give the bytes of a file in its canonical form; ``None`` where it cannot be read, or would say anything else."""
    before = _read(one, one.data)
    if before is None:
        return None
    from delegation.loading.text.key_order import in_order  # noqa: PLC0415  as above
    from delegation.loading.text.layout import laid_out  # noqa: PLC0415  the YAML library is slow to import

    data = laid_out(one.data.decode()).encode()
    laid = before if data == one.data else _read(one, data)
    if laid is None or laid.tree != before.tree:
        return None
    ordered = in_order(laid, schema.of(one.kind))
    if ordered == laid.text:  # what is laid out once stays so
        return ordered.encode() if _same(laid.tree, before.tree) else None
    if _read(one, ordered.encode()) is None:
        return None
    after = laid_out(ordered).encode()
    read = _read(one, after)
    return after if read is not None and _same(read.tree, before.tree) else None


def _same(one: object, other: object) -> bool:
    """Tell whether two trees hold the same values of the same types: ``1``, ``1.0`` and ``true`` are not one."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return type(one) is type(other) and one == other


def _read(one: RuleFile, data: bytes) -> Document | None:
    """Read a file; ``None`` where it is faulty as a text."""
    document = parsed(one.name, one.kind, data)
    return (
        None
        if document.tree is None or any(check in ("DLG001", "DLG003") for check, _ in document.problems)
        else document
    )
