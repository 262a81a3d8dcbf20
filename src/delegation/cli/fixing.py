"""``--fix`` and ``--diff`` of ``delegation check``: what a machine can mend is written into the rule files, or shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from delegation.cli.common import emit, refuse_hypotheses, remark
from delegation.cli.outputs import write_file
from delegation.findings import Language, Text
from delegation.loading.disk.files import without_mark

if TYPE_CHECKING:
    from delegation.run.fixing import Mended


def fix(root: Path, names: Sequence[str], language: Language, *, shown: bool) -> bool:
    """Mend the register in a folder, of ``names`` (none: all) its files; ``shown``: show what would be changed, and write nothing. Tell whether there was anything."""
    from delegation.run.fixing import mended  # noqa: PLC0415  slow to import: only where something is mended

    refuse_hypotheses("check --fix")
    found = [one for one in mended(root) if not names or one.name in names]
    if shown:
        emit(differences(found))
        return bool(found)
    write(root, found)
    places = sum(one.places for one in found)
    remark(
        Text(f"Đã sửa {places} chỗ trong {len(found)} tệp.", f"Mended {places} places in {len(found)} files."), language
    )
    return bool(found)


def write(root: Path, found: Sequence[Mended]) -> None:
    """Write files of the register in a folder anew; the mark that an editor put before a text stays."""
    for one in found:
        place = root / one.name
        content = place.read_bytes()
        write_file(place, content[: len(content) - len(without_mark(content))] + one.after)


def differences(found: Sequence[Mended]) -> str:
    """Show what would be changed, as ``diff -u`` does."""
    return "".join(_differences(found))


def _differences(found: Sequence[Mended]) -> Iterator[str]:
    for one in found:
        before, after = (each.decode().splitlines(keepends=True) for each in (one.before, one.after))
        for line in unified_diff(before, after, f"a/{one.name}", f"b/{one.name}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
