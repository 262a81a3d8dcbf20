"""Published figures, and how the register comes to what it counts for one."""

from __future__ import annotations

from delegation.findings import Text
from delegation.model.figures import Figure, Ledger, LedgerBook
from delegation.model.holders import Holder
from delegation.model.terms import Unknown
from delegation.speech import holders
from delegation.speech.numbers import number
from delegation.speech.text import joined
from delegation.speech.unknowns import NOT_KNOWN, unknown

BY_COMMUNES = Text("theo danh sách xã, phường của sổ", "by the register's list of communes")


def value(figure: Figure) -> Text:
    """Say the value of a figure with its unit."""
    unit = figure.unit
    return joined(" ", (number(figure.value), Text(unit, unit))) if unit else number(figure.value)


def amount(count: float | Unknown) -> Text:
    """Say a number that is counted or published; of one that is not known why."""
    return unknown(count) if isinstance(count, Unknown) else number(count)


def published(ledger: Ledger) -> Text:
    """Say the total of a ledger as its source does: ``trên 18``, ``52/162``; that it is not known where the source states none."""
    if isinstance(ledger.total, Unknown):
        return NOT_KNOWN
    said = number(ledger.total)
    if ledger.at_least:
        said = Text(f"trên {said.vi}", f"over {said.en}")
    of = number(ledger.out_of) if ledger.out_of is not None else None
    return Text(f"{said.vi}/{of.vi}", f"{said.en}/{of.en}") if of is not None else said


def left(count: int) -> Text:
    """Say how many have no public list; where more are named than are published, how many too many (DLG604)."""
    over = number(-count)
    return number(count) if count >= 0 else Text(f"thừa {over.vi}", f"{over.en} too many")


def unlisted(book: LedgerBook) -> Text:
    """Say of how many of a published total there is no list; of one of which more may be meant, over how many."""
    if book.ledger.silence:
        return Text("–", "–")
    said = left(book.unlisted)
    return Text(f"trên {said.vi}", f"over {said.en}") if book.ledger.at_least and book.unlisted else said


def by_members(of: Holder) -> Text:
    """Say that the members of a class were counted."""
    return Text(f"theo «members» của {of.label}", f"by the `members` of {holders.label(of).en}")


def by_list(named: int, unlisted: int) -> Text:
    """Say how many matters are named, and how many are counted without a list."""
    some, rest = number(named), number(unlisted)
    return Text(
        f"{some.vi} việc có tên và {rest.vi} việc chưa công bố danh mục", f"{some.en} named and {rest.en} unlisted"
    )
