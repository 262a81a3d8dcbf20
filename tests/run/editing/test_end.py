"""``edit end``: a grant, or an owner by law, ends on a day, and nothing else does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from casework import decision, grant, task
from folders import small
from programs import ask

from delegation.errors import AskedWronglyError, DelegationError
from delegation.run import pipeline
from delegation.run.editing.end import grant_ended, owner_ended
from delegation.run.editing.working_copy import WorkingCopy

LAST = date(2026, 6, 30)
NAME = "decisions/2025/1.yaml"
ROW = "  - {id: uq, mechanism: delegation, from: ubnd-tp, to: so-y-te, at: Điều 1, matters: [viec]%s}\n"
OTHER = "instruments:\n  - {number: 9/2026/QĐ-UBND, type: committee-decision-qppl, issuer: ubnd-tp, issued: 2026-06-20, effective: 2026-07-01, title: x, source: ví dụ này, provenance: official}\n"


def register(folder: Path, text: str, **more: str) -> WorkingCopy:
    return WorkingCopy.read(small(folder, {"tasks/viec.yaml": task(), "instruments/b.yaml": OTHER, **more, NAME: text}))


def written(copy: WorkingCopy, name: str = NAME) -> str:
    return copy.rules[name].data.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (", term: {from: 2025-12-01, to: 2026-12-31}", ", term: {from: 2025-12-01, to: 2026-06-30}"),
        (", term: {from: 2025-12-01}", ", term: {from: 2025-12-01, to: 2026-06-30}"),
        (
            ", term: {from: {unknown: lý do}, to: {unknown: 'chưa, rõ'}}",
            ", term: {from: {unknown: lý do}, to: 2026-06-30}",
        ),
        (", term: {unknown: chưa rõ}", ", term: {from: {unknown: chưa rõ}, to: 2026-06-30}"),
        (", term: {from: {unknown: lý do}}", ", term: {to: 2026-06-30, from: {unknown: lý do}}"),
        (", term: {from: 2025-12-01, to: '2026-12-31'} ", ", term: {from: 2025-12-01, to: 2026-06-30} "),
    ],
)
def test_the_last_day_is_written_into_the_term_as_the_entry_writes_it(before: str, after: str, tmp_path: Path) -> None:
    text = decision("1/QĐ-UBND", ROW % before)
    assert written(grant_ended(register(tmp_path, text), "uq", LAST)) == text.replace(before, after)


def test_a_term_on_lines_of_its_own_keeps_them(tmp_path: Path) -> None:
    text = decision(
        "1/QĐ-UBND",
        "  - id: uq  # lời\n    mechanism: delegation\n    from: ubnd-tp\n    to: so-y-te\n    matters: [viec]\n",
    )
    after = written(grant_ended(register(tmp_path / "a", text), "uq", LAST))
    assert after == text.replace("to: so-y-te\n", "to: so-y-te\n    term: {to: 2026-06-30}\n")
    text += "    term:\n      from: 2025-12-01   # ngày\n    note: x\n"
    after = written(grant_ended(register(tmp_path / "b", text), "uq", LAST))
    assert after == text.replace("# ngày\n", "# ngày\n      to: 2026-06-30\n")


def test_the_instrument_that_ends_it_is_named_at_the_decision(tmp_path: Path) -> None:
    text = decision("1/QĐ-UBND", ROW % ", term: {from: 2025-12-01, to: 2027-12-31}")
    after = grant_ended(register(tmp_path, text), "uq", LAST, "9/2026/QĐ-UBND")
    wanted = "effective: 2025-12-01, ends-in-part: [{at: Điều 1, to: 2026-06-30, by: 9/2026/QĐ-UBND}]}"
    assert written(after) == text.replace("effective: 2025-12-01}", wanted)
    paper = after.loaded.register.instruments
    again = grant_ended(after.edited({}), "uq", date(2026, 5, 31), "9/2026/QĐ-UBND")
    assert len(paper) == len(again.loaded.register.instruments)
    assert "by: 9/2026/QĐ-UBND}, {at: Điều 1, to: 2026-05-31" in written(again)


def test_what_another_grant_rests_on_too_is_not_ended(tmp_path: Path) -> None:
    other = (
        (ROW % ", term: {from: 2025-12-01, to: 2027-12-31}")
        .replace("id: uq", "id: uq-hai")
        .replace("so-y-te", "giam-doc-so-y-te")
    )
    text = decision("1/QĐ-UBND", ROW % ", term: {from: 2025-12-01, to: 2027-12-31}", other)
    with pytest.raises(DelegationError) as told:
        grant_ended(register(tmp_path, text), "uq", LAST, "9/2026/QĐ-UBND")
    assert "uq-hai sẽ kết thúc theo" in told.value.said.vi


@pytest.mark.parametrize(
    ("term", "last", "said"),
    [
        ("{from: 2026-07-01, to: 2026-12-31}", LAST, "bắt đầu từ ngày 01/07/2026"),
        ("{from: 2025-12-01, to: 2026-03-31}", LAST, "đã kết thúc vào ngày 31/03/2026"),
        ("{from: 2025-12-01, to: 2026-06-30}", LAST, "đã kết thúc vào ngày 30/06/2026"),
    ],
)
def test_a_day_that_cannot_be_is_refused(term: str, last: date, said: str, tmp_path: Path) -> None:
    with pytest.raises(AskedWronglyError) as told:
        grant_ended(register(tmp_path, decision("1/QĐ-UBND", ROW % f", term: {term}")), "uq", last)
    assert said in told.value.said.vi


def test_a_grant_that_another_instrument_extends_does_not_end_by_its_term(tmp_path: Path) -> None:
    extends = (
        OTHER.replace("title: x", "title: x, extends: [{grant: uq, to: 2027-12-31}]")
        .replace("2026-06-20", "2025-12-20")
        .replace("2026-07-01", "2026-01-01")
    )
    text = decision("1/QĐ-UBND", ROW % ", term: {from: 2025-12-01, to: 2026-12-31}")
    with pytest.raises(DelegationError) as told:
        grant_ended(register(tmp_path, text, **{"instruments/b.yaml": extends}), "uq", LAST)
    assert "vẫn kết thúc vào ngày khác (31/12/2027)" in told.value.said.vi


def test_all_to_whom_one_grant_gives_end_together(tmp_path: Path) -> None:
    text = decision(
        "1/QĐ-UBND",
        grant("uq", "ubnd-tp", "[so-y-te, giam-doc-so-y-te]", "2025-12-01", "2026-12-31", extra=", any-of: true"),
    )
    after = grant_ended(register(tmp_path, text), "uq", LAST)
    assert {one.term.end for one in after.loaded.register.grants_named("uq")} == {LAST}


@pytest.mark.parametrize(
    ("owner", "after"),
    [
        ("owner: ubnd-tp", "owners: [{holder: ubnd-tp, term: {to: 2026-06-30}}]"),
        ("owners: [{holder: ubnd-tp}, {holder: so-y-te, term: {from: 2026-07-01}}]", "owners: [{holder: ubnd-tp, term: {to: 2026-06-30}}, {holder: so-y-te, term: {from: 2026-07-01}}]"),
        ("owners:\n      - holder: ubnd-tp\n        term: {from: 2025-07-01}", "owners:\n      - holder: ubnd-tp\n        term: {from: 2025-07-01, to: 2026-06-30}"),
    ],
)  # fmt: skip
def test_an_owner_by_law_ends(owner: str, after: str, tmp_path: Path) -> None:
    text = task(owner)
    copy = WorkingCopy.read(small(tmp_path, {"tasks/viec.yaml": text}))
    ended = owner_ended(copy, "viec", "ubnd-tp", LAST)
    assert written(ended, "tasks/viec.yaml") == text.replace(owner, after)
    found = ended.loaded.register.matters["viec"].owners[0]  # type: ignore[index]
    assert (found.holder, found.term.end) == ("ubnd-tp", LAST)


def test_an_owner_whom_the_file_states_for_all_ends_for_the_one_matter(tmp_path: Path) -> None:
    text = (
        task("level: city").replace("tasks:", "owner: ubnd-tp\ntasks:")
        + task("level: city", name="hai").partition("tasks:\n")[2]
    )
    ended = owner_ended(WorkingCopy.read(small(tmp_path, {"tasks/viec.yaml": text})), "viec", "ubnd-tp", LAST)
    wanted = "  - id: viec\n    owners: [{holder: ubnd-tp, term: {to: 2026-06-30}}]\n"
    assert written(ended, "tasks/viec.yaml") == text.replace("  - id: viec\n", wanted)


def test_rows_that_say_their_places_end_each(tmp_path: Path) -> None:
    row = ", term: {from: 2025-12-01, to: 2027-12-31}"
    text = decision(
        "1/QĐ-UBND",
        (ROW % row)
        .replace("at: Điều 1, ", "")
        .replace("[viec]", "[{matter: viec, at: Điều 3 khoản 1}, {matter: hai, at: Điều 4}]"),
    )
    files = {"tasks/viec.yaml": task() + task(name="hai").partition("tasks:\n")[2]}
    after = grant_ended(register(tmp_path, text, **files), "uq", LAST, "9/2026/QĐ-UBND")
    assert (
        "[{at: Điều 3 khoản 1, to: 2026-06-30, by: 9/2026/QĐ-UBND}, {at: Điều 4, to: 2026-06-30, by: 9/2026/QĐ-UBND}]"
        in written(after)
    )
    listed = text.replace(
        "effective: 2025-12-01}", "effective: 2025-12-01, ends-in-part: [{at: Điều 9, to: 2026-01-31}]}"
    )
    after = grant_ended(register(tmp_path / "b", listed, **files), "uq", LAST, "9/2026/QĐ-UBND")
    assert "[{at: Điều 9, to: 2026-01-31}, {at: Điều 3 khoản 1, to: 2026-06-30" in written(after)


def test_who_is_no_owner_does_not_end(tmp_path: Path) -> None:
    copy = WorkingCopy.read(small(tmp_path, {"tasks/viec.yaml": task()}))
    with pytest.raises(AskedWronglyError) as told:
        owner_ended(copy, "viec", "so-y-te", LAST)
    assert "chủ thể đang ghi: ubnd-tp" in told.value.said.vi


def test_the_command_tells_what_comes_of_it(tmp_path: Path) -> None:
    text = decision("1/QĐ-UBND", ROW % ", term: {from: 2025-12-01, to: 2026-12-31}")
    register(tmp_path, text)
    shown = ask(tmp_path, "edit", "end", "uq", "--on", "30/6/2026", "--diff")
    assert (
        "+  - {id: uq, mechanism: delegation, from: ubnd-tp, to: so-y-te, at: Điều 1, matters: [viec], term: {from: 2025-12-01, to: 2026-06-30}}"
        in shown.said
    )
    assert (tmp_path / NAME).read_text("utf-8") == text
    ran = ask(tmp_path, "edit", "end", "uq", "--on", "30/6/2026")
    assert ran.code == 0, ran.told
    assert "uq kết thúc, ngày cuối là 30/06/2026" in ran.said
    assert pipeline.load(tmp_path).register.grants["uq"].term.end == LAST
    assert ask(tmp_path, "edit", "end", "uqq", "--on", "30/6/2026").code == 2
    assert ask(tmp_path, "edit", "end", "uq", "--on", "2026-01-01", "--by", "x", "--holder", "y").code == 2


@pytest.mark.parametrize("term", [", term: {unknown: chưa rõ}", ", term: {from: {unknown: chưa rõ}}", ""])
def test_no_grant_ends_before_the_day_on_which_its_decision_can_have_begun(term: str, tmp_path: Path) -> None:
    copy = register(tmp_path, decision("1/QĐ-UBND", ROW % term))
    with pytest.raises(AskedWronglyError, match="không thể kết thúc trước đó"):
        grant_ended(copy, "uq", date(2020, 1, 1))
    assert "2026-06-30" in written(grant_ended(copy, "uq", LAST))
