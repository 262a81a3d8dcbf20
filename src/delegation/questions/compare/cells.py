"""The communes and cases of a matter in two registers, laid over one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from weakref import WeakKeyDictionary

from delegation.authority.cases import Case, Cases, lies_in
from delegation.authority.holdings import Held, Holdings
from delegation.model.holders import CommuneCode
from delegation.model.matters import Matter
from delegation.model.parts import Dimension, Value
from delegation.model.register import Register
from delegation.questions.compare.words import Area
from delegation.values import dataclass

_ONE_PLACE = frozenset({CommuneCode("")})
"""Stands for everywhere where neither register names communes."""
NOBODY = Held(None, None, (), ())


Former = Mapping[CommuneCode, frozenset[CommuneCode]]


@dataclass(frozen=True, slots=True)
class SharedCommunes:
    """The communes of either register, and what "all" means in each of them: the same for all matters.

    ``former``: of communes that are there on one side only, those of the other side that they took over from: first of those on the
    newer side, then of those on the older.
    """

    communes: frozenset[CommuneCode]
    of_old: frozenset[CommuneCode]
    of_new: frozenset[CommuneCode]
    former: tuple[Former, Former]


@dataclass(frozen=True, slots=True)
class Ground:
    """All communes and cases of a matter in either register."""

    shared: SharedCommunes
    cases: frozenset[Case]
    dimensions: tuple[tuple[Dimension, ...], tuple[Dimension, ...]]

    @property
    def communes(self) -> frozenset[CommuneCode]:
        """The communes of either register."""
        return self.shared.communes

    def area(self, communes: frozenset[CommuneCode], cases: frozenset[Case]) -> Area:
        """Name a piece."""
        # Nearly always the very same, which sets do not look at before their members.
        return Area(
            None if communes is self.communes or communes == self.communes else communes,
            None if cases is self.cases or cases == self.cases else cases,
        )

    def covers(self, one: Held, *, old: bool) -> tuple[frozenset[CommuneCode], frozenset[Case]]:
        """Give the communes and cases of a piece of one register in those of both."""
        communes = one.communes if one.communes is not None else (self.shared.of_old if old else self.shared.of_new)
        former = self.shared.former[0 if old else 1]
        if one.communes is not None and former:
            communes = communes.union(code for code, before in former.items() if before & communes)
        own = one.cases if one.cases is not None else frozenset(Cases(self.dimensions[0 if old else 1]).all)
        return communes, frozenset(case for case in self.cases if any(lies_in(case, wanted) for wanted in own))


def communes_of_both(
    old: Register, new: Register, there: tuple[frozenset[CommuneCode], frozenset[CommuneCode]] | None = None
) -> SharedCommunes:
    """Lay the communes of two registers over one another.

    ``there``: the communes of either side; by default all of its register. Those of one side only are left out: a commune
    that is not there on a day neither loses nor gains anything on it. But whoever has something in a commune is held against whoever
    had it in those of which that was made.
    """
    mine, other = there or _communes(old, new)
    if mine == other:
        # Nearly always; a nation has thousands of communes.
        everywhere = mine or _ONE_PLACE
        return SharedCommunes(everywhere, everywhere, everywhere, ({}, {}))
    former = _former(other - mine, new, mine), _former(mine - other, old, other)
    shared = (mine & other).union(*former)
    everywhere = shared or mine | other or _ONE_PLACE
    of_old, of_new = (everywhere if shared else one or everywhere for one in (mine, other))
    return SharedCommunes(everywhere, of_old, of_new, former)


_SHARED = WeakKeyDictionary[Holdings, tuple[Holdings, SharedCommunes]]()


def shared_communes(old: Holdings, new: Holdings) -> SharedCommunes:
    """Give the communes of two sides laid over one another, once for all matters: a nation has thousands of either."""
    known = _SHARED.get(new)
    if known is None or known[0] is not old:
        known = _SHARED[new] = old, communes_of_both(old.register, new.register, (old.communes, new.communes))
    return known[1]


def ground(before: Matter | None, after: Matter | None, on: SharedCommunes) -> Ground:
    """Lay the boxes of a matter over one another. A register that does not divide a matter means all of its parts."""
    divided = tuple(one.dimensions if one is not None else () for one in (before, after))
    values: dict[str, dict[Value, None]] = {}
    for one in (*divided[0], *divided[1]):
        values.setdefault(one.name, {}).update(dict.fromkeys(one.cells))
    if any(one.unit is not None for one in (*divided[0], *divided[1])):
        values = {name: dict.fromkeys(_cut(found)) for name, found in values.items()}
    # As the matter has them, so that a case is said as by every other answer; where the sides differ, alike from both.
    stated = {tuple(one.name for one in some) for some in divided if some}
    names = stated.pop() if len(stated) == 1 else tuple(sorted(values))
    cases = frozenset(product(*(tuple((name, value) for value in values[name]) for name in names)))
    return Ground(on, cases, (divided[0], divided[1]))


def _communes(old: Register, new: Register) -> tuple[frozenset[CommuneCode], frozenset[CommuneCode]]:
    mine = frozenset(old.communes)
    return mine, mine if old is new else frozenset(new.communes)


def _former(codes: Iterable[CommuneCode], register: Register, there: frozenset[CommuneCode]) -> Former:
    """Give the communes of the other side from which some took over, where there are any."""
    made_of = {code: frozenset(one.old for one in register.predecessors_of(code)) & there for code in codes}
    return {code: before for code, before in made_of.items() if before}


def _cut(values: Iterable[Value]) -> Iterator[Value]:
    """Cut the ranges of both registers at the limits of either."""
    from delegation.model.ranges import joined, pieces  # noqa: PLC0415  few registers measure anything

    every = list(values)
    yield from (one for one in every if isinstance(one, str))
    ranges = [one for one in every if not isinstance(one, str)]
    for whole in joined(ranges):
        if not isinstance(whole, str):
            yield from pieces(whole, ranges)


def overlaps(
    olds: Sequence[Held], news: Sequence[Held], on: Ground
) -> Iterator[tuple[Held, Held, frozenset[CommuneCode], frozenset[Case]]]:
    """Give each pair of pieces that share cells, with the cells; ``NOBODY`` stands where a register has no piece."""
    before = [(one, *on.covers(one, old=True)) for one in olds]
    after = [(one, *on.covers(one, old=False)) for one in news]
    for case in sorted(on.cases):
        mine = [(one, communes) for one, communes, cases in before if case in cases]
        other = [(one, communes) for one, communes, cases in after if case in cases]
        for was, here in _filled(mine, on):
            for becomes, there in _filled(other, on):
                shared = _shared(here, there)
                if shared:
                    yield was, becomes, shared, frozenset({case})


def _shared(some: frozenset[CommuneCode], others: frozenset[CommuneCode]) -> frozenset[CommuneCode]:
    """Give the communes of both: where they are the very same, as nearly always, none is looked at; and they stay the very same."""
    if some is others:
        return some
    both = some & others
    return others if len(both) == len(others) else both


def _filled(
    pieces: Sequence[tuple[Held, frozenset[CommuneCode]]], on: Ground
) -> Iterator[tuple[Held, frozenset[CommuneCode]]]:
    left = on.communes
    for one, communes in pieces:
        yield one, _shared(communes, on.communes)
        left = frozenset() if communes is left else left - communes
    if left:
        yield NOBODY, left
