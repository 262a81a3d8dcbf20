"""What articles say of single annexes holds for the rows of these alone: days, steps, conditions, limits. What must be read stands first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from annexes import HEADS, Sheet, with_annexes
from folders import write
from takings import DECISION_OF_A_CITY, TITLES, city

from delegation.documents.intake import preview
from delegation.run.importing import Import

A, B, C, D, _ = TITLES
LAST = "Điều 9. Quyết định này có hiệu lực kể từ ngày 20/8/2025."
Held = dict[str, str]
"""By the first matter of each annex what its grant has, or which question is asked."""


def paper(place: Path, *said: str, titles: tuple[str, str] = ("Phụ lục I", "Phụ lục II")) -> Path:
    """Make a decision with two annexes of two rows each, for one receiver."""
    sheets = [Sheet([list(HEADS), *([at, code, TITLES[code], ""] for at, code in enumerate(own, 1))]) for own in ((A, B), (C, D))]  # fmt: skip
    lines = [*DECISION_OF_A_CITY[:-5], *said, LAST, *DECISION_OF_A_CITY[-3:]]
    return with_annexes(place, lines, [([title], sheet) for title, sheet in zip(titles, sheets, strict=True)])


def with_titles(place: Path, *titles: tuple[str, ...]) -> Path:
    """Make such a decision that gives both annexes in one article, each below lines of its own."""
    sheets = [Sheet([list(HEADS), *([at, code, TITLES[code], ""] for at, code in enumerate(own, 1))]) for own in ((A, B), (C, D))]  # fmt: skip
    lines = [*DECISION_OF_A_CITY[:-5], BOTH, LAST, *DECISION_OF_A_CITY[-3:]]
    return with_annexes(place, lines, list(zip(titles, sheets, strict=True)))


def terms(made: Import) -> Held:
    """Give the term of each grant by its first matter, as the file writes it."""
    text = next(iter(made.files.values())).decode()
    found = re.findall(r"term: \{from: (.*?), to: (.*?)\}\n(?:.*\n)*?.*?matter: \"(.*?)\"", text)
    return {matter: f"{first} {last}" for first, last, matter in found}


GIVES = ("Điều 1. Ủy quyền cho Sở Y tế giải quyết các thủ tục hành chính tại Phụ lục I{}", "Điều 2. Ủy quyền cho Sở Y tế giải quyết các thủ tục hành chính tại Phụ lục II{}")  # fmt: skip
BOTH = "Điều 1. Ủy quyền cho Sở Y tế giải quyết các thủ tục hành chính tại Phụ lục I và Phụ lục II."
READ: dict[str, tuple[tuple[str, ...], Held]] = {
    "a sentence of each article": (
        (GIVES[0].format(". Thời hạn ủy quyền đến hết ngày 31/12/2026."), GIVES[1].format(". Thời hạn ủy quyền đến hết ngày 30/6/2027.")),
        {A: "2025-08-20 2026-12-31", C: "2025-08-20 2027-06-30"},
    ),
    "a line below each article": (
        (GIVES[0].format("."), "Thời gian thực hiện ủy quyền: đến hết năm 2026.", GIVES[1].format("."), "Việc ủy quyền được thực hiện từ ngày 01/9/2025 đến hết ngày 30 tháng 6 năm 2027."),
        {A: "2025-08-20 2026-12-31", C: "2025-09-01 2027-06-30"},
    ),
    "behind what is given": (
        (GIVES[0].format(" đến hết ngày 31/12/2026."), GIVES[1].format(" kể từ ngày 01/01/2026 đến hết ngày 30/6/2027.")),
        {A: "2025-08-20 2026-12-31", C: "2026-01-01 2027-06-30"},
    ),
    "first days alone": (
        (GIVES[0].format(" kể từ ngày 01/9/2025."), GIVES[1].format(" kể từ ngày 01/7/2026.")),
        {A: "2025-09-01 {unknown: văn bản không ghi}", C: "2026-07-01 {unknown: văn bản không ghi}"},
    ),
    "an article on time that names both": (
        (BOTH, "Điều 2. Thời hạn ủy quyền:", "a) Đối với các thủ tục tại Phụ lục I: Thời hạn ủy quyền đến hết ngày 31/12/2026;", "b) Thời hạn ủy quyền các thủ tục tại Phụ lục II đến hết ngày 30/6/2027."),
        {A: "2025-08-20 2026-12-31", C: "2025-08-20 2027-06-30"},
    ),
    "an article on time that names the articles": (
        (GIVES[0].format("."), GIVES[1].format("."), "Điều 3. Thời hạn ủy quyền tại Điều 1 đến hết ngày 31/12/2026; thời hạn ủy quyền tại Điều 2 đến hết ngày 30/6/2027."),
        {A: "2025-08-20 2026-12-31", C: "2025-08-20 2027-06-30"},
    ),
    "items of one article": (
        ("Điều 1. Ủy quyền như sau:", "1. Sở Y tế: các thủ tục hành chính tại Phụ lục I. Thời hạn ủy quyền đến hết ngày 31/12/2026.", "2. Sở Y tế: các thủ tục hành chính tại Phụ lục II. Thời hạn ủy quyền đến hết ngày 30/6/2027."),
        {A: "2025-08-20 2026-12-31", C: "2025-08-20 2027-06-30"},
    ),
    "one term for both": (
        (BOTH, "Điều 2. Thời hạn ủy quyền đến hết ngày 31/12/2026."), {A: "2025-08-20 2026-12-31", C: "2025-08-20 2026-12-31"},
    ),
    "a term within an article that gives both": (
        (f"{BOTH} Thời hạn ủy quyền đến hết ngày 31/12/2026.",), {A: "2025-08-20 2026-12-31", C: "2025-08-20 2026-12-31"},
    ),
}  # fmt: skip
"""No question."""
ASKED: dict[str, tuple[str, ...]] = {
    "a term of all beside that of one": (BOTH, "Điều 2. Thời hạn ủy quyền đến hết ngày 31/12/2027.", "Điều 3. Thời hạn ủy quyền các thủ tục tại Phụ lục II đến hết ngày 30/6/2026."),
    "two terms of one": (GIVES[0].format("."), GIVES[1].format(". Thời hạn ủy quyền đến hết ngày 30/6/2027. Thời hạn ủy quyền đến hết ngày 31/12/2027.")),
    "a term in words": (GIVES[0].format("."), GIVES[1].format(". Thời hạn ủy quyền là 12 tháng.")),
    "a first day before the decision's": (GIVES[0].format("."), GIVES[1].format(" kể từ ngày 01/01/2025.")),
    "a term with a limit": (GIVES[0].format("."), GIVES[1].format(". Thời hạn ủy quyền đến hết ngày 30/6/2027 đối với hồ sơ trực tuyến.")),
    "steps": (GIVES[0].format("."), GIVES[1].format(".").replace("giải quyết", "tiếp nhận, thẩm định hồ sơ")),
    "an end": (GIVES[0].format("."), "Điều 2. Các thủ tục hành chính tại Phụ lục II hết hiệu lực ủy quyền."),
    "a limit": (GIVES[0].format("."), GIVES[1].format(". Không áp dụng với hồ sơ có vốn nước ngoài.")),
}  # fmt: skip
"""Asked of the second annex alone; its last sentence names it, or stands in its article."""


@pytest.mark.parametrize("name", READ)
def test_days_that_articles_plainly_state_of_an_annex_are_those_of_its_rows(name: str, tmp_path: Path) -> None:
    said, wanted = READ[name]
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", *said))
    assert ([one.said.vi for one in made.open], terms(made)) == ([], wanted)


def test_the_preview_names_the_annex_that_a_sentence_is_about_and_says_that_terms_are_those_of_annexes(tmp_path: Path) -> None:  # fmt: skip
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", *ASKED["a limit"]))
    told = preview.text(made.paper, made.annex, made.facts, made.every, "vi", every=False, totals=made.of_whole)
    assert "«Không áp dụng với hồ sơ có vốn nước ngoài.» (chỉ các dòng của Phụ lục 2)" in told
    made = city(tmp_path / "so", paper(tmp_path / "b.docx", *READ["a sentence of each article"][0]))
    told = preview.text(made.paper, made.annex, made.facts, made.every, "vi", every=False, totals=made.of_whole)
    assert "đến hết ngày: theo từng phụ lục, nêu ở dưới" in told
    assert [one.vi[:42] for one in made.told] == [
        "các dòng của Phụ lục 1: đến hết 31/12/2026",
        "các dòng của Phụ lục 2: đến hết 30/06/2027",
    ]


@pytest.mark.parametrize("name", ASKED)
def test_what_is_not_plain_is_asked_and_the_answer_is_for_that_annex_alone(name: str, tmp_path: Path) -> None:
    made_of = paper(tmp_path / "a.docx", *ASKED[name])
    asked = [one for one in city(tmp_path / "so", made_of).open if "Phụ lục 2" in one.said.vi]
    assert asked
    for answer, kept in (("2026-03-31", "to: 2026-03-31"), ("từ 2026-02-01", "from: 2026-02-01"), ("tiếp nhận", "steps: [receive]"), ("tiếp nhận, thẩm định; 2026-03-31", "steps: [receive, appraise]"), ("từ 2026-02-01 đến 2026-03-31", "term: {from: 2026-02-01, to: 2026-03-31}"), ("là điều kiện", "conditions: "), ("có bớt", "scope: ")):  # fmt: skip
        made = city(tmp_path / "so", made_of, {one.key: answer for one in asked})
        grants = next(iter(made.files.values())).decode().split("  - id: ")[1:]
        has = [bool(re.search(rf"{re.escape(kept)}(?!\{{unknown)", one)) for one in grants]
        assert [f'"{A}"' in one for one in grants] == [True, False], (answer, grants)
        assert has == [False, True], (answer, grants)
        write(folder := tmp_path / answer.replace(" ", "-"), {})
        city(folder, made_of)
        write(folder, city(folder, made_of, {one.key: answer for one in made.asked}).files)
        again = city(folder, made_of)
        assert (again.open, again.differences) == ((), ()), answer


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("PHỤ LỤC I", "(Thời hạn ủy quyền đến hết ngày 31/12/2026)"), ("PHỤ LỤC II", "Thời hạn ủy quyền: từ ngày 01/9/2025 đến hết ngày 30/6/2027")),
        (("PHỤ LỤC I", "DANH MỤC THỦ TỤC HÀNH CHÍNH", "Thời hạn ủy quyền: đến hết năm 2026."), ("PHỤ LỤC II", "DANH MỤC THỦ TỤC HÀNH CHÍNH", "Việc ủy quyền thực hiện từ 01/9/2025 đến hết ngày 30/6/2027")),
    ],
)  # fmt: skip
def test_a_term_above_the_rows_of_an_annex_is_that_of_its_rows(first: tuple[str, ...], second: tuple[str, ...], tmp_path: Path) -> None:  # fmt: skip
    made_of = with_titles(tmp_path / "a.docx", first, second)
    made = city(tmp_path / "so", made_of)
    assert ([one.said.vi for one in made.open], terms(made)) == ([], {A: "2025-08-20 2026-12-31", C: "2025-09-01 2027-06-30"})  # fmt: skip


def test_a_term_with_a_limit_above_the_rows_of_an_annex_is_asked_and_is_none_of_the_whole(tmp_path: Path) -> None:
    limit = "Thời hạn ủy quyền đến hết ngày 30/6/2027 đối với hồ sơ trực tuyến"
    made = city(tmp_path / "so", with_titles(tmp_path / "a.docx", ("PHỤ LỤC I",), ("PHỤ LỤC II", limit)))
    assert [limit in one.said.vi for one in made.open] == [True]
    assert made.facts.value("end") == ""


def test_a_sentence_that_names_an_annex_behind_what_it_says_of_all_is_about_all(tmp_path: Path) -> None:
    """Both days are asked, and none is lost."""
    made_of = paper(tmp_path / "a.docx", BOTH, "Điều 2. Thời hạn ủy quyền đến hết ngày 31/12/2027, riêng Phụ lục II đến hết ngày 30/6/2026.")  # fmt: skip
    asked = {one.key.rpartition(":")[2]: one.key for one in city(tmp_path / "so", made_of).open}
    assert set(asked) == {"end", "sentence"}
    rows = {f"bảng 2:{at}:row": "2026-06-30" for at in (2, 3)}
    made = city(tmp_path / "so", made_of, {asked["end"]: "2027-12-31", asked["sentence"]: "không bớt gì", **rows})
    assert terms(made) == {A: "2025-08-20 2027-12-31", C: "2025-08-20 2026-06-30"}


def test_an_annex_that_an_article_does_not_give_is_left_out_by_one_answer_and_stays_out(tmp_path: Path) -> None:
    folder, made_of = tmp_path / "so", paper(tmp_path / "a.docx", *ASKED["an end"])
    (key,) = (one.key for one in city(folder, made_of).open)
    made = city(folder, made_of, {key: "bỏ dòng"})
    assert [row.matter for one in made.given for row in one.rows] == [A, B]
    write(folder, made.files)
    again = city(folder, made_of)
    assert (again.open, again.differences) == ((), ())


@pytest.mark.parametrize("name", ["a sentence of each article", "behind what is given"])
def test_a_second_import_of_such_a_paper_changes_nothing(name: str, tmp_path: Path) -> None:
    folder, made_of = tmp_path / "so", paper(tmp_path / "a.docx", *READ[name][0])
    write(folder, city(folder, made_of).files)
    again = city(folder, made_of)
    assert (again.open, again.differences) == ((), ())


def test_a_condition_in_the_article_of_an_annex_is_one_of_its_rows(tmp_path: Path) -> None:
    condition = "Giám đốc Sở Y tế phải xin ý kiến Sở Tài chính bằng văn bản"
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", GIVES[0].format("."), GIVES[1].format(f". {condition}.")))
    grants = next(iter(made.files.values())).decode().split("  - id: ")[1:]
    assert not made.open
    assert [f"{condition} (Điều 2)" in one for one in grants] == [False, True]


def test_rows_of_several_annexes_stand_at_their_annex_and_a_file_of_before_does_not_change(tmp_path: Path) -> None:
    """Their numbers begin anew in each; a grant that holds the rows of both, as imports wrote it before, is still theirs."""
    folder, made_of = tmp_path / "so", paper(tmp_path / "a.docx", BOTH, titles=("Phụ lục I", "PHỤ LỤC SỐ 02"))
    ((name, data),) = city(folder, made_of).files.items()
    text = data.decode()
    assert re.findall(r"at: (Phụ lục.*)", text) == ["Phụ lục I", "Phụ lục 2"]
    first, second = text.split("  - id: uq-77-qd-ubnd-2025-2\n")
    rows = "".join(f"{line}\n" for line in second.splitlines() if line.strip().startswith("- {row"))
    before = (
        first.replace("uq-77-qd-ubnd-2025-1\n", "uq-77-qd-ubnd-2025\n").replace("at: Phụ lục I\n", "at: Phụ lục\n")
        + rows
    )
    write(folder, {name: before.encode()})
    again = city(folder, made_of)
    assert (again.open, again.differences, again.files) == ((), (), {})
