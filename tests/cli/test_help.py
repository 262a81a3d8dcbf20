"""The help says everything that there is, in both languages, and its examples run."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree

import click
import pytest
from annexes import DECISION, HEADS, PAPER_HEAD, Sheet, excel, word
from examples import EVERY, EXAMPLES, command
from folders import ROOT, RULES, part_of_the_city, small
from programs import ask, run, shell_until, shown
from repositories import has_git, needs_git, of_the_city

from delegation import cli
from delegation.cli.language import LANGUAGES
from delegation.cli.program import COMMANDS
from delegation.documents.intake import review
from delegation.findings import Language
from delegation.model.matters import MatterId
from delegation.run import importing, pipeline

_VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")


def _help_of(name: str, language: Language, capsys: pytest.CaptureFixture[str]) -> str:
    assert cli.main([*name.split(), "--help", "--lang", language]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EVERY)
def test_every_option_and_argument_is_documented(
    name: str, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    spoken, text = command(name, language), _help_of(name, language, capsys)
    context = click.Context(spoken)
    for one in spoken.get_params(context):
        if isinstance(one, click.Option):
            assert one.help, one.name
            for option in one.opts:
                assert re.search(rf"(^|[ ,]){re.escape(option)}\b", text, re.MULTILINE), option
        else:
            assert spoken.arguments
    assert len(spoken.arguments) == sum(isinstance(one, click.Argument) for one in spoken.params)
    assert all(label and said and label in text for label, said in spoken.arguments)


@pytest.mark.parametrize("name", EVERY)
def test_help_is_whole_in_each_language(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    vi, en = (_help_of(name, language, capsys) for language in ("vi", "en"))
    options = [sorted(re.findall(r"--[a-z-]+", text)) for text in (vi, en)]
    assert options[0] == options[1]
    examples = "\n".join(command(name, "en").examples)
    left = [line for line in en.splitlines() if _VIETNAMESE.search(line.lower()) and line.strip() not in examples]
    assert not left
    for said in ("Usage", "Options", "Examples", "Show this message"):
        assert said not in vi


@pytest.mark.parametrize("name", EVERY)
def test_help_fits_a_terminal(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    for language in LANGUAGES:
        examples = command(name, language).examples
        lines = [one for one in _help_of(name, language, capsys).splitlines() if one.strip() not in examples]
        assert max(map(len, lines)) <= 100


def test_the_group_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    modules = {
        one.parent.name if one.stem == "__init__" else one.stem
        for one in (
            *Path(cli.__file__).parent.glob("commands/*.py"),
            *Path(cli.__file__).parent.glob("commands/*/__init__.py"),
        )
        if "\nCOMMAND = " in one.read_text("utf-8")
    }
    assert set(COMMANDS) == modules
    for language in LANGUAGES:
        shown = _help_of("", language, capsys)
        for name in COMMANDS:
            assert re.search(rf"^  {name} ", shown, re.MULTILINE)


@pytest.mark.parametrize("name", EVERY)
def test_an_option_that_takes_one_value_refuses_two(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Of two values the last would win in silence: a reviewer who named two baselines would believe in both."""
    for one in command(name, "en").params:
        if not isinstance(one, click.Option) or one.is_flag or one.multiple:
            continue
        if one.name == "lang":  # what a wrapper gives beforehand is overridden, and seen at once
            continue
        option = one.opts[0]
        assert cli.main(["--lang", "en", *name.split(), option, "a", one.opts[-1], "b"]) == 2
        assert f"{option} may be given once only" in capsys.readouterr().err, option


@pytest.mark.parametrize(
    "line", ["--short --format json", "--format json --short", "--short --brief", "--brief --format text"]
)
def test_a_flag_that_is_a_word_of_an_option_is_that_option(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--lang", "en", "--rules", str(RULES), "check", *line.split()]) == 2
    assert "may be given once only" in capsys.readouterr().err


def test_an_option_before_the_command_is_the_same_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--lang", "en", "--rules", "a", "status", "--rules", "b"]) == 2
    assert "may be given once only" in capsys.readouterr().err
    assert cli.main(["--lang", "vi", "--rules", str(RULES), "status", "--lang", "en", "--rules", str(RULES)]) == 0
    assert "State management tasks" in capsys.readouterr().out


_WRITING = frozenset({"baseline", "confirm", "waive", "import", "new", "edit", "fmt"})
"""Commands that write into the register."""


@pytest.fixture(name="city", scope="module")
def _city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return of_the_city(tmp_path_factory.mktemp("city")) if has_git() else RULES


@pytest.mark.parametrize(("name", "line"), EXAMPLES, ids=[line.split("#")[0].strip() for _, line in EXAMPLES])
def test_every_example_runs(name: str, line: str, tmp_path: Path, city: Path) -> None:
    """In a folder that has ``rules/``, as the reader's has. Only ``check`` may find something wrong there."""
    if name == "log" or "HEAD" in line:
        needs_git()
    if name == "import":
        _with_papers(tmp_path)
    if name.split(" ", maxsplit=1)[0] in _WRITING:
        copytree(city, tmp_path / "rules")
        if name == "confirm":
            _with_a_text(tmp_path / "rules" / "instruments" / "luat.yaml")
    elif name in ("site", "serve"):
        part_of_the_city(tmp_path / "rules")
    else:
        (tmp_path / "rules").symlink_to(city)
    if name in ("watch", "serve"):  # they go on until they are stopped
        assert shell_until("Ctrl+C", line, cwd=tmp_path).code == 0
        return
    ran = shown(line, cwd=tmp_path)
    assert ran.code in ((0, 1) if "delegation check" in line else (0,)), ran.told
    assert "Lỗi:" not in ran.told
    assert name == "" or f" {name} " in f"{line} "
    written = re.findall(r"(?:-o|>) (\S+)", line)
    assert all((tmp_path / one).stat().st_size for one in written)


def _with_papers(folder: Path) -> None:
    """Let the files be there that the examples of ``import`` name: a decision, an annex, and an answered sheet."""
    row = [1, "2.000229", pipeline.load(RULES).register.matters[MatterId("2.000229")].title, ""]
    sheet = Sheet([list(HEADS), row])
    paper = word(folder / "quyet-dinh.docx", (*PAPER_HEAD, *DECISION), sheet)
    excel(folder / "phu-luc.xlsx", ("x", sheet))
    made = importing.read(paper, pipeline.load(RULES), {})
    (folder / "hoi.xlsx").write_bytes(review.write(made.data, made.facts, made.rows))


def _with_a_text(laws: Path) -> None:
    """Let the register hold the text of a clause, here an invented one."""
    number = "  - number: 72/2025/QH15\n"
    text = laws.read_text("utf-8")
    assert number in text
    clause = f"{number}    clauses: [{{at: Điều 14 khoản 1, text: Lời văn ví dụ}}]\n"
    laws.write_text(text.replace(number, clause), "utf-8")


def test_help_comes_wherever_one_asks_for_it(tmp_path: Path) -> None:
    for line in (["-h"], ["check", "-h"], ["check", "--format", "json", "--help"], ["who", "--help"]):
        ran = run(*line, cwd=tmp_path)
        assert (ran.code, ran.err) == (0, b"")
        assert ran.said.startswith("Cách dùng: delegation")


def test_the_examples_of_the_help_are_those_of_the_real_register() -> None:
    assert (ROOT / "rules").is_dir()
    assert len(EXAMPLES) >= 12


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("edit", "confirm", "a"), "delegation confirm."), (("end", "uq"), "delegation edit end."), (("rename", "a", "b"), "delegation edit rename."),
        (("new", "check"), "delegation check."),
    ],
)  # fmt: skip
def test_a_command_of_another_group_is_named(typed: tuple[str, ...], told: str, tmp_path: Path) -> None:
    """Who looks for a command in the wrong group is told how to type it."""
    ran = ask(small(tmp_path), *typed)
    assert ran.code == 2
    assert f"Lệnh đó là: {told}" in ran.told


@pytest.mark.parametrize("name", ["Sở Y tế", "so-y-te"])
def test_an_entry_of_another_sort_is_not_said_to_be_missing(name: str, tmp_path: Path) -> None:
    """Who names a holder where a grant is wanted is told what it is, and how to find the grant."""
    ran = ask(small(tmp_path), "edit", "end", name, "--on", "2026-12-31")
    assert ran.code == 2
    assert (
        f"«{name}» là chủ thể, còn ở đây cần mã lần giao. Tìm mã đó: delegation list grants holder:so-y-te" in ran.told
    )
