"""What a comparison counts otherwise than a list of what ends does, so that papers of one night are not taken to differ."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.answers.changes import Changes
from delegation.documents.annexes.concern import is_foreign
from delegation.documents.shared.source import AnnexSource
from delegation.findings import Text
from delegation.model.terms import ONE_DAY
from delegation.questions.horizon.endings import endings
from delegation.speech import in_english

BY_CAUSE = Text(
    "Mỗi việc tính theo nguyên nhân làm đổi chủ thể; danh mục hết hạn tính mọi việc dựa vào một văn bản, nên số việc của một văn bản ở hai nơi có thể khác nhau.",
    "Each matter is counted by what changes its holder; a list of what ends counts all that rests on an instrument, so that the two may give it other numbers.",
)


def of_others(given: AnnexSource, changes: Changes, part: str) -> Iterator[Text]:
    """Say of a part of a comparison how many of its instruments a list of what ends leaves out; nothing where there are none."""
    (old, new), register = changes.analyses, given.register
    if part == "phat-hien" or not old.as_of < new.as_of:
        return
    ended = endings(register, old.as_of, new.as_of - ONE_DAY)
    if count := sum(one.kind == "instrument" and is_foreign(register, one) for one in ended):
        yield Text(
            f"Tính cả {count} văn bản của tỉnh, thành phố khác mà không việc, lần giao nào trong sổ dựa vào; danh mục hết hạn không kể các văn bản đó.",
            f"With {in_english(count, 'instrument')} of other provinces on which nothing in the register rests; a list of what ends leaves these out.",
        )
