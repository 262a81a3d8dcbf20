"""One form of delegation: giver, instruments, receivers, and the procedures by name, by code, or by count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from delegation.authority.marks import NO_MARKS, Mark, Marks
from delegation.charts.page.picture import Arrow, Chart, Line, Node, Picture
from delegation.charts.shared.counts import possible_grants, rows_of
from delegation.charts.shared.grants import (
    WIDTHS,
    WITHOUT_LIST,
    by_receiver,
    fields_of_grants,
    holder_node,
    key_of_grants,
    overview_of_grants,
    set_grants,
)
from delegation.charts.shared.lists import DETAILS, Detail, shortened
from delegation.charts.shared.marks import marked, with_marks
from delegation.charts.shared.words import headings, instrument_name, together, unlisted_line
from delegation.errors import AskedWronglyError
from delegation.findings import Language, Text
from delegation.model.figures import LedgerBook
from delegation.model.instruments import Form
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.speech import holder_name, number, pole_name, sentence, source_titles, term


def of_form(
    register: Register,
    number_: int,
    as_of: Day,
    language: Language = "vi",
    rules_hash: str = "",
    marks: Marks = NO_MARKS,
) -> Chart:
    """Draw one form on a day. ``marks``: what findings say of it and its grants. Raises ``AskedWronglyError`` where the register has no such form."""
    form = register.forms.get(number_)
    if form is None:
        known = ", ".join(str(one) for one in sorted(register.forms))
        raise AskedWronglyError(
            Text(
                f"Sổ không có hình thức {number_}; các hình thức có trong sổ: {known or 'không có'}.",
                f"The register has no form {number_}; it has {known or 'none'}.",
            )
        )
    grants = [one for one in possible_grants(register, as_of) if one.form == number_]
    book = next((one for one in register.books if one.ledger.form == number_), None)
    details: tuple[Detail, ...] = DETAILS if rows_of(grants) else ("total",)
    ledger_sources = book.ledger.source if book is not None else ()
    whole = Chart(
        title=Text(f"Sơ đồ ủy quyền theo hình thức {number_}", f"Delegation by form {number_}").in_(language),
        subject=form.name,
        register_name=register.name,
        as_of=as_of,
        language=language,
        pictures=tuple(_picture(form, grants, book, register, language, detail, marks) for detail in details),
        notes=_notes(grants, book, language),
        sources=source_titles(
            register, [*ledger_sources, *(one for grant in grants for one in grant.source)], language
        ),
        rules_hash=rules_hash,
    )
    parts = tuple(
        replace(
            whole,
            subject=f"{form.name}: {holder_name(receiver, register).in_(language)}",
            pictures=tuple(_picture(form, given, None, register, language, detail, marks) for detail in details),
            notes=(),
        )
        for receiver, given in by_receiver(grants).items()
    )
    if len(parts) < 2:  # noqa: PLR2004  a chart of one receiver has no parts
        return marked(whole)
    last = overview_of_grants(
        grants, lambda one: _giver(one, register, language), parts, register, language, headings(3, language), marks
    )
    if book is not None and book.unlisted > 0:
        nodes, arrows = {one.key: one for one in last.nodes}, list(last.arrows)
        _add_unlisted(form, grants, book, register, language, nodes, arrows, marks.on_form(form.number))
        last = replace(last, nodes=tuple(nodes.values()), arrows=tuple(arrows))
    return marked(replace(whole, pictures=(*whole.pictures, last)))


def _picture(
    form: Form,
    grants: Sequence[Grant],
    book: LedgerBook | None,
    register: Register,
    language: Language,
    detail: Detail,
    marks: Marks,
) -> Picture:
    nodes, arrows = set_grants(
        grants,
        lambda one: _giver(one, register, language),
        lambda one: _card(one, register, language),
        register,
        language,
        detail,
        marks,
    )
    rest = (book.unlisted if book is not None else 0) if grants else None
    if rest is None or rest > 0:
        _add_unlisted(form, grants, book, register, language, nodes, arrows, marks.on_form(form.number))
    said = shortened(fields_of_grants(grants, register, language), language, detail)
    columns = 3 if not any(one.column == 3 for one in nodes.values()) else 4  # noqa: PLR2004  the list is the fourth
    widths = WITHOUT_LIST if columns == 3 else WIDTHS[detail]  # noqa: PLR2004
    key = key_of_grants(grants, register, language) if detail == "codes" else ()
    return Picture(widths, headings(columns, language), tuple(nodes.values()), tuple(arrows), said, key)


def _giver(grant: Grant, register: Register, language: Language) -> Node:
    return holder_node(f"giver:{grant.giver}", 0, holder_name(grant.giver, register).in_(language), grant.giver)


def _card(grant: Grant, register: Register, language: Language) -> Node:
    instrument = register.instruments.get(grant.instrument)
    lines = [Line(instrument_name(instrument, language), bold=True)]
    if instrument is not None and instrument.title:
        lines.append(Line(instrument.title, small=True))
    lines.append(Line(sentence(term(grant.term).in_(language)), small=True))
    hint = instrument.title or "" if instrument is not None else ""
    return Node(grant.id, "card", 1, tuple(lines), hint=hint, about=f"grant:{grant.id}")


def _add_unlisted(
    form: Form,
    grants: Sequence[Grant],
    book: LedgerBook | None,
    register: Register,
    language: Language,
    nodes: dict[str, Node],
    arrows: list[Arrow],
    marks: tuple[Mark, ...],
) -> None:
    """Add what the published count holds beyond the named: from the form's givers to its receivers."""
    givers = [f"giver:{grant.giver}" for grant in grants]
    giver = givers[0] if len(set(givers)) == 1 else "giver:"
    nodes.setdefault(
        giver, holder_node(giver, 0, together([pole_name(one, register).in_(language) for one in form.givers]))
    )
    column = 1
    if book is None:
        lines: tuple[Line, ...] = (Line(Text("Chưa có số công bố", "No published count").in_(language)),)
    else:
        lines = (Line(unlisted_line(book.unlisted, language), bold=True),)
    nodes["unlisted"] = with_marks(Node("unlisted", "unlisted", column, lines, hint=lines[0].text), marks)
    arrows.append(Arrow(giver, "unlisted", "delegation", head=False))
    names = [pole_name(one, register).in_(language) for one in form.receivers]
    for at, name in enumerate(names, 1):
        said = Text("chưa công bố nơi nhận cụ thể", "receivers not published").in_(language)
        key = f"receiver:unlisted:{at}"
        node = Node(key, "unlisted", 2, (Line(name, bold=True), Line(said, small=True)), hint=name)
        nodes[key] = with_marks(node, marks)
        arrows.append(Arrow("unlisted", key, "delegation"))


def _notes(grants: Sequence[Grant], book: LedgerBook | None, language: Language) -> tuple[str, ...]:
    if book is None:
        return ()
    total, named = book.ledger.total, len(book.named)
    notes = [
        Text(
            f"Số công bố: {number(total).vi} thủ tục; sổ nêu tên {number(named).vi}.",
            f"Published count: {number(total).en} procedures; named in the register: {number(named).en}.",
        ).in_(language)
    ]
    if book.unlisted < 0:
        notes.append(
            Text("Số nêu tên nhiều hơn số công bố: cần xem xét.", "More are named than published: to be reviewed.").in_(
                language
            )
        )
    drawn = {row.matter for row in rows_of(grants)}
    ended = sum(1 for one in book.named if one not in drawn)
    if ended:
        notes.append(
            Text(
                f"{number(ended).vi} thủ tục nêu tên thuộc văn bản không còn hoặc chưa có hiệu lực, không vẽ.",
                f"{number(ended).en} named procedures rest on instruments not in force on this day and are not drawn.",
            ).in_(language)
        )
    return tuple(notes)
