"""A provision that ended, and what rests on it on different days."""

from __future__ import annotations

from pathlib import Path

from folders import findings, small

_INSTRUMENTS = """\
instruments:
  - id: luat-1
    number: 1/2024/QH15
    type: law
    issuer: quoc-hoi
    title: Luật thử
    issued: 2024-06-01
    effective: 2024-07-01
    ends-in-part:
      - {at: Điều 5, to: 2025-09-28}
      - {at: Điều 5, to: 2025-09-27, resumes: 2025-09-29}
"""
_TASKS = """\
field: y-te
tasks:
  - {id: viec, title: Việc một, owner: ubnd-tp, basis: [{instrument: luat-1, at: Điều 5}]}
  - {id: viec-hai, title: Việc hai, owners: [{holder: ubnd-tp, term: {to: 2025-09-28}, basis: [{instrument: luat-1, at: Điều 5}]}]}
"""


def test_one_provision_is_one_finding_by_whatever_day_it_is_met(tmp_path: Path) -> None:
    found = findings(small(tmp_path, {"instruments/luat.yaml": _INSTRUMENTS, "tasks/viec.yaml": _TASKS}), "DLG501")
    keys = [one.key for one in found]
    assert keys, findings(tmp_path, "DLG")
    assert len(keys) == len(set(keys))
