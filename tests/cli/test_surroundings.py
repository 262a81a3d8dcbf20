"""What the user, a hook or an administrator of the machine has set changes no answer, no chart and no document."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
import surroundings
from programs import Environment, Ran, run
from repositories import commit, git, repository, rewrite

DAY = "2026-06-01"
OF_GIT = (("diff", "HEAD~1"), ("log", "vd-ubnd-tp"))
LINES = (
    *OF_GIT,
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
    """Give a repository with two commits, the register below its top; what is set meanwhile is of another test."""
    folder = repository(tmp_path_factory.mktemp("kho"))
    rewrite(folder, "2027-12-31", "2028-12-31")
    commit(folder, "Gia hạn đến 2028", "2026-03-01")
    rewrite(folder, "2028-12-31", "2029-12-31")
    return folder


@pytest.fixture(name="elsewhere", scope="module")
def _elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a home in which git is set up strangely, another repository, and a folder for temporary files."""
    folder = tmp_path_factory.mktemp("noi khác")
    (folder / ".gitconfig").write_text(SETTINGS, "utf-8")
    other = folder / "other"
    other.mkdir()
    git(other, "init", "-q", "-b", "main")
    git(other, "commit", "-q", "--allow-empty", "-m", "Kho khác")
    (folder / "tạm thời").mkdir()
    return folder


def answers(
    folder: Path, environment: Environment, lines: tuple[tuple[str, ...], ...] = LINES
) -> list[tuple[Ran, bytes]]:
    """Give how each line ends, and the file that it writes."""
    found = []
    for line in lines:
        ran = run("--rules", "rules", *line, "--as-of", DAY, cwd=folder, environment=environment)
        made = [*folder.glob("a.*")]
        found.append((ran, b"".join(one.read_bytes() for one in made)))
        for one in made:
            one.unlink()
    return found


@pytest.fixture(name="usual", scope="module")
def _usual(folder: Path) -> list[tuple[Ran, bytes]]:
    found = answers(folder, {})
    assert [ran.code for ran, _ in found] == [0] * len(LINES), [ran.told for ran, _ in found]
    return found


HOMELESS: Environment = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "DELEGATION_CACHE"))
SET: Mapping[str, Environment] = {
    "no home": HOMELESS,
    "nothing where things usually are": {
        **HOMELESS,
        "HOME": "/proc/nowhere",
        "TMPDIR": "{elsewhere}/tạm thời",
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
    "git with settings": {
        "GIT_CONFIG_GLOBAL": "{elsewhere}/.gitconfig",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.abbrev",
        "GIT_CONFIG_VALUE_0": "4",
        "GIT_PAGER": "false",
        "GIT_TRACE": "1",
    },
    "git before a commit": {"GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index", "GIT_PREFIX": "", "GIT_EDITOR": ":"},
    "git of a linked work tree": {"GIT_DIR": "{folder}/.git", "GIT_INDEX_FILE": "{folder}/.git/index"},
    "git of another repository": {"GIT_DIR": "{elsewhere}/other/.git", "GIT_WORK_TREE": "{elsewhere}/other"},
}
"""Environments: what users set, what lacks in containers, and what git sets in a hook (githooks(5))."""


@pytest.mark.parametrize("name", SET)
def test_the_same_bytes_are_written(name: str, folder: Path, elsewhere: Path, usual: list[tuple[Ran, bytes]]) -> None:
    given = {
        variable: value and value.replace("{elsewhere}", str(elsewhere)).replace("{folder}", str(folder))
        for variable, value in SET[name].items()
    }
    lines = OF_GIT if name.startswith("git") else LINES
    for line, found, expected in zip(lines, answers(folder, given, lines), usual, strict=False):
        assert found == expected, line


def test_tests_see_nothing_of_what_is_set(tmp_path: Path) -> None:
    """All that is set above is out of the way of the tests themselves, in the programs that they start, too."""
    found = {name: value or "" for one in SET.values() for name, value in one.items()}
    left = surroundings.steady({**found, "PATH": "/bin", "PYTHONHASHSEED": "1"}, tmp_path)
    assert {name for name in left if left[name] == found.get(name)} == {"TZ", "TMPDIR"}
    assert (left["PATH"], left["PYTHONHASHSEED"], left["HOME"]) == ("/bin", "1", str(tmp_path))
    assert os.environ.keys() >= surroundings.steady({}, tmp_path).keys()
