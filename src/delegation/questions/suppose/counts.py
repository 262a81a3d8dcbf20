"""Which numbers a hypothesis changes on its day: what is counted, before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from delegation.authority.bounds import life_on
from delegation.authority.examination import Examination
from delegation.authority.holdings import Holdings
from delegation.authority.links import ByGrant
from delegation.model.holders import COMMUNES_OF, HolderId
from delegation.model.instruments import Mechanism
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.model.terms import if_known
from delegation.questions.compare import Comparison
from delegation.questions.suppose.effects import ComparedRegisters
from delegation.questions.suppose.hypothesis import PENDING
from delegation.values import dataclass

_RUNS = ("in-force", "unknown")

What = Literal["holders", "communes", "wards", "rural-communes", "instruments", "grants", "form", "owns", "acts"]
"""What is counted: single holders that exist · communes, by territory · instruments in force · grants of a mechanism that run or may
run · procedures that such grants of a form name · matters that a holder surely owns, or exercises."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there are of something before and after. ``of``: the mechanism, the form or the holder of which they are."""

    what: What
    before: int
    after: int
    of: Mechanism | HolderId | int | None = None


_TERRITORIES: tuple[What, ...] = ("communes", "wards", "rural-communes")
_ROLES: tuple[What, ...] = ("owns", "acts")
_Key = tuple[What, Mechanism | HolderId | int | None]


def tallies(comparison: Comparison, sides: ComparedRegisters, supposed: Register) -> Iterator[Tally]:
    """Give the numbers that differ, in the order in which they are told. ``supposed``: the register in which communes are already one."""
    new = Examination(supposed, comparison.new.as_of)
    old_numbers = dict(_of_register(comparison.old))
    new_numbers = dict(_of_register(new))
    for what, of in dict.fromkeys((*old_numbers, *new_numbers)):
        before, after = old_numbers.get((what, of), 0), new_numbers.get((what, of), 0)
        if before != after:
            yield Tally(what, before, after, of)
    yield from _held(comparison, sides)


def _of_register(examination: Examination) -> Iterator[tuple[_Key, int]]:
    register, day = examination.register, examination.as_of
    holders = [one for one in register.holders.values() if not one.is_class]
    yield ("holders", None), sum(one.term.possibly_holds(day) for one in holders)
    types = Counter(one.type for one in register.communes_on(day))
    for name in _TERRITORIES:
        yield (name, None), sum(types[one] for one in COMMUNES_OF[name])
    in_force = sum(one.term.life(day) == "in-force" and one.id != PENDING for one in register.instruments.values())
    yield ("instruments", None), in_force
    yield from _of_grants(examination)


def _of_grants(examination: Examination) -> Iterator[tuple[_Key, int]]:
    register, day = examination.register, examination.as_of
    running = [
        one
        for one in register.grants.values()
        if one.instrument != PENDING and life_on(ByGrant(one), register, day) in _RUNS
    ]
    by_mechanism = Counter(one.mechanism for one in running)
    for mechanism in get_args(Mechanism):
        yield ("grants", mechanism), by_mechanism[mechanism]
    named: dict[int, set[str]] = {}
    for one in running:
        if one.form is not None and one.decides:
            named.setdefault(one.form, set()).update(row.matter for row in if_known(one.rows))
    for form, matters in sorted(named.items()):
        yield ("form", form), len(matters)


def _held(comparison: Comparison, sides: ComparedRegisters) -> Iterator[Tally]:
    """Count what each holder that gains or loses owns and exercises, of the matters that the register names."""
    concerned = {
        one.holder for change in comparison.matters for move in change.moves for one in (*move.before, *move.after)
    }
    wanted = sorted(one for one in concerned if one is not None)
    if not wanted:
        return
    before = _standing(sides.old, sides.old.register.matters.values())
    # Of matters in which nothing differs the same holders stand on either side.
    was = _standing(sides.old, (one.before for one in comparison.matters))
    after = before - was + _standing(sides.new, (one.after for one in comparison.matters))
    for holder in wanted:
        for role in _ROLES:
            if before[role, holder] != after[role, holder]:
                yield Tally(role, before[role, holder], after[role, holder], holder)


def _standing(side: Holdings, matters: Iterable[Matter | None]) -> Counter[tuple[What, HolderId]]:
    """Count the matters in which each holder surely owns and acts."""
    found: Counter[tuple[What, HolderId]] = Counter()
    for matter in matters:
        pieces = side.of(matter)
        for role in _ROLES:
            stand = {
                party.holder
                for piece in pieces
                for party, _ in (piece.all_owners if role == "owns" else piece.all_acting)
                if party.certain and party.holder is not None
            }
            found.update((role, holder) for holder in stand)
    return found
