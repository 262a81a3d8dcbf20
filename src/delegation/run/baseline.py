"""The file of known findings: entries are taken out and put in by lines, and every other byte of it stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from delegation.checks.extents import extent
from delegation.checks.library.dlg903_waiver_without_extent import written
from delegation.checks.shared import shrinking
from delegation.checks.waiving import ONE, added
from delegation.errors import DelegationError
from delegation.findings import Finding, Text
from delegation.loading.build.covering import covers
from delegation.loading.disk.files import BASELINE, without_mark
from delegation.loading.text.document import Document
from delegation.model.figures import Covers
from delegation.model.places import Place
from delegation.model.terms import Day, iso_day
from delegation.run import entries
from delegation.speech.scalars import quoted

EMPTY = """\
# yaml-language-server: $schema=../schemas/baseline.schema.json
# Các phát hiện đã biết, đang chờ xử lý, theo nguyên nhân. Danh sách chỉ ngắn đi: xử lý xong thì `delegation baseline --prune` bỏ mục;
# chỉ `delegation baseline --add` mới thêm.

sections: []
""".encode()
"""A baseline that lists nothing."""


@dataclass(frozen=True)
class Decision:
    """Who decides what is done about findings, and why they still stand."""

    decides: str
    reason: str


def listed(data: bytes) -> frozenset[str]:
    """Give the keys of the findings that a baseline lists. ``data``: its bytes. Raises ``DelegationError`` where the file is faulty."""
    sections = entries.read(BASELINE, without_mark(data)).tree["sections"]
    return frozenset(one["finding"] for section in sections for one in section["findings"])


def without(data: bytes, keys: Collection[str]) -> bytes:
    """Take the entries of some findings out of a baseline, and the sections that have no other. ``data``: its bytes.

    Raises ``DelegationError`` where the file is faulty, or an entry does not stand on lines of its own.
    """
    document = entries.read(BASELINE, data)
    gone: set[int] = set()
    for number, section in enumerate(document.tree["sections"]):
        out = [at for at, one in enumerate(section["findings"]) if one["finding"] in keys]
        whole = len(out) == len(section["findings"])
        for path in [("sections", number)] if whole else [("sections", number, "findings", at) for at in out]:
            gone.update(entries.own_lines(document, path))
    kept = [line for number, line in enumerate(document.lines, start=1) if number not in gone]
    if gone and not any(line.lstrip().startswith("-") for line in kept):
        kept = ["sections: []\n" if line.startswith("sections:") else line for line in kept]
    return "".join(kept).encode()


def narrowed(data: bytes, findings: Iterable[Finding]) -> bytes:
    """Take out of what entries cover all that their findings are no longer about, and the entries that then cover nothing. ``data``: its bytes.

    An entry that covers a number and not which, or does not record what its finding says and where, as older lists do, does so then.

    Raises ``DelegationError`` as ``without`` does.
    """
    document = entries.read(BASELINE, data)
    now = {one.key: (one, extent(one)) for one in findings}
    lines, nothing = ["", *entries.lines(document)], []
    for number, section in enumerate(document.tree["sections"]):
        for at, one in enumerate(section["findings"]):
            key, listed = one["finding"], _covers(one)
            left = _left(listed, *now[key]) if key in now else listed
            if left is None:
                nothing.append(key)
            elif left != listed:
                first, *others = entries.own_lines(document, ("sections", number, "findings", at))
                lines[first] = entries.indent(lines[first]) + entries.known(key, written(left))
                for other in others:
                    lines[other] = ""
    return without("".join(lines).encode(), nothing) if nothing else "".join(lines).encode()


def _left(listed: Covers, finding: Finding, now: Covers) -> Covers | None:
    """Give what is left of what an entry covers; what its finding has beyond that is not taken in by being named."""
    is_covered = added(finding, listed if listed != Covers() else ONE) is None
    return shrinking.narrowed(shrinking.named(listed, now, finding.key) if is_covered else listed, now)


def unrecorded(data: bytes, findings: Iterable[Finding]) -> list[str]:
    """Give the keys of those findings that are listed by an entry which does not record what they say, and where, or what they weigh. ``data``: its bytes.

    Raises ``DelegationError`` where the file is faulty.
    """
    sections = entries.read(BASELINE, without_mark(data)).tree["sections"]
    listed = {one["finding"]: _covers(one) for section in sections for one in section["findings"]}
    return [one.key for one in findings if one.key in listed and _is_older(listed[one.key], one)]


def _is_older(listed: Covers, finding: Finding) -> bool:
    return listed.says is None or (listed.severity is None and extent(finding).severity is not None)


def _covers(one: Mapping[str, Any]) -> Covers:
    """Read what an entry covers, of a file that its schema accepts. Raises ``DelegationError`` where a day is none."""
    return covers(one.get("covers", {}), Place(BASELINE), _day)


def _day(written: str, _: Place) -> Day:
    found = iso_day(written)
    if found is None:
        raise entries.faulty(BASELINE)
    return found


def with_added(data: bytes, findings: Sequence[Finding], decision: Decision | None) -> bytes:
    """Add findings to a baseline: each to the section of its cause, else to a new one; what has grown takes its own place.

    ``data``: its bytes. Raises ``DelegationError`` as ``without`` does, and where there is no decision for a new section.
    """
    document = entries.read(BASELINE, data)
    lines = ["", *entries.lines(document)]
    at = {
        one["finding"]: ("sections", number, "findings", position)
        for number, section in enumerate(document.tree["sections"])
        for position, one in enumerate(section["findings"])
    }
    ends = dict(_last_of_each(document))
    new: dict[str, list[Finding]] = {}
    # What has grown first: its line is written anew, and may be the one that new entries are written behind.
    for one in sorted(findings, key=lambda one: one.key not in at):
        if one.key in at:
            first, *others = entries.own_lines(document, at[one.key])
            lines[first] = entries.indent(lines[first]) + _entry(one)
            for number in others:
                lines[number] = ""
        elif one.cause_key in ends:
            last = entries.own_lines(document, ends[one.cause_key])
            lines[last[-1]] += entries.indent(lines[last[0]]) + _entry(one)
        else:
            new.setdefault(one.cause_key, []).append(one)
    if new and decision is None:
        raise _undecided(new)
    more = "".join(_section(key, of, decision) for key, of in new.items() if decision)
    if more and not document.tree["sections"]:
        return entries.into_empty(document, "sections", more).encode()
    return ("".join(lines) + more).encode()


def under_their_causes(data: bytes, findings: Iterable[Finding]) -> bytes:
    """Put entries that stand under another cause than that of their finding under that: where it has no section, in one with the same decision.

    ``data``: its bytes; ``findings``: those that it covers. Raises ``DelegationError`` as ``without`` does.
    """
    of_entries = {
        one["finding"]: (section["cause"], Decision(section["decides"], section["reason"]))
        for section in entries.read(BASELINE, without_mark(data)).tree["sections"]
        for one in section["findings"]
    }
    for one in findings:
        cause, decision = of_entries.get(one.key, (one.cause_key, None))
        if cause != one.cause_key:
            data = with_added(without(data, {one.key}), [one], decision)
    return data


def _last_of_each(document: Document) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    for number, section in enumerate(document.tree["sections"]):
        yield section["cause"], ("sections", number, "findings", len(section["findings"]) - 1)


def _entry(one: Finding) -> str:
    return entries.known(one.key, written(extent(one)))


def _section(key: str, findings: Sequence[Finding], decision: Decision) -> str:
    head = {"cause": key, "decides": decision.decides, "reason": decision.reason}
    said = "\n    ".join(f"{name}: {quoted(value)}" for name, value in head.items())
    return f"  - {said}\n    findings:\n" + "".join(f"      {_entry(one)}" for one in findings)


def _undecided(new: Mapping[str, Sequence[Finding]]) -> DelegationError:
    keys = ", ".join(new)
    return DelegationError(
        Text(
            f"Chưa rõ ai quyết định về: {keys}. Hãy thêm --decides AI và --reason LÝ-DO; mỗi nguyên nhân một nơi quyết định thì chọn "
            "từng nguyên nhân bằng --cause.",
            f"Nobody is named who decides about: {keys}. Add --decides WHO and --reason WHY; where several decide, choose a cause at "
            "a time by --cause.",
        )
    )
