"""What one answer says of the days of a key, every other answer says as well: none contradicts another, none is silent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from casework import decision, grant, task
from folders import small
from programs import ask

LATER = (
    "instrument: {{number: 2/QĐ-UBND, id: qd-2, type: committee-decision, issuer: ubnd-tp, issued: 2026-02-20, "
    "effective: 2026-03-01, title: Quyết định sau{extra}}}\ngrants: []\n"
)
ROW = grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2025-12-01", "2026-12-31").replace(
    "matters: [viec]", "at: Phụ lục, matters: [{row: 1, matter: viec, at: Phụ lục dòng 1}, {row: 2, matter: vd-ubnd-tp}]"
)
PAUSED = "from: 2026-03-01, to: 2026-05-31"
BACK = ", ends-in-part: [{at: Phụ lục dòng 1, to: 2026-02-28, by: 2/QĐ-UBND, resumes: 2026-06-01}]"
INTERRUPTED = {
    "a grant": (f", suspends: [{{grant: g1, {PAUSED}}}]", ""),
    "a decision": (f", suspends: [{{instrument: 1/QĐ-UBND, {PAUSED}}}]", ""),
    "a row": (f", suspends: [{{instrument: 1/QĐ-UBND, at: Phụ lục dòng 1, {PAUSED}}}]", ""),
    "the law": (f", suspends: [{{instrument: 99/2020/QH14, at: Điều 5, {PAUSED}}}]", ""),
    "a row that comes back": ("", BACK),
}


def written(folder: Path, later: str = "", first: str = "", *grants: str) -> Path:
    """Write a register of a decision and a later one. ``later``, ``first``: what the two say beside their numbers."""
    one = decision("1/QĐ-UBND", *(grants or (ROW,))).replace(
        "effective: 2025-12-01}", f"effective: 2025-12-01{first}}}"
    )
    return small(
        folder,
        {
            "tasks/viec.yaml": task(),
            "decisions/2025/1.yaml": one,
            "decisions/2026/2.yaml": LATER.format(extra=later),
        },
    )


def answered(folder: Path, *arguments: str) -> Any:
    """Ask for JSON."""
    return json.loads(ask(folder, *arguments, "--format", "json").out)


def leaves(tree: Any) -> Iterator[Any]:
    """Give every leaf of a tree, at whatever depth: what names a matter and bears its term."""
    if isinstance(tree, dict):
        if {"matter", "term"} <= tree.keys():
            yield tree
        tree = list(tree.values())
    if isinstance(tree, list):
        for one in tree:
            yield from leaves(one)


@pytest.mark.parametrize("what", INTERRUPTED)
@pytest.mark.parametrize("day", ["2026-02-01", "2026-07-01"], ids=["before", "after"])
def test_who_trees_and_lists_tell_the_same_days_of_what_is_interrupted(tmp_path: Path, what: str, day: str) -> None:
    folder = written(tmp_path, *INTERRUPTED[what])
    party = answered(folder, "who", "viec", "--as-of", day)["parts"][0]["exercisers"][0]
    told = [(party["term"]["from"], party["term"]["to"])]
    for way, root in (("down", "ubnd-tp"), ("up", "giam-doc-so-y-te"), ("path", "ubnd-tp")):
        ends = ("giam-doc-so-y-te",) if way == "path" else ()
        tree = answered(folder, way, root, *ends, "--as-of", day)
        told += [(one["term"]["from"], one["term"]["to"]) for one in leaves(tree) if one["matter"] == "viec"]
    listed = next(one for one in answered(folder, "list", "tasks", "--as-of", day)["fits"] if one["id"] == "viec")
    told.append((listed["begins"], listed["ends"]))
    assert len(told) >= 5
    assert len(set(told)) == 1, told
    first, last = told[0]
    assert first <= day <= last, told


@pytest.mark.parametrize("what", INTERRUPTED)
def test_no_answer_gives_somebody_a_term_that_has_no_day(tmp_path: Path, what: str) -> None:
    folder = written(tmp_path, *INTERRUPTED[what])
    asked = (["who", "viec"], ["down", "ubnd-tp"], ["up", "giam-doc-so-y-te"], ["path", "ubnd-tp", "giam-doc-so-y-te"])
    for day in ("2026-02-01", "2026-04-01", "2026-07-01"):
        for one in (*asked, ["list", "grants"], ["horizon", "--until", "2027-12-31"]):
            assert "không có ngày nào" not in ask(folder, *one, "--as-of", day).said, (one, day)
            assert "no day at all" not in ask(folder, *one, "--as-of", day, language="en").said, (one, day)
