"""One token of a rule file is another: where a finding of the same key then says more, no waiver of the former covers it.

``bench/covered.py`` tries every token of every example; these are the kinds of growth that a person found.
"""

from __future__ import annotations

import pytest
from folders import FURTHER, day_of, whole_case, with_base
from mutants import found

from delegation.checks.cases import CaseFile, files_of
from delegation.checks.extents import extent
from delegation.checks.waiving import added


def case(check: str, name: str) -> tuple[CaseFile, ...]:
    if name == "bad":
        return whole_case(check, "bad")
    (own,) = (one for one in FURTHER if one.parent.name == check and one.name == name)
    return with_base(files_of(own))


@pytest.mark.parametrize(
    ("check", "name", "key", "old", "new"),
    [
        ("DLG209", "ngay-de-ngo-la-ngay-cua-viec", "cap-phep-phong-kham:so-y-te:after", "2027-01-31", "2028-01-31"),
        (
            "DLG209",
            "ngay-de-ngo-la-ngay-cua-viec",
            "cap-phep-phong-kham:so-y-te:after",
            '["00376"]',
            '["00376", "00070"]',
        ),
        ("DLG308", "mot-trong-hai-quy-pham-cho-phep-het", "uq-vi-du:2026-06-30", ", to: 2026-12-31", ""),
        ("DLG303", "viec-khong-co-o-dia-ban-do", "uq-vi-du:communes", ", to: 2026-12-31", ""),
        ("DLG101", "co-quan-phoi-hop-da-ket-thuc", "cap-phep-phong-kham:so-cu:coordinator", "2025-12-31", "2025-06-30"),
        ("DLG313", "bad", "ky-pgd", "from: giam-doc-so-y-te", "from: pho-giam-doc-so-y-te"),
        ("DLG805", "bad", "uq-vi-du", "2026-03-01", "2025-03-01"),
    ],
)
def test_what_a_finding_says_more_after_a_change_of_one_token_is_not_covered(
    check: str, name: str, key: str, old: str, new: str
) -> None:
    files = case(check, name)
    changed = tuple(CaseFile(one.name, one.data.replace(old.encode(), new.encode())) for one in files)
    assert changed != files
    day, key = day_of(files), f"{check}:{key}"
    before, after = (found(each, check, day)[key] for each in (files, changed))
    assert added(before, extent(before), day) is None
    assert added(after, extent(before), day) is not None
