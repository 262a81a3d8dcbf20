"""Findings on the graph: conflicts, vacancies, dead ends and circles, drawn as what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from delegation.authority.examination import Examination
from delegation.charts.page.picture import Arrow, Chart, Line, Picture, PictureNode
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.counts import by_field, fields_of
from delegation.charts.shared.listing import Listing
from delegation.charts.shared.lists import ListDetail, amount, levels_of, list_lines, on_pages, shortened
from delegation.charts.subjects.defects import CHECKS, End, Knot, Pack, knots_of
from delegation.findings import Finding, Language, Text
from delegation.model.matters import AnnexRow, MatterId
from delegation.model.places import Place
from delegation.speech import in_english, number, sentence
from delegation.speech.official import official

_END, _PACK = 10.0, {3: 30.0, 5: 15.0}
_LONGEST = 5
"""Widths of ends and packs in em, by the number of columns, and how many columns a page carries."""
_NARROW = 9.0
_MOST_TOLD = 12
"""Findings without a shape that the notes name, each in its whole sentence; the rest is counted."""


def of_findings(
    examination: Examination, findings: Sequence[Finding], language: Language = "vi", rules_hash: str = "", within: Sequence[Text] = ()
) -> Chart:  # fmt: skip
    """Draw findings that have a shape on the graph; the others are counted and named below. ``findings``: of a run on the same register.

    ``within``: the groups of findings that were asked for; the chart then speaks of no other. None: of every kind that has a shape.
    """
    canvas = Canvas(examination.register, examination.as_of, language, rules_hash)
    knots = knots_of(examination, findings, language)
    undrawn = [one for one in findings if not knots_of(examination, [one], language)]
    chart = canvas.chart(
        Text("Sơ đồ phát hiện về thẩm quyền", "Findings on authority"),
        _of_what(within, canvas),
        notes=(
            *_notes(knots, len(findings) - len(undrawn), language),
            *_not_drawn(undrawn, canvas),
            _only(within, canvas),
        ),
    )
    chart = replace(chart, sources=(canvas.say("phép kiểm tra của sổ thẩm quyền", "the checks of the register"),))
    if not knots and undrawn:
        said = canvas.nothing(
            f"{number(len(undrawn)).vi} phát hiện không thể hiện được bằng hình; nêu ở phần ghi chú.",
            f"{in_english(len(undrawn), 'finding')} without a shape to draw; named in the notes.",
        )
        return replace(chart, pictures=(said,))
    if not knots:
        return replace(chart, pictures=(_nothing(within, canvas),))
    pictures = [_picture(knots, canvas, level) for level in levels_of(_matters(knots))]
    if len(knots) > 1:
        parts = tuple(_part(chart, one, canvas) for one in knots)
        pictures[-1] = replace(pictures[-1], said=on_pages(len(parts), language), parts=parts)
    return replace(chart, pictures=tuple(pictures))


def _of_what(within: Sequence[Text], canvas: Canvas) -> str:
    """Say what the chart is of: all that can be drawn, or the groups that were asked for."""
    if not within:
        return canvas.say(
            "Thẩm quyền trùng, bỏ trống, gián đoạn hoặc được giao trở lại", "Where authority overlaps, lacks or stops"
        )
    names = _names(within, canvas)
    return canvas.say(f"Nhóm phát hiện: {names}", f"Findings of the group: {names}")


def _names(within: Sequence[Text], canvas: Canvas) -> str:
    return "; ".join(one.in_(canvas.language) for one in within)


def _nothing(within: Sequence[Text], canvas: Canvas) -> Picture:
    """Say that there is nothing to draw, of no more than was looked at."""
    if not within:
        return canvas.nothing(
            "Không có phát hiện nào về thẩm quyền trùng, bỏ trống, gián đoạn hoặc được giao trở lại.",
            "Nothing was found: no conflict, vacancy, dead end or circle of authority.",
        )
    names = _names(within, canvas)
    return canvas.nothing(
        f"Không có phát hiện nào thuộc nhóm «{names}». Sơ đồ này không xét các nhóm khác.",
        f"Nothing was found in the group “{names}”. This chart looks at no other group.",
    )


def _only(within: Sequence[Text], canvas: Canvas) -> str:
    """Say what the chart does not look at."""
    if within:
        return canvas.say(
            "Phát hiện của các nhóm khác không thuộc sơ đồ này.", "Findings of other groups are no part of this chart."
        )
    return canvas.say(
        "Sơ đồ chỉ gồm các loại phát hiện thể hiện được bằng hình; các loại khác không nêu ở đây.",
        "Only kinds of findings that can be drawn; the other kinds are not told here.",
    )


def _not_drawn(undrawn: Sequence[Finding], canvas: Canvas) -> Iterator[str]:
    """Count and name the findings without a shape: first those of kinds that are drawn elsewhere, then those of kinds that never are."""
    fitting = [one for one in undrawn if one.check in CHECKS]
    yield from _told_of(fitting, Text("không thể hiện được bằng hình:", "without a shape to draw:"), canvas)
    others = [one for one in undrawn if one.check not in CHECKS]
    yield from _told_of(others, Text("thuộc loại không thể hiện bằng hình:", "of kinds that are never drawn:"), canvas)


def _told_of(several: Sequence[Finding], what: Text, canvas: Canvas) -> Iterator[str]:
    """Count findings, and name each by its sentence; beyond a page's worth, how many more."""
    if not several:
        return
    count = len(several)
    yield canvas.say(f"{number(count).vi} phát hiện {what.vi}", f"{in_english(count, 'finding')} {what.en}")
    for one in several[:_MOST_TOLD]:
        yield sentence(official(one.said.in_(canvas.language), canvas.register, canvas.language))
    left = count - _MOST_TOLD
    if left > 0:
        yield canvas.say(
            f"và {number(left).vi} phát hiện khác, không nêu ở đây.",
            f"and {number(left).en} more, not told here.",
        )


def _part(chart: Chart, knot: Knot, canvas: Canvas) -> Chart:
    """Draw one shape on a page of its own."""
    pictures = tuple(_picture([knot], canvas, level) for level in levels_of(_matters([knot])))
    return replace(chart, subject=knot.title.in_(chart.language), pictures=pictures, notes=())


def _matters(knots: Sequence[Knot]) -> list[MatterId]:
    return [matter for one in knots for pack in one.packs for matter in pack.matters]


def _picture(knots: Sequence[Knot], canvas: Canvas, level: ListDetail) -> Picture:
    columns = min(max(2 * len(one.ends) - 1 for one in knots), _LONGEST)
    nodes: list[PictureNode] = []
    arrows: list[Arrow] = []
    content = _Content(canvas, level)
    for one in knots:
        if 2 * len(one.ends) - 1 <= _LONGEST:
            _add(one, content, nodes, arrows)
        else:
            nodes.append(_told(one, content))
    end = _END if columns <= 3 else _NARROW  # noqa: PLR2004  two ends and what is between
    widths = tuple(end if at % 2 == 0 else _PACK[max(columns, 3)] for at in range(max(columns, 3)))
    said = shortened(fields_of(canvas.register, _matters(knots), canvas.language), canvas.language, level)
    return Picture(widths, ("",) * len(widths), tuple(nodes), tuple(arrows), said, key=content.listing.key)


def _add(knot: Knot, content: _Content, nodes: list[PictureNode], arrows: list[Arrow]) -> None:
    """Set a shape from left to right; what leads back stands below."""
    names = [f"{knot.key}/{at}" for at in range(len(knot.ends))]
    for at, (name, end) in enumerate(zip(names, knot.ends, strict=True)):
        nodes.append(_end(name, 2 * at, end, knot.key))
    for at, pack in enumerate(knot.packs):
        name = f"{knot.key}/pack/{at}"
        title = content.title(knot) if pack.is_wrong else ""
        nodes.append(_pack(name, 2 * at + 1, pack, title, knot, content))
        left, right = names[at], names[at + 1]
        arrows.append(Arrow(left, name, pack.before, head=pack.meets or pack.before == "stopped"))
        arrows.append(Arrow(right, name, pack.after) if pack.meets else Arrow(name, right, pack.after))
    if knot.back is not None:
        name, middle = f"{knot.key}/back", 2 * ((len(knot.ends) - 1) // 2) + 1
        nodes.append(_pack(name, middle, knot.back, "", knot, content))
        arrows += [
            Arrow(names[-1], name, knot.back.before, head=False)
            if 2 * (len(names) - 1) > middle
            else Arrow(name, names[-1], knot.back.before),
            Arrow(name, names[0], knot.back.after),
        ]


def _end(key: str, column: int, end: End, group: str) -> PictureNode:
    lines = [Line(end.name, bold=True), *([Line(end.said, small=True)] if end.said else [])]
    return PictureNode(key, end.kind, column, tuple(lines), group, hint=end.name, about=end.about)


def _pack(key: str, column: int, pack: Pack, title: str, knot: Knot, content: _Content) -> PictureNode:
    lines = [Line(title, bold=True)] if title else []
    if pack.said:
        lines.append(Line(pack.said, small=True))
    lines += content.of(pack, knot)
    return PictureNode(
        key, "conflict" if pack.is_wrong else "card", column, tuple(lines), knot.key, hint=title or pack.said
    )


class _Content:
    """Tells the matters of packs at a level, and keeps the list of them."""

    def __init__(self, canvas: Canvas, level: ListDetail) -> None:
        self._canvas, self._level = canvas, level
        self.listing = Listing(canvas, level)

    def title(self, knot: Knot) -> str:
        """Name a shape."""
        return knot.title.in_(self._canvas.language)

    def of(self, pack: Pack, knot: Knot) -> tuple[Line, ...]:
        """Give the lines that tell the matters of a pack."""
        canvas = self._canvas
        if not pack.matters:
            return (Line(canvas.say("chưa công bố danh mục", "list not published"), small=True),)
        here = Place("")
        found = by_field(canvas.register, [AnnexRow(one, here) for one in pack.matters], canvas.language)
        who = " – ".join(dict.fromkeys(one.name for one in knot.ends))
        fields = self.listing.enter(f"{self.title(knot)} ({who})", found)
        return list_lines(amount(fields, canvas.language), fields, canvas, self._level.detail)


def _told(knot: Knot, content: _Content) -> PictureNode:
    """Tell a shape that is too long to draw: its ends in a row."""
    way = " → ".join(one.name for one in knot.ends)
    if knot.back is not None:
        way += f" → {knot.ends[0].name}"
    lines = (Line(content.title(knot), bold=True), Line(way), *content.of(knot.packs[0], knot))
    return PictureNode(f"{knot.key}/told", "conflict", 1, lines, knot.key, hint=way)


def _notes(knots: Sequence[Knot], count: int, language: Language) -> tuple[str, ...]:
    """Count the findings that are drawn, in how many shapes, of how many matters."""
    if not knots:
        return ()
    matters = {matter for one in knots for pack in one.packs for matter in pack.matters}
    drawn = {one.key for one in knots}
    return (
        Text(
            f"{number(count).vi} phát hiện được trình bày trong {number(len(drawn)).vi} hình, liên quan {number(len(matters)).vi} việc; "
            "mọi phát hiện đều cần xem xét trước khi kết luận.",
            f"{in_english(count, 'finding')} in {in_english(len(drawn), 'shape')}, about {in_english(len(matters), 'matter')}; "
            "each is to be considered before anything is concluded.",
        ).in_(language),
    )
