"""Lists of matters, as all charts set them: by name, by code with a key, by count under headings, or in total.

A chart tries the details in this order and draws the first that is legible.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from delegation.charts.page.picture import KeyGroup, Line, Node, NodeKind
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.counts import FieldCount
from delegation.findings import Language, Text
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.speech import amount as count_of
from delegation.speech import field_name, number, numbered, ranges

Detail = Literal["names", "codes", "counts", "total"]
DETAILS: tuple[Detail, ...] = ("names", "codes", "counts", "total")


def amount(fields: Iterable[FieldCount], language: Language) -> str:
    """Count the tasks and procedures of all headings."""
    found = tuple(fields)
    tasks = {one for field in found for one in field.tasks}
    procedures = {one for field in found for one in field.procedures}
    return count_of(len(tasks), len(procedures)).in_(language)


def list_node(
    key: str,
    column: int,
    fields: Sequence[FieldCount],
    canvas: Canvas,
    detail: Detail,
    *,
    rows: int = 0,
    kind: NodeKind = "list",
    group: str = "",
    by_row: bool = False,
) -> Node:
    """Make the box that lists matters. ``rows``: how many rows the annex has, said where they are more.

    ``by_row``: names stand in the order of the annex, each with its number.
    """
    title = amount(fields, canvas.language)
    if rows > len({one for field in fields for one in field.matters}):
        title += canvas.say(f" ({rows} dòng phụ lục)", f" ({rows} rows of the annex)")
    return Node(key, kind, column, list_lines(title, fields, canvas, detail, by_row=by_row), group, hint=title)


def list_lines(
    title: str, fields: Sequence[FieldCount], canvas: Canvas, detail: Detail, *, by_row: bool = False
) -> tuple[Line, ...]:
    """Give the lines of a list: its title, then what the detail asks for. ``by_row``: as ``list_node`` has it."""
    lines = [Line(title, bold=True)] if title else []
    match detail:
        case "names":
            for one in fields:
                lines.append(Line(one.name, bold=True, small=True))
                if by_row:
                    lines += [
                        Line(_in_annex(number, named(of, canvas.register)), small=True) for number, of in one.by_row
                    ]
                else:
                    lines += [Line(named(matter, canvas.register), small=True) for matter in one.matters]
        case "codes":
            lines += [Line(f"{one.name}: {', '.join(one.matters)}", small=True) for one in fields]
        case "counts":
            in_annex = any(one.rows for one in fields)
            head = (canvas.say("STT phụ lục", "Annex rows"), canvas.say("Số lượng", "Number"))
            if lines and in_annex:
                lines = [Line(title, bold=True, right=head)]
            for one in fields:
                count = number(one.total).in_(canvas.language)
                lines.append(
                    Line(one.name, small=not in_annex, right=(ranges(one.rows), count) if in_annex else (count,))
                )
        case "total":
            rows = ranges([row for one in fields for row in one.rows])
            if rows:
                lines.append(Line(canvas.say(f"Phụ lục, STT {rows}", f"Annex, rows {rows}")))
    return tuple(lines)


def _in_annex(row: str, name: str) -> str:
    return f"{row}. {name.removeprefix('– ')}" if row else name


def named(matter: MatterId, register: Register) -> str:
    """Name a matter: a procedure with its code; the id of a task is no business of a reader."""
    found = register.matters.get(matter)
    if found is None:
        return matter
    return f"– {found.title}" if found.kind == "task" else f"{matter} {found.title}"


def key_of(matters: Iterable[MatterId], canvas: Canvas) -> tuple[KeyGroup, ...]:
    """Give the names behind the codes of a chart, by field, in the order of codes."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in sorted(set(matters), key=numbered):
        matter = canvas.register.matters.get(one)
        if matter is not None:
            found.setdefault(field_name(canvas.register, matter).in_(canvas.language), []).append((one, matter.title))
    return tuple(KeyGroup(name, tuple(rows)) for name, rows in sorted(found.items()))


def shortened(fields: Sequence[FieldCount], language: Language, detail: Detail, *, by: Text | None = None) -> str:
    """Say what was left out at a detail. ``by``: what the headings are, if not fields."""
    if detail == "names" or not fields:
        return ""
    count = amount(fields, language)
    numbers = ranges([row for one in fields for row in one.rows])
    where = Text(f"; xem phụ lục, STT {numbers}", f"; see the annex, rows {numbers}").in_(language) if numbers else ""
    headings = by or Text("lĩnh vực", "field")
    said: Mapping[Detail, Text] = {
        "codes": Text(
            f"Đã rút gọn: tên của {count} được thay bằng mã", f"Shortened: names of {count} are given as codes"
        ),
        "counts": Text(
            f"Đã rút gọn: tên và mã của {count} được thay bằng số lượng theo {headings.vi}",
            f"Shortened: names and codes of {count} are given as counts by {headings.en}",
        ),
        "total": Text(f"Đã rút gọn: {count} được ghi bằng tổng số", f"Shortened: {count} are given as a total"),
    }
    return f"{said[detail].in_(language)}{where}."


def on_pages(parts: int, language: Language) -> str:
    """Say that the details follow, one page for each holder."""
    return Text(
        f"Đã rút gọn: trang này là sơ đồ chung; chi tiết của từng chủ thể ở {number(parts).vi} sơ đồ kèm theo.",
        f"Shortened: this page is an overview; details of each holder are in the {number(parts).en} charts that follow.",
    ).in_(language)
