"""The pages of a register while it is edited: each file is made when it is first asked for, and kept until the next edit."""

from __future__ import annotations

import time
from contextlib import nullcontext
from hashlib import blake2b
from threading import Lock
from types import TracebackType

from delegation.authority.examination import Examination
from delegation.loading.disk.files import hash_of
from delegation.run.keeping import Kept
from delegation.run.pipeline import Loaded
from delegation.run.site.asked import Asked
from delegation.run.site.building import SiteFolder
from delegation.run.site.data_files import OF_ANSWERS
from delegation.run.site.families import TIME
from delegation.version import VERSION

_MOST_KEPT = 64_000_000
"""Bytes of files that are kept made: all of a city, a part of a nation."""
_PAUSE = 0.001
"""Seconds for which who works long steps back, so that who waits begins."""


class WorkTurns:
    """One thread works at a time: what a register has worked out is shared and not made for two. Who works long lets others in between."""

    def __init__(self) -> None:
        """Let nobody work yet."""
        self._turn, self._counting = Lock(), Lock()
        self._waiting = 0

    def __enter__(self) -> None:
        """Wait for one's turn."""
        self._count(1)
        self._turn.acquire()
        self._count(-1)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the turn to whoever waits."""
        self._turn.release()

    def step_back(self) -> None:
        """Let those work who wait, in the middle of a long work, where nothing is half done."""
        if self._waiting:
            self._turn.release()
            time.sleep(_PAUSE)
            self.__enter__()

    def _count(self, change: int) -> None:
        with self._counting:
            self._waiting += change


class _OutdatedError(Exception):
    """Ends a long work for a state of the register that nobody sees any more."""


class PagesOnDemand:
    """The files of the pages of one state of a register. Safe under several threads.

    ``mark``: the same for the same rule files, day and program, and for no others; ``kept``: what is left of earlier states, which this one
    goes on from; ``turns``: shared with the states before and after it.
    """

    def __init__(self, loaded: Loaded, examination: Examination, kept: Kept, turns: WorkTurns) -> None:
        """Take the register; nothing is made or even asked yet."""
        stated = f"{hash_of(loaded.files)} {examination.as_of.isoformat()} {VERSION}"
        self.mark = blake2b(stated.encode(), digest_size=6).hexdigest()
        asked = Asked(loaded, examination, kept)
        asked.after_each = self._go_on
        self._folder = SiteFolder(asked)
        self._made: dict[str, bytes] = {}
        self._size = 0
        self._turns, self._long_one, self._is_outdated = turns, Lock(), False
        self._long = {one.format(number) for number in range(len(asked.files)) for one in OF_ANSWERS} | {
            TIME,
            f"en/{TIME}",
        }

    def has(self, path: str) -> bool:
        """Tell whether there is a file at a path, without making it."""
        if path in self._made:
            return True
        with self._turns:
            return self._folder.maker(path) is not None

    def file(self, path: str) -> bytes | None:
        """Give the bytes of a file; ``None`` where there is none at the path, or where ``outdate`` was called before it was made."""
        if path in self._made:
            return self._made[path]
        # Two that want the same long work share it: the second comes when it is done.
        with self._long_one if path in self._long else nullcontext():
            try:
                with self._turns:
                    return self._now(path)
            except _OutdatedError:
                return None

    def outdate(self) -> None:
        """Say that another state has taken the place of this one: what is not made yet need not be."""
        self._is_outdated = True

    def _now(self, path: str) -> bytes | None:
        maker = None if path in self._made or self._is_outdated else self._folder.maker(path)
        if maker is None:
            return self._made.get(path)
        if path in self._long and not path.startswith("data/"):
            self._hear_all()
        made = dict(maker())
        self._keep(made)
        return made[path]

    def _hear_all(self) -> None:
        """Make the files of all answers, which the page of time is told from: whoever opens it reads them next."""
        for number in range(len(self._folder.asked.files)):
            if OF_ANSWERS[0].format(number) not in self._made:
                self._keep(dict(self._folder.answers(number)))

    def _keep(self, made: dict[str, bytes]) -> None:
        self._made |= made
        self._size += sum(map(len, made.values()))
        while self._size > _MOST_KEPT and len(self._made) > len(made):
            self._size -= len(self._made.pop(next(iter(self._made))))

    def _go_on(self) -> None:
        """Stop for a state that nobody sees any more; let others in between."""
        self._turns.step_back()
        if self._is_outdated:
            raise _OutdatedError
