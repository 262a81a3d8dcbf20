"""``uy-quyen`` of a holder: the grants that it gave and received, each with how much and until when, and the matters behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from delegation.documents.annexes.concern import Concern
from delegation.documents.annexes.decisions import of_grants
from delegation.documents.shared.annex import Annex, Heading, TableCell
from delegation.documents.shared.columns import ColumnOf, TableOf, rows_in
from delegation.documents.shared.notes import Notes
from delegation.documents.shared.source import AnnexSource
from delegation.errors import NothingToListError
from delegation.findings import Text
from delegation.model.matters import Grant, Matter
from delegation.speech import MECHANISMS, in_english, text
from delegation.speech.extensions import term_of
from delegation.speech.holders import in_full
from delegation.speech.numbers import number


def running(given: AnnexSource, concern: Concern) -> tuple[tuple[Grant, ...], tuple[Grant, ...]]:
    """Give the grants that may run on the day: those that a holder received, and those that it gave; what is given to any one of several once."""
    alive = [one for one in concern.grants if one.running.possibly_holds(given.as_of)]
    received = tuple(one for one in alive if one.receiver == concern.holder.id)
    return received, tuple(one for one in alive if one.receiver != concern.holder.id and one.is_first)


def given_away(given: AnnexSource, concern: Concern) -> tuple[Matter, ...]:
    """Give the matters that the law gives a holder, and of which it gave all to others: it has them no more."""
    holder = concern.holder.id

    def is_gone(one: Matter) -> bool:
        tiles = given.examination.tiling(one.id).at(given.as_of)
        chains = (chain for tile in tiles for each in tile.standing for chain in each.chains if chain)
        return any(first.ownership is not None and first.ownership.holder == holder for first, *_ in chains)

    stated = (one for one in given.register.matters.values() if any(each.holder == holder for each in one.owners))
    return tuple(one for one in stated if one.id not in concern.matters and is_gone(one))


def of_grants_of(given: AnnexSource, concern: Concern) -> tuple[Annex, ...]:
    """List the grants of a holder. Raises ``NothingToListError`` where it neither gave nor received any that runs."""
    received, gave = running(given, concern)
    name = in_full(concern.holder)
    if not (received or gave):
        raise NothingToListError(
            Text(
                f"Tại ngày {given.day(given.as_of)} {name.vi} không giao và không được giao gì theo sổ. Hãy chọn chủ thể khác, hoặc đổi --as-of.",
                f"As of {given.day(given.as_of)} {name.en} gave nothing and received nothing by the register. Choose another holder, or change --as-of.",
            )
        )
    notes, language, key = Notes(), given.language, f"uy-quyen:{concern.holder.id}"
    columns = TableOf[Grant](
        language, 12,
        ColumnOf(Text("Văn bản", "Instrument"), 64, lambda one: given.instrument(one.instrument, notes)),
        ColumnOf(Text("Cách giao", "How"), 26, lambda one: text.sentence(MECHANISMS[one.mechanism].in_(language)), once=True, phrase=True, exact=True),
        ColumnOf(Text("Bên giao", "Giver"), 44, lambda one: given.holder(one.giver), once=True, exact=True),
        ColumnOf(Text("Bên nhận", "Receiver"), 60, given.receivers, once=True, exact=True),
        ColumnOf(Text("Số việc", "Matters"), 22, lambda one: _many(given, one), "center"),
        ColumnOf(Text("Thời hạn", "Term"), 44, lambda one: text.sentence(term_of(one, given.register).in_(language)), once=True, phrase=True, exact=True),
    )  # fmt: skip
    whole = given.annex(
        key,
        Text(f"Danh mục lần giao quyền của {name.vi}", f"Grants given and received by {name.en}"),
        Text("Lần giao quyền", "Grants"),
        columns.table(columns.numbered(_headed(given, received, gave)), rows_in("lần giao", "grant"), notes),
        notes,
        remarks=_remarks(given, concern),
        sources=(source for one in (*received, *gave) for source in one.source),
    )
    # A row for each grant, with how many matters it gives, is short.
    whole = replace(whole, is_short=True)
    every = sorted((*received, *gave), key=lambda one: (one.instrument, one.id))
    return (whole, of_grants(given, every, f"{key}/viec", is_draft=False)[0]) if given.with_lists else (whole,)


def _headed(given: AnnexSource, received: Sequence[Grant], gave: Sequence[Grant]) -> Iterator[Grant | Heading]:
    for several, vi, en in ((received, "Được giao", "Received"), (gave, "Giao cho nơi khác", "Given to others")):
        if several:
            yield Heading(given.say(f"{vi}: {len(several)} lần", f"{en}: {in_english(len(several), 'grant')}"), 1)
        yield from several


def _many(given: AnnexSource, one: Grant) -> TableCell:
    return TableCell(len(one.given), "number") if one.given else given.unknown("")


def _remarks(given: AnnexSource, concern: Concern) -> Iterator[Text]:
    """Say which matters it has no more, by the law its own."""
    if several := given_away(given, concern):
        names = "; ".join(given.title(one.id) for one in several)
        yield Text(
            f"{number(len(several)).vi} việc pháp luật giao cho {given.name_of(concern.holder.id)}, nay đã giao hết cho nơi khác nên không tính là việc đang có: {names}.",
            f"{in_english(len(several), 'matter')} that the law gives to {given.name_of(concern.holder.id)} and that it gave away, not counted as its own: {names}.",
        )
