"""Every fix that ``check --fix`` makes is what was meant: its own finding is gone after it, and no other has come."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from folders import ROOT

from delegation.checks.cases import BASE, files_of
from delegation.findings import Problem
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.files import RuleFile, kind_of
from delegation.loading.text.edits import applied
from delegation.run.fixing import MENDED, _edit, mended_files
from delegation.run.pipeline import Loaded, Read, build_register

BROKEN = ROOT / "tests" / "loading" / "broken"
NAME = "decisions/2025/thu.yaml"
GIVEN = """\
instrument:
  id: qd-thu
  number: 12/QĐ-UBND
  type: committee-decision
  issuer: ubnd-tp
  title: Ủy quyền thử
  issued: 2025-12-20
  effective: 2026-01-01
  source: Công báo Thành phố
  provenance: official

grants:
  - id: uq-mot
    mechanism: delegation
    form: 1
    from: ubnd-tp
    to: so-y-te
    at: Điều 1
    content: kế hoạch
    scope: whole
    manner: ký thừa ủy quyền
    conditions: đủ người
    conditions-met: {staff: có đủ}
    term: {from: 2026-01-01, to: 2027-02-28}
    matters:
      - matter: vd-ubnd-tp
"""
MEMORY: dict[bytes, Read] = {}


@cache
def base() -> tuple[RuleFile, ...]:
    """Give the files of the small register of the examples."""
    return tuple(RuleFile(one.name, kind_of(one.name) or "", one.data) for one in files_of(BASE))


def loaded(name: str, text: str) -> Loaded:
    """Read the small register with one more file."""
    own = RuleFile(name, kind_of(name) or "", text.encode())
    return build_register([*(one for one in base() if one.name != name), own], (), Cache(None), MEMORY)


def faults(name: str, text: str) -> list[str]:
    """Give what is said of the writing of a file."""
    return [
        f"{check} {one.said.vi}"
        for check, one in loaded(name, text).problems
        if check in MENDED and one.place.file == name
    ]


def after(name: str, text: str) -> str:
    """Give a file as ``check --fix`` leaves it, without the line that tells editors its schema."""
    own = RuleFile(name, kind_of(name) or "", text.encode())
    found = mended_files([*(one for one in base() if one.name != name), own], ())
    left = next(((one.after or b"").decode() for one in found if one.name == name), text)
    return (
        left
        if text.startswith("# yaml")
        else "".join(one for one in left.splitlines(keepends=True) if not one.startswith("# yaml"))
    )


TERM = "term: {from: 2026-01-01, to: 2027-02-28}"
SLIPS = [
    *(("form: 1", f"form{sign}1") for sign in (" -> ", " => ", " → ", ": -> ", ": = ", "; ", ". ", " --> ", ":: ", " :- > ")[:9]),
    ("form: 1", "form: (1)"),
    ("form: 1", "form: [1]"),
    ("form: 1", "form: Biểu 1"),
    ("to: so-y-te", "to: [so-y-te]"),
    ("to: so-y-te", "to: (so-y-te)"),
    ("to: so-y-te", "to: Sở YT"),
    ("to: so-y-te", "to: SYT"),
    ("from: ubnd-tp", "from: UBND TP"),
    ("issuer: ubnd-tp", "issuer: UBND TP"),
    ("to: so-y-te", "to: -> so-y-te"),
    ("to: so-y-te", "to: so-y-te;"),
    ("mechanism: delegation", "mechanism: (ủy quyền)"),
    ("scope: whole", "scope -> whole"),
    ("scope: whole\n    manner: ký", "scope: whole; manner: ký"),
    ("form: 1\n    from: ubnd-tp\n    to: so-y-te", "form: 1; from: ubnd-tp; to: so-y-te"),
    ("form: 1\n    from: ubnd-tp", "form: 1 / from: ubnd-tp"),
    ("form: 1\n    from: ubnd-tp", "form: 1 | from: ubnd-tp"),
    ("content: kế hoạch\n    scope: whole", "content: kế hoạch; scope: whole"),
    ("scope: whole\n    manner", "scope: whole; form: 1\n    manner"),
    *((TERM, f"term: {said}") for said in (
        "[2026-01-01, 2027-02-28]", "[01/01/2026, 28/02/2027]", "[2026-01-01; 2027-02-28]", "(2026-01-01, 2027-02-28)",
        "2026-01-01, 2027-02-28", "2026-01-01 -> 2027-02-28", "{2026-01-01, 2027-02-28}", "{from 2026-01-01, to 2027-02-28}",
    )),
    ("    matters:", "    matters"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong"), SLIPS, ids=[wrong for _, wrong in SLIPS])
def test_what_is_put_in_the_place_of_a_slip_is_what_was_meant(right: str, wrong: str) -> None:
    """It was the same fault in quotes (``"whole; form: 1"``), or half of it (``form: -> 1``)."""
    assert right in GIVEN
    slip = GIVEN.replace(right, wrong, 1)
    assert len(faults(NAME, slip)) in (1, 2)
    assert after(NAME, slip) == GIVEN


@pytest.mark.parametrize("mark", ["---", "--- ", "-----", "    ---", "=======", "...", "***", "___", "———"])
@pytest.mark.parametrize("before", ["grants:\n", "    matters:\n"])
def test_a_line_that_only_parts_is_told_and_taken_out(mark: str, before: str) -> None:
    """With «---» all below it is another document of YAML, of which nothing is read: the message says so."""
    slip = GIVEN.replace(before, f"{mark}\n{before}")
    (said,) = faults(NAME, slip)
    assert "xóa dòng này" in said or "---" in said  # indented it goes on with the value above
    assert [one for one in after(NAME, slip).split("\n") if one] == [one for one in GIVEN.split("\n") if one]


def test_two_decisions_in_one_file_are_not_joined() -> None:
    slip = f"{GIVEN}---\n{GIVEN}"
    (said,) = faults(NAME, slip)
    assert "tệp riêng" in said
    assert after(NAME, slip) == slip


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("scope: whole", "scope: whole; form: 2", "«form» (dòng 15)"),
        ("form: 1", "form", "form: …"),
        (TERM, "term: 2027-02-28", "{to: 2027-02-28}"),
        (TERM, "term: [2027-02-28]", "{from: …, to: …}"),
    ],
)
def test_what_may_be_meant_in_two_ways_is_told_and_left(right: str, wrong: str, told: str) -> None:
    slip = GIVEN.replace(right, wrong, 1)
    (said,) = faults(NAME, slip)
    assert told in said
    assert after(NAME, slip) == slip


def made(found: Loaded, name: str) -> Iterator[tuple[str, Problem, str]]:
    """Give each problem of a file that is mended without asking, with the text after that alone."""
    (document,) = (one for one in found.documents if one.name == name)
    for check, one in found.problems:
        if check in MENDED and one.place.file == name and one.fix is not None and one.fix.sure:
            edits = [*_edit(document, one)]
            if edits:
                yield check, one, applied(document.text, edits)


@pytest.mark.parametrize("path", sorted(BROKEN.glob("*.yaml")), ids=lambda one: one.stem)
def test_each_fix_makes_its_own_finding_vanish_and_adds_none(path: Path) -> None:
    """Of a text that could not be read what is wrong further down is only seen after it."""
    text = path.read_text("utf-8")
    name = text.splitlines()[0].removeprefix("# at: ")
    if kind_of(name) is None:
        return  # no rule file, of which nothing is read
    found = loaded(name, text)
    was = faults(name, text)
    for check, one, new in made(found, name):
        now, own = faults(name, new), f"{check} {one.said.vi}"
        assert now.count(own) < was.count(own), own
        come = set(now) - set(was)
        if check != "DLG001":
            # What could not be read as it stood refers to something, perhaps to nothing: that is no fault of the fix.
            assert all(each.startswith("DLG005") for each in come), (own, come)
