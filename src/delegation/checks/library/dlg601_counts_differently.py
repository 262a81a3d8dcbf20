"""The register counts differently from a published figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation import published, wording
from delegation.analysis import Examination
from delegation.checks.base import Check
from delegation.findings import Problem, RelatedPlace, Severity, Text
from delegation.model.figures import Figure, LedgerBook
from delegation.model.holders import Counted, HolderId
from delegation.model.matters import MatterId
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown
from delegation.values import dataclass

_TYPES = {
    "communes": ("ward", "rural-commune", "special-zone"),
    "wards": ("ward",),
    "rural-communes": ("rural-commune",),
}


@dataclass(frozen=True, slots=True)
class _Count:
    """What the register counts: how many, how that comes about, and where it stands."""

    number: int
    how: Text
    places: tuple[Place, ...] = ()


def run(examination: Examination) -> Iterator[Problem]:
    """Count for every figure that says what counts for it."""
    register = examination.register
    asked = [one for one in register.figures.values() if one.counted is not None]
    if not asked:
        return
    groups = {figure.id: group for group in published.same_measure(register) for figure in group}
    for figure in sorted(asked, key=lambda one: one.id):
        count = _count(register, figure, examination.as_of)
        if count is None or count.number == figure.value:
            continue
        # Where documents disagree and the register counts as one of them does, DLG603 says so, once.
        if any(one.value == count.number for one in groups.get(figure.id, ())):
            continue
        yield _problem(register, figure, count)


def _count(register: Register, figure: Figure, day: Day) -> _Count | None:
    what = figure.counted or ""
    if what in _TYPES:
        return _communes(register, what, day)
    if what == "holders-of-class":
        return _members(register, figure.counted_class, day)
    if what.startswith("tasks-"):
        level = what.removeprefix("tasks-")
        books = [one for one in register.books if one.ledger.counts == "tasks" and level in ("total", one.ledger.level)]
        return _booked(books)
    form = what.removeprefix("delegated-procedures-form-")
    books = [
        one
        for one in register.books
        if one.ledger.counts == "delegated-procedures"
        and (what == "delegated-procedures-total" or str(one.ledger.form) == form)
    ]
    return _booked(books)


def _communes(register: Register, name: str, day: Day) -> _Count | None:
    if not register.communes:
        return None
    found = sum(1 for one in register.communes.values() if one.type in _TYPES[name] and one.term.possibly_holds(day))
    said = Text("theo danh sách xã, phường của sổ", "by the register's list of communes")
    return _Count(found, said, tuple(one.place for one in list(register.communes.values())[:1]))


def _members(register: Register, name: HolderId | str | None, day: Day) -> _Count | None:
    holder = register.holder(name)
    if holder is None:
        return None
    said = Text(f"theo «members» của {holder.label}", f"by the `members` of {holder.label}")
    place = (holder.place.at("members"),)
    if isinstance(holder.members, Counted):
        count = holder.members.count
        return None if isinstance(count, Unknown) else _Count(count, said, place)
    if holder.members is None:
        return _Count(1, said, place)
    counted = _communes(register, holder.members, day)
    return None if counted is None else _Count(counted.number, said, place)


def _booked(books: Sequence[LedgerBook]) -> _Count | None:
    if not books:
        return None
    named: set[MatterId] = {one for book in books for one in book.named}
    unlisted = sum(max(0, book.unlisted) for book in books)
    vi_named, vi_unlisted = wording.amount(len(named)), wording.amount(unlisted)
    how = Text(
        f"{vi_named.vi} việc có tên và {vi_unlisted.vi} việc chưa công bố danh mục",
        f"{vi_named.en} named and {vi_unlisted.en} unlisted",
    )
    return _Count(len(named) + unlisted, how, tuple(book.ledger.place for book in books[:3]))


def _problem(register: Register, figure: Figure, count: _Count) -> Problem:
    said, counted = published.value(figure), wording.amount(count.number)
    gap = wording.amount(abs(count.number - figure.value))
    more = Text("nhiều hơn", "more") if count.number > figure.value else Text("ít hơn", "fewer")
    return Problem(
        figure.place.at("value"),
        Text(
            vi=f"tài liệu công bố {said.vi} ({published.where(register, figure)}), còn sổ đếm được {counted.vi} "
            f"({count.how.vi}): {more.vi} {gap.vi}.",
            en=f"{said.en} was published ({published.where(register, figure)}), but the register counts {counted.en} "
            f"({count.how.en}): {gap.en} {more.en}.",
        ),
        about=(figure.id,),
        related=tuple(RelatedPlace(one, Text("sổ đếm ở đây", "the register counts here")) for one in count.places),
    )


CHECK = Check(
    id="DLG601",
    severity=Severity.WARNING,
    title=Text(
        vi="Số đếm của sổ khác số liệu công bố",
        en="The register counts differently from a published figure",
    ),
    why=Text(
        vi="Báo cáo dựa trên số liệu công bố. Sổ đếm khác đi thì hoặc sổ thiếu, thừa mục, hoặc số công bố không còn đúng; "
        "không được trình ký khi chưa biết vì sao.",
        en="Reports rest on published figures. Where the register counts otherwise, either it lacks or doubles entries "
        "or the figure no longer holds; nobody should sign before knowing which.",
    ),
    mend=Text(
        vi="Đối chiếu danh mục gốc: bổ sung hoặc bỏ mục trong sổ, sửa tổng số kiểm soát, hoặc đề nghị đính chính số liệu.",
        en="Compare with the original list: add or remove entries, correct the control total, or ask for a correction.",
    ),
    legal_source=Text(
        vi="Luật 72/2025/QH15 Điều 11 khoản 2 điểm d (công khai, minh bạch, trách nhiệm giải trình); "
        "đối chiếu số liệu của báo cáo với sổ",
        en="Law 72/2025/QH15 Article 11(2)(d) (openness and accountability); reports are held against the register",
    ),
    run=run,
)
