"""Fields that the lines of an annex and the articles name: whether they are fields at all, and whether they are those of the rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import sha256

from delegation.documents.intake.annex_row import ImportedRow
from delegation.documents.intake.asked import KEEP, ImportQuestion
from delegation.documents.intake.letters import flat
from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.sentences import Line, parts, split
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.names.folding import fold, unified
from delegation.values import dataclass

_NAMED = re.compile(
    r"(?<!khu vực )(?<!theo )\blĩnh vực\s*:?\s+(.+?)(?=\s*(?:[.:(\[\n]|;(?!\s*lĩnh vực)|$|\b(?:của|thuộc|tại|theo|cho|trên|ban hành|kèm|đính kèm|cụ thể|gồm|bao gồm|do|đối với|trừ|khi|nếu|được|từ|đến hết|chỉ|không"
    r"|năm \d|giải quyết|thực hiện|quyết định|ủy quyền|phân cấp|lĩnh vực)(?=\s|$)))",
    re.IGNORECASE,
)
"""What stands behind the word *lĩnh vực*, up to words that no name of a field holds."""
_PART = re.compile(r"\s*(?:[,;/&+]|\s[-–]\s|\bvà\b)\s*")
_NO_NAME = frozenset(
    ("va", "cac", "linh", "vuc", "nganh", "nhom", "thu", "tuc", "hanh", "chinh", "tthc", "quan", "ly", "nha", "nuoc", "ve", "thuoc")
)  # fmt: skip
"""Words that tell no field from another."""
_WITHIN = re.compile(
    r"\d|\b(?:trong|ngoài|tại|ở|trên|dưới|cho|của|không|chưa|chỉ|trừ|riêng|từ|đến|theo|thuộc|do|khi|nếu|được|có|đối với|cấp|loại|nhóm|quy mô|khu|vùng|cụm|địa bàn|xã(?! hội)|phường|huyện|quận|đảo|mỏ|hộ(?! tịch)|dự án)\b"
)
"""Words by which a field is narrowed."""
_LONGEST = 5
"""Words of a part of the name of a field that the register has not."""
_BEHIND = re.compile(
    r"\s*(?:[:–-]\s*)?(?:\(?\s*\d{1,4}\s*(?:TTHC|thủ tục)[^()]*\)?|\([^()]*\d[^()]*\))\s*$", re.IGNORECASE
)
_AGENCY = "Sở "
_SHOWN = 5


def _tokens(words: str) -> frozenset[str]:
    return frozenset(fold(words).split()) - _NO_NAME


@dataclass(frozen=True, slots=True)
class FieldNames:
    """The names of fields that are known: those of the register and of the paper's own column; ``agencies``: what agencies are called after."""

    names: tuple[frozenset[str], ...]
    agencies: tuple[frozenset[str], ...]

    @staticmethod
    def of(register: Register, entries: Iterable[ImportedRow]) -> FieldNames:
        """Gather them."""
        rows = list(entries)
        columns = {row.own_field for row in rows}
        said = {*(one.name for one in register.fields.values()), *columns}
        bodies = (one.name for one in register.holders.values() if one.name.startswith(_AGENCY))
        return FieldNames(
            tuple({_tokens(one) for one in said if _tokens(one)}), tuple({_tokens(one) - {"so"} for one in bodies})
        )

    def has(self, words: str, *, called: bool = False) -> bool:
        """Whether words name fields: each of them within the name of one that is known; where they are ``called`` fields, others too that nothing narrows."""
        plain = _BEHIND.sub("", flat(words))
        return self._is_name(plain, called=False) or all(
            self._is_name(one, called=called) for one in _PART.split(unified(plain)) if one
        )

    def _is_name(self, words: str, *, called: bool) -> bool:
        own = _tokens(words)
        if not own or any(own <= one for one in (*self.names, *(self.agencies if called else ()))):
            return True
        return called and not _WITHIN.search(unified(words)) and len(words.split()) <= _LONGEST


def named(words: str) -> list[str]:
    """Give the names of fields that words hold, each behind the word for it."""
    return [one.strip(" .,;") for one in _NAMED.findall(flat(words))]


def differing(
    lines: Sequence[Line],
    told: Collection[str],
    rows: Sequence[MatchedRow],
    receivers: Sequence[HolderId],
    register: Register,
) -> Iterator[ImportQuestion]:
    """Ask where the title or the articles give in a field that is not that of the rows, nor of those who receive. ``told``: what is asked by itself."""
    title, articles = parts([(flat(text), place) for text, place in lines])
    for said in (title, [line for each in articles for line in each]):
        each = [(sentence, place) for text, place in said for sentence in split(text)]
        own = [(sentence, place) for sentence, place in each if not any(sentence in one for one in told)]
        fields = [(one, place) for text, place in own for one in named(text)]
        if not fields or any(_is_of(one, _names_of(receivers, register)) for one, _ in fields):
            continue
        others = [
            row for row in rows if row.matter and not any(_is_of(one, _names_in(row, register)) for one, _ in fields)
        ]
        if others:
            yield _question([one for one, _ in fields], others, fields[0][1], register)


def _names_of(receivers: Sequence[HolderId], register: Register) -> list[str]:
    return [register.holders[one].name for one in receivers if one in register.holders]


def _names_in(row: MatchedRow, register: Register) -> list[str]:
    """Give what may name the field of a row: of the register, of the paper; its title."""
    return [_field(row, register), row.entry.field, flat(row.entry.title.text)]


def _field(row: MatchedRow, register: Register) -> str:
    matter = register.matters.get(MatterId(row.matter)) if row.matter else None
    field = register.fields.get(matter.field or "") if matter is not None else None
    return field.name if field is not None else ""


def _is_of(phrase: str, names: Iterable[str]) -> bool:
    """Whether a part of a phrase is within one of some names, or holds all of it."""
    wanted = [own for one in (phrase, *_PART.split(unified(phrase))) if (own := _tokens(one))]
    return any(own <= _tokens(name) or (_tokens(name) and _tokens(name) <= own) for own in wanted for name in names)


def _question(said: Sequence[str], rows: Sequence[MatchedRow], place: Text, register: Register) -> ImportQuestion:
    numbers = ", ".join(str(row.entry.number or row.matter) for row in rows[:_SHOWN]) + (
        "…" if len(rows) > _SHOWN else ""
    )
    own = "; ".join(dict.fromkeys(name for row in rows if (name := _field(row, register)))) or "–"
    words = "; ".join(dict.fromkeys(said))
    return ImportQuestion(
        f"total:{sha256(words.encode()).hexdigest()[:12]}:around",
        place,
        Text(
            f"văn bản giao trong lĩnh vực «{words}», còn dòng {numbers} của phụ lục thuộc lĩnh vực «{own}»: dòng nào không được giao thì «bỏ dòng» ở dòng đó của bảng hỏi; «{KEEP}» là giao mọi dòng của phụ lục",
            f"the decision gives in the field “{words}”, but rows {numbers} of the annex are of “{own}”: answer “bỏ dòng” at each row that is not given; “{KEEP}” means that all rows of the annex are given",
        ),
        "",
        (KEEP,),
    )
