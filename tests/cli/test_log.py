"""``delegation log``: each change of an authority in git, whatever file it stood in."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from programs import Ran, within
from repositories import FILE, commit, git, of_the_city, repository, rewrite

DAY = "2026-06-01"


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """Give a repository in which a delegation is prolonged, moved to another file, merged and withdrawn."""
    folder = repository(tmp_path)
    rewrite(folder, "2027-12-31", "2028-12-31")
    commit(folder, "Gia hạn", "2026-03-01")
    (folder / "README").write_text("Không thuộc sổ.", "utf-8")
    commit(folder, "Ghi chép ngoài sổ", "2026-03-02")
    git(folder, "checkout", "-qb", "nhanh")
    tasks = folder / "rules/tasks/co-so.yaml"
    tasks.write_text(tasks.read_text("utf-8").replace("Kiểm tra cơ sở", "Kiểm tra các cơ sở"), "utf-8")
    commit(folder, "Sửa tên một việc khác", "2026-03-03")
    git(folder, "checkout", "-q", "main")
    (folder / "rules" / FILE).rename(folder / "rules/decisions/2026/khac.yaml")
    commit(folder, "Chuyển tệp", "2026-03-04")
    git(folder, "merge", "-q", "--no-ff", "-m", "Hợp nhất", "nhanh", day="2026-03-05")
    (folder / "rules/decisions/2026/khac.yaml").unlink()
    commit(folder, "Rút", "2026-03-06")
    return folder


def log(folder: Path, *words: str) -> Ran:
    return within("--rules", folder / "rules", "log", *words, "--as-of", DAY)


def told(ran: Ran) -> list[str]:
    """Give the subjects of the commits that are told, in their order."""
    return re.findall(r"^\d\d/\d\d/\d{4} \w{8} Nguyễn Thị Lan: (.*)$", ran.said, re.MULTILINE)


def test_the_changes_of_a_matter_are_told_the_newest_first(folder: Path) -> None:
    ran = log(folder, "vd-ubnd-tp")
    assert told(ran) == ["Rút", "Gia hạn", "Sổ ban đầu"]
    assert re.search(r"06/03/2026 .*Rút\n  - Trở về bên giao \(về giải quyết\): Sở Y tế → UBND Thành phố", ran.said)
    assert "gia hạn đến hết 31/12/2028 (trước: đến hết 31/12/2027)" in ran.said
    assert "Sổ bắt đầu từ commit này:" in ran.said


@pytest.mark.parametrize("name", ["uq-1", "qd-1"])
def test_a_grant_and_an_instrument_that_are_gone_keep_their_history(name: str, folder: Path) -> None:
    ran = log(folder, name)
    assert told(ran) == ["Rút", "Gia hạn", "Sổ ban đầu"]
    assert f"{name} (không còn trong sổ)" in ran.said


def test_a_holder_is_told_of_what_it_gains_and_loses(folder: Path) -> None:
    assert told(log(folder, "so y te")) == ["Rút", "Sửa tên một việc khác", "Gia hạn", "Sổ ban đầu"]
    assert told(log(folder, "chu-tich-ubnd-cap-xa")) == ["Sổ ban đầu"]


def test_a_merge_tells_nothing_that_its_branches_told(folder: Path) -> None:
    assert told(log(folder, "vd-so-y-te")) == ["Sửa tên một việc khác", "Sổ ban đầu"]


def test_what_is_not_committed_stands_first(folder: Path) -> None:
    git(folder, "checkout", "-q", "HEAD~1", "--", "rules")
    ran = log(folder, "vd-ubnd-tp")
    assert ran.said.index("Chưa ghi vào git") < ran.said.index("Rút")
    assert "Chuyển (về giải quyết): UBND Thành phố → Sở Y tế" in ran.said


def test_the_same_is_said_with_and_without_what_was_kept(folder: Path) -> None:
    first, second, without = (log(folder, "vd-ubnd-tp", *more).out for more in ((), (), ("--no-cache",)))
    assert first == second == without


def test_the_newest_few_are_told_where_that_is_asked(folder: Path) -> None:
    ran = log(folder, "vd-ubnd-tp", "--limit", "1")
    assert told(ran) == ["Rút"]
    assert "những lần thay đổi cũ hơn" in ran.said
    value = json.loads(log(folder, "vd-ubnd-tp", "--format", "json", "--limit", "1").said)
    assert (value["format"], value["version"], value["has_more"]) == ("delegation-log", 1, True)
    (event,) = value["events"]
    assert (event["commit"]["day"], event["commit"]["author"]) == ("2026-03-06", "Nguyễn Thị Lan")


def test_a_shallow_clone_says_that_older_changes_are_not_known(folder: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "2", folder.as_uri(), str(tmp_path / "nong"))
    ran = log(tmp_path / "nong", "vd-ubnd-tp")
    assert "những thay đổi cũ hơn chưa rõ" in ran.said
    assert "Sổ bắt đầu từ commit này" not in ran.said


def test_a_folder_that_git_does_not_hold_yet(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    git(folder, "rm", "-rq", "--cached", "rules")
    git(folder, "commit", "-qm", "bỏ", "--amend", "--allow-empty")
    ran = log(folder, "vd-ubnd-tp")
    assert (ran.code, ran.out) == (3, b"")
    assert "chưa có lịch sử" in ran.told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("khong-co-ma-nay",), "Trong sổ không có mục nào"),
        (("y te",), "có thể là nhiều mục"),
        (("vd-ubnd-tp", "--limit", "0"), "không phải là một số từ 1"),
        ((" ",), "Trong sổ không có mục nào"),
    ],
)
def test_a_wrong_question_is_told_in_a_sentence(words: tuple[str, ...], said: str, folder: Path) -> None:
    ran = log(folder, *words)
    assert (ran.code, ran.out) == (2, b"")
    assert said in ran.told


def test_the_real_register_has_a_history(tmp_path: Path) -> None:
    ran = within("--rules", of_the_city(tmp_path), "log", "2.000229", "--as-of", DAY)
    assert ran.code == 0, ran.told
    assert "Lịch sử thẩm quyền: 2.000229 «" in ran.said
    assert "commit của sổ" in ran.said


@pytest.mark.parametrize("by", ["grafts", "replace"])
@pytest.mark.parametrize("whole", [True, False])
def test_commits_that_are_their_own_ancestors_are_told_as_that(by: str, whole: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """The first of three commits gets the last one, or the second, as its parent: of such commits git itself lists none."""
    folder = repository(tmp_path)
    for until in ("2028-12-31", "2029-12-31"):
        rewrite(folder, "2027-12-31" if until == "2028-12-31" else "2028-12-31", until)
        commit(folder, f"Gia hạn đến {until}", "2026-03-01")
    first, second, last = (git(folder, "rev-parse", f"HEAD~{at}").strip() for at in (2, 1, 0))
    assert len(told(log(folder, "uq-1"))) == 3
    if by == "replace":
        git(folder, "replace", "--graft", first, last if whole else second)
    else:
        (folder / ".git/info").mkdir(exist_ok=True)
        (folder / ".git/info/grafts").write_text(f"{first} {last if whole else second}\n", "utf-8")
    ran = log(folder, "uq-1")
    assert (ran.code, ran.said) == (3, "")
    assert "đi vòng" in ran.told
    git(folder, "replace", "-d", first) if by == "replace" else (folder / ".git/info/grafts").unlink()
    assert len(told(log(folder, "uq-1"))) == 3


def test_a_store_that_lacks_objects_is_told_as_that(folder: Path) -> None:
    """It is no register without history: git cannot read the one that it has."""
    for one in (folder / ".git/objects").rglob("*"):
        if one.is_file():
            one.unlink()
    ran = log(folder, "vd-ubnd-tp")
    assert (ran.code, ran.said) == (3, "")
    assert "git fsck" in ran.told


def test_a_shallow_clone_says_what_it_lacks(folder: Path, tmp_path: Path) -> None:
    """Whichever command asks for an earlier state."""
    git(folder, "clone", "-q", "--depth", "1", folder.as_uri(), str(tmp_path / "nong"))
    for line in (("diff", "HEAD~1"), ("check", "--since", "HEAD~1")):
        ran = within("--rules", tmp_path / "nong/rules", *line)
        assert (ran.code, "git fetch --unshallow" in ran.told) == (2, True), ran.told
