"""Procedures that go on under another code: who asks for the old one is led to the new one."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority import codes
from delegation.findings import Text
from delegation.model.acts import Recoded
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.questions.who.answer import Recoding
from delegation.speech import codes as saying


def meant(register: Register, asked: MatterId, day: Day) -> tuple[MatterId, tuple[Recoding, ...]]:
    """Give the matter to answer for, and the codes that replaced one another around it.

    Where one code alone is used in place of the one asked for, it is answered for; of several none is chosen.
    """
    ways = codes.in_use(register, asked, day)
    if len({way[-1].new for way in ways}) == 1:
        way = ways[0]
        # Further ways lead to the same code over others in between.
        led = tuple(dict.fromkeys(one for each in ways for one in each))
        return way[-1].new, (
            *(_recoding(register, one, day, is_led=True) for one in led),
            *_around(register, way[-1].new, day, led),
        )
    several = tuple(dict.fromkeys(one for way in ways for one in way))
    return asked, (
        *(_recoding(register, one, day) for one in several),
        *_around(register, asked, day, several),
    )


def _around(register: Register, matter: MatterId, day: Day, told: tuple[Recoded, ...]) -> Iterator[Recoding]:
    for one in (*register.earlier_codes(matter), *register.later_codes(matter)):
        if one not in told:
            yield _recoding(register, one, day)


def _recoding(register: Register, one: Recoded, day: Day, *, is_led: bool = False) -> Recoding:
    running = [each for each in codes.named(register, one) if each.grant.term.possibly_holds(day)]
    said: list[Text] = [saying.replaced(one, register)]
    if not (isinstance(one.on, Day) and day < one.on):
        said += [saying.still_named(each.grant.id, one.old, each.missing, register) for each in running]
    return Recoding(one.old, one.new, one.on, one.by, tuple(each.grant.id for each in running), tuple(said), is_led)
