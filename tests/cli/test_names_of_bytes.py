"""Names that are not UTF-8, and what steers a terminal, are shown by their codes in every output; nothing stops on them."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from folders import small
from programs import run, within
from repositories import commit, repository

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names of any bytes")
NAME = os.fsdecode(b"so\xff\xfe")
_TASK = "field: y-te\ntasks:\n  - {id: viec, title: Việc một, owner: so-y-tt, basis: [{instrument: 99/2020/QH14}]}\n"
_DRAFT = "draft:\n  title: Thử\n  note: thử\ntasks:\n  - {id: viec-2, title: Việc hai, field: y-te, owner: so-y-ttt}\n"


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    small(tmp_path / NAME, {"tasks/viec.yaml": _TASK})
    (tmp_path / f"{NAME}.yaml").write_text(_DRAFT, "utf-8")
    return tmp_path


def is_clean(content: bytes) -> bool:
    return not any(0xD800 <= ord(one) <= 0xDFFF for one in content.decode()) and b"\\udc" not in content


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github", "markdown", "csv", "html"])
def test_every_output_of_findings_shows_the_bytes(form: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    for given in ((), ("--with", f"{NAME}.yaml")):
        ran = within("check", NAME, "--format", form, *given)
        assert (ran.code, is_clean(ran.out), is_clean(ran.err)) == (1, True, True), ran.told
        if form in ("json", "sarif"):
            json.loads(ran.out)
        if form == "junit":
            ET.fromstring(ran.out)  # noqa: S314  our own output


def test_the_address_of_a_file_has_its_bytes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    run_of = json.loads(within("check", NAME, "--format", "sarif").said)["runs"][0]
    places = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run_of["results"]}
    assert places == {"so%FF%FE/tasks/viec.yaml"}


@pytest.mark.parametrize(
    "line",
    [
        ("who", "vd-so-y-te"), ("up", "vd-so-y-te"), ("status",), ("timeline", "vd-so-y-te", "--format", "json"), ("diff", "2026-01-01", "2026-06-01", "--format", "json"),
        ("impact",), ("chart", "so-y-te", "-o", f"{NAME}.svg"), ("import", f"{NAME}.docx"), ("annex", "--template", f"{NAME}.docx", "-o", "a.docx"),
        ("diff", NAME, NAME, "--format", "json"), ("diff", NAME, NAME), ("explain", NAME), ("list", NAME), ("check", f"{NAME}/khong.yaml"),
        ("waive", "DLG005:holders:so-y-tt:viec", "--reason", NAME, "--approver", "a", "--until", "2027-01-01"), ("--lang", NAME, "check"), (NAME,),
    ],
    ids=lambda line: line[0] if line[0].isprintable() else "none",
)  # fmt: skip
def test_every_command_ends_as_it_ends_with_another_name(
    line: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    for given in ((), ("--with", f"{NAME}.yaml")):
        ran = within("--rules", NAME, *given, *line)
        assert ran.code in (0, 1, 2, 3), ran.told
        assert is_clean(ran.out), ran.said
        assert is_clean(ran.err), ran.told


def test_the_history_of_a_folder_whose_name_is_bytes_is_read(tmp_path: Path) -> None:
    top = repository(tmp_path / "kho")
    small(top / NAME)
    commit(top, "một", "2026-02-01")
    ran = within("--rules", top / NAME, "log", "vd-so-y-te")
    assert (ran.code, "một" in ran.said) == (0, True), ran.told
    assert within("--rules", top / NAME, "check", "--since", "HEAD").code == 0


def test_a_word_with_bytes_that_are_no_letters_or_with_marks_without_end_is_refused(tmp_path: Path) -> None:
    root = small(tmp_path / "so")
    for word in (NAME, "a" + "\u0301\u0323" * 30_000):
        ran = within("--rules", root, "who", word)
        assert (ran.code, "gõ lại" in ran.told.lower()) == (2, True), ran.told


def test_what_was_typed_steers_no_terminal(tmp_path: Path) -> None:
    root = small(tmp_path / "so")
    typed = "\x1b[31m\u202e\x07x"
    for line in (("who", typed), (typed,), ("check", "--" + typed), ("check", typed), ("explain", typed), ("--with", typed, "check"), ("chart", typed, "-o", "/nonexistent/\x1b[0m.svg")):  # fmt: skip
        ran = within("--rules", root, *line)
        assert ran.code in (2, 3)
        assert all(one.isprintable() for one in ran.told.replace("\n", "")), ran.told


def test_the_program_itself_writes_them_too(tmp_path: Path) -> None:
    ran = run("--rules", tmp_path / NAME, "check")
    assert (ran.code, "so\\xff\\xfe" in ran.told) == (3, True)
