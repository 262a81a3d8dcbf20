"""A chart as text for other tools: DOT for Graphviz, Mermaid for wikis and pages. What is drawn, without its places."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.charts.page.picture import Arrow, Chart, Picture, PictureNode
from delegation.charts.page.printed import printed
from delegation.charts.page.strokes import FILLS, PENS, Fill, Pen, fill_of

_MOST_LETTERS = 6_000
"""Mermaid refuses texts of more than 50,000 letters, and nobody reads boxes of a hundred lines."""


def picture_of(chart: Chart) -> Picture:
    """Choose the fullest level of detail that other tools can carry."""
    return next((one for one in chart.pictures if _letters(one) <= _MOST_LETTERS), chart.pictures[-1])


def _letters(picture: Picture) -> int:
    return sum(len(text) for node in picture.nodes for line in node.lines for text in (line.text, *line.right))


def as_dot(chart: Chart) -> str:
    """Write a chart as DOT, to be laid out by Graphviz from left to right."""
    import graphviz

    chart = printed(chart)
    picture = picture_of(chart)
    graph = graphviz.Digraph(
        "chart",
        graph_attr={
            "rankdir": "TB" if picture.bands else "LR",
            "label": graphviz.escape(chart.heading),
            "labelloc": "t",
        },
        node_attr={"shape": "box", "fontname": "Times New Roman,", "style": "filled"},
        edge_attr={"fontname": "Times New Roman,"},
    )
    names = {one.key: f"n{at:04d}" for at, one in enumerate(picture.nodes, 1)}
    for one in picture.nodes:
        fill = fill_of(one)
        look = {
            "fillcolor": fill.ground,
            "color": fill.colour,
            "penwidth": f"{fill.width:g}",
            "style": f"filled,{fill.dash}",
        }
        # Rows end with \l: set flush left; the library escapes every other backslash.
        label = "".join(f"{graphviz.escape(row)}\\l" for row in _rows(one))
        graph.node(names[one.key], label=label, tooltip=graphviz.escape(one.hint), **look)
    for arrow in picture.arrows:
        pen = PENS[arrow.stroke]
        graph.edge(
            names[arrow.start], names[arrow.end], color=pen.colour, penwidth=f"{pen.width:g}", style=pen.dash,
            arrowhead=pen.head if arrow.head else "none", tooltip=graphviz.escape(pen.said.in_(chart.language)),
        )  # fmt: skip
    return str(graph.source)


def as_mermaid(chart: Chart) -> str:
    """Write a chart as a Mermaid flowchart."""
    chart = printed(chart)
    picture = picture_of(chart)
    names = {one.key: f"n{at}" for at, one in enumerate(picture.nodes, 1)}
    lines = ["---", f"title: {_yaml(chart.heading)}", "---", f"flowchart {'TB' if picture.bands else 'LR'}"]
    lines += [
        f'  {names[one.key]}["{"<br>".join(_safe(row) for row in _rows(one))}"]:::{one.kind}' for one in picture.nodes
    ]
    lines += [f"  {names[one.start]} {_link(one, PENS[one.stroke])} {names[one.end]}" for one in picture.arrows]
    kinds = sorted({one.kind for one in picture.nodes})
    lines += [f"  classDef {kind} {_class(FILLS[kind])}" for kind in kinds]
    lines += [
        f"  style {names[one.key]} {_class(fill_of(one))}" for one in picture.nodes if one.marks or one.is_highlighted
    ]
    for at, one in enumerate(picture.arrows):
        pen = PENS[one.stroke]
        lines.append(f"  linkStyle {at} stroke:{pen.colour},stroke-width:{pen.width:g}px")
    return "\n".join(lines) + "\n"


def _rows(node: PictureNode) -> Iterator[str]:
    for line in node.lines:
        yield ": ".join([line.text, *[one for one in line.right if one]])


def _safe(text: str) -> str:
    """Write a text so that Mermaid reads none of its signs: numbers stand for them."""
    return "".join(f"#{ord(one)};" if one in '"#&<>[]{}()|`;\\' else one for one in text)


def _yaml(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _link(arrow: Arrow, pen: Pen) -> str:
    if pen.dash in ("dashed", "dotted"):
        return "-.->" if arrow.head and pen.head != "none" else "-.-"
    return "-->" if arrow.head and pen.head != "none" else "---"


def _class(fill: Fill) -> str:
    dash = {"dashed": ",stroke-dasharray:5 3", "dotted": ",stroke-dasharray:1 3"}.get(fill.dash, "")
    return f"fill:{fill.ground},stroke:{fill.colour},stroke-width:{fill.width:g}px{dash}"
