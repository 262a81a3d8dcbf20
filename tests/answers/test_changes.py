"""Of every value in which two entries can differ there is something to say."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from folders import small
from programs import within
from repositories import FILE, GRANT

from delegation.answers.changes import entries as told
from delegation.answers.changes import others as told_of_others
from delegation.answers.changes import values
from delegation.questions.compare import entries as compared
from delegation.questions.compare import others as compared_of_others

APART = {"instrument", "provision", "term", "extended"}
"""What grants say in sentences of their own."""


@pytest.mark.parametrize(
    ("aspects", "said"),
    [
        (compared._INSTRUMENT, {*told_of_others._INSTRUMENT, "term"}),
        (compared._HOLDER, {*told_of_others._HOLDER, "term"}),
        (compared._GRANT, {*told._GRANT, *APART}),
    ],
)
def test_no_aspect_of_a_comparison_is_without_a_sentence(aspects: Mapping[str, str], said: set[str]) -> None:
    assert set(aspects.values()) - said == set()
    for name in aspects:
        # The name of a field is a word of the program, not of the reader.
        assert name == "at" or values.label(name).vi != name, name


def test_every_remark_that_is_compared_has_a_name() -> None:
    names = {one for several in compared_of_others._REMARKS.values() for one in several}
    assert {one for one in names if one not in values.LABELS} == set()


TITLE = "  title: Ủy quyền về y tế\n"
MOVED = "  transition: {at: Điều 3, received-before: 2026-01-15, until: 2026-12-31}\n"


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    ("before", "after", "vi", "en"),
    [
        ("", MOVED, "ghi thêm chuyển tiếp", "received entered: files received before 2026-01-15"),
        (MOVED, "", "bỏ chuyển tiếp", "received left out"),
        (MOVED, MOVED.replace("12-31", "11-30"), "đến hết 30/11/2026 (trước:", "until 2026-11-30 (before:"),
        (MOVED, MOVED.replace("Điều 3", "Điều 4"), "sửa chuyển tiếp", "received reads differently"),
        ("", "  suspends: [{instrument: 99/2020/QH14, at: Điều 3, from: 2026-02-01}]\n", "tạm ngưng", "suspends"),
        ("", "  begins-in-part: [{at: Điều 3, from: 2026-02-01}]\n", "có hiệu lực sau", "begin later"),
        ("", "  clauses: [{at: Điều 3, text: Lời văn}]\n", "lời văn điều khoản", "texts of provisions"),
    ],
)
def test_what_an_instrument_says_otherwise_is_named(
    before: str, after: str, vi: str, en: str, lang: str, form: str, tmp_path: Path
) -> None:
    one, other = (
        small(tmp_path / name, {FILE: GRANT.replace(TITLE, TITLE + more)})
        for name, more in (("cu", before), ("moi", after))
    )
    ran = within("--lang", lang, "diff", str(one), str(other), "--as-of", "2026-06-01", "--format", form)
    assert {"vi": vi, "en": en}[lang] in ran.said
    assert not [
        line
        for line in ran.said.splitlines()
        if line.rstrip().endswith((":", ":**", "**: ")) and line.startswith(("  - ", "- **Q", "- **D"))
    ]
