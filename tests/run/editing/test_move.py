"""``edit move``: an entry goes to another file with its remarks, and the register says what it said."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from casework import decision, grant
from folders import RULES, small
from hypothesis import given
from hypothesis import strategies as st
from programs import ask
from properties import share

from delegation.errors import AskedWronglyError, DelegationError
from delegation.run.editing import same
from delegation.run.editing.move import moved
from delegation.run.editing.working_copy import WorkingCopy

HEAD = "# yaml-language-server: $schema=../../schemas/tasks.schema.json\n# Việc y tế.\n\n"
TASKS = f"""{HEAD}field: y-te
source: ví dụ này
sections:
  - heading: Một
    provenance: statutory
    basis: [{{instrument: 99/2020/QH14, at: Điều 5}}]
    tasks:
      - id: a
        title: Việc A   # cuối dòng
        owner: so-y-te

      # ghi chú của B
      # dòng hai
      - id: b
        title: >-
          Việc B
          dài hai dòng
        owner: ubnd-tp
        note: |
          một
            hai
      - {{id: c, title: Việc C, owner: so-y-te}}
  - tasks:
      - {{id: d, title: Việc D, owner: so-y-te, provenance: statutory, basis: [{{instrument: 99/2020/QH14}}]}}
"""
FILES = {
    "tasks/y-te.yaml": TASKS,
    "tasks/khac.yaml": "field: y-te\nprovenance: statutory\ntasks:\n    - {id: e, title: Việc E, owner: so-y-te, source: ví dụ này, basis: [{instrument: 99/2020/QH14}]}\n",
    "decisions/2025/1.yaml": decision(
        "1/QĐ-UBND", grant("uq", "ubnd-tp", "so-y-te", "2025-12-01", "2026-12-31").replace("viec", "b")
    ),
}


@pytest.fixture
def copy(tmp_path: Path) -> WorkingCopy:
    return WorkingCopy.read(small(tmp_path, FILES))


def written(copy: WorkingCopy, name: str) -> str:
    return copy.rules[name].data.decode()


def test_it_takes_its_remarks_and_what_it_inherited_along(copy: WorkingCopy) -> None:
    after = moved(copy, "b", "tasks/khac.yaml")
    assert (
        written(after, "tasks/khac.yaml")
        == FILES["tasks/khac.yaml"]
        + """\
    # ghi chú của B
    # dòng hai
    - id: b
      title: >-
        Việc B
        dài hai dòng
      owner: ubnd-tp
      note: |
        một
          hai
      source: ví dụ này
      basis: [{instrument: 99/2020/QH14, at: Điều 5}]
"""
    )
    gone = TASKS[TASKS.index("      # ghi chú của B") : TASKS.index("      - {id: c")]
    assert written(after, "tasks/y-te.yaml") == TASKS.replace(gone, "")


def test_an_entry_in_braces_stays_in_braces(copy: WorkingCopy) -> None:
    after = moved(copy, "c", "tasks/khac.yaml")
    wanted = "    - {source: ví dụ này, basis: [{instrument: 99/2020/QH14, at: Điều 5}], id: c, title: Việc C, owner: so-y-te}\n"
    assert written(after, "tasks/khac.yaml") == FILES["tasks/khac.yaml"] + wanted


def test_the_last_of_a_section_takes_the_section_and_the_last_of_a_file_the_file(copy: WorkingCopy) -> None:
    after = moved(copy, "d", "tasks/khac.yaml")
    assert written(after, "tasks/y-te.yaml") == TASKS[: TASKS.index("  - tasks:")]
    after = moved(after, "e", "tasks/y-te.yaml")
    assert written(after, "tasks/y-te.yaml").endswith(
        "  - tasks:\n      - {id: e, title: Việc E, owner: so-y-te, basis: [{instrument: 99/2020/QH14}], source: ví dụ này, provenance: statutory}\n"
    )
    assert "tasks/khac.yaml" in after.rules
    assert "tasks/khac.yaml" not in moved(after, "d", "tasks/y-te.yaml").rules


def test_a_file_that_is_not_there_is_made(copy: WorkingCopy) -> None:
    """As ``fmt`` would lay it out; what stood beside the entry goes with it."""
    after = moved(copy, "a", "tasks/moi/a.yaml")
    assert (
        written(after, "tasks/moi/a.yaml")
        == HEAD.partition("\n")[0].replace("../../", "../../../")
        + """
tasks:
  - id: a
    title: Việc A   # cuối dòng
    field: y-te
    owner: so-y-te
    basis: [{instrument: 99/2020/QH14, at: Điều 5}]
    source: ví dụ này
    provenance: statutory
"""
    )


def test_where_the_new_head_says_more_than_the_entry_nothing_is_written(tmp_path: Path) -> None:
    files = {**FILES, "tasks/khac.yaml": "review: xem lại\n" + FILES["tasks/khac.yaml"]}
    copy = WorkingCopy.read(small(tmp_path, files))
    with pytest.raises(DelegationError) as told:
        moved(copy, "a", "tasks/khac.yaml")
    assert "đầu tệp đó ghi điều mà mục này không ghi" in told.value.said.vi


@pytest.mark.parametrize(
    ("name", "file", "said"),
    [
        ("uq", "decisions/2025/2.yaml", "mỗi quyết định một tệp"),
        ("a", "holders/a.yaml", "cùng loại với tasks/"),
        ("a", "tasks/y-te.yaml", "đã nằm trong"),
        ("y-te", "fields/a.yaml", "Mục loại này chỉ nằm trong fields.yaml"),
        ("aa", "tasks/khac.yaml", "Trong sổ không có"),
    ],
)
def test_what_cannot_go_there_is_refused(name: str, file: str, said: str, copy: WorkingCopy) -> None:
    with pytest.raises(AskedWronglyError) as told:
        moved(copy, name, file)
    assert said in told.value.said.vi


def test_a_list_on_one_line_is_refused(tmp_path: Path) -> None:
    text = "field: y-te\ntasks: [{id: x, title: X, owner: so-y-te, basis: [{instrument: 99/2020/QH14}]}]\n"
    copy = WorkingCopy.read(small(tmp_path, {**FILES, "tasks/x.yaml": text}))
    with pytest.raises(DelegationError) as told:
        moved(copy, "b", "tasks/x.yaml")
    assert "viết trong ngoặc vuông" in told.value.said.vi


@cache
def city() -> WorkingCopy:
    return WorkingCopy.read(RULES)


@share(0.03)
@given(st.data())
def test_any_matter_or_holder_of_the_city_may_go_to_a_file_of_its_own(data: st.DataObject) -> None:
    """The register says the same, in whatever file it says it, and no other line of the old file changes."""
    register = city().loaded.register
    kind = data.draw(st.sampled_from(("tasks", "procedures", "holders")))
    entries = getattr(register, kind)
    name = data.draw(st.sampled_from(sorted(one if isinstance(one, str) else one.id for one in entries)))
    after = moved(city(), name, f"{kind}/rieng.yaml", "holder" if kind == "holders" else "matter")
    assert same.anywhere(after.loaded.register) == same.anywhere(register)
    old, new = (one for one in after.changes(city()))
    left = (old if old.name != f"{kind}/rieng.yaml" else new).after
    before = city().rules[(old if old.name != f"{kind}/rieng.yaml" else new).name].data
    assert left is None or set(left.splitlines()) <= set(before.splitlines())


def test_the_command_moves_and_tells(tmp_path: Path) -> None:
    small(tmp_path, FILES)
    shown = ask(tmp_path, "edit", "move", "c", "tasks/khac.yaml", "--diff")
    assert "-      - {id: c, title: Việc C, owner: so-y-te}\n" in shown.said
    ran = ask(tmp_path, "edit", "move", "c", str(tmp_path / "tasks/khac.yaml"))
    assert ran.code == 0, ran.told
    assert "Đã chuyển c sang tasks/khac.yaml" in ran.said
    assert "0 phát hiện mới, 0 không còn" in ran.told


def test_an_entry_that_others_name_goes_to_a_file_and_back(tmp_path: Path) -> None:
    copy = WorkingCopy.read(small(tmp_path, FILES))
    away = moved(copy, "b", "tasks/moi.yaml")
    back = moved(away, "b", "tasks/khac.yaml")
    assert "tasks/moi.yaml" not in back.rules
    assert list(same.names_that_differ(same.anywhere(copy.loaded.register), same.anywhere(back.loaded.register))) == []
