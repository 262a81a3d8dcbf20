"""Files received before a change: they stay with whoever decided before it, where the new decision says so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from casework import decision, grant, task
from folders import small
from programs import Ran, within

FIRST = grant("g1", "ubnd-tp", "so-y-te", "2025-12-01", "2026-02-28")
SECOND = grant("g2", "ubnd-tp", "giam-doc-so-y-te", "2026-03-01", "2026-12-31")
STAYS = "transition: {received-before: 2026-03-01, at: Điều 3}"
DAYS = ("2026-01-01", "2026-02-28", "2026-03-01", "2026-09-01")


def new_decision(extra: str = STAYS, grants: str = SECOND, number: str = "2/QĐ-UBND") -> str:
    """Write a decision of March 2026 with its transition."""
    said = decision(number, grants).replace("2025-12-01, effective: 2025-12-01", "2026-02-20, effective: 2026-03-01")
    return said.replace("effective: 2026-03-01}", f"effective: 2026-03-01, {extra}}}") if extra else said


def register(folder: Path, *decisions: str, first: str = FIRST) -> Path:
    """Write a register in which an old decision gives until February 2026 and new ones say what comes then."""
    files = {f"decisions/2026/{number}.yaml": one for number, one in enumerate(decisions)}
    return small(folder, {"tasks/viec.yaml": task(), "decisions/2025/1.yaml": decision("1/QĐ-UBND", first), **files})


def ask(folder: Path, *arguments: str, language: str = "vi") -> Ran:
    """Ask who decides."""
    return within("--lang", language, "who", "viec", *arguments, "--rules", str(folder))


def deciders(folder: Path, day: str, received: str) -> list[str]:
    """Give the ids of those who decide a file on a day."""
    ran = ask(folder, "--as-of", day, "--received", received, "--format", "json")
    answer: dict[str, Any] = json.loads(ran.out)
    assert answer["as_of"] == day
    assert answer["received"] == received
    return [one["holder"] for part in answer["parts"] for one in part["exercisers"]]


@pytest.mark.parametrize(("day", "received"), [(day, one) for day in DAYS for one in DAYS if one <= day])
def test_a_file_stays_where_it_was_and_a_later_one_goes_to_the_new_decider(
    tmp_path: Path, day: str, received: str
) -> None:
    folder = register(tmp_path, new_decision())
    expected = "so-y-te" if received < "2026-03-01" else "giam-doc-so-y-te"
    assert deciders(folder, day, received) == [expected]


def test_whoever_keeps_files_and_is_no_longer_there_is_said_to_have_ended(tmp_path: Path) -> None:
    """A head ends with its body. Nobody is named in its place, and until then nothing is said."""
    folder = register(tmp_path, new_decision(), first=FIRST.replace("so-y-te", "giam-doc-ban"))
    (folder / "holders/ban.yaml").write_text(
        "axis: ubnd\nholders:\n"
        "  - {id: ban, name: Ban Y tế, kind: specialised-agency, level: city, parent: ubnd-tp, term: {to: 2026-05-31}}\n"
        "  - {id: giam-doc-ban, name: Trưởng Ban Y tế, kind: agency-head, level: city, parent: ban, head-of: ban}\n"
    )
    for language, ended, gone in (
        ("vi", "đã kết thúc, ngày cuối 31/05/2026", "cần xem xét ai tiếp tục giải quyết"),
        ("en", "ended, last day 2026-05-31", "who goes on is to be considered"),
    ):
        for day, is_over in (("2026-05-31", False), ("2026-06-01", True)):
            file = ask(folder, "--as-of", day, "--received", "2026-02-20", language=language).said
            plain = " ".join(ask(folder, "--as-of", day, language=language).said.split())
            assert (ended in file, ended in plain, gone in plain) == (is_over, is_over, is_over)


def test_without_a_transition_every_file_goes_with_the_authority(tmp_path: Path) -> None:
    assert deciders(register(tmp_path, new_decision("")), "2026-09-01", "2026-01-01") == ["giam-doc-so-y-te"]


def test_the_day_of_effect_is_meant_where_none_is_named(tmp_path: Path) -> None:
    folder = register(tmp_path, new_decision("transition: {at: Điều 3}"))
    assert deciders(folder, "2026-09-01", "2026-02-28") == ["so-y-te"]
    assert deciders(folder, "2026-09-01", "2026-03-01") == ["giam-doc-so-y-te"]


def test_files_stay_until_the_last_day_that_is_named(tmp_path: Path) -> None:
    folder = register(
        tmp_path, new_decision("transition: {received-before: 2026-03-01, at: Điều 3, until: 2026-06-30}")
    )
    assert deciders(folder, "2026-06-30", "2026-02-01") == ["so-y-te"]
    assert deciders(folder, "2026-07-01", "2026-02-01") == ["giam-doc-so-y-te"]


def test_files_stay_where_they_were_before_the_change_though_they_are_told_apart_by_a_later_day(tmp_path: Path) -> None:
    folder = register(tmp_path, new_decision("transition: {received-before: 2026-06-15, at: Điều 3}"))
    for day in ("2026-03-10", "2026-06-10", "2026-06-20"):
        assert deciders(folder, day, "2026-02-01") == ["so-y-te"], day
    assert deciders(folder, "2026-06-20", "2026-06-14") == ["so-y-te"]
    assert deciders(folder, "2026-06-20", "2026-06-15") == ["giam-doc-so-y-te"]


def test_until_when_a_file_stays_is_said_of_it(tmp_path: Path) -> None:
    folder = register(
        tmp_path, new_decision("transition: {received-before: 2026-03-01, at: Điều 3, until: 2026-04-30}")
    )
    said = " ".join(ask(folder, "--as-of", "2026-03-10", "--received", "2026-02-28").said.split())
    assert "tiếp tục giải quyết đến hết 30/04/2026, theo Điều 3" in said


def test_only_the_grants_that_are_named_leave_files_behind(tmp_path: Path) -> None:
    other = register(tmp_path, new_decision("transition: {received-before: 2026-03-01, grants: [g2]}"))
    assert deciders(other, "2026-09-01", "2026-02-01") == ["so-y-te"]
    third = new_decision(
        "transition: {received-before: 2026-03-01, grants: [g3]}",
        SECOND + SECOND.replace("g2", "g3").replace("[viec]", "[vd-so-y-te]"),
    )
    assert deciders(register(tmp_path / "x", third), "2026-09-01", "2026-02-01") == ["giam-doc-so-y-te"]


def test_a_decision_that_only_takes_back_leaves_files_behind_too(tmp_path: Path) -> None:
    first = FIRST.replace("2026-02-28", "2026-12-31")
    back = new_decision(f"{STAYS}, replaces: [1/QĐ-UBND]", "").replace("grants:\n", "grants: []\n")
    folder = register(tmp_path, back, first=first)
    assert deciders(folder, "2026-09-01", "2026-02-01") == ["so-y-te"]
    assert deciders(folder, "2026-09-01", "2026-03-01") == ["ubnd-tp"]


def test_of_several_changes_the_first_after_it_came_decides(tmp_path: Path) -> None:
    third = grant("g3", "ubnd-tp", "ubnd-cap-xa", "2026-06-01", "2026-12-31")
    later = new_decision("transition: {received-before: 2026-06-01, at: Điều 4}", third, "3/QĐ-UBND")
    folder = register(
        tmp_path,
        new_decision(grants=SECOND.replace("2026-12-31", "2026-05-31")),
        later.replace("2026-03-01", "2026-06-01"),
    )
    said = [deciders(folder, "2026-09-01", received) for received in ("2026-02-01", "2026-04-01", "2026-06-01")]
    assert said == [["so-y-te"], ["giam-doc-so-y-te"], ["ubnd-cap-xa"]]


def test_the_answer_says_with_whom_earlier_files_stay_and_by_what(tmp_path: Path) -> None:
    folder = register(tmp_path, new_decision())
    plain = " ".join(ask(folder, "--as-of", "2026-04-01").said.split())
    assert (
        "hồ sơ tiếp nhận trước ngày 01/03/2026 do Sở Y tế tiếp tục giải quyết, theo Điều 3 Quyết định số 2/QĐ-UBND"
        in plain
    )
    english = " ".join(ask(folder, "--as-of", "2026-04-01", language="en").said.split())
    assert (
        "files received before 2026-03-01 stay with Department of Health, by Decision 2/QĐ-UBND, Article 3" in english
    )
    of_file = " ".join(ask(folder, "--as-of", "2026-04-01", "--received", "2026-02-10").said.split())
    assert "hồ sơ tiếp nhận ngày 10/02/2026" in of_file
    assert "trả lời như tại ngày 28/02/2026" in of_file
    assert "Chuyển tiếp" not in ask(folder, "--as-of", "2026-02-01").said, "not before it takes effect"


def test_a_file_that_comes_after_the_day_asked_for_is_refused(tmp_path: Path) -> None:
    ran = ask(register(tmp_path, new_decision()), "--as-of", "2026-02-01", "--received", "2026-02-02")
    assert ran.code == 2
    assert "02/02/2026" in ran.told
    assert "--as-of" in ran.told


@pytest.mark.parametrize(
    ("wrong", "check", "said"),
    [
        ("transition: {received-before: tháng ba}", "DLG002", "tháng ba"),
        ("transition: {before: 2026-03-01}", "DLG002", "before"),
        ("transition: {grants: [g9]}", "DLG005", "g9"),
        ("transition: {at: khoản 2}", "DLG011", "khoản 2"),
        ("transition: {received-before: 2026-03-01, until: 2026-01-31}", "DLG506", "mốc tiếp nhận hồ sơ cũ"),
        ("replaces: [2/QĐ-UBND]", "DLG005", "chính văn bản này"),
        ("corrects: [{instrument: 2-qd-ubnd}]", "DLG005", "chính văn bản này"),
    ],
)
def test_a_transition_that_is_wrong_is_told_where_it_stands(tmp_path: Path, wrong: str, check: str, said: str) -> None:
    folder = register(tmp_path, new_decision(wrong))
    found = within("check", "--select", check, "--short", "--rules", str(folder)).said
    line = next((one for one in found.splitlines() if check in one), "")
    assert line.startswith("decisions/2026/0.yaml:1:"), found
    assert said in line


NOT_KNOWN = "transition: {received-before: {unknown: bản công khai mờ}, at: Điều 3}"


def said(folder: Path, *arguments: str, language: str = "vi") -> str:
    """Give what is answered, in one line."""
    return " ".join(ask(folder, *arguments, language=language).said.split())


def test_a_day_that_is_not_known_is_told_and_of_a_file_that_it_may_stay(tmp_path: Path) -> None:
    folder = register(tmp_path, new_decision(NOT_KNOWN))
    asked = ("--as-of", "2026-04-01")
    plain = said(folder, *asked)
    assert (
        "chưa rõ hồ sơ tiếp nhận trước ngày nào thì do nơi đang giải quyết tiếp tục giải quyết (bản công khai mờ), theo Điều 3"
        in plain
    )
    of_file = said(folder, *asked, "--received", "2026-02-20")
    assert "chưa rõ hồ sơ tiếp nhận ngày 20/02/2026 ở nơi cũ hay nơi mới" in of_file
    assert "not known whether a file received on 2026-02-20 stays" in said(
        folder, *asked, "--received", "2026-02-20", language="en"
    )
    found = json.loads(ask(folder, *asked, "--received", "2026-02-20", "--format", "json").out)
    assert any("20/02/2026" in str(one) for one in found["unknown"])
    before = said(folder, "--as-of", "2026-02-20")
    assert "bản công khai mờ" not in before, "nothing has changed yet"


def test_a_transition_that_is_over_is_not_asked_about(tmp_path: Path) -> None:
    over = NOT_KNOWN.replace("at: Điều 3", "at: Điều 3, until: 2026-06-30")
    folder = register(tmp_path, new_decision(over))
    assert "bản công khai mờ" in said(folder, "--as-of", "2026-06-30")
    assert "bản công khai mờ" not in said(folder, "--as-of", "2026-07-01")


WARD, ELSEWHERE = 'communes: ["00004"]', 'except-communes: ["00004"]'
PARTED = FIRST.replace("matters:", f"{WARD}, matters:") + FIRST.replace("g1", "g3").replace(
    "so-y-te", "ubnd-cap-xa"
).replace("matters:", f"{ELSEWHERE}, matters:")


def test_files_stay_in_each_commune_with_whoever_decided_there(tmp_path: Path) -> None:
    folder = register(tmp_path, new_decision(), first=PARTED)
    plain = said(folder, "--as-of", "2026-04-01")
    assert "đối với Phường Ba Đình: hồ sơ tiếp nhận trước ngày 01/03/2026 do Sở Y tế tiếp tục giải quyết" in plain
    assert "đối với Phường Hoàn Kiếm, Xã Sóc Sơn: hồ sơ tiếp nhận trước ngày 01/03/2026 do UBND cấp xã" in plain
    assert "for Phường Ba Đình: files received before 2026-03-01 stay with Department of Health" in said(
        folder, "--as-of", "2026-04-01", language="en"
    )
    found = json.loads(ask(folder, "--as-of", "2026-04-01", "--format", "json").out)["left_behind"]
    assert [one["communes"] for one in found] == [["Phường Ba Đình"], ["Phường Hoàn Kiếm", "Xã Sóc Sơn"]]
    one = said(folder, "--as-of", "2026-04-01", "--commune", "ba dinh")
    assert "do Sở Y tế tiếp tục giải quyết" in one
    assert "đối với" not in one.partition("Chuyển tiếp")[2].partition("theo")[0]


def test_where_all_stay_with_one_no_commune_is_named(tmp_path: Path) -> None:
    found = json.loads(ask(register(tmp_path, new_decision()), "--as-of", "2026-04-01", "--format", "json").out)
    assert [one.keys() & {"communes", "cases"} for one in found["left_behind"]] == [set()]


ALL = FIRST.replace("2026-02-28", "2026-12-31")
IN_PART = (SECOND + SECOND.replace("g2", "g4").replace("[viec]", "[vd-ubnd-tp]")).replace(
    "matters: [viec]", f"{WARD}, matters: [viec]"
)


@pytest.mark.parametrize("replaces", ["", ", replaces: [1/QĐ-UBND]"])
def test_a_transition_of_some_grants_is_about_what_these_give_be_the_old_decision_replaced_or_not(
    tmp_path: Path, replaces: str
) -> None:
    first = ALL if replaces else FIRST
    some = new_decision(f"transition: {{received-before: 2026-03-01, at: Điều 3, grants: [g2]}}{replaces}", IN_PART)
    none = new_decision(f"transition: {{received-before: 2026-03-01, at: Điều 3, grants: [g4]}}{replaces}", IN_PART)
    folder = register(tmp_path, some, first=first)
    for place, holders in (("ba dinh", ["so-y-te"]), ("hoan kiem", ["ubnd-tp"])):
        ran = ask(folder, "--as-of", "2026-04-01", "--received", "2026-02-01", "--commune", place, "--format", "json")
        answer = json.loads(ran.out)
        assert [one["holder"] for part in answer["parts"] for one in part["exercisers"]] == holders
        assert (answer["stays"] is not None) is (place == "ba dinh")
    assert deciders(folder, "2026-04-01", "2026-02-01") == ["so-y-te", "ubnd-tp"]
    other = register(tmp_path / "other", none, first=first)
    assert deciders(other, "2026-04-01", "2026-02-01") == ["giam-doc-so-y-te", "ubnd-tp"]
    assert "Chuyển tiếp" not in said(other, "--as-of", "2026-04-01")


def test_where_a_file_stays_in_one_commune_only_it_is_said_in_which(tmp_path: Path) -> None:
    some = new_decision("transition: {received-before: 2026-03-01, at: Điều 3, grants: [g2]}", IN_PART)
    asked = ("--as-of", "2026-04-01", "--received", "2026-02-01")
    folder = register(tmp_path, some)
    assert "đối với Phường Ba Đình: hồ sơ tiếp nhận trước ngày 01/03/2026 do nơi đang giải quyết" in said(
        folder, *asked
    )
    assert "for Phường Ba Đình: files received before 2026-03-01 stay" in said(folder, *asked, language="en")
    answer = json.loads(ask(folder, *asked, "--format", "json").out)
    assert [one["where"]["vi"] for one in answer["stays_in"]] == ["Phường Ba Đình"]
    left = json.loads(ask(folder, "--as-of", "2026-04-01", "--format", "json").out)["left_behind"]
    assert [one["communes"] for one in left] == [["Phường Ba Đình"]]


def test_a_decision_that_replaces_another_leaves_files_behind_wherever_that_one_gave(tmp_path: Path) -> None:
    new = new_decision(f"{STAYS}, replaces: [1/QĐ-UBND]", IN_PART)
    assert deciders(register(tmp_path, new, first=ALL), "2026-04-01", "2026-02-01") == ["so-y-te"]
    ward = register(tmp_path / "ward", new, first=ALL.replace("matters:", f"{ELSEWHERE}, matters:"))
    answer = json.loads(ask(ward, "--as-of", "2026-04-01", "--received", "2026-02-01", "--format", "json").out)
    assert [one["holder"] for part in answer["parts"] for one in part["exercisers"]] == ["ubnd-tp", "so-y-te"]


@pytest.mark.parametrize(
    "extra", [", steps: [appraise]", ", steps: [receive, appraise]", "signing-for", "internal-assignment"]
)
def test_a_transition_of_what_decides_nothing_leaves_no_decision_behind(tmp_path: Path, extra: str) -> None:
    """Another decision moves the authority on the same day and leaves nothing behind: its receiver decides the older files too."""
    beside = grant("g3", "giam-doc-so-y-te", "pho-giam-doc", "2026-03-01", "2026-12-31", mechanism=extra)
    if extra.startswith(","):
        beside = grant("g3", "ubnd-tp", "chu-tich-ubnd-tp", "2026-03-01", "2026-12-31", extra=extra)
    folder = register(tmp_path, new_decision(grants=beside), new_decision("", number="3/QĐ-UBND"))
    (folder / "holders/pho.yaml").write_text(
        "axis: ubnd\nholders:\n  - {id: pho-giam-doc, name: Phó Giám đốc Sở Y tế, kind: deputy-head, level: city, parent: so-y-te}\n",
        encoding="utf-8",
    )
    assert deciders(folder, "2026-03-01", "2026-02-20") == ["giam-doc-so-y-te"]
    assert "Chuyển tiếp:" not in ask(folder, "--as-of", "2026-03-01").said
