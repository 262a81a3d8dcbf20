"""Whose matters a title above rows says they are: *… thuộc thẩm quyền của UBND cấp xã*. It is held against the levels of who gives and who receives."""

from __future__ import annotations

import re
from collections.abc import Collection

from delegation.documents.intake import level_words
from delegation.documents.intake.asked import KEEP, ImportQuestion
from delegation.documents.intake.parties import Parties
from delegation.findings import Text
from delegation.model.holders import Level
from delegation.speech.lists import MEANINGS

_OWNED = re.compile(
    r"thuộc\s+thẩm\s+quyền(?:\s+(?:giải quyết|thực hiện|quyết định))*(?:\s+của)?\s+(?P<who>[^()]+)", re.IGNORECASE
)
_LEVEL = re.compile(
    r"(?:các\s+)?(?:chủ tịch\s+|cơ quan\s+)?(?:ubnd\s+|ủy ban nhân dân\s+|uỷ ban nhân dân\s+|chính quyền\s+)?(?:các\s+)?(?P<level>cấp\s+\w+|xã|phường|tỉnh|thành phố)\b",
    re.IGNORECASE,
)


def stated(words: str, parties: Parties) -> frozenset[Level]:
    """Give the levels of those whose matters a line says the rows are; none where it says nothing of it."""
    found = _OWNED.search(words)
    if found is None:
        return frozenset()
    level = _LEVEL.match(found["who"])
    named = level_words.named(level["level"]) if level else frozenset[Level]()
    return named or frozenset(parties.levels[one] for one in parties.beginning(found["who"]))


def question(words: str, place: Text, key: str, levels: Collection[Level], sides: Collection[Level]) -> ImportQuestion:
    """Ask of a line that names another level than those of who gives and who receives (``sides``)."""
    own, others = _named(levels), _named(sides)
    said = Text(
        f"«{words}»: các dòng thuộc thẩm quyền {own.vi}, còn bên giao và bên nhận ở {others.vi}: phụ lục có đúng của quyết định này không? Dòng nào không thuộc thì «bỏ dòng»; «{KEEP}» là mọi dòng vẫn được giao như văn bản",
        f"“{words}”: the rows are matters of {own.en}, and those who give and receive are of {others.en}: is it the annex of this decision? Leave out the rows that are not; “{KEEP}” means that all are given as the decision says",
    )
    return ImportQuestion(key, place, said, "", (KEEP,))


def told(words: str, place: Text, levels: Collection[Level]) -> Text:
    """Say of a line that the level which it names is that of who gives or receives."""
    own = _named(levels)
    return Text(
        f"{place.vi} ghi «{words}»: {own.vi}, hợp với bên giao hoặc bên nhận",
        f"{place.en} says “{words}”: {own.en}, which fits who gives or receives",
    )


def _named(levels: Collection[Level]) -> Text:
    vi, en = (", ".join(dict.fromkeys(MEANINGS[one].in_(lang) for one in sorted(levels))) for lang in ("vi", "en"))
    return Text(vi, en)
