"""What the annex of a decision says of the decision: its title, and the line that names what it goes with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby

from delegation.authority.by_law import cited_on
from delegation.documents.shared.source import AnnexSource
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.instruments import DECIDING_MECHANISMS
from delegation.model.matters import AnnexRow, Grant
from delegation.model.parts import Part
from delegation.model.provision_units import roman
from delegation.model.register import Register
from delegation.model.terms import Unknown, if_known
from delegation.speech import holders, instruments, limits, mechanisms, numbers, text

_TASKS = Text("nhiệm vụ", "tasks")
_PROCEDURES = Text("thủ tục hành chính", "administrative procedures")
_TASKS_AND_PROCEDURES = Text("nhiệm vụ, thủ tục hành chính", "tasks and procedures")
NAMES = {
    _TASKS: Text("Tên nhiệm vụ", "Task"),
    _PROCEDURES: Text("Tên thủ tục hành chính", "Procedure"),
    _TASKS_AND_PROCEDURES: Text("Tên nhiệm vụ, thủ tục", "Matter"),
}
"""How the column of names is headed, by what is given."""
_INSIDE = Text(
    "Ký thay, phân công trong nội bộ: không phải ủy quyền, bên giao vẫn giải quyết",
    "Signing for and internal assignment: no delegation, the giver goes on deciding",
)
STEPS_ONLY = Text(
    "Chỉ giao các bước trước khi quyết định: không tính vào số việc được giao, không giao quyền quyết định",
    "Only steps before the decision: not among the matters that are given, no authority to decide",
)
_MOST_NAMES = 2
"""More make no title."""
_MOST_AGAIN = 5
"""Matters whose rows are named where a paper prints them more than once."""


def what_is(kinds: AbstractSet[str]) -> Text:
    """Say what is given, by the kinds of the matters; an empty one for what the register does not name."""
    return _PROCEDURES if kinds == {"procedure"} else _TASKS if kinds == {"task"} else _TASKS_AND_PROCEDURES


def aside(grant: Grant) -> Text | None:
    """Head what gives no authority to decide, which is listed apart; ``None`` for what does."""
    if grant.decides:
        return None
    return STEPS_ONLY if grant.mechanism in DECIDING_MECHANISMS else _INSIDE


def number_of(main: Sequence[Grant], every: Sequence[Grant]) -> Text:
    """Say how many matters are given, and how many only to be received or appraised. ``main``: those of ``every`` that are counted."""
    # A paper that prints a matter twice does not give it twice.
    number = len({matter for one in main for matter in one.given})
    steps = len({matter for one in every if aside(one) is STEPS_ONLY for matter in one.given})
    given = Text(f"{number} việc được giao.", f"Given: {numbers.in_english(number, 'matter')}.")
    if not steps:
        return given
    return Text(
        f"{number} việc được giao quyết định; {steps} việc chỉ giao các bước trước khi quyết định.",
        f"Given to be decided: {numbers.in_english(number, 'matter')}; of {steps} only the steps before the decision are given.",
    )


def beside_totals(main: Sequence[Grant]) -> tuple[Text, ...]:
    """Say below a list what its totals do not: which rows name one matter, and of how many matters a part only is given."""
    return (*counted_once(main), *partly_given(main))


def partly_given(main: Sequence[Grant]) -> tuple[Text, ...]:
    """Say of how many of the matters that are given the receiver has a part only; nothing where all are given whole."""
    listed = [(row.matter, not _is_limited(one.for_row(row).part)) for one in main for row in if_known(one.rows)]
    whole = {matter for matter, is_whole in listed if is_whole}
    partly = {matter for matter, _ in listed} - whole
    if not partly:
        return ()
    few, every = numbers.number(len(partly)), numbers.in_english(len(partly | whole), "matter")
    return (
        Text(
            f"Trong {numbers.number(len(partly | whole)).vi} việc được giao, {few.vi} việc chỉ giao một phần (theo địa bàn, trường hợp ghi ở việc đó); phần còn lại bên nhận không có.",
            f"Of {every} given, {few.en} in part only (the communes or cases stated there); the receiver does not have the rest.",
        ),
    )


def _is_limited(one: Part) -> bool:
    """Whether it is surely a part; of limits that are not known its row tells."""
    return bool(one.only or one.communes or one.except_communes) or any(limit.sure for limit in one.unread)


def counted_once(main: Sequence[Grant]) -> tuple[Text, ...]:
    """Say why a list has more rows than matters are given, and which rows of one paper name the same; nothing where they are as many."""
    listed = [(one.instrument, row) for one in main for row in if_known(one.rows)]
    rows_of: dict[str, list[int]] = {}
    for _, row in listed:
        rows_of.setdefault(row.matter, []).extend([row.row] if isinstance(row.row, int) else [])
    if len(rows_of) == len(listed):
        return ()
    again = [sorted(rows) for rows in rows_of.values() if len(rows) > 1]
    is_one_paper = len({instrument for instrument, _ in listed}) == 1 and all(
        len(set(rows)) == len(rows) for rows in again
    )
    named = "; ".join(", ".join(map(str, rows)) for rows in again) if is_one_paper and len(again) <= _MOST_AGAIN else ""
    vi, en = (f" (dòng {named})", f" (rows {named})") if named else ("", "")
    rows, matters = (numbers.number(one).vi for one in (len(listed), len(rows_of)))
    return (
        Text(
            f"{rows} dòng ghi {matters} việc: việc ghi ở nhiều dòng{vi} chỉ tính một lần.",
            f"{numbers.in_english(len(listed), 'row')} of {numbers.in_english(len(rows_of), 'matter')}: one that stands in several rows{en} counts once.",
        ),
    )


def title_of(register: Register, grants: Sequence[Grant], what: Text) -> Text:
    """Name the list of what some grants give. ``what``: what they give."""
    if len({one.instrument for one in grants}) > 1:
        if any(one.mechanism != "delegation" for one in grants):
            return Text(
                f"Danh mục {what.vi} được giao theo từng văn bản", text.sentence(f"{what.en} given, by instrument")
            )
        return Text(f"Danh mục {what.vi} được ủy quyền theo từng văn bản", f"Delegated {what.en} by instrument")
    gives = _gives(grants)
    givers = _names(register, [one.giver for one in grants])
    receivers = _names(register, [one for grant in grants for one in grant.alternates or (grant.receiver,)])
    vi, en = f"Danh mục {what.vi}", what.en
    if givers is not None:
        vi, en = f"{vi} {givers.vi} {gives.vi}", f"{en} by {gives.en} of {givers.en}"
    if receivers is not None:
        vi = f"{vi} cho {receivers.vi}" if givers is not None else f"{vi} {gives.vi} cho {receivers.vi}"
        en = f"{en} to {receivers.en}"
    return Text(vi, text.sentence(en))


def _gives(grants: Sequence[Grant]) -> Text:
    """Say how it is given; where all of them give steps before the decision alone, which."""
    gives = mechanisms.MECHANISMS[grants[0].mechanism]
    if not all(aside(one) is STEPS_ONLY for one in grants):
        return gives
    named = limits.steps(dict.fromkeys(step for one in grants for step in one.steps))
    return Text(f"{gives.vi} {named.vi}", f"{gives.en} ({named.en} only)")


def _names(register: Register, several: Sequence[HolderId | Unknown]) -> Text | None:
    """Name holders in full; ``None`` where one is not known, or there are too many for a title."""
    names = []
    for one in dict.fromkeys(several):
        found = register.holder(one)
        if found is None:
            return None
        names.append(holders.in_full(found))
    return text.joined(", ", names) if names and len(names) <= _MOST_NAMES else None


def enclosed_with(register: Register, grants: Sequence[Grant]) -> Text | None:
    """Name the one decision of some grants, as the line below a title does, with blanks for what is not known; ``None`` where there are several."""
    found = {one.instrument: register.instruments.get(one.instrument) for one in grants}
    if len(found) != 1:
        return None
    (one,) = found.values()
    return instruments.with_blanks(register, one) if one is not None else None


def is_cited(given: AnnexSource, grant: Grant, row: AnnexRow, at: str) -> bool:
    """Whether the basis of a row is the place where it is given: that is not told twice."""
    find, matter = given.register.instrument, given.register.matters.get(row.matter)
    cited = row.basis or (cited_on(given.examination, matter) if matter is not None else ())
    return any(one.at == at and find(one.instrument) is find(grant.instrument) for one in cited)


def by_field(
    given: AnnexSource, rows: Sequence[tuple[Grant, AnnexRow]], *, with_numbers: bool
) -> Iterator[tuple[str, list[tuple[Grant, AnnexRow]]]]:
    """Group rows that follow one another in an annex by field, each under its head; its order stays, so a field may come again, under the number that it had."""
    matters, numbers_of = given.register.matters, dict[str, int]()
    for field, group in groupby(rows, key=lambda one: given.field(matters.get(one[1].matter))):
        is_new = field not in numbers_of
        at = numbers_of.setdefault(field, len(numbers_of) + 1)
        head = field if is_new else f"{field} {given.say('(tiếp theo)', '(continued)')}"
        yield f"{roman(at)}. {head}" if with_numbers else head, list(group)
