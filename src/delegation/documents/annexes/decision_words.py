"""What the annex of a decision says of the decision: its title, and the line that names what it goes with."""

from __future__ import annotations

from collections.abc import Sequence

from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.speech import instruments, mechanisms, text

PROCEDURES = Text("thủ tục hành chính", "administrative procedures")
TASKS_AND_PROCEDURES = Text("nhiệm vụ, thủ tục hành chính", "tasks and procedures")
_MOST_NAMES = 2
"""More make no title."""


def title_of(register: Register, grants: Sequence[Grant], what: Text) -> Text:
    """Name the list of what some grants give. ``what``: what they give."""
    if len({one.instrument for one in grants}) > 1:
        return Text(f"Danh mục {what.vi} được ủy quyền theo từng văn bản", f"Delegated {what.en} by instrument")
    gives = mechanisms.MECHANISMS[grants[0].mechanism]
    givers = _names(register, [one.giver for one in grants])
    receivers = _names(register, [one for grant in grants for one in grant.alternates or (grant.receiver,)])
    vi, en = f"Danh mục {what.vi}", what.en
    if givers:
        vi, en = f"{vi} {givers} {gives.vi}", f"{en} by {gives.en} of {givers}"
    if receivers:
        vi, en = (f"{vi} cho {receivers}" if givers else f"{vi} {gives.vi} cho {receivers}"), f"{en} to {receivers}"
    return Text(vi, text.sentence(en))


def _names(register: Register, holders: Sequence[HolderId | Unknown]) -> str:
    """Name holders in full; nothing where one is not known, or there are too many for a title."""
    names = []
    for one in dict.fromkeys(holders):
        found = register.holder(one)
        if found is None:
            return ""
        names.append(found.name)
    return ", ".join(names) if len(names) <= _MOST_NAMES else ""


def enclosed_with(register: Register, grants: Sequence[Grant]) -> Text | None:
    """Name the one decision of some grants, as the line below a title does, with blanks for what is not known; ``None`` where there are several."""
    found = {one.instrument: register.instruments.get(one.instrument) for one in grants}
    if len(found) != 1:
        return None
    (one,) = found.values()
    return instruments.with_blanks(register, one) if one is not None else None
