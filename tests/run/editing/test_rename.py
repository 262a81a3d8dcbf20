"""``edit rename``: an entry bears another id wherever it is referred to, and the register says what it said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from casework import decision, grant, task
from folders import RULES, findings, small
from hypothesis import given
from hypothesis import strategies as st
from programs import ask
from properties import share

from delegation.checks.cases import EXAMPLES, Side, files_of, own_files
from delegation.checks.extents import extent
from delegation.checks.library.dlg903_waiver_without_extent import written
from delegation.errors import AskedWronglyError, DelegationError
from delegation.loading.disk.files import RuleFile, kind_of
from delegation.run.editing.rename import Renaming, renamed
from delegation.run.editing.sorts import SORTS
from delegation.run.editing.working_copy import WorkingCopy

DAY = date(2026, 6, 1)
REGISTERS = sorted(
    (one.name, side) for one in EXAMPLES.iterdir() for side in ("bad", "good") if own_files(one.name, side)
)  # fmt: skip
FILES = {
    "holders/cc.yaml": """\
source: ví dụ này
holders:
  - {id: cong-chuc-a, name: Công chức A, kind: internal-unit, level: city, parent: so-y-te}
  - {id: cong-chuc-b, name: Công chức B, kind: internal-unit, level: city, parent: so-y-te}
""",
    "tasks/viec.yaml": task() + task(owner="owner: so-y-te", name="viec-hai").partition("tasks:\n")[2],
    "decisions/2025/1.yaml": decision(
        "1/QĐ-UBND",
        grant("uq-mot", "ubnd-tp", "so-y-te", "2025-12-01", "2026-12-31"),
        grant("uq-hai", "ubnd-tp", "[cong-chuc-a, cong-chuc-b]", "2025-12-01", "2026-12-31", extra=", any-of: true"),
    ),
    "tests/khang-dinh.yaml": """\
source: ví dụ này
on: 2026-06-01
assertions:
  - {id: kd-mot, name: Có việc, count: "tasks owner:so-y-te,ubnd-tp -id:viec field:y-te", total: 1}
  - id: kd-hai
    name: Có lần giao
    count: grants holder:chu-the:so-y-te instrument:1/QĐ-UBND matter:viec
    total: 1
  - {id: kd-ba, name: Ai làm, matter: viec, exerciser: [so-y-te, cong-chuc-a, cong-chuc-b]}
""",
    "policies/quy-tac.yaml": """\
source: ví dụ này
policies:
  - id: khong-xuong-xa
    message: Việc y tế không ủy quyền xuống xã
    reason: ví dụ
    forbidden: {grants: "field:y-te giver:so-y-te", to: "level:commune"}
    examples:
      - breaks: {grants: [{id: vd, mechanism: delegation, from: so-y-te, to: ubnd-cap-xa, matters: [viec]}]}
""",
    "requests/de-nghi.yaml": """\
source: ví dụ này
requests:
  - {id: rut, kind: withdrawal, content: rút, by: so-y-te, to: ubnd-tp, about: {grants: [uq-hai]}, solves: ["DLG203:uq-hai:uq-mot"]}
""",
    "drafts/phuong-an.yaml": """\
draft: {title: Bỏ lần giao}
withdraws:
  - {grant: uq-mot, to: 2026-06-30}
  - {given-to: cong-chuc-a, to: 2026-06-30}
tasks:
  - {id: viec-hai, title: Việc khác, field: y-te, owner: so-y-te, basis: [{instrument: 99/2020/QH14}], source: ví dụ này}
""",
    "waivers.yaml": """\
waivers:
  - finding: DLG203:uq-hai:uq-mot   # như đã bàn
    covers: {matters: [viec], grants: [uq-hai, uq-mot], says: [[viec], [uq-hai, uq-mot]]}
    reason: so-y-te và uq-mot được nhắc trong lời
    approved-by: A
    until: 2027-01-01
""",
}


def read(files: Mapping[str, str | bytes]) -> WorkingCopy:
    """Read a register from texts by name."""
    content = {name: one.encode() if isinstance(one, str) else one for name, one in sorted(files.items())}
    rules = {name: RuleFile(name, kind, data) for name, data in content.items() if (kind := kind_of(name))}
    laid = {name: RuleFile(name, "draft", data) for name, data in content.items() if name.startswith("drafts/")}
    return WorkingCopy(rules, laid)


@cache
def example(check: str, side: Side) -> WorkingCopy:
    own = {one.name: one.data for one in own_files(check, side)}
    return read({**{one.name: one.data for one in files_of(EXAMPLES / "_base")}, **own})


def after(copy: WorkingCopy, found: Renaming) -> WorkingCopy:
    return copy.holding({one.name: one.after for one in found.changes})


def there_and_back(copy: WorkingCopy, sort: str, old: str, new: str) -> None:
    """Let an id become another one and itself again: every byte is as it was, but for an id that followed from a number."""
    there = after(copy, renamed(copy, old, new, DAY, sort=sort))
    back = after(there, renamed(there, new, old, DAY, sort=sort, formerly=False))
    stated = re.compile(rf"id: {re.escape(old)}(, |\r?\n +)")
    for one in back.changes(copy):
        before, then = ((each or b"").decode() for each in (one.before, one.after))
        assert sort == "instrument"
        assert stated.sub("", then) == stated.sub("", before)


@share(0.3)
@given(st.data())
def test_any_id_of_any_register_may_become_another_and_itself_again(data: st.DataObject) -> None:
    """In whatever order the new id stands among the others."""
    copy = example(*data.draw(st.sampled_from(REGISTERS)))
    try:
        copy.refuse_faults(copy.rules)
    except DelegationError:
        return
    sort = data.draw(st.sampled_from([one for one in SORTS if one.entries(copy.loaded.register)]))
    old = data.draw(st.sampled_from(sorted(sort.entries(copy.loaded.register))))
    if "." not in old:
        there_and_back(copy, sort.key, old, data.draw(st.sampled_from(("zz-", "aa-"))) + old)


@share(0.005)
@given(st.data())
def test_any_id_of_the_city_may_become_another_and_itself_again(data: st.DataObject) -> None:
    copy = city()
    sort = data.draw(st.sampled_from([one for one in SORTS if one.entries(copy.loaded.register)]))
    old = data.draw(st.sampled_from(sorted(sort.entries(copy.loaded.register))))
    there_and_back(copy, sort.key, old, "9.999999" if "." in old else f"zz-{old}")


@cache
def city() -> WorkingCopy:
    return WorkingCopy.read(RULES)


@pytest.fixture(scope="module")
def copy() -> WorkingCopy:
    return read({**{one.name: one.data for one in files_of(EXAMPLES / "_base")}, **FILES})


def test_a_waiver_covers_what_the_new_ids_turn_round() -> None:
    """Its key follows the order of the ids, and what it records follows the sentence."""
    base: dict[str, str | bytes] = {one.name: one.data for one in files_of(EXAMPLES / "_base")}
    of_a = (
        FILES["decisions/2025/1.yaml"]
        .replace("[cong-chuc-a, cong-chuc-b]", "cong-chuc-a")
        .replace(", any-of: true", "")
    )
    files = {
        **base,
        "holders/cc.yaml": FILES["holders/cc.yaml"],
        "tasks/viec.yaml": FILES["tasks/viec.yaml"],
        "decisions/2025/1.yaml": of_a,
    }
    (found,) = (one for one in read(files).analyse(DAY).findings if one.check == "DLG203")
    waiver = f"waivers:\n  - {{finding: '{found.key}', reason: đã xét, approved-by: A, until: 2027-01-01, covers: {written(extent(found))}}}\n"
    copy = read({**files, "waivers.yaml": waiver})
    assert [one.key for one in copy.analyse(DAY).waived] == ["DLG203:uq-hai:uq-mot"]
    turned = after(copy, renamed(copy, "uq-hai", "uq-z", DAY))
    assert [one.key for one in turned.analyse(DAY).waived] == ["DLG203:uq-mot:uq-z"]
    assert not [one.key for one in turned.analyse(DAY).findings if one.check.startswith(("DLG203", "DLG90"))]
    there_and_back(copy, "grant", "uq-hai", "uq-z")


@pytest.mark.parametrize(
    ("sort", "old"),
    [
        ("holder", "so-y-te"), ("holder", "cong-chuc-a"), ("holder", "ubnd-tp"), ("grant", "uq-mot"), ("grant", "uq-hai"), ("matter", "viec"),
        ("matter", "viec-hai"), ("field", "y-te"), ("instrument", "1-qd-ubnd"), ("assertion", "kd-mot"), ("policy", "khong-xuong-xa"),
        ("request", "rut"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("first", ["zz-", "aa-"])
def test_whatever_names_it_follows(copy: WorkingCopy, sort: str, old: str, first: str) -> None:
    """Assertions, selectors, policies, requests, hypotheses and keys of findings, in whatever order the new ids stand."""
    copy.refuse_faults(copy.every)
    there_and_back(copy, sort, old, first + old)
    found = after(copy, renamed(copy, old, first + old, DAY, sort=sort))
    assert first + old in next(one for one in SORTS if one.key == sort).entries(found.loaded.register)


def test_only_what_means_the_entry_changes(copy: WorkingCopy) -> None:
    found = {one.name: (one.after or b"").decode() for one in renamed(copy, "so-y-te", "so-yte", DAY).changes}
    assert 'count: "tasks owner:so-yte,ubnd-tp -id:viec field:y-te"' in found["tests/khang-dinh.yaml"]
    assert "count: grants holder:chu-the:so-yte instrument:1/QĐ-UBND matter:viec\n" in found["tests/khang-dinh.yaml"]
    assert '{grants: "field:y-te giver:so-yte", to: "level:commune"}' in found["policies/quy-tac.yaml"]
    assert "from: so-yte, to: ubnd-cap-xa" in found["policies/quy-tac.yaml"]
    assert "owner: so-yte" in found["drafts/phuong-an.yaml"]
    assert "waivers.yaml" not in found


def test_keys_of_findings_are_those_that_the_checks_give_now(copy: WorkingCopy) -> None:
    """The ids of a key stand in an order of their own, and a remark behind it stays."""
    found = {one.name: (one.after or b"").decode() for one in renamed(copy, "uq-mot", "a-uq", DAY).changes}
    assert "  - finding: DLG203:a-uq:uq-hai   # như đã bàn\n" in found["waivers.yaml"]
    assert "grants: [uq-hai, a-uq], says: [[viec], [uq-hai, a-uq]]}" in found["waivers.yaml"]
    assert "uq-mot được nhắc" in found["waivers.yaml"]
    assert 'solves: ["DLG203:a-uq:uq-hai"]' in found["requests/de-nghi.yaml"]
    assert "{grant: a-uq, to: 2026-06-30}" in found["drafts/phuong-an.yaml"]


@pytest.mark.parametrize(
    ("selector", "old", "new", "wanted"),
    [
        ("solves:DLG203:uq-hai:uq-mot", "uq-mot", "a-uq", "solves:DLG203:a-uq:uq-hai"),
        ("solves:DLG203:uq-hai:uq-mot kind:withdrawal", "uq-hai", "uq-2", "solves:DLG203:uq-2:uq-mot kind:withdrawal"),
        ("solves:DLG203:uq-hai about:uq-hai", "uq-hai", "uq-2", "solves:DLG203:uq-2 about:uq-2"),
        ("phat-hien:DLG203:uq-hai:uq-mot", "uq-hai", "uq-2", "phat-hien:DLG203:uq-2:uq-mot"),
        ("solves:DLG203", "uq-hai", "uq-2", "solves:DLG203"),
    ],
)
def test_a_selector_of_what_requests_solve_names_findings_by_their_keys_of_now(
    selector: str, old: str, new: str, wanted: str
) -> None:
    """The whole key, also where its ids change their order, or how it begins."""
    more = f"  - {{id: kd-bon, name: Có đề nghị, count: 'requests {selector}', total: 1}}\n"
    base = {one.name: one.data for one in files_of(EXAMPLES / "_base")}
    copy = read({**base, **FILES, "tests/khang-dinh.yaml": FILES["tests/khang-dinh.yaml"] + more})
    text = after(copy, renamed(copy, old, new, DAY)).document("tests/khang-dinh.yaml").text
    assert f"count: 'requests {wanted}'" in text


@pytest.mark.parametrize(
    ("sort", "old", "new"),
    [
        ("norm", "l72-del-specialised-agency-city-to-any-any", "l72-so-khong-duoc"),
        ("norm", "ltd24r-del-committee-city-to-specialised-agency-city", "ltd-tp-so"),
    ],
)
def test_what_the_baseline_covers_beside_matters_follows(sort: str, old: str, new: str) -> None:
    copy = WorkingCopy.read(RULES)
    assert f"others: [{old}]" in copy.document("baseline.yaml").text
    changed = {one.name: one for one in renamed(copy, old, new, date(2026, 11, 28), sort=sort).changes}
    after = changed["baseline.yaml"].after
    assert after is not None
    assert f"others: [{new}]" in after.decode()


def test_a_matter_keeps_its_old_id_where_its_schema_knows_that(copy: WorkingCopy) -> None:
    found = after(copy, renamed(copy, "viec", "viec-moi", DAY))
    assert "  - id: viec-moi\n    formerly: [viec]\n    title" in found.rules["tasks/viec.yaml"].data.decode()
    again = after(found, renamed(found, "viec-moi", "viec-nua", DAY))
    assert "    formerly: [viec, viec-moi]\n" in again.rules["tasks/viec.yaml"].data.decode()
    first = after(again, renamed(again, "viec-nua", "viec", DAY))
    assert "    formerly: [viec-nua, viec-moi]\n" in first.rules["tasks/viec.yaml"].data.decode()
    without = after(copy, renamed(copy, "viec", "viec-moi", DAY, formerly=False))
    assert "formerly" not in without.rules["tasks/viec.yaml"].data.decode()


@pytest.mark.parametrize(
    ("before", "after_it"),
    [
        ("formerly: xua", "formerly: [xua, viec]"),
        ("formerly:\n      - xua\n      - cu", "formerly:\n      - xua\n      - cu\n      - viec"),
        ("formerly: [xua] # lời", "formerly: [xua, viec] # lời"),
    ],
)
def test_former_ids_are_written_as_the_entry_writes_them(before: str, after_it: str) -> None:
    text = task().replace("    title", f"    {before}\n    title")
    copy = read({**{one.name: one.data for one in files_of(EXAMPLES / "_base")}, "tasks/viec.yaml": text})
    found = after(copy, renamed(copy, "viec", "viec-moi", DAY))
    assert found.rules["tasks/viec.yaml"].data.decode() == text.replace(before, after_it).replace(
        "id: viec\n", "id: viec-moi\n"
    )


def test_an_id_that_follows_from_a_number_is_stated_when_it_changes(copy: WorkingCopy) -> None:
    found = after(copy, renamed(copy, "1-qd-ubnd", "qd-mot", DAY))
    assert found.rules["decisions/2025/1.yaml"].data.startswith("instrument: {id: qd-mot, number: 1/QĐ-UBND,".encode())


def test_line_ends_quotes_and_remarks_stay() -> None:
    text = task().replace("\n", "\r\n").replace("id: viec", "id: 'viec'  # mã")
    base = {one.name: one.data for one in files_of(EXAMPLES / "_base")}
    copy = read({**base, "tasks/viec.yaml": text})
    found = after(copy, renamed(copy, "viec", "moi", DAY)).rules["tasks/viec.yaml"].data.decode()
    assert found == text.replace("'viec'  # mã\r\n", "'moi'  # mã\r\n    formerly: [viec]\r\n")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("so-y-tee", "a", "so-y-te"),
        ("so-y-te", "so-y-te", "đã là mã của chính mục này"),
        ("so-y-te", "ubnd-tp", "đã là mã của một chủ thể khác trong sổ (holders/co-so.yaml, dòng"),
        ("so-y-te", "Sở Y tế", "mã gồm chữ thường không dấu"),
        ("1/QĐ-UBND", "a", "là số của văn bản có mã 1-qd-ubnd"),
        ("00004", "a", "do Nhà nước cấp"),
        ("uq-hai.cong-chuc-a", "a", "ghép từ mã lần giao uq-hai"),
        ("viec", "viec-hai", "đã là mã của một việc"),
    ],
)
def test_what_cannot_be_renamed_is_refused_with_the_reason(copy: WorkingCopy, old: str, new: str, said: str) -> None:
    with pytest.raises(AskedWronglyError) as told:
        renamed(copy, old, new, DAY)
    assert said in told.value.said.vi
    assert not told.value.said.en.startswith("«")


def test_an_id_of_two_entries_is_renamed_where_the_sort_is_said() -> None:
    """A holder and a field of one id: each is followed by what means it, in one selector too."""
    base = {one.name: one.data for one in files_of(EXAMPLES / "_base")}
    files = {
        "fields.yaml": base["fields.yaml"].decode() + "  - {id: so-y-te, name: Của Sở}\n",
        "tasks/viec.yaml": task("owner: so-y-te").replace("field: y-te", "field: so-y-te"),
        "tests/a.yaml": "source: ví dụ này\nassertions:\n  - {id: a, name: A, count: tasks field:so-y-te owner:so-y-te, total: 1}\n",
    }
    copy = read({**base, **files})
    with pytest.raises(AskedWronglyError) as told:
        renamed(copy, "so-y-te", "moi", DAY)
    assert "--sort holder | field" in told.value.said.vi
    field = after(copy, renamed(copy, "so-y-te", "moi", DAY, sort="field"))
    assert "tasks field:moi owner:so-y-te" in field.rules["tests/a.yaml"].data.decode()
    assert b"field: moi\n" in field.rules["tasks/viec.yaml"].data
    holder = after(copy, renamed(copy, "so-y-te", "moi", DAY, sort="holder"))
    assert "tasks field:so-y-te owner:moi" in holder.rules["tests/a.yaml"].data.decode()
    assert b"owner: moi\n" in holder.rules["tasks/viec.yaml"].data


def test_files_that_are_faulty_are_not_changed() -> None:
    base = {one.name: one.data for one in files_of(EXAMPLES / "_base")}
    copy = read({**base, "tasks/viec.yaml": task().replace("y-te", "khong-co") + "    owner: so-y-te\n"})
    with pytest.raises(DelegationError) as told:
        renamed(copy, "so-y-te", "moi", DAY)
    assert "tệp tasks/viec.yaml đang có lỗi DLG00" in told.value.said.vi


def test_the_command_writes_all_files_or_shows_them(tmp_path: Path) -> None:
    small(tmp_path, FILES)
    shown = ask(tmp_path, "edit", "rename", "so-y-te", "so-yte", "--diff")
    assert shown.code == 0
    assert "-    owner: so-y-te\n+    owner: so-yte\n" in shown.said
    assert (tmp_path / "tasks/viec.yaml").read_text("utf-8") == FILES["tasks/viec.yaml"]
    before = findings(tmp_path, "DLG")
    ran = ask(tmp_path, "edit", "rename", "so-y-te", "so-yte")
    assert ran.code == 0, ran.told
    assert "Đã đổi mã chủ thể so-y-te thành so-yte" in ran.said
    assert "waivers.yaml:4" in ran.told
    assert len(findings(tmp_path, "DLG")) == len(before)
    assert not list(tmp_path.rglob("*.delegation-tmp"))


def test_a_hypothesis_is_no_place_to_rename(tmp_path: Path) -> None:
    small(tmp_path, FILES)
    ran = ask(tmp_path, "--with", "x.yaml", "edit", "rename", "so-y-te", "so-yte")
    assert ran.code == 2
