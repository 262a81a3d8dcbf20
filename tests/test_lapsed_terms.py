"""The term of what is over, suspended or has not begun leaves out the day asked about, in text and JSON alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from casework import decision, grant, task
from folders import small
from programs import ask

COMMUNES = """communes:
  - {code: "00004", name: Phường Ba Đình, type: ward, term: {to: 2026-06-30}, becomes: [{code: "00005", from: 2026-07-01}]}
  - {code: "00070", name: Phường Hoàn Kiếm, type: ward, term: {to: 2026-09-30}, becomes: [{code: "00005", from: 2026-10-01}]}
  - {code: "00005", name: Phường Thăng Long, type: ward, term: {from: 2026-07-01}}
  - {code: "00376", name: Xã Sóc Sơn, type: rural-commune}
"""
LATER = (
    "instrument: {number: 2/QĐ-UBND, id: qd-2, type: committee-decision, issuer: ubnd-tp, issued: 2026-02-20, "
    "effective: 2026-03-01, title: Quyết định sau%s}\ngrants: []\n"
)
BODY = "axis: ubnd\nholders:\n  - {id: ban, name: Ban Y tế, kind: specialised-agency, level: city, parent: ubnd-tp, term: {to: 2026-05-31}}\n"
RUNS = ("2025-12-01", "2026-12-31")
Given = tuple[str, str, str, str, str]
"""Who receives, what else the grant says, what the later decision says, the day asked about, the last day that it had it."""
LAPSED: dict[str, Given] = {
    "the commune": ("so-y-te", ', communes: ["00004"]', "", "2026-08-01", "2026-06-30"),
    "both communes": ("so-y-te", ', communes: ["00004", "00070"]', "", "2026-11-01", "2026-09-30"),
    "one of several communes": ("so-y-te", ', communes: ["00004", "00376"]', "", "2026-08-01", "2026-06-30"),
    "the holder": ("ban", "", "", "2026-08-01", "2026-05-31"),
    "the decision": ("so-y-te", "", ", replaces: [1/QĐ-UBND]", "2026-08-01", "2026-02-28"),
    "a suspension": ("so-y-te", "", ", suspends: [{grant: g1, from: 2026-03-01, to: 2026-09-30}]", "2026-08-01", "2026-02-28"),
}  # fmt: skip


@pytest.mark.parametrize("what", LAPSED)
def test_json_and_text_name_the_last_day_on_which_somebody_had_what_is_over(tmp_path: Path, what: str) -> None:
    receiver, more, later, day, last = LAPSED[what]
    folder = small(
        tmp_path,
        {
            "holders/xa-phuong.yaml": COMMUNES,
            "holders/ban.yaml": BODY,
            "tasks/viec.yaml": task(),
            "decisions/2025/1.yaml": decision("1/QĐ-UBND", grant("g1", "ubnd-tp", receiver, *RUNS, extra=more)),
            "decisions/2026/2.yaml": LATER % later,
        },
    )
    answer = json.loads(ask(folder, "who", "viec", "--as-of", day, "--format", "json").out)
    (one,) = answer["lapsed"]
    assert (one["holder"], one["term"]["from"], one["term"]["to"]) == (receiver, "2025-12-01", last)
    assert one["term"]["ended_by"]
    # The day before is told by those who stood then; it is the last of their days.
    then = json.loads(ask(folder, "who", "viec", "--as-of", last, "--format", "json").out)
    stood = [each for part in then["parts"] for each in part["exercisers"] if each["holder"] == receiver]
    assert {each["term"]["to"] for each in stood} == {last}
    assert {each["term"]["ended_by"] for each in stood} == {one["term"]["ended_by"]}
    for language, said in (("vi", "/".join(reversed(last.split("-")))), ("en", last)):
        assert said in ask(folder, "who", "viec", "--as-of", last, language=language).said
