"""Recognising the columns of an annex: by their heads, in the ways these are written, and by what stands below."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from delegation.documents.intake import days, level_words, marks
from delegation.documents.intake.citations import NUMBER
from delegation.documents.intake.codes import is_like_code
from delegation.documents.intake.head_words import ALONE, WRITTEN, Kind
from delegation.documents.intake.papers import PaperCell, PaperTable
from delegation.documents.intake.parties import is_body
from delegation.names.folding import fold
from delegation.values import dataclass

_LONGEST = 120
"""Letters of a head: a longer text is no head."""
_HEAD = 60
"""Rows within which the heads stand: below the titles of the annex."""
_LIKE = 0.6
"""Which part of the cells of a column must look like codes where no head says that they are."""
_PLACEHOLDER = re.compile(r"[(\[]?(?:\d{1,2}|[A-Za-z])[)\]]?(?:\s*=[\s\dA-Za-z()\[\]+\-–×x*/:]+)?")
"""How columns are numbered: (1), A, (b), (3)=(1)-(2)."""
_UNIT = re.compile(r"(?:\((?!\d)[^()]{2,40}\)|(?:đvt|đơn vị tính)\b.{0,40})", re.IGNORECASE)
_FORMER = re.compile(r"\b(?:cũ|trước đây|bị thay thế|bị bãi bỏ)\W*$", re.IGNORECASE)
"""How the head of a column of former codes ends: a row is not found by one. *Căn cứ* folds like *cũ*."""
_ELSE = r"(?:phoi hop|tiep nhan|lien quan|cong bo|ban hanh|truoc|dong dau)"
_SIDE = re.compile(rf"(?:co quan|don vi|nguoi|cap|tham quyen)\b(?!.*\b{_ELSE}\b)")
"""How the head of a column begins, folded, in which whoever carries out a matter may stand."""
_LEADING = re.compile(r"(?:co quan |don vi )?chu tri\b.*\bphoi hop\b")
"""The head of a column of those who lead, and who help them."""
_OTHERS = re.compile(r"\s*[/;,\n]\s*|\s+-\s+")
_ASIDE = re.compile(rf"\b{_ELSE}\b")
_TERM = re.compile(r"thoi (?:han|gian)|uy quyen den|hieu luc den")
"""Heads, folded, below which a term stands whatever the cells say; below others that sound so days must stand."""
_HANDLED = re.compile(
    r"\W*(?:không quá |tối đa |trong )?\d{1,3}(?:\s*\([^)]*\))?\s*(?:ngày|giờ)(?: làm việc)?(?:[,;]? (?:kể )?(?:từ|sau) (?:khi|ngày) (?:nhận|tiếp nhận)[^.;]*(?:hồ sơ|hợp lệ))?\W*",
    re.IGNORECASE,
)
"""How long it takes to handle one matter: what stands below *Thời hạn* is then no term of what is given."""
_TITLE_LENGTH = 12


Bodies = Callable[[str], bool]
"""Tells whether a head is the name of a body."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a table. ``first``: the row, counted from 0, on which they begin, ``below`` the first one below them.

    ``kinds``: what stands in each column; ``words``: the head of each, as printed; ``guessed``: columns known by what stands in them;
    ``own``: of a head on several rows the lowest.
    """

    first: int
    below: int
    kinds: tuple[Kind, ...]
    words: tuple[str, ...]
    guessed: tuple[int, ...] = ()
    own: tuple[str, ...] = ()

    def chosen(self, row: Sequence[PaperCell]) -> str:
        """Give the names of bodies that a row chooses by a mark below them; of what is no mark with its words, so that it is asked."""
        names = []
        for at, kind in enumerate(self.kinds):
            text = row[at].text
            if kind == "marked" and text and not marks.chooses_not(text):
                names.append(self.own[at] if marks.chooses(text) else marks.beside(self.own[at], text))
        return "; ".join(names)

    def side(self, row: Sequence[PaperCell]) -> str:
        """Give what a row says in a column that may say who carries the matter out, though nothing is taken from it."""
        for at, kind in enumerate(self.kinds):
            said = row[at].text if kind == "other" else ""
            if said and _LEADING.match(fold(self.words[at])):
                leads = [one for one in _OTHERS.split(said) if not fold(one).endswith("phoi hop")]
                return leads[0] if leads and is_body(leads[0]) else ""
            # Below no head a name alone may be meant.
            if said and (is_side(self.words[at]) if self.words[at] else is_body(said)):
                return said
        return ""

    def against(self, row: Sequence[PaperCell]) -> str:
        """Give another receiver than that of the first column of receivers, which a further one names."""
        texts = [row[at].text for at, kind in enumerate(self.kinds) if kind == "receiver"]
        return next((one for one in texts[1:] if one and fold(one) != fold(texts[0])), "")

    def column(self, kind: Kind) -> int | None:
        """Give the first column of a kind, counted from 0."""
        return self.kinds.index(kind) if kind in self.kinds else None


def is_side(head: str) -> bool:
    """Tell whether whoever carries out a matter may stand below a head."""
    return _SIDE.match(fold(head)) is not None


@lru_cache(4096)
def kind_of(head: str) -> Kind:
    """Tell what stands below a head; ``other`` where it is not known."""
    asked = fold(head)
    if len(head) > _LONGEST or asked in ALONE:
        return ALONE.get(asked, "other")
    if "phat sinh" in asked:
        return "other"
    if "ten thu tuc" in asked or "ten tthc" in asked:
        return "other" if (former := _FORMER.search(head)) and "bị" not in former[0] else "title"
    if _FORMER.search(head):
        return "other"
    found = [(f" {asked} ".find(f" {words} "), -len(words), kind) for words, kind in WRITTEN.items()]
    inside = sorted(one for one in found if one[0] >= 0)
    return "other" if not inside or (inside[0][2] == "end" and days.is_start(head)) else inside[0][2]


def kinds_in(row: Sequence[PaperCell]) -> set[Kind]:
    """Give the kinds of columns that a row would be the head of."""
    return {kind for kind in (kind_of(one.text) for one in row if one.text and not one.covered) if kind != "other"}


def is_numbering(row: Sequence[PaperCell]) -> bool:
    """Tell whether a row only numbers the columns: (1), (2), (3)."""
    texts = [one.text for one in row if one.text and not one.covered]
    return len(texts) > 2 and all(_PLACEHOLDER.fullmatch(one) for one in texts) and len(set(texts)) == len(texts)  # noqa: PLR2004  two may be a row


def are_units(row: Sequence[PaperCell]) -> bool:
    """Tell whether a row below heads only says in what its columns count: *(ngày làm việc)*, *(đồng)*."""
    texts = [one.text for one in row if one.text and not one.covered]
    # Words across columns are of a group, or a note.
    across = any(one.covered and one.text for one in row)
    return bool(texts) and not across and all(_UNIT.fullmatch(one) for one in texts)


def is_head(row: Sequence[PaperCell]) -> bool:
    """Tell whether a row holds heads of columns, a matter's among them."""
    if any(is_like_code(one.text) for one in row):
        return False
    found = kinds_in(row)
    return len(found) > 1 and bool(found & {"code", "title"})


def find(table: PaperTable, known: Mapping[str, Kind], bodies: Bodies = is_body) -> Heads | None:
    """Find the heads of a table: by their words, else by what stands in its columns; ``None`` for a table that is no annex.

    ``known``: what stands below heads, by their folded words, where somebody said so; this goes first. ``bodies``: whether a head names a body, by its letters (*STP*), too.
    """
    first = next(
        (at for at, row in enumerate(table.rows[:_HEAD]) if _begins(table, at, row) or _are_known(row, known)), None
    )
    if first is None:
        return by_content(table, 0)
    last = first
    while last + 1 < len(table.rows) and _goes_on(table, first, last + 1):
        last += 1
    kinds, words = _named(table.rows[first : last + 1])
    kinds = tuple(known.get(fold(head), kind) for head, kind in zip(words, kinds, strict=True))
    below = last + 1
    while below < len(table.rows) and (is_numbering(table.rows[below]) or are_units(table.rows[below])):
        below += 1
    own = tuple(_lowest(column) for column in zip(*table.rows[first : last + 1], strict=True))
    kinds = tuple(_settled(*one, table.rows[below:], at, bodies) for at, one in enumerate(zip(kinds, own, strict=True)))
    found = _completed(table, Heads(first, below, kinds, words, own=own))
    return None if found is None else _unmarked(found, table.rows[below:])


def _lowest(column: Sequence[PaperCell]) -> str:
    """Give the lowest head of a column, on one line."""
    return " ".join(next((one.text for one in reversed(column) if one.text), "").split())


def _settled(kind: Kind, head: str, rows: Sequence[Sequence[PaperCell]], at: int, bodies: Bodies) -> Kind:
    """Give the kind of a column by what stands in it, too: below the name of a body it may only mark rows, below a level name bodies."""
    texts = [row[at].text for row in rows if row[at].text and not row[at].covered]
    if kind in ("other", "receiver", "marked") and bodies(head) and marks.are(texts):
        return "marked"
    if kind == "receiver" and texts and all(map(marks.chooses, texts)) and not bodies(head):
        return "other"
    if kind == "end" and fold(head) == "thoi han" and texts and all(map(_HANDLED.fullmatch, texts)):
        return "duration"
    if kind == "end" and not _TERM.search(fold(head)) and not any(map(days.may_state, texts)):
        return "other"
    return "other" if kind == "level" and not all(map(level_words.named, texts)) else kind


def _unmarked(found: Heads, rows: Sequence[Sequence[PaperCell]]) -> Heads:
    """Take the columns below names of bodies in which no row says anything for columns of marks, where no other says who receives: their marks may be what no reader sees."""
    kinds = list(found.kinds)
    texts = [[row[at].text for row in rows if row[at].text and not row[at].covered] for at in range(len(kinds))]
    if any(kind == "receiver" and said for kind, said in zip(kinds, texts, strict=True)):
        return found
    for at, (kind, head, said) in enumerate(zip(found.kinds, found.own, texts, strict=True)):
        if (
            kind in ("other", "receiver")
            and is_body(head)
            and not _ASIDE.search(fold(head))
            and all(map(marks.chooses_not, said))
        ):
            kinds[at] = "marked"
    return replace(found, kinds=tuple(kinds))


def _are_known(row: Sequence[PaperCell], known: Mapping[str, Kind]) -> bool:
    """Tell whether a row holds heads that somebody named, one of them a matter's."""
    found = {known[fold(one.text)] for one in row if one.text and not one.covered and fold(one.text) in known}
    return len(found) > 1 and bool(found & {"code", "title"})


def _begins(table: PaperTable, at: int, row: Sequence[PaperCell]) -> bool:
    """Tell whether the heads begin on a row: it holds some, or those of this row and the next, which it parts, do."""
    if is_head(row):
        return True
    if not kinds_in(row) or at + 1 >= len(table.rows) or not any(one.covered for one in table.rows[at + 1]):
        return False
    both = kinds_in(row) | kinds_in(table.rows[at + 1])
    return len(both) > 1 and bool(both & {"code", "title"}) and is_head((*row, *table.rows[at + 1]))


def _goes_on(table: PaperTable, first: int, at: int) -> bool:
    """Tell whether a row belongs to heads: it is covered by one of them from above, or holds such heads itself."""
    row, above = table.rows[at], table.rows[at - 1]
    if any(is_like_code(one.text) for one in row) or is_numbering(row):
        return False
    covered = any(one.covered and one.text and one.text == up.text for one, up in zip(row, above, strict=False))
    alike = sum(one.text == up.text for one, up in zip(row, table.rows[first], strict=False))
    return (covered and alike < len(row) and any(kind_of(one.text) == "row" for one in row)) or (
        is_head(row) and alike < len(row)
    )


def _named(rows: Sequence[Sequence[PaperCell]]) -> tuple[tuple[Kind, ...], tuple[str, ...]]:
    kinds: list[Kind] = []
    words: list[str] = []
    for column in zip(*rows, strict=True):
        texts = list(dict.fromkeys(one.text for one in column if one.text))
        lowest = kind_of(texts[-1]) if texts else "other"
        joined = " ".join(" ".join(texts).split())
        kinds.append(lowest if lowest != "other" or len(texts) < 2 else kind_of(joined))  # noqa: PLR2004  heads of two rows
        words.append(joined)
    return tuple(kinds), tuple(words)


def _completed(table: PaperTable, found: Heads) -> Heads | None:
    """Give heads with the column of codes, where none is named but one holds such; ``None`` where nothing names a matter."""
    kinds, rows = list(found.kinds), table.rows[found.below :]
    if "code" not in kinds:
        column = _codes_in(rows, [at for at, kind in enumerate(kinds) if kind == "other"])
        if column is not None:
            kinds[column] = "code"
            return Heads(found.first, found.below, tuple(kinds), found.words, (column,), found.own)
    return found if {"code", "title"} & set(kinds) else None


def by_content(table: PaperTable, below: int) -> Heads | None:
    """Tell columns by what stands in them: one of codes, and the one of the longest texts as titles; ``None`` without codes."""
    rows = table.rows[below:]
    width = len(table.rows[0]) if table.rows else 0
    code = _codes_in(rows, range(width))
    if code is None:
        return None
    kinds: list[Kind] = ["other"] * width
    kinds[code] = "code"
    basis = _citing(rows, [at for at in range(width) if at != code])
    if basis is not None:
        kinds[basis] = "basis"
    lengths = {
        at: sum(len(row[at].text) for row in rows) / max(1, len(rows)) for at in range(width) if kinds[at] == "other"
    }
    title = max(lengths, key=lambda at: (lengths[at], -at), default=None)
    if title is not None and lengths[title] >= _TITLE_LENGTH:
        kinds[title] = "title"
    if code > 0 and all(row[0].text.rstrip(".").isdigit() or not row[0].text for row in rows):
        kinds[0] = "row"
    return Heads(
        below, below, tuple(kinds), ("",) * width, tuple(at for at, kind in enumerate(kinds) if kind != "other")
    )


def _citing(rows: Sequence[Sequence[PaperCell]], columns: Sequence[int]) -> int | None:
    for at in columns:
        texts = [row[at].text for row in rows if row[at].text]
        if texts and sum(NUMBER.search(one) is not None for one in texts) >= _LIKE * len(texts):
            return at
    return None


def _codes_in(rows: Sequence[Sequence[PaperCell]], columns: Sequence[int] | range) -> int | None:
    for at in columns:
        texts = [row[at].text for row in rows if row[at].text and not row[at].covered]
        if texts and sum(map(is_like_code, texts)) >= _LIKE * len(texts):
            return at
    return None
