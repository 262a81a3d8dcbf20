"""A waiver does not say what of its finding it covers."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.checks.base import Check, Waivers
from delegation.findings import Fix, Problem, Text
from delegation.model.figures import Covers
from delegation.model.severity import Severity


def unlimited(found: Waivers) -> Iterator[Problem]:
    """Give the waivers that state no extent though their finding has one that may grow."""
    for one in found.listed:
        extent = found.extents.get(one.finding)
        if one.covers is None and extent is not None and _may_grow(extent):
            text = written(extent)
            yield Problem(
                one.place.at("finding"),
                Text(
                    vi=f"miễn trừ cho {one.finding} không ghi phạm vi, nên chỉ phủ phát hiện về một việc, và không biết được khi "
                    "phát hiện rộng thêm về thời gian, địa bàn.",
                    en=f"the waiver of {one.finding} states no extent: it covers a finding about one matter only, and nobody can "
                    "tell when that grows in time or territory.",
                ),
                about=(one.finding,),
                fix=Fix(Text(f"ghi thêm: covers: {text}", f"add: covers: {text}")),
            )


def _may_grow(extent: Covers) -> bool:
    parts = (extent.matters, extent.communes, extent.start, extent.end)
    return any(part is not None for part in parts) or (extent.count or 0) > 1


def written(covers: Covers) -> str:
    """Write an extent as it stands in ``waivers.yaml``: ``{matters: [a, b], from: 2026-01-01}``; by its cells where it has some."""
    if covers.areas is not None:
        from delegation.checks.shared import cells  # noqa: PLC0415  few waivers state cells

        grants = () if covers.grants is None else (f"grants: [{', '.join(map(_quoted, covers.grants))}]",)
        return "{" + ", ".join((*grants, f"areas: {cells.written(covers.areas)}")) + "}"
    lists = {"matters": covers.matters, "grants": covers.grants, "communes": covers.communes}
    parts = [f"{key}: [{', '.join(map(_quoted, names))}]" for key, names in lists.items() if names is not None]
    days = {"from": covers.start, "to": covers.end}
    parts += [f"{key}: {day.isoformat()}" for key, day in days.items() if day is not None]
    if covers.matters is None and covers.count is not None and covers.count > 1:
        parts.append(f"count: {covers.count}")
    return "{" + ", ".join(parts) + "}"


def _quoted(name: str) -> str:
    """Quote what YAML would read as a number."""
    return f'"{name}"' if name[:1].isdecimal() else name


CHECK = Check(
    id="DLG903",
    severity=Severity.WARNING,
    title=Text(
        vi="Miễn trừ không ghi phạm vi",
        en="A waiver does not say what it covers",
    ),
    why=Text(
        vi="Người duyệt miễn trừ đã xem một phát hiện cụ thể: những việc, lần giao, địa bàn, ngày nào. Sau đó quyết định có thể thêm "
        "việc, kéo dài thời hạn; miễn trừ không ghi phạm vi sẽ che luôn phần thêm mà không ai duyệt.",
        en="Whoever approved a waiver saw a certain finding: these matters, grants, communes and days. Later a decision may add "
        "matters or be prolonged; a waiver without an extent hides what has come, and nobody approved that.",
    ),
    mend=Text(
        vi="Ghi «covers» vào miễn trừ đúng như nội dung mà phát hiện này in sẵn, sau khi người duyệt xác nhận. Khi có phần ngoài phạm "
        "vi, phát hiện hiện lại và nêu rõ phần thêm.",
        en="Add `covers` as printed here once the approver has confirmed it. Where something goes beyond, the finding stands again "
        "and says what was added.",
    ),
    legal_source=Text(
        vi="Quy tắc của sổ: miễn trừ chỉ phủ điều đã được duyệt",
        en="A rule of the register: a waiver covers only what was approved",
    ),
    of_waivers=unlimited,
    phase="waivers",
)
