"""The file of known findings is changed by lines: what is not meant stays, byte for byte."""

from __future__ import annotations

from dataclasses import replace

import pytest

from delegation.errors import DelegationError
from delegation.findings import Cause, Finding, Location, Text
from delegation.model.parts import MatterArea
from delegation.model.severity import Severity
from delegation.run.baseline import EMPTY, Decision, under_their_causes, with_added, without
from delegation.run.entries import read

WRITTEN = """\
# đầu tệp
sections:
  - cause: DLG101:a   # nguyên nhân thứ nhất
    decides: "Sở Tư pháp"

    reason: đang rà soát
    findings:
      - finding: DLG101:1:a   # một
        covers: {matters: [one]}

      # về việc thứ hai
      - {finding: "DLG101:2:a"}
  # phần sau
  - cause: DLG505
    findings:
    - finding: DLG505:uq
    decides: UBND Thành phố
    reason: chờ
# cuối tệp
"""
DECISION = Decision("Sở Nội vụ", "chờ «danh mục»: 2 bản")


def finding(key: str, cause: Cause | None = None, matter: str | None = None) -> Finding:
    areas = () if matter is None else (MatterArea(matter),)
    check = key.partition(":")[0]
    said, law = Text("câu", "sentence"), Text("luật", "law")
    return Finding(check, Severity.ERROR, Location("a", 1, 1, 1, 2), said, key, law, areas=areas, cause=cause)


def less(text: str, *lines: str) -> str:
    for line in lines:
        assert text.count(line) == 1
        text = text.replace(line, "")
    return text


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_only_the_lines_of_an_entry_go(end: str) -> None:
    text = WRITTEN.replace("\n", end or "\n")
    if not end:
        text = text.rstrip("\n")
    first = less(text, *(f"{line}{end or chr(10)}" for line in WRITTEN.splitlines()[7:9]))
    assert without(text.encode(), {"DLG101:1:a"}).decode() == first
    assert without(text.encode(), {"DLG999:none"}).decode() == text


def test_a_section_goes_with_its_last_entry() -> None:
    left = without(WRITTEN.encode(), {"DLG505:uq"}).decode()
    assert left == less(WRITTEN, "".join(f"{line}\n" for line in WRITTEN.splitlines()[13:18]))
    left = without(WRITTEN.encode(), {"DLG101:1:a", "DLG101:2:a"}).decode()
    assert "DLG101" not in left
    assert left.endswith(WRITTEN[WRITTEN.index("  # phần sau") :])


def test_a_list_that_has_become_empty_is_one_still() -> None:
    left = without(WRITTEN.encode(), {"DLG101:1:a", "DLG101:2:a", "DLG505:uq"})
    assert b"sections: []\n" in left
    again = with_added(left, [finding("DLG505:uq")], DECISION)
    assert b'- cause: "DLG505"' in again
    assert without(again, ()) == again


def test_a_finding_joins_those_of_its_cause() -> None:
    """Without a new decision: it is known who decides about that cause."""
    more = with_added(WRITTEN.encode(), [finding("DLG101:3:a", Cause(("a",), Text("a", "a")), "viec-3")], None).decode()
    line = '      - {finding: "DLG101:3:a", covers: {matters: [viec-3]}}\n'
    assert less(more, line) == WRITTEN
    assert more.index(line) == more.index("  # phần sau") - len(line)


def test_what_has_grown_takes_its_own_place() -> None:
    more = with_added(WRITTEN.encode(), [finding("DLG101:1:a", Cause(("a",), Text("a", "a")), "viec-1")], None).decode()
    grown = WRITTEN.replace(
        "- finding: DLG101:1:a   # một\n        covers: {matters: [one]}",
        '- {finding: "DLG101:1:a", covers: {matters: [viec-1]}}',
    )
    assert more == grown


def test_nothing_is_lost_where_the_last_entry_has_grown_too() -> None:
    """What is new is written behind the last entry of its cause, also when that one is written anew."""
    of = Cause(("a",), Text("a", "a"))
    found = [finding("DLG101:3:a", of, "viec-3"), finding("DLG101:2:a", of, "viec-2")]
    for order in (found, found[::-1]):
        more = with_added(WRITTEN.encode(), order, None).decode()
        assert less(more, '      - {finding: "DLG101:3:a", covers: {matters: [viec-3]}}\n') == WRITTEN.replace(
            '- {finding: "DLG101:2:a"}', '- {finding: "DLG101:2:a", covers: {matters: [viec-2]}}'
        )


def test_another_cause_needs_a_decision() -> None:
    new = finding("DLG306:x:y")
    with pytest.raises(DelegationError, match="DLG306"):
        with_added(WRITTEN.encode(), [new], None)
    more = with_added(WRITTEN.encode(), [new], DECISION).decode()
    assert more.startswith(WRITTEN)
    assert 'decides: "Sở Nội vụ"\n    reason: "chờ «danh mục»: 2 bản"\n' in more
    assert without(more.encode(), {"DLG306:x:y"}).decode() == WRITTEN


def test_what_stands_under_another_cause_goes_under_its_own() -> None:
    """To those of its cause, whoever decides about that; where none is listed, into a section with the decision that it had."""
    other, own = Cause(("b",), Text("b", "b")), Cause(("a",), Text("a", "a"))
    found = [finding("DLG505:uq"), finding("DLG101:1:a", own, "one"), finding("DLG101:2:a", other, "two")]
    moved = under_their_causes(WRITTEN.encode(), found).decode()
    sections = read("baseline", moved.encode()).tree["sections"]
    assert [(one["cause"], one["decides"], [each["finding"] for each in one["findings"]]) for one in sections] == [
        ("DLG101:a", "Sở Tư pháp", ["DLG101:1:a"]),
        ("DLG505", "UBND Thành phố", ["DLG505:uq"]),
        ("DLG101:b", "Sở Tư pháp", ["DLG101:2:a"]),
    ]
    back = under_their_causes(moved.encode(), [finding("DLG101:2:a", own, "two")]).decode()
    assert [len(one["findings"]) for one in read("baseline", back.encode()).tree["sections"]] == [2, 1]
    assert under_their_causes(back.encode(), found[:2]) == back.encode()


def test_out_and_in_again_is_nothing() -> None:
    one = replace(finding("DLG306:x:y"), count=3)
    made = with_added(EMPTY, [one], DECISION)
    assert b"covers: {count: 3}" in made
    assert without(made, {one.key}) == EMPTY


@pytest.mark.parametrize(
    "text",
    [
        "sections: [{cause: DLG505, decides: a, reason: b, findings: [{finding: DLG505:a}, {finding: DLG505:b}]}]\n",
        WRITTEN.replace("- finding: DLG505:uq", "[{finding: DLG505:a}, {finding: DLG505:b}]"),
        WRITTEN.replace("    decides: UBND Thành phố\n", ""),
        "sections: [",
        "",
    ],
)
def test_what_cannot_be_changed_by_lines_is_left_alone(text: str) -> None:
    with pytest.raises(DelegationError):
        without(text.encode(), {"DLG505:a"})
