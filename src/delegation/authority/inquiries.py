"""What is asked of a register and worked out once: of each matter or grant, of groups of them, of some, and of all that is neither."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields
from functools import cached_property
from typing import Literal, TypeVar

from delegation.authority.components import Component
from delegation.authority.remembered import Inquiry, Kind, Remembered
from delegation.authority.view import PARTED, View
from delegation.model.matters import Grant, Matter, MatterId
from delegation.model.register import Register
from delegation.model.terms import Day

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
_EVERYTHING = frozenset(one.name for one in fields(Register))
_KINDS: tuple[Kind, ...] = ("matters", "grants")


class Inquiries:
    """A register under question on a day, and what was asked of it: each once, and after a change only where this can reach."""

    def __init__(self, register: Register, as_of: Day) -> None:
        """Take a register and the day of the question."""
        self.register = register
        self._as_of = as_of
        self.is_dated = False
        """Whether the day was asked for since this was last set: what was found before that, is found on every day."""
        self._remembered = Remembered()

    @property
    def as_of(self) -> Day:
        """The day of the question."""
        self.is_dated = True
        return self._as_of

    @cached_property
    def _reads(self) -> frozenset[str]:
        return self.register.reads if isinstance(self.register, View) else _EVERYTHING

    @cached_property
    def _world(self) -> Register:
        whole = self.register.whole if isinstance(self.register, View) else self.register
        return View(whole, self._reads - PARTED)

    def _asked(self, kind: Kind, what: Hashable, *, daily: bool) -> Inquiry:
        return Inquiry(kind, what, self.as_of if daily else None, self._reads)

    def of_each(
        self,
        what: str,
        ask: Callable[[Matter], T | Literal[False]],
        *,
        daily: bool = True,
        among: Iterable[Matter] | None = None,
    ) -> Mapping[MatterId, T]:
        """Give what is asked of every matter by its id, in no order and without those that answer ``False``; each is asked once under the name ``what``.

        For the day, or (not ``daily``) for all. ``among``: all others are known to answer ``False``. The answer may rest on the matter, on what hangs
        together with it (``authority.components``) and on what is neither matter nor grant.
        """
        asked = self._asked("matters", what, daily=daily)
        some = None if among is None else (one.id for one in among)
        return self._remembered.each(asked, self.register.matters, ask, some)

    def of_each_grant(
        self, what: str, ask: Callable[[Grant], T | Literal[False]], *, daily: bool = True
    ) -> Mapping[str, T]:
        """Give what is asked of every grant by its id, as ``of_each`` does of matters."""
        return self._remembered.each(self._asked("grants", what, daily=daily), self.register.grants, ask)

    def of_groups(
        self,
        what: str,
        keys: Callable[[Sequence[Matter]], Iterable[tuple[K, ...]]],
        ask: Callable[[K, Sequence[Matter]], T | Literal[False]],
        *,
        daily: bool = False,
    ) -> Mapping[K, T]:
        """Give what is asked of every group of matters by its key, in no order and without those that answer ``False``; for all days, or (``daily``) for the day.

        ``keys``: gives of each of some matters the groups that it stands in; ``ask``: gets those of one group in the order of the files. Both may rest on
        what the answer of a single matter may rest on, and ``ask`` on that of all in the group.
        """
        asked = self._asked("matters", what, daily=daily)
        return self._remembered.groups(asked, self.register.matters, keys, ask)

    def of_grant_groups(
        self,
        what: str,
        keys: Callable[[Sequence[Grant]], Iterable[tuple[K, ...]]],
        ask: Callable[[K, Sequence[Grant]], T | Literal[False]],
    ) -> Mapping[K, T]:
        """Give what is asked of every group of grants, as ``of_groups`` does of matters."""
        return self._remembered.groups(self._asked("grants", what, daily=False), self.register.grants, keys, ask)

    def of_some(self, what: Hashable, matters: Iterable[MatterId], ask: Callable[[], T]) -> T:
        """Give what is asked of some matters, which the register may lack, once under the name ``what``; as of each, for the day."""
        return self._remembered.some((what, self.as_of), matters, ask)

    def of_one(self, what: str, matter: Matter, ask: Callable[[Matter], T]) -> T:
        """Give what is asked of one matter, worked out once for all days, as ``of_each`` does for every one."""
        return self._remembered.some((what, matter.id), (matter.id,), lambda: ask(matter))

    def of_world(self, what: str, ask: Callable[[Register], T], *, daily: bool = False) -> T:
        """Give what is asked of all that is neither matter nor grant, once under the name ``what``; ``daily``: for the day alone.

        ``ask`` gets the register as far as whoever asks may read it, without matters and grants: to read these is refused (``UndeclaredError``).
        """
        asked = (what, self.as_of if daily else None, self._reads - PARTED)
        return self._remembered.world(asked, lambda: ask(self._world))

    def in_order(self, found: Mapping[MatterId, T]) -> list[tuple[MatterId, T]]:
        """Give what was found of matters in the order of the files."""
        return self._remembered.in_order("matters", self.register.matters, found)

    def grants_in_order(self, found: Mapping[str, T]) -> list[tuple[str, T]]:
        """Give what was found of grants in the order of the files."""
        return self._remembered.in_order("grants", self.register.grants, found)

    def _inherit(self, before: Inquiries, changed: Component) -> None:
        """Take over what was worked out in a register that differs from this one in matters and grants alone, but of what is among the changed."""
        same_order: set[Kind] = set()
        for kind in _KINDS:
            mine, its = [*getattr(self.register, kind)], [*getattr(before.register, kind)]
            if mine == its:
                self._remembered.inherit_order(before._remembered, kind)
                same_order.add(kind)
            elif _common(mine, {*its}) == _common(its, {*mine}):
                same_order.add(kind)
        self._remembered.inherit(before._remembered, changed, same_order)

    def keep(self) -> None:
        """Let another register take over what is worked out from now on."""
        self._remembered.is_kept = True

    def inherit_world(self, before: Inquiries, groups: AbstractSet[str]) -> None:
        """Take over what was worked out of neither matters nor grants in a register that differs from this one in these groups alone, and never in its own file."""
        self._remembered.inherit_world(before._remembered, groups)

    def share_world(self, other: Inquiries) -> None:
        """Work out together with a register that differs from this one in matters and grants alone what is neither."""
        self._remembered.share_world(other._remembered)

    def forget_day(self) -> None:
        """Let go what was worked out of each matter for the day alone: of a nation on a hundred days that is most of all that is kept."""
        self._remembered.forget(self._as_of)


def _common(names: list[str], others: AbstractSet[str]) -> list[str]:
    return [one for one in names if one in others]
