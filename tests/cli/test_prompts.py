"""On a terminal what is missing is asked, until the answer means something."""

from __future__ import annotations

import os
import pty
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from casework import task
from folders import ROOT, small

WORDS = (
    "new",
    "task",
    "--title",
    "Cấp giấy phép mới",
    "--owner",
    "so-y-te",
    "--source",
    "ví dụ này",
    "--basis",
    "99/2020/QH14",
)


def answered(folder: Path, words: Sequence[str], answers: Sequence[str]) -> tuple[int, str]:
    """Run the program on a terminal of its own, with answers to what it asks, and give its exit code and what stood on the terminal."""
    process, terminal = pty.fork()
    if process == 0:
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "DELEGATION_LANG": "vi", "PYTHONUTF8": "1"}
        os.execve(sys.executable, [sys.executable, "-m", "delegation", "--rules", str(folder), *words], environment)  # noqa: S606
    for one in answers:
        os.write(terminal, f"{one}\n".encode())
    told = b""
    try:
        while piece := os.read(terminal, 4096):
            told += piece
    except OSError:  # so a terminal ends
        pass
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status), told.decode("utf-8", "replace")


EMPTY = "Phải trả lời câu này, không để trống được"


@pytest.mark.parametrize(
    ("words", "answers", "told"),
    [
        (("task", "--title", "Cấp giấy phép mới", "--owner", "so-y-te", "--basis", "99/2020/QH14"), ("Y tế", "", "ví dụ"), (EMPTY, "→ y-te")),
        (("procedure", "--title", "Thủ tục mới", "--owner", "so-y-te", "--basis", "99/2020/QH14", "--source", "ví dụ", "--field", "y-te"),
         ("1,003390", "1.999999"), ("không đúng dạng", "Có phải «1.003390»")),
        (("test", "--name", "Câu phải đúng", "--matter", "viec", "--source", "ví dụ"), ("", "so-y-te"), (EMPTY, "ai giải quyết; hoặc dùng --owner")),
        (("decision", "--number", "12/QĐ-UBND", "--issuer", "Ủy ban nơi khác", "--type", "committee-decision", "--issued", "2026-01-01", "--effective", "2026-01-01", "--title", "Thử",
          "--source", "ví dụ", "--mechanism", "delegation", "--receiver", "so-y-te", "--at", "Điều 1", "--until", "2027-12-31", "--matter", "viec"),
         ("", "ubnd-tp"), (EMPTY, "bên giao (nơi ban hành không phải là chủ thể trong sổ)")),
        (("waiver", "DLG999:khong-co"), ("", "lý do", "ai đó", "31/02/2099", "2099-12-31"), (EMPTY, "không phải là một ngày", "DLG999:khong-co")),
    ],
    ids=lambda one: one[0],
)  # fmt: skip
def test_every_kind_asks_for_what_it_lacks_and_says_what_an_answer_lacks(
    words: tuple[str, ...], answers: tuple[str, ...], told: tuple[str, ...], tmp_path: Path
) -> None:
    """An empty answer, one of no meaning, and one that would be refused only at last."""
    small(tmp_path, {"tasks/viec.yaml": task()})
    _, said = answered(tmp_path, ("new", *words), answers)
    assert [one for one in told if one not in said] == [], said


def test_what_is_refused_at_last_is_told_with_all_answers(tmp_path: Path) -> None:
    small(tmp_path, {"tasks/viec.yaml": task()})
    words = (
        "new",
        "task",
        "--id",
        "viec",
        "--field",
        "y-te",
        "--owner",
        "so-y-te",
        "--basis",
        "99/2020/QH14",
        "--source",
        "ví dụ",
    )
    code, said = answered(tmp_path, words, ("Cấp giấy phép mới",))
    assert code == 2, said
    assert "Các câu trả lời, để sửa rồi chạy lại: delegation new task " in said
    assert "--title 'Cấp giấy phép mới'" in said.replace("\r\n", "")


def test_what_is_missing_is_asked_again_until_it_means_something(tmp_path: Path) -> None:
    small(tmp_path, {"tasks/viec.yaml": task()})
    status, said = answered(tmp_path, WORDS, ("không có", "Y tế"))
    assert status == 0, said
    assert said.count("lĩnh vực:") >= 2, said
    assert "Trong sổ không có lĩnh vực nào tên là «không có»" in said
    written = "".join(one.read_text("utf-8") for one in (tmp_path / "tasks").iterdir())
    assert "title: Cấp giấy phép mới" in written
