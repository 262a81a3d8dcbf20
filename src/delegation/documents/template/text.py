"""The paragraphs of a Word file with their placeholders, wherever Word has cut them into runs."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any

from delegation.findings import Text
from delegation.values import dataclass

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARK = re.compile(r"\{\{([^{}]*)\}\}")
_HALF = re.compile(r"\{\{|\}\}")
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class PlaceholderParagraph:
    """A paragraph that holds placeholders.

    ``part``, ``at``, ``heading``, ``text``: where it stands and what it says; ``names``: what stands between the braces; ``alone``: nothing stands beside it; ``in_body``: it is a paragraph of the body itself, in no cell and no box; ``broken``: a brace lacks its other half.
    """

    paragraph: Any
    part: str
    at: int
    heading: str
    text: str
    names: tuple[str, ...]
    alone: bool
    in_body: bool
    broken: bool

    @property
    def where(self) -> Text:
        """Say where it stands. Looks through its table, so ask only where something is wrong."""
        return _where(self.part, self.at, self.paragraph, self.heading, self.text)


def spots(parts: Mapping[str, Any]) -> Iterator[PlaceholderParagraph]:
    """Give the paragraphs with placeholders of all parts of a document (``body``, headers, footers), in order."""
    for part, root in parts.items():
        heading = ""
        for at, paragraph in enumerate(root.iter(f"{_W}p"), 1):
            text = text_of(paragraph)
            style = paragraph.find(f"{_W}pPr/{_W}pStyle")
            if style is not None and style.get(f"{_W}val", "").lower().startswith("heading") and text:
                heading = text
            if not _HALF.search(text):
                continue
            names = tuple(found.strip() for found in _MARK.findall(text))
            broken = bool(_HALF.search(_MARK.sub("", text)))
            alone = len(names) == 1 and not _MARK.sub("", text).strip()
            stands = part == "body" and paragraph.getparent() is root
            yield PlaceholderParagraph(paragraph, part, at, heading, text, names, alone, stands, broken)


def text_of(paragraph: Any) -> str:  # noqa: ANN401  an element of the library
    """Give the text of a paragraph, without that of text boxes in it."""
    return "".join(one.text or "" for one in _texts(paragraph))


def _texts(paragraph: Any) -> list[Any]:  # noqa: ANN401
    """Give the elements of text that belong to a paragraph itself."""
    return [one for one in paragraph.iter(f"{_W}t") if next(one.iterancestors(f"{_W}p")) is paragraph]


def _where(part: str, at: int, paragraph: Any, heading: str, text: str) -> Text:  # noqa: ANN401
    short = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    if part == "body":
        vi, en = f"đoạn {at}", f"paragraph {at}"
    else:
        vi, en = (
            (f"đầu trang ({part})", f"header ({part})")
            if "header" in part
            else (f"chân trang, chú thích ({part})", f"footer, note ({part})")
        )
    cell = next(paragraph.iterancestors(f"{_W}tc"), None)
    if cell is not None:
        row = cell.getparent()
        table = row.getparent()
        rows, cells = [one for one in table if one.tag == row.tag], [one for one in row if one.tag == cell.tag]
        vi, en = (
            f"{vi}, bảng dòng {rows.index(row) + 1} ô {cells.index(cell) + 1}",
            f"{en}, table row {rows.index(row) + 1} cell {cells.index(cell) + 1}",
        )
    if next(paragraph.iterancestors(f"{_W}txbxContent"), None) is not None:
        vi, en = f"{vi}, hộp chữ", f"{en}, text box"
    if heading:
        vi, en = f"{vi}, dưới «{heading[:_SHOWN]}»", f"{en}, under “{heading[:_SHOWN]}”"
    return Text(f"{vi}: «{short}»", f"{en}: “{short}”")


def replace(paragraph: Any, values: Mapping[str, str]) -> None:  # noqa: ANN401
    """Put values in the place of placeholders. Each takes the looks of the run in which its braces begin; nothing else changes."""
    pieces = _texts(paragraph)
    text = "".join(one.text or "" for one in pieces)
    waiting = deque(found for found in _MARK.finditer(text) if found[1].strip() in values)
    start = 0
    for one in pieces:
        begun, end, kept = start, start + len(one.text or ""), list[str]()
        if not waiting or waiting[0].start() >= end:
            start = end
            continue
        while waiting and waiting[0].start() < end:
            found = waiting[0]
            if found.start() >= begun:
                kept += [text[start : found.start()], values[found[1].strip()]]
            start = min(found.end(), end)
            if found.end() > end:
                break
            waiting.popleft()
        one.text = "".join((*kept, text[start:end]))
        one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        start = end
