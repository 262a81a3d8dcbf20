"""The public API does what the commands do."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from folders import RULES, small, write
from programs import within
from repositories import needs_git, of_the_city

import delegation
from delegation.errors import AskedWronglyError, RegisterNotFoundError
from delegation.findings import Analysis as AnalysisAtHome
from delegation.model.register import Register as RegisterAtHome
from delegation.questions.who import Answer as AnswerAtHome
from delegation.reports.findings import render
from delegation.reports.questions import who as answer_format
from delegation.reports.shared.rendering import Rendering
from delegation.run import pipeline
from delegation.run.supposing import Supposition

DAY = date(2026, 6, 1)


def test_every_name_of_the_api_can_be_imported() -> None:
    for name in delegation.__all__:
        assert getattr(delegation, name) is not None
    assert delegation.__all__ == sorted(delegation.__all__)
    assert set(delegation.__all__) <= set(dir(delegation))
    assert delegation.Analysis is AnalysisAtHome
    assert delegation.Answer is AnswerAtHome
    assert delegation.Register is RegisterAtHome


def test_known_findings_are_known_from_python_too(tmp_path: Path) -> None:
    """With a baseline they stand apart; without one, or where it lists nothing, they are found."""
    day, rules = date(2026, 11, 28), RULES / "baseline.yaml"
    every = delegation.check(RULES, as_of=day, select=["DLG306"])
    listed = delegation.check(RULES, as_of=day, select=["DLG306"], baseline=rules)
    assert every.known is None
    assert ([one.key for one in listed.known or ()], listed.findings) == ([one.key for one in every.findings], ())
    (tmp_path / "rong.yaml").write_text("sections: []\n", "utf-8")
    assert delegation.check(RULES, as_of=day, select=["DLG306"], baseline=tmp_path / "rong.yaml").known == ()


def test_every_name_is_documented() -> None:
    assert delegation.__doc__
    for name in delegation.__all__:
        assert getattr(delegation, name).__doc__


def test_a_name_that_is_none_is_told() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'chek'"):
        _ = delegation.chek


def test_importing_the_package_imports_nothing_else() -> None:
    """Whoever only asks for the version waits for nothing."""
    line = "import sys; import delegation; print(sorted(one for one in sys.modules if one.startswith('delegation')))"
    done = subprocess.run([sys.executable, "-c", line], capture_output=True, check=True)  # noqa: S603
    assert done.stdout.decode().strip() == "['delegation']"


def test_the_example_of_the_package_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(RULES.parent)
    found = doctest.testmod(delegation)
    assert found.attempted > 5
    assert found.failed == 0


@pytest.mark.parametrize("select", [(), ("DLG6",), ("DLG60", "DLG7")])
def test_check_finds_what_the_command_finds(select: tuple[str, ...]) -> None:
    found = delegation.check(RULES, as_of=DAY, select=select, ignore=["DLG604"])
    options = [word for one in select for word in ("--select", one)]
    ran = within("check", RULES, "--as-of", "2026-06-01", "--ignore", "DLG604", "--format", "json", *options)
    assert json.loads(render("json", found, Rendering("vi", "rules"))) == json.loads(ran.out)
    assert {one.check[:4] for one in found.findings if select} <= {"DLG6", "DLG7"}


@pytest.mark.parametrize(("asked", "commune"), [("2.000229", None), ("đăng ký khai tử", "hồng hà")])
def test_who_answers_what_the_command_answers(asked: str, commune: str | None) -> None:
    found = delegation.who(delegation.load(RULES), asked, as_of=DAY, commune=commune)
    options = ["--commune", commune] if commune else []
    ran = within("--rules", RULES, "who", asked, *options, "--as-of", "2026-06-01", "--format", "json")
    assert answer_format.as_json(found, pipeline.load(RULES).rules_hash) == ran.said


def test_load_takes_a_text_or_a_path_and_the_folder_above(tmp_path: Path) -> None:
    small(tmp_path / "rules")
    registers = [
        delegation.load(place) for place in (tmp_path, str(tmp_path / "rules"), tmp_path / "rules/register.yaml")
    ]
    assert registers[0] == registers[1] == registers[2]
    assert len(registers[0].communes) == 3


def test_load_gives_what_could_be_read(tmp_path: Path) -> None:
    """What is wrong is told by ``check``."""
    register = delegation.load(small(tmp_path, {"tasks/hong.yaml": "tasks: [\n"}))
    assert "vd-so-y-te" in register.matters
    assert [one.check for one in delegation.check(tmp_path, as_of=DAY, select=["DLG0"]).findings] == ["DLG001"]


def test_errors_are_of_one_family(tmp_path: Path) -> None:
    with pytest.raises(RegisterNotFoundError) as caught:
        delegation.load(tmp_path)
    assert isinstance(caught.value, delegation.DelegationError)
    with pytest.raises(AskedWronglyError) as asked:
        delegation.who(delegation.load(RULES), "trên trời dưới biển", as_of=DAY)
    assert isinstance(asked.value, delegation.DelegationError)
    assert (asked.value.said.vi, bool(asked.value.said.en)) == (str(asked.value), True)


def test_a_finding_says_everything_in_both_languages(tmp_path: Path) -> None:
    write(small(tmp_path), {"tasks/sai.yaml": "field: y-te\ntasks:\n  - {id: a, titel: b}\n"})
    (found,) = delegation.check(tmp_path, as_of=DAY, select=["DLG002"]).findings
    assert (found.severity, found.severity.value) == (delegation.Severity.ERROR, "error")
    assert found.said.vi != found.said.en
    assert (found.location.file, found.location.line, found.location.column) == ("tasks/sai.yaml", 3, 13)
    assert isinstance(found, delegation.Finding)


def test_a_tree_is_grown_by_names_and_refused_between_one_and_the_same() -> None:
    register = delegation.load(RULES)
    assert delegation.down(register, "ubnd-tp", as_of=DAY).branches
    with pytest.raises(AskedWronglyError, match="hai đầu khác nhau"):
        delegation.path(register, "so-cong-thuong", "Sở Công Thương", as_of=DAY)


@pytest.mark.parametrize(
    ("supposition", "word"),
    [
        ({}, "nêu một giả định"),
        ({"end": "39/2024/QH15", "abolish": "so-cong-thuong"}, "chỉ một giả định"),
        ({"end": "39/2024/QH15", "successor": "so-noi-vu"}, "--successor chỉ đi với --abolish"),
        ({"split": "so-cong-thuong"}, "--split cần thêm --into"),
        ({"merge_communes": "00004,00008"}, "--merge-communes cần thêm --as"),
        ({"end": "khong-co"}, "khong-co"),
    ],
)
def test_what_cannot_be_supposed_is_told(supposition: Supposition, word: str) -> None:
    with pytest.raises(AskedWronglyError, match=word):
        delegation.suppose(RULES, supposition, day=DAY)


def test_the_history_of_a_matter_is_that_of_the_command(tmp_path: Path) -> None:
    needs_git()
    register = of_the_city(tmp_path)
    found = delegation.log(register, "2.000229", as_of=DAY)
    told = json.loads(within("--rules", register, "log", "2.000229", "--as-of", str(DAY), "--format", "json").out)
    assert len(found.events) == len(told["events"]) > 0
