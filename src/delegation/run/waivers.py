"""The file of waivers: one more entry, which covers what the finding, or each finding of a group, is about today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from delegation.checks.extents import extent
from delegation.checks.library.dlg903_waiver_without_extent import written
from delegation.errors import AskedWronglyError
from delegation.findings import Finding, Text
from delegation.loading.text.document import Document
from delegation.model.figures import WaivedGroup
from delegation.run import entries
from delegation.speech.scalars import quoted

WAIVERS = "waivers"
EMPTY = """\
# yaml-language-server: $schema=../schemas/waivers.schema.json
# Các phát hiện được chấp nhận đến một ngày, với lý do và người duyệt.

waivers: []
""".encode()
"""A file that waives nothing."""
_BY_HAND = ("reason", "approved-by", "until")
"""The keys of what only a person decides."""


def with_waiver(
    data: bytes, findings: Sequence[Finding], reason: str, approver: str, until: date, group: WaivedGroup | None = None
) -> bytes:
    """Add the waiver of a finding, or of those of a group. ``data``: the bytes of the file.

    Raises ``AskedWronglyError`` where the file waives it already, ``DelegationError`` where the file is faulty.
    """
    return _written(entries.read(WAIVERS, data), findings, _decision(reason, approver, until), group)


def with_waiver_to_fill(data: bytes, finding: Finding, until: date) -> bytes:
    """Add the waiver of a finding in which a person has yet to write why and who; so may others in the file. Raises as ``with_waiver`` does."""
    return _written(entries.read(WAIVERS, data, _BY_HAND), [finding], _decision("", "", until), None)


def _written(
    document: Document, findings: Sequence[Finding], decision: dict[str, str], group: WaivedGroup | None
) -> bytes:
    wanted = {one.key for one in findings}
    for key, path in _keys(document):
        if key in wanted:
            line, until = document.locate(path).line, document.tree[WAIVERS][path[1]].get("until", "?")
            raise AskedWronglyError(
                Text(
                    f"Tệp waivers.yaml đã có miễn trừ cho {key} ở dòng {line}, đến hết {until}. Hãy sửa mục đó, hoặc bỏ nó rồi ghi lại.",
                    f"waivers.yaml has a waiver of {key} on line {line} already, until {until}. Change that entry, or take it out first.",
                )
            )
    return entries.added(document, WAIVERS, lambda indent: _entry(indent, findings, decision, group))


def _keys(document: Document) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Give the keys that a file waives, each with where its entry stands."""
    for number, one in enumerate(document.tree[WAIVERS]):
        if "finding" in one:
            yield one["finding"], (WAIVERS, number)
        for at, each in enumerate(one.get("findings", ())):
            yield each["finding"], (WAIVERS, number, "findings", at)


def _decision(reason: str, approver: str, until: date) -> dict[str, str]:
    return {
        "reason": quoted(reason),
        "approved-by": quoted(approver),
        "until": until.isoformat(),
    }


def _entry(indent: str, findings: Sequence[Finding], decision: dict[str, str], group: WaivedGroup | None) -> str:
    """Write an entry: of one finding, or of a group with its findings below it."""
    if group is None:
        (finding,) = findings
        said = {"finding": quoted(finding.key), **decision}
        covers = written(extent(finding))
        if covers != "{}":
            said["covers"] = covers
        return f"{indent}- " + f"\n{indent}  ".join(f"{key}: {value}" for key, value in said.items()) + "\n"
    shared = {"check": group.check, **{kind: quoted(name) for kind, name in group.shared}}
    named = ", ".join(f"{key}: {value}" for key, value in shared.items())
    said = {"group": f"{{{named}}}", **decision, "findings": ""}
    head = f"{indent}- " + f"\n{indent}  ".join(f"{key}: {value}".rstrip() for key, value in said.items()) + "\n"
    return head + "".join(f"{indent}    {entries.known(one.key, written(extent(one)))}" for one in findings)
