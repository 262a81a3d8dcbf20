"""What can be changed where somebody writes: quick fixes, the canonical form, another id. All are edits of texts; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.errors import DelegationError
from delegation.findings import Finding, Location, Problem, Text
from delegation.loading.build.nearest import names_of, nearest, offers
from delegation.loading.disk import drafts
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.files import RuleFile
from delegation.loading.text.document import Document
from delegation.loading.text.edits import Edit, end_of_line, put, stretch, whole
from delegation.model.places import KeyOf
from delegation.run import entries, pipeline
from delegation.run.editing.rename import renamed
from delegation.run.fixing import mended_files
from delegation.run.formatting import canonical
from delegation.run.pipeline import Loaded
from delegation.run.resident.meaning import group_at
from delegation.run.resident.mending import holder_created, other_owners_ended
from delegation.run.resident.remedy import Remedy, edits_between
from delegation.run.resident.spots import SpotEntry, spot_at
from delegation.run.resident.state import State
from delegation.run.waivers import EMPTY, WAIVERS, with_waiver_to_fill


def remedies(state: State, name: str, start: int, end: int) -> Iterator[Remedy]:
    """Give what can be done about what is found between two letters of a file."""
    document = state.document(name)
    if document is None:
        return
    for several in _offered(state, document, start, end):
        try:
            yield from several
        except (DelegationError, ValueError):
            # What cannot be written where it stands, as a name that goes over two lines, takes nothing else away.
            continue


def _offered(state: State, document: Document, start: int, end: int) -> Iterator[Iterator[Remedy]]:
    name, loaded = document.name, _reading(state, document.name)
    read = {check for check, _ in loaded.problems}
    for check, problem in loaded.problems:
        if problem.place.file == name:
            at = document.locate(problem.place.path)
            if _meets(document, at, start, end):
                yield _written(document, problem)
                yield _meant_instead(state, document, check, at, problem)
                if check == "DLG005":
                    yield holder_created(state, document, problem.place.path)
    if name in state.unread:
        return
    for finding in state.analysis.findings:
        if finding.location.file == name and _meets(document, finding.location, start, end):
            if finding.check not in read:
                yield _of_check(document, finding)
            if finding.check == "DLG201":
                yield other_owners_ended(state, finding)
            yield _waived(state, finding)


def _reading(state: State, name: str) -> Loaded:
    """Give what was found in reading a file as it is now."""
    document = state.unread.get(name)
    if document is None:
        return state.under(name)
    return pipeline.build_register([RuleFile(name, document.kind, document.data)], (), Cache(None))


def _meets(document: Document, at: Location, start: int, end: int) -> bool:
    """Whether a place and a selection share a letter or touch; of a place that is only a beginning its line counts."""
    first, last = stretch(document, at)
    if at.end_column == at.column + 1 and at.end_line == at.line:
        last = max(last, first + len(document.line(at.line)) - at.column + 1)
    return first <= end and start <= last


def _written(document: Document, problem: Problem) -> Iterator[Remedy]:
    fix, at = problem.fix, whole(document, problem.place.path)
    if fix is not None and fix.replacement is not None and at is not None:
        first, last = stretch(document, at)
        yield Remedy(fix.said, {document.name: (Edit(first, last, fix.replacement),)}, sure=fix.sure)


def _of_check(document: Document, finding: Finding) -> Iterator[Remedy]:
    fix = finding.fix
    if fix is not None and fix.replacement is not None:
        first, last = stretch(document, finding.location)
        yield Remedy(fix.said, {document.name: (Edit(first, last, fix.replacement),)}, finding, sure=fix.sure)


def _meant_instead(state: State, document: Document, check: str, at: Location, problem: Problem) -> Iterator[Remedy]:
    """Offer all the nearest names for one that nothing bears, but for that which is offered already."""
    spot = spot_at(document, stretch(document, at)[0])
    group = group_at(document.kind, spot.path) if spot is not None and not isinstance(spot.path[-1], KeyOf) else None
    if check != "DLG005" or spot is None or group is None:
        return
    names, lost = names_of(state.under(document.name).register), str(document.written(spot.path))
    near = nearest(names, [(group, lost)]).get((group, lost), [])
    for one in offers(state.under(document.name).register, names, group, near):
        if problem.fix is None or problem.fix.replacement != one.name:
            apart = f" ({one.said.vi})", f" ({one.said.en})"
            said = Text(f"thay bằng «{one.name}»" + apart[0], f"replace with «{one.name}»" + apart[1])
            yield Remedy(said, {document.name: (put(document, spot.path, one.name),)})


def _waived(state: State, finding: Finding) -> Iterator[Remedy]:
    """Offer an entry of the file of waivers, in which a person has yet to write why and who."""
    name = f"{WAIVERS}.yaml"
    if finding.check.startswith(("DLG0", "DLG9")) or name in state.unread:
        return
    found = state.copy.rules.get(name)
    before = found.data if found is not None else b""
    after = with_waiver_to_fill(entries.filled(before, EMPTY), finding, state.day)
    said = Text(
        f"ghi miễn trừ cho {finding.key} (phải điền lý do, người duyệt, ngày)",
        f"write a waiver of {finding.key} (reason, approver and day are to be filled in)",
    )
    yield Remedy(said, {name: edits_between(before, after)}, finding)


def mended(state: State, name: str) -> tuple[Edit, ...]:
    """Give the edits of a file by which ``check --fix`` would mend it as it is now."""
    document = state.document(name)
    if document is None or document.kind == drafts.KIND:
        return ()
    own = RuleFile(name, document.kind, document.data)
    found = [own if one.name == name else one for one in state.copy.rules.values()]
    after = next((one.after for one in mended_files(found, state.copy.problems) if one.name == name), None)
    return edits_between(document.data, after) if after is not None else ()


def laid_out(state: State, name: str) -> tuple[Edit, ...]:
    """Give the edits that bring a file into its canonical form; lines end as they do: an editor keeps that for itself.

    Raises ``DelegationError`` where it cannot be read.
    """
    document = state.document(name)
    if document is None:
        return ()
    after = canonical(RuleFile(name, document.kind, document.data))
    if after is None:
        raise DelegationError(
            Text(
                f"{name}: chưa trình bày lại được vì tệp có lỗi cú pháp hoặc khóa ghi hai lần. Hãy sửa lỗi được gạch dưới trước.",
                f"{name}: cannot be laid out, because its syntax is faulty or a key stands twice. Mend what is underlined first.",
            )
        )
    if end_of_line(document.text) != "\n":
        after = after.replace(b"\n", end_of_line(document.text).encode())
    return edits_between(document.data, after)


def called(state: State, found: SpotEntry, new: str) -> dict[str, tuple[Edit, ...]]:
    """Give the edits, by file, after which an entry bears another id.

    Raises ``AskedWronglyError`` where that cannot be its id, ``DelegationError`` where files are faulty or the register would say something else.
    """
    made = renamed(
        state.copy, found.name, new.strip(), state.day, sort=found.sort.key if found.sort is not None else None
    )
    edits = {
        one.name: edits_between(one.before, one.after)
        for one in made.changes
        if one.before is not None and one.after is not None
    }
    broken = sorted(edits.keys() & state.unread.keys())
    if broken:
        raise DelegationError(
            Text(
                f"Chưa đổi mã: {broken[0]} đang viết dở nên không đọc được. Hãy sửa lỗi cú pháp ở đó trước.",
                f"Nothing is renamed: {broken[0]} is half-written and cannot be read. Mend its syntax first.",
            )
        )
    return edits
