"""What a change did: the findings of the present register held against those of an earlier state in git."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from delegation.answers.changes.events import Commit
from delegation.checks.catalogue import unread
from delegation.checks.extents import extent
from delegation.checks.waiving import added
from delegation.findings import Analysis, Finding, Related, Since, Text
from delegation.loading.disk import drafts
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.git import Repository
from delegation.questions.compare.renames import key_under, keys_under, renamed, says_alike, under
from delegation.run import pipeline, rerun
from delegation.speech import SEVERITIES, joined


def before(
    root: Path,
    revision: str,
    as_of: date,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    cache: Cache,
    baseline: Path | None = None,
) -> tuple[Analysis, Commit | None]:
    """Ask the checks of the register in a folder as it was at a revision of git, and give its commit where one is named.

    ``baseline``: a file of known findings; one within the register is read as it was then. No hypothesis lies over it. Raises
    ``NoRepositoryError``, and ``NoSuchRevisionError`` where git does not know the revision or has no register there.
    """
    repository = Repository(root)
    found = repository.revision(revision)
    files, problems = repository.files(found.tree)
    held, problems = drafts.with_baseline(files, problems, baseline, root)
    return (
        rerun.check_files(
            held,
            problems,
            as_of,
            select=select,
            ignore=ignore,
            cache=cache,
            known=baseline is not None,
            with_extents=True,
        ),
        found.commit,
    )


def new_names(root: Path, revision: str, cache: Cache) -> dict[str, str]:
    """Give the ids of entries that go on under others since a revision, with those. Raises as ``before`` does."""
    repository = Repository(root)
    files, problems = repository.files(repository.revision(revision).tree)
    then, now = pipeline.build_register(files, problems, cache), pipeline.load(root, cache)
    return {one.old: one.new for one in renamed(then.register, now.register)}


def compared(
    now: Analysis, then: Analysis, revision: str, said: Text, names: Callable[[], Mapping[str, str]]
) -> Analysis:
    """Leave what is new since an earlier run, with what was so before and what is gone beside it.

    A finding is older where one of its key stood then, weighed as much, and was about all that it is about now. What was waived or
    known then and stands now is new: somebody took the waiver away, or it covers less than there is. ``names``: asked only where
    some came and some went, which ids are others now.
    """
    then = _under_new_names(now, then, names)
    stood = {one.key: one for one in then.findings}
    fresh: list[Finding] = []
    older: list[Finding] = []
    for one in now.findings:
        earlier = stood.get(one.key)
        if _was_so(one, earlier, now.as_of):
            older.append(replace(one, before=True))
        else:
            fresh.append(one if earlier is None else _grown(one, earlier, now.as_of))
    found = {one.key for one in now.every}
    gone = tuple(one for one in then.findings if one.key not in found)
    were = {one.key for one in then.every}
    return replace(
        now,
        findings=tuple(fresh),
        waived=tuple(replace(one, before=one.key in were) for one in now.waived),
        since=Since(revision, said, tuple(older), gone, len(unread(fresh))),
    )


def _under_new_names(now: Analysis, then: Analysis, names: Callable[[], Mapping[str, str]]) -> Analysis:
    """Give what was found then, in the ids of now."""
    of_now, of_then = ({one.key for one in each.every} for each in (now, then))
    stood = {one.key: one for one in then.findings}
    # A key may name none of what is called otherwise now, though the finding says it.
    says_more = any(one.key in stood and not _was_so(one, stood[one.key], now.as_of) for one in now.findings)
    others = names() if says_more or (of_now - of_then and of_then - of_now) else {}
    if not others:
        return then

    keys = keys_under((one.key for one in then.every), others, of_now)
    here = {one.key: one for one in now.findings}

    def called(findings: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(_called(under(one, others), keys[one.key], others, here) for one in findings)

    return replace(
        then,
        findings=called(then.findings),
        waived=called(then.waived),
        known=None if then.known is None else called(then.known),
    )


def _called(one: Finding, key: str, names: Mapping[str, str], now: Mapping[str, Finding]) -> Finding:
    """Give a finding under its key of now; where other ids turned that round, with what it says in the order of its sentence now."""
    here = now.get(key)
    if here is None or here.says is None or key == key_under(one.key, names) or not says_alike(one.says, here.says):
        return replace(one, key=key)
    return replace(one, key=key, says=here.says)


def _was_so(one: Finding, earlier: Finding | None, as_of: date) -> bool:
    if earlier is None or one.severity.rank < earlier.severity.rank:
        return False
    return added(one, extent(earlier), as_of) is None


def _grown(one: Finding, earlier: Finding, as_of: date) -> Finding:
    """Give a finding that is new because it has more than it had, with what has come, beside the places that it names."""
    more = added(one, replace(extent(earlier), severity=None), as_of)
    parts = [more] if more is not None else []
    if one.severity.rank < earlier.severity.rank:
        now, then = SEVERITIES[one.severity], SEVERITIES[earlier.severity]
        parts.append(Text(f"mức {now.vi}, trước là {then.vi}", f"that it weighs {now.en}, before {then.en}"))
    come = joined("; ", parts)
    said = Text(f"đã có từ trước, nay thêm {come.vi}", f"it was there before; what has come: {come.en}")
    beyond = Related(one.location, said)
    return replace(one, related=(*one.related, beyond), beyond=one.beyond or beyond)
