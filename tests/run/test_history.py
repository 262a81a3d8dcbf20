"""The historian: which commits it reads, what it remembers, and what it says of a repository without history."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from folders import small
from repositories import FILE, commit, git, repository, rewrite

from delegation.errors import NotAvailableError
from delegation.findings import Text
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.git import Repository
from delegation.run import pipeline
from delegation.run.history import Historian

DAY = date(2026, 6, 1)
SUBJECT = "vd-ubnd-tp"
"""The task of the small register that the decision delegates."""


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """Give a repository of four commits: the register, a longer term, another matter, and a file that is none of the register."""
    folder = repository(tmp_path / "repo")
    rewrite(folder, "2027-12-31", "2028-12-31")
    commit(folder, "Gia hạn", "2026-03-01")
    tasks = folder / "rules/tasks/co-so.yaml"
    tasks.write_text(tasks.read_text("utf-8").replace("Kiểm tra cơ sở", "Kiểm tra các cơ sở"), "utf-8")
    commit(folder, "Sửa việc khác", "2026-03-02")
    (folder / "README").write_text("Không thuộc sổ.", "utf-8")
    commit(folder, "Ngoài sổ", "2026-03-03")
    return folder


def historian(folder: Path, cache: Cache | None = None, told: list[tuple[int, int]] | None = None) -> Historian:
    rules = folder / "rules"
    at = told if told is not None else []
    return Historian(
        Repository(rules), pipeline.load(rules), cache or Cache(None), lambda one, of: at.append((one, of))
    )


def subjects(found: Historian, **how: bool | int) -> list[str | None]:
    """Give the subjects of the commits that are told; ``None`` for what is not committed."""
    history = found.of(SUBJECT, Text(SUBJECT, SUBJECT), DAY, **how)  # type: ignore[arg-type]
    return [one.commit.subject if one.commit is not None else None for one in history.events]


def test_only_commits_that_changed_the_subject_are_told_and_the_first_begins_it(folder: Path) -> None:
    history = historian(folder).of(SUBJECT, Text(SUBJECT, SUBJECT), DAY)
    assert [one.commit and one.commit.subject for one in history.events] == ["Gia hạn", "Sổ ban đầu"]
    assert [one.first for one in history.events] == [False, True]
    assert (history.commits, history.has_more, history.is_cut) == (3, False, False)


@pytest.mark.parametrize("places", [("sổ",), ("x/sổ", "."), ("a", "b", "rules")])
def test_a_register_that_was_moved_keeps_the_history_that_it_had_where_it_lay(
    tmp_path: Path, places: tuple[str, ...]
) -> None:
    """Its folder, and the file of the subject with it, each time with a change; once or several times."""
    top = repository(tmp_path / "repo")
    here, file = top / "rules", top / "rules" / FILE
    for number, place in enumerate(places):
        before, here = here, top / place
        renamed = file.with_name(f"{number}.yaml")
        git(top, "mv", str(file), str(renamed))
        here.mkdir(parents=True, exist_ok=True)
        for one in sorted(before.iterdir()):
            git(top, "mv", str(one), str(here))
        file = here / renamed.relative_to(before)
        file.write_text(file.read_text("utf-8").replace(f"{2027 + number}-12-31", f"{2028 + number}-12-31"), "utf-8")
        commit(top, f"Dời sổ và gia hạn {number}", f"2026-03-{number + 1:02}")
    git(top, "mv", str(file), str(file.with_name("cuoi.yaml")))
    commit(top, "Chỉ đổi tên tệp", "2026-04-01")
    found = Historian(Repository(here), pipeline.load(here), Cache(None), lambda _one, _of: None)
    assert subjects(found) == [
        *(f"Dời sổ và gia hạn {number}" for number in reversed(range(len(places)))),
        "Sổ ban đầu",
    ]
    earliest = Repository(here).revision(f"HEAD~{len(places) + 1}")
    assert earliest.commit is not None
    assert earliest.commit.subject == "Sổ ban đầu"


def test_every_commit_of_the_register_is_read_and_told_to_whoever_waits(folder: Path) -> None:
    """Not the one beside the register."""
    told: list[tuple[int, int]] = []
    subjects(historian(folder, told=told))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(("limit", "has_more"), [(1, True), (2, False), (3, False)])
def test_older_events_that_are_left_out_are_known_to_be_there(folder: Path, limit: int, *, has_more: bool) -> None:
    history = historian(folder).of(SUBJECT, Text(SUBJECT, SUBJECT), DAY, limit=limit)
    assert (len(history.events), history.has_more) == (min(limit, 2), has_more)


def test_what_is_not_committed_comes_first_and_has_no_commit(folder: Path) -> None:
    rewrite(folder, "2028-12-31", "2029-12-31")
    assert subjects(historian(folder)) == [None, "Gia hạn", "Sổ ban đầu"]


def test_a_subject_that_is_gone_is_still_known_and_one_that_never_was_is_not(folder: Path) -> None:
    (folder / "rules" / FILE).unlink()
    commit(folder, "Rút", "2026-04-01")
    found = historian(folder)
    assert found.knows("uq-1")
    assert found.knows("qd-1")
    assert not found.knows("khong-co")


def test_what_was_kept_of_an_earlier_run_gives_the_same(folder: Path, tmp_path: Path) -> None:
    """The second run reads from the cache what two trees differ in; a cache that is broken counts as none."""
    cache = Cache(tmp_path / "cache")
    first = subjects(historian(folder, cache))
    kept = sorted((tmp_path / "cache").glob("history-*"))
    assert kept
    assert subjects(historian(folder, cache)) == first
    for one in kept:
        one.write_bytes(b"\0")
    assert subjects(historian(folder, cache)) == first == ["Gia hạn", "Sổ ban đầu"]


def test_a_repository_without_a_commit_of_the_register_has_no_history(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "Trống", "2026-02-01")
    small(tmp_path / "rules")
    with pytest.raises(NotAvailableError) as raised:
        historian(tmp_path)
    assert raised.value.said.vi.startswith("git chưa có commit nào của thư mục sổ này")
    assert raised.value.said.en.startswith("git has no commit of this folder yet")
