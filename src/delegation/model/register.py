"""The register: all rule files of one city, loaded, with the few look-ups that every stage needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from delegation.model.acts import Recoded
from delegation.model.assertions import Assertion
from delegation.model.control_totals import counted
from delegation.model.effects import Effects
from delegation.model.figures import Figure, Known, Ledger, LedgerBook, Waiver
from delegation.model.forgotten import Forgotten
from delegation.model.holders import Commune, CommuneCode, CommuneType, Holder, HolderId, Succession, by_body, lasting
from delegation.model.instruments import Form, Instrument, InstrumentId, Norm, Numbers, by_number, replaced
from delegation.model.matters import AnnexRow, Grant, Matter, MatterId, by_statement, owned_by
from delegation.model.parts import Part
from delegation.model.places import Place
from delegation.model.provisions import Provision
from delegation.model.rulings import Ruling
from delegation.model.severity import Settings
from delegation.model.sources import Field, Source
from delegation.model.steps import Steps
from delegation.model.terms import ONE_DAY, Day, Life, Term, Unknown
from delegation.model.worded import Translation
from delegation.values import dataclass

if TYPE_CHECKING:
    from delegation.model.clauses import Reading
    from delegation.model.extending import Extending
    from delegation.model.policies import Policy
    from delegation.model.requests import Request


@dataclass(frozen=True)
class Register:
    """All rules of one city. Mappings keep the order of the files; nothing here depends on that order.

    ``supposed``: titles of the hypotheses that were laid over them.
    """

    id: str
    name: str
    place: Place
    language: str = "vi"
    province: str | None = None
    baseline: Day = date(2025, 7, 1)
    settings: Settings = field(default_factory=Settings)
    sources: Mapping[str, Source] = field(default_factory=dict)
    fields: Mapping[str, Field] = field(default_factory=dict)
    communes: Mapping[CommuneCode, Commune] = field(default_factory=dict)
    holders: Mapping[HolderId, Holder] = field(default_factory=dict)
    instruments: Mapping[InstrumentId, Instrument] = field(default_factory=dict)
    norms: tuple[Norm, ...] = ()
    forms: Mapping[int, Form] = field(default_factory=dict)
    matters: Mapping[MatterId, Matter] = field(default_factory=dict)
    grants: Mapping[str, Grant] = field(default_factory=dict)
    ledgers: tuple[Ledger, ...] = ()
    figures: Mapping[str, Figure] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    known: tuple[Known, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    readings: tuple[Reading, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    policies: tuple[Policy, ...] = ()
    requests: tuple[Request, ...] = ()
    english: Mapping[str, Translation] = field(default_factory=dict)
    """The English of authors' texts, by the text; each text that has one knows it (``Worded``)."""
    supposed: tuple[str, ...] = ()
    forgotten: tuple[Forgotten, ...] = ()
    recoded: tuple[Recoded, ...] = ()
    """The codes of procedures that others replaced, in the order of both; none where two replace one another."""
    succession: tuple[Succession, ...] = ()
    """The communes that became others, in the order of both codes; none where they lead back to themselves."""
    unread: frozenset[str] = frozenset()
    """Groups of entries, by the names of the fields above, some of which could not be read: that one is not there says nothing."""

    def __post_init__(self) -> None:
        """Let papers of one number know what tells them apart, and the grants what extends them."""
        if any(len(one) > 1 for one in self.numbers.values()) or any(one.apart for one in self.instruments.values()):
            from delegation.model.twins import told_apart  # noqa: PLC0415  few registers have two papers of one number

            object.__setattr__(self, "instruments", told_apart(self.instruments, self.numbers, self.label_of))
        if any(one.extends for one in self.instruments.values()) or any(one.extended for one in self.grants.values()):
            from delegation.model.extending import grants  # noqa: PLC0415  few registers extend anything

            object.__setattr__(self, "grants", grants(self))

    @cached_property
    def numbers(self) -> Numbers:
        """By each number the papers that bear it, each with its entries (more than one: entered twice)."""
        return by_number(self.instruments.values())

    def with_entries(self, entries: Mapping[str, Mapping[Any, Any]]) -> Register:
        """Give the register with more entries in it, by group and id; one with the id of another stands in its place."""
        laid: dict[str, Any] = {group: {**getattr(self, group), **more} for group, more in entries.items()}
        return replace(self, **laid)

    @cached_property
    def _heads(self) -> Mapping[str, tuple[Holder, ...]]:
        return by_body(self.holders.values())

    def heads_of(self, body: str) -> tuple[Holder, ...]:
        """Give the offices that head a body and end with it, in the order of ids."""
        return self._heads.get(body, ())

    def label_of(self, name: str | Unknown) -> str:
        """Give the short name of a holder, the id where it is not in the register, or why it is not known."""
        if isinstance(name, Unknown):
            return f"(chưa rõ: {name.reason})"
        found = self.holder(name)
        return found.label if found is not None else name

    def instrument(self, name: str) -> Instrument | None:
        """Find an instrument by id or by a number that only one paper bears; ``None`` where there is none."""
        found = self.instruments.get(InstrumentId(name))
        if found is None and len(several := self.numbers.get(name, ())) == 1:
            return several[0][0]
        return found

    @cached_property
    def shared_numbers(self) -> frozenset[str]:
        """Give the numbers that several papers bear, so that each leads to none of them."""
        return frozenset(one for one, found in self.numbers.items() if len(found) > 1 and one not in self.instruments)

    @cached_property
    def _successors(self) -> Mapping[InstrumentId, tuple[Instrument, ...]]:
        """By each instrument, those that end it in whole, whichever of the two says so."""
        return replaced(self.instruments.values(), self.instrument)

    def successors(self, instrument: Instrument) -> tuple[Instrument, ...]:
        """Give the instruments that end one in whole, in the order of ids."""
        return self._successors.get(instrument.id, ())

    def life(self, instrument: Instrument, at: str | Provision | None = None) -> Term:
        """Give the days on which an instrument is in force, or the provision ``at`` of it; of several, from first to last.

        Where no last day is known, one that is replaced in whole ends on the day before its successor takes effect, and stays ended: an ended text never comes back.
        """
        return instrument.life_of_part(self._life(instrument), at)

    def _life(self, instrument: Instrument) -> Term:
        later = self._successors.get(instrument.id)
        term = instrument.term
        if instrument.id in self._prolonged:
            return Term(term.start, self._prolonged[instrument.id])
        if later is None or isinstance(term.end, Day):
            return term
        starts = [one.term.start for one in later]
        if known := [one for one in starts if isinstance(one, Day)]:
            return Term(term.start, min(known) - ONE_DAY)
        unknown = next((one for one in starts if isinstance(one, Unknown)), None)
        return term if unknown is None or isinstance(term.end, Unknown) else Term(term.start, unknown)

    @cached_property
    def _prolonged(self) -> Mapping[InstrumentId, Day | Unknown | None]:
        """By each instrument that states a last day and is extended as a whole, the new one."""
        if not any(one.extends for one in self.instruments.values()):
            return {}
        from delegation.model.extending import prolonged  # noqa: PLC0415  few registers extend anything

        return prolonged(self)

    @cached_property
    def effects(self) -> Effects:
        """What the instruments do to one another and to grants: suspensions, corrections."""
        return Effects(self.instruments, self.instrument, self.life, lambda: (self.grants, self.owned_by))

    def state_on(self, instrument: Instrument, day: Day) -> Life:
        """Say whether an instrument as a whole is in force on a day, or suspended, itself or with what carries it on."""
        life, suspended = self.life(instrument).life(day), self.effects.suspensions_of(instrument)
        away = any(one.term.certainly_holds(day) for one in (*suspended, *self.extending.resting(instrument)))
        return "suspended" if away and life in ("in-force", "unknown") else life

    def is_never_in_force(self, instrument: Instrument) -> bool:
        """Whether an instrument has no day in force, as one that was replaced before its first day."""
        life = self.life(instrument)
        return isinstance(life.start, Day) and isinstance(life.end, Day) and life.start > life.end

    @cached_property
    def in_force(self) -> dict[tuple[int, str | None], tuple[Any, ...]]:
        """What ``authority.lives`` has worked out of instruments at their places: a nation cites the same places of its laws over and over."""
        _ = self.effects  # Whoever may not read what these are made of may not read what was worked out of them.
        return {}

    @cached_property
    def extending(self) -> Extending:
        """Which extensions speak of which grants."""
        from delegation.model.extending import Extending  # noqa: PLC0415  few registers extend anything

        return Extending(self)

    @cached_property
    def _becoming(self) -> Steps[Succession]:
        return Steps(self.succession)

    def successors_of(self, commune: CommuneCode) -> tuple[Succession, ...]:
        """Give what a commune became, one step on."""
        return self._becoming.after(commune)

    def predecessors_of(self, commune: CommuneCode) -> tuple[Succession, ...]:
        """Give what became a commune, one step back."""
        return self._becoming.before(commune)

    def communes_on(self, day: Day) -> tuple[Commune, ...]:
        """Give the communes that there are on a day, in the order of the files; one of which that is not known counts."""
        return tuple(one for one in self.communes.values() if one.term.possibly_holds(day))

    @cached_property
    def lasting_communes(self) -> Mapping[CommuneType, int]:
        """By each type, how many communes there are of which no last day is known."""
        return lasting(self.communes.values())

    def pending(self, day: Day) -> tuple[Request, ...]:
        """Give the requests and duties that wait on a day, in the order of the files."""
        return tuple(one for one in self.requests if one.is_pending(day))

    def holder(self, name: str | Unknown | None) -> Holder | None:
        """Find a holder by id; ``None`` where there is none, or where who it is is not known."""
        return self.holders.get(HolderId(name)) if isinstance(name, str) else None

    def signed(self, grant: Grant) -> Day | None:
        """Give the day on which the instrument of a grant was signed; ``None`` where that is not known."""
        made_by = self.instruments.get(grant.instrument)
        return made_by.issued if made_by is not None and isinstance(made_by.issued, Day) else None

    @cached_property
    def alternates(self) -> Mapping[str, tuple[Grant, ...]]:
        """The grants to any one of several, by the id under which they are stated."""
        return by_statement(self.grants.values())

    def grants_named(self, name: str) -> tuple[Grant, ...]:
        """Give the grant of an id, or those that are stated under it; none where there is none."""
        return (self.grants[name],) if name in self.grants else self.alternates.get(name, ())

    def stated_with(self, grant: Grant) -> tuple[Grant, ...]:
        """Give the grants that are stated together with one, it among them."""
        return self.alternates.get(grant.stated, (grant,))

    @cached_property
    def grants_of(self) -> Mapping[MatterId, tuple[tuple[Grant, AnnexRow], ...]]:
        """The grants that name a matter, each with its row and its part, in the order of ids then rows; one that lists a matter twice stands once for each part (its first row)."""
        found: dict[MatterId, dict[tuple[str, Part], tuple[Grant, AnnexRow]]] = {}
        for grant in sorted(self.grants.values(), key=lambda one: one.id):
            if isinstance(grant.rows, Unknown):
                continue
            for row in grant.rows:
                found.setdefault(row.matter, {}).setdefault((grant.id, row.part), (self._given(grant, row), row))
        return {matter: tuple(by_grant.values()) for matter, by_grant in found.items()}

    def _given(self, grant: Grant, row: AnnexRow) -> Grant:
        if not self.succession:
            return grant.for_row(row)
        from delegation.model.succession import for_row  # noqa: PLC0415  few communes became others

        return for_row(self, grant, row)

    @cached_property
    def _recoding(self) -> Steps[Recoded]:
        return Steps(self.recoded)

    def later_codes(self, matter: str) -> tuple[Recoded, ...]:
        """Give the codes that replaced that of a matter, one step on."""
        return self._recoding.after(matter)

    def earlier_codes(self, matter: str) -> tuple[Recoded, ...]:
        """Give the codes that that of a matter replaced, one step back."""
        return self._recoding.before(matter)

    @cached_property
    def forms_of(self) -> Mapping[MatterId, frozenset[int]]:
        """The forms of Biểu 2 by which grants give a matter to decide; matters that none gives so are left out."""
        every = (
            (matter, frozenset(grant.form for grant, _ in given if grant.form is not None and grant.decides))
            for matter, given in self.grants_of.items()
        )
        return {matter: forms for matter, forms in every if forms}

    @cached_property
    def owned_by(self) -> Mapping[str, frozenset[MatterId]]:
        """The matters whose owners by law rest on an instrument, by the name that they cite it by: its number or its id."""
        return owned_by(self.matters.values())

    @cached_property
    def tasks(self) -> tuple[Matter, ...]:
        """The tasks, in the order of the files."""
        return tuple(one for one in self.matters.values() if one.kind == "task")

    @cached_property
    def procedures(self) -> tuple[Matter, ...]:
        """The procedures, in the order of the files."""
        return tuple(one for one in self.matters.values() if one.kind == "procedure")

    @cached_property
    def books(self) -> tuple[LedgerBook, ...]:
        """Every ledger with its named entries."""
        return counted(self)
