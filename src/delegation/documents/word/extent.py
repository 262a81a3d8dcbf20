"""About how many pages annexes take, told before they are written.

It is an estimate: letters are measured by classes of breadth, and programs set lines and rows a little differently. It is
measured against LibreOffice on the annexes of a real register (tests/documents/test_extent.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from delegation.documents.shared.annex import Annex, AnnexPicture, TableRow
from delegation.documents.shared.breadth import lines
from delegation.documents.shared.contents import FEWEST
from delegation.documents.shared.numbering import Numbered
from delegation.documents.word.below import first_kept, lines_below, within
from delegation.documents.word.layout import LEADING, POINT, Layout, laid_out
from delegation.documents.word.page import room
from delegation.findings import Text
from delegation.speech import number

_LABEL, _TITLE = 14.0, 13.0
"""Sizes of letters in points."""
_AFTER_HEADING = 8.0
_MANY = 20
"""Pages from which on it is said how they become fewer."""


def pages(numbered: Numbered) -> dict[str, int]:
    """Give about how many pages each annex of a document takes in Word, by its key. Each is estimated once."""
    found: dict[str, int] = {}
    first = ""
    for one in numbered.document.annexes:
        first = first if one.goes_on else one.key
        key = ("pages", id(one), 0.0)
        if key not in numbered.kept:
            numbered.kept[key] = one, _pages(one, numbered)
        found[first] = found.get(first, 0) + cast("int", numbered.kept[key][1])
    return found


FEWER = Text(
    "--no-lists bỏ các danh mục, --summary chỉ giữ phần tổng hợp",
    "--no-lists leaves out the lists, --summary keeps the totals only",
)
"""How the pages of annexes become fewer."""


_IN_PAPER = re.compile(r"Phụ lục ([IVXLC]+)")
"""The label of an annex of a Vietnamese paper, which English names as the paper does."""


def told(numbered: Numbered, fewer: Text = FEWER) -> Text:
    """Say about how many pages a document takes, and where they are many, how they become ``fewer``."""
    found = pages(numbered)
    whole = sum(found.values()) + (len(found) >= FEWEST)
    labels = {one.key: numbered.label(one) for one in numbered.document.annexes}
    of_each = "; ".join(f"{labels[key]}: {count}" for key, count in found.items())
    each = Text(of_each, _IN_PAPER.sub(r"Annex \1 (\g<0>)", of_each))
    vi, en = f"Khoảng {number(whole).vi} trang", f"About {number(whole).en} page{'' if whole == 1 else 's'}"
    if len(found) > 1:
        vi, en = f"{vi} ({each.vi})", f"{en} ({each.en})"
    if whole >= _MANY and fewer.vi:
        vi, en = f"{vi}; {fewer.vi}", f"{en}; {fewer.en}"
    return Text(f"{vi}.", f"{en}.")


def _pages(annex: Annex, numbered: Numbered) -> int:
    if isinstance(annex.body, AnnexPicture):
        return 1
    across, down = room(wide=annex.wide)
    laid = laid_out(annex.body, numbered, across)
    below = lines_below(annex, numbered.document.language)
    count = within(below, across, down)
    blocks = [*_blocks(laid, sum(one.height(across) for one in below[:count]), down)]
    blocks += [(one.height(across), False) for one in below[count:]]
    page, used = 1, _heading(annex, numbered, across) + laid.head
    for height, in_table in blocks:
        if used + height > down:
            page, used = page + 1, laid.head if in_table else 0.0
        used += height
    return page


def _heading(annex: Annex, numbered: Numbered, across: float) -> float:
    """Give how high the lines at the head of an annex are."""
    title = lines(annex.title.upper(), across, _TITLE, bold=True)
    title += lines(annex.under, across, _TITLE, bold=True) if annex.under else 0
    enclosed = lines(numbered.enclosed(annex), across, _TITLE)
    return ((_LABEL + (title + enclosed) * _TITLE) * LEADING + _AFTER_HEADING) * POINT


def _blocks(laid: Layout, below: float, down: float) -> Iterator[tuple[float, bool]]:
    """Give the heights of what does not part: each row with the headings above it, the last ones with what stands ``below`` the table."""
    above, stay = 0.0, first_kept(laid, below, down) if below else len(laid.rows)
    for at, one in enumerate(laid.rows):
        above += laid.height(one)
        if isinstance(one, TableRow) and at < stay:
            yield above, True
            above = 0.0
    if above + below:
        yield above + below, True
