"""One form of delegation: giver, instruments, receivers, and the procedures by name, by code, or by count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from delegation.charts.counts import FieldCount, by_field, possible_grants, rows_of
from delegation.charts.picture import Arrow, Chart, Line, Node, Picture
from delegation.charts.words import headings, instrument_name, procedures, together, unlisted_line
from delegation.errors import AskedWronglyError
from delegation.findings import Language, Text
from delegation.model.figures import LedgerBook
from delegation.model.instruments import Form
from delegation.model.matters import Grant, MatterId
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown
from delegation.wording import holder_name, number, pole_name, ranges, sentence, source_titles, term_line

_Detail = Literal["names", "codes", "counts", "total"]
_WIDTHS: dict[_Detail, tuple[float, ...]] = {
    "names": (9.7, 11.0, 9.0, 30.0),
    "codes": (9.7, 11.0, 9.0, 28.0),
    "counts": (9.7, 13.0, 9.4, 29.5),
    "total": (9.7, 14.0, 10.0, 20.0),
}


def of_form(register: Register, number_: int, as_of: Day, language: Language = "vi", rules_hash: str = "") -> Chart:
    """Draw one form on a day. Raises ``AskedWronglyError`` where the register has no such form."""
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
    details: tuple[_Detail, ...] = ("names", "codes", "counts", "total") if rows_of(grants) else ("total",)
    ledger_sources = book.ledger.source if book is not None else ()
    return Chart(
        title=Text(f"Sơ đồ ủy quyền theo hình thức {number_}", f"Delegation by form {number_}").in_(language),
        subject=form.name,
        register_name=register.name,
        as_of=as_of,
        language=language,
        pictures=tuple(_picture(form, grants, book, register, language, detail) for detail in details),
        notes=_notes(grants, book, language),
        sources=source_titles(
            register, [*ledger_sources, *(one for grant in grants for one in grant.source)], language
        ),
        rules_hash=rules_hash,
    )


def _picture(
    form: Form,
    grants: Sequence[Grant],
    book: LedgerBook | None,
    register: Register,
    language: Language,
    detail: _Detail,
) -> Picture:
    nodes: dict[str, Node] = {}
    arrows: list[Arrow] = []
    for grant in grants:
        giver, receiver = f"giver:{grant.giver}", f"receiver:{grant.id}"
        nodes.setdefault(giver, _holder(giver, 0, holder_name(grant.giver, register, language)))
        nodes[grant.id] = _card(grant, register, language)
        nodes[receiver] = _holder(receiver, 2, holder_name(grant.receiver, register, language))
        arrows += [Arrow(giver, grant.id, grant.mechanism, head=False), Arrow(grant.id, receiver, grant.mechanism)]
        if not isinstance(grant.rows, Unknown):
            nodes[f"list:{grant.id}"] = _list(grant, register, language, detail)
            arrows.append(Arrow(receiver, f"list:{grant.id}", "holds", head=False))
    rest = (book.unlisted if book is not None else 0) if grants else None
    if rest is None or rest > 0:
        _add_unlisted(form, grants, book, register, language, nodes, arrows)
    said = _said(grants, language, detail)
    columns = 3 if not any(one.column == 3 for one in nodes.values()) else 4  # noqa: PLR2004  the list is the fourth
    widths = (12.0, 17.0, 14.0) if columns == 3 else _WIDTHS[detail]  # noqa: PLR2004
    return Picture(widths, headings(columns, language), tuple(nodes.values()), tuple(arrows), said)


def _holder(key: str, column: int, name: str) -> Node:
    return Node(key, "holder", column, (Line(name, bold=True),), tall=column == 0, hint=name)


def _card(grant: Grant, register: Register, language: Language) -> Node:
    instrument = register.instruments.get(grant.instrument)
    lines = [Line(instrument_name(instrument, language), bold=True)]
    if instrument is not None and instrument.title:
        lines.append(Line(instrument.title, small=True))
    lines.append(Line(sentence(term_line(grant.term, language)), small=True))
    hint = instrument.title or "" if instrument is not None else ""
    return Node(grant.id, "card", 1, tuple(lines), hint=hint)


def _list(grant: Grant, register: Register, language: Language, detail: _Detail) -> Node:
    fields = by_field(register, rows_of([grant]), language)
    total = sum(one.total for one in fields)
    rows = len(rows_of([grant]))
    title = procedures(total, language)
    if rows > total:
        title += Text(f" ({rows} dòng phụ lục)", f" ({rows} rows of the annex)").in_(language)
    lines: list[Line] = []
    match detail:
        case "names":
            lines = [Line(title, bold=True)]
            for one in fields:
                lines.append(Line(one.name, bold=True, small=True))
                lines += [Line(_named(matter, register), small=True) for matter in (*one.tasks, *one.procedures)]
        case "codes":
            lines = [Line(title, bold=True)]
            for one in fields:
                codes = ", ".join((*one.tasks, *one.procedures))
                lines.append(Line(f"{one.name}: {codes}", small=True))
        case "counts":
            head = (Text("STT phụ lục", "Annex rows").in_(language), Text("Số lượng", "Number").in_(language))
            lines = [Line(title, bold=True, right=head if any(one.rows for one in fields) else ())]
            lines += [Line(one.name, right=_places(one, language)) for one in fields]
        case "total":
            lines = [Line(title, bold=True), *_where(fields, language)]
    return Node(f"list:{grant.id}", "list", 3, tuple(lines), hint=title)


def _named(matter: MatterId, register: Register) -> str:
    found = register.matters.get(matter)
    return f"{matter} {found.title}" if found is not None else matter


def _places(one: FieldCount, language: Language) -> tuple[str, str]:
    return ranges(one.rows), number(one.total, language)


def _where(fields: Sequence[FieldCount], language: Language) -> list[Line]:
    rows = ranges([row for one in fields for row in one.rows])
    if not rows:
        return []
    return [Line(Text(f"Phụ lục, STT {rows}", f"Annex, rows {rows}").in_(language))]


def _add_unlisted(
    form: Form,
    grants: Sequence[Grant],
    book: LedgerBook | None,
    register: Register,
    language: Language,
    nodes: dict[str, Node],
    arrows: list[Arrow],
) -> None:
    """Add what the published count holds beyond the named: from the form's givers to its receivers."""
    givers = [f"giver:{grant.giver}" for grant in grants]
    giver = givers[0] if len(set(givers)) == 1 else "giver:"
    nodes.setdefault(giver, _holder(giver, 0, together([pole_name(one, register, language) for one in form.givers])))
    column = 1
    if book is None:
        lines: tuple[Line, ...] = (Line(Text("Chưa có số công bố", "No published count").in_(language)),)
    else:
        lines = (Line(unlisted_line(book.unlisted, language), bold=True),)
    nodes["unlisted"] = Node("unlisted", "unlisted", column, lines, hint=lines[0].text)
    arrows.append(Arrow(giver, "unlisted", "delegation", head=False))
    names = [pole_name(one, register, language) for one in form.receivers]
    for at, name in enumerate(names, 1):
        said = Text("chưa công bố nơi nhận cụ thể", "receivers not published").in_(language)
        key = f"receiver:unlisted:{at}"
        nodes[key] = Node(key, "unlisted", 2, (Line(name, bold=True), Line(said, small=True)), hint=name)
        arrows.append(Arrow("unlisted", key, "delegation"))


def _said(grants: Sequence[Grant], language: Language, detail: _Detail) -> str:
    rows = rows_of(grants)
    count = procedures(len({row.matter for row in rows}), language)
    numbers = ranges([row.row for row in rows if row.row is not None])
    where = Text(f"; xem phụ lục, STT {numbers}", f"; see the annex, rows {numbers}").in_(language) if numbers else ""
    match detail:
        case "codes":
            said = Text(
                f"Đã rút gọn: tên của {count} được thay bằng mã", f"Shortened: names of {count} are given as codes"
            )
        case "counts":
            said = Text(
                f"Đã rút gọn: tên và mã của {count} được thay bằng số lượng theo lĩnh vực",
                f"Shortened: names and codes of {count} are given as counts by field",
            )
        case "total" if rows:
            said = Text(f"Đã rút gọn: {count} được ghi bằng tổng số", f"Shortened: {count} are given as a total")
        case _:
            return ""
    return f"{said.in_(language)}{where}."


def _notes(grants: Sequence[Grant], book: LedgerBook | None, language: Language) -> tuple[str, ...]:
    if book is None:
        return ()
    total, named = book.ledger.total, len(book.named)
    notes = [
        Text(
            f"Số công bố: {number(total, 'vi')} thủ tục; sổ nêu tên {number(named, 'vi')}.",
            f"Published count: {number(total, 'en')} procedures; named in the register: {number(named, 'en')}.",
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
                f"{number(ended, 'vi')} thủ tục nêu tên thuộc văn bản không còn hoặc chưa có hiệu lực, không vẽ.",
                f"{number(ended, 'en')} named procedures rest on instruments not in force on this day and are not drawn.",
            ).in_(language)
        )
    return tuple(notes)
