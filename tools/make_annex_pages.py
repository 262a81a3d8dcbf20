"""Makes the annex of the gallery and pictures of its pages. ``--check`` makes nothing and fails where it says something else now.

The pictures need LibreOffice and poppler (``soffice``, ``pdftoppm``); a mark beside them says of which words they are.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

from delegation import cli

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "charts" / "phu-luc"
FILE, MARK, PAGE = FOLDER / "phu-luc.docx", FOLDER / "phu-luc.sha256", FOLDER / "README.md"
KINDS = ("bieu-1", "bieu-2", "so-do:hinh-thuc-3", "uy-quyen:qd-uy-quyen-so-cong-thuong-2025")
OPTIONS = ("--as-of", "2026-06-30", "--no-lists")
_WORDS = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_DOTS_PER_INCH = 70
_SHOWN = (1, 2, 3, 4, 5, -2, -1)
"""The pages that the gallery shows: the first, and the last two."""


def made(place: Path) -> str:
    """Make the annex and give the digest of its words: pictures in it differ with the fonts of a machine."""
    code = cli.main(["--rules", str(ROOT / "rules"), "annex", *KINDS, *OPTIONS, "-o", str(place)])
    if code:
        sys.exit(code)
    return digest(place)


def digest(place: Path) -> str:
    """Give the digest of the words of a Word file."""
    with ZipFile(place) as file:
        return sha256(b"\n".join(_WORDS.findall(file.read("word/document.xml")))).hexdigest()


def draw(place: Path) -> list[str]:
    """Draw the pages that are shown; give their names."""
    missing = [name for name in ("soffice", "pdftoppm") if shutil.which(name) is None]
    if missing:
        sys.exit(f"{', '.join(missing)} is not on this machine: apt-get install libreoffice-writer poppler-utils")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(  # noqa: S603  a program of the machine on a file of ours
            ["soffice", "--headless", f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}", "--convert-to", "pdf", "--outdir", folder, str(place)],  # noqa: S607
            check=True, capture_output=True,
        )  # fmt: skip
        pdf = Path(folder) / place.with_suffix(".pdf").name
        subprocess.run(["pdftoppm", "-r", str(_DOTS_PER_INCH), "-png", str(pdf), f"{folder}/page"], check=True)  # noqa: S603, S607
        pages = sorted(Path(folder).glob("page-*.png"))
        names = []
        for at in dict.fromkeys(one if one > 0 else len(pages) + one + 1 for one in _SHOWN):
            name = f"trang-{at:02d}.png"
            shutil.copyfile(pages[at - 1], FOLDER / name)
            names.append(name)
    return names


def page_of(names: list[str]) -> str:
    """Write the page that shows them."""
    shown = "\n".join(f"![Phụ lục, {name.removesuffix('.png').replace('-', ' ')}]({name})" for name in names)
    return (
        "# Một tệp phụ lục\n\nBiểu 1, Biểu 2, sơ đồ hình thức 3 và danh mục thủ tục ủy quyền cho Sở Công Thương, lập từ sổ thẩm quyền thật. "
        "Tệp Word: [phu-luc.docx](phu-luc.docx). Bỏ `--no-lists` thì kèm mọi danh mục đứng sau con số. Hình các trang do "
        "LibreOffice xuất; `tools/make_annex_pages.py` lập lại, phép thử giữ cho không cũ.\n\n"
        f"```sh\ndelegation annex {' '.join((*KINDS, *OPTIONS))} -o phu-luc.docx\n```\n\n{shown}\n"
    )


def main() -> int:
    """Make, or only say whether something is stale."""
    if "--check" in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            now = made(Path(folder) / "phu-luc.docx")
        is_fresh = FILE.is_file() and MARK.is_file() and digest(FILE) == now == MARK.read_text("utf-8").strip()
        print("fresh: docs/charts/phu-luc" if is_fresh else "stale: docs/charts/phu-luc")
        return int(not is_fresh)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    words = made(FILE)
    names = draw(FILE)
    PAGE.write_text(page_of(names), "utf-8")
    MARK.write_text(words + "\n", "utf-8")
    print(f"docs/charts/phu-luc made: {len(names)} pages shown")
    return 0


if __name__ == "__main__":
    sys.exit(main())
