"""Waivers are written for what a finding is about today, and nothing else in the file moves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from folders import whole_case, write
from programs import ask, run

from delegation.errors import AskedWronglyError, DelegationError
from delegation.findings import Finding
from delegation.run import pipeline, waivers

DAY = date(2026, 6, 1)
UNTIL = date(2027, 6, 30)
KEY = "DLG505:uq-vi-du"
OTHER = "# ghi chú đầu\nwaivers:\n    - finding: DLG802:1.000123   # cũ\n      reason: x\n      approved-by: y\n      until: 2027-01-01\n\n# cuối\n"


def register(folder: Path) -> Path:
    return write(folder / "rules", {one.name: one.data for one in whole_case("DLG505", "bad")})


def finding(folder: Path) -> Finding:
    found = pipeline.analyse(pipeline.load(register(folder)), DAY).findings
    return next(one for one in found if one.check == "DLG505")


def test_a_waiver_is_put_after_the_others_and_every_other_line_stays(tmp_path: Path) -> None:
    written = waivers.with_waiver(OTHER.encode(), [finding(tmp_path)], 'lý do: "có" # dấu', "Giám đốc", UNTIL).decode()
    before, _, after = written.partition(f'    - finding: "{finding(tmp_path).key}"\n')
    assert before + "\n# cuối\n" == OTHER
    assert after.endswith("\n\n# cuối\n")
    assert r'reason: "lý do: \"có\" # dấu"' in after


@pytest.mark.parametrize("data", [b"waivers: [\n", b"waivers: {}\n", b"- a\n"])
def test_a_faulty_file_is_not_changed(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(DelegationError, match="ghi sai ở dòng"):
        waivers.with_waiver(data, [finding(tmp_path)], "x", "y", UNTIL)


@pytest.mark.parametrize(
    ("was", "kept"),
    [
        ("", ""),
        ("# ghi chú của tôi", "# ghi chú của tôi\n"),
        ("waivers: []", ""),
        ("waivers: [ ]\n", ""),
        ("waivers:\n", ""),
        ("waivers:", ""),
        ("waivers:   # chưa có\n# cuối\n", "# chưa có\n# cuối\n"),
        ("waivers: null # chưa có\n", "# chưa có\n"),
        ("waivers: ~\n", ""),
        ("waivers:   []   # chưa có\n# cuối\n", "# chưa có\n# cuối\n"),
        ("waivers: []\n...\n", "...\n"),
        ("waivers:\n- {finding: DLG802:x, reason: x, approved-by: y, until: 2027-01-01}\n", "- {finding: DLG802:x"),
    ],
)
def test_however_an_empty_list_is_written_it_takes_the_first_waiver(was: str, kept: str, tmp_path: Path) -> None:
    """A file that was written otherwise stayed as it was, and the command said that it had written."""
    folder = write(register(tmp_path), {"waivers.yaml": was})
    told = ask(folder, "waive", KEY, "--reason", "x", "--approver", "y", "--until", "2027-06-30")
    assert told.code == 0, told
    content = (folder / "waivers.yaml").read_text()
    assert kept in content
    assert f'- finding: "{KEY}"' in content
    assert [one.key for one in pipeline.check(folder, DAY, select=("DLG505", "DLG00")).findings] == []


@pytest.mark.parametrize(
    "was", ["{waivers: []}\n", "waivers: [{finding: DLG802:x, reason: x, approved-by: y, until: 2027-01-01}]\n"]
)
def test_a_file_in_which_no_line_can_be_put_stays_and_says_why(was: str, tmp_path: Path) -> None:
    folder = write(register(tmp_path), {"waivers.yaml": was})
    told = ask(folder, "waive", KEY, "--reason", "x", "--approver", "y", "--until", "2027-06-30", "--lang", "en")
    assert told.code == 3
    assert "on a line of" in told.told
    assert (folder / "waivers.yaml").read_text() == was


def test_a_finding_is_waived_once(tmp_path: Path) -> None:
    one = finding(tmp_path)
    once = waivers.with_waiver(waivers.EMPTY, [one], "x", "y", UNTIL)
    with pytest.raises(AskedWronglyError, match="đã có miễn trừ"):
        waivers.with_waiver(once, [one], "x", "y", UNTIL)


def test_the_command_waives_and_says_what_remains(tmp_path: Path) -> None:
    rules, one = register(tmp_path), finding(tmp_path)
    words = ("--rules", rules, "waive", one.key, "--reason", "chờ sửa", "--approver", "Sở Tư pháp")
    day = ("--as-of", "2026-06-01")
    before = [each.key for each in pipeline.analyse(pipeline.load(rules), DAY).findings]
    ran = run(*words, "--until", "2027-06-30", *day)
    assert ran.code == 0
    assert "được miễn trừ đến hết 30/06/2027" in ran.out.decode()
    after = pipeline.analyse(pipeline.load(rules), DAY)
    assert [each.key for each in after.waived] == [one.key]
    assert [each.key for each in after.findings] == [key for key in before if key != one.key]


@pytest.mark.parametrize(
    ("key", "until", "word"),
    [("DLG505:khong-co", "2027-06-30", "Không có phát hiện nào"), ("", "2026-05-31", "đã qua")],
)
def test_what_cannot_be_waived_is_told_and_nothing_is_written(key: str, until: str, word: str, tmp_path: Path) -> None:
    rules = register(tmp_path)
    asked = key or finding(tmp_path).key
    words = ("waive", asked, "--reason", "x", "--approver", "y", "--until", until, "--as-of", "2026-06-01")
    ran = run("--rules", rules, *words)
    assert (ran.code, ran.out) == (2, b"")
    assert word in ran.told
    assert not (rules / "waivers.yaml").exists()


WORDS = ("--reason", "chờ sửa", "--approver", "Sở Tư pháp", "--until", "2027-06-30", "--as-of", "2026-06-01")
DRAFT = "draft: {title: Thử}\nfields:\n  - {id: thu, name: Thử}\n"


def blank(option: str, value: str) -> list[str]:
    words = list(WORDS)
    words[words.index(option) + 1] = value
    return words


@pytest.mark.parametrize("value", ["", "  ", "\u00a0", "..."])
@pytest.mark.parametrize("option", ["--reason", "--approver"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_who_approves_and_why_is_not_blank(option: str, value: str, lang: str, tmp_path: Path) -> None:
    rules = register(tmp_path)
    ran = ask(rules, "waive", KEY, *blank(option, value), language=lang)
    assert (ran.code, ran.out) == (2, b"")
    assert option in ran.told
    assert {"vi": "để trống", "en": "empty"}[lang] in ran.told
    assert not (rules / "waivers.yaml").exists()


@pytest.mark.parametrize("key", ["reason", "approved-by"])
def test_a_waiver_written_by_hand_says_who_and_why(key: str, tmp_path: Path) -> None:
    said = {"reason": "chờ", "approved-by": "Giám đốc", key: '" "'}
    entry = ", ".join(f"{name}: {value}" for name, value in said.items())
    rules = write(
        register(tmp_path), {"waivers.yaml": f"waivers:\n  - {{finding: {KEY}, {entry}, until: 2027-01-01}}\n"}
    )
    found = pipeline.check(rules, DAY, select=("DLG002",)).findings
    assert [(one.location.file, one.location.line) for one in found] == [("waivers.yaml", 2)]
    assert "không để trống" in found[0].said.vi


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_a_draft_supposes_is_not_waived_in_the_real_register(lang: str, tmp_path: Path) -> None:
    rules, draft = register(tmp_path), tmp_path / "phuong-an.yaml"
    draft.write_text(DRAFT, "utf-8")
    ran = ask(rules, "waive", KEY, *WORDS, "--with", str(draft), language=lang)
    assert (ran.code, ran.out) == (2, b"")
    assert "waive" in ran.told
    assert "--with" in ran.told
    assert not (rules / "waivers.yaml").exists()


def test_what_is_wrong_with_a_waiver_cannot_be_waived(tmp_path: Path) -> None:
    """Neither by the command nor by hand: a waiver of a waiver would hide it for good."""
    old = "  - {finding: DLG505:x, reason: a, approved-by: b, until: 2027-01-01}\n"
    rules = write(register(tmp_path), {"waivers.yaml": f"waivers:\n{old}"})
    before = (rules / "waivers.yaml").read_bytes()
    for asked in (("DLG902:DLG505:x",), ("DLG902", "--field", "y-te")):
        ran = ask(rules, "waive", *asked, *WORDS)
        assert (ran.code, ran.out) == (2, b"")
        assert "không miễn trừ được" in ran.told
    assert (rules / "waivers.yaml").read_bytes() == before
    write(rules, {"waivers.yaml": f"waivers:\n{old}{old.replace('DLG505:x', 'DLG902:DLG505:x')}"})
    found = {one.key: one for one in pipeline.check(rules, DAY, select=("DLG902",)).findings}
    assert found.keys() == {"DLG902:DLG505:x", "DLG902:DLG902:DLG505:x"}
    assert "neither waived" in found["DLG902:DLG902:DLG505:x"].said.en


@pytest.mark.parametrize("select", ["DLG9", "DLG901"])
def test_what_is_wrong_with_waivers_is_told_where_they_alone_are_asked(select: str, tmp_path: Path) -> None:
    """Whether a waiver still has its finding is known only where that check is asked, too."""
    key = finding(tmp_path).key
    rules = write(
        tmp_path / "rules",
        {"waivers.yaml": f"waivers:\n  - {{finding: {key}, reason: a, approved-by: b, until: 2026-01-01}}\n"},
    )
    every = [one.key for one in pipeline.check(rules, DAY).findings if one.check.startswith(select)]
    found = pipeline.check(rules, DAY, select=(select,))
    assert [one.key for one in found.findings] == every == [f"DLG901:{key}"]
    assert {one.id[:4] for one in found.checks} == {"DLG9"}
    assert pipeline.check(rules, DAY, ignore=("DLG505",)).findings == tuple(
        one for one in pipeline.check(rules, DAY).findings if one.check != "DLG505"
    )


@pytest.mark.parametrize(
    "covers", ["matters: [viec-khong-co]", "grants: [uq-khong-co]", 'communes: ["99999"]', "matters: [vd-ubnd-tp]"]
)
@pytest.mark.parametrize("how", ["single", "group"])
def test_what_a_waiver_covers_must_be_there(covers: str, how: str, tmp_path: Path) -> None:
    """A word that is mistyped covers nothing, and the approver does not know."""
    entry = {
        "single": f"  - {{finding: {KEY}, reason: a, approved-by: b, until: 2027-01-01, covers: {{{covers}}}}}\n",
        "group": "  - {group: {check: DLG505, field: y-te}, reason: a, approved-by: b, until: 2027-01-01, findings: "
        f"[{{finding: {KEY}, covers: {{{covers}}}}}]}}\n",
    }[how]
    rules = write(register(tmp_path), {"waivers.yaml": f"waivers:\n{entry}"})
    lost = pipeline.check(rules, DAY, select=("DLG005",)).findings
    expected = [] if "vd-ubnd-tp" in covers else [("waivers.yaml", 2)]
    assert [(one.location.file, one.location.line) for one in lost] == expected


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_new_lines_end_as_those_of_the_file_do(mark: bytes, end: bytes, tmp_path: Path) -> None:
    """Editors of Windows end them otherwise; an entry in two ways is a change of every line in the next editor."""
    rules = register(tmp_path)
    place = rules / "waivers.yaml"
    before = mark + OTHER.replace("DLG802:1.000123   # cũ", "DLG802:1.000123").encode().replace(b"\n", end)
    place.write_bytes(before)
    said = ("--reason", "đã trình", "--approver", "Giám đốc", "--until", "2027-06-30", "--as-of", DAY.isoformat())
    assert run("waive", KEY, "--rules", rules, *said).code == 0
    after = place.read_bytes()
    assert after.count(b"\n") == after.count(end)
    kept = [line for line in before.split(end) if line]
    assert [line for line in after.split(end) if line in kept] == kept


WAIVE = ("waive", KEY, "--reason", "x", "--approver", "y", "--until", "2027-06-30")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("vi", f"đã có miễn trừ cho {KEY} ở dòng 5, đến hết 2027-06-30"),
        ("en", f"has a waiver of {KEY} on line 5 already, until 2027-06-30"),
    ],
)
def test_what_is_waived_already_says_until_when_and_how_that_is_changed(
    language: str, said: str, tmp_path: Path
) -> None:
    folder = register(tmp_path)
    assert ask(folder, *WAIVE).code == 0
    before = (folder / "waivers.yaml").read_bytes()
    again = ask(folder, *WAIVE, "--lang", language)
    assert again.code == 2
    assert said in again.told
    assert "waivers.yaml" in again.told
    assert (folder / "waivers.yaml").read_bytes() == before


@pytest.mark.parametrize("language", ["vi", "en"])
def test_who_waives_what_the_baseline_lists_is_told_to_prune_it(language: str, tmp_path: Path) -> None:
    folder = register(tmp_path)
    add = ("--fail-on", "info", "--add", "--decides", "a", "--reason", "b")
    assert ask(folder, "baseline", *add).code == 0
    told = ask(folder, *WAIVE, "--lang", language)
    assert told.code == 0
    assert "delegation baseline --prune" in told.said
    assert ask(folder, "baseline", "--prune").code == 0
    assert KEY not in (folder / "baseline.yaml").read_text("utf-8")


def test_a_baseline_that_cannot_be_read_keeps_nobody_from_waiving(tmp_path: Path) -> None:
    folder = write(register(tmp_path), {"baseline.yaml": "sections: [\n"})
    told = ask(folder, *WAIVE)
    assert told.code == 0
    assert "--prune" not in told.said
