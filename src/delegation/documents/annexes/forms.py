"""``bieu-2``: the delegated procedures by form, published and named, and the list of those that are named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import count, groupby

from delegation.authority.marks import all_of
from delegation.documents.annexes.decision_words import STEPS_ONLY
from delegation.documents.annexes.named import NamedProcedure, named_in
from delegation.documents.shared.annex import NOTHING, Annex, Heading, TableCell, TableRow, To
from delegation.documents.shared.columns import ColumnOf, TableOf, of_list
from delegation.documents.shared.disagreements import Disagreements, counted_as, ledger_differs
from delegation.documents.shared.marks import marked
from delegation.documents.shared.notes import Notes
from delegation.documents.shared.source import AnnexSource
from delegation.errors import NotAvailableError
from delegation.findings import Text
from delegation.model.figures import Figure, LedgerBook
from delegation.model.instruments import Form, Pole
from delegation.model.worded import english_of
from delegation.speech import figures, holders, in_english
from delegation.values import dataclass

KEY, LIST = "bieu-2", "bieu-2/danh-muc"


def by_form(given: AnnexSource) -> tuple[Annex, ...]:
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
                f"bieu-2 cannot be made: {english_of(given.register.name)} has no control totals of procedures by form "
                "(files in ledgers/). State the published totals, then try again.",
            )
        )
    return _Forms(given, books).annexes()


_TOTAL = "delegated-procedures-total"


@dataclass(frozen=True, slots=True)
class _Book:
    """What is published and named of a form; ``marks``: the notes on the published number."""

    book: LedgerBook
    number: int
    form: Form | None
    figure: Figure | None
    marks: tuple[int, ...]


class _Forms:
    def __init__(self, given: AnnexSource, books: list[LedgerBook]) -> None:
        self._given, self._books = given, books
        self._notes, self._list_notes, self._against = Notes(), Notes(), Disagreements(given)
        named = [one for book in books for one in named_in(given, book)]
        parted = {form: list(rows) for form, rows in groupby(named, key=lambda one: one.form)}
        self._named = {
            form: some for form, rows in parted.items() if (some := [one for one in rows if one.grant.decides])
        }
        self._steps = {
            form: some for form, rows in parted.items() if (some := [one for one in rows if not one.grant.decides])
        }

    def annexes(self) -> tuple[Annex, ...]:
        return (self._table(), *([self._list()] if self._lists else []))

    @property
    def _lists(self) -> bool:
        return self._given.with_lists and bool(self._named or self._steps)

    def _name(self, number: int) -> str:
        return holders.form_name(number, self._given.register).in_(self._given.language)

    def _table(self) -> Annex:
        given, number, of_all = self._given, self._given.number, self._figure(_TOTAL)
        columns = TableOf[_Book](
            given.language, 11,
            ColumnOf(Text("Hình thức ủy quyền", "Form of delegation"), 50, lambda one: self._name(one.number) or given.localised(one.book.ledger.name), total=lambda: given.say("Tổng cộng", "Total")),
            ColumnOf(Text("Bên ủy quyền", "Giver"), 28, lambda one: self._sides(one.form.givers) if one.form else "–"),
            ColumnOf(Text("Bên nhận ủy quyền", "Receiver"), 38, self._receivers),
            ColumnOf(Text("Số TTHC công bố", "Published"), 19, lambda one: TableCell(one.book.ledger.whole, "number", notes=one.marks), "center", total=self._published),
            ColumnOf(Text("Nơi công bố", "Place"), 36, lambda one: figures.place(one.figure).in_(given.language) if one.figure else (given.localised(one.book.ledger.note) if one.book.ledger.note else "–"), total=lambda: figures.place(of_all).in_(given.language) if of_all else ""),
            ColumnOf(Text("Có tên trong sổ", "Named"), 17, lambda one: TableCell(len(one.book.named), "number", to=self._way(one.number)), "center", total=lambda: self._sum(lambda book: len(book.named))),
            ColumnOf(Text("Chưa công bố danh mục", "Not listed"), 20, lambda one: self._unlisted(one.book), "center", total=lambda: self._sum(lambda book: max(0, book.unlisted))),
            ColumnOf(Text("Văn bản ủy quyền", "Instruments"), 30, lambda one: self._instruments(one.number)),
            *([of_list(lambda one: self._way(one.number), lambda: TableCell("", "reference", to=To(LIST)))] if self._lists else []),
        )  # fmt: skip
        books = map(self._book, self._books)
        rows = [columns.row(one.number, one, f"{KEY}/{one.number}") for one in books]
        named = sum(len(book.named) for book in self._books)
        total = sum(book.ledger.whole for book in self._books)
        whole = Text(
            f"{len(self._books)} hình thức ủy quyền: công bố {number(total)} thủ tục, có tên {number(named)}.",
            f"{in_english(len(self._books), 'form')} of delegation: {in_english(total, 'procedure')} published, {number(named)} named.",
        )
        return given.annex(
            KEY,
            Text(
                "Tổng số thủ tục hành chính được ủy quyền theo hình thức", "Delegated administrative procedures by form"
            ),
            Text("Biểu 2", "Table 2"),
            columns.table((*rows, columns.total()), lambda _: whole),
            self._notes,
            remarks=self._remarks(),
            sources=(source for book in self._books for source in book.ledger.source),
        )

    def _remarks(self) -> Iterator[Text]:
        yield Text(
            "Số «có tên» đếm từ sổ thẩm quyền; số «chưa công bố danh mục» là phần của số công bố mà chưa văn bản công khai "
            "nào nêu tên từng thủ tục, nên chưa xét được.",
            "“Named” is counted from the register; “not listed” is the part of the published number that no public text "
            "names, so it cannot be examined.",
        )
        if self._named and not self._given.with_lists:
            yield Text(
                "Không kèm danh mục chi tiết của số «có tên».",
                "The list behind “named” is not enclosed.",
            )

    def _figure(self, counted: str) -> Figure | None:
        return next(iter(counted_as(self._given.register, counted)), None)

    def _book(self, book: LedgerBook) -> _Book:
        form = book.ledger.form or 0
        figure = self._figure(f"delegated-procedures-form-{form}")
        marks = self._notes.add_all(self._against.about(figure))
        if figure is not None and figure.value != book.ledger.whole:
            marks += self._notes.add(ledger_differs(self._given, figure, book.ledger.whole))
        return _Book(book, form, self._given.register.forms.get(form), figure, marks)

    def _receivers(self, one: _Book) -> TableCell:
        names = TableCell(self._sides(one.form.receivers) if one.form else "–")
        return marked(self._given, names, self._given.marks.on_form(one.number), self._notes)

    def _unlisted(self, book: LedgerBook) -> TableCell:
        if book.unlisted >= 0:
            return TableCell(book.unlisted, "number")
        more = self._given.number(-book.unlisted)
        said = self._given.say(
            f"Có tên nhiều hơn số công bố {more} thủ tục.", f"{more} more are named than were published."
        )
        return TableCell(0, "number", notes=self._notes.add(said))

    def _sides(self, poles: Iterable[Pole]) -> str:
        names = (holders.pole_name(one, self._given.register).in_(self._given.language) for one in poles)
        return "; ".join(dict.fromkeys(names))

    def _instruments(self, form: int) -> TableCell:
        made = {one.instrument for one in self._given.register.grants.values() if one.form == form}
        if not made:
            return self._given.unknown("")
        cells = [self._given.instrument(one, self._notes) for one in sorted(made)]
        return TableCell(
            "; ".join(str(one.value) for one in cells), notes=tuple(at for one in cells for at in one.notes)
        )

    def _way(self, form: int) -> To | None:
        rows = self._named.get(form)
        return To(LIST, f"{form}/1", f"{form}/{len(rows)}") if rows and self._given.with_lists else None

    def _published(self) -> TableCell:
        """Give the sum of what was published, with the notes on the published total."""
        figures = [
            one for book in self._books if (one := self._figure(f"delegated-procedures-form-{book.ledger.form}"))
        ]
        total, shown = self._figure(_TOTAL), self._sum(lambda book: book.ledger.whole)
        marks = self._notes.add_all((*self._against.about(total), *self._against.built_from(figures)))
        if total is not None and total.value != shown.value:
            marks += self._notes.add(ledger_differs(self._given, total, int(shown.value)))
        return replace(shown, notes=marks)

    def _sum(self, count: Callable[[LedgerBook], int]) -> TableCell:
        keys = tuple(f"{KEY}/{book.ledger.form}" for book in self._books)
        return TableCell(sum(map(count, self._books)), "number", sums=keys)

    def _list(self) -> Annex:
        given, matters, notes = self._given, self._given.register.matters, self._list_notes
        columns = TableOf[NamedProcedure](
            given.language, 11,
            ColumnOf(Text("Hình thức", "Form"), 18, lambda one: one.form, "center", "excel"),
            ColumnOf(Text("Lĩnh vực", "Field"), 30, lambda one: one.field, only="excel"),
            ColumnOf(Text("Mã TTHC", "Code"), 22, lambda one: given.code(matters[one.row.matter]), "center"),
            ColumnOf(Text("Tên thủ tục hành chính", "Procedure"), 98, lambda one: matters[one.row.matter].title),
            ColumnOf(Text("Bên ủy quyền", "Giver"), 30, lambda one: given.holder(one.grant.giver), once=True),
            ColumnOf(Text("Bên nhận ủy quyền", "Receiver"), 30, self._receiver, once=True),
            ColumnOf(Text("Văn bản ủy quyền", "Instrument"), 34, lambda one: given.instrument(one.grant.instrument, notes), once=True),
            ColumnOf(Text("Thời hạn", "Term"), 26, lambda one: given.granted(one.grant, one.row, notes), once=True, phrase=True),
            *([ColumnOf(Text("Phạm vi, điều kiện", "Scope, conditions"), 44, self._limits, once=True, phrase=True, seldom=Text("", ""))] if self._are_limited else []),
            of=lambda one: one.row.matter,
        )  # fmt: skip
        return given.annex(
            LIST,
            Text(
                "Danh mục thủ tục hành chính được ủy quyền có tên trong sổ thẩm quyền, theo hình thức",
                "Delegated procedures that the register names, by form",
            ),
            Text("TTHC ủy quyền", "Delegated"),
            columns.table(self._listed(columns), lambda _: self._counted(), notes),
            notes,
            sources=(source for one in self._every for source in one.grant.source),
        )

    @property
    def _are_limited(self) -> bool:
        """Whether anything limits one of the grants that are listed."""
        return any(one.limits(self._given) for one in self._every)

    @property
    def _every(self) -> Iterator[NamedProcedure]:
        return (one for rows in (*self._named.values(), *self._steps.values()) for one in rows)

    def _counted(self) -> Text:
        named, steps = (sum(map(len, some.values())) for some in (self._named, self._steps))
        more = Text(
            f"; {steps} thủ tục chỉ giao các bước trước khi quyết định",
            f"; of {steps} only the steps before the decision are given",
        )
        said = Text(f"{named} thủ tục có tên", f"{in_english(named, 'procedure')} with a name")
        return Text(f"{said.vi}{more.vi}.", f"{said.en}{more.en}.") if steps else Text(f"{said.vi}.", f"{said.en}.")

    def _limits(self, one: NamedProcedure) -> str:
        return one.limits(self._given)

    def _listed(self, columns: TableOf[NamedProcedure]) -> Iterator[TableRow | Heading]:
        serial, say = count(1), self._given.say
        for form in sorted({*self._named, *self._steps}):
            rows = self._named.get(form, [])
            name = self._name(form)
            yield Heading(say(f"Hình thức {form}. {name}", f"Form {form}. {name}"), 1)
            for field, group in groupby(enumerate(rows, 1), key=lambda numbered: numbered[1].field):
                yield Heading(field, 2)
                yield from (columns.row(next(serial), one, f"{form}/{at}") for at, one in group)
            if form in self._steps:
                yield Heading(STEPS_ONLY.in_(self._given.language), 2)
                for number, one in enumerate(self._steps[form], 1):
                    yield columns.row(NOTHING, one, f"{form}/steps/{number}")

    def _receiver(self, one: NamedProcedure) -> TableCell:
        given, matter = self._given, (one.row.matter,)
        marks = all_of(given.marks_of(grant, matter) for grant, _ in one.every)
        return marked(given, one.receivers(given), marks, self._list_notes)
