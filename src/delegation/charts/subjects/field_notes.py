"""What the chart of a field says beside the groups: how many matters, what is not drawn; and the marks of a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from delegation.authority.links import ByGrant, ByLaw
from delegation.authority.marks import Mark, Where, all_of
from delegation.authority.silent import may_be_of
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.counts import possible_grants
from delegation.charts.shared.idle import idle_notes
from delegation.charts.shared.limits import limit_notes
from delegation.charts.shared.owners import NOBODY, OwnerGroup
from delegation.charts.shared.words import instrument_name
from delegation.model.matters import Grant, Matter
from delegation.model.terms import Unknown
from delegation.speech import amount, counted, in_english, number
from delegation.speech.suspensions import not_given


def on_law(group: OwnerGroup, canvas: Canvas) -> tuple[Mark, ...]:
    """Give the marks of an owner by law over the matters of a group."""
    return all_of(
        canvas.marks.on_step(ByLaw(one), Where(name, canvas.as_of))
        for name in group.matters
        for one in canvas.register.matters[name].owners
        if one.holder == group.owner
    )


def drawn_of(groups: Iterable[OwnerGroup]) -> tuple[Grant, ...]:
    """Give the grants that groups draw, each once."""
    return tuple({grant.id: grant for one in groups for grant in one.grants}.values())


def on_grants(canvas: Canvas, several: Iterable[tuple[Grant, OwnerGroup]]) -> tuple[Mark, ...]:
    """Give the marks of grants, each over the matters of a group."""
    return all_of(
        canvas.marks.on_step(ByGrant(grant), Where(name, canvas.as_of))
        for grant, one in several
        for name in one.matters
    )


def notes_on(
    groups: Sequence[OwnerGroup], standing: Sequence[Matter], ended: int, canvas: Canvas, field: str
) -> Iterator[str]:
    """Count the matters of a field, and say what stands with nobody or several, and what is not drawn."""
    tasks = sum(one.kind == "task" for one in standing)
    given = len({matter for one in groups if one.grants for matter in one.matters})
    total = amount(tasks, len(standing) - tasks).in_(canvas.language)
    vi = (
        f"{number(given).vi} việc đã được giao cho chủ thể khác"
        if given
        else "chưa việc nào được giao cho chủ thể khác"
    )
    en = in_english(given, "of them was given on", "of them were given on") if given else "none was given on"
    yield canvas.say(f"Cộng: {total}; {vi}.", f"In all: {total}; {en}.")
    owners = Counter(matter for one, matter in {(one.owner, matter) for one in groups for matter in one.matters})
    possible = possible_grants(canvas.register, canvas.as_of)
    for count, said in (
        (sum(len(one.matters) for one in groups if one.owner == NOBODY), _LEFT),
        (sum(several > 1 for several in owners.values()), _SEVERAL),
        (ended, _ENDED),
    ):
        if count:
            yield said(count).in_(canvas.language)
    yield from idle_notes(drawn_of(groups), canvas)
    yield from limit_notes(drawn_of(groups), canvas)
    yield from _held(standing, canvas)
    silent = sum(isinstance(one.rows, Unknown) and may_be_of(one, field) for one in possible)
    if silent:
        yield canvas.say(
            f"{number(silent).vi} lần giao chưa công bố danh mục, chưa rõ thuộc lĩnh vực nào, không vẽ.",
            f"{in_english(silent, 'grant')} without a published list cannot be put into a field and are not drawn.",
        )


def _held(standing: Sequence[Matter], canvas: Canvas) -> Iterator[str]:
    """Name the grants that are suspended on the day, and so are not drawn: what they gave is back with its giver."""
    register, day = canvas.register, canvas.as_of
    given = {grant.id: (grant, row) for one in standing for grant, row in register.grants_of.get(one.id, ())}
    for grant, row in given.values():
        for one in not_given(grant, register, lambda held: held.term.certainly_holds(day), row):
            by = instrument_name(register.instruments.get(grant.instrument), canvas.language)
            to = canvas.name(grant.receiver)
            yield canvas.say(f"{by} giao {to}: {one.vi}, không vẽ.", f"{by} to {to}: {one.en}, not drawn.")


_LEFT = partial(
    counted,
    vi="việc không còn chủ thể theo luật vào ngày này (chủ thể đã kết thúc hoặc căn cứ đã hết hiệu lực): cần xem xét.",
    en="has no owner by law on this day (the holder or the legal basis ended): to be considered.",
    many="have no owner by law on this day (the holder or the legal basis ended): to be considered.",
)
_SEVERAL = partial(
    counted,
    vi="việc có hơn một chủ thể theo luật hoặc được chia theo địa bàn, trường hợp: cần xem xét.",
    en="has more than one owner by law, or is divided by territory or case: to be considered.",
    many="have more than one owner by law, or are divided by territory or case: to be considered.",
)
_ENDED = partial(
    counted,
    vi="việc của lĩnh vực không còn hoặc chưa được quy định vào ngày này, không vẽ.",
    en="matter of the field is not laid down on this day and not drawn.",
    many="matters of the field are not laid down on this day and not drawn.",
)
