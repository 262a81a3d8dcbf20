"""git as a child process that reads one repository, and does nothing else, whatever that repository's settings say."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from pathlib import Path
from time import monotonic

from delegation.errors import NotAvailableError
from delegation.findings import Text

_STEADY = (
    "-c", "core.quotepath=off", "-c", "log.showSignature=false", "-c", "i18n.logOutputEncoding=UTF-8",
    "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.alternateRefsCommand=true",
    "-c", "core.sshCommand=false", "-c", "core.gitProxy=false", "-c", "core.askPass=false", "-c", "credential.helper=",
    "-c", "protocol.allow=never", "-c", "gpg.program=false", "-c", "maintenance.auto=false", "-c", "gc.auto=0",
    "-c", "core.attributesFile=/dev/null", "-c", "core.excludesFile=/dev/null", "-c", "core.useReplaceRefs=true", "-c", "core.disambiguate=committish",
    "-c", "mailmap.file=", "-c", "mailmap.blob=", "-c", "diff.renames=true", "-c", "diff.renameLimit=1000", "-c", "diff.orderFile=/dev/null",
    "-c", "log.follow=false", "-c", "log.diffMerges=separate", "-c", "log.showRoot=true",
    "--no-pager", "--no-optional-locks", "--literal-pathspecs",
)  # fmt: skip
"""So that what git writes depends on no setting of the user, and no setting of a folder that somebody sent makes it run a program."""
_OF_THE_USER = frozenset(
    {
        "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_SYSTEM", "GIT_EXEC_PATH",
    }
)  # fmt: skip
"""Which variables of git hold in every repository of the user. The rest is set in a hook about the repository that runs it, names
programs to run and files to write to, or hides from git the repository that holds a folder."""
_SEALED = {
    "GIT_ALLOW_PROTOCOL": "", "GIT_ATTR_NOSYSTEM": "1", "GIT_DISCOVERY_ACROSS_FILESYSTEM": "1", "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C",
}  # fmt: skip
"""Git reads what is here: it fetches nothing, asks nothing, locks nothing."""
_ALLOWED_SETTING = "safe.directory"
"""The one setting that is taken from the surroundings: as which folders of others may be read. Nothing else may change an answer."""
_MOST_SETTINGS = 1_000
_SECONDS = 120.0
"""How long one question to git may take."""
AT_ONCE = 10.0
"""How long one may take that asks for no history: settings that lead to a pipe make git wait for ever."""
_IDLE = 5.0
"""Seconds between two looks at whether git still does anything: ``.mailmap`` or ``.gitattributes`` may be pipes, too."""


class NoRepositoryError(NotAvailableError):
    """A folder that no git repository holds, or a machine without git."""


def ran(
    folder: Path, *arguments: str, given: bytes = b"", seconds: float = _SECONDS
) -> subprocess.CompletedProcess[bytes]:
    """Ask git about the repository around a folder. Raises ``NoRepositoryError`` without git, ``NotAvailableError`` where it does not end."""
    try:
        with subprocess.Popen(  # noqa: S603  arguments are a list, no shell
            ["git", *_STEADY, *arguments],  # noqa: S607  git as the user has it
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            return _waited_for(process, given, seconds, folder)
    except FileNotFoundError as error:
        raise NoRepositoryError(
            Text(
                "Máy này không có git, hoặc thư mục vừa bị xóa, nên không đọc được bản cũ của sổ. Hãy cài git rồi chạy lại.",
                "There is no git on this machine, or the folder is gone, so no earlier state can be read. Install git.",
            )
        ) from error


def _waited_for(
    process: subprocess.Popen[bytes], given: bytes, seconds: float, folder: Path
) -> subprocess.CompletedProcess[bytes]:
    """Wait until git ends, the time is over, or git has done nothing between two looks. Raises ``NotAvailableError``."""
    begun, asked, used = monotonic(), given or None, None
    while True:
        try:
            out, err = process.communicate(asked, max(0.0, min(_IDLE, begun + seconds - monotonic())))
        except subprocess.TimeoutExpired as late:
            asked, before, used = None, used, _processor_time(process.pid)
            taken = monotonic() - begun
            if taken >= seconds or (used is not None and used == before):
                process.kill()
                raise NotAvailableError(
                    Text(
                        f"git không trả lời trong {taken:.0f} giây. Hãy xem lại kho git chứa {folder}.",
                        f"git did not answer within {taken:.0f} seconds. Look at the repository that holds {folder}.",
                    )
                ) from late
        except BaseException:
            process.kill()
            raise
        else:
            return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def _processor_time(process: int) -> int | None:
    """Give how long a process has used the processor, in ticks of its clock; ``None`` where this machine does not tell."""
    with suppress(OSError, ValueError, IndexError):
        # Its name, in brackets, may hold anything; behind it, utime and stime are the 12th and 13th word (proc(5)).
        words = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()
        return int(words[11]) + int(words[12])
    return None


def _environment(folder: Path) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "SSH_ASKPASS")) or name in _OF_THE_USER
    }
    # Git opens no repository at all where one of these names nothing that it can read.
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        if name in kept and not Path(kept[name]).is_file():
            kept[name] = os.devnull
    top = _top(folder)
    return {**kept, **_settings(), **_SEALED, **({"GIT_WORK_TREE": str(top)} if top is not None else {})}


def _settings() -> dict[str, str]:
    """Give the settings of the surroundings that are kept, numbered anew; none where it is not said how many there are."""
    many = os.environ.get("GIT_CONFIG_COUNT", "")
    numbers = range(min(int(many[:5]), _MOST_SETTINGS)) if many.isascii() and many.isdecimal() else range(0)
    kept = [
        value
        for at in numbers
        if os.environ.get(f"GIT_CONFIG_KEY_{at}", "").lower() == _ALLOWED_SETTING
        and (value := os.environ.get(f"GIT_CONFIG_VALUE_{at}")) is not None
    ]
    found = {"GIT_CONFIG_COUNT": str(len(kept))} if kept else {}
    for at, value in enumerate(kept):
        found |= {f"GIT_CONFIG_KEY_{at}": _ALLOWED_SETTING, f"GIT_CONFIG_VALUE_{at}": value}
    return found


def _top(folder: Path) -> Path | None:
    """Give the folder of the repository around one, as git finds it where its settings name no other (``core.worktree``)."""
    here = Path(os.path.realpath(folder))
    return next((one for one in (here, *here.parents) if _is_of_repository(one / ".git")), None)


def _is_of_repository(place: Path) -> bool:
    return place.is_file() or (
        (place / "HEAD").is_file() and (place / "objects").is_dir() and (place / "refs").is_dir()
    )
