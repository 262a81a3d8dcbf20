"""The lists behind ``bieu-1``: the named tasks of each tier by group of holders and field, and those given to communes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from delegation.authority.by_law import on_day
from delegation.authority.marks import Mark, all_of
from delegation.documents.annexes.decision_words import STEPS_ONLY, aside
from delegation.documents.shared.annex import Annex, Heading, TableCell, To
from delegation.documents.shared.columns import ColumnOf, TableOf
from delegation.documents.shared.marks import marked
from delegation.documents.shared.notes import Notes
from delegation.documents.shared.source import AnnexSource, in_order
from delegation.findings import Text
from delegation.model.figures import LedgerBook
from delegation.model.matters import AnnexRow, Grant, Matter, MatterId
from delegation.model.terms import Unknown
from delegation.speech import in_english, instruments, text

CITY, COMMUNE, ADDED = "city", "commune", "added"
_COUNCIL, _COMMITTEE, _OTHERS, _MIXED, _UNKNOWN = "council", "committee-and-chair", "departments", "several", "unknown"
_PARTS = (_COUNCIL, _COMMITTEE, _OTHERS, _MIXED, _UNKNOWN)
"""Groups of holders, as the measures of published figures name them (``city-tasks-council``), then what fits none."""
_KINDS = {"people-council": _COUNCIL, "committee": _COMMITTEE, "chair": _COMMITTEE}


def part_of(measure: str) -> str:
    """Give the group of holders that a measure counts; nothing where it names none."""
    bare = measure.removesuffix("-before").removesuffix("-after")
    return next((one for one in (_COUNCIL, _COMMITTEE, _OTHERS) if bare.endswith(f"-{one}")), "")


class Lists:
    """The named tasks of two tiers, and those that grants give to communes."""

    def __init__(self, given: AnnexSource, city: LedgerBook, commune: LedgerBook) -> None:
        """Sort the named tasks of each tier by group, field and id."""
        self._given = given
        self._parts: dict[str, str] = {}
        matters = given.register.matters
        self._tasks = {
            CITY: self._sorted([matters[one] for one in city.named]),
            COMMUNE: self._sorted([matters[one] for one in commune.named]),
            ADDED: self._sorted(list(self._given_to_communes(to_decide=True))),
        }
        added = {one.id for one in self._tasks[ADDED]}
        self._steps = self._sorted([one for one in self._given_to_communes(to_decide=False) if one.id not in added])

    def _given_to_communes(self, *, to_decide: bool) -> Iterator[Matter]:
        """Give the tasks that grants give to communes, to be decided or only to be received or appraised."""
        register = self._given.register
        for matter in register.grants_of:
            found = register.matters.get(matter)
            if found is not None and found.kind == "task" and self._reaching(matter, to_decide=to_decide):
                yield found

    def _reaching(self, matter: MatterId, *, to_decide: bool) -> list[tuple[Grant, AnnexRow]]:
        """Give the grants, and their rows, by which a task, or a step before its decision, comes to communes on the day."""
        register, day = self._given.register, self._given.as_of
        return [
            (grant, row)
            for grant, row in register.grants_of.get(matter, ())
            if grant.running.possibly_holds(day)
            and (grant.decides if to_decide else aside(grant) is STEPS_ONLY)
            and (receiver := register.holder(grant.receiver)) is not None
            and receiver.level == "commune"
        ]

    def _sorted(self, tasks: Sequence[Matter]) -> list[Matter]:
        return sorted(
            tasks,
            key=lambda one: (
                _PARTS.index(self._part(one)),
                in_order(self._owner(one)),
                in_order(self._given.field(one)),
                in_order(one.id),
            ),
        )

    def _part(self, matter: Matter) -> str:
        known = self._parts.get(matter.id)
        if known is None:
            known = self._parts[matter.id] = self._part_anew(matter)
        return known

    def _owner(self, matter: Matter) -> str:
        """Name the owners by law of a task as far as they are known; nothing where none is, which its group says."""
        owners = self._given.owners(matter)
        return "" if owners.kind == "unknown" else text.sentence(str(owners.value))

    def _part_anew(self, matter: Matter) -> str:
        found = set()
        for one in on_day(self._given.examination, matter) or matter.owners:
            holder = self._given.register.holder(one.holder)
            if isinstance(one.holder, Unknown) or holder is None:
                return _UNKNOWN
            found.add(_KINDS.get(holder.kind, _OTHERS))
        return found.pop() if len(found) == 1 else (_MIXED if found else _UNKNOWN)

    def all(self, which: str) -> Sequence[Matter]:
        """Give all tasks of a list."""
        return self._tasks[which]

    def of(self, which: str, part: str) -> Sequence[Matter]:
        """Give the tasks of a group in a list."""
        return [one for one in self._tasks[which] if self._part(one) == part]

    def parts(self, which: str) -> Sequence[str]:
        """Give the groups that a list has."""
        return [part for part in _PARTS if self.of(which, part)]

    def name(self, part: str, level: str) -> str:
        """Name a group of holders of a level."""
        said = {
            _COUNCIL: Text(f"HĐND {level}", f"Council ({level})"),
            _COMMITTEE: Text(f"UBND và Chủ tịch UBND {level}", f"Committee and its chair ({level})"),
            _OTHERS: Text("Các sở, ban, ngành", "Departments")
            if level in ("Thành phố", "city")
            else Text("Cơ quan khác cấp xã", "Other commune bodies"),
            _MIXED: Text("Nhiều nhóm cùng giữ", "Several groups"),
            _UNKNOWN: Text("Chưa rõ chủ thể theo luật", "Holder by law not known"),
        }
        return said[part].in_(self._given.language)

    def way(self, which: str, part: str) -> To:
        """Give the way to a list, or to the rows of a group in it."""
        key, tasks = f"bieu-1/{which}", self._tasks[which]
        if not part:
            return To(key, "1", str(len(tasks)))
        first = next(at for at, one in enumerate(tasks, 1) if self._part(one) == part)
        return To(key, str(first), str(first + len(self.of(which, part)) - 1))

    def annexes(self) -> Iterator[Annex]:
        """Make the lists that are not empty."""
        for which, (title, sheet) in _TITLES.items():
            if self._tasks[which] or (which == ADDED and self._steps):
                yield self._annex(which, title, sheet)

    def _annex(self, which: str, title: Text, sheet: Text) -> Annex:
        given, notes = self._given, Notes()
        columns = TableOf[tuple[str, Matter]](
            given.language, 12,
            ColumnOf(Text("Nhóm cơ quan", "Group"), 34, lambda one: one[0], only="excel"),
            ColumnOf(Text("Lĩnh vực", "Field"), 30, lambda one: given.field(one[1]), only="excel"),
            ColumnOf(Text("Tên nhiệm vụ", "Task"), 104, lambda one: text.sentence(one[1].title)),
            ColumnOf(Text("Cơ quan chủ trì theo luật", "Owner by law"), 38, lambda one: given.owners(one[1]), only="excel"),
            ColumnOf(Text("Căn cứ", "Basis"), 52, lambda one: given.law_of(one[1]), once=True),
            *(self._of_grants() if which == ADDED else ()),
            ColumnOf(Text("Ghi chú", "Notes"), 46, lambda one: self._remark(which, one[1], notes), phrase=True, seldom=Text("", "")),
            *([ColumnOf(Text("Mã trong sổ", "Id"), 34, lambda one: TableCell(one[1].id, "code"), only="excel")] if given.shown.sources else []),
        )  # fmt: skip
        return given.annex(
            f"bieu-1/{which}",
            title,
            sheet,
            columns.table(columns.numbered(self._lines(which)), lambda _: self._counted(which), notes),
            notes,
            sources=(source for one in self._tasks[which] for source in one.source),
        )

    def _of_grants(self) -> Iterator[ColumnOf[tuple[str, Matter]]]:
        """Give the columns of who received a task and by what: of two rows with one title these tell them apart."""
        given = self._given

        def reaching(matter: MatterId) -> list[Grant]:
            return [grant for to_decide in (True, False) for grant, _ in self._reaching(matter, to_decide=to_decide)]

        def receivers(one: tuple[str, Matter]) -> str:
            return "; ".join(dict.fromkeys(str(given.receivers(each).value) for each in reaching(one[1].id)))

        def texts(one: tuple[str, Matter]) -> str:
            named = (instruments.instrument_name(given.register, each.instrument) for each in reaching(one[1].id))
            return "; ".join(dict.fromkeys(each.in_(given.language) for each in named))

        yield ColumnOf(Text("Bên nhận", "Receiver"), 38, receivers)
        yield ColumnOf(Text("Văn bản giao", "Given by"), 40, texts, once=True)

    def _counted(self, which: str) -> Text:
        count, steps = len(self._tasks[which]), len(self._steps) if which == ADDED else 0
        vi, en = f"{count} nhiệm vụ có tên", in_english(count, "named task")
        if steps:
            vi = f"{vi}; {steps} nhiệm vụ chỉ giao các bước trước khi quyết định"
            en = f"{en}; of {steps} only the steps before the decision are given"
        return Text(f"{vi}.", f"{en}.")

    def _remark(self, which: str, matter: Matter, notes: Notes) -> TableCell:
        """Give the notes of a task and the marks of what findings say of it, and where the list is of what instruments give, what limits that."""
        given = (
            (one for to_decide in (True, False) for one in self._reaching(matter.id, to_decide=to_decide))
            if which == ADDED
            else ()
        )
        limits = (limit for grant, row in given for limit in self._given.limits(grant, row))
        said = text.sentence("; ".join(dict.fromkeys((*filter(None, [self._given.remark(matter)]), *limits))))
        return marked(self._given, TableCell(said), self._marks(which, matter), notes)

    def _marks(self, which: str, matter: Matter) -> tuple[Mark, ...]:
        """Give what findings say of the owners by law, and where the list is of what instruments give, of that."""
        given = self._given.register.grants_of.get(matter.id, ()) if which == ADDED else ()
        on_law = (self._given.marks.on_law(matter.id, one.holder_place) for one in matter.owners)
        return all_of((*on_law, *(self._given.marks.on_grant(grant.id, (matter.id,)) for grant, _ in given)))

    def _lines(self, which: str) -> Iterator[tuple[str, Matter] | Heading]:
        given = self._given
        level = given.say("Thành phố", "city") if which == CITY else given.say("cấp xã", "commune")
        for (part, owner), group in groupby(self._tasks[which], key=lambda one: (self._part(one), self._owner(one))):
            name = self.name(part, level)
            # Each owner is a heading, so that paper needs no column that says it in every row.
            yield Heading(f"{name}: {owner}" if owner and part == _UNKNOWN else owner or name, 1)
            for field, members in groupby(group, key=given.field):
                yield Heading(field, 2)
                yield from ((name, one) for one in members)
        if which == ADDED and self._steps:
            yield Heading(STEPS_ONLY.in_(given.language), 1)
            yield from ((STEPS_ONLY.in_(given.language), one) for one in self._steps)


_TITLES = {
    CITY: (
        Text("Danh mục nhiệm vụ quản lý nhà nước cấp Thành phố có tên trong sổ thẩm quyền", "Named tasks of the city"),
        Text("Nhiệm vụ Thành phố", "City tasks"),
    ),
    COMMUNE: (
        Text("Danh mục nhiệm vụ quản lý nhà nước cấp xã có tên trong sổ thẩm quyền", "Named tasks of communes"),
        Text("Nhiệm vụ cấp xã", "Commune tasks"),
    ),
    ADDED: (
        Text(
            "Danh mục nhiệm vụ giao cho cấp xã theo văn bản phân cấp, ủy quyền",
            "Tasks that instruments give to communes",
        ),
        Text("Nhiệm vụ nhận thêm", "Given tasks"),
    ),
}
