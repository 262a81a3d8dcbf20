"""Where somebody is writing in a text that may be unreadable yet: by indentation and brackets, without parsing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from delegation.loading.text.lines import lines_of
from delegation.model.places import Step
from delegation.values import dataclass

_KEY = re.compile(r"""("[^"]*"|'[^']*'|[^\s'"\[\]{},#&*!|>%@`-][^\s'"\[\]{},#:]*|-[^\s'"\[\]{},#:]+):(?=\s|$)""")
_DASH = re.compile(r"-(?=\s|$)")
_MOST_BRACKETS = 60
"""Lines that brackets may go over."""
_OPEN, _CLOSED = {"[": "]", "{": "}"}, {"]", "}"}


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the cursor stands.

    ``path``: keys and places in lists (always 0) that lead to what is written; where ``key`` is so, of the mapping in which a key
    begins here. ``word``: what is written so far, without quotes, from the letter ``start`` to the cursor; ``end``: how far it goes on
    behind it; ``quote``: in which quotes. ``beside``: keys of the same mapping with their values, as far as they are seen.
    """

    path: tuple[Step, ...]
    key: bool
    word: str
    start: int
    end: int
    quote: str = ""
    beside: tuple[tuple[str, str], ...] = ()
    value: bool = False
    """Whether a value may stand here, too: an entry of a list begins with neither."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A key or dash of a line, with its column; ``rest``: what stands behind it."""

    column: int
    step: Step
    rest: str = ""


def cursor_at(text: str, offset: int) -> Cursor | None:
    """Find where a letter of a text stands; ``None`` within a remark or a text of several lines."""
    begin = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    above = lines_of(text[:begin])[:-1]
    line = text[begin:offset]
    stop = next((at for at in range(offset, len(text)) if text[at] in "\r\n"), len(text))
    behind, following = text[offset:stop], lines_of(text[stop:][:20_000])[1:]
    if _is_remark(line):
        return None
    pieces, rest_at = _pieces(line)
    flow = _flow(above, line[rest_at:], pieces[0].column) if pieces else _flow(above, line)
    if flow is not None:
        return _in_brackets(above, line, behind, flow, offset)
    return _in_block(above, line, behind, following, offset, pieces, rest_at)


def _is_remark(line: str) -> bool:
    return re.search(r"(?:^|\s)#", re.sub(r"\"[^\"]*\"?|'[^']*'?", "x", line)) is not None


def _pieces(line: str) -> tuple[list[_Piece], int]:
    """Give the dashes and the key that a line begins with, and where what follows them begins."""
    found, at = list[_Piece](), len(line) - len(line.lstrip(" "))
    while True:
        dash = _DASH.match(line, at)
        if dash is not None:
            found.append(_Piece(at, 0))
            at = dash.end() + len(line[dash.end() :]) - len(line[dash.end() :].lstrip(" "))
            continue
        key = _KEY.match(line, at)
        if key is not None:
            at_value = key.end() + len(line[key.end() :]) - len(line[key.end() :].lstrip(" "))
            found.append(_Piece(at, _unquoted(key[1]), line[key.end() :].strip()))
            return found, at_value
        return found, at


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _unquoted(word: str) -> str:
    return word[1:-1] if len(word) > 1 and word[0] == word[-1] and word[0] in "\"'" else word


def _ancestors(above: Sequence[str], column: int, *, is_dash: bool) -> Iterator[_Piece]:
    """Give the keys and dashes that something at a column stands below, the nearest first."""
    for line in reversed(above):
        if column == 0 and not is_dash:
            return
        if not line.strip() or line.lstrip().startswith("#") or _indent(line) > column:
            continue
        for one in reversed(_pieces(line)[0]):
            # The dashes of a list may stand below the first letter of its key.
            if one.column < column or (is_dash and one.column == column and isinstance(one.step, str)):
                yield one
                column, is_dash = one.column, one.step == 0


def _path(pieces: Sequence[_Piece], above: Sequence[str], column: int, *, is_dash: bool) -> tuple[Step, ...]:
    top = (pieces[0].column, pieces[0].step == 0) if pieces else (column, is_dash)
    higher = [one.step for one in _ancestors(above, top[0], is_dash=top[1])]
    return (*reversed(higher), *(one.step for one in pieces))


def _in_block(
    above: Sequence[str],
    line: str,
    behind: str,
    following: Sequence[str],
    offset: int,
    pieces: list[_Piece],
    rest_at: int,
) -> Cursor:
    word, rest = line[rest_at:], re.split(r"\s#|:\s", behind)[0].rstrip()
    quote = word[:1] if word[:1] in ("'", '"') else ""
    start, end = offset - len(word) + len(quote), offset + len(rest)
    own = Cursor((), key=False, word=word[len(quote) :], start=start, end=end, quote=quote)
    if pieces and isinstance(pieces[-1].step, str):
        beside = _beside(above, following, pieces[-1].column)
        return replace(own, path=_path(pieces, above, 0, is_dash=False), beside=beside)
    # A key begins here, below the dashes of the line; or a value, where what stands above has none yet.
    column = rest_at
    path = _path(pieces, above, column, is_dash=False)
    inside = (*_beside(above, following, column),) if not pieces else _beside((), following, column)
    return replace(own, path=path, key=True, beside=inside, value=bool(pieces) or not inside)


def _beside(above: Sequence[str], following: Sequence[str], column: int) -> tuple[tuple[str, str], ...]:
    """Give the keys at a column of the same mapping, before and behind, with what stands on their lines."""
    return (*reversed(list(_keys(reversed(above), column, upwards=True))), *_keys(following, column, upwards=False))


def _keys(lines: Iterator[str] | Sequence[str], column: int, *, upwards: bool) -> Iterator[tuple[str, str]]:
    for line in lines:
        begins = _indent(line)
        if not line.strip() or line.lstrip().startswith("#") or begins > column:
            continue
        pieces = _pieces(line)[0]
        own = next((one for one in pieces if one.column == column and isinstance(one.step, str)), None)
        if begins < column and not (upwards and own is not None):
            return
        if own is not None:
            yield str(own.step), _unquoted(own.rest)
        if begins < column:
            return


@dataclass(frozen=True, slots=True)
class _Flow:
    """Brackets that are open at the cursor: on how many lines above they begin, and the text from there to the cursor."""

    lines: int
    text: str


def _flow(above: Sequence[str], line: str, column: int = 10_000) -> _Flow | None:
    """Find the brackets that are open at the end of a line; they may begin above where lines end within them.

    ``column``: that of a key or dash with which the line begins: it stands in no brackets of a line that is not further out.
    """
    text, lines = line, 0
    while True:
        previous = above[len(above) - lines - 1].rstrip() if lines < min(len(above), _MOST_BRACKETS) else ""
        goes_on = previous.endswith((",", "[", "{")) and len(previous) - len(previous.lstrip(" ")) < column
        if _levels(text) and (lines or not goes_on or _pieces(text)[0]):
            return _Flow(lines, text)
        if not goes_on:
            return None
        lines += 1
        text = previous + "\n" + text


def _levels(text: str) -> list[tuple[str, int]]:
    """Give the brackets that are open at the end of a text, each with its place."""
    found = list[tuple[str, int]]()
    for at, one, last in _outside_quotes(text):
        if one in _OPEN:
            if found or last in " \n:-[{," or at == 0:
                found.append((one, at))
        elif one in _CLOSED and found:
            found.pop()
    return found


def _outside_quotes(text: str) -> Iterator[tuple[int, str, str]]:
    """Give the letters that stand in no quotes, each with its place and the letter before it."""
    quote, last = "", " "
    for at, one in enumerate(text):
        if quote:
            quote = "" if one == quote else quote
        elif one in "\"'" and last in " \n[{,:":
            quote = one
        else:
            yield at, one, last
        last = one


def _in_brackets(above: Sequence[str], line: str, behind: str, flow: _Flow, offset: int) -> Cursor:
    lines = above[: len(above) - flow.lines] if flow.lines else above
    first = flow.text.split("\n", 1)[0] if flow.lines else line
    pieces, _ = _pieces(first)
    # The text behind the key or dash that the brackets are the value of.
    text = flow.text[_pieces(flow.text)[1] :] if flow.lines else line[_pieces(line)[1] :]
    path: list[Step] = [*_path(pieces, lines, len(first) - len(first.lstrip(" ")), is_dash=False)]
    levels = _levels(text)
    key, word, beside = False, "", list[tuple[str, str]]()
    for number, (bracket, at) in enumerate(levels):
        last = number + 1 == len(levels)
        stop = len(text) if last else levels[number + 1][1]
        parts = _parts(text[at + 1 : stop])
        current = parts[-1]
        if bracket == "[":
            path.append(0)
            word = current.lstrip() if last else ""
            key, beside = False, []
            continue
        name, colon, value = _split(current)
        beside = [
            (_unquoted(one.strip()), _unquoted(each.strip())) for one, sign, each in map(_split, parts[:-1]) if sign
        ]
        key = last and not colon
        word = value.lstrip() if colon else name.lstrip()
        if colon:
            path.append(_unquoted(name.strip()))
    quote = word[:1] if word[:1] in ("'", '"') else ""
    rest = re.split(r"[,\]}\"']|\s#|:\s", behind)[0].rstrip()
    in_list = bool(path) and path[-1] == 0 and not key
    more = tuple(_following(behind))
    return Cursor(
        tuple(path), key, word[len(quote) :], offset - len(word) + len(quote), offset + len(rest), quote,
        (*beside, *more), value=in_list,
    )  # fmt: skip


def _parts(text: str) -> list[str]:
    """Split what stands in brackets by the commas that are in no further brackets and quotes."""
    found, depth, begin = list[str](), 0, 0
    for at, one, _ in _outside_quotes(text):
        depth += (one in _OPEN) - (one in _CLOSED)
        if one == "," and depth == 0:
            found.append(text[begin:at])
            begin = at + 1
    return [*found, text[begin:]]


def _split(part: str) -> tuple[str, str, str]:
    found = re.match(r"""\s*("[^"]*"|'[^']*'|[^\s:'"]+)\s*:(?=\s|$)""", part)
    return (found[1], ":", part[found.end() :]) if found is not None else (part, "", "")


def _following(behind: str) -> Iterator[tuple[str, str]]:
    """Give the keys that follow in the same brackets."""
    depth, end = 0, len(behind)
    for at, one in enumerate(behind):
        depth += (one in _OPEN) - (one in _CLOSED)
        if depth < 0:
            end = at
            break
    for part in _parts(behind[:end])[1:]:
        name, colon, value = _split(part)
        if colon:
            yield _unquoted(name), _unquoted(value.strip())
