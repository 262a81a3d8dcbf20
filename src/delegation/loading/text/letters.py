"""Misleading letters: text that is not composed, and letters that look like others or cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from delegation.findings import Fix, Problem, Text
from delegation.loading.text.document import Document
from delegation.loading.text.lines import lines_of
from delegation.loading.text.problems import MOST, and_more, spot
from delegation.model.places import KeyOf, Place
from delegation.speech.letters import visible_letter

SUSPICIOUS = re.compile(
    "[\u00d0\u00f0\u0189\u0256"  # letters that look like Đ and đ
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff9-\ufffb\U000e0000-\U000e01ef"  # invisible ones
    "\u0085\u2028\u2029"  # ends of lines that no editor shows
    "\u00a0\u2000-\u200a\u202f\u205f\u3000"  # spaces that are none
    "\uff01-\uff5e"  # wide letters
    "\u0370-\u03ff\u0400-\u04ff"  # Greek and Cyrillic
    "\ufdd0-\ufdef"
    + "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000))
    + "]"  # none at all
)
STEERING = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{SUSPICIOUS.pattern[1:]}")
"""What a value may hold by escapes beside that: marks that steer a machine."""
_LOOKALIKES = {
    **dict(zip("ÐðƉɖАВЕКМНОРСТХаеорсхуіΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ĐđĐđABEKMHOPCTXaeopcxyiABEZHIKMNOPTYXo", strict=True)),
    **dict.fromkeys("\u00a0\u202f\u205f\u3000", " "),
    **{chr(code): " " for code in range(0x2000, 0x200B)},
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
}


def misleading(name: str, text: str) -> Iterator[Problem]:
    """Find text that is not NFC and letters that look like others or cannot be seen."""
    shown, apart = 0, list[tuple[int, str]]()
    for number, _, line, found in _slips(text):
        if found is None:
            # A program that writes separate marks writes all of a file so: one message for all lines.
            apart.append((number, line.rstrip("\r\n")) if not apart else (number, ""))
            continue
        shown += 1
        if shown <= MOST:
            yield _misleading(name, (number, found.start()), found.group(), _word_at(line, found.start()))
    if apart:
        yield _not_nfc(name, *apart[0], len(apart))
    if shown > MOST:
        yield and_more(name, shown - MOST, "letters")


def mended(text: str) -> Iterator[tuple[int, int, str]]:
    """Give where every letter that misleads begins and ends, and every line that is not NFC, with what is meant: of those beyond ``MOST``, too."""
    for _, begun, line, found in _slips(text):
        if found is None:
            bare = line.rstrip("\r\n")
            yield begun, begun + len(bare), unicodedata.normalize("NFC", bare)
        else:
            yield begun + found.start(), begun + found.end(), _LOOKALIKES.get(found.group(), "")


def _slips(text: str) -> Iterator[tuple[int, int, str, re.Match[str] | None]]:
    """Give each letter that misleads with its line: the number of that, where it begins in the text, its words; ``None`` where the line is not NFC."""
    begun = 0
    for number, line in enumerate(lines_of(text, ends=True)):
        if not line.isascii():
            yield from ((number, begun, line, found) for found in SUSPICIOUS.finditer(line))
            if not unicodedata.is_normalized("NFC", line):
                yield number, begun, line, None
        begun += len(line)


def escaped(document: Document) -> Iterator[Problem]:
    r"""Find letters that cannot be seen, or look like others, and that a value holds by an escape (``"\u202e"``)."""
    shown = 0
    for path, value in _texts(document.tree if document.shape is None else document.shape, ()):
        if STEERING.search(value) is None:
            continue
        at = document.locate(path)
        raw = "".join(document.line(number) for number in range(at.line, at.end_line + 1))
        for letter in dict.fromkeys(STEERING.findall(value)):
            if letter in raw:
                continue
            shown += 1
            if shown <= MOST:
                word = _word_at(value, value.index(letter))
                # The place is that of the whole value, so nothing can be put in its stead.
                found = _misleading(document.name, (at.line - 1, at.column - 1), letter, word)
                yield replace(found, place=Place(document.name, path), fix=None)
    if shown > MOST:
        yield and_more(document.name, shown - MOST, "letters")


def _texts(tree: object, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Give every key and value that is a text, with its path."""
    match tree:
        case str():
            yield path, tree
        case dict():
            for key, inner in tree.items():
                if isinstance(key, str) and not isinstance(key, KeyOf):
                    yield (*path, key), key
                yield from _texts(inner, (*path, key))
        case list():
            for at, inner in enumerate(tree):
                yield from _texts(inner, (*path, at))


def seen(tree: Any) -> Any:
    """Copy a tree without what cannot be seen and would steer a terminal, a page or a drawing: nothing after this meets it."""
    match tree:
        case KeyOf():
            return tree
        case str():
            return tree if tree.isprintable() else _UNSEEN.sub(lambda found: visible_letter(found[0]), tree)
        case dict():
            return _seen_by_keys(tree)
        case list():
            return [seen(inner) for inner in tree]
    return tree


def _seen_by_keys(tree: dict[Any, Any]) -> dict[Any, Any]:
    """Copy a mapping so; keys that would be the same then stay apart, and the one as it should be goes by its name: no value is lost."""
    made: dict[Any, Any] = {}
    for key, inner in tree.items():
        name = seen(key)
        while name != key and (name in tree or name in made):
            name += "?"
        made[name] = seen(inner)
    return made


_UNSEEN = re.compile(r"[^\S \n\t]|[^\s\x21-\x7e\u00a1-\u00ac\u00ae-\u02ff]")


def _word_at(line: str, column: int) -> str:
    """Give what stands around a misleading letter, without it: it tells this place from others when lines move."""
    begun = line.rfind(" ", 0, column) + 1
    end = line.find(" ", column + 1)
    return STEERING.sub("_", line[begun : end if end >= 0 else len(line)].strip()[:40])


def _misleading(name: str, at: tuple[int, int], letter: str, word: str) -> Problem:
    line, column = at
    meant = _LOOKALIKES.get(letter, "")
    title = unicodedata.name(letter, "control character")
    code = f"U+{ord(letter):04X}"
    hint_vi = f"; có lẽ là «{meant}» U+{ord(meant):04X}" if meant else "; hãy xóa hoặc thay bằng chữ đúng"
    hint_en = f"; probably «{meant}» U+{ord(meant):04X} is meant" if meant else "; delete it or put the right letter"
    if meant == " ":
        hint_vi, hint_en = "; có lẽ là dấu cách thường", "; probably a plain space is meant"
    return Problem(
        spot(name, line, column, column + 1),
        Text(
            vi=f"chữ {code} ({title}) trông giống chữ khác hoặc không nhìn thấy được{hint_vi}.",
            en=f"letter {code} ({title}) looks like another one or cannot be seen{hint_en}.",
        ),
        about=(name, code, word),
        fix=Fix(
            Text(vi=f"thay bằng «{meant}»", en=f"replace with «{meant}»")
            if meant
            else Text(vi="xóa chữ này", en="delete this letter"),
            meant,
        ),
    )


def _not_nfc(name: str, number: int, line: str, count: int) -> Problem:
    """Say of a file that its letters carry separate marks, at the first of the lines that do."""
    composed = unicodedata.normalize("NFC", line)
    column = next(
        at for at, (old, new) in enumerate(zip(line, composed + "\0" * len(line), strict=False)) if old != new
    )
    return Problem(
        spot(name, number, max(0, column - 1), len(line)),
        Text(
            vi=f"chữ ở {'dòng này' if count == 1 else f'{count} dòng của tệp, từ dòng này,'} viết bằng dấu rời (không phải Unicode dựng sẵn, NFC) "
            "nên tìm kiếm và so sánh sẽ sai. Hãy chuyển sang Unicode dựng sẵn: delegation check --fix.",
            en=f"the letters of {'this line' if count == 1 else f'{count} lines of the file, from this one on,'} carry separate marks (not NFC), "
            "so search and comparison fail. Convert them: delegation check --fix.",
        ),
        about=(name, "nfc", composed[max(0, column - 1) :].strip()[:40]),
        fix=Fix(Text(vi="chuyển dòng sang NFC", en="convert the line to NFC"), composed[max(0, column - 1) :]),
    )
