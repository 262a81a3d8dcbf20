"""``list … --affected REV``: matters of which it is answered otherwise than at a revision."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from folders import small
from programs import Ran, run
from repositories import FILE, GRANT, commit, needs_git, repository, rewrite

DAY = ("--as-of", "2026-06-01")


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    needs_git()
    return repository(tmp_path)


def affected(folder: Path, *words: str | Path, kind: str = "tasks", revision: str = "HEAD") -> Ran:
    return run("list", kind, *words, "--affected", revision, "--rules", folder / "rules", *DAY, "--format", "json")


def ids(ran: Ran) -> list[str]:
    assert ran.code == 0, ran.told
    return [one["id"] for one in json.loads(ran.said)["fits"]]


def test_nothing_is_affected_where_nothing_was_changed(folder: Path) -> None:
    assert ids(affected(folder)) == []
    place = folder / "rules" / FILE
    place.rename(place.with_name("ten-khac.yaml"))
    assert ids(affected(folder)) == [], "an entry that moves to another file says the same"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("to: so-y-te", "to: ubnd-cap-xa"),
        ("to: 2027-12-31", "to: 2026-12-31"),
        ("at: Điều 1", "at: Điều 2"),
        ("effective: 2026-01-15", "effective: 2026-07-15"),
        ("number: 01/2026", "number: 11/2026"),
    ],
)
def test_who_by_which_text_and_until_when_are_answers(folder: Path, old: str, new: str) -> None:
    rewrite(folder, old, new)
    assert ids(affected(folder)) == ["vd-ubnd-tp"]
    commit(folder, "Sửa", "2026-03-01")
    assert ids(affected(folder)) == []
    assert ids(affected(folder, revision="HEAD~1")) == ["vd-ubnd-tp"]


def test_other_conditions_and_formats_go_with_it(folder: Path) -> None:
    rewrite(folder, "to: so-y-te", "to: ubnd-cap-xa")
    assert ids(affected(folder, "exerciser:ubnd-cap-xa")) == ["vd-ubnd-tp"]
    assert ids(affected(folder, "exerciser:so-y-te")) == []
    assert ids(affected(folder, kind="procedures")) == []
    words = ("list", "tasks", "--affected", "HEAD", "--rules", folder / "rules", *DAY)
    assert "1 nhiệm vụ quản lý nhà nước «--affected HEAD»" in run(*words).said
    assert run(*words, "--format", "csv").said.count("vd-ubnd-tp") == 1
    assert run(*words, "-o", folder / "a.xlsx").code == 0


def test_a_new_matter_is_affected_and_one_that_is_gone_is_named(folder: Path) -> None:
    new = "field: y-te\ntasks:\n  - {id: viec-moi, title: Cấp phép nuôi chim yến, owner: so-y-te, basis: [{instrument: 99/2020/QH14}]}\n"
    (folder / "rules/tasks/moi.yaml").write_text(new, "utf-8")
    assert ids(affected(folder)) == ["viec-moi"]
    commit(folder, "Thêm", "2026-03-01")
    (folder / "rules/tasks/moi.yaml").unlink()
    ran = affected(folder)
    assert (ids(ran), "Không còn trong sổ: viec-moi." in ran.told) == ([], True)


def test_a_draft_is_held_against_the_revision(folder: Path, tmp_path: Path) -> None:
    draft = tmp_path / "nhap.yaml"
    draft.write_text("ends:\n  - {instrument: qd-1, to: 2026-05-31}\n", "utf-8")
    assert ids(affected(folder, "--with", draft)) == ["vd-ubnd-tp"]


def test_what_cannot_be_asked_is_refused(folder: Path, tmp_path: Path) -> None:
    for kind in ("grants", "holders", "instruments", "communes"):
        ran = affected(folder, kind=kind)
        assert (ran.code, ran.said) == (2, "")
        assert "--affected chỉ dùng với tasks và procedures" in ran.told
    assert affected(folder, revision="khong-co").code == 2
    rules = small(tmp_path / "khac", {FILE: GRANT})
    (tmp_path / ".git").rename(tmp_path / "khong-con")
    assert run("list", "tasks", "--affected", "HEAD", "--rules", rules, *DAY).code == 3


TRANSITION = "transition: {at: Điều 3, received-before: 2026-01-15, until: 2026-12-31}"
TITLED = "  title: Ủy quyền về y tế\n"


def test_where_files_stay_that_came_in_before_is_a_part_of_the_answer(folder: Path) -> None:
    rewrite(folder, TITLED, f"{TITLED}  {TRANSITION}\n")
    assert ids(affected(folder)) == ["vd-ubnd-tp"]
    commit(folder, "Chuyển tiếp", "2026-03-01")
    rewrite(folder, "until: 2026-12-31}", "until: 2026-11-30}")
    assert ids(affected(folder)) == ["vd-ubnd-tp"]
    rewrite(folder, "until: 2026-11-30}", "until: 2026-12-31, note: đã đối chiếu}")
    assert ids(affected(folder)) == [], "a note says nothing of who decides"


def test_a_transition_of_what_ended_a_provision_counts_too(folder: Path) -> None:
    """The instrument that the matter rests on reads as before; the one that ended a part of it does not."""
    ended = "  ends-in-part: [{at: Điều 9, to: 2026-02-28, by: qd-2}]\n"
    other = (
        "source: ví dụ\nprovenance: statutory\ninstruments:\n  - {id: qd-2, number: 02/2026/QĐ-UBND, type: committee-decision-qppl, issuer: ubnd-tp, "
        "issued: 2026-02-05, effective: 2026-03-01, title: Sửa đổi}\n"
    )
    rewrite(folder, TITLED, TITLED + ended)
    place = folder / "rules/instruments/hai.yaml"
    place.write_text(other, "utf-8")
    commit(folder, "Hai", "2026-03-01")
    place.write_text(other.replace("title: Sửa đổi", f"title: Sửa đổi, {TRANSITION}"), "utf-8")
    assert ids(affected(folder)) == ["vd-ubnd-tp"]


def test_a_title_is_no_answer(folder: Path) -> None:
    """Neither that of the matter, nor that of an instrument that has a number."""
    rewrite(folder, "title: Ủy quyền về y tế", "title: Ủy quyền trong lĩnh vực y tế")
    assert ids(affected(folder)) == []
    place = next(one for one in (folder / "rules").rglob("*.yaml") if "id: vd-ubnd-tp" in one.read_text("utf-8"))
    text = place.read_text("utf-8")
    line = next(one for one in text.splitlines() if "id: vd-ubnd-tp" in one)
    title = line.partition("title: ")[2].partition(",")[0]
    assert title
    place.write_text(text.replace(line, line.replace(title, "Tên đã sửa")), "utf-8")
    assert ids(affected(folder)) == []


@pytest.mark.parametrize(
    ("kind", "selector", "named"),
    [
        ("tasks", (), True),
        ("tasks", ("field:y-te",), True),
        ("tasks", ("-field:y-te",), False),
        ("tasks", ("owner:ubnd-tp",), False),
        ("procedures", (), False),
    ],
)
def test_of_what_is_gone_that_is_named_which_was_asked_for(
    kind: str, selector: tuple[str, ...], *, named: bool, folder: Path
) -> None:
    new = "field: y-te\ntasks:\n  - {id: viec-moi, title: Cấp phép nuôi chim yến, owner: so-y-te, basis: [{instrument: 99/2020/QH14}]}\n"
    (folder / "rules/tasks/moi.yaml").write_text(new, "utf-8")
    commit(folder, "Thêm", "2026-03-01")
    (folder / "rules/tasks/moi.yaml").unlink()
    assert ("viec-moi" in affected(folder, *selector, kind=kind).told) is named


def test_the_register_of_another_folder_is_another_register(folder: Path) -> None:
    other = small(folder / "so-hai/rules", {FILE: GRANT})
    for ran in (
        run("list", "tasks", "--affected", "HEAD", "--rules", other, *DAY),
        run("check", "--rules", other, *DAY, "--since", "HEAD"),
        run("diff", "HEAD", "--rules", other, *DAY),
    ):
        assert (ran.code, ran.out) == (2, b"")
        assert "không có sổ thẩm quyền (register.yaml) ở so-hai/rules/" in ran.told
    assert run("diff", "HEAD:rules", "--rules", other, *DAY).code == 0
