"""What one answer says of the days of a key, every other answer says as well: none contradicts another, none is silent."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from casework import decision, grant, task
from docx import Document
from folders import beside, small
from openpyxl import load_workbook
from programs import ask

LATER = (
    "instrument: {{number: 2/QĐ-UBND, id: qd-2, type: committee-decision, issuer: ubnd-tp, issued: 2026-02-20, "
    "effective: 2026-03-01, title: Quyết định sau{extra}}}\ngrants: []\n"
)
ROW = grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2025-12-01", "2026-12-31").replace(
    "matters: [viec]",
    "at: Phụ lục, matters: [{row: 1, matter: viec, at: Phụ lục dòng 1}, {row: 2, matter: vd-ubnd-tp}]",
)
PAUSED = "from: 2026-03-01, to: 2026-05-31"
BACK = ", ends-in-part: [{at: Phụ lục dòng 1, to: 2026-02-28, by: 2/QĐ-UBND, resumes: 2026-06-01}]"
INTERRUPTED = {
    "a grant": (f", suspends: [{{grant: g1, {PAUSED}}}]", ""),
    "a decision": (f", suspends: [{{instrument: 1/QĐ-UBND, {PAUSED}}}]", ""),
    "a row": (f", suspends: [{{instrument: 1/QĐ-UBND, at: Phụ lục dòng 1, {PAUSED}}}]", ""),
    "the law": (f", suspends: [{{instrument: 99/2020/QH14, at: Điều 5, {PAUSED}}}]", ""),
    "a row that comes back": ("", BACK),
}


def written(folder: Path, later: str = "", first: str = "", *grants: str) -> Path:
    """Write a register of a decision and a later one. ``later``, ``first``: what the two say beside their numbers."""
    one = decision("1/QĐ-UBND", *(grants or (ROW,))).replace(
        "effective: 2025-12-01}", f"effective: 2025-12-01{first}}}"
    )
    return small(
        folder,
        {
            "tasks/viec.yaml": task(),
            "decisions/2025/1.yaml": one,
            "decisions/2026/2.yaml": LATER.format(extra=later),
        },
    )


def answered(folder: Path, *arguments: str) -> Any:  # noqa: ANN401  what JSON holds
    """Ask for JSON."""
    return json.loads(ask(folder, *arguments, "--format", "json").out)


def leaves(tree: object) -> Iterator[dict[str, Any]]:
    """Give every leaf of a tree, at whatever depth: what names a matter and bears its term."""
    if isinstance(tree, dict):
        if {"matter", "term"} <= tree.keys():
            yield tree
        tree = list(tree.values())
    if isinstance(tree, list):
        for one in tree:
            yield from leaves(one)


@pytest.mark.parametrize("what", INTERRUPTED)
@pytest.mark.parametrize("day", ["2026-02-01", "2026-07-01"], ids=["before", "after"])
def test_who_trees_and_lists_tell_the_same_days_of_what_is_interrupted(tmp_path: Path, what: str, day: str) -> None:
    folder = written(tmp_path, *INTERRUPTED[what])
    party = answered(folder, "who", "viec", "--as-of", day)["parts"][0]["exercisers"][0]
    told = [(party["term"]["from"], party["term"]["to"])]
    for way, root in (("down", "ubnd-tp"), ("up", "giam-doc-so-y-te"), ("path", "ubnd-tp")):
        ends = ("giam-doc-so-y-te",) if way == "path" else ()
        tree = answered(folder, way, root, *ends, "--as-of", day)
        told += [(one["term"]["from"], one["term"]["to"]) for one in leaves(tree) if one["matter"] == "viec"]
    listed = next(one for one in answered(folder, "list", "tasks", "--as-of", day)["fits"] if one["id"] == "viec")
    told.append((listed["begins"], listed["ends"]))
    assert len(told) >= 5
    assert len(set(told)) == 1, told
    first, last = told[0]
    assert first <= day <= last, told


@pytest.mark.parametrize("what", INTERRUPTED)
def test_no_answer_gives_somebody_a_term_that_has_no_day(tmp_path: Path, what: str) -> None:
    folder = written(tmp_path, *INTERRUPTED[what])
    asked = (["who", "viec"], ["down", "ubnd-tp"], ["up", "giam-doc-so-y-te"], ["path", "ubnd-tp", "giam-doc-so-y-te"])
    for day in ("2026-02-01", "2026-04-01", "2026-07-01"):
        for one in (*asked, ["list", "grants"], ["horizon", "--until", "2027-12-31"]):
            assert "không có ngày nào" not in ask(folder, *one, "--as-of", day).said, (one, day)
            assert "no day at all" not in ask(folder, *one, "--as-of", day, language="en").said, (one, day)


ENDED = ", ends-in-part: [{at: Phụ lục dòng 1, to: 2026-04-30, by: 2/QĐ-UBND}]"
CARRIED_ON = ", extends: [{instrument: 1/QĐ-UBND, to: 2027-12-31}]"


def _plain(text: str) -> str:
    """Give a text as it is read: in cells of paper numbers stay with their words."""
    return text.replace("\xa0", " ")


def annexed(folder: Path, day: str, *, ending: str = "xlsx", language: str = "vi") -> list[str]:
    """Give the rows of the annex of the first decision on a day, each as one text."""
    file = beside(folder, f"{day}-{language}.{ending}")
    made = ask(folder, "annex", "uy-quyen:1/QĐ-UBND", "--as-of", day, "-o", str(file), language=language)
    assert made.code == 0, made.told
    if ending == "xlsx":
        return [_plain(" | ".join(str(cell.value) for cell in row)) for sheet in load_workbook(file) for row in sheet]
    tables = Document(str(file)).tables
    return [_plain(" | ".join(cell.text for cell in row.cells)) for table in tables for row in table.rows]


def drawn(folder: Path, subject: str, day: str, language: str = "vi") -> str:
    """Give the words of a chart."""
    file = beside(folder, f"{day}-{language}.mmd")
    assert ask(folder, "chart", subject, "--as-of", day, "-o", str(file), language=language).code == 0
    return " ".join(file.read_text().split())


@pytest.mark.parametrize("later", ["", CARRIED_ON], ids=["ended", "ended, then the decision is extended"])
def test_a_row_that_was_ended_apart_is_marked_in_annexes_and_charts_and_no_later_extension_carries_it_on(
    tmp_path: Path, later: str
) -> None:
    """An end cuts the term, so it is said before it comes as well."""
    folder = written(tmp_path, later, ENDED)
    for day in ("2026-04-01", "2026-06-01"):
        for ending in ("xlsx", "docx"):
            (row,) = [one for one in annexed(folder, day, ending=ending) if "Cấp giấy phép viec" in one]
            assert "ết hiệu lực sau 30/04/2026, theo Quyết định số 2/QĐ-UBND" in row
            assert "gia hạn" not in row
            (other,) = [one for one in annexed(folder, day, ending=ending) if "Ban hành kế hoạch" in one]
            assert "ết hiệu lực sau" not in other
            assert ("gia hạn đến hết 31/12/2027" in other) is bool(later)
        (row,) = [one for one in annexed(folder, day, language="en") if "Cấp giấy phép viec" in one]
        assert "nded after 2026-04-30, by Decision 2/QĐ-UBND" in row
        said = drawn(folder, "1/QĐ-UBND", day)
        assert "òng 1: hết hiệu lực sau 30/04/2026, theo Quyết định số 2/QĐ-UBND" in said
        assert "ow 1: ended after 2026-04-30, by Decision 2/QĐ-UBND" in drawn(folder, "1/QĐ-UBND", day, "en")


@pytest.mark.parametrize("later", ["", CARRIED_ON], ids=["ended", "ended, then the decision is extended"])
def test_the_horizon_tells_an_ended_row_once_with_what_it_gave_and_not_again_with_its_grant(
    tmp_path: Path, later: str
) -> None:
    folder = written(tmp_path, later, ENDED)
    ahead = ("horizon", "--as-of", "2026-04-01", "--until", "2028-01-31")
    assert "chưa có việc, lần giao nào dựa vào" not in ask(folder, *ahead).said.partition("30/06/2026")[0]
    days = {one["last_day"]: one for one in answered(folder, *ahead)["days"]}
    (ended,) = days["2026-04-30"]["ends"]
    assert (ended["kind"], ended["matters"], ended["grants"]) == ("provision", ["viec"], ["g1"])
    given = next(one for one in days["2027-12-31" if later else "2026-12-31"]["ends"] if one["kind"] == "grant")
    assert given["matters"] == ["vd-ubnd-tp"]
    assert "vì dòng 1 Phụ lục Quyết định số 1/QĐ-UBND hết hiệu lực sau 30/04/2026" in " ".join(
        ask(folder, "timeline", "viec").said.split()
    )
    assert "2/QĐ-UBND giao từ" not in ask(folder, "timeline", "viec").said


def test_a_row_that_comes_back_is_said_to_while_it_is_away_and_no_more_afterwards(tmp_path: Path) -> None:
    folder = written(tmp_path, "", BACK)
    for day, is_told in (("2026-02-01", True), ("2026-04-01", True), ("2026-07-01", False)):
        said = " ".join(annexed(folder, day))
        told = "ết hiệu lực sau 28/02/2026, theo Quyết định số 2/QĐ-UBND, có hiệu lực trở lại từ 01/06/2026"
        assert (told in said) is is_told, day
        assert (told in drawn(folder, "1/QĐ-UBND", day)) is is_told, day
    assert "nded after 2026-02-28, by Decision 2/QĐ-UBND, in force again from 2026-06-01" in " ".join(
        annexed(folder, "2026-04-01", language="en")
    )


def test_an_end_that_a_later_extension_follows_after_a_gap_stands_in_the_horizon_as_in_who_and_timeline(
    tmp_path: Path,
) -> None:
    folder = written(tmp_path, ", extends: [{grant: g1, to: 2027-12-31}]")
    late = folder / "decisions/2026/2.yaml"
    late.write_text(late.read_text().replace("2026-03-01", "2027-02-10").replace("2026-02-20", "2027-02-01"))
    party = answered(folder, "who", "viec", "--as-of", "2026-10-01")["parts"][0]["exercisers"][0]
    assert party["term"]["to"] == "2026-12-31"
    ahead = answered(folder, "horizon", "--as-of", "2026-10-01", "--until", "2028-01-31")
    given = {day["last_day"]: one["matters"] for day in ahead["days"] for one in day["ends"] if one["kind"] == "grant"}
    assert given == {day: ["vd-ubnd-tp", "viec"] for day in ("2026-12-31", "2027-12-31")}
    assert (
        "ngày hết hạn gần nhất là 31/12/2026"
        in ask(folder, "horizon", "--as-of", "2026-10-01", "--until", "2026-12-01").said
    )
    said = ask(folder, "diff", "2026-12-31", "2027-01-01").said
    assert "1 lần giao quyền chấm dứt" in said or "1 lần giao" in said.partition("1. Ai")[0], said
    listed = answered(folder, "list", "grants", "--as-of", "2027-01-15")["fits"]
    assert [one["state"] for one in listed] != ["in-force"]


def test_what_is_extended_without_a_gap_has_one_end(tmp_path: Path) -> None:
    folder = written(tmp_path, CARRIED_ON)
    ahead = answered(folder, "horizon", "--as-of", "2026-04-01", "--until", "2028-01-31")
    assert [day["last_day"] for day in ahead["days"] for one in day["ends"] if one["kind"] == "grant"] == ["2027-12-31"]


SIGNING = grant("ky", "giam-doc-so-y-te", "pho-giam-doc", "2025-12-02", "2026-12-31", mechanism="signing-for")
DEPUTY = """axis: ubnd
holders:
  - {id: pho-giam-doc, name: Phó Giám đốc Sở Y tế, kind: deputy-head, level: city, parent: so-y-te, internal-process: true}
"""


@pytest.mark.parametrize(
    "what",
    ["{grant: ky, %s}", "{instrument: 9/QĐ-SYT, %s}"],
    ids=["the grant", "its decision"],
)
def test_who_signs_for_another_is_said_to_be_suspended_wherever_it_is_told(tmp_path: Path, what: str) -> None:
    folder = written(tmp_path, f", suspends: [{what % PAUSED}]")
    (folder / "holders/pho.yaml").write_text(DEPUTY)
    (folder / "decisions/2025/9.yaml").write_text(
        decision("9/QĐ-SYT", SIGNING, kind="centre-decision", issuer="giam-doc-so-y-te")
    )
    told = ("tạm ngưng từ 01/03/2026 đến hết 31/05/2026, theo Quyết định số 2/QĐ-UBND",)
    english = "suspended from 2026-03-01 to 2026-05-31, by Decision 2/QĐ-UBND"
    asked = (["who", "viec", "--as-of", "2026-04-01"], ["timeline", "viec"], ["timeline", "pho-giam-doc"])
    for one in asked:
        assert told[0] in " ".join(ask(folder, *one).said.split()), one
        assert english in " ".join(ask(folder, *one, language="en").said.split()), one
    (lapsed,) = answered(folder, *asked[0])["lapsed"]
    assert lapsed["holder"] == "pho-giam-doc"
    for day in ("2026-02-01", "2026-07-01", "2027-02-01"):
        assert "lapsed" not in answered(folder, "who", "viec", "--as-of", day) or not [
            one for one in answered(folder, "who", "viec", "--as-of", day)["lapsed"] if one["holder"] == "pho-giam-doc"
        ]
    (signing,) = answered(folder, "timeline", "viec")["assigned"]
    assert [one["en"] for one in signing["not_given"]] == [english]


TRANSITION = ", transition: {received-before: 2026-03-01, at: Điều 3, until: 2026-06-30%s}"
NEXT = grant("g2", "ubnd-tp", "so-y-te", "2026-03-01", "2027-12-31").replace("matters:", "at: Điều 1, matters:")
OTHERS = grant("g3", "ubnd-tp", "ubnd-cap-xa", "2026-03-01", "2027-12-31").replace("[viec]", "[vd-ubnd-tp]")
LEFT = ("tiếp tục giải quyết đến hết 30/06/2026, theo Điều 3 Quyết định số 2/QĐ-UBND", "until 2026-06-30, by Decision 2/QĐ-UBND, Article 3")  # fmt: skip


def moved(folder: Path, only: str = "") -> Path:
    """Write a decision that replaces another one and leaves files with whoever decided before, of all its grants or some."""
    written(folder, f", replaces: [1/QĐ-UBND]{TRANSITION % only}")
    later = folder / "decisions/2026/2.yaml"
    later.write_text(later.read_text().replace("grants: []\n", f"grants:\n{NEXT}{OTHERS}"))
    return folder


def test_a_transition_is_said_in_every_answer_that_shows_what_its_decision_gives(tmp_path: Path) -> None:
    folder = moved(tmp_path)
    on = ("--as-of", "2026-05-01")
    asked = (
        ("who", "viec", *on),
        ("timeline", "viec"),
        ("timeline", "2/QĐ-UBND"),
        ("list", "grants", *on),
        ("list", "tasks", *on),
        ("down", "ubnd-tp", *on),
        ("up", "so-y-te", *on),
        ("diff", "2026-02-28", "2026-03-01", "--all"),
        ("horizon", *on),
    )
    for one in asked:
        for language, told in zip(("vi", "en"), LEFT, strict=True):
            assert told in " ".join(ask(folder, *one, language=language).said.split()), (one, language)
    assert any(LEFT[0] in row for row in _annex_of(folder, "2/QĐ-UBND", "2026-05-01"))
    for subject in ("viec", "2/QĐ-UBND"):
        file = beside(folder, "so-do.svg")
        assert ask(folder, "chart", subject, *on, "-o", str(file)).code == 0
        # No other day of the chart is that one.
        assert "30/06/2026" in re.sub(r"<[^>]*>", "", file.read_text()), subject
    (stop,) = [one for one in answered(folder, "horizon", *on)["days"] if one["last_day"] == "2026-06-30"]
    (ends,) = [one for one in stop["ends"] if one["kind"] == "transition"]
    assert {"g2", "g3"} <= {*ends["grants"]}
    assert ["transition" in one["chain"][0] for one in answered(folder, "list", "grants", *on)["fits"]] == [
        False,
        True,
        True,
    ]


def test_a_transition_of_some_grants_is_not_said_of_the_others(tmp_path: Path) -> None:
    folder = moved(tmp_path, ", grants: [g2]")
    found = {one["id"]: one["chain"][0] for one in answered(folder, "list", "grants", "--as-of", "2026-05-01")["fits"]}
    assert [name for name, step in found.items() if "transition" in step] == ["g2"]
    rows = _annex_of(folder, "2/QĐ-UBND", "2026-05-01")
    assert [LEFT[0] in row for row in rows if "Cấp giấy phép viec" in row or "Ban hành kế hoạch" in row].count(
        True
    ) == 1


def test_a_decision_that_only_ends_another_one_leaves_its_files_behind_in_the_horizon_too(tmp_path: Path) -> None:
    folder = written(tmp_path, f", replaces: [1/QĐ-UBND]{TRANSITION % ''}")
    days = answered(folder, "horizon", "--as-of", "2026-05-01")["days"]
    (ends,) = [one for day in days for one in day["ends"] if one["kind"] == "transition"]
    assert (ends["grants"], ends["matters"]) == (["g1"], ["vd-ubnd-tp", "viec"])


def _annex_of(folder: Path, decision_: str, day: str) -> list[str]:
    file = beside(folder, "sau.xlsx")
    assert ask(folder, "annex", f"uy-quyen:{decision_}", "--as-of", day, "-o", str(file)).code == 0
    return [" | ".join(str(cell.value) for cell in row) for sheet in load_workbook(file) for row in sheet]


LETTER = (
    "instrument: {number: 2/ĐC-UBND, id: dc-2, type: official-letter, issuer: ubnd-tp, issued: 2025-12-15, "
    "effective: 2025-12-15, title: Đính chính, corrects: [{instrument: 1/QĐ-UBND, at: Phụ lục dòng 1}]}\ngrants: []\n"
)


def test_a_correction_is_named_in_every_answer_that_shows_the_row(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "decisions/2025/2.yaml").write_text(LETTER)
    on = ("--as-of", "2026-02-01")
    asked = (
        ("who", "viec", *on),
        ("timeline", "viec"),
        ("list", "grants", *on),
        ("down", "ubnd-tp", *on),
        ("diff", "2025-11-30", "2025-12-01", "--all"),
    )
    for one in asked:
        for language, told in (("vi", "đính chính bởi"), ("en", "corrected by")):
            said = " ".join(ask(folder, *one, language=language).said.split())
            assert told in said, (one, language)
            assert "2/ĐC-UBND" in said.partition(told)[2][:60], (one, language)
    for subject in ("viec", "1/QĐ-UBND"):
        assert "ính chính bởi" in drawn(folder, subject, "2026-02-01"), subject
    assert sum("ính chính bởi" in row for row in annexed(folder, "2026-02-01")) == 1


def test_what_waits_for_an_answer_stands_in_the_annex_and_the_chart_of_its_matter(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "requests").mkdir()
    (folder / "requests/rut.yaml").write_text(
        "source: báo cáo thử\nrequests:\n  - {id: rut-1, kind: withdrawal, content: đề nghị rút việc này, by: so-y-te, "
        "to: ubnd-tp, on: 2026-01-10, about: {matters: [viec]}}\n"
    )
    for day, is_told in (("2026-01-01", False), ("2026-02-01", True)):
        (row,) = [one for one in annexed(folder, day) if "Cấp giấy phép viec" in one]
        assert ("ề nghị rút việc này" in row) is is_told
        assert not any("ề nghị rút" in one for one in annexed(folder, day) if "Ban hành kế hoạch" in one)
        file = beside(folder, "so-do.svg")
        assert ask(folder, "chart", "viec", "--as-of", day, "-o", str(file)).code == 0
        assert ("nghị rút việc" in " ".join(re.sub(r"<[^>]*>", " ", file.read_text()).split())) is is_told


def test_a_row_without_a_number_gets_none_and_stands_in_its_own_annex(tmp_path: Path) -> None:
    numbered = ROW.replace("at: Phụ lục, ", "at: Phụ lục I, ").replace("{row: 2, matter: vd-ubnd-tp}", "vd-ubnd-tp")
    second = grant("g2", "ubnd-tp", "so-y-te", "2025-12-01", "2026-12-31")
    second = second.replace("matters: [viec]", "at: Phụ lục II, matters: [{row: 1, matter: vd-khac}]")
    folder = written(tmp_path, "", "", numbered.replace("at: Phụ lục dòng 1", "at: Phụ lục I dòng 1"), second)
    (folder / "tasks/khac.yaml").write_text(task(name="vd-khac"))
    rows = annexed(folder, "2026-02-01", ending="docx")
    heads = [one.partition(" | ")[0] for one in rows]
    assert heads.count("Phụ lục I") == heads.count("Phụ lục II") == 1, rows
    (bare,) = [one for one in rows if "Ban hành kế hoạch" in one]
    assert not bare.partition(" | ")[0].strip().isdigit(), bare
    (first,) = [one for one in rows if "Cấp giấy phép viec" in one]
    assert first.startswith("1 | ")


def test_a_suspension_that_lies_after_the_end_of_its_own_decision_never_comes_and_is_found(tmp_path: Path) -> None:
    folder = written(tmp_path, ", ended: 2026-09-30, suspends: [{grant: g1, from: 2026-10-15, to: 2026-11-15}]")
    ahead = ("horizon", "--as-of", "2026-08-01", "--until", "2026-12-31")
    for language in ("vi", "en"):
        assert "tạm ngưng" not in ask(folder, *ahead, language=language).said
        assert "suspended" not in ask(folder, *ahead, language=language).said
    assert "resumed" not in answered(folder, *ahead)
    said = ask(folder, "check", "--select", "DLG506", "--short").said
    assert "ngày đầu tạm ngưng g1 15/10/2026 lại sau ngày cuối của chính văn bản tạm ngưng 30/09/2026" in said
    assert said.startswith("decisions/2026/2.yaml:1:")
    other = written(tmp_path / "b", ", ended: 2026-09-30, suspends: [{grant: g1, from: 2026-09-15, to: 2026-11-15}]")
    assert "suspends" not in ask(other, "check", "--select", "DLG506", "--short").said
    assert "hết tạm ngưng từ 01/10/2026" in ask(other, *ahead).said


def test_what_ends_the_authority_that_the_law_gives_is_not_said_to_be_its_owner(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "tasks/viec.yaml").write_text(task("owners: [{holder: ubnd-tp, term: {to: 2026-10-31}}]"))
    term = answered(folder, "who", "viec", "--as-of", "2026-04-01")["parts"][0]["exercisers"][0]["term"]
    assert (term["to"], term["ended_by"]) == ("2026-10-31", None)
    assert "(theo UBND Thành phố)" not in ask(folder, "who", "viec", "--as-of", "2026-04-01").said


@pytest.mark.parametrize("key", ["scope", "conditions", "manner"])
def test_terms_that_are_not_known_are_told_apart_from_none(tmp_path: Path, key: str) -> None:
    """In ``who`` and ``timeline`` among what is not known, in lists at the grant, in annexes with their notes."""
    words = {
        "scope": ("phạm vi", "scope"),
        "conditions": ("điều kiện", "conditions"),
        "manner": ("cách thức", "manner"),
    }
    stated = {"scope": "scope: whole", "conditions": "conditions: đủ biên chế", "manner": "manner: con dấu của mình"}[
        key
    ]
    folder = written(tmp_path, "", "", ROW.replace(stated, f"{key}: {{unknown: bản mờ}}"))
    vi, en = f"chưa rõ {words[key][0]} (bản mờ)", f"{words[key][1]} not known (bản mờ)"
    on = ("--as-of", "2026-02-01")
    for one in (("who", "viec", *on), ("timeline", "viec"), ("list", "grants", *on)):
        assert vi in " ".join(ask(folder, *one).said.split()), one
        assert en in " ".join(ask(folder, *one, language="en").said.split()), one
    assert f"Quyết định số 1/QĐ-UBND: {vi}" in [one["vi"] for one in answered(folder, "who", "viec", *on)["unknown"]]
    file = beside(folder, "co-ghi-chu.xlsx")
    assert ask(folder, "annex", "uy-quyen:1/QĐ-UBND", "--notes", *on, "-o", str(file)).code == 0
    cells = [str(cell.value) for sheet in load_workbook(file) for row in sheet for cell in row]
    assert any(vi in one.replace("Chưa", "chưa") for one in cells)
    plain = written(tmp_path / "none", "", "", ROW.replace(f"{stated}, ", ""))
    assert "chưa rõ" not in " ".join(ask(plain, "list", "grants", *on).said.split())
