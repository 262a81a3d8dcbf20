"""Published figures, and how the register comes to what it counts for one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from delegation.findings import Text
from delegation.model.figures import Figure, Ledger, LedgerBook
from delegation.model.holders import Holder
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.speech import holders
from delegation.speech.numbers import number
from delegation.speech.registers import source_title
from delegation.speech.text import joined
from delegation.speech.units import in_units
from delegation.speech.unknowns import NOT_KNOWN, unknown

_PARTS: Mapping[str, str] = {
    "phụ lục": "annex",
    "chú thích": "footnote",
    "trang": "page",
    "bảng": "table",
    "biểu": "table",
    "dòng": "row",
    "mục": "section",
    "phần": "part",
    "cột": "column",
    "hộp": "box",
    "điểm": "point",
    "đoạn": "paragraph",
    "trả lời": "answer",
    "kiến nghị": "recommendation",
    "văn bản": "document",
}
_PART = re.compile(
    rf"(?P<after>sau )?(?P<part>{'|'.join(_PARTS)})\b ?(?P<name>.*?)(?: (?P<rest>\(.*\)))?", re.IGNORECASE
)
_BETWEEN = re.compile(r", (?![^(]*\))")
_NAMES = {"Tổng cộng": "total"}
_QUOTES = '"“”«»'
BY_COMMUNES = Text("theo danh sách xã, phường của sổ", "by the register's list of communes")


def value(figure: Figure) -> Text:
    """Say the value of a figure with its unit."""
    said, unit = number(figure.value), figure.unit
    return Text(f"{said.vi} {unit}", in_units(figure.value, unit)) if unit else said


def place(figure: Figure) -> Text:
    """Say where in its document a figure was published; its id where that is not said."""
    return place_in(figure.at) if figure.at else Text(figure.id, figure.id)


def place_in(at: str) -> Text:
    """Say a place in a document: its parts in English, what they are called there as it is."""
    return Text(at, ", ".join(map(_in_english, _BETWEEN.split(at))))


def _called(name: str) -> str:
    return _NAMES.get(name, name if name.isascii() else f"“{name.strip(_QUOTES)}”")


def _in_english(said: str) -> str:
    """Name a part of a document; what it is called there is quoted, as is whatever names no part."""
    found = _PART.fullmatch(said)
    if found is None:
        return _called(said)
    name, rest = _called(found["name"].strip()), found["rest"]
    rest = f"({_called(rest[1:-1])})" if rest else ""
    words = ("after" if found["after"] else "", _PARTS[found["part"].casefold()], name, rest)
    return " ".join(one for one in words if one)


def where(register: Register, figure: Figure) -> Text:
    """Name the place of a figure and the documents that it stands in; its id where neither is said."""
    titles = [source_title(register, one) for one in figure.source]
    at = [place(figure)] if figure.at else []
    return joined(", ", [*at, *titles]) if at or titles else place(figure)


def amount(count: float | Unknown) -> Text:
    """Say a number that is counted or published; of one that is not known why."""
    return unknown(count) if isinstance(count, Unknown) else number(count)


def published(ledger: Ledger) -> Text:
    """Say the total of a ledger as its source does: ``trên 18``, ``52/162``; that it is not known where the source states none."""
    if isinstance(ledger.total, Unknown):
        return NOT_KNOWN
    said = number(ledger.total)
    if ledger.at_least:
        said = Text(f"trên {said.vi}", f"over {said.en}")
    of = number(ledger.out_of) if ledger.out_of is not None else None
    return Text(f"{said.vi}/{of.vi}", f"{said.en}/{of.en}") if of is not None else said


def left(count: int) -> Text:
    """Say how many have no public list; where more are named than are published, how many too many (DLG604)."""
    over = number(-count)
    return number(count) if count >= 0 else Text(f"thừa {over.vi}", f"{over.en} too many")


def unlisted(book: LedgerBook) -> Text:
    """Say of how many of a published total there is no list; of one of which more may be meant, over how many."""
    if book.ledger.silence:
        return Text("–", "–")
    said = left(book.unlisted)
    return Text(f"trên {said.vi}", f"over {said.en}") if book.ledger.at_least and book.unlisted else said


def by_members(of: Holder) -> Text:
    """Say that the members of a class were counted."""
    return Text(f"theo «members» của {of.label}", f"by the `members` of {holders.label(of).en}")


def by_list(named: int, unlisted: int) -> Text:
    """Say how many matters are named, and how many are counted without a list."""
    some, rest = number(named), number(unlisted)
    return Text(
        f"{some.vi} việc có tên và {rest.vi} việc chưa công bố danh mục", f"{some.en} named and {rest.en} unlisted"
    )
