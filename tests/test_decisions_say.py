"""What the head of docs/rule-files.md tells lawyers to write says in the answers what their decision says: each row is tried as it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from casework import decision, grant, task
from folders import ROOT, findings, small
from programs import ask

TABLE = (ROOT / "docs/rule-files.md").read_text("utf-8").split("| Quyết định của tôi nói", 1)[1].split("\n\n", 1)[0]
ROWS = [row.split("|")[2] for row in TABLE.splitlines()[2:]]


def written(row: int, key: str, number: int = 0) -> str:
    """Give what a row of the table, counted from one, says to write at a key; ``number``: which of several."""
    said: list[str] = re.findall(r"`([^`]*)`", ROWS[row - 1])
    return [one for one in said if one.startswith(f"{key}:")][number]


HOLDERS = """axis: ubnd
holders:
  - {id: pho-giam-doc, name: Phó Giám đốc Sở Y tế, kind: deputy-head, level: city, parent: so-y-te, internal-process: true}
  - {id: chi-nhanh-1, name: Chi nhánh số 1, kind: service-branch, level: city, parent: ubnd-tp, internal-process: true}
  - {id: cong-chuc-a, name: Công chức A, kind: civil-servant, level: city, parent: ubnd-tp, internal-process: true}
  - {id: cong-chuc-b, name: Công chức B, kind: civil-servant, level: city, parent: ubnd-tp, internal-process: true}
  - {id: so-tai-chinh, name: Sở Tài chính, kind: specialised-agency, level: city, parent: ubnd-tp, internal-process: true}
  - {id: ban-thuong-vu-thanh-uy, name: Ban Thường vụ Thành ủy, kind: party-standing-committee, level: city, axis: dang}
  - {id: dang-uy-cap-xa, name: Đảng ủy cấp xã, kind: party-committee, level: commune, axis: dang, members: communes}
"""
GIVEN = ("ubnd-tp", "giam-doc-so-y-te", "2025-12-01", "2026-12-31")


def given(extra: str = "", matters: str = "[viec]", name: str = "uq-913") -> str:
    """Write a grant with what it says beside."""
    plain = grant(name, *GIVEN)
    for key in ("scope", "conditions", "manner", "to"):
        if re.search(rf", {key}: ", extra):
            plain = re.sub(rf" {key}: [a-zà-ỹ -]+, ", " ", plain)
    return plain.replace("matters: [viec]", f"at: Phụ lục, matters: {matters}").replace("}\n", f"{extra}}}\n")


def made(*grants: str, said: str = "") -> str:
    """Write the decision 913/QĐ-UBND with its grants, and what it says of itself."""
    return decision("913/QĐ-UBND", *grants).replace("effective: 2025-12-01}", f"effective: 2025-12-01{said}}}")


def later(said: str, number: str = "938/QĐ-UBND", effective: str = "2026-02-01") -> str:
    """Write a later decision that gives nothing, and what it says."""
    head = f"instrument: {{number: {number}, type: committee-decision, issuer: ubnd-tp, issued: 2026-01-15, effective: {effective}, title: sau"
    return f"{head}, {said}}}\ngrants: []\n"


PROCEDURES = """field: y-te
basis: [{instrument: 99/2020/QH14, at: Điều 5 khoản 1}]
procedures:
  - {code: "1.900002", title: Mã cũ, owner: ubnd-tp, %s}
  - {code: "3.900020", title: Mã mới, owner: ubnd-tp}
"""
REQUEST = "source: báo cáo thử\nrequests:\n  - {id: kn, %s, content: xem lại, by: so-y-te, to: ubnd-tp, on: 2026-01-10, due: 2026-02-10, about: {matters: [viec]}}\n"
LEDGER = "ledgers:\n  - {id: so-giao, name: Đã giao, source: báo cáo thử, given: {grants: [uq-913]}, %s, %s, %s, %s}\n"
COMMUNES = """communes:
  - {code: "00004", name: Phường Ba Đình, type: ward, %s, %s, %s}
  - {code: "00005", name: Phường Thăng Long, type: ward, term: {from: 2026-07-01}}
  - {code: "00070", name: Phường Hoàn Kiếm, type: ward}
  - {code: "00376", name: Xã Sóc Sơn, type: rural-commune}
instruments: []
"""
FIRST = "decisions/2025/913.yaml"
SECOND = "decisions/2026/938.yaml"
TASK = {"tasks/viec.yaml": task()}
CASES = task(extra="    cases: {nhom: [A, B]}\n")
Said = tuple[str, str, str, str]
"""A question, what the answer says in Vietnamese and in English, and what stands in the JSON."""

CASES_OF_ROWS: Mapping[str, tuple[Mapping[str, str], tuple[Said, ...]]] = {
    "1 scope": (
        {**TASK, FIRST: made(given(", " + ", ".join(written(1, key) for key in ("scope", "conditions", "manner"))))},
        (
            ("who viec", "một phần: «chỉ cơ sở có vốn dưới 15 tỷ đồng»", "a part only: “chỉ cơ sở có vốn dưới 15 tỷ đồng”", '"worded_part": "chỉ cơ sở có vốn dưới 15 tỷ đồng"'),
            (
                "list grants",
                "điều kiện: «chỉ ký sau khi có ý kiến của Sở Tài chính»",
                "conditions: “chỉ ký sau khi có ý kiến của Sở Tài chính”",
                '"conditions": "chỉ ký sau khi có ý kiến của Sở Tài chính"',
            ),
        ),
    ),
    "2 signing": (
        {**TASK, FIRST: made(given(), given(f", {written(2, 'communes')}", name="pc").replace("mechanism: delegation", written(2, "mechanism", 1)).replace("from: ubnd-tp, to: giam-doc-so-y-te", "from: giam-doc-so-y-te, to: chi-nhanh-1"), given(name="kt").replace("mechanism: delegation", written(2, "mechanism")).replace("from: ubnd-tp, to: giam-doc-so-y-te", "from: giam-doc-so-y-te, to: pho-giam-doc"))},
        (("who viec", "Ký thay: Phó Giám đốc Sở Y tế", "Signs: Phó Giám đốc Sở Y tế", '"mechanism": "signing-for"'), ("who viec --commune 00004", "Phân công: ", "Assigned", '"internal-assignment"')),
    ),
    "3 any of": (
        {**TASK, FIRST: made(given(f", {written(3, 'to')}, {written(3, 'any-of')}, {written(3, 'giver-keeps')}"))},
        (("who viec", "UBND Thành phố và một trong: Công chức A, Công chức B", "one of: Công chức A, Công chức B", '"any_of": "uq-913"'), ("list grants", "1 lần giao quyền (2 bên nhận)", "1 grants (to 2 receivers)", '"giver_keeps": true')),
    ),
    "4 codes": (
        {"procedures/ma.yaml": PROCEDURES % written(4, "replaced-by")},
        (("who 1.900002", "Mã 1.900002 «Mã cũ» được thay bằng 3.900020 «Mã mới» từ 01/03/2026", "is replaced by 3.900020 «Mã mới» from 2026-03-01", '"matter": "3.900020"'),),
    ),
    "5 thresholds": (
        {"tasks/viec.yaml": task(extra=f"    {written(5, 'cases')}\n"), FIRST: made(given(f", {written(5, 'only')}"))},
        (("who viec --case tong-muc-dau-tu=12000000000", "Giải quyết: Giám đốc Sở Y tế", "Exerciser: Director of the Department of Health", '"below": "15000000000"'), ("who viec --case tong-muc-dau-tu=20000000000", "Giải quyết: UBND Thành phố", "Exerciser: City People's Committee", '"from": "15000000000"')),
    ),
    "6 part of a row": (
        {"tasks/viec.yaml": CASES, FIRST: made(given(matters=f"[{{row: 1, matter: viec, {written(6, 'only')}}}]"))},
        (("who viec --case nhom=A", "Giải quyết: Giám đốc Sở Y tế", "Exerciser: Director", '"row": 1'), ("who viec --case nhom=B", "Giải quyết: UBND Thành phố", "Exerciser: City", '"holder": "ubnd-tp"')),
    ),
    "7 steps": (
        {"tasks/viec.yaml": task(extra=f"    {written(7, 'coordinators')}\n"), FIRST: made(given(f", {written(7, 'steps')}"))},
        (("who viec", "Tiếp nhận, thẩm định: Giám đốc Sở Y tế", "Receive, appraise: Director", '"receive"'), ("who viec", "phải được lấy ý kiến trước khi quyết định", "is consulted before the decision", '"co_deciders"')),
    ),
    "8 corrections": (
        {**TASK, "decisions/2025/909.yaml": decision("909/QĐ-UBND", given(matters='[{row: 1, matter: viec, printed: "1.990001"}]')), SECOND: later(written(8, "corrects"), "910/ĐC-UBND", "2025-12-01").replace("committee-decision", "official-letter")},
        (("who viec", "đính chính bởi", "corrected by", '"corrected_by"'), ("timeline 909/QĐ-UBND", "Đính chính bởi", "Corrected by", '"corrected_by"')),
    ),
    "9 suspension": (
        {**TASK, FIRST: made(given(matters="[{row: 1, matter: viec}]")), SECOND: later(written(9, "suspends"))},
        (("who viec --as-of 2026-04-01", "tạm ngưng từ 01/03/2026 đến hết 31/05/2026", "suspended from 2026-03-01 to 2026-05-31", '"lapsed"'), ("timeline viec", "tạm ngưng", "suspended", '"suspension"')),
    ),
    "9 back again": (
        {**TASK, FIRST: made(given(matters="[{row: 1, matter: viec}]"), said=", " + written(9, "ends-in-part").replace("{at", "{to: 2026-02-28, at"))},
        (("timeline viec", "01/06/2026", "2026-06-01", '"2026-06-01"'),),
    ),
    "10 extension": (
        {**TASK, FIRST: made(given(matters="[{row: 1, matter: viec}]")), SECOND: later(written(10, "extends"))},
        (("who viec --as-of 2027-06-01", "gia hạn đến hết 31/12/2027", "extended to 2027-12-31", '"2027-12-31"'),),
    ),
    "10 one row ends": (
        {**TASK, FIRST: made(given(matters="[{row: 3, matter: viec}]"), said=f", {written(10, 'ends-in-part')}")},
        (("who viec --as-of 2026-02-28", "Giải quyết: Giám đốc Sở Y tế", "Exerciser: Director", '"giam-doc-so-y-te"'), ("who viec --as-of 2026-03-01", "Giải quyết: UBND Thành phố", "Exerciser: City", '"lapsed"')),
    ),
    "11 transition": (
        {**TASK, FIRST: made(given()), SECOND: later(f"replaces: [913/QĐ-UBND], {written(11, 'transition')}", effective="2026-03-01")},
        (("who viec --as-of 2026-04-01 --received 2026-02-20", "Giải quyết: Giám đốc Sở Y tế", "Exerciser: Director", '"received": "2026-02-20"'), ("who viec --as-of 2026-04-01", "tiếp tục giải quyết", "stay with", '"left_behind"')),
    ),
    "12 communes": (
        {"tasks/viec.yaml": task("owner: ubnd-cap-xa"), "holders/xa-phuong.yaml": COMMUNES.replace("instruments: []\n", "") % (written(12, "becomes").replace(", follows: true", ""), written(12, "class"), written(12, "readiness").replace("state: yes", "state: yes, source: báo cáo thử"))},
        (("who viec --commune 00004 --as-of 2026-08-01", "Phường Thăng Long", "Phường Thăng Long", '"commune": "Phường Thăng Long"'), ("list communes ready-for:duoc class:I", "1 xã, phường", "1 communes", '"00004"')),
    ),
    "13 numbers of the paper": (
        {**TASK, FIRST: made(given(matters=f"[{{{written(13, 'row')}, matter: viec}}]"))},
        (("who viec", "phụ lục dòng 1", "row 1", '"row": 1'),),
    ),
    "14 ledgers": (
        {"tasks/viec.yaml": task("owner: ban-thuong-vu-thanh-uy"), FIRST: made(given().replace("from: ubnd-tp", written(14, "from") if False else "from: ban-thuong-vu-thanh-uy").replace("to: giam-doc-so-y-te", "to: dang-uy-cap-xa").replace("mechanism: delegation", "mechanism: decentralisation")), "ledgers/so.yaml": LEDGER % tuple(written(14, key) for key in ("counts", "total", "of", "at-least"))},
        (("status", "trên 52/162", "over 52/162", "52"), ("list grants", "Ban Thường vụ Thành ủy phân cấp cho Đảng ủy cấp xã", "Ban Thường vụ Thành ủy", '"mechanism": "decentralisation"')),
    ),
    "15 requests": (
        {**TASK, "requests/kn.yaml": REQUEST % written(15, "kind")},
        (("who viec", "quá hạn", "overdue", '"requests"'), ("list requests state:overdue", "1 đề nghị, nghĩa vụ", "1 requests and duties", '"overdue"'), ("horizon", "Đề nghị, nghĩa vụ đến hạn", "Requests and duties that are due", '"overdue"')),
    ),
    "16 unknown": (
        {**TASK, FIRST: made(given(f", evaluation-days: {re.findall(r'`([^`]*)`', ROWS[15])[0]}"))},
        (("who viec", "chưa rõ thời hạn đánh giá (trang 3 bị mờ)", "days to the evaluation not known (trang 3 bị mờ)", "trang 3 bị mờ"), ("list grants", "trang 3 bị mờ", "trang 3 bị mờ", '"not_known"')),
    ),
}  # fmt: skip
DAY = "2026-06-01"


@pytest.mark.parametrize("row", CASES_OF_ROWS)
def test_what_a_row_of_the_table_says_to_write_is_read_and_said(row: str, tmp_path: Path) -> None:
    """In both languages and for programs; nothing is wrong with the file."""
    files, asked = CASES_OF_ROWS[row]
    folder = small(tmp_path, {"holders/them.yaml": HOLDERS, **files})
    assert [one.said.vi for select in ("DLG00", "DLG011") for one in findings(folder, select)] == []
    for question, vi, en, written_so in asked:
        day = () if "--as-of" in question else ("--as-of", DAY)
        for language, said in (("vi", vi), ("en", en)):
            ran = ask(folder, *question.split(), *day, language=language)
            told = " ".join(ran.said.replace("│", " ").split())
            assert said in told, (question, language, told, ran.told)
        answer = json.dumps(
            json.loads(ask(folder, *question.split(), *day, "--format", "json").out), ensure_ascii=False
        )
        assert written_so in answer, (question, answer)


def test_every_row_of_the_table_is_tried() -> None:
    """But for the last, whose three keys `tests/test_papers_of_one_number.py`, `tests/test_renamed.py` and `tests/cli/test_today.py` try."""
    assert {int(one.split()[0]) for one in CASES_OF_ROWS} | {17} == set(range(1, len(ROWS) + 1))
