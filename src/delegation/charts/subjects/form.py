"""One form of delegation: giver, instruments, receivers, and the procedures by name, by code, or by count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from delegation.authority.marks import NO_MARKS, Marks
from delegation.charts.page.picture import Arrow, Chart, Line, Picture, PictureNode
from delegation.charts.shared.canvas import Canvas, apart, known
from delegation.charts.shared.counts import later_totals, possible_grants, rows_of
from delegation.charts.shared.grants import (
    Nodes,
    by_receiver,
    holder_node,
    overview_of_grants,
    picture_of_grants,
)
from delegation.charts.shared.idle import idle_notes, with_idle
from delegation.charts.shared.limits import limit_notes, with_limits
from delegation.charts.shared.lists import ListDetail, levels_of
from delegation.charts.shared.marks import marked, with_marks
from delegation.charts.shared.words import HEADS, instrument_name, together, unlisted_line
from delegation.findings import Language, Text
from delegation.model.figures import LedgerBook
from delegation.model.instruments import Form
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.speech import in_english, number, pole_name, sentence
from delegation.speech.extensions import term_of
from delegation.speech.holders import form_name


def of_form(
    register: Register,
    number_: int,
    as_of: Day,
    language: Language = "vi",
    rules_hash: str = "",
    marks: Marks = NO_MARKS,
    *,
    with_reasons: bool = False,
) -> Chart:
    """Draw one form on a day. ``marks``: what findings say of it and its grants. Raises ``AskedWronglyError`` where the register has no such form."""
    canvas = Canvas(register, as_of, language, rules_hash, marks, with_reasons)
    numbers = ", ".join(str(one) for one in sorted(register.forms))
    form = known(
        register.forms.get(number_),
        f"Sổ không có hình thức {number_}; các hình thức có trong sổ: {numbers or 'không có'}.",
        f"The register has no form {number_}; it has {numbers or 'none'}.",
    )
    grants = [one for one in possible_grants(register, as_of) if one.form == number_]
    canvas = with_idle(canvas, grants)
    book = next((one for one in register.books if one.ledger.form == number_), None)
    levels = levels_of(rows_of(grants))
    whole = canvas.chart(
        Text(f"Sơ đồ ủy quyền theo hình thức {number_}", f"Delegation by form {number_}"),
        form_name(form.number, register).in_(language),
        (_picture(form, grants, book, canvas, level) for level in levels),
        _notes(grants, book, canvas),
        [*(book.ledger.source if book is not None else ()), *(one for grant in grants for one in grant.source)],
    )
    parts = apart(
        whole,
        list(by_receiver(grants).items()),
        lambda one: f"{form_name(form.number, canvas.register).in_(canvas.language)}: {canvas.name(one[0])}",
        lambda one: tuple(_picture(form, one[1], None, canvas, level) for level in levels_of(rows_of(one[1]))),
    )
    return marked(replace(whole, pictures=(*whole.pictures, *_overview(form, grants, book, canvas, parts))))


def _overview(
    form: Form, grants: Sequence[Grant], book: LedgerBook | None, canvas: Canvas, parts: tuple[Chart, ...]
) -> Iterator[Picture]:
    if not parts:
        return
    last = overview_of_grants(grants, lambda one: _giver(one, canvas), parts, canvas, HEADS)
    if book is not None and book.unlisted > 0:
        nodes, arrows = {one.key: one for one in last.nodes}, list(last.arrows)
        _add_unlisted(form, grants, book, canvas, nodes, arrows)
        last = replace(last, nodes=tuple(nodes.values()), arrows=tuple(arrows))
    yield last


def _picture(
    form: Form, grants: Sequence[Grant], book: LedgerBook | None, canvas: Canvas, level: ListDetail
) -> Picture:
    def more(nodes: Nodes, arrows: list[Arrow]) -> None:
        if not grants or (book is not None and book.unlisted > 0):
            _add_unlisted(form, grants, book, canvas, nodes, arrows)

    return picture_of_grants(
        grants, lambda one: _giver(one, canvas), lambda one: _card(one, canvas), canvas, level, HEADS, more
    )


def _giver(grant: Grant, canvas: Canvas) -> PictureNode:
    return holder_node(f"giver:{grant.giver}", 0, canvas.name(grant.giver), grant.giver)


def _card(grant: Grant, canvas: Canvas) -> PictureNode:
    instrument = canvas.register.instruments.get(grant.instrument)
    lines = [Line(instrument_name(instrument, canvas.language), bold=True)]
    if instrument is not None and instrument.title:
        lines.append(Line(canvas.say(instrument.title, f"“{instrument.title}”"), small=True))
    lines.append(Line(sentence(term_of(grant, canvas.register).in_(canvas.language)), small=True))
    hint = instrument.title or "" if instrument is not None else ""
    return with_limits(
        PictureNode(grant.id, "card", 1, tuple(lines), hint=hint, about=f"grant:{grant.id}"), grant, canvas
    )


def _add_unlisted(
    form: Form,
    grants: Sequence[Grant],
    book: LedgerBook | None,
    canvas: Canvas,
    nodes: Nodes,
    arrows: list[Arrow],
) -> None:
    """Add what the published count holds beyond the named: from the form's givers to its receivers."""
    marks = canvas.marks.on_form(form.number)
    givers = [f"giver:{grant.giver}" for grant in grants]
    giver = givers[0] if len(set(givers)) == 1 else "giver:"
    nodes.setdefault(
        giver,
        holder_node(giver, 0, together([pole_name(one, canvas.register).in_(canvas.language) for one in form.givers])),
    )
    if book is None:
        lines: tuple[Line, ...] = (Line(canvas.say("Chưa có số công bố", "No published count")),)
    else:
        lines = (Line(unlisted_line(book.unlisted, canvas.language), bold=True),)
    nodes["unlisted"] = with_marks(PictureNode("unlisted", "unlisted", 1, lines, hint=lines[0].text), marks)
    arrows.append(Arrow(giver, "unlisted", "delegation", head=False))
    names = [pole_name(one, canvas.register).in_(canvas.language) for one in form.receivers]
    for at, name in enumerate(names, 1):
        said = canvas.say("chưa công bố nơi nhận cụ thể", "receivers not published")
        key = f"receiver:unlisted:{at}"
        node = PictureNode(key, "unlisted", 2, (Line(name, bold=True), Line(said, small=True)), hint=name)
        nodes[key] = with_marks(node, marks)
        arrows.append(Arrow("unlisted", key, "delegation"))


def _notes(grants: Sequence[Grant], book: LedgerBook | None, canvas: Canvas) -> Iterator[str]:
    yield from idle_notes(grants, canvas)
    yield from limit_notes(grants, canvas)
    if book is None:
        return
    total, named = book.ledger.whole, len(book.named)
    yield canvas.say(
        f"Số công bố: {number(total).vi} thủ tục; sổ nêu tên {number(named).vi}.",
        f"Published count: {in_english(total, 'procedure')}; named in the register: {number(named).en}.",
    )
    yield from (one.in_(canvas.language) for one in later_totals([book], canvas.as_of))
    if book.unlisted < 0:
        yield canvas.say(
            "Số nêu tên nhiều hơn số công bố: cần xem xét.", "More are named than published: to be considered."
        )
    drawn = {row.matter for row in rows_of(grants)}
    ended = sum(1 for one in book.named if one not in drawn)
    if ended:
        yield canvas.say(
            f"{number(ended).vi} thủ tục nêu tên thuộc văn bản không còn hoặc chưa có hiệu lực, không vẽ.",
            f"Not drawn, as they rest on instruments not in force on this day: {in_english(ended, 'named procedure')}.",
        )
