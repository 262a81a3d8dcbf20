"""What a hypothesis does, for a person and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from delegation.answers.changes.causes import summed
from delegation.answers.impact import assumed, remarks, sides, title
from delegation.answers.impact.counts import counted as said_of
from delegation.answers.impact.gaps import not_known, undecided
from delegation.answers.impact.outcomes import OUTCOMES
from delegation.findings import Finding, Text
from delegation.model.worded import english_of
from delegation.questions.compare import Comparison
from delegation.questions.suppose.impact import Impact
from delegation.questions.suppose.words import Effect, Outcome, Shift, TouchedMatter
from delegation.reports.shared.columns import width_of, wrapped
from delegation.reports.shared.rendering import Rendering, one_line
from delegation.speech import SEVERITIES, Step, counted, in_english, sentence, steps

_ROLES = {
    "owns": Text("có thẩm quyền", "owns"),
    "acts": Text("giải quyết", "acts"),
    "both": Text("có thẩm quyền và giải quyết", "owns and acts"),
}
_MOST = 8
"""Matters of a group, and findings, that the text shows where it folds."""


def text(impact: Impact, rendering: Rendering) -> str:
    """Write an impact for a person."""
    say, comparison = rendering.say, impact.comparison
    day = rendering.day(comparison.new.as_of)
    named = sentence(title(impact).in_(rendering.language))
    lines = [
        *wrapped(one_line(say(f"Phương án giả định: {named}", f"Hypothesis: {named}")), "", "  ", rendering.width),
        one_line(
            say(
                f"{comparison.old.register.name}, so với chính sổ khi không có phương án, cùng ngày {day}",
                f"{english_of(comparison.old.register.name)}, against the register as it is, both on {day}",
            )
        ),
        "",
    ]
    for label, said in (
        (say("Giả định", "Supposed"), assumed(impact)),
        (say("Lưu ý", "Remarks"), remarks(impact)),
    ):
        lines += _listed(label, said, rendering)
    lines += [*_summary(impact, rendering), ""]
    for outcome, heading in OUTCOMES.items():
        lines += _outcome(impact, outcome, heading.in_(rendering.language), rendering)
    lines += [*_counts(impact, rendering)]
    lines += _findings(say("Phát hiện mới", "Findings that appear"), impact.appeared, rendering)
    lines += _findings(say("Phát hiện không còn", "Findings that vanish"), impact.vanished, rendering)
    lines += _listed(say("Việc cần quyết định", "To be decided"), undecided(impact), rendering)
    lines += _listed(say("Điều chưa rõ trong sổ", "What the register does not know"), not_known(impact), rendering)
    return "\n".join(lines).rstrip() + "\n"


def _listed(heading: str, said: Sequence[Text], rendering: Rendering) -> Iterator[str]:
    if said:
        yield heading
        for one in said:
            yield from wrapped(one_line(one.in_(rendering.language)), "  - ", "    ", rendering.width)
        yield ""


def _summary(impact: Impact, rendering: Rendering) -> Iterator[str]:
    say = rendering.say
    yield say("Tóm tắt", "In short")
    rows = [(len(impact.matters(outcome)), said.in_(rendering.language)) for outcome, said in OUTCOMES.items()]
    shown = [(rendering.number(count), _matters(count, rendering), said) for count, said in rows if count]
    if shown:
        total = rendering.number(impact.total)
        yield "  " + say(
            f"{total} việc chịu tác động, mỗi việc thuộc đúng một nhóm:",
            f"{in_english(impact.total, 'matter')} touched, each in one group only:",
        )
    else:
        yield say(
            "  Thẩm quyền đối với các việc có tên trong sổ không thay đổi.",
            "  Authority over the named matters does not change.",
        )
    width = max((width_of(count) for count, _, _ in shown), default=0)
    for count, matters, said in shown:
        yield f"  {' ' * (width - width_of(count))}{matters}: {said[:1].lower()}{said[1:]}"
    yield "  " + say(
        f"{rendering.number(len(impact.appeared))} phát hiện mới, {rendering.number(len(impact.vanished))} phát hiện không còn",
        f"{in_english(len(impact.appeared), 'finding')} more, {in_english(len(impact.vanished), 'finding')} fewer",
    )


def _outcome(impact: Impact, outcome: Outcome, heading: str, rendering: Rendering) -> Iterator[str]:
    effects = [one for one in impact.effects if one.outcome == outcome]
    if effects:
        presumed = sum(len(one.matters) for one in effects if any(side.presumed for side in one.after))
        more = rendering.say(
            f", trong đó {rendering.number(presumed)} việc chưa rõ bên giao giữ theo căn cứ nào",
            f", of {rendering.number(presumed)} of which it is not known by what basis the giver has them",
        )
        count = _matters(len(impact.matters(outcome)), rendering)
        yield from wrapped(f"{heading}: {count}{more if presumed else ''}", "", "  ", rendering.width)
    for at, effect in enumerate(effects, 1):
        yield from _effect(effect, f"{at}. " if len(effects) > 1 else "", impact.comparison, rendering)
        yield ""


def _matters(count: int, rendering: Rendering) -> str:
    return counted(count, "việc", "matter").in_(rendering.language)


def _effect(effect: Effect, number: str, comparison: Comparison, rendering: Rendering) -> Iterator[str]:
    say = rendering.say
    said = "; ".join(_shift(one, comparison, rendering) for one in effect.shifts)
    more = f": {_matters(len(effect.matters), rendering)}" if number else ""
    yield from wrapped(one_line(f"{number}{said}{more}"), "  ", "    ", rendering.width)
    why = sentence(summed(effect.causes, comparison, rendering.language))
    yield from wrapped(one_line(why), f"  {say('Vì', 'Because')}: ", "    ", rendering.width)
    shown = effect.matters[:_MOST] if rendering.fold and len(effect.matters) > _MOST + 1 else effect.matters
    labels = (say("Trước", "Before"), say("Sau", "After"))
    alike = [_alike(effect.matters, after=after) for after in (False, True)]
    for label, step in zip(labels, alike, strict=True):
        if step is not None:
            yield from wrapped(
                one_line(steps.step(step).in_(rendering.language)), f"  {label}: ", "    ", rendering.width
            )
    for one in shown:
        yield from wrapped(one_line(f"{one.id}  {one.title}"), "    ", "      ", rendering.width)
        yield from _own(one, labels, alike, rendering)
        yield from _further(one, effect, labels, rendering)
    left = len(effect.matters) - len(shown)
    if left:
        yield "    " + say(
            f"… và {rendering.number(left)} việc nữa (--all để xem hết)", f"… and {left} more (--all shows them)"
        )


def _shift(one: Shift, comparison: Comparison, rendering: Rendering) -> str:
    """Say between whom authority goes, and of what and where."""
    nobody = rendering.say("không có ai", "nobody")
    before, after = (sides.told(side, comparison).in_(rendering.language) or nobody for side in (one.before, one.after))
    return f"{before} → {after} ({_of(one, rendering)})"


def _of(one: Shift, rendering: Rendering) -> str:
    where = f"; {one.where.in_(rendering.language)}" if one.where is not None else ""
    return f"{_ROLES[one.role].in_(rendering.language)}{where}"


def _alike(matters: Sequence[TouchedMatter], *, after: bool) -> Step | None:
    """Give the last step where it is a grant and the same for all matters of a group, but for the row of each."""
    chains = [one.after if after else one.before for one in matters]
    last = {_without_row(chain[-1]) if chain else None for chain in chains}
    found = last.pop() if len(last) == 1 and len(matters) > 1 else None
    return found if found is not None and found.giver is not None else None


def _without_row(step: Step) -> Step:
    basis = tuple(replace(one, at=None) for one in step.basis)
    return replace(
        step, row=None, printed=None, note=None, corrected_by=None, corrected_on=None, correction=None, basis=basis
    )


def _own(
    one: TouchedMatter, labels: tuple[str, str], alike: Sequence[Step | None], rendering: Rendering
) -> Iterator[str]:
    """Tell the chains of one matter, without the step that was told for the whole group."""
    told: list[str] = []
    for label, chain, shared in zip(labels, (one.before, one.after), alike, strict=True):
        own_steps = [steps.step(step).in_(rendering.language) for step in (chain if shared is None else chain[:-1])]
        said = " → ".join(step for step in own_steps if step not in told)
        told += own_steps
        if shared is not None:
            last = chain[-1]
            own = [steps.cited(basis).in_(rendering.language) for basis in last.basis if basis.at is not None]
            own += [rendering.say(f"phụ lục dòng {last.row}", f"annex row {last.row}")] if last.row is not None else []
            said = "; ".join(part for part in (said, *own) if part)
        if said:
            yield from wrapped(one_line(said), f"      {label}: ".lower(), "        ", rendering.width)


def _further(one: TouchedMatter, effect: Effect, labels: tuple[str, str], rendering: Rendering) -> Iterator[str]:
    """Tell the chains of whatever else shifts of a matter."""
    for shift, chains in zip(effect.shifts[1:], one.further, strict=True):
        for label, chain in zip(labels, chains, strict=True):
            if chain:
                said = " → ".join(steps.step(step).in_(rendering.language) for step in chain)
                head = f"      {label.lower()} ({_of(shift, rendering)}): "
                yield from wrapped(one_line(said), head, "        ", rendering.width)


def _counts(impact: Impact, rendering: Rendering) -> Iterator[str]:
    if not impact.counts:
        return
    say, number = rendering.say, rendering.number
    yield say("Số liệu thay đổi (trước → sau)", "Numbers that change (before → after)")
    for one in impact.counts:
        difference = one.after - one.before
        sign = "+" if difference > 0 else "−"
        said = sentence(said_of(one, impact.comparison).in_(rendering.language))
        yield f"  {said}: {number(one.before)} → {number(one.after)} ({sign}{number(abs(difference))})"
    yield ""


def _findings(heading: str, findings: Sequence[Finding], rendering: Rendering) -> Iterator[str]:
    if not findings:
        return
    yield f"{heading}: {rendering.number(len(findings))}"
    groups: dict[tuple[int, str, str], list[Finding]] = {}
    for one in findings:
        groups.setdefault((one.severity.rank, one.check, one.said.in_(rendering.language)), []).append(one)
    lines = [(key, groups[key]) for key in sorted(groups)]
    shown = lines[:_MOST] if rendering.fold and len(lines) > _MOST + 1 else lines
    for (_, check, words), every in shown:
        first = min(every, key=lambda one: one.order)
        place = f"{rendering.file(first.location)}:{first.location.line}"
        more = len(every) - 1
        others = rendering.say(f" và {more} chỗ khác", f" and {in_english(more, 'more place')}") if more else ""
        said = f"{SEVERITIES[first.severity].in_(rendering.language)} {check} {words} [{place}{others}]"
        yield from wrapped(one_line(said), "  ", "    ", rendering.width)
    left = sum(len(every) for _, every in lines[len(shown) :])
    if left:
        yield "  " + rendering.say(
            f"… và {rendering.number(left)} phát hiện nữa (--all để xem hết)", f"… and {left} more (--all)"
        )
    yield ""
