"""One finding with all that it rests on: of every check, of its own example; recorded, read by eye."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from folders import RULES, whole_case, write
from programs import within

from delegation.checks.catalogue import CATALOGUE
from delegation.errors import AskedWronglyError
from delegation.findings import Language
from delegation.reports.questions import explain as written
from delegation.reports.shared.rendering import Rendering
from delegation.run import pipeline
from delegation.run.explaining import explained

RECORDED = Path(__file__).parent / "explained"
LANGUAGES: tuple[Language, ...] = ("vi", "en")


def day_of(text: str) -> date:
    asked = re.search(r"#\s*as-of:\s*(\d{4}-\d{2}-\d{2})", text)
    return date.fromisoformat(asked[1]) if asked else date(2026, 6, 1)


@pytest.mark.parametrize("check", [one.id for one in CATALOGUE])
def test_the_first_finding_of_each_check_is_derived(check: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    files = whole_case(check, "bad")
    loaded = pipeline.load(write(tmp_path, {one.name: one.data for one in files}))
    day = day_of("\n".join(one.text for one in files))
    found = pipeline.analyse(loaded, day, against_baseline=True).findings
    key = next(one.key for one in found if one.check == check)
    told = explained(loaded, day, key)
    said = "\n".join(written.text(told, loaded.register, Rendering(language=one)) for one in LANGUAGES)
    assert json.loads(written.as_json(told, loaded.register, loaded.rules_hash))["key"] == key
    record = RECORDED / f"{check}.txt"
    if request.config.getoption("--bless"):
        record.parent.mkdir(exist_ok=True)
        record.write_text(said, "utf-8")
    assert record.read_text("utf-8") == said, "run `pytest tests/reports --bless` and read the difference"


def test_a_key_that_is_none_is_told_with_the_nearest() -> None:
    loaded = pipeline.load(RULES)
    day = date(2026, 6, 1)
    known = pipeline.analyse(loaded, day).findings[0].key
    with pytest.raises(AskedWronglyError, match="Có phải ý bạn là") as raised:
        explained(loaded, day, known[:-1])
    assert known in str(raised.value)
    with pytest.raises(AskedWronglyError, match="Khóa đứng cạnh"):
        explained(loaded, day, "DLG999:" + "ỳ" * 40)


def test_every_finding_of_the_real_register_can_be_derived() -> None:
    """And who holds in its cells is what ``who`` says on that day."""
    loaded = pipeline.load(RULES)
    day = date(2026, 11, 28)
    keys = {one.check: one.key for one in pipeline.analyse(loaded, day).findings}
    for key in keys.values():
        told = explained(loaded, day, key)
        assert written.text(told, loaded.register, Rendering()).startswith(key[:6])


def test_the_command_derives_a_finding_as_text_and_as_json() -> None:
    key = "DLG702:uq-sct-2025"
    ran = within("--rules", RULES, "explain", key, "--as-of", "2026-06-01")
    assert ran.code == 0
    assert f"Khóa: {key}" in ran.out.decode()
    told = json.loads(within("--rules", RULES, "explain", key, "--as-of", "2026-06-01", "--format", "json").out)
    assert (told["key"], told["norms"][0]["effect"]) == (key, "permitted")
    refused = within("--rules", RULES, "explain", "DLG702", "--format", "json")
    assert (refused.code, refused.out) == (2, b"")
    assert "khóa" in refused.told
    assert within("--rules", RULES, "explain", "DLG702:khong-co").code == 2
