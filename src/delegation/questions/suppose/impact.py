"""What a hypothesis does on a day: who is left without authority, who takes over, which findings and numbers change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from delegation.authority.examination import Examination
from delegation.findings import Analysis, Finding
from delegation.model.holders import HolderId
from delegation.model.matters import MatterId
from delegation.model.supposed import Ends, Merges, Supposed, Verb
from delegation.questions.compare import Comparison, compare
from delegation.questions.suppose.counts import Tally, tallies
from delegation.questions.suppose.effects import ComparedRegisters, effects
from delegation.questions.suppose.gaps import NotKnown, Undecided, not_known, undecided
from delegation.questions.suppose.pairs import RegisterPair
from delegation.questions.suppose.words import AskedHypothesis, Effect, Outcome
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Inherited:
    """How many matters the authorities of communes that become one have: they pass to those of the new one."""

    verb: Merges
    matters: int


@dataclass(frozen=True, slots=True)
class Impact:
    """What a hypothesis does on the day of ``comparison``, which holds the register as it is against the supposed one.

    ``drafts``: the files that were laid over the register; ``verbs``: what they and ``asked`` change.
    ``appeared`` and ``vanished``: findings by key, in the order of place.
    ``undecided``: what somebody must decide; ``unknown``: what the register cannot tell.
    """

    asked: AskedHypothesis
    drafts: tuple[Supposed, ...]
    registers: RegisterPair
    comparison: Comparison
    verbs: tuple[Verb, ...]
    effects: tuple[Effect, ...]
    inherited: tuple[Inherited, ...]
    counts: tuple[Tally, ...]
    appeared: tuple[Finding, ...]
    vanished: tuple[Finding, ...]
    undecided: tuple[Undecided, ...]
    unknown: tuple[NotKnown, ...]

    @property
    def total(self) -> int:
        """How many matters are touched: the sum over all outcomes."""
        return sum(len(one.matters) for one in self.effects)

    def matters(self, *outcomes: Outcome) -> tuple[MatterId, ...]:
        """Give the matters with one of these outcomes, each once, in the order of ids. No matter has two."""
        found = {one.id for effect in self.effects if effect.outcome in outcomes for one in effect.matters}
        return tuple(sorted(found))


def impact(
    registers: RegisterPair,
    asked: AskedHypothesis,
    drafts: Sequence[Supposed],
    examined: tuple[Examination, Examination],
    analyses: tuple[Analysis, Analysis],
) -> Impact:
    """Find what a hypothesis does on a day. ``examined``: the register as it is and ``apart`` on that day; ``analyses``: the findings as it is and as it would be.

    Raises ``AskedWronglyError`` for a day before the baseline.
    """
    comparison = compare(*examined)
    sides = ComparedRegisters(comparison)
    found = effects(comparison, sides)
    verbs = (*(verb for one in drafts for verb in one.verbs), *asked.verbs)
    before, after = analyses
    subjects = (*asked.subjects, *(HolderId(one.id) for one in verbs if isinstance(one, Ends) and one.kind == "holder"))
    concerns = (*asked.concerns, *subjects, *_losing(found))
    return Impact(
        asked=asked,
        drafts=tuple(drafts),
        registers=registers,
        comparison=comparison,
        verbs=verbs,
        effects=found,
        inherited=tuple(_inherited(verbs, sides)),
        counts=tuple(tallies(comparison, sides, registers.supposed)),
        appeared=_only_in(after.findings, before.findings),
        vanished=_only_in(before.findings, after.findings),
        undecided=tuple(undecided(found, comparison, verbs, registers.present)),
        unknown=tuple(not_known(concerns, subjects, verbs, registers.present)),
    )


def _inherited(verbs: Iterable[Verb], sides: ComparedRegisters) -> Iterator[Inherited]:
    """Count what the authorities of merged communes have: the law gives it to those of each commune, so of the new one too."""
    for verb in verbs:
        if not isinstance(verb, Merges):
            continue
        register = sides.old.register
        classes = {one.id for one in register.holders.values() if isinstance(one.members, str)}
        count = sum(
            any(
                party.holder in classes
                for held in sides.old.of(matter)
                if held.communes is None or not held.communes.isdisjoint(verb.communes)
                for party, _ in (*held.all_owners, *held.all_acting)
            )
            for matter in register.matters.values()
        )
        yield Inherited(verb, count)


def _losing(effects: Iterable[Effect]) -> Iterator[HolderId]:
    """Give those who stood before and do not stand after."""
    for effect in effects:
        left = {one.holder for one in effect.after}
        yield from (one.holder for one in effect.before if one.holder is not None and one.holder not in left)


def _only_in(those: Iterable[Finding], others: Iterable[Finding]) -> tuple[Finding, ...]:
    keys = {one.key for one in others}
    return tuple(one for one in those if one.key not in keys)
