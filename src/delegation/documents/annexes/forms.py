"""``bieu-2``: the delegated procedures by form, published and named, and the list of those that are named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from delegation.documents.shared.annex import NOTHING, Annex, Cell, Column, Group, Row, Table, To
from delegation.documents.shared.disagreements import Disagreements, counted_as, place_of
from delegation.documents.shared.marks import marked
from delegation.documents.shared.notes import Notes
from delegation.documents.shared.source import Given, in_order
from delegation.errors import NotAvailableError
from delegation.findings import Text
from delegation.model.figures import Figure, LedgerBook
from delegation.model.instruments import Pole
from delegation.model.matters import AnnexRow, Grant
from delegation.model.terms import Unknown
from delegation.speech import holders
from delegation.values import dataclass

KEY, LIST = "bieu-2", "bieu-2/danh-muc"


def by_form(given: Given) -> tuple[Annex, ...]:
    """Count the delegated procedures by form. Raises ``NotAvailableError`` where the register has no control totals of forms."""
    books = sorted(
        (
            one
            for one in given.register.books
            if one.ledger.counts == "delegated-procedures" and one.ledger.form is not None
        ),
        key=lambda one: (one.ledger.form or 0, one.ledger.id),
    )
    if not books:
        raise NotAvailableError(
            Text(
                f"Không lập được bieu-2: {given.register.name} chưa có tổng số thủ tục ủy quyền theo hình thức "
                "(tệp trong ledgers/). Hãy ghi các tổng số đã công bố, rồi lập lại.",
                f"bieu-2 cannot be made: {given.register.name} has no control totals of procedures by form "
                "(files in ledgers/). State the published totals, then try again.",
            )
        )
    return _Forms(given, books).annexes()


@dataclass(frozen=True, slots=True)
class _Named:
    """A procedure that is named as delegated by a form: the grant and the row that name it."""

    form: int
    field: str
    grant: Grant
    row: AnnexRow


class _Forms:
    def __init__(self, given: Given, books: list[LedgerBook]) -> None:
        self._given, self._books = given, books
        self._notes, self._list_notes, self._against = Notes(), Notes(), Disagreements(given)
        named = (one for book in books for one in _named(given, book))
        self._named = {form: list(rows) for form, rows in groupby(named, key=lambda one: one.form)}

    def annexes(self) -> tuple[Annex, ...]:
        lists = (self._list(),) if self._given.with_lists and self._named else ()
        return (self._table(), *lists)

    def _table(self) -> Annex:
        say, number = self._given.say, self._given.number
        figures = [
            one for book in self._books if (one := self._figure(f"delegated-procedures-form-{book.ledger.form}"))
        ]
        rows = [self._row(book) for book in self._books]
        remarks = [
            say(
                "Số «có tên» đếm từ sổ thẩm quyền; số «chưa công bố danh mục» là phần của số công bố mà chưa văn bản công khai "
                "nào nêu tên từng thủ tục, nên chưa xét được.",
                "“Named” is counted from the register; “not listed” is the part of the published number that no public text "
                "names, so it cannot be examined.",
            )
        ]
        if self._named and not self._given.with_lists:
            remarks.append(
                say(
                    "Danh mục đứng sau số «có tên»: lập bằng lệnh delegation annex bieu-2.",
                    "The list behind “named” is made by: delegation annex bieu-2.",
                )
            )
        named = sum(len(book.named) for book in self._books)
        total = sum(book.ledger.total for book in self._books)
        return Annex(
            key=KEY,
            title=say(
                "Tổng số thủ tục hành chính được ủy quyền theo hình thức", "Delegated administrative procedures by form"
            ),
            sheet=say("Biểu 2", "Table 2"),
            body=Table(
                self._columns(),
                (*rows, self._total(figures)),
                say(
                    f"{len(self._books)} hình thức ủy quyền: công bố {number(total)} thủ tục, có tên {number(named)}.",
                    f"{len(self._books)} forms of delegation: {number(total)} procedures published, {number(named)} named.",
                ),
            ),
            wide=True,
            notes=self._notes.sentences,
            remarks=tuple(remarks),
            foot=self._given.foot(source for book in self._books for source in book.ledger.source),
            made=self._given.made,
        )

    def _columns(self) -> tuple[Column, ...]:
        say = self._given.say
        columns = [
            Column(say("STT", "No."), 11, "center"),
            Column(say("Hình thức ủy quyền", "Form of delegation"), 50),
            Column(say("Bên ủy quyền", "Giver"), 28),
            Column(say("Bên nhận ủy quyền", "Receiver"), 38),
            Column(say("Số TTHC công bố", "Published"), 19, "center"),
            Column(say("Nơi công bố", "Place"), 36),
            Column(say("Có tên trong sổ", "Named"), 17, "center"),
            Column(say("Chưa công bố danh mục", "Not listed"), 20, "center"),
            Column(say("Văn bản ủy quyền", "Instruments"), 30),
        ]
        if self._given.with_lists and self._named:
            columns.append(Column(say("Danh mục kèm theo", "List"), 28))
        return tuple(columns)

    def _figure(self, counted: str) -> Figure | None:
        return next(iter(counted_as(self._given.register, counted)), None)

    def _row(self, book: LedgerBook) -> Row:
        form = book.ledger.form or 0
        known = self._given.register.forms.get(form)
        figure = self._figure(f"delegated-procedures-form-{form}")
        marks = self._notes.add_all(self._against.about(figure))
        if figure is not None and figure.value != book.ledger.total:
            marks += self._notes.add(self._other(figure, book.ledger.total))
        cells = [
            Cell(form, "number"),
            Cell(known.name if known else book.ledger.name),
            Cell(self._sides(known.givers) if known else "–"),
            marked(
                self._given,
                Cell(self._sides(known.receivers) if known else "–"),
                self._given.marks.on_form(form),
                self._notes,
            ),
            Cell(book.ledger.total, "number", notes=marks),
            Cell(place_of(figure) if figure else (book.ledger.note or "–")),
            Cell(len(book.named), "number", to=self._way(form)),
            self._unlisted(book),
            self._instruments(form),
        ]
        if self._given.with_lists and self._named:
            way = self._way(form)
            cells.append(Cell("", "reference", to=way) if way else Cell("–"))
        return Row(tuple(cells), key=f"{KEY}/{form}")

    def _other(self, figure: Figure, total: int) -> str:
        published, total_ = self._given.number(int(figure.value)), self._given.number(total)
        return self._given.say(
            f"Sổ kiểm soát ghi {total_}, tài liệu công bố ghi {published} ({place_of(figure)}).",
            f"The ledger says {total_}, the document says {published} ({place_of(figure)}).",
        )

    def _unlisted(self, book: LedgerBook) -> Cell:
        if book.unlisted >= 0:
            return Cell(book.unlisted, "number")
        more = self._given.number(-book.unlisted)
        said = self._given.say(
            f"Có tên nhiều hơn số công bố {more} thủ tục.", f"{more} more are named than were published."
        )
        return Cell(0, "number", notes=self._notes.add(said))

    def _sides(self, poles: Iterable[Pole]) -> str:
        names = (holders.pole_name(one, self._given.register).in_(self._given.language) for one in poles)
        return "; ".join(dict.fromkeys(names))

    def _instruments(self, form: int) -> Cell:
        made = {one.instrument for one in self._given.register.grants.values() if one.form == form}
        if not made:
            return self._given.unknown("")
        cells = [self._given.instrument(one, self._notes) for one in sorted(made)]
        return Cell("; ".join(str(one.value) for one in cells), notes=tuple(at for one in cells for at in one.notes))

    def _way(self, form: int) -> To | None:
        rows = self._named.get(form)
        return To(LIST, f"{form}/1", f"{form}/{len(rows)}") if rows and self._given.with_lists else None

    def _total(self, figures: list[Figure]) -> Row:
        keys = tuple(f"{KEY}/{book.ledger.form}" for book in self._books)
        total = self._figure("delegated-procedures-total")
        shown = sum(book.ledger.total for book in self._books)
        marks = self._notes.add_all((*self._against.about(total), *self._against.built_from(figures)))
        named = sum(len(book.named) for book in self._books)
        unlisted = sum(max(0, book.unlisted) for book in self._books)
        if total is not None and total.value != shown:
            marks += self._notes.add(self._other(total, shown))
        cells = [
            NOTHING,
            Cell(self._given.say("Tổng cộng", "Total")),
            NOTHING,
            NOTHING,
            Cell(shown, "number", notes=marks, sums=keys),
            Cell(place_of(total) if total else ""),
            Cell(named, "number", sums=keys),
            Cell(unlisted, "number", sums=keys),
            NOTHING,
        ]
        if self._given.with_lists and self._named:
            cells.append(Cell("", "reference", to=To(LIST)))
        return Row(tuple(cells), "total")

    def _list(self) -> Annex:
        say = self._given.say
        count = sum(map(len, self._named.values()))
        sources = (source for rows in self._named.values() for one in rows for source in one.grant.source)
        return Annex(
            key=LIST,
            title=say(
                "Danh mục thủ tục hành chính được ủy quyền có tên trong sổ thẩm quyền, theo hình thức",
                "Delegated procedures that the register names, by form",
            ),
            sheet=say("TTHC ủy quyền", "Delegated"),
            body=Table(
                (
                    Column(say("STT", "No."), 11, "center"),
                    Column(say("Hình thức", "Form"), 18, "center", "excel"),
                    Column(say("Lĩnh vực", "Field"), 30, only="excel"),
                    Column(say("Mã TTHC", "Code"), 22, "center"),
                    Column(say("Tên thủ tục hành chính", "Procedure"), 98),
                    Column(say("Cơ quan ủy quyền", "Giver"), 30),
                    Column(say("Cơ quan được ủy quyền", "Receiver"), 30),
                    Column(say("Văn bản ủy quyền", "Instrument"), 34),
                    Column(say("Thời hạn", "Term"), 26),
                ),
                tuple(self._listed()),
                say(f"{count} thủ tục có tên.", f"{count} procedures with a name."),
            ),
            wide=True,
            notes=self._list_notes.sentences,
            foot=self._given.foot(sources),
            made=self._given.made,
        )

    def _listed(self) -> Iterator[Row | Group]:
        at, say = 0, self._given.say
        for form, rows in self._named.items():
            known = self._given.register.forms.get(form)
            name = known.name if known else ""
            yield Group(say(f"Hình thức {form}. {name}", f"Form {form}. {name}"), 1)
            for field, group in groupby(rows, key=lambda one: one.field):
                yield Group(field, 2)
                for one in group:
                    at += 1
                    yield self._line(at, one, f"{form}/{rows.index(one) + 1}")

    def _line(self, at: int, one: _Named, key: str) -> Row:
        given = self._given
        matter = given.register.matters[one.row.matter]
        return Row(
            (
                Cell(at, "number"),
                Cell(one.form, "number"),
                Cell(one.field),
                given.code(matter),
                Cell(matter.title),
                given.holder(one.grant.giver),
                marked(
                    given,
                    given.holder(one.grant.receiver),
                    given.marks.on_grant(one.grant.id, (one.row.matter,)),
                    self._list_notes,
                ),
                given.instrument(one.grant.instrument, self._list_notes),
                given.term(one.grant.term, self._list_notes),
            ),
            key=key,
        )


def _named(given: Given, book: LedgerBook) -> list[_Named]:
    """Give each named procedure of a form once, with the first grant that names it, by field and in the order of the annex."""
    found: dict[str, _Named] = {}
    wanted, form = set(book.named), book.ledger.form or 0
    for grant in sorted(given.register.grants.values(), key=lambda one: one.id):
        if grant.form != form or isinstance(grant.rows, Unknown):
            continue
        for row in grant.rows:
            if row.matter in wanted:
                field = given.field(given.register.matters.get(row.matter))
                found.setdefault(row.matter, _Named(form, field, grant, row))
    return sorted(found.values(), key=lambda one: (in_order(one.field), one.grant.id, one.row.row or 0, one.row.matter))
