"""Communes have lives: merged, divided, renamed, rated; nobody is named in one that is not there, and nothing goes on in silence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from casework import decision, grant, task
from folders import beside, small
from programs import ask, within

WARDS = (
    '  - {{code: "00004", name: Phường Ba Đình, type: ward, {a}}}\n  - {{code: "00070", name: Phường Hoàn Kiếm, type: ward, {b}}}\n'
    '  - {{code: "00005", name: Phường Thăng Long, type: ward, term: {{from: 2026-07-01}}}}\n'
    '  - {{code: "00376", name: Xã Sóc Sơn, type: rural-commune{c}}}\n'
)
DIVIDED = (
    'communes:\n  - {{code: "00004", name: Phường Ba Đình, type: ward}}\n  - {{code: "00376", name: Xã Sóc Sơn, type: rural-commune, {a}}}\n'
    '  - {{code: "00377", name: Xã Sóc Sơn Bắc, type: rural-commune, term: {{from: 2026-04-01}}}}\n'
    '  - {{code: "00378", name: Xã Sóc Sơn Nam, type: rural-commune, term: {{from: 2026-04-01}}}}\n'
)
ENDED = "term: {to: 2026-06-30}"
INTO = 'becomes: [{code: "00005", from: 2026-07-01}]'
FOLLOWS = 'becomes: [{code: "00005", from: 2026-07-01, by: 920/QĐ-UBND, at: Điều 3, follows: true}]'


def merged(a: str = ENDED, b: str = ENDED, c: str = "") -> str:
    """Write two wards of which one is made, and a commune that stays."""
    return "communes:\n" + WARDS.format(a=a, b=b, c=f", {c}" if c else "")


def divided(follows: bool = False, plain: bool = False) -> str:  # noqa: FBT001, FBT002  two ways to say less
    """Write a commune that is divided into two."""
    more = ", by: 920/QĐ-UBND, follows: true" if follows else ""
    parts = ", ".join(f'{{code: "{code}", from: 2026-04-01{more}}}' for code in ("00377", "00378"))
    return DIVIDED.format(a="term: {to: 2026-03-31}" if plain else f"becomes: [{parts}]")


def register(
    folder: Path, communes: str, part: str = 'communes: ["00004", "00070"]', *more: str, matter: str = ""
) -> Path:
    """Write a register whose decision gives the task to the committees of the communes of a part."""
    given = grant("g1", "ubnd-tp", "ubnd-cap-xa", "2025-12-01", "2026-12-31", extra=f", {part}" if part else "")
    return small(
        folder,
        {
            "holders/xa-phuong.yaml": communes,
            "tasks/viec.yaml": matter or task(),
            "decisions/2025/920.yaml": decision("920/QĐ-UBND", given, *more),
        },
    )


def who(folder: Path, commune: str, day: str) -> dict[str, Any]:
    """Ask who decides in a commune."""
    found: dict[str, Any] = json.loads(
        ask(folder, "who", "viec", "--commune", commune, "--as-of", day, "--format", "json").out
    )
    return found


def actors(folder: Path, commune: str, day: str) -> list[str]:
    """Give the ids of those who act in a commune."""
    return [one["holder"] for part in who(folder, commune, day)["parts"] for one in part["exercisers"]]


def found(folder: Path, day: str = "2026-08-01", check: str = "DLG508") -> list[tuple[str, str]]:
    """Give keys and severities of the findings of a check."""
    said = json.loads(ask(folder, "check", "--select", check, "--as-of", day, "--format", "json").out)
    return sorted((one["key"], one["severity"]) for one in said["findings"])


CITY, WARD = ["ubnd-tp"], ["ubnd-cap-xa"]
WRONG = [("DLG508:g1:communes", "warning")]


@pytest.mark.parametrize(
    "communes", [merged(), merged(INTO, INTO), merged(FOLLOWS, INTO)], ids=["days", "becomes", "one"]
)
def test_what_was_given_in_communes_that_are_gone_is_not_given_in_the_new_one_by_itself(
    tmp_path: Path, communes: str
) -> None:
    folder = register(tmp_path, communes)
    assert actors(folder, "00004", "2026-06-30") == WARD
    assert actors(folder, "00005", "2026-07-01") == CITY
    assert found(folder) == found(folder, "2026-01-01") == WRONG
    assert found(folder, "2027-01-01") == [], "the grant is over"


def lapsed(folder: Path, *commune: str, day: str = "2026-08-01") -> list[str]:
    """Give why somebody is told who does not act on a day."""
    said = ask(folder, "who", "viec", *(("--commune", *commune) if commune else ()), "--as-of", day, "--format", "json")
    return [why["vi"] for one in json.loads(said.out)["lapsed"] for why in one["because"]]


def test_a_delegation_that_names_communes_which_are_gone_is_told_where_they_were(tmp_path: Path) -> None:
    """It runs and reaches nobody: no answer is silent of it, until it is over, or given anew in what they became."""
    folder = register(tmp_path / "gone", merged(INTO, INTO))
    why = "nhập vào, trở thành Phường Thăng Long (00005) từ 01/07/2026"
    both = [f"{name} {why}" for name in ("Phường Ba Đình", "Phường Hoàn Kiếm")]
    assert lapsed(folder) == lapsed(folder, "00005") == both
    assert lapsed(folder, "00376") == lapsed(folder, day="2026-06-30") == lapsed(folder, day="2027-01-01") == []
    ended = [f"{name} kết thúc sau 30/06/2026" for name in ("Phường Ba Đình", "Phường Hoàn Kiếm")]
    assert lapsed(register(tmp_path / "days", merged())) == ended
    assert lapsed(register(tmp_path / "goes on", merged(FOLLOWS, FOLLOWS))) == []
    again = grant("g2", "ubnd-tp", "ubnd-cap-xa", "2026-07-01", "2026-12-31", extra=', communes: ["00005"]')
    assert lapsed(register(tmp_path / "anew", merged(INTO, INTO), 'communes: ["00004", "00070"]', again)) == []
    said = ask(folder, "diff", "2026-06-30", "2026-07-01").said
    assert "1 lần giao quyền hết hiệu lực một phần (1 việc)" in said
    followed = tmp_path / "goes on"
    assert "Không gián đoạn thẩm quyền" in ask(followed, "diff", "2026-06-30", "2026-07-01").said


def test_it_goes_on_where_an_instrument_says_so_of_all_that_the_new_one_was_made_of_and_every_answer_says_so(
    tmp_path: Path,
) -> None:
    folder = register(tmp_path, merged(FOLLOWS, FOLLOWS))
    assert [actors(folder, "00005", day) for day in ("2026-07-01", "2027-01-01")] == [WARD, CITY]
    assert found(folder) == [("DLG508:g1:communes", "info")]
    said = ask(folder, "who", "viec", "--commune", "00005", "--as-of", "2026-08-01").said
    assert "điều đã quyết định cho xã, phường cũ được áp dụng tiếp (theo Điều 3)" in said
    only_one = register(tmp_path / "one", merged(FOLLOWS, FOLLOWS), 'communes: ["00004"]')
    assert actors(only_one, "00005", "2026-08-01") == CITY, "of the other nothing was given"
    assert found(only_one) == WRONG


def test_a_commune_that_takes_another_in_and_stays_has_what_it_had_and_no_more(tmp_path: Path) -> None:
    into = 'becomes: [{code: "00376", from: 2026-07-01, by: 920/QĐ-UBND, follows: true}]'
    folder = register(tmp_path, merged(into, "source: x"), 'communes: ["00004"]')
    assert [actors(folder, "00376", day) for day in ("2026-06-01", "2026-08-01")] == [CITY, CITY]
    both = register(tmp_path / "both", merged(into, "source: x"), 'communes: ["00004", "00376"]')
    assert [actors(both, "00376", day) for day in ("2026-06-01", "2026-08-01")] == [WARD, WARD]
    assert found(both) == [], "it is named itself"


def test_who_asks_in_a_commune_that_is_gone_is_led_to_what_it_became(tmp_path: Path) -> None:
    folder = register(tmp_path, merged(INTO, INTO))
    answer = who(folder, "ba dinh", "2026-08-01")
    assert (answer["commune"], answer["state"]) == ("Phường Thăng Long", "answered")
    assert "Nhập vào, trở thành Phường Thăng Long (00005) từ 01/07/2026" in answer["place"]["vi"]
    assert "The answer is that of Phường Thăng Long (00005)." in answer["place"]["en"]
    assert (
        "Trả lời cho Phường Thăng Long"
        in ask(folder, "who", "viec", "--commune", "00004", "--as-of", "2026-08-01").said
    )
    plain = register(tmp_path / "plain", merged())
    assert (who(plain, "00004", "2026-08-01")["state"], actors(plain, "00004", "2026-08-01")) == ("no-commune", [])


def test_of_several_that_one_was_divided_into_all_are_named_and_none_is_chosen(tmp_path: Path) -> None:
    folder = register(tmp_path, divided(), 'except-communes: ["00376"]')
    answer = who(folder, "00376", "2026-05-01")
    assert (answer["state"], answer["parts"]) == ("no-commune", [])
    assert "chia thành Xã Sóc Sơn Bắc (00377), Xã Sóc Sơn Nam (00378) từ 01/04/2026" in answer["place"]["vi"].replace(
        "Được ", ""
    )


@pytest.mark.parametrize("communes", [divided(), divided(plain=True)])
def test_an_exception_that_names_a_divided_commune_excepts_neither_part_and_is_found(
    tmp_path: Path, communes: str
) -> None:
    folder = register(tmp_path, communes, 'except-communes: ["00376"]')
    assert actors(folder, "00376", "2026-03-31") == CITY
    assert [actors(folder, code, "2026-04-01") for code in ("00377", "00378")] == [WARD, WARD]
    assert found(folder) == [("DLG508:g1:except-communes", "warning")]
    said = ask(folder, "check", "--select", "DLG508", language="en").said
    assert "what came after is not excepted" in " ".join(said.split())


@pytest.mark.parametrize("plain", [False, True])
def test_a_part_that_bears_the_name_of_what_was_divided_is_told_from_it_by_the_code(
    tmp_path: Path,
    *,
    plain: bool,
) -> None:
    """«UBND xã Sóc Sơn acts, except in Xã Sóc Sơn» would tell a reader nothing."""
    communes = divided(plain=plain).replace("Xã Sóc Sơn Bắc", "Xã Sóc Sơn")
    folder = register(tmp_path, communes, 'except-communes: ["00376"]')
    for line in (
        ("who", "viec", "--commune", "00377"),
        ("timeline", "viec"),
        ("list", "grants"),
        ("check", "--select", "DLG508"),
    ):
        for language in ("vi", "en"):
            said = " ".join(ask(folder, *line, "--as-of", "2026-08-01", language=language).said.split())
            assert "Xã Sóc Sơn (00376)" in said, line
    assert "Xã Sóc Sơn (00377)" in ask(folder, "timeline", "viec").said
    other = register(tmp_path / "other", divided(plain=plain), 'except-communes: ["00376"]')
    assert "Trừ Xã Sóc Sơn\n" in ask(other, "who", "viec", "--commune", "00377", "--as-of", "2026-08-01").said


def test_an_exception_goes_on_for_both_parts_where_an_instrument_says_so(tmp_path: Path) -> None:
    folder = register(tmp_path, divided(follows=True), 'except-communes: ["00376"]')
    assert [actors(folder, code, "2026-04-01") for code in ("00377", "00378", "00004")] == [CITY, CITY, WARD]
    assert found(folder) == [("DLG508:g1:except-communes", "info")]


def test_an_owner_of_a_part_is_asked_too(tmp_path: Path) -> None:
    owners = 'owners: [{holder: ubnd-cap-xa, communes: ["00004"]}, {holder: ubnd-tp, except-communes: ["00004"]}]'
    folder = register(tmp_path, merged(INTO, INTO), "", matter=task(owners))
    keys = [key for key, _ in found(folder)]
    assert keys == ["DLG508:viec:ubnd-cap-xa:communes", "DLG508:viec:ubnd-tp:except-communes"]
    assert [one["holder"] for part in who(folder, "00005", "2026-08-01")["parts"] for one in part["owners"]] == CITY


def test_what_is_given_anew_in_the_new_commune_is_not_asked_about(tmp_path: Path) -> None:
    anew = grant("g2", "ubnd-tp", "ubnd-cap-xa", "2026-07-01", "2026-12-31", extra=', communes: ["00005"]')
    assert found(register(tmp_path, merged(INTO, INTO), 'communes: ["00004", "00070"]', anew)) == []
    listed = register(tmp_path / "b", merged(INTO, INTO), 'communes: ["00004", "00070", "00005"]')
    assert found(listed) == []
    assert actors(listed, "00005", "2026-08-01") == WARD


def test_a_day_that_is_not_known_leaves_open_whether_a_commune_is_there(tmp_path: Path) -> None:
    into = 'becomes: [{code: "00005", from: {unknown: chờ nghị quyết}}]'
    folder = register(tmp_path, merged(into, into))
    assert actors(folder, "00004", "2026-08-01") == WARD
    assert "chờ nghị quyết" in ask(folder, "who", "viec", "--commune", "00005", "--as-of", "2026-08-01").said
    assert found(folder) == []


@pytest.mark.parametrize(
    ("wrong", "check", "said"),
    [
        ('becomes: ["00004"]', "DLG506", "chính nó"),
        ('becomes: ["00999"]', "DLG005", "00999"),
        ('becomes: [{code: "00005", by: 9/NQ-X}]', "DLG005", "9/NQ-X"),
        ('becomes: [{code: "00005", follows: true}]', "DLG002", "by"),
        ('becomes: [{code: "00005", on: 2026-07-01}]', "DLG002", "on"),
        ('becomes: ["5"]', "DLG002", "năm chữ số"),
        ('becomes: [{code: "00005", from: 2026-06-01}]', "DLG506", "01/07/2026"),
        ('term: {to: 2026-09-30}, becomes: [{code: "00005", from: 2026-07-01}]', "DLG506", "30/09/2026"),
        ("class: IV", "DLG002", "«IV»"),
        ('group: "4"', "DLG002", "1, 2"),
        ("readiness: [{for: duoc, state: maybe, source: x}]", "DLG002", "yes"),
        ("readiness: [{for: duoc, state: yes}]", "DLG002", "source"),
        ("former-names: [{to: 2026-01-01}]", "DLG002", "name"),
    ],
)
def test_what_is_wrong_about_a_commune_is_told_where_it_stands(
    tmp_path: Path, wrong: str, check: str, said: str
) -> None:
    told = ask(register(tmp_path, merged(wrong, "source: x"), ""), "check", "--select", check, "--short").said
    line = next((one for one in told.splitlines() if check in one and said in one), "")
    assert line.startswith("holders/xa-phuong.yaml:2:"), told


def test_communes_that_become_one_another_are_told_and_follow_neither(tmp_path: Path) -> None:
    folder = register(tmp_path, merged('becomes: ["00070"]', 'becomes: ["00004"]'))
    assert len(found(folder, check="DLG506")) == 2
    assert actors(folder, "00004", "2026-08-01") == WARD


def test_the_horizon_names_communes_that_end_and_what_rests_on_them(tmp_path: Path) -> None:
    said = ask(
        register(tmp_path, merged(INTO, ENDED)), "horizon", "--as-of", "2026-06-01", "--until", "2026-07-02"
    ).said
    assert "Phường Ba Đình (00004) (trở thành Phường Thăng Long (00005)) → 1 lần giao" in said
    assert "Phường Hoàn Kiếm (00070) → 1 lần giao" in said


def test_a_history_in_a_commune_ends_with_it_and_says_what_it_became(tmp_path: Path) -> None:
    folder = register(tmp_path, merged(INTO, INTO))
    day = ("--commune", "00004", "--as-of", "2026-08-01")
    said = ask(folder, "timeline", "ubnd-cap-xa", *day).said
    assert "Nhập vào, trở thành Phường Thăng Long (00005) từ 01/07/2026" in said
    assert "Ngày 01/08/2026: không có việc nào trong sổ" in said
    told = json.loads(ask(folder, "timeline", "viec", *day, "--format", "json").out)
    assert told["lanes"][0]["stretches"][-1]["to"] == "2026-06-30"
    assert "Phường Thăng Long" in told["place"]["vi"]
    drawn = ask(folder, "timeline", "viec", *day, "-o", str(beside(tmp_path, "q.svg")))
    assert drawn.code == 0, drawn.told
    assert "Phường Thăng Long (00005)" in (beside(tmp_path, "q.svg")).read_text()


def test_a_renamed_commune_is_found_by_its_old_name_with_a_remark(tmp_path: Path) -> None:
    names = "former-names: [{name: Xã Phù Linh, to: 2025-12-31}, Xã Ba Đình]"
    folder = register(tmp_path, merged(c=names))
    answer = who(folder, "phu linh", "2026-06-01")
    assert answer["commune"] == "Xã Sóc Sơn"
    assert answer["place"]["vi"] == "Xã Phù Linh (tên cũ đến hết 31/12/2025) nay là Xã Sóc Sơn."
    assert who(folder, "soc son", "2026-06-01")["place"] is None
    assert who(folder, "Phường Ba Đình", "2026-06-01")["commune"] == "Phường Ba Đình"
    assert "tên cũ: Xã Phù Linh" in ask(folder, "list", "communes", "title:linh").said


def test_the_name_of_a_commune_that_is_there_goes_before_that_of_one_that_is_gone(tmp_path: Path) -> None:
    same = merged(INTO, INTO).replace("Phường Thăng Long", "Phường Ba Đình")
    folder = register(tmp_path, same)
    assert who(folder, "ba dinh", "2026-08-01")["place"]["vi"].startswith("Phường Ba Đình tiếp nhận")
    assert actors(folder, "ba dinh", "2026-06-01") == WARD


def test_communes_are_listed_by_class_group_readiness_and_what_is_not_said_is_not_known(tmp_path: Path) -> None:
    rated = (
        'class: [{value: II, term: {to: 2025-12-31}}, {value: I, term: {from: 2026-01-01}}], group: "3", '
        "readiness: [{for: duoc, state: yes, as-of: 2026-06, source: biên bản}]"
    )
    folder = register(
        tmp_path, merged("class: II, readiness: [{for: duoc, state: no, source: y}]", "class: {unknown: chờ}", rated)
    )

    def listed(written: str, day: str = "2026-06-01") -> tuple[list[str], list[str]]:
        told = json.loads(ask(folder, "list", "communes", written, "--as-of", day, "--format", "json").out)
        return [one["id"] for one in told["fits"]], [one["id"] for one in told["perhaps"]]

    assert listed("class:I") == (["00376"], ["00070"])
    assert listed("class:II", "2025-12-01") == (["00004", "00376"], ["00070"])
    assert listed("group:3") == (["00376"], ["00004", "00070"])
    assert listed("ready-for:duoc") == (["00376"], ["00070"])
    assert listed("not ready-for:duoc") == (["00004"], ["00070"])
    assert listed("type:rural-commune")[0] == ["00376"]
    assert "biên bản" in ask(folder, "list", "communes", "ready-for:duoc").said
    assert ask(folder, "list", "communes", "ready-for:duoccc").code == 2
    assert "unit_class" in json.dumps(json.loads(ask(folder, "list", "communes", "--format", "json").out))


def test_two_registers_tell_what_a_commune_became(tmp_path: Path) -> None:
    old, new = register(tmp_path / "old", merged()), register(tmp_path / "new", merged(INTO, INTO))
    said = within("diff", str(old), str(new), "--as-of", "2026-08-01").said
    assert "Phường Ba Đình" in said
    assert "nơi kế tiếp" in said


@pytest.mark.parametrize(("own", "of_row"), [("00376", "00377"), ("00377", "00376")])
def test_a_row_that_names_what_the_commune_of_its_grant_became_gives_it_there(
    tmp_path: Path, own: str, of_row: str
) -> None:
    folder = register(tmp_path, divided(follows=True), f'communes: ["{own}"]')
    file = folder / "decisions/2025/920.yaml"
    file.write_text(
        file.read_text().replace("matters: [viec]", f'matters: [{{row: 1, matter: viec, communes: ["{of_row}"]}}]')
    )
    acting = {
        code: [one["holder"] for part in who(folder, code, "2026-05-01")["parts"] for one in part["exercisers"]]
        for code in ("00377", "00378")
    }
    assert acting == {"00377": ["ubnd-cap-xa"], "00378": ["ubnd-tp"]}


LEADS = "Trả lời cho Phường Thăng Long (00005)."
GONE = "Vào ngày này không còn Phường Ba Đình: chỉ có đến hết 30/06/2026."


@pytest.mark.parametrize(
    "command",
    [
        ("who", "viec"),
        ("list", "tasks"),
        ("up", "viec"),
        ("down", "ubnd-tp"),
        ("path", "ubnd-tp", "viec"),
    ],
)
def test_a_commune_that_became_another_leads_there_in_every_answer(tmp_path: Path, command: tuple[str, ...]) -> None:
    folder = register(tmp_path, merged(FOLLOWS, FOLLOWS))
    after, before = (("--commune", "ba dinh", "--as-of", day) for day in ("2026-08-01", "2026-06-01"))
    said = " ".join(ask(folder, *command, *after).said.split())
    assert LEADS in said
    assert GONE in said
    assert "UBND phường Thăng Long" in said
    english = " ".join(ask(folder, "--lang", "en", *command, *after).said.split())
    assert "The answer is that of Phường Thăng Long (00005)." in english
    told = json.loads(ask(folder, *command, *after, "--format", "json").out)
    assert "Thăng Long" in json.dumps(told, ensure_ascii=False)
    then = ask(folder, *command, *before).said
    assert "Trả lời cho" not in then
    assert "Thăng Long" not in then


@pytest.mark.parametrize("command", [("list", "tasks"), ("up", "viec")])
def test_of_a_commune_that_became_several_none_is_chosen(tmp_path: Path, command: tuple[str, ...]) -> None:
    said = ask(register(tmp_path, divided(), ""), *command, "--commune", "00376", "--as-of", "2026-06-01").said
    named = "Được chia thành Xã Sóc Sơn Bắc (00377), Xã Sóc Sơn Nam (00378)".casefold()
    assert named in " ".join(said.split()).casefold()
    assert "Trả lời cho" not in said


def test_a_history_goes_on_in_the_commune_that_one_became(tmp_path: Path) -> None:
    folder = register(tmp_path, merged(FOLLOWS, FOLLOWS))
    day = ("--commune", "00004", "--as-of", "2026-08-01")
    said = " ".join(ask(folder, "timeline", "viec", *day).said.split())
    assert "Tiếp tục tại Phường Thăng Long:" in said
    assert "Goes on in Phường Thăng Long:" in ask(folder, "--lang", "en", "timeline", "viec", *day).said
    told = json.loads(ask(folder, "timeline", "viec", *day, "--format", "json").out)
    (then,) = told["then"]
    assert then["commune"] == "Phường Thăng Long"
    assert then["lanes"][0]["stretches"][0]["from"] == "2026-07-01"
    until = json.loads(ask(folder, "timeline", "viec", *day, "--until", "2026-06-30", "--format", "json").out)
    assert "then" not in until


def test_the_history_of_a_holder_goes_on_in_the_commune_that_the_one_asked_about_became(tmp_path: Path) -> None:
    """As that of a matter does: each part names the body of its own commune."""
    merged = (
        'communes:\n  - {code: "00004", name: Phường Ba Đình, type: ward, becomes: [{code: "00005", from: 2026-07-01}]}\n'
        '  - {code: "00005", name: Phường Thăng Long, type: ward, term: {from: 2026-07-01}}\n'
        '  - {code: "00070", name: Phường Hoàn Kiếm, type: ward}\n  - {code: "00376", name: Xã Sóc Sơn, type: rural-commune}\n'
    )
    folder = small(tmp_path, {"holders/xa-phuong.yaml": merged})
    said = ask(folder, "timeline", "ubnd-cap-xa", "--commune", "ba đình").said
    before, after = said.split("Tiếp tục tại Phường Thăng Long:")
    assert ("UBND phường Ba Đình" in before, "UBND phường Ba Đình" in after) == (True, False)
    assert "UBND phường Thăng Long" in after
    assert "Ngày 01/07/2026: thẩm quyền, giải quyết 1 nhiệm vụ" in after
    assert (
        "Goes on in Phường Thăng Long:"
        in ask(folder, "timeline", "ubnd-cap-xa", "--commune", "00004", language="en").said
    )
    (then,) = json.loads(ask(folder, "timeline", "ubnd-cap-xa", "--commune", "00004", "--format", "json").out)["then"]
    assert (then["id"], then["commune"], then["from"]) == ("ubnd-cap-xa", "Phường Thăng Long", "2026-07-01")
    of_matter = ask(folder, "timeline", "vd-ubnd-cap-xa", "--commune", "ba đình").said
    assert "UBND phường Ba Đình" not in of_matter.split("Tiếp tục tại Phường Thăng Long:")[1]
    ended = ask(folder, "timeline", "ubnd-cap-xa", "--commune", "ba đình", "--until", "2026-06-30").said
    assert "Tiếp tục" not in ended
    split = merged.replace(
        '[{code: "00005", from: 2026-07-01}]', '[{code: "00005", from: 2026-07-01}, {code: "00070", from: 2026-07-01}]'
    )
    (folder / "holders/xa-phuong.yaml").write_text(split, "utf-8")
    assert "Tiếp tục" not in ask(folder, "timeline", "ubnd-cap-xa", "--commune", "ba đình").said, (
        "none of several is chosen"
    )


def terms(folder: Path, commune: str, day: str) -> list[tuple[str, str | None, str | None, str | None]]:
    """Give who acts in a commune, or everywhere for none, with the first and last day of its usable term and what ends it."""
    at = ("--commune", commune) if commune else ()
    answer = json.loads(ask(folder, "who", "viec", *at, "--as-of", day, "--format", "json").out)
    return [
        (one["holder"], one["term"]["from"], one["term"]["to"], one["term"]["ended_by"])
        for part in answer["parts"]
        for one in part["exercisers"]
    ]


@pytest.mark.parametrize("how", [INTO, FOLLOWS])
def test_a_body_of_a_commune_acts_no_longer_than_there_is_the_commune(tmp_path: Path, how: str) -> None:
    folder = register(tmp_path, merged(how, how))
    assert terms(folder, "00004", "2026-03-10") == [("ubnd-cap-xa", "2025-12-01", "2026-06-30", "Phường Ba Đình")]
    expected = [("ubnd-cap-xa", "2026-07-01", "2026-12-31", "920/QĐ-UBND")]
    if how == FOLLOWS:
        assert terms(folder, "00005", "2026-08-10") == expected
    for language, says in (
        ("vi", "đến hết 30/06/2026 (theo Phường Ba Đình)"),
        ("en", "to 2026-06-30 (by Phường Ba Đình)"),
    ):
        said = ask(folder, "who", "viec", "--commune", "00004", "--as-of", "2026-03-10", language=language).said
        assert says in " ".join(said.split())


def test_where_no_commune_is_asked_for_the_term_ends_when_one_of_its_communes_does_unless_it_goes_on(
    tmp_path: Path,
) -> None:
    def given(folder: Path) -> list[tuple[str | None, str | None]]:
        return [one[2:] for one in terms(folder, "", "2026-03-10") if one[0] == "ubnd-cap-xa"]

    assert given(register(tmp_path / "a", merged(INTO, INTO))) == [("2026-06-30", "Phường Ba Đình")]
    assert given(register(tmp_path / "b", merged(FOLLOWS, FOLLOWS))) == [("2026-12-31", "920/QĐ-UBND")]
    every = register(tmp_path / "c", merged(INTO, INTO), "")
    assert given(every) == [("2026-12-31", "920/QĐ-UBND")]
    listed = ask(tmp_path / "a", "list", "tasks", "--as-of", "2026-03-10").said
    assert "30/06/2026" in listed


def test_the_day_on_which_the_term_ends_is_the_last_on_which_the_answer_names_the_holder(tmp_path: Path) -> None:
    for number, how in enumerate((INTO, FOLLOWS, ENDED)):
        folder = register(tmp_path / str(number), merged(how, how))
        ((_, _, last, _),) = terms(folder, "00004", "2026-03-10")
        assert last is not None
        assert terms(folder, "00004", last) != []
        assert "2025-12-01" not in [first for _, first, _, _ in terms(folder, "00004", "2026-07-01")]


def test_of_communes_of_which_some_are_followed_it_is_said_of_each_what_becomes_of_the_part(tmp_path: Path) -> None:
    folder = register(
        tmp_path, merged(FOLLOWS, FOLLOWS, "term: {to: 2026-03-31}"), 'communes: ["00004", "00070", "00376"]'
    )
    asked = ("check", "--select", "DLG508", "--as-of", "2026-02-01")
    said = " ".join(ask(folder, *asked).said.split())
    assert "áp dụng tiếp đối với Phường Ba Đình, Phường Hoàn Kiếm, nên phần này theo sang" in said
    assert "Từ đó đối với Xã Sóc Sơn phần này không còn" in said
    english = " ".join(ask(folder, *asked, language="en").said.split())
    assert "goes on for Phường Ba Đình, Phường Hoàn Kiếm, so the part reaches" in english
    assert "does not reach the area of Xã Sóc Sơn, for" in english
    excepted = register(
        tmp_path / "x",
        merged(FOLLOWS, FOLLOWS, "term: {to: 2026-03-31}"),
        'except-communes: ["00004", "00070", "00376"]',
    )
    said = " ".join(ask(excepted, *asked).said.split())
    assert (
        "Từ đó đối với Xã Sóc Sơn, xã, phường kế tiếp không bị loại trừ" in said or "đối với Phường Ba Đình, Xã" in said
    )
