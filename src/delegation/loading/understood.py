"""What a lawyer writes where a rule file wants another form: Vietnamese words of closed lists and keys, days, numbers, misplaced lines."""

from __future__ import annotations

import re
from calendar import monthrange
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
_PLAIN = re.compile(r"(?:(?:hình thức|biểu|số|STT|dòng)\s+)?0*(\d{1,9})(?:[.,]0)?[.,;]?", re.IGNORECASE)
_BEFORE = re.compile(r"(?:[-–—=]*[>→⇒»]|[=:]|[-–—•*]\s)\s*")
_TERM = re.compile(
    r"(?:kể )?(?:từ )?(?:ngày )?(?P<first>\S.*?)(?:,?\s+(?:đến|tới|-|–|->|→|=>|—) |\s*[,;]\s*(?=\d))(?P<last>\S.*?)\.?",
    re.IGNORECASE,
)
_FIRST = re.compile(r"(?:có hiệu lực )?(?:kể )?từ (?:ngày )?(?P<first>\S.*?)\.?", re.IGNORECASE)
_LAST = re.compile(r"(?:đến|tới) (?P<last>\S.*?)\.?", re.IGNORECASE)
_UNTIL = re.compile(r"(?:(?:cho )?(?:đến|tới)\s+)?(?:hết\s+)?(?:ngày\s+)?", re.IGNORECASE)
_OPEN = frozenset({"khong thoi han", "vo thoi han", "khong ky han", "khong xac dinh thoi han", "lau dai"})
_PERIOD = re.compile(
    r"(?:(?:den|toi) )?het (?:thang (?P<month>\d{1,2}) |quy (?P<quarter>[1-4]|i{1,3}|iv) )?(?:nam )?(?P<year>\d{4})"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_CITED = re.compile(
    r"(?P<at>(?:(?:điểm|khoản|điều|phụ lục)\s+\S+[\s,]*)*)(?:của\s+)?(?:Luật|Nghị định|Nghị quyết|Thông tư|Quyết định)?\s*(?:số\s*:?\s*)?(?P<number>\d+/[\w/-]*[A-ZĐ][\w-]*)",
    re.IGNORECASE,
)

_GIVEN = r"(?:phu luc|danh muc|quyet dinh)(?: nay| kem theo)*"
_ALL = re.compile(
    r"(?:toan bo|toan phan|tat ca|moi) (?:cac |nhung )?(?:thu tuc(?: hanh chinh)?|tthc|noi dung|nhiem vu(?: quyen han)?|cong viec|viec|pham vi|tham quyen|danh muc|buoc|quy trinh)\b"
    rf"(?:(?: (?:da|duoc|uy quyen|phan cap|giao|nay|neu tren|(?:neu |ban hanh |quy dinh |liet ke )?(?:tai|trong|theo|kem theo) {_GIVEN}(?: {_GIVEN})*))*$)?"
    r"|khong (?:gioi han|han che)(?: pham vi)?$|all (?:the )?(?:procedures|matters|tasks)$"
)
"""Words of a scope for all of what is given; behind some stands what may make a part of it."""


def written(value: str) -> Fix:
    """Give the fix that writes a value in the place of another."""
    return Fix(Text(f"thay bằng «{value}»", f"replace with «{value}»"), value)


def one_value(value: str) -> Text:
    """Say that a value stands without brackets where it is the only one."""
    return Text(
        f"ở đây chỉ có một giá trị, không phải danh sách; hãy ghi {value}, không có ngoặc vuông hay dấu «-».",
        f"one value stands here, no list; write {value}, without brackets or «-».",
    )


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


def bare(asked: str) -> str:
    """Give a value without what does not belong to it: arrows and dashes before it, brackets and curly quotes around it, a mark behind it."""
    found = _BEFORE.sub("", asked.strip(), count=1) if _BEFORE.match(asked.strip()) else asked
    found = found.strip().rstrip(";,").strip("“”„‘’'\" ")
    return found[1:-1].strip() if (found[:1], found[-1:]) in (("(", ")"), ("[", "]"), ("<", ">"), ("«", "»")) else found


def term(asked: str) -> str | None:
    """Give a term as rule files write it, where a text says one or both of its days: *từ 01/12/2026 đến hết 28/02/2027*."""
    bare = asked.strip().removeprefix("(").removesuffix(")").strip()
    for sort in (_TERM, _FIRST, _LAST):
        found = sort.fullmatch(bare)
        if found is None:
            continue
        said = found.groupdict()
        first, last = day(said.get("first", "")), last_day(said.get("last", ""))
        if bool(first) == ("first" in said) and bool(last) == ("last" in said):
            return f"{{{', '.join(f'{key}: {one}' for key, one in (('from', first), ('to', last)) if one)}}}"
    return None


def term_of_list(parts: object) -> str | None:
    """Give a term as rule files write it, where its two days stand in a list, or its two keys do; ``None`` for anything else."""
    if not isinstance(parts, list):
        return None
    if len(parts) == 1 and isinstance(parts[0], str):
        return term(parts[0])
    if [*map(type, parts)] == [dict, dict]:
        keys = {key: value for one in parts for key, value in one.items()}
        days = [day(str(keys[key])) for key in ("from", "to")] if [*keys] == ["from", "to"] else [None]
    else:
        days = [day(one) for one in parts if isinstance(one, str)] if len(parts) == 2 else [None]  # noqa: PLR2004  the first and the last
    return f"{{from: {days[0]}, to: {days[1]}}}" if all(days) and len(days) == 2 else None  # noqa: PLR2004  likewise


def last_day(asked: str) -> str | None:
    """Give the last day that a text says as rule files write it: a day, or the end of a month, a quarter or a year («hết năm 2027»)."""
    found = _PERIOD.fullmatch(fold(asked))
    if found is None:
        return day(_UNTIL.sub("", asked.strip(), count=1))
    year, month = int(found["year"]), int(found["month"] or 12)
    if found["quarter"]:
        month = 3 * (_QUARTERS.get(found["quarter"]) or int(found["quarter"]))
    return f"{year:04d}-{month:02d}-{monthrange(year, month)[1]:02d}" if 1 <= month <= 12 and year else None  # noqa: PLR2004  months


def is_open(asked: str) -> bool:
    """Say whether a text says of a term that it has no last day."""
    return fold(asked) in _OPEN


def several(asked: str) -> list[str] | None:
    """Give the ids or codes that a text lists with commas or semicolons; ``None`` where one of them is no single word."""
    parts = [part.strip().strip("\"'") for part in re.split(r"[,;]", asked.strip().removeprefix("[").removesuffix("]"))]
    return parts if all(re.fullmatch(r"[\w./-]+", part) for part in parts) else None


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


def is_all(asked: str) -> bool | None:
    """Whether the words of a scope say that all is given; ``None`` where they begin so, and go on."""
    found = _ALL.match(fold(asked))
    if found is None:
        return False
    return True if found.end() == len(fold(asked)) else None
