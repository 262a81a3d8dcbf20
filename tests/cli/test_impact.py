"""``delegation impact``, and ``--with`` on the other commands."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from folders import RULES, write
from programs import Ran, run, within

ABOLISH = ("impact", "--abolish", "so-cong-thuong", "--on", "2026-12-31")
MATTER = "2.000229"
DRAFT = f"""\
draft: {{title: Ủy quyền cho Sở Y tế}}
instrument:
  id: qd-moi
  number: {{unknown: chưa ban hành}}
  type: committee-decision
  issuer: ubnd-tp
  issued: {{unknown: chưa ban hành}}
  effective: 2026-12-31
  title: Ủy quyền thử
grants:
  - id: uq-moi
    mechanism: delegation
    from: ubnd-tp
    to: so-y-te
    term: {{from: 2026-12-31}}
    matters: ["{MATTER}"]
"""


def told(ran: Ran) -> dict[str, Any]:
    assert ran.code == 0, ran.told
    found: dict[str, Any] = json.loads(ran.out)
    return found


def draft(folder: Path, text: str = DRAFT) -> str:
    return str(write(folder, {"phuong-an.yaml": text}) / "phuong-an.yaml")


def test_text_and_json_say_the_same() -> None:
    said, found = within(*ABOLISH).said, told(within(*ABOLISH, "--format", "json"))
    assert (found["summary"]["matters"], found["summary"]["without_owner"], found["summary"]["returned"]) == (
        135,
        7,
        128,
    )
    for words in (
        "Phương án giả định: Kết thúc hoạt động của Sở Công Thương từ ngày 31/12/2026",
        "  135 việc chịu tác động, mỗi việc thuộc đúng một nhóm:",
        "  7 việc: không còn chủ thể có thẩm quyền",
        "  128 việc: trở về bên giao",
        "Vì: Sở Công Thương kết thúc sau 30/12/2026",
        "Pháp luật giao Sở Công Thương: khoản 1 Điều 42 Nghị định số 07/2016/NĐ-CP (từ 10/03/2016)",
        "… và 118 việc nữa",
        "Việc cần quyết định",
        "Điều chưa rõ trong sổ",
    ):
        assert words in said
    every = within(*ABOLISH, "--all").said
    ids = [matter["matter"] for effect in found["effects"] for matter in effect["matters"]]
    assert len(ids) == 135
    assert [one for one in ids if one not in every] == []
    assert all(one["chain_before"] for effect in found["effects"] for one in effect["matters"])


def test_it_speaks_english() -> None:
    """The hypothesis, the outcomes and the groups of holders have names in both languages."""
    said = within(*ABOLISH, "--lang", "en").said
    for words in (
        "Hypothesis: Department of Industry and Trade is abolished from 2026-12-31",
        "Without an owner",
        "To be decided",
    ):
        assert words in said


def test_the_same_question_gives_the_same_bytes() -> None:
    seeds = [
        run(*ABOLISH, "--successor", "so-noi-vu", "--all", environment={"PYTHONHASHSEED": one}).out for one in "17"
    ]
    assert seeds[0] == seeds[1]
    assert seeds[0]


def text_of(path: Path) -> str:
    from lxml import etree  # noqa: PLC0415  only here

    with ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines = ("".join(one.text or "" for one in part.iter(f"{name}t")) for part in root.iter(f"{name}p"))
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ")


def test_the_draft_of_a_submission_leaves_blank_what_is_not_known(tmp_path: Path) -> None:
    files = [tmp_path / "a.docx", tmp_path / "b.docx"]
    for one in files:
        assert within(*ABOLISH, "--lang", "en", "-o", one).code == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    said = text_of(files[0])
    for words in (
        "TỜ TRÌNH",
        "I. CĂN CỨ",
        "Nghị định số 146/2025/NĐ-CP ngày 12 tháng 6 năm 2025 của Chính phủ quy định về phân quyền, phân cấp trong lĩnh vực công nghiệp và thương mại: 107 việc.",
        "Căn cứ ban hành: …",
        "Điều 1. Sở Công Thương kết thúc hoạt động sau ngày 30/12/2026, theo …",
        "Điều 2. Giao …………………… (chủ thể) có thẩm quyền và giải quyết 7 việc",
        "Phụ lục I",
        "Điểm b khoản 1 Điều 28 Nghị định số 67/2013/NĐ-CP",
    ):
        assert words in said
    assert said.count("2.000229") == 1


def rows_of(path: Path) -> list[str]:
    """Give the numbers and titles in the list of matters of a submission. A column of codes is left out where there are none."""
    from lxml import etree  # noqa: PLC0415  only here

    with ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    rows = [
        ["".join(one.text or "" for one in cell.iter(f"{name}t")) for cell in row.iter(f"{name}tc")]
        for row in root.iter(f"{name}tr")
    ]
    return [f"{row[0]} {row[-3]}" for row in rows if len(row) in (4, 5) and row[0].isdigit() and not row[-1].isdigit()]


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        (("--abolish", "so-cong-thuong"), {"Không còn chủ thể có thẩm quyền": 7, "Trở về bên giao": 128}),
        (("--end", "146/2025/NĐ-CP"), {"Không còn chủ thể có thẩm quyền": 154}),
        (("--end", "121/2025/NĐ-CP"), {"Không còn chủ thể có thẩm quyền": 25, "Chủ thể vốn đã chưa rõ, nay không còn căn cứ": 7}),
        (("--withdraw", "74/2025/QĐ-UBND"), {"Trở về bên giao": 37}),
    ],
)  # fmt: skip
def test_a_submission_counts_each_matter_once(line: tuple[str, ...], counts: dict[str, int], tmp_path: Path) -> None:
    """What it says of the classes is what its list holds, and it proposes nothing for matters of another class."""
    made = tmp_path / "a.docx"
    assert within("impact", *line, "--on", "2026-12-31", "-o", made).code == 0
    said, ids = text_of(made), rows_of(made)
    total = sum(counts.values())
    assert (len(ids), len(set(ids))) == (total, total)
    assert f"{total} việc chịu tác động, mỗi việc tính ở đúng một mục" in said
    for name, count in counts.items():
        assert f"- {name}: {count} việc." in said
    proposed: Counter[str] = Counter()
    for count, name in re.findall(r"(\d+) việc thuộc mục «([^»]+)»", said):
        proposed[name] += int(count)
    assert proposed == counts
    assert "không còn ai giải quyết" not in said


def test_a_submission_says_who_has_again_what_it_gave(tmp_path: Path) -> None:
    made = tmp_path / "a.docx"
    assert within("impact", "--withdraw", "74/2025/QĐ-UBND", "--on", "2026-12-31", "-o", made).code == 0
    assert (
        "UBND Thành phố giải quyết 34 việc thuộc mục «Trở về bên giao» tại Phụ lục I, kể từ khi việc giao hết hiệu lực; căn cứ để "
        "bên giao giữ thẩm quyền: …………………… (chưa xác định)."
    ) in text_of(made)
    said = within("impact", "--withdraw", "74/2025/QĐ-UBND", "--on", "2026-12-31").said
    assert "Trở về bên giao: 37 việc, trong đó 34 việc chưa rõ bên giao giữ theo căn cứ nào" in said
    assert "không có ai" not in said


def test_what_is_taken_back_becomes_an_article_for_each_grant(tmp_path: Path) -> None:
    made = tmp_path / "a.docx"
    assert within("impact", "--withdraw", "74/2025/QĐ-UBND", "--on", "2026-12-31", "-o", made).code == 0
    said = text_of(made)
    assert (
        "Chấm dứt việc Ủy ban nhân dân Thành phố Hà Nội phân cấp cho Ủy ban nhân dân cấp xã theo Quyết định số 74/2025/QĐ-UBND đối với 12 việc "
        "(Phụ lục I); ngày cuối thực hiện là 30/12/2026."
    ) in said
    assert said.count("Chấm dứt việc Ủy ban nhân dân Thành phố Hà Nội phân cấp cho") == 7


def test_no_text_of_the_city_ends_a_law(tmp_path: Path) -> None:
    made = tmp_path / "a.docx"
    assert within("impact", "--end", "39/2024/QH15", "--on", "2026-06-30", "-o", made).code == 0
    said = text_of(made)
    assert "Phương án giả định Luật số 39/2024/QH15 hết hiệu lực. Đây là văn bản của cấp trên" in said
    assert "Bãi bỏ" not in said
    assert not [
        one for one in re.findall(r"Điều \d+\. [^\n]{0,80}", said) if "cấp trên" in one or one[8:].startswith("(")
    ]


@pytest.mark.parametrize("draft", sorted((RULES / "drafts").glob("*.yaml")), ids=lambda one: one.stem)
def test_a_draft_is_asked_about_when_all_of_it_has_happened(draft: Path) -> None:
    """What ends on a later day than today, a commune that becomes another: no paper says of the day before that nothing changes. An earlier day is told as one."""
    ran = within("impact", "--with", draft)
    assert re.search(r"Xét tại ngày (\d\d)/(\d\d)/(\d{4}), khi mọi thay đổi", ran.told)
    assert "cùng ngày 01/01/2027" in ran.said
    early = within("impact", "--with", draft, "--on", "2026-12-15")
    assert "phương án chưa có hiệu lực đầy đủ; thay đổi sau cùng là từ ngày 01/01/2027" in early.told


def test_a_submission_of_a_draft_tells_what_it_moves(tmp_path: Path) -> None:
    """28 decrees end after 31/12/2026: the paper is of the day after."""
    assert within("impact", "--with", RULES / "drafts/het-28-nghi-dinh.yaml", "-o", tmp_path / "a.docx").code == 0
    said = text_of(tmp_path / "a.docx")
    assert "xét tại ngày 01/01/2027" in said
    assert "Thẩm quyền đối với các việc có tên trong sổ không thay đổi" not in said


def test_a_chart_says_that_it_is_a_hypothesis(tmp_path: Path) -> None:
    made = tmp_path / "a.svg"
    assert within(*ABOLISH, "-o", made).code == 0
    assert "Phương án giả định: kết thúc hoạt động của Sở Công Thương" in " ".join(made.read_text("utf-8").split())


def test_a_draft_is_told_with_what_it_gives_and_where_it_is_wrong(tmp_path: Path) -> None:
    found = told(within("impact", "--with", draft(tmp_path), "--on", "2026-12-31", "--format", "json"))
    keys = {(one["check"], Path(one["file"]).name, one["line"]) for one in found["findings"]["appeared"]}
    assert ("DLG505", "phuong-an.yaml", 15) in keys
    assert [one["outcome"] for one in found["effects"] if one["matters"][0]["matter"] == MATTER] == ["moved"]
    assert (
        "1 lần giao (việc UBND Thành phố giao cho Sở Y tế theo văn bản «Ủy quyền thử», số chưa công bố)"
        in found["supposed"][0]["vi"]
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Hãy nêu một giả định"),
        (("--abolish", "so-noi-vu", "--end", "39/2024/QH15"), "Mỗi lần chỉ một giả định"),
        (("--successor", "so-noi-vu"), "--successor chỉ đi với --abolish"),
        (("--as", "Phường X"), "--as chỉ đi với --merge-communes"),
        (("--split", "so-noi-vu"), "--split cần thêm --into"),
        (("--merge-communes", "00004,00008"), "--merge-communes cần thêm --as"),
        (("--abolish", "so-noi-vu", "--on", "2024-01-01"), "mốc 01/07/2025"),
        (("--abolish", "so-noi-vu", "--on", "0001-01-01"), "mốc 01/07/2025"),
        (("--abolish", "so-noi-vu", "-o", "a.xlsx"), "phải có một trong các đuôi"),
        (("--end", "khong co van ban nay"), "Trong sổ không có văn bản"),
        (("--with", "khong-co.yaml"), "Không có tệp khong-co.yaml"),
    ],
)
def test_a_question_that_does_not_fit_is_refused_in_a_sentence(arguments: tuple[str, ...], words: str) -> None:
    ran = within("impact", *arguments)
    assert (ran.code, ran.out) == (2, b"")
    assert words in ran.told
    assert "Traceback" not in ran.told


class TestWith:
    """``--with`` on every command: the answer is given as if the draft were in force, and says so."""

    def test_who_acts_then(self, tmp_path: Path) -> None:
        """``who`` answers under a draft as if it were in force, and says so first; without it nothing has changed."""
        line = ("who", MATTER, "--as-of", "2026-12-31")
        ran = within(*line, "--with", draft(tmp_path))
        assert ran.said.startswith("Phương án giả định: Ủy quyền cho Sở Y tế\n")
        assert (
            "UBND Thành phố ủy quyền cho Sở Y tế: văn bản «Ủy quyền thử», số chưa công bố (từ 31/12/2026)" in ran.said
        )
        assert "Sở Y tế" not in within(*line).said
        found = told(within(*line, "--with", draft(tmp_path), "--format", "json"))
        assert found["hypotheses"] == [
            {"vi": "Phương án giả định: Ủy quyền cho Sở Y tế", "en": "Hypothesis: Ủy quyền cho Sở Y tế"}
        ]
        assert "hypotheses" not in told(within(*line, "--format", "json"))

    def test_before_the_command_or_after_it(self, tmp_path: Path) -> None:
        name = draft(tmp_path)
        after, before = within("status", "--with", name), within("--with", name, "status")
        assert after == before
        assert "Phương án giả định «Ủy quyền cho Sở Y tế» trên Sổ thẩm quyền thành phố Hà Nội" in after.said

    def test_check_finds_what_is_wrong_in_the_draft(self, tmp_path: Path) -> None:
        ran = within("check", "--select", "DLG505", "--as-of", "2026-12-31", "--with", draft(tmp_path))
        assert (ran.code, f"{tmp_path}/phuong-an.yaml:15:" in ran.said) == (1, True)
        assert "Phương án giả định «Ủy quyền cho Sở Y tế»" in ran.said

    def test_charts_and_annexes_bear_its_name(self, tmp_path: Path) -> None:
        chart, annex, name = tmp_path / "a.svg", tmp_path / "a.docx", draft(tmp_path)
        assert within("chart", MATTER, "-o", chart, "--with", name, "--as-of", "2026-12-31").code == 0
        assert "Phương án giả định: Ủy quyền cho Sở Y tế" in chart.read_text("utf-8")
        assert within("annex", "uy-quyen:qd-moi", "-o", annex, "--with", name, "--as-of", "2026-12-31").code == 0
        assert "Phương án giả định: Ủy quyền cho Sở Y tế." in text_of(annex)

    def test_no_answer_is_given_by_half_a_draft(self, tmp_path: Path) -> None:
        name = draft(tmp_path, DRAFT.replace("to: so-y-te", "to: so-y-tee"))
        for line in (["who", MATTER], ["status"], ["impact"]):
            ran = within(*line, "--with", name)
            assert (ran.code, ran.out) == (3, b"")
            assert "Phương án phuong-an.yaml có 1 lỗi nên không trả lời theo phương án được. Dòng 14:" in ran.told


def test_a_submission_is_vietnamese_and_english_names_its_annexes_as_it_does(tmp_path: Path) -> None:
    """Whoever asks in English is told that the file is Vietnamese, and finds its annexes by their names there."""
    told = within(*ABOLISH, "--lang", "en", "-o", str(tmp_path / "a.docx")).told
    assert "Vietnamese official documents" in told
    assert "Annex I (Phụ lục I): " in told
    said = within(*ABOLISH, "-o", str(tmp_path / "b.docx")).told
    assert "Phụ lục I: " in said
    assert "Annex" not in said
