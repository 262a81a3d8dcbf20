"""A corrected annex is a difference of the whole decision: no row of any of its grants stays in silence, and none stands in two."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import pytest
from annexes import Sheet, word
from takings import DECISION_OF_A_CITY, TITLES, city, province

from delegation.model.terms import if_known
from delegation.run import pipeline
from delegation.run.importing import Import

A, B, C, D, E = TITLES
HEAD: list[object] = ["STT", "Mã số TTHC", "Tên thủ tục hành chính", "Cơ quan được ủy quyền", "Thời hạn ủy quyền"]
HEALTH, JUSTICE, CULTURE = RECEIVERS = ("Sở Y tế", "Sở Tư pháp", "Sở Văn hóa, Thể thao và Du lịch")
SHORT, LONG = LASTS = ("28/02/2027", "30/06/2027")

Row = tuple[str, str, str]
"""The code of a row, who receives, and its last day."""
Annex = list[tuple[int, Row]]


Held = tuple[str, str, tuple[str, ...], tuple[tuple[object, str, str | None], ...]]
"""A grant of the register: receiver, term, steps, and its rows."""


def numbered(*rows: Row) -> Annex:
    return list(enumerate(rows, 1))


def paper(place: Path, rows: Annex) -> Path:
    cells = [[number, code, TITLES[code], receiver, f"đến {last}"] for number, (code, receiver, last) in rows]
    return word(place, DECISION_OF_A_CITY, Sheet([HEAD, *cells]))


def written(folder: Path, made: Import) -> None:
    for name, data in made.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def imported(folder: Path, at: Path, answer: str = "bỏ dòng") -> Import:
    """Import a paper with one answer to whatever is asked of rows that are gone, and write it; gaps between numbers are meant, and of last days the paper is right."""
    asked = {one.key: one for one in city(folder, at).open}
    assert not [key for key in asked if not key.endswith((":gone", ":numbers", ":term"))]
    answers = {
        key: answer if key.endswith(":gone") else one.options[0] if key.endswith(":term") else "giữ dòng"
        for key, one in asked.items()
    }
    made = city(folder, at, answers)
    assert not made.open
    written(folder, made)
    return made


def held(folder: Path) -> list[Held]:
    """Give what the register says of the decision, whatever its grants are called and in which order they stand."""
    grants = pipeline.load(folder).register.grants.values()
    return sorted(
        (
            str(one.receiver),
            str(one.term),
            one.steps,
            tuple((row.row, row.matter, row.note) for row in if_known(one.rows)),
        )
        for one in grants
        if "77-qd-ubnd-2025" in one.id
    )


def folders(place: Path) -> tuple[Path, Path]:
    """Give two registers that are the same and do not have the decision."""
    first = province(place / "so", "Đà Nẵng")
    return first, Path(shutil.copytree(first, place / "moi"))


FIRST = numbered((A, HEALTH, SHORT), (B, HEALTH, SHORT), (C, JUSTICE, SHORT), (D, JUSTICE, SHORT), (E, CULTURE, SHORT))
CORRECTED: dict[str, Annex] = {
    "cut to the rows of one receiver": FIRST[:2],
    "a receiver left out": FIRST[:4],
    "the only row of a receiver given to another": [*FIRST[:4], (5, (E, HEALTH, SHORT))],
    "all given to one": [(at, (code, HEALTH, last)) for at, (code, _, last) in FIRST],
    "all given to one who had none of them": [(at, (code, CULTURE, LONG)) for at, (code, _, _) in FIRST],
    "one row of several lasts longer": [(1, (A, HEALTH, LONG)), *FIRST[1:]],
    "one row given to another until another day": [*FIRST[:3], (4, (D, CULTURE, LONG)), FIRST[4]],
    "numbered anew without the first": numbered(*(row for _, row in FIRST[1:])),
}


@pytest.mark.parametrize("change", CORRECTED)
def test_a_corrected_annex_leaves_what_it_says_and_nothing_else(change: str, tmp_path: Path) -> None:
    folder, fresh = folders(tmp_path)
    imported(folder, paper(tmp_path / "a.docx", FIRST))
    now = paper(tmp_path / "b.docx", CORRECTED[change])
    assert imported(folder, now).differences
    imported(fresh, now)
    assert held(folder) == held(fresh)
    again = city(folder, now)
    assert (again.open, again.differences, dict(again.files)) == ((), (), {})


def test_a_row_of_a_receiver_that_the_paper_names_no_more_is_asked_and_stays_until_somebody_says_so(
    tmp_path: Path,
) -> None:
    folder, _ = folders(tmp_path)
    imported(folder, paper(tmp_path / "a.docx", FIRST))
    before, now = held(folder), paper(tmp_path / "b.docx", FIRST[:4])
    made = city(folder, now)
    assert [one.key for one in made.open] == [f"uq-77-qd-ubnd-2025-3:5:{E}:gone"]
    assert [one.vi for one in made.differences or ()] == [f"? dòng 5: {E}, tệp không còn, sổ còn"]
    written(folder, made)
    imported(folder, now, "giữ dòng")
    assert held(folder) == before
    assert (city(folder, now).open, dict(city(folder, now).files)) == ((), {})
    other = city(folder, paper(tmp_path / "c.docx", [*FIRST[:3], (4, (D, HEALTH, SHORT))]))
    assert f"uq-77-qd-ubnd-2025-3:5:{E}:gone" in [one.key for one in other.open]


def test_a_receiver_that_a_row_loses_is_named_in_what_is_asked(tmp_path: Path) -> None:
    folder, _ = folders(tmp_path)
    imported(folder, paper(tmp_path / "a.docx", [(1, (A, f"{HEALTH}; {JUSTICE}", SHORT)), *FIRST[1:2]]))
    (question,) = city(folder, paper(tmp_path / "b.docx", FIRST[:2])).open
    assert question.place.vi.endswith("giao cho Sở Tư pháp")
    assert question.said.vi.startswith("sổ có dòng này cho bên nhận ấy, tệp nhập có dòng mà")


def test_a_grant_that_others_name_is_not_taken_out_and_nothing_is_written(tmp_path: Path) -> None:
    """The sentence says what to do."""
    folder, _ = folders(tmp_path)
    imported(folder, paper(tmp_path / "a.docx", FIRST))
    at = next((folder / "decisions").rglob("77*.yaml"))
    at.write_text(at.read_text("utf-8") + "# xem uq-77-qd-ubnd-2025-3\n", "utf-8")
    made = city(folder, paper(tmp_path / "b.docx", CORRECTED["all given to one"]))
    assert not made.files
    assert any(one.vi.startswith("uq-77-qd-ubnd-2025-3: ") for one in made.differences or ())


def corrected(rows: Annex, chance: random.Random) -> Annex:
    """Correct an annex at random: rows go, come, get another receiver or last day, and are numbered anew."""

    def other(own: str, all_there_are: tuple[str, ...]) -> str:
        return chance.choice(all_there_are) if chance.random() < 0.35 else own

    now: Annex = [
        (at, (code, other(receiver, RECEIVERS), other(last, LASTS)))
        for at, (code, receiver, last) in rows
        if chance.random() < 0.85
    ]
    for code in TITLES:
        if code not in {row[0] for _, row in rows} and chance.random() < 0.5:
            now.append((len(rows) + len(now) + 1, (code, chance.choice(RECEIVERS), chance.choice(LASTS))))
    rest = now or rows[:1]
    return numbered(*(row for _, row in rest)) if chance.random() < 0.3 else rest


@pytest.mark.parametrize("seed", range(40))
def test_any_correction_ends_where_an_import_into_an_empty_register_does(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311  no secret
    folder, fresh = folders(tmp_path)
    codes = chance.sample(list(TITLES), chance.randint(3, 5))
    first = numbered(*((code, chance.choice(RECEIVERS), chance.choice(LASTS)) for code in codes))
    imported(folder, paper(tmp_path / "a.docx", first))
    now = paper(tmp_path / "b.docx", corrected(first, chance))
    imported(folder, now)
    imported(fresh, now)
    assert held(folder) == held(fresh)
    assert not city(folder, now).files


TWO = numbered((A, HEALTH, SHORT), (B, HEALTH, SHORT), (C, HEALTH, LONG))
"""Two grants to one receiver."""


def last_days(folder: Path) -> dict[str, str]:
    """Give the last day of each matter that the decision gives."""
    grants = pipeline.load(folder).register.grants.values()
    own = [one for one in grants if "77-qd-ubnd-2025" in one.id]
    return {row.matter: str(one.term.end) for one in own for row in if_known(one.rows)}


def ended(folder: Path, grant: str, last: str) -> None:
    """End a grant on another day, as ``edit end`` does."""
    at = next((folder / "decisions").rglob("77*.yaml"))
    before, name, rest = at.read_text("utf-8").partition(f"- id: {grant}\n")
    at.write_text(before + name + re.sub(r"to: 20[-0-9]+}", f"to: {last}}}", rest, count=1), "utf-8")


@pytest.mark.parametrize("answer", ["", "2027-02-28", "2027-01-31"])
def test_a_grant_that_was_ended_since_is_not_reopened_by_a_corrected_annex_unless_somebody_says_so(
    answer: str, tmp_path: Path
) -> None:
    """The rows stay until then; what was answered is not asked again, and of the paper that was imported nothing is asked."""
    folder, _ = folders(tmp_path)
    first = paper(tmp_path / "a.docx", TWO)
    imported(folder, first)
    ended(folder, "uq-77-qd-ubnd-2025-1", "2027-01-31")
    again = city(folder, first)
    assert (again.open, dict(again.files)) == ((), {})
    assert [one.vi[:22] for one in again.differences or ()] == ["thời hạn của dòng 1, 2"]
    now = paper(tmp_path / "b.docx", [*TWO, (4, (D, HEALTH, SHORT))])
    (asked,) = city(folder, now).open
    assert (asked.key, asked.options) == ("uq-77-qd-ubnd-2025-1:2027-02-28:term", ("2027-02-28", "2027-01-31"))
    made = city(folder, now, {asked.key: answer})
    assert bool(made.open) == (not answer)
    written(folder, made)
    own = answer or "2027-01-31"
    assert last_days(folder) == {A: own, B: own, C: "2027-06-30", D: "2027-02-28"}
    later = city(folder, now)
    assert ([one.key for one in later.open], dict(later.files)) == ([] if answer else [asked.key], {})


def test_a_last_day_of_all_rows_of_a_grant_is_changed_at_the_grant_and_of_most_rows_they_leave_it(
    tmp_path: Path,
) -> None:
    folder, _ = folders(tmp_path)
    imported(folder, paper(tmp_path / "a.docx", TWO))
    by_hand(folder, A)
    longer = "31/12/2027"
    imported(folder, paper(tmp_path / "b.docx", numbered((A, HEALTH, longer), (B, HEALTH, longer), (C, HEALTH, LONG))))
    assert sorted(len(rows) for *_, rows in held(folder)) == [1, 2]
    text = next((folder / "decisions").rglob("77*.yaml")).read_text("utf-8")
    assert (text.count("to: 2027-12-31}"), text.count(HAND)) == (1, 1)
    most = paper(tmp_path / "c.docx", numbered((A, HEALTH, longer), (B, HEALTH, LONG), (C, HEALTH, longer)))
    imported(folder, most)
    assert last_days(folder) == {A: "2027-12-31", B: "2027-06-30", C: "2027-12-31"}


HAND = 'communes: ["00004"], note: đã hỏi Sở'
RENUMBERED: dict[str, tuple[Annex, int]] = {
    "a row put in above": (numbered(*(row for _, row in (FIRST[1], FIRST[0], *FIRST[2:]))), 2),
    "the first left out": (numbered(*(row for _, row in FIRST[:3])), 1),
    "given to another": ([(1, (A, CULTURE, LONG)), *FIRST[1:]], 1),
    "given to another who has some, under another number": ([*FIRST[1:], (9, (A, JUSTICE, SHORT))], 9),
}
"""Corrected annexes, with the number that the first row has then."""


@pytest.mark.parametrize("change", RENUMBERED)
def test_what_was_written_by_hand_at_a_row_stays_with_its_matter(change: str, tmp_path: Path) -> None:
    folder, _ = folders(tmp_path)
    imported(folder, paper(tmp_path / "a.docx", FIRST))
    by_hand(folder, A)
    annex, number = RENUMBERED[change]
    imported(folder, paper(tmp_path / "b.docx", annex))
    text = next((folder / "decisions").rglob("77*.yaml")).read_text("utf-8")
    assert f'- {{row: {number}, matter: "{A}", {HAND}}}' in text


def test_what_was_written_on_several_lines_stays_on_one(tmp_path: Path) -> None:
    folder, _ = folders(tmp_path)
    imported(folder, paper(tmp_path / "a.docx", FIRST))
    at = next((folder / "decisions").rglob("77*.yaml"))
    text, flow = at.read_text("utf-8"), f'- {{row: 1, matter: "{A}"}}'
    block = f'- row: 1\n        matter: "{A}"\n        communes:\n          - "00004"\n        note: hỏi Sở'
    assert text.count(flow) == 1
    at.write_text(re.sub(re.escape(flow) + r".*", block, text), "utf-8")
    imported(folder, paper(tmp_path / "b.docx", [(9, FIRST[0][1]), *FIRST[1:]]))
    assert f'- {{row: 9, matter: "{A}", communes: ["00004"], note: hỏi Sở}}' in at.read_text("utf-8")


def test_what_goes_with_a_matter_that_the_paper_has_no_more_is_told(tmp_path: Path) -> None:
    folder, _ = folders(tmp_path)
    imported(folder, paper(tmp_path / "a.docx", FIRST[:4]))
    by_hand(folder, A)
    made = imported(folder, paper(tmp_path / "b.docx", [(1, (E, HEALTH, SHORT)), *FIRST[1:4]]))
    told = [one.vi for one in made.differences or () if one.vi.startswith("!")]
    assert told == [f'! dòng 1: {A} không còn, bỏ theo phần đã viết tay: «đã hỏi Sở; communes: ["00004"]»']


def by_hand(folder: Path, matter: str) -> None:
    """Write something by hand at the row of a matter."""
    at = next((folder / "decisions").rglob("77*.yaml"))
    text = at.read_text("utf-8")
    assert text.count(f'matter: "{matter}"}}') == 1
    at.write_text(text.replace(f'matter: "{matter}"}}', f'matter: "{matter}", {HAND}}}'), "utf-8")
