"""What becomes of a grant is told as what it is: a limit that changes, somebody who acts beside another, an end that names who ends it, what is not sure."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from divided import MATTER, decision, grant, only, procedure, procedures
from folders import small
from programs import ask

DIRECTOR, GIVER = "giam-doc-so-y-te", "chu-tich-ubnd-tp"
FIRST = {"start": "2025-12-02", "end": "2026-05-31"}
SECOND = {"start": "2026-06-01", "end": "2026-12-31"}


def _limits(before: str, after: str) -> dict[str, str]:
    """Write a delegation up to a limit, and one of the same receiver that follows it with another limit."""
    given = decision(
        "904",
        grant("uq-a", DIRECTOR, only(f"{{muc: {before}}}"), **FIRST),
        grant("uq-b", DIRECTOR, only(f"{{muc: {after}}}"), **SECOND),
    )
    return {**procedures(procedure("{muc: {unit: ha, name: diện tích}}")), **given}


def _keeping(keeps: str) -> dict[str, str]:
    return {
        **procedures(procedure("{muc: {unit: ha}}")),
        **decision("904", grant("uq-a", DIRECTOR, f"    giver-keeps: {keeps}\n", **FIRST)),
    }


SUSPENDING = """source: thử
instruments:
  - {number: 905/QĐ-UBND, type: chair-decision, issuer: chu-tich-ubnd-tp, issued: 2025-12-01, effective: 2025-12-02, title: Tạm ngưng, suspends: [{grant: uq-a, from: {unknown: bản mờ}, to: 2026-01-31}]}
  - {number: 906/QĐ-UBND, type: chair-decision, issuer: chu-tich-ubnd-tp, issued: 2026-02-20, effective: 2026-03-01, title: Bãi bỏ, replaces: [904/QĐ-UBND], transition: {at: Điều 2, until: 2026-06-30}}
"""
REGISTERS = {
    "raised": _limits("{below: 5}", "{below: 10}"),
    "lowered": _limits("{below: 10}", "{below: 5}"),
    "goes on": _keeping("true"),
    "may go on": _keeping("{unknown: bản công khai mờ}"),
    "unsure": {
        **procedures(procedure("{muc: {unit: ha}}")),
        **decision("904", grant("uq-a", DIRECTOR, **FIRST)),
        "instruments/sau.yaml": SUSPENDING,
    },
}


@cache
def _folder(name: str) -> Path:
    return small(Path(mkdtemp()), REGISTERS[name])


def _said(name: str, line: str, language: str = "vi") -> str:
    return " ".join(ask(_folder(name), *line.split(), language=language).said.split())


END = "diff 2026-05-31 2026-06-01 --all"


@pytest.mark.parametrize(
    ("register", "line", "vi", "en"),
    [
        ("raised", END, "liên tục, đổi phạm vi từ «chỉ diện tích: dưới 5 ha» thành «chỉ diện tích: dưới 10 ha»", "its part changed from “diện tích only: under 5 ha” to “diện tích only: under 10 ha”"),
        ("raised", END, "Không gián đoạn thẩm quyền", "Authority does not break"),
        ("lowered", END, "thu hẹp phạm vi từ «chỉ diện tích: dưới 10 ha» thành", "narrowed from “diện tích only: under 10 ha” to"),
        ("lowered", END, "1 lần giao quyền được thay bằng lần giao hẹp hơn", "1 grant replaced by one that gives less"),
        ("goes on", f"timeline {MATTER}", "Giám đốc Sở Y tế không còn là chủ thể; còn lại Chủ tịch UBND Thành phố", "ends for Director of the Department of Health; Chair of the City People's Committee left"),
        ("may go on", f"timeline {MATTER}", "Giám đốc Sở Y tế không còn là chủ thể; còn lại Chủ tịch UBND Thành phố", "ends for Director of the Department of Health; Chair of the City People's Committee left"),
        ("may go on", "horizon --as-of 2026-01-01 --until 2026-12-31", "Các bên còn lại tiếp tục", "Whoever else had it goes on"),
        ("may go on", f"who {MATTER} --as-of 2026-01-01", "Giám đốc Sở Y tế; có thể cả Chủ tịch UBND Thành phố (chưa chắc chắn vì: chưa rõ bên giao còn giải quyết không", "possibly Chair of the City People's Committee (not certain, for: not known whether the giver goes on acting"),
        ("may go on", f"timeline {GIVER}", "Nay chưa chắc chắn 1 thủ tục (giải quyết)", "Now in doubt: 1 procedure (exercise)"),
        ("unsure", f"timeline {MATTER}", "nay đã rõ là Giám đốc Sở Y tế, vì lần giao theo Quyết định số 904/QĐ-UBND hết tạm ngưng từ 01/02/2026", "no longer suspended from 2026-02-01"),
        ("unsure", f"who {MATTER} --as-of 2026-01-10", "chưa rõ tạm ngưng từ ngày nào (bản mờ)", "not known from which day it is suspended (bản mờ)"),
        ("unsure", f"timeline {MATTER}", "hết hiệu lực sau 28/02/2026, theo Quyết định số 906/QĐ-UBND", "ended after 2026-02-28, by Decision 906/QĐ-UBND"),
        ("unsure", f"timeline {MATTER}", "do Giám đốc Sở Y tế tiếp tục giải quyết đến hết 30/06/2026, theo Điều 2 Quyết định số 906/QĐ-UBND", "until 2026-06-30, by Decision 906/QĐ-UBND, Article 2"),
        ("unsure", "timeline 905/QĐ-UBND", "Tạm ngưng: lần giao theo Quyết định số 904/QĐ-UBND", "Suspends: the grant by Decision 904/QĐ-UBND"),
        ("unsure", "timeline 906/QĐ-UBND", "Lần giao chấm dứt theo: Chủ tịch UBND Thành phố → Giám đốc Sở Y tế (1 việc)", "Grants that end with it: Chair of the City People's Committee → Director of the Department of Health (1 matter)"),
        ("unsure", "diff 2026-01-31 2026-03-01 --all", "Có thể gián đoạn thẩm quyền nhưng chưa chắc chắn", "Authority may break, which is not certain"),
    ],
)  # fmt: skip
def test_it_is_told_as_what_it_is_in_both_languages(register: str, line: str, vi: str, en: str) -> None:
    assert vi in _said(register, line)
    assert en in _said(register, line, "en")


@pytest.mark.parametrize("register", ["goes on", "may go on"])
@pytest.mark.parametrize("line", [f"timeline {MATTER}", "horizon --as-of 2026-01-01 --until 2026-12-31", END])
def test_nothing_comes_back_to_a_giver_that_acted_all_along_or_may_have(register: str, line: str) -> None:
    assert "rở về bên giao" not in _said(register, line)


def test_a_holder_that_gives_on_what_it_owns_does_not_gain_its_ownership() -> None:
    """What it has before and after in another role is neither gained nor lost."""
    said = _said("raised", f"timeline {GIVER}")
    assert "Không còn 1 thủ tục (giải quyết), chuyển sang Giám đốc Sở Y tế" in said
    assert "Nhận 1 thủ tục (thẩm quyền)" not in said
    assert "(thẩm quyền, giải quyết), chuyển sang" not in said


def test_two_grants_of_one_decision_to_one_receiver_that_end_together_are_one_line(tmp_path: Path) -> None:
    codes = ("1.900021", "1.900022")
    given = decision(
        "904", *(grant(f"uq-{at}", DIRECTOR, matters=f'["{one}"]', **FIRST) for at, one in enumerate(codes))
    )
    folder = small(tmp_path, {**procedures(*(procedure("{nhom: [A, B]}", code=one) for one in codes)), **given})
    said = ask(folder, "horizon", "--as-of", "2026-01-01", "--until", "2026-12-31").said
    assert said.count("Chủ tịch UBND Thành phố ủy quyền cho Giám đốc Sở Y tế") == 1
    assert "(theo Quyết định số 904/QĐ-UBND) → 2 lần giao, 2 thủ tục" in said


def test_each_reason_for_a_break_says_whether_it_is_sure() -> None:
    found = json.loads(ask(_folder("unsure"), "diff", "2026-01-31", "2026-03-01", "--format", "json").out)
    assert [one["certain"] for one in found["reasons"]] == [False]
