"""A grant whose scope is words gives a part: the answer names who has it, and who keeps the rest."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from folders import small
from programs import within

from delegation.authority.examination import Examination
from delegation.findings import Finding
from delegation.model.severity import Severity
from delegation.questions.who import Answer, AnswerParty, who
from delegation.run import pipeline
from delegation.speech import steps

DAY = date(2026, 6, 1)
CHAIR, DIRECTOR, CITY, DEPARTMENT, COMMUNES = (
    "chu-tich-ubnd-tp", "giam-doc-so-y-te", "ubnd-tp", "so-y-te", "ubnd-cap-xa",
)  # fmt: skip
SMALL, LARGE = "chỉ cơ sở có vốn dưới 15 tỷ đồng", "chỉ cơ sở có vốn từ 10 tỷ đồng"
CONSENT = "chỉ được ký sau khi có ý kiến của Sở Tài chính"


def grant(
    name: str,
    giver: str,
    receiver: str,
    scope: str,
    mechanism: str = "delegation",
    conditions: str = CONSENT,
    extra: str = "",
) -> str:
    """Write a grant of the task, whose scope is given."""
    return (
        f"  - {{id: {name}, mechanism: {mechanism}, from: {giver}, to: {receiver}, at: Điều 1, "
        f"term: {{from: 2025-12-01, to: 2026-12-31}}, content: giải quyết, scope: {scope}, "
        f"manner: con dấu của bên nhận, conditions: {conditions}, matters: [viec]{extra}}}\n"
    )


def decisions(*grants: str) -> dict[str, str]:
    """Write each grant into a decision of its own."""
    return {
        f"decisions/2025/90{at}.yaml": (
            f"instrument: {{number: 90{at}/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2025-12-01, "
            f"effective: 2025-12-01}}\ngrants:\n{one}"
        )
        for at, one in enumerate(grants)
    }


def files(owner: str, *grants: str) -> dict[str, str]:
    """Write the task of an owner by law, and the decisions that give it."""
    task = (
        f"field: y-te\ntasks:\n  - id: viec\n    title: Công nhận cơ sở tiêm chủng\n    owner: {owner}\n"
        "    basis: [{instrument: 99/2020/QH14, at: Điều 5 khoản 2}]\n"
    )
    return {"tasks/viec.yaml": task, **decisions(*grants)}


def asked(folder: Path, owner: str, *grants: str, day: date = DAY) -> Answer:
    """Ask who decides the task."""
    return who(Examination(pipeline.load(small(folder, files(owner, *grants))).register, day), "viec")


def found(folder: Path, owner: str, *grants: str) -> list[Finding]:
    """Give what the checks of one task, one owner say, and those of lawful grants that ask whether a giver holds."""
    every = pipeline.check(small(folder, files(owner, *grants)), DAY, select=("DLG2", "DLG303")).findings
    return [one for one in every if one.check != "DLG206"]


def names(parties: tuple[AnswerParty, ...]) -> list[str]:
    return [one.holder for one in parties]


def test_the_receiver_has_the_part_and_the_giver_keeps_the_rest(tmp_path: Path) -> None:
    (part,) = asked(tmp_path, CHAIR, grant("g", CHAIR, DIRECTOR, SMALL)).parts
    assert (names(part.owners), names(part.exercisers)) == ([CHAIR], [DIRECTOR])
    assert part.exercisers[0].parts == (SMALL,)
    assert (names(part.rest_owners), names(part.rest_exercisers)) == ([], [CHAIR])
    assert part.rest_exercisers[0].certain


@pytest.mark.parametrize("whole", ["whole", "toàn bộ", "Toàn bộ."])
def test_all_is_all_in_whatever_words(tmp_path: Path, whole: str) -> None:
    (part,) = asked(tmp_path, CHAIR, grant("g", CHAIR, DIRECTOR, whole)).parts
    assert (names(part.exercisers), part.exercisers[0].parts, part.rest_exercisers) == ([DIRECTOR], (), ())


NOT_PUBLIC = "{unknown: không công bố}"


@pytest.mark.parametrize("mechanism", ["delegation", "decentralisation"])
def test_of_a_scope_that_is_not_known_the_giver_may_have_kept_the_rest(tmp_path: Path, mechanism: str) -> None:
    (part,) = asked(tmp_path, CITY, grant("g", CITY, DEPARTMENT, NOT_PUBLIC, mechanism)).parts
    assert (names(part.exercisers), part.exercisers[0].certain, part.exercisers[0].parts) == ([DEPARTMENT], True, ())
    rest = part.rest_exercisers if mechanism == "delegation" else part.rest_owners
    assert [(one.holder, one.certain, one.because) for one in rest] == [
        (CITY, False, ("chưa rõ phạm vi (không công bố)",))
    ]


def test_who_surely_gives_all_beside_a_scope_that_is_not_known_keeps_nothing(tmp_path: Path) -> None:
    given = (grant("g", CITY, DEPARTMENT, NOT_PUBLIC), grant("h", CITY, COMMUNES, "whole"))
    (part,) = asked(tmp_path, CITY, *given).parts
    assert part.rest_exercisers == ()


def test_beside_a_part_in_words_a_scope_that_is_not_known_leaves_the_rest_in_doubt(tmp_path: Path) -> None:
    given = (grant("g", CITY, DEPARTMENT, SMALL), grant("h", CITY, COMMUNES, NOT_PUBLIC))
    (part,) = asked(tmp_path, CITY, *given).parts
    assert [(one.holder, one.certain) for one in part.rest_exercisers] == [(CITY, False)]


@pytest.mark.parametrize(
    ("other", "weight"), [(SMALL, Severity.INFO), (NOT_PUBLIC, Severity.INFO), ("whole", Severity.ERROR)]
)
def test_two_of_whom_the_scope_of_one_is_not_known_conflict_for_certain_where_the_other_has_all(
    tmp_path: Path, other: str, weight: Severity
) -> None:
    (one,) = found(tmp_path, CITY, grant("g", CITY, DEPARTMENT, NOT_PUBLIC), grant("h", CITY, COMMUNES, other))
    assert (one.check, one.severity) == ("DLG203", weight)
    assert ("phạm vi chưa rõ (không công bố)" in one.said.vi) is (weight is Severity.INFO)


def test_the_rest_ends_with_the_grant(tmp_path: Path) -> None:
    (part,) = asked(tmp_path, CHAIR, grant("g", CHAIR, DIRECTOR, SMALL), day=date(2027, 1, 1)).parts
    assert (names(part.exercisers), part.rest_exercisers) == ([CHAIR], ())


def test_two_parts_to_two_leave_with_the_giver_what_lies_outside_both(tmp_path: Path) -> None:
    given = (grant("g", CITY, DEPARTMENT, SMALL), grant("h", CITY, COMMUNES, LARGE))
    (part,) = asked(tmp_path, CITY, *given).parts
    assert (names(part.exercisers), names(part.rest_exercisers)) == ([DEPARTMENT, COMMUNES], [CITY])


def test_who_gives_a_part_to_one_and_all_to_another_keeps_nothing(tmp_path: Path) -> None:
    given = (grant("g", CITY, DEPARTMENT, SMALL), grant("h", CITY, COMMUNES, "whole"))
    (part,) = asked(tmp_path, CITY, *given).parts
    assert (names(part.exercisers), part.rest_exercisers) == ([DEPARTMENT, COMMUNES], ())


def test_a_part_of_a_part_leaves_something_with_both_givers(tmp_path: Path) -> None:
    given = (grant("g", CITY, DEPARTMENT, SMALL), grant("h", DEPARTMENT, COMMUNES, LARGE))
    (part,) = asked(tmp_path, CITY, *given).parts
    assert (names(part.exercisers), part.exercisers[0].parts) == ([COMMUNES], (SMALL, LARGE))
    assert names(part.rest_exercisers) == [DEPARTMENT, CITY]
    assert part.rest_exercisers[0].parts == (SMALL,)


def test_who_moves_ownership_of_a_part_owns_the_rest_and_may_delegate_it(tmp_path: Path) -> None:
    given = (grant("g", CITY, COMMUNES, SMALL, "decentralisation"), grant("h", CITY, DEPARTMENT, "whole"))
    (part,) = asked(tmp_path / "a", CITY, *given).parts
    assert (names(part.owners), names(part.exercisers)) == ([COMMUNES], [COMMUNES])
    assert (names(part.rest_owners), names(part.rest_exercisers)) == ([CITY], [DEPARTMENT])
    assert not found(tmp_path / "b", CITY, *given)


def test_two_parts_in_other_words_may_overlap_and_are_no_conflict(tmp_path: Path) -> None:
    (one,) = found(tmp_path, CITY, grant("g", CITY, DEPARTMENT, SMALL), grant("h", CITY, COMMUNES, LARGE))
    assert (one.check, one.severity) == ("DLG203", Severity.INFO)
    assert "có thể chồng lấn vì phạm vi của hai bên chưa được chia thành trường hợp cụ thể" in one.said.vi
    assert SMALL in one.said.vi
    assert LARGE in one.said.vi
    assert "may overlap" in one.said.en


@pytest.mark.parametrize("other", [SMALL, SMALL.upper(), f"{SMALL}.", "whole"])
def test_the_same_part_or_all_beside_a_part_is_a_conflict_within_that_part(tmp_path: Path, other: str) -> None:
    (one,) = found(tmp_path, CITY, grant("g", CITY, DEPARTMENT, SMALL), grant("h", CITY, COMMUNES, other))
    assert (one.check, one.severity) == ("DLG203", Severity.ERROR)
    assert f"trong phần «{SMALL}»" in one.said.vi


def test_two_owners_of_parts_in_other_words_are_no_conflict_either(tmp_path: Path) -> None:
    given = (
        grant("g", CITY, COMMUNES, SMALL, "decentralisation"),
        grant("h", CITY, DEPARTMENT, LARGE, "decentralisation"),
    )
    (one,) = [each for each in found(tmp_path, CITY, *given) if each.check == "DLG201"]
    assert one.severity is Severity.INFO
    assert "may overlap" in one.said.en


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (SMALL, LARGE, "Phạm vi giao của hai lần chưa được chia thành trường hợp cụ thể nên có thể chồng lấn"),
        (SMALL, SMALL, "Cả hai giao cùng một phần"),
        (SMALL, "whole", "Một trong hai chỉ giao một phần"),
    ],
)
def test_the_same_receiver_twice_is_asked_with_its_parts(tmp_path: Path, first: str, second: str, said: str) -> None:
    (one,) = found(tmp_path, CHAIR, grant("g", CHAIR, DIRECTOR, first), grant("h", CHAIR, DIRECTOR, second))
    assert one.check == "DLG208"
    assert said in one.said.vi


def test_conditions_and_manner_stand_at_the_step_in_both_languages(tmp_path: Path) -> None:
    (part,) = asked(tmp_path, CHAIR, grant("g", CHAIR, DIRECTOR, SMALL)).parts
    said = steps.step(part.exercisers[0].chain[-1])
    assert f"một phần: «{SMALL}»; điều kiện: «{CONSENT}»; cách thức: «con dấu của bên nhận»" in said.vi
    assert f"a part only: “{SMALL}”; conditions: “{CONSENT}”; manner: “con dấu của bên nhận”" in said.en


def test_what_is_not_known_of_conditions_is_not_said_as_if_it_were_one(tmp_path: Path) -> None:
    (part,) = asked(tmp_path, CHAIR, grant("g", CHAIR, DIRECTOR, "whole", conditions="{unknown: chưa rõ}")).parts
    said = steps.step(part.exercisers[0].chain[-1])
    assert "điều kiện:" not in said.vi
    assert "chưa rõ điều kiện" in said.vi
    assert "conditions:" not in said.en


def test_every_output_says_the_part_and_the_conditions(tmp_path: Path) -> None:
    folder = small(tmp_path, files(CHAIR, grant("g", CHAIR, DIRECTOR, SMALL)))
    day = ("--as-of", "2026-06-01")
    for line in (
        ("who", "viec"), ("up", "viec"), ("down", CHAIR), ("path", CHAIR, "viec"), ("list", "grants"), ("list", "tasks", "id:viec"),
        ("timeline", "viec"), ("diff", "2025-11-30", "2025-12-01"), ("list", "grants", "--format", "csv"),
        ("who", "viec", "--format", "json"),
    ):  # fmt: skip
        ran = within("--rules", str(folder), *line, *(() if line[0] == "diff" else day))
        said = " ".join(ran.said.replace("│", " ").split())
        assert SMALL in said, line
        assert CONSENT in said, line


def test_the_json_names_nobody_alone_where_two_act(tmp_path: Path) -> None:
    folder = small(tmp_path, files(CHAIR, grant("g", CHAIR, DIRECTOR, SMALL)))
    ran = within("--rules", str(folder), "who", "viec", "--as-of", "2026-06-01", "--format", "json")
    (part,) = json.loads(ran.said)["parts"]
    assert (part["owner"], part["exerciser"]) == (CHAIR, None)
    assert [one["holder"] for one in part["rest_exercisers"]] == [CHAIR]
    assert part["exercisers"][0]["worded_parts"] == [SMALL]


def test_a_changed_condition_or_part_is_a_change(tmp_path: Path) -> None:
    before = small(tmp_path / "a", files(CHAIR, grant("g", CHAIR, DIRECTOR, "whole")))
    after = small(tmp_path / "b", files(CHAIR, grant("g", CHAIR, DIRECTOR, SMALL, conditions="không")))
    ran = within("--rules", str(after), "diff", str(before), "--as-of", "2026-06-01", "--all")
    said = " ".join(ran.said.split())
    assert CONSENT in said
    assert "phạm vi" in said
    assert "giao thêm" in said.casefold()


def test_who_acts_in_the_rest_is_found_by_selectors(tmp_path: Path) -> None:
    folder = small(tmp_path, files(CHAIR, grant("g", CHAIR, DIRECTOR, SMALL)))
    for holder in (CHAIR, DIRECTOR):
        ran = within("--rules", str(folder), "list", "tasks", f"exerciser:{holder}", "id:viec", "--as-of", "2026-06-01")
        assert "viec" in ran.said, holder
