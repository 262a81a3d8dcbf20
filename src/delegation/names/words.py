"""The words of closed lists, found by what people call them, or by what else is known."""

from __future__ import annotations

import re
from collections.abc import Iterable

from delegation.findings import Text
from delegation.names.folding import fold
from delegation.speech.lists import MEANINGS

_ALSO = {"cap tinh": "cap thanh pho"}
"""Words for one of a list that are not its name: Hà Nội is of the level of a province."""


def meant(asked: str, values: Iterable[str]) -> list[str]:
    """Give the words of a closed list that are meant by a Vietnamese or English one: those of just that name, else those that begin so."""
    wanted = _ALSO.get(fold(asked), fold(asked))
    if not wanted:
        return []
    called = {one: {fold(MEANINGS[one].vi), fold(MEANINGS[one].en)} for one in values if one in MEANINGS}
    same = [one for one, names in called.items() if wanted in names]
    if same:
        return same
    inner = [one for one, names in called.items() if any(f"{name} ".startswith(f"{wanted} ") for name in names)]
    return inner or [one for one, names in called.items() if any(f" {wanted} " in f" {name} " for name in names)]


def listed(values: Iterable[str]) -> Text:
    """List the words of a closed list, each with what it means."""
    every = list(values)
    return Text(
        ", ".join(f"{one} ({MEANINGS[one].vi})" if one in MEANINGS else one for one in every),
        ", ".join(every),
    )


def type_of(issuer: str, number: str) -> str:
    """Tell the type of a decision: by its number a norm or not, by its issuer the committee's, the chair's or the council's."""
    year = re.search(r"/\d{4}/", number) is not None
    if "NQ-HĐND" in number:
        return "council-resolution-qppl" if year else "council-resolution"
    if issuer.startswith("chu-tich"):
        return "chair-decision-qppl" if year else "chair-decision"
    if issuer.startswith("ubnd"):
        return "committee-decision-qppl" if year else "committee-decision"
    return "other"


_YEAR_IN_NUMBER = re.compile(r"/\d{4}/")


def decision_id(number: str, year: str) -> str:
    """Make the id of a decision out of its number, with the year of its issue (nothing: not known) where the number has none: numbers begin anew each year."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(number.replace("/", "-"))).strip("-")
    sort = "nq" if "NQ" in number.upper() else "qd"
    return f"{sort}-{plain}" + ("" if _YEAR_IN_NUMBER.search(number) or not year else f"-{year}")
