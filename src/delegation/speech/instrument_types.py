"""Kinds of instruments: their names before a number, and the letters that stand for them in a symbol."""

from __future__ import annotations

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
