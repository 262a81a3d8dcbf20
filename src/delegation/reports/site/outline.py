"""What a command writes as indented lines, as nested lists and paragraphs: no sentence is said a second time for the pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup, escape

from delegation.reports.shared.rendering import visible

Marking = Callable[[str], Markup]
_SIGN = re.compile(r"(-|!|\?|~|\+|\d+\.) +")
_LABEL = re.compile(r"([^\W\d_][^:.;()«»/\d]{1,46}): +(?=\S)")
_LISTS = {"-": "ul", "1": "ol"}
_LOOKS = {"!": "grave", "?": "open", "~": "soft", "+": "soft"}


@dataclass
class OutlineLine:
    """A line with its sign (``-``, ``1`` for numbers, ``!`` …, or nothing) and the lines that belong to it."""

    text: str
    sign: str = ""
    depth: int = -1
    below: list[OutlineLine] = field(default_factory=list)


def outline(lines: Iterable[str]) -> list[OutlineLine]:
    """Read indented lines: what stands further in belongs to what stands before it."""
    root = OutlineLine("")
    above = [root]
    for line in lines:
        text = line.lstrip()
        if not text:
            continue
        depth = len(line) - len(text)
        sign = _SIGN.match(text)
        one = (
            OutlineLine(text[sign.end() :], "1" if sign and sign[1][-1] == "." else sign[1], depth)
            if sign
            else OutlineLine(text, "", depth)
        )
        while above[-1].depth >= depth:
            above.pop()
        above[-1].below.append(one)
        above.append(one)
    return root.below


def marked_up(lines: Iterable[OutlineLine], mark: Marking) -> Markup:
    """Write lines as HTML; ``mark`` marks up a sentence."""
    return Markup("".join(_several(lines, mark)))  # noqa: S704  made of escaped parts


def _several(lines: Iterable[OutlineLine], mark: Marking) -> Iterator[str]:
    for sign, some in groupby(lines, lambda one: one.sign):
        name = _LISTS.get(sign)
        if name is None:
            yield from (_one(line, mark) for line in some)
            continue
        # HTML lets the ends of items and paragraphs be left out: in thousands of pages that is a tenth of their size.
        items = "".join(f"<li>{_sentence(line, mark)}{''.join(_several(line.below, mark))}" for line in some)
        yield f"<{name}>{items}</{name}>"


def _one(line: OutlineLine, mark: Marking) -> str:
    look = _LOOKS.get(line.sign, "")
    attribute = f" class={look}" if look else ""
    if line.below and line.text.endswith(":"):
        return _headed(line, attribute, mark)
    inner = "".join(_several(line.below, mark))
    said = f"<p{attribute}>{_sentence(line, mark)}"
    return f"{said}<div>{inner}</div>" if inner else said


def _headed(line: OutlineLine, attribute: str, mark: Marking) -> str:
    head = mark(line.text.removesuffix(":"))
    if len(line.below) == 1 and line.below[0].sign == "-" and not line.below[0].below:
        return f"<p><b>{head}</b> {mark(line.below[0].text)}"
    inner = "".join(_several(line.below, mark))
    name = " class=chain" if any(one.sign == "1" for one in line.below) else ""
    head_look = attribute or " class=head"
    return f"<div{name}><p{head_look}>{head}</p>{inner}</div>"


def _sentence(line: OutlineLine, mark: Marking) -> str:
    label = None if line.sign else _LABEL.match(line.text)
    if label is None:
        return str(mark(line.text))
    return f"<b>{escape(visible(label[1]))}</b> {mark(line.text[label.end() :])}"
