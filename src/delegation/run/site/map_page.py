"""The page of the map of authority: a table of who gives to whom, over which a script draws the map."""

from __future__ import annotations

from delegation.reports.site.data.map import Edge, Node
from delegation.reports.site.pages import Cell, Page, Ref, Section, Table
from delegation.run.site.making import Making
from delegation.speech.mechanisms import MECHANISMS


def map_page(making: Making) -> Page:
    """Make the page."""
    say = making.say
    nodes, edges = making.asked.map
    named = {one.id: one for one in nodes}
    rows: list[tuple[Cell, ...]] = [
        (
            _end(making, named[one.giver]),
            MECHANISMS[one.mechanism].in_(making.language),
            _end(making, named[one.receiver]),
            _amount(making, one),
        )
        for one in edges
        if one.mechanism in MECHANISMS
    ]
    heads = (say("Từ", "From"), say("Cách", "Way"), say("Đến", "To"), say("Số việc", "Matters"))
    title = say("Bản đồ thẩm quyền", "The map of authority")
    lead = say(
        "Ai giao cho ai, theo hình thức nào: bắt đầu từ một ô, mở rộng khi cần.",
        "Who gives to whom, and by which form: it starts from one node and grows on demand.",
    )
    table = Table(say("Ai giao cho ai", "Who gives to whom"), heads, rows, numbers=frozenset({3}))
    return Page("map.html", "map", "", title, lead, (Section("answer", say("Danh sách", "As a list"), (table,)),))


def _end(making: Making, node: Node) -> Ref:
    return Ref(node.said.in_(making.language), node.kind, node.name)


def _amount(making: Making, one: Edge) -> str:
    some = making.look.number(one.matters) if one.matters else ""
    if not one.unlisted:
        return some
    more = making.say("việc không nêu tên", "some not listed by name")
    return f"{some} {making.say('và', 'and')} {more}" if some else more
