"""What is taken home of a page opens where it is meant to, and the commands that a page gives are commands."""

from __future__ import annotations

import json
import shlex
import zipfile
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from browsers import opened
from casework import decision, grant, task
from docx import Document
from folders import DAY, small, write
from jsonschema import Draft7Validator
from programs import ask
from taken_home import sheet_of, taken

from delegation.authority.examination import Examination
from delegation.run import pipeline
from delegation.run.exchange import files_of
from delegation.run.site.building import RECEIPT, built
from delegation.run.site.open_data import OPEN_DATA

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_a_table_taken_home_opens_in_excel_with_every_row(site: Path, chromium: Browser) -> None:
    with opened(chromium, site / "map.html") as page:
        shown = page.locator("main table tr").evaluate_all(
            "all => all.map(row => [...row.cells].map(one => one.textContent.trim()))"
        )
        content = taken(page, "Excel")
    assert zipfile.ZipFile(BytesIO(content)).testzip() is None
    rows = sheet_of(content)
    assert rows[0][0] == "Bản đồ thẩm quyền"
    assert [row for row in rows if row in shown] == shown


_LISTED = """() => [...document.querySelectorAll('main li')].map(item => {
  const copy = item.cloneNode(true);
  copy.querySelectorAll('ul, ol, div, p').forEach(one => one.remove());
  return copy.textContent.replace(/\\s+/g, ' ').trim();
}).filter(Boolean)"""
"""What each item of a list says on the page, without what is below it."""


@pytest.mark.parametrize(
    "name",
    [
        "time.html",
        "commune/00070.html",
        "field/an-toan-thuc-pham.html",
        "matter/2.000229.html",
        "decision/qd-74-2025-qd-ubnd.html",
    ],
)
def test_an_item_of_a_list_is_taken_home_with_all_its_words(name: str, site: Path, chromium: Browser) -> None:
    """Whether it begins with its link or has it somewhere; a code stands in a cell of its own."""
    with opened(chromium, site / name) as page:
        shown = page.evaluate(_LISTED)
        content, csv = taken(page, "Excel"), taken(page, "CSV").decode("utf-8-sig")
    said = {" ".join(one for one in row if one) for row in sheet_of(content)}
    assert len(shown) > 2
    assert [one for one in shown if one not in said] == []
    assert all(one.split()[-1].strip('"') in csv for one in shown)


@pytest.mark.parametrize(("severity", "word"), [("error", "Lỗi"), ("warning", "Cảnh báo"), ("info", "Lưu ý")])
def test_findings_are_taken_home_as_rows_those_that_are_shown(
    severity: str, word: str, site: Path, chromium: Browser
) -> None:
    """Wherever the first of them stands; and what was left out is said there, in Word and on paper, but only where something is."""
    with opened(chromium, site / "findings.html") as page:
        page.select_option("[name=severity]", severity)
        shown = page.locator("article.finding:visible > p:nth-of-type(2)").all_text_contents()
        many = page.locator("article.finding").count()
        rows, text = sheet_of(taken(page, "Excel")), Document(BytesIO(taken(page, "Word")))
        page.emulate_media(media="print")
        printed = page.locator("body").inner_text()
        page.evaluate("() => { location.hash = ''; }")
        page.get_by_text(f"Đang hiện {many}/{many}", exact=True).wait_for(state="attached")
        assert "Đang hiện" not in page.locator("body").inner_text()
        page.emulate_media(media="screen")
        assert not any(row[0].startswith("Đang hiện") for row in sheet_of(taken(page, "Excel")))
    said = f"Đang hiện {len(shown)}/{many}; Mức: {word}"
    assert said in printed
    assert rows[1][0] == said
    assert said in [one.text for one in text.paragraphs]
    heads = next(at for at, row in enumerate(rows) if row[:3] == ["Mức", "Phép kiểm tra", "Phát hiện"])
    several = rows[heads + 1 : heads + 1 + len(shown)]
    assert [" ".join(row[2].split()) for row in several] == [" ".join(one.split()) for one in shown]
    assert {row[0] for row in several} == {word}
    assert rows[heads + 1 + len(shown)][1] == ""


def test_a_page_taken_home_opens_in_word_and_says_all_that_the_page_says(site: Path, chromium: Browser) -> None:
    with opened(chromium, site / "holder/so-cong-thuong.html") as page:
        shown = {
            "title": page.locator("h1").inner_text(),
            "cells": page.locator("main table td").all_text_contents(),
            "codes": page.locator("#answer li a").all_text_contents(),
        }
        content = taken(page, "Word")
    made = Document(BytesIO(content))
    text = "\n".join(one.text for one in made.paragraphs)
    assert made.paragraphs[0].text == shown["title"]
    assert "PAGE" in made.sections[0].footer._element.xml
    assert [cell.text for table in made.tables for row in table.rows[1:] for cell in row.cells] == shown["cells"]
    assert [one for one in shown["codes"] if one not in text] == []
    assert "Tại ngày 29/11/2026" in text


def test_a_page_taken_home_as_json_keeps_its_choice_and_the_names_of_columns(site: Path, chromium: Browser) -> None:
    with opened(chromium, site / "en/time.html") as page:
        page.evaluate("() => { location.hash = 'from=2027-02-28&to=2027-03-01'; }")
        page.locator("#asked details").first.wait_for()
        found = json.loads(taken(page, "JSON"))
    assert found["choice"] == {"from": "2027-02-28", "to": "2027-03-01"}
    assert any("→" in one.get("text", "") for one in found["content"])
    with opened(chromium, site / "map.html") as page:
        found = json.loads(taken(page, "JSON"))
    assert next(one for one in found["content"] if "table" in one)["table"] == ["Từ", "Cách", "Đến", "Số việc"]


@pytest.mark.parametrize("name", ["coverage.html", "map.html"])
def test_a_drawing_taken_home_is_a_drawing_by_itself(name: str, site: Path, chromium: Browser) -> None:
    with opened(chromium, site / name) as page:
        page.locator("main svg").first.wait_for()
        drawn = ET.fromstring(taken(page, "SVG"))  # noqa: S314  made by the page itself
    shapes = list(drawn.iter("{http://www.w3.org/2000/svg}rect"))
    assert len(shapes) > 5
    assert all(one.get("fill") for one in shapes)


@pytest.fixture(name="little", scope="module")
def _little(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a small register, and its pages beside it."""
    folder = tmp_path_factory.mktemp("little")
    given = grant("g", "ubnd-tp", "so-y-te", "2025-12-01", "2027-12-31")
    files = {"tasks/viec.yaml": task(), "decisions/2025/1.yaml": decision("1/QĐ-UBND", given)}
    loaded = pipeline.load(small(folder / "rules", files))
    return write(
        folder, {f"site/{path}": content for path, content in built(loaded, Examination(loaded.register, DAY)).items()}
    )


def test_each_command_that_a_page_gives_is_one(
    little: Path, chromium: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """On a page of every kind: it is accepted, and writes the file that it names, unless the register holds nothing of the kind."""
    monkeypatch.chdir(tmp_path)
    found = set[str]()
    kinds = set[str]()
    for one in sorted((little / "site").rglob("*.html")):
        kind = one.parent.name if one.parent.name != "site" else one.stem
        if "en" in one.relative_to(little / "site").parts or kind in kinds:
            continue
        kinds.add(kind)
        with opened(chromium, one) as page:
            found.update(page.evaluate("day => delegation.commands(day)", DAY.isoformat()))
    assert {"matter", "holder", "field", "decision", "form", "check", "findings", "time", "map", "coverage"} <= kinds
    for said in sorted(found):
        program, *arguments = shlex.split(said)
        assert program == "delegation"
        # The same chart in words for other tools is there at once.
        arguments = [
            one.removesuffix(".svg") + ".mmd" if arguments[0] == "chart" and one.endswith(".svg") else one
            for one in arguments
        ]
        ran = ask(little / "rules", *arguments)
        if arguments[0] == "annex" and ran.code in (2, 3):  # what the register does not hold, the command says
            assert "Sổ" in ran.told, said
            continue
        assert ran.code in (0, 1), f"{said}\n{ran.told}"
        if "-o" in arguments:
            assert (tmp_path / arguments[arguments.index("-o") + 1]).stat().st_size, said


@pytest.mark.parametrize(
    ("name", "choice", "said"),
    [
        ("matter/1.000656.html", "commune=00097&day=2027-03-01", " --commune 00097 --as-of 2027-03-01"),
        ("matter/1.000656.html", "day=01/03/2027", " --as-of 2027-03-01"),
        ("matter/1.000656.html", "day=x&commune=$(ls)", " --as-of 2026-11-29"),
        ("matter/2.000908.html", "case=nơi giữ sổ gốc=UBND cấp xã", ' --case "nơi giữ sổ gốc=UBND cấp xã"'),
        ("matter/2.000908.html", 'case=a="; ls', " 2.000908 --as-of"),
        ("holder/so-cong-thuong.html", "day=2027-03-01", " --as-of 2027-03-01"),
    ],
)
def test_commands_ask_for_what_is_chosen(name: str, choice: str, said: str, site: Path, chromium: Browser) -> None:
    """Also where it is chosen while the commands stand there; what is no day, commune or case is in none of them."""
    with opened(chromium, site / name) as page:
        page.locator("#take").evaluate("one => { one.open = true; }")
        first = page.locator("#take code").first
        first.wait_for()
        page.evaluate("choice => { location.hash = choice; }", choice)
        page.wait_for_function("said => document.querySelector('#take code').textContent.includes(said)", arg=said)
        assert "ls" not in first.inner_text()


def test_open_data_holds_the_whole_register_with_its_schema_and_receipt(little: Path) -> None:
    site, rules = little / "site", little / "rules"
    made = unpacked((site / OPEN_DATA).read_bytes())
    assert made["receipt.json"] == (site / RECEIPT).read_bytes()
    Draft7Validator(json.loads(made["register.v1.schema.json"])).validate(json.loads(made["register.json"]))
    names = {one.relative_to(rules).as_posix() for one in rules.rglob("*.yaml")}
    assert {one.name for one in files_of(made["register.json"])} == names
    assert "schemas/tasks.schema.json" in made


def unpacked(content: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_what_cannot_be_exported_is_not_offered(tmp_path: Path) -> None:
    """A register of which a file cannot be read whole has pages, but no open data and no link to them."""
    loaded = pipeline.load(small(tmp_path / "rules", {"tasks/hong.yaml": "field: y-te\ntasks:\n  - id: [\n"}))
    made = built(loaded, Examination(loaded.register, date(2026, 6, 1)))
    assert OPEN_DATA not in made
    assert OPEN_DATA.encode() not in made["index.html"] + made["en/index.html"]


_EVIL = [
    "]]> -->",
    "</t></is></c>",
    "&lt;b&gt; &amp; <b>",
    "a\u0001b\ufffec",
    "😀 \u202e",
    "=1+1",
    "x" * 40_000,
]


def test_no_text_of_a_register_breaks_a_file_that_is_taken_home(site: Path, chromium: Browser) -> None:
    """Ends of sections of XML, markup, what XML cannot hold, and more letters than a cell of Excel has."""
    with opened(chromium, site / "index.html") as page:
        rows = page.evaluate("texts => texts.map(one => ['row', [one, one]])", _EVIL)
        files = page.evaluate(
            """async rows => Promise.all([delegation.office.excel(rows), delegation.office.word(rows.map(row => ["li", row[1][0], 0])), delegation.office.csv(rows)]
                 .map(async parts => [...new Uint8Array(await new Blob(parts).arrayBuffer())]))""",
            rows,
        )
    said = [one.replace("\u0001", "").replace("\ufffe", "")[:32_766] for one in _EVIL]
    cells = sheet_of(bytes(files[0]))
    assert [row[0][:32_766] for row in cells] == said
    assert max(len(row[0]) for row in cells) <= 32_767
    written = [one.text.removeprefix("– ") for one in Document(BytesIO(bytes(files[1]))).paragraphs]
    assert [one[:32_766] for one in written] == said
    assert '"\'=1+1"' in bytes(files[2]).decode("utf-8-sig")
