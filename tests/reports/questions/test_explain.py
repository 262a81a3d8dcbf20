"""One finding with all that it rests on: of every check, of its own example; recorded, read by eye."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from folders import RULES, small, whole_case, write
from programs import ask, within

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
    # Its day of signing is not known: no norm can be said to permit it.
    assert (told["key"], told["norms"][0]["effect"]) == (key, None)
    refused = within("--rules", RULES, "explain", "DLG702", "--format", "json")
    assert (refused.code, refused.out) == (2, b"")
    assert "khóa" in refused.told
    assert within("--rules", RULES, "explain", "DLG702:khong-co").code == 2


DAY = "2026-06-01"


def ended(folder: Path, more: str = "") -> Path:
    """Write a register in which two matters are of holders that ended, by one cause."""
    tasks = "".join(
        f"  - {{id: viec-{one}, title: Việc số {one}, owner: ubnd-cap-huyen, basis: [{{instrument: 99/2020/QH14}}]}}\n"
        for one in (1, 2)
    )
    holder = "axis: ubnd\nholders:\n  - {id: ubnd-cap-huyen, name: UBND cấp huyện, kind: committee, level: district, term: {to: 2025-06-30}}\n"
    files = {"tasks/v.yaml": f"field: y-te\ntasks:\n{tasks}", "holders/h.yaml": holder}
    return small(folder, {**files, **({"waivers.yaml": more} if more else {})})


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_cause_is_explained_with_every_finding_of_it(lang: str, tmp_path: Path) -> None:
    """Waived ones, too, with their last day as the reader writes days."""
    one, other = "DLG101:viec-1:ubnd-cap-huyen", "DLG101:viec-2:ubnd-cap-huyen"
    waiver = f"waivers:\n  - {{finding: {one}, reason: a, approved-by: b, until: 2027-03-31, covers: {{matters: [viec-1]}}}}\n"
    folder = ended(tmp_path, waiver)
    ran = ask(folder, "explain", "DLG101:ubnd-cap-huyen", "--as-of", DAY, language=lang)
    assert ran.code == 0, ran.told
    assert [ran.said.count(key) for key in (f"{one}  (", f"{other}\n")] == [1, 1]
    assert {"vi": "được miễn trừ đến hết 31/03/2027", "en": "waived until 2027-03-31"}[lang] in ran.said
    of_one = ask(folder, "explain", one, "--as-of", DAY, language=lang).said
    assert {"vi": "Đang được miễn trừ đến hết 31/03/2027.", "en": "Waived until 2027-03-31."}[lang] in of_one
    refused = ask(folder, "explain", "DLG101:ubnd-cap-huyen", "--as-of", DAY, "--format", "json", language=lang)
    assert (refused.code, refused.out) == (2, b"")
    assert "delegation check --cause DLG101:ubnd-cap-huyen --format json" in refused.told


def test_a_cause_is_waived_as_a_group_and_how_is_said(tmp_path: Path) -> None:
    folder = ended(tmp_path)
    words = ("--reason", "chờ", "--approver", "Giám đốc", "--until", "2027-01-01", "--as-of", DAY)
    ran = ask(folder, "waive", "DLG101:ubnd-cap-huyen", *words)
    assert (ran.code, ran.out) == (2, b"")
    assert "delegation waive DLG101 --holder ubnd-cap-huyen" in ran.told
    assert ask(folder, "waive", "DLG101", "--holder", "ubnd-cap-huyen", *words).code == 0
    assert "ubnd-cap-huyen" not in ask(folder, "check", "--as-of", DAY, "--select", "DLG101").said


GRANT = "source: x\nprovenance: official\ninstrument: {{id: qd, number: 9/QĐ-UBND, type: committee-decision, issuer: {issuer}, {issued}, effective: 2026-01-01, title: x}}\ngrants:\n  - {{id: g, mechanism: delegation, from: {giver}, to: {to}, at: Điều 1, term: {{from: 2026-01-01}}, matters: [vd-ubnd-tp]}}\n"


@pytest.mark.parametrize(
    ("issuer", "issued", "to", "vi", "en"),
    [
        (
            "ubnd-tp",
            "issued: {unknown: chưa rõ}",
            "so-y-te",
            "chưa rõ ngày ký nên chưa xét được",
            "day of signing is not known",
        ),
        ("ubnd-tp", "issued: 2026-01-01", "{unknown: chưa rõ}", "chưa rõ một bên", "a side is not known"),
        ("ubnd-tp", "issued: 2026-01-01", "so-y-te", "từ ", "from "),
    ],
)
def test_of_a_pair_that_could_not_be_examined_that_is_said_and_of_a_norm_its_life(
    issuer: str, issued: str, to: str, vi: str, en: str, tmp_path: Path
) -> None:
    text = GRANT.format(issuer=issuer, issued=issued, giver=issuer, to=to)
    loaded = pipeline.load(small(tmp_path, {"decisions/2026/g.yaml": text}))
    found = pipeline.analyse(loaded, date(2026, 6, 1)).findings
    key = next(one.key for one in found if "g" in one.key.split(":") and one.grants == ("g",))
    told = explained(loaded, date(2026, 6, 1), key)
    for language, said in (("vi", vi), ("en", en)):
        lines = written.text(told, loaded.register, Rendering(language=language))  # type: ignore[arg-type]
        title = {"vi": "Quy phạm về việc giao", "en": "Norms on the giving"}[language]
        (of_norms,) = [one for one in lines.split("\n\n") if one.startswith(title)]
        assert said in of_norms, of_norms
        if "not" in en:
            assert "cho phép" not in of_norms
            assert "permits" not in of_norms
