"""What the Markdown files name exists, what they show runs, and what is generated is fresh."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from socket import socket

import click
import examples
import pytest
import yaml
from folders import ROOT, RULES, part_of_the_city
from programs import run, shell, shell_until, shown
from properties import is_thorough, part
from repositories import needs_git

import make_all
import make_gallery
import make_guide
from delegation.checks.cases import EXAMPLES
from delegation.checks.catalogue import CATALOGUE, by_id
from delegation.cli.program import COMMANDS, program

PAGES = sorted(
    {*ROOT.glob("README*.md"), ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")}
)
GENERATED = {ROOT / "docs/commands.md", *(ROOT / "docs/checks").glob("DLG*.md")}
WRITTEN = [one for one in PAGES if one not in GENERATED]
_BASES = (ROOT, ROOT / "src/delegation", RULES, EXAMPLES / "DLG906/good", ROOT / "tests", ROOT / "docs")
"""The register of Hà Nội has no policies yet; an example has."""
_ENDINGS = (".py", ".md", ".yaml", ".yml", ".json", ".toml", ".sh", ".txt")
_MADE = ("out/", "/tmp/", ".venv/")  # noqa: S108  only their names
"""What the program or the set-up makes, and what belongs to the system."""
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_TICKED = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(r"[\w.<>…*-]+(?:/[\w.<>…*-]*)*")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def prose(page: Path) -> str:
    """Give a page without its blocks of code."""
    return _FENCE.sub("", page.read_text("utf-8"))


def blocks(page: Path, *languages: str) -> Iterator[str]:
    """Give the blocks of code in some languages."""
    for language, block in _FENCE.findall(page.read_text("utf-8")):
        if language in languages:
            yield block


def paths(page: Path) -> Iterator[str]:
    """Give what stands between ticks and is meant as a path: it ends like a file, or begins with a folder of ours."""
    for ticked in _TICKED.findall(prose(page)):
        for word in ticked.split():
            if not _PATH.fullmatch(word) or word.startswith(("*", "…", "<", "--")):
                continue
            first, slash, _ = word.partition("/")
            is_ours = bool(slash) and bool(first.strip(".")) and any((base / first).is_dir() for base in _BASES)
            if (word.endswith(_ENDINGS) and word not in _ENDINGS) or is_ours:
                yield word


def exists(path: str, page: Path) -> bool:
    """Say whether a path leads somewhere from the root, from the page or from a room; a bare name anywhere."""
    pattern = re.sub(r"<[^>]*>|…", "*", path).rstrip("/")
    if path.startswith(_MADE):
        return True
    if any(next(base.glob(pattern), None) is not None for base in (*_BASES, page.parent)):
        return True
    return "/" not in pattern and any(
        next((ROOT / folder).rglob(pattern), None) is not None
        for folder in ("src", "tests", "rules", "schemas", "docs", "tools")
    )


def command_lines(page: Path) -> list[str]:
    """Give every line that calls the program, in blocks of shell and between ticks."""
    shells = [line.strip() for block in blocks(page, "sh", "console", "bash", "shell") for line in block.splitlines()]
    ticked = [one for one in _TICKED.findall(prose(page)) if one.startswith("delegation ")]
    return [line.removeprefix("$ ") for line in (*shells, *ticked) if re.match(r"(\$ )?delegation\b", line)]


@pytest.mark.parametrize("page", WRITTEN, ids=name_of)
def test_every_path_between_ticks_exists(page: Path) -> None:
    assert [one for one in paths(page) if not exists(one, page)] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    lost = []
    for target in _LINK.findall(prose(page)):
        path, _, anchor = target.partition("#")
        if path.startswith(("http://", "https://", "mailto:")):
            continue
        place = (page.parent / path).resolve() if path else page
        if not place.exists() or (anchor and anchor not in anchors(place)):
            lost.append(target)
    assert lost == []


def anchors(page: Path) -> set[str]:
    """Give the anchors of a page's headings, as GitHub makes them."""
    heads = re.findall(r"^#+ (.+)$", _FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_the_head_of_the_rule_files_page_answers_how_a_decision_is_written_with_keys_that_there_are() -> None:
    """Each row of the table gives YAML that can be read, of keys that a schema has, and leads to a section."""
    page = (ROOT / "docs/rule-files.md").read_text("utf-8")
    table = page.split("| Quyết định của tôi nói", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    schemas = "".join(one.read_text("utf-8") for one in (ROOT / "schemas").glob("*.json"))
    assert len(table) == 17
    for row in table:
        _, said, write, more, _ = row.split("|")
        assert said.strip()
        assert "](#" in more, row
        keys = [key for one in re.findall(r"`([^`]*: [^`]*)`", write) for key in yaml_keys(one)]
        assert keys, row
        assert [key for key in keys if f'"{key}"' not in schemas and key not in _OWN_NAMES] == [], row


_OWN_NAMES = {"tong-muc-dau-tu", "nhom"}
"""Dimensions: a register names its own."""


def yaml_keys(text: str) -> Iterator[str]:
    """Give all keys of a piece of YAML."""
    waiting = [yaml.safe_load(text)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield from map(str, one)
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_check_that_is_named_exists(page: Path) -> None:
    """But for the one that the page itself tells how to make."""
    named = set(re.findall(r"\bDLG\d{3}\b", page.read_text("utf-8")))
    made = re.findall(r"^# src/delegation/checks/library/dlg(\d{3})_", page.read_text("utf-8"), re.MULTILINE)
    assert {one for one in named if by_id(one) is None} == {f"DLG{number}" for number in made}
    begun = set(re.findall(r"\bDLG\d{1,2}\b", page.read_text("utf-8")))
    assert {one for one in begun if not any(check.id.startswith(one) for check in CATALOGUE)} == set()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_number_of_checks_is_right(page: Path) -> None:
    stated = re.findall(r"\b(\d+) (?:checks|phép kiểm tra)\b", page.read_text("utf-8"))
    assert set(stated) <= {str(len(CATALOGUE))}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_and_option_that_is_named_exists(page: Path) -> None:
    group = program("vi")
    context = click.Context(group)
    wrong = []
    for line in command_lines(page):
        words = re.split(r"[ =|;]+", line.split("#")[0])[1:]
        name = next((word for word in words if word in COMMANDS), None)
        command = group if name is None else group.get_command(context, name)
        assert command is not None
        below = command.list_commands(context) if isinstance(command, click.Group) else ()
        parts = [part for word in words if word in below and (part := command.get_command(context, word))]  # type: ignore[attr-defined]  # a group
        known = {
            option
            for each in (group, command, *parts)
            for one in each.get_params(context)
            for option in one.opts
            if isinstance(one, click.Option)
        }
        wrong += [f"{line}: {word}" for word in words if word.startswith("-") and word != "-" and word not in known]
        if name is None and words and not words[0].startswith("-"):
            wrong.append(f"{line}: {words[0]}")
    assert wrong == []


@pytest.mark.parametrize("page", WRITTEN, ids=name_of)
def test_every_module_that_is_named_exists(page: Path) -> None:
    for dotted in set(re.findall(r"\bdelegation(?:\.[a-z_]\w*)+", " ".join(_TICKED.findall(prose(page))))):
        name, _, attribute = dotted.rpartition(".")
        try:
            import_module(dotted)
        except ModuleNotFoundError:
            assert hasattr(import_module(name), attribute), dotted


def shown_on(page: Path) -> set[str]:
    """Give the commands of a page, but for the examples of the help, which are tried with it."""
    lines = {line.split("  #")[0].strip() for block in blocks(page, "sh") for line in block.splitlines()}
    return {one for one in lines if one.startswith("delegation ")} - {
        example.split("  #")[0].strip() for _, example in examples.EXAMPLES
    }


FIRST = set[str]().union(*(shown_on(ROOT / name) for name in ("README.md", "README.vi.md")))
SHOWN = sorted(FIRST | set(part(sorted(set[str]().union(*map(shown_on, WRITTEN)) - FIRST), 5)))
"""All of README, and one in five of the other pages."""


def free_port() -> int:
    """Give a port of this machine that nobody holds: another test, or somebody else, may have the usual one."""
    with socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


@pytest.mark.sampled
@pytest.mark.parametrize("line", SHOWN)
def test_every_command_that_is_shown_runs(line: str, tmp_path: Path) -> None:
    """In a folder that has ``rules/``. Only ``check`` may find something wrong."""
    if line.startswith(("delegation serve", "delegation site")):
        part_of_the_city(tmp_path / "rules")
    else:
        (tmp_path / "rules").symlink_to(RULES)
    if line.startswith(("delegation serve", "delegation watch")):  # they go on until they are stopped
        port = f" --port {free_port()}" if line == "delegation serve" else ""
        ran = shell_until("Ctrl+C", f"{line}{port}", cwd=tmp_path)
    else:
        ran = shown(line, cwd=tmp_path)
    assert ran.code in ((0, 1) if line.startswith("delegation check") else (0,)), ran.told


@pytest.mark.parametrize("page", WRITTEN, ids=name_of)
def test_every_piece_of_python_that_is_shown_runs(page: Path) -> None:
    for block in blocks(page, "python"):
        done = subprocess.run([sys.executable, "-c", block], cwd=ROOT, capture_output=True, check=False)  # noqa: S603
        assert done.returncode == 0, done.stderr.decode()


def test_every_command_is_documented() -> None:
    text = "\n".join(one.read_text("utf-8") for one in PAGES)
    assert [name for name in COMMANDS if f"delegation {name}" not in text] == []


def test_every_check_has_its_page() -> None:
    listed = (ROOT / "docs/checks/README.md").read_text("utf-8")
    assert [
        one.id for one in CATALOGUE if one.id not in listed or not (ROOT / f"docs/checks/{one.id}.md").is_file()
    ] == []


def test_one_tool_makes_every_page_that_is_made() -> None:
    made = {one.name for one in (ROOT / "tools").glob("make_*.py")}
    assert made == {*make_all.TOOLS, "make_all.py"}


def test_a_tool_that_fails_is_named_and_the_others_still_run(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["make_all.py", "--check"])
    monkeypatch.setattr(make_all, "TOOLS", {"make_nothing.py": "-", "make_command_page.py": "-"})
    assert make_all.main() == 1
    told = capfd.readouterr()
    assert "docs/commands.md" in told.out
    assert told.err.endswith("failed or stale: make_nothing.py\n")


_LONG = ("make_gallery.py", "make_guide.py")
"""Tools that take half a minute as a program: here they are asked within this process, and by ``tools/thorough.sh`` as programs, too."""


@pytest.mark.sampled
@pytest.mark.parametrize("tool", [one for one in make_all.TOOLS if is_thorough() or one not in _LONG])
def test_generated_pages_are_fresh(tool: str) -> None:
    if tool == "make_guide.py":
        needs_git()  # the guide shows what git knows
    command = [sys.executable, str(ROOT / "tools" / tool), "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout.decode()


@pytest.mark.sampled
def test_the_charts_of_the_gallery_are_fresh() -> None:
    assert make_gallery.stale(part(make_gallery.CHARTS, 3)) == []


@pytest.mark.parametrize("guide", make_guide.GUIDES, ids=name_of)
def test_a_guide_prints_what_its_commands_print(guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A call of the program alone is made within this process."""
    needs_git()

    def printed(line: str, folder: Path) -> bytes:
        ran = shown(line, cwd=folder) if line.startswith("delegation ") else shell(line, cwd=folder)
        return ran.out + ran.err

    for name, value in make_guide.environment().items():
        if name != "PATH":
            monkeypatch.setenv(name, value)
    monkeypatch.setattr(make_guide, "printed", printed)
    assert make_guide.fresh(guide.read_text("utf-8")) == guide.read_text("utf-8")


@pytest.mark.parametrize("page", ["README.md", "README.vi.md"])
def test_the_readme_counts_the_checks(page: str) -> None:
    assert f"[{len(CATALOGUE)} " in (ROOT / page).read_text("utf-8")


def test_both_readmes_show_the_same_commands() -> None:
    """With the same options: who reads one of them makes the same papers as who reads the other, whatever files are called."""
    shown = [
        [re.sub(r"  #.*|(?<=-o )\S+(?=\.)", "", line).strip() for block in blocks(ROOT / page, "sh") for line in block.splitlines()]
        for page in ("README.md", "README.vi.md")
    ]  # fmt: skip
    assert shown[0] == shown[1]


@pytest.mark.parametrize(("page", "language"), [("README.md", "en"), ("README.vi.md", "vi")])
def test_the_readme_shows_what_check_prints_of_the_register(page: str, language: str) -> None:
    """Line for line, but for breaks of lines and what «…» leaves out."""
    (shown,) = blocks(ROOT / page, "text")
    printed = run("--lang", language, "check").said
    lines = re.sub(r"\n      (?=\S)", " ", shown).splitlines()
    assert len(lines) > 3
    assert [one for one in lines if one.strip() != "…" and one.rstrip("…") not in printed] == []


def test_no_module_is_longer_than_300_lines() -> None:
    lengths = {one: len(one.read_text("utf-8").splitlines()) for one in (ROOT / "src").rglob("*.py")}
    assert [one.name for one, length in lengths.items() if length > 300] == []
