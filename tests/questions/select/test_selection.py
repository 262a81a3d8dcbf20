"""Lists: their totals are those of ``status``, and what is not known is told apart."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from folders import RULES, small
from programs import within

from delegation.authority.examination import Examination
from delegation.errors import AskedWronglyError
from delegation.model.holders import CommuneCode
from delegation.model.supposed import Merges
from delegation.questions.figures import counting
from delegation.questions.figures.status import status
from delegation.questions.select.selection import Selection, Subject, chosen
from delegation.questions.suppose.hypothesis import merged
from delegation.questions.ways.ways import Ways
from delegation.run import pipeline

DAY = date(2026, 11, 25)
REAL = pipeline.load(RULES).register
WAYS = Ways(Examination(REAL, DAY))
STATUS = status(REAL, DAY)


def ask(subject: Subject, selector: str = "") -> Selection[Any]:
    return chosen(WAYS, subject, selector)


def test_the_totals_are_those_of_status() -> None:
    tasks = ask("tasks", "-outside")
    assert (tasks.total, tasks.named, tasks.unlisted) == (STATUS.tasks.total, STATUS.tasks.named, STATUS.tasks.unlisted)
    assert ask("tasks", "outside").total == STATUS.tasks.outside_ledger
    for level, total in (("city", STATUS.tasks.city), ("commune", STATUS.tasks.commune)):
        assert ask("tasks", f"level:{level} -outside").total == total
    assert ask("procedures", "-unlisted").named == STATUS.procedures.total
    assert ask("procedures", "internal").named == STATUS.procedures.internal
    assert ask("procedures", "unknown:code").named == STATUS.procedures.without_code
    assert ask("grants").total == STATUS.grants.total
    assert ask("grants", "unknown:matters").total == STATUS.grants.without_rows
    assert ask("grants", "unknown:term").total == STATUS.unknown.grant_terms
    assert ask("holders").total == STATUS.holders.total
    assert ask("holders", "class").total == STATUS.holders.classes
    assert ask("holders", "state:ended").total == STATUS.holders.ended
    assert ask("instruments").total == STATUS.instruments.total
    for state, count in (("in-force", STATUS.instruments.in_force), ("ended", STATUS.instruments.ended)):
        assert ask("instruments", f"state:{state}").total == count
    assert ask("communes").total == STATUS.holders.communes
    assert ask("communes", "type:ward").total == STATUS.holders.wards


def test_communes_are_those_of_the_day() -> None:
    """Two become one on the last day of the year: listed, counted and measured as there are on the day; all where that is asked."""
    first = date(2026, 12, 31)
    verb = Merges((CommuneCode("00004"), CommuneCode("00008")), CommuneCode("moi"), "Phường Mới", "ward", first)
    register = merged(REAL, verb)
    (figure,) = (one for one in register.figures.values() if one.counted == "wards")
    for day, count in ((DAY, 126), (first, 125)):
        ways = Ways(Examination(register, day))
        assert chosen(ways, "communes", "").total == count
        assert chosen(ways, "communes", "type:ward").total == count - 75
        assert (status(register, day).holders.communes, status(register, day).holders.wards) == (count, count - 75)
        # A figure of May 2026 speaks of May 2026; one without a day, of the day on which it is asked.
        assert [one and one.number for one in (counting.count(register, figure, day),)] == [51]
        undated = counting.count(register, replace(figure, as_of=None), day)
        assert undated is not None
        assert undated.number == count - 75
    ways = Ways(Examination(register, first))
    assert chosen(ways, "communes", "state:ended").total == 2
    assert chosen(ways, "communes", "ends<2027-01-01").total == 2


def test_what_is_unknown_counts_as_status_counts() -> None:
    for condition, count in (
        ("unknown:owner", STATUS.unknown.owners),
        ("unknown:basis", STATUS.unknown.bases),
        ("review", STATUS.unknown.review),
    ):
        assert ask("tasks", condition).named + ask("procedures", condition).named == count


@pytest.mark.parametrize("form", STATUS.forms, ids=lambda one: f"form {one.form}")
def test_a_form_gives_its_named_procedures_and_says_how_many_are_unchosen(form: object) -> None:
    found = ask("procedures", f"form:{form.form}")  # type: ignore[attr-defined]
    assert (found.total, found.named, found.unlisted) == (form.total, form.named, form.total - form.named)  # type: ignore[attr-defined]
    assert found.not_known == 0


def test_form_3_is_128_named_and_259_unchosen() -> None:
    ran = within("--rules", RULES, "list", "procedures", "form:3", "--as-of", "2026-11-25")
    assert ran.code == 0
    assert "387 thủ tục hành chính: 128 có tên, 259 chưa công bố danh mục" in ran.said
    assert "tthc-uy-quyen-ht-03" in ran.said


def test_with_and_without_share_out_what_is_known() -> None:
    for condition in ("owner:ubnd-cap-xa", "field:chung-thuc", "ends<2027-03-02", "conflict", "ubnd-tp+"):
        fits, others, all_ = (ask("tasks", one) for one in (condition, f"-{condition}", ""))
        assert fits.named + others.named + len(fits.perhaps) == all_.named
        assert [one.id for one in fits.perhaps] == [one.id for one in others.perhaps]


def test_a_holder_that_has_ended_holds_nothing_listed_or_not() -> None:
    found = ask("tasks", "owner:ubnd-cap-huyen")
    assert (found.total, found.not_known) == (0, 0)


def test_what_lies_below_a_holder_is_what_has_it_on_its_way() -> None:
    below = {one.id for one in (*ask("procedures", "ubnd-tp+").fitting, *ask("procedures", "ubnd-tp+").perhaps)}
    stands = {one.id for one in ask("procedures", "holder:ubnd-tp -unknown:owner").fitting}
    assert stands <= below
    above = ask("grants", "+2.000229")
    assert ([one.id for one in above.fitting], [one.id for one in above.perhaps]) == ([], ["uq-sct-2025"])


def test_entries_stand_by_id_and_only_once() -> None:
    for subject in ("tasks", "procedures", "grants", "holders", "instruments", "communes"):
        ids = [one.code if subject == "communes" else one.id for one in ask(subject).fitting]
        assert all(one < other for one, other in pairwise(ids))


def test_a_table_adds_up_and_can_be_read_back(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    ran = within(
        "--rules",
        RULES,
        "list",
        "procedures",
        "form:3",
        "--format",
        "csv",
        "--bom",
        "--separator",
        "semicolon",
        "-o",
        file,
    )
    assert ran.code == 0
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert sum(int(row["Số lượng"]) for row in rows) == 387
    assert [row["Mã"] for row in rows if row["Khớp"] != "có"] == ["tthc-uy-quyen-ht-03"]
    assert all(row["Văn bản"] and row["Có thẩm quyền"] == "UBND Thành phố" for row in rows if row["Khớp"] == "có")


def test_a_cell_is_never_a_formula(tmp_path: Path) -> None:
    small(
        tmp_path,
        {
            "tasks/la.yaml": "field: y-te\ntasks:\n  - {id: la, title: '=1+1', owner: so-y-te, basis: [{instrument: 99/2020/QH14}]}\n"
        },
    )
    assert "'=1+1" in within("--rules", tmp_path, "list", "tasks", "id:la", "--format", "csv").said


def test_json_tells_what_fits_what_may_and_what_is_unchosen() -> None:
    report = json.loads(
        within("--rules", RULES, "list", "tasks", "ends<2027-03-02", "--format", "json", "--as-of", "2026-11-25").out
    )
    counts = report["counts"]
    assert (counts["named"], len(report["perhaps"])) == (len(report["fits"]), counts["not_known"] - 944)
    assert all(one["chain"] and one["ends"] <= "2027-03-01" for one in report["fits"])


def test_one_commune_is_named_and_the_class_stays_one_entry() -> None:
    whole, here = (
        json.loads(within("--rules", RULES, "list", "tasks", "owner:ubnd-cap-xa", "--format", "json", *more).out)
        for more in ((), ("--commune", "hong-ha"))
    )
    assert whole["counts"]["named"] == here["counts"]["named"] > 100
    assert {one["owner_name"] for one in here["fits"] if one["owner"] == "ubnd-cap-xa"} == {"UBND phường Hồng Hà"}


@pytest.mark.parametrize(
    ("subject", "selector", "said"),
    [
        ("tasks", "field:khong-co", "lĩnh vực"),
        ("tasks", "level:tinh", "Có: both (cả hai cấp), city (cấp thành phố), commune (cấp xã)"),
        ("procedures", "form:99", "không có giá trị «99»"),
        ("tasks", "owner:so-cong-thuog-x", "chủ thể"),
        ("instruments", "state:chet", "Có: ended (hết hiệu lực), in-force (đang có hiệu lực)"),
        ("holders", "type:committe", "có phải committee?"),
        ("tasks", "unknown:name", "Có: basis (căn cứ), code (mã, bộ mã), exerciser"),
        ("tasks", "khong-ai-biet-ten-nay+", "Trong sổ không có"),
    ],
)
def test_a_value_that_means_nothing_is_told(subject: Subject, selector: str, said: str) -> None:
    with pytest.raises(AskedWronglyError) as caught:
        ask(subject, selector)
    assert said in caught.value.said.vi


@pytest.mark.parametrize(
    ("subject", "said", "plain"),
    [
        ("tasks", "cấp:xã", "level:commune"),
        ("tasks", 'cấp:"Cấp Thành phố"', "level:city"),
        ("tasks", "nguồn gốc:luật-định", "provenance:statutory"),
        ("tasks", 'cơ chế:"phân cấp"', "mechanism:decentralisation"),
        ("grants", 'hiệu lực:"đang có hiệu lực"', "state:in-force"),
        ("tasks", "chưa rõ:thời-hạn", "unknown:term"),
        ("communes", "loại:phường", "type:ward"),
        ("requests", "loại:kiến-nghị", "type:proposal"),
    ],
)
def test_a_word_of_a_closed_list_may_be_said_in_vietnamese(subject: Subject, said: str, plain: str) -> None:
    assert ask(subject, said).fitting == ask(subject, plain).fitting != ()


def test_a_word_that_may_be_several_is_asked_for_with_their_meanings() -> None:
    with pytest.raises(AskedWronglyError) as caught:
        ask("tasks", "cấp:cấp")
    assert "Có: city (cấp thành phố), commune (cấp xã), district (cấp huyện)." in caught.value.said.vi
