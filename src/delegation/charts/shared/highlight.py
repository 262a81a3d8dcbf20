"""What an author asks to have stand out: the boxes that stand for it, and the lines in which its name stands.

A box stands out by a heavy black edge and an arrow before its words, so that ink of any colour shows it; findings have signs of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from delegation.charts.page.picture import Chart, KeyGroup, Line, Picture, PictureNode
from delegation.findings import Text
from delegation.values import dataclass

SIGN = "→ "


@dataclass(frozen=True, slots=True)
class Sought:
    """What is to stand out. ``title``: what it is called; ``about``: what boxes may stand for (``holder:so-cong-thuong``).

    ``words``: names by which it is found in lines; ``finding``: the key of a finding, whose steps stand out. ``otherwise``: what stands out
    where nothing does for itself, as the grants of a holder on a chart that names classes of holders.
    """

    title: str
    about: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    finding: str = ""
    otherwise: frozenset[str] = frozenset()


def highlighted(chart: Chart, several: Sequence[Sought]) -> tuple[Chart, tuple[Sought, ...]]:
    """Give a chart in which some things stand out, and those of them that it does not show at any level of detail."""
    readers = [(_present(one, chart), _pattern(one.words)) for one in several]
    missing = tuple(one for one, words in readers if not _shows(chart, one, words))
    return _with(chart, readers), missing


_Reader = tuple[Sought, re.Pattern[str] | None]


def _present(sought: Sought, chart: Chart) -> Sought:
    """Give what is sought on this chart: itself where it is there, else what stands for it otherwise."""
    return sought if _shows(chart, sought, _pattern(sought.words)) else replace(sought, about=sought.otherwise)


def _pattern(words: Sequence[str]) -> re.Pattern[str] | None:
    """Find names as parts of a list: no letter, sign of a number or further word of a longer name stands beside them."""
    if not words:
        return None
    names = "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))
    return re.compile(
        rf"(?:^|(?<=[;:,(«–] )|(?<=[;:,(«–])|(?<=^– )|(?<=^\d\. )|(?<=^\d\d\. ))(?:{names})(?=$|[;:,)»]| [(–])"
    )


def _shows(chart: Chart, sought: Sought, words: re.Pattern[str] | None) -> bool:
    return any(_shown_in(picture, sought, words) for one in _levels(chart) for picture in one.pictures)


def _levels(chart: Chart) -> tuple[Chart, ...]:
    return (chart, *_levels(chart.brief)) if chart.brief is not None else (chart,)


def _shown_in(picture: Picture, sought: Sought, words: re.Pattern[str] | None) -> bool:
    if any(_is_of(node, sought) or _named_in(node, words) for node in picture.nodes):
        return True
    if words is not None and any(words.search(name) for group in picture.key for _, name in group.rows):
        return True
    return any(_shows(part, sought, words) for part in picture.parts)


def _is_of(node: PictureNode, sought: Sought) -> bool:
    if sought.finding and any(one.key == sought.finding for one in node.every_mark):
        return True
    return node.about in sought.about or not sought.about.isdisjoint(node.also)


def _named_in(node: PictureNode, words: re.Pattern[str] | None) -> bool:
    return words is not None and any(_names(line, words) for line in node.lines)


def _names(line: Line, words: re.Pattern[str]) -> bool:
    return any(words.search(text) for text in (line.text, *line.right))


def _with(chart: Chart, readers: Sequence[_Reader]) -> Chart:
    told = "; ".join(one.title for one, _ in readers)
    note = Text(
        f"Làm nổi bật (dấu «{SIGN.strip()}», viền đen đậm): {told}.",
        f"Highlighted (“{SIGN.strip()}”, heavy black edge): {told}.",
    )
    return replace(
        chart,
        pictures=tuple(_picture(one, readers, chart) for one in chart.pictures),
        notes=(*chart.notes, note.in_(chart.language)),
        brief=_with(chart.brief, readers) if chart.brief is not None else None,
    )


def _picture(picture: Picture, readers: Sequence[_Reader], chart: Chart) -> Picture:
    hidden = [one.title for one, words in readers if not _shown_in(picture, one, words) and _shows(chart, one, words)]
    said = Text(
        f"Ở mức rút gọn này không có ô riêng của: {'; '.join(hidden)}.",
        f"At this level of detail nothing stands for: {'; '.join(hidden)}.",
    ).in_(chart.language)
    return replace(
        picture,
        nodes=tuple(_node(one, readers) for one in picture.nodes),
        key=tuple(_group(one, readers) for one in picture.key),
        parts=tuple(_with(one, readers) for one in picture.parts),
        said=" ".join(one for one in (picture.said, said if hidden else "") if one),
    )


def _node(node: PictureNode, readers: Sequence[_Reader]) -> PictureNode:
    stands = any(_is_of(node, one) for one, _ in readers)
    lines = tuple(_line(line, readers) for line in node.lines)
    if not stands and lines == node.lines:
        return node
    if lines and lines == node.lines:
        lines = (_pointed(lines[0]), *lines[1:])
    # In a list the line stands out; the box is of all that it lists.
    return replace(node, lines=lines, is_highlighted=stands or node.kind != "list")


def _line(line: Line, readers: Sequence[_Reader]) -> Line:
    """Point at the names in a line; one that stands at its right is pointed at from its beginning."""
    text = line.text
    for _, words in readers:
        if words is not None:
            text = words.sub(lambda found: SIGN + found[0], text)
    if text == line.text and any(words is not None and _names(line, words) for _, words in readers):
        return _pointed(line)
    return replace(line, text=text, bold=True) if text != line.text else line


def _pointed(line: Line) -> Line:
    return replace(line, text=SIGN + line.text, bold=True)


def _group(group: KeyGroup, readers: Sequence[_Reader]) -> KeyGroup:
    every = [words for _, words in readers if words is not None]
    rows = (
        (number, SIGN + name if any(words.search(name) for words in every) else name) for number, name in group.rows
    )
    return replace(group, rows=tuple(rows))
