"""Makes the pictures of the guide for clerks, docs/nhap-quyet-dinh.md. ``--check`` makes nothing and fails where they would show other words.

A decision that is made up as an example is imported into the register of this repository: the paper, what the command says of it, the sheet of questions,
and the file that comes of it. Paper and sheet need LibreOffice and poppler (``soffice``, ``pdftoppm``); a mark beside them says of which words they are.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from contextlib import redirect_stdout
from hashlib import sha256
from html import escape
from io import BytesIO, StringIO
from pathlib import Path
from typing import NamedTuple

from docx import Document
from openpyxl import load_workbook

from delegation import cli
from delegation.documents.shared.same_bytes import with_fixed_dates

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "nhap-quyet-dinh"
MARK = FOLDER / "hinh.sha256"
SAMPLE = FOLDER / "quyet-dinh.docx"
"""The paper of the example, which comes with the guide so that its commands can be tried."""
DAY = "2026-11-23"
LINES = (
    "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", "Số: 9999/QĐ-UBND", "Hà Nội, ngày 20 tháng 11 năm 2026", "QUYẾT ĐỊNH",
    "Về việc ủy quyền cho Giám đốc Sở Tư pháp giải quyết thủ tục hành chính về luật sư", "CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ",
    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;", "Điều 1. Ủy quyền cho Giám đốc Sở Tư pháp giải quyết các thủ tục hành chính tại Phụ lục.",
    "Điều 2. Quyết định này có hiệu lực kể từ ngày 01/12/2026. Thời hạn ủy quyền đến hết ngày 28/02/2027.", "PHỤ LỤC",
)  # fmt: skip
"""Number, days and words are made up; the procedures are those of the register."""
HEADS = ("STT", "Mã số TTHC", "Tên thủ tục hành chính", "Căn cứ pháp lý")
CODES = ("1.000688", "1.000828")
MISPRINTED = "1.000.828"
"""How the paper prints the second code: what is asked."""
_ROW, _LETTER, _EDGE = 17, 7.25, 12
_MOST = 118
"""Letters of a line of a picture."""


class Made(NamedTuple):
    """What is shown: the paper, the sheet, and what the commands say, by the names of the pictures."""

    paper: Path
    sheet: Path
    said: dict[str, str]


def made(folder: Path) -> Made:
    """Import the example into a copy of the register, to the end."""
    rules = folder / "rules"
    shutil.copytree(ROOT / "rules", rules)
    paper, sheet, answered = folder / "quyet-dinh.docx", folder / "hoi.xlsx", folder / "tra-loi.xlsx"
    _paper(paper, rules)
    given = ["--rules", str(rules), "import", str(paper), "--as-of", DAY]
    seen = _said([*given, "--review", str(sheet)])
    _answer(sheet, answered)
    _said([*given, "--answers", str(answered), "--write"])
    (written,) = [one for one in (rules / "decisions" / "2026").iterdir() if "9999" in one.name]
    preview = seen.partition("\nQuyết định này")[0]
    return Made(
        paper,
        sheet,
        {"xem-truoc": f"$ delegation import quyet-dinh.docx\n{preview}", "tep": written.read_text("utf-8")},
    )


def _paper(place: Path, rules: Path) -> None:
    from delegation.model.matters import MatterId  # noqa: PLC0415  only here
    from delegation.run import pipeline  # noqa: PLC0415  the same

    register = pipeline.load(rules).register
    paper = Document()
    for line in LINES:
        paper.add_paragraph(line)
    table = paper.add_table(rows=1, cols=len(HEADS), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, HEADS, strict=True):
        cell.text = text
    for number, code in enumerate(CODES, 1):
        printed = MISPRINTED if number == len(CODES) else code
        for cell, text in zip(
            table.add_row().cells,
            (str(number), printed, register.matters[MatterId(code)].title, "Nghị định số 121/2025/NĐ-CP"),
            strict=True,
        ):
            cell.text = text
    made = BytesIO()
    paper.save(made)
    # The file that comes of it names a print of these bytes.
    place.write_bytes(with_fixed_dates(made.getvalue()))


def _said(arguments: list[str]) -> str:
    """Give what a command says. Ends the program where the command was asked wrongly."""
    with redirect_stdout(StringIO()) as told:
        code = cli.main(arguments)
    if code > 1:
        sys.exit(f"{' '.join(arguments)}: exit code {code}")
    return told.getvalue()


def _answer(sheet: Path, answered: Path) -> None:
    """Answer the questions of a sheet as the guide says: the proposal is right."""
    book = load_workbook(sheet)
    rows = book["Phụ lục"]
    heads = [one.value for one in rows[1]]
    for row in rows.iter_rows(min_row=2):
        if row[heads.index("Cần trả lời")].value:
            row[heads.index("Trả lời")].value = "đúng đề xuất"
    book.save(answered)


def digest(shown: Made) -> str:
    """Give the digest of all words that the pictures show."""
    cells = [
        str(one.value)
        for sheet in load_workbook(shown.sheet).worksheets[:2]
        for row in sheet
        for one in row
        if one.value
    ]
    return sha256("\n".join((*LINES, *HEADS, *cells, *shown.said.values())).encode()).hexdigest()


def picture(text: str) -> str:
    """Draw lines of text as a terminal shows them."""
    lines = [one if len(one) <= _MOST else f"{one[: _MOST - 1]}…" for one in text.rstrip("\n").split("\n")]
    width, height = _EDGE * 2 + _LETTER * max(map(len, lines)), _EDGE * 2 + _ROW * len(lines)
    rows = "\n".join(
        f'<text x="{_EDGE}" y="{_EDGE + _ROW * at + 12}" xml:space="preserve">{escape(line)}</text>'
        for at, line in enumerate(lines)
        if line
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}" viewBox="0 0 {width:.0f} {height}" font-family="monospace" font-size="12">\n'
        f'<rect width="100%" height="100%" fill="#f6f6f4"/>\n<g fill="#222222">\n{rows}\n</g>\n</svg>\n'
    )


def draw(file: Path, name: str, part: str) -> None:
    """Draw a part of the first page of a file, as ``pdftoppm`` is told of it. Ends the program where a program for it is missing."""
    missing = [one for one in ("soffice", "pdftoppm") if shutil.which(one) is None]
    if missing:
        sys.exit(
            f"{', '.join(missing)} is not on this machine: apt-get install libreoffice-writer libreoffice-calc poppler-utils"
        )
    folder = file.parent / "ve"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  a program of the machine on a file of ours
    pdf = folder / file.with_suffix(".pdf").name
    command = ["pdftoppm", *part.split(), "-l", "1", "-png", "-singlefile", str(pdf), str(FOLDER / name)]
    subprocess.run(command, check=True)  # noqa: S603  the same


def main() -> int:
    """Make, or only say whether something is stale."""
    with tempfile.TemporaryDirectory() as name:
        shown = made(Path(name))
        now = digest(shown)
        if "--check" in sys.argv[1:]:
            is_fresh = MARK.is_file() and MARK.read_text("utf-8").strip() == now
            print("fresh: docs/nhap-quyet-dinh" if is_fresh else "stale: docs/nhap-quyet-dinh")
            return int(not is_fresh)
        FOLDER.mkdir(exist_ok=True)
        shutil.copy(shown.paper, SAMPLE)
        for key, text in shown.said.items():
            (FOLDER / f"{key}.svg").write_text(picture(text), "utf-8")
        draw(shown.paper, "giay", "-r 75 -gray -x 60 -y 55 -W 520 -H 560")
        draw(shown.sheet, "bang-hoi", "-r 150 -x 40 -y 40 -W 1700 -H 170")
    MARK.write_text(now + "\n", "utf-8")
    print("docs/nhap-quyet-dinh made")
    return 0


if __name__ == "__main__":
    sys.exit(main())
