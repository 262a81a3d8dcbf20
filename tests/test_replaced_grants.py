"""A grant that ends and is given again to the same receiver: no break where one follows the other, and the days where not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from casework import decision, grant, task
from folders import small
from programs import ask

MAYOR, DIRECTOR = "ubnd-tp", "giam-doc-so-y-te"


def register(folder: Path, second: str, receiver: str = DIRECTOR, *, more: str = "", part: str = "") -> Path:
    """Write a grant until the end of June, and another one from a day on. ``more``: a further matter of the first alone."""
    first = grant("g1", MAYOR, DIRECTOR, "2025-12-01", "2026-06-30", extra=", at: Điều 1")
    if more:
        first = first.replace("matters: [viec]", f"matters: [viec, {more}]")
    later = grant("g2", MAYOR, receiver, second, "2027-06-30", extra=f", at: Điều 1{part}")
    return small(
        folder,
        {
            "tasks/viec.yaml": task(extra="    cases: {nhom: [A, B]}\n"),
            "tasks/khac.yaml": task(name="khac"),
            "decisions/2025/1.yaml": decision("1/QĐ-UBND", first),
            "decisions/2026/2.yaml": decision("2/QĐ-UBND", later),
        },
    )


def test_one_that_follows_the_other_without_a_day_between_is_no_break(tmp_path: Path) -> None:
    folder = register(tmp_path, "2026-07-01")
    found = ask(folder, "diff", "2026-06-30", "2026-07-01", "--exit-code")
    assert "được thay bằng Quyết định số 2/QĐ-UBND từ 01/07/2026, liên tục" in found.said
    assert (
        "Không gián đoạn thẩm quyền: không việc nào mất chủ thể, lần giao nào chấm dứt cũng được thay liên tục"
        in found.said
    )
    assert found.code == 0
    english = ask(folder, "diff", "2026-06-30", "2026-07-01", language="en").said
    assert "replaced by Decision 2/QĐ-UBND from 2026-07-01, without a gap" in english
    assert json.loads(ask(folder, "diff", "2026-06-30", "2026-07-01", "--format", "json").out)["breaking"] is False


@pytest.mark.parametrize(("second", "last"), [("2026-07-02", "01/07/2026"), ("2026-07-11", "10/07/2026")])
def test_days_between_are_a_break_and_are_named(tmp_path: Path, second: str, last: str) -> None:
    folder = register(tmp_path, second)
    found = ask(folder, "diff", "2026-06-30", second, "--exit-code")
    assert f"1 lần giao quyền được thay sau khi gián đoạn từ 01/07/2026 đến hết {last}" in found.said
    assert (
        f"được thay bằng Quyết định số 2/QĐ-UBND từ {second[8:]}/07/2026, gián đoạn từ 01/07/2026 đến hết {last}"
        in found.said
    )
    assert found.code == 1
    (reason,) = json.loads(ask(folder, "diff", "2026-06-30", second, "--format", "json").out)["reasons"]
    assert (reason["kind"], reason["about"]) == ("grant-ended", ["g1"])


@pytest.mark.parametrize(
    ("receiver", "more"),
    [("so-y-te", ""), (DIRECTOR, "khac")],
)
def test_another_receiver_or_fewer_matters_replace_nothing(tmp_path: Path, receiver: str, more: str) -> None:
    folder = register(tmp_path, "2026-07-01", receiver, more=more)
    said = ask(folder, "diff", "2026-06-30", "2026-07-01").said
    assert "Có gián đoạn thẩm quyền" in said
    assert "liên tục" not in said


def test_a_part_of_what_was_given_is_a_break_that_names_both_parts(tmp_path: Path) -> None:
    folder = register(tmp_path, "2026-07-01", part=", only: {nhom: [A]}")
    said = ask(folder, "diff", "2026-06-30", "2026-07-01").said
    assert "Có gián đoạn thẩm quyền" in said
    assert "thu hẹp phạm vi từ «toàn bộ» thành «chỉ nhom: A»" in said


def test_one_that_may_run_only_replaces_nothing_surely(tmp_path: Path) -> None:
    folder = register(tmp_path, "2026-07-01", part=", only: {nhom: {unknown: chữ mờ}}")
    assert "liên tục" not in ask(folder, "diff", "2026-06-30", "2026-07-01").said


def test_of_two_registers_what_was_written_anew_under_another_decision_replaces_the_old_one(tmp_path: Path) -> None:
    old, new = register(tmp_path / "a", "2026-07-01"), register(tmp_path / "b", "2026-02-01")
    (old / "decisions/2026/2.yaml").unlink()
    (new / "decisions/2025/1.yaml").unlink()
    said = ask(new, "diff", str(old), str(new), "--as-of", "2026-03-01").said
    assert "được thay bằng Quyết định số 2/QĐ-UBND" in said
    assert "Có gián đoạn thẩm quyền" not in said


@pytest.mark.parametrize("is_replaced", [False, True])
def test_a_receiver_that_ends_after_its_decision_was_replaced_is_no_fault(tmp_path: Path, is_replaced: bool) -> None:  # noqa: FBT001  a parameter of the test
    """Neither the body nor its head: what its decision gave was over by then."""
    given = grant("g1", MAYOR, "ban", "2025-12-01", "2026-12-31") + grant(
        "g2", MAYOR, "giam-doc-ban", "2025-12-01", "2026-12-31"
    )
    replaces = ", replaces: [1/QĐ-UBND]" if is_replaced else ""
    later = decision("2/QĐ-UBND").replace("2025-12-01}", f"2026-03-01{replaces}}}").replace("grants:", "grants: []")
    holders = (
        "axis: ubnd\nholders:\n"
        "  - {id: ban, name: Ban Y tế, kind: specialised-agency, level: city, parent: ubnd-tp, term: {to: 2026-05-31}}\n"
        "  - {id: giam-doc-ban, name: Trưởng Ban Y tế, kind: agency-head, level: city, parent: ban, head-of: ban}\n"
    )
    folder = small(
        tmp_path,
        {
            "tasks/viec.yaml": task(),
            "holders/ban.yaml": holders,
            "decisions/2025/1.yaml": decision("1/QĐ-UBND", given),
            "decisions/2026/2.yaml": later,
        },
    )
    said = ask(folder, "check", "--select", "DLG101,DLG402", "--as-of", "2026-01-15", "--format", "json").out
    keys = sorted(one["key"] for one in json.loads(said)["findings"])
    assert keys == ([] if is_replaced else ["DLG101:g1:ban", "DLG402:giam-doc-ban"])


@pytest.mark.parametrize(
    ("second", "how", "english"),
    [
        ("2026-07-01", "được chính văn bản này giao nối tiếp từ 01/07/2026, liên tục", "given again by the same instrument from 2026-07-01, without a gap"),
        ("2026-07-11", "được chính văn bản này giao lại từ 11/07/2026, gián đoạn", "given again by the same instrument from 2026-07-11, with a gap"),
    ],
)  # fmt: skip
def test_a_decision_is_not_said_to_replace_itself(tmp_path: Path, second: str, how: str, english: str) -> None:
    """What it gives in one way until a day and in another from then on it gives all the time."""
    folder = register(tmp_path, second)
    later = folder / "decisions/2026/2.yaml"
    own = later.read_text().partition("grants:\n")[2]
    later.unlink()
    first = folder / "decisions/2025/1.yaml"
    first.write_text(first.read_text() + own)
    said = ask(folder, "diff", "2026-06-30", second).said
    assert how in said
    assert "thay bằng" not in said
    assert english in ask(folder, "diff", "2026-06-30", second, language="en").said


def test_whoever_loses_the_rest_loses_it_by_the_grant_that_gives_all(tmp_path: Path) -> None:
    """The receiver stays; that the giver goes is no mere other writing of the register."""
    folder = register(tmp_path, "2026-07-01")
    first = folder / "decisions/2025/1.yaml"
    first.write_text(first.read_text().replace("scope: whole", "scope: chỉ cơ sở nhỏ"))
    said = ask(folder, "diff", "2026-06-30", "2026-07-01").said
    assert "Sổ ghi khác" not in said
    assert "Quyết định số 2/QĐ-UBND giao từ 01/07/2026" in said.partition("2. Lần giao")[0]
