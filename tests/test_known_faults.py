"""Small registers that once gave a wrong answer: what checks say and what ``who`` answers, in one place.

Each is laid over the sound base of the examples of the checks; persons, texts and figures are made up.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from casework import DAY, LAW, Case, decision, grant, task, text
from folders import small
from programs import ask

from delegation.authority.examination import Examination
from delegation.run import pipeline


def test_a_director_may_delegate_what_was_decentralised_to_the_department(tmp_path: Path) -> None:
    case = Case(
        tmp_path,
        {
            "tasks/viec.yaml": task(),
            "decisions/2025/1.yaml": decision(
                "1/2025/QĐ-UBND",
                grant("g1", "ubnd-tp", "so-y-te", "2026-01-01", "2026-12-31", "decentralisation"),
                kind="committee-decision-qppl",
            ),
            "decisions/2025/2.yaml": decision(
                "2/QĐ-SYT",
                grant("g2", "giam-doc-so-y-te", "ubnd-cap-xa", "2026-01-01", "2026-12-31"),
                kind="other",
                issuer="so-y-te",
            ),
        },
    )
    assert case.who(DAY) == (["so-y-te"], ["ubnd-cap-xa"])
    assert not {one.check for one in case.findings()} & {"DLG303", "DLG503", "DLG201", "DLG203"}
    assert {one.severity.value for one in case.findings() if one.check == "DLG302"} == {"info"}


def test_a_chair_does_not_give_what_its_committee_holds(tmp_path: Path) -> None:
    case = Case(
        tmp_path,
        {
            "tasks/viec.yaml": task(),
            "decisions/2025/1.yaml": decision(
                "1/QĐ-CTUBND",
                grant("g1", "chu-tich-ubnd-tp", "giam-doc-so-y-te", "2026-01-01", "2026-12-31"),
                kind="chair-decision",
                issuer="chu-tich-ubnd-tp",
            ),
        },
    )
    assert "DLG303:g1" in case.found()


ENDS = {
    "its own term": ("owners: [{holder: ubnd-tp, term: {to: 2026-04-30}}]", LAW, "", ""),
    "its text": (
        "owner: ubnd-tp",
        "{instrument: 1/2024/NĐ-CP}",
        text("1/2024/NĐ-CP", "2024-01-01", ", ended: 2026-04-30"),
        "",
    ),
    "its provision": (
        "owner: ubnd-tp",
        "{instrument: 1/2024/NĐ-CP, at: khoản 2 Điều 5}",
        text("1/2024/NĐ-CP", "2024-01-01", ", ends-in-part: [{at: Điều 5, to: 2026-04-30, by: 72/2025/QH15}]"),
        "",
    ),
    "the body itself": ("owner: so-cu", LAW, "", "so-cu"),
    "the body that it heads": ("owner: gd-so-cu", LAW, "", "gd-so-cu"),
}


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("after", ["nobody", "somebody"])
def test_a_grant_that_outlives_its_givers_authority_is_told(end: str, after: str, tmp_path: Path) -> None:
    owner, basis, texts, giver = ENDS[end]
    if after == "somebody":
        held = owner.removeprefix("owner: ")
        first = owner.removeprefix("owners: [").removesuffix("]") if "owners" in owner else f"{{holder: {held}}}"
        owner = f"owners: [{first}, {{holder: so-y-te, term: {{from: 2026-05-01}}, basis: [{LAW}]}}]"
    files = {
        "tasks/viec.yaml": task(owner, basis=basis),
        "decisions/2025/1.yaml": decision(
            "1/QĐ-UBND", grant("g1", giver or "ubnd-tp", "ubnd-cap-xa", "2026-01-01", "2026-12-31")
        ),
        "holders/them.yaml": "holders:\n"
        "  - {id: so-cu, name: Sở cũ, kind: specialised-agency, level: city, parent: ubnd-tp, term: {to: 2026-04-30}}\n"
        "  - {id: gd-so-cu, name: Giám đốc Sở cũ, kind: agency-head, level: city, parent: so-cu, head-of: so-cu}\n",
    }
    if texts:
        files["instruments/them.yaml"] = "instruments:\n" + texts
    case = Case(tmp_path, files)
    about = [one for one in case.findings() if one.check in ("DLG303", "DLG503")]
    assert [one.grants for one in about] == [("g1",)]
    assert {(area.start, area.end) for one in about for area in one.areas} == {(date(2026, 5, 1), date(2026, 12, 31))}
    assert case.who(date(2026, 4, 30))[1] == ["ubnd-cap-xa"]
    assert case.who(DAY)[1] == ([] if after == "nobody" else ["so-y-te"])


def test_two_grants_without_ground_at_other_times_do_not_excuse_each_other(tmp_path: Path) -> None:
    case = Case(
        tmp_path,
        {
            "tasks/viec.yaml": task(),
            "holders/them.yaml": "holders:\n  - {id: so-x, name: Sở X, kind: specialised-agency, level: city, parent: ubnd-tp}\n",
            "decisions/2025/1.yaml": decision(
                "1/2025/QĐ-UBND",
                grant("c1", "so-y-te", "so-x", "2026-01-01", "2026-03-31", "decentralisation"),
                grant("c2", "so-x", "so-y-te", "2026-04-01", "2026-12-31", "decentralisation"),
                kind="committee-decision-qppl",
            ),
        },
    )
    assert {"DLG303:c1", "DLG303:c2"} <= case.found()
    assert not any(key.startswith("DLG401") for key in case.found())


def test_a_grant_that_hangs_on_one_without_ground_is_named_with_it(tmp_path: Path) -> None:
    case = Case(
        tmp_path,
        {
            "tasks/viec.yaml": task(),
            "holders/them.yaml": "holders:\n  - {id: so-x, name: Sở X, kind: specialised-agency, level: city, parent: ubnd-tp}\n",
            "decisions/2025/1.yaml": decision(
                "1/2025/QĐ-UBND",
                grant("c1", "so-y-te", "so-x", "2026-01-01", "2026-12-31", "decentralisation"),
                grant("c2", "so-x", "ubnd-cap-xa", "2026-04-01", "2026-12-31"),
                kind="committee-decision-qppl",
            ),
        },
    )
    (about,) = (one for one in case.findings() if one.check == "DLG303" and one.grants == ("c1", "c2"))
    assert "c2" in about.said.vi
    assert [one for one in case.findings() if one.check == "DLG303"] == [about] or len(
        [one for one in case.findings() if one.check == "DLG303"]
    ) == 1


def test_between_two_laws_with_a_gap_nobody_owns(tmp_path: Path) -> None:
    owners = (
        "owners: [{holder: ubnd-tp, basis: [{instrument: 1/2024/NĐ-CP}]}, "
        "{holder: so-y-te, term: {from: 2026-04-01}, basis: [{instrument: 2/2026/NĐ-CP}]}]"
    )
    texts = text("1/2024/NĐ-CP", "2024-01-01", ", ended: 2026-02-28, replaced-by: [2/2026/NĐ-CP]")
    texts += "  - {number: 2/2026/NĐ-CP, type: decree, issuer: Chính phủ, issued: 2026-03-01, effective: 2026-04-01, title: y}\n"
    case = Case(tmp_path, {"tasks/viec.yaml": task(owners), "instruments/them.yaml": "instruments:\n" + texts})
    assert case.who(date(2026, 2, 28)) == (["ubnd-tp"], ["ubnd-tp"])
    assert case.who(date(2026, 3, 31)) == ([], [])
    assert case.who(date(2026, 4, 1)) == (["so-y-te"], ["so-y-te"])
    assert not any(one.check == "DLG201" for one in case.findings())
    assert any(one.check == "DLG502" for one in case.findings())


def test_one_owner_by_two_laws_with_a_gap_owns_on_either_side_of_it(tmp_path: Path) -> None:
    texts = text("1/2024/NĐ-CP", "2024-01-01", ", ended: 2026-02-28") + text("2/2026/NĐ-CP", "2026-04-01")
    case = Case(
        tmp_path,
        {
            "tasks/viec.yaml": task(basis="{instrument: 1/2024/NĐ-CP}, {instrument: 2/2026/NĐ-CP}"),
            "instruments/them.yaml": "instruments:\n" + texts,
        },
    )
    days = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1)]
    assert [case.who(day)[0] for day in days] == [["ubnd-tp"], [], [], ["ubnd-tp"]]


def test_two_grants_to_one_receiver_are_no_double_exercise_and_lengthen_its_term(tmp_path: Path) -> None:
    case = Case(
        tmp_path,
        {
            "tasks/viec.yaml": task(),
            "decisions/2025/1.yaml": decision(
                "1/QĐ-UBND", grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2026-01-01", "2026-06-30")
            ),
            "decisions/2025/2.yaml": decision(
                "2/QĐ-UBND", grant("g2", "ubnd-tp", "giam-doc-so-y-te", "2026-04-01", "2026-12-31")
            ),
        },
    )
    assert not any(one.check == "DLG203" for one in case.findings())
    examination = Examination(pipeline.load(case.folder).register, date(2026, 2, 1))
    from delegation.authority.holdings import Holdings  # noqa: PLC0415  asked here only

    matter = next(one for name, one in examination.register.matters.items() if name == "viec")
    (tile,) = Holdings(examination).tiles(matter)
    term = Holdings(examination).usable(matter, tile, tile.exercisers[0], owns=False)
    assert (term.start, term.end, term.ended_by) == (date(2026, 1, 1), date(2026, 12, 31), "2/QĐ-UBND")
    assert term.earlier == ((date(2026, 6, 30), "1/QĐ-UBND"),)


def test_the_head_of_a_body_that_ended_is_nobody(tmp_path: Path) -> None:
    holders = (
        "holders:\n  - {id: so-cu, name: Sở cũ, kind: specialised-agency, level: city, parent: ubnd-tp, term: {to: 2025-12-31}}\n"
        "  - {id: gd-so-cu, name: Giám đốc Sở cũ, kind: agency-head, level: city, parent: so-cu, head-of: so-cu}\n"
        "  - {id: phong, name: Phòng trong Sở cũ, kind: internal-unit, level: city, parent: so-cu}\n"
        "  - {id: truong-phong, name: Trưởng phòng, kind: internal-unit-head, level: city, parent: phong, head-of: phong}\n"
    )
    for owner in ("gd-so-cu", "phong", "truong-phong"):
        case = Case(tmp_path / owner, {"tasks/viec.yaml": task(f"owner: {owner}"), "holders/them.yaml": holders})
        assert case.who(date(2025, 12, 31)) == ([owner], [owner])
        assert case.who(DAY) == ([], [])
        assert f"DLG402:{owner}" in case.found()


OUTSIDE = {
    "a rural commune of a matter of wards": (
        "    territory: wards\n",
        "",
        ', communes: ["00376"]',
        "DLG303:g1:communes",
    ),
    "a ward and a rural commune of it": (
        "    territory: wards\n",
        "",
        ', communes: ["00376", "00070"]',
        "DLG303:g1:communes",
    ),
    "before the matter is there": ("    term: {from: 2026-03-01}\n", "", "", "DLG303:g1:before"),
    "after the matter is there": ("    term: {to: 2026-03-01}\n", "", "", "DLG503:g1:2026-03-01"),
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_grant_that_reaches_beyond_its_matter_is_told(name: str, tmp_path: Path) -> None:
    extra, _, part, key = OUTSIDE[name]
    case = Case(
        tmp_path,
        {
            "tasks/viec.yaml": task(extra=extra),
            "decisions/2025/1.yaml": decision(
                "1/QĐ-UBND", grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2026-01-01", "2026-12-31", extra=part)
            ),
        },
    )
    assert key in case.found()


def test_overlaps_of_the_same_two_holders_have_keys_of_their_own(tmp_path: Path) -> None:
    case = Case(
        tmp_path,
        {
            "tasks/viec.yaml": task(),
            "decisions/2025/1.yaml": decision(
                "1/QĐ-UBND",
                grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2026-01-01", "2026-12-31"),
                grant("g2", "ubnd-tp", "ubnd-cap-xa", "2026-02-01", "2026-02-28", extra=', communes: ["00070"]'),
                grant("g3", "ubnd-tp", "ubnd-cap-xa", "2026-02-01", "2026-12-31"),
            ),
            "waivers.yaml": "waivers:\n  - {finding: 'DLG203:g1:g2', reason: r, approved-by: a, until: 2026-12-31}\n",
        },
    )
    assert "DLG203:g1:g3" in case.found()
    assert "DLG203:g1:g2" not in case.found()


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 2, 0), (2, 1, 0), (2, 0, 1), (0, 2, 1), (1, 0, 2)])
def test_an_owner_by_an_ended_and_a_new_decree_conflicts_from_the_day_of_the_other(
    order: tuple[int, int, int], tmp_path: Path
) -> None:
    owners = [
        "{holder: ubnd-tp, term: {from: 2025-12-01}}",
        "{holder: so-y-te, basis: [{instrument: 1/2020/NĐ-CP}]}",
        "{holder: so-y-te, term: {from: 2025-10-01}, basis: [{instrument: 2/2025/NĐ-CP}]}",
    ]
    texts = text("1/2020/NĐ-CP", "2020-01-01", ", ended: 2025-09-30") + text("2/2025/NĐ-CP", "2025-10-01")
    case = Case(
        tmp_path,
        {
            "tasks/viec.yaml": task(f"owners: [{', '.join(owners[one] for one in order)}]"),
            "instruments/them.yaml": "instruments:\n" + texts,
        },
    )
    (conflict,) = (one for one in case.findings() if one.check == "DLG201")
    assert [(area.start, area.end) for area in conflict.areas] == [(date(2025, 12, 1), None)]
    assert "2/2025/NĐ-CP" in conflict.said.vi
    assert conflict.key == "DLG201:viec:so-y-te:ubnd-tp:2025-10-01 2/2025/NĐ-CP"


def test_a_receiver_that_is_not_known_is_told_beside_one_that_is(tmp_path: Path) -> None:
    case = Case(
        tmp_path,
        {
            "tasks/viec.yaml": task(),
            "decisions/2025/1.yaml": decision(
                "1/QĐ-UBND",
                grant("g1", "ubnd-tp", "{unknown: tên mờ}", "2026-01-01", "2026-12-31"),
                grant("g2", "ubnd-tp", "ubnd-cap-xa", "2026-01-01", "2026-12-31"),
            ),
        },
    )
    examination = Examination(pipeline.load(case.folder).register, DAY)
    (tile,) = (
        one for name in examination.register.matters if name == "viec" for one in examination.tiling(name).at(DAY)
    )
    assert [one.holder for one in tile.exercisers] == ["ubnd-cap-xa"]
    assert [link.grant.id for link in tile.unnamed if link.grant is not None] == ["g1"]


def test_a_bidirectional_mark_in_a_title_is_told(tmp_path: Path) -> None:
    title = task().replace("Cấp giấy phép viec", "<script>alert(1)</script> & \u202ertl")
    folder = small(tmp_path, {"tasks/viec.yaml": title})
    assert any(one.check == "DLG007" for one in pipeline.check(folder, DAY).findings)


@pytest.mark.parametrize("ending", ["svg", "dot", "mmd"])
def test_a_title_with_markup_is_drawn_as_the_letters_that_it_is(tmp_path: Path, ending: str) -> None:
    title = task().replace("Cấp giấy phép viec", '<script>alert(1)</script> "x" ]} \\N \\l & \u202ertl <b>')
    given = decision("1/QĐ-UBND", grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2026-01-01", "2026-12-31"))
    folder = small(tmp_path / "so", {"tasks/viec.yaml": title, "decisions/2026/1.yaml": given})
    for what in ("viec", "1/QĐ-UBND", "tong-quan"):
        path = tmp_path / f"ra.{ending}"
        ran = ask(folder, "chart", what, "--as-of", "2026-06-01", "-o", str(path))
        assert ran.code == 0, ran.told
        drawn = path.read_text("utf-8")
        if ending == "svg":
            assert "<script" not in drawn
            assert ET.fromstring(drawn).tag.endswith("svg"), "well-formed"  # noqa: S314  our own
        assert "\u202e" not in drawn, "nothing turns what stands beside it"
        assert what == "tong-quan" or "Giám đốc Sở Y tế" in drawn


def test_a_matter_is_split_between_communes_and_its_giver_loses_one_of_them(tmp_path: Path) -> None:
    """The giver's authority ends in one commune only: another owner takes it there."""
    owners = (
        "owners: [{holder: ubnd-tp, except-communes: ['00070']}, {holder: ubnd-tp, communes: ['00070'], term: {to: 2026-04-30}}, "
        "{holder: so-y-te, communes: ['00070'], term: {from: 2026-05-01}}]"
    )
    case = Case(
        tmp_path,
        {
            "tasks/viec.yaml": task(owners),
            "decisions/2025/1.yaml": decision(
                "1/QĐ-UBND", grant("g1", "ubnd-tp", "ubnd-cap-xa", "2026-01-01", "2026-12-31")
            ),
        },
    )
    about = [one for one in case.findings() if one.check in ("DLG303", "DLG503")]
    assert [area.communes for one in about for area in one.areas] == [("00070",)]
    assert case.who(DAY, "00070") == (["so-y-te"], ["so-y-te"])
    assert case.who(DAY, "00004") == (["ubnd-tp"], ["ubnd-cap-xa"])
