"""Changes of a rule file by its characters: what is not changed stays, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from delegation.findings import Location
from delegation.loading.text.document import Document
from delegation.loading.text.lines import ENDS
from delegation.model.places import KeyOf, Step
from delegation.speech.scalars import quoted, word
from delegation.values import dataclass

Path = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """``new`` in the place of the characters from ``start`` to ``end``, counted from the beginning of the text; the end is exclusive."""

    start: int
    end: int
    new: str


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Give a text after its edits, in whatever order they come. Raises ``ValueError`` where two are of the same characters."""
    pieces, at = list[str](), 0
    for one in sorted(edits, key=lambda each: (each.start, each.end)):
        if one.start < at:
            raise ValueError(one)
        pieces += [text[at : one.start], one.new]
        at = one.end
    return "".join([*pieces, text[at:]])


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """Give the edits that can be made together: of two that are of the same characters the one that begins first."""
    found, at = list[Edit](), 0
    for one in sorted(edits, key=lambda each: (each.start, each.end)):
        if one.start >= at:
            found.append(one)
            at = max(one.end, one.start + 1)
    return found


def stretch(document: Document, at: Location) -> tuple[int, int]:
    """Give where a location begins and ends, in characters from the beginning of the text."""
    return document.offset(at.line, at.column), document.offset(at.end_line, at.end_column)


def whole(document: Document, path: Path) -> Location | None:
    """Give the stretch of text that another one may take the place of: of a value in brackets up to the one that closes it; ``None`` where only its beginning is known."""
    at = document.locate(path)
    if not document.goes_on(path):
        return at
    if path[:1] == ("@",) or document.tree is None:
        return None
    try:
        start, end = _bracketed(document, path)
    except (ValueError, LookupError):
        return None
    (line, column), last = document.spot(start), document.spot(end)
    return Location(document.name, line, column, *last)


def put(document: Document, path: Path, new: str) -> Edit:
    """Put another text in the place of a scalar, in the quotes in which it stands. Raises ``ValueError`` where it spans several lines."""
    start, end = _scalar(document, path)
    return Edit(start, end, _as_quoted(new, document.text[start:end]))


def exchange(document: Document, path: Path, before: str, after: str) -> Edit:
    """Put a text in the place of a scalar that says ``before``, by the fewest characters: what both begin and end with stays.

    Raises ``ValueError`` as ``put`` does.
    """
    start, end = _scalar(document, path)
    quotes = int(document.text[start] in "\"'")
    if document.text[start + quotes : end - quotes] != before:
        return put(document, path, after)
    same = alike(before, after)
    rest = alike(before[same:][::-1], after[same:][::-1])
    return Edit(start + quotes + same, end - quotes - rest, after[same : len(after) - rest])


def add_key(document: Document, path: Path, key: str, value: str, *, after: str | None = None) -> Edit:
    """Add a key with its value, as YAML, to a mapping: behind the key ``after``, whose value stands on one line; else as its first."""
    mapping, text = stretch(document, document.locate(path))[0], document.text
    flows = text[mapping : mapping + 1] == "{"
    if after is None:
        at = mapping + flows
        return Edit(
            at, at, f"{key}: {value}, " if flows else f"{key}: {value}{end_of_line(text)}{_margin(text, mapping)}"
        )
    at = stretch(document, document.locate((*path, after)))[1]
    if flows:
        return Edit(at, at, f", {key}: {value}")
    while at < len(text) and text[at] not in ENDS:
        at += 1
    return Edit(at, at, f"{end_of_line(text)}{_margin(text, mapping)}{key}: {value}")


def put_whole(document: Document, path: Path, new: str) -> Edit:
    """Put YAML in the place of a value, which is a scalar or stands in brackets. Raises ``ValueError`` where it is neither."""
    if not document.goes_on(path):
        start, end = _scalar(document, path)
        return Edit(start, end, new)
    return Edit(*_bracketed(document, path), new)


def written(document: Document, path: Path) -> str:
    """Give a value as it is written: a scalar, or what stands in brackets. Raises ``ValueError`` where it is neither."""
    at = put_whole(document, path, "")
    return document.text[at.start : at.end]


def append(document: Document, path: Path, new: str, above: tuple[str, ...] = ()) -> Edit:
    """Add an entry, YAML, behind the last one of a list that has some; further lines of it are moved below its first.

    ``above``: lines of remarks before it. Raises ``ValueError`` where the list stands in brackets and the entry on several lines.
    """
    last = (*path, len(document.value(path)) - 1)
    start, ends = stretch(document, document.locate(last))[0], end_of_line(document.text)
    if document.text[:start].rstrip(" ")[-1:] != "-":
        if "\n" in new or above:
            raise ValueError(path)
        end = _bracketed(document, last)[1] if document.goes_on(last) else _scalar(document, last)[1]
        return Edit(end, end, f", {new}")
    line = document.lines_of(last)[-1]
    at = document.offset(line) + len(document.line(line))
    margin = _margin(document.text, document.text.rindex("-", 0, start))
    first = "".join(f"{ends}{margin}{one}" for one in above)
    return Edit(at, at, f"{first}{ends}{margin}- " + new.replace("\n", f"{ends}{margin}  "))


def _bracketed(document: Document, path: Path) -> tuple[int, int]:
    """Give where a value in brackets begins and ends: behind the bracket that closes it."""
    start, found = stretch(document, document.locate(path))[0], document.value(path)
    opened = document.text[start : start + 1]
    if opened not in ("{", "["):
        raise ValueError(path)
    inner = [*found][-1:] if isinstance(found, dict) else [len(found) - 1] if found else []
    end = start + 1
    for step in inner:
        at = (*path, step)
        if document.value(at) is None:  # a key without a value: nothing stands behind it
            end = stretch(document, document.locate(at))[0]
            continue
        end = _bracketed(document, at)[1] if document.goes_on(at) else _scalar(document, at)[1]
    return start, document.text.index("}" if opened == "{" else "]", end) + 1


def take_out(document: Document, path: Path, others: int) -> Edit:
    """Take out a scalar, one of a list with so many ``others``, or the value of a key; without others the key goes as well.

    Raises ``ValueError`` as ``put`` does.
    """
    start, end = _scalar(document, path)
    listed = isinstance(path[-1], int)
    key = path[:-1] if listed else path
    flows = listed and document.text[:start].rstrip()[-1:] in ("[", ",")
    if others and flows:
        number = int(path[-1])
        if number:
            return Edit(_scalar(document, (*key, number - 1))[1], end, "")
        return Edit(start, _scalar(document, (*key, number + 1))[0], "")
    begun = stretch(document, document.locate((*key[:-1], KeyOf(key[-1]))))[0]
    before = document.text[:begun].rstrip()
    if not others and before[-1:] == ",":
        return Edit(len(before) - 1, document.text.index("]", end) + 1 if flows else end, "")
    first = document.locate(path if others else (*key[:-1], KeyOf(key[-1]))).line
    return Edit(document.offset(first), document.offset(document.locate(path).line + 1), "")


def alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the letters, or lines, with which two texts begin alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _scalar(document: Document, path: Path) -> tuple[int, int]:
    at = document.locate(path)
    if document.goes_on(path) or at.line != at.end_line:
        raise ValueError(path)
    return stretch(document, at)


def _as_quoted(new: str, written: str) -> str:
    """Write a text in the quotes of another; one without quotes gets them where other readers would not take it for text."""
    if written[:1] == "'":
        return "'" + new.replace("'", "''") + "'"
    return quoted(new) if written[:1] == '"' else word(new)


def end_of_line(text: str) -> str:
    """Give how lines end in a text."""
    return "\r\n" if "\r\n" in text else "\n"


def _margin(text: str, at: int) -> str:
    """Give the blanks that bring a line to the column at which something stands."""
    return " " * (at - 1 - max(text.rfind(end, 0, at) for end in ENDS))
