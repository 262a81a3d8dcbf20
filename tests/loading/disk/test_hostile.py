"""Whatever lies in the folder, the answer is a finding at its place and never a traceback."""

from __future__ import annotations

import inspect
import json
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from folders import REGISTER, bare, findings, said, small, write
from programs import run_within_rights

from delegation.errors import RegisterNotFoundError
from delegation.loading import schema
from delegation.loading.disk import files
from delegation.loading.disk.files import LARGEST_FILE
from delegation.run import pipeline

TASKS = "field: y-te\ntasks:\n  - {id: viec, title: Khám bệnh, owner: so-y-te, basis: [{instrument: 99/2020/QH14}]}\n"
DECISION = """\
instrument: {id: qd, number: 1/2026/QĐ-UBND, type: committee-decision-qppl, issuer: UBND Thành phố}
grants:
  - id: uy-quyen
    mechanism: delegation
    from: {unknown: chưa rõ}
    to: {unknown: chưa rõ}
    matters:
"""


def _tasks(folder: Path, content: str | bytes) -> Path:
    return bare(folder, {"tasks/viec.yaml": content})


@pytest.mark.parametrize(
    ("content", "at", "words"),
    [
        (b"field: y-t\xea\ntasks: []\n", "1:11", "0xea"),
        ("field: khám\n".encode("cp1258", "replace"), "1:", "UTF-8"),
        (TASKS.encode("utf-16"), "1:1", "UTF-16"),
        (TASKS.encode("utf-16-le"), "1:", "UTF-16"),
        (TASKS.encode("utf-16-be"), "1:", "UTF-16"),
        ("field: khám\n".encode("utf-32"), "1:1", "UTF-32"),
        (b"", "1:1", "trống"),
        (b"# ch\xe1\xbb\x89 c\xc3\xb3 ghi ch\xc3\xba\n", "1:1", "trống"),
        (b"---\n", "1:1", "trống"),
        (b"field:\t\xc4\x91\n\ttasks: []\n", "2:1", "Tab"),
        (b"field: a\x00b\n", "1:9", "ký tự điều khiển"),
        (b"field: y-te\ntitle: a\x1b[31mb\n", "2:9", "ký tự điều khiển"),
        (b"field: Quy \xc4\x91\xe1\xbb\x8bnh: b\n", "1:8", "dấu nháy"),
        (b"field: [a, b\n", "1:8", "ngoặc"),
        (b"field: 'a\n", "1:8", "nháy"),
        (b"a: 1\n--- \nb: 2\n", "2:1", "chia tệp làm hai"),
        (b"a: &x [1]\nb: *x\n", "1:4", "neo"),
        (b"a: !!python/object/apply:os.system [ls]\n", "1:4", "thẻ"),
        (b"? [a]\n: b\n", "1:3", "tên khóa"),
        (b"{{a: b}: c}\n", "1:2", "tên khóa"),
        (b"%YAML 3.0\n---\na: b\n", "1:1", "YAML"),
        (b"a: b\n c: d\n", "2:1", "thẳng hàng"),
        (b"a\nb\n: c\n", "3:1", "không thuộc khóa nào"),
    ],
)
def test_text_that_is_no_rule_file_is_one_finding_at_its_place(
    content: bytes, at: str, words: str, tmp_path: Path
) -> None:
    found = [one for one in findings(_tasks(tmp_path, content)) if one.check == "DLG001"]
    assert [one.location.file for one in found] == ["tasks/viec.yaml"]
    assert f"{found[0].location.line}:{found[0].location.column}".startswith(at)
    assert words in found[0].said.vi
    assert found[0].said.en


def test_a_byte_order_mark_is_accepted_and_moves_nothing(tmp_path: Path) -> None:
    """Notepad writes one; it is no part of the text."""
    files_with = small(tmp_path, {"tasks/viec.yaml": b"\xef\xbb\xbf" + TASKS.replace("so-y-te", "so-y-tế").encode()})
    assert said(files_with) == ["DLG002 tasks/viec.yaml:3:41"]
    assert not findings(small(tmp_path, {"tasks/viec.yaml": b"\xef\xbb\xbf" + TASKS.encode()}))


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_every_way_to_end_a_line_gives_the_same_places(end: str, tmp_path: Path) -> None:
    text = TASKS.replace("99/2020/QH14", "98/2020/QH14").replace("Khám", "Kh\u200bám")
    assert said(small(tmp_path, {"tasks/viec.yaml": text.replace("\n", end)})) == [
        "DLG007 tasks/viec.yaml:3:25",
        "DLG005 tasks/viec.yaml:3:72",
    ]


def test_aliases_that_explode_are_refused_at_the_first(tmp_path: Path) -> None:
    lines = ["a0: &a0 [lol, lol, lol]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]" for n in range(1, 60))]
    assert said(_tasks(tmp_path, "\n".join(lines)), "DLG001") == ["DLG001 tasks/viec.yaml:1:5"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[{b: "])
def test_nesting_without_end_is_refused_at_once(opening: str, tmp_path: Path) -> None:
    content = opening * (3_000_000 // len(opening))
    found = [one for one in findings(_tasks(tmp_path, content)) if one.check == "DLG001"]
    assert len(found) == 1
    assert "lồng nhau quá" in found[0].said.vi


def test_a_file_larger_than_the_limit_is_not_read(tmp_path: Path) -> None:
    folder = _tasks(tmp_path, b"#" * (LARGEST_FILE + 1))
    assert said(folder, "DLG001") == ["DLG001 tasks/viec.yaml:1:1"]
    assert "16 MB" in findings(folder)[0].said.vi


def test_a_line_of_two_million_letters_keeps_its_places(tmp_path: Path) -> None:
    """Many entries on one line; no single text is as long as that."""
    entries = [f"{{id: v{at}, title: Việc {at}, owner: so-y-te, note: {'Khám ' * 18_000}}}" for at in range(22)]
    line = f"tasks: [{', '.join(entries)}, {{id: cuoi, title: Khám chữa bệnh, owner: sa-y-te}}]"
    folder = small(tmp_path, {"tasks/viec.yaml": f"field: y-te\nbasis: [{{instrument: 99/2020/QH14}}]\n{line}\n"})
    (found,) = findings(folder)
    assert (found.check, found.location.line) == ("DLG005", 3)
    assert found.location.column == line.index("sa-y-te") + 1


def test_a_hundred_thousand_wrong_references_are_told_in_one_run(tmp_path: Path) -> None:
    """Each stands at its own place, and none makes the others wait."""
    rows = "".join(f'      - "1.{number:06d}"\n' for number in range(100_000))
    loaded = pipeline.load(bare(tmp_path, {"decisions/2026/uy-quyen.yaml": DECISION + rows}))
    problems = [problem for check, problem in loaded.problems if check == "DLG005"]
    assert len(problems) == 100_000
    assert loaded.locate(problems[-1].place).line == len(DECISION.splitlines()) + 100_000


def test_a_file_that_is_wrong_throughout_is_told_so_and_not_used(tmp_path: Path) -> None:
    """Telling each of its millions of faults would take all memory there is."""
    folder = small(tmp_path, {"tasks/viec.yaml": "field: y-te\ntasks:\n" + "- a\n" * 50_000})
    told = findings(folder)
    assert len(told) == schema.MOST + 1
    assert "hơn 2000 chỗ sai" in told[0].said.vi


@pytest.mark.parametrize(
    ("content", "check", "most"),
    [
        ("field: y-te\ntasks: [] # " + "Ð\n# " * 5_000, "DLG007", 20),
        ("communes: [" + "00004, " * 5_000 + "]\n", "DLG006", 2_000),
        ("field: y-te\n" + "field: y-te\n" * 5_000, "DLG003", 2_000),
    ],
)
def test_the_same_again_and_again_is_counted(content: str, check: str, most: int, tmp_path: Path) -> None:
    told = [one for one in findings(small(tmp_path, {"tasks/viec.yaml": content})) if one.check == check]
    assert len(told) == most + 1
    assert f"và {5_000 - most} chỗ như vậy nữa" in told[0].said.vi


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    folder = small(tmp_path, {"_giu/viec.txt": TASKS})
    (folder / "tasks/viec.yaml").symlink_to(folder / "_giu/viec.txt")
    assert not findings(folder)


@pytest.mark.parametrize("target", ["../ngoai/viec.yaml", "../ngoai", "khong-co.yaml", "viec.yaml", "/dev/zero", "/"])
def test_a_link_to_elsewhere_is_told_and_not_followed(target: str, tmp_path: Path) -> None:
    write(tmp_path / "ngoai", {"viec.yaml": TASKS, "register.yaml": REGISTER})
    folder = bare(tmp_path / "rules", {"tasks/trong.yaml": "tasks: []\n"})
    (folder / "tasks/viec.yaml").symlink_to(target if target.startswith("/") else Path("..") / target)
    if target == "viec.yaml":
        (folder / "tasks/viec.yaml").unlink()
        (folder / "tasks/viec.yaml").symlink_to("viec.yaml")
    assert said(folder) == ["DLG001 tasks/viec.yaml:1:1"]


def test_a_loop_of_links_is_told(tmp_path: Path) -> None:
    folder = bare(tmp_path, {"tasks/trong.yaml": "tasks: []\n"})
    (folder / "a").symlink_to(folder / "b")
    (folder / "b").symlink_to(folder / "a")
    (folder / "tasks/lap").symlink_to(folder / "tasks")
    assert said(folder, "DLG001") == ["DLG001 a:1:1", "DLG001 b:1:1", "DLG001 tasks/lap:1:1"]


def test_a_folder_named_like_a_file_is_a_folder(tmp_path: Path) -> None:
    folder = small(tmp_path, {"tasks/x.yaml/viec.yaml": TASKS, "y.yaml/viec.yaml": TASKS})
    assert said(folder) == ["DLG001 y.yaml/viec.yaml:1:1"]


def test_a_register_file_that_is_a_folder_is_no_register(tmp_path: Path) -> None:
    (tmp_path / "register.yaml").mkdir()
    with pytest.raises(RegisterNotFoundError, match="không phải là sổ thẩm quyền"):
        findings(tmp_path)


def _pipe(place: Path) -> None:
    os.mkfifo(place)


def _socket(place: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(place))


@pytest.mark.parametrize("make", [_pipe, _socket])
def test_what_is_no_file_is_told_and_does_not_make_us_wait(
    make: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = bare(tmp_path, {"tasks/trong.yaml": "tasks: []\n"})
    monkeypatch.chdir(folder)
    make(folder / "tasks/viec.yaml")
    assert said(folder) == ["DLG001 tasks/viec.yaml:1:1"]


def test_a_file_that_vanishes_meanwhile_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small(tmp_path, {"tasks/viec.yaml": TASKS})
    names = files._names

    def vanishing(*given: object) -> object:
        found = list(names(*given))  # type: ignore[arg-type]  # passed on as it came
        (folder / "tasks/viec.yaml").unlink()
        return iter(found)

    monkeypatch.setattr(files, "_names", vanishing)
    (found,) = findings(folder)
    assert (found.check, found.location.file) == ("DLG001", "tasks/viec.yaml")
    assert "không còn" in found.said.vi


@pytest.mark.parametrize("name", ["tasks/viec.yaml", "tasks/"])
def test_what_may_not_be_read_is_told(name: str, tmp_path: Path) -> None:
    folder = small(tmp_path, {"tasks/viec.yaml": TASKS})
    (folder / name).chmod(0)
    try:
        ran = run_within_rights("check", folder, "--select", "DLG001", "--format", "json")
        (found,) = json.loads(ran.said)["findings"]
        assert found["place"]["file"] == name
        assert "không có quyền đọc" in found["said"]["vi"]
    finally:
        (folder / name).chmod(0o700)


def test_a_disk_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small(tmp_path)

    def failing(path: str | Path) -> object:
        if str(path).rstrip("/").endswith("tasks"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    real = os.scandir
    monkeypatch.setattr(os, "scandir", failing)
    (found,) = [one for one in findings(folder) if one.check == "DLG001"]
    assert found.location.file == "tasks/"
    assert "không có quyền đọc" in found.said.vi
    assert "Permission denied" in found.said.en


def test_a_name_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    folder = bare(tmp_path, {"tasks/trong.yaml": "tasks: []\n"})
    (folder / os.fsdecode(b"tasks/vi\xea.yaml")).write_text(TASKS, "utf-8")
    assert said(folder) == ["DLG001 tasks/vi\\xea.yaml:1:1"]


def test_folders_without_end_are_walked(tmp_path: Path) -> None:
    """Deeper than Python recurses (it is told to recurse less here, so that pytest can remove them)."""
    bare(tmp_path, {"d/" * 400 + "viec.yaml": TASKS})
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 250)
    try:
        assert said(tmp_path) == [f"DLG001 {'d/' * 400}viec.yaml:1:1"]
    finally:
        sys.setrecursionlimit(limit)


def test_files_in_no_known_place_are_told_and_hidden_ones_left_alone(tmp_path: Path) -> None:
    told = ("viec.yaml", "tasks.yml", "task/viec.yaml")
    names = (*told, ".giau.yaml", "_nhap/viec.yaml", "tasks/_nhap.yaml", "drafts/viec.yaml", "drafts/2027/viec.yaml")
    folder = bare(tmp_path, dict.fromkeys(names, TASKS))
    assert said(folder) == ["DLG001 task/viec.yaml:1:1", "DLG001 tasks.yml:1:1", "DLG001 viec.yaml:1:1"]


@pytest.mark.parametrize("content", ["", "register: [", "- a\n", "abc\n", "register: abc\n", "register:\n", "x: y\n"])
def test_a_broken_register_file_is_told_and_the_rest_still_examined(content: str, tmp_path: Path) -> None:
    wrong = TASKS.replace("so-y-te", "so-y-tt")
    checks = {one.check: one for one in findings(small(tmp_path, {"register.yaml": content, "tasks/viec.yaml": wrong}))}
    assert {"DLG001", "DLG002"} & checks.keys()
    assert "DLG005" in checks


def test_a_folder_without_register_file_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(RegisterNotFoundError, match="không phải là sổ thẩm quyền"):
        findings(write(tmp_path, {"tasks/viec.yaml": TASKS}))
    with pytest.raises(RegisterNotFoundError, match="Không có tệp hay thư mục"):
        findings(tmp_path / "khong-co")


@pytest.mark.parametrize(
    ("letter", "name"),
    [
        ("Ð", "U+00D0"), ("ð", "U+00F0"), ("\u200b", "U+200B"), ("\u00ad", "U+00AD"), ("\u202e", "U+202E"),
        ("\ufeff", "U+FEFF"), ("\u00a0", "U+00A0"), ("\u2028", "U+2028"), ("\u0085", "U+0085"), ("\u3000", "U+3000"),
        ("а", "U+0430"), ("Ο", "U+039F"), ("ａ", "U+FF41"), ("\U000e0041", "U+E0041"), ("\ufe0f", "U+FE0F"),
        ("\u115f", "U+115F"), ("\u2066", "U+2066"),
    ],
)  # fmt: skip
def test_letters_that_mislead_are_shown_where_they_stand(letter: str, name: str, tmp_path: Path) -> None:
    text = TASKS.replace("title: Khám bệnh", f"title: 'Khám{letter}bệnh'")
    found = [one for one in findings(small(tmp_path, {"tasks/viec.yaml": text})) if one.check == "DLG007"]
    assert [(one.location.line, one.location.column) for one in found] == [(3, 28)]
    assert name in found[0].said.vi


def test_a_line_break_of_another_kind_does_not_move_what_follows(tmp_path: Path) -> None:
    text = "# a\u2028# b\u0085# c\n" + TASKS.replace("so-y-te", "so-y-tt").replace("Khám", "Kh\u200bám")
    found = [
        (one.check, one.excerpt.text if one.excerpt else "")
        for one in findings(small(tmp_path, {"tasks/v.yaml": text}))
    ]
    lines = dict(found)
    assert lines["DLG005"] == lines["DLG007"] == text.splitlines()[5]
