"""``uy-quyen``: what a decision gives, row by row, as its annex lists it; or what all decisions delegate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import count, groupby

from delegation.authority.marks import Mark
from delegation.documents.annexes.decision_words import (
    NAMES,
    STEPS_ONLY,
    aside,
    beside_totals,
    by_field,
    enclosed_with,
    is_cited,
    number_of,
    title_of,
    what_is,
)
from delegation.documents.annexes.other_bases import decisions, other_bases
from delegation.documents.shared.annex import NOTHING, Annex, Heading, TableCell, TableRow
from delegation.documents.shared.columns import ColumnOf, TableOf
from delegation.documents.shared.idle import with_idle
from delegation.documents.shared.marks import marked
from delegation.documents.shared.notes import Notes
from delegation.documents.shared.source import AnnexSource
from delegation.errors import NotAvailableError
from delegation.findings import Text
from delegation.model.instruments import InstrumentId
from delegation.model.matters import AnnexRow, Grant, given_at
from delegation.model.paper import annex_of, by_annex, rows_of
from delegation.model.provision_units import roman
from delegation.model.reasons import english
from delegation.model.terms import Unknown, if_known
from delegation.model.worded import english_of
from delegation.names.naming import Kind, resolve
from delegation.speech import codes, instruments, numbers, provisions, text
from delegation.speech.corrections import corrections
from delegation.speech.steps import ASSIGNED
from delegation.values import dataclass


def of_decision(given: AnnexSource, what: str) -> tuple[Annex, ...]:
    """List what a decision gives. Raises ``AskedWronglyError`` where no decision that grants is called so."""
    instrument = InstrumentId(resolve(what, decisions(given), Kind.DECISION).id)
    grants = [one for _, one in sorted(given.register.grants.items()) if one.instrument == instrument]
    return (_Decisions(given, grants).annex(f"uy-quyen:{instrument}"),)


def of_grants(
    given: AnnexSource, grants: Sequence[Grant], key: str, *, is_draft: bool = True
) -> tuple[Annex, Mapping[str, Sequence[int]]]:
    """List what some grants give, as the decision does that is drafted for them under its own numbers; give these by matter, too."""
    made = _Decisions(given, grants, is_draft=is_draft)
    return made.annex(key), made.serials


def of_all_decisions(given: AnnexSource) -> tuple[Annex, ...]:
    """List what all decisions delegate. Raises ``NotAvailableError`` where the register has none."""
    grants = [one for one in given.register.grants.values() if one.mechanism == "delegation"]
    if not grants:
        raise NotAvailableError(
            Text(
                f"Không lập được uy-quyen: {given.register.name} chưa có văn bản ủy quyền nào (tệp trong decisions/).",
                f"uy-quyen cannot be made: {english_of(given.register.name)} has no decision that delegates (files in decisions/).",
            )
        )
    return (_Decisions(given, sorted(grants, key=lambda one: (one.instrument, one.id))).annex("uy-quyen"),)


def _source_of(given: AnnexSource, grant: Grant) -> Sequence[str]:
    return found.source if (found := given.register.instruments.get(grant.instrument)) is not None else ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a decision's annex; or a grant whose matters are not listed one by one."""

    made_by: TableCell
    grant: Grant
    row: AnnexRow | None = None


class _Decisions:
    def __init__(self, given: AnnexSource, grants: Sequence[Grant], *, is_draft: bool = False) -> None:
        # What is given to any one of several stands once on the paper.
        every = [one for one in grants if one.is_first]
        # Who signs for the giver, works for it inside or takes a step before the decision is given no authority: that is listed apart.
        self._main = [one for one in every if one.decides] or [one for one in every if aside(one) is not STEPS_ONLY]
        grants = self._main or every
        self._given, self._idle = with_idle(given, every)
        self._grants, self._every, self._notes = grants, every, Notes()
        self.serials: dict[str, list[int]] = {}
        self._several, self._is_draft = len({one.instrument for one in grants}) > 1, is_draft
        self._all_delegate = all(one.mechanism == "delegation" for one in grants)
        listed = [row.matter for one in grants if not isinstance(one.rows, Unknown) for row in one.rows]
        kinds = {found.kind if (found := given.register.matters.get(one)) is not None else "" for one in listed}
        self._bases = other_bases(given, () if is_draft else every)
        self._any_procedure, self._what = "procedure" in kinds, what_is(kinds)

    def annex(self, key: str) -> Annex:
        given, grants = self._given, self._grants
        columns = self._columns()
        rows = (*self._concerning_all(), *self._rows(columns))
        return given.annex(
            key,
            title_of(given.register, grants, self._what),
            Text("Danh mục ủy quyền", "Delegated") if self._all_delegate else Text("Danh mục giao", "Given"),
            columns.table(rows, lambda _: number_of(self._main, self._every), self._notes),
            self._notes,
            remarks=beside_totals(self._main),
            enclosed=enclosed_with(given.register, self._every),
            sources=(source for one in grants for source in (*_source_of(given, one), *one.source)),
        )

    def _concerning_all(self) -> Iterator[Heading]:
        """Say once which text without a public number gives all of it, what moves nothing, and what findings say of every row alike."""
        made_by = self._made_by(self._every[0].instrument)
        if made_by.notes and not self._several:
            said = f"{str(made_by.value).lower()} ({numbers.ranges(made_by.notes)})"
            yield Heading(self._given.say(f"Văn bản giao: {said}.", f"Given by: {said}."), 1, kind="line")
        for said in (
            *([self._idle] if self._idle else []),
            *(one.in_(self._given.language) for one in self._bases.lines()),
        ):
            yield Heading(text.sentence(said), 1, kind="line")
        if self._everywhere:
            cell = marked(self._given, NOTHING, self._everywhere, self._notes, whole=True)
            yield Heading(f"{cell.value} ({numbers.ranges(cell.notes)}).", 1, kind="line")

    def _made_by(self, instrument: InstrumentId) -> TableCell:
        """Name the text that gives; the articles of a draft name the one that it goes on from."""
        return NOTHING if self._is_draft and not self._several else self._given.instrument(instrument, self._notes)

    @cached_property
    def _everywhere(self) -> tuple[Mark, ...]:
        """Give the marks that every row of all grants bears."""
        rows = [(grant, row) for grant in self._every for row in (if_known(grant.rows) or (None,))]
        if len(rows) == 1:
            return ()
        first, *others = (self._marks(grant, row) for grant, row in rows)
        return tuple(one for one in first if all(one in marks for marks in others))

    def _marks(self, grant: Grant, row: AnnexRow | None) -> tuple[Mark, ...]:
        """Give the marks of a row, or of a grant whose rows are not known; on a paper without working notes only that nobody holds it by that grant."""
        found = self._given.marks_of(grant, None if row is None else (row.matter,))
        return tuple(one for one in found if self._given.shown.is_working or not one.check)

    def _own_marks(self, grant: Grant, row: AnnexRow | None) -> tuple[Mark, ...]:
        """Give the marks that are not said of every row."""
        return tuple(one for one in self._marks(grant, row) if one not in self._everywhere)

    def _columns(self) -> TableOf[_Line]:
        given, delegates = self._given, self._all_delegate
        return TableOf(
            given.language, 11,
            ColumnOf(Text("Văn bản", "Instrument"), 36, lambda one: one.made_by, only="excel"),
            *([ColumnOf(Text("Phụ lục", "Annex"), 20, self._annex_of, only="excel")] if self._are_parted else []),
            ColumnOf(Text("Lĩnh vực", "Field"), 30, lambda one: NOTHING if one.row is None else given.field(given.register.matters.get(one.row.matter)), only="excel"),
            ColumnOf(Text("Mã TTHC", "Code"), 21, self._code, "center", "" if self._any_procedure else "excel"),
            ColumnOf(NAMES[self._what], 62, self._name),
            ColumnOf(Text("Bên ủy quyền" if delegates else "Bên giao", "Giver"), 25, lambda one: given.holder(one.grant.giver), once=True, exact=True),
            ColumnOf(
                Text("Bên nhận ủy quyền" if delegates else "Bên nhận", "Receiver"), 25, lambda one: given.receivers(one.grant),
                only="excel" if self._by_receiver else "", once=True, exact=True,
            ),
            ColumnOf(Text("Căn cứ xác định thẩm quyền" if delegates else "Căn cứ", "Basis"), 38, self._basis, once=True),
            ColumnOf(Text("Thời hạn", "Term"), 25, lambda one: given.granted(one.grant, one.row, self._notes), once=True, phrase=True, exact=True),
            ColumnOf(Text("Ghi chú", "Notes"), 50, self._remark, once=True, phrase=True, seldom=Text("", "")),
            of=lambda one: one.row.matter if one.row is not None else "",
        )  # fmt: skip

    def _rows(self, columns: TableOf[_Line]) -> Iterator[TableRow | Heading]:
        serial = count(1)
        for instrument, grants in groupby(self._every, key=lambda one: one.instrument):
            group = list(grants)
            made_by = self._made_by(instrument)
            if self._several:
                found = self._given.register.instruments.get(instrument)
                title = text.sentence(instruments.titled(found).in_(self._given.language)) if found else instrument
                # Its column is in Excel only; no note stands below a table of paper without a place that leads to it.
                noted = f"{title} ({numbers.ranges(made_by.notes)})" if made_by.notes else title
                yield Heading(noted, 1, short=title)
            given = [one for one in group if one in self._main]
            yield from self._listed(columns, given, made_by, serial)
            apart = [one for one in group if one not in self._main]
            for head in dict.fromkeys(map(aside, apart)):
                if head is not None:
                    yield Heading(head.in_(self._given.language), 2 if self._several else 1)
                yield from self._listed(columns, [one for one in apart if aside(one) is head], made_by, serial)

    def _listed(
        self, columns: TableOf[_Line], grants: Sequence[Grant], made_by: TableCell, serial: Iterator[int]
    ) -> Iterator[TableRow | Heading]:
        """List the rows of grants annex by annex, under the numbers of the paper, then what is given without a list."""
        annexes = by_annex(rows_of(grants))
        parted = sum(annex is not None for annex in annexes) > 1
        heads = count(1)
        for annex, members in annexes.items():
            if parted:
                name = (
                    Text("Ngoài phụ lục", "Outside the annexes") if annex is None else provisions.provision(str(annex))
                )
                yield Heading(text.sentence(name.in_(self._given.language)), 2 if self._several else 1)
            # The numbers of the paper, one that stands there twice too: later texts cite by them.
            own = not self._several and any(row.row is not None for _, row in members)
            for receiver, group in groupby(
                members, key=lambda one: self._given.receivers(one[0]).value if self._by_receiver else ""
            ):
                if self._by_receiver:
                    yield Heading(f"{roman(next(heads))}. {receiver}", 1)
                is_under = self._several or parted or self._by_receiver
                for head, several in by_field(self._given, list(group), with_numbers=not is_under):
                    yield Heading(head, 2 if is_under else 1)
                    for grant, row in several:
                        at = next(serial)
                        self.serials.setdefault(row.matter, []).append(at)
                        # Among numbers of the paper none is invented.
                        shown = at if not own else NOTHING if row.row is None else row.row
                        yield columns.row(shown, _Line(made_by, grant, row), str(at))
        for grant in grants:
            if isinstance(grant.rows, Unknown):
                yield columns.row(NOTHING, _Line(made_by, grant))

    @cached_property
    def _by_receiver(self) -> bool:
        """Whether each of several receivers has its rows together in the one annex of one decision, so that it is their heading."""
        if self._several or self._are_parted or any(isinstance(one.rows, Unknown) for one in self._every):
            return False
        listed = rows_of(self._grants)
        blocks = [receiver for receiver, _ in groupby(self._given.receivers(grant).value for grant, _ in listed)]
        return 1 < len(blocks) == len(set(blocks))

    @property
    def _are_parted(self) -> bool:
        """Whether the rows of a decision stand in several annexes, each with numbers of its own."""
        rows = ((one, row) for one in self._every for row in if_known(one.rows))
        found = {(one.instrument, annex) for one, row in rows if (annex := annex_of(one, row)) is not None}
        return len(found) > len({instrument for instrument, _ in found})

    def _annex_of(self, one: _Line) -> str:
        annex = annex_of(one.grant, one.row) if one.row is not None else None
        return text.sentence(provisions.provision(str(annex)).in_(self._given.language)) if annex is not None else "–"

    def _code(self, one: _Line) -> TableCell:
        given, row = self._given, one.row
        return given.code(given.register.matters.get(row.matter)) if row is not None else TableCell("–")

    def _name(self, one: _Line) -> str:
        if one.row is not None:
            return self._given.title(one.row.matter)
        content, not_known = one.grant.content, self._given.say("nội dung chưa rõ", "content not known")
        return text.sentence(content if isinstance(content, str) else not_known)

    def _basis(self, one: _Line) -> TableCell:
        if one.row is None:
            return TableCell("–")
        if one.row.basis:
            return self._given.basis(one.row.basis)
        matter = self._given.register.matters.get(one.row.matter)
        return self._given.law_of(matter) if matter is not None else self._given.unknown("")

    def _remark(self, one: _Line) -> TableCell:
        given, say, parts, grant, row = self._given, self._given.say, list[str](), one.grant, one.row
        if grant not in self._main and grant.mechanism in ASSIGNED:
            # Excel has no headings.
            parts.append(ASSIGNED[grant.mechanism].in_(given.language))
        if row is None:
            why = given.why(grant.rows)
            listed = say(f"Chưa công bố danh mục từng việc{why}", f"Not listed one by one{why}")
            said = "; ".join((*parts, listed, *given.limits(grant, None)))
            return marked(given, TableCell(said, "unknown"), self._own_marks(grant, None), self._notes)
        if isinstance(row.printed, str) and (given.shown.notes or given.register.effects.correction(grant, row)):
            parts.append(say(f"phụ lục in mã «{row.printed}»", f"printed with the code “{row.printed}”"))
        parts += (one.in_(given.language) for one in corrections(grant, given.register, row))
        parts += [other.in_(given.language)] if (other := self._bases.of(row)) is not None else []
        if later := given.register.later_codes(row.matter):
            parts.append(codes.briefly(later, given.register).in_(given.language))
        at = given_at(grant, row) if given.shown.notes else provisions.known(given_at(grant, row))
        if at is not None and not self._is_draft and not is_cited(given, grant, row, at):
            place = provisions.provision(at).in_(given.language)
            parts.append(say(f"giao tại {place}", f"given at {place}"))
        parts += (*given.limits(grant, row), *given.co_deciding(given.register.matters.get(row.matter)))
        parts += given.waiting(row.matter)
        if row.note and given.shown.notes:
            parts.append(say(row.note, english(row.note)))
        cell = TableCell(text.sentence("; ".join(parts)))
        return marked(given, cell, self._own_marks(grant, row), self._notes)
