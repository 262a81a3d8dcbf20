"""Grants side by side: who gives, by what, to whom, and the matters; shared by the charts of a form and of an instrument."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from delegation.authority.marks import Mark, all_of
from delegation.charts.page.picture import Arrow, Chart, Line, Picture, PictureNode, Stroke, about_holder
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.counts import FieldCount, by_field, rows_of
from delegation.charts.shared.limits import with_limits_of_all
from delegation.charts.shared.listing import Listing
from delegation.charts.shared.lists import TOTAL, Detail, ListDetail, amount, list_node, on_pages, shortened
from delegation.charts.shared.marks import with_marks
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.matters import Grant
from delegation.model.paper import in_paper_order
from delegation.model.terms import Unknown
from delegation.speech import counted, in_english, sentence

WIDTHS: dict[Detail, tuple[float, ...]] = {
    "names": (9.7, 11.0, 9.0, 30.0),
    "counts": (9.7, 13.0, 9.4, 29.5),
    "total": (9.7, 14.0, 10.0, 20.0),
}
"""Widths of giver, card, receiver and list in em."""
WITHOUT_LIST = (12.0, 17.0, 14.0)
_OVERVIEW = (14.0, 24.0, 16.0)
_MOST_NAMED = 20
"""Receivers that an overview names."""
MakeNode = Callable[[Grant], PictureNode]
Nodes = dict[str, PictureNode]
_LISTS = 3
"""The column of lists, where there are any."""


def holder_node(key: str, column: int, name: str, holder: HolderId | Unknown | None = None) -> PictureNode:
    """Make the box of a holder; a giver reaches along all that it gives. ``holder``: which one, where it is one."""
    about = about_holder(holder)
    return PictureNode(key, "holder", column, (Line(name, bold=True),), tall=column == 0, hint=name, about=about)


def picture_of_grants(
    grants: Sequence[Grant], giver: MakeNode, card: MakeNode, canvas: Canvas, level: ListDetail,
    heads: Sequence[Text], more: Callable[[Nodes, list[Arrow]], None] = lambda *_: None, *, by_row: bool = False,
) -> Picture:  # fmt: skip
    """Set giver, card, receiver and list of each grant side by side. ``more`` adds what is no grant.

    ``by_row``: lists keep the order and the numbers of the annex.
    """
    listing = Listing(canvas, level)
    nodes, arrows = _set(grants, giver, card, canvas, level.detail, listing, by_row=by_row)
    more(nodes, arrows)
    has_lists = any(one.column == _LISTS for one in nodes.values())
    return canvas.picture(
        WIDTHS[level.detail] if has_lists else WITHOUT_LIST,
        heads,
        nodes.values(),
        arrows,
        shortened(fields_of_grants(grants, canvas), canvas.language, level),
        listing.key,
    )


def _set(
    grants: Sequence[Grant],
    giver: MakeNode,
    card: MakeNode,
    canvas: Canvas,
    detail: Detail,
    listing: Listing,
    *,
    by_row: bool,
) -> tuple[Nodes, list[Arrow]]:
    """Make the boxes of grants, with what findings say of each."""
    nodes: Nodes = {}
    arrows: list[Arrow] = []
    cards: dict[str, str] = {}
    for grant in grants:
        said = canvas.marks.on_grant(grant.id)
        receiver = f"receiver:{grant.id}"
        if grant.entry in cards:
            # Of any one of several: one card and one list, and each of them a box between.
            nodes[receiver] = with_marks(_receiver(receiver, grant, canvas), said)
            arrows.append(Arrow(cards[grant.entry], receiver, grant.mechanism))
            continue
        from_, card_ = giver(grant), with_marks(card(grant), _marks(grant, canvas))
        cards[grant.entry] = card_.key
        nodes.setdefault(from_.key, from_)
        nodes[card_.key] = card_
        nodes[receiver] = with_marks(_receiver(receiver, grant, canvas), said)
        arrows += [
            Arrow(from_.key, card_.key, grant.mechanism, head=False),
            Arrow(card_.key, receiver, grant.mechanism),
        ]
        if not isinstance(grant.rows, Unknown):
            rows = tuple(row for _, row in in_paper_order((grant, row) for row in grant.rows)) if by_row else grant.rows
            key = f"list:{grant.id}"
            fields = listing.enter(canvas.name(grant.receiver), by_field(canvas.register, rows, canvas.language))
            nodes[key] = list_node(
                key, _LISTS, fields, canvas, detail, rows=len(rows), by_row=by_row, is_headed=listing.is_headed
            )
            arrows.append(Arrow(receiver, key, "holds", head=False))
    return nodes, arrows


def _receiver(key: str, grant: Grant, canvas: Canvas) -> PictureNode:
    made = holder_node(key, 2, canvas.name(grant.receiver), grant.receiver)
    return replace(made, kind="uncertain") if isinstance(grant.receiver, Unknown) else made


def _marks(grant: Grant, canvas: Canvas) -> tuple[Mark, ...]:
    return all_of(canvas.marks.on_grant(one.id) for one in canvas.register.stated_with(grant))


def fields_of_grants(grants: Iterable[Grant], canvas: Canvas) -> tuple[FieldCount, ...]:
    """Group the matters of all rows by field."""
    return by_field(canvas.register, rows_of(grants), canvas.language)


def by_receiver(grants: Iterable[Grant]) -> dict[HolderId | Unknown, tuple[Grant, ...]]:
    """Group grants by receiver, in the order in which they come."""
    found: dict[HolderId | Unknown, list[Grant]] = {}
    for one in grants:
        found.setdefault(one.receiver, []).append(one)
    return {receiver: tuple(given) for receiver, given in found.items()}


def overview_of_grants(
    grants: Sequence[Grant],
    giver: MakeNode,
    parts: Sequence[Chart],
    canvas: Canvas,
    heads: Sequence[Text],
) -> Picture:
    """Draw one card for all that a giver gives by one mechanism; it fits however many grants there are.

    ``parts``: a chart for each receiver, where there are several.
    """
    groups: dict[tuple[str, Stroke], list[Grant]] = {}
    givers: dict[str, PictureNode] = {}
    for one in grants:
        node = giver(one)
        givers.setdefault(node.key, node)
        groups.setdefault((node.key, one.mechanism), []).append(one)
    nodes, arrows = dict(givers), []
    for (from_, mechanism), given in groups.items():
        card, receivers = f"all:{from_}:{mechanism}", f"receivers:{from_}:{mechanism}"
        title = counted(len(given), "lần giao", "grant").in_(canvas.language)
        lines = [Line(title, bold=True)]
        if any(not isinstance(one.rows, Unknown) for one in given):
            lines.append(Line(sentence(amount(fields_of_grants(given, canvas), canvas.language))))
        silent = sum(isinstance(one.rows, Unknown) for one in given)
        if silent:
            said = Text(
                f"{silent} lần giao chưa công bố danh mục", f"{in_english(silent, 'grant')} without a published list"
            )
            lines.append(Line(said.in_(canvas.language), small=True))
        said_of = all_of(canvas.marks.on_grant(one.id) for one in given)
        nodes[card] = with_marks(
            with_limits_of_all(PictureNode(card, "card", 1, tuple(lines), hint=title), given, canvas), said_of
        )
        nodes[receivers] = with_marks(_receivers(receivers, given, canvas), said_of)
        arrows += [Arrow(from_, card, mechanism, head=False), Arrow(card, receivers, mechanism)]
    total = shortened(fields_of_grants(grants, canvas), canvas.language, TOTAL)
    left_out = on_pages(len(parts), canvas.language) if parts else total
    return canvas.picture(_OVERVIEW, heads, nodes.values(), arrows, left_out, parts=tuple(parts))


def _receivers(key: str, given: Sequence[Grant], canvas: Canvas) -> PictureNode:
    """Name the receivers, the first of many and how many there are; each with what findings say of what it receives."""
    of: dict[str, list[Grant]] = {}
    for one in given:
        of.setdefault(canvas.name(one.receiver), []).append(one)
    count = counted(len(of), "bên nhận", "receiver").in_(canvas.language)
    lines = [Line(count, bold=True)]
    for name, own in list(of.items())[:_MOST_NAMED]:
        lines.append(Line(name, small=True, marks=all_of(canvas.marks.on_grant(one.id) for one in own)))
    if len(of) > _MOST_NAMED:
        lines.append(Line("…", small=True))
    return PictureNode(key, "holder", 2, tuple(lines), hint=count)
