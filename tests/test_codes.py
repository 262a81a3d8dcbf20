"""Codes of procedures that others replaced: every answer leads from the old one to the new one, and what names the old one is found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from casework import LAW, decision, grant
from folders import beside, small
from openpyxl import load_workbook
from programs import ask

OLD, NEW, OTHER = "1.900002", "3.900020", "3.900021"
HEAD = f"field: y-te\nsource: danh mục thử\nbasis: [{LAW}]\nprocedures:\n"
ENTRY = '  - {{code: "{code}", title: {title}, owner: ubnd-tp{more}}}\n'


def procedures(**more: str) -> str:
    """Write the old code, the new one and another, each with what is said of it."""
    titles = {"old": (OLD, "Cấp lại giấy phép"), "new": (NEW, "Cấp lại phép mới"), "other": (OTHER, "Điều chỉnh phép")}
    said = {"old": "", "new": "", "other": "", **more}
    return HEAD + "".join(
        ENTRY.format(code=code, title=title, more=f", {said[key]}" if said[key] else "")
        for key, (code, title) in titles.items()
    )


ONE = procedures(old=f'replaced-by: [{{code: "{NEW}", from: 2026-03-01}}]')
SPLIT = procedures(old=f'replaced-by: ["{NEW}", {{code: "{OTHER}", from: 2026-03-01}}]', new="term: {from: 2026-03-01}")


def given(codes: str, name: str = "uq-911", giver: str = "ubnd-tp", end: str = "2026-12-31") -> str:
    """Write a grant of codes."""
    return grant(name, giver, "giam-doc-so-y-te", "2025-12-01", end).replace("matters: [viec]", f"matters: [{codes}]")


def register(folder: Path, written: str = ONE, *grants: str) -> Path:
    """Write a register whose decision names the old code, or what else is given."""
    made = decision("911/QĐ-UBND", *(grants or (given(f'"{OLD}"'),)))
    return small(folder, {"procedures/y-te.yaml": written, "decisions/2025/911.yaml": made})


def who(folder: Path, code: str, day: str) -> dict[str, Any]:
    """Ask who decides."""
    found: dict[str, Any] = json.loads(ask(folder, "who", code, "--as-of", day, "--format", "json").out)
    return found


def actors(answer: dict[str, Any]) -> list[str]:
    """Give the ids of those who act."""
    return [one["holder"] for part in answer["parts"] for one in part["exercisers"]]


def found(folder: Path, check: str, day: str = "2026-06-01") -> list[str]:
    """Give the keys of the findings of a check."""
    said = json.loads(ask(folder, "check", "--select", check, "--as-of", day, "--format", "json").out)
    return sorted(one["key"] for one in said["findings"])


SIDES = [
    ONE,
    procedures(old=f'replaced-by: ["{NEW}"]', new="term: {from: 2026-03-01}"),
    procedures(old="term: {to: 2026-02-28}", new=f'replaces: ["{OLD}"]'),
    procedures(new=f'replaces: [{{code: "{OLD}", from: 2026-03-01, by: 911/QĐ-UBND}}]'),
    procedures(old=f'replaced-by: ["{NEW}"]', new=f'replaces: [{{code: "{OLD}", from: 2026-03-01}}]'),
]


@pytest.mark.parametrize("written", SIDES)
def test_who_asks_for_the_old_code_is_led_to_the_new_one_from_its_day_on_whichever_side_says_so(
    tmp_path: Path, written: str
) -> None:
    folder = register(tmp_path, written)
    before, after = who(folder, OLD, "2026-02-28"), who(folder, OLD, "2026-03-01")
    assert (before["matter"], actors(before)) == (OLD, ["giam-doc-so-y-te"])
    assert (after["asked"], after["matter"], actors(after)) == (OLD, NEW, ["ubnd-tp"])
    assert [(one["old"], one["new"], one["from"], one["is_answered"]) for one in after["codes"]] == [
        (OLD, NEW, "2026-03-01", True)
    ]
    said = ask(folder, "who", OLD, "--as-of", "2026-06-01").said
    assert f"Mã {OLD} «Cấp lại giấy phép» được thay bằng {NEW} «Cấp lại phép mới» từ 01/03/2026" in said
    assert "is replaced by" in ask(folder, "who", OLD, "--as-of", "2026-06-01", language="en").said
    assert who(folder, NEW, "2026-02-28")["state"] == "not-yet"


def test_who_asks_for_the_new_code_hears_that_a_delegation_names_the_old_one(tmp_path: Path) -> None:
    folder = register(tmp_path)
    answer = who(folder, NEW, "2026-06-01")
    assert [one["grants"] for one in answer["codes"]] == [["uq-911"]]
    said = ask(folder, "who", NEW, "--as-of", "2026-06-01").said
    assert f"Lần giao uq-911 theo Quyết định số 911/QĐ-UBND nêu mã cũ {OLD}; mã mới {NEW} chưa được giao" in said
    assert "uq-911" not in ask(folder, "who", NEW, "--as-of", "2027-06-01").said, "the delegation is over"


def test_of_several_new_codes_all_are_named_and_none_is_chosen(tmp_path: Path) -> None:
    folder = register(tmp_path, SPLIT)
    answer = who(folder, OLD, "2026-06-01")
    assert (answer["matter"], answer["state"]) == (OLD, "ended")
    assert sorted(one["new"] for one in answer["codes"]) == [NEW, OTHER]


def test_several_codes_may_become_one(tmp_path: Path) -> None:
    folder = register(
        tmp_path,
        procedures(other=f'replaces: [{{code: "{OLD}", from: 2026-03-01}}, {{code: "{NEW}", from: 2026-04-01}}]'),
    )
    assert [who(folder, code, "2026-05-01")["matter"] for code in (OLD, NEW)] == [OTHER, OTHER]
    assert who(folder, NEW, "2026-03-15")["matter"] == NEW
    assert who(folder, OTHER, "2026-03-01")["state"] == "answered"


def test_a_code_that_is_replaced_twice_leads_to_the_last_one(tmp_path: Path) -> None:
    twice = procedures(
        old=f'replaced-by: [{{code: "{NEW}", from: 2026-03-01}}]',
        new=f'replaced-by: [{{code: "{OTHER}", from: 2026-05-01}}]',
    )
    folder = register(tmp_path, twice)
    assert [who(folder, OLD, day)["matter"] for day in ("2026-02-01", "2026-04-01", "2026-06-01")] == [OLD, NEW, OTHER]
    assert found(folder, "DLG805") == ["DLG805:uq-911"]
    both = register(tmp_path / "b", twice, given(f'"{OLD}", "{OTHER}"'))
    assert found(both, "DLG805") == []


@pytest.mark.parametrize(
    ("grants", "keys"),
    [
        ((given(f'"{OLD}"'),), ["DLG805:uq-911"]),
        ((given(f'"{OLD}", "{NEW}"'),), []),
        ((given(f'"{OLD}"'), given(f'"{NEW}"', "uq-moi")), []),
        ((given(f'"{OLD}"'), given(f'"{NEW}"', "uq-moi", "chu-tich-ubnd-tp")), ["DLG805:uq-911"]),
        ((given(f'"{OLD}"', end="2026-02-28"),), []),
        ((given(f'"{OLD}"', end="{unknown: không ghi}"),), ["DLG805:uq-911"]),
    ],
)
def test_a_delegation_that_names_an_old_code_alone_beyond_its_day_is_found_and_nothing_else_is_said_of_it(
    tmp_path: Path, grants: tuple[str, ...], keys: list[str]
) -> None:
    folder = register(tmp_path, ONE, *grants)
    for day in ("2026-01-01", "2026-06-01"):
        assert found(folder, "DLG805", day) == keys
    assert found(folder, "DLG503") == []


def test_a_delegation_that_is_over_is_not_asked_about(tmp_path: Path) -> None:
    assert found(register(tmp_path), "DLG805", "2027-01-01") == []


def test_a_delegation_that_names_both_codes_gives_each_on_its_days(tmp_path: Path) -> None:
    folder = register(tmp_path, ONE, given(f'"{OLD}", "{NEW}"'))
    assert [actors(who(folder, OLD, day)) for day in ("2026-02-28", "2026-03-01")] == [["giam-doc-so-y-te"]] * 2
    assert found(folder, "DLG303,DLG503,DLG805") == []
    alone = register(tmp_path / "alone", ONE, given(f'"{NEW}"'))
    assert found(alone, "DLG303") == ["DLG303:uq-911:before"]


def test_only_some_of_several_new_codes_are_given(tmp_path: Path) -> None:
    folder = register(tmp_path, SPLIT, given(f'"{OLD}", "{NEW}"'))
    said = ask(folder, "check", "--select", "DLG805", "--as-of", "2026-06-01", language="en").said
    assert f"gives {OTHER} by no grant" in " ".join(said.split())


def test_a_day_that_is_not_known_leaves_open_which_code_is_used(tmp_path: Path) -> None:
    folder = register(tmp_path, procedures(old=f'replaced-by: [{{code: "{NEW}", from: {{unknown: chờ công bố}}}}]'))
    answer = who(folder, OLD, "2026-06-01")
    assert answer["matter"] == OLD
    assert not any(one["certain"] for part in answer["parts"] for one in part["owners"])
    assert "từ ngày nào thì chưa rõ: chờ công bố" in ask(folder, "who", OLD, "--as-of", "2026-06-01").said
    assert "replaced" in ask(folder, "list", "procedures", "replaced", "--as-of", "2026-06-01", language="en").said


@pytest.mark.parametrize(
    ("written", "check", "said"),
    [
        (procedures(old=f'replaced-by: ["{OLD}"]'), "DLG506", "chính nó"),
        (procedures(old=f'replaced-by: ["{NEW}"]', new=f'replaced-by: ["{OLD}"]'), "DLG506", "cũng ghi"),
        (procedures(old='replaced-by: ["3.900999"]'), "DLG005", "3.900999"),
        (procedures(old=f'replaced-by: [{{code: "{NEW}", by: 1/QĐ-X}}]'), "DLG005", "1/QĐ-X"),
        (procedures(old=f'replaced-by: [{{code: "{NEW}", from: 2026-02-30}}]'), "DLG002", "2026-02-30"),
        (procedures(old=f'replaced-by: [{{code: "{NEW}", on: 2026-03-01}}]'), "DLG002", "on"),
        (procedures(old="replaced-by: [{from: 2026-03-01}]"), "DLG002", "code"),
        (procedures(old=f'term: {{to: 2026-06-30}}, replaced-by: [{{code: "{NEW}", from: 2026-03-01}}]'), "DLG506", "30/06/2026"),
        (procedures(old=f'replaced-by: [{{code: "{NEW}", from: 2026-03-01}}]', new="term: {from: 2026-05-01}"), "DLG506", "01/05/2026"),
        (
            procedures(
                old=f'replaced-by: [{{code: "{NEW}", from: 2026-03-01}}]', new=f'replaces: [{{code: "{OLD}", from: 2026-04-01}}]'
            ),
            "DLG506",
            "01/04/2026",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_about_a_replacement_is_told_where_it_stands(
    tmp_path: Path, written: str, check: str, said: str
) -> None:
    told = ask(register(tmp_path, written), "check", "--select", check, "--short").said
    line = next((one for one in told.splitlines() if check in one and said in one), "")
    assert line.startswith("procedures/y-te.yaml:"), told


def test_the_horizon_names_the_code_that_ends_and_no_matter_is_lost(tmp_path: Path) -> None:
    said = ask(register(tmp_path), "horizon", "--as-of", "2026-01-01", "--until", "2026-04-01").said
    assert f"Mã thủ tục {OLD} «Cấp lại giấy phép» (thay bằng {NEW})" in said
    assert "uq-911" in said
    assert "Không việc nào mất chủ thể" in said


def test_that_a_code_ends_soon_is_told_with_the_one_that_replaces_it_and_no_term_is_claimed(tmp_path: Path) -> None:
    """Where the matter states its last day and no code comes after it, that is named."""
    for written, why in (
        (ONE, f": mã được thay bằng {NEW} từ 01/03/2026."),
        (procedures(old="term: {to: 2026-02-28}"), ", theo thời hạn ghi ở việc này."),
    ):
        folder = register(tmp_path / str(len(why)), written)
        said = ask(folder, "check", "--select", "DLG504", "--as-of", "2026-02-01", "--format", "json").out
        (text,) = (one["said"]["vi"] for one in json.loads(said)["findings"] if one["key"] == f"DLG504:{OLD}")
        assert text == f"{OLD} «Cấp lại giấy phép» chỉ có đến hết ngày 28/02/2026 (còn 27 ngày){why}"


def test_the_timeline_of_the_old_code_goes_on_with_the_new_one(tmp_path: Path) -> None:
    folder = register(tmp_path)
    said = ask(folder, "timeline", OLD, "--as-of", "2026-06-01").said
    assert f"Tiếp tục với mã {NEW}:" in said
    assert f"vì mã được thay bằng {NEW} từ 01/03/2026" in said
    told = json.loads(ask(folder, "timeline", OLD, "--as-of", "2026-06-01", "--format", "json").out)
    assert [one["id"] for one in told["then"]] == [NEW]
    assert "then" not in json.loads(ask(folder, "timeline", OLD, "--until", "2026-01-31", "--format", "json").out)


def test_a_comparison_says_that_a_code_was_replaced_and_who_decides_instead(tmp_path: Path) -> None:
    folder = register(tmp_path)
    said = ask(folder, "diff", "2026-02-01", "2026-03-01").said
    assert f"{OLD} «Cấp lại giấy phép»: mã được thay bằng {NEW} từ 01/03/2026" in said
    assert "Không gián đoạn thẩm quyền" in said
    assert "Giám đốc Sở Y tế → UBND Thành phố" in said
    assert "chưa xác định chủ thể thay thế" not in said


def test_the_old_code_is_listed_and_marked_in_annexes_and_charts(tmp_path: Path) -> None:
    folder = register(tmp_path)
    listed = ask(folder, "list", "procedures", "replaced", "--as-of", "2026-06-01").said
    assert OLD in listed
    assert NEW not in listed
    assert OLD not in ask(folder, "list", "procedures", "replaced", "--as-of", "2026-02-01").said
    annex = beside(tmp_path, "q.xlsx")
    assert ask(folder, "annex", "uy-quyen:911/QĐ-UBND", "--as-of", "2026-06-01", "-o", str(annex)).code == 0
    cells = [str(cell.value) for sheet in load_workbook(annex) for row in sheet for cell in row]
    assert any(f"ã được thay bằng {NEW} từ 01/03/2026" in one for one in cells)
    for subject in ("911/QĐ-UBND", NEW):
        drawn = ask(folder, "chart", subject, "--as-of", "2026-06-01", "-o", str(beside(tmp_path, "q.svg")))
        assert drawn.code == 0, drawn.told
        assert f"thay bằng {NEW}" in (beside(tmp_path, "q.svg")).read_text()


WHERE = {
    "from a later day on": ("term: {from: 2026-06-15, to: 2026-12-31}", ["2026-04-01"], ["2026-07-01"], ()),
    "up to an earlier day": (
        "term: {from: 2025-12-01, to: 2026-06-14}",
        ["2026-04-01", "2026-07-01"],
        [],
        ("2026-04-01",),
    ),
    "in one commune alone": ('communes: ["00004"]', ["2026-04-01", "2026-07-01"], [], ()),
    "in no case that the old code had": ("only: {quy-mo: [nho]}", ["2026-04-01", "2026-07-01"], [], ()),
}


@pytest.mark.parametrize("how", WHERE)
def test_a_new_code_that_is_given_late_or_in_part_is_told_of_wherever_it_is_not_given(tmp_path: Path, how: str) -> None:
    key, told, silent, ahead = WHERE[how]
    whole = grant("uq-moi", "ubnd-tp", "giam-doc-so-y-te", "2025-12-01", "2026-12-31")
    new = whole.replace("matters: [viec]", f'matters: ["{NEW}"]')
    new = (
        new.replace("term: {from: 2025-12-01, to: 2026-12-31}", key)
        if key.startswith("term")
        else new.replace("matters:", f"{key}, matters:")
    )
    assert key in new
    written = procedures(old=f'replaced-by: [{{code: "{NEW}", from: 2026-03-01}}]', new="cases: {quy-mo: [nho, lon]}")
    folder = register(tmp_path, written, given(f'"{OLD}"'), new)
    for day in told:
        assert found(folder, "DLG805", day) == ["DLG805:uq-911"]
    for day in told:
        if day not in ahead:
            assert [one["grants"] for one in who(folder, NEW, day)["codes"]] == [["uq-911"]]
    for day in silent:
        assert found(folder, "DLG805", day) == []
        assert [one["grants"] for one in who(folder, NEW, day)["codes"]] == [[]]
    for day in ahead:
        assert [one["grants"] for one in who(folder, NEW, day)["codes"]] == [[]]


def test_in_a_commune_where_the_new_code_is_given_nothing_is_told_and_elsewhere_it_is(tmp_path: Path) -> None:
    new = given(f'"{NEW}"', "uq-moi").replace("matters:", 'communes: ["00004"], matters:')
    folder = register(tmp_path, ONE, given(f'"{OLD}"'), new)
    for place, says in (("00004", False), ("00070", True), (None, True)):
        at = ("--commune", place) if place else ()
        for language, what in (("vi", "chưa được giao"), ("en", "is not given")):
            said = ask(folder, "who", NEW, "--as-of", "2026-06-01", *at, language=language).said
            assert (what in " ".join(said.split())) is says, said
    said = " ".join(ask(folder, "who", NEW, "--as-of", "2026-06-01").said.split())
    assert f"mã mới {NEW} chưa được giao ở phần tại Phường Hoàn Kiếm, Xã Sóc Sơn, cần xem xét" in said
    told = " ".join(ask(folder, "check", "--select", "DLG805", "--as-of", "2026-06-01", language="en").said.split())
    assert f"does not give {NEW} from 2026-03-01 to 2026-12-31, in Phường Hoàn Kiếm, Xã Sóc Sơn" in told


def test_a_new_code_that_is_given_in_two_halves_is_given(tmp_path: Path) -> None:
    halves = [
        given(f'"{NEW}"', "uq-a").replace("matters:", 'communes: ["00004"], matters:'),
        given(f'"{NEW}"', "uq-b").replace("matters:", 'except-communes: ["00004"], matters:'),
    ]
    folder = register(tmp_path, ONE, given(f'"{OLD}"'), *halves)
    assert found(folder, "DLG805") == []
    assert found(register(tmp_path / "one", ONE, given(f'"{OLD}"'), halves[0]), "DLG805") == ["DLG805:uq-911"]


def test_who_decides_under_the_new_code_is_named_as_who_names_it(tmp_path: Path) -> None:
    written = procedures(old=f'replaced-by: [{{code: "{NEW}", from: 2026-03-01}}]')
    written = written.replace("title: Cấp lại phép mới, owner: ubnd-tp", "title: Cấp lại phép mới, owner: so-y-te")
    assert "so-y-te" in written
    folder = register(tmp_path, written)
    assert actors(who(folder, NEW, "2026-06-01")) == ["so-y-te"]
    for language, says in (("vi", "việc do Sở Y tế giải quyết"), ("en", "it is decided by the Department of Health")):
        told = ask(folder, "check", "--select", "DLG805", "--as-of", "2026-06-01", language=language).said
        assert says in " ".join(told.split())


MERGED = procedures(other=f'replaces: [{{code: "{OLD}", from: 2026-03-01}}, {{code: "{NEW}", from: 2026-05-01}}]')


def differs(folder: Path, first: str, second: str) -> dict[str, Any]:
    """Compare two days."""
    found: dict[str, Any] = json.loads(ask(folder, "diff", first, second, "--format", "json").out)
    return found


@pytest.mark.parametrize(
    ("codes", "fallen"),
    [(f'"{OLD}", "{NEW}", "{OTHER}"', []), (f'"{OLD}", "{NEW}"', ["uq-911", "uq-911"])],
)
def test_codes_that_become_one_on_days_of_their_own_lose_nobody(tmp_path: Path, codes: str, fallen: list[str]) -> None:
    folder = register(tmp_path, MERGED, given(codes))
    asked = ("horizon", "--as-of", "2026-01-01", "--until", "2026-06-01", "--format", "json")
    stops = json.loads(ask(folder, *asked).out)["days"]
    ends = [one for stop in stops for one in stop["ends"] if one["kind"] == "code"]
    assert [one["id"] for one in ends] == [OLD, NEW]
    assert [one["without"] for one in ends] == [[], []]
    assert [one["grant"] for end in ends for one in end["fallen"]] == fallen
    for language, lost in (("vi", "mất chủ thể: "), ("en", "left without")):
        assert lost not in ask(folder, *asked[:-2], language=language).said
    for first, second in (("2026-02-28", "2026-03-01"), ("2026-04-30", "2026-05-01"), ("2026-02-28", "2026-05-01")):
        assert "Không gián đoạn thẩm quyền" in ask(folder, "diff", first, second).said
    moved = [one["matter"] for one in differs(folder, "2026-04-30", "2026-05-01")["moves"]]
    assert moved == ([OTHER] if fallen else [])


def test_a_code_replaced_over_several_steps_between_two_days_goes_on_under_the_last_one(tmp_path: Path) -> None:
    twice = procedures(
        old=f'replaced-by: [{{code: "{NEW}", from: 2026-03-01}}]',
        new=f'replaced-by: [{{code: "{OTHER}", from: 2026-05-01}}]',
    )
    folder = register(tmp_path, twice, given(f'"{OLD}", "{NEW}", "{OTHER}"'))
    said = ask(folder, "diff", "2026-02-01", "2026-06-01").said
    assert "Không gián đoạn thẩm quyền" in said
    assert f"{OLD} «Cấp lại giấy phép»: mã được thay bằng {NEW} từ 01/03/2026" in said
    assert f"thay mã {NEW} từ 01/05/2026" in said
    assert differs(folder, "2026-02-01", "2026-06-01")["moves"] == []


def test_that_another_decides_under_a_new_code_that_was_used_before_is_told(tmp_path: Path) -> None:
    folder = register(tmp_path, MERGED.replace("Điều chỉnh phép, owner: ubnd-tp", "Điều chỉnh phép, owner: so-y-te"))
    moves = differs(folder, "2026-04-30", "2026-05-01")["moves"]
    assert {one["matter"] for one in moves} == {OTHER}
    for language, says in (("vi", "UBND Thành phố → Sở Y tế"), ("en", "→ Department of Health")):
        assert says in ask(folder, "diff", "2026-04-30", "2026-05-01", language=language).said


@pytest.mark.parametrize(
    ("grants", "fallen"),
    [
        ((f'"{OLD}", "{NEW}", "{OTHER}"',), []),
        ((f'"{OLD}", "{NEW}"',), ["uq-0"]),
        ((f'"{OLD}"',), ["uq-0"]),
        ((f'"{OLD}", "{NEW}"', f'"{OTHER}"'), []),
    ],
)
@pytest.mark.parametrize("split", ["2026-03-01", "2026-05-01"])
def test_the_horizon_tells_of_a_grant_that_gives_one_alone_of_the_new_codes(
    tmp_path: Path, grants: tuple[str, ...], fallen: list[str], split: str
) -> None:
    """As DLG805 does: one of two new codes is given by nobody. It is no fault where the giver gives it by another grant."""
    written = procedures(old=f'replaced-by: [{{code: "{NEW}", from: 2026-03-01}}, {{code: "{OTHER}", from: {split}}}]')
    folder = register(tmp_path, written, *(given(codes, name=f"uq-{at}") for at, codes in enumerate(grants)))
    asked = ("horizon", "--as-of", "2026-01-01", "--until", "2026-06-01")
    stops = json.loads(ask(folder, *asked, "--format", "json").out)["days"]
    (end,) = [one for stop in stops for one in stop["ends"] if one["kind"] == "code"]
    assert [one["grant"] for one in end["fallen"]] == fallen
    assert ("không giao đủ các mã mới: uq-0" in ask(folder, *asked).said) == bool(fallen)
    assert bool(found(folder, "DLG805", "2026-01-15")) == bool(fallen)


UNSAID = "{unknown: chưa công bố}"
SEVERAL = [
    procedures(other=f'replaces: [{{code: "{OLD}", from: 2026-03-01}}, {{code: "{NEW}", from: {UNSAID}}}]'),
    procedures(other=f'replaces: [{{code: "{NEW}", from: {UNSAID}}}, {{code: "{OLD}", from: 2026-03-01}}]'),
    procedures(
        old=f'replaced-by: [{{code: "{OTHER}", from: 2026-03-01}}]',
        new=f'replaced-by: [{{code: "{OTHER}", from: {UNSAID}}}]',
    ),
]


def certain(folder: Path, code: str, day: str) -> list[bool]:
    return [one["certain"] for part in who(folder, code, day)["parts"] for one in part["owners"]]


@pytest.mark.parametrize("written", SEVERAL)
def test_a_code_is_certain_from_the_known_day_on_though_it_is_not_known_when_it_replaced_another(
    tmp_path: Path, written: str
) -> None:
    folder = register(tmp_path, written)
    assert [certain(folder, OTHER, day) for day in ("2026-02-28", "2026-03-01")] == [[False], [True]]
    assert [certain(folder, OLD, day) for day in ("2026-02-28", "2026-03-01")] == [[True], [True]]
    assert who(folder, OLD, "2026-03-01")["matter"] == OTHER
    assert [certain(folder, NEW, day) for day in ("2026-02-28", "2026-06-01")] == [[False], [False]]
    said = ask(folder, "who", OLD, "--as-of", "2026-06-01").said
    assert "chưa chắc chắn" not in said
    assert "(từ ngày chưa rõ, chậm nhất 01/03/2026)" in said
    assert "từ 01/03/2026, chưa định ngày kết thúc" in said
    between = ask(folder, "diff", "2026-02-01", "2026-06-01").said
    assert "Thay mã 1.900002 từ 01/03/2026" in between
    assert "Sổ ghi khác" not in between
    assert "Nay chưa chắc chắn" not in between


def test_a_code_is_certain_until_the_known_day_though_it_is_not_known_when_another_replaces_it_too(
    tmp_path: Path,
) -> None:
    several = f'replaced-by: [{{code: "{NEW}", from: 2026-03-01}}, {{code: "{OTHER}", from: {UNSAID}}}]'
    folder = register(tmp_path, procedures(old=several))
    assert [certain(folder, OLD, day) for day in ("2026-02-28", "2026-03-01")] == [[True], [False]]
    assert [certain(folder, NEW, day) for day in ("2026-02-28", "2026-03-01")] == [[], [True]]
    english = ask(folder, "who", OLD, "--as-of", "2026-02-01", language="en").said
    assert "to a day not known, 2026-02-28 at the earliest" in english


@pytest.mark.parametrize("times", [1, 12])
def test_a_code_beside_an_id_refers_to_nothing_and_is_told_as_the_code_of_that_entry(
    tmp_path: Path, times: int
) -> None:
    """Nobody says that no entry bears it; the id is offered, and written by `--fix` where one place refers so."""
    own = HEAD + f'  - {{id: cap-lai, code: "{OLD}", title: Cấp lại giấy phép, owner: ubnd-tp}}\n'
    folder = register(tmp_path, own, *(given(f'"{OLD}"', f"uq-{at}") for at in range(times)))
    told = [
        one for one in ask(folder, "check", "--all", "--as-of", "2026-06-01").said.splitlines() if "lỗi DLG005" in one
    ]
    assert len(told) == 1
    assert "là mã thủ tục hành chính của mục có mã riêng: «cap-lai»" in told[0]
    assert "không có việc" not in told[0]
    ask(folder, "check", "--fix")
    assert ("cap-lai" in (folder / "decisions/2025/911.yaml").read_text("utf-8")) is (times == 1)
