"""The one writer of files: whole or not at all, never over what it was made from."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

from delegation.errors import AskedWronglyError, DelegationError
from delegation.findings import Text

_ENDING = ".delegation-tmp"
_HALF = re.compile(rf"\.(?P<machine>[0-9a-f]{{8}})-(?P<process>\d+)-[0-9a-f]+{re.escape(_ENDING)}")
"""A file that is being written: by which machine, by which process of it."""
_OPEN = re.compile(r"/(?:proc/[^/]+(?:/task/[^/]+)?|dev)/fd/(?P<number>\d+)")
"""A file that this process has open already, as ``/dev/stdout`` leads to it."""
_FLUSHED_ALONE = 50
"""So many files are brought to the disk one by one; more of them all at once, which Linux alone waits for: a folder of pages has thousands."""
_LINKS = 40
"""How many links may lead on from one to the next, as in Linux."""


def write_file(path: Path, content: bytes) -> None:
    """Write beside the place and rename into it, so that nobody ever sees half a file, even after a loss of power.

    What is no file of a folder (standard output, a pipe, a device) is written to and stays what it is. Raises ``DelegationError``.
    """
    try:
        number = _open_already(path)
        if number is not None:
            with os.fdopen(os.dup(number), "wb") as open_already:
                open_already.write(content)
        elif path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            _replace(Path(os.path.realpath(path)), content)
    except OSError as error:
        raise cannot_write(Text(str(path), str(path)), error) from error


def write_files(
    contents: Mapping[Path, bytes | None] | Iterable[tuple[Path, bytes | None]], within: Path | None = None
) -> None:
    """Write several files, all or none; ``None``: the file is removed. Folders that are not there are made.

    Each is written beside its place first, as it comes, then all are renamed; where one cannot be, those before it hold again what they
    held. ``within``: the folder that they are to lie in, where nobody has named each of them: a link in it leads nowhere else. Raises
    ``DelegationError``.
    """
    inside = None if within is None else os.path.join(os.path.realpath(within), "")  # noqa: PTH118  with its end
    staged, folders, halves = dict[Path, Path | None](), set[Path](), dict[Path, list[str]]()
    led, real = dict[Path, Path](), dict[Path, str]()
    before, at = dict[Path, bytes | None](), Path()
    try:
        for at, content in contents.items() if isinstance(contents, Mapping) else contents:
            staged[at] = None
            if at.parent not in halves:
                _led_to(at, inside)  # nothing is made outside
                folders.update(above for above in at.parents if not above.exists())
                at.parent.mkdir(parents=True, exist_ok=True)
                halves[at.parent], real[at.parent] = _names_of_halves(at.parent), os.path.realpath(at.parent)
            # What is no link lies in its folder: thousands of files need not each be followed through all folders above.
            led[at] = _led_to(at, inside) if at.is_symlink() else Path(real[at.parent], at.name)
            if content is not None:
                flushed = len(staged) <= _FLUSHED_ALONE or sys.platform != "linux"
                staged[at] = _beside(led[at], content, halves[at.parent], flushed=flushed)
        if len(staged) > _FLUSHED_ALONE and sys.platform == "linux":
            os.sync()
        for at, temporary in staged.items():
            before[at] = at.read_bytes() if at.is_file() else None
            _settle(temporary, at if temporary is None else led[at])
    except BaseException as error:
        _undo(before, filter(None, staged.values()), folders)
        if isinstance(error, OSError):
            raise cannot_write(Text(str(at), str(at)), error) from error
        raise


def _undo(before: Mapping[Path, bytes | None], halves: Iterable[Path], folders: Iterable[Path]) -> None:
    """Let files hold again what they held, and remove what was begun: files that were being written, folders that were made."""
    for place, old in before.items():
        if not place.is_dir():  # what stands in the way
            led = Path(os.path.realpath(place))
            _settle(*((None, place) if old is None else (_beside(led, old), led)))
    for temporary in halves:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    for folder in sorted(folders, reverse=True):
        with suppress(OSError):
            folder.rmdir()


def _led_to(at: Path, inside: str | None) -> Path:
    """Give where a path leads. Raises ``AskedWronglyError`` for what lies outside a folder; ``None``: wherever it is."""
    place = os.path.realpath(at)
    if inside is None or place.startswith(inside):
        return Path(place)
    raise AskedWronglyError(
        Text(
            f"Không ghi gì: {at} là liên kết dẫn tới {place}, ngoài thư mục được chọn. Hãy chọn một thư mục mới.",
            f"Nothing is written: {at} is a link that leads to {place}, outside the folder that was chosen. Choose a new folder.",
        )
    )


def _settle(temporary: Path | None, place: Path) -> None:
    if temporary is None:
        place.unlink(missing_ok=True)
    else:
        temporary.replace(place)


def _open_already(path: Path) -> int | None:
    """Give the number of the open file that a path stands for, following links; none where it stands for a file by its name."""
    at = os.path.abspath(path)  # noqa: PTH100  links are followed one at a time
    for _ in range(_LINKS):
        at = os.path.join(os.path.realpath(os.path.dirname(at)), os.path.basename(at))  # noqa: PTH118,PTH119,PTH120
        found = _OPEN.fullmatch(at)
        if found is not None and _is_own(at):
            return int(found["number"])
        if not os.path.islink(at):  # noqa: PTH114
            return None
        at = os.path.join(os.path.dirname(at), os.readlink(at))  # noqa: PTH115,PTH118,PTH120
    return None


def _is_own(at: str) -> bool:
    """Tell whether an open file is of this process."""
    process = at.split("/")[2] if at.startswith("/proc/") else "self"
    return process in ("self", "thread-self", str(os.getpid()))


def _replace(place: Path, content: bytes) -> None:
    temporary = _beside(place, content)
    try:
        temporary.replace(place)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def _beside(place: Path, content: bytes, halves: Iterable[str] | None = None, *, flushed: bool = True) -> Path:
    """Write a file beside the place that it is to take, with the rights of what stands there, and give its path.

    ``halves``: what of other runs lies in the folder, where that is known already; ``flushed``: whether it is on the disk itself then.
    """
    _remove_halves(place, _names_of_halves(place.parent) if halves is None else halves)
    temporary = place.with_name(f".{place.name[:40]}.{machine()}-{os.getpid()}-{os.urandom(4).hex()}{_ENDING}")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            if flushed:
                os.fsync(file.fileno())
        if place.exists():
            temporary.chmod(place.stat().st_mode & 0o777)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    return temporary


def _names_of_halves(folder: Path) -> list[str]:
    """Give the names of the files in a folder that are being written, or that runs left that were killed."""
    with suppress(OSError):
        return [one for one in os.listdir(folder) if one.endswith(_ENDING)]  # noqa: PTH208  only the names are needed
    return []


def _remove_halves(place: Path, names: Iterable[str]) -> None:
    """Remove what runs that were killed left beside the place. Those of a run that still goes on, or of another machine, stay."""
    start = f".{place.name[:40]}."
    with suppress(OSError):
        for name in names:
            found = _HALF.fullmatch(name, len(start) - 1) if name.startswith(start) else None
            if found is not None and found["machine"] == machine() and not _runs(int(found["process"])):
                place.with_name(name).unlink(missing_ok=True)


@cache
def machine() -> str:
    """Give a short mark of this machine: a process number says nothing about those of another one that shares the folder."""
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return blake2b(name.encode(), digest_size=4).hexdigest()


def _runs(process: int) -> bool:
    if process == os.getpid() or os.name != "posix":
        return process == os.getpid()
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


_REASONS = {
    errno.ENOENT: "không có thư mục đó",
    errno.ENOTDIR: "không có thư mục đó",
    errno.EISDIR: "đó là một thư mục",
    errno.EACCES: "không có quyền ghi",
    errno.EPERM: "không có quyền ghi",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "hết chỗ trống",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.EPIPE: "bên nhận đã đóng",
    errno.EBADF: "đầu ra đó không mở",
}


def cannot_write(where: Text, error: OSError) -> DelegationError:
    """Say why a place could not be written, and what to look at."""
    reason = error.strerror or type(error).__name__
    in_words = _REASONS.get(error.errno or 0, reason)
    return DelegationError(
        Text(
            f"Không ghi được {where.vi}: {in_words}. Hãy kiểm tra thư mục có đó, còn chỗ trống và quyền ghi.",
            f"Cannot write {where.en}: {reason}. Check that the folder exists, has room and may be written.",
        )
    )
