"""Matters of which the present register answers otherwise than an earlier state of it in git."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from delegation.authority.examination import Examination
from delegation.loading.disk.cache import Cache, ReadCache
from delegation.loading.disk.git import Repository
from delegation.model.holders import Commune
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.questions.compare.narrowing import may_differ
from delegation.questions.compare.outcomes import bare
from delegation.questions.who import about
from delegation.run import pipeline
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Affected:
    """Ids of matters whose answer differs or that are new, and of those that are no longer in the register, in their order."""

    ids: frozenset[MatterId]
    gone: tuple[MatterId, ...]


def affected(root: Path, revision: str, new: Examination, place: Commune | None, cache: Cache) -> Affected:
    """Hold the answers of a register against those at a revision of its repository, on the same day, in one commune or in all.

    Raises ``NoRepositoryError``, and ``NoSuchRevisionError`` where git does not know the revision or has no register there.
    """
    repository = Repository(root)
    files, problems = repository.files(repository.revision(revision).tree)
    loaded = pipeline.build_register(files, problems, ReadCache(cache.folder))
    old = Examination(loaded.register, new.as_of)
    before, after = old.register.matters, new.register.matters
    asked = _asked(old, new)
    ids = (one for one in after if one not in before or (one in asked and _differs(one, old, new, place)))
    return Affected(frozenset(ids), tuple(sorted(before.keys() - after.keys())))


def _asked(old: Examination, new: Examination) -> frozenset[MatterId]:
    """Give the matters whose answer may differ; where grants differ that name none, it may be of any."""
    found = may_differ(old, new)
    if found is None or _unnamed(old.register) != _unnamed(new.register):
        return frozenset(new.register.matters)
    return found


def _unnamed(register: Register) -> dict[str, object]:
    return {name: bare(one) for name, one in register.grants.items() if isinstance(one.rows, Unknown)}


def _differs(matter: MatterId, old: Examination, new: Examination, place: Commune | None) -> bool:
    """Whether anything is answered otherwise but the sources and what must still be checked, which decide nothing."""
    before, after = (
        replace(about(one, one.register.matters[matter], place), sources=(), reviews=()) for one in (old, new)
    )
    return bare(before) != bare(after)
