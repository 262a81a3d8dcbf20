"""A paper that is imported again: what somebody has answered once is not asked again, and what the paper says anew is."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from annexes import Sheet, excel, word
from takings import DECISION_OF_A_CITY, TITLES, city, province

from delegation.loading.disk.files import RuleFile
from delegation.run import importing, pipeline
from delegation.run.formatting import canonical
from delegation.run.importing import Import

A, B, C, D, E = TITLES
HEAD: list[object] = ["STT", "Mã số TTHC", "Tên thủ tục hành chính", "Ghi chú"]
OTHER = "Cấp giấy phép bán lẻ thuốc lá"

Row = tuple[object, object, object, object]

DOUBTS: dict[str, tuple[Row, str]] = {
    "misprinted": ((2, "1,012644", TITLES[B], ""), "đúng đề xuất"),
    "short": ((2, "2.00010", TITLES[C], ""), "đúng đề xuất"),
    "misprinted, without a number": (("", "1,012644", TITLES[B], ""), "đúng đề xuất"),
    "no code": ((2, "", TITLES[B], ""), B),
    "no code, without a number": (("", "", TITLES[B], ""), B),
    "no code, another title": ((2, "", f"{TITLES[B]} cổ truyền", ""), B),
    "no such code": ((2, "9.012644", TITLES[B], ""), B),
    "no such code, new": ((2, "9.765432", OTHER, ""), "thêm mới"),
    "code of another, the title is right": ((2, C, TITLES[B], ""), B),
    "code of another, the code is right": ((2, C, TITLES[B], ""), C),
    "misprinted, left out": ((2, "1,012644", TITLES[B], ""), "bỏ dòng"),
    "no such code, left out": ((2, "9.765432", OTHER, ""), "bỏ dòng"),
    "no code, left out": ((2, "", OTHER, ""), "bỏ dòng"),
    "repeated, left out": ((2, A, TITLES[A], ""), "bỏ dòng"),
    "repeated, kept": ((2, A, TITLES[A], ""), "giữ dòng"),
    "taken back by its note, left out": ((2, B, TITLES[B], "Chưa ủy quyền"), "bỏ dòng"),
    "taken back by its note, kept": ((2, B, TITLES[B], "trừ trường hợp liên tỉnh"), "giữ dòng"),
    "until a day": ((2, B, TITLES[B], "đến hết ngày 30/6/2027"), "30/6/2027"),
}


def sheet(*rows: Row) -> Sheet:
    return Sheet([HEAD, [1, A, TITLES[A], ""], *map(list, rows)])


def table(*rows: tuple[object, str]) -> Sheet:
    return Sheet([HEAD, *([number, code, TITLES[code], ""] for number, code in rows)])


def city_folder(place: Path) -> Path:
    folder = place / "so"
    return folder if (folder / "register.yaml").exists() else province(folder, "Đà Nẵng")


def said(made: Import) -> list[str]:
    return [one.en for one in made.differences or ()]


def kept(folder: Path, made: Import) -> None:
    """Write what comes of an import in which nothing is open."""
    assert not made.open
    put(folder, made)


def put(folder: Path, made: Import) -> None:
    """Write what comes of an import, as ``--yes`` does."""
    for name, data in made.files.items():
        at = folder / name
        at.parent.mkdir(parents=True, exist_ok=True)
        at.write_bytes(data)


def answered(folder: Path, paper: Path, answer: str) -> Import:
    """Import a paper in which one question is asked, with an answer to it, and write what comes of it."""
    asked = city(folder, paper).open
    assert len(asked) == 1
    made = city(folder, paper, {asked[0].key: answer})
    kept(folder, made)
    return made


@pytest.mark.parametrize("doubt", DOUBTS)
def test_what_was_answered_is_not_asked_again_and_nothing_changes(doubt: str, tmp_path: Path) -> None:
    row, answer = DOUBTS[doubt]
    paper = word(tmp_path / "a.docx", DECISION_OF_A_CITY, sheet(row))
    answered(tmp_path / "so", paper, answer)
    again = city(tmp_path / "so", paper)
    assert (again.open, again.differences, dict(again.files)) == ((), (), {})


@pytest.mark.parametrize("answer", ["giữ dòng", "bỏ dòng"])
def test_a_hidden_row_is_not_asked_again_and_one_that_is_hidden_anew_is(answer: str, tmp_path: Path) -> None:
    """What was kept though the file hides it says so in its note."""
    rows = sheet((2, B, TITLES[B], ""), (3, C, TITLES[C], ""))
    lines = [[line] for line in DECISION_OF_A_CITY]
    text = ("Quyết định", Sheet(lines))
    paper = excel(tmp_path / "a.xlsx", text, ("Phụ lục", replace(rows, hidden=frozenset({2}))))
    made = answered(tmp_path / "so", paper, answer)
    assert ("dòng bị ẩn trong tệp" in b"".join(made.files.values()).decode()) == (answer == "giữ dòng")
    again = city(tmp_path / "so", paper)
    assert (again.open, again.differences) == ((), ())
    anew = excel(tmp_path / "b.xlsx", text, ("Phụ lục", replace(rows, hidden=frozenset({3}))))
    assert "hidden" in {one.key.rpartition(":")[2] for one in city(tmp_path / "so", anew).open}


@pytest.mark.parametrize(
    ("doubt", "corrected"),
    [
        ("misprinted", (2, "1,012644", OTHER, "")),
        ("misprinted", (2, "1,O12644", TITLES[B], "")),
        ("misprinted", (3, "1,012644", TITLES[B], "")),
        ("no code", (2, "", TITLES[C], "")),
        ("code of another, the title is right", (2, C, OTHER, "")),
        ("code of another, the code is right", (2, C, OTHER, "")),
        ("misprinted, left out", (2, "1,012644", OTHER, "")),
        ("no such code, left out", (2, "9.765432", "Cấp giấy phép bán buôn thuốc lá", "")),
        ("repeated, left out", (3, A, TITLES[A], "")),
        ("taken back by its note, left out", (2, B, TITLES[B], "Chưa ủy quyền cấp lại")),
    ],
)
def test_what_the_paper_says_anew_is_asked(doubt: str, corrected: Row, tmp_path: Path) -> None:
    """A corrected row below the same misprint, and the same words in another row, are nobody's answer."""
    row, answer = DOUBTS[doubt]
    answered(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, sheet(row)), answer)
    assert city(tmp_path / "so", word(tmp_path / "b.docx", DECISION_OF_A_CITY, sheet(corrected))).open


RECEIVER, TERM = "Cơ quan được ủy quyền", "Thời hạn ủy quyền"
SIDES: dict[str, tuple[str, list[str], str, str]] = {
    "first letters": (RECEIVER, ["Sở Y tế", "STP"], "so-tu-phap", "STP mới"),
    "nobody's name": (RECEIVER, ["Sở Y tế", "Cơ quan tư pháp"], "so-tu-phap", "Cơ quan y tế"),
    "one of two": (RECEIVER, ["Sở Y tế", "Sở Tư pháp hoặc Sở Y tế"], "so-tu-phap", "Sở Y tế hoặc Sở Tư pháp"),
    "two": (RECEIVER, ["Sở Y tế", "STP và SYT"], "Sở Tư pháp; Sở Y tế", "STP, SYT"),
    "nobody": (RECEIVER, ["Sở Y tế", ""], "so-tu-phap", "Cơ quan y tế"),
    "the giver": (RECEIVER, ["Sở Y tế", "UBND thành phố"], "so-tu-phap", "Cơ quan y tế"),
    "a term in words": (TERM, ["đến 31/12/2027", "12 tháng kể từ ngày ký"], "2026-08-15", "18 tháng kể từ ngày ký"),
    "a term of which no day is known": (TERM, ["đến 31/12/2027", "đến khi có Luật mới"], "chưa rõ", "đến khi có Nghị định mới"),
    "a note with a term of which no day is known": ("Ghi chú", ["", "đến hết ngày 31/02/2027"], "chưa rõ", "đến hết ngày 30/02/2027"),
}  # fmt: skip
"""The head of a column, what stands in it, an answer to what is asked of the second row, and other words for it that must be asked."""


def sided(place: Path, head: str, cells: list[str]) -> Path:
    rows = [[at, code, TITLES[code], words] for at, (code, words) in enumerate(zip((A, B, C), cells, strict=False), 1)]
    return word(place, DECISION_OF_A_CITY, Sheet([[*HEAD[:3], head], *rows]))


@pytest.mark.parametrize("doubt", SIDES)
def test_who_was_meant_and_until_when_is_not_asked_again_and_other_words_are(doubt: str, tmp_path: Path) -> None:
    """Without the profile of the office, too: the note of the row keeps the words that were asked."""
    head, cells, answer, other = SIDES[doubt]
    answered(tmp_path / "so", sided(tmp_path / "a.docx", head, cells), answer)
    again = city(tmp_path / "so", sided(tmp_path / "a.docx", head, cells))
    assert (again.open, again.differences, dict(again.files)) == ((), (), {})
    assert len(city(tmp_path / "so", sided(tmp_path / "b.docx", head, [cells[0], other])).open) == 1


def test_who_was_meant_is_known_of_each_row_though_it_was_asked_once(tmp_path: Path) -> None:
    """The row that was asked may be gone from a corrected annex."""
    cells = ["Cơ quan tư pháp", "Cơ quan tư pháp", "Sở Y tế"]
    paper = sided(tmp_path / "a.docx", RECEIVER, cells)
    asked = [one.key for one in city(tmp_path / "so", paper).open]
    kept(tmp_path / "so", city(tmp_path / "so", paper, {asked[0]: "so-tu-phap"}))
    rows = [[2, B, TITLES[B], cells[1]], [3, C, TITLES[C], cells[2]]]
    corrected = city(
        tmp_path / "so", word(tmp_path / "b.docx", DECISION_OF_A_CITY, Sheet([[*HEAD[:3], RECEIVER], *rows]))
    )
    assert ([one.key for one in corrected.open], said(corrected)) == (
        [f"uq-77-qd-ubnd-2025-1:1:{A}:gone"],
        [f"? row 1: {A}, not in the paper"],
    )


@pytest.mark.parametrize(
    ("line", "words", "key", "answer", "other"),
    [
        (-5, "Điều 1. Ủy quyền cho STP giải quyết các thủ tục hành chính tại Phụ lục.", "receiver", "so-tu-phap", "Cơ quan y tế"),
        (-4, "Điều 2. Quyết định này có hiệu lực kể từ ngày đăng Công báo.", "effective", "2025-09-01", "ngày được đăng tải"),
        (-4, "Điều 2. Quyết định này có hiệu lực kể từ ngày đăng Công báo.", "effective", "chưa rõ", "ngày được đăng tải"),
        (-4, "Điều 2. Ủy quyền có thời hạn 12 tháng.", "end", "2026-08-15", "18 tháng"),
        (-4, "Điều 2. Ủy quyền có thời hạn 12 tháng.", "end", "chưa rõ", "18 tháng"),
    ],
)  # fmt: skip
def test_what_was_answered_of_the_whole_is_not_asked_again_and_other_words_are(
    line: int, words: str, key: str, answer: str, other: str, tmp_path: Path
) -> None:
    def paper(name: str, said: str) -> Path:
        lines = list(DECISION_OF_A_CITY)
        lines[line] = said
        return word(tmp_path / name, lines, Sheet([HEAD, [1, A, TITLES[A], ""]]))

    first = city(tmp_path / "so", paper("a.docx", words))
    assert [one.key for one in first.open] == [f"deed:{key}"]
    kept(tmp_path / "so", city(tmp_path / "so", paper("a.docx", words), {f"deed:{key}": answer}))
    again = city(tmp_path / "so", paper("a.docx", words))
    assert (again.open, again.differences) == ((), ())
    old = {"receiver": "STP", "effective": "ngày đăng Công báo", "end": "12 tháng"}[key]
    anew = city(tmp_path / "so", paper("b.docx", words.replace(old, other)))
    assert [one.key for one in anew.open] == [f"deed:{key}"]


def test_what_the_paper_leaves_out_is_as_the_register_has_it(tmp_path: Path) -> None:
    """Given by ``--fact`` once, it need not be given again."""
    lines = [line for line in DECISION_OF_A_CITY if not line.startswith(("Điều 1", "Về việc"))]
    paper = word(tmp_path / "a.docx", lines, Sheet([HEAD, [1, A, TITLES[A], ""]]))
    facts = {"deed:mechanism": "delegation", "deed:receiver": "so-y-te"}
    kept(city_folder(tmp_path), importing.read(paper, pipeline.load(city_folder(tmp_path)), facts))
    again = importing.read(paper, pipeline.load(city_folder(tmp_path)), {})
    assert (again.open, again.differences) == ((), ())


def test_a_corrected_annex_takes_a_row_in_that_was_left_out_only_where_somebody_says_so(tmp_path: Path) -> None:
    """The question says what was decided; then the note of the grant says no longer that the row was left out."""
    folder = tmp_path / "so"
    row, answer = DOUBTS["misprinted, left out"]
    answered(folder, word(tmp_path / "a.docx", DECISION_OF_A_CITY, sheet(row, (3, C, TITLES[C], ""))), answer)
    corrected = word(tmp_path / "b.docx", DECISION_OF_A_CITY, sheet((2, B, TITLES[B], ""), (3, C, TITLES[C], "")))
    made = city(folder, corrected)
    assert [one.key.rpartition(":")[2] for one in made.open] == ["left"]
    assert f"«1,012644 {TITLES[B]}»" in made.open[0].said.vi
    out = city(folder, corrected, {made.open[0].key: "bỏ dòng"})
    assert said(out) == [
        f"+ noted as left out: dòng 2 «{B} {TITLES[B]}»",
        f"- noted as left out: dòng 2 «1,012644 {TITLES[B]}»",
    ]
    kept(folder, city(folder, corrected, {made.open[0].key: "giữ dòng"}))
    text = (folder / "decisions/2025/77-qd-ubnd-2025.yaml").read_text("utf-8")
    assert "không nhập" not in text
    assert [one.split("matter: ")[1][1:9] for one in text.splitlines() if "- {row" in one] == [A, B, C]
    assert said(city(folder, corrected)) == []


def test_a_row_that_was_left_out_for_being_hidden_does_not_come_back_unasked(tmp_path: Path) -> None:
    rows = sheet((2, B, TITLES[B], ""))
    text = ("Quyết định", Sheet([[line] for line in DECISION_OF_A_CITY]))
    paper = excel(tmp_path / "a.xlsx", text, ("Phụ lục", replace(rows, hidden=frozenset({2}))))
    answered(tmp_path / "so", paper, "bỏ dòng")
    shown = city(tmp_path / "so", excel(tmp_path / "b.xlsx", text, ("Phụ lục", rows)))
    assert [one.key.rpartition(":")[2] for one in shown.open] == ["left"]


@pytest.mark.parametrize("note", ["", "    note: Theo công văn 5; xem hồ sơ\n"])
def test_a_row_that_is_left_out_of_a_decision_of_the_register_is_noted_there(note: str, tmp_path: Path) -> None:
    """What somebody has written into the note stays, in both directions, in the quotes that it needs meanwhile."""
    folder, place = tmp_path / "so", tmp_path / "so/decisions/2025/77-qd-ubnd-2025.yaml"
    kept(folder, city(folder, word(tmp_path / "a.docx", DECISION_OF_A_CITY, sheet((2, B, TITLES[B], "")))))
    place.write_text(place.read_text("utf-8").replace("    matters:\n", f"{note}    matters:\n"), "utf-8")
    first = place.read_text("utf-8")
    more = word(tmp_path / "b.docx", DECISION_OF_A_CITY, sheet((2, B, TITLES[B], ""), (3, "9.765432", OTHER, "")))
    left = answered(folder, more, "bỏ dòng")
    assert said(left) == [f"+ noted as left out: dòng 3 «9.765432 {OTHER}»"]
    again = city(folder, more)
    assert (again.open, again.differences) == ((), ())
    kept(folder, city(folder, tmp_path / "a.docx"))
    assert place.read_text("utf-8").replace('note: "Theo công văn 5; xem hồ sơ"', note.strip()) == first


def test_new_rows_stand_where_they_stand_on_paper(tmp_path: Path) -> None:
    folder = tmp_path / "so"
    kept(folder, city(folder, word(tmp_path / "a.docx", DECISION_OF_A_CITY, table((2, B), (3, D)))))
    made = city(folder, word(tmp_path / "b.docx", DECISION_OF_A_CITY, table((1, A), (2, B), ("2a", C), (3, D), (4, E))))
    kept(folder, made)
    text = (folder / "decisions/2025/77-qd-ubnd-2025.yaml").read_text("utf-8")
    assert [one.split("matter: ")[1][1:9] for one in text.splitlines() if "- {row" in one] == [A, B, C, D, E]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("kể từ ngày ký", "kể từ ngày 01/9/2025", "in force from: the paper says 2025-09-01"),
        ("ngày 15 tháng 8", "ngày 16 tháng 8", "day of signing: the paper says 2025-08-16"),
        ("đến hết năm 2027", "đến hết năm 2028", "the term of uq-77-qd-ubnd-2025: the paper says until 2028-12-31"),
    ],
)
def test_another_day_of_the_whole_is_told_and_never_passed_over(old: str, new: str, told: str, tmp_path: Path) -> None:
    lines = [*DECISION_OF_A_CITY[:-3], "Điều 3. Thời hạn ủy quyền đến hết năm 2027.", *DECISION_OF_A_CITY[-3:]]
    kept(tmp_path / "so", city(tmp_path / "so", word(tmp_path / "a.docx", lines, sheet())))
    other = word(tmp_path / "b.docx", [one.replace(old, new) for one in lines], sheet())
    made = city(tmp_path / "so", other)
    assert any(one.startswith(told) for one in said(made))
    assert not made.files


def test_rows_stay_with_the_grant_that_ends_as_they_do(tmp_path: Path) -> None:
    """Though another one comes first in a corrected annex: grants are known by what they say, not by their order."""
    folder = tmp_path / "so"
    kept(folder, city(folder, sided(tmp_path / "a.docx", TERM, ["đến 31/12/2026", "đến 31/12/2027", "đến 31/12/2027"])))
    rows = [[2, B, TITLES[B], "đến 31/12/2027"], [3, C, TITLES[C], "đến 31/12/2027"]]
    corrected = word(tmp_path / "b.docx", DECISION_OF_A_CITY, Sheet([[*HEAD[:3], TERM], *rows]))
    assert not [one for one in said(city(folder, corrected)) if "row 2" in one or "row 3" in one]


@pytest.mark.parametrize("doubt", ["misprinted, left out", "no such code, new", "taken back by its note, kept"])
def test_what_is_written_is_laid_out(doubt: str, tmp_path: Path) -> None:
    row, answer = DOUBTS[doubt]
    made = answered(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, sheet(row)), answer)
    for name, data in made.files.items():
        assert canonical(RuleFile(name, "decision" if name.startswith("decisions/") else "procedures", data)) == data


def ended(folder: Path, last: str) -> None:
    """Write another last day into the decision that was imported, as `edit end` does."""
    at = next((folder / "decisions").rglob("77*.yaml"))
    at.write_text(re.sub(r"to: 20[-0-9]+}", f"to: {last}}}", at.read_text()))


@pytest.mark.parametrize("limit", ["trừ trường hợp liên tỉnh", ""])
def test_a_term_that_was_edited_since_takes_no_row_away(limit: str, tmp_path: Path) -> None:
    """A row that was kept has the term of its grant, whatever it is by now: it is the same grant still."""
    folder = tmp_path / "so"
    rows = [(1, A, TITLES[A], ""), (2, B, TITLES[B], limit), (3, C, TITLES[C], "")]
    lasting = [*DECISION_OF_A_CITY, "Điều 3. Việc ủy quyền được thực hiện đến hết ngày 31/12/2027."]
    paper = word(tmp_path / "a.docx", lasting, Sheet([HEAD, *map(list, rows)]))
    kept(folder, city(folder, paper, {one.key: "giữ dòng" for one in city(folder, paper).open}))
    ended(folder, "2026-12-31")
    again = city(folder, paper)
    assert (again.open, dict(again.files)) == ((), {})
    assert [one[:8] for one in said(again)] == ["the term"]


GONE: dict[str, list[tuple[object, str]]] = {
    "cut short": [(1, A), (2, B)],
    "a row taken out": [(1, A), (3, C)],
    "a row taken out, the others numbered anew": [(1, A), (2, C)],
}


@pytest.mark.parametrize("paper", GONE)
@pytest.mark.parametrize("answer", ["", "giữ dòng", "bỏ dòng"])
def test_a_row_that_the_paper_has_no_more_goes_only_where_somebody_says_so(
    paper: str, answer: str, tmp_path: Path
) -> None:
    folder = tmp_path / "so"
    kept(folder, city(folder, word(tmp_path / "a.docx", DECISION_OF_A_CITY, table((1, A), (2, B), (3, C)))))
    now = word(tmp_path / "b.docx", DECISION_OF_A_CITY, table(*GONE[paper]))
    asked = [one for one in city(folder, now).open if one.key.endswith(":gone")]
    assert len(asked) == 1
    made = city(folder, now, {asked[0].key: answer})
    assert bool(made.still_gone) == (not answer)
    for name, data in made.files.items():
        (folder / name).write_bytes(data)
    left = next((folder / "decisions").rglob("77*.yaml")).read_text()
    lost = next(one for one in (B, C) if one not in {code for _, code in GONE[paper]})
    assert (lost in left) == (answer != "bỏ dòng")
    assert all(left.count(code) == 1 for _, code in GONE[paper])


def test_what_nobody_answered_of_the_whole_is_asked_until_somebody_does(tmp_path: Path) -> None:
    """Of a draft, a line around rows, a total; what was answered at the first import is not asked again, and the file says what is open, no more and no less."""
    folder = city_folder(tmp_path)
    lines = ["DỰ THẢO", *DECISION_OF_A_CITY, "DANH MỤC (CHỈ ÁP DỤNG ĐỐI VỚI HỘ KINH DOANH)", "Tổng số: 9 thủ tục"]
    paper = word(tmp_path / "a.docx", lines, table((1, A), (2, B)))
    draft, *others = (one.key for one in city(folder, paper).open)
    assert draft.endswith(":draft")
    assert len(others) > 1
    put(folder, city(folder, paper, {draft: "giữ dòng"}))
    place = next((folder / "decisions").rglob("77*.yaml"))
    assert 'scope: {unknown: "khi nhập còn câu chưa trả lời, chưa ai xác nhận phạm vi"}' in place.read_text("utf-8")
    for at in range(len(others)):
        assert [one.key for one in city(folder, paper).open] == others[at:]
        made = city(folder, paper, {others[at]: "giữ dòng"})
        assert [one.key for one in made.open] == others[at + 1 :]
        assert [one.vi[:15] for one in made.differences or ()] == ["- Chưa trả lời "]
        put(folder, made)
    assert "Chưa trả lời" not in place.read_text("utf-8")
    assert (city(folder, paper).open, city(folder, paper).differences) == ((), ())
