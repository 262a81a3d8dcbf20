"""``check FILE…``: the whole register is asked, and what has a place in the named files is told and decides."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from folders import small, write
from programs import Ran, run
from repositories import FILE, GRANT

DAY = ("--as-of", "2026-06-01")
_TWO = "owners: [{holder: so-y-te, basis: [{instrument: 99/2020/QH14}]}, {holder: ubnd-cap-xa, basis: [{instrument: 99/2020/QH14}]}]"
_TASK = "field: y-te\ntasks:\n  - {{id: {id}, title: {title}, {own}, basis: [{{instrument: 99/2020/QH14}}]}}\n"
ONE = "DLG201:viec-mot:so-y-te:ubnd-cap-xa"
OTHER = "DLG201:viec-hai:so-y-te:ubnd-cap-xa"


@pytest.fixture(name="place")
def _place(tmp_path: Path) -> Path:
    """Give a folder with a register of which two files have a fault each and one has none."""
    small(
        tmp_path / "rules",
        {
            "tasks/mot.yaml": _TASK.format(id="viec-mot", title="Quản lý bến đò ngang", own=_TWO),
            "tasks/hai.yaml": _TASK.format(id="viec-hai", title="Cấp phép nuôi chim yến", own=_TWO),
            "tasks/ba.yaml": _TASK.format(id="viec-ba", title="Thu gom rác thải", own="owner: so-y-te"),
        },
    )
    return tmp_path


def check(place: Path, *names: str, here: str = ".") -> Ran:
    return run("check", *names, *DAY, "--select", "DLG2", "--format", "json", cwd=place / here)


def keys(ran: Ran) -> list[str]:
    return [one["key"] for one in json.loads(ran.said)["findings"]]


@pytest.mark.parametrize(
    ("here", "names", "found"),
    [
        (".", ("rules/tasks/mot.yaml",), [ONE]),
        (".", ("rules/tasks/mot.yaml", "rules/tasks/hai.yaml"), [OTHER, ONE]),
        (".", ("./rules/tasks/../tasks/mot.yaml", "rules/tasks/mot.yaml"), [ONE]),
        (".", ("rules/tasks",), [OTHER, ONE]),
        (".", ("rules/tasks/", "rules/tasks/ba.yaml"), [OTHER, ONE]),
        ("rules", ("tasks/mot.yaml",), [ONE]),
        ("rules/tasks", ("mot.yaml",), [ONE]),
        (".", ("rules/register.yaml", "rules/tasks/ba.yaml"), []),
        (".", ("rules/register.yaml",), [OTHER, ONE]),
    ],
)
def test_findings_with_a_place_in_the_files_are_told(
    place: Path, here: str, names: tuple[str, ...], found: list[str]
) -> None:
    ran = check(place, *names, here=here)
    assert keys(ran) == found
    assert ran.code == (1 if found else 0)


def test_files_of_a_register_elsewhere_are_found_by_themselves(
    place: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """As a linter takes the settings nearest to the file."""
    elsewhere = tmp_path_factory.mktemp("khac")
    assert keys(check(elsewhere, str(place / "rules/tasks/mot.yaml"))) == [ONE]
    small(elsewhere / "rules")
    assert keys(check(elsewhere, str(place / "rules/tasks/mot.yaml"))) == [ONE]
    ran = check(elsewhere, "--rules", "rules", str(place / "rules/tasks/mot.yaml"))
    assert ran.code == 2
    assert "không nằm trong sổ thẩm quyền rules" in ran.told


def test_a_finding_whose_related_place_lies_in_a_file_is_told(tmp_path: Path) -> None:
    """Two decisions that give one task to two bodies: the finding stands in one, and names a place in the other."""
    second = (
        GRANT.replace("qd-1", "qd-2")
        .replace("01/2026", "02/2026")
        .replace("uq-1", "uq-2")
        .replace("so-y-te", "ubnd-cap-xa")
    )
    folder = small(tmp_path / "rules", {FILE: GRANT, "decisions/2026/02-qd-ubnd.yaml": second})
    report = json.loads(run("check", folder, *DAY, "--format", "json").said)
    crossing = [
        (one["key"], other["place"]["file"]) for one in report["findings"] for other in one["related"]
        if other["place"]["file"] != one["place"]["file"]
    ]  # fmt: skip
    for key, file in crossing:
        assert key in keys(run("check", folder / file, *DAY, "--format", "json"))
    assert crossing


def test_how_much_is_left_out_is_said(place: Path) -> None:
    ran = run("check", "rules/tasks/ba.yaml", *DAY, "--select", "DLG2", cwd=place)
    assert ran.code == 0
    assert "Chỉ nêu phát hiện có chỗ trong tasks/ba.yaml; ở các tệp khác của sổ: 2 lỗi." in ran.said
    report = json.loads(check(place, "rules/tasks/ba.yaml").said)
    assert (report["version"], report["since"]) == (2, None)
    assert report["narrowed"] == {"files": ["tasks/ba.yaml"], "left_out": 2}
    ran = run("check", "rules/tasks/ba.yaml", *DAY, "--select", "DLG2", "--format", "csv", "--lang", "en", cwd=place)
    assert "in other files of the register: 2 errors" in ran.told


def test_a_cause_elsewhere_is_no_mistake(place: Path) -> None:
    ran = run("check", "rules/tasks/ba.yaml", *DAY, "--cause", ONE, cwd=place)
    assert ran.code == 0


def test_waived_and_known_ones_of_other_files_are_not_told(place: Path) -> None:
    rules = place / "rules"
    added = run("baseline", rules, *DAY, "--add", "--decides", "Sở", "--reason", "chờ")
    assert added.code == 0, added.told + added.said
    ran = run("check", "rules/tasks/mot.yaml", *DAY, "--baseline", "rules/baseline.yaml", "--format", "json", cwd=place)
    report = json.loads(ran.said)
    assert (ran.code, report["findings"]) == (0, [])
    assert [one["key"] for one in report["waived"]] == [ONE]


def test_a_file_in_a_wrong_place_and_a_draft_may_be_named(place: Path) -> None:
    write(place / "rules", {"khac/bon.yaml": "tasks: []\n"})
    ran = run("check", "rules/khac/bon.yaml", *DAY, "--format", "json", cwd=place)
    assert [one["check"] for one in json.loads(ran.said)["findings"]] == ["DLG001"]
    own = (
        _TASK.format(id="viec-nam", title="Cấp phép đào giếng", own=_TWO)
        .replace("field: y-te\n", "")
        .replace("{id:", "{field: y-te, id:")
    )
    (place / "nhap.yaml").write_text(own, "utf-8")
    ran = check(place, "nhap.yaml", "--with", "nhap.yaml")
    assert keys(ran) == ["DLG201:viec-nam:so-y-te:ubnd-cap-xa"]


@pytest.mark.parametrize(
    ("names", "code", "told"),
    [
        (("rules/tasks/mott.yaml",), 2, "Có phải ý bạn là tasks/mot.yaml?"),
        (("rules", "rules/tasks/mot.yaml"), 2, "rules là cả một sổ thẩm quyền"),
        ((".", "rules/tasks/mot.yaml"), 2, "là cả một sổ thẩm quyền"),
        (("ngoai.yaml",), 2, "ngoai.yaml không nằm trong sổ thẩm quyền"),
        (("rules/ghi-chu.txt",), 2, "không phải là tệp quy tắc"),
        (("rules/_nhap/a.yaml",), 2, "có tên bắt đầu bằng"),
        (("rules/rong",), 2, "không có tệp quy tắc nào"),
        (("khong-co.yaml", "rules/tasks/mot.yaml"), 2, "Không có tệp khong-co.yaml."),
        (("khong-co",), 3, "Không có tệp hay thư mục khong-co"),
    ],
)
def test_what_is_no_file_of_the_register_is_refused(place: Path, names: tuple[str, ...], code: int, told: str) -> None:
    write(place, {"ngoai.yaml": "a: 1\n", "rules/ghi-chu.txt": "x", "rules/_nhap/a.yaml": "a: 1\n"})
    (place / "rules/rong").mkdir()
    for language in ("vi", "en"):
        ran = run("check", *names, *DAY, "--lang", language, cwd=place)
        assert (ran.code, ran.said) == (code, "")
        assert language == "en" or told in ran.told
