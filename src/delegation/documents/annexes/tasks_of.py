"""``nhiem-vu``: the tasks of one holder or one field, with who owns and who acts on the day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from delegation.authority.holdings import Holdings
from delegation.authority.links import Standing
from delegation.authority.tiles import Tile
from delegation.documents.shared.annex import Annex, Cell, Column, Group, Row, Table
from delegation.documents.shared.marks import marked, on_tiles
from delegation.documents.shared.notes import Notes
from delegation.documents.shared.source import Given, in_order
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.holders import Holder, HolderId
from delegation.model.matters import Grant, Matter
from delegation.model.terms import Unknown
from delegation.names.naming import Kind, fields, holders, resolve
from delegation.speech import day, instruments, mechanisms, terms, text
from delegation.values import dataclass

_FIELD = "linh-vuc/"
"""Before the id of a field where holders and fields stand in one list; it may be typed too."""


def of_holder_or_field(given: Given, what: str) -> tuple[Annex, ...]:
    """List the tasks of whatever is called so. Raises ``AskedWronglyError`` where nothing is, or it has no tasks."""
    register = given.register
    both = [
        *holders(register),
        *(replace(one, id=_FIELD + one.id, names=(*one.names, one.id)) for one in fields(register)),
    ]
    found = resolve(what, both, Kind.HOLDER_OR_FIELD).id
    lines = list(
        _of_field(given, found.removeprefix(_FIELD)) if found.startswith(_FIELD) else _of_holder(given, HolderId(found))
    )
    if not lines:
        name = next(one.title for one in both if one.id == found)
        raise AskedWronglyError(
            Text(
                f"Sổ không có nhiệm vụ nào của «{name}» tại ngày {day(given.as_of).vi}. Hãy chọn chủ thể hoặc lĩnh vực khác, "
                "hoặc một ngày khác bằng --as-of.",
                f"The register has no task of “{name}” as of {day(given.as_of).en}. Choose another holder or field, "
                "or another day with --as-of.",
            )
        )
    if found.startswith(_FIELD):
        return (_FieldTasks(given, lines, found.removeprefix(_FIELD)).annex(),)
    return (_HolderTasks(given, lines, register.holders[HolderId(found)]).annex(),)


@dataclass(frozen=True, slots=True)
class _Line:
    """A task with its tiles on the day; ``role``: what the holder that is asked for is there."""

    matter: Matter
    tiles: tuple[Tile, ...]
    role: str = ""


_ROLES = {
    "owner": Text("Chủ trì", "Owner"),
    "exerciser": Text("Thực hiện, cơ quan khác chủ trì", "Carries out, for another owner"),
    "possible": Text("Có thể chủ trì hoặc thực hiện, còn chưa rõ", "May own or carry out, not known"),
    "coordinator": Text("Phối hợp", "Coordinator"),
}


def _tasks(given: Given) -> Iterator[Matter]:
    return (one for one in given.register.matters.values() if one.kind == "task")


def _of_field(given: Given, field: str) -> Iterator[_Line]:
    holdings = Holdings(given.examination)
    for one in _tasks(given):
        if one.field == field:
            yield _Line(one, holdings.tiles(one))


def _of_holder(given: Given, holder: HolderId) -> Iterator[_Line]:
    whole, holdings = given.examination.territory.whole(holder), Holdings(given.examination)
    for one in _tasks(given):
        tiles = holdings.tiles(one)
        role = _role(tiles, whole, one, holder)
        if role:
            yield _Line(one, tiles, role)


def _role(tiles: Sequence[Tile], whole: HolderId | None, matter: Matter, holder: HolderId) -> str:
    owns = [one for tile in tiles for one in tile.owners if one.holder == whole]
    acts = [one for tile in tiles for one in tile.exercisers if one.holder == whole]
    if any(one.certain for one in owns):
        return "owner"
    if any(one.certain for one in acts):
        return "exerciser"
    if owns or acts:
        return "possible"
    return "coordinator" if holder in matter.coordinators else ""


class _Tasks:
    """The table that both lists share."""

    def __init__(self, given: Given, lines: Sequence[_Line]) -> None:
        self._given, self._lines, self._notes = given, lines, Notes()

    def _annex(self, key: str, title: str, rows: Sequence[Row | Group], grouped: str, remarks: Sequence[str]) -> Annex:
        say = self._given.say
        count = len(self._lines)
        return Annex(
            key=key,
            title=title,
            sheet=say("Nhiệm vụ", "Tasks"),
            body=Table(self._columns(grouped), tuple(rows), say(f"{count} nhiệm vụ.", f"{count} tasks.")),
            wide=True,
            notes=self._notes.sentences,
            remarks=tuple(remarks),
            foot=self._given.foot(source for one in self._lines for source in one.matter.source),
            made=self._given.made,
        )

    def _columns(self, grouped: str) -> tuple[Column, ...]:
        say = self._given.say
        role = (Column(say("Vai trò", "Role"), 34, only="excel"),) if self._lines[0].role else ()
        return (
            Column(say("STT", "No."), 11, "center"),
            *role,
            Column(grouped, 34, only="excel"),
            Column(say("Tên nhiệm vụ", "Task"), 72),
            Column(say("Cơ quan chủ trì", "Owner"), 28),
            Column(say("Cơ quan thực hiện (nếu khác)", "Carried out by (if another)"), 28),
            Column(say("Căn cứ", "Basis"), 42),
            Column(say("Cách được giao, thời hạn", "How given, term"), 38),
            Column(say("Ghi chú", "Notes"), 50),
            Column(say("Mã trong sổ", "Id"), 34, only="excel"),
        )

    def _row(self, at: int, group: str, line: _Line) -> Row:
        given, matter = self._given, line.matter
        owners = _standings(tile.owners for tile in line.tiles)
        acting = [
            one
            for one in _standings(tile.exercisers for tile in line.tiles)
            if one.holder not in {owner.holder for owner in owners}
        ]
        return Row(
            (
                Cell(at, "number"),
                *((Cell(_ROLES[line.role].in_(given.language)),) if line.role else ()),
                Cell(group),
                Cell(text.sentence(matter.title)),
                self._owners(line, owners),
                self._acting(line, acting),
                given.law_of(matter),
                self._given_by([*owners, *acting]),
                marked(given, Cell(self._remark(line)), on_tiles(given, matter, line.tiles), self._notes),
                Cell(matter.id, "code"),
            ),
            key=str(at),
        )

    def _owners(self, line: _Line, owners: Sequence[Standing]) -> Cell:
        if owners:
            return self._names(owners)
        reasons = [reason for tile in line.tiles for reason in tile.owner_unknown]
        if not line.tiles:
            return Cell(self._given.say("không có tại ngày này", "none on this day"))
        return self._given.unknown(reasons[0]) if reasons else Cell(self._given.say("bỏ trống", "vacant"))

    def _acting(self, line: _Line, acting: Sequence[Standing]) -> Cell:
        """Name those who act and do not own, and say so where a grant leads on to somebody who is not known."""
        cell = self._names(acting)
        if not any(tile.unnamed for tile in line.tiles):
            return cell
        somebody = self._given.say("bên nhận chưa rõ", "a receiver not known")
        return Cell("; ".join(name for name in (str(cell.value), somebody) if name), "unknown")

    def _names(self, standings: Sequence[Standing]) -> Cell:
        unsure = self._given.say(" (chưa chắc)", " (not certain)")
        names = (self._given.name_of(one.holder) + ("" if one.certain else unsure) for one in standings)
        return Cell("; ".join(dict.fromkeys(names)))

    def _given_by(self, standings: Sequence[Standing]) -> Cell:
        """Say by which grants it came to those who own or act; by law where there is none."""
        grants: dict[str, Grant] = {
            link.grant.id: link.grant for one in standings for link in one.chain if link.grant is not None
        }
        if not grants:
            return Cell(self._given.say("Theo pháp luật", "By law")) if standings else Cell("–")
        return Cell("; ".join(self._grant(one) for one in grants.values()))

    def _grant(self, grant: Grant) -> str:
        language = self._given.language
        found = self._given.register.instruments.get(grant.instrument)
        made_by = instruments.instrument(found).in_(language) if found else grant.instrument
        mechanism = text.sentence(mechanisms.MECHANISMS[grant.mechanism].in_(language))
        return (
            self._given.say(f"{mechanism} theo {made_by}", f"{mechanism} by {made_by}")
            + f", {terms.term(grant.term).in_(language)}"
        )

    def _remark(self, line: _Line) -> str:
        told = [self._given.remark(line.matter)] if self._given.remark(line.matter) else []
        parts = [tile for tile in line.tiles if tile.box.communes is not None or tile.box.cases is not None]
        if len(line.tiles) > 1 and parts:
            told.append(self._given.say("Chia theo địa bàn hoặc trường hợp", "Divided by territory or cases"))
        return ". ".join(told)


def _standings(groups: Iterator[tuple[Standing, ...]] | Sequence[tuple[Standing, ...]]) -> list[Standing]:
    """Give each holder once, a certain standing before an uncertain one."""
    found: dict[HolderId, Standing] = {}
    for group in groups:
        for one in group:
            known = found.get(one.holder)
            if known is None or (one.certain and not known.certain):
                found[one.holder] = one
    return list(found.values())


class _HolderTasks(_Tasks):
    def __init__(self, given: Given, lines: Sequence[_Line], holder: Holder) -> None:
        roles = list(_ROLES)
        super().__init__(
            given,
            sorted(
                lines,
                key=lambda one: (roles.index(one.role), in_order(given.field(one.matter)), in_order(one.matter.id)),
            ),
        )
        self._holder = holder

    def annex(self) -> Annex:
        say, name = self._given.say, self._holder.name
        remarks = []
        if self._holder.within is not None:
            remarks.append(
                say(
                    f"{name} nằm trong nhóm chủ thể lớn hơn; danh mục gồm cả nhiệm vụ giao cho cả nhóm đó.",
                    f"{name} is a part of a larger class; what is given to that class is listed too.",
                )
            )
        return self._annex(
            f"nhiem-vu:{self._holder.id}",
            say(f"Danh mục nhiệm vụ quản lý nhà nước của {name}", f"Tasks of state management of {name}"),
            list(self._rows()),
            say("Lĩnh vực", "Field"),
            remarks,
        )

    def _rows(self) -> Iterator[Row | Group]:
        at = 0
        for role, lines in groupby(self._lines, key=lambda one: one.role):
            yield Group(_ROLES[role].in_(self._given.language), 1)
            for field, members in groupby(lines, key=lambda one: self._given.field(one.matter)):
                yield Group(field, 2)
                for one in members:
                    at += 1
                    yield self._row(at, field, one)


class _FieldTasks(_Tasks):
    def __init__(self, given: Given, lines: Sequence[_Line], field: str) -> None:
        super().__init__(
            given, sorted(lines, key=lambda one: (in_order(self._owner(given, one)), in_order(one.matter.id)))
        )
        self._field = field

    @staticmethod
    def _owner(given: Given, line: _Line) -> str:
        known = [one.holder for one in line.matter.owners if not isinstance(one.holder, Unknown)]
        return "; ".join(dict.fromkeys(map(given.name_of, known))) or given.say(
            "Chưa rõ chủ thể theo luật", "Owner by law not known"
        )

    def annex(self) -> Annex:
        name = self._given.field(self._lines[0].matter)
        return self._annex(
            f"nhiem-vu:{self._field}",
            self._given.say(
                f"Danh mục nhiệm vụ quản lý nhà nước lĩnh vực {name}", f"Tasks of state management, field: {name}"
            ),
            list(self._rows()),
            self._given.say("Chủ thể theo luật", "Owner by law"),
            (),
        )

    def _rows(self) -> Iterator[Row | Group]:
        at = 0
        for owner, members in groupby(self._lines, key=lambda one: self._owner(self._given, one)):
            yield Group(owner, 1)
            for one in members:
                at += 1
                yield self._row(at, owner, one)
