"""The grammar of selectors, such as ``field:chung-thuc owner:ubnd-cap-xa,chu-tich-ubnd-cap-xa -unlisted ends<2027-03-01``.

    selector := part*                       several parts: all of them must fit
    part     := ["-" | "not "] one ("," one)*      "," parts alternatives, "-" turns the whole part round
    one      := key ":" value | key ("<" | "<=" | ">" | ">=" | "=") day | word | [[steps] "+"] name ["+" [steps]]

``+name`` is a name with all that lies above it, ``name+`` with all that lies below, ``1+name+2`` with what lies one step
above and at most two steps below. An alternative without a key of its own
has that of the one before it: ``form:3,4``. Quotes keep blanks together: ``title:"khai tử"``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from typing import Literal

from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.terms import Day
from delegation.names.folding import fold
from delegation.names.near import near
from delegation.speech import read_day
from delegation.values import dataclass

MINUS = "\u2212"
"""Stands for ``-`` where a hyphen would be read as the beginning of an option."""
EVERY = ("all", "tất cả", "tat ca")
"""A selector of a policy that chooses every entry."""
Sign = Literal[":", "<", "<=", ">", ">=", "="]


@dataclass(frozen=True, slots=True)
class Condition:
    """One alternative. ``key`` is of ``KEYS``, ``WORDS`` or ``reach``; ``day`` where the key has days.

    ``above``, ``below``: whether what lies there fits too; ``steps_above``, ``steps_below``: at most so far, ``None``: however far.
    ``exactly``: the value means only what bears it as id or whole name, never what is like it.
    """

    key: str
    sign: Sign = ":"
    value: str = ""
    day: Day | None = None
    above: bool = False
    below: bool = False
    steps_above: int | None = None
    steps_below: int | None = None
    written: str = ""
    exactly: bool = False


@dataclass(frozen=True, slots=True)
class SelectorPart:
    """Alternatives of which one must fit, or none where ``without``."""

    conditions: tuple[Condition, ...]
    without: bool = False


@dataclass(frozen=True, slots=True)
class Selector:
    """What entries must fit: every part. ``written``: as it was typed."""

    parts: tuple[SelectorPart, ...] = ()
    written: str = ""


_ALIASES = {
    "ma": "id", "ten": "title", "linh-vuc": "field", "cap": "level", "nguon-goc": "provenance", "chu-the": "holder",
    "chu-tri": "owner", "giai-quyet": "exerciser", "phoi-hop": "coordinator", "hinh-thuc": "form",
    "van-ban": "instrument", "co-che": "mechanism", "loai": "type", "hieu-luc": "state", "ben-giao": "giver",
    "from": "giver", "ben-nhan": "receiver", "to": "receiver", "viec": "matter", "chua-ro": "unknown",
    "het-han": "ends", "bat-dau": "begins", "ban-hanh": "issuer", "issued-by": "issuer", "kind": "type",
    "name": "title", "procedure": "matter", "task": "matter", "number": "id",
    "da-thay-ma": "replaced", "chua-cong-bo": "unlisted", "noi-bo": "internal", "ngoai-tong-so": "outside", "can-doi-chieu": "review",
    "bo-trong": "vacant", "trung": "conflict", "nhom": "class",
    "han": "due", "ve": "about", "phat-hien": "solves", "by": "giver",
}  # fmt: skip
"""Other names of keys and words, most of them Vietnamese."""

_DAYS = frozenset({"ends", "begins", "due"})
_ONE = re.compile(r"(?P<key>[\w\u0300-\u036f-]+)\s*(?P<sign>:|<=|>=|<|>|=)(?P<value>.*)", re.DOTALL)
_SIGN = re.compile("[:<>=]")
_MOST_WORDS = 4
_STEPS = re.compile(r"[1-9][0-9]{0,3}")
_TOKEN = re.compile(r"""(?:[^\s"«»“”]|"[^"]*"|«[^»]*»|“[^”]*”)+|["«»“”]""")
_QUOTES = str.maketrans("", "", '"«»“”')
_PIECE = re.compile(r"""(?:[^,"«“]|"[^"]*"|«[^»]*»|“[^”]*”)+""")


def parse(written: str, keys: Mapping[str, str], words: Iterable[str], *, exactly: bool = False) -> Selector:
    """Read a selector with the keys and words of what is listed. Raises ``AskedWronglyError`` with the nearest one.

    ``keys`` gives for each key what it asks, in Vietnamese, for the sentence of an error; ``exactly`` goes to its conditions.
    """
    known, written = frozenset(words), written.replace(MINUS, "-")
    parts: list[SelectorPart] = []
    without = False
    tokens = _together(_TOKEN.findall(written), keys, known)
    if any(token in ('"', "«", "»", "“", "”") for token in tokens):
        raise _wrong(written, "dấu ngoặc kép mở ra mà không đóng lại", "a quotation mark is never closed")
    for token in tokens:
        if token.lower() in ("not", "khong", "không"):
            without = not without
            continue
        dash = token.startswith("-")
        body = token[1:] if dash else token
        found = _conditions(body, written, keys, known)
        parts.append(SelectorPart(tuple(replace(one, exactly=exactly) for one in found), without != dash))
        without = False
    if without:
        raise _wrong(written, "sau «not» phải có một điều kiện", "a condition must follow “not”")
    return Selector(tuple(parts), written.strip())


def is_selector(written: str) -> bool:
    """Whether a text is written as a selector: with the sign of a condition, which no id holds."""
    return _SIGN.search(written) is not None


def _together(tokens: Sequence[str], keys: Mapping[str, str], words: frozenset[str]) -> list[str]:
    """Put together the keys and words that people write as several: «lĩnh vực:y-te», «chưa công bố»."""
    several, found, at = {*(one for one in (*keys, *words, *_ALIASES) if "-" in one)}, [], 0
    while at < len(tokens):
        most = range(min(_MOST_WORDS, len(tokens) - at), 1, -1)
        count = next((each for each in most if _begins(tokens[at : at + each], several)), 1)
        found.append("-".join(tokens[at : at + count]))
        at += count
    return found


def _begins(tokens: Sequence[str], several: AbstractSet[str]) -> bool:
    """Say whether tokens are one key or word of several parts; the last may go on with a sign and a value."""
    return _plain("-".join((*tokens[:-1], _SIGN.split(tokens[-1], maxsplit=1)[0]))) in several


def _conditions(token: str, written: str, keys: Mapping[str, str], words: frozenset[str]) -> Iterable[Condition]:
    pieces = _PIECE.findall(token)
    if not pieces or token.startswith(",") or token.endswith(",") or ",," in token:
        raise _wrong(
            written,
            f"trước và sau dấu phẩy của «{token}» phải có điều kiện",
            f"“{token}” lacks a condition beside a comma",
        )
    before: Condition | None = None
    for piece in pieces:
        if piece.startswith("-") and before is not None:
            raise _wrong(
                written,
                f"«{piece}» nằm trong một lựa chọn; dấu trừ chỉ đứng đầu cả nhóm",
                f"“{piece}” stands within alternatives; a minus stands before all of them only",
            )
        before = _one(piece, written, keys, words, before)
        yield before


def _one(
    piece: str, written: str, keys: Mapping[str, str], words: frozenset[str], before: Condition | None
) -> Condition:
    found = _ONE.fullmatch(piece)
    if found is not None:
        return _keyed(found, piece, written, keys)
    plain = piece.translate(_QUOTES).strip()
    name = canonical(plain)
    if name in words:
        return Condition(name, written=piece)
    if "+" in plain:
        return _reach(plain, piece, written)
    if before is not None and before.key not in words and before.key != "reach":
        sign, key = before.sign, before.key
        return Condition(
            key, sign, plain, _day(plain, written) if key in _DAYS else None, written=f"{key}{sign}{plain}"
        )
    raise _unknown(plain, written, keys, words)


def _no_steps(piece: str, before: str, steps: str) -> tuple[str, str]:
    """Say that what should be steps is no number; of two words beside a plus, either may have been meant as the name."""
    if before and not before.isdecimal() and not steps.isdecimal():
        return (
            f"«{piece}»: một bên dấu cộng phải là số bước, nhưng «{before}» và «{steps}» đều không phải là số từ 1 đến 9999; hãy ghi như 1+TÊN+2",
            f"“{piece}”: beside the plus must stand a number of steps, but neither “{before}” nor “{steps}” is one from 1 to 9999; write it like 1+NAME+2",
        )
    return (
        f"«{piece}»: số bước «{steps}» phải là một số từ 1 đến 9999 đứng ngoài dấu cộng, như 1+TÊN+2; không ghi số thì không hạn chế",
        f"“{piece}”: the steps “{steps}” must be a number from 1 to 9999 outside of the plus, like 1+NAME+2; without a number there is no limit",
    )


def _reach(plain: str, piece: str, written: str) -> Condition:
    """Read ``+name``, ``name+`` and how many steps they go: what stands before the first plus, and after the last."""
    sides: list[str | None]
    before, _, rest = plain.partition("+")
    if before.strip() and (not before.strip().isdecimal() or not rest.strip()):  # a name, with what lies below it
        name, sides = before, [None, rest]
    else:
        name, last, rest = rest.partition("+")
        sides = [before, rest if last else None]
    if not name.strip():
        raise _wrong(written, f"«{piece}» thiếu tên bên cạnh dấu cộng", f"“{piece}” lacks a name beside the plus")
    steps = [one.strip() if one is not None else "" for one in sides]
    for one in steps:
        if one and not _STEPS.fullmatch(one):
            raise _wrong(written, *_no_steps(piece, before.strip(), one))
    above, below = (int(one) if one else None for one in steps)
    has_above, has_below = (one is not None for one in sides)
    return Condition(
        "reach", value=name.strip(), above=has_above, below=has_below, steps_above=above, steps_below=below, written=piece
    )  # fmt: skip


def _keyed(found: re.Match[str], piece: str, written: str, keys: Mapping[str, str]) -> Condition:
    key, sign = canonical(found["key"]), found["sign"]
    value = found["value"].translate(_QUOTES).strip()
    if key not in keys:
        raise _unknown(found["key"], written, keys, ())
    if not value:
        raise _wrong(
            written, f"sau «{found['key']}{sign}» phải có giá trị", f"a value must follow “{found['key']}{sign}”"
        )
    if key in _DAYS:
        return Condition(key, "=" if sign == ":" else sign, value, _day(value, written), written=piece)  # type: ignore[arg-type]
    if sign not in (":", "="):
        raise _wrong(
            written,
            f"«{found['key']}» không so sánh được bằng {sign}; hãy ghi {found['key']}:{value}",
            f"“{found['key']}” cannot be compared by {sign}; write {found['key']}:{value}",
        )
    return Condition(key, ":", value, written=piece)


def _plain(written: str) -> str:
    return fold(written).replace(" ", "-")


def aliases_of(name: str) -> list[str]:
    """Give the other names of a key or word."""
    return [one for one, target in _ALIASES.items() if target == name]


def canonical(written: str) -> str:
    """Give the key or word that is meant by one of its names."""
    plain = _plain(written)
    return _ALIASES.get(plain, plain)


def _day(written: str, whole: str) -> Day:
    day = read_day(written)
    if day is not None:
        return day
    raise _wrong(
        whole,
        f"«{written}» không phải là một ngày; hãy ghi như 2027-03-01 hoặc 01/03/2027",
        f"“{written}” is not a day; write it like 2027-03-01 or 01/03/2027",
    )


def _unknown(name: str, written: str, keys: Mapping[str, str], words: Iterable[str]) -> AskedWronglyError:
    every = [*(f"{key}:" for key in keys), *sorted(words)]
    aliases = {one: (f"{target}:" if target in keys else target) for one, target in _ALIASES.items()}
    candidates = [*every, *(one for one, target in aliases.items() if target in every)]
    meant = next(iter(near(_plain(name), (one.rstrip(":") for one in candidates))), "")
    hint = aliases.get(meant, meant)
    hint = f"{hint}:" if hint in keys else hint
    listed = ", ".join(every)
    return _wrong(
        written,
        f"không có điều kiện «{name}»"
        + (f"; có phải {hint}?" if hint else ".")
        + f" Ở đây dùng được: {listed}, +TÊN, TÊN+, 1+TÊN+2. Giá trị có dấu cách thì đặt trong ngoặc kép",
        f"there is no condition “{name}”"
        + (f"; did you mean {hint}?" if hint else ".")
        + f" Possible here: {listed}, +NAME, NAME+, 1+NAME+2. Put a value with blanks in quotes",
    )


def _wrong(written: str, vi: str, en: str) -> AskedWronglyError:
    return AskedWronglyError(
        Text(
            f"Không đọc được câu chọn «{written.strip()}»: {vi}.",
            f"Cannot read the selector “{written.strip()}”: {en}.",
        )
    )


def compares(sign: str, day: date, other: date) -> bool:
    """Say whether a day stands to another as a sign says."""
    return {"<": day < other, "<=": day <= other, ">": day > other, ">=": day >= other}.get(sign, day == other)
