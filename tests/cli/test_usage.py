"""What is said of a command line that is wrong, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import RULES, small
from programs import ask

from delegation import cli


@pytest.mark.parametrize(
    ("line", "vi", "en"),
    [
        ("chek", "Không có lệnh «chek». Có phải ý bạn là check?", "There is no command “chek”. Did you mean check?"),
        ("WHO x", "Không có lệnh «WHO». Có phải ý bạn là who?", "There is no command “WHO”. Did you mean who?"),
        ("vẽ", "Không có lệnh «vẽ».", "There is no command “vẽ”."),
        ("check --formt json", "Không có tùy chọn --formt. Có phải ý bạn là --format, --short?", "--formt"),
        ("check --xyz", "Không có tùy chọn --xyz.", "--xyz"),
        ("check --format", "Tùy chọn --format cần một giá trị.", "requires an argument"),
        ("check --exit-zero=1", "Tùy chọn --exit-zero không nhận giá trị.", "does not take a value"),
        (
            "check --format jsn",
            "Giá trị của --format không đúng: «jsn» không phải là một trong: text, brief, short, json, sarif, junit, github, gitlab, markdown, csv, html. Có phải ý bạn là json?",
            "“jsn” is not one of: text, brief, short, json, sarif, junit, github, gitlab, markdown, csv, html. Did you mean json?",
        ),
        ("status a b", "Thừa đối số: b", "unexpected extra argument (b)"),
        ("who", "Thiếu VIỆC.", "Missing argument"),
        ("status --as-of 31/02/2026", "«31/02/2026» không phải là một ngày. Hãy gõ như 2026-11-24 hoặc 24/11/2026.", "is not a day"),
        ("status --as-of 2026-13-01", "không phải là một ngày", "is not a day"),
        ("status --as-of ''", "«» không phải là một ngày", "is not a day"),
        ("check --select DLG299x", "--select: không có phép kiểm tra nào có mã bắt đầu bằng «DLG299x».", "no check has an id"),
        ("check --ignore abc", "--ignore: không có phép kiểm tra nào có mã bắt đầu bằng «abc».", "no check has an id"),
        ("check --select ,", "--select không nêu phép kiểm tra nào.", "--select names no check."),
        ("check --ignore ''", "--ignore không nêu phép kiểm tra nào.", "--ignore names no check."),
        ("check -o bao-cao.", "tên tệp phải có một trong các đuôi .txt, .json", "must end in one of .txt, .json"),
        ("test -o bao-cao.", "tên tệp phải có một trong các đuôi .txt, .json", "must end in one of .txt, .json"),
        ("list tasks -o bao-cao.", "tên tệp phải có một trong các đuôi .xlsx, .txt", "must end in one of .xlsx, .txt"),
        ("explain DLG999", "Không có phép kiểm tra «DLG999».", "There is no check “DLG999”."),
        ("explain 202x", "Có phải ý bạn là DLG202", "Did you mean DLG202"),
        ("chart -o a.svg", "Hãy chọn đúng một nội dung để vẽ", "Choose exactly one"),
        ("chart --overview --form 1 -o a.svg", "Hãy chọn đúng một nội dung để vẽ", "Choose exactly one"),
        ("chart --overview", "Thiếu --output.", "Missing option"),
        ("chart --overview -o a.gif", "tên tệp phải có một trong các đuôi .svg, .png, .pdf", "must end in one of .svg, .png, .pdf"),
        ("chart --form 0 -o a.svg", "«0» không phải là một số từ 1.", "is not a number from 1 on"),
        ("chart --form ba -o a.svg", "«ba» không phải là một số từ 1.", "is not a number from 1 on"),
        ("chart --form 99 -o a.svg", "99", "99"),
        ("chart --holder khong-co-ai-ten-nay -o a.svg", "Trong sổ không có chủ thể nào", "has no holder"),
    ],
)  # fmt: skip
def test_a_wrong_line_is_told_with_the_way_out(line: str, vi: str, en: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [part.strip("'") for part in line.split(" ")]
    for language, expected, see in (("vi", vi, "Lỗi: "), ("en", en, "Error: ")):
        assert cli.main(["--lang", language, "--rules", str(RULES), *arguments]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert expected in said.err
        assert said.err.startswith(see)
        assert "Traceback" not in said.err


@pytest.mark.parametrize("line", ["check --format", "check --xyz", "check --format x", "check --exit-zero=1"])
def test_the_help_that_is_named_is_that_of_the_command(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(line.split()) == 2
    assert capsys.readouterr().err.endswith("Xem cách dùng: delegation check --help\n")


def test_nothing_asked_is_told_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 2
    assert capsys.readouterr().err.startswith("Cách dùng: delegation")


@pytest.mark.parametrize("day", ["2026-11-24", "24/11/2026", " 24/11/2026 "])
def test_a_day_is_typed_either_way(day: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["status", str(small(tmp_path)), "--as-of", day]) == 0
    assert "24/11/2026" in capsys.readouterr().out


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    from delegation.version import VERSION  # noqa: PLC0415

    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"delegation {VERSION}\n"


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("thủ tục", "procedures"), ("Thủ tục hành chính", "procedures"), ("thu-tuc", "procedures"), ("nhiệm vụ", "tasks"), ("lần giao", "grants"),
        ("chủ thể", "holders"), ("văn bản", "instruments"), ("xã phường", "communes"), ("xã, phường", "communes"), ("đề nghị", "requests"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("in_quotes", [True, False])
def test_a_kind_is_listed_by_its_vietnamese_name(typed: str, kind: str, in_quotes: bool, tmp_path: Path) -> None:  # noqa: FBT001  a case
    root = small(tmp_path)
    words = [typed] if in_quotes else typed.split()
    ran, plain = ask(root, "list", "--all", *words), ask(root, "list", "--all", kind)
    assert (ran.code, ran.said) == (0, plain.said)


def test_a_name_of_a_kind_behind_a_kind_or_an_option_is_what_it_stands_for(tmp_path: Path) -> None:
    root = small(tmp_path)
    assert "văn" in ask(root, "list", "procedures", "văn", "bản").told
    assert ask(root, "list", "-o", "xa", "procedures").code == ask(root, "list", "-o", "khac", "procedures").code
