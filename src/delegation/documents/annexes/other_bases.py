"""Where rows of a decision's annex cite another legal basis than the register has: working notes, which no paper to be signed bears."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from delegation.authority.by_law import cited_on
from delegation.documents.shared.source import AnnexSource
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.matters import AnnexRow, Grant
from delegation.model.register import Register
from delegation.model.terms import Unknown, if_known
from delegation.names import candidates
from delegation.names.naming import Kind, Named, resolve
from delegation.speech import instruments, numbers
from delegation.values import dataclass

_NOT_KNOWN = Text(
    "theo sổ thẩm quyền, chưa rõ căn cứ của việc này; chưa xác nhận được căn cứ ghi trong phụ lục",
    "by the register its basis is not known; the one that the annex cites is not confirmed",
)
_AT_ONCE = 3
"""Rows from which on what is said of all of them is said once."""


@dataclass(frozen=True, slots=True)
class OtherBases:
    """What is said of rows whose basis is another, by the row; ``often``: what is said of several rows, above the table, with their numbers."""

    by_row: dict[int, Text]
    often: tuple[tuple[Text, tuple[AnnexRow, ...]], ...]

    def of(self, row: AnnexRow) -> Text | None:
        """Give what a row says of it, where that is not said once above."""
        said = self.by_row.get(id(row))
        return None if said is None or any(said == each for each, _ in self.often) else said

    def lines(self) -> Iterator[Text]:
        """Say once what is said of several rows, and of which."""
        for said, rows in self.often:
            at = [one.row for one in rows if one.row is not None]
            which = numbers.counted(len(rows), "dòng", "row")
            which = Text(f"dòng {numbers.ranges(at)}", f"rows {numbers.ranges(at)}") if at else which
            yield Text(f"{which.vi}: {said.vi}", f"{which.en}: {said.en}")


def other_bases(given: AnnexSource, grants: Sequence[Grant]) -> OtherBases:
    """Give what working notes say of the rows of some grants; nothing on a paper without them."""
    if not given.shown.is_working:
        return OtherBases({}, ())
    rows = [(row, said) for row, said in _found(given, grants)]
    several: dict[Text, list[AnnexRow]] = {}
    for row, said in rows:
        several.setdefault(said, []).append(row)
    often = tuple((said, tuple(some)) for said, some in several.items() if len(some) >= _AT_ONCE)
    return OtherBases({id(row): said for row, said in rows}, often)


def _found(given: AnnexSource, grants: Iterable[Grant]) -> Iterator[tuple[AnnexRow, Text]]:
    for grant in grants:
        for row in if_known(grant.rows):
            if (said := _other(given, grant, row)) is not None:
                yield row, said


def _other(given: AnnexSource, grant: Grant, row: AnnexRow) -> Text | None:
    """Say by which law the giver has what a row gives, where the row cites another place, or that nobody knows; ``None`` where that is the same, or nothing is said of it."""
    matter, printed = given.register.matters.get(row.matter), {(one.instrument, one.at) for one in if_known(row.basis)}
    if matter is None or not printed:
        return None
    law = cited_on(given.examination, matter)
    if not law:
        own = [one.basis for one in matter.owners if one.holder == grant.giver]
        return _NOT_KNOWN if any(isinstance(one, Unknown) for one in own) else None
    if any((one.instrument, one.at) in printed for one in law):
        return None
    said = given.cited(law)
    return Text(f"theo sổ thẩm quyền, căn cứ là {said}", f"by the register the basis is {said}")


def decisions(given: AnnexSource) -> list[Named]:
    """Give the instruments that grant, with their ids, numbers and titles."""
    made = sorted({one.instrument for one in given.register.grants.values()})
    return [_named(given.register, one) for name in made if (one := given.register.instruments.get(name)) is not None]


def _named(register: Register, one: Instrument) -> Named:
    names = (one.id, one.number, one.title, one.short)
    known = tuple(dict.fromkeys(name for name in names if isinstance(name, str) and name))
    return Named(one.id, instruments.instrument(one).vi, known, apart=partial(candidates.of_instrument, register, one))


def untold_bases(given: AnnexSource, what: str | None) -> Text | None:
    """Say, for whoever writes the annex of a decision, how many of its rows cite another basis than the register has, or one that it cannot confirm.

    ``None`` where no row does, no decision is meant, or the paper says it.
    """
    if what is None or given.shown.is_working:
        return None
    try:
        instrument = InstrumentId(resolve(what, decisions(given), Kind.DECISION).id)
    except AskedWronglyError:
        return None
    grants = [one for one in given.register.grants.values() if one.instrument == instrument and one.is_first]
    count = sum(1 for _ in _found(given, grants))
    return (
        Text(
            f"{numbers.number(count).vi} dòng dẫn căn cứ khác với căn cứ ghi trong sổ, hoặc căn cứ mà sổ chưa xác nhận được: xem bằng --notes.",
            f"{numbers.in_english(count, 'row')} with a basis other than that of the register, or one that it cannot confirm: --notes tells which.",
        )
        if count
        else None
    )
