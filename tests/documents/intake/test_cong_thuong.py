"""The 129 rows of the decision for Sở Công Thương, rebuilt as a Word file with its real defects, give the decision file of today."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree

import pytest
from annexes import DECISION, HEADS, Sheet, word
from folders import DAY, RULES

from delegation.model.matters import AnnexRow, Grant
from delegation.model.provisions import canonical, places
from delegation.model.register import Register
from delegation.model.terms import Unknown, if_known
from delegation.run import import_effects, importing, pipeline
from delegation.run.importing import Import

FILE = "decisions/2025/uy-quyen-so-cong-thuong.yaml"
COVERED = "ô căn cứ gộp với dòng trên"
BESIDE = re.compile(r"phụ lục ghi kèm: ((?:(?!; (?:ô căn cứ|mã |căn cứ |tên )).)*)")
IDS = {"deed:id": "qd-uy-quyen-so-cong-thuong-2025"}


def basis_of(row: AnnexRow) -> str:
    """Write the legal basis of a row as the annex does: the smallest unit first, what else it cites in brackets."""
    cited = []
    for one in row.basis:
        where = ", ".join(
            " ".join(f"{unit} {number}" for unit, number in reversed(each.steps)) for each in places(one.at)
        )
        kind = "Nghị định" if "NĐ" in one.instrument else "Thông tư"
        cited.append(f"{where} {kind} số {one.instrument}")
    more = BESIDE.search(row.note or "")
    return "; ".join(cited) + (f" ({more[1]})" if more else "")


def rebuilt(grant: Grant, register: Register) -> Sheet:
    """Make the table of the annex: title, heads, a row for each field, codes as printed, merged cells of bases."""
    rows: list[list[object]] = [["PHỤ LỤC", None, None, None], list(HEADS)]
    merged = [(0, 0, 0, 3)]
    field, first = "", 0
    for row in if_known(grant.rows):
        matter = register.matters[row.matter]
        covered = COVERED in (row.note or "")
        if matter.field != field and not covered:
            field = matter.field or ""
            merged.append((len(rows), 0, len(rows), 3))
            rows.append([register.fields[field].name, None, None, None])
        code = "" if isinstance(row.printed, Unknown) else row.printed or row.matter
        if covered:
            merged = [one for one in merged if one[:2] != (first, 3)] + [(first, 3, len(rows), 3)]
        else:
            first = len(rows)
        rows.append([row.row, code, matter.title, None if covered else basis_of(row)])
    return Sheet(rows, merged)


@pytest.fixture(scope="module")
def today() -> Grant:
    return pipeline.load(RULES).register.grants["uq-sct-2025"]


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("so") / "rules"
    copytree(RULES, folder)
    (folder / FILE).unlink()
    return folder


@pytest.fixture(scope="module")
def paper(today: Grant, tmp_path_factory: pytest.TempPathFactory) -> Path:
    register = pipeline.load(RULES).register
    return word(tmp_path_factory.mktemp("phu-luc") / "qd.docx", DECISION, rebuilt(today, register), landscape=True)


def imported(paper: Path, folder: Path, answers: dict[str, str]) -> Import:
    return importing.read(paper, pipeline.load(folder), IDS | answers)


def test_exactly_the_defects_are_asked(paper: Path, without: Path) -> None:
    """Three misprinted codes, a missing one and a repeated row; a merged cell is no defect, and the rows that it covers say so."""
    made = imported(paper, without, {})
    asked = {row.entry.number: [one.key.rpartition(":")[2] for one in row.open] for row in made.rows if row.open}
    assert asked == {41: ["code"], 48: ["code"], 49: ["code"], 50: ["code"], 128: ["twice"]}
    assert made.facts.open == ()
    assert len(made.rows) == 129


def test_answered_it_gives_the_decision_file_of_today(paper: Path, without: Path, today: Grant) -> None:
    first = imported(paper, without, {})
    answers = {
        one.key: "giữ dòng" if one.key.endswith("twice") else one.proposal or "tthc-nhuong-ban-may-moc-thuoc-la"
        for row in first.rows
        for one in row.open
    }
    made = imported(paper, without, answers)
    assert made.open == ()
    _, _, after = import_effects.effect(made, without, DAY)
    grant = next(one for one in after.register.grants.values() if one.instrument == today.instrument)
    assert (grant.mechanism, grant.giver, grant.receiver, grant.form, grant.at) == (
        today.mechanism, today.giver, today.receiver, today.form, today.at,
    )  # fmt: skip
    assert [stated(one) for one in if_known(grant.rows)] == [stated(one) for one in if_known(today.rows)]
    covered = [one.row for one in if_known(today.rows) if COVERED in (one.note or "")]
    assert [one.row for one in if_known(grant.rows) if COVERED in (one.note or "")] == covered
    assert not [name for name, problem in after.problems if problem.place.file in made.files]
    assert import_effects.remainder(pipeline.load(without).register, after.register) == [(3, 0, 128)]


def stated(row: AnnexRow) -> tuple[object, ...]:
    """Give what a row states, beside the notes of whoever read it."""
    printed = "?" if isinstance(row.printed, Unknown) else row.printed
    beside = BESIDE.search(row.note or "")
    return (
        row.row,
        row.matter,
        printed,
        [(one.instrument, canonical(one.at)) for one in row.basis],
        beside[1] if beside else "",
    )


def test_imported_into_the_register_of_today_it_changes_nothing(paper: Path) -> None:
    """The term alone is told: the one that the test gives to its paper, of which the register says that it is not known."""
    first = imported(paper, RULES, {})
    answers = {
        one.key: "giữ dòng" if one.key.endswith("twice") else one.proposal or "tthc-nhuong-ban-may-moc-thuoc-la"
        for row in first.rows
        for one in row.open
    }
    made = imported(paper, RULES, answers)
    assert ([one.en.partition(":")[0] for one in made.differences or ()], dict(made.files)) == (
        ["the term of uq-sct-2025"],
        {},
    )
