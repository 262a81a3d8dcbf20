"""Parts the words of a place in an instrument into units, numbers, separators and ranges."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from delegation.model.provision_units import ATTACHED, SPELT, between, is_number_of

NOTHING, COMMA, SEMICOLON, AND, UNIT, NUMBER, RANGE, LIST = range(8)
"""What a word is, or that none stands there; of several separators in a row the one that stands last here counts."""
Token = tuple[int, str]

_SIGNS = (
    (COMMA, (",",)),
    (SEMICOLON, (";",)),
    (AND, ("và", "hoặc", "hay", "&", "cùng")),
    (LIST, ("các", "những")),
    (RANGE, ("đến", "tới", "-")),
)
_PASSING = frozenset(("của", "tại", "thuộc", "ở", "trong", "theo", "số", "hết", "từ", "với", "toàn bộ", "cả"))
"""Words beside a place that say nothing of where it is."""
_KINDS = frozenset(
    ("luật", "bộ luật", "pháp lệnh", "nghị quyết", "nghị định", "quyết định", "thông tư", "chỉ thị", "công điện", "văn bản", "thông báo", "báo cáo"),
)  # fmt: skip
_THIS = ("này", "nêu trên", "nói trên")
_WHERE = ("tại", "ở", "trong")
_ATTACHING = ("ban hành kèm theo", "đính kèm theo", "kèm theo", "đính kèm")
_BY_THEMSELVES = frozenset(("quy định", "quy chế", "điều lệ", "nội quy"))
"""Attached texts that are meant though it is not said that they are attached."""
_ENDS_A_NAME = ("", ",", ";")
_BELOW = {"Điều": "khoản", "khoản": "điểm"}
_SHORT = {"đ": "Điều", "k": "khoản"}
_QUOTES = "«»“”\"'‘’"
_NO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


class NotReadError(Exception):
    """A text does not say a place, or not which one."""


class AloneError(NotReadError):
    """A text names a unit, but not the one that it stands in: ``khoản 2``."""


def spaced(text: str) -> str:
    """Give a text with composed letters and single spaces, without signs that have no width."""
    found = unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("ð", "đ")
    for sign in _NO_WIDTH:
        found = found.replace(sign, "")
    return " ".join(found.split())


def tokens(text: str) -> list[Token]:
    """Part a text that is ``spaced`` into tokens. Raises ``NotReadError`` where a word is neither part of a place nor beside it."""
    for sign in _QUOTES:
        text = text.replace(sign, "")
    found: list[Token] = []
    while "(" in text:
        before, _, rest = text.partition("(")
        inside, closing, text = rest.partition(")")
        if not closing or "(" in inside:
            raise NotReadError
        found += _Words(before, found).tokens()
        found += _in_brackets(inside.strip(), found)
    return [*found, *_Words(text, found).tokens()]


def _in_brackets(text: str, before: list[Token]) -> list[Token]:
    """Read what stands in brackets: ``Điều 5 (khoản 2)``, ``Điều 5(2)``; anything else is a remark and no place."""
    unit = _last_unit(before)
    if before and before[-1][0] == UNIT and is_number_of(unit, text):
        return [(NUMBER, text)]
    if unit in _BELOW and is_number_of(_BELOW[unit], text):
        return [(UNIT, _BELOW[unit]), (NUMBER, text)]
    if "trừ" in text.lower().split() or is_number_of(unit, text):
        raise NotReadError
    try:
        inside = list(_Words(text, []).tokens())
    except NotReadError:
        return []
    return [(COMMA, ","), *inside, (COMMA, ",")] if inside else []


def _last_unit(found: list[Token]) -> str:
    return next((word for kind, word in reversed(found) if kind == UNIT), "")


class _Words:
    """The words of a text, as written and in lower case, and how far they are read."""

    def __init__(self, text: str, before: list[Token]) -> None:
        for sign in ",;&":
            text = text.replace(sign, f" {sign} ")
        text = text.replace("–", "-").replace("—", "-")
        self._written = [word for one in text.split() if (word := one if one in ",;" else one.strip(".:)"))]
        self._words = [one.lower() for one in self._written]
        self._at = 0
        self._unit = _last_unit(before)
        self._is_waiting = False

    def tokens(self) -> Iterator[Token]:
        """Give the tokens, from the first word on."""
        while self._at < len(self._words):
            found = self._token()
            yield from found
            if found:
                self._is_waiting = found[-1][0] == UNIT

    def _token(self) -> list[Token]:
        word = self._words[self._at]
        for kind, spelt in _SIGNS:
            if word in spelt:
                self._at += 1
                return [(kind, word)]
        if self._passes_attachment():
            return []
        # In «điểm k2» the word is a number; in «điểm a, k2» it is a clause.
        ways = [self._range, self._number]
        ways.insert(2 if self._is_waiting else 0, self._joined)
        return self._named_unit() or next(filter(None, (way() for way in ways)), []) or self._passed()

    def _ahead(self, count: int, after: int = 0) -> str:
        return " ".join(self._words[self._at + after : self._at + after + count])

    def _named_unit(self) -> list[Token]:
        for count in (3, 2, 1):
            spelt = self._ahead(count)
            if spelt in SPELT and spelt.count(" ") == count - 1 and self._is_unit(spelt, count):
                self._at += count
                self._unit = SPELT[spelt]
                return [(UNIT, self._unit)]
        return []

    def _is_unit(self, spelt: str, count: int) -> bool:
        """Whether a word names a unit here: not ``quy định`` in ``quy định tại Điều 5``, nor ``Kế hoạch này``."""
        if SPELT[spelt] not in ATTACHED:
            return True
        after = self._ahead(3, count)
        return after.startswith(_ATTACHING) or (spelt in _BY_THEMSELVES and not after.startswith((*_WHERE, *_THIS)))

    def _passes_attachment(self) -> bool:
        """Pass over ``(ban hành) kèm theo Quyết định số 5/2025/QĐ-UBND``; say whether it stood here."""
        said = next((one for one in _ATTACHING if self._ahead(one.count(" ") + 1) == one), None)
        if said is None:
            return False
        self._at += said.count(" ") + 1
        while word := self._ahead(1):
            count = next((two for two in (2, 1) if self._ahead(two) in {*_KINDS, *_THIS}), 0)
            if not count and word not in ("số", "ngày") and not ("/" in word and word[0].isdecimal()):
                break
            self._at += count or 1
        return True

    def _range(self) -> list[Token]:
        """Read ``5-9``; ``I-A`` is one number."""
        first, dash, last = self._written[self._at].partition("-")
        both = bool(dash) and is_number_of(self._unit, first) and is_number_of(self._unit, last)
        if not both or between(self._unit, first, last) is None:
            return []
        self._at += 1
        return [(NUMBER, first), (RANGE, "-"), (NUMBER, last)]

    def _number(self) -> list[Token]:
        for count in (2, 1):
            raw = " ".join(self._written[self._at : self._at + count])
            if raw.count(" ") == count - 1 and is_number_of(self._unit, raw):
                self._at += count
                return self._parts(raw)
        return []

    def _parts(self, raw: str) -> list[Token]:
        """Read ``5.2.a`` of an article as its clause and point."""
        if self._unit != "Điều" or "." not in raw:
            return [(NUMBER, raw)]
        first, *rest = raw.split(".")
        found: list[Token] = [(NUMBER, first)]
        for piece in rest:
            self._unit = _BELOW.get(self._unit, "")
            if not is_number_of(self._unit, piece):
                raise NotReadError
            found += [(UNIT, self._unit), (NUMBER, piece)]
        return found

    def _joined(self) -> list[Token]:
        """Read what is written in short or without a space: ``Đ5``, ``k2``, ``đ.a``, ``Điều5``."""
        word, written = self._words[self._at], self._written[self._at]
        for spelt in sorted((one for one in (*_SHORT, *SPELT) if word.startswith(one)), key=len, reverse=True):
            raw = written[len(spelt) :].removeprefix(".")
            unit = _SHORT.get(spelt) or SPELT[spelt]
            if spelt == "đ" and word[1:2] == "." and raw.isalpha():
                unit = "điểm"
            elif spelt in _SHORT and not raw[:1].isdecimal():
                continue
            if is_number_of(unit, raw):
                self._at, self._unit = self._at + 1, unit
                return [(UNIT, unit), *self._parts(raw)]
        return []

    def _passed(self) -> list[Token]:
        """Pass over words that say nothing of a place. Raises ``NotReadError`` for any other."""
        for count in (2, 1):
            spelt, follows = self._ahead(count), self._ahead(2, count)
            is_kind = spelt in _KINDS or SPELT.get(spelt) in ATTACHED
            is_alone = follows.split(" ")[0] in (*_ENDS_A_NAME, *_WHERE) or follows.startswith(_THIS)
            if spelt.count(" ") == count - 1 and (spelt in _PASSING or spelt in _THIS or (is_kind and is_alone)):
                self._at += count
                return []
        raise NotReadError
