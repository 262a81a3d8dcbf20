"""Weights of findings, and what the checks could not ask about."""

from __future__ import annotations

from delegation.findings import Language, NotExamined, Text
from delegation.model.severity import Severity
from delegation.speech.numbers import counted, in_english, number

SEVERITIES = {
    Severity.ERROR: Text("lỗi", "error"),
    Severity.WARNING: Text("cảnh báo", "warning"),
    Severity.INFO: Text("lưu ý", "info"),
}


def of_ledgers(key: str) -> Text:
    """Say that what a finding says of waivers, baseline or requests can itself be neither waived nor listed as known."""
    return Text(
        f"{key} nói về chính miễn trừ, danh sách phát hiện đã biết hoặc đề nghị, nên không miễn trừ được và không đưa vào danh sách được. "
        "Hãy sửa mục mà phát hiện nêu.",
        f"{key} is about the waivers, the baseline or the requests themselves: it can be neither waived nor listed as known. Mend the entry "
        "that it names.",
    )


def waived(count: int) -> Text:
    """Say how many findings waivers cover."""
    said = counted(count, "phát hiện", "finding")
    return Text(f"Được miễn trừ: {said.vi}.", f"Waived: {said.en}.")


def known(count: int) -> Text:
    """Say how many findings the baseline lists."""
    said = counted(count, "phát hiện", "finding")
    return Text(f"Đã biết, đang chờ xử lý: {said.vi}.", f"Known (baseline): {said.en}.")


def half_read(count: int) -> Text:
    """Say that what is gone may only not have been read, for errors in reading the files."""
    return Text(
        f"Có {number(count).vi} lỗi khi đọc tệp quy tắc: phát hiện «không còn» có thể chỉ vì mục của nó chưa đọc được. Hãy sửa các lỗi này trước.",
        f"{in_english(count, 'error')} {'was' if count == 1 else 'were'} met while reading the rule files: what is gone may only not have been read. Mend these first.",
    )


_REASONS = (
    ("unlisted_tasks", "task", Text("nhiệm vụ chưa công bố danh mục", "that no public text lists")),
    (
        "unlisted_procedures",
        "delegated procedure",
        Text("thủ tục ủy quyền chưa công bố danh mục", "that no public text lists"),
    ),
    ("owner_unknown", "matter", Text("việc chưa rõ chủ thể có thẩm quyền", "whose owner is not known")),
    ("basis_unknown", "matter", Text("việc chưa rõ căn cứ pháp lý", "whose legal basis is not known")),
    ("term_unknown", "grant", Text("lần giao quyền chưa rõ thời hạn", "whose term is not known")),
    (
        "signing_unknown",
        "grant",
        Text(
            "lần giao quyền chưa rõ ngày ký nên chưa xét được có được phép giao không",
            "whose day of signing is not known, so that their permission by law could not be checked",
        ),
    ),
    (
        "norm_unknown",
        "grant",
        Text(
            "lần giao quyền chưa xét được có được phép không vì luật có thể cho phép chưa có toàn văn trong sổ",
            "of which it could not be checked whether the law permits such a grant, since the text of the law that might permit it is not known",
        ),
    ),
    (
        "norm_unknown_unlisted",
        "unlisted procedure",
        Text(
            "thủ tục chưa công bố danh mục chưa xét được có được phép giao không vì luật có thể cho phép chưa có toàn văn trong sổ",
            "of which it could not be checked whether the law permits such a grant, since the text of the law that might permit it is not known",
        ),
    ),
    (
        "outside_state_law",
        "grant",
        Text(
            "lần giao của tổ chức đảng, Mặt trận không xét theo pháp luật của Nhà nước",
            "by bodies of the Party or the Front, which are not held against the law of the State",
        ),
    ),
    (
        "assertions_unknown",
        "assertion",
        Text("khẳng định chưa đủ dữ liệu để nói đúng hay sai", "that what is known does not decide"),
    ),
)
"""By each count of ``NotExamined`` its words: in English one of the things, and what is so of it."""


def not_examined(what: NotExamined, language: Language) -> list[str]:
    """Say what the checks could not ask about, one line for each reason that has any."""
    lines = ((getattr(what, name), noun, words) for name, noun, words in _REASONS)
    said = ((counted(count, words.vi, noun), words) for count, noun, words in lines if count)
    return [many.vi if language == "vi" else f"{many.en} {words.en}" for many, words in said]
