"""Published totals, control totals, and findings that are accepted for a while or known."""

from __future__ import annotations

from typing import Literal

from delegation.model.instruments import Mechanism, Pole
from delegation.model.matters import MatterId
from delegation.model.parts import MatterArea
from delegation.model.places import Place
from delegation.model.severity import Severity
from delegation.model.terms import Day, Unknown
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Relation:
    """What a figure claims about others. ``ids`` are figure ids.

    ``sum-of``: the figure is their sum · ``difference``: first minus second · ``percent``: first in
    percent of second · ``part-of``, ``same-as``, ``compare``: one id.
    """

    kind: Literal["sum-of", "difference", "percent", "part-of", "same-as", "compare"]
    ids: tuple[str, ...]
    place: Place

    @property
    def named(self) -> tuple[tuple[str, Place], ...]:
        """Its ids, each with the place where it is named."""
        listed = self.place.at(self.kind)
        beside = self.place.at("of") if self.kind == "percent" else None
        return tuple((one, beside if at and beside else listed.at(at)) for at, one in enumerate(self.ids))


@dataclass(frozen=True, slots=True)
class Figure:
    """A published number, with its document and place. ``value`` is a plain decimal number."""

    id: str
    measure: str
    value: float
    place: Place
    unit: str | None = None
    as_of: str | None = None
    at: str | None = None
    quote: str | None = None
    relations: tuple[Relation, ...] = ()
    counted: str | None = None
    counted_class: str | None = None
    counted_ledgers: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    note: str | None = None

    @property
    def is_of_matters(self) -> bool:
        """Whether it counts tasks or procedures, in the words that sources use."""
        return self.unit in ("nhiệm vụ", "thủ tục", "TTHC", "thủ tục hành chính")


@dataclass(frozen=True, slots=True)
class Given:
    """Of which grants a ledger counts the matters: of those that fit all that is stated; what is empty limits nothing.

    ``givers``, ``receivers``: kinds of holders; ``fields``: those of the matters; ``grants``: ids. ``unknown``: why it cannot be
    told which of them the published total counts.
    """

    place: Place
    givers: tuple[Pole, ...] = ()
    receivers: tuple[Pole, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    fields: tuple[str, ...] = ()
    grants: tuple[str, ...] = ()
    unknown: str | None = None


Counts = Literal["tasks", "delegated-procedures", "given-tasks", "given-procedures", "given-fields"]


@dataclass(frozen=True, slots=True)
class Ledger:
    """A control total: how many matters a published total says there were, at the latest on the day ``as_of``.

    ``total``: the number; of what is ``given`` it may be unknown. ``tasks`` (of a ``level``) and ``delegated-procedures`` (of a ``form``) divide what there is; what counts ``given`` things counts some
    of it again, or what is no task of the State. ``out_of``: of how many ``total`` is a part; ``at_least``: more may be meant.
    """

    id: str
    counts: Counts
    name: str
    total: int | Unknown
    place: Place
    level: str | None = None
    form: int | None = None
    given: Given | None = None
    out_of: int | None = None
    at_least: bool = False
    as_of: Day | None = None
    source: tuple[str, ...] = ()
    note: str | None = None

    @property
    def counts_given(self) -> bool:
        """Whether it counts what grants give, beside the totals that divide all there is."""
        return self.counts not in ("tasks", "delegated-procedures")

    @property
    def unknown(self) -> str | None:
        """Why it cannot be told what counts against it; ``None`` where it can."""
        return self.given.unknown if self.given is not None else None

    @property
    def silence(self) -> str | None:
        """Why nothing can be held against it: the total is not known, or what counts; ``None`` where it can."""
        return self.total.reason if isinstance(self.total, Unknown) else self.unknown

    @property
    def whole(self) -> int:
        """The total of one that divides what there is, which is a number; nothing where it is not known."""
        return 0 if isinstance(self.total, Unknown) else self.total


@dataclass(frozen=True, slots=True)
class LedgerBook:
    """A ledger with the named entries that count against it: ids of matters, or of fields where it counts those.

    ``unlisted`` may be negative (DLG604), but for a total of which more may be meant.
    """

    ledger: Ledger
    named: tuple[MatterId, ...]

    @property
    def unlisted(self) -> int:
        """How many of the total have no name in the register; none of a total that is not known."""
        if isinstance(self.ledger.total, Unknown):
            return 0
        left = self.ledger.total - len(self.named)
        return max(0, left) if self.ledger.at_least else left

    def unlisted_ids(self) -> tuple[MatterId, ...]:
        """Ids of the unlisted matters: the ledger's id and a running number; none of what other totals count as well."""
        if self.ledger.counts_given:
            return ()
        return tuple(MatterId(f"{self.ledger.id}/{number:04d}") for number in range(1, self.unlisted + 1))


AMOUNTS = (
    "việc",
    "nhiệm vụ",
    "thủ tục",
    "lần giao",
    "lần",
    "phát hiện",
    "quy phạm",
    "điều khoản",
    "xã, phường",
    "văn bản",
    "lĩnh vực",
    "chủ thể",
    "bên nhận",
    "căn cứ",
    "bước",
    "nhóm",
    "mục",
    "nội dung",
    "dòng",
    "chỗ",
    "nơi",
    "điều",
)
"""What sentences count: of these as many as were approved, or fewer, are no more than was approved."""


Saying = tuple[str, ...]
"""What a sentence says in one place: a value, or several that it lists there, whose order says nothing."""


@dataclass(frozen=True, slots=True)
class Covers:
    """What a waiver covers of its finding: ids of matters and grants, codes of communes, days, cells, number of matters.

    ``None``: not limited. ``areas``: the cells, where matters, communes and days alone would take in more than those; the values of their cases as
    keys of findings have them. ``count``: the most that it may stand for, where it is more than is named. ``others``: what else it is of,
    as the finding names it. ``says``: the values in its sentence (days, holders by their ids, provisions, rows, codes, amounts), place by place
    as they follow one another; ``severity``: the heaviest that it may weigh, where that is no error; ``values``: ``says`` as older files have them, without their places and what the rest of the extent names.
    """

    matters: tuple[str, ...] | None = None
    grants: tuple[str, ...] | None = None
    communes: tuple[str, ...] | None = None
    start: Day | None = None
    end: Day | None = None
    count: int | None = None
    areas: tuple[MatterArea, ...] | None = None
    others: tuple[str, ...] | None = None
    says: tuple[Saying, ...] | None = None
    values: tuple[str, ...] | None = None
    severity: Severity | None = None

    @property
    def is_open(self) -> bool:
        """Whether its finding may have had matters and other things that it does not name: of an older file, or of what has a number and no names."""
        is_counted = self.count is not None and not (self.matters or self.areas or self.others)
        return self.says is None or is_counted


@dataclass(frozen=True, slots=True)
class Known:
    """A finding that the baseline lists. ``covers``: what it was about when it was listed; ``None``: one matter.

    ``cause``: the key of its cause; ``decides``: who decides what is done about it; ``reason``: why it still stands.
    """

    finding: str
    cause: str
    decides: str
    reason: str
    place: Place
    covers: Covers | None = None


Subjects = frozenset[tuple[str, str]]
"""What a finding concerns: pairs of ``holder``, ``instrument`` or ``field`` with an id, or the number of an instrument."""


@dataclass(frozen=True, slots=True)
class WaivedGroup:
    """What findings that are waived together share: the check that found them, and a holder, an instrument or a field, or several.

    It says of which findings an approver was asked; those that are waived are listed. ``place``: of its entry in the file.
    """

    check: str
    place: Place
    holder: str | None = None
    instrument: str | None = None
    field: str | None = None

    @property
    def shared(self) -> tuple[tuple[str, str], ...]:
        """What all of its findings concern."""
        parts = (("holder", self.holder), ("instrument", self.instrument), ("field", self.field))
        return tuple((kind, name) for kind, name in parts if name is not None)

    def holds(self, check: str, subjects: Subjects) -> bool:
        """Whether a finding of a check that concerns these belongs to it."""
        return check == self.check and subjects.issuperset(self.shared)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A decision to live with a finding until a day (last day included). ``covers`` ``None``: not stated.

    ``place``: where its key stands; ``group``: of a finding that is waived with others, what they share.
    """

    finding: str
    reason: str
    approved_by: str
    until: Day
    place: Place
    covers: Covers | None = None
    group: WaivedGroup | None = None

    @property
    def decision(self) -> Place:
        """Where its reason, approver and end stand: for all findings of a group once."""
        return self.place if self.group is None else self.group.place
