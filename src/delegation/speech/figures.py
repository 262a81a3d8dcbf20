"""Published figures, and how the register comes to what it counts for one."""

from __future__ import annotations

from delegation.findings import Text
from delegation.model.figures import Figure
from delegation.model.holders import Holder
from delegation.speech import holders
from delegation.speech.numbers import number
from delegation.speech.text import joined

BY_COMMUNES = Text("theo danh sách xã, phường của sổ", "by the register's list of communes")


def value(figure: Figure) -> Text:
    """Say the value of a figure with its unit."""
    unit = figure.unit
    return joined(" ", (number(figure.value), Text(unit, unit))) if unit else number(figure.value)


def by_members(of: Holder) -> Text:
    """Say that the members of a class were counted."""
    return Text(f"theo «members» của {of.label}", f"by the `members` of {holders.label(of).en}")


def by_list(named: int, unlisted: int) -> Text:
    """Say how many matters are named, and how many are counted without a list."""
    some, rest = number(named), number(unlisted)
    return Text(
        f"{some.vi} việc có tên và {rest.vi} việc chưa công bố danh mục", f"{some.en} named and {rest.en} unlisted"
    )
