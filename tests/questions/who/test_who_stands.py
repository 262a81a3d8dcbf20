"""Who is named beside whom: unknown receivers, holders that go on by another chain, communes that are not there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from folders import beside, small
from marked import texts
from programs import within

TASK = "field: y-te\ntasks:\n  - {id: viec, title: Cấp giấy phép, owner: ubnd-tp, basis: [{instrument: 99/2020/QH14, at: Điều 5}]}\n"
REST = "content: giải quyết, scope: whole, manner: nhân danh bên nhận, conditions: đủ người, matters: [viec]"


def decision(number: str, *grants: str) -> str:
    head = f"instrument: {{number: {number}, type: committee-decision, issuer: ubnd-tp, issued: 2025-12-01, effective: 2025-12-01}}\n"
    return head + "grants:\n" + "".join(f"  - {{{one}, {REST}}}\n" for one in grants)


def grant(name: str, to: str, first: str, last: str, mechanism: str = "delegation") -> str:
    return f"id: {name}, mechanism: {mechanism}, from: ubnd-tp, to: {to}, term: {{from: {first}, to: {last}}}"


def ask(folder: Path, *line: str, day: str = "2026-05-01") -> dict[str, Any]:
    ran = within("--rules", folder, *line, "--as-of", day, "--format", "json")
    assert ran.code == 0, ran.told
    found: dict[str, Any] = json.loads(ran.out)
    return found


def said(folder: Path, *line: str, day: str = "2026-05-01") -> str:
    ran = within("--rules", folder, *line, "--as-of", day)
    assert ran.code == 0, ran.told
    return ran.said


@pytest.fixture(name="b56")
def _b56(tmp_path: Path) -> Path:
    """One decision delegates a matter twice; the name of one receiver cannot be read."""
    first = grant("g1", "{unknown: tên mờ}", "2026-01-01", "2026-12-31")
    second = grant("g2", "ubnd-cap-xa", "2026-01-01", "2026-12-31")
    return small(tmp_path, {"tasks/viec.yaml": TASK, "decisions/2025/1.yaml": decision("1/QĐ-UBND", first, second)})


def test_an_unknown_receiver_is_named_beside_a_known_one(b56: Path) -> None:
    told = said(b56, "who", "viec")
    assert "Giải quyết:    UBND cấp xã, và bên nhận chưa rõ của lần giao g1\n" in told
    assert "? Bên nhận của lần giao g1 chưa rõ: UBND Thành phố ủy quyền cho (chưa rõ: tên mờ)" in told
    (part,) = ask(b56, "who", "viec")["parts"]
    assert [one["grant"] for one in part["unnamed"]] == ["g1"]
    assert [one["holder"] for one in part["exercisers"]] == ["ubnd-cap-xa"]
    # Programs that take the one who acts must not take the known one for the only one.
    assert (part["owner"], part["exerciser"]) == ("ubnd-tp", None)


def test_an_unknown_receiver_of_ownership_leaves_no_one_owner(tmp_path: Path) -> None:
    first = grant("g1", "{unknown: tên mờ}", "2026-01-01", "2026-12-31", "decentralisation")
    second = grant("g2", "ubnd-cap-xa", "2026-01-01", "2026-12-31", "decentralisation")
    folder = small(tmp_path, {"tasks/viec.yaml": TASK, "decisions/2025/1.yaml": decision("1/QĐ-UBND", first, second)})
    (part,) = ask(folder, "who", "viec")["parts"]
    assert [one["holder"] for one in part["owners"]] == ["ubnd-cap-xa"]
    assert (part["owner"], part["exerciser"]) == (None, None)
    assert "Có thẩm quyền: UBND cấp xã, và bên nhận chưa rõ của lần giao g1\n" in said(folder, "who", "viec")


def test_an_unknown_receiver_stands_in_lists_and_trees(b56: Path) -> None:
    (row,) = ask(b56, "list", "tasks", "id:viec")["fits"]
    assert (row["exerciser"], row["exerciser_name"]) == ("ubnd-cap-xa", "UBND cấp xã; và chủ thể chưa rõ")
    assert (row["certain"], row["because"]) == (False, "tên mờ")
    # It may be anybody, and so it may be the department.
    assert [one["id"] for one in ask(b56, "list", "tasks", "exerciser:so-y-te")["perhaps"]] == ["viec"]
    for line in (("up", "viec"), ("down", "ubnd-tp"), ("path", "ubnd-tp", "viec")):
        told = said(b56, *line)
        assert "ủy quyền cho (chưa rõ: tên mờ)" in told
        assert "UBND Thành phố ủy quyền cho UBND cấp xã" in told


def test_an_unknown_receiver_is_drawn_and_stands_in_annexes(b56: Path, tmp_path: Path) -> None:
    for line in (("chart", "viec"), ("annex", "nhiem-vu:y-te")):
        file = beside(tmp_path, ("a.mmd" if line[0] == "chart" else "a.docx"))
        said(b56, *line, "-o", str(file))
        told = file.read_text() if file.suffix == ".mmd" else texts(file)
        assert "UBND cấp xã" in told
        assert "ên nhận chưa rõ" in told


def test_where_the_receiver_is_known_nothing_of_it_is_said(tmp_path: Path) -> None:
    only = grant("g2", "ubnd-cap-xa", "2026-01-01", "2026-12-31")
    folder = small(tmp_path, {"tasks/viec.yaml": TASK, "decisions/2025/1.yaml": decision("1/QĐ-UBND", only)})
    (part,) = ask(folder, "who", "viec")["parts"]
    assert (part["unnamed"], part["exerciser"]) == ([], "ubnd-cap-xa")
    assert "chưa rõ" not in said(folder, "who", "viec")


def twice(tmp_path: Path, second_from: str) -> Path:
    """Give a register in which two decisions delegate the same to the same director."""
    one = decision("1/QĐ-UBND", grant("g1", "giam-doc-so-y-te", "2026-01-01", "2026-06-30"))
    other = decision("2/QĐ-UBND", grant("g2", "giam-doc-so-y-te", second_from, "2026-12-31"))
    return small(tmp_path, {"tasks/viec.yaml": TASK, "decisions/2025/1.yaml": one, "decisions/2025/2.yaml": other})


def test_a_holder_with_two_chains_is_told_with_both_and_until_the_end_of_the_later(tmp_path: Path) -> None:
    """Case B11: on 1 May until the end of the year, by two grants whose terms overlap."""
    folder = twice(tmp_path, "2026-04-01")
    (part,) = ask(folder, "who", "viec")["parts"]
    (acting,) = part["exercisers"]
    assert (acting["term"]["from"], acting["term"]["to"]) == ("2026-01-01", "2026-12-31")
    assert acting["term"]["earlier"] == [{"to": "2026-06-30", "ended_by": "1/QĐ-UBND"}]
    chains = [acting["chain"], *acting["other_chains"]]
    assert [chain[-1]["grant"] for chain in chains] == ["g1", "g2"]
    told = said(folder, "who", "viec")
    assert "Cũng theo chuỗi khác:" in told
    assert (
        "Thời hạn có hiệu lực thực tế: từ 01/01/2026 đến hết 31/12/2026 (theo Quyết định số 2/QĐ-UBND), nối tiếp nhau: đến hết 30/06/2026 theo "
        "Quyết định số 1/QĐ-UBND, rồi đến hết 31/12/2026 theo Quyết định số 2/QĐ-UBND\n"
    ) in told


def test_a_holder_goes_on_by_a_grant_that_begins_where_the_first_ends(tmp_path: Path) -> None:
    folder = twice(tmp_path, "2026-07-01")
    (part,) = ask(folder, "who", "viec")["parts"]
    (acting,) = part["exercisers"]
    assert (acting["term"]["to"], acting["other_chains"]) == ("2026-12-31", [])
    (row,) = ask(folder, "list", "tasks", "id:viec")["fits"]
    assert row["ends"] == "2026-12-31"


def test_after_a_gap_a_holder_does_not_go_on(tmp_path: Path) -> None:
    folder = twice(tmp_path, "2026-07-02")
    (part,) = ask(folder, "who", "viec")["parts"]
    (acting,) = part["exercisers"]
    assert (acting["term"]["to"], acting["term"]["earlier"]) == ("2026-06-30", [])


def test_lists_and_trees_show_both_chains(tmp_path: Path) -> None:
    folder = twice(tmp_path, "2026-04-01")
    (row,) = ask(folder, "list", "tasks", "id:viec")["fits"]
    assert (row["ends"], row["parts"]) == ("2026-12-31", 2)
    assert [one["id"] for one in ask(folder, "list", "tasks", "ends<2026-07-01")["fits"]] == []
    for number in ("1/QĐ-UBND", "2/QĐ-UBND"):
        assert ask(folder, "down", number)["matters"] == ["viec"]


COMMUNES = """
communes:
  - {code: "00004", name: Phường Ba Đình, type: ward, term: {to: 2026-06-30}}
  - {code: "00070", name: Phường Hoàn Kiếm, type: ward, term: {to: 2026-06-30}}
  - {code: "00005", name: Phường Thăng Long, type: ward, term: {from: 2026-07-01}}
  - {code: "00376", name: Xã Sóc Sơn, type: rural-commune}
"""


@pytest.mark.parametrize(
    ("commune", "day", "words"),
    [
        ("00004", "2026-07-01", ("không còn Phường Ba Đình", "30/06/2026", "Phường Thăng Long (00005)")),
        ("00005", "2026-06-30", ("chưa có Phường Thăng Long", "từ 01/07/2026")),
    ],
)
def test_in_a_commune_that_is_not_there_nobody_is_named(
    commune: str, day: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    """Two wards become one: each question about one that is not there says so, and what is known of it."""
    folder = small(tmp_path, {"holders/xa-phuong.yaml": COMMUNES})
    answer = ask(folder, "who", "vd-ubnd-cap-xa", "--commune", commune, day=day)
    assert (answer["state"], answer["parts"], answer["lapsed"]) == ("no-commune", [], [])
    assert answer["place"] is not None
    for line in (("who", "vd-ubnd-cap-xa"), ("list", "tasks"), ("down", "ubnd-tp"), ("up", "vd-ubnd-cap-xa")):
        told = said(folder, *line, "--commune", commune, day=day)
        assert all(word in told for word in words), told
    assert all(one["owner"] is None for one in ask(folder, "list", "tasks", "--commune", commune, day=day)["fits"])


@pytest.mark.parametrize(
    ("commune", "day"), [("00004", "2026-06-30"), ("00005", "2026-07-01"), ("00376", "2026-07-01")]
)
def test_in_a_commune_that_is_there_its_own_body_is_named(commune: str, day: str, tmp_path: Path) -> None:
    folder = small(tmp_path, {"holders/xa-phuong.yaml": COMMUNES})
    answer = ask(folder, "who", "vd-ubnd-cap-xa", "--commune", commune, day=day)
    assert (answer["state"], answer["place"], answer["parts"][0]["owner"]) == ("answered", None, "ubnd-cap-xa")
