"""Findings as CSV: a line for each, for spreadsheets and scripts."""

from __future__ import annotations

from collections.abc import Callable

from delegation.findings import Analysis, Explained, Finding, Text, named
from delegation.reports.shared.csv import Field, as_csv
from delegation.reports.shared.rendering import SUBJECTS, Rendering, subject_of, yes_or_no
from delegation.speech import SEVERITIES, sentence

_COLUMNS: dict[Text, Callable[[Finding, Explained, Rendering], Field]] = {
    Text("Mức", "severity"): lambda one, _, look: SEVERITIES[one.severity].in_(look.language),
    Text("Phép kiểm tra", "check"): lambda one, _, __: one.check,
    Text("Nội dung kiểm tra", "check_title"): lambda _, asked, look: asked.title.in_(look.language),
    Text("Nhóm", "subject"): lambda one, _, look: SUBJECTS[subject_of(one.check)].in_(look.language),
    Text("Phát hiện", "finding"): lambda one, _, look: one.said.in_(look.language),
    Text("Tệp", "file"): lambda one, _, look: look.file(one.location),
    Text("Dòng", "line"): lambda one, _, __: one.location.line,
    Text("Cột", "column"): lambda one, _, __: one.location.column,
    Text("Chủ thể", "holders"): lambda one, _, look: "; ".join(map(look.localised, one.holders)),
    Text("Lĩnh vực", "fields"): lambda one, _, look: "; ".join(field.in_(look.language) for field in one.fields),
    Text("Số việc", "count"): lambda one, _, __: one.count,
    Text("Mã việc", "matters"): lambda one, _, __: "; ".join(named(one)),
    Text("Lần giao", "grants"): lambda one, _, __: "; ".join(sorted(one.grants)),
    Text("Điều khác mà phát hiện gồm", "others"): lambda one, _, __: "; ".join(dict.fromkeys(one.others)),
    Text("Nguyên nhân", "cause"): lambda one, _, look: one.cause.said.in_(look.language) if one.cause is not None else None,
    Text("Khóa của nguyên nhân", "cause_key"): lambda one, _, __: one.cause_key,
    Text("Căn cứ", "legal_source"): lambda one, _, look: one.legal_source.in_(look.language),
    Text("Việc cần làm", "what_to_do"): lambda one, asked, look: sentence(asked.advice(one).in_(look.language)),
    Text("Miễn trừ đến hết", "waived_until"): lambda one, _, __: one.waived_until,
    Text("Đã biết", "known"): lambda one, _, look: yes_or_no(one.known, look),
    Text("Khóa của phát hiện", "key"): lambda one, _, __: one.key,
}  # fmt: skip
"""Each column, and what stands in it for a finding and its check."""
_NEW = Text("Mới", "new")
"""A further column, where the run is compared with an earlier state."""


def render(analysis: Analysis, rendering: Rendering) -> str:
    """Write what was found, what is waived and what is known; the last two columns say by which program and from which state of the rules."""
    checks = {one.id: one for one in analysis.checks}
    columns = dict(_COLUMNS)
    if analysis.since is not None:
        columns[_NEW] = lambda one, _, look: yes_or_no(not one.before, look)
    heads = (*columns, Text("Phiên bản chương trình", "program"), Text("Bản của sổ", "rules_hash"))
    lines: list[list[Field]] = [[one.in_(rendering.language) for one in heads]]
    for one in (*analysis.findings, *analysis.set_aside):
        row = [field(one, checks[one.check], rendering) for field in columns.values()]
        lines.append([*row, analysis.version, analysis.rules_hash])
    return as_csv(lines, rendering)
