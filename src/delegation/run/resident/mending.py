"""What mends a finding by writing elsewhere: a holder that is named and not stated, the last day of the owner before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from delegation.errors import DelegationError
from delegation.findings import Finding, Text
from delegation.loading import schema
from delegation.loading.disk import drafts
from delegation.loading.text.document import Document
from delegation.model.holders import HolderId
from delegation.model.matters import Matter
from delegation.model.places import Step
from delegation.model.terms import Day
from delegation.run.editing.end import owner_ended
from delegation.run.editing.kinds import HOLDER
from delegation.run.editing.placing import of_keys, put
from delegation.run.editing.working_copy import WorkingCopy
from delegation.run.resident.meaning import group_at, node_at
from delegation.run.resident.remedy import Remedy, edits_between
from delegation.run.resident.state import State
from delegation.speech import day
from delegation.speech.holders import holder_label


def holder_created(state: State, document: Document, path: tuple[Step, ...]) -> Iterator[Remedy]:
    """Offer an entry of a holder that is named and not stated, as ``new holder`` writes it; what only a person knows is left empty, and told as faulty."""
    name = document.written(path)
    pattern = (node_at("holders", ("holders", 0, "id")) or {}).get("pattern", "")
    if document.kind == drafts.KIND or group_at(document.kind, path) != "holders" or not isinstance(name, str):
        return
    file = _file_of_its_like(state, name) if schema.fits(pattern, name) else None
    if file is None or file in state.unread or not isinstance(state.copy.document(file).tree.get(HOLDER.group), list):
        return
    asked = {one.key: '""' for one in HOLDER.questions if one.required}
    try:
        # Others that were written in this way before may still be to be filled in.
        after = put(state.copy, file, HOLDER.file_kind, HOLDER.group, of_keys({"id": name, **asked}))
    except DelegationError:
        return
    said = Text(
        f"ghi chủ thể mới «{name}» vào {file} (phải điền {', '.join(asked)})",
        f"write a new holder «{name}» into {file} ({', '.join(asked)} are to be filled in)",
    )
    yield _remedy(state, said, file, after)


def _file_of_its_like(state: State, name: str) -> str | None:
    """Give the file in which most holders stand whose ids begin with the same word, else that with most holders."""
    first = name.partition("-")[0]
    several = [one for one in state.register.holders.values() if one.place.file.startswith(f"{HOLDER.folder}/")]
    alike = [one for one in several if one.id.partition("-")[0] == first] or several
    counted = Counter(one.place.file for one in alike)
    return min(counted, key=lambda one: (-counted[one], one), default=None)


def other_owners_ended(state: State, finding: Finding) -> Iterator[Remedy]:
    """Offer to end the owner who was there before, on the day before the next one begins, as ``edit end --holder`` does."""
    register = state.register
    _, matter, *holders = finding.key.split(":")
    found = next((one for one in register.matters.values() if one.id == matter), None)
    if found is None or found.place.file in state.unread:
        return
    for holder in holders:
        before = next((one for one in found.owners if one.holder == holder), None)
        begins = [one.term.start for one in found.owners if one.holder in holders and one.holder != holder]
        if before is None or len(begins) != 1 or not isinstance(begins[0], Day):
            continue
        start = before.term.start
        # Whose first day is not known is not known to have come before.
        if start is None or (isinstance(start, Day) and start < begins[0]):
            yield from _ended(state, found, holder, begins[0] - timedelta(days=1))


def _ended(state: State, matter: Matter, holder: str, last: Day) -> Iterator[Remedy]:
    try:
        after = owner_ended(state.copy, matter.id, holder, last)
    except DelegationError:
        return
    label, until = holder_label(HolderId(holder), state.register), day(last)
    said = Text(
        f"ghi {label.vi} có thẩm quyền đến hết ngày {until.vi} (đối chiếu căn cứ trước)",
        f"let {label.en} own it until {until.en} (compare the texts first)",
    )
    yield _remedy(state, said, matter.place.file, after)


def _remedy(state: State, said: Text, file: str, after: WorkingCopy) -> Remedy:
    return Remedy(said, {file: edits_between(state.copy.rules[file].data, after.rules[file].data)})
