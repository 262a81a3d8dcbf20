"""What a suspect entry was confirmed on: who read which text when, and its words where the register or its history in git still has them.

A reading keeps the hash of the text, not the text (``readings.yaml``). An earlier version that the register holds is found at once;
what was overwritten is looked for in the commits, the newest first.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from delegation.authority.readings import Suspect, suspects
from delegation.checks.library.dlg507_text_has_changed import about
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.files import RuleFile
from delegation.loading.disk.git import Repository
from delegation.loading.disk.git_process import NoRepositoryError
from delegation.model.clauses import digest, text_of
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.reports.questions.confirmed import ConfirmedText
from delegation.run import pipeline

MOST = 50
"""Earlier states of the texts that are read: each is a whole register, of which only files that differ are parsed."""


def confirmed(register: Register, as_of: Day, key: str, root: Path | None) -> ConfirmedText | None:
    """Tell what the finding of a key says was confirmed; ``None`` for a finding of another check. ``root``: the folder of the register."""
    suspect = next((one for one in suspects(register, as_of) if ":".join(("DLG507", *about(one))) == key), None)
    if suspect is None:
        return None
    told = ConfirmedText(suspect.reading, suspect.now, suspect.text)
    kept = _text_in(register, suspect, as_of)
    if kept is not None:
        return told.found(kept)
    try:
        repository = Repository(root) if root is not None else None
    except NoRepositoryError:
        repository = None
    return told if repository is None else _in_history(repository, suspect, as_of, told)


def _in_history(repository: Repository, suspect: Suspect, as_of: Day, told: ConfirmedText) -> ConfirmedText:
    commits = {one.hash: one for one in repository.commits()}
    for name, register in _states(repository, list(commits)):
        text = _text_in(register, suspect, as_of)
        if text is not None:
            return told.found(text, commits[name])
    return told.sought()


def _states(repository: Repository, commits: list[str]) -> Iterator[tuple[str, Register]]:
    """Give the registers of commits, of those with the same texts the newest."""
    read, memory = set[frozenset[str]](), dict[bytes, pipeline.Read]()
    for name, tree in repository.trees(commits).items():
        if tree is None or len(read) == MOST:
            continue
        files, problems = repository.files(tree)
        texts = frozenset(_holding_texts(files))
        if texts and texts not in read:
            read.add(texts)
            yield name, pipeline.build_register(files, problems, Cache(None), memory).register


def _holding_texts(files: list[RuleFile]) -> Iterator[str]:
    return (one.digest.hex() for one in files if b"clauses" in one.data)


def _text_in(register: Register, suspect: Suspect, as_of: Day) -> str | None:
    """Give the text that was confirmed where a register holds it: on the day it was confirmed, or when a version of it begins or another does."""
    instrument = register.instrument(suspect.resting.instrument.id) or register.instrument(suspect.reading.instrument)
    if instrument is None:
        return None
    begins = [one.since for one in instrument.clauses if one.since is not None]
    days = {as_of, suspect.reading.on or as_of, *begins, *(day - timedelta(days=1) for day in begins if day > Day.min)}
    texts = (text_of(instrument, suspect.resting.at, day) for day in sorted(days))
    return next((one for one in texts if one is not None and digest(one) == suspect.reading.text), None)
