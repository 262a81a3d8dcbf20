"""What a paper asks to be done about a finding: understood by whoever never opened a rule file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from delegation.checks import base
from delegation.checks.base import Check
from delegation.checks.catalogue import CATALOGUE
from delegation.documents.annexes import advice
from delegation.findings import Finding, Fix, Location, Text
from delegation.model.severity import Settings, Severity

_WRITE = Fix(Text("ghi basis, hoặc basis: {unknown: lý do}", "write basis, or basis: {unknown: reason}"))
_KEEP = Fix(Text("đối chiếu luật rồi ghi chủ thể nhận việc", "look up the law and write who took it over"))
_MEND = Fix(
    Text("sổ ghi sai thì sửa căn cứ của việc", "where the register is wrong, mend the basis"),
)
_REPAIR = Fix(Text("đề nghị đính chính", "ask for a correction"))


def finding(check: Check, said: Text, fix: Fix | None) -> Finding:
    return Finding(
        check.id, Severity.WARNING, Location("a.yaml", 1, 1, 1, 1), said, check.id, check.legal_source, fix=fix
    )


@pytest.mark.parametrize("check", CATALOGUE, ids=lambda one: one.id)
def test_no_paper_asks_for_a_key_of_a_rule_file_or_for_a_command(check: Check) -> None:
    explained = check.explained(Settings())
    for fix in (None, _WRITE, _KEEP, _MEND):
        said = advice.asked(explained, finding(check, check.title, fix))
        assert not advice.speaks_of_files(said)
        assert not re.search(r"(^|rồi |hoặc |; )ghi (?!rõ)", said.vi, re.IGNORECASE)
        assert not re.search(r"(^|and |or |; )write ", said.en, re.IGNORECASE)
        # Whether the register is right is for whoever keeps it.
        assert not re.search(r"\bsổ\b|\btệp\b", said.vi, re.IGNORECASE)
        assert not re.search(r"\bregister\b|\bentr(?:y|ies)\b|\bthe file\b", said.en, re.IGNORECASE)


@pytest.mark.parametrize("check", CATALOGUE, ids=lambda one: one.id)
def test_every_check_has_something_to_ask_on_paper(check: Check) -> None:
    """A title is no advice: a check whose advice is for rule files says beside it what a director is asked."""
    assert advice.asked(check.explained(Settings()), finding(check, check.title, None)) != check.title


def test_what_a_finding_advises_itself_is_asked_where_everyone_understands_it() -> None:
    check = CATALOGUE[-1]
    said = advice.asked(check.explained(Settings()), finding(check, check.title, _REPAIR))
    assert said == _REPAIR.said


def test_a_sentence_on_how_to_write_it_is_left_out_whole() -> None:
    """Advice for rule files that breaks off in the middle is no sentence of a paper, nor is a key of these files in brackets."""
    vi, en = "Thiếu phạm vi", "No scope"
    said = Text(
        f"{vi}. Văn bản có ghi thì chép vào (scope); để trống thì ghi {{unknown: lý do}}.",
        f"{en}. Copy it (scope); where it is blank write {{unknown: reason}}.",
    )
    assert advice.found(finding(CATALOGUE[0], said, None)) == Text(f"{vi}.", f"{en}.")
    first = Text(f"{vi}; để trống thì ghi {{unknown: lý do}}.", f"{en}; write {{unknown: reason}}.")
    assert advice.found(finding(CATALOGUE[0], first, None)) == Text(vi, en)


def test_what_the_checks_of_contents_and_forms_find_names_no_key_on_paper() -> None:
    """«(manner)» says nothing to whoever never opened a rule file."""
    examples = Path(base.__file__).parent / "examples"
    for name in ("DLG304", "DLG312"):
        check = next(one for one in CATALOGUE if one.id == name)
        expected = (examples / name / "bad.txt").read_text(encoding="utf-8")
        vi, en = (re.search(rf"^  {one}: (.+)$", expected, re.MULTILINE) for one in ("vi", "en"))
        assert vi is not None
        assert en is not None
        told = advice.found(finding(check, Text(vi[1], en[1]), None))
        assert told.vi
        assert not re.search(r"\([a-z]+\)|chép vào", told.vi)
        assert "Copy" not in told.en


def test_a_finding_is_said_without_the_sentence_on_how_to_write_it() -> None:
    said = Text("Thiếu thời hạn. Chưa biết thì ghi {unknown: lý do}.", "No term. If not known, write {unknown: why}.")
    assert advice.found(finding(CATALOGUE[0], said, None)) == Text("Thiếu thời hạn.", "No term.")
