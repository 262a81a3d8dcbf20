"""The keys of findings that rule files list, after something in the register bears another id: those that the checks give now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from delegation.checks.library.dlg903_waiver_without_extent import written_places
from delegation.errors import AskedWronglyError
from delegation.findings import Analysis, Finding
from delegation.loading.text.edits import Edit, exchange, put_whole
from delegation.model.figures import Known, Waiver
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.questions.compare.renames import says_alike
from delegation.questions.select.renaming import keys_in, rekeyed
from delegation.questions.select.selection import selector_of
from delegation.run.editing import same
from delegation.run.editing.selectors import every_selector, exchanged
from delegation.run.editing.working_copy import WorkingCopy


def edits(before: WorkingCopy, after: WorkingCopy, day: date, words: same.Words) -> dict[str, list[Edit]]:
    """Give the changes by which what is waived, known or to be solved names its findings as they are called after a change of ids.

    ``words`` gives texts with the new id. A key that no finding bears, before or after, stays: DLG902 and DLG904 tell of it.
    """
    listed = [(place, key) for place, key in _listed(after.loaded.register) if words(key) != key]
    selected = [
        (*one, key) for one in every_selector(after.loaded.register) for key in _selected(*one[1:]) if words(key) != key
    ]
    if not listed and not selected:
        return {}
    then, now = (copy.analyse(day) for copy in (before, after))
    old, new = _keys(then), _keys(now)
    by_key = {one.key: one for one in now.every}
    found: dict[str, list[Edit]] = {}
    for place, key in listed:
        called = _called(key, old, new, words)
        if called is not None:
            document = after.document(place.file)
            found.setdefault(place.file, []).append(exchange(document, place.path, key, called))
            if called != words(key):
                found[place.file] += _said_anew(after, place, by_key.get(called))
    for place, subject, written, key in selected:
        called = _begun(key, old, new, words)
        anew = rekeyed(partial(selector_of, subject), written, key, called or key)
        if anew != written:
            found.setdefault(place.file, []).append(exchanged(after.document(place.file), place, written, anew))
    return found


def _selected(subject: Any, written: str) -> list[str]:  # noqa: ANN401  what selectors choose from
    """Give the keys that a selector names."""
    try:
        return [*dict.fromkeys(keys_in(selector_of(subject, written)))]
    except AskedWronglyError:
        return []


def _begun(written: str, old: set[str], new: set[str], words: same.Words) -> str | None:
    """Give what a selector names a finding, or findings that begin so, by now; ``None`` where that stays, or is told by no key."""
    if written in old:
        return _called(written, old, new, words)
    some, anew = (
        any(one.startswith(f"{begin}:") for one in keys) for begin, keys in ((written, old), (words(written), new))
    )
    return words(written) if some and anew else None


def _said_anew(after: WorkingCopy, key: Place, finding: Finding | None) -> Iterator[Edit]:
    """Write what an entry records of a sentence that the new ids turned round in the order in which it says it now."""
    register = after.loaded.register
    entries: tuple[Waiver | Known, ...] = (*register.waivers, *register.known)
    entry = next((one for one in entries if one.place.at("finding") == key), None)
    covers = entry.covers if entry is not None else None
    if entry is None or covers is None or finding is None or not says_alike(covers.says, finding.says):
        return
    place = entry.place.at("covers", "says")
    yield put_whole(after.document(place.file), place.path, written_places(finding.says or ()))


def _called(key: str, old: set[str], new: set[str], words: same.Words) -> str | None:
    """Give the key that a finding bears now; ``None`` where it bears the old one still, or none."""
    if key not in old or key in new:
        return None
    if words(key) in new:
        return words(key)
    alike = sorted(one for one in new - old if same.key_of(one, words) == same.key_of(key, words))
    return alike[0] if len(alike) == 1 else None


def _keys(run: Analysis) -> set[str]:
    return {key for one in run.every for key in (one.key, one.cause_key)}


def _listed(register: Register) -> Iterator[tuple[Place, str]]:
    """Give every key of a finding, and of a cause, that rule files list, with its place."""
    for waiver in register.waivers:
        yield waiver.place.at("finding"), waiver.finding
    for known in register.known:
        yield known.place.at("finding"), known.finding
        if known.cause:
            yield Place(known.place.file, (*known.place.path[:2], "cause")), known.cause
    for request in register.requests:
        yield from ((one.place, one.finding) for one in request.solves)
