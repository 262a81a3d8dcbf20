"""What the list of known findings covers and its finding is no longer about is told and taken out: else it would hide that it comes back."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from folders import small, write
from programs import Ran, ask

from delegation.checks.shared.shrinking import gone, narrowed
from delegation.model.figures import Covers

DAY = ("--as-of", "2026-06-01")
DECISION = ("--decides", "Sở Tư pháp", "--reason", "chờ rà soát")
HEAD = "source: Công báo\nprovenance: official\ninstrument: {{id: {id}, number: {number}, type: committee-decision, issuer: ubnd-tp, issued: 2025-12-01, effective: 2025-12-01, title: x}}\ngrants:\n"
GRANT = "  - {{id: {id}, mechanism: delegation, form: {{unknown: chưa rõ}}, from: ubnd-tp, to: {to}, at: Điều 1, term: {{from: {start}, to: {end}}}, scope: a, content: b, manner: c, conditions: d, matters: [{matters}]{more}}}\n"


def decision(
    *matters: str,
    first: str = "uq-so",
    second: str = "uq-xa",
    instrument: str = "qd-900",
    start: str = "2026-01-01",
    end: str = "2026-12-31",
    communes: str = "",
) -> dict[str, str]:
    """Write a decision by which two act in the same matters."""
    listed = ", ".join(matters)
    more = f", communes: [{communes}]" if communes else ""
    grants = "".join(
        GRANT.format(id=name, to=to, start=start, end=end, matters=listed, more=more)
        for name, to in ((first, "giam-doc-so-y-te"), (second, "ubnd-cap-xa"))
    )
    return {"decisions/2025/900.yaml": HEAD.format(id=instrument, number="900/QĐ-UBND") + grants}


def tasks(*ids: str, more: str = "") -> dict[str, str]:
    words = ("Cấp giấy phép nuôi chim yến", "Quản lý bến đò ngang", "Thẩm định nghĩa trang tập trung")
    lines = "".join(
        f"  - {{id: {one}, title: {words[number]}, owner: ubnd-tp, basis: [{{instrument: 99/2020/QH14}}]{more}}}\n"
        for number, one in enumerate(ids)
    )
    return {"tasks/moi.yaml": f"field: y-te\ntasks:\n{lines}"}


def check(rules: Path, *, language: str = "vi") -> Ran:
    return ask(
        rules,
        "check",
        *DAY,
        "--baseline",
        str(rules / "baseline.yaml"),
        "--select",
        "DLG2,DLG904",
        "--short",
        language=language,
    )


def listed(rules: Path) -> None:
    """List everything that the register has, so that what comes later is of the change alone."""
    ran = ask(rules, "baseline", *DAY, "--add", "--fail-on", "info", *DECISION)
    assert ran.code == 0, ran.said


def stale(rules: Path) -> list[str]:
    ran = ask(
        rules, "check", *DAY, "--baseline", str(rules / "baseline.yaml"), "--select", "DLG904", "--format", "json"
    )
    return [one["key"].removeprefix("DLG904:") for one in json.loads(ran.said)["findings"]]


KEY = "DLG203:uq-so:uq-xa"
BEFORE = decision("mot", "hai", communes='"00004", "00070"')
DIVIDED = {
    "tasks/moi.yaml": """
field: y-te
tasks:
  - id: tham-dinh
    title: Thẩm định dự án xây dựng bệnh viện
    cases: {nhom: [A, B, C]}
    owners:
      - {holder: ubnd-tp, basis: [{instrument: 99/2020/QH14, at: Điều 25}]}
      - {holder: so-y-te, only: {nhom: [A, B]}, basis: [{instrument: 99/2020/QH14, at: Điều 26}]}
""".lstrip()
}
FEWER = {"tasks/moi.yaml": DIVIDED["tasks/moi.yaml"].replace("[A, B]}", "[A]}")}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("vi", "còn phủ tham-dinh từ 01/07/2025, trường hợp nhom = B, nhưng"),
        ("en", "covers tham-dinh from 2025-07-01, case nhom = B, but"),
    ],
)
def test_a_case_that_is_mended_is_taken_out_and_stands_when_it_comes_back(
    language: str, said: str, tmp_path: Path
) -> None:
    """By cells, where a finding is not in all cases: nothing outside them is covered."""
    rules = small(tmp_path / "rules", DIVIDED)
    listed(rules)
    assert "areas: [{matter: tham-dinh, from: 2025-07-01, cases: [{nhom: A}, {nhom: B}]}]" in (
        rules / "baseline.yaml"
    ).read_text("utf-8")
    assert check(rules).code == 0
    write(rules, FEWER)
    assert said in check(rules, language=language).said
    assert ask(rules, "baseline", *DAY, "--prune", "--fail-on", "info").code == 0
    assert "cases: [{nhom: A}]}]" in (rules / "baseline.yaml").read_text("utf-8")
    assert check(rules).code == 0
    write(rules, DIVIDED)
    assert "DLG201:tham-dinh:so-y-te:ubnd-tp" in check(rules).said


def test_a_fault_of_the_list_itself_is_told_and_never_added_to_it(tmp_path: Path) -> None:
    """An entry that stands twice: who adds what is new would add the fault."""
    rules = small(tmp_path / "rules", DIVIDED)
    listed(rules)
    place = rules / "baseline.yaml"
    lines = place.read_text("utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if "DLG201" in line and "finding" in line)
    place.write_text("".join([*lines[: at + 1], *lines[at:]]), "utf-8")
    before = place.read_bytes()
    ran = ask(rules, "baseline", *DAY, "--add", "--fail-on", "info", *DECISION)
    assert (ran.code, place.read_bytes()) == (1, before)
    assert f"! baseline.yaml:{at + 2}: DLG004" in ran.said
    assert "--add" not in ran.said


KINDS = {
    "matter": (decision("mot", communes='"00004", "00070"'), "matters:hai"),
    "commune": (decision("mot", "hai", communes='"00004"'), "communes:00070"),
    "first day": (decision("mot", "hai", communes='"00004", "00070"', start="2026-03-01"), "from:2026-01-01"),
    "last day": (decision("mot", "hai", communes='"00004", "00070"', end="2026-10-31"), "to:2026-12-31"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_part_that_is_mended_is_told_and_taken_out_and_stands_when_it_comes_back(
    kind: str, language: str, tmp_path: Path
) -> None:
    after, part = KINDS[kind]
    rules = small(tmp_path / "rules", {**tasks("mot", "hai"), **BEFORE})
    listed(rules)
    assert check(rules).code == 0
    write(rules, after)
    assert stale(rules) == [f"{KEY}:{part}"]
    said = check(rules, language=language).said
    assert {"vi": "không còn nói về điều đó", "en": "is no longer about that"}[language] in said
    kept = (rules / "baseline.yaml").read_text("utf-8")
    pruned = ask(rules, "baseline", *DAY, "--prune", "--fail-on", "info", language=language)
    assert pruned.code == 0, pruned.said
    left = (rules / "baseline.yaml").read_text("utf-8")
    assert left != kept
    # Nothing but the line of this finding has changed.
    assert [one for one in kept.splitlines() if KEY not in one] == [one for one in left.splitlines() if KEY not in one]
    assert check(rules).code == 0
    write(rules, BEFORE)
    assert KEY in check(rules).said


def test_a_matter_that_is_renamed_is_offered_by_its_new_id(tmp_path: Path) -> None:
    """Of no likeness to the old: the register says what it was called formerly."""
    rules = small(tmp_path / "rules", {**tasks("mot", "hai"), **BEFORE})
    listed(rules)
    write(
        rules,
        {
            **tasks("mot", "nuoi-yen", more=", formerly: [hai]"),
            **decision("mot", "nuoi-yen", communes='"00004", "00070"'),
        },
    )
    write(
        rules,
        {
            "tasks/moi.yaml": tasks("mot", "nuoi-yen")["tasks/moi.yaml"].replace(
                "id: nuoi-yen,", "id: nuoi-yen, formerly: [hai],"
            )
        },
    )
    assert stale(rules) == [f"{KEY}:matters:hai"]
    for language, said in (("vi", "Có phải ý là «nuoi-yen»?"), ("en", "Was «nuoi-yen» meant?")):
        assert said in check(rules, language=language).said
    assert ask(rules, "baseline", *DAY, "--prune").code == 1
    # The list has not grown: what is there under the new name is for somebody to decide.
    text = (rules / "baseline.yaml").read_text("utf-8")
    assert "nuoi-yen" not in text
    assert "matters: [mot]" in text
    assert "việc nuoi-yen" in ask(rules, "check", *DAY, "--baseline", str(rules / "baseline.yaml"), "--all").said


OWNED = "owners: [{{holder: {one}, basis: [{{instrument: 99/2020/QH14}}]}}, {{holder: ubnd-cap-xa, basis: [{{instrument: 99/2020/QH14}}]}}]"
HOLDER = (
    "axis: ubnd\nholders:\n  - {{id: {id}, name: Sở Du lịch, kind: specialised-agency, level: city, parent: ubnd-tp}}\n"
)


def owned(matter: str, holder: str, former: str = "") -> dict[str, str]:
    """Write a matter of two owners, one of them in a file of its own."""
    formerly = f", formerly: [{former}]" if former else ""
    title = "Cấp giấy phép nuôi chim yến"
    return {
        "tasks/moi.yaml": f"field: y-te\ntasks:\n  - {{id: {matter}, title: {title}{formerly}, {OWNED.format(one=holder)}}}\n",
        "holders/moi.yaml": HOLDER.format(id=holder),
    }


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        (owned("mot", "so-du-lich"), owned("nuoi-yen", "so-du-lich", "mot"), "mot:", "nuoi-yen:"),
        (owned("mot", "so-du-lich"), owned("mot", "tong-cuc"), ":so-du-lich", ":tong-cuc"),
        (
            {**tasks("mot"), **decision("mot")},
            {**tasks("mot"), **decision("mot", first="lan-giao-kia")},
            "uq-so",
            "lan-giao-kia",
        ),
    ],
    ids=["matter", "holder", "grant"],
)
def test_a_key_that_names_what_was_renamed_is_told_with_the_new_key(
    before: dict[str, str], after: dict[str, str], old: str, new: str, tmp_path: Path
) -> None:
    rules = small(tmp_path / "rules", before)
    listed(rules)
    write(rules, after)
    gone_now = stale(rules)
    of_it = [one for one in gone_now if one.startswith(("DLG201:", "DLG203:"))]
    assert len(of_it) == 1
    assert old in of_it[0]
    found = ask(
        rules, "check", *DAY, "--baseline", str(rules / "baseline.yaml"), "--select", "DLG904,DLG2", "--format", "json"
    )
    said = {one["key"]: one["said"]["en"] for one in json.loads(found.said)["findings"]}
    standing = next(one for one in said if one.startswith(("DLG201:", "DLG203:")))
    assert new in standing
    assert f"Was «{standing}» meant?" in said[f"DLG904:{of_it[0]}"]
    ask(rules, "baseline", *DAY, "--prune", "--fail-on", "info")
    assert stale(rules) == []
    assert of_it[0] not in (rules / "baseline.yaml").read_text("utf-8")


def test_an_instrument_that_is_renamed_is_told_with_the_new_key(tmp_path: Path) -> None:
    text = "source: Công báo\nprovenance: statutory\ninstruments:\n  - {{id: {id}, number: 45/2025/NĐ-CP, type: decree, issuer: Chính phủ, issued: 2025-06-01, effective: 2025-07-01, ended: 2026-07-15, title: x}}\n"
    task = {
        "tasks/moi.yaml": "field: y-te\ntasks:\n  - {id: mot, title: Quản lý bến đò ngang, owners: [{holder: ubnd-tp, basis: [{instrument: 45/2025/NĐ-CP}]}]}\n"
    }
    rules = small(tmp_path / "rules", {**task, "instruments/moi.yaml": text.format(id="nd-ben-do")})
    listed(rules)
    assert "DLG504:nd-ben-do" in (rules / "baseline.yaml").read_text("utf-8")
    write(rules, {"instruments/moi.yaml": text.format(id="nd-do-ngang")})
    assert stale(rules) == ["DLG504:nd-ben-do"]
    assert "Có phải ý là «DLG504:nd-do-ngang»?" in check(rules).said


def test_what_is_simply_mended_is_not_taken_for_something_else(tmp_path: Path) -> None:
    """Its ids are all there: nothing was renamed, though another finding is alike."""
    rules = small(tmp_path / "rules", owned("viec-1", "so-du-lich"))
    listed(rules)
    write(rules, owned("viec-2", "so-du-lich"))
    write(rules, {"tasks/cu.yaml": tasks("viec-1")["tasks/moi.yaml"].replace("chim yến", "ong mật")})
    assert [one for one in stale(rules) if one.startswith("DLG201")] == ["DLG201:viec-1:so-du-lich:ubnd-cap-xa"]
    assert "Có phải" not in check(rules).said


@pytest.mark.parametrize(
    "fault", ["a: [\n", "tasks: [{id: x}]\n", "field: y-te\ntasks:\n  - {id: hai, title: Việc, owner: khong-co}\n"]
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_is_taken_out_for_what_may_only_not_have_been_read(fault: str, language: str, tmp_path: Path) -> None:
    """A slip in a file hides its entries; their findings come back with them, and who decided would be lost."""
    rules = small(tmp_path / "rules", owned("mot", "so-du-lich"))
    listed(rules)
    before = (rules / "baseline.yaml").read_bytes()
    write(rules, {"tasks/moi.yaml": fault})
    assert [one for one in stale(rules) if one.startswith("DLG201:mot")]
    ran = ask(rules, "baseline", *DAY, "--prune", language=language)
    assert (ran.code, ran.out) == (3, b"")
    assert {"vi": "Không bỏ mục nào", "en": "Nothing is taken out"}[language] in ran.told
    assert "tasks/moi.yaml:" in ran.told
    assert (rules / "baseline.yaml").read_bytes() == before


def published(*ids: str) -> dict[str, str]:
    """Write procedures that a department decides now, of which some were published again."""
    names = {"1.900001": "Kiểm tra nguồn nước", "1.900002": "Lập quỹ học bổng", "1.900003": "Thanh lý thiết bị cũ"}
    lines = "".join(
        f'  - {{code: "{code}", title: {title}, owner: ubnd-tp{", published: {instrument: 900/QĐ-UBND, on: 2026-01-02}" if code in ids else ""}}}\n'
        for code, title in names.items()
    )
    head = "field: y-te\nbasis: [{instrument: 99/2020/QH14, at: Điều 51}]\nprocedures:\n"
    given = GRANT.format(
        id="uq",
        to="giam-doc-so-y-te",
        start="2026-01-01",
        end="2026-12-31",
        matters=", ".join(f'"{one}"' for one in names),
        more="",
    )
    return {
        "procedures/moi.yaml": head + lines,
        "decisions/2025/900.yaml": HEAD.format(id="qd-900", number="900/QĐ-UBND") + given,
    }


@pytest.mark.parametrize("language", ["vi", "en"])
def test_one_procedure_exchanged_for_another_is_new_though_the_number_stays(language: str, tmp_path: Path) -> None:
    rules = small(tmp_path / "rules", published("1.900001"))
    known = ("--baseline", str(rules / "baseline.yaml"), "--select", "DLG702,DLG9", "--short", "--fail-on", "info")
    ask(rules, "baseline", *DAY, "--fail-on", "info", "--add", *DECISION)
    kept = (rules / "baseline.yaml").read_text("utf-8")
    assert '{finding: "DLG702:uq", covers: {matters: ["1.900002", "1.900003"], says: [' in kept
    assert ask(rules, "check", *DAY, *known).code == 0
    write(rules, published("1.900002"))
    ran = ask(rules, "check", *DAY, *known, language=language)
    assert ran.code == 1
    assert "DLG702:uq: " in ran.said
    assert "1.900001" in ran.said


def test_an_older_list_covers_any_so_many_says_so_and_is_given_names(tmp_path: Path) -> None:
    rules = small(tmp_path / "rules", published("1.900001"))
    ask(rules, "baseline", *DAY, "--fail-on", "info", "--add", *DECISION)
    place = rules / "baseline.yaml"
    named, names = (
        place.read_text("utf-8"),
        'covers: {matters: ["1.900002", "1.900003"], says: [["2 thủ tục"], [ubnd-tp], [giam-doc-so-y-te], ["1.900002", "1.900003"]], severity: warning}',
    )
    place.write_text(named.replace(names, "covers: {count: 2}"), "utf-8")
    known = ("--baseline", str(place), "--select", "DLG702,DLG9")
    assert "DLG903:DLG702:uq" in ask(rules, "check", *DAY, *known).said
    assert ask(rules, "check", *DAY, *known, "--fail-on", "warning").code == 0
    assert ask(rules, "baseline", *DAY, "--prune").code == 0
    assert place.read_text("utf-8") == named
    place.write_text(named.replace(names, "covers: {count: 1}"), "utf-8")
    assert ask(rules, "check", *DAY, *known, "--fail-on", "warning").code == 1


@pytest.mark.parametrize(("cause", "language"), [("DLG702:khac", "vi"), ("DLG203", "en")])
def test_what_is_listed_under_another_cause_is_told_and_put_under_its_own(
    cause: str, language: str, tmp_path: Path
) -> None:
    """Its section names who decides about something else."""
    rules = small(tmp_path / "rules", published("1.900001"))
    ask(rules, "baseline", *DAY, "--fail-on", "info", "--add", *DECISION)
    place = rules / "baseline.yaml"
    sound = place.read_text("utf-8")
    assert '- cause: "DLG702"\n' in sound
    place.write_text(sound.replace('- cause: "DLG702"\n', f'- cause: "{cause}"\n'), "utf-8")
    known = ("--baseline", str(place), "--select", "DLG702,DLG9", "--short")
    ran = ask(rules, "check", *DAY, *known, language=language)
    assert ran.code == 1
    told = [line for line in ran.said.splitlines() if f"DLG904:DLG702:uq:cause:{cause}" in line]
    assert len(told) == 1
    assert cause in told[0]
    assert {"vi": "thuộc nguyên nhân DLG702", "en": "comes from the cause DLG702"}[language] in told[0]
    assert ask(rules, "baseline", *DAY).code == 1
    assert ask(rules, "baseline", *DAY, "--prune").code == 0
    assert place.read_text("utf-8") == sound
    assert ask(rules, "check", *DAY, *known).code == 0


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "older",
    ["", ', says: ["2 thủ tục", ubnd-tp, giam-doc-so-y-te]', ', says: [giam-doc-so-y-te, "5 thủ tục", ubnd-tp]'],
)
def test_an_older_list_without_places_covers_as_it_did_and_is_given_them(
    older: str, language: str, tmp_path: Path
) -> None:
    rules = small(tmp_path / "rules", published("1.900001"))
    ask(rules, "baseline", *DAY, "--fail-on", "info", "--add", *DECISION)
    place = rules / "baseline.yaml"
    placed = place.read_text("utf-8")
    said = ', says: [["2 thủ tục"], [ubnd-tp], [giam-doc-so-y-te], ["1.900002", "1.900003"]]'
    place.write_text(placed.replace(said, older), "utf-8")
    known = ("--baseline", str(place), "--select", "DLG702,DLG9", "--fail-on", "info")
    assert ask(rules, "check", *DAY, *known).code == 0
    told = ask(rules, "baseline", *DAY, language=language)
    assert told.code == 0
    assert {"vi": "1 mục chưa ghi", "en": "1 entry without"}[language] in told.said
    assert ask(rules, "baseline", *DAY, "--prune").code == 0
    assert place.read_text("utf-8") == placed
    assert "--prune" not in ask(rules, "baseline", *DAY, language=language).said


def test_what_has_grown_beyond_an_older_list_is_not_taken_in_where_that_is_given_places(tmp_path: Path) -> None:
    rules = small(tmp_path / "rules", published("1.900001"))
    ask(rules, "baseline", *DAY, "--fail-on", "info", "--add", *DECISION)
    place = rules / "baseline.yaml"
    said = ', says: [["2 thủ tục"], [ubnd-tp], [giam-doc-so-y-te], ["1.900002", "1.900003"]]'
    older = place.read_text("utf-8").replace(said, ", says: [so-y-te, giam-doc-so-y-te]")
    place.write_text(older, "utf-8")
    known = ("--baseline", str(place), "--select", "DLG702,DLG9", "--fail-on", "info")
    before = ask(rules, "check", *DAY, *known)
    assert before.code == 1
    ask(rules, "baseline", *DAY, "--prune")
    assert place.read_text("utf-8") == older
    assert ask(rules, "check", *DAY, *known).said == before.said


A, Z = date(2026, 1, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("covers", "now", "left"),
    [
        (Covers(count=34), Covers(count=33), Covers(count=33)),
        (Covers(count=34), Covers(matters=("a",)), Covers(count=34)),
        (Covers(matters=("a",), count=34), Covers(matters=("a",), count=33), Covers(matters=("a",), count=33)),
        (Covers(others=("x", "y")), Covers(others=("y",)), Covers(others=("y",))),
        (Covers(others=("x",)), Covers(others=("y",)), None),
        (Covers(matters=("a", "b")), Covers(matters=("b", "c")), Covers(matters=("b",))),
        (Covers(matters=("a",)), Covers(matters=("b",)), None),
        (Covers(matters=("a",), grants=("g",)), Covers(matters=("a",), grants=("h",)), None),
        (Covers(matters=("a",)), Covers(), Covers(matters=("a",))),
        (Covers(communes=("00004",)), Covers(communes=None), Covers(communes=("00004",))),
        (Covers(start=A), Covers(start=Z), Covers(start=Z)),
        (Covers(start=Z), Covers(start=A), Covers(start=Z)),
        (Covers(end=Z), Covers(end=A), Covers(end=A)),
        (Covers(end=A), Covers(end=None), Covers(end=A)),
        (Covers(), Covers(matters=("a",), start=A), Covers()),
    ],
)
def test_what_is_covered_only_shrinks(covers: Covers, now: Covers, left: Covers | None) -> None:
    """What a list does not say is not limited, and stays so; a number is held against the present one only where nothing is named."""
    assert narrowed(covers, now) == left
    if left is not None:
        assert list(gone(left, now)) == []
