"""Lists of matters, as all charts set them: by name, by count under headings, or in total, with the list behind it.

A chart tries the levels in this order and draws the first that is legible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from delegation.charts.page.picture import Line, NodeKind, PictureNode
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.counts import FieldCount
from delegation.findings import Language, Text
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.model.row_numbers import RowNumber, row_order
from delegation.speech import amount as count_of
from delegation.speech import in_english, number, ranges
from delegation.values import dataclass

Detail = Literal["names", "counts", "total"]


@dataclass(frozen=True, slots=True)
class ListDetail:
    """How matters are told, whether the list of them stands on the pages that follow, and whether a total names its headings."""

    detail: Detail
    is_listed: bool = False
    is_headed: bool = False


TOTAL = ListDetail("total")
_MOST_RANGES = 4
_MOST_LISTED = 1_000
"""How many matters a list behind a chart may have: about thirty pages, to look up what the chart cites. Beyond that nobody turns them over."""


def levels_of(matters: Sequence[object]) -> tuple[ListDetail, ...]:
    """Give the levels at which a chart of so many matters is tried, the fullest first; without any, the total alone.

    Each that counts is there with its list for paper, and without one for a picture in a document, which has annexes for that.
    """
    if not matters:
        return (TOTAL,)
    coarse: tuple[Detail, ...] = ("counts", "total")
    listed = (True, False) if len(matters) <= _MOST_LISTED else (False,)
    headed = (ListDetail("total", is_listed=True, is_headed=True),) if True in listed else ()
    found = (ListDetail("names"), *(ListDetail(one, is_listed) for one in coarse for is_listed in listed))
    return (*found[: -len(listed)], *headed, *found[-len(listed) :])


def amount(fields: Iterable[FieldCount], language: Language) -> str:
    """Count the tasks and procedures of all headings."""
    found = tuple(fields)
    tasks = {one for field in found for one in field.tasks}
    procedures = {one for field in found for one in field.procedures}
    return count_of(len(tasks), len(procedures)).in_(language)


def list_node(  # noqa: PLR0913  one parameter for each thing that a box of a list may differ in
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
    is_headed: bool = False,
) -> PictureNode:
    """Make the box that lists matters. ``rows``: how many rows the annex has, said where they are more; ``is_headed``: as of ``ListDetail``.

    ``by_row``: names stand in the order of the annex, each with its number.
    """
    title = amount(fields, canvas.language)
    if rows > len({one for field in fields for one in field.matters}):
        title += canvas.say(f" ({rows} dòng phụ lục)", f" ({in_english(rows, 'row')} of the annex)")
    also = tuple(f"matter:{one}" for field in fields for one in field.matters)
    lines = list_lines(title, fields, canvas, detail, by_row=by_row)
    if is_headed:
        lines = _headed(title, fields, canvas)
    return PictureNode(key, kind, column, lines, group, hint=title, also=also)


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
        case "counts":
            lines = [*_counts(title, fields, canvas)]
        case "total":
            rows = ranges([row for one in fields for row in one.rows])
            if rows:
                is_own = any(one.is_own for one in fields)
                said = Text(f"Danh sách, STT {rows}", f"List, no. {rows}")
                lines.append(
                    Line((said if is_own else Text(f"Phụ lục, STT {rows}", f"Annex, rows {rows}")).in_(canvas.language))
                )
    return tuple(lines)


def _headed(title: str, fields: Sequence[FieldCount], canvas: Canvas) -> tuple[Line, ...]:
    """Give the lines of a total with its numbers in the list, and the names of its headings below it."""
    rows = ranges([row for one in fields for row in one.rows])
    number_ = canvas.say(f"STT {rows}", f"No. {rows}")
    names = ", ".join(dict.fromkeys(one.name for one in fields))
    return Line(title, bold=True, right=(number_,)), Line(names, small=True)


def _counts(title: str, fields: Sequence[FieldCount], canvas: Canvas) -> Iterator[Line]:
    """Give a line for each heading: its numbers in the annex or the list, where it has any, and how many."""
    is_numbered, is_own = any(one.rows for one in fields), any(one.is_own for one in fields)
    said = Text("STT danh sách", "List no.") if is_own else Text("STT phụ lục", "Annex rows")
    head = (said.in_(canvas.language), canvas.say("Số lượng", "Number"))
    if title and is_own and len(fields) == 1:
        # One heading needs no table.
        yield from _headed(title, fields, canvas)
        return
    if title:
        yield Line(title, bold=True, right=head if is_numbered else ())
    for one in fields:
        count = number(one.total).in_(canvas.language)
        right = (row_numbers(one.rows, canvas), count) if is_numbered else (count,)
        yield Line(one.name, small=is_own or not is_numbered, right=right)


def row_numbers(rows: Sequence[RowNumber], canvas: Canvas) -> str:
    """Write numbers as ranges; of many ranges the first and the last number, as nobody reads fifty."""
    said = ranges(rows)
    if said.count(",") < _MOST_RANGES:
        return said
    return f"{min(rows, key=row_order)}–{max(rows, key=row_order)}, {canvas.say('ngắt quãng', 'with gaps')}"


def _in_annex(row: str, name: str) -> str:
    return f"{row}. {name.removeprefix('– ')}" if row else name


def named(matter: MatterId, register: Register) -> str:
    """Name a matter: a procedure with its national code; ids of our own are no business of a reader."""
    found = register.matters.get(matter)
    if found is None:
        return matter
    code = found.procedure.code if found.procedure is not None else matter
    return f"{code} {found.title}" if found.kind == "procedure" and isinstance(code, str) else f"– {found.title}"


def shortened(fields: Sequence[FieldCount], language: Language, level: ListDetail, *, by: Text | None = None) -> str:
    """Say what was left out at a level, and where it stands. ``by``: what the headings are, if not fields."""
    if level.detail == "names" or not fields:
        return ""
    count = amount(fields, language)
    headings = by or Text("lĩnh vực", "field")
    said: Mapping[Detail, Text] = {
        "counts": Text(
            f"Đã rút gọn: tên của {count} được thay bằng số lượng theo {headings.vi}",
            f"Shortened: names of {count} given as counts by {headings.en}",
        ),
        "total": Text(f"Đã rút gọn: {count} được ghi bằng tổng số", f"Shortened: {count} given as a total"),
    }
    return f"{said[level.detail].in_(language)}{_where(fields, level).in_(language)}."


_SHORTENED = Text("Đã rút gọn: ", "Shortened: ")


def once_shortened(parts: Iterable[str], language: Language) -> str:
    """Put sentences of what was left out together under one «Đã rút gọn», what several say of it once, at the end of the last; empty of none."""
    start = _SHORTENED.in_(language)
    pieces = [piece for one in parts for piece in one.removeprefix(start).removesuffix(".").split("; ")]
    kept = [one for at, one in enumerate(pieces) if one not in pieces[at + 1 :]]
    return f"{start}{'; '.join(kept)}." if kept else ""


def _where(fields: Sequence[FieldCount], level: ListDetail) -> Text:
    """Say where what was left out can be read: in the list that follows, or in the annex."""
    if level.is_listed:
        return Text("; danh sách ở các trang sau", "; the list is on the pages that follow")
    numbers = ranges([row for one in fields for row in one.rows])
    vi, en = f"; xem phụ lục của văn bản giao, STT {numbers}", f"; see the annex of the instrument, rows {numbers}"
    return Text(vi, en) if numbers else Text("", "")


def on_pages(parts: int, language: Language) -> str:
    """Say that the details follow, one page for each holder."""
    return Text(
        f"Đã rút gọn: trang này là sơ đồ chung; chi tiết của từng chủ thể ở {number(parts).vi} sơ đồ kèm theo.",
        f"Shortened: this page is an overview; details of each holder are in the {number(parts).en} charts that follow.",
    ).in_(language)
