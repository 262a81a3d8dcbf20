"""The day until which an annex looks ahead, as it is typed."""

from __future__ import annotations

from delegation.documents.shared.source import AnnexSource
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.terms import YEARS, Day
from delegation.speech import read_day


def until_of(given: AnnexSource, what: str, kind: str) -> Day:
    """Read the day until which a kind of annex looks. Raises ``AskedWronglyError`` for what is no day, or one that lies before."""
    day = read_day(what.strip())
    if day is None or day.year not in YEARS:
        raise AskedWronglyError(
            Text(
                f"«{what}» sau {kind}: không phải là một ngày. Hãy gõ như {kind}:2027-03-01.",
                f"“{what}” after {kind}: is not a day. Type it like {kind}:2027-03-01.",
            )
        )
    if day < given.as_of:
        raise AskedWronglyError(
            Text(
                f"{kind}:{what} đứng trước ngày xét {given.day(given.as_of)}. Hãy chọn ngày sau đó, hoặc đổi --as-of.",
                f"{kind}:{what} lies before the day asked about, {given.day(given.as_of)}. Choose a later day, or change --as-of.",
            )
        )
    return day
