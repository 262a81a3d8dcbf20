"""A check of some only says when files could not be read: what is missing for that is not found, and not sound."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import small, write
from programs import ask

DAY = ("--as-of", "2026-06-01")


@pytest.mark.parametrize(
    "fault", ["a: [\n", "tasks: [{id: x}]\n", "field: y-te\ntasks:\n  - {id: hai, title: Việc, owner: khong-co}\n"]
)
@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize(
    ("language", "words"), [("vi", "lỗi khi đọc tệp quy tắc"), ("en", "reading the rule files met")]
)
def test_a_check_that_is_not_asked_of_reading_says_that_something_may_be_missing(
    fault: str, form: str, language: str, words: str, tmp_path: Path
) -> None:
    rules = small(tmp_path / "rules")
    for selected in (("--select", "DLG4"), ("--ignore", "DLG0")):
        asked = ("check", *DAY, *selected, "--format", form)
        assert words not in ask(rules, *asked, language=language).told
        write(rules, {"tasks/sai.yaml": fault})
        for _ in range(2):  # the second time from what was kept
            assert words in ask(rules, *asked, language=language).told
        # Where it is asked of reading, too, the errors themselves are told.
        assert words not in ask(rules, "check", *DAY, "--format", form, language=language).told
        (rules / "tasks/sai.yaml").unlink()
