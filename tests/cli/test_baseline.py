"""Known findings pass, whatever is new or gone does not; and the list only shrinks."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from folders import small, whole_case, write
from programs import Ran, run

DAY = ("--as-of", "2026-06-01")
DECISION = ("--decides", "Sở Tư pháp", "--reason", "chờ rà soát")
_TASK = "  - {{id: {id}, title: {title}, {own}, basis: [{{instrument: 99/2020/QH14}}]}}\n"
TWO = "owners: [{holder: so-y-te, basis: [{instrument: 99/2020/QH14}]}, {holder: ubnd-cap-xa, basis: [{instrument: 99/2020/QH14}]}]"
ONE = "owner: so-y-te"


def task(name: str, title: str, own: str = TWO) -> dict[str, str]:
    return {f"tasks/{name}.yaml": "field: y-te\ntasks:\n" + _TASK.format(id=name, title=title, own=own)}


@pytest.fixture(name="register")
def _register(tmp_path: Path) -> Path:
    """Write a register with one fault, which its baseline lists."""
    folder = small(tmp_path / "rules", task("viec-cu", "Quản lý bến đò ngang"))
    added = run("baseline", folder, *DAY, "--add", *DECISION)
    assert (added.code, added.told) == (0, "")
    assert "đã biết 1 phát hiện; mới 0; không còn 0" in added.said
    return folder


def check(register: Path, *more: str) -> Ran:
    return run("check", register, *DAY, "--baseline", register / "baseline.yaml", *more)


def keys(ran: Ran) -> list[str]:
    return [one["key"] for one in json.loads(ran.said)["findings"]]


def test_what_is_known_passes_and_is_counted(register: Path) -> None:
    assert run("check", register, *DAY).code == 1
    ran = check(register)
    assert ran.code == 0
    assert "Đã biết, đang chờ xử lý: 1 phát hiện" in ran.said
    assert "DLG201" not in ran.said


def test_what_is_new_is_told_alone(register: Path) -> None:
    write(register, task("viec-moi", "Cấp phép nuôi chim yến"))
    ran = check(register, "--format", "json")
    assert (ran.code, keys(ran)) == (1, ["DLG201:viec-moi:so-y-te:ubnd-cap-xa"])


def test_what_has_grown_is_new_and_what_came_is_named(register: Path) -> None:
    """Listed for days from July 2026 on; now it is so on all days."""
    place = register / "baseline.yaml"
    place.write_text(place.read_text("utf-8").replace("matters: [viec-cu]", "from: 2026-07-01"), "utf-8")
    ran = check(register, "--all")
    assert ran.code == 1
    assert "danh sách phát hiện đã biết không phủ: các ngày trước 01/07/2026" in ran.said
    assert "DLG904" not in ran.said


def test_what_is_mended_is_taken_out(register: Path) -> None:
    write(register, task("viec-cu", "Quản lý bến đò ngang", ONE))
    ran = check(register, "--format", "json")
    assert (ran.code, keys(ran)) == (1, ["DLG904:DLG201:viec-cu:so-y-te:ubnd-cap-xa"])
    told = run("baseline", register, *DAY)
    assert told.code == 1
    assert "  - DLG201:viec-cu:so-y-te:ubnd-cap-xa\n" in told.said
    assert run("baseline", register, *DAY, "--prune").code == 0
    assert check(register).code == 0
    assert "viec-cu" not in (register / "baseline.yaml").read_text("utf-8")


def test_the_mark_of_an_editor_stays(register: Path) -> None:
    """Some editors of Windows write it before UTF-8."""
    place = register / "baseline.yaml"
    place.write_bytes(b"\xef\xbb\xbf" + place.read_bytes())
    write(register, task("viec-cu", "Quản lý bến đò ngang", ONE))
    assert run("baseline", register, *DAY, "--prune").code == 0
    assert place.read_bytes().startswith(b"\xef\xbb\xbf#")


def test_it_never_grows_unless_asked(register: Path) -> None:
    write(register, task("viec-moi", "Cấp phép nuôi chim yến"))
    before = (register / "baseline.yaml").read_bytes()
    for more in ((), ("--prune",)):
        told = run("baseline", register, *DAY, *more)
        assert told.code == 1
        assert "  + DLG201:" in told.said
        assert (register / "baseline.yaml").read_bytes() == before
    # Its cause has a section already, with who decides.
    assert run("baseline", register, *DAY, "--add").code == 0
    assert (register / "baseline.yaml").read_bytes().startswith(before)


def test_a_check_that_is_not_asked_makes_nothing_stale(register: Path) -> None:
    assert check(register, "--select", "DLG1").code == 0
    assert check(register, "--ignore", "DLG201").code == 0


def test_a_waiver_goes_before(register: Path) -> None:
    """What is waived need not be listed as well."""
    waiver = "finding: DLG201:viec-cu:so-y-te:ubnd-cap-xa, reason: a, approved-by: b, until: 2026-12-31"
    write(register, {"waivers.yaml": f"waivers:\n  - {{{waiver}, covers: {{matters: [viec-cu]}}}}\n"})
    assert keys(check(register, "--format", "json")) == ["DLG904:DLG201:viec-cu:so-y-te:ubnd-cap-xa"]


def test_a_file_elsewhere_stands_for_that_of_the_register(register: Path, tmp_path: Path) -> None:
    other = tmp_path / "khác.yaml"
    other.write_text("sections: []\n", "utf-8")
    assert run("check", register, *DAY, "--baseline", other).code == 1
    other.write_bytes((register / "baseline.yaml").read_bytes())
    (register / "baseline.yaml").unlink()
    assert run("check", register, *DAY, "--baseline", other).code == 0
    assert run("baseline", register, *DAY, "--baseline", other).code == 0


def test_a_register_without_a_list_knows_nothing(tmp_path: Path) -> None:
    folder = small(tmp_path / "rules", task("viec-cu", "Quản lý bến đò ngang"))
    told = run("baseline", folder, *DAY)
    assert (told.code, told.err) == (1, b"")
    assert "đã biết 0 phát hiện; mới 1; không còn 0" in told.said
    assert not (folder / "baseline.yaml").exists()
    missing = check(folder)
    assert (missing.code, missing.out) == (2, b"")
    assert "--baseline" in missing.told


def test_who_decides_is_said(register: Path) -> None:
    write(register, task("viec-moi", "Cấp phép nuôi chim yến", TWO.replace("ubnd-cap-xa", "ubnd-tp")))
    ran = run("baseline", register, *DAY, "--add")
    assert (ran.code, ran.out) == (3, b"")
    assert "DLG201:" in ran.told
    assert run("baseline", register, *DAY, "--add", "--decides", "Sở Y tế").code == 2


def test_a_faulty_list_is_a_finding(register: Path) -> None:
    write(register, {"baseline.yaml": "sections:\n  - {cause: DLG201, findings: [{finding: DLG201:x}]}\n"})
    assert run("check", register, *DAY, "--select", "DLG002").code == 1
    ran = run("baseline", register, *DAY, "--prune")
    assert (ran.code, ran.out) == (3, b"")
    assert "dòng 2, cột 5: thiếu khóa bắt buộc" in ran.told


@pytest.mark.parametrize("form", ["json", "sarif", "junit"])
def test_machines_lose_no_finding(form: str, register: Path) -> None:
    """With and without a baseline a program reads the same keys."""
    found = [
        _keys_of(form, run("check", register, *DAY, "--format", form, *more).said)
        for more in ((), ("--baseline", str(register / "baseline.yaml")))
    ]
    assert found[0] == found[1] != []


def _keys_of(form: str, text: str) -> list[str]:
    if form == "json":
        report = json.loads(text)
        return sorted(one["key"] for one in (*report["findings"], *report["waived"]))
    if form == "sarif":
        return sorted(one["partialFingerprints"]["findingKey/v1"] for one in json.loads(text)["runs"][0]["results"])
    return sorted(one.get("name", "").rpartition(" (")[0] for one in ET.fromstring(text).iter("testcase"))  # noqa: S314  our own text


def test_sarif_says_what_is_new(register: Path) -> None:
    write(register, task("viec-moi", "Cấp phép nuôi chim yến"))
    results = json.loads(check(register, "--format", "sarif").said)["runs"][0]["results"]
    assert {one["partialFingerprints"]["findingKey/v1"].split(":")[1]: one["baselineState"] for one in results} == {
        "viec-cu": "unchanged",
        "viec-moi": "new",
    }


WAIVER = "waivers:\n  - {{finding: DLG201:{of}, reason: a, approved-by: b, until: {until}}}\n"


@pytest.mark.parametrize(
    ("of", "until", "key"),
    [
        ("mat", "2027-01-01", "DLG902:DLG201:mat"),
        ("viec-cu:so-y-te:ubnd-cap-xa", "2026-01-01", "DLG901:DLG201:viec-cu"),
    ],
)
def test_what_is_wrong_with_waivers_is_never_known(of: str, until: str, key: str, register: Path) -> None:
    """It is left out, and told: the list would hide that a waiver has ended, and the next check would find the list stale."""
    write(register, {"waivers.yaml": WAIVER.format(of=of, until=until), **task("viec-moi", "Cấp phép nuôi chim yến")})
    for language, said in (("vi", "không đưa vào danh sách được"), ("en", "nor listed as known")):
        ran = run("--lang", language, "baseline", register, *DAY, "--add")
        assert ran.code == 1
        assert key in ran.said
        assert said in ran.said
    text = (register / "baseline.yaml").read_text("utf-8")
    assert "viec-moi" in text
    assert "DLG90" not in text
    left = keys(check(register, "--select", "DLG901,DLG902,DLG904,DLG2", "--format", "json"))
    assert len(left) == 1
    assert left[0].startswith(key)


def test_what_lists_such_a_finding_by_hand_is_told_that_it_cannot(register: Path) -> None:
    place = register / "baseline.yaml"
    entry = "  - cause: DLG902\n    decides: a\n    reason: b\n    findings:\n      - {finding: DLG902:DLG201:mat}\n"
    place.write_text(place.read_text("utf-8") + entry, "utf-8")
    found = json.loads(check(register, "--format", "json").said)["findings"]
    assert [one["key"] for one in found] == ["DLG904:DLG902:DLG201:mat"]
    assert "neither waived nor listed" in found[0]["said"]["en"]


@pytest.mark.parametrize("how", ["--add", "--prune"])
def test_what_a_draft_supposes_is_not_written_into_the_list(how: str, register: Path, tmp_path: Path) -> None:
    """To ask what would be new under it is no harm."""
    draft = tmp_path / "phuong-an.yaml"
    _, content = next(iter(task("viec-moi", "Cấp phép nuôi chim yến").items()))
    draft.write_text("draft: {title: Thử}\n" + content, "utf-8")
    before = (register / "baseline.yaml").read_bytes()
    ran = run("baseline", register, *DAY, how, "--with", draft)
    assert (ran.code, ran.out) == (2, b"")
    assert "--with" in ran.told
    assert (register / "baseline.yaml").read_bytes() == before
    assert "mới 1" in run("baseline", register, *DAY, "--with", draft).said


@pytest.mark.parametrize("option", ["--decides", "--reason"])
def test_who_decides_and_why_is_not_blank(option: str, register: Path) -> None:
    write(register, task("viec-moi", "Cấp phép nuôi chim yến"))
    words = list(DECISION)
    words[words.index(option) + 1] = " "
    ran = run("baseline", register, *DAY, "--add", *words)
    assert (ran.code, ran.out) == (2, b"")
    assert option in ran.told


@pytest.mark.parametrize("how", [(), ("--short",)])
def test_what_has_outgrown_the_list_says_why_to_whoever_reads(how: tuple[str, ...], register: Path) -> None:
    place = register / "baseline.yaml"
    place.write_text(place.read_text("utf-8").replace("matters: [viec-cu]", "from: 2026-07-01"), "utf-8")
    assert check(register, *how).said.count("danh sách phát hiện đã biết không phủ: các ngày trước 01/07/2026") == 1


@pytest.mark.parametrize("words", [(), ("--add", *DECISION), ("--prune",)])
def test_a_cause_that_no_finding_comes_from_is_refused_as_check_does(words: tuple[str, ...], register: Path) -> None:
    """Whoever mistypes one was told that nothing is new, and nothing was added."""
    before = (register / "baseline.yaml").read_bytes()
    ran = run("baseline", register, *DAY, "--cause", "NOPE", *words)
    assert (ran.code, ran.out) == (2, b"")
    assert "«NOPE»" in ran.told
    assert (register / "baseline.yaml").read_bytes() == before
    assert run("baseline", register, *DAY, "--cause", "DLG201:so-y-te:ubnd-cap-xa:99/2020/QH14").code == 0


def test_who_names_a_check_as_a_cause_is_asked_for_its_causes(tmp_path: Path) -> None:
    """The key of another check is nearer in letters, and nobody meant it."""
    rules = write(tmp_path / "rules", {one.name: one.data for one in whole_case("DLG101", "bad")})
    ran = run("check", rules, "--cause", "DLG101")
    assert ran.code == 2
    assert "DLG101:" in ran.told.partition("Có phải")[2]


@pytest.mark.parametrize("name", ["da-biet.yaml", "ghi-chu/da-biet.yaml"])
def test_a_list_in_the_register_under_a_name_of_its_own_is_read_where_it_is_named(register: Path, name: str) -> None:
    """Nobody is told that it is in no place of the register: it is read. Where it is not named, that is told."""
    own = register / name
    own.parent.mkdir(exist_ok=True)
    (register / "baseline.yaml").rename(own)
    ran = run("check", register, *DAY, "--baseline", own, "--format", "json")
    assert (ran.code, keys(ran)) == (0, [])
    assert run("baseline", register, *DAY, "--baseline", own).code == 0
    assert f"DLG001:{name}:place" in keys(run("check", register, *DAY, "--format", "json"))
