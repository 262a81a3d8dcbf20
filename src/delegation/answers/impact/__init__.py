"""What a hypothesis does: who is left without authority, who takes over, which findings and numbers change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from delegation.answers.impact import gaps
from delegation.answers.impact.counts import counts
from delegation.authority.examination import Examination
from delegation.findings import Analysis, Finding, Text
from delegation.model.holders import HolderId
from delegation.model.supposed import Ends, Merges, Supposed, Verb
from delegation.model.terms import Day
from delegation.questions.compare import compare
from delegation.questions.suppose.counts import tallies
from delegation.questions.suppose.effects import Sides, effects
from delegation.questions.suppose.pairs import Pair
from delegation.questions.suppose.words import Asked, Count, Effect, Impact, Outcome, Shift, Side, Touched
from delegation.speech import hypotheses, in_english, joined, number

__all__ = ["Asked", "Count", "Effect", "Impact", "Outcome", "Shift", "Side", "Touched", "impact"]


def impact(
    registers: Pair, asked: Asked, drafts: Sequence[Supposed], day: Day, analyses: tuple[Analysis, Analysis]
) -> Impact:
    """Tell what a hypothesis does on a day. ``analyses``: the findings in either register on that day.

    Raises ``AskedWronglyError`` for a day before the baseline.
    """
    comparison = compare(Examination(registers.present, day), Examination(registers.apart, day))
    sides = Sides(comparison)
    found = effects(comparison, sides)
    verbs = (*(verb for one in drafts for verb in one.verbs), *asked.verbs)
    before, after = analyses
    titles = [*(Text(one.title, one.title) for one in drafts), *([asked.title] if asked.verbs or not drafts else [])]
    subjects = (*asked.subjects, *(HolderId(one.id) for one in verbs if isinstance(one, Ends) and one.kind == "holder"))
    concerns = (*asked.concerns, *subjects, *_losing(found))
    return Impact(
        title=joined("; ", titles),
        assumed=(
            *hypotheses.of_entries(drafts),
            *hypotheses.assumed(verbs, registers.supposed if verbs else registers.present),
        ),
        remarks=(*asked.remarks, *_taking_over(verbs, sides)),
        comparison=comparison,
        verbs=verbs,
        effects=found,
        counts=tuple(counts(tallies(comparison, sides, registers.supposed), sides)),
        appeared=_only_in(after.findings, before.findings),
        vanished=_only_in(before.findings, after.findings),
        undecided=tuple(gaps.undecided(found, comparison, verbs, registers.present)),
        unknown=tuple(gaps.unknown(concerns, subjects, verbs, registers.present)),
    )


def _taking_over(verbs: Iterable[Verb], sides: Sides) -> Iterator[Text]:
    """Say how much the authorities of merged communes have: the law gives it to those of each commune, so of the new one too."""
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
        names = ", ".join(register.communes[one].name for one in verb.communes if one in register.communes)
        yield Text(
            f"{number(count).vi} việc của HĐND, UBND, Chủ tịch UBND và cơ quan cấp xã tại {names} do chủ thể cùng loại của {verb.name} "
            "kế thừa, vì được giao cho mọi xã, phường cùng loại; trừ những việc nêu dưới đây.",
            f"{in_english(count, 'matter')} of the authorities of {names} pass to those of {verb.name}, for they are given to every "
            "commune of the type; but for those below.",
        )


def _losing(effects: Iterable[Effect]) -> Iterator[HolderId]:
    """Give those who stood before and do not stand after."""
    for effect in effects:
        left = {one.holder for one in effect.after}
        yield from (one.holder for one in effect.before if one.holder is not None and one.holder not in left)


def _only_in(those: Iterable[Finding], others: Iterable[Finding]) -> tuple[Finding, ...]:
    keys = {one.key for one in others}
    return tuple(one for one in those if one.key not in keys)
