"""What a condition means for each kind of entry. The answer is yes, no, or ``None``: the register does not know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar, cast

from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.register import Register
from delegation.model.terms import Day, Life, Term, Unknown
from delegation.names import naming
from delegation.names.folding import fold
from delegation.names.naming import Kind, Named
from delegation.names.near import near
from delegation.questions.select.selector import Condition, Selector, compares
from delegation.questions.ways import nodes
from delegation.questions.ways.nodes import Sort, WayNode
from delegation.questions.ways.ways import Ways

Fits = bool | None
"""Yes, no, or not known."""
T = TypeVar("T")
Test = Callable[[T], Fits]
Maker = Callable[[Ways, Condition], Test[T]]

READ_OFF = frozenset(
    ("id", "form", "level", "field", "provenance", "internal", "outside", "reserved", "review", "unlisted")
)
"""Conditions that look at nothing but the entry: whatever order conditions are tried in, the answer is the same."""
STATES: tuple[Life, ...] = ("in-force", "not-yet", "suspended", "ended", "unknown")


def any_of(answers: Iterable[Fits]) -> Fits:
    """Say whether one of several is so."""
    doubt = False
    for one in answers:
        if one:
            return True
        doubt = doubt or one is None
    return None if doubt else False


def all_of(answers: Iterable[Fits]) -> Fits:
    """Say whether all of several are so."""
    doubt = False
    for one in answers:
        if one is False:
            return False
        doubt = doubt or one is None
    return None if doubt else True


def turned(answer: Fits) -> Fits:
    """Turn an answer round; what is not known stays so."""
    return None if answer is None else not answer


def test_of(selector: Selector, ways: Ways, makers: Mapping[str, Maker[T]]) -> Test[T]:
    """Make one test of a selector. Raises ``AskedWronglyError`` where a value means nothing."""
    made = [
        (part, _part(part.without, [makers[one.key](ways, one) for one in part.conditions])) for part in selector.parts
    ]
    # What is read off an entry comes first: of most it leaves nothing to be worked out.
    parts = [
        test for _, test in sorted(made, key=lambda each: any(one.key not in READ_OFF for one in each[0].conditions))
    ]
    return parts[0] if len(parts) == 1 else _all(parts)


def _all(tests: list[Test[T]]) -> Test[T]:
    def fits(entry: T) -> Fits:
        doubt = False
        for test in tests:
            one = test(entry)
            if one is False:
                return False
            doubt = doubt or one is None
        return None if doubt else True

    return fits


def _any(tests: list[Test[T]]) -> Test[T]:
    def fits(entry: T) -> Fits:
        doubt = False
        for test in tests:
            one = test(entry)
            if one:
                return True
            doubt = doubt or one is None
        return None if doubt else False

    return fits


def _part(without: bool, tests: list[Test[T]]) -> Test[T]:  # noqa: FBT001  a part is with or without
    only = tests[0] if len(tests) == 1 else _any(tests)
    return (lambda entry: turned(only(entry))) if without else only


def among(value: str, known: Iterable[str], condition: Condition) -> str:
    """Take one of a closed list of words, by itself or by what it means. Raises ``AskedWronglyError`` with the list and the nearest."""
    every = sorted({one for one in known if one})
    if value.lower() in every:
        return value.lower()
    from delegation.names import words  # noqa: PLC0415  only where it is said in other words

    meant = words.meant(value, every)
    if len(meant) == 1:
        return meant[0]
    likest = meant[:1] or near(value.lower(), every, like=0.5)
    listed = words.listed(meant or every)
    raise AskedWronglyError(
        Text(
            f"«{condition.written}»: không có giá trị «{value}»"
            + (f"; có phải {likest[0]}?" if likest else ".")
            + f" Có: {listed.vi}.",
            f"“{condition.written}”: there is no value “{value}”"
            + (f"; did you mean {likest[0]}?" if likest else ".")
            + f" Possible: {listed.en}.",
        )
    )


def resolved(condition: Condition, names: Iterable[Named], kind: Kind) -> str:
    """Find the id that the name in a condition means."""
    return naming.resolve(condition.value, names, kind, exactly=condition.exactly).id


def node_of(ways: Ways, condition: Condition, *sorts: Sort) -> WayNode:
    """Find what the name in a condition means among some sorts; a holder within a class stands as the class."""
    register, kept, wanted = ways.examination.register, ways.examination.kept, sorts or nodes.ASKED
    key = (f"named {' '.join(wanted)}", ways.examination.as_of)

    def known() -> Sequence[Named]:
        if key not in kept:
            kept[key] = tuple(nodes.every_named(register, wanted))
        return cast("tuple[Named, ...]", kept[key])

    return ways.node(nodes.find(register, condition.value, wanted, exactly=condition.exactly, known=known))


def reaches(ways: Ways, condition: Condition, sort: Sort) -> Callable[[str], Fits]:
    """Ask whether something is what is named, or lies above or below it."""
    root = node_of(ways, condition)
    reach = ways.reach(root, condition.steps_above, condition.steps_below)

    def fits(name: str) -> Fits:
        node = ways.node(WayNode(sort, name))
        if node == root:
            return True
        sides = [*([reach.above] if condition.above else []), *([reach.below] if condition.below else [])]
        found = [side[node] for side in sides if node in side]
        return None if found and not any(found) else bool(found)

    return fits


def contains(value: str) -> Callable[[Iterable[str | None]], Fits]:
    """Ask whether a text holds some words, without diacritics."""
    wanted = fold(value)
    return lambda texts: any(f" {wanted}" in f" {fold(text)}" for text in texts if text)


def dated(condition: Condition) -> Callable[[Day | None, bool], Fits]:
    """Compare a day with that of the condition. ``open_``: the day may be earlier (an end) or later (a beginning)."""
    sign, wanted = condition.sign, condition.day
    sooner, later = ("<", "<="), (">", ">=")
    sure_if, sure_unless = (sooner, later) if condition.key == "ends" else (later, sooner)

    def fits(day: Day | None, open_: bool) -> Fits:  # noqa: FBT001  asked for every entry
        if day is None or wanted is None:
            return None if open_ else False
        found = compares(sign, day, wanted)
        if not open_:
            return found
        return True if found and sign in sure_if else (False if not found and sign in sure_unless else None)

    return fits


def dated_term(condition: Condition) -> Callable[[Term], Fits]:
    """Compare an end of a term."""
    fits = dated(condition)

    def of(term: Term) -> Fits:
        end = term.end if condition.key == "ends" else term.start
        return fits(end if isinstance(end, Day) else None, isinstance(end, Unknown))

    return of


def exists(register: Register, holder: str, day: Day) -> bool:
    """Say whether a holder may exist on a day."""
    found = register.holder(holder)
    return found is not None and found.term.possibly_holds(day)
