"""``delegation draft decision``: a decision in Word from what the register holds, with blanks for what it does not know."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document
from folders import RULES, small
from programs import ask

from delegation.documents.annexes.decision_draft import within
from delegation.run import pipeline

GIVEN = """instrument:
  id: qd-thu
  number: 12/QĐ-UBND
  type: committee-decision
  issuer: ubnd-tp
  title: Ủy quyền thử
  issued: 2025-12-20
  effective: 2026-01-01
  source: ví dụ
  provenance: official
grants:
  - id: uq-mot
    mechanism: delegation
    from: ubnd-tp
    to: so-y-te
    at: Phụ lục
    term: {from: 2026-01-01, to: 2027-02-28}
    content: thử
    matters:
      - {row: 1, matter: "1.003390", basis: [{instrument: 147/2025/NĐ-CP, at: Điều 5}, {instrument: 72/2025/QH15, at: Điều 5}]}
  - id: uq-hai
    mechanism: delegation
    from: ubnd-tp
    to: chu-tich-ubnd-cap-xa
    term: {from: 2026-01-01}
    content: thử
    matters: {unknown: chưa công bố}
  - id: uq-ba
    mechanism: delegation
    from: chu-tich-ubnd-tp
    to: so-y-te
    term: {from: 2026-01-01, to: {unknown: chưa rõ}}
    content: thử
    matters: {unknown: chưa công bố}
"""
PROCEDURE = 'field: y-te\nsource: ví dụ\nprovenance: official\nprocedures:\n  - {code: "1.003390", title: Cấp giấy phép, owner: ubnd-tp, basis: [{instrument: 147/2025/NĐ-CP, at: Điều 5}]}\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small(tmp_path / "so", {"decisions/2025/thu.yaml": GIVEN, "procedures/y-te.yaml": PROCEDURE})


def sheet(place: Path) -> list[str]:
    """Give the paragraphs of the sheet that stands before a draft: a section of its own."""
    every = Document(str(place)).paragraphs
    end = next(at for at, one in enumerate(every) if one._p.pPr is not None and one._p.pPr.sectPr is not None)
    return [one.text for one in every[:end]]


def words(place: Path) -> list[str]:
    """Give what stands in the draft itself, without the sheet before it."""
    paper = Document(str(place))
    cells = [one.text for table in paper.tables for row in table.rows for one in row.cells]
    return [*(one.text for one in paper.paragraphs[len(sheet(place)) :]), *cells]


def drafted(root: Path, place: Path, *asked: str) -> list[str]:
    ran = ask(root, "draft", "decision", *asked, "-o", str(place))
    assert ran.code == 0, ran.err.decode()
    return words(place)


def test_an_extension_states_both_days_bases_in_order_and_its_annex(root: Path, tmp_path: Path) -> None:
    said = drafted(root, tmp_path / "a.docx", "--extend", "uq-mot", "--until", "2028-12-31")
    text = "\n".join(said)
    assert (
        "Điều 1. Gia hạn đến hết ngày 31/12/2028 việc Ủy ban nhân dân Thành phố ủy quyền cho Sở Y tế theo Phụ lục Quyết định số 12/QĐ-UBND đối với 1 việc (Phụ lục) (thời hạn hiện nay: đến hết ngày 28/02/2027)."
        in text
    )
    assert [one.split(" số ")[1].split()[0].rstrip(";") for one in said if one.startswith("Căn cứ") and " số " in one] == [
        "72/2025/QH15", "147/2025/NĐ-CP", "12/QĐ-UBND",
    ]  # fmt: skip
    assert "Cấp giấy phép" in text
    assert "31/12/2028" in "\n".join(said[said.index("QUYẾT ĐỊNH:") :])
    assert any("Số: …/QĐ-UBND" in one for one in said)
    assert "TM. ỦY BAN NHÂN DÂN" in text


def test_taking_back_states_the_last_day_and_a_list_that_is_not_known_is_a_blank(root: Path, tmp_path: Path) -> None:
    text = "\n".join(drafted(root, tmp_path / "a.docx", "--withdraw", "uq-hai", "--until", "2026-12-31"))
    assert "Điều 1. Thu hồi việc Ủy ban nhân dân Thành phố ủy quyền cho Chủ tịch Ủy ban nhân dân cấp xã" in text
    assert "những việc mà văn bản chưa nêu từng việc (……" in text
    assert "ngày cuối thực hiện là 31/12/2026." in text
    assert "DANH MỤC" not in text


def test_a_term_that_is_not_known_is_a_blank(root: Path, tmp_path: Path) -> None:
    text = "\n".join(drafted(root, tmp_path / "a.docx", "--extend", "uq-ba", "--until", "2028-12-31"))
    assert "(thời hạn hiện nay: ……" in text
    assert "chậm nhất" not in text


def test_a_hypothesis_makes_its_decision(tmp_path: Path) -> None:
    draft = RULES / "drafts" / "tra-lai-tam-nhiem-vu-ton-giao.yaml"
    text = "\n".join(drafted(RULES, tmp_path / "a.docx", "--with", str(draft), "--on", "2027-01-01"))
    giving = "Điều 1. Chấm dứt việc Ủy ban nhân dân Thành phố Hà Nội phân cấp cho Ủy ban nhân dân cấp xã theo "
    assert re.search(
        rf"{giving}\w+ \w+ số … ngày … tháng … năm … của Ủy ban nhân dân Thành phố Hà Nội về giao 08 nhiệm vụ", text
    )
    assert "Về việc trả lại 08 nhiệm vụ" in text
    assert "Số: …/QĐ-UBND" in text
    assert "ngày cuối thực hiện là 31/12/2026." in text


def test_a_selector_means_every_grant_that_fits_and_what_may_fit_is_told(root: Path, tmp_path: Path) -> None:
    place = tmp_path / "a.docx"
    ran = ask(root, "draft", "decision", "--extend", "ends:2027-02-28", "--until", "2028-12-31", "-o", str(place))
    assert ran.code == 0, ran.err.decode()
    assert "Chưa rõ có khớp «ends:2027-02-28» không, nên không đưa vào dự thảo: uq-ba." in ran.err.decode()
    text = "\n".join(words(place))
    assert "ủy quyền cho Sở Y tế" in text
    assert "cấp xã" not in text


def test_each_giver_has_a_draft_of_its_own_in_a_folder(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "du-thao"
    ran = ask(root, "draft", "decision", "--withdraw", "ben-nhan:so-y-te", "--until", "2026-12-31", "-o", str(folder))
    assert ran.code == 0, ran.err.decode()
    assert sorted(one.name for one in folder.iterdir()) == ["du-thao-chu-tich-ubnd-tp.docx", "du-thao-ubnd-tp.docx"]
    chair, committee = ("\n".join(words(folder / f"du-thao-{one}.docx")) for one in ("chu-tich-ubnd-tp", "ubnd-tp"))
    assert "Thu hồi việc Chủ tịch Ủy ban nhân dân Thành phố ủy quyền cho Sở Y tế" in chair
    assert "Thu hồi việc Ủy ban nhân dân Thành phố ủy quyền cho Sở Y tế" in committee


def test_drafts_are_never_written_into_a_register(root: Path) -> None:
    ran = ask(root, "draft", "decision", "--withdraw", "uq-mot", "--until", "2026-12-31", "-o", str(root / "du-thao"))
    assert ran.code == 2
    assert not (root / "du-thao").exists()


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (("--extend", "ends:2029-02-28", "--until", "2030-02-28"), 2, "No grant fits “ends:2029-02-28”"),
        (("--extend", "uq-mot", "--until", "2027-02-28"), 2, "uq-mot goes until"),
        (("--extend", "uq-hai", "--until", "2027-02-28"), 2, "uq-hai has no last day"),
        (("--withdraw", "uq-mot", "--until", "2027-02-28"), 2, "uq-mot cannot be taken back on"),
        (("--withdraw", "qd-thu", "--until", "2026-12-31"), 2, "The grants have several givers: "),
        (("--extend", "uq-khong", "--until", "2029-01-01"), 2, "uq-khong"),
        (("--extend", "uq-mot"), 2, "--extend, --withdraw and --until DAY go together"),
        (("--until", "2029-01-01"), 2, "--extend, --withdraw and --until DAY go together"),
        (("--extend", "uq-mot", "--withdraw", "uq-hai", "--until", "2026-12-31"), 2, "make two drafts"),
        (("--extend", "uq-mot", "--until", "2029-01-01", "--on", "2026-01-01"), 2, "--on goes with --with only"),
        ((), 2, "--with"),
    ],
)  # fmt: skip
def test_what_cannot_be_drafted_is_told(
    asked: tuple[str, ...], code: int, said: str, root: Path, tmp_path: Path
) -> None:
    place = tmp_path / "a.docx"
    ran = ask(root, "draft", "decision", *asked, "-o", str(place), language="en")
    assert (ran.code, said in ran.err.decode()) == (code, True), ran.err.decode()
    assert not place.exists()


def test_the_same_draft_has_the_same_bytes(root: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        drafted(root, tmp_path / f"{name}.docx", "--extend", "uq-mot", "--until", "2028-12-31")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_a_draft_to_be_signed_has_no_working_note_and_what_is_to_be_considered_is_told_beside_it(
    tmp_path: Path,
) -> None:
    """What findings say of the grants stands on the screen and on the sheet before the draft, never in what is signed; nor do sources, the day of the answer, or a first day nobody knows."""
    made = tmp_path / "a.docx"
    ran = ask(RULES, "draft", "decision", "--extend", "uq-sct-2025", "--until", "2028-12-31", "-o", str(made))
    assert ran.code == 0
    said = "\n".join(words(made))
    assert not [one for one in ("xem xét", "Tính đến", "Nguồn:", "hiệu lực chưa rõ") if one in said]
    assert "Thời hạn: đến hết 31/12/2028" in said
    # What an earlier paper misprinted, doubled or left without a number is not carried into the next one.
    assert not [one for one in ("hụ lục in mã", "dòng ghi", "chưa công bố", "Văn bản giao") if one in said]
    assert "Căn cứ Quyết định số … ngày … tháng … năm … của Ủy ban nhân dân Thành phố Hà Nội về ủy quyền" in said
    assert said.count("1.014125") == 1
    assert "Về việc gia hạn thời hạn ủy quyền giải quyết thủ tục hành chính" in said
    told = ran.err.decode()
    assert "Trước khi trình ký (dự thảo không ghi): " in told
    assert "không cho phép" in told
    assert "THÀNH\u00a0PHỐ\u00a0HÀ\u00a0NỘI" in said


@pytest.mark.parametrize("act", ["--extend", "--withdraw"])
@pytest.mark.parametrize("name", ["uq-sct-2025", "qd-105-qd-ubnd-2026"])
def test_what_is_to_be_considered_is_told_to_who_drafts_and_does_not_stand_in_what_is_signed(
    act: str, name: str, tmp_path: Path
) -> None:
    """Neither do the source and the day of the register."""
    place = tmp_path / "a.docx"
    until = "2029-12-31" if act == "--extend" else "2026-12-31"
    ran = ask(RULES, "draft", "decision", act, name, "--until", until, "-o", str(place))
    assert ran.code == 0, ran.told
    assert "Trước khi trình ký (dự thảo không ghi): " in ran.told
    text = "\n".join(words(place))
    assert not re.search(r"xem xét|DLG\d|Tính đến ngày|^Nguồn:", text, re.IGNORECASE | re.MULTILINE)


def test_the_decision_of_a_chair_bears_the_committee_at_its_head_and_the_chair_as_who_decides(
    root: Path, tmp_path: Path
) -> None:
    """NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 1.2: the body whose decision it is, then the office of its head."""
    said = drafted(root, tmp_path / "a.docx", "--extend", "uq-ba", "--until", "2028-12-31")
    body = next(one for one in said if "Số: …/QĐ-…" in one).split("\n")[0]
    assert body == "ỦY BAN NHÂN DÂN THÀNH\u00a0PHỐ"
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ" in [one.replace("\u00a0", " ") for one in said]


DRAFTS = sorted((RULES / "drafts").glob("*.yaml"))


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda one: one.stem)
def test_the_decision_of_a_hypothesis_says_nothing_that_is_for_whoever_drafts_it(draft: Path, tmp_path: Path) -> None:
    """What is doubtful or not known is a blank of the paper and told on the screen; where no article is left, there is no decision."""
    place = tmp_path / "a.docx"
    ran = ask(RULES, "draft", "decision", "--with", str(draft), "--on", "2027-01-01", "-o", str(place))
    if draft.stem == "sap-xep-xa-phuong":
        assert (ran.code, "Không có điều khoản nào để dự thảo quyết định" in ran.told) == (2, True)
        return
    assert ran.code == 0, ran.told
    assert "Trước khi trình ký (dự thảo không ghi): chỗ … do cơ quan soạn thảo điền." in ran.told
    said = words(place)
    headings = [one for one in said if one.startswith(("Từ ", "Về việc ")) or one.endswith(" việc")]
    assert not [
        one
        for one in said
        if "Không dự thảo" in one or one == "chưa rõ" or "sổ thẩm quyền" in one or "(chưa xác định)" in one
    ]
    assert not [one for one in headings if "chưa" in one and not one.startswith("Về việc ")]
    articles = [one for one in said if re.match(r"Điều \d+\. ", one)]
    assert not [one for one in articles if re.search(r"\b(?:UBND|HĐND|PVHCC)\b", re.sub("«[^»]*»|QĐ-UBND", "", one))]


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Trả lại 08 nhiệm vụ", "trả lại 08 nhiệm vụ"),
        ("Trung tâm Phục vụ hành chính công hai cấp", "Trung tâm Phục vụ hành chính công hai cấp"),
        ("UBND cấp xã kết thúc", "UBND cấp xã kết thúc"),
        ("28 nghị định", "28 nghị định"),
        ("Sở Công Thương giải thể", "Sở Công Thương giải thể"),
    ],
)
def test_a_title_begins_with_a_small_letter_within_a_sentence_unless_it_begins_with_a_name(
    title: str, wanted: str
) -> None:
    assert within(title, pipeline.load(RULES).register) == wanted


def test_the_annex_of_a_draft_leaves_a_blank_for_a_code_that_is_not_known_and_says_it_to_whoever_drafts(
    tmp_path: Path,
) -> None:
    """No «chưa rõ» stands in a decision, nor where the earlier one gave its matters, and each body has one name in it."""
    place = tmp_path / "gia-han.docx"
    ran = ask(RULES, "draft", "decision", "--extend", "uq-sct-2025", "--until", "2027-12-31", "-o", str(place))
    told = " ".join(
        (*words(place), *(cell.text for one in Document(str(place)).tables for row in one.rows for cell in row.cells))
    )
    assert "chưa rõ" not in told
    assert "giao tại" not in told.casefold()
    assert "UBND Thành phố" not in told
    assert "ô mã thủ tục để trống" in ran.told


def test_an_extension_says_what_its_giver_may_not_give_so_long_and_which_bases_are_disputed(tmp_path: Path) -> None:
    """On the screen and on the sheet before the draft, with the rows of the draft and what is proposed; the sheet says that it is taken out."""
    place = tmp_path / "gia-han.docx"
    ran = ask(RULES, "draft", "decision", "--extend", "uq-sct-2025", "--until", "2028-12-31", "-o", str(place))
    assert ran.code == 0, ran.told
    of_term = (
        "lâu hơn thẩm quyền của UBND Thành phố đối với 107 việc",
        "căn cứ mà quyết định dẫn đối với 3 việc",
        "Nghị định số 146/2025/NĐ-CP hết hiệu lực sau ngày 28/02/2027",
        "(phụ lục của dự thảo: STT 1–16, 19–52, 55–99, 101–106, 117–125)",
        "Đề nghị chỉ gia hạn những việc này đến hết ngày 28/02/2027.",
    )
    told, noted = ran.told, "\n".join(sheet(place)).replace("\u00a0", " ")
    for said in (*of_term, *(f"(phụ lục của dự thảo: STT {one})" for one in ("20", "50", "55–63", "117–119"))):
        assert said in told, said
        assert said in noted, said
    assert "PHIẾU RÀ SOÁT TRƯỚC KHI TRÌNH KÝ" in noted
    assert "bỏ ra trước khi trình ký" in noted
    short = ask(RULES, "draft", "decision", "--extend", "uq-sct-2025", "--until", "2027-02-28", "-o", str(place))
    assert "lâu hơn thẩm quyền" not in short.told


HANDED_BACK = ("--with", str(RULES / "drafts" / "tra-lai-tam-nhiem-vu-ton-giao.yaml"), "--on", "2027-01-01")


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        (("--withdraw", "uq-sct-2025", "--until", "2026-12-31"), "128 việc trở về bên giao: bên giao tự giải quyết"),
        (HANDED_BACK, "chưa ghi điều kiện bảo đảm cho bên nhận"),
    ],
)
def test_what_falls_with_a_decision_is_told_before_it_is_signed(
    asked: tuple[str, ...], wanted: str, tmp_path: Path
) -> None:
    place = tmp_path / "a.docx"
    ran = ask(RULES, "draft", "decision", *asked, "-o", str(place))
    assert ran.code == 0, ran.told
    assert wanted in ran.told
    assert any(wanted in one for one in sheet(place))


def test_in_english_every_word_of_the_program_beside_a_draft_is_english(tmp_path: Path) -> None:
    place = tmp_path / "a.docx"
    ran = ask(RULES, "draft", "decision", "--extend", "uq-sct-2025", "--until", "2028-12-31", "-o", str(place), language="en")  # fmt: skip
    assert ran.code == 0, ran.told
    told = [one for one in ran.told.splitlines() if one.startswith("Before it is signed")]
    assert "Before it is signed (the draft does not say it): the blanks (…) are for the office that drafts it." in told
    assert not [one for one in told if re.search("cơ quan soạn thảo|Đề nghị|phụ lục của|để trống", one)]


@pytest.mark.parametrize(("grant", "until"), [("uq-ba", "2020-01-01"), ("uq-ba", "2026-01-02")])
def test_an_extension_until_a_day_that_is_past_is_refused(root: Path, tmp_path: Path, grant: str, until: str) -> None:
    ran = ask(root, "draft", "decision", "--extend", grant, "--until", until, "-o", str(tmp_path / "a.docx"))
    assert ran.code == 2
    assert "sau --until" in ran.err.decode()
    assert not (tmp_path / "a.docx").exists()


def test_whoever_asks_in_english_is_told_that_the_draft_is_vietnamese(root: Path, tmp_path: Path) -> None:
    """What is signed is Vietnamese whatever language is chosen; in Vietnamese nothing is said of it."""
    line = ("draft", "decision", "--extend", "uq-mot", "--until", "2028-12-31", "-o", str(tmp_path / "a.docx"))
    told = {language: ask(root, *line, language=language) for language in ("en", "vi")}
    assert [one.code for one in told.values()] == [0, 0]
    assert "Vietnamese official documents" in told["en"].told
    assert "tiếng Việt" not in told["vi"].told
