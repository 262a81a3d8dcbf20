"""One canonical layout: whatever blanks, lines and quotes a file was written with, it says the same and looks the same."""

from __future__ import annotations

import random
import re

import pytest
import yaml
from folders import RULES

from delegation.loading.disk import files
from delegation.loading.disk.files import RuleFile
from delegation.loading.text.layout import laid_out
from delegation.run.formatting import canonical

REAL = files.read(RULES)[0]
MESSY = """

a:   1   # x
b :
- x:   [ 1,2 ,3 ]
  y: 'it''s'
# c
-   x: |
      abc
        d

    z:
      # inner
      k: { a : 1,  "b":2 }


      m: plain
        goes on
      l: "q
        r"
    # of z

# of c
c: >-
   text
   more
d:
    - - 1
      - 2
    -
      e: 3
f:
  [ 1,
    2,
  ]
g: 'a "b"'
h: |2
   one more
i: |+
 keep

"""
NEAT = """\
a: 1   # x
b:
  - x: [1, 2, 3]
    y: "it's"
  # c
  - x: |
      abc
        d

    z:
      # inner
      k: {a: 1, "b": 2}

      m: plain
        goes on
      l: "q
        r"
    # of z

# of c
c: >-
  text
  more
d:
  - - 1
    - 2
  -
    e: 3
f:
  [1,
    2,
  ]
g: 'a "b"'
h: |2
   one more
i: |+
  keep

"""


def test_blanks_lines_and_quotes_become_one_way_of_writing() -> None:
    assert laid_out(MESSY) == NEAT
    assert laid_out(NEAT) == NEAT
    assert yaml.safe_load(NEAT) == yaml.safe_load(MESSY)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_become_those_of_the_repository(end: str) -> None:
    assert laid_out("a: |\n  x\n  y\nb: 1\n".replace("\n", end)) == "a: |\n  x\n  y\nb: 1\n"


@pytest.mark.parametrize(
    "text",
    ["a: |\n  x", "a: |-\n  x", "a: |+\n  x\n\n\n", "a: >\n  x\n\n\n", "a: 'x\n\n\n  y'\n", "a: |\n  x  \n   \n  y\n", "a: x\n  y   \n\n\n  z\n"],
)  # fmt: skip
def test_blanks_that_are_part_of_a_text_stay(text: str) -> None:
    assert yaml.safe_load(laid_out(text)) == yaml.safe_load(text)


def test_the_real_register_is_in_its_canonical_form() -> None:
    assert [one.name for one in REAL if canonical(one) != one.data] == []


def messed(text: str, rng: random.Random) -> str:
    """Write a canonical text as people do: other steps of indentation, blanks, empty lines, quotes, line ends."""
    step = rng.choice([1, 2, 3, 4]) if rng.random() < 0.5 else 0
    found = []
    for line in text.split("\n"):
        found.append(_messed_line(line, step, rng))
        if not line and rng.random() < 0.5:
            found += [""] * rng.randint(1, 3)
    return ("\r\n" if rng.random() < 0.3 else "\n").join(found)


def _messed_line(line: str, step: int, rng: random.Random) -> str:
    body = line.lstrip(" ")
    said = body
    if body and not body.startswith("#"):
        said += " " * rng.randint(0, 3)
    if rng.random() < 0.3 and not {'"', "'"} & set(body):
        said = re.sub(r"^((?:- +)?[a-z-]+):(?= )", rf"\1{' ' * rng.randint(0, 2)}:{' ' * rng.randint(0, 2)}", said)
    if rng.random() < 0.5:
        said = re.sub(r': "([^"\\\']*)"$', r": '\1'", said)
    if rng.random() < 0.5 and re.fullmatch(r"[^\"'#]*\{[^\"'#]*\} *", said):
        said = said.replace("{", "{ ").replace("}", " }")
    if not step:
        return " " * (len(line) - len(body)) + said
    dash = re.sub(r"^- ", "-" + " " * (2 * step - 1), said)
    return " " * ((len(line) - len(body)) * step) + dash


@pytest.mark.parametrize("seed", range(40))
def test_whatever_way_a_file_is_written_it_becomes_the_canonical_one(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311  no secret
    one = rng.choice([each for each in REAL if "|" not in each.data.decode() and len(each.data) < 40_000])
    text = messed(one.data.decode(), rng)
    assert text.encode() != one.data or one.name == "waivers.yaml"  # it waives nothing
    assert canonical(RuleFile(one.name, one.kind, text.encode())) == one.data
