"""Matters of which the present register answers otherwise than an earlier state of it in git."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from delegation.authority.examination import Examination
from delegation.authority.marks import NO_MARKS
from delegation.errors import AskedWronglyError
from delegation.loading.disk.cache import Cache, ReadCache
from delegation.loading.disk.git import Repository
from delegation.model.holders import Commune
from delegation.model.matters import Matter, MatterId
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.questions.compare.narrowing import may_differ
from delegation.questions.compare.outcomes import bare
from delegation.questions.select.selection import Subject, chosen
from delegation.questions.ways.ways import Ways
from delegation.questions.who import Answer, about, left_behind
from delegation.run import pipeline
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Affected:
    """Ids of matters whose answer differs or that are new, and of those that are no longer in the register, in their order."""

    ids: frozenset[MatterId]
    gone: tuple[MatterId, ...]


def affected(
    root: Path, revision: str, new: Examination, place: Commune | None, cache: Cache, chosen: tuple[Subject, str]
) -> Affected:
    """Hold the answers of a register against those at a revision of its repository, on the same day, in one commune or in all.

    ``chosen``: of which kind those that are gone were, and which selector they fitted. Raises ``NoRepositoryError``, and ``NoSuchRevisionError`` where git does not know the revision or has no register there.
    """
    repository = Repository(root)
    files, problems = repository.files(repository.revision(revision).tree)
    loaded = pipeline.build_register(files, problems, ReadCache(cache.folder))
    old = Examination(loaded.register, new.as_of)
    before, after = old.register.matters, new.register.matters
    asked = _asked(old, new)
    ids = (one for one in after if one not in before or (one in asked and _differs(one, old, new, place)))
    lost = before.keys() - after.keys()
    return Affected(frozenset(ids), tuple(one for one in _chosen(old, place, *chosen) if one in lost) if lost else ())


def _chosen(old: Examination, place: Commune | None, subject: Subject, selector: str) -> list[MatterId]:
    """Give what a selector chose then, for certain or perhaps; nothing where it names what was not there."""
    ways = Ways(old, place, pipeline.marks(old) if selector.strip() else NO_MARKS)
    try:
        found = chosen(ways, subject, selector)
    except AskedWronglyError:
        return []
    return sorted(MatterId(one.id) for one in (*found.fitting, *found.perhaps))


def _asked(old: Examination, new: Examination) -> frozenset[MatterId]:
    """Give the matters whose answer may differ; where grants differ that name none, it may be of any."""
    found = may_differ(old, new)
    if found is None or _unnamed(old.register) != _unnamed(new.register):
        return frozenset(new.register.matters)
    return found


def _unnamed(register: Register) -> dict[str, object]:
    return {name: bare(one) for name, one in register.grants.items() if isinstance(one.rows, Unknown)}


def _differs(matter: MatterId, old: Examination, new: Examination, place: Commune | None) -> bool:
    before, after = (bare(_decided(one, one.register.matters[matter], place)) for one in (old, new))
    return before != after


def _decided(examination: Examination, matter: Matter, place: Commune | None) -> Answer:
    """Answer who decides, by which text and until when, and of files that came in before; what decides nothing of it is left out."""
    answer = replace(about(examination, matter, place), left_behind=left_behind(examination, matter, place))
    return replace(answer, title="", field=None, provenance=None, sources=(), reviews=(), waiting=())
