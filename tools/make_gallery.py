"""Draws the gallery of charts in docs/charts. ``--check`` draws nothing and fails where a chart says something else now.

Each chart is the one that its command line draws, with a font that came as a package: the same on every machine.
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from delegation.authority.examination import Examination
from delegation.charts.drawing import draw_pages
from delegation.charts.engine.fonts import carried
from delegation.charts.page.frame import Setting
from delegation.charts.page.paper import cropped, paper_of
from delegation.loading.disk.cache import Cache
from delegation.run import pipeline
from delegation.run.charting import chart_of
from delegation.run.highlighting import with_highlights
from delegation.run.subjects import subject_of

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "charts"
PAGE = FOLDER / "README.md"
_WORDS = re.compile(r"<text [^>]*>([^<]*)</text>")
_MOST_PAGES = 4
"""Of a chart with more pages only the first is shown."""


class Shown(NamedTuple):
    """A chart of the gallery: its file, what the person who asked for it wanted, and the rest of its command line."""

    name: str
    wanted: str
    line: str


CHARTS = (
    Shown("tong-quan", "Ai giao cho ai, theo cơ chế và hình thức nào, bao nhiêu việc", "tong-quan --as-of 2026-06-30"),
    Shown(
        "hinh-thuc-3",
        "Một hình thức ủy quyền; số lượng theo lĩnh vực, danh sách kèm theo",
        "hinh-thuc-3 --as-of 2026-06-30",
    ),
    Shown(
        "hinh-thuc-3-trong-van-ban",
        "Cũng hình thức đó, rộng 160 mm để đặt vào văn bản, có số hình và chú thích",
        "hinh-thuc-3 --as-of 2026-06-30 --paper 160mm --figure 1",
    ),
    Shown("so-cong-thuong", "Một cơ quan: có gì theo luật, nhận gì, giao gì", "so-cong-thuong --as-of 2026-06-30"),
    Shown("ubnd-cap-xa", "Một nhóm chủ thể: 126 UBND cấp xã là một ô", "ubnd-cap-xa --as-of 2026-06-30"),
    Shown("thu-tuc-2.000229", "Một việc: từ căn cứ pháp luật đến nơi giải quyết", "2.000229 --as-of 2026-06-01"),
    Shown("linh-vuc", "Một lĩnh vực, theo cấp", "linh-vuc:hoat-dong-xay-dung --as-of 2026-06-30"),
    Shown("quyet-dinh-74", "Một quyết định phân cấp", "74/2025/QĐ-UBND --as-of 2026-06-30"),
    Shown("to-chuc", "Tổ chức: bốn trục, hai cấp, người đứng đầu cạnh cơ quan", "to-chuc --as-of 2026-06-30"),
    Shown("to-chuc-a3", "Cũng tổ chức đó trên một trang A3", "to-chuc --as-of 2026-06-30 --paper a3"),
    Shown("so-sanh-2026", "So sánh hai ngày: nửa đầu năm 2026", "so-sanh:2025-12-31 --as-of 2026-07-01"),
    Shown("so-sanh-2027", "So sánh hai ngày: khi 28 nghị định hết hiệu lực", "so-sanh:2027-02-28 --as-of 2027-03-01"),
    Shown(
        "phat-hien",
        "Phát hiện trên sơ đồ: chuỗi thẩm quyền dừng ở chủ thể không thể thực hiện",
        "phat-hien --as-of 2026-06-30",
    ),
    Shown(
        "lan-can",
        "Lân cận của một văn bản: ai giao cho ai, hai bước",
        "lan-can:74/2025/QĐ-UBND --as-of 2026-06-30 --depth 2",
    ),
    Shown(
        "ma-tran-y-te",
        "Ma trận của một câu chọn: chủ thể × văn bản, số việc có thẩm quyền và số việc giải quyết",
        "'ma-tran:tasks field:y-te' --as-of 2026-06-30",
    ),
    Shown(
        "luoi-xa",
        "126 xã, phường: nơi nào đáp ứng điều kiện; không nguồn nào nêu tên là chưa rõ",
        "luoi-xa:ready-for:dược --as-of 2026-06-30",
    ),
    Shown(
        "noi-bat",
        "Làm nổi bật một cơ quan và một văn bản trên sơ đồ tổng quan",
        "tong-quan --as-of 2026-06-30 --highlight so-cong-thuong --highlight 74/2025/QĐ-UBND",
    ),
    Shown("trang-chieu", "Tổng quan trên trang chiếu 16:9", "tong-quan --as-of 2026-06-30 --paper slide"),
)


BEFORE = (
    (
        "hinh-thuc-3",
        "128 mã thay cho tên, bảng tra xếp theo thứ tự khác",
        "số lượng theo lĩnh vực, danh sách mang đúng số thứ tự",
    ),
    (
        "so-cong-thuong",
        "một ô «128 thủ tục» trên trang gần trống",
        "các lĩnh vực với số thứ tự phụ lục, danh sách kèm theo",
    ),
    ("thu-tuc-2.000229", "bốn ô nhỏ giữa trang", "có trích yếu văn bản, cắt vừa hình; bước có phát hiện viền đậm"),
    ("quyet-dinh-74", "tên 37 nhiệm vụ bị bỏ", "danh sách kèm theo; bước có phát hiện viền đậm, mũi tên có dải nền"),
    ("so-sanh-2027", "một trang chung và một trang cho mỗi chủ thể", "một bảng chủ thể × văn bản trên một trang"),
)
"""Charts as they were drawn before (docs/charts/truoc, kept by hand), what was wrong with them, and what is there instead."""


def drawn(charts: Sequence[Shown] = CHARTS) -> Mapping[str, bytes]:
    """Draw charts of the real register; give the pages that are shown, by file."""
    loaded = pipeline.load(ROOT / "rules")
    found: dict[str, bytes] = {}
    for shown in charts:
        what, *options = shlex.split(shown.line)
        pairs = list(zip(options[::2], options[1::2], strict=True))
        chosen = dict(pairs)
        examination = Examination(loaded.register, date.fromisoformat(chosen["--as-of"]))
        subject = replace(subject_of(what), depth=int(chosen.get("--depth", 1)))
        chart = chart_of(subject, loaded, examination, Cache(None), "vi")
        wanted = [value for name, value in pairs if name == "--highlight"]
        chart = with_highlights(chart, wanted, loaded, examination)
        figure = chosen.get("--figure")
        setting = Setting(cropped(paper_of(chosen.get("--paper", "a4"))), int(figure) if figure else None)
        drawing = draw_pages(chart, "svg", setting, face=next(carried()), most=_MOST_PAGES)
        for at, leaf in enumerate(drawing.leaves if drawing.total <= _MOST_PAGES else drawing.leaves[:1], 1):
            found[f"{shown.name}.svg" if at == 1 else f"{shown.name}-trang-{at}.svg"] = leaf.content
    return found


def page_of(files: Mapping[str, bytes]) -> str:
    """Write the page that shows them, each with its command line."""
    return "\n".join(_lines(files))


def _lines(files: Mapping[str, bytes]) -> Iterator[str]:
    yield "# Bộ sưu tập sơ đồ"
    yield ""
    yield "Mọi sơ đồ ở đây vẽ từ sổ thẩm quyền thật trong `rules/`, bằng đúng dòng lệnh ghi bên dưới. Chữ nhỏ nhất là 8 điểm; "
    yield "in đen trắng vẫn phân biệt được cơ chế. Khi nội dung không vừa trang, sơ đồ tự rút gọn (tên → số lượng kèm danh sách → "
    yield "mỗi chủ thể một trang) và ghi rõ đã rút gọn gì. Đổi đuôi tệp để có `.pdf`, `.png`, `.pptx` (hình khối, chữ sửa được trong PowerPoint, Impress), `.dot` hoặc `.mmd`."
    yield ""
    yield "Trang này do `tools/make_gallery.py` viết; phép thử giữ cho nó không cũ. Phụ lục Word có bảng và sơ đồ: [phu-luc](phu-luc/README.md)."
    for shown in CHARTS:
        yield f"\n## {shown.wanted}\n"
        yield f"```sh\ndelegation chart {shown.line} -o {shown.name}.svg\n```\n"
        names = [name for name in files if _is_of(shown, name)]
        yield "\n".join(f"![{shown.wanted}]({name})" for name in names)
    yield "\n## Trước và sau\n"
    yield "Năm sơ đồ trước khi sửa và bây giờ; mười tài liệu khác, cả phụ lục: [truoc-sau](truoc-sau/README.md).\n"
    yield "| trước | bây giờ |\n|---|---|"
    for name, was, now in BEFORE:
        yield f"| {was} ![{name}, trước](truoc/{name}.svg) | {now} ![{name}]({name}.svg) |"
    yield ""


def _is_of(shown: Shown, name: str) -> bool:
    return re.fullmatch(re.escape(shown.name) + r"(-trang-\d+)?\.svg", name) is not None


def said(svg: bytes) -> str:
    """Give the words of a chart, whatever the lines they are broken into."""
    return " ".join(" ".join(_WORDS.findall(svg.decode())).split())


def stale(charts: Sequence[Shown] = CHARTS) -> list[str]:
    """Give the files that say something else than these charts say now, that are missing or too many; and the page, where another is wanted."""
    new, others = drawn(charts), [one for one in CHARTS if one not in charts]
    there = {one.name: one.read_bytes() for one in FOLDER.glob("*.svg")}
    beside = {name for name in there if any(_is_of(one, name) for one in others)}
    old = {name: content for name, content in there.items() if name not in beside}
    found = sorted(name for name in {*new, *old} if said(new.get(name, b"")) != said(old.get(name, b"")))
    files = {**new, **dict.fromkeys(sorted(beside, key=lambda one: (len(one), one)), b"")}
    return found + ([PAGE.name] if not PAGE.is_file() or PAGE.read_text("utf-8") != page_of(files) else [])


def main() -> int:
    """Draw, or only say whether something is stale."""
    if "--check" in sys.argv[1:]:
        found = stale()
        print("fresh: docs/charts" if not found else f"stale: {', '.join(found)}")
        return int(bool(found))
    new = drawn()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old_file in FOLDER.glob("*.svg"):
        old_file.unlink()
    for name, content in new.items():
        (FOLDER / name).write_bytes(content)
    PAGE.write_text(page_of(new), "utf-8")
    print(f"docs/charts drawn: {len(new)} files")
    return 0


if __name__ == "__main__":
    sys.exit(main())
