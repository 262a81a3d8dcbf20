"""``nhiem-vu``: the tasks of one holder or one field, with who owns and who acts on the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from delegation.authority.links import Standing, any_of
from delegation.documents.annexes.beside_holder import told_apart
from delegation.documents.annexes.concern import of_holder
from delegation.documents.annexes.of_class import of_class
from delegation.documents.annexes.procedures_of import NO_BASIS, not_enclosed, procedures_of
from delegation.documents.annexes.task_lines import ROLES, TaskLine, lines_of_field, lines_of_holder
from delegation.documents.shared.annex import Annex, Heading, TableCell
from delegation.documents.shared.columns import ColumnOf, TableOf, rows_in
from delegation.documents.shared.marks import marked, on_tiles
from delegation.documents.shared.notes import Notes
from delegation.documents.shared.source import AnnexSource, in_order
from delegation.errors import NothingToListError
from delegation.findings import Text
from delegation.model.holders import Holder, HolderId
from delegation.model.matters import AnnexRow, Grant
from delegation.names.communes import resolved_or_commune
from delegation.names.folding import fold
from delegation.names.naming import Kind, fields, holders
from delegation.questions.who.parts import Teller
from delegation.speech import day, instruments, mechanisms, text
from delegation.speech.extensions import term_of
from delegation.speech.holders import holder_label, in_full, the
from delegation.speech.parties import together
from delegation.speech.terms import term
from delegation.speech.unknowns import not_certain

_FIELD = "linh-vuc/"
"""Before the id of a field where holders and fields stand in one list; it may be typed too."""


def of_holder_or_field(given: AnnexSource, what: str) -> tuple[Annex, ...]:
    """List the tasks of whatever is called so, of a holder its procedures by law behind them. Raises ``AskedWronglyError`` where nothing is, ``NothingToListError`` where a field has no tasks."""
    register = given.register
    of_fields = [replace(one, id=_FIELD + one.id, names=(*one.names, one.id)) for one in fields(register)]
    before, colon, name = what.partition(":")
    # A chart calls a field so.
    is_of_field = bool(colon) and fold(before).replace(" ", "-") == _FIELD.removesuffix("/")
    both = of_fields if is_of_field else [*holders(register), *of_fields]
    what = name.strip() if is_of_field else what
    found = resolved_or_commune(register, what, both, Kind.HOLDER_OR_FIELD).id
    lines = list(
        lines_of_field(given, found.removeprefix(_FIELD))
        if found.startswith(_FIELD)
        else lines_of_holder(given, HolderId(found))
    )
    is_field = found.startswith(_FIELD)
    if not lines and is_field:
        name = next(one.title for one in both if one.id == found)
        raise NothingToListError(
            Text(
                f"Sổ không có nhiệm vụ nào thuộc lĩnh vực «{name}» tại ngày {day(given.as_of).vi}. Hãy chọn lĩnh vực hoặc ngày khác (--as-of).",
                f"The register has no task in the field “{name}” as of {day(given.as_of).en}. Choose another field or day (--as-of).",
            )
        )
    if is_field:
        return (_FieldTasks(given, lines, found.removeprefix(_FIELD)).annex(),)
    concern = of_holder(given, HolderId(found))
    procedures = tuple(procedures_of(given, concern))
    if not (given.with_lists or given.is_short):
        left, procedures = not_enclosed(given, procedures), ()
        apart = (*left, *told_apart(given, concern))
    else:
        apart = tuple(told_apart(given, concern))
    return (_HolderTasks(given, lines, concern.holder, apart).annex(), *procedures)


class _Tasks:
    """The table that both lists share."""

    def __init__(self, given: AnnexSource, lines: Sequence[TaskLine]) -> None:
        self._given, self._lines, self._notes = given, lines, Notes()

    def _annex(
        self,
        key: str,
        title: Text,
        grouped: ColumnOf[TaskLine],
        lines: Iterator[TaskLine | Heading],
        remarks: Iterable[Text],
    ) -> Annex:
        given = self._given
        roles = ColumnOf[TaskLine](
            Text("Vai trò", "Role"), 34, lambda one: ROLES[one.role].in_(given.language), only="excel"
        )
        columns = TableOf[TaskLine](
            given.language, 11,
            *([roles] if any(one.role for one in self._lines) else []),
            grouped,
            ColumnOf(Text("Tên nhiệm vụ", "Task"), 72, lambda one: text.sentence(one.matter.title)),
            ColumnOf(Text("Chủ trì", "Owner"), 28, self._owners, once=True),
            ColumnOf(Text("Thực hiện (nếu khác)", "Carried out by (if another)"), 28, self._acting, once=True, seldom=Text("Thực hiện: ", "Carried out by: ")),
            ColumnOf(Text("Căn cứ", "Basis"), 42, lambda one: given.law_of(one.matter), once=True),
            ColumnOf(Text("Cách được giao, thời hạn", "How given, term"), 38, self._given_by, once=True, phrase=True),
            ColumnOf(Text("Ghi chú", "Notes"), 50, self._remark, once=True, phrase=True, seldom=Text("", "")),
            *([ColumnOf(Text("Mã trong sổ", "Id"), 34, lambda one: TableCell(one.matter.id, "code"), only="excel")] if given.shown.sources else []),
            of=lambda one: one.matter.id,
        )  # fmt: skip
        return given.annex(
            key,
            title,
            Text("Nhiệm vụ", "Tasks"),
            columns.table(columns.numbered(lines), rows_in("nhiệm vụ", "task"), self._notes),
            self._notes,
            remarks=remarks,
            sources=(source for one in self._lines for source in one.matter.source),
        )

    def _owners(self, line: TaskLine) -> TableCell:
        if line.owners:
            return self._names(line.owners)
        reasons = [reason for tile in line.tiles for reason in tile.owner_unknown]
        if line.tiles and reasons:
            return self._given.unknown(reasons[0])
        return TableCell(self._given.nobody(line.matter))

    def _acting(self, line: TaskLine) -> TableCell:
        """Name those who act and do not own, and say so where a grant leads on to somebody who is not known."""
        cell = self._names(line.acting)
        if not any(tile.unnamed for tile in line.tiles):
            return cell
        somebody = self._given.say("bên nhận chưa rõ", "a receiver not known")
        return replace(cell, value="; ".join(name for name in (str(cell.value), somebody) if name), kind="unknown")

    def _names(self, standings: Sequence[Standing]) -> TableCell:
        """Name some who stand; of whom that is not certain, a note below the table says why."""
        given = self._given
        names = {given.name_of(one.holder): any_of(one.chain) for one in standings}
        unsure = (
            f"{not_certain(holder_label(one.holder, given.register), one.because).in_(given.language)}."
            for one in standings
            if not one.certain
        )
        said = "; ".join(one.in_(given.language) for one in together(names.items()))
        return TableCell(said, notes=self._notes.add_all(unsure))

    def _given_by(self, line: TaskLine) -> TableCell:
        """Say by which grants it came to those who own or act; by law where there is none."""
        standings = (*line.owners, *line.acting)
        grants: dict[tuple[str, str], tuple[Grant, AnnexRow | None]] = {
            (link.grant.id, str(link.row and link.row.place)): (link.grant, link.row)
            for one in standings
            for link in one.chain
            if link.grant is not None
        }
        if not grants:
            by = NO_BASIS if self._given.law_of(line.matter).kind == "unknown" else Text("Theo pháp luật", "By law")
            days = (
                term(one.chain[0].ownership.term, "short")
                for one in standings
                if one.chain and one.chain[0].ownership is not None
            )
            said = text.joined("; ", dict.fromkeys(one for one in (by, *days) if one.vi))
            return TableCell(said.in_(self._given.language)) if standings else TableCell("–")
        return TableCell("; ".join(dict.fromkeys(self._grant(*one) for one in grants.values())))

    def _grant(self, grant: Grant, row: AnnexRow | None) -> str:
        language = self._given.language
        found = self._given.register.instruments.get(grant.instrument)
        made_by = instruments.instrument(found).in_(language) if found else grant.instrument
        mechanism = text.sentence(mechanisms.MECHANISMS[grant.mechanism].in_(language))
        by = self._given.say(f"{mechanism} theo {made_by}", f"{mechanism} by {made_by}")
        return "; ".join(
            (f"{by}, {term_of(grant, self._given.register).in_(language)}", *self._given.limits(grant, row))
        )

    def _remark(self, line: TaskLine) -> TableCell:
        told = [self._given.remark(line.matter)] if self._given.remark(line.matter) else []
        parts = [tile for tile in line.tiles if tile.box.communes is not None or tile.box.cases is not None]
        if len(line.tiles) > 1 and parts:
            told.append(self._given.say("Chia theo địa bàn hoặc trường hợp", "Divided by territory or cases"))
        language = self._given.language
        told += self._given.co_deciding(line.matter)
        beside = Teller(self._given.examination, line.matter, None).every_assigned
        told += [f"{one.label.in_(language)}: {one.said.in_(language)}" for one in beside]
        marks = on_tiles(self._given, line.matter, line.tiles)
        return marked(self._given, TableCell(". ".join(told)), marks, self._notes)


class _HolderTasks(_Tasks):
    def __init__(self, given: AnnexSource, lines: Sequence[TaskLine], holder: Holder, apart: Iterable[Text]) -> None:
        roles, field = list(ROLES), given.field
        keys = {one: (roles.index(one.role), in_order(field(one.matter)), in_order(one.matter.id)) for one in lines}
        super().__init__(given, sorted(lines, key=keys.__getitem__))
        self._holder, self._apart = holder, apart

    def annex(self) -> Annex:
        given, name = self._given, in_full(self._holder)
        return self._annex(
            f"nhiem-vu:{self._holder.id}",
            Text(f"Danh mục nhiệm vụ quản lý nhà nước của {name.vi}", f"Tasks of state management of {the(name.en)}")
            if self._holder.is_of_state
            else Text(f"Danh mục nhiệm vụ của {name.vi}", f"Tasks of {the(name.en)}"),
            ColumnOf(Text("Lĩnh vực", "Field"), 34, lambda one: given.field(one.matter), only="excel"),
            self._by_role(),
            (*of_class(given, self._holder, [one.matter for one in self._lines]), *self._apart),
        )

    def _by_role(self) -> Iterator[TaskLine | Heading]:
        own = self._given.name_of(self._holder.id)
        is_said = all(one.role == "owner" and self._owners(one).value == own for one in self._lines)
        for role, lines in groupby(self._lines, key=lambda one: one.role):
            if not is_said:
                yield Heading(_headed(role, own).in_(self._given.language), 1)
            for field, members in groupby(lines, key=lambda one: self._given.field(one.matter)):
                yield Heading(field, 1 if is_said else 2)
                yield from members


def _headed(role: str, name: str) -> Text:
    """Head the tasks in which a holder has a role."""
    return {
        "owner": Text(f"Nhiệm vụ do {name} chủ trì", f"Tasks owned by {name}"),
        "exerciser": Text(
            f"Nhiệm vụ do {name} thực hiện, cơ quan khác chủ trì", f"Tasks carried out by {name} for another owner"
        ),
        "possible": Text(
            f"Nhiệm vụ mà {name} có thể chủ trì hoặc thực hiện, còn chưa rõ",
            f"Tasks that may be owned or carried out by {name}, which is not known",
        ),
        "coordinator": Text(f"Nhiệm vụ do {name} phối hợp", f"Tasks coordinated with {name}"),
    }[role]


class _FieldTasks(_Tasks):
    def __init__(self, given: AnnexSource, lines: Sequence[TaskLine], field: str) -> None:
        super().__init__(
            given, sorted(lines, key=lambda one: (in_order(self._owner(given, one)), in_order(one.matter.id)))
        )
        self._field = field

    @staticmethod
    def _owner(given: AnnexSource, line: TaskLine) -> str:
        owners = given.owners(line.matter)
        if owners.kind == "unknown":
            return given.say("Chưa rõ chủ thể theo luật", "Owner by law not known")
        return text.sentence(str(owners.value))

    def annex(self) -> Annex:
        given, name = self._given, self._given.field(self._lines[0].matter)
        return self._annex(
            f"nhiem-vu:{self._field}",
            Text(f"Danh mục nhiệm vụ quản lý nhà nước lĩnh vực {name}", f"Tasks of state management, field: {name}"),
            ColumnOf(Text("Chủ thể theo luật", "Owner by law"), 34, lambda one: self._owner(given, one), only="excel"),
            self._by_owner(),
            (),
        )

    def _by_owner(self) -> Iterator[TaskLine | Heading]:
        for owner, members in groupby(self._lines, key=lambda one: self._owner(self._given, one)):
            yield Heading(owner, 1)
            yield from members
