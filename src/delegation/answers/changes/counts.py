"""Figures that change: what the register holds, control totals, and what it counts of published figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Literal

from delegation.authority.examination import Examination
from delegation.findings import Analysis, Text
from delegation.model.terms import Unknown
from delegation.questions.compare import Comparison
from delegation.questions.figures import counting
from delegation.questions.figures.status import Status, status
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class CountChange:
    """A number that is counted and changes. ``None``: not counted on that side; ``Unknown``: stated to be not known there, and why."""

    group: Literal["status", "not-examined", "ledger", "figure"]
    key: str
    name: Text
    before: float | Unknown | None
    after: float | Unknown | None


def counted(comparison: Comparison, old: Analysis, new: Analysis) -> Iterator[CountChange]:
    """Give the counts that differ: of the status, of what is not examined, of each control total and figure."""
    sides = comparison.old, comparison.new
    yield from _differing("status", _STATUS, *(_status(one) for one in sides))
    left = (
        {one.name: getattr(side.not_examined, one.name) for one in fields(side.not_examined)} for side in (old, new)
    )
    yield from _differing("not-examined", _NOT_EXAMINED, *left)
    yield from _differing("ledger", _names_of_ledgers(comparison), *(_ledgers(one) for one in sides))
    yield from _differing("figure", _names_of_figures(comparison), *(_figures(one) for one in sides))


def _differing(
    group: Literal["status", "not-examined", "ledger", "figure"],
    names: Mapping[str, Text],
    before: Mapping[str, float | Unknown],
    after: Mapping[str, float | Unknown],
) -> Iterator[CountChange]:
    for key, name in names.items():
        was, becomes = before.get(key), after.get(key)
        if was != becomes:
            yield CountChange(group, key, name, was, becomes)


_STATUS: Mapping[str, Text] = {
    "holders.total": Text("Chủ thể", "Holders"),
    "holders.ended": Text("Chủ thể đã kết thúc", "Holders that have ended"),
    "holders.communes": Text("Xã, phường", "Communes"),
    "instruments.total": Text("Văn bản", "Instruments"),
    "instruments.in_force": Text("Văn bản còn hiệu lực", "Instruments in force"),
    "instruments.not_yet": Text("Văn bản chưa có hiệu lực", "Instruments not yet in force"),
    "instruments.ended": Text("Văn bản hết hiệu lực", "Instruments that have ended"),
    "instruments.unknown": Text("Văn bản chưa rõ hiệu lực", "Instruments not known to be in force"),
    "norms": Text("Quy phạm", "Norms"),
    "tasks.total": Text("Nhiệm vụ theo tổng số công bố", "Tasks by the published totals"),
    "tasks.named": Text("Nhiệm vụ có tên trong tổng số", "Tasks named within the totals"),
    "tasks.unlisted": Text("Nhiệm vụ chưa công bố danh mục", "Tasks not listed"),
    "tasks.outside_ledger": Text("Nhiệm vụ ngoài tổng số", "Tasks outside the totals"),
    "procedures.total": Text("Thủ tục hành chính có tên", "Named procedures"),
    "procedures.without_code": Text("Thủ tục chưa có mã công khai", "Procedures without a public code"),
    "delegated": Text("Thủ tục ủy quyền theo tổng số công bố", "Delegated procedures by the published totals"),
    "delegated_named": Text("Thủ tục ủy quyền có tên", "Delegated procedures that are named"),
    "grants.total": Text("Lần giao quyền", "Grants"),
    "grants.rows": Text("Dòng phụ lục", "Annex rows"),
    "grants.without_rows": Text("Lần giao chưa nêu từng việc", "Grants that name no single matter"),
    "figures": Text("Số liệu công bố trong sổ", "Published figures in the register"),
    "waivers": Text("Miễn trừ", "Waivers"),
    "unknown.owners": Text("Việc chưa rõ chủ thể có thẩm quyền", "Matters whose owner is not known"),
    "unknown.bases": Text("Việc chưa rõ căn cứ pháp lý", "Matters whose basis is not known"),
    "unknown.grant_terms": Text("Lần giao quyền chưa rõ thời hạn", "Grants whose term is not known"),
    "unknown.instrument_numbers": Text("Văn bản chưa rõ số", "Instruments whose number is not known"),
    "unknown.review": Text("Việc còn ghi cần đối chiếu", "Matters still to be checked"),
}
_NOT_EXAMINED: Mapping[str, Text] = {
    "signing_unknown": Text("Lần giao quyền chưa rõ ngày ký", "Grants whose day of signing is not known"),
    "norm_unknown": Text(
        "Lần giao quyền chưa xét được có được phép không vì luật chưa có toàn văn",
        "Grants whose pair waits for the text of a law",
    ),
    "norm_unknown_unlisted": Text(
        "Thủ tục chưa công bố danh mục, chưa xét được có được phép giao không vì luật chưa có toàn văn",
        "Unlisted procedures whose pair waits for the text of a law",
    ),
}
"""What the status does not count already."""


def _status(one: Examination) -> dict[str, float]:
    found: Status = status(one.register, one.as_of)
    return {key: _at(found, key) for key in _STATUS}


def _at(value: object, key: str) -> float:
    for step in key.split("."):
        value = getattr(value, step)
    if not isinstance(value, int | float):
        raise TypeError(key)
    return value


def _ledgers(one: Examination) -> dict[str, float | Unknown]:
    found: dict[str, float | Unknown] = {}
    for book in one.register.books:
        key, ledger = book.ledger.id, book.ledger
        found[f"{key}.total"] = ledger.total
        found[f"{key}.named"] = len(book.named) if ledger.unknown is None else Unknown(ledger.unknown)
        found[f"{key}.unlisted"] = book.unlisted if ledger.silence is None else Unknown(ledger.silence)
    return found


def _names_of_ledgers(comparison: Comparison) -> dict[str, Text]:
    names = {one.id: one.name for side in (comparison.old, comparison.new) for one in side.register.ledgers}
    parts = {
        "total": Text("tổng số", "total"),
        "named": Text("có tên", "named"),
        "unlisted": Text("chưa công bố danh mục", "not listed"),
    }
    return {
        f"{key}.{part}": Text(f"{names[key]}: {said.vi}", f"{names[key]}: {said.en}")
        for key in sorted(names)
        for part, said in parts.items()
    }


def _figures(one: Examination) -> dict[str, float]:
    found = {}
    for figure in one.register.figures.values():
        count = counting.count(one.register, figure, one.as_of) if figure.counted is not None else None
        if count is not None:
            found[figure.id] = float(count.number)
    return found


def _names_of_figures(comparison: Comparison) -> dict[str, Text]:
    names = {one.id: one.measure for side in (comparison.old, comparison.new) for one in side.register.figures.values()}
    return {
        key: Text(f"Sổ đếm cho số liệu {key} ({names[key]})", f"Counted by the register for {key} ({names[key]})")
        for key in sorted(names)
    }
