"""An answer, word for word in both languages, and what a program may read out of it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from chart_register import AS_OF, CITY, HERE, TRADE, small

from delegation.authority.examination import Examination
from delegation.findings import Language, Text
from delegation.model.matters import MatterId, Ownership
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.questions.who import who
from delegation.reports.questions import who as report
from delegation.reports.questions import who_json
from delegation.reports.shared.rendering import Rendering

TASK = MatterId("nv-1")
SAID: dict[Language, str] = {
    "vi": """\
nv-1: Quản lý đường địa phương
  nhiệm vụ, lĩnh vực Thương mại, tại ngày 24/11/2026

  Có thẩm quyền: UBND cấp xã
  Giải quyết:    UBND cấp xã
  Chuỗi thẩm quyền tới UBND cấp xã:
    1. Pháp luật giao UBND Thành phố: Điều 16 72/2025/QH15
    2. UBND Thành phố phân cấp cho UBND cấp xã: Điều 3 01/2025/QĐ-UBND (từ 04/12/2025)
    Thời hạn có hiệu lực thực tế: từ 04/12/2025, chưa định ngày kết thúc
""",
    "en": """\
nv-1: Quản lý đường địa phương
  task, field Thương mại, as of 2026-11-24

  Owner:     UBND cấp xã
  Exerciser: UBND cấp xã
  Chain of authority to UBND cấp xã:
    1. The law gives to UBND Thành phố: 72/2025/QH15, Article 16
    2. UBND Thành phố decentralises to UBND cấp xã: 01/2025/QĐ-UBND, Article 3 (from 2025-12-04)
    Usable term: from 2025-12-04, no end set
""",
}


def read(register: Register, matter: str = TASK, supposing: tuple[Text, ...] = ()) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(who_json.as_json(who(Examination(register, AS_OF), matter), "00ff", supposing))
    return found


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_answer_is_said(language: Language) -> None:
    answer = who(Examination(small(communes=3), AS_OF), TASK)
    assert report.text(answer, Rendering(language)) == SAID[language]


def test_a_program_reads_who_owns_who_acts_and_by_which_steps() -> None:
    (part,) = read(small(communes=3))["parts"]
    assert (part["owner"], part["exerciser"]) == ("ubnd-cap-xa", "ubnd-cap-xa")
    steps = [(one["mechanism"], one["grant"], one["giver"], one["holder"]) for one in part["owners"][0]["chain"]]
    assert steps == [
        ("law", None, None, "UBND Thành phố"),
        ("decentralisation", "pc", "UBND Thành phố", "UBND cấp xã"),
    ]


def test_one_name_is_given_only_where_one_alone_is_certain() -> None:
    """A delegation of which the days are not known leaves its receiver and its giver: a program must choose neither."""
    (part,) = read(small(communes=3), "1.000001")["parts"]
    assert (part["owner"], part["exerciser"]) == (CITY, None)
    assert {one["holder"]: one["certain"] for one in part["exercisers"]} == {TRADE: False, CITY: False}


def test_two_owners_are_no_owner() -> None:
    register = small(communes=3)
    task = register.matters[TASK]
    several = replace(task, owners=(*task.owners, Ownership(TRADE, (), HERE.at("hai"))))
    (part,) = read(replace(register, matters={TASK: several}, grants={}))["parts"]
    assert (part["owner"], sorted(one["holder"] for one in part["owners"])) == (None, [TRADE, CITY])


def test_why_an_owner_is_not_known_is_told_to_a_program() -> None:
    register = small(communes=3)
    task = register.matters[TASK]
    unknown = replace(task, owners=(Ownership(Unknown("văn bản chưa công bố"), (), HERE),))
    (part,) = read(replace(register, matters={TASK: unknown}, grants={}))["parts"]
    assert (part["owner"], part["owner_unknown"]) == (None, ["văn bản chưa công bố"])


def test_hypotheses_are_named_where_there_are_any_and_only_there() -> None:
    assert "hypotheses" not in read(small())
    assert read(small(), supposing=(Text("giả định", "hypothesis"),))["hypotheses"] == [
        {"vi": "giả định", "en": "hypothesis"}
    ]
