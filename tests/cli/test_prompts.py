"""On a terminal what is missing is asked, until the answer means something."""

from __future__ import annotations

import os
import pty
import sys
from pathlib import Path

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


def test_what_is_missing_is_asked_again_until_it_means_something(tmp_path: Path) -> None:
    small(tmp_path, {"tasks/viec.yaml": task()})
    process, terminal = pty.fork()
    if process == 0:
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "DELEGATION_LANG": "vi", "PYTHONUTF8": "1"}
        os.execve(sys.executable, [sys.executable, "-m", "delegation", "--rules", str(tmp_path), *WORDS], environment)  # noqa: S606
    os.write(terminal, "không có\n".encode())
    os.write(terminal, "Y tế\n".encode())
    told = b""
    try:
        while piece := os.read(terminal, 4096):
            told += piece
    except OSError:  # so a terminal ends
        pass
    _, status = os.waitpid(process, 0)
    said = told.decode("utf-8", "replace")
    assert status == 0, said
    assert said.count("lĩnh vực:") >= 2, said
    assert "Trong sổ không có lĩnh vực nào tên là «không có»" in said
    written = "".join(one.read_text("utf-8") for one in (tmp_path / "tasks").iterdir())
    assert "title: Cấp giấy phép mới" in written
