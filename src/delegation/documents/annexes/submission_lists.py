"""The lists behind a draft submission that are too long for its text: on what authority rests, which numbers change, what is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.answers.impact.counts import told
from delegation.answers.impact.gaps import Listed, not_known, undecided
from delegation.documents.annexes.drafting import named_text
from delegation.documents.annexes.touched import steps_before
from delegation.documents.shared.annex import Annex, Heading, TableCell
from delegation.documents.shared.columns import ColumnOf, TableOf, rows_in
from delegation.findings import Text
from delegation.model.matters import MatterId
from delegation.questions.suppose.impact import Impact
from delegation.speech import blanks, sentence

TEXTS, NUMBERS, NAMES = "van-ban", "so-lieu", "ten"
"""Keys of the annexes."""
MOST = 8
"""Lines of a list that stand in the text of a submission."""


def texts_of(impact: Impact) -> tuple[tuple[str, int], ...]:
    """Give the instruments on which the authority that changes rests today, named in full, with the number of matters, most first."""
    found: dict[str, set[str]] = {}
    for effect in impact.effects:
        for one in effect.matters:
            for step in steps_before(one):
                for basis in step.basis:
                    said = named_text(impact, basis, blanks.in_full)
                    found.setdefault(sentence(said.vi), set()).add(one.id)
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple((name, len(ids)) for name, ids in ranked)


def lists(impact: Impact) -> Iterator[Annex]:
    """Make the annexes of what is too long."""
    if len(texts := texts_of(impact)) > MOST:
        yield _of_texts(texts)
    if len(told(impact)) > MOST:
        yield _of_numbers(impact)
    if named := names_of(impact):
        yield _of_names(impact, named)


def names_of(impact: Impact) -> tuple[tuple[Text, tuple[str, ...]], ...]:
    """Give what the text of a submission only counts, and its names: of what must be decided, and of what is not known."""
    found = dict[Text, tuple[str, ...]]()

    def noted(what: Text, names: Sequence[str], _: str) -> str:
        found.update({what: tuple(names)} if len(names) > MOST else {})
        return ""

    for asked in (undecided, not_known):
        asked(impact, noted)
    return tuple(found.items())


def listed_at(label: str) -> Listed:
    """Give how the text of a submission names several things: one by one, or where they are listed."""
    return lambda _, names, between: between.join(names) if len(names) <= MOST else f"danh mục tại {label}"


def _of_texts(texts: Sequence[tuple[str, int]]) -> Annex:
    columns = TableOf[tuple[str, int]](
        "vi", 12,
        ColumnOf(_vi("Văn bản"), 130, lambda one: one[0]),
        ColumnOf(_vi("Số việc"), 20, lambda one: one[1], "center"),
    )  # fmt: skip
    return Annex(
        key=TEXTS,
        title="Danh mục văn bản mà thẩm quyền chịu tác động đang dựa vào",
        sheet="Văn bản",
        body=columns.table(columns.numbered(texts), rows_in("văn bản", "")),
        wide=False,
        remarks=(
            "Một việc dựa vào nhiều văn bản được tính ở từng văn bản, nên các số không cộng lại thành tổng số việc.",
        ),
    )


def _of_numbers(impact: Impact) -> Annex:
    columns = TableOf[tuple[Text, int, int]](
        "vi", 12,
        ColumnOf(_vi("Số liệu"), 100, lambda one: sentence(one[0].vi)),
        ColumnOf(_vi("Hiện nay"), 24, lambda one: one[1], "center"),
        ColumnOf(_vi("Theo phương án"), 24, lambda one: one[2], "center"),
    )  # fmt: skip
    return Annex(
        key=NUMBERS,
        title="Số liệu thay đổi theo phương án",
        sheet="Số liệu",
        body=columns.table(columns.numbered(told(impact)), rows_in("số liệu", "")),
        wide=False,
    )


def _of_names(impact: Impact, named: Sequence[tuple[Text, tuple[str, ...]]]) -> Annex:
    register = impact.comparison.new.register

    def title(name: str) -> str:
        found = register.matters.get(MatterId(name))
        return name if found is None else found.title

    def code(name: str) -> TableCell:
        return TableCell(name, "code") if name in register.matters else TableCell("–")

    columns = TableOf[str](
        "vi", 12,
        ColumnOf(_vi("Mã TTHC"), 24, code, "center"),
        ColumnOf(_vi("Tên"), 124, title),
    )  # fmt: skip

    def lines() -> Iterator[str | Heading]:
        for what, names in named:
            yield Heading(sentence(what.vi), 1)
            yield from names

    return Annex(
        key=NAMES,
        title="Danh mục đơn vị, việc cần quyết định hoặc chưa đủ thông tin",
        sheet="Đơn vị, việc",
        body=columns.table(columns.numbered(lines()), rows_in("dòng", "")),
        wide=False,
    )


def _vi(said: str) -> Text:
    return Text(said, "")
