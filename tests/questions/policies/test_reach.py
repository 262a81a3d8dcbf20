"""Who is reached is found in one walk down each way, as if every two holders on it were asked."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path

import pytest
from folders import DAY, small
from layers import layered

from delegation.authority.examination import Examination
from delegation.model.places import Place
from delegation.model.policies import PolicyQuestion
from delegation.questions.policies.reach import MOST_GIVERS, reached, reaches
from delegation.questions.ways.ways import Ways
from delegation.run import pipeline

_HOLDERS = ("ubnd-tp", *(f"s{at}" for at in range(5)))
_KINDS = ("specialised-agency", "internal-unit")
_HEAD = "instrument: {id: qd-1, number: 1/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2026-01-01, effective: 2026-01-01, title: Ví dụ}\ngrants:\n"


def _register(folder: Path, chance: random.Random) -> Path:
    """Write grants between some holders as chance has it, there and back, some of which may not hold."""
    holders = "".join(f"  - {{id: {one}, name: Sở {one}, level: city, kind: {chance.choice(_KINDS)}}}\n" for one in _HOLDERS[1:])  # fmt: skip
    grants = ""
    for number in range(chance.randrange(3, 9)):
        giver, receiver = chance.sample(_HOLDERS, 2)
        form = chance.choice(("3", "3", "{unknown: chưa rõ}"))
        mechanism = chance.choice(("delegation", "delegation", "decentralisation"))
        start = chance.choice(("2026-01-01", "2026-01-01", "{unknown: chưa rõ}"))
        matter = chance.choice(("vd-ubnd-tp", "vd-ubnd-tp", "vd-so-y-te"))
        grants += f"  - {{id: g{number}, mechanism: {mechanism}, form: {form}, from: {giver}, to: {receiver}, matters: [{matter}], term: {{from: {start}}}}}\n"
    return small(folder, {"holders/them.yaml": "holders:\n" + holders, "decisions/2026/1.yaml": _HEAD + grants})


@pytest.mark.parametrize("seed", range(12))
def test_who_is_reached_is_whoever_stands_at_the_lower_end_of_a_pair(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311  no secret
    ways = Ways(Examination(pipeline.load(_register(tmp_path / "rules", chance)).register, DAY))
    sides = (None, "id:ubnd-tp", "kind:specialised-agency", "id:s1")
    steps = (None, "mechanism:delegation", "id:g1", "form:3")
    for giver, receiver, step, matter in product(sides, sides, steps, (None, "id:vd-ubnd-tp")):
        asked = PolicyQuestion(Place("policies/a.yaml"), "matters", matter, giver, receiver, None, step)
        pairs: dict[str, bool] = {}
        for (_, other), one in reaches(ways, asked).items():
            pairs[other] = pairs.get(other, False) or one.sure
        assert reached(ways, asked) == pairs, asked


@pytest.mark.parametrize("many", [MOST_GIVERS, MOST_GIVERS + 3])
def test_of_those_who_reach_one_on_a_long_way_the_nearest_are_told_and_that_there_are_more(
    many: int, tmp_path: Path
) -> None:
    """Who is reached at all is found whatever the length: the last of a chain by each of the nearest above it."""
    loaded = pipeline.load(layered(tmp_path / "rules", many, 1))
    ways = Ways(Examination(loaded.register, DAY))
    asked = PolicyQuestion(Place("policies/a.yaml"), "matters", None, None, None, None, None)
    found = reaches(ways, asked)
    last = f"s{many - 1}-0"
    givers = [one for one, other in found if other == last]
    assert len(givers) == MOST_GIVERS
    more = [one for (one, other), each in found.items() if other == last and each.has_more]
    assert more == ([] if many == MOST_GIVERS else [f"s{many - 1 - MOST_GIVERS}-0"])
    assert {other for _, other in found} == set(reached(ways, asked))
