"""A comparison on one page: holders down, instruments across, and how many matters each gains, loses or keeps on another footing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from delegation.answers.changes.causes import register_of
from delegation.answers.changes.differences import KINDS, Difference
from delegation.charts.page.picture import KeyGroup, Line, Picture, PictureNode
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.counts import fields_of
from delegation.charts.shared.listing import Listing, put_together
from delegation.charts.shared.lists import TOTAL, levels_of, row_numbers
from delegation.charts.shared.marks import of_matters
from delegation.findings import Text
from delegation.model.matters import MatterId
from delegation.model.row_numbers import RowNumber, row_order
from delegation.questions.compare import Comparison
from delegation.speech import in_english, number
from delegation.speech.instruments import labelled
from delegation.values import dataclass

_LEVELS = ((60, 7), (40, 6), (40, 4), (28, 4), (20, 3), (12, 2), (6, 1))
"""How many holders and how many instruments are told one by one at each level of detail."""
_HOLDERS, _COLUMN = 15.0, 8.2
"""Widths in em of the names and of each column."""
_GAINS, _LOSES, _KEEPS = "+", "−", "±"
_UNLISTED = "*"
_OTHER = ""
"""Stands for what no instrument causes, and for the instruments that have no column of their own."""
_TOTAL = "="
"""Stands for all instruments, and for all holders."""
_PERHAPS = ("(có thể)", "(possibly)")


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a holder gains, loses or keeps by an instrument; ``matters`` are none where the list is not published."""

    holder: str
    instrument: str
    sign: str
    matters: tuple[MatterId, ...]


def matrices(found: Sequence[Difference], comparison: Comparison, canvas: Canvas) -> tuple[Picture, ...]:
    """Draw all changes as one table, at each level of detail; the last fits on any paper."""
    entries = list(_entries(found, comparison))
    holders = _heaviest([(one.holder, one) for one in entries])
    named = _heaviest([(one.instrument, one) for one in entries if one.instrument])
    levels = dict.fromkeys((min(rows, len(holders)), min(columns, len(named))) for rows, columns in _LEVELS)
    listed = _list_of(found, canvas)
    return tuple(
        _picture(entries, holders, named, level, canvas, listing)
        # A list behind the table tells more than some columns more.
        for listing in ([listed, _NO_LIST] if listed.key else [_NO_LIST])
        for level in levels
    )


@dataclass(frozen=True, slots=True)
class _List:
    """The list of what changes. ``numbers``: by holder, the numbers that its matters have there."""

    key: tuple[KeyGroup, ...] = ()
    numbers: Mapping[str, Sequence[RowNumber]] = field(default_factory=dict)

    def of(self, holders: Iterable[str], canvas: Canvas) -> tuple[str, ...]:
        """Cite the list for some holders; nothing where there is none."""
        rows = sorted({row for one in holders for row in self.numbers.get(one, ())}, key=row_order)
        return (row_numbers(rows, canvas),) if self.key else ()


_NO_LIST = _List()


def _list_of(found: Sequence[Difference], canvas: Canvas) -> _List:
    """Give the list of what changes, by kind and holder; empty where it would be a book."""
    level = next((one for one in levels_of([name for one in found for name in one.matters]) if one.is_listed), TOTAL)
    listing, under = Listing(canvas, level), dict[str, list[Difference]]()
    numbers: dict[str, list[RowNumber]] = {}
    for one in found:
        # A holder that changes for several reasons has one list: its fields would alternate from reason to reason.
        title = f"{KINDS[one.kind].in_(canvas.language)}: {'; '.join(one.after or one.before)}"
        under.setdefault(title, []).append(one)
    for title, several in under.items():
        matters = tuple(dict.fromkeys(name for one in several for name in one.matters))
        fields = listing.enter(title, fields_of(canvas.register, matters, canvas.language))
        rows = {name: found_at for each in fields for name, found_at in each.numbers.items()}
        for one in several:
            for who in dict.fromkeys((*one.before, *one.after)):
                numbers.setdefault(who, []).extend(row for name in one.matters for row in rows.get(name, ()))
    return _List(listing.key, numbers)


def _entries(found: Sequence[Difference], comparison: Comparison) -> Iterator[_Entry]:
    for one in found:
        by = _instrument(one, comparison)
        matters = one.matters if one.is_listed else ()
        for name in dict.fromkeys((*one.before, *one.after)):
            sign = _KEEPS if name in one.before and name in one.after else _GAINS if name in one.after else _LOSES
            yield _Entry(name, by, sign, matters)


def _instrument(one: Difference, comparison: Comparison) -> str:
    """Name the instrument that causes a change, by its number; nothing where none does or its number is not public."""
    for cause in one.causes:
        for name in (cause.about, *cause.by) if cause.kind in ("basis", "instrument") else cause.by:
            instrument = register_of(comparison, name).instrument(name)
            if instrument is not None and isinstance(instrument.number, str):
                return instrument.label
    return _OTHER


def _heaviest(named: Sequence[tuple[str, _Entry]]) -> list[str]:
    weight: dict[str, set[MatterId]] = {}
    for name, entry in named:
        weight.setdefault(name, set()).update(entry.matters)
    return sorted(weight, key=lambda one: (-len(weight[one]), one))


def _picture(
    entries: Sequence[_Entry], holders: Sequence[str], named: Sequence[str], level: tuple[int, int], canvas: Canvas,
    listing: _List,
) -> Picture:  # fmt: skip
    rows, columns = list(holders[: level[0]]), list(named[: level[1]])
    has_other = any(one.instrument not in columns for one in entries)
    heads = [canvas.say("STT danh sách", "List no.")] if listing.key else []
    heads += [labelled(one).in_(canvas.language) for one in columns]
    heads += [canvas.say("Khác", "Other")] if has_other else []
    keys = [*columns, *([_OTHER] if has_other else [])]
    if len(keys) > 1:
        heads, keys = [*heads, canvas.say("Cộng", "In all")], [*keys, _TOTAL]
    cells = {**_cells(entries, rows, columns), **_totals(entries, rows, columns)}
    lines = [Line(canvas.say("Chủ thể", "Holder"), bold=True, small=True, right=tuple(heads))]
    lines += [
        Line(
            one,
            small=True,
            right=(*listing.of([one], canvas), *(cells.get((one, key), "") for key in keys)),
            marks=of_matters(_held(entries, one), canvas.register, canvas.marks),
        )
        for one in rows
    ]
    rest = holders[len(rows) :]
    lines += _last_lines(rest, keys, cells, listing, canvas)
    node = PictureNode("matrix", "list", 0, tuple(lines), hint=lines[0].text)
    others = _others(rest, named[len(columns) :], canvas)
    return Picture(
        (_HOLDERS + _COLUMN * len(heads),),
        ("",),
        (node,),
        said=_said(entries, canvas, is_listed=bool(listing.key), has_others=bool(others)),
        key=(*listing.key, *others),
        is_key_short=bool(others) and not listing.key,
    )


def _last_lines(
    rest: Sequence[str], keys: Sequence[str], cells: Mapping[tuple[str, str], str], listing: _List, canvas: Canvas
) -> Iterator[Line]:
    """Put together the holders that have no row of their own, and count all matters."""
    if rest:
        said = canvas.say(f"{number(len(rest)).vi} chủ thể khác", in_english(len(rest), "other holder"))
        right = (*listing.of(rest, canvas), *(cells.get((_OTHER, key), "") for key in keys))
        yield Line(said, small=True, right=right)
    total = canvas.say("Cộng số việc (mỗi việc một lần)", "Matters in all, each once")
    right = (*([""] if listing.key else []), *(cells.get((_TOTAL, key), "") for key in keys))
    yield Line(total, bold=True, small=True, right=right)


def _others(holders: Sequence[str], named: Sequence[str], canvas: Canvas) -> tuple[KeyGroup, ...]:
    """Name the holders and instruments that the table puts together."""
    by = [labelled(one).in_(canvas.language) for one in named]
    titles = canvas.say("Các chủ thể khác", "Other holders"), canvas.say("Các văn bản khác", "Other instruments")
    return put_together((title, [(one, "") for one in own]) for title, own in zip(titles, (holders, by), strict=True))


def _held(entries: Sequence[_Entry], holder: str) -> Iterator[MatterId]:
    """Give what a holder has after the change."""
    for one in entries:
        if one.holder == holder and one.sign != _LOSES:
            yield from one.matters


def _cells(entries: Sequence[_Entry], rows: Sequence[str], columns: Sequence[str]) -> Mapping[tuple[str, str], str]:
    """Write the cells; each matter counts once in a cell for each sign."""
    found: dict[tuple[str, str], dict[str, set[MatterId]]] = {}
    for one in entries:
        at = (one.holder if one.holder in rows else _OTHER, one.instrument if one.instrument in columns else _OTHER)
        signs = found.setdefault(at, {})
        signs.setdefault(one.sign if one.matters else f"{one.sign}{_UNLISTED}", set()).update(one.matters)
    order = [f"{sign}{mark}" for sign in (_GAINS, _LOSES, _KEEPS) for mark in ("", _UNLISTED)]
    return {
        at: " ".join(f"{sign}{len(signs[sign]) or ''}" for sign in order if sign in signs)
        for at, signs in found.items()
    }


def _totals(entries: Sequence[_Entry], rows: Sequence[str], columns: Sequence[str]) -> Mapping[tuple[str, str], str]:
    """Write the last column and the last row: of a holder by sign, of an instrument all matters that it touches; each matter counts once."""
    whole = [replace(one, instrument=_TOTAL) for one in entries]
    found = dict(_cells(whole, rows, [_TOTAL]))
    touched: dict[str, set[MatterId]] = {}
    for one in entries:
        for at in (one.instrument if one.instrument in columns else _OTHER, _TOTAL):
            touched.setdefault(at, set()).update(one.matters)
    return {**found, **{(_TOTAL, at): str(len(matters)) for at, matters in touched.items() if matters}}


_LISTED = Text(
    "Đã rút gọn: tên việc ở danh sách các trang sau.",
    "Shortened: the names of matters are in the list on the pages that follow.",
)
_LEFT_OUT = Text(
    "Đã rút gọn: tên việc không ghi trên sơ đồ.",
    "Shortened: matters are not named here.",
)


def _several(entries: Sequence[_Entry]) -> Iterator[Text]:
    """Say why rows and columns do not add up to the totals, and what a holder is that is only possible; nothing where they do and none is."""
    places = {(one.holder, one.instrument, matter) for one in entries for matter in one.matters}
    if len(places) > len({matter for _, _, matter in places}):
        yield Text(
            "Một việc có thể ở nhiều dòng (bên không còn, bên nhận, bên giao vẫn giữ) và nhiều cột, nên các số không cộng lại thành tổng.",
            "A matter may stand in several rows (who loses, who gains, who gave it) and columns, so that the numbers do not add up to the totals.",
        )
    if any(one.holder.endswith(_PERHAPS) for one in entries):
        yield Text(
            "(có thể): chưa chắc chắn là chủ thể, vì thời hạn hoặc căn cứ chưa rõ.",
            "(possibly): not certain to be a holder, for the term or the basis is not known.",
        )


def _said(entries: Sequence[_Entry], canvas: Canvas, *, is_listed: bool, has_others: bool) -> str:
    parts = [
        Text(
            "Số là số việc: + nhận, − không còn, ± vẫn giữ nhưng đổi căn cứ, thời hạn, nội dung hoặc mức chắc chắn; cột là số, ký hiệu của văn bản làm thay đổi.",
            "Numbers are matters: + gained, − lost, ± kept with another basis, term, content or certainty; columns are the numbers of the instruments that change them.",
        ),
        *_several(entries),
    ]
    if any(not one.matters for one in entries):
        parts.append(
            Text(f"{_UNLISTED}: lần giao chưa công bố danh mục.", f"{_UNLISTED}: a grant without a published list.")
        )
    parts.append(_LISTED if is_listed else _LEFT_OUT)
    if has_others:
        parts.append(
            Text(
                "Chủ thể, văn bản ít thay đổi nhất được gộp; tên ở danh sách kèm theo.",
                "Holders and instruments with the fewest changes are put together; their names are in the list that goes with it.",
            )
        )
    return " ".join(one.in_(canvas.language) for one in parts)
