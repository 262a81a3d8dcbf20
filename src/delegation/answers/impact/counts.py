"""Which numbers a hypothesis changes on its day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from delegation.authority.bounds import life_on
from delegation.authority.examination import Examination
from delegation.authority.holdings import Holdings
from delegation.authority.links import ByGrant
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.model.terms import if_known
from delegation.questions.compare import Comparison
from delegation.questions.suppose.effects import Sides
from delegation.questions.suppose.hypothesis import PENDING
from delegation.questions.suppose.words import Count
from delegation.speech import MECHANISMS

_RUNS = ("in-force", "unknown")


def counts(comparison: Comparison, sides: Sides, supposed: Register) -> tuple[Count, ...]:
    """Give the numbers that differ. ``supposed``: the register in which communes are already one."""
    new = Examination(supposed, comparison.new.as_of)
    old_numbers = dict(_of_register(comparison.old))
    new_numbers = dict(_of_register(new))
    found = [
        (key, old_numbers.get(key, 0), new_numbers.get(key, 0)) for key in dict.fromkeys((*old_numbers, *new_numbers))
    ]
    made = [Count(Text(*key), before, after) for key, before, after in found if before != after]
    return (*made, *_held(comparison, sides))


def _of_register(examination: Examination) -> Iterator[tuple[tuple[str, str], int]]:
    register, day = examination.register, examination.as_of
    holders = [one for one in register.holders.values() if not one.is_class]
    yield (
        ("chủ thể (không kể nhóm) đang hoạt động", "holders that exist, without classes"),
        sum(one.term.possibly_holds(day) for one in holders),
    )
    communes = register.communes_on(day)
    types = Counter(one.type for one in communes)
    yield ("xã, phường", "communes"), len(communes)
    yield ("phường", "wards"), types["ward"]
    yield ("xã", "rural communes"), types["rural-commune"]
    yield (
        ("văn bản còn hiệu lực", "instruments in force"),
        sum(one.term.life(day) == "in-force" and one.id != PENDING for one in register.instruments.values()),
    )
    yield from _of_grants(examination)


def _of_grants(examination: Examination) -> Iterator[tuple[tuple[str, str], int]]:
    register, day = examination.register, examination.as_of
    running = [
        one
        for one in register.grants.values()
        if one.instrument != PENDING and life_on(ByGrant(one), register, day) in _RUNS
    ]
    by_mechanism = Counter(str(one.mechanism) for one in running)
    for mechanism, said in MECHANISMS.items():
        yield (
            (f"lần {said.vi} còn hoặc có thể còn hiệu lực", f"grants by {said.en} that run or may run"),
            by_mechanism[mechanism],
        )
    named: dict[int, set[str]] = {}
    for one in running:
        if one.form is not None and one.decides:
            named.setdefault(one.form, set()).update(row.matter for row in if_known(one.rows))
    for form, matters in sorted(named.items()):
        key = (f"thủ tục có tên được ủy quyền theo hình thức {form}", f"named procedures delegated by form {form}")
        yield key, len(matters)


def _held(comparison: Comparison, sides: Sides) -> Iterator[Count]:
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
        name = sides.name(holder)
        for role, vi, en in (
            ("owns", "việc có thẩm quyền", "matters owned"),
            ("acts", "việc giải quyết", "matters exercised"),
        ):
            if before[role, holder] != after[role, holder]:
                said = Text(f"{name.vi}: {vi}", f"{name.en}: {en}")
                yield Count(said, before[role, holder], after[role, holder])


def _standing(side: Holdings, matters: Iterable[Matter | None]) -> Counter[tuple[str, HolderId]]:
    """Count the matters in which each holder surely owns and acts."""
    found: Counter[tuple[str, HolderId]] = Counter()
    for matter in matters:
        pieces = side.of(matter)
        for role in ("owns", "acts"):
            stand = {
                party.holder
                for piece in pieces
                for party, _ in (piece.all_owners if role == "owns" else piece.all_acting)
                if party.certain and party.holder is not None
            }
            found.update((role, holder) for holder in stand)
    return found
