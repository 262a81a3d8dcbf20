"""An entry that goes on under another id: it is renamed, and nobody lost anything by that."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from casework import Case, decision, grant, task
from given import HOLDERS, THREE, given
from programs import run
from repositories import commit, git, needs_git

DAY = ("--as-of", "2026-06-01")
FILES = {
    "tasks/viec.yaml": task(),
    "holders/cc.yaml": HOLDERS,
    "decisions/2025/1.yaml": decision(
        "1/QĐ-UBND", grant("uq-cu", "ubnd-tp", "cong-chuc-a", "2025-12-01", "2026-12-31")
    ),
}
RENAMES = {
    "grant": ("uq-cu", "uq-moi"),
    "matter": ("viec", "viec-moi"),
    "holder": ("cong-chuc-a", "can-bo-a"),
    "instrument": ("qd-cu", "qd-moi"),
}


def _written(folder: Path, *swaps: tuple[str, str], instrument: str = "qd-cu") -> Path:
    files = {name: text.replace("{number: 1/", f"{{id: {instrument}, number: 1/") for name, text in FILES.items()}
    for old, new in swaps:
        files = {
            name: text.replace(f"id: {old},", f"id: {new},").replace(f"id: {old}\n", f"id: {new}\n")
            .replace(f"[{old}]", f"[{new}]").replace(f"to: {old},", f"to: {new},")
            for name, text in files.items()
        }  # fmt: skip
    return Case(folder, files).folder


def _report(old: Path, new: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("diff", old, new, *DAY, "--format", "json").said)
    return found


@pytest.mark.parametrize("kind", RENAMES)
def test_a_renamed_entry_is_told_as_renamed_and_breaks_nothing(tmp_path: Path, kind: str) -> None:
    swap = RENAMES[kind]
    old, new = _written(tmp_path / "a"), _written(tmp_path / "b", swap)
    report = _report(old, new)
    assert report["differs"]
    assert not report["breaking"]
    assert (report["moves"], report["counts"]) == ([], [])
    assert (report["findings"]["new"], report["findings"]["gone"]) == ([], [])
    assert [(one["group"], one["id"], one["kinds"]) for one in report["entries"]] == [(kind, swap[1], ["renamed"])]
    told = run("diff", old, new, *DAY).said
    assert f"đổi mã từ «{swap[0]}» sang «{swap[1]}»" in told
    assert "1 mục đổi tên" in told
    assert f"id renamed from “{swap[0]}” to “{swap[1]}”" in run("--lang", "en", "diff", old, new, *DAY).said


def test_all_kinds_may_be_renamed_at_once(tmp_path: Path) -> None:
    report = _report(_written(tmp_path / "a"), _written(tmp_path / "b", *RENAMES.values()))
    assert {(one["group"], one["id"]) for one in report["entries"]} == {
        (kind, new) for kind, (_, new) in RENAMES.items()
    }
    assert (report["breaking"], report["moves"]) == (False, [])


def test_a_grant_that_says_something_else_under_another_id_is_another_grant(tmp_path: Path) -> None:
    old, new = _written(tmp_path / "a"), _written(tmp_path / "b", ("uq-cu", "uq-moi"))
    path = new / "decisions/2025/1.yaml"
    path.write_text(path.read_text("utf-8").replace("to: cong-chuc-a", "to: cong-chuc-c"), "utf-8")
    report = _report(old, new)
    assert report["breaking"]
    assert not [one for one in report["entries"] if "renamed" in one["kinds"]]


def test_a_paper_that_is_entered_under_another_id_with_more_of_it_is_the_same_paper(tmp_path: Path) -> None:
    old, new = _written(tmp_path / "a"), _written(tmp_path / "b", instrument="qd-moi")
    path = new / "decisions/2025/1.yaml"
    path.write_text(path.read_text("utf-8").replace("type:", "title: Ủy quyền cấp giấy phép, type:"), "utf-8")
    report = _report(old, new)
    assert not report["breaking"]
    assert [one["kinds"] for one in report["entries"] if one["group"] == "instrument"] == [["changed"], ["renamed"]]


def test_a_grant_to_any_one_of_several_is_renamed_once(tmp_path: Path) -> None:
    files = [
        {**FILES, "decisions/2025/1.yaml": decision("1/QĐ-UBND", given(THREE, name=name))} for name in ("g1", "g2")
    ]
    old, new = (Case(tmp_path / str(at), each).folder for at, each in enumerate(files))
    report = _report(old, new)
    assert not report["breaking"]
    assert [(one["id"], one["kinds"]) for one in report["entries"]] == [("g2", ["renamed"])]
    assert "«g1»" in run("diff", old, new, *DAY).said


def test_two_alike_that_are_renamed_are_two_renamed(tmp_path: Path) -> None:
    both = [grant(name, "ubnd-tp", "cong-chuc-a", "2025-12-01", "2026-12-31") for name in ("a-1", "a-2", "b-1", "b-2")]
    files = [{**FILES, "decisions/2025/1.yaml": decision("1/QĐ-UBND", *some)} for some in (both[:2], both[2:])]
    old, new = (Case(tmp_path / str(at), each).folder for at, each in enumerate(files))
    assert [one["id"] for one in _report(old, new)["entries"]] == ["b-1", "b-2"]


def test_a_procedure_under_another_code_is_another_procedure(tmp_path: Path) -> None:
    text = 'field: y-te\nprocedures:\n  - {code: "1.90000%d", title: Cấp giấy, owner: ubnd-tp, basis: [{instrument: 99/2020/QH14}]}\n'
    old, new = (Case(tmp_path / str(at), {"procedures/p.yaml": text % at}).folder for at in (1, 2))
    assert not [one for one in _report(old, new)["entries"] if "renamed" in one["kinds"]]


@pytest.mark.parametrize("kind", ["grant", "matter", "holder"])
def test_findings_of_a_renamed_entry_are_not_new_since_a_revision(tmp_path: Path, kind: str) -> None:
    needs_git()
    folder = _written(tmp_path / "so")
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "Sổ ban đầu", "2026-02-01")
    _written(folder, RENAMES[kind])
    found = run("check", "--rules", folder, *DAY, "--since", "HEAD", "--format", "json").said
    assert json.loads(found)["findings"] == []
    logged = run("log", RENAMES[kind][1], "--rules", folder, *DAY)
    assert logged.code == 0, logged.told


PAIR = (
    grant("uq-a", "ubnd-tp", "so-y-te", "2025-12-01", "2026-12-31"),
    grant("uq-b", "ubnd-tp", "cong-chuc-a", "2025-12-01", "2026-12-31"),
)
"""Two who act at once: a finding that is known by both grants, in the order of their ids."""


def _two(folder: Path, name: str = "uq-a") -> Path:
    pair = [one.replace("uq-a", name) for one in PAIR]
    return Case(folder, {**FILES, "decisions/2025/1.yaml": decision("1/QĐ-UBND", *pair)}).folder


def test_a_finding_that_other_ids_turn_round_is_the_same_finding(tmp_path: Path) -> None:
    """The key follows the order of the ids, and so does the sentence."""
    report = _report(_two(tmp_path / "a"), _two(tmp_path / "b", "uq-z"))
    assert (report["findings"]["new"], report["findings"]["gone"]) == ([], [])


def test_a_finding_that_other_ids_turn_round_is_not_new_since_a_revision(tmp_path: Path) -> None:
    needs_git()
    folder = _two(tmp_path / "so")
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "Sổ ban đầu", "2026-02-01")
    asked = ("check", "--rules", folder, *DAY, "--since", "HEAD", "--format", "json")
    _two(folder, "uq-z")
    assert json.loads(run(*asked).said)["findings"] == []
    path = folder / "decisions/2025/1.yaml"
    path.write_text(path.read_text("utf-8").replace("to: cong-chuc-a", "to: cong-chuc-c"), "utf-8")
    assert "DLG203:uq-b:uq-z" in {one["key"] for one in json.loads(run(*asked).said)["findings"]}
