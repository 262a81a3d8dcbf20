"""Why a rule file cannot be read as YAML: likely slips of the pen are tried on the text, and the one after which it reads on is told.

A parser stops where it can go no further, which is often a correct line below the wrong one. The text is here, so what a person may have
meant is tested instead of guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import yaml

from delegation.findings import Fix, Problem, Text
from delegation.loading.text.columns import (
    BEFORE,
    TABBED,
    Slip,
    dash_moved,
    is_swallowed,
    lined_up,
    moved,
    odd_blanks,
    odd_indent,
    tab_said,
    tabs,
)
from delegation.loading.text.document import Document, Positions
from delegation.loading.text.lines import lines_of
from delegation.loading.text.problems import spot
from delegation.loading.text.signs import (
    dash_forgotten,
    dashed,
    fence,
    has_two_keys,
    key_alone,
    may_stand,
    round_brackets,
    semicolons,
    two_keys,
    unknown,
)
from delegation.names.folding import fold
from delegation.speech.lists import KEYS
from delegation.speech.scalars import quoted

_MOST = 40
"""Slips that are tried: each is a reading of the whole file."""
_LONGEST = 5_000
"""Letters of a line: nobody writes a longer one by hand."""
_BEGUN = r"(?P<head> *(?:- +)*)"
_GLUED = re.compile(_BEGUN + r"(?P<key>[A-Za-z][\w-]*):(?P<value>[^\s:/].*)")
_QUOTED = re.compile(_BEGUN + r"(?P<key>[\w-]+: +)?(?P<value>(?P<mark>[\"']).*)")
_VALUE = re.compile(_BEGUN + r"(?P<key>[A-Za-z][\w-]*: +)?(?P<value>[^\s#].*)")
_TWO_WORDS = re.compile(_BEGUN + r"(?P<key>[a-z][a-z-]*) +(?P<value>[^\s:=>→⇒–—-].*)")
_OTHER_SIGN = re.compile(
    _BEGUN
    + r"(?P<key>[^\W\d_][\w -]*?)(?: *(?:(?:[-–—=]*[>→⇒»]|[:=\uff1d\uff1a]) *)+| +[-–—]+ +|[;,.] +)(?P<value>[^\s:=>→⇒–—-].*)"
)
"""A key with another sign behind it than the colon and the blank of YAML: «scope = whole», «phạm vi : …», «form -> 1»."""
_CUT_OFF = re.compile(
    r"(?P<before>.*(?:[\[{,] *|: +))(?P<value>[^\s\[\]{},:\"'#][^\[\]{}\"']*? #[^\"']*?)(?P<after>(?:, +[\w-]+: .*)?[\]}][\s\]},]*)"
)
"""A text in brackets in which `` #`` stands, so that what closes them is part of a remark."""
_LISTED = re.compile(
    r"(?P<head> *)(?P<sign>[-–—•*·●▪+]|\d{1,3}[.)](?=\s+\S)|[a-zđ]\)(?=\s*\S))(?P<gap> *)(?P<value>[\w{\"'].*)"
)
_CURLY = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})


def likely(document: Document, text: str, error: yaml.YAMLError, typed: dict[str, str]) -> Problem | None:
    """Tell the slip after which a text reads on past the line on which the parser stopped; ``None`` where none is found."""
    stopped = line, opened = line_of(error)
    lines = lines_of(text, ends=True)
    if line < 0 or not any(one.strip() for one in lines) or max(map(len, lines)) > _LONGEST:
        return None
    best: tuple[tuple[float, int], Slip] | None = None
    for number, slip in enumerate(_slips(document.kind, [one.rstrip("\r\n") for one in lines], line, opened)):
        if number >= _MOST or (best is not None and best[0] == (float("inf"), 0)):
            break
        score = _tried(document, lines, slip, stopped, typed)
        if score is not None and (best is None or score > best[0]):
            best = score, slip
    return _told(document.name, *best) if best is not None else _tab(document.name, lines, line)


def _told(name: str, score: tuple[float, int], slip: Slip) -> Problem:
    written, blanks = slip.new.strip(), len(slip.new)
    told = (f"ghi: {written}", f"write: {written}") if written else (f"{blanks} dấu cách", f"{blanks} blanks")
    is_sure = not (slip.moves or slip.doubtful) or score == (float("inf"), 0)
    fix = Fix(slip.todo or Text(*told), None if slip.by_hand else slip.new, sure=is_sure and not slip.by_hand)
    said = Text(f"không đọc được YAML: {slip.said.vi}", f"the YAML cannot be read: {slip.said.en}")
    return Problem(spot(name, slip.line, slip.start, slip.end), said, about=(name, "yaml", str(slip.line + 1)), fix=fix)


def _tab(name: str, lines: Sequence[str], line: int) -> Problem | None:
    """Tell of a tab where the text goes on being unreadable whatever stands in its place."""
    for number in range(min(line, len(lines) - 1), max(-1, line - 2), -1):
        tabbed = TABBED.match(lines[number])
        if tabbed is not None:
            said = tab_said(None)
            said = Text(f"không đọc được YAML: {said.vi}", f"the YAML cannot be read: {said.en}")
            return Problem(spot(name, number, 0, tabbed.end()), said, about=(name, "yaml", str(number + 1)))
    return None


def _tried(
    document: Document, lines: Sequence[str], slip: Slip, stopped: tuple[int, int], typed: dict[str, str]
) -> tuple[float, int] | None:
    """Read the text as it was meant: how far that goes, and how few faults it then has; ``None`` where it goes no further."""
    from delegation.loading.text.events import tree_of  # noqa: PLC0415  which asks this module when it cannot read on

    old = lines[slip.line]
    changed = "".join([*lines[: slip.line], old[: slip.start] + slip.new + old[slip.end :], *lines[slip.line + 1 :]])
    tried = Document(document.name, document.kind, changed.encode(), None, Positions(), [])
    try:
        tree = tree_of(tried, typed)
    except yaml.YAMLError as error:
        is_better = _goes_further(line_of(error), stopped, slip, error) and not is_swallowed(
            tried.positions.starts, lines, slip
        )
        return (line_of(error)[0], 0) if is_better else None
    if tree is None or is_swallowed(tried.positions.starts, lines, slip):
        return None
    from delegation.loading import schema  # noqa: PLC0415  only a faulty document needs it

    return float("inf"), -len(tried.problems) - len(schema.complaints(document.kind, tree))


def line_of(error: yaml.YAMLError) -> tuple[int, int]:
    """Give the lines, counted from 0, on which a parser stopped and on which what it was in began; -1 where it does not say."""
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    return mark.line if mark is not None else -1, opened.line if opened is not None else -1


def _goes_further(now: tuple[int, int], stopped: tuple[int, int], slip: Slip, error: yaml.YAMLError) -> bool:
    """Whether a parser stops later than it did. What is opened on the changed line and goes wrong later is still wrong there."""
    context = str(getattr(error, "context", ""))
    if ("scalar" in context or "key" in context) and now[1] <= slip.line and not slip.new.isspace():
        return False
    now = now[0] - slip.new.count("\n"), now[1]
    return now[0] > stopped[0] or (now[0] == stopped[0] and now[1] > max(stopped[1], slip.line))


def _slips(kind: str, lines: Sequence[str], line: int, opened: int) -> Iterator[Slip]:
    last = min(line, len(lines) - 1)
    near = [last, *([opened] if 0 <= opened < last else [])]
    above = next((one for one in range(last - 1, -1, -1) if lines[one].strip()), None)
    near += [above] if above is not None and above not in near else []
    bare = [_without_remark(one) for one in lines[: last + 1]]
    for one in near:
        yield from tabs(lines, one)
    for one in near:
        yield from odd_blanks(bare[one], one)
        yield from odd_indent(bare[one], one)
        yield from _listed(bare[one], one)
        yield from _glued(bare[one], one)
    for one in dict.fromkeys([*near, *range(last, max(-1, last - BEFORE), -1)]):
        yield from _unclosed(bare[one], one)
    for one in near:
        yield from _without_colon(kind, bare[one], one)
    for one in near:
        yield from fence(lines[one], one)
        yield from dashed(kind, bare[one], one)
        yield from semicolons(bare[one], one)
        yield from round_brackets(bare[one], one)
        yield from unknown(kind, bare[one], one)
        yield from key_alone(kind, lines, one)
        yield from two_keys(kind, bare, one)
    yield from dash_forgotten(lines, last)
    yield from moved(lines, last)
    if above is not None:
        yield from lined_up(lines, above, last)
        yield from dash_moved(lines, above, last)
    for one in near:
        yield from _cut_off(lines[one], bare[one], one)
        yield from _bracket(bare[one], one)
    for one in near:
        yield from _as_text(kind, lines, bare[one], one)


def _listed(text: str, line: int) -> Iterator[Slip]:
    """Put the sign of a list, and the blank behind it, in the place of another bullet."""
    found = _LISTED.fullmatch(text)
    if found is not None and (found["sign"] != "-" or not found["gap"]):
        new = f"- {found['value']}"
        said = Text(
            f"mỗi mục của danh sách bắt đầu bằng dấu trừ và một dấu cách. Hãy ghi «{new}».",
            f"each entry of a list begins with a hyphen and a blank. Write «{new}».",
        )
        yield Slip(line, found.end("head"), len(text), new, said)


def _without_remark(text: str) -> str:
    """Give a line without the remark at its end."""
    return re.split(r"\s+#", text, maxsplit=1)[0].rstrip() if not text.lstrip().startswith("#") else ""


def _glued(text: str, line: int) -> Iterator[Slip]:
    found = _GLUED.fullmatch(text)
    if found is not None:
        new = f"{found['key']}: {found['value']}"
        said = Text(
            f"sau «{found['key']}:» thiếu dấu cách. Hãy ghi «{new}».",
            f"a blank is missing after «{found['key']}:». Write «{new}».",
        )
        yield Slip(line, found.end("head"), len(text), new, said)


def _unclosed(text: str, line: int) -> Iterator[Slip]:
    found = _QUOTED.fullmatch(text)
    if found is None:
        return
    mark, value = found["mark"], found["value"].rstrip()
    if len(value) > 1 and value.endswith(mark):
        return
    # A curly quote at the end was meant to close it.
    value = value[:-1] if len(value) > 1 and value[-1].translate(_CURLY) == mark else value
    said = Text(
        f"dấu nháy {mark} mở ra ở đây mà không đóng. Hãy ghi «{value}{mark}».",
        f"the quote {mark} is opened here and never closed. Write «{value}{mark}».",
    )
    yield Slip(line, found.start("value"), len(text), value + mark, said)


def _without_colon(kind: str, text: str, line: int) -> Iterator[Slip]:
    signed = _OTHER_SIGN.fullmatch(text)
    found = signed or _TWO_WORDS.fullmatch(text)
    if found is None:
        return
    from delegation.loading.schema import keys_of  # noqa: PLC0415  only a faulty document needs it

    # With a sign behind it a key of several words can be told from its value.
    called = KEYS.get(fold(found["key"]), ()) if signed else ()
    if not keys_of(kind).isdisjoint((found["key"], *called)):
        new = f"{found['key']}: {found['value']}"
        said = Text(
            f"sau khóa «{found['key']}» thiếu dấu «:». Hãy ghi «{new}».",
            f"a «:» is missing after the key «{found['key']}». Write «{new}».",
        )
        yield Slip(line, found.end("head"), len(text), new, said)


def _cut_off(whole: str, text: str, line: int) -> Iterator[Slip]:
    """Put a text in brackets in quotes that a remark ends before they are closed. ``text``: the line without its remark."""
    found = _CUT_OFF.fullmatch(whole) if len(text) < len(whole) else None
    if found is not None:
        new = quoted(found["value"].rstrip())
        said = Text(
            f"trong ngoặc này dấu « #» làm phần sau thành ghi chú, nên ngoặc không đóng. Hãy đặt cả câu trong dấu nháy: {new}",
            f"a « #» in these brackets makes a remark of what follows, so that they are never closed. Put the whole text in quotes: {new}",
        )
        yield Slip(line, found.start("value"), found.end("value"), new, said)


def _as_text(kind: str, lines: Sequence[str], text: str, line: int) -> Iterator[Slip]:
    """Put a whole value in quotes, where a text may stand; curly quotes that were meant as such become straight ones."""
    found = _VALUE.fullmatch(text)
    if found is None:
        return
    value = found["value"].rstrip()
    if value[0] + value[-1] in ("[]", "{}"):
        return
    key = found["key"]
    if has_two_keys(kind, value):
        return
    may_be = may_stand(kind, lines, line, found["head"], key and key.rstrip(" :"))
    straight = value.translate(_CURLY)
    if straight != value and straight[0] == straight[-1] and straight[0] in "\"'" and len(straight) > 1:
        said = Text(
            f"dấu nháy cong không phải dấu nháy của YAML. Hãy ghi «{straight}».",
            f"curly quotes are no quotes of YAML. Write «{straight}».",
        )
        yield Slip(line, found.start("value"), len(text), straight, said, doubtful=not may_be(straight[1:-1]))
    if value[0] in "\"'" and value.endswith(value[0]) and len(value) > 1 and value.count(value[0]) == 2:  # noqa: PLR2004  opened and closed
        return
    if may_be(value) is False:
        return
    new = quoted(value) if '"' not in value or "'" in value else f"'{value}'"
    said = Text(
        f"câu này có dấu mà YAML hiểu khác (như «: » ở giữa, hoặc % @ & * ! ở đầu). Hãy đặt cả câu trong dấu nháy: {new}",
        f"this text holds signs that YAML reads otherwise (a «: » inside, or % @ & * ! first). Put it all in quotes: {new}",
    )
    yield Slip(line, found.start("value"), len(text), new, said, doubtful=not may_be(value))


def _bracket(text: str, line: int) -> Iterator[Slip]:
    bare = text.rstrip()
    for mark, closing in (("{", "}"), ("[", "]")):
        if bare.count(mark) > bare.count(closing):
            start = bare.index(mark)
            said = Text(
                f"ngoặc «{mark}» mở ra ở đây mà không đóng. Hãy thêm «{closing}» ở cuối.",
                f"the bracket «{mark}» is opened here and never closed. Add «{closing}» at the end.",
            )
            yield Slip(line, start, len(text), bare[start:] + closing, said)
