"""What is put into a file that ``fmt`` accepts leaves a file that ``fmt`` accepts; any other file stays as somebody wrote it."""

from __future__ import annotations

import pytest
from folders import DAY, RULES

from delegation.run.editing.kinds import HOLDER, INSTRUMENT, PROCEDURE, TASK, TEST, NewKind
from delegation.run.editing.move import moved
from delegation.run.editing.new import made
from delegation.run.editing.working_copy import WorkingCopy
from delegation.run.formatting import canonical

GIVEN = {"source": "ví dụ", "title": "Việc thử", "name": "Việc thử do Sở Công Thương giải quyết"}
MATTER = GIVEN | {"field": "dat-dai", "owner": "so-cong-thuong", "basis": "72/2025/QH15"}
NEW: list[tuple[NewKind, dict[str, str]]] = [
    (TASK, MATTER | {"provenance": "official", "note": "thử", "from": "2026-01-01"}),
    (PROCEDURE, MATTER | {"code": "9.999999", "provenance": "official", "note": "thử"}),
    (HOLDER, GIVEN | {"kind": "internal-unit", "level": "city", "axis": "ubnd", "parent": "so-cong-thuong", "note": "thử"}),
    (INSTRUMENT, GIVEN | {"number": "999/2026/NĐ-CP", "type": "decree", "issuer": "Chính phủ", "issued": "2026-07-01", "effective": "2026-08-15", "provenance": "statutory"}),
    (TEST, GIVEN | {"matter": "2.000229", "may-not-act": "ubnd-cap-xa", "on": "2026-07-01", "note": "thử"}),
]  # fmt: skip


@pytest.fixture(name="copy", scope="module")
def _copy() -> WorkingCopy:
    return WorkingCopy.read(RULES)


def assert_laid_out(before: WorkingCopy, after: WorkingCopy) -> None:
    changed = [one for one in after.rules.values() if before.rules.get(one.name) != one]
    assert changed
    for one in changed:
        assert canonical(one) == one.data, one.name


@pytest.mark.parametrize(("kind", "given"), NEW, ids=lambda one: getattr(one, "name", ""))
def test_a_new_entry_leaves_its_file_laid_out(kind: NewKind, given: dict[str, str], copy: WorkingCopy) -> None:
    asked = {one.option for one in kind.questions}
    answers = {key: (value,) for key, value in given.items() if key in asked}
    assert_laid_out(copy, made(copy, kind, answers, DAY, None).after)


def test_an_entry_that_is_moved_leaves_both_files_laid_out(copy: WorkingCopy) -> None:
    assert_laid_out(copy, moved(copy, "2.000229", "procedures/cong-nghiep.yaml"))
