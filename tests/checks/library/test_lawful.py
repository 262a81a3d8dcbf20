"""What the checks of lawful giving, of time and of publication say: the law they cite, the days they name, what they count."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from folders import with_base

from delegation.checks.cases import files_of
from delegation.findings import Analysis, Finding
from delegation.model.severity import Severity
from delegation.run import pipeline
from delegation.speech import not_examined

MORE = Path(__file__).parents[1] / "more"
USUAL_DAY = date(2026, 6, 1)


def analysis_of(case: str, folder: Path) -> Analysis:
    """Give what is found in a further case, ``DLG301/name``, on the usual day."""
    for each in with_base(files_of(MORE / case)):
        (folder / each.name).parent.mkdir(parents=True, exist_ok=True)
        (folder / each.name).write_bytes(each.data)
    return pipeline.analyse(pipeline.load(folder), USUAL_DAY)


def one_of(check: str, name: str, folder: Path) -> Finding:
    """Give the only finding of a check in one of its further cases."""
    (one,) = (each for each in analysis_of(f"{check}/{name}", folder).findings if each.check == check)
    return one


def test_a_pair_that_only_an_unread_law_may_open_is_counted_and_said_in_the_summary(tmp_path: Path) -> None:
    what = analysis_of("DLG301/chi-luat-moi-chua-doc-thi-chua-xet", tmp_path).not_examined
    assert (what.norm_unknown, what.norm_unknown_unlisted) == (1, 0)
    assert any("1 lần giao quyền chưa xét được có được phép không vì luật" in line for line in not_examined(what, "vi"))
    assert any(line.startswith("1 grant of which it could not be checked") for line in not_examined(what, "en"))


def test_procedures_of_a_form_that_only_an_unread_law_may_open_are_counted(tmp_path: Path) -> None:
    what = analysis_of("DLG301/hinh-thuc-chi-luat-moi-co-the-mo", tmp_path).not_examined
    assert (what.norm_unknown, what.norm_unknown_unlisted) == (0, 38)
    assert any("38 thủ tục chưa công bố danh mục" in line for line in not_examined(what, "vi"))


def test_what_the_general_law_permits_or_forbids_is_examined_beside_an_unread_law(tmp_path: Path) -> None:
    for case in ("luat-chung-cho-phep-du-luat-moi-chua-doc", "luat-chung-cam-luat-moi-chua-doc"):
        assert analysis_of(f"DLG301/{case}", tmp_path / case).not_examined.norm_unknown == 0


def test_what_the_general_law_forbids_is_told_with_the_unread_law_that_may_open_it(tmp_path: Path) -> None:
    said = one_of("DLG301", "luat-chung-cam-luat-moi-chua-doc", tmp_path).said
    assert "luật nêu người đứng đầu, không nêu cơ quan (khoản 1 Điều 14 Luật số 72/2025/QH15)" in said.vi
    assert "Luật số 02/2026/QH16 chưa có toàn văn trong sổ, có thể quy định khác" in said.vi
    assert "Cần xem xét" in said.vi


def test_two_norms_that_contradict_each_other_are_both_named(tmp_path: Path) -> None:
    one = one_of("DLG301", "cam-di-truoc-cho-phep", tmp_path)
    assert "khoản 1 Điều 14 Luật số 72/2025/QH15 không cho" in one.said.vi
    assert "điểm b khoản 1 Điều 14 Luật số 39/2024/QH15 cho phép" in one.said.vi
    assert len(one.related) == 3


def test_what_a_body_of_the_city_gives_on_is_held_against_the_law_of_local_government(tmp_path: Path) -> None:
    said = one_of("DLG302", "so-cho-so-theo-luat-cua-dia-phuong", tmp_path)
    assert (
        "Sở Y tế giao cho Sở Xây dựng, Sở Xây dựng tiếp tục giao cho UBND cấp xã (khoản 5 Điều 14 Luật số 72/2025/QH15)"
        in said.said.vi
    )
    assert "63/2025" not in said.said.vi + said.legal_source.vi


def test_a_permission_ends_on_the_day_before_another_norm_forbids(tmp_path: Path) -> None:
    said = one_of("DLG308", "quy-pham-cam-den-sau", tmp_path).said
    assert "có thời hạn vượt quá ngày 31/08/2026" in said.vi
    assert (
        "từ 01/09/2026 khoản 1 Điều 14 Luật số 72/2025/QH15 không cho phép bên giao này giao cho bên nhận này"
        in said.vi
    )


def test_a_decision_replaced_before_its_first_day_is_no_error(tmp_path: Path) -> None:
    for name in ("bi-thay-the-truoc-ngay-dau", "bi-thay-the-truoc-ngay-dau-co-ghi-ngay-het"):
        one = one_of("DLG501", name, tmp_path / name)
        assert one.severity is Severity.INFO
        assert (
            "900/QĐ-UBND không có ngày nào có hiệu lực: Quyết định số 901/QĐ-UBND thay thế nó từ 15/06/2026"
            in one.said.vi
        )


def test_the_first_day_of_a_successor_is_its_own_and_the_gap_before_it_is_named(tmp_path: Path) -> None:
    said = one_of("DLG502", "khoang-trong-giua-hai-van-ban", tmp_path / "gap").said
    assert "thay thế bằng Nghị định số 902/2026/NĐ-CP (từ 01/04/2026)" in said.vi
    assert "Từ 01/03/2026 đến hết 31/03/2026 không văn bản nào có hiệu lực." in said.vi
    said = one_of("DLG502", "khong-co-ngay-nao-co-hieu-luc", tmp_path / "never").said
    assert "901/2011/NĐ-CP không có ngày nào có hiệu lực" in said.vi


def test_a_provision_that_another_text_ended_before_its_first_day_is_no_error(tmp_path: Path) -> None:
    own = one_of("DLG506", "dieu-khoan-bat-dau-sau-khi-het", tmp_path / "own")
    other = one_of("DLG506", "dieu-khoan-bi-cham-dut-truoc-ngay-dau", tmp_path / "other")
    assert (own.severity, other.severity) == (Severity.ERROR, Severity.INFO)
    assert "không có ngày nào có hiệu lực" in other.said.vi


def test_a_letter_before_its_issue_that_corrects_nothing_is_a_warning_with_the_article(tmp_path: Path) -> None:
    one = one_of("DLG506", "cong-van-khong-dinh-chinh-gi", tmp_path)
    assert one.severity is Severity.WARNING
    assert "Điều 55 Luật số 64/2025/QH15" in one.said.vi


def test_a_publication_from_before_the_change_is_told_with_its_day(tmp_path: Path) -> None:
    for name, day in (
        ("cong-bo-truoc-khi-doi", "30/11/2025"),
        ("ngay-cong-bo-lay-theo-van-ban", "01/08/2025"),
        ("doi-noi-nhan-lan-hai", "05/12/2025"),
        ("giao-lai-sau-mot-khoang-trong", "05/12/2025"),
    ):
        said = one_of("DLG702", name, tmp_path / name).said
        assert "1 thủ tục công bố trước khi đổi nơi quyết định từ UBND Thành phố sang" in said.vi
        assert f"(1.900001: {day})" in said.vi


def test_one_finding_tells_of_all_matters_that_two_decisions_give(tmp_path: Path) -> None:
    one = one_of("DLG208", "nhieu-viec-mot-phat-hien", tmp_path)
    assert one.count == 2
    assert "901/QĐ-UBND ngày 20/03/2026" in one.said.vi
    assert "900/QĐ-UBND ngày 01/12/2025" in one.said.vi
    assert "từ 01/04/2026 đến hết 31/12/2026" in one.said.vi


def test_a_term_that_is_not_known_is_said_of_two_decisions(tmp_path: Path) -> None:
    said = one_of("DLG208", "van-ban-truoc-chua-ro-thoi-han", tmp_path).said
    assert "Thời hạn của uq-truoc chưa rõ." in said.vi
    assert "Cần xem xét." in said.vi


def test_a_concurrent_form_is_told_once_with_its_number_of_procedures(tmp_path: Path) -> None:
    one = one_of("DLG203", "hinh-thuc-dong-thoi-chi-co-so-luong", tmp_path)
    assert (one.severity, one.count, one.key) == (Severity.WARNING, 15, "DLG203:form:6")
    assert "một thủ tục có hai nơi cùng giải quyết" in one.said.vi


def test_the_rules_of_the_city_name_what_each_new_question_asks() -> None:
    """The two decisions on announcing procedures, and forms 6 and 8, are found in the register of Hà Nội."""
    root = Path(__file__).parents[3] / "rules"
    found = {one.key for one in pipeline.check(root, date(2026, 11, 28), select=["DLG203", "DLG208"]).findings}
    assert {"DLG203:form:6", "DLG203:form:8", "DLG208:uq-46-2025:uq-105-2026-ttpvhcc"} <= found
