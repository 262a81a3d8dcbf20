"""The neighbourhood of something in the graph of grants: who gives and who receives around it, over so many steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from delegation.authority.examination import Examination
from delegation.authority.marks import NO_MARKS, Marks, all_of
from delegation.charts.page.picture import Arrow, Chart, Line, NodeKind, Picture, PictureNode, about_holder
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.counts import possible_grants
from delegation.charts.shared.grants import fields_of_grants
from delegation.charts.shared.idle import idle_notes, with_idle
from delegation.charts.shared.limits import limit_notes, with_limits_of_all
from delegation.charts.shared.lists import amount, named
from delegation.charts.shared.marks import marked, with_marks
from delegation.charts.shared.words import instrument_names
from delegation.findings import Language, Text
from delegation.model.instruments import InstrumentId, Mechanism
from delegation.model.matters import Grant, MatterId
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.speech import MECHANISMS, counted, in_english, number, sentence
from delegation.speech.instruments import instrument
from delegation.values import dataclass

Kind = Literal["holder", "matter", "field", "instrument"]
_Detail = Literal["fields", "full", "narrow", "bare"]
_WIDTHS: Mapping[_Detail, tuple[float, float]] = {
    "fields": (11.0, 18.0),
    "full": (11.0, 16.0),
    "narrow": (8.4, 9.6),
    "bare": (9.0, 6.0),
}
"""Widths of holders and of cards in em, at each level of detail."""
_LEAST_NAME = 6.6
"""What the name of a holder has at least: two words, however narrow the columns become."""
_FEW = 4
"""So few cards say how many matters of each field they give."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """All that one holder gives another by one mechanism. ``giver`` and ``receiver`` are ids, or a key of their own where not known."""

    giver: str
    receiver: str
    mechanism: Mechanism
    grants: tuple[Grant, ...]


@dataclass(frozen=True, slots=True)
class _Around:
    """What is around: ``middle``: the holders from whom steps are counted; ``steps``: edges by distance, those before the middle negative."""

    middle: tuple[str, ...]
    steps: Mapping[int, tuple[_Edge, ...]]

    @property
    def edges(self) -> tuple[_Edge, ...]:
        return tuple(edge for at in sorted(self.steps) for edge in self.steps[at])


def of_neighbourhood(
    examination: Examination, what: tuple[str, str], depth: int, language: Language = "vi", rules_hash: str = "", marks: Marks = NO_MARKS,
    *, with_reasons: bool = False,
) -> Chart:  # fmt: skip
    """Draw who gives and who receives around something on a day.

    ``what``: its kind (``Kind``) and its id. Around a holder these are the grants by which it received and gives, over ``depth`` steps
    to either side; of a matter or a field, the grants of it, from those that first give it; of an instrument, what it gives, with what
    comes before and after. ``marks``: what findings say of the grants.
    """
    canvas = Canvas(examination.register, examination.as_of, language, rules_hash, marks, with_reasons)
    around = _around(possible_grants(canvas.register, canvas.as_of), what, depth, canvas.register)
    grants = [grant for edge in around.edges for grant in edge.grants]
    canvas = with_idle(canvas, grants, examination)
    if around.edges:
        plain: tuple[_Detail, ...] = ("full", "narrow", "bare")
        details: tuple[_Detail, ...] = ("fields", *plain) if len(around.edges) <= _FEW else plain
        pictures = tuple(_picture(around, what, canvas, one) for one in details)
    else:
        pictures = (
            canvas.nothing(
                "Không có lần giao nào liên quan đến nội dung này vào ngày xét.",
                "Nothing is given around it on this day.",
            ),
        )
    steps = Text(f"trong phạm vi {depth} bước giao", f"within {counted(depth, 'bước', 'step').en}")
    made = canvas.chart(
        Text("Sơ đồ giao, nhận thẩm quyền", "Who gives and receives authority"),
        canvas.say(f"{_name(what, canvas)}: {steps.vi}", f"{_name(what, canvas)}: {steps.en}"),
        pictures,
        (*_notes(around, what, canvas), *idle_notes(grants, canvas), *limit_notes(grants, canvas)),
        dict.fromkeys(source for grant in grants for source in grant.source),
    )
    return marked(made)


def _name(what: tuple[str, str], canvas: Canvas) -> str:
    kind, name = what
    register = canvas.register
    match kind:
        case "holder":
            return canvas.name(name)
        case "matter":
            return named(MatterId(name), register).removeprefix("– ")
        case "instrument":
            return instrument(register.instruments[InstrumentId(name)]).in_(canvas.language)
        case _:
            field = register.fields[name]
            return Text(field.name, field.name_en or field.name).in_(canvas.language)


def _around(grants: Sequence[Grant], what: tuple[str, str], depth: int, register: Register) -> _Around:
    kind, name = what
    if kind in ("matter", "field"):
        grants = [one for one in grants if _gives(one, kind, name, register)]
    edges = _edges(grants)
    by_it = _edges([one for one in grants if one.instrument == name]) if kind == "instrument" else edges
    if kind == "holder":
        middle: tuple[str, ...] = (name,)
    elif kind == "instrument":
        middle = tuple(dict.fromkeys(one.giver for one in by_it))
    else:
        received = {one.receiver for one in edges}
        middle = tuple(dict.fromkeys(one.giver for one in edges if one.giver not in received)) or tuple(
            dict.fromkeys(one.giver for one in edges)
        )
    steps: dict[int, tuple[_Edge, ...]] = {}
    for sign in (1, -1):
        here: tuple[str, ...] = middle
        for at in range(1, depth + 1):
            of = by_it if sign > 0 and at == 1 else edges
            found = tuple(one for one in of if (one.giver if sign > 0 else one.receiver) in here)
            if not found:
                break
            steps[sign * at] = found
            here = tuple(dict.fromkeys(one.receiver if sign > 0 else one.giver for one in found))
    return _Around(middle, steps)


def _gives(grant: Grant, kind: str, name: str, register: Register) -> bool:
    if isinstance(grant.rows, Unknown):
        return False
    if kind == "matter":
        return any(row.matter == name for row in grant.rows)
    return any(row.matter in register.matters and register.matters[row.matter].field == name for row in grant.rows)


def _edges(grants: Sequence[Grant]) -> list[_Edge]:
    """Put the grants between two holders by one mechanism together; each whose holder is not known stays apart."""
    found: dict[tuple[str, str, Mechanism], list[Grant]] = {}
    for one in grants:
        giver, receiver = (f"?{one.id}" if isinstance(end, Unknown) else str(end) for end in (one.giver, one.receiver))
        found.setdefault((giver, receiver, one.mechanism), []).append(one)
    return [_Edge(*ends, tuple(own)) for ends, own in found.items()]


def _picture(around: _Around, what: tuple[str, str], canvas: Canvas, detail: _Detail) -> Picture:
    """Set holders in columns by their distance, and a card between each two for what one gives the other."""
    first = -min((at for at in around.steps if at < 0), default=0)
    last = max((at for at in around.steps if at > 0), default=0)
    nodes: dict[str, PictureNode] = {}
    arrows: list[Arrow] = []

    def holder(name: str, at: int) -> str:
        key = f"{at}:{name}"
        nodes.setdefault(
            key, _holder(key, name, 2 * (at + first), canvas, is_middle=at == 0 and what == ("holder", name))
        )
        return key

    for name in around.middle:
        holder(name, 0)
    for at in sorted(around.steps, key=lambda one: (abs(one), one)):
        for edge in around.steps[at]:
            ends = (at, at + 1) if at < 0 else (at - 1, at)
            giver, receiver = holder(edge.giver, ends[0]), holder(edge.receiver, ends[1])
            card = _card(
                f"{at}:{edge.giver}>{edge.receiver}:{edge.mechanism}", 2 * (ends[0] + first) + 1, edge, canvas, detail
            )
            nodes[card.key] = card
            nodes[receiver] = with_marks(nodes[receiver], card.marks)
            arrows += [Arrow(giver, card.key, edge.mechanism, head=False), Arrow(card.key, receiver, edge.mechanism)]
    wide, card_width = _WIDTHS[detail]
    widths = tuple(wide if at % 2 == 0 else card_width for at in range(2 * (first + last) + 1))
    return canvas.picture(
        widths, tuple(_heads(first, last)), nodes.values(), arrows, _said(detail).in_(canvas.language)
    )


def _heads(first: int, last: int) -> Iterator[Text]:
    for at in range(-first, last + 1):
        away = abs(at)
        steps = counted(away, "bước", "step")
        if at == 0:
            yield Text("Nội dung được chọn", "Asked about")
        elif at < 0:
            yield Text(f"Trước {steps.vi}", f"{steps.en} before")
        else:
            yield Text(f"Sau {steps.vi}", f"{steps.en} after")
        if at < last:
            yield Text("", "")


def _holder(key: str, name: str, column: int, canvas: Canvas, *, is_middle: bool) -> PictureNode:
    if name.startswith("?"):
        said = canvas.say("Chưa rõ", "Not known")
        return PictureNode(key, "uncertain", column, (Line(said, bold=True),), hint=said)
    said = canvas.name(name)
    return PictureNode(
        key,
        "holder",
        column,
        (Line(said, bold=True),),
        tall=is_middle,
        hint=said,
        about=about_holder(name),
        least=_LEAST_NAME,
    )


def _card(key: str, column: int, edge: _Edge, canvas: Canvas, detail: _Detail) -> PictureNode:
    register = canvas.register
    how = sentence(MECHANISMS[edge.mechanism].in_(canvas.language))
    listed = [one for one in edge.grants if not isinstance(one.rows, Unknown)]
    silent = len(edge.grants) - len(listed)
    much = [amount(fields_of_grants(listed, canvas), canvas.language)] if listed else []
    if silent and detail != "bare":
        much.append(
            canvas.say(
                f"{silent} lần giao chưa công bố danh mục", f"{in_english(silent, 'grant')} without a published list"
            )
        )
    by = instrument_names((register.instruments.get(one.instrument) for one in edge.grants), canvas.language)
    is_full = detail in ("fields", "full")
    title = f"{how}: {by}" if is_full else how
    kind: NodeKind = "unlisted" if not listed else "card"
    fields = fields_of_grants(listed, canvas) if detail == "fields" else ()
    lines = (
        Line(title, bold=not is_full),
        *(Line(sentence(one), small=True) for one in much),
        *(Line(one.name, small=True, right=(number(one.total).in_(canvas.language),)) for one in fields),
    )
    node = PictureNode(key, kind, column, lines, hint=f"{how}: {by}")
    if detail != "bare":
        node = with_limits_of_all(node, edge.grants, canvas)
    return with_marks(node, all_of(canvas.marks.on_grant(one.id) for one in edge.grants))


def _said(detail: _Detail) -> Text:
    return {
        "fields": Text(
            "Đã rút gọn: việc được nêu bằng số lượng theo lĩnh vực; tên từng việc ở sơ đồ, phụ lục của từng chủ thể.",
            "Shortened: matters stand as counts by field; their names are in the chart and the annexes of each holder.",
        ),
        "full": Text(
            "Đã rút gọn: việc được nêu bằng tổng số; tên từng việc ở sơ đồ, phụ lục của từng chủ thể.",
            "Shortened: matters stand as totals; their names are in the chart and the annexes of each holder.",
        ),
        "narrow": Text(
            "Đã rút gọn: không ghi số văn bản, tên từng việc.",
            "Shortened: numbers of instruments and names of matters are left out.",
        ),
        "bare": Text(
            "Đã rút gọn: không ghi số văn bản, tên từng việc, phạm vi, số lần giao chưa công bố danh mục.",
            "Shortened: without numbers of instruments, names of matters, limits, and how many grants have no published list.",
        ),
    }[detail]


def _notes(around: _Around, what: tuple[str, str], canvas: Canvas) -> Iterator[str]:
    if what[0] == "holder":
        yield canvas.say(
            "Sơ đồ này chỉ gồm việc giao và nhận; thẩm quyền do pháp luật giao trực tiếp xem sơ đồ của từng chủ thể.",
            "This chart has only what is given and received; the chart of each holder has what the law gives it.",
        )
    if what[0] in ("holder", "instrument") and any(abs(at) > 1 for at in around.steps):
        yield canvas.say(
            "Hai bước liền nhau không nhất thiết là của cùng một việc; từng việc xem sơ đồ của việc đó.",
            "Two steps in a row need not be of the same matter; the chart of a matter tells its own chain.",
        )
