"""What set-up installs is locked with hashes, covers what pyproject.toml asks for, and is named with its licence."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from collections.abc import Iterable

import pytest
from folders import ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from programs import shell

import licences

LOCKS = {one.stem: one.read_text("utf-8") for one in sorted((ROOT / "requirements").glob("*.txt"))}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def locked(lock: str) -> dict[str, str]:
    """Give the locked packages and their versions."""
    return dict(re.findall(r"^([a-z0-9.-]+)==([^ ;]+)", lock, re.MULTILINE))


def without_hash(lock: str) -> list[str]:
    """Give what a lock names without the hash of a file."""
    pieces = re.split(r"^(?=[^#\s])", lock, flags=re.MULTILINE)
    return [one for one in pieces if re.match(r"[^#\s]", one) and not re.search(r"--hash=sha256:[0-9a-f]{64}\b", one)]


def not_locked(asked: Iterable[str], lock: str) -> list[str]:
    """Give what is asked for and not locked, or locked in a version that is not allowed."""
    held = locked(lock)
    wanted = map(Requirement, asked)
    return [str(one) for one in wanted if not one.specifier.contains(held.get(canonicalize_name(one.name), "0.dev0"))]


def asked(*groups: str) -> list[str]:
    project = PROJECT["project"]
    return [*project["dependencies"], *(one for group in groups for one in project["optional-dependencies"][group])]


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_that_is_locked_has_hashes(name: str) -> None:
    assert {"run", "dev", "font", "sbom"} == {*LOCKS}
    assert len(locked(LOCKS[name])) >= 1
    assert without_hash(LOCKS[name]) == [], name


def test_a_line_without_a_hash_is_told() -> None:
    """Also one that stands last, one that is no version, and one whose hash is cut short."""
    sound = "a==1 \\\n    --hash=sha256:" + "0" * 64 + "\n"
    assert without_hash(sound * 2) == []
    for line in (
        "b==2\n",
        "b>=2\n",
        "B @ https://example.org/b.whl\n",
        "-r other.txt\n",
        "b==2 \\\n    --hash=sha256:00\n",
    ):
        assert without_hash(sound + line) == [line]
        assert without_hash(line + sound) == [line]


def test_what_is_asked_for_is_locked_and_what_runs_is_what_is_tested() -> None:
    assert not_locked(asked(), LOCKS["run"]) == [], "sh tools/lock.sh"
    assert not_locked(asked("dev"), LOCKS["dev"]) == [], "sh tools/lock.sh"
    assert locked(LOCKS["run"]).items() <= locked(LOCKS["dev"]).items()
    for name in ("build", "sbom"):
        lines = (ROOT / "requirements" / f"{name}.in").read_text("utf-8").splitlines()
        lock = LOCKS["run" if name == "build" else name]
        assert not_locked((one for one in lines if not one.startswith("#")), lock) == [], "sh tools/lock.sh"


@pytest.mark.parametrize("wanted", ["no-such-package>=1", "click>=999", "PyYAML<6", "click==8.0"])
def test_a_package_that_is_asked_for_and_not_locked_is_told(wanted: str) -> None:
    assert not_locked([*asked(), wanted], LOCKS["run"]) == [str(Requirement(wanted))]


def test_the_bill_of_materials_names_what_is_locked_and_nothing_else() -> None:
    """Packages of other systems and of other versions of Python are not in the environment that it was made of."""
    made = json.loads((ROOT / "sbom.cdx.json").read_text("utf-8"))["components"]
    listed = {canonicalize_name(one["name"]): one["version"] for one in made}
    wanted = {**locked(LOCKS["run"]), **locked(LOCKS["font"])}
    elsewhere = {*re.findall(r"^([a-z0-9.-]+)==[^ ]+ ;", LOCKS["run"], re.MULTILINE)}
    assert listed.items() <= wanted.items(), "sh tools/sbom.sh"
    assert wanted.keys() - elsewhere <= listed.keys(), "sh tools/sbom.sh"


def test_what_builds_the_project_is_locked() -> None:
    assert not_locked(PROJECT["build-system"]["requires"], LOCKS["run"]) == []


@pytest.mark.parametrize(("script", "times"), [("environment.sh", 3), ("sbom.sh", 3)])
def test_what_is_installed_comes_from_the_locks_alone(script: str, times: int) -> None:
    text = (ROOT / "tools" / script).read_text("utf-8")
    lines = [one for one in text.splitlines() if '/bin/pip" install' in one or "/bin/pip install" in one]
    assert len(lines) == times
    assert all("--require-hashes" in one or "--no-deps --no-build-isolation --editable ." in one for one in lines)


def test_set_up_stops_where_a_package_lacks_another() -> None:
    """The lines that decide are run, with a pip of ours that says what the real one would."""
    text = (ROOT / "tools" / "environment.sh").read_text("utf-8")
    (decides,) = re.findall(r"^    if \.venv/bin/pip check .*?^    fi$", text, re.MULTILINE | re.DOTALL)
    for said, code in {
        "No broken requirements found.": 0,
        "rinoh-typeface-texgyretermes 0.1.1 requires rinohtype, which is not installed.": 0,
        "lxml 1 requires x, which is not installed.": 3,
        "rinoh-typeface-texgyretermes 0.1.1 requires rinohtype\nclick 1 has requirement y>2, but you have y 1.": 3,
    }.items():
        line = decides.replace(".venv/bin/pip check", f"printf '%s\\n' {shlex.quote(said)}")
        assert shell(line).code == code, said


def test_the_page_of_licences_names_all_that_runs_all_that_lies_in_it_and_all_that_the_extension_is_packed_with() -> (
    None
):
    """Made anew, it is the page that stands there: also libraries within a wheel that came with a new version of it."""
    assert licences.PAGE.read_text("utf-8") == licences.page(), "tools/licences.py"
    assert {*licences.needed()} - {"rinoh-typeface-texgyretermes"} <= locked(LOCKS["run"]).keys()
    assert {*licences.tested_with()} <= locked(LOCKS["dev"]).keys()
    assert "not stated" not in licences.page()
    assert {"vscode-languageclient", "vscode-jsonrpc"} <= licences.packed().keys()


def test_pages_carry_no_script_of_others() -> None:
    """What the page of licences says of them: they load nothing, and none of it came from elsewhere."""
    own = ROOT / "src" / "delegation" / "reports"
    texts = [one.read_text("utf-8") for one in own.rglob("*") if one.suffix in (".js", ".css", ".html")]
    assert len(texts) > 8
    loads = re.compile(r"""(?:src=["']?|@import|url\(["']?|import\s.*from\s*["'])(?:https?:)?//""")
    assert not any(loads.search(one) or "@license" in one or "Copyright" in one for one in texts)


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_both_readmes_name_all_that_set_up_installs_as_root(name: str) -> None:
    scripts = "".join((ROOT / "tools" / f"{one}.sh").read_text("utf-8") for one in ("environment", "test", "start"))
    wanted = {
        one
        for line in re.findall(r"apt-get install -y ([^|&>;\n]*)", scripts)
        for one in line.split()
        if re.fullmatch(r"[a-z][a-z0-9.+-]+", one)
    }
    assert {"python3-venv", "git", "chromium", "neovim", "libx11-6"} <= wanted
    told = re.sub(r"```.*?```", "", (ROOT / name).read_text("utf-8"), flags=re.DOTALL)
    assert wanted <= {word for quoted in re.findall(r"`([^`]+)`", told) for word in quoted.split()}
