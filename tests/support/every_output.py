"""Every output of the program on one register, as digests by command line. Run as a script, it prints them as JSON."""

from __future__ import annotations

import json
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

import built
import pytest
from programs import within

from delegation.run import pipeline

FORMS = ("text", "json", "sarif", "junit", "github", "markdown", "csv", "html")
AS_OF = "2026-06-01"
_QUESTIONS = (
    ("2.000229",),
    ("nd-23-2015-d5-k2-b", "--commune", "00097"),
    ("l-96-2015-qh13-d19-k2-dd",),
    ("tthc-uy-quyen-ht-07/0001",),
    ("đăng ký khai tử",),
    ("chung thuc",),
    ("khong co viec nay",),
)
CHECKS: tuple[tuple[str, ...], ...] = (
    *(("check", "--format", form) for form in FORMS),
    ("check", "--lang", "en", "--all", "--fail-on", "info"),
    ("check", "--lang", "en", "--format", "markdown"),
    # These say where entries stand, too.
    ("list", "holders", "ubnd-tp+", "--format", "json"),
    ("test", "--all"),
    ("test", "--format", "json"),
)
ANSWERS: tuple[tuple[str, ...], ...] = (
    ("status",),
    ("status", "--lang", "en", "--format", "json"),
    *(("who", *asked) for asked in _QUESTIONS),
    *(("who", *asked, "--lang", "en", "--format", "json") for asked in _QUESTIONS[:2]),
    ("diff", "2025-12-03", "--all"),
    ("diff", "2025-12-03", "--lang", "en", "--format", "markdown"),
    ("list", "procedures", "form:3"),
    ("list", "tasks", "ends<2027-03-02", "--format", "csv"),
    ("up", "so-cong-thuong"),
    ("down", "ubnd-tp", "--format", "json"),
    ("path", "146/2025/NĐ-CP", "so-cong-thuong", "--lang", "en"),
    ("timeline", "so-cong-thuong"),
    ("timeline", "146/2025/NĐ-CP", "--lang", "en", "--format", "json"),
    ("horizon", "--until", "2027-03-01"),
)
LINES = (*CHECKS, *ANSWERS)
CHARTS: tuple[tuple[str, ...], ...] = (
    *(("chart", "--form", "3", "-o", f"a.{form}") for form in ("svg", "png", "pdf")),
    ("chart", "--overview", "-o", "a.svg"),
    ("chart", "--matter", "2.000229", "--lang", "en", "-o", "a.svg"),
    ("timeline", "nd-23-2015-d5-k2-b", "-o", "a.svg"),
    ("horizon", "--until", "2027-03-01", "-o", "a.docx"),
    ("annex", "bieu-1", "bieu-2", "so-do:hinh-thuc-3", "-o", "a.docx"),
    ("annex", "phat-hien", "het-han:2027-03-01", "nhiem-vu:dat-dai", "-o", "a.xlsx"),
)


def outputs(rules: Path, lines: tuple[tuple[str, ...], ...]) -> dict[str, str]:
    """Give a digest of what each line writes: its exit code, both streams without the state of the rules, and the file."""
    found, state = {}, pipeline.load(rules).rules_hash.encode()
    with tempfile.TemporaryDirectory() as folder:
        for line in lines:
            words = [str(Path(folder) / word) if word.startswith("a.") else word for word in line]
            ran = within("--rules", rules, *words, "--as-of", AS_OF)
            digest = sha256(
                f"{ran.code}\n".encode() + ran.out.replace(state, b"") + ran.err.replace(folder.encode(), b"")
            )
            for made in sorted(Path(folder).iterdir()):
                digest.update(made.read_bytes())
                made.unlink()
            found[" ".join(line)] = digest.hexdigest()
    return found


if __name__ == "__main__":
    chosen = tuple(tuple(line.split()) for line in sys.argv[2:]) or LINES
    with pytest.MonkeyPatch.context() as patch:
        built.share(patch)
        sys.stdout.write(json.dumps(outputs(Path(sys.argv[1]), chosen)))
