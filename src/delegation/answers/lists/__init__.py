"""What ``list`` says of the entries that a selector chooses: the row of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from delegation.answers.lists import rows
from delegation.answers.lists.cells import ListRow
from delegation.answers.lists.lazily import LazyRows
from delegation.answers.lists.of_requests import row
from delegation.findings import Text
from delegation.model.matters import Matter
from delegation.questions.select.selection import Selection, Subject, chosen
from delegation.questions.ways.ways import Ways

Listing = Selection[ListRow]
"""The answer to ``list``."""
SUBJECTS: Mapping[Subject, Text] = {
    "tasks": Text("nhiệm vụ quản lý nhà nước", "tasks"),
    "procedures": Text("thủ tục hành chính", "procedures"),
    "grants": Text("lần giao quyền", "grants"),
    "holders": Text("chủ thể", "holders"),
    "instruments": Text("văn bản", "instruments"),
    "communes": Text("xã, phường", "communes"),
    "requests": Text("đề nghị, nghĩa vụ", "requests and duties"),
}
"""What the kinds of entries are called."""
_MAKERS: Mapping[str, Callable[[Ways, Any], ListRow]] = {**rows.MAKERS, "requests": row}


def listed(ways: Ways, subject: Subject, written: str) -> Listing:
    """List what fits a selector, on the day of the ways, in their commune or in all.

    Raises ``AskedWronglyError`` where the selector cannot be read or a name in it means nothing.
    """
    found, make = chosen(ways, subject, written), partial(_MAKERS[subject], ways)
    of_state = all(_is_of_state(one, ways) for one in (*found.fitting, *found.perhaps)) if subject == "tasks" else True
    return replace(
        found, fitting=LazyRows(found.fitting, make), perhaps=LazyRows(found.perhaps, make), of_state=of_state
    )


def _is_of_state(one: Matter, ways: Ways) -> bool:
    """Whether a task may be one of state management: whoever owns it, as far as that is known, does the work of the State."""
    owners = (ways.examination.register.holder(owner.holder) for owner in one.owners)
    return all(owner is None or owner.is_of_state for owner in owners)


def called(listing: Listing) -> Text:
    """Call what is listed: tasks that are not all of the State are tasks."""
    return SUBJECTS[listing.subject] if listing.of_state else Text("nhiệm vụ", "tasks")
