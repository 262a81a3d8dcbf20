"""What one cell of a row holds beside, or in the place of, what its column is for: a code in the title, a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from delegation.documents.intake.codes import is_like_code
from delegation.documents.intake.heads import Heads
from delegation.documents.intake.letters import flat
from delegation.documents.intake.papers import PaperCell
from delegation.names.folding import fold

_WITHIN = re.compile(
    r"[\s(\[–-]*(?:mã(?:\s+số)?(?:\s+TTHC|\s+thủ tục)?\s*:?\s*)?(?<![\d.])(\d\.\d{6})(?!\.?\d)[)\]]*", re.IGNORECASE
)
"""A code that stands in the cell of the title: ``Cấp giấy phép (1.003390)``."""

_DIGITS = re.compile(r"\D+")
"""What stands between the digits of a code."""
_FORMER = re.compile(r"\b(?:cũ|trước đây|được thay thế)\b", re.IGNORECASE)


def with_others(code: PaperCell, row: Sequence[PaperCell], known: Heads) -> PaperCell:
    """Give the code of a row with those that its further columns of codes print otherwise: of several it is asked. Former codes are none of them."""
    if not is_like_code(code.text):
        return code
    further = (
        one.text.strip()
        for at, (one, kind, head) in enumerate(zip(row, known.kinds, known.words, strict=True))
        if kind in ("other", "code")
        and at != known.column("code")
        and not one.covered
        and fold(head).startswith("ma ")
        and not _FORMER.search(head)
    )
    others = [one for one in further if is_like_code(one) and _DIGITS.sub("", one) != _DIGITS.sub("", code.text)]
    return replace(code, text="; ".join(dict.fromkeys((code.text.strip(), *others)))) if others else code


def pictures(row: Sequence[PaperCell], known: Heads) -> Iterator[str]:
    """Say beside which texts of a row pictures stand, as a line that crosses one out, or a stamp."""
    for one, head in zip(row, known.words, strict=True):
        if one.pictured and not one.covered:
            yield f"hình trong ô «{head or flat(one.text)}»"


def parted(code: PaperCell, title: PaperCell) -> tuple[PaperCell, PaperCell]:
    """Take a code out of the cell of the title, where it stands there alone of its kind and no other cell has one."""
    within = _WITHIN.findall(title.text)
    if code.text or len(within) != 1:
        return code, title
    return replace(title, text=within[0]), replace(
        title, text=flat(_WITHIN.sub(" ", title.text)).rstrip(" -–:").lstrip(" -–:.,")
    )
