"""Policies: each demand speaks where it is broken and only there, wrong ones are told, and their examples are tried."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from folders import ROOT, RULES, findings, small
from programs import within

from delegation.authority.examination import Examination
from delegation.findings import Finding
from delegation.questions.asserted import verdicts
from delegation.run import pipeline

DAY = date(2026, 6, 1)
GRANTS = "decisions/2026/1.yaml"
DECISION = """\
instrument: {id: qd-1, number: 1/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2026-01-01, effective: 2026-01-01, title: Ví dụ}
grants:
"""
TO_COMMUNE = "  - {id: g-xa, mechanism: delegation, form: 4, from: ubnd-tp, to: ubnd-cap-xa, matters: [vd-ubnd-tp], term: {from: 2026-01-01}}\n"
TO_HEAD = "  - {id: g-gd, mechanism: delegation, form: 2, from: ubnd-tp, to: giam-doc-so-y-te, matters: [vd-ubnd-tp], term: {from: 2026-01-01}}\n"
NOBODY = "  - {id: g-ai, mechanism: delegation, from: ubnd-tp, to: {unknown: chưa rõ}, matters: [vd-ubnd-tp], term: {from: 2026-01-01}}\n"
OVER = "  - {id: g-cu, mechanism: delegation, from: ubnd-tp, to: ubnd-cap-xa, matters: [vd-ubnd-tp], term: {from: 2026-01-01, to: 2026-02-01}}\n"
BREAKS = "breaks: {grants: [{id: vd-1, mechanism: delegation, from: ubnd-tp, to: ubnd-cap-xa, matters: [vd-ubnd-tp]}]}"


def policy(demand: str, examples: str = BREAKS, name: str = "quy-tac", more: str = "") -> str:
    return (
        f"source: ví dụ đặt ra\npolicies:\n  - id: {name}\n    message: Điều phải giữ\n    reason: vì thế\n"
        f"    {demand}\n{more}    examples:\n      - {examples}\n"
    )


def told(folder: Path, text: str, grants: str = "", tasks: str = "") -> tuple[Finding, ...]:
    files = {"policies/a.yaml": text}
    if grants:
        files[GRANTS] = DECISION + grants
    if tasks:
        files["tasks/more.yaml"] = tasks
    return findings(small(folder, files), "DLG906")


def keys(found: tuple[Finding, ...]) -> list[str]:
    return [one.key for one in found]


TO_COMMUNES = "forbidden: {grants: mechanism:delegation, to: level:commune}"


def test_what_is_forbidden_is_told_where_it_stands_by_the_id_of_its_policy(tmp_path: Path) -> None:
    (found,) = told(tmp_path, policy(TO_COMMUNES, more="    severity: error\n"), TO_COMMUNE + TO_HEAD)
    assert found.key == "DLG906:quy-tac:g-xa"
    assert (found.location.file, found.severity.value, found.grants) == (GRANTS, "error", ("g-xa",))
    assert "Điều phải giữ" in found.said.vi
    assert "vì thế" in found.said.vi
    assert found.cause_key == "DLG906:quy-tac"


def test_a_grant_that_is_over_breaks_nothing_unless_the_selector_asks_for_days(tmp_path: Path) -> None:
    assert told(tmp_path / "a", policy(TO_COMMUNES), OVER) == ()
    asks = "forbidden: {grants: state:ended, to: level:commune}"
    example = BREAKS.replace("matters: [vd", "term: {from: 2026-01-01, to: 2026-02-01}, matters: [vd")
    assert keys(told(tmp_path / "b", policy(asks, example), OVER)) == ["DLG906:quy-tac:g-cu"]


def test_a_receiver_who_is_not_known_is_told_as_not_known(tmp_path: Path) -> None:
    (found,) = told(tmp_path, policy(TO_COMMUNES), NOBODY)
    assert (found.key, found.severity.value) == ("DLG906:quy-tac:unknown", "info")
    assert "g-ai" in found.said.en


def test_what_is_required_is_told_of_each_entry_that_lacks_it(tmp_path: Path) -> None:
    demand = "required: {grants: mechanism:delegation, from: type:committee, must: form:4}"
    example = (
        "breaks: {grants: [{id: vd-1, mechanism: delegation, from: ubnd-tp, to: ubnd-cap-xa, matters: [vd-ubnd-tp]}]}"
    )
    assert keys(told(tmp_path, policy(demand, example), TO_COMMUNE + TO_HEAD)) == ["DLG906:quy-tac:g-gd"]


def test_tasks_procedures_holders_and_instruments_can_be_asked(tmp_path: Path) -> None:
    task = "breaks: {tasks: [{id: vd-moi, title: Việc, field: y-te, owner: so-y-te}]}"
    demand = "required: {tasks: field:y-te, must: not owner:so-y-te}"
    assert keys(told(tmp_path / "a", policy(demand, task))) == ["DLG906:quy-tac:vd-so-y-te"]
    body = "breaks: {holders: [{id: vd-so, name: Sở khác, kind: specialised-agency, level: city}]}"
    holders = "forbidden: {holders: type:specialised-agency level:city}"
    assert keys(told(tmp_path / "b", policy(holders, body))) == ["DLG906:quy-tac:so-y-te"]
    paper = (
        "breaks: {instruments: [{number: 5/2025/TT, type: circular, issuer: Bộ, effective: 2025-01-01, title: Ví dụ}]}"
    )
    assert (
        told(tmp_path / "c", policy("forbidden: {instruments: type:circular}", paper))[0].key.endswith("from") is False
    )


def test_no_chain_may_lead_where_it_is_not_to_reach_over_any_number_of_steps(tmp_path: Path) -> None:
    demand = "unreachable: {from: 'id:ubnd-tp', to: level:commune}"
    onward = (
        "  - {id: g-2, mechanism: delegation, from: giam-doc-so-y-te, to: ubnd-cap-xa, matters: [vd-ubnd-tp], "
        "term: {from: 2026-01-01}}\n"
    )
    (found,) = told(tmp_path / "a", policy(demand), TO_HEAD + onward)
    assert found.key == "DLG906:quy-tac:ubnd-tp:ubnd-cap-xa"
    assert found.grants == ("g-2", "g-gd")
    assert told(tmp_path / "b", policy(demand), TO_HEAD) == ()
    narrowed = demand.replace("level:commune}", "level:commune, grants: mechanism:decentralisation}")
    example = BREAKS.replace("delegation", "decentralisation")
    assert told(tmp_path / "c", policy(narrowed, example), TO_HEAD + onward) == ()


def test_who_must_be_reached_and_is_not_is_told(tmp_path: Path) -> None:
    demand = "reachable: {from: 'id:ubnd-tp', to: type:agency-head}"
    example = "breaks: {holders: [{id: vd-gd, name: Giám đốc khác, kind: agency-head, level: city}]}"
    assert keys(told(tmp_path / "a", policy(demand, example))) == ["DLG906:quy-tac:giam-doc-so-y-te"]
    assert told(tmp_path / "b", policy(demand, example), TO_HEAD) == ()


@pytest.mark.parametrize(
    ("demand", "key", "said"),
    [
        ("forbidden: {grants: mechanism:delegaton, to: level:commune}", "forbidden:grants", "có phải delegation?"),
        ("forbidden: {grants: mecanism:delegation, to: level:commune}", "forbidden:grants", "có phải"),
        ("forbidden: {grants: field:y-tee, to: level:commune}", "forbidden:grants", "y-te"),
        ("forbidden: {grants: all, to: level:district}", "forbidden:to", "không khớp mục nào"),
        ("required: {tasks: field:tu-phap, must: not vacant}", "required:tasks", "không khớp mục nào"),
        ("unreachable: {from: id:ubnd-tpp, to: level:commune}", "unreachable:from", "không khớp mục nào"),
    ],
)
def test_a_policy_that_cannot_be_asked_or_asks_nothing_is_an_error_at_its_selector(
    tmp_path: Path, demand: str, key: str, said: str
) -> None:
    (found,) = told(tmp_path, policy(demand), TO_COMMUNE)
    assert (found.key, found.severity.value) == (f"DLG906:quy-tac:{key}", "error")
    assert said in found.said.vi
    assert (found.location.file, found.location.line) == ("policies/a.yaml", 6)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (policy("message-en: x"), "forbidden, required, reachable, unreachable"),
        (policy("forbidden: {must: x}"), "không có khóa «must»"),
        (policy("forbidden: {tasks: all, procedures: all}"), "matters, tasks"),
        (policy("forbidden: {tasks: all, to: level:commune}"), "hai bên của lần giao"),
        (policy("required: {grants: all}"), "thiếu khóa bắt buộc «must»"),
        (policy(TO_COMMUNES, BREAKS.replace("breaks", "keeps")), "ít nhất một ví dụ vi phạm"),
        (policy(TO_COMMUNES, "note: không có gì"), "breaks, keeps"),
        (policy(TO_COMMUNES).replace("source: ví dụ đặt ra\n", ""), "«source»"),
        (policy(TO_COMMUNES).replace("forbidden", "forbiden"), "có phải «forbidden»"),
    ],
)
def test_a_policy_that_is_none_is_told_with_what_it_lacks(tmp_path: Path, text: str, said: str) -> None:
    found = findings(small(tmp_path, {"policies/a.yaml": text}), "DLG0")
    assert found, text
    assert any(said in one.said.vi for one in found), [one.said.vi for one in found]
    assert {one.location.file for one in found} == {"policies/a.yaml"}


def test_an_id_may_stand_once_and_what_an_example_names_must_be_there(tmp_path: Path) -> None:
    twice = {"policies/a.yaml": policy(TO_COMMUNES), "policies/b.yaml": policy(TO_COMMUNES)}
    assert [one.check for one in findings(small(tmp_path / "a", twice), "DLG0")] == ["DLG004"]
    lost = policy(TO_COMMUNES, BREAKS.replace("ubnd-cap-xa", "ubnd-cap-xaa"))
    (found,) = findings(small(tmp_path / "b", {"policies/a.yaml": lost}), "DLG0")
    assert (found.check, found.location.line) == ("DLG005", 8)
    assert "ubnd-cap-xa" in found.said.vi


def test_an_example_that_shows_otherwise_fails_in_test_and_in_check(tmp_path: Path) -> None:
    wrong = policy(TO_COMMUNES, BREAKS.replace("ubnd-cap-xa", "giam-doc-so-y-te"))
    folder = small(tmp_path, {"policies/a.yaml": wrong})
    assert keys(findings(folder, "DLG905")) == ["DLG905:quy-tac:1"]
    result = within("test", folder, "--format", "json")
    assert result.code == 1
    (one,) = json.loads(result.out)["assertions"]
    assert (one["id"], one["outcome"], one["line"]) == ("quy-tac:1", "fails", 8)


def test_a_waiver_and_the_baseline_hold_for_one_finding_of_a_policy(tmp_path: Path) -> None:
    folder = small(tmp_path, {"policies/a.yaml": policy(TO_COMMUNES), GRANTS: DECISION + TO_COMMUNE})
    key = "DLG906:quy-tac:g-xa"
    waiver = f'waivers:\n  - {{finding: "{key}", reason: x, approved-by: y, until: 2027-01-01}}\n'
    (folder / "waivers.yaml").write_text(waiver, encoding="utf-8")
    analysis = pipeline.check(folder, DAY, select=("DLG906",))
    assert (keys(analysis.findings), keys(analysis.waived)) == ([], [key])


def test_a_draft_may_break_a_policy_and_may_bring_one(tmp_path: Path) -> None:
    folder = small(tmp_path / "rules", {"policies/a.yaml": policy(TO_COMMUNES)})
    draft = tmp_path / "du-thao.yaml"
    draft.write_text(DECISION + TO_COMMUNE, encoding="utf-8")
    assert keys(pipeline.check(folder, DAY, select=("DLG906",), hypotheses=[draft]).findings) == ["DLG906:quy-tac:g-xa"]
    draft.write_text(policy("forbidden: {holders: type:specialised-agency}", BREAKS, "them"), encoding="utf-8")
    found = pipeline.check(folder, DAY, select=("DLG906",), hypotheses=[draft]).findings
    assert keys(found) == ["DLG906:them:so-y-te"]


def test_the_examples_of_the_page_hold_over_the_register_of_ha_noi(tmp_path: Path) -> None:
    """What a lawyer copies from docs/rule-files.md loads, is asked, and its examples show what they say."""
    page = (ROOT / "docs" / "rule-files.md").read_text(encoding="utf-8")
    block = re.search(r"## policies/\*\.yaml.*?```yaml\n(.*?)```", page, re.DOTALL)
    assert block is not None
    folder = tmp_path / "rules"
    shutil.copytree(RULES, folder)
    (folder / "policies").mkdir(exist_ok=True)
    (folder / "policies" / "trang.yaml").write_text(block[1], encoding="utf-8")
    loaded = pipeline.load(folder)
    assert [one for one in loaded.problems if one[1].place.file == "policies/trang.yaml"] == []
    named = {one.id for one in loaded.register.policies if one.place.file == "policies/trang.yaml"}
    examination = Examination(loaded.register, DAY)
    told_of = {one.assertion.id: one.outcome for one in verdicts(examination) if ":" in one.assertion.id}
    assert len(named) == 3
    assert set(told_of.values()) == {"holds"}, told_of
    assert len(told_of) == 5


@pytest.mark.parametrize(
    ("text", "line", "vi", "en"),
    [
        (
            policy(TO_COMMUNES, more="    required: {tasks: all, must: not vacant}\n"),
            7,
            "«forbidden», «required», nhưng mỗi mục chỉ được nêu một",
            "«forbidden», «required» stand here together",
        ),
        (policy("forbidden: {tasks: all, grants: all}"), 6, "«tasks», «grants»", "«tasks», «grants» stand"),
        (
            policy(TO_COMMUNES, f"{BREAKS}\n        keeps: {{holders: []}}"),
            9,
            "«breaks», «keeps»",
            "an entry has only one",
        ),
    ],
)
def test_a_policy_with_two_demands_is_told_which_and_what_to_do(
    text: str, line: int, vi: str, en: str, tmp_path: Path
) -> None:
    found = [one for one in findings(small(tmp_path, {"policies/a.yaml": text}), "DLG002") if vi in one.said.vi]
    assert [one.location.line for one in found] == [line]
    assert en in found[0].said.en


REACH = "reachable: {from: 'id:ubnd-tp', to: type:agency-head}"
UNREACHED = "breaks: {holders: [{id: vd-gd, name: Giám đốc khác, kind: agency-head, level: city}]}"
UNREACHABLE = "unreachable: {from: 'id:ubnd-tp', to: level:commune}"
INSTEAD = "{grants: [{id: g-gd, mechanism: delegation, from: ubnd-tp, to: so-y-te, matters: [vd-ubnd-tp]}]}"
BESIDE = "{grants: [{id: g-hai, mechanism: delegation, from: ubnd-tp, to: so-y-te, matters: [vd-ubnd-tp]}]}"
ENDED = "{instruments: [{id: qd-1, number: 1/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2026-01-01, effective: 2026-01-01, ended: 2026-05-01}]}"
NO_LIST = "{grants: [{id: g-3, mechanism: delegation, from: ubnd-tp, to: ubnd-cap-xa, fields: [y-te], matters: {unknown: chưa công bố}}]}"


@pytest.mark.parametrize(
    ("demand", "first", "laid", "comes"),
    [
        (REACH, UNREACHED, INSTEAD, "broken"),
        (REACH, UNREACHED, ENDED, "broken"),
        (REACH, UNREACHED, BESIDE, "kept"),
        (UNREACHABLE, BREAKS, NO_LIST, "unknown"),
        (UNREACHABLE, BREAKS, INSTEAD, "kept"),
    ],
)
def test_an_example_breaks_a_policy_where_it_makes_others_break_it(
    demand: str, first: str, laid: str, comes: str, tmp_path: Path
) -> None:
    """Who received before an entry was put in the place of another is named by no entry of the example.

    ``unknown``: nobody can tell, as nobody knows what a grant without a list gives.
    """
    text = policy(demand, f"{first}\n      - keeps: {laid}\n      - breaks: {laid}")
    folder = small(tmp_path, {"policies/a.yaml": text, GRANTS: DECISION + TO_HEAD})
    loaded = pipeline.load(folder)
    told_of = {one.assertion.id: one.outcome for one in verdicts(Examination(loaded.register, DAY))}
    kept, broken = {"broken": ("fails", "holds"), "kept": ("holds", "fails"), "unknown": ("unknown", "unknown")}[comes]
    assert told_of == {"quy-tac:1": "holds", "quy-tac:2": kept, "quy-tac:3": broken}


@pytest.mark.parametrize(
    ("group", "key", "right", "wrong"),
    [
        *(("tasks", key, "so-y-te", "so-y-tee") for key in ("owner", "exerciser", "holder", "coordinator")),
        ("tasks", "field", "y-te", "y-tee"),
        ("tasks", "instrument", "qd-1", "qdd-1"),
        *(("grants", key, "ubnd-cap-xa", "ubnd-cap-xaa") for key in ("giver", "receiver")),
        ("grants", "matter", "vd-ubnd-tp", "vd-ubnd-tpp"),
        ("instruments", "issuer", "ubnd-tp", "ubnd-tpp"),
        ("grants", "", "+ubnd-cap-xa", "+ubnd-cap-xaa"),
    ],
)
def test_a_name_that_a_rule_file_misspells_is_never_taken_for_one_like_it(
    group: str, key: str, right: str, wrong: str, tmp_path: Path
) -> None:
    """Whoever asks may be guessed; what a rule file says is what it demands for years, so a near name is only offered."""
    subject = group
    for value, spelt in ((right, True), (wrong, False)):
        written = f"{key}:{value}" if key else value
        count = f'source: x\non: 2026-06-01\nassertions:\n  - {{id: dem, name: Đếm, count: "{subject} {written}", total: 999}}\n'
        folder = tmp_path / str(spelt)
        of_policy = policy(f"forbidden: {{{group}: '{written}'}}")
        files = {"policies/a.yaml": of_policy, "tests/a.yaml": count, GRANTS: DECISION + TO_COMMUNE}
        root = small(folder, files)
        said = [one.said.vi for check in ("DLG905", "DLG907", "DLG906", "DLG908") for one in findings(root, check)]
        asked = [one for one in said if value.lstrip("+") in one and ("có phải" in one or "Trong sổ không có" in one)]
        assert bool(asked) is not spelt, said
