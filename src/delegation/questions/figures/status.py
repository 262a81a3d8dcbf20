"""What the register holds, counted from its entries and held against the published control totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from delegation.authority.states import state_of
from delegation.findings import Name
from delegation.model.figures import LedgerBook
from delegation.model.holders import Holder
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown, if_known
from delegation.model.worded import worded
from delegation.speech.holders import form_name
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class HolderCounts:
    """Bodies and offices that are named one by one, classes of them, and what has ended by the day asked for."""

    total: int
    bodies: int
    offices: int
    classes: int
    ended: int
    by_level: Mapping[str, int]
    communes: int
    wards: int
    rural_communes: int


@dataclass(frozen=True, slots=True)
class Instruments:
    """Documents by type, and by what is known of their life on the day asked for. ``suspended``: as a whole, and not in force."""

    total: int
    by_type: Mapping[str, int]
    in_force: int
    not_yet: int
    ended: int
    unknown: int
    suspended: int = 0


@dataclass(frozen=True, slots=True)
class Tasks:
    """State tasks held against the control totals: ``total`` = ``named`` + ``unlisted`` = ``city`` + ``commune``.

    ``outside_ledger``: named tasks that are checked but stand outside the totals, by the reason for it.
    """

    city: int
    commune: int
    city_named: int
    commune_named: int
    outside: Mapping[str, int]
    by_field: Mapping[str, int]
    by_provenance: Mapping[str, int]

    @property
    def total(self) -> int:
        """The published total."""
        return self.city + self.commune

    @property
    def named(self) -> int:
        """How many of the total have a name in the register."""
        return self.city_named + self.commune_named

    @property
    def unlisted(self) -> int:
        """How many of the total have none; negative where more are named than published."""
        return self.total - self.named

    @property
    def outside_ledger(self) -> int:
        """Named tasks outside the totals."""
        return sum(self.outside.values())


@dataclass(frozen=True, slots=True)
class FormCount:
    """A form of delegation: its number, its name, the published total and the procedures that are named."""

    form: int
    name: Name
    total: int
    named: int


@dataclass(frozen=True, slots=True)
class Procedures:
    """The procedures that the register names, delegated or not."""

    total: int
    by_level: Mapping[str, int]
    by_field: Mapping[str, int]
    by_provenance: Mapping[str, int]
    internal: int
    without_code: int


@dataclass(frozen=True, slots=True)
class Grants:
    """Grants and the rows of their annexes. ``without_rows``: grants whose source names no single matter.

    ``suspended``: those that are suspended on the day, with their instrument or by themselves. ``undecided``: those that do not
    give the decision: steps before it, signing, assignment.
    """

    total: int
    rows: int
    without_rows: int
    by_mechanism: Mapping[str, int]
    suspended: int = 0
    undecided: int = 0


@dataclass(frozen=True, slots=True)
class NotKnown:
    """How much of the register says *unknown*."""

    owners: int
    bases: int
    grant_terms: int
    instrument_numbers: int
    review: int


@dataclass(frozen=True, slots=True)
class Status:
    """Everything that ``status`` says."""

    name: str
    as_of: Day
    holders: HolderCounts
    instruments: Instruments
    norms: int
    forms: tuple[FormCount, ...]
    tasks: Tasks
    procedures: Procedures
    grants: Grants
    figures: int
    waivers: int
    unknown: NotKnown
    beside: tuple[LedgerBook, ...] = ()
    """Control totals of what is given, which count again what others count, or what is not the State's, in the order of ids."""

    @property
    def delegated(self) -> int:
        """The published number of delegated procedures."""
        return sum(one.total for one in self.forms)

    @property
    def delegated_named(self) -> int:
        """How many of them are named."""
        return sum(one.named for one in self.forms)


def status(register: Register, as_of: Day) -> Status:
    """Count what the register holds. Life and death of holders and instruments are told for the day ``as_of``."""
    matters = register.matters.values()
    return Status(
        name=register.name,
        as_of=as_of,
        holders=_holders(register, as_of),
        instruments=_instruments(register, as_of),
        norms=len(register.norms),
        forms=_forms(register),
        tasks=_tasks(register),
        procedures=_procedures(register),
        grants=_grants(register, as_of),
        figures=len(register.figures),
        waivers=len(register.waivers),
        beside=tuple(sorted((one for one in register.books if one.ledger.counts_given), key=lambda one: one.ledger.id)),
        unknown=NotKnown(
            owners=sum(1 for one in matters if any(isinstance(owner.holder, Unknown) for owner in one.owners)),
            bases=sum(1 for one in matters if isinstance(one.basis, Unknown)),
            grant_terms=sum(1 for one in register.grants.values() if one.running.unknowns),
            instrument_numbers=sum(1 for one in register.instruments.values() if isinstance(one.number, Unknown)),
            review=sum(1 for one in matters if one.review),
        ),
    )


_OFFICES = frozenset(
    {"chair", "vice-chair", "council-chair", "council-vice-chair", "minister", "prime-minister", "civil-servant"}
)


def _is_office(holder: Holder) -> bool:
    return holder.head_of is not None or holder.kind.endswith("-head") or holder.kind in _OFFICES


def _holders(register: Register, as_of: Day) -> HolderCounts:
    every = register.holders.values()
    single = [one for one in every if not one.is_class]
    communes = register.communes_on(as_of)
    types = Counter(one.type for one in communes)
    return HolderCounts(
        total=len(register.holders),
        bodies=sum(1 for one in single if not _is_office(one)),
        offices=sum(1 for one in single if _is_office(one)),
        classes=sum(1 for one in every if one.is_class),
        ended=sum(isinstance(one.term.end, Day) and one.term.end < as_of for one in every),
        by_level=_counted(one.level for one in every),
        communes=len(communes),
        wards=types["ward"],
        rural_communes=types["rural-commune"],
    )


def _instruments(register: Register, as_of: Day) -> Instruments:
    states = Counter(register.state_on(one, as_of) for one in register.instruments.values())
    return Instruments(
        total=len(register.instruments),
        by_type=_counted(one.type for one in register.instruments.values()),
        in_force=states["in-force"],
        not_yet=states["not-yet"],
        ended=states["ended"],
        unknown=states["unknown"],
        suspended=states["suspended"],
    )


def _tasks(register: Register) -> Tasks:
    books = [book for book in register.books if book.ledger.counts == "tasks"]
    tasks = [one for one in register.matters.values() if one.kind == "task"]
    return Tasks(
        city=_total(books, "city"),
        commune=_total(books, "commune"),
        city_named=_named(books, "city"),
        commune_named=_named(books, "commune"),
        outside=_counted(one.outside_ledger for one in tasks),
        by_field=_by_field(register, tasks),
        by_provenance=_counted(one.provenance for one in tasks),
    )


def _total(books: Iterable[LedgerBook], level: str) -> int:
    return sum(book.ledger.whole for book in books if book.ledger.level == level)


def _named(books: Iterable[LedgerBook], level: str) -> int:
    return sum(len(book.named) for book in books if book.ledger.level == level)


def _forms(register: Register) -> tuple[FormCount, ...]:
    totals: Counter[int] = Counter()
    named: dict[int, set[str]] = {}
    for book in register.books:
        if book.ledger.counts == "delegated-procedures" and book.ledger.form is not None:
            totals[book.ledger.form] += book.ledger.whole
            named.setdefault(book.ledger.form, set()).update(book.named)
    return tuple(
        FormCount(form, Name(form_name(form, register)), totals[form], len(named[form])) for form in sorted(totals)
    )


def _procedures(register: Register) -> Procedures:
    procedures = [one for one in register.matters.values() if one.kind == "procedure"]
    facts = [one.procedure for one in procedures if one.procedure is not None]
    return Procedures(
        total=len(procedures),
        by_level=_counted(one.level for one in procedures),
        by_field=_by_field(register, procedures),
        by_provenance=_counted(one.provenance for one in procedures),
        internal=sum(1 for one in facts if one.internal),
        without_code=sum(1 for one in facts if isinstance(one.code, Unknown)),
    )


def _grants(register: Register, as_of: Day) -> Grants:
    may_be = any(one.suspends for one in register.instruments.values())
    grants = [one for one in register.grants.values() if one.is_first]
    return Grants(
        total=len(grants),
        rows=sum(len(if_known(one.rows)) for one in grants),
        without_rows=sum(1 for one in grants if isinstance(one.rows, Unknown)),
        by_mechanism=_counted(one.mechanism for one in grants),
        suspended=sum(state_of(register, one, as_of) == "suspended" for one in grants if may_be),
        undecided=sum(not one.decides for one in grants),
    )


def _by_field(register: Register, matters: Iterable[Matter]) -> Mapping[str, int]:
    """Count by the name of the field, the largest first."""
    fields = [one.field for one in matters if one.field is not None]
    named = {name: worded(one.name, one.name_en) for name, one in register.fields.items()}
    return _counted(named.get(name, name) for name in fields)


def _counted(values: Iterable[str | None]) -> Mapping[str, int]:
    """Count values that are given, the most frequent first, then by name."""
    found = Counter(value for value in values if value is not None)
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))
