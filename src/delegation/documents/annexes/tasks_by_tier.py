"""``bieu-1``: the tasks of state management by tier, published and named, and the lists of those that are named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from delegation.documents.annexes.task_lists import ADDED, CITY, COMMUNE, Lists, part_of
from delegation.documents.shared.annex import Annex, TableCell, TableRow
from delegation.documents.shared.columns import ColumnOf, TableOf, of_list
from delegation.documents.shared.disagreements import Disagreements, counted_as, ledger_differs
from delegation.documents.shared.notes import Notes
from delegation.documents.shared.source import AnnexSource
from delegation.errors import NotAvailableError
from delegation.findings import Text
from delegation.model.figures import Figure, LedgerBook
from delegation.model.worded import english_of
from delegation.questions.figures import published
from delegation.speech import figures, in_english
from delegation.values import dataclass

KEY = "bieu-1"


def by_tier(given: AnnexSource) -> tuple[Annex, ...]:
    """Count the tasks by tier. Raises ``NotAvailableError`` where the register has no control totals of tasks."""
    books = {one.ledger.level: one for one in given.register.books if one.ledger.counts == "tasks"}
    city, commune = books.get("city"), books.get("commune")
    if city is None or commune is None:
        raise NotAvailableError(
            Text(
                f"Không lập được bieu-1: {given.register.name} chưa có tổng số nhiệm vụ của cấp Thành phố và cấp xã "
                "(tệp trong ledgers/). Hãy ghi các tổng số đã công bố, rồi lập lại.",
                f"bieu-1 cannot be made: {english_of(given.register.name)} has no control totals of tasks of both tiers "
                "(files in ledgers/). State the published totals, then try again.",
            )
        )
    return _Tiers(given, city, commune).annexes()


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the table; without a number where it is a part of the one above."""

    serial: int | str
    name: str
    figure: Figure | None
    published: TableCell
    named: TableCell
    unlisted: TableCell
    key: str

    def row(self, columns: TableOf[_Line]) -> TableRow:
        return columns.row(self.serial, self, self.key, "row" if self.serial else "part")


class _Tiers:
    def __init__(self, given: AnnexSource, city: LedgerBook, commune: LedgerBook) -> None:
        self._given, self._city, self._commune = given, city, commune
        self._notes, self._against = Notes(), Disagreements(given)
        self._lists = Lists(given, city, commune)
        self._groups = {one.id: group for group in published.same_measure(given.register) for one in group}

    def annexes(self) -> tuple[Annex, ...]:
        return (self._table(), *(self._lists.annexes() if self._given.with_lists else ()))

    def _table(self) -> Annex:
        number, city, commune = self._given.number, self._city.ledger, self._commune.ledger
        columns = self._columns()
        lines = (*self._tier(1, CITY, self._city), *self._tier(2, COMMUNE, self._commune))
        rows = (
            *(one.row(columns) for one in lines), columns.total(), *(one.row(columns) for one in self._after())
        )  # fmt: skip
        whole = Text(
            f"Cấp Thành phố {number(city.whole)}, cấp xã {number(commune.whole)} nhiệm vụ theo số công bố, bên cạnh số nhiệm vụ có "
            "tên trong sổ thẩm quyền.",
            f"Tasks as published: city {number(city.whole)}, communes {number(commune.whole)}, beside those that the register names.",
        )
        return self._given.annex(
            KEY,
            Text("Tổng số nhiệm vụ quản lý nhà nước theo cấp thực hiện", "Tasks of state management by tier"),
            Text("Biểu 1", "Table 1"),
            columns.table(rows, lambda _: whole),
            self._notes,
            remarks=self._remarks(),
            sources=(*city.source, *commune.source),
            wide=False,
        )

    def _columns(self) -> TableOf[_Line]:
        given, of_all = self._given, next(iter(counted_as(self._given.register, "tasks-total")), None)
        return TableOf(
            given.language, 12,
            ColumnOf(Text("Cấp thực hiện", "Tier"), 50, lambda one: one.name, total=lambda: given.say("Cộng (1 + 2)", "Total (1 + 2)")),
            ColumnOf(Text("Số công bố", "Published"), 18, lambda one: one.published, "center", total=lambda: self._published(of_all)),
            ColumnOf(Text("Nơi công bố", "Place"), 30, lambda one: figures.place(one.figure).in_(given.language) if one.figure else "", total=lambda: figures.place(of_all).in_(given.language) if of_all else ""),
            ColumnOf(Text("Có tên trong sổ", "Named"), 16, lambda one: one.named, "center", total=lambda: self._sum(lambda book: len(book.named))),
            ColumnOf(Text("Chưa công bố danh mục", "Not listed"), 19, lambda one: one.unlisted, "center", total=lambda: self._sum(lambda book: max(0, book.unlisted))),
            *([of_list(lambda one: one.named.to)] if given.with_lists else []),
        )  # fmt: skip

    def _line(
        self, serial: int | str, name: str, figure: Figure | None, total: int | None, named: TableCell, unlisted: TableCell, key: str = ""
    ) -> _Line:  # fmt: skip
        marks = self._notes.add_all(self._against.about(figure))
        shown = total if total is not None else (int(figure.value) if figure else None)
        if figure is not None and total is not None and figure.value != total:
            marks += self._notes.add(ledger_differs(self._given, figure, total))
        published = TableCell(shown, "number", notes=marks) if shown is not None else self._given.unknown("")
        return _Line(serial, name, figure, published, named, unlisted, key)

    def _tier(self, serial: int, which: str, book: LedgerBook) -> list[_Line]:
        figure = self._best(counted_as(self._given.register, f"tasks-{book.ledger.level}"))
        name = {
            CITY: self._given.say("Cấp Thành phố", "City"),
            COMMUNE: self._given.say(
                "Cấp xã trước khi nhận thêm nhiệm vụ", "Communes before they were given more tasks"
            ),
        }[which]
        named = self._count(which, "", len(book.named))
        unlisted = TableCell(max(0, book.unlisted), "number", notes=self._too_many(book))
        whole = self._line(serial, name, figure, book.ledger.whole, named, unlisted, f"{KEY}/{which}")
        return [whole, *self._parts(which, self._terms(figure))]

    def _too_many(self, book: LedgerBook) -> tuple[int, ...]:
        if book.unlisted >= 0:
            return ()
        more = self._given.number(-book.unlisted)
        said = self._given.say(f"Có tên nhiều hơn số công bố {more}.", f"{more} more are named than were published.")
        return self._notes.add(said)

    def _parts(self, which: str, terms: Sequence[Figure]) -> list[_Line]:
        """Give the structure that was published, beside what is named of each group of holders."""
        rows, told = [], set()
        for figure in terms:
            part = part_of(figure.measure)
            told.add(part)
            named = self._count(which, part, len(self._lists.of(which, part))) if part else TableCell("–")
            rows.append(self._part(which, part, figure, named))
        rows += [
            self._part(which, part, None, self._count(which, part, len(self._lists.of(which, part))))
            for part in self._lists.parts(which)
            if part not in told
        ]
        return rows

    def _part(self, which: str, part: str, figure: Figure | None, named: TableCell) -> _Line:
        level = self._given.say("Thành phố", "city") if which == CITY else self._given.say("cấp xã", "commune")
        name = self._lists.name(part, level) if part else (figure.quote or figure.measure if figure else "")
        unlisted = TableCell("–", notes=self._notes.add(self._not_comparable))
        line = self._line("", f"– {name}", figure, None, named, unlisted)
        return replace(line, published=TableCell("–"), unlisted=TableCell("–")) if figure is None else line

    @property
    def _not_comparable(self) -> str:
        return self._given.say(
            "Cơ cấu công bố theo danh mục của Thành phố, chưa công khai; cột «có tên» xếp theo chủ thể mà văn bản pháp luật "
            "giao, nên chưa so được theo từng nhóm.",
            "The published structure follows the city's list, which is not public; “named” follows the holder that the law "
            "names, so the groups cannot be compared one by one.",
        )

    def _count(self, which: str, part: str, count: int) -> TableCell:
        return TableCell(count, "number", to=self._lists.way(which, part) if self._given.with_lists and count else None)

    def _published(self, figure: Figure | None) -> TableCell:
        """Give the sum of what was published, with the notes on the published total."""
        marks, shown = self._notes.add_all(self._against.about(figure)), self._sum(lambda book: book.ledger.whole)
        if figure is not None and figure.value != shown.value:
            marks += self._notes.add(ledger_differs(self._given, figure, int(shown.value)))
        return replace(shown, notes=marks)

    def _sum(self, count: Callable[[LedgerBook], int]) -> TableCell:
        return TableCell(count(self._city) + count(self._commune), "number", sums=(f"{KEY}/{CITY}", f"{KEY}/{COMMUNE}"))

    def _after(self) -> list[_Line]:
        """Give what communes do after more was given to them: the figures that are the sum of what they did before and more."""
        before = {one.id for one in counted_as(self._given.register, "tasks-commune")}
        known = self._given.register.figures
        sums = [
            (figure, other)
            for _, figure in sorted(known.items())
            for relation in figure.relations
            if relation.kind == "sum-of" and before & set(relation.ids) and figure.counted is None
            for other in relation.ids
            if other in known and known[other].counted is None
        ]
        if not sums:
            return []
        after = self._best(self._groups.get(sums[0][0].id, [sums[0][0]]))
        more = self._best(self._groups.get(sums[0][1], [known[sums[0][1]]]), near=after)
        return self._after_lines(after, more)

    def _after_lines(self, after: Figure | None, more: Figure | None) -> list[_Line]:
        say, lists = self._given.say, self._lists
        every = {one.id for one in (*lists.all(COMMUNE), *lists.all(ADDED))}
        count = len(lists.all(ADDED))
        unknown = TableCell("–", notes=self._notes.add(self._added_not_listed(count)))
        rows = [
            self._line(
                3,
                say("Cấp xã sau phân cấp, ủy quyền bổ sung", "Communes after further decentralisation and delegation"),
                after,
                None,
                TableCell(len(every), "number"),
                unknown,
            ),
            self._line("", say("– Nhận thêm", "– More given"), more, None, self._count(ADDED, "", count), unknown),
        ]
        level = say("cấp xã", "commune")
        for figure in self._terms(after):
            part = part_of(figure.measure)
            name = lists.name(part, level) if part else (figure.quote or figure.measure)
            rows.append(self._line("", f"– {name}", figure, None, TableCell("–"), unknown))
        return rows

    def _added_not_listed(self, count: int) -> str:
        said = self._given.number(count)
        return self._given.say(
            f"Danh mục nhiệm vụ cấp xã nhận thêm chưa công bố. Sổ có {said} nhiệm vụ giao cho cấp xã theo văn bản phân cấp, ủy quyền "
            "nêu từng việc, trong đó việc nào xếp ở cấp xã thì đã tính ở mục 2; chưa rõ có nằm trong số nhận thêm hay không.",
            f"The list of tasks given to communes is not public. The register names {said} that instruments give to communes one "
            "by one; those of the commune tier are counted under 2. Whether the published number holds them is not known.",
        )

    def _terms(self, figure: Figure | None) -> tuple[Figure, ...]:
        """Give the figures of which one is the sum, preferably those of groups of holders."""
        if figure is None:
            return ()
        sums = [
            tuple(self._given.register.figures[one] for one in relation.ids if one in self._given.register.figures)
            for relation in figure.relations
            if relation.kind == "sum-of"
        ]
        parts = [terms for terms in sums if all(part_of(one.measure) for one in terms)]
        return next(iter(parts or sums), ())

    def _best(self, several: Sequence[Figure], near: Figure | None = None) -> Figure | None:
        """Give the figure that stands beside its own parts or another one; else the first."""
        at = near.at if near is not None else None
        good = [one for one in several if (one.at == at if at else any(term.at == one.at for term in self._terms(one)))]
        return next(iter(good or several), None)

    def _remarks(self) -> Iterator[Text]:
        outside = [one for one in self._given.register.matters.values() if one.kind == "task" and one.outside_ledger]
        yield Text(
            "Nhiệm vụ có tên lấy từ văn bản pháp luật và văn bản đã công bố; danh mục của Thành phố chưa công bố nên chưa rõ "
            "danh mục đó có từng nhiệm vụ này không.",
            "The named tasks stand in the law and in published texts; the city's list is not public, so it is not known "
            "whether it contains each of them.",
        )
        if outside:
            count = self._given.number(len(outside))
            yield Text(
                f"Ngoài các số trên, sổ còn {count} nhiệm vụ chưa xếp được vào cấp nào.",
                f"Beside these the register names, of neither tier yet: {in_english(len(outside), 'task')}.",
            )
        if not self._given.with_lists:
            yield Text(
                "Không kèm danh mục chi tiết của số «có tên».",
                "The lists behind “named” are not enclosed.",
            )
