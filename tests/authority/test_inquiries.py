"""What is asked of matters, grants, groups of them and the world is worked out once, and after a change only where this reaches: the same answers as anew."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from folders import RULES

from delegation.authority.components import Component, Links
from delegation.authority.examination import Examination
from delegation.authority.view import AUTHORITY, PARTED, WORLD, UndeclaredError
from delegation.model.matters import Grant, Matter, MatterId
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import if_known
from delegation.run import pipeline

pytestmark = pytest.mark.usefixtures("examined_anew")
HERE, DAY = Place("tasks/a.yaml"), date(2026, 11, 24)
FIELDS = ("đất", "nước", "rừng", None)


@pytest.fixture(name="real", scope="module")
def _real() -> Register:
    return pipeline.load(RULES).register


def _register(matters: Sequence[Matter]) -> Register:
    return Register("x", "x", HERE, matters={one.id: one for one in matters})


def _changed(of: Register, dealt: random.Random) -> tuple[Register, Component]:
    """Change some matters: others come, go or lie in another field; sometimes all stand in another order."""
    matters, met = dict(of.matters), set[MatterId]()
    for _ in range(dealt.randrange(1, 4)):
        name = MatterId(f"m{dealt.randrange(30)}")
        met.add(name)
        if name in matters and dealt.random() < 0.4:
            del matters[name]
        else:
            matters[name] = Matter(name, "task", f"Việc {name}", (), HERE, field=dealt.choice(FIELDS))
    if dealt.random() < 0.2:
        matters = dict(sorted(matters.items(), key=lambda _: dealt.random()))
    return replace(of, matters=matters), Component(frozenset(met), frozenset())


def _by_field(examination: Examination, asked: list[str | None]) -> dict[str | None, list[str]]:
    def ask(field: str | None, some: Sequence[Matter]) -> list[str]:
        asked.append(field)
        return [one.id for one in some]

    return dict(examination.of_groups("fields", lambda some: ((one.field,) for one in some), ask))


@pytest.mark.parametrize("seed", range(20))
def test_groups_are_those_of_the_register_as_it_is_and_only_what_changed_is_asked(seed: int) -> None:
    """Whoever comes, goes or moves to another group, and in whichever order the entries stand afterwards."""
    dealt = random.Random(seed)  # noqa: S311  no secret
    of = _register([])
    before = Examination(of, DAY)
    before.keep()
    for _ in range(15):
        now, met = _changed(before.register, dealt)
        examination = Examination(now, DAY)
        examination.keep()
        examination.inherit(before, met)
        asked, anew = list[str | None](), list[str | None]()
        assert _by_field(examination, asked) == _by_field(Examination(now, DAY), anew)
        of_met = [one for side in (before.register, now) for name in met.matters if (one := side.matters.get(name))]
        is_same_order = [one for one in before.register.matters if one in now.matters] == [
            one for one in now.matters if one in before.register.matters
        ]
        if is_same_order and len(before.register.matters) > 0:
            assert {*asked} <= {one.field for one in of_met}
        assert [name for name, _ in examination.in_order(examination.of_each("all", lambda _: True))] == [*now.matters]
        before = examination


def test_who_stands_in_which_group_is_kept_only_where_somebody_takes_it_over() -> None:
    first = _register([Matter(MatterId("a"), "task", "A", (), HERE, field="đất")])
    for is_kept in (False, True):
        before, after, asked = Examination(first, DAY), Examination(first, DAY), list[str | None]()
        if is_kept:
            before.keep()
            after.keep()
        _by_field(before, [])
        after.inherit(before, Component(frozenset(), frozenset()))
        assert _by_field(after, asked) == {"đất": ["a"]}
        assert asked == ([] if is_kept else ["đất"])


def test_grants_are_asked_again_only_where_they_changed(real: Register) -> None:
    before, asked = Examination(real, DAY), list[str]()

    def ask(one: Grant) -> str:
        asked.append(one.id)
        return one.id

    before.of_each_grant("ids", ask, daily=False)
    assert asked == [*real.grants]
    some = next(iter(real.grants))
    now = Examination(replace(real, grants={one: each for one, each in real.grants.items() if one != some}), DAY)
    now.inherit(before, Component(frozenset(), frozenset({some})))
    asked.clear()
    assert {*now.of_each_grant("ids", ask, daily=False)} == {*real.grants} - {some}
    assert asked == []


def test_whoever_asks_of_the_world_cannot_read_matters_or_grants(real: Register) -> None:
    """Whatever he has declared, and by whichever way: what would be kept after a change of theirs must not rest on them."""
    for examination in (Examination(real, DAY), Examination(real, DAY).reading(AUTHORITY)):
        assert examination.of_world("holders", lambda world: len(world.holders)) == len(real.holders)
        for group in (*PARTED, "grants_of", "procedures", "books"):
            with pytest.raises(UndeclaredError):
                examination.of_world(group, lambda world, group=group: getattr(world, group))  # type: ignore[misc]
    with pytest.raises(UndeclaredError):
        Examination(real, DAY).reading(WORLD).of_world("figures", lambda world: world.figures)


def test_what_somebody_found_who_reads_more_is_not_given_to_whoever_reads_less(real: Register) -> None:
    """One name, two who ask: neither gets what the other may read."""
    examination = Examination(real, DAY)
    more, less = examination.reading(AUTHORITY | {"figures"}), examination.reading(AUTHORITY)
    assert more.of_world("what", lambda world: len(world.figures)) == len(real.figures)
    with pytest.raises(UndeclaredError):
        less.of_world("what", lambda world: len(world.figures))
    more.of_each("what", lambda _: more.register.figures, daily=False)
    with pytest.raises(UndeclaredError):
        less.of_each("what", lambda _: less.register.figures, daily=False)


def test_the_world_is_taken_over_where_no_group_that_is_read_differs(real: Register) -> None:
    before = Examination(real, DAY)
    narrow = before.reading(AUTHORITY)
    narrow.of_world("holders", lambda _: "như trước")
    for groups, wanted in ((PARTED, "như trước"), ({"figures"}, "như trước"), ({"holders"}, "làm lại")):
        now = Examination(real, DAY)
        now.inherit_world(before, frozenset(groups))
        assert now.reading(AUTHORITY).of_world("holders", lambda _: "làm lại") == wanted


@pytest.mark.parametrize("seed", range(3))
def test_what_names_what_is_followed_from_change_to_change(real: Register, seed: int) -> None:
    """Matters and grants taken out and put back at random: what hangs together is what a look at all of them says."""
    dealt, links, now = random.Random(seed), Links(real), real  # noqa: S311  no secret
    for _ in range(12):
        names = [MatterId(one) for one in dealt.sample([*real.matters], 5)] + [
            row.matter for one in dealt.sample([*real.grants.values()], 1) for row in if_known(one.rows)[:2]
        ]
        given = frozenset(dealt.sample([*real.grants], 2))
        matters = {one: each for one, each in real.matters.items() if (one in now.matters) != (one in names)}
        grants = {one: each for one, each in real.grants.items() if (one in now.grants) != (one in given)}
        after = replace(now, matters=matters, grants=grants)
        links, now = links.after(after, Component(frozenset(names), given)), after
        anew = Links(now)
        for name in (*names, *dealt.sample([*real.matters], 20)):
            part = Component(frozenset({name}), frozenset())
            assert links.closure(part) == anew.closure(part)
        for grant in given:
            part = Component(frozenset(), frozenset({grant}))
            assert links.closure(part) == anew.closure(part)
