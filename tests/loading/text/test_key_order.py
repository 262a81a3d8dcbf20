"""Keys stand in the order of the schema, each with its value and the remarks above it; what is said stays."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from folders import RULES

from delegation.loading import schema
from delegation.loading.disk import files
from delegation.loading.disk.files import RuleFile
from delegation.loading.parsing import parsed
from delegation.run.formatting import canonical

REAL = files.read(RULES)[0]


def neat(text: str, kind: str = "tasks") -> str:
    found = canonical(RuleFile("tệp.yaml", kind, text.encode()))
    assert found is not None
    return found.decode()


def test_a_key_moves_with_its_value_and_its_remarks() -> None:
    assert neat(
        """\
tasks:
  # of the first
  - note: |
      # not a remark

      one
    # why it is so
    # and so
    title: A   # here
    id: a

    # of the second
  - id: b
    basis:
      # of the law
      - at: Điều 1
        instrument: x
    owner: o   # after it
    title: B
# the end
"""
    ) == """\
tasks:
  # of the first
  - id: a
    # why it is so
    # and so
    title: A   # here
    note: |
      # not a remark

      one

    # of the second
  - id: b
    title: B
    owner: o   # after it
    basis:
      # of the law
      - instrument: x
        at: Điều 1
# the end
"""  # fmt: skip


def test_a_remark_above_what_becomes_first_stands_above_its_dash() -> None:
    assert neat("tasks:\n  - title: A\n    # why\n    id: a\n") == "tasks:\n  # why\n  - id: a\n    title: A\n"


def test_within_brackets_too() -> None:
    assert neat('tasks: [{title: "A, }", id: a, term: {to: 2026-01-01, from: 2025-01-01}}]\n') == (
        'tasks: [{id: a, title: "A, }", term: {from: 2025-01-01, to: 2026-01-01}}]\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        "tasks:\n  - title: A\n    unheard-of: 1\n    id: a\n",
        "tasks: [{title: A,\n    id: a}]\n",
        "tasks: [{title: A, # why\n    id: a}]\n",
    ],
)
def test_a_mapping_stays_whose_order_is_not_known_or_whose_lines_are_shared(text: str) -> None:
    assert neat(text) == text


@pytest.mark.parametrize("text", ["tasks: [", "a: 1\na: 2\n", "a: &x 1\nb: *x\n", "\t- a\n", ""])
def test_a_faulty_file_is_left_alone(text: str) -> None:
    assert canonical(RuleFile("tệp.yaml", "tasks", text.encode())) is None


def shuffled(tree: object, rng: random.Random) -> object:
    """Give a tree with the keys of its mappings in any order."""
    if isinstance(tree, dict):
        keys = rng.sample(list(tree), len(tree))
        return {key: shuffled(tree[key], rng) for key in keys}
    return [shuffled(one, rng) for one in tree] if isinstance(tree, list) else tree


def in_order(tree: object, rules: Mapping[str, Any]) -> bool:
    """Tell whether the keys of a tree stand in the order of a schema."""
    if isinstance(tree, list):
        return all(in_order(one, rules.get("items", {})) for one in tree)
    if not isinstance(tree, dict):
        return True
    known = list(rules.get("properties", {}))
    own = [known.index(key) for key in tree] if all(key in known for key in tree) else []
    return own == sorted(own) and all(
        in_order(one, rules.get("properties", {}).get(key, {})) for key, one in tree.items()
    )


@pytest.mark.parametrize("flow", [None, False, True], ids=["mixed", "lines", "brackets"])
@pytest.mark.parametrize("seed", range(20))
def test_whatever_order_keys_come_in_they_end_in_that_of_the_schema(seed: int, flow: bool | None) -> None:  # noqa: FBT001  a parameter of the test
    rng = random.Random(seed)  # noqa: S311  no secret
    one = rng.choice([each for each in REAL if len(each.data) < 20_000])
    tree = shuffled(yaml.load(one.data, yaml.BaseLoader), rng)  # noqa: S506  plain texts only
    text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=10**9)
    found = neat(text, one.kind)
    after = yaml.load(found, yaml.BaseLoader)  # noqa: S506  as above
    assert after == tree
    assert in_order(after, schema.of(one.kind))
    assert neat(found, one.kind) == found


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{term}", "{term}"),
        ("{title, id: a}", "{id: a, title}"),
        ("{title: '', id: a}", '{id: a, title: ""}'),
        ("{term: {to, from: 2026-01-01}, id: a}", "{id: a, term: {from: 2026-01-01, to}}"),
        ("{id: a, basis: [x, {at}]}", "{id: a, basis: [x, {at}]}"),
    ],
)
def test_a_key_without_a_value_stays_one_within_brackets(written: str, meant: str) -> None:
    """``{a:}`` would be another key, or none that can be read."""
    assert neat(f"tasks:\n  - {written}\n") == f"tasks:\n  - {meant}\n"


@pytest.mark.parametrize("seed", range(40))
def test_whatever_can_be_read_is_laid_out_or_left(seed: int) -> None:
    """Signs of YAML in any place of a sound file: nothing is raised, and what comes of it says the same."""
    chance = random.Random(seed)  # noqa: S311  no secret
    for one in disturbed(chance):
        after = canonical(one)
        assert after is None or parsed(one.name, one.kind, after).tree == parsed(one.name, one.kind, one.data).tree


def disturbed(chance: random.Random) -> list[RuleFile]:
    """Give some real files with signs of YAML in any place of them."""
    found = []
    for one in chance.sample([each for each in REAL if len(each.data) < 4_000], 6):
        made = bytearray(one.data)
        for _ in range(chance.randrange(1, 4)):
            at = chance.randrange(len(made))
            made[at : at + chance.randrange(8)] = chance.choice((b"", b":", b", ", b"}", b"{", b"- ", b"[", b"'", b"# ", b"? ", b"a: "))  # fmt: skip
        found.append(RuleFile(one.name, one.kind, bytes(made)))
    return found


@pytest.mark.parametrize("seed", range(20))
def test_what_is_in_order_is_what_ordering_would_leave(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file whose keys are in order is not read again for its tokens: its form is the same as if it were."""
    chance = random.Random(seed)  # noqa: S311  no secret
    # Brackets that ordering writes closer, though no key of theirs moves.
    loose = [
        RuleFile("tệp.yaml", "tasks", f"tasks:\n  - {text}\n".encode())
        for text in ("{id: a, coordinators: [x, y, ]}", "{id: a, term: {from: , to: 2027-01-01}}", "{id: a, title: , }")
    ]
    several = [*disturbed(chance), *loose, *chance.sample(REAL, 3)]
    quick = [canonical(one) for one in several]
    monkeypatch.setattr("delegation.loading.text.key_order._is_in_order", lambda *_: False)
    assert quick == [canonical(one) for one in several]
    assert any(quick)
