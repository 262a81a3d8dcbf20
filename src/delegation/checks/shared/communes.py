"""Communes that become one another in no possible order: round in a circle, or on days that exclude it."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.findings import Problem, Text
from delegation.model.holders import Succession
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day
from delegation.speech import days


def out_of_order(register: Register) -> Iterator[Problem]:
    """Ask of each succession whether the days of both communes leave room for it, and whether it leads back to where it began."""
    linked = {(one.old, one.new): one for one in register.succession}
    for commune in register.communes.values():
        for said in commune.becomes:
            if said.new not in register.communes:
                continue
            one = linked.get((said.old, said.new))
            if one is None:
                yield _circle(said)
            else:
                yield from _of_terms(register, one)


def _circle(one: Succession) -> Problem:
    if one.old == one.new:
        said = Text(
            f"xã, phường {one.old} không thể nhập vào chính nó: đổi tên thì ghi «former-names», giữ mã thì bỏ dòng này.",
            f"the commune {one.old} cannot become itself: a new name is `former-names`; where the code stays, take this out.",
        )
    else:
        said = Text(
            f"{one.old} trở thành {one.new}, nhưng sổ cũng ghi {one.new} (trực tiếp hoặc qua đơn vị khác) trở thành {one.old}: hãy đối "
            "chiếu nghị quyết và bỏ chiều sai; đến lúc đó sổ coi như không đơn vị nào kế tiếp đơn vị nào.",
            f"{one.old} becomes {one.new}, but the register also says that {one.new} becomes {one.old}, itself or over others: compare the "
            "instrument and take out the wrong one; until then neither is taken to follow the other.",
        )
    return Problem(one.place, said, about=(one.old, one.new, "becomes"))


def _of_terms(register: Register, one: Succession) -> Iterator[Problem]:
    if not isinstance(one.on, Day):
        return
    old, new = register.communes[one.old], register.communes[one.new]
    end, start, on = old.term.end, new.term.start, days.day(one.on)
    later = [each.on for each in register.successors_of(one.old) if isinstance(each.on, Day)]
    if isinstance(end, Day) and end >= one.on and one.on == max(later):
        last, before = days.day(end), days.day(one.on - ONE_DAY)
        yield Problem(
            one.place,
            Text(
                f"{old.name} trở thành {new.name} từ {on.vi}, nhưng còn đến hết {last.vi}: hãy để «term» kết thúc ngày {before.vi} (hoặc bỏ "
                "ngày cuối), hoặc sửa ngày sắp xếp.",
                f"{old.name} becomes {new.name} from {on.en} on, but is there until {last.en}: let «term» end on {before.en} (or leave its "
                "end out), or correct the day.",
            ),
            about=(one.old, one.new, on.en, last.en),
        )
    if isinstance(start, Day) and start > one.on:
        first = days.day(start)
        yield Problem(
            one.place,
            Text(
                f"{old.name} trở thành {new.name} từ {on.vi}, nhưng {new.name} chỉ có từ {first.vi}. Hãy sửa một trong hai ngày.",
                f"{old.name} becomes {new.name} from {on.en} on, but {new.name} is there from {first.en} only. Correct one of the days.",
            ),
            about=(one.old, one.new, on.en, first.en),
        )
