"""What a decision says beside who gives what to whom stands in every output that shows the step, in both languages."""

from __future__ import annotations

import html
import json
import re
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from docx import Document
from folders import small
from openpyxl import load_workbook
from output_schemas import faults
from programs import ask

HOLDERS = """axis: ubnd
holders:
  - {id: pho-giam-doc, name: Phó Giám đốc Sở Y tế, kind: deputy-head, level: city, parent: so-y-te, internal-process: true}
  - {id: cong-chuc-a, name: Công chức A, kind: civil-servant, level: city, parent: ubnd-tp, internal-process: true}
  - {id: cong-chuc-b, name: Công chức B, kind: civil-servant, level: city, parent: ubnd-tp, internal-process: true}
  - {id: so-tai-chinh, name: Sở Tài chính, kind: specialised-agency, level: city, parent: ubnd-tp, internal-process: true}
  - {id: chi-nhanh-1, name: Chi nhánh số 1, kind: service-branch, level: city, parent: ubnd-tp, internal-process: true}
"""
PROCEDURES = """field: y-te
source: danh mục thử
basis: [{instrument: 99/2020/QH14, at: Điều 5 khoản 1}]
procedures:
  - {code: "1.800001", title: Một phần bằng lời, owner: ubnd-tp}
  - {code: "1.800002", title: Ai cũng được, owner: ubnd-tp, coordinators: [{holder: so-tai-chinh, act: agree}]}
  - {code: "1.800003", title: Theo mức, owner: ubnd-tp, cases: {tong-muc-dau-tu: {unit: VND, name: tổng mức đầu tư, name-en: total investment}}}
  - {code: "1.800004", title: Theo bước, owner: ubnd-tp}
  - {code: "1.800005", title: Mã cũ, owner: ubnd-tp, replaced-by: [{code: "1.800006", from: 2026-09-01, by: 120/QĐ-UBND}]}
  - {code: "1.800006", title: Mã mới, owner: ubnd-tp}
  - {code: "1.800007", title: Chưa rõ, owner: ubnd-tp}
"""
INSTRUMENTS = """source: thử
provenance: official
instruments:
  - {number: 120/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2026-08-01, effective: 2026-09-01, title: Công bố danh mục}
  - {id: qd-100-cu, number: 100/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2025-01-09, effective: 2025-01-09, title: Quyết định năm trước, ended: 2025-06-30}
  - {number: 121/ĐC-UBND, type: official-letter, issuer: ubnd-tp, issued: 2025-12-15, effective: 2025-12-01, title: Đính chính, corrects: [{instrument: qd-100, at: Phụ lục dòng 1}]}
  - {number: 122/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2026-02-25, effective: 2026-03-01, title: Tạm ngưng và gia hạn, suspends: [{grant: uq-muc, from: 2026-07-01, to: 2026-08-31}], extends: [{grant: uq-loi, to: 2027-06-30}]}
"""
REQUESTS = """source: báo cáo thử
requests:
  - {id: kn-1, kind: proposal, content: đề nghị bỏ giới hạn vốn, by: so-y-te, to: ubnd-tp, on: 2026-01-10, due: 2026-03-01, about: {matters: ["1.800001"]}}
"""
LEDGERS = """ledgers:
  - {id: ht-3, name: Hình thức 3, counts: delegated-procedures, form: 3, total: 9, source: thử}
"""
HEAD = (
    "instrument: {id: %s, number: %s, type: committee-decision, issuer: ubnd-tp, issued: %s, effective: %s, title: %s, "
    "source: thử, provenance: official%s}\ngrants:\n"
)
WORDS, CONDITION = "chỉ cơ sở có vốn dưới 15 tỷ", "chỉ được ký sau khi có ý kiến của Sở Tài chính"


def _grant(name: str, to: str, matters: str, extra: str = "", **said: str) -> str:
    """Write a grant; ``said``: ``giver``, ``mechanism``, ``scope``, ``conditions`` that are otherwise."""
    return (
        f"  - id: {name}\n    mechanism: {said.get('mechanism', 'delegation')}\n    from: {said.get('giver', 'ubnd-tp')}\n    to: {to}\n"
        f"    at: Phụ lục\n    term: {{from: 2025-12-02, to: 2026-12-31}}\n    content: giải quyết\n"
        f"    scope: {said.get('scope', 'whole')}\n    manner: con dấu của mình\n    conditions: {said.get('conditions', 'đủ biên chế')}\n"
        f"{extra}    matters: {matters}\n"
    )


FORM = "    form: 3\n"
UNREAD = "{unknown: bản công khai mờ}"
RANGES = (
    '[{row: 2, matter: "1.800003", only: {tong-muc-dau-tu: {below: 15 tỷ}}}, '
    '{row: 5, matter: "1.800003", only: {tong-muc-dau-tu: {from: 15 tỷ, below: 20 tỷ}}, communes: ["00004"]}]'
)
GIVEN = (
    _grant("uq-loi", "so-y-te", '[{row: 1, matter: "1.800001", printed: "1.880001"}]', FORM, scope=WORDS, conditions=CONDITION),
    _grant("uq-ai", "[cong-chuc-a, cong-chuc-b]", '[{row: 4, matter: "1.800002"}]', f"{FORM}    any-of: true\n    giver-keeps: true\n"),
    _grant("uq-muc", "so-y-te", RANGES, FORM),
    _grant("uq-buoc", "so-y-te", '[{row: 3, matter: "1.800004"}]', f"{FORM}    steps: [receive, appraise]\n"),
    _grant("uq-ma", "giam-doc-so-y-te", '[{row: 6, matter: "1.800005"}]'),
    _grant("uq-mo", "so-y-te", '[{row: 7, matter: "1.800007"}]', FORM, scope=UNREAD, conditions=UNREAD),
)  # fmt: skip
BESIDE = (
    _grant("ky-thay", "pho-giam-doc", '["1.800005"]', giver="giam-doc-so-y-te", mechanism="signing-for", conditions="khi Giám đốc vắng mặt"),
    _grant("phan-cong", "chi-nhanh-1", '["1.800004"]', '    communes: ["00004"]\n', mechanism="internal-assignment"),
)  # fmt: skip
FILES = {
    "holders/khac.yaml": HOLDERS,
    "procedures/khac.yaml": PROCEDURES,
    "instruments/khac.yaml": INSTRUMENTS,
    "requests/khac.yaml": REQUESTS,
    "ledgers/khac.yaml": LEDGERS,
    "decisions/2025/100.yaml": HEAD % ("qd-100", "100/QĐ-UBND", "2025-12-01", "2025-12-01", "Ủy quyền", ", transition: {at: Điều 3}") + "".join(GIVEN),
    "decisions/2025/101.yaml": HEAD % ("qd-101", "101/QĐ-UBND", "2025-12-01", "2025-12-01", "Phân công", "") + "".join(BESIDE),
}  # fmt: skip
DAY = "2026-06-01"
DECISION = "qd-100"
BY_MATTER = "who {m}|who {m} --format json|list procedures id:{m}|up {m}|down {m}|timeline {m}|timeline {m} --format json|chart {m} -o a.svg|timeline {m} -o a.svg"
BY_GRANT = (
    "list grants|list grants --format json|list grants --format csv|down ubnd-tp|timeline qd-100|timeline {h}|chart qd-100 -o a.svg|chart {h} -o a.svg"
    "|chart tong-quan -o a.svg|chart linh-vuc:y-te -o a.svg|chart lan-can:{h} -o a.svg|timeline {h} -o a.svg"
    "|annex uy-quyen:qd-100 -o a.docx|annex uy-quyen -o a.xlsx|diff 2025-12-01 2026-06-01 --all|diff 2025-12-01 2026-06-01 --format json"
)
BY_FORM = "annex bieu-2 -o a.docx|annex bieu-2 -o a.xlsx|chart hinh-thuc-3 -o a.svg"
MATRIX = "chart ma-tran:procedures -o a.svg|chart so-sanh:2025-12-01 -o a.svg"
ENDS = "horizon --until 2027-12-31|annex het-han:2027-12-31 -o a.docx|annex het-han:2027-12-31 -o a.xlsx"

SAID: tuple[tuple[str, str, str, str], ...] = (
    ("1.800001 so-y-te", f"một phần: «{WORDS}»", f"a part only: “{WORDS}”", "|".join((BY_MATTER.replace("|down {m}", ""), BY_GRANT, BY_FORM, MATRIX, ENDS))),
    ("1.800001 so-y-te", f"điều kiện: «{CONDITION}»", f"conditions: “{CONDITION}”", "|".join((BY_MATTER.replace("|down {m}", ""), BY_GRANT.replace("|diff 2025-12-01 2026-06-01 --format json", ""), BY_FORM, MATRIX))),
    ("1.800001 so-y-te", "phần còn lại", "the rest", "who {m}|list procedures id:{m}|timeline {m}|chart {m} -o a.svg|timeline {m} -o a.svg|down ubnd-tp"),
    ("1.800001 so-y-te", "đính chính bởi công văn số 121/ĐC-UBND ngày 15/12/2025", "corrected by official letter 121/ĐC-UBND of 2025-12-15", "who {m}|up {m}|timeline {m}|list grants|annex uy-quyen:qd-100 -o a.docx|annex uy-quyen -o a.xlsx"),
    ("1.800001 so-y-te", "gia hạn đến hết 30/06/2027", "extended to 2027-06-30", "who {m}|list procedures id:{m}|up {m}|chart {m} -o a.svg|list grants|timeline qd-100|chart {h} -o a.svg|annex uy-quyen:qd-100 -o a.docx|annex uy-quyen -o a.xlsx|annex bieu-2 -o a.docx"),
    ("1.800001 so-y-te", "đề nghị bỏ giới hạn vốn", "đề nghị bỏ giới hạn vốn", "who {m}|who {m} --format json|timeline {m}|list requests|horizon --until 2027-12-31|horizon --until 2027-12-31 -o a.docx|horizon --until 2027-12-31 -o a.svg"),
    ("1.800002 cong-chuc-a", "một trong", "one of", "|".join((BY_MATTER.replace("|down {m}", "").replace("|timeline {m} --format json", ""), BY_GRANT.replace("|list grants --format csv", "").replace("|diff 2025-12-01 2026-06-01 --format json", ""), BY_FORM, MATRIX, ENDS))),
    ("1.800002 cong-chuc-a", "bên giao vẫn tiếp tục giải quyết", "the giver goes on acting", "|".join(("who {m}|list procedures id:{m}|up {m}|timeline {m}|chart {m} -o a.svg|timeline {m} -o a.svg", BY_GRANT.replace("|list grants --format csv", "").replace("|list grants --format json", "").replace("|diff 2025-12-01 2026-06-01 --format json", ""), BY_FORM, MATRIX))),
    ("1.800002 cong-chuc-a", "phải thống nhất", "must agree", "who {m}|chart {m} -o a.svg|annex uy-quyen:qd-100 -o a.docx|annex uy-quyen -o a.xlsx"),
    ("1.800003 so-y-te", "dưới 15 tỷ đồng", "under VND 15 billion", "|".join((BY_MATTER.replace("|down {m}", ""), BY_GRANT, BY_FORM, MATRIX, ENDS))),
    ("1.800003 so-y-te", "từ 15 tỷ đồng đến dưới 20 tỷ đồng", "from VND 15 billion to under VND 20 billion", "|".join((BY_MATTER.replace("|down {m}", "").replace("|list procedures id:{m}", ""), BY_GRANT, BY_FORM, MATRIX, ENDS))),
    ("1.800003 so-y-te", "tại Phường Ba Đình", "in Phường Ba Đình", f"up {{m}}|timeline {{m}}|chart {{m}} -o a.svg|{BY_GRANT}|{BY_FORM}|{MATRIX}|{ENDS}"),
    ("1.800003 so-y-te", "tạm ngưng từ 01/07/2026 đến hết 31/08/2026", "suspended from 2026-07-01 to 2026-08-31", "timeline {m}|timeline {m} --format json|timeline {m} -o a.svg|chart {m} -o a.svg|timeline {h}|chart {h} -o a.svg|chart qd-100 -o a.svg|chart hinh-thuc-3 -o a.svg|horizon --until 2027-12-31|annex het-han:2027-12-31 -o a.docx"),
    ("1.800003 so-y-te", "chỉ tổng mức đầu tư: dưới 15 tỷ đồng", "total investment only: under VND 15 billion", f"who {{m}}|up {{m}}|timeline {{m}}|chart {{m}} -o a.svg|timeline {{m}} -o a.svg|{BY_GRANT.replace('|diff 2025-12-01 2026-06-01 --format json', '').replace('|list grants --format json', '').replace('|list grants --format csv', '')}|annex bieu-2 -o a.docx"),
    ("1.800007 so-y-te", "chưa rõ phạm vi, điều kiện (bản công khai mờ)", "scope, conditions not known (bản công khai mờ)", "who {m}|list procedures id:{m}|up {m}|timeline {m}|timeline {m} --notes -o a.svg|list grants|down ubnd-tp|timeline qd-100|timeline {h}|timeline {h} --notes -o a.svg|diff 2025-12-01 2026-06-01 --all|annex uy-quyen:qd-100 --notes -o a.docx"),
    # Why it is not known is a working note: a drawing says that it is not.
    ("1.800007 so-y-te", "chưa rõ phạm vi, điều kiện", "scope, conditions not known", "chart {m} -o a.svg|chart qd-100 -o a.svg|chart {h} -o a.svg|chart hinh-thuc-3 -o a.svg"),
    ("1.800007 so-y-te", "bản công khai mờ", "bản công khai mờ", "who {m} --format json|list grants --format json|list grants --format csv|list procedures id:{m} --format csv|up {m} --format json|timeline {m} --format json"),
    ("1.800007 so-y-te", "phần còn lại", "the rest", "who {m}|list procedures id:{m}|timeline {m}|chart {m} -o a.svg|timeline {m} -o a.svg|down ubnd-tp"),
    ("1.800004 so-y-te", "chỉ giao bước tiếp nhận, thẩm định", "only to receive, appraise", "|".join(("who {m}|list procedures id:{m}|up {m}|timeline {m}|chart {m} -o a.svg|timeline {m} -o a.svg", BY_GRANT.replace("|list grants --format csv", "").replace("|list grants --format json", "").replace("|diff 2025-12-01 2026-06-01 --format json", ""), BY_FORM, ENDS))),
    ("1.800004 chi-nhanh-1", "Chi nhánh số 1", "Chi nhánh số 1", "|".join((BY_MATTER.replace("|down {m}", "").replace("|timeline {m} --format json", ""), "list grants|down ubnd-tp|timeline qd-101|timeline {h}|chart qd-101 -o a.svg|chart {h} -o a.svg|chart tong-quan -o a.svg|annex uy-quyen:qd-101 -o a.docx"))),
    ("1.800005 giam-doc-so-y-te", "Phó Giám đốc Sở Y tế", "Phó Giám đốc Sở Y tế", "|".join((BY_MATTER.replace("|down {m}", "").replace("|timeline {m} --format json", ""), "list grants|down ubnd-tp|down {h}|timeline qd-101|timeline {h}|timeline pho-giam-doc|chart qd-101 -o a.svg|chart {h} -o a.svg|timeline {h} -o a.svg|annex uy-quyen:qd-101 -o a.xlsx"))),
    ("1.800005 giam-doc-so-y-te", "thay bằng 1.800006", "replaced by 1.800006", "who {m}|timeline {m}|timeline {m} -o a.svg|chart {m} -o a.svg|chart qd-100 -o a.svg|annex uy-quyen:qd-100 -o a.docx|annex uy-quyen -o a.xlsx|horizon --until 2027-12-31|check --all|diff 2026-06-01 2026-09-01"),
    ("1.800005 giam-doc-so-y-te", "100/QĐ-UBND ngày 01/12/2025", "100/QĐ-UBND of 2025-12-01", "|".join((BY_MATTER.replace("|down {m}", "").replace("|who {m} --format json", "").replace("|timeline {m} --format json", ""), "list grants|down ubnd-tp|timeline qd-100|timeline {h}|chart {h} -o a.svg|annex uy-quyen:qd-100 -o a.xlsx|annex bieu-2 -o a.docx|check --all"))),
)  # fmt: skip
CELLS = [
    pytest.param(line.format(m=about.split()[0], h=about.split()[1]), vi, en, id=f"{en[:30]}: {line}".replace("{m}", "M").replace("{h}", "H"))
    for about, vi, en, lines in SAID
    for line in lines.split("|")
]  # fmt: skip


@cache
def _register() -> Path:
    return small(Path(mkdtemp()), FILES)


def _letters(file: Path) -> str:
    if file.suffix == ".svg":
        drawn = "\n".join(one.read_text("utf-8") for one in sorted(file.parent.glob("*.svg")))
        # Lines of text in their order, then what a reader points at.
        found = (
            *re.findall(r"<text[^>]*>(.*?)</text>", drawn, re.DOTALL),
            *re.findall(r'xlink:title="([^"]*)"', drawn),
        )
        return html.unescape(" ".join(re.sub(r"<[^>]+>", "", one) for one in found))
    if file.suffix == ".docx":
        return "\n".join(
            "".join(one.itertext()) for one in Document(str(file)).element.body.iter() if one.tag.endswith("}p")
        )
    return "\n".join(str(cell.value) for sheet in load_workbook(file) for row in sheet for cell in row)


@cache
def said(line: str, language: str) -> str:
    """Give all letters that a command writes, in one line, in small letters."""
    folder = Path(mkdtemp())
    words = [str(folder / one) if one.startswith("a.") else one for one in line.split()]
    days = () if words[0] == "diff" else ("--as-of", DAY)
    ran = ask(_register(), *words, *days, language=language)
    assert ran.code in (0, 1), ran.told
    made = next((folder / one for one in line.split() if one.startswith("a.")), None)
    return " ".join((_letters(made) if made is not None else ran.said.replace("│", " ")).split()).casefold()


def _bare(words: str) -> str:
    """Give the words of a decision as programs read them, without what is said of them."""
    quoted = re.search("[«“](.*)[»”]", words)
    return quoted.group(1) if quoted else words


@pytest.mark.parametrize(("line", "vi", "en"), CELLS)
def test_it_is_said_in_both_languages(line: str, vi: str, en: str) -> None:
    for language, words in (("vi", vi), ("en", en)):
        # Tables for programs are in the language of the rule files.
        wanted = vi if line.endswith("csv") else words
        assert (_bare(wanted) if line.endswith(("json", "csv")) else wanted).casefold() in said(line, language)


PAGES = {"who {m}": "matter/{m}", "timeline {h}": "holder/{h}", "timeline qd-100": "instrument/qd-100 decision/qd-100", "timeline qd-101": "instrument/qd-101 decision/qd-101"}  # fmt: skip
"""By a command, the look-up pages that tell what it says."""
ON_PAGES = [
    pytest.param(page.format(m=about.split()[0], h=about.split()[1]), vi, en, id=f"{en[:30]}: {page}".replace("{m}", "M").replace("{h}", "H"))
    for about, vi, en, lines in SAID
    for line in lines.split("|")
    for page in PAGES.get(line, "").split()
]  # fmt: skip


@cache
def _site() -> Path:
    folder = Path(mkdtemp()) / "trang"
    assert ask(_register(), "site", "-o", str(folder), "--as-of", DAY).code == 0
    return folder


def _shown(page: Path) -> str:
    """Give the letters of a page without its markup, blanks and colons, which its style sets behind labels."""
    return _packed(html.unescape(re.sub(r"<[^>]+>", "", page.read_text("utf-8"))))


def _packed(words: str) -> str:
    return "".join(words.split()).replace(":", "").casefold()


@pytest.mark.parametrize(("page", "vi", "en"), ON_PAGES)
def test_the_look_up_pages_say_it_as_the_command_does(page: str, vi: str, en: str) -> None:
    for top, words in ((_site(), vi), (_site() / "en", en)):
        assert _packed(words) in _shown(top / f"{page}.html")


IN_JSON = ("timeline qd-100", "timeline qd-101", "timeline {h}", "horizon --until 2027-12-31")
"""Commands whose JSON says in both languages what their text says."""
BY_ID = ("extended to 2027-06-30", "Chi nhánh số 1", "Phó Giám đốc Sở Y tế", "replaced by 1.800006")
"""What programs find by ids and days, under keys of its own."""
TOLD_TO_PROGRAMS = [
    pytest.param(line.format(h=about.split()[1]), vi, en, id=f"{en[:30]}: {line}".replace("{h}", "H"))
    for about, vi, en, lines in SAID
    for line in lines.split("|")
    if line in IN_JSON and en not in BY_ID
]


@pytest.mark.parametrize(("line", "vi", "en"), TOLD_TO_PROGRAMS)
def test_programs_are_told_it_as_well(line: str, vi: str, en: str) -> None:
    found = said(f"{line} --format json", "vi")
    assert all(words.casefold() in found for words in (vi, en)), line


FOLLOWS = {
    "answer.v1": "who {m}", "timeline.v1": "timeline {m}|timeline {h}|timeline qd-100|timeline qd-101|timeline qd-100-cu", "tree.v1": "up {m}|down {h}|down ubnd-tp",
    "list.v1": "list grants|list procedures|list requests|list instruments|list communes|list holders", "horizon.v2": "horizon --until 2027-12-31", "status.v1": "status",
    "diff-report.v1": "diff 2025-12-01 2026-06-01|diff 2026-06-30 2026-07-01|diff 2026-08-31 2026-09-01|diff 2026-12-31 2027-01-01",
    "impact.v1": "impact --end qd-100 --on 2026-06-30|impact --withdraw uq-ai --on 2026-06-30|impact --abolish so-y-te --on 2026-06-30", "check-report.v1": "check --exit-zero",
}  # fmt: skip
"""By the schema of their JSON, commands on the register in which decisions say all there is to say."""
ABOUT = tuple(dict.fromkeys(about for about, _, _, _ in SAID))
_LINES = sorted({(name, line.format(m=about.split()[0], h=about.split()[1])) for name, lines in FOLLOWS.items() for line in lines.split("|") for about in ABOUT})  # fmt: skip


@pytest.mark.parametrize(("name", "line"), _LINES)
def test_json_of_what_decisions_say_follows_its_schema(name: str, line: str) -> None:
    days = () if line.startswith(("diff", "impact")) else ("--as-of", DAY)
    for day in (days, ("--as-of", "2026-08-01") if days else ()):
        ran = ask(_register(), *line.split(), *day, "--format", "json")
        assert ran.code == 0, ran.told
        assert faults(name, json.loads(ran.out)) == []
