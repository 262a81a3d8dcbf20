"""Instruments as lists of a paper name them, with blanks for whoever signs where the register knows no day or no title (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II)."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.findings import Text
from delegation.model.instruments import Instrument
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.speech import instruments
from delegation.speech.numbers import in_english, number

_NAMED_BY_TITLE = ("law", "ordinance")
"""Of these a citation needs the title alone."""
_DAY, _ISSUER, _TITLE = Text("ngày …/…/…", "of …/…/…"), Text("của …", "by …"), Text("về …", "(“…”)")


def named(register: Register, one: Instrument) -> tuple[Text, bool]:
    """Name an instrument as at its first citation, with a blank for each of day, issuer and title that is not known; say whether there is one."""
    full = instruments.in_full(register, one)
    if not isinstance(one.number, str) or (one.type in _NAMED_BY_TITLE and one.title):
        return full, False
    blanks = [blank for blank, is_known in ((_ISSUER, isinstance(one.issuer, str)), (_TITLE, bool(one.title))) if not is_known]  # fmt: skip
    if not isinstance(one.issued, Day):
        full = Text(*(_behind(one.number, said, blank) for said, blank in zip(_both(full), _both(_DAY), strict=True)))
    elif not blanks:
        return full, False
    return Text(*(" ".join(said) for said in zip(*map(_both, (full, *blanks)), strict=True))), True


def in_full(register: Register, one: Instrument) -> Text:
    """Name an instrument as at its first citation, with blanks for what is not known."""
    return named(register, one)[0]


def _both(one: Text) -> tuple[str, str]:
    return one.vi, one.en


def _behind(number_of: str, said: str, blank: str) -> str:
    before, found, after = said.partition(number_of)
    return f"{before}{found} {blank}{after}" if found else f"{said} {blank}"


def to_fill_in(count: int) -> Text:
    """Say to whoever writes a paper how many of its instruments have blanks."""
    return Text(
        f"Trước khi ký, điền ngày, trích yếu còn để trống («…») của {number(count).vi} văn bản: sổ chưa có.",
        f"Before signing, fill in the day or title left blank (“…”) of {in_english(count, 'instrument')}: the register has none.",
    )


def listed(register: Register, several: Iterable[Instrument]) -> tuple[Text, ...]:
    """Name instruments once each."""
    return tuple(dict.fromkeys(in_full(register, one) for one in several))
