"""Slips of the pen in the column of a line: tabs, lines and entries that are not in line with those around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from delegation.findings import Text
from delegation.speech import in_english
from delegation.values import dataclass

BEFORE = 30
"""Lines above the place where the parser stopped that are looked at."""
TABBED = re.compile(r"[ \t]*\t[ \t]*")
_ODD = re.compile(r"(?<=[:-])[\u00a0\u2000-\u200a\u202f\u3000]+ *")
_ODD_INDENT = re.compile(
    r"[ \u00a0\u2000-\u200a\u202f\u3000]*[\u00a0\u2000-\u200a\u202f\u3000][ \u00a0\u2000-\u200a\u202f\u3000]*"
)

_OPENING = re.compile(r"(?P<head> *(?:- +)*)(?P<key>[\w-]+): *(?:#.*)?$")
"""A line with a key behind which nothing stands: what belongs to it stands below."""


_OF_ITS_OWN = re.compile(r"\s*(?:- |[\w-]+:(?:\s|$))")
"""A line that begins with a key or a dash."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What may have been meant: on a line, counted from 0, ``new`` in place of what stands from ``start`` to ``end``."""

    line: int
    start: int
    end: int
    new: str
    said: Text
    moves: bool = False
    """Whether it changes the column of a line, and so perhaps what the line belongs to."""
    doubtful: bool = False
    """Whether the key wants another value than what would then stand there, so that it is told, and not written."""
    by_hand: bool = False
    """Whether a person has yet to write a value, or to choose one of two, so that nothing is put in its place."""
    todo: Text | None = None
    """What is to be done, where that is not to write what is new."""


def tabs(lines: Sequence[str], line: int) -> Iterator[Slip]:
    """Put blanks in the place of a tab."""
    tabbed = TABBED.match(lines[line])
    if tabbed is not None:
        for column, _, _ in _columns(lines, line):
            yield Slip(line, 0, tabbed.end(), " " * column, tab_said(column))


def odd_blanks(text: str, line: int) -> Iterator[Slip]:
    """Put plain blanks in the place of those that only look like them: YAML reads no key before one."""
    found = _ODD.search(text)
    if found is not None:
        new = _ODD.sub(" ", text)[found.start() :]
        said = Text(
            "sau dấu «:» hay «-» là một dấu cách lạ (không ngắt dòng), YAML chỉ nhận dấu cách thường. Hãy gõ lại dấu cách đó.",
            "behind «:» or «-» stands a blank of another kind (one that breaks no line); YAML takes plain ones. Type it anew.",
        )
        yield Slip(line, found.start(), len(text), new, said)


def odd_indent(text: str, line: int) -> Iterator[Slip]:
    """Put plain blanks at the beginning of a line, as many as there are of any kind."""
    found = _ODD_INDENT.match(text)
    if found is not None:
        said = Text(
            f"dòng này thụt bằng dấu cách lạ (không ngắt dòng), YAML chỉ nhận dấu cách thường. Hãy gõ lại {found.end()} dấu cách.",
            f"this line is indented by blanks of another kind (that break no line); YAML takes plain ones. Type {found.end()} blanks anew.",
        )
        yield Slip(line, 0, found.end(), " " * found.end(), said)


def tab_said(column: int | None) -> Text:
    """Tell of a tab: by how many blanks the line is to be indented, ``None`` where that is not known."""
    vi, en = (
        (f"thay Tab bằng {column} dấu cách", f"Replace the tab with {column} blanks")
        if column
        else ("xóa Tab đi", "Delete the tab")
    )
    if column is None:
        vi, en = (
            "thay Tab bằng dấu cách, thẳng hàng với dòng trên",
            "Replace the tab with blanks, in line with the line above",
        )
    return Text(
        f"dòng này thụt bằng phím Tab; YAML chỉ nhận dấu cách. Hãy {vi}.",
        f"this line is indented with a tab; YAML takes blanks only. {en}.",
    )


def _columns(lines: Sequence[str], line: int) -> Iterator[tuple[int, int, str]]:
    """Give the columns at which lines above begin, the nearest first, each with its line and what stands there."""
    seen: set[int] = set()
    for number in range(line - 1, max(-1, line - BEFORE), -1):
        bare = lines[number].lstrip(" ")
        if not bare or bare.startswith(("#", "\t")):
            continue
        column = len(lines[number]) - len(bare)
        dash = re.match(r"- +", bare)
        inner = [(column + dash.end(), bare[dash.end() :])] if dash is not None else []
        below = [(column + 2, "")] if re.fullmatch(r"[\w-]+: *", bare) else []
        for at, word in (*inner, *below, (column, bare)):
            if at not in seen:
                seen.add(at)
                yield at, number, word.split(":")[0][:30]


def moved(lines: Sequence[str], line: int) -> Iterator[Slip]:
    """Put a line in line with one above."""
    bare = lines[line].lstrip(" ")
    stands = len(lines[line]) - len(bare)
    word = re.match(r"\S+", bare)
    if word is None or bare.startswith("#"):
        return
    for column, other, beside in _columns(lines, line):
        if column == stands:
            continue
        vi = f" cho thẳng hàng với «{beside}» ở dòng {other + 1}" if beside else ""
        en = f", in line with «{beside}» on line {other + 1}" if beside else ""
        under = _under(lines, line, column, is_entry=bare.startswith("- "))
        said = Text(
            f"dòng này thụt {stands} dấu cách mà phải thụt {column}{vi}{under.vi}.",
            f"this line is indented by {stands} blanks and must be by {column}{en}{under.en}.",
        )
        new = " " * column + word.group()
        yield Slip(line, 0, stands + word.end(), new, said, moves=True, todo=_indent(stands, column, bare))


def lined_up(lines: Sequence[str], line: int, below: int) -> Iterator[Slip]:
    """Put a line in line with the one below it, on which the parser stopped: it stood too far to the left, and ended what both belong to."""
    bare, other = lines[line].lstrip(" "), lines[below].lstrip(" ")
    stands, wanted = len(lines[line]) - len(bare), len(lines[below]) - len(other)
    words = re.match(r"[\w-]+:", bare), re.match(r"([\w-]+):", other)
    if words[0] is None or words[1] is None or stands >= wanted:
        return
    said = Text(
        f"dòng này thụt {stands} dấu cách mà phải thụt {wanted} cho thẳng hàng với «{words[1][1]}» ở dòng {below + 1}.",
        f"this line is indented by {stands} blanks and must be by {wanted}, in line with «{words[1][1]}» on line {below + 1}.",
    )
    new = " " * wanted + words[0].group()
    yield Slip(line, 0, stands + words[0].end(), new, said, moves=True, todo=_indent(stands, wanted, bare))


def dash_moved(lines: Sequence[str], line: int, below: int) -> Iterator[Slip]:
    """Put the line that begins an entry where the lines below it, which stand in line with each other, say that it should be."""
    dash = re.match(r"( *)(- +)(\S+)", lines[line])
    if dash is None:
        return
    stands, wanted = len(dash[1]), len(lines[below]) - len(lines[below].lstrip(" ")) - len(dash[2])
    if wanted < 0 or wanted == stands:
        return
    said = Text(
        f"dòng này thụt {stands} dấu cách mà phải thụt {wanted}, để «{dash[3]}» thẳng hàng với dòng {below + 1}.",
        f"this line is indented by {stands} blanks and must be by {wanted}, so that «{dash[3]}» is in line with line {below + 1}.",
    )
    todo = _indent(stands, wanted, lines[line].lstrip(" "))
    yield Slip(line, 0, dash.end(), " " * wanted + dash[2] + dash[3], said, moves=True, todo=todo)


def is_swallowed(starts: Iterable[int], lines: Sequence[str], slip: Slip) -> bool:
    """Whether a line that was moved became part of a text above, in which everything can be read. ``starts``: where in the text something now begins.

    A line behind a tab may well belong to such a text; one with a key or a dash does not.
    """
    old = lines[slip.line]
    begin = sum(map(len, lines[: slip.line]))
    end = begin + len(old) + len(slip.new) - (slip.end - slip.start)
    is_moved = slip.moves or (slip.new.isspace() and _OF_ITS_OWN.match(old) is not None)
    return is_moved and not any(begin <= at < end for at in starts)


def _under(lines: Sequence[str], line: int, column: int, *, is_entry: bool) -> Text:
    """Say below which key a line stands at a column; nothing at the head of a file."""
    for number in range(line - 1, -1, -1):
        found = _OPENING.match(lines[number])
        if found is None:
            continue
        key_at = len(found["head"])
        if key_at < column or (is_entry and key_at == column):
            opened = f"«{found['key']}»"
            return Text(f", thuộc {opened} ở dòng {number + 1}", f", below {opened} on line {number + 1}")
    return Text("", "")


def _indent(stands: int, column: int, bare: str) -> Text:
    """Say what to type so that a line that stands at one column begins at another."""
    start = re.match(r"(?:- +)?[\w-]+:?|\S+", bare)
    shown = start.group() if start is not None else bare
    more = column - stands
    if not column:
        return Text(f"xóa hết dấu cách trước «{shown}»", f"delete all blanks before «{shown}»")
    vi, en = (
        (f"gõ thêm {more}", f"type {in_english(more, 'more blank')}")
        if more > 0
        else (f"xóa bớt {-more}", f"delete {in_english(-more, 'blank')}")
    )
    return Text(
        f"{vi} dấu cách trước «{shown}» (còn đúng {column})", f"{en} before «{shown}» (so that there are {column})"
    )
