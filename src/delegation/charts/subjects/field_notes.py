"""What the chart of a field says beside the groups: how many matters, what is not drawn; and the marks of a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from delegation.authority.links import ByGrant, ByLaw
from delegation.authority.marks import Mark, Marks, Where, all_of
from delegation.authority.silent import may_be_of
from delegation.charts.shared.counts import possible_grants
from delegation.charts.shared.owners import NOBODY, Group
from delegation.findings import Language, Text
from delegation.model.matters import Grant, Matter, MatterId
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown
from delegation.speech import amount, in_english, number
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class OfDay:
    """The marks of a day for matters side by side."""

    register: Register
    day: Day
    marks: Marks

    def law(self, group: Group) -> tuple[Mark, ...]:
        """Give the marks of an owner by law over the matters of a group."""
        return all_of(
            self.marks.on_step(ByLaw(one), Where(name, self.day))
            for name in group.matters
            for one in self.register.matters[name].owners
            if one.holder == group.owner
        )

    def given(self, several: Iterable[tuple[Grant, Group]]) -> tuple[Mark, ...]:
        """Give the marks of grants, each over the matters of a group."""
        return all_of(
            self.marks.on_step(ByGrant(grant), Where(name, self.day)) for grant, one in several for name in one.matters
        )


def notes_on(
    groups: Sequence[Group],
    standing: Sequence[Matter],
    ended: int,
    register: Register,
    as_of: Day,
    language: Language,
    field: str,
) -> tuple[str, ...]:
    """Count the matters of a field, and say what stands with nobody or several, and what is not drawn."""
    tasks = sum(one.kind == "task" for one in standing)
    given = len({matter for one in groups if one.grants for matter in one.matters})
    total = amount(tasks, len(standing) - tasks).in_(language)
    vi = f"{number(given).vi} việc đã được giao tiếp" if given else "chưa việc nào được giao tiếp"
    en = f"{number(given).en} of them were given on" if given else "none was given on"
    notes = [Text(f"Cộng: {total}; {vi}.", f"In all: {total}; {en}.")]
    left = sum(len(one.matters) for one in groups if one.owner == NOBODY)
    if left:
        notes.append(
            Text(
                f"{number(left).vi} việc không còn chủ thể theo luật vào ngày này (chủ thể đã kết thúc hoặc căn cứ đã hết "
                "hiệu lực): cần xem xét.",
                f"{number(left).en} have no owner by law on this day (the holder or the legal basis ended): to be reviewed.",
            )
        )
    seen: dict[MatterId, set[str]] = {}
    for one in groups:
        for matter in one.matters:
            seen.setdefault(matter, set()).add(one.owner)
    several = sum(len(one) > 1 for one in seen.values())
    if several:
        notes.append(
            Text(
                f"{number(several).vi} việc có hơn một chủ thể theo luật hoặc được chia theo địa bàn, trường hợp: cần xem xét.",
                f"{number(several).en} have more than one owner by law, or are divided by territory or case: "
                "to be reviewed.",
            )
        )
    if ended:
        notes.append(
            Text(
                f"{number(ended).vi} việc của lĩnh vực không còn hoặc chưa được quy định vào ngày này, không vẽ.",
                f"{number(ended).en} matters of the field are not laid down on this day and not drawn.",
            )
        )
    possible = possible_grants(register, as_of)
    silent = sum(isinstance(one.rows, Unknown) and may_be_of(one, field) for one in possible)
    if silent:
        notes.append(
            Text(
                f"{number(silent).vi} lần giao chưa công bố danh mục, chưa rõ thuộc lĩnh vực nào, không vẽ.",
                f"{in_english(silent, 'grant')} without a published list cannot be put into a field and are not drawn.",
            )
        )
    return tuple(one.in_(language) for one in notes)
