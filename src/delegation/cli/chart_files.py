"""Where the pages of a chart go: one file, or one beside the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from delegation.cli.common import remark, telling
from delegation.cli.endings import PICTURES, endings
from delegation.cli.links import links_by
from delegation.cli.outputs import write_file
from delegation.cli.progress import Telling
from delegation.cli.speech import refuse
from delegation.errors import DelegationError
from delegation.findings import Language, Text
from delegation.model.register import Register
from delegation.speech import in_english, supposing

if TYPE_CHECKING:
    from delegation.authority.examination import Examination
    from delegation.charts.page.frame import Setting
    from delegation.charts.page.picture import Chart
    from delegation.run.pipeline import Loaded

_MADE_BY = b"<metadata>delegation</metadata>", b"tEXtSoftware\0delegation"
"""What a page of ours bears, as SVG and as PNG."""
_HEAD = 4096
_DRAWING = Text("Đang vẽ trang {at}/{total} …", "Drawing page {at} of {total} …")


def draw(chart: Chart, setting: Setting, output: Path, loaded: Loaded, links: str = "") -> None:
    """Draw a chart into files, as the ending of the first says, and say what was done. Raises ``DelegationError`` where a further page would hit a file of somebody."""
    for said in _drawn(chart, setting, output, loaded, links):
        remark(said, chart.language)


def only_on_charts(highlight: Sequence[str], way: str, language: Language) -> None:
    """Refuse names that are to stand out where nothing is drawn, before anything is read."""
    if highlight and way != "chart":
        raise refuse(
            f"--highlight chỉ dùng khi vẽ sơ đồ: hãy thêm -o với tên tệp có đuôi {endings('chart')}.",
            f"--highlight goes with a chart only: add -o with a name that ends in {endings('chart')}.",
            language,
        )


def standing_out(chart: Chart, highlight: Sequence[str], loaded: Loaded, examination: Examination) -> Chart:
    """Give a chart on which what is named stands out; the same where nothing is. Raises ``AskedWronglyError`` for what is not on it."""
    if not highlight:
        return chart
    from delegation.run.highlighting import with_highlights

    return with_highlights(chart, highlight, loaded, examination, telling(chart.language))


def _drawn(chart: Chart, setting: Setting, output: Path, loaded: Loaded, links: str) -> Iterator[Text]:
    chart, target = _supposing(chart, loaded.register), PICTURES[output.suffix.lower()]
    if target == "dot" or target == "mmd":  # noqa: PLR1714  so that what is left is known to be a picture
        from delegation.charts.engine.plain import as_dot, as_mermaid

        write_file(output, (as_dot(chart) if target == "dot" else as_mermaid(chart)).encode())
        yield Text(f"Đã ghi {output}.", f"Wrote {output}.")
        return
    from delegation.charts.drawing import bound, draw_pages, presented

    addresses = links_by(links, partial(_file, register=loaded.register))
    with Telling(_DRAWING, chart.language) as telling:
        drawing = draw_pages(chart, "svg" if target == "pptx" else target, setting, addresses, telling.tell)
    leaves, binding = drawing.leaves, {"pdf": bound, "pptx": presented}.get(target)
    names = (
        [output]
        if binding is not None
        else [output, *(_leaf(output, at, chart.language) for at in range(2, len(leaves) + 1))]
    )
    for name in names[1:]:
        _may_be_written(name)
    contents = [binding(chart, drawing)] if binding is not None else [leaf.content for leaf in leaves]
    for name, content in zip(names, contents, strict=True):
        write_file(name, content)
    yield _done(output, names, len(leaves))
    if drawing.said:
        yield Text(drawing.said, drawing.said)


def _supposing(chart: Chart, register: Register) -> Chart:
    """Say below the title, on every page, under which hypotheses a chart is drawn."""
    said = "; ".join(one.in_(chart.language) for one in supposing(register))
    if not said or chart.subject.endswith(said):
        return chart
    from dataclasses import replace

    pictures = (
        replace(one, parts=tuple(_supposing(part, register) for part in one.parts)) if one.parts else one
        for one in chart.pictures
    )
    return replace(chart, subject=f"{chart.subject}. {said}" if chart.subject else said, pictures=tuple(pictures))


def _done(output: Path, names: list[Path], pages: int) -> Text:
    if pages == 1:
        return Text(f"Đã vẽ {output}.", f"Drew {output}.")
    if len(names) == 1:
        return Text(f"Đã vẽ {output}: {pages} trang.", f"Drew {output}: {in_english(pages, 'page')}.")
    first, last = names[1], names[-1]
    vi, en = (f"{first}", f"{first}") if first == last else (f"{first} đến {last}", f"{first} to {last}")
    return Text(f"Đã vẽ {output}; các trang sau: {vi}.", f"Drew {output}; the pages that follow: {en}.")


def _leaf(output: Path, at: int, language: Language) -> Path:
    return output.with_name(f"{output.stem}-{Text('trang', 'page').in_(language)}-{at}{output.suffix}")


def _may_be_written(name: Path) -> None:
    """Refuse to write over a file that nobody named and that no chart of ours left there."""
    try:
        with name.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return
    if not any(mark in head for mark in _MADE_BY):
        raise DelegationError(
            Text(
                f"Sơ đồ có nhiều trang, nhưng {name} đã có và không phải do delegation vẽ. Hãy đổi tên tệp -o, hoặc vẽ ra .pdf.",
                f"The chart has several pages, but {name} is there already and was not drawn by delegation. Choose another "
                "name for -o, or draw a .pdf.",
            )
        )


def _file(kind: str, name: str, register: Register) -> str:
    books = {
        "holder": register.holders, "matter": register.matters, "grant": register.grants,
        "instrument": register.instruments, "field": register.fields,
    }  # fmt: skip
    entry = books.get(kind, {}).get(name)  # type: ignore[attr-defined]  # each book by its own id
    return entry.place.file if entry is not None else ""
