"""Neovim, headless, with the real server: a decision typed by completion alone, a finding that comes and goes, a fix, the form, another id in forty files."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from folders import said, whole_case, write

NVIM = shutil.which("nvim")
SCRIPT = Path(__file__).with_name("editors.lua")
DAY = "2026-06-01"
DECISION = "decisions/2025/901-qd-ubnd.yaml"
PATIENCE = 60
TITLES = ("cấp giấy phép", "thu hồi giấy phép", "gia hạn giấy phép", "kiểm tra cơ sở", "thẩm định hồ sơ", "đăng ký nhân viên",
          "công bố danh sách", "lưu trữ hồ sơ", "đình chỉ hoạt động", "giải quyết phản ánh")  # fmt: skip
PLAIN = ("cap giay phep", "thu hoi giay phep", "gia han giay phep", "kiem tra co so", "tham dinh ho so", "dang ky nhan vien",
         "cong bo danh sach", "luu tru ho so", "dinh chi hoat dong", "giai quyet phan anh")  # fmt: skip
WRONG = "field:   y-te\nsource: ví dụ\ntasks:\n  - {id: moi, title: Việc mới 🏙️, owner: so-y-tee, basis: [{instrument: 99/2020/QH14}]}\n"


def tasks() -> dict[str, str]:
    """Give a task of the chair in each of ten files."""
    return {
        f"tasks/v{number}.yaml": f"field: y-te\nsource: ví dụ\ntasks:\n  - id: v{number}\n    title: {title} khám bệnh\n"
        f"    owner: chu-tich-ubnd-tp\n    coordinators: [so-y-te]\n    basis: [{{instrument: 99/2020/QH14}}]\n"
        for number, title in enumerate(TITLES)
    }


def typed() -> list[dict[str, str]]:
    """Give what is typed, step by step: letters, and the label under which the rest is taken from what is offered."""

    def key(indent: str, asked: str, name: str) -> dict[str, str]:
        return {"write": indent + asked, "label": name}

    def free(words: str) -> dict[str, str]:
        return {"write": words}

    steps = [
        key("", "nguon", "source"),
        free("ví dụ\n"),
        key("", "prov", "provenance"),
        key("", "chinh thuc", "official"),
        free("\n"),
        key("", "van ban", "instrument"),
        free("\n"),
    ]
    for asked, name, value in (("nu", "number", "901/QĐ-UBND\n"), ("ty", "type", ""), ("is", "issuer", "")):
        steps.append(key("  ", asked, name))
        steps.append(free(value))
        if name == "type":
            steps += [key("", "", "chair-decision"), free("\n")]
        if name == "issuer":
            steps += [key("", "chu tich ubnd thanh pho", "chu-tich-ubnd-tp"), free("\n")]
    for name, value in (("title", "Văn bản ví dụ"), ("issued", "2025-12-01"), ("effective", "2025-12-01")):
        steps += [key("  ", name[:4], name), free(f"{value}\n")]
    steps += [key("", "gr", "grants"), free("\n")]
    for number, plain in enumerate(PLAIN):
        steps += [
            free(f"  - id: g{number}\n"),
            key("    ", "me", "mechanism"),
            key("", "uy quyen", "delegation"),
            free("\n"),
        ]
        steps += [key("    ", "fr", "from"), key("", "chu tich ubnd thanh", "chu-tich-ubnd-tp"), free("\n")]
        steps += [key("    ", "to", "to"), key("", "so y te", "so-y-te"), free("\n")]
        steps += [key("    ", "at", "at"), free(f"Điều {number + 1}\n")]
        steps += [key("    ", "te", "term"), free("{from: 2025-12-01, to: 2026-12-31}\n")]
        steps += [key("    ", "matt", "matters"), free("["), key("", plain, f"v{number}"), free("]\n")]
    return steps


@pytest.fixture(name="done", scope="module")
def _done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    if NVIM is None:
        pytest.skip("không có Neovim: bỏ qua / no Neovim: passed over")
    folder = tmp_path_factory.mktemp("nvim") / "rules"
    many = {f"tasks/m{number}.yaml": WRONG.replace("id: moi", f"id: m{number}").replace("so-y-tee", "so-y-te").replace("Việc mới 🏙️", f"Việc số {number}") for number in range(40)}  # fmt: skip
    base = {one.name: one.data for one in whole_case("DLG301", "good") if not one.name.startswith("decisions/")}
    write(folder, {**base, **tasks(), **many, "tasks/sai.yaml": WRONG})
    (folder / DECISION).parent.mkdir(parents=True, exist_ok=True)
    result = folder.parent / "result.json"
    asked = {
        "server": [sys.executable, "-m", "delegation", "lsp", "--as-of", DAY], "folder": str(folder), "result": str(result),
        "patience": PATIENCE * 1000, "steps": ["type_decision", "mend", "rename"], "decision": DECISION, "typed": typed(), "fault": "to: so-y-te", "mended": "to: giam-doc-so-y-te",
        "wrong": "tasks/sai.yaml", "owner": "so-y-te", "renamed": {"file": "tasks/m1.yaml", "from": "so-y-te", "to": "so-suc-khoe"},
    }  # fmt: skip
    home = tmp_path_factory.mktemp("home")
    environment = {
        **os.environ,
        "DELEGATION_RUN": json.dumps(asked),
        "HOME": str(home),
        "XDG_STATE_HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "PYTHONUTF8": "1",
    }
    command = [NVIM, "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", f"luafile {SCRIPT}"]
    subprocess.run(command, env=environment, cwd=folder, capture_output=True, timeout=PATIENCE * 6, check=False)  # noqa: S603  our own arguments
    found = json.loads(result.read_text("utf-8"))
    assert "error" not in found, found["error"]
    return folder, found


def test_a_decision_of_ten_rows_is_typed_with_completion_alone(
    done: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    folder, found = done
    write(tmp_path, {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*.yaml")})
    # The holder has got another id since.
    write(tmp_path, {DECISION: found["typed"].replace("so-y-te", "so-suc-khoe")})
    assert [one for one in said(tmp_path) if DECISION in one] == []
    for number in range(10):
        assert f"matters: [v{number}]" in found["typed"]


def test_a_finding_appears_and_vanishes_while_somebody_types(done: tuple[Path, dict[str, Any]]) -> None:
    assert (done[1]["appeared"], done[1]["vanished"]) == (True, True)


def test_a_slip_is_mended_by_a_quick_fix_and_the_file_laid_out(done: tuple[Path, dict[str, Any]]) -> None:
    assert done[1]["mended"] is True
    assert done[1]["laid"].startswith("field: y-te\n")
    assert "owner: so-y-te," in done[1]["laid"]


def test_a_holder_gets_another_id_in_forty_files(done: tuple[Path, dict[str, Any]]) -> None:
    several = [(done[0] / f"tasks/m{number}.yaml").read_text("utf-8") for number in range(40)]
    assert all("owner: so-suc-khoe," in one for one in several)
    assert "id: so-suc-khoe" in "".join(one.read_text("utf-8") for one in (done[0] / "holders").iterdir())
