"""``--fix`` and ``--diff`` of ``delegation check``: what a machine can mend is written into the rule files, or shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from delegation.cli.changing import show, write
from delegation.cli.common import refuse_hypotheses, remark
from delegation.findings import Language, Text
from delegation.run.narrowing import is_meant
from delegation.speech import in_english


def fix(root: Path, names: Sequence[str], language: Language, *, shown: bool) -> bool:
    """Mend the register in a folder, of ``names`` (none: all) its files; ``shown``: show what would be changed, and write nothing. Tell whether there was anything."""
    from delegation.run.fixing import mended

    refuse_hypotheses("check --fix")
    found = [one for one in mended(root) if not names or is_meant(one.name, names)]
    if shown:
        show(found)
        return bool(found)
    write(root, found)
    places = sum(one.places for one in found)
    remark(
        Text(
            f"Đã sửa {places} chỗ trong {len(found)} tệp.",
            f"Mended {in_english(places, 'place')} in {in_english(len(found), 'file')}.",
        ),
        language,
    )
    return bool(found)
