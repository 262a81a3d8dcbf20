"""What is not known taints an answer only where it could concern it; what is left is one line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from folders import small
from programs import within

TASKS = """
tasks:
  - {id: viec, title: Cấp giấy phép, field: y-te, owner: ubnd-tp, basis: [{instrument: 99/2020/QH14}]}
  - {id: viec-so, title: Kiểm tra, field: y-te, owner: so-y-te, basis: [{instrument: 99/2020/QH14}]}
"""
PROCEDURES = """
procedures:
  - {code: "1.000001", title: Cấp chứng chỉ, field: tu-phap, owner: chu-tich-ubnd-tp, basis: [{instrument: 99/2020/QH14}]}
  - {code: "1.000002", title: Cấp thẻ, field: y-te, owner: so-y-te, basis: [{instrument: 99/2020/QH14}]}
"""
LEDGERS = """
ledgers:
  - {id: ht-1, counts: delegated-procedures, form: 1, total: 10, name: Hình thức 1, as-of: 2026-05}
  - {id: ht-2, counts: delegated-procedures, form: 2, total: 7, name: Hình thức 2, as-of: 2026-05}
  - {id: nv, counts: tasks, level: city, total: 100, name: Nhiệm vụ cấp Thành phố, as-of: 2026-05}
"""
PARTY = """
holders:
  - {id: thanh-uy, name: Thành ủy, kind: party-committee, level: city, axis: dang}
  - {id: mat-tran, name: Ủy ban Mặt trận, kind: front-committee, level: city, axis: mttq}
"""


def silent(name: str, more: str = "", **sides: str) -> str:
    """Give a decision whose grant names no single matter."""
    mechanism, giver, receiver, term = (
        sides.get(key, usual)
        for key, usual in (
            ("mechanism", "delegation"),
            ("giver", "ubnd-tp"),
            ("receiver", "giam-doc-so-y-te"),
            ("term", "{from: 2026-01-01, to: 2026-12-31}"),
        )
    )
    return (
        f"instrument: {{number: {name}/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2025-12-01, effective: 2025-12-01}}\n"
        f"grants:\n  - {{id: {name}, mechanism: {mechanism}, from: {giver}, to: {receiver}, term: {term}, content: việc, "
        f"scope: whole, manner: m, conditions: c, matters: {{unknown: nguồn không nêu}}{more}}}\n"
    )


def ask(folder: Path, *line: str) -> dict[str, Any]:
    ran = within("--rules", folder, *line, "--as-of", "2026-06-01", "--format", "json")
    assert ran.code == 0, ran.told
    found: dict[str, Any] = json.loads(ran.out)
    return found


def grants(folder: Path, matter: str, *more: str) -> list[str]:
    return [one["grant"] for one in ask(folder, "who", matter, *more)["silent_grants"]]


def unknowns(folder: Path, matter: str) -> list[str]:
    return [one["vi"] for one in ask(folder, "who", matter)["unknown"]]


def register(folder: Path, *decisions: str, **files: str) -> Path:
    given = {f"decisions/2025/{at}.yaml": text for at, text in enumerate(decisions, 1)}
    return small(folder, {"tasks/viec.yaml": TASKS, "procedures/viec.yaml": PROCEDURES, **given, **files})


def test_a_grant_whose_source_names_no_matter_may_reach_what_its_giver_holds(tmp_path: Path) -> None:
    folder = register(tmp_path, silent("q1"))
    assert (grants(folder, "viec"), grants(folder, "viec-so")) == (["q1"], [])
    (line,) = unknowns(folder, "viec")
    assert line == (
        "Quyết định số q1/QĐ-UBND giao quyền của UBND Thành phố cho Giám đốc Sở Y tế nhưng nguồn không nêu từng việc; chưa rõ có gồm việc này "
        "không."
    )


def test_several_such_grants_are_one_line_with_their_count_and_how_to_see_them(tmp_path: Path) -> None:
    folder = register(tmp_path, *(silent(f"q{at}") for at in range(1, 7)))
    (line,) = unknowns(folder, "viec")
    assert line == (
        "Còn 6 lần giao của UBND Thành phố mà nguồn không nêu từng việc; chưa rõ có gồm việc này không (xem delegation list "
        "grants unknown:matters giver:ubnd-tp)."
    )
    assert grants(folder, "viec") == [f"q{at}" for at in range(1, 7)]
    listed = ask(folder, "list", "grants", "unknown:matters", "giver:ubnd-tp")
    assert [one["id"] for one in listed["fits"]] == grants(folder, "viec")


@pytest.mark.parametrize(
    ("decision", "why"),
    [
        (silent("q", ", fields: [tu-phap]"), "it states another field"),
        (silent("q", mechanism="signing-for"), "whoever signs for another decides nothing"),
        (silent("q", mechanism="internal-assignment"), "within a body nobody else comes to own or act"),
        (silent("q", ", form: 2"), "a form of delegation is for procedures"),
        (silent("q", term="{from: 2026-01-01, to: 2026-05-31}"), "it has ended"),
        (silent("q", term="{from: 2026-06-02, to: 2026-12-31}"), "it has not begun"),
        (silent("q", giver="so-y-te"), "its giver does not hold the matter"),
    ],
)
def test_what_the_register_rules_out_is_not_said(decision: str, why: str, tmp_path: Path) -> None:
    folder = register(tmp_path, decision)
    assert (grants(folder, "viec"), unknowns(folder, "viec")) == ([], []), why


@pytest.mark.parametrize(
    ("decision", "why"),
    [
        (silent("q", ", fields: [tu-phap, y-te]"), "one of its fields is that of the matter"),
        (silent("q", giver="{unknown: tên mờ}"), "whoever gives is not known"),
        (silent("q", term="{from: {unknown: trống}, to: {unknown: trống}}"), "its days are not known"),
        (silent("q", mechanism="decentralisation", receiver="ubnd-cap-xa"), "it moves ownership"),
    ],
)
def test_what_the_register_does_not_rule_out_is_said(decision: str, why: str, tmp_path: Path) -> None:
    assert grants(register(tmp_path, decision), "viec") == ["q"], why


def test_the_director_gives_what_the_department_holds(tmp_path: Path) -> None:
    folder = register(tmp_path, silent("q", giver="giam-doc-so-y-te", receiver="ubnd-cap-xa"))
    assert (grants(folder, "viec-so"), grants(folder, "viec")) == (["q"], [])


def test_a_grant_for_one_commune_does_not_concern_another(tmp_path: Path) -> None:
    folder = register(tmp_path, silent("q", ', communes: ["00004"]', receiver="ubnd-cap-xa"))
    assert grants(folder, "viec", "--commune", "00004") == ["q"] == grants(folder, "viec")
    assert grants(folder, "viec", "--commune", "00070") == []


def test_only_forms_whose_giver_owns_the_procedure_may_hold_it(tmp_path: Path) -> None:
    """Ten of form 1 are the chair's to give, seven of form 2 the committee's, none the department's."""
    folder = register(tmp_path, **{"ledgers/so.yaml": LEDGERS})
    (line,) = unknowns(folder, "1.000001")
    assert line == "10 thủ tục được ủy quyền chưa công bố danh mục; chưa rõ có thủ tục này không."
    assert unknowns(folder, "1.000002") == []
    assert unknowns(folder, "viec") == []


@pytest.mark.parametrize("holder", ["thanh-uy", "mat-tran"])
@pytest.mark.parametrize("key", ["owner", "exerciser", "holder"])
def test_state_tasks_are_not_those_of_the_party_or_the_front(key: str, holder: str, tmp_path: Path) -> None:
    """Neither the unlisted ones nor a named one whose owner is not known."""
    unknown = "tasks:\n  - {id: la, title: Việc lạ, field: y-te, owner: {unknown: văn bản mờ}, basis: {unknown: văn bản mờ}}\n"
    folder = register(tmp_path, **{"ledgers/so.yaml": LEDGERS, "holders/dang.yaml": PARTY, "tasks/la.yaml": unknown})
    for subject in ("tasks", "procedures"):
        assert ask(folder, "list", subject, f"{key}:{holder}")["counts"]["not_known"] == 0
    assert ask(folder, "list", "tasks", f"{key}:so-y-te")["counts"]["not_known"] == 95 + 1
    assert not [one for one in ask(folder, "down", holder)["notes"] if "Chưa xét được" in one["vi"]]


def test_unlisted_procedures_of_a_form_are_its_givers_to_own_and_its_receivers_to_carry_out(tmp_path: Path) -> None:
    folder = register(tmp_path, **{"ledgers/so.yaml": LEDGERS})

    def unlisted(key: str, holder: str) -> int:
        return ask(folder, "list", "procedures", f"{key}:{holder}")["counts"]["not_known"]  # type: ignore[no-any-return]

    assert (unlisted("owner", "chu-tich-ubnd-tp"), unlisted("owner", "ubnd-tp")) == (10, 7)
    assert (unlisted("exerciser", "giam-doc-so-y-te"), unlisted("exerciser", "ubnd-cap-xa")) == (17, 0)


def test_a_field_of_a_grant_must_be_one_of_the_register(tmp_path: Path) -> None:
    folder = register(tmp_path, silent("q", ", fields: [y-tee]"))
    ran = within("check", folder, "--select", "DLG005")
    assert "y-tee" in ran.said
    assert ran.code == 1


def test_grants_are_listed_by_the_fields_that_they_state(tmp_path: Path) -> None:
    folder = register(tmp_path, silent("q1", ", fields: [tu-phap]"), silent("q2"))
    found = ask(folder, "list", "grants", "field:y-te")
    assert ([one["id"] for one in found["fits"]], [one["id"] for one in found["perhaps"]]) == ([], ["q2"])
