"""Places in an instrument: ``điểm b khoản 1 Điều 14``, ``Article 14(1)(b)``.

Vietnamese documents name the smallest part first (NĐ 30/2020/NĐ-CP, Phụ lục I).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from delegation.findings import Text
from delegation.model.provisions import NOT_KNOWN, Provision, Step, normal, reading
from delegation.speech.instrument_types import kinds_in_english

_UNITS = {
    "Quy định kèm theo": "the rules issued with it",
    "Quy chế kèm theo": "the regulation issued with it",
    "Điều lệ kèm theo": "the charter issued with it",
    "Nội quy kèm theo": "the house rules issued with it",
    "Hướng dẫn kèm theo": "the guidance issued with it",
    "Đề án kèm theo": "the scheme issued with it",
    "Chương trình kèm theo": "the programme issued with it",
    "Kế hoạch kèm theo": "the plan issued with it",
    "Phương án kèm theo": "the scheme issued with it",
    "Phụ lục": "Annex",
    "Biểu": "Form",
    "Mẫu": "Template",
    "Danh mục": "List",
    "Phần": "Part",
    "Chương": "Chapter",
    "Mục": "Section",
    "Tiểu mục": "Subsection",
    "Bảng": "Table",
    "Điều": "Article",
    "khoản": "clause",
    "điểm": "point",
    "tiết": "item",
    "gạch đầu dòng": "indent",
    "đoạn": "paragraph",
    "dòng": "row",
    "cột": "column",
    "câu": "sentence",
    "ý": "sub-item",
    "trang": "page",
}
"""Units of a text of law in English; below an article the first three stand in brackets."""

_IN_BRACKETS = ("khoản", "điểm", "tiết")

_LEAST_OF_RANGE = 4
_MOST_DIGITS = 9
"""Numbers in a row that are written as from the first to the last."""


def known(at: str | None) -> str | None:
    """Give a place as it is written; ``None`` where the text says that it is not known, which no paper says within a citation."""
    return None if at is None or at.lower().startswith(NOT_KNOWN) else at


def provision(at: str) -> Text:
    """Cite places in an instrument: ``các khoản 1, 2 và 3 Điều 5``. What names no place stays as it is written."""
    return _provision(at)


@lru_cache(4096)
def _provision(at: str) -> Text:
    found = reading(at)
    if not found.written:
        return Text(found.text, _not_known(found.text))
    if len(found.written) == 1 and found.written == found.places and _is_plain(found.places[0].units):
        (_, article), *below = steps = found.places[0].steps
        vi = " ".join([f"{unit} {number}" for unit, number in reversed(steps)])
        return Text(vi, "".join([f"Article {article}", *[f"({number})" for _, number in below]]))
    # Places that differ in their last number only are named together.
    groups = [list(group) for _, group in groupby(found.written, key=lambda one: (one.steps[:-1], one.units))]
    return Text("; ".join(map(_in_vietnamese, groups)), "; ".join(map(_in_english, groups)))


_NOT_KNOWN = re.compile(
    rf"(?:{'|'.join(NOT_KNOWN)})(?P<article> số điều| điều, khoản| điều)?(?: \((?P<why>.*)\))?", re.IGNORECASE
)
"""A text that says that a place, or the article, is not known, alone or with a reason in brackets."""
_FIRST_BASIS = "căn cứ gốc: "
"""What stands in the brackets before the place that an earlier text had."""
_OF_TEXT = re.compile(r"(?P<at>.+?\d[a-zđ]?) (?P<text>(?:NĐ|TT|NQ|QĐ|Luật|Bộ luật|Nghị định|Thông tư) .+)")


def _not_known(text: str) -> str:
    """Say in English that a place is not known; a reason that cites a provision too, any other as it is written, and so any other text."""
    found = _NOT_KNOWN.fullmatch(text)
    if found is None:
        return text
    said, why = "an article not known" if found["article"] else "a place not known", found["why"]
    if why is None:
        return said
    if why.startswith(_FIRST_BASIS):
        why = "originally " + "; ".join(map(_earlier, why.removeprefix(_FIRST_BASIS).split("; ")))
    return f"{said} ({why})"


def _earlier(cited: str) -> str:
    """Say a provision of a text that is no instrument of the register: ``khoản 1 Điều 26 NĐ 125/2024``."""
    found = _OF_TEXT.fullmatch(cited)
    place = reading(found["at"]) if found is not None else None
    text = cited if found is None else found["text"]
    called = kinds_in_english(text) if any(one.isdecimal() for one in text) else f"“{text}”"
    return called if found is None or place is None or not place.written else f"{provision(found['at']).en} of {called}"


def _is_plain(units: Sequence[str]) -> bool:
    """Whether an article, or a clause, point or item of it, is meant: nearly all places are such."""
    return units[:1] == ("Điều",) and all(unit in _IN_BRACKETS for unit in units[1:])


def _in_vietnamese(group: Sequence[Provision]) -> str:
    if not group[0].steps:
        return str(group[0])
    *above, (unit, _) = group[0].steps
    numbers = [one.steps[-1][1] for one in group]
    if len(numbers) == 1:
        said = _named(unit, numbers[0])
    elif _is_range(numbers):
        said = f"từ {_named(unit, numbers[0])} đến {_named(unit, numbers[-1])}"
    elif len(numbers) == 2:  # noqa: PLR2004  khoản 1 và khoản 2
        said = " và ".join(_named(unit, one) for one in numbers)
    else:
        said = f"các {unit} {', '.join(numbers[:-1])} và {numbers[-1]}"
    return " ".join([said, *(_named(*step) for step in reversed(above))])


def _named(unit: str, number: str) -> str:
    numbered = unit in ("Biểu", "Mẫu") and number[:1].isdecimal()
    return f"{unit} số {number}" if numbered else f"{unit} {number}".rstrip()


def _is_range(numbers: Sequence[str]) -> bool:
    if len(numbers) < _LEAST_OF_RANGE or not all(one.isdecimal() and len(one) <= _MOST_DIGITS for one in numbers):
        return False
    first = int(numbers[0])
    return [int(one) for one in numbers] == list(range(first, first + len(numbers)))


def _in_english(group: Sequence[Provision]) -> str:
    if not group[0].steps:
        return "the whole text"
    units = group[0].units
    above = "".join(_step_in_english(step, units[:at]) for at, step in enumerate(group[0].steps[:-1]))
    every = [_step_in_english(one.steps[-1], units[:-1]).removeprefix(", ") for one in group]
    if len(every) > 1 and units[-1] == "Điều":
        every = ["Articles " + every[0].removeprefix("Article "), *(one.removeprefix("Article ") for one in every[1:])]
    is_glued = every[0].startswith("(")
    if _is_range([one.steps[-1][1] for one in group]):
        said = f"{every[0]} to {every[-1]}"
    else:
        said = " and ".join(filter(None, (", ".join(every[:-1]), every[-1])))
    return f"{above}{said}" if is_glued else f"{above}, {said}".removeprefix(", ")


def _step_in_english(step: Step, above: Sequence[str]) -> str:
    unit, number = step
    if number.lower().startswith("thứ "):
        number = normal(unit, number)
    if unit in _IN_BRACKETS and above[-1:] and above[-1] in ("Điều", *_IN_BRACKETS) and "Điều" in above:
        return f"({number})"
    return f"{', ' if above else ''}{_UNITS[unit]} {number}".rstrip()
