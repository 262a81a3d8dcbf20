"""How each mechanism is drawn: by line style, arrowhead and colour, so that print without colour suffices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from delegation.charts.page.picture import NodeKind, PictureNode, Stroke
from delegation.findings import Text
from delegation.speech import NOT_KNOWN
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Pen:
    """A line: colour as ``#rrggbb``, width in points, a Graphviz dash style and arrowhead, and its name."""

    colour: str
    width: float
    dash: str
    head: str
    said: Text


@dataclass(frozen=True, slots=True)
class Fill:
    """A box: line and ground colour, width of the line in points, a Graphviz dash style."""

    colour: str
    ground: str
    width: float = 0.7
    dash: str = "solid"


# Colours of Okabe and Ito, darkened for thin lines: told apart by colour-blind readers too.
PENS: Mapping[Stroke, Pen] = {
    "law": Pen("#1f2a44", 1.9, "solid", "normal", Text("pháp luật giao", "given by law")),
    "devolution": Pen("#005a8c", 2.6, "solid", "diamond", Text("phân quyền", "devolution")),
    "decentralisation": Pen("#00664d", 1.0, "solid", "onormal", Text("phân cấp", "decentralisation")),
    "delegation": Pen("#b34700", 1.3, "dashed", "normal", Text("ủy quyền", "delegation")),
    "transfer": Pen("#8a3a72", 1.7, "dotted", "normal", Text("chuyển giao", "transfer")),
    "internal-assignment": Pen("#555555", 0.8, "solid", "vee", Text("phân công", "internal assignment")),
    "signing-for": Pen("#555555", 1.0, "dotted", "vee", Text("ký thừa ủy quyền", "signing for")),
    "stopped": Pen("#a3123f", 2.2, "dashed", "tee", Text("thẩm quyền dừng tại đây", "authority stops here")),
    "today": Pen("#111111", 1.3, "dashed", "none", Text("ngày xét", "the day asked about")),
    "holds": Pen("#7a7a7a", 0.6, "solid", "none", Text("gồm", "consisting of")),
}

FILLS: Mapping[NodeKind, Fill] = {
    "holder": Fill("#1f2a44", "#e6ecf3", 1.0),
    "card": Fill("#8c8c8c", "#ffffff"),
    "list": Fill("#8c8c8c", "#ffffff"),
    "unlisted": Fill("#5c5c5c", "#ffffff", 0.9, "dashed"),
    "uncertain": Fill("#5c5c5c", "#fbf7ef", 1.2, "dotted"),
    "law": Fill("#1f2a44", "#f6f3ea", 0.8),
    "note": Fill("#ffffff", "#ffffff"),
    "words": Fill("#ffffff", "#ffffff"),
    "ended": Fill("#a3123f", "#f4f4f4", 1.2, "dashed"),
    "conflict": Fill("#a3123f", "#ffffff", 2.6),
    "marked": Fill("#a3123f", "#ffffff", 2.2),
    "highlighted": Fill("#000000", "#fff1b8", 3.0),
    "fits": Fill("#1f2a44", "#aab6ca", 1.0),
    "fits-not": Fill("#5c5c5c", "#ffffff", 0.8),
    "fits-unknown": Fill("#5c5c5c", "#fbf7ef", 1.2, "dotted"),
    "bar-both": Fill("#1f2a44", "#aab6ca", 1.0),
    "bar-owns": Fill("#1f2a44", "#e6ecf3", 1.0),
    "bar-acts": Fill("#1f2a44", "#ffffff", 2.0),
    "bar-possible": Fill("#5c5c5c", "#fbf7ef", 1.4, "dotted"),
    "bar-life": Fill("#1f2a44", "#f6f3ea", 0.8),
    "bar-vacant": Fill("#a3123f", "#ffffff", 1.8, "dashed"),
    "bar-unknown": Fill("#5c5c5c", "#ffffff", 1.4, "dotted"),
}

LEGEND_OF_NODES: Mapping[NodeKind, Text] = {
    "unlisted": Text("chưa công bố danh mục", "list not published"),
    "uncertain": Text("có điểm chưa rõ", "rests on something not known"),
    "ended": Text("chủ thể không còn hoặc không có", "holder that is no more, or nobody"),
    "conflict": Text("phát hiện: cần xem xét", "finding: to be considered"),
    "marked": Text("nội dung cần xem xét, nêu ở ghi chú", "to be considered, as the notes say"),
    "highlighted": Text("được làm nổi bật", "highlighted"),
    "fits": Text("+ đáp ứng", "+ meets the condition"),
    "fits-not": Text("– không đáp ứng", "– does not meet the condition"),
    "fits-unknown": Text("? chưa rõ", "? not known"),
    "bar-both": Text("có thẩm quyền và giải quyết", "owns and acts"),
    "bar-owns": Text("có thẩm quyền", "owns"),
    "bar-acts": Text("giải quyết", "acts"),
    "bar-possible": Text("có thể, chưa chắc chắn", "possibly, not certain"),
    "bar-life": Text("có hiệu lực, tồn tại", "in force, exists"),
    "bar-vacant": Text("không có chủ thể (bỏ trống)", "nobody (vacant)"),
    "bar-unknown": NOT_KNOWN,
}

HALO, HALO_WIDTH = "#e2a9bb", 6.0
"""What lies below an arrow that a finding touches: colour, and how much wider than the arrow it is, in points."""


def fill_of(node: PictureNode) -> Fill:
    """Give the look of a box. One that a finding touches has a heavy edge, which ink of any colour shows; its dashes and ground stay.

    One that is highlighted has a heavier one, in black; that of a finding keeps its colour.
    """
    fill, marked, shown = FILLS[node.kind], FILLS["marked"], FILLS["highlighted"]
    if node.marks:
        fill = replace(fill, colour=marked.colour, width=max(marked.width, fill.width))
    if node.is_highlighted:
        colour = fill.colour if node.marks or node.kind == "conflict" else shown.colour
        return replace(fill, colour=colour, ground=shown.ground, width=shown.width)
    return fill
