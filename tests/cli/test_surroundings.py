"""What the user, a hook or an administrator of the machine has set changes no answer, no chart and no document."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
import surroundings
from folders import small
from programs import Environment, Ran, run
from repositories import FILE, GRANT, commit, git, repository, rewrite

DAY = "2026-06-01"
Line = tuple[str, ...]
OF_GIT: tuple[Line, ...] = (("diff", "HEAD~1"), ("log", "vd-ubnd-tp"))
OF_FILES: tuple[Line, ...] = (
    ("check",),
    ("status",),
    ("who", "vd-ubnd-tp", "--format", "json"),
    ("chart", "--overview", "-o", "a.svg"),
    ("annex", "phat-hien", "-o", "a.docx"),
)

SETTINGS = """\
[user]
    useConfigOnly = true
[init]
    defaultBranch = trunk
[commit]
    gpgSign = true
[core]
    autocrlf = true
    quotePath = true
    fsmonitor = true
    hooksPath = /nowhere
    attributesFile = /nowhere
[color]
    ui = always
[log]
    showSignature = true
    follow = true
    date = relative
    decorate = full
    mailmap = false
[diff]
    external = false
    noprefix = true
[format]
    pretty = oneline
[i18n]
    logOutputEncoding = ISO-8859-1
"""
"""What somebody may have in ``~/.gitconfig``."""


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a register below it."""
    folder = tmp_path_factory.mktemp("sổ")
    small(folder / "rules", {FILE: GRANT})
    return folder


@pytest.fixture(name="under_git", scope="module")
def _under_git(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a repository with two commits, and a register below its top that is changed since."""
    folder = repository(tmp_path_factory.mktemp("kho"))
    rewrite(folder, "2027-12-31", "2028-12-31")
    commit(folder, "Gia hạn đến 2028", "2026-03-01")
    rewrite(folder, "2028-12-31", "2029-12-31")
    other = folder.parent / "kho khác"
    other.mkdir()
    git(other, "init", "-q", "-b", "main")
    git(other, "commit", "-q", "--allow-empty", "-m", "Kho khác")
    return folder


def written(folder: Path, line: Line, environment: Environment) -> tuple[Ran, bytes]:
    """Give how a line ends, and the file that it writes."""
    ran = run("--rules", "rules", *line, "--as-of", DAY, cwd=folder, environment=environment)
    made = b""
    for one in folder.glob("a.*"):
        made += one.read_bytes()
        one.unlink()
    return ran, made


@cache
def usual(folder: Path, line: Line) -> tuple[Ran, bytes]:
    """Give the same where nothing is set."""
    found = written(folder, line, {})
    assert found[0].code == 0, found[0].told
    return found


HOMELESS: Environment = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "DELEGATION_CACHE"))
SET: Mapping[str, Environment] = {
    "no home": HOMELESS,
    "nothing where things usually are": {
        **HOMELESS,
        "HOME": "/proc/nowhere",
        "TMPDIR": "{here}/tạm thời",
        "FONTCONFIG_FILE": os.devnull,
        "FONTCONFIG_PATH": "/nowhere",
        "GVBINDIR": "/nowhere",
    },
    "far east, on a narrow screen": {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "vi_VN",
        "LANG": "vi_VN",
        "LANGUAGE": "vi",
        "COLUMNS": "10",
        "LINES": "3",
        "TERM": "dumb",
        "NO_COLOR": "1",
    },
    "far west, in another encoding": {
        "TZ": "Etc/GMT+12",
        "LC_ALL": "tr_TR.UTF-8",
        "PYTHONIOENCODING": "cp1258",
        "PYTHONOPTIMIZE": "2",
    },
    "a locale without our letters": {"LC_ALL": "de_DE.ISO-8859-1", "LANGUAGE": "de"},
    "plain C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}
"""What users set, and what is not there in a container."""
SET_FOR_GIT: Mapping[str, Mapping[str, str]] = {
    "settings": {
        "GIT_CONFIG_GLOBAL": "{here}/.gitconfig",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.abbrev",
        "GIT_CONFIG_VALUE_0": "4",
        "GIT_PAGER": "false",
        "GIT_TRACE": "1",
    },
    "before a commit": {"GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index", "GIT_PREFIX": "", "GIT_EDITOR": ":"},
    "of a linked work tree": {"GIT_DIR": "{folder}/.git", "GIT_INDEX_FILE": "{folder}/.git/index"},
    "of another repository": {"GIT_DIR": "{other}/.git", "GIT_WORK_TREE": "{other}"},
}
"""What users set, and what git sets where a hook runs the program (githooks(5))."""


def same(lines: tuple[Line, ...], folder: Path, environment: Environment) -> None:
    for line in lines:
        assert written(folder, line, environment) == usual(folder, line), line


@pytest.mark.parametrize("name", SET)
def test_the_same_bytes_are_written(name: str, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "tạm thời").mkdir()
    same(OF_FILES, folder, {key: value and value.replace("{here}", str(tmp_path)) for key, value in SET[name].items()})


@pytest.mark.parametrize("name", SET_FOR_GIT)
def test_the_same_is_read_out_of_git(name: str, under_git: Path, tmp_path: Path) -> None:
    (tmp_path / ".gitconfig").write_text(SETTINGS, "utf-8")
    places = {"{here}": str(tmp_path), "{folder}": str(under_git), "{other}": str(under_git.parent / "kho khác")}
    given = dict(SET_FOR_GIT[name])
    for old, new in places.items():
        given = {key: value.replace(old, new) for key, value in given.items()}
    same(OF_GIT, under_git, given)


def test_tests_see_nothing_of_what_is_set(tmp_path: Path) -> None:
    """All that is set above is out of the way of the tests themselves, in the programs that they start, too."""
    found = {name: value or "" for one in (*SET.values(), *SET_FOR_GIT.values()) for name, value in one.items()}
    left = surroundings.steady({**found, "PATH": "/bin", "PYTHONHASHSEED": "1"}, tmp_path)
    assert {name for name in left if left[name] == found.get(name)} == {"TZ", "TMPDIR"}
    assert (left["PATH"], left["PYTHONHASHSEED"], left["HOME"]) == ("/bin", "1", str(tmp_path))
    assert os.environ.keys() >= surroundings.steady({}, tmp_path).keys()
