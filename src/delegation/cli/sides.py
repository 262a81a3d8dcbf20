"""The two sides of a comparison: a day, a folder, or a revision of git; each a register on a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from delegation.answers.changes.events import Commit
from delegation.cli.common import cache, here, register_folder, today
from delegation.cli.reading import load
from delegation.errors import AskedWronglyError, DelegationError, RegisterNotFoundError
from delegation.findings import Analysis, Language, Text
from delegation.loading.disk.cache import Cache, ReadCache
from delegation.loading.disk.files import find_register
from delegation.loading.disk.git import NoSuchRevisionError, Repository
from delegation.loading.disk.git_process import NoRepositoryError
from delegation.run import pipeline
from delegation.run.since import before, compared, new_names
from delegation.run.subjects import day_of
from delegation.speech import day as said_day
from delegation.speech.letters import visible_name

_WAYS = Text(
    "Hãy ghi như 2026-06-30, một thư mục có register.yaml, HEAD~3, tên nhánh, hoặc HEAD~3:rules.",
    "Write one like 2026-06-30, a folder with register.yaml, HEAD~3, a branch, or HEAD~3:rules.",
)
_LIKE_A_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{4}")


@dataclass(frozen=True)
class RegisterOnDay:
    """A register as it was read, the day on which it is examined, and what it is."""

    loaded: pipeline.Loaded
    day: date
    named: Text


def _where(old: str, new: str | None) -> Path:
    """Give the folder whose time zone says which day is today: the newer side, where it is one, else the present register."""
    folders = (Path(one) for one in (new, old) if one is not None and Path(one).is_dir())
    return next(folders, None) or register_folder()


class SideReader:
    """Reads the sides; what both have in common is read once."""

    def __init__(self, language: Language, *, kept: bool) -> None:
        """Use what earlier runs kept, or nothing. Hypotheses after ``--with`` lie over the present register only."""
        self._language: Language = language
        self._kept = kept
        self._present: pipeline.Loaded | None = None
        self._memory: dict[bytes, pipeline.Read] = {}

    def of(self, old: str, new: str | None, as_of: date | None) -> tuple[RegisterOnDay, RegisterOnDay]:
        """Read both sides; the newer one is by default the present register.

        A side without a day of its own is examined on ``as_of``, else on the day of the other side, else today. Raises
        ``AskedWronglyError`` for what is neither day nor folder nor revision.
        """
        days = tuple(_day(one) for one in (old, new))
        if as_of is not None and None not in days:
            raise AskedWronglyError(
                Text(
                    "--as-of không dùng được khi cả hai phía đã là ngày. Hãy bỏ --as-of.",
                    "--as-of cannot be used where both sides are days. Leave it out.",
                )
            )
        given = as_of or next((one for one in reversed(days) if one is not None and new is not None), None)
        given = given or today(_where(old, new))
        first, second = (self._side(name, day, given) for name, day in zip((old, new), days, strict=True))
        return first, second

    def _side(self, name: str | None, day: date | None, given: date) -> RegisterOnDay:
        if name is None or day is not None:
            on = day or given
            return RegisterOnDay(self.present(), on, _present_on(on))
        loaded, named = self._folder_or_revision(name)
        return RegisterOnDay(loaded, given, _on(named, given))

    def present(self) -> pipeline.Loaded:
        """Read the present register."""
        if self._present is None:
            self._present = load(register_folder(), self._cache(), self._language)
        return self._present

    def _cache(self) -> Cache:
        return cache(used=self._kept)

    def _folder_or_revision(self, name: str) -> tuple[pipeline.Loaded, Text]:
        if not name.strip():
            raise AskedWronglyError(
                Text(
                    f"Một phía để trống. {_WAYS.vi}",
                    f"One side is empty. {_WAYS.en}",
                )
            )
        try:
            root = find_register(Path(name), None, Path(name))
        except RegisterNotFoundError as no_register:
            return self._revision(name, no_register)
        return pipeline.load(root, self._cache()), Text(
            f"sổ trong thư mục {visible_name(name)}", f"the register in the folder {visible_name(name)}"
        )

    def _revision(self, name: str, no_register: DelegationError) -> tuple[pipeline.Loaded, Text]:
        """Read a register out of git. A folder without one, that is no revision either, is told of as a folder."""
        is_folder = Path(name).exists()
        try:
            repository = Repository(_inside())
            found = repository.revision(name)
        except NoRepositoryError as error:
            if is_folder:
                raise no_register from error
            raise NoRepositoryError(
                Text(
                    f"«{name}» không phải là ngày, không phải là thư mục có sổ, và không đọc được như một bản git: {error.said.vi}",
                    f"“{name}” is no day and no folder with a register, and cannot be read as a revision: {error.said.en}",
                )
            ) from error
        except NoSuchRevisionError as error:
            if is_folder:
                raise no_register from error
            if error.is_known or repository.is_shallow:
                raise  # what is lacking in a shallow clone is told there
            raise AskedWronglyError(
                Text(
                    f"«{name}» không phải là ngày, không phải là thư mục có sổ, và git không biết bản nào tên như vậy. {_WAYS.vi}",
                    f"“{name}” is no day, no folder with a register, and no revision that git knows. {_WAYS.en}",
                )
            ) from error
        files, problems = repository.files(found.tree)
        kept = ReadCache(self._cache().folder)
        loaded = pipeline.build_register(files, problems, kept, self._memory)
        return loaded, revision_said(name, found.commit)


def since_revision(
    analysis: Analysis,
    root: Path,
    name: str,
    *,
    select: Sequence[str],
    ignore: Sequence[str],
    cache: Cache,
    baseline: Path | None,
) -> Analysis:
    """Leave of an analysis what is new against a revision, asked on the same day in the same way. Raises as ``run.since.before`` does."""
    then, commit = before(
        root, name, analysis.as_of, select=select, ignore=ignore, cache=ReadCache(cache.folder), baseline=baseline
    )
    kept = ReadCache(cache.folder)
    return compared(analysis, then, name, revision_said(name, commit), lambda: new_names(root, name, kept))


def _day(name: str | None) -> date | None:
    if name is None:
        return None
    found = day_of(name.strip())
    if found is None and _LIKE_A_DAY.fullmatch(name.strip()):
        raise AskedWronglyError(
            Text(
                f"«{name}» không phải là một ngày có thật. Hãy gõ như 2026-06-30 hoặc 30/06/2026.",
                f"“{name}” is no day of the calendar. Type it like 2026-06-30 or 30/06/2026.",
            )
        )
    return found


def _inside() -> Path:
    """Give the folder whose repository is asked: that of the present register, else the one that we are in."""
    try:
        return register_folder()
    except RegisterNotFoundError:
        return here()


def _present_on(day: date) -> Text:
    return _on(Text("sổ hiện nay", "the present register"), day)


def _on(named: Text, day: date) -> Text:
    return Text(f"{named.vi}, tại ngày {said_day(day).vi}", f"{named.en}, as of {said_day(day).en}")


def revision_said(name: str, commit: Commit | None) -> Text:
    """Name a revision with the commit that it means."""
    if commit is None:
        return Text(f"bản git {name}", f"the revision {name}")
    on = said_day(commit.day)
    vi, en = (
        (f" ngày {on.vi}", f" of {on.en}") if commit.day is not None else (", không rõ ngày", ", on no readable day")
    )
    return Text(f"bản git {name} (commit {commit.hash[:8]}{vi})", f"the revision {name} (commit {commit.hash[:8]}{en})")
