"""What stands behind `` #`` in a value without quotes is lost: where it may be text it is told, where it is a remark it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import RULES, findings, small
from programs import ask

from delegation.loading.parsing import parsed

HEAD = "field: y-te\ntasks:\n  - id: a\n    owner: so-y-te\n    level: city\n"


def told(lines: str, kind: str = "tasks") -> list[tuple[int, str | None, bool]]:
    """Give the line of what is told of a text, what should stand there, and whether that is surely meant."""
    document = parsed("tasks/viec.yaml", kind, lines.encode())
    return [
        (int(one.place.path[1]) + 1, one.fix.replacement if one.fix else None, one.fix is not None and one.fix.sure)
        for check, one in document.problems
        if check == "DLG006"
    ]


@pytest.mark.parametrize(
    ("line", "meant", "sure"),
    [
        ("title: Số # 12", '"Số # 12"', True),
        ("title: Cấp phép tại lô #12", '"Cấp phép tại lô #12"', True),
        ("title: Việc ở tổ   # 12", '"Việc ở tổ   # 12"', True),
        ("title: Việc (dòng cũ # 12) của sở", '"Việc (dòng cũ # 12) của sở"', True),
        ("title: Việc «A # B»", '"Việc «A # B»"', True),
        ("title: Ngôn ngữ C #", '"Ngôn ngữ C #"', False),
        ("note: Việc của tháng #quan-trọng", '"Việc của tháng #quan-trọng"', False),
        ("note: Việc nhà nước # 12", '"Việc nhà nước # 12"', False),
        ("note: Việc số # 12, hai", '"Việc số # 12, hai"', True),
        ("note: một câu\n  dài về lô # 12", None, False),
        ("tasks: [{id: a, title: Lô # 12\n  }]", '"Lô # 12"', True),
        ("tasks:\n  - Việc của lô #12", '"Việc của lô #12"', True),
    ],
)
def test_text_that_is_lost_as_a_remark_is_told(line: str, meant: str | None, sure: bool) -> None:  # noqa: FBT001  a parameter of the test
    (found,) = told(line + "\n")
    assert found[1:] == (meant, sure)


@pytest.mark.parametrize(
    "line",
    [
        "title: Việc của sở # ghi chú",
        "title: Việc của sở   #ghi chú",
        "title: Việc của sở # 12 dòng của phụ lục",
        "title: Việc của sở chưa có số # bản chụp mờ",
        "title: Việc (của sở) # xem (Điều 5)",
        "title: Việc của sở #TODO",
        'title: "Số" # 12',
        "title: 'Số' #12",
        "title: Số#12",
        "title: |\n  Số # 12",
        'title: "một\n  số # 12"',
        "# title: Số # 12",
        "title: Việc\n  # Số # 12",
        "level: city #thành phố",
        "level: city # 12",
        "owner: so-y-te #12",
        'matters: ["1.000688"] # 12',
        "communes: [\n  a, # 12\n  b # 13\n]",
        "title: # 12\n  Việc",
        "level: city #",
    ],
)
def test_a_remark_is_not_told(line: str) -> None:
    assert not told(line + "\n")


def test_nothing_is_told_of_the_real_files_nor_of_the_decision_to_copy() -> None:
    for one in sorted(RULES.rglob("*.yaml")):
        if one.stat().st_size < 60_000:
            found = parsed(one.name, "tasks", one.read_bytes()).problems
            assert not [each for check, each in found if check == "DLG006" and " #" in each.said.vi], one


def test_only_what_is_surely_text_is_put_in_quotes_by_the_fixes(tmp_path: Path) -> None:
    text = HEAD + "    title: Cấp phép cho lô # 12\n    note: Việc nhà nước #quan-trọng\n"
    small(tmp_path, {"tasks/tep.yaml": text})
    assert [one.check for one in findings(tmp_path)] == ["DLG006", "DLG006"]
    ask(tmp_path, "check", "--fix", "--exit-zero")
    right = text.replace("Cấp phép cho lô # 12", '"Cấp phép cho lô # 12"')
    assert (tmp_path / "tasks/tep.yaml").read_text("utf-8").endswith(right)
