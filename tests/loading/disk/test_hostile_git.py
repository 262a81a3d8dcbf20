"""A register that somebody sent comes with settings of git, and with commits, that somebody wrote."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from programs import run
from repositories import commit, git, repository, rewrite

from delegation.loading.disk import git_process
from delegation.loading.disk.git_process import ran

_SETTINGS = """
[core]
 fsmonitor = {evil}
 hooksPath = {folder}
 sshCommand = {evil}
 gitProxy = {evil}
 askPass = {evil}
 pager = {evil}
 editor = {evil}
 alternateRefsCommand = {evil}
 repositoryformatversion = 1
[extensions]
 partialClone = evil
[remote "evil"]
 url = {url}
 promisor = true
 uploadpack = {evil}
 partialclonefilter = blob:none
[credential]
 helper = {evil}
[protocol]
 allow = always
[protocol "ext"]
 allow = always
[protocol "file"]
 allow = always
[diff]
 external = {evil}
[gpg]
 program = {evil}
[log]
 showSignature = true
[alias]
 rev-parse = !{evil}
 log = !{evil}
 cat-file = !{evil}
[pager]
 log = {evil}
[uploadpack]
 packObjectsHook = {evil}
[trace2]
 normalTarget = {marks}
 eventTarget = {marks}
"""


def _questions(folder: Path) -> list[tuple[str, ...]]:
    rules = str(folder / "rules")
    return [
        ("--rules", rules, "log", "so-y-te"),
        ("--rules", rules, "diff", "HEAD~1"),
        ("--rules", rules, "check", "--since", "HEAD~1"),
        ("--rules", rules, "list", "tasks", "--affected", "HEAD~1"),
        ("check", rules, "--format", "sarif"),
    ]


@pytest.mark.parametrize("url", ["ext::{evil} fetch", "{folder}", "file://{folder}", "ssh://evil/x", "git://evil/x"])
def test_no_setting_of_a_repository_makes_a_program_run(url: str, tmp_path: Path) -> None:
    folder = repository(tmp_path / "sent")
    rewrite(folder, "2027-12-31", "2028-12-31")
    commit(folder, "two", "2026-03-01")
    lost = git(folder, "rev-parse", "HEAD~1:rules/decisions/2026/01-qd-ubnd.yaml").strip()
    evil, marks = tmp_path / "evil.sh", tmp_path / "marks"
    evil.write_text(f'#!/bin/sh\necho "$@" >> {marks}\nexit 1\n', encoding="utf-8")
    evil.chmod(0o755)
    places = {"evil": evil, "folder": tmp_path, "marks": marks}
    with (folder / ".git/config").open("a", encoding="utf-8") as file:
        file.write(_SETTINGS.format(**places, url=url.format(**places)))
    (folder / ".git/objects" / lost[:2] / lost[2:]).unlink()
    for question in _questions(folder):
        done = run(
            *question,
            environment={"GIT_TRACE": str(marks), "GIT_EXTERNAL_DIFF": str(evil), "GIT_SSH_COMMAND": str(evil)},
        )
        assert done.code in (0, 1, 2, 3), done.told
    assert not marks.exists(), marks.read_text(encoding="utf-8")


_TIMES = {
    "99999999999999 +0000": None, "18446744073709551615 +0000": "1970-01-01", "1700000000 +9999": None, "-5 +0000": None,
    "": None, "abc def": None, "253402300800 +0000": None, "0 -1200": "1969-12-31", "1700000000 +0700": "2023-11-15",
}  # fmt: skip


@pytest.mark.parametrize(("written", "day"), list(_TIMES.items()), ids=[one or "none" for one in _TIMES])
def test_whatever_time_a_commit_names_the_history_is_told(written: str, day: str | None, tmp_path: Path) -> None:
    folder = repository(tmp_path)
    rewrite(folder, "2027-12-31", "2028-12-31")
    git(folder, "add", "-A")
    tree, parent = git(folder, "write-tree").strip(), git(folder, "rev-parse", "HEAD").strip()
    made = (
        f"tree {tree}\nparent {parent}\nauthor A\x1fB <a@b> {written}\ncommitter A <a@b> {written}\n\nso\x1f\0unseen\n"
    )
    done = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],  # noqa: S607
        cwd=folder, input=made.encode(), capture_output=True, check=True,
    )  # fmt: skip
    git(folder, "update-ref", "HEAD", done.stdout.decode().strip())
    told = run("--rules", folder / "rules", "log", "so-y-te", "--format", "json")
    assert told.code == 0, told.told
    events = json.loads(told.out)["events"]
    assert [one["commit"]["day"] for one in events] == [day, "2026-02-01"]
    text = run("--rules", folder / "rules", "log", "so-y-te")
    assert text.code == 0
    assert "\x1f" not in text.said
    assert run("--rules", folder / "rules", "diff", "HEAD~1").code == 0
    assert run("--rules", folder / "rules", "check", "--since", "HEAD").code == 0


_OTHERS = {
    "core.worktree": "{folder}/khac",
    "core.bare": "true",
    "core.attributesFile": "/dev/zero",
    "core.excludesFile": "/dev/zero",
    "core.fsmonitor": "touch ran",
    "core.hooksPath": "{folder}",
    "core.useReplaceRefs": "false",
    "mailmap.file": "{folder}/names",
    "diff.orderFile": "/dev/zero",
    "diff.renames": "false",
    "log.follow": "true",
    "log.diffMerges": "off",
    "log.date": "iso",
    "extensions.worktreeConfig": "true",
    "include.path": "{folder}/more",
}
"""Settings that lead git elsewhere or have it tell something else. ``more``: a file that names another work tree in its turn."""


@pytest.mark.parametrize("name", _OTHERS)
def test_no_setting_of_a_repository_changes_an_answer(name: str, tmp_path: Path) -> None:
    """Neither which folder is the register's, nor who wrote what, nor what lay where before a folder was moved."""
    folder = repository(tmp_path / "sent")
    rewrite(folder, "2027-12-31", "2028-12-31")
    commit(folder, "two", "2026-03-01")
    (tmp_path / "names").write_text("Kẻ khác <khac@example.vn> <lan@example.vn>\n", "utf-8")
    (tmp_path / "more").write_text(f"[core]\n worktree = {tmp_path}/khac\n", "utf-8")
    (tmp_path / "khac" / "rules").mkdir(parents=True)
    questions = [one for one in _questions(folder) if one[0] == "--rules" and one[2] in ("log", "diff")]
    before = [run(*one) for one in questions]
    git(folder, "config", name, _OTHERS[name].replace("{folder}", str(tmp_path)))
    assert [(one.code, one.out, one.err) for one in before] == [
        (one.code, one.out, one.err) for one in (run(*each) for each in questions)
    ]
    assert before[0].code == 0


def test_a_hash_of_nothing_is_said_to_be_unknown(tmp_path: Path) -> None:
    """Git takes any forty digits for a name; what is a file is said to be one."""
    folder = repository(tmp_path / "sent")
    ran = run("--rules", str(folder / "rules"), "diff", "1234567890" * 4, "HEAD")
    assert (ran.code, "git không biết bản nào tên như vậy" in ran.err.decode()) == (2, True)
    blob = git(folder, "rev-parse", "HEAD:rules/register.yaml").strip()
    assert "là một tệp trong git" in run("--rules", str(folder / "rules"), "diff", blob, "HEAD").err.decode()


@pytest.mark.parametrize(
    "surroundings",
    [
        {"GIT_CONFIG_COUNT": "x"}, {"GIT_CONFIG_COUNT": "1"}, {"GIT_CONFIG_COUNT": "٣"}, {"GIT_CONFIG_COUNT": "9" * 5000},
        {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "x", "GIT_CONFIG_VALUE_0": "y"},
        {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.bare", "GIT_CONFIG_VALUE_0": "true"},
        {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.repositoryFormatVersion", "GIT_CONFIG_VALUE_0": "9"},
        {"GIT_CONFIG_GLOBAL": "."}, {"GIT_CONFIG_GLOBAL": "/dev/zero"}, {"GIT_CONFIG_SYSTEM": "/dev/zero"},
        {"GIT_CEILING_DIRECTORIES": "{above}"}, {"GIT_CEILING_DIRECTORIES": "{top}"}, {"GIT_DISCOVERY_ACROSS_FILESYSTEM": "x"},
    ],
    ids=lambda one: " ".join(map("=".join, one.items()))[:60],
)  # fmt: skip
def test_settings_of_the_user_do_not_change_the_answer(surroundings: dict[str, str], tmp_path: Path) -> None:
    """Nor do those that are none, or hide the repository."""
    folder = repository(tmp_path / "sent")
    line = ("--rules", str(folder / "rules"), "log", "so-y-te")
    places = {name: value.replace("{above}", str(tmp_path)).replace("{top}", str(folder)) for name, value in surroundings.items()}  # fmt: skip
    before, after = run(*line), run(*line, environment=places)
    assert (after.code, after.out) == (before.code, before.out) == (0, before.out)


def test_folders_of_others_may_be_read_where_the_surroundings_say_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As images of build machines say it."""
    for name, value in (("COUNT", "3"), ("KEY_0", "core.bare"), ("VALUE_0", "true"), ("KEY_1", "Safe.Directory"), ("VALUE_1", "/a"), ("KEY_2", "safe.directory"), ("VALUE_2", "*")):  # fmt: skip
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
    said = ran(tmp_path, "config", "--get-all", "safe.directory").stdout.decode().split()
    assert said[-2:] == ["/a", "*"]
    assert b"core.bare" not in ran(tmp_path, "config", "--list", "--name-only").stdout


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux tells what a process does")
@pytest.mark.parametrize("name", [".mailmap", ".gitattributes", "moved/.gitattributes"])
def test_a_pipe_that_git_reads_is_not_waited_for(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sends a folder can put pipes into it: git waits for ever for who writes to them, and does nothing meanwhile."""
    monkeypatch.setattr(git_process, "_IDLE", 0.5)
    folder = repository(tmp_path / "sent")
    git(folder, "mv", "rules", "moved")
    register = folder / "moved" / "register.yaml"
    register.write_text(register.read_text("utf-8") + "\n# khác\n", "utf-8")
    git(folder, "commit", "-qam", "x")
    line = ("--rules", str(folder / "moved"), "log", "so-y-te")
    assert run(*line).code == 0
    os.mkfifo(folder / name)
    told = run(*line)
    assert (told.code, "git không trả lời" in told.told, str(folder) in told.told) == (3, True, True)


@pytest.mark.skipif(os.name != "posix", reason="no other system has such names")
def test_a_folder_whose_name_ends_a_line_has_the_history_of_any_other(tmp_path: Path) -> None:
    folder = repository(tmp_path / "sent")
    git(folder, "mv", "rules", "hai\ndòng ")
    git(folder, "commit", "-qam", "x")
    first = run("--rules", str(folder / "hai\ndòng "), "log", "so-y-te")
    git(folder, "mv", "hai\ndòng ", "mot")
    git(folder, "commit", "-q", "--amend", "-am", "x")
    second = run("--rules", str(folder / "mot"), "log", "so-y-te")
    assert first.code == second.code == 0
    assert re.sub(r"\b[0-9a-f]{8,}\b", "", first.said) == re.sub(r"\b[0-9a-f]{8,}\b", "", second.said)
