"""How much a chart of one holder tells at each level of detail, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

from delegation.authority.marks import Mark
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.counts import FieldCount, by_field, rows_of
from delegation.charts.shared.lists import TOTAL, ListDetail, levels_of, shortened
from delegation.charts.subjects.holder_owned import UNSURE, OwnedBox
from delegation.findings import Text
from delegation.model.holders import Holder, HolderId
from delegation.model.matters import Grant, MatterId
from delegation.model.terms import Unknown
from delegation.speech.numbers import in_english, number
from delegation.values import dataclass

_LEVELS = (
    (100, 100),
    (40, 40),
    (32, 32),
    (25, 25),
    (18, 18),
    (14, 14),
    (12, 12),
    (10, 10),
    (8, 8),
    (6, 6),
    (14, 4),
    (8, 4),
    (4, 4),
    (4, 3),
    (4, 2),
)
"""How many fields and how many grants are named at each level of detail."""
_MOST_TOLD = 40
"""How many fields or grants a chart may have whose cards tell what they give."""


@dataclass(frozen=True, slots=True)
class HolderFacts:
    """What the register knows of a holder on a day.

    ``owned``: what it has by law, by field; ``on_owned``: their marks; ``of_parts``: what parts of its class alone have, by law or given; ``baseless``: of how many by law nobody knows by which;
    ``unsure``: which of these it has only perhaps, as what they rest on is not known to be in force.
    """

    holder: Holder
    owned: tuple[FieldCount, ...]
    received: tuple[Grant, ...]
    given: tuple[Grant, ...]
    on_owned: tuple[Mark, ...]
    of_parts: Mapping[HolderId, Sequence[MatterId]] = field(default_factory=dict)
    baseless: int = 0
    unsure: frozenset[MatterId] = frozenset()

    @property
    def open_by_law(self) -> Iterator[Text]:
        """Say of how many that it has by law the basis is not known, or not known to be in force; nothing where both are of all."""
        whole = sum(one.total for one in self.owned)
        if self.baseless:
            count = number(self.baseless)
            yield Text(
                f"{count.vi} trên {number(whole).vi} việc ghi ở phần pháp luật giao chưa rõ căn cứ.",
                f"No basis is known of {count.en} of the {in_english(whole, 'matter')} shown as given by law.",
            )
        if self.unsure:
            count = number(len(self.unsure))
            yield Text(
                f"{count.vi} trên {number(whole).vi} việc ghi ở phần pháp luật giao chưa rõ hiệu lực vào ngày này; nơi nêu tên việc có dấu {UNSURE}.",
                f"Not known to be in force on this day: {count.en} of the {in_english(whole, 'matter')} shown as given by law; marked {UNSURE} where they are named.",
            )


@dataclass(frozen=True, slots=True)
class HolderLevel:
    """A level of detail: how many fields and grants stand for themselves, how matters are told, whether fields that are put together are named."""

    fields: int
    cards: int
    told: ListDetail = TOTAL
    names_rest: bool = False


def levels_of_holder(facts: HolderFacts) -> Iterator[HolderLevel]:
    """Give the levels from the fullest on: with names or counts by field, then with fewer and fewer fields and grants; each with its list where that is short enough."""
    most = max(len(facts.owned), len(facts.received), len(facts.given))
    matters = [*rows_of((*facts.received, *facts.given)), *(each for one in facts.owned for each in one.matters)]
    told = levels_of(matters)
    yield from (HolderLevel(*_LEVELS[0], one) for one in told if most <= _MOST_TOLD and one.detail != "total")
    coarse = [one for one in told if one.detail == "total" and not one.is_headed]
    shapes = dict.fromkeys(
        [*([_LEVELS[0]] if most <= _LEVELS[0][0] else []), *(one for one in _LEVELS if most > one[0])]
    )
    # The list behind a page names all that fewer rows of it count: rather that than more rows without it.
    for one in coarse:
        for fields, cards in shapes:
            rests = (True, False) if 0 < len(facts.owned) - fields <= _MOST_TOLD else (False,)
            yield from (HolderLevel(fields, cards, one, names_rest) for names_rest in rests)


def left_out(facts: HolderFacts, box: OwnedBox, cards: int, canvas: Canvas) -> Iterator[str]:
    """Say which fields and grants are put together, and which matters have no name on the page, with where they have one."""
    language, told = canvas.language, box.level
    vi, en = [], []
    if len(facts.owned) > box.most:
        on_page = box.rest_key(facts.owned)
        vi.append(
            f"chỉ nêu số lượng riêng của {box.most} lĩnh vực nhiều việc nhất"
            f"{', các lĩnh vực khác ở danh sách kèm theo' if on_page else ''}"
        )
        en.append(
            f"only the {box.most} largest fields have counts of their own"
            f"{', the others are in the list that goes with it' if on_page else ''}"
        )
    if max(len(facts.received), len(facts.given)) > cards:
        vi.append("các lần giao ít việc nhất được gộp")
        en.append("the smallest grants are put together")
    if vi:
        yield Text(f"Đã rút gọn: {'; '.join(vi)}.", f"Shortened: {'; '.join(en)}.").in_(language)
    owned = () if box.has_names(facts.owned) else facts.owned
    given = by_field(canvas.register, rows_of((*facts.received, *facts.given)), language)
    if told.detail == "total":
        if sum(not isinstance(one.rows, Unknown) for one in (*facts.received, *facts.given)) > 1:
            # Rows of several annexes are no place to look it up.
            given = tuple(replace(one, rows=()) for one in given)
        # What it has by law is counted by field at every level.
        yield from filter(
            None, (shortened(owned, language, ListDetail("counts", told.is_listed)), shortened(given, language, told))
        )
    else:
        yield from filter(None, (shortened((*owned, *given), language, told),))
