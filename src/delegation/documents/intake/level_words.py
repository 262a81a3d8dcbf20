"""How papers name levels of government: *cấp tỉnh*, *xã*; and the heads of the columns in which they do."""

from __future__ import annotations

import re
from collections.abc import Mapping

from delegation.model.holders import Level
from delegation.names.folding import fold

HEADS = (
    "cap thuc hien", "cap giai quyet", "cap thuc hien tthc", "cap giai quyet tthc", "cap thuc hien thu tuc", "cap thuc hien thu tuc hanh chinh",
    "cap giai quyet thu tuc", "cap giai quyet thu tuc hanh chinh", "cap thuc hien nhiem vu", "cap hanh chinh",
)  # fmt: skip
"""How the head of such a column is written, folded: the whole of it, for «phân cấp thực hiện» is another thing."""
_PARTS = re.compile(r"\s*(?:[,;/&+–-]|\bvà\b|\bhoặc\b|\n)\s*", re.IGNORECASE)
_LEVELS: Mapping[str, Level] = {
    **dict.fromkeys(("trung uong", "bo", "tw"), "central"),
    **dict.fromkeys(("tinh", "thanh pho", "tp", "tinh thanh pho"), "city"),
    **dict.fromkeys(("huyen", "quan"), "district"),
    **dict.fromkeys(("xa", "phuong", "dac khu"), "commune"),
}


def named(words: str) -> frozenset[Level]:
    """Give the levels that a cell names; none where it says anything else, too."""
    found = [_LEVELS.get(fold(one).removeprefix("cap ")) for one in _PARTS.split(words.strip(" .()")) if one]
    return frozenset(one for one in found if one) if found and all(found) else frozenset()
