"""The file of waivers: one more entry, which covers what the finding is about today."""

from __future__ import annotations

from datetime import date

from delegation.checks.library.dlg903_waiver_without_extent import written
from delegation.checks.waiving import extent
from delegation.errors import AskedWronglyError
from delegation.findings import Finding, Text
from delegation.run import entries

WAIVERS = "waivers"
EMPTY = """\
# yaml-language-server: $schema=../schemas/waivers.schema.json
# Các phát hiện được chấp nhận đến một ngày, với lý do và người duyệt.

waivers: []
""".encode()
"""A file that waives nothing."""


def with_waiver(data: bytes, finding: Finding, reason: str, approver: str, until: date) -> bytes:
    """Add the waiver of a finding. ``data``: the bytes of the file.

    Raises ``AskedWronglyError`` where the file waives it already, ``DelegationError`` where the file is faulty.
    """
    document = entries.read(WAIVERS, data)
    listed = document.tree["waivers"]
    for number, one in enumerate(listed):
        if one["finding"] == finding.key:
            line = document.locate((WAIVERS, number)).line
            raise AskedWronglyError(
                Text(
                    f"Tệp waivers.yaml đã có miễn trừ cho {finding.key} ở dòng {line}. Hãy sửa dòng đó, hoặc bỏ nó rồi ghi lại.",
                    f"waivers.yaml has a waiver of {finding.key} on line {line} already. Change that line, or take it out first.",
                )
            )
    lines = entries.lines(document)
    if not listed:
        entry = _entry(finding, "  ", reason, approver, until)
        return "".join(lines).replace("waivers: []\n", f"waivers:\n{entry}", 1).encode()
    last = entries.own_lines(document, (WAIVERS, len(listed) - 1))
    lines[last[-1] - 1] += _entry(finding, entries.indent(lines[last[0] - 1]), reason, approver, until)
    return "".join(lines).encode()


def _entry(finding: Finding, indent: str, reason: str, approver: str, until: date) -> str:
    said = {
        "finding": entries.quoted(finding.key),
        "reason": entries.quoted(reason),
        "approved-by": entries.quoted(approver),
        "until": until.isoformat(),
    }
    covers = written(extent(finding))
    if covers != "{}":
        said["covers"] = covers
    return f"{indent}- " + f"\n{indent}  ".join(f"{key}: {value}" for key, value in said.items()) + "\n"
