"""Kinds of instruments: their names before a number, and the letters that stand for them in a symbol."""

from __future__ import annotations

import re

from delegation.findings import Text

TYPES = {
    "law": Text("Luật", "Law"),
    "ordinance": Text("Pháp lệnh", "Ordinance"),
    "na-resolution": Text("Nghị quyết", "Resolution"),
    "na-standing-committee-resolution": Text("Nghị quyết", "Resolution"),
    "consolidated-text": Text("Văn bản hợp nhất", "Consolidated text"),
    "decree": Text("Nghị định", "Decree"),
    "government-resolution": Text("Nghị quyết", "Resolution"),
    "pm-decision": Text("Quyết định", "Decision"),
    "pm-telegram": Text("Công điện", "Telegram"),
    "circular": Text("Thông tư", "Circular"),
    "joint-circular": Text("Thông tư liên tịch", "Joint circular"),
    "council-resolution-qppl": Text("Nghị quyết", "Resolution"),
    "council-resolution": Text("Nghị quyết", "Resolution"),
    "committee-decision-qppl": Text("Quyết định", "Decision"),
    "committee-decision": Text("Quyết định", "Decision"),
    "chair-decision-qppl": Text("Quyết định", "Decision"),
    "chair-decision": Text("Quyết định", "Decision"),
    "centre-decision": Text("Quyết định", "Decision"),
    "directive": Text("Chỉ thị", "Directive"),
    "plan": Text("Kế hoạch", "Plan"),
    "announcement": Text("Thông báo", "Announcement"),
    "report": Text("Báo cáo", "Report"),
    "official-letter": Text("Công văn", "Official letter"),
    "submission": Text("Tờ trình", "Submission"),
    "party-resolution": Text("Nghị quyết", "Party resolution"),
    "party-conclusion": Text("Kết luận", "Party conclusion"),
    "party-regulation": Text("Quy định", "Party regulation"),
    "party-decision": Text("Quyết định", "Party decision"),
    "party-directive": Text("Chỉ thị", "Party directive"),
    "party-guideline": Text("Hướng dẫn", "Party guideline"),
    "party-plan": Text("Kế hoạch", "Party plan"),
    "party-programme": Text("Chương trình", "Party programme"),
    "party-official-letter": Text("Công văn", "Party letter"),
}
"""Kinds of instruments as they stand before a number; those that are missing are cited by their number alone."""

BY_LETTERS = {
    "NĐ": "decree", "QĐ": "committee-decision", "NQ": "council-resolution", "TT": "circular", "TTLT": "joint-circular",
    "CT": "directive", "KH": "plan", "PL": "ordinance", "CĐ": "pm-telegram", "VBHN": "consolidated-text",
}  # fmt: skip
"""Kinds by the letters that stand for them in a symbol: *NĐ* in *140/2025/NĐ-CP* (NĐ 30/2020/NĐ-CP, Phụ lục III)."""

_IN_WORDS = {one.vi: one.en for kind, one in TYPES.items() if not kind.startswith("party-")} | {"Bộ luật": "Code"}
_IN_LETTERS = {letters: TYPES[kind].en for letters, kind in BY_LETTERS.items()}
_BEFORE_NUMBER = re.compile(
    rf"\b({'|'.join(sorted((*_IN_WORDS, *_IN_LETTERS), key=len, reverse=True))})(?: số)? (?=\d+/)",
)


_KIND_AND_NUMBER = re.compile(rf"{_BEFORE_NUMBER.pattern}\d+/[\w/.-]+")


def is_kind_and_number(said: str) -> bool:
    """Whether a text names an instrument by kind and number and says no more."""
    return _KIND_AND_NUMBER.fullmatch(said) is not None


def kinds_in_english(said: str) -> str:
    """Give a text with each kind of instrument before a number in English: *Nghị định số 140/2025/NĐ-CP* is *Decree 140/2025/NĐ-CP*."""
    return _BEFORE_NUMBER.sub(lambda one: f"{_IN_WORDS.get(one[1]) or _IN_LETTERS[one[1]]} ", said)
