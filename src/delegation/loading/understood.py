"""What a lawyer writes where a rule file wants another form: Vietnamese words of closed lists and keys, days, numbers, misplaced lines."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from typing import Any

from delegation.findings import Fix, Text
from delegation.model.places import Step
from delegation.names.folding import fold
from delegation.speech.days import read_day
from delegation.speech.lists import KEYS

_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_DECIMAL = re.compile(r"(-?\d+),(\d+)")
_IN_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[./]\s*(\d{1,2})\s*[./]\s*(\d{1,2})")
_PLAIN = re.compile(r"(?:(?:hình thức|số|STT|dòng)\s+)?0*(\d{1,9})[.,;]?", re.IGNORECASE)
_TERM = re.compile(
    r"(?:kể )?từ (?:ngày )?(?P<first>.+?),?\s+(?:đến|tới) (?:hết )?(?:ngày )?(?P<last>.+?)\.?", re.IGNORECASE
)
_CITED = re.compile(
    r"(?P<at>(?:(?:điểm|khoản|điều|phụ lục)\s+\S+[\s,]*)*)(?:của\s+)?(?:Luật|Nghị định|Nghị quyết|Thông tư|Quyết định)?\s*(?:số\s*:?\s*)?(?P<number>\d+/[\w/-]*[A-ZĐ][\w-]*)",
    re.IGNORECASE,
)


def written(value: str) -> Fix:
    """Give the fix that writes a value in the place of another."""
    return Fix(Text(f"thay bằng «{value}»", f"replace with «{value}»"), value)


def key(asked: str, known: Container[str], taken: Container[str]) -> str | None:
    """Give the key that is meant by a Vietnamese word, or written with blanks, where it may stand and does not stand already."""
    joined = re.sub(r"[\s_-]+", "-", fold(asked))
    return next((one for one in (joined, *KEYS.get(fold(asked), ())) if one in known and one not in taken), None)


def day(asked: str) -> str | None:
    """Give a day as rule files write it, where a text says one otherwise: ``1/7/2025``, ``ngày 01 tháng 7 năm 2025``."""
    plain = fold(asked)
    spelt = _IN_WORDS.fullmatch(plain)
    if spelt is not None:
        asked = "/".join(spelt.groups())
    asked = re.sub(r"^(?:ngày|ngay)\s+", "", asked.strip(), flags=re.IGNORECASE)
    asked = _YEAR_FIRST.sub(r"\1-\2-\3", asked) if _YEAR_FIRST.fullmatch(asked) else asked
    found = read_day(re.sub(r"\s*[./-]\s*", "/", asked) if not re.match(r"\d{4}", asked) else asked)
    return found.isoformat() if found is not None else None


def number(asked: str) -> str | None:
    """Give a whole number without the dots or commas that part its thousands."""
    return re.sub(r"[.,]", "", asked) if _THOUSANDS.fullmatch(asked) else None


def plain(asked: str) -> str | None:
    """Give a whole number that was written as text: in quotes, with zeros before it, or with a mark behind it."""
    return found[1] if (found := _PLAIN.fullmatch(asked.strip())) is not None else None


def term(asked: str) -> str | None:
    """Give a term of two days as rule files write it, where a text says it: *từ 01/12/2026 đến hết 28/02/2027*."""
    found = _TERM.fullmatch(asked.strip())
    first, last = (day(found["first"]), day(found["last"])) if found is not None else (None, None)
    return f"{{from: {first}, to: {last}}}" if first and last else None


def basis(asked: str) -> str | None:
    """Give one legal basis as rule files write it, where a text cites it: *khoản 2 Điều 5 Nghị định số 121/2025/NĐ-CP*."""
    found = _CITED.fullmatch(asked.strip().rstrip("."))
    if found is None:
        return None
    at = " ".join(found["at"].replace(",", " ").split())
    return f"[{{instrument: {found['number']}{f', at: {at}' if at else ''}}}]"


def decimal(asked: str) -> str | None:
    """Give a number with the full stop that rule files want, where a text has the comma of Vietnamese."""
    return ".".join(found.groups()) if (found := _DECIMAL.fullmatch(asked)) is not None else None


def misplaced(tree: Any, schema: Any) -> tuple[tuple[Step, ...], str, str] | None:
    """Find what stands in the wrong column of a file: ``None``, or a path with what it is and the list that it belongs to.

    ``dashes``: each line of one entry has a dash of its own; ``outside``: lines of the last entry of a list stand beside the list.
    """
    if not isinstance(tree, Mapping):
        return None
    properties = schema.get("properties", {})
    for name, inner in tree.items():
        items = properties.get(name, {}).get("items", {}).get("properties", {})
        if not (items and isinstance(inner, list) and inner):
            continue
        keys = [next(iter(one)) for one in inner if isinstance(one, Mapping) and len(one) == 1]
        if len(keys) == len(inner) > 1 and len(set(keys)) == len(keys) and set(keys) <= items.keys():
            return (name,), "dashes", name
        outside = [one for one in tree if one not in properties and one in items]
        if outside and isinstance(inner[-1], Mapping) and not set(outside) & inner[-1].keys():
            return (), "outside", name
    return None
