"""What annexes say of the real register and of a small one, as values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from chart_register import AS_OF, small
from folders import RULES
from shuffling import shuffled

from delegation.authority.examination import Examination
from delegation.checks.catalogue import CATALOGUE
from delegation.documents.annexes import findings_list
from delegation.documents.annexes.kinds import ChosenAnnex, annexes, read
from delegation.documents.shared.annex import Annex, AnnexTable, Heading, TableCell, TableRow, To
from delegation.documents.shared.official import Shown
from delegation.documents.shared.source import AnnexSource
from delegation.errors import AskedWronglyError, NotAvailableError
from delegation.loading.disk import files
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.files import RuleFile
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.questions.figures.status import status
from delegation.run import pipeline
from delegation.speech import text

DAY = date(2026, 11, 25)


def given_of(register: Register, day: date = AS_OF, *, with_lists: bool = True) -> AnnexSource:
    """Give what annexes that ask no check and draw nothing are made from."""
    return AnnexSource(
        Examination(register, day),
        "vi",
        "0" * 64,
        lambda: pytest.fail("asked"),
        {},
        lambda what, _: pytest.fail(what),
        with_lists,
    )


@pytest.fixture(name="given", scope="module")
def _given() -> AnnexSource:
    loaded = pipeline.load(RULES)
    examination = Examination(loaded.register, DAY)
    return AnnexSource(
        examination,
        "vi",
        loaded.rules_hash,
        lambda: pipeline.analyse(loaded, DAY),
        {one.id: one.explained(loaded.register.settings) for one in CATALOGUE},
        lambda what, _: pytest.fail(what),
    )


@pytest.fixture(name="working", scope="module")
def _working(given: AnnexSource) -> AnnexSource:
    """Give the same with working notes, sources and revision shown."""
    return replace(given, shown=Shown(notes=True, sources=True, revision=True))


def made(given: AnnexSource, *typed: str) -> dict[str, Annex]:
    return {one.key: one for one in annexes(given, map(read, typed))}


def rows(annex: Annex) -> dict[str, TableRow]:
    assert isinstance(annex.body, AnnexTable)
    return {one.key: one for one in annex.body.proper}


def column(annex: Annex, title: str) -> list[TableCell]:
    assert isinstance(annex.body, AnnexTable)
    at = [one.title for one in annex.body.columns].index(title)
    return [one.cells[at] for one in annex.body.proper]


def reached(found: dict[str, Annex], to: To) -> int:
    """Count the rows from the first to the last that a way leads to."""
    keys = list(rows(found[to.annex]))
    return keys.index(to.last) - keys.index(to.first) + 1


@pytest.mark.parametrize("kind", ["bieu-1", "bieu-2", "phat-hien", "het-han:2027-03-01"])
def test_a_number_that_leads_to_a_list_is_the_number_of_its_rows(given: AnnexSource, kind: str) -> None:
    found = made(given, kind)
    led = 0
    for annex in found.values():
        assert isinstance(annex.body, AnnexTable)
        for row in annex.body.proper:
            for cell in row.cells:
                if cell.to is not None and cell.to.first and isinstance(cell.value, int):
                    assert reached(found, cell.to) == cell.value
                    led += 1
    assert led


@pytest.mark.parametrize("kind", ["bieu-1", "bieu-2", "phat-hien"])
def test_a_total_is_the_sum_of_the_rows_that_it_names(given: AnnexSource, kind: str) -> None:
    annex = next(iter(made(given, kind).values()))
    known, totals = rows(annex), 0
    assert isinstance(annex.body, AnnexTable)
    for row in annex.body.proper:
        for at, cell in enumerate(row.cells):
            if cell.sums:
                assert cell.value == sum(int(known[key].cells[at].value) for key in cell.sums)
                totals += 1
    assert totals >= 3


def test_bieu_2_counts_as_status_does(given: AnnexSource) -> None:
    annex = made(given, "bieu-2")["bieu-2"]
    forms = status(given.register, DAY).forms
    published, named = column(annex, "Số TTHC công bố"), column(annex, "Có tên trong sổ")
    assert [(one.value, other.value) for one, other in zip(published, named, strict=True)][:-1] == [
        (one.total, one.named) for one in forms
    ]
    assert published[-1].value == sum(one.total for one in forms)


def test_bieu_2_tells_every_other_number_that_was_published(given: AnnexSource) -> None:
    said = " ".join(made(given, "bieu-2")["bieu-2"].notes)
    for number in ("671", "656", "644", "76", "77", "529", "552"):
        assert number in said


def test_bieu_1_counts_as_status_does_and_keeps_published_beside(given: AnnexSource) -> None:
    annex, tasks = made(given, "bieu-1")["bieu-1"], status(given.register, DAY).tasks
    known = rows(annex)
    for level, total, named in (
        ("city", tasks.city, tasks.city_named),
        ("commune", tasks.commune, tasks.commune_named),
    ):
        cells = known[f"bieu-1/{level}"].cells
        assert (cells[2].value, cells[4].value, cells[5].value) == (total, named, total - named)
    said = " ".join(annex.notes)
    for number in ("161", "160", "923", "922"):
        assert number in said


def test_bieu_1_shows_the_structure_that_was_published(given: AnnexSource) -> None:
    values = [one.value for one in column(made(given, "bieu-1")["bieu-1"], "Số công bố")]
    assert values[:4] == [1239, 11, 273, 955]
    assert {929, 161, 923, 762, 6} <= set(values)


def test_what_is_not_listed_has_no_list(given: AnnexSource) -> None:
    cells = [one for one in column(made(given, "bieu-2")["bieu-2"], "Có tên trong sổ") if one.value == 0]
    assert cells
    assert all(one.to is None for one in cells)


def test_without_lists_the_table_says_that_they_are_not_enclosed(given: AnnexSource) -> None:
    bare = replace(given, with_lists=False)
    for kind in ("bieu-1", "bieu-2", "phat-hien"):
        found = list(made(bare, kind).values())
        assert len(found) == 1
        assert any("Không kèm danh mục" in one for one in found[0].remarks)


def test_a_decision_lists_every_row_of_its_annex(working: AnnexSource) -> None:
    annex = next(iter(made(working, "uy-quyen:qd-uy-quyen-so-cong-thuong-2025").values()))
    grant = working.register.grants["uq-sct-2025"]
    assert isinstance(grant.rows, tuple)
    assert [one.value for one in column(annex, "STT")] == [row.row for row in grant.rows]
    assert annex.title.replace("\N{NO-BREAK SPACE}", " ").endswith("ủy quyền cho Sở Công Thương")
    codes = column(annex, "Mã TTHC")
    assert codes[0] == TableCell("1.000477", "code")
    assert codes[40].kind == "unknown"
    assert "1.003.390" in str(column(annex, "Ghi chú")[47].value)
    assert {one.kind for one in column(annex, "Thời hạn")} == {"unknown"}
    assert any("thời hạn để trống" in one for one in annex.notes)


def test_all_decisions_that_delegate_stand_in_one_list(given: AnnexSource) -> None:
    annex = next(iter(made(given, "uy-quyen").values()))
    delegations = [one for one in given.register.grants.values() if one.mechanism == "delegation"]
    listed = sum(len(one.rows) if isinstance(one.rows, tuple) else 1 for one in delegations)
    assert len(column(annex, "STT")) == listed


def test_the_tasks_of_a_holder_are_those_that_its_tiles_name(working: AnnexSource) -> None:
    annex = made(working, "nhiem-vu:so xay dung")["nhiem-vu:so-xay-dung"]
    ids = {one.value for one in column(annex, "Mã trong sổ")}
    owned = {
        one.id
        for one in working.register.matters.values()
        if one.kind == "task"
        and any(
            standing.holder == "so-xay-dung"
            for tile in working.examination.tiling(one.id).at(DAY)
            for standing in (*tile.owners, *tile.exercisers)
        )
    }
    assert owned
    assert owned <= ids


def test_the_tasks_of_a_field_are_all_its_tasks(given: AnnexSource) -> None:
    annex = made(given, "nhiem-vu:dat-dai")["nhiem-vu:dat-dai"]
    wanted = sum(one.kind == "task" and one.field == "dat-dai" for one in given.register.matters.values())
    assert len(column(annex, "STT")) == wanted


def test_findings_are_all_there_the_errors_first(given: AnnexSource) -> None:
    found, analysis = made(given, "phat-hien"), given.analysis()
    weights = [one.value for one in column(found["phat-hien/danh-muc"], "Mức")]
    assert len(weights) == len(analysis.findings)
    errors = sum(one.severity is Severity.ERROR for one in analysis.findings)
    assert weights[:errors] == ["Lỗi"] * errors
    assert any("944" in one for one in found["phat-hien"].remarks)


def test_waived_findings_stand_apart(given: AnnexSource) -> None:
    analysis = given.analysis()
    first, *rest = analysis.findings
    waived = replace(analysis, findings=tuple(rest), waived=(replace(first, waived_until="2026-12-31"),))
    apart = AnnexSource(given.examination, "vi", "", lambda: waived, given.checks, given.draw)
    found = made(apart, "phat-hien")
    assert [one.value for one in column(found["phat-hien/mien-tru"], "Miễn trừ đến hết")] == ["31/12/2026"]
    assert len(rows(found["phat-hien/danh-muc"])) == len(rest)
    assert any("1 phát hiện đang được miễn trừ" in one for one in found["phat-hien"].remarks)


def test_findings_that_say_the_same_of_different_matters_say_it_once_on_paper(given: AnnexSource) -> None:
    """Excel has each in full; in Word the shared words stand in a line above, and each row names its matter."""
    body = made(given, "phat-hien:DLG101")["phat-hien/danh-muc"].body
    assert isinstance(body, AnnexTable)
    shared = [
        one.title for one in body.rows if isinstance(one, Heading) and "việc nêu ở từng dòng dưới đây" in one.title
    ]
    assert shared
    assert len(set(shared)) == len(shared)
    (full,) = [at for at, one in enumerate(body.columns) if one.title == "Nội dung" and one.only == "excel"]
    (short,) = [at for at, one in enumerate(body.columns) if one.title == "Nội dung" and one.only == "word"]
    titles = {text.sentence(one.title) for one in given.register.matters.values()}
    pairs = [(str(one.cells[full].value), str(one.cells[short].value)) for one in body.proper]
    alone = [short_ for full_, short_ in pairs if short_ != full_]
    assert len(alone) > len(pairs) / 2
    assert all(one in titles for one in alone)
    assert all("chỉ tồn tại đến hết" in one for one, _ in pairs)


def test_of_many_findings_word_names_all_places(working: AnnexSource, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings_list, "_MOST", 20)
    annex = made(working, "phat-hien:DLG101")["phat-hien/danh-muc"]
    assert isinstance(annex.body, AnnexTable)
    folded = [one for one in annex.body.proper if one.only == "excel"]
    lines = [
        one.title for one in annex.body.rows if isinstance(one, Heading) and "phát hiện cùng nội dung" in one.title
    ]
    assert folded
    assert len(lines) == 1
    place = [one.title for one in annex.body.columns].index("Chỗ trong sổ")
    assert all(str(one.cells[place].value) in lines[0] for one in folded)


def test_only_the_checks_that_are_asked_for(working: AnnexSource) -> None:
    found = made(working, "phat-hien:dlg2, DLG301")
    checks = {str(one.value) for one in column(found["phat-hien/danh-muc"], "Phép kiểm tra")}
    assert checks
    assert all(one.startswith(("DLG2", "DLG301")) for one in checks)


def test_lists_come_after_what_was_asked_for(given: AnnexSource) -> None:
    assert list(made(given, "bieu-2", "uy-quyen", "bieu-1"))[:4] == ["bieu-2", "uy-quyen", "bieu-1", "bieu-2/danh-muc"]


def test_another_city_has_its_own_forms_and_numbers() -> None:
    found = made(given_of(small(procedures=5)), "bieu-2")
    assert [one.value for one in column(found["bieu-2"], "Số TTHC công bố")] == [151, 387, 538]
    assert [one.value for one in column(found["bieu-2"], "Có tên trong sổ")] == [0, 5, 5]
    assert len(rows(found["bieu-2/danh-muc"])) == 5


def test_a_register_without_totals_of_tasks_says_so() -> None:
    with pytest.raises(NotAvailableError, match="bieu-1"):
        made(given_of(small()), "bieu-1")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("bieu-3", "Có phải ý bạn là bieu-2"),
        ("nhiem-vu", "cần thêm một tên"),
        ("bieu-1:x", "không nhận gì"),
        ("uy-quyen:", "chưa có gì"),
        ("so-do", "cần thêm"),
        ("", "Không có loại phụ lục"),
    ],
)
def test_what_is_no_kind_is_refused_with_what_to_type(typed: str, said: str) -> None:
    with pytest.raises(AskedWronglyError, match=said):
        read(typed)


@pytest.mark.parametrize(
    "typed",
    ["nhiem-vu:xyzzy", "uy-quyen:xyzzy", "phat-hien:DLG777", "het-han:32/13/2027", "het-han:2020-01-01", "nhiem-vu:so"],
)
def test_what_leads_nowhere_is_refused(given: AnnexSource, typed: str) -> None:
    with pytest.raises(AskedWronglyError):
        made(given, typed)


def test_the_same_kind_twice_is_refused(given: AnnexSource) -> None:
    with pytest.raises(AskedWronglyError, match="hai lần"):
        annexes(given, [ChosenAnnex("bieu-2", None), ChosenAnnex("bieu-2", None)])


def test_a_name_of_both_a_holder_and_a_field_is_told_apart_by_its_id(given: AnnexSource) -> None:
    assert list(made(given, "nhiem-vu:linh-vuc/dat-dai")) == list(made(given, "nhiem-vu:Đất đai"))


def test_diacritics_and_capitals_do_not_matter() -> None:
    assert read("Biểu-1") == ChosenAnnex("bieu-1", None)
    assert read("Ủy quyền:74/2025") == ChosenAnnex("uy-quyen", "74/2025")


def test_annexes_are_the_same_in_another_order_of_entries() -> None:
    def every(found: list[RuleFile]) -> tuple[Annex, ...]:
        given = given_of(pipeline.build_register(found, [], Cache(None)).register, DAY)
        typed = ("bieu-1", "bieu-2", "uy-quyen", "het-han:2027-03-01", "nhiem-vu:dat-dai", "nhiem-vu:ubnd-cap-xa")
        return annexes(given, map(read, typed))

    found = files.read(RULES)[0]
    for one, other in zip(every(found), every(shuffled(found, 1)), strict=True):
        assert one == other


def test_what_is_the_same_in_every_row_of_a_decision_stands_once_above_it(given: AnnexSource) -> None:
    annex = made(given, "uy-quyen:qd-uy-quyen-so-cong-thuong-2025")["uy-quyen:qd-uy-quyen-so-cong-thuong-2025"]
    assert isinstance(annex.body, AnnexTable)
    first = annex.body.rows[0]
    assert isinstance(first, Heading)
    assert first.title == "Bên ủy quyền: UBND Thành phố. Bên nhận ủy quyền: Sở Công Thương. Thời hạn: chưa rõ."
    only = {one.title: one.only for one in annex.body.columns}
    assert {only[one] for one in ("Bên ủy quyền", "Bên nhận ủy quyền", "Thời hạn")} == {"excel"}


def test_the_annex_of_a_decision_has_working_notes_only_where_they_are_asked_for(
    given: AnnexSource, working: AnnexSource
) -> None:
    """What is to be considered, a misprinted code and what the copy leaves blank are no words of a paper that is signed."""
    name = "uy-quyen:qd-uy-quyen-so-cong-thuong-2025"

    def said(of: AnnexSource) -> str:
        annex = made(of, name)[name]
        assert isinstance(annex.body, AnnexTable)
        heads = [one.title for one in annex.body.rows if isinstance(one, Heading)]
        cells = [str(cell.value) for one in annex.body.proper for cell in one.cells]
        return " ".join((*heads, *cells, *annex.notes, *annex.remarks, *annex.foot)).casefold()

    official, noted = said(given), said(working)
    for one in ("cần xem xét", "phụ lục in mã", "số và ngày để trống"):
        assert one not in official
    assert "phụ lục in mã" in noted


def test_an_abbreviation_that_only_excel_shows_is_not_explained(given: AnnexSource) -> None:
    annex = next(iter(made(given, "uy-quyen:74/2025/QĐ-UBND").values()))
    assert isinstance(annex.body, AnnexTable)
    # Where no row has a code, Excel has no column of codes either.
    assert {one.only for one in annex.body.columns if "TTHC" in one.title} <= {"excel"}
    assert not any("TTHC là" in one for one in annex.remarks)


def test_of_several_decisions_each_row_names_its_own_sides(given: AnnexSource) -> None:
    annex = made(given, "uy-quyen")["uy-quyen"]
    assert isinstance(annex.body, AnnexTable)
    assert {one.only for one in annex.body.columns if one.title.startswith("Bên nhận")} == {""}


def test_paper_leaves_out_a_column_without_a_word_and_keeps_the_one_that_is_to_be_filled(
    given: AnnexSource, working: AnnexSource
) -> None:
    def only(whom: AnnexSource, kind: str, key: str) -> dict[str, str]:
        body = made(whom, kind)[key].body
        assert isinstance(body, AnnexTable)
        return {one.title: one.only for one in body.columns}

    tasks = ("nhiem-vu:dat-dai", "nhiem-vu:dat-dai")
    assert only(working, *tasks)["Ghi chú"] == ""
    assert only(given, "phat-hien", "phat-hien/danh-muc")["Ý kiến xử lý"] == ""
    for annex in made(given, "bieu-1", "nhiem-vu:so-xay-dung", "het-han:2027-03-01").values():
        assert isinstance(annex.body, AnnexTable)
        shown = [at for at, one in enumerate(annex.body.columns) if one.only != "excel"]
        for at in shown:
            assert any(
                row.cells[at].value not in ("", "–") or row.cells[at].to
                for row in annex.body.proper
                if row.only != "excel"
            ), (annex.key, at)


def test_a_list_of_a_class_says_which_tasks_only_a_part_of_it_owns(given: AnnexSource) -> None:
    """A chart of the class does not count what the law gives to its wards alone: the list that has them says so."""
    annex = made(given, "nhiem-vu:ubnd-cap-xa")["nhiem-vu:ubnd-cap-xa"]
    alone = [
        one
        for one in given.register.matters.values()
        if one.kind == "task" and {each.holder for each in one.owners} == {"ubnd-phuong"}
    ]
    assert alone
    assert any(one.startswith(f"Trong đó {len(alone)} nhiệm vụ pháp luật chỉ giao cho") for one in annex.remarks)


def test_no_heading_says_again_who_owns_every_row(given: AnnexSource) -> None:
    annex = made(given, "nhiem-vu:so-cong-thuong")["nhiem-vu:so-cong-thuong"]
    assert isinstance(annex.body, AnnexTable)
    heads = [one.title for one in annex.body.rows if isinstance(one, Heading)]
    assert any("Chủ trì: Sở Công Thương" in one for one in heads)
    assert "Chủ trì" not in heads
