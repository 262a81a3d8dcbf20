"""Makes the pictures of ten documents before and after, and the page that shows them. ``--check`` makes nothing and fails where the page is stale.

``--before COMMIT`` makes the pictures of before with the program and the rules of a commit: once, as that commit does not change. Pictures need
LibreOffice and poppler (``soffice``, ``pdftoppm``).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal, NamedTuple

from pages import ROOT, settled

FOLDER = ROOT / "docs" / "charts" / "truoc-sau"
PAGE = FOLDER / "README.md"
DAY = "2026-06-30"
_MOST_BYTES = 120_000
_CHART, _ANNEX = 80, 70
"""Dots per inch."""


class Shown(NamedTuple):
    """A document: its file, what is asked for, which page of it is shown before and after, and what changed."""

    name: str
    kind: Literal["chart", "annex"]
    what: str
    pages: tuple[int, int]
    changed: str


DOCUMENTS = (
    Shown("hinh-thuc-3", "chart", "hinh-thuc-3", (1, 1), "128 mã thành số lượng theo lĩnh vực; danh sách kèm theo mang đúng số thứ tự; không còn mã phép kiểm tra, mã bản"),
    Shown("linh-vuc", "chart", "linh-vuc:hoat-dong-xay-dung", (1, 1), "ô nào cũng nêu văn bản căn cứ và số thứ tự trong danh sách; việc giao tiếp có đề mục riêng; chữ viết tắt được giải thích"),
    Shown("quyet-dinh-74", "chart", "74/2025/QĐ-UBND", (1, 1), "nêu lĩnh vực và số thứ tự; tên 37 nhiệm vụ ở danh sách kèm theo; nội dung cần xem xét ghi bằng lời"),
    Shown("so-cong-thuong", "chart", "so-cong-thuong", (1, 1), "128 thủ tục theo lĩnh vực thay một ô trống; nguồn dẫn như văn bản"),
    Shown("to-chuc", "chart", "to-chuc", (2, 2), "mỗi cơ quan một dòng, hàng sau lùi vào; một loại trong một cột là một ô; trang nằm ngang, bốn cột"),
    Shown("bieu-1", "annex", "bieu-1", (1, 2), "một trang; hàng cộng khớp; số nào không khớp có ghi chú; danh mục nêu bên nhận"),
    Shown("bieu-2", "annex", "bieu-2", (1, 2), "bỏ mã, tên tệp, ghi chú làm việc; nơi công bố và lý do chênh lệch ở ghi chú"),
    Shown("uy-quyen", "annex", "uy-quyen:qd-uy-quyen-so-cong-thuong-2025", (1, 1), "bên ủy quyền, bên nhận, thời hạn nói một lần; «(Kèm theo …)» theo quyết định"),
    Shown("het-han", "annex", "het-han", (1, 2), "tên chính thức của văn bản, không dùng tên gọi ngắn; mục giống nhau gộp một dòng"),
    Shown("phat-hien", "annex", "phat-hien", (2, 4), "lời chung nói một lần, mỗi việc một dòng; việc cần làm bằng lời hành chính, không có khóa của tệp quy tắc"),
)  # fmt: skip


def made(shown: Shown, folder: Path, root: Path) -> Path:
    """Make a document with the program and the rules below ``root``; give it as PDF."""
    ending = "pdf" if shown.kind == "chart" else "docx"
    place = folder / f"{shown.name}.{ending}"
    command = [sys.executable, "-m", "delegation", "--rules", str(root / "rules"), shown.kind, shown.what, "--as-of", DAY, "-o", str(place)]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "PYTHONUTF8": "1"}
    subprocess.run(command, check=True, env=environment, cwd=root)  # noqa: S603  our own program
    if ending == "docx":
        profile = (folder / "profile").as_uri()
        subprocess.run(  # noqa: S603  a program of the machine on a file of ours
            ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf", "--outdir", str(folder), str(place)],  # noqa: S607
            check=True, capture_output=True,
        )  # fmt: skip
    return place.with_suffix(".pdf")


def picture(pdf: Path, page: int, dots: int, place: Path) -> None:
    """Draw one page of a PDF as PNG, coarser where it would be too large."""
    for share in (1.0, 0.92, 0.85, 0.78):
        subprocess.run(  # noqa: S603
            ["pdftoppm", "-r", str(int(dots * share)), "-f", str(page), "-l", str(page), "-singlefile", "-png", str(pdf), str(place.with_suffix(""))],  # noqa: S607
            check=True,
        )  # fmt: skip
        if place.stat().st_size <= _MOST_BYTES:
            return


def draw(root: Path, which: Literal["truoc", "sau"]) -> None:
    """Draw the page of each document that is shown."""
    missing = [name for name in ("soffice", "pdftoppm") if shutil.which(name) is None]
    if missing:
        sys.exit(f"{', '.join(missing)} is not on this machine: apt-get install libreoffice-writer poppler-utils")
    with tempfile.TemporaryDirectory() as folder:
        for one in DOCUMENTS:
            pdf, page = made(one, Path(folder), root), one.pages[which == "sau"]
            picture(pdf, page, _CHART if one.kind == "chart" else _ANNEX, FOLDER / f"{one.name}-{which}.png")


def page() -> str:
    """Write the page that shows them."""
    rows = (
        f"| `{one.what}`: {one.changed} | ![{one.name}, trước]({one.name}-truoc.png) | ![{one.name}, sau]({one.name}-sau.png) |"
        for one in DOCUMENTS
    )
    lead = (
        f"Năm sơ đồ, năm phụ lục lập từ sổ thật, xét ngày {DAY}, phụ lục do LibreOffice xuất. «Trước» lập bằng chương trình và sổ ngày 25/11/2026 "
        "(bản `7ac3ff7a`), nên số liệu cũng là của bản ấy; «sau» là bây giờ. `tools/make_before_after.py` lập lại các hình."
    )
    head = ("# Mười tài liệu, trước và sau", "", lead, "", "| tài liệu, thay đổi | trước | sau |", "|---|---|---|")
    return "\n".join((*head, *rows, ""))


def main() -> int:
    """Make, or only say whether the page is stale."""
    if "--check" not in sys.argv[1:]:
        FOLDER.mkdir(parents=True, exist_ok=True)
        if "--before" in sys.argv[1:]:
            commit = sys.argv[sys.argv.index("--before") + 1]
            with tempfile.TemporaryDirectory() as folder:
                old = Path(folder) / "old"
                subprocess.run(["git", "worktree", "add", "--detach", str(old), commit], check=True, cwd=ROOT)  # noqa: S603, S607
                try:
                    draw(old, "truoc")
                finally:
                    subprocess.run(["git", "worktree", "remove", "--force", str(old)], check=True, cwd=ROOT)  # noqa: S603, S607
        draw(ROOT, "sau")
    return settled(PAGE, page())


if __name__ == "__main__":
    sys.exit(main())
