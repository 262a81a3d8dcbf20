"""English output holds no Vietnamese but official names, titles and quotes: reasons, notes and issuers stand in English there."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from english_words import own
from folders import RULES
from programs import within

DAY = ("--as-of", "2026-06-30")


def test_a_vietnamese_word_of_the_program_is_found_and_one_of_the_register_is_not() -> None:
    assert own("Department of Đất đai") == ["Đất", "đai"]
    assert own("Phường Hồng Hà, Xã Ba Vì") == []
    assert own("Phường Hồng Hà và Xã Ba Vì") == ["và"]
    assert own("thời hạn: not known") == ["thời", "hạn"]
    assert own("Decree 174/2026/NĐ-CP, Article 106(2)(đ)") == []
    assert own("Cấp giấy chứng nhận huấn luyện kỹ thuật an toàn v…") == []
    assert own("note: “giấ…") == []
    assert own("note: “ngờđâu…") != []
    assert own("both titles say “đăng ký, cấp lại” of one thing") == []
    assert own("it is “chưa rõ vì sao lại thế”") != []


LINES: tuple[tuple[str, ...], ...] = (
    ("check", "--all", "--fail-on", "info", *DAY),
    ("check", *DAY),
    ("status", *DAY),
    ("who", "2.000229", *DAY),
    ("who", "nd-23-2015-d5-k2-e", "--commune", "hong-ha", *DAY),
    ("who", "khong co viec nay", *DAY),
    *(
        ("list", what, "--all", *DAY)
        for what in ("procedures", "tasks", "holders", "instruments", "grants", "communes", "requests")
    ),
    ("horizon", "--until", "2027-03-01", *DAY),
    ("diff", "2026-06-30", "2026-07-01", "--all"),
    ("impact", "--abolish", "so-cong-thuong", "--on", "2026-12-31"),
    ("up", "so-cong-thuong", "--all", *DAY),
    ("timeline", "so-cong-thuong", *DAY),
    ("timeline", "146/2025/NĐ-CP", *DAY),
    ("timeline", "2.000229", *DAY),
    ("timeline", "ubnd-cap-xa", *DAY),
    ("down", "ubnd-tp", "--all", *DAY),
    ("path", "ubnd-tp", "2.000229", *DAY),
    ("ids", "khai sinh"),
    ("ids", "so cong thuong"),
    ("diff", "2027-02-28", "2027-03-01"),
    ("impact", "--withdraw", "uq-sct-2025", "--on", "2026-12-31"),
    ("explain", "DLG702:uq-sct-2025", *DAY),
    ("check", "--short", *DAY),
    ("check", "--format", "markdown", *DAY),
)


@pytest.mark.parametrize("line", LINES, ids=lambda line: " ".join(line[:2]))
def test_an_answer_in_english_is_english(line: tuple[str, ...]) -> None:
    ran = within("--lang", "en", *line)
    # An id is found by the name that the rule files have.
    every = line[0] == "ids"
    wrong = [(found, one) for one in (ran.said + ran.told).splitlines() if (found := own(one, every=every))]
    assert len(ran.said) > 100 or line[1] == "khong co viec nay"
    assert not wrong


_GIVES = re.compile(r"^[\s│├└─·\d.]*(.+?) (?:delegates|decentralises|transfers|devolves|assigns) to (.+?): ")


@cache
def english() -> Mapping[str, str]:
    """Give the short Vietnamese name of each holder that has an English one, with that."""
    every = (
        one
        for file in sorted((RULES / "holders").glob("*.yaml"))
        for one in yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader).get("holders", ())
    )
    return {one.get("short", one["name"]): one["name-en"] for one in every if "name-en" in one}


@pytest.mark.parametrize(
    "line",
    [
        ("list", "grants", "--all", *DAY),
        ("who", "2.000229", *DAY),
        ("up", "so-cong-thuong", "--all", *DAY),
        ("impact", "--abolish", "so-cong-thuong", "--on", "2026-12-31"),
    ],
    ids=lambda line: " ".join(line[:2]),
)
def test_whoever_gives_and_receives_is_named_in_english_where_the_register_has_the_name(line: tuple[str, ...]) -> None:
    ran = within("--lang", "en", *line)
    named = [name for one in ran.said.splitlines() if (found := _GIVES.match(one)) for name in found.groups()]
    assert named
    assert not [name for name in named if name.removesuffix(".").split(" (")[0] in english()]
    assert set(named) & set(english().values())


def test_an_owner_and_what_a_finding_is_about_are_named_in_english() -> None:
    owner = within("--lang", "en", "who", "2.000229", *DAY).said
    assert f"Owner:     {english()['UBND Thành phố']}\n" in owner
    found = within("--lang", "en", "check", "--select", "DLG101", "--all", *DAY).said
    assert f"{english()['UBND quận, huyện, thị xã']} existed until 2025-06-30 only" in found


CHARTS = ("tong-quan", "hinh-thuc-3", "so-cong-thuong", "2.000229", "linh-vuc:hoat-dong-xay-dung", "74/2025/QĐ-UBND",
          "to-chuc", "phat-hien", "so-sanh:2026-07-01", "lan-can:74/2025/QĐ-UBND", "ma-tran:tasks field:y-te",
          "ma-tran:2026-07-01", "phat-hien:DLG4")  # fmt: skip


@pytest.mark.parametrize("what", CHARTS)
def test_a_chart_in_english_is_english(what: str, tmp_path: Path) -> None:
    file = tmp_path / "a.mmd"
    ran = within("--lang", "en", "chart", what, *DAY, "-o", str(file))
    assert ran.code == 0, ran.told
    said = file.read_text("utf-8")
    assert len(said) > 100
    wrong = [(own(one), one) for one in _labels(said) if own(one)]
    assert not wrong


def _labels(said: str) -> Iterator[str]:
    """Give the texts of a diagram, each in one line."""
    for one in said.splitlines():
        yield re.sub(r"#(\d+);", lambda code: chr(int(code[1])), re.sub(r"<br/?>", " ", one))


_NAMED = re.compile("“[^”]*”|«[^»]*»")
_SAID = re.compile(
    r"\b(?:mục|Biểu|dòng|chú thích) [IVX\d]|\d (?:TTHC|nhiệm vụ|hồ sơ)\b|: không có trong|\bForm \d+\. .*ủy quyền|^Source: [^“]*báo cáo"
)
"""Places, units, names of forms, reasons of norms and sources: the program or the register says them in English."""
KINDS = ("bieu-1", "bieu-2", "uy-quyen", "nhiem-vu:so-xay-dung", "phat-hien", "het-han:2027-03-01", "tom-tat")


@pytest.mark.parametrize("kind", KINDS)
def test_an_annex_in_english_is_english(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    ran = within("--lang", "en", "annex", kind, *DAY, "-o", str(file))
    assert ran.code == 0, ran.told
    lines = _paragraphs(file)
    assert len(lines) > 40
    wrong = [(own(one), one) for one in lines if own(one)]
    assert not wrong
    assert not [one for one in lines if _SAID.search(_NAMED.sub("", one))]


def _paragraphs(file: Path) -> list[str]:
    with ZipFile(file) as package:
        body = ET.fromstring(package.read("word/document.xml"))  # noqa: S314  a file of ours
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return ["".join(one.text or "" for one in found.iter(f"{w}t")) for found in body.iter(f"{w}p")]
