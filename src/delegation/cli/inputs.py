"""What a command reads, which no result of it is written over: known by what the files are, not by how they are called.

A hard link, a mount, an open file that the shell hands over, a folder that does not tell letters of both cases apart: all of them lead to
one device and inode.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TextIO, TypeAlias

import click

from delegation.cli.common import register_folder
from delegation.errors import AskedWronglyError, DelegationError
from delegation.findings import Text
from delegation.loading.disk.files import ENDINGS, REGISTER_FILE, find_register

_Same: TypeAlias = "tuple[int, int]"
"""Device and inode."""


def refuse_own_inputs(output: Path, inputs: Iterable[Path]) -> None:
    """Refuse to write into a register, or over a file that the command reads. Raises ``AskedWronglyError``."""
    place, read = Path(os.path.realpath(output)), [*inputs]
    register = next((one for one in place.parents if (one / REGISTER_FILE).is_file()), None)
    if register is not None:
        _refuse_register(output, register)
    target, around = _same(output), {_same(one) for one in place.parents}
    if target is not None and any(_same(one) == target for one in read if one.is_file()):
        raise AskedWronglyError(
            Text(
                f"Không ghi đè {output}: lệnh này đọc chính tệp đó. Hãy đặt tên khác cho tệp kết quả.",
                f"{output} is not overwritten: this command reads that very file. Choose another name for the result.",
            )
        )
    for root in _registers(read):
        for name in _held(root):
            found = _same(name)
            if found is not None and (found == target or found in around):
                _refuse_register(output, root)


def refuse_own_streams(inputs: Iterable[Path]) -> None:
    """Refuse to speak where the shell has opened a file that the command reads for what it says (``>> FILE``, ``2>> FILE``).

    Where that is so of standard error, the refusal is told on standard output. Raises ``AskedWronglyError``.
    """
    out, err = _opened(sys.stdout), _opened(sys.stderr)
    if out is None and err is None:
        return
    read = [*inputs]
    rules = (name for root in _registers(read) for name in _held(root) if name.name.endswith(ENDINGS))
    found = {_same(name): name for name in (*(one for one in read if one.is_file()), *rules)}
    found.pop(None, None)
    if err in found:
        os.dup2(os.open(os.devnull, os.O_WRONLY) if out in found else sys.stdout.fileno(), sys.stderr.fileno())
    for sign, opened in (("2>", err), (">", out)):
        if opened in found:
            name = found[opened]
            raise AskedWronglyError(
                Text(
                    f"Không ghi gì: đầu ra của lệnh ({sign}) là chính tệp {name} mà lệnh này đọc. Hãy chuyển đầu ra vào một tệp khác.",
                    f"Nothing is written: the output of the command ({sign}) is the very file {name} that it reads. Redirect it into another file.",
                )
            )


def keep_own_streams(context: click.Context) -> None:
    """Have what is said from now on go to standard output where standard error is a file that the command would have read."""
    with context.scope(cleanup=False), suppress(AskedWronglyError):
        refuse_own_streams(given_files(context))


def given_files(context: click.Context) -> Iterator[Path]:
    """Give the files and folders that a command line names, but for the one that it writes."""
    at: click.Context | None = context
    while at is not None:
        for param in at.command.params:
            if isinstance(param.type, click.Path) and param.name != "output":
                value = at.params.get(param.name or "")
                yield from map(Path, value if isinstance(value, tuple) else () if value is None else (value,))
        at = at.parent
    yield from map(Path, context.find_root().meta.get("delegation.with", ()))


def _refuse_register(output: Path, register: Path) -> None:
    raise AskedWronglyError(
        Text(
            f"Không ghi {output}: thư mục {register} là sổ thẩm quyền (có {REGISTER_FILE}), kết quả không được ghi vào đó. "
            "Hãy chọn một thư mục ngoài sổ.",
            f"{output} is not written: the folder {register} is a register (it holds {REGISTER_FILE}), and results do not "
            "belong there. Choose a folder outside it.",
        )
    )


def _registers(inputs: Iterable[Path]) -> Iterator[Path]:
    """Give the folders of the registers that a command reads: the one that it finds, and those that are named."""
    with suppress(DelegationError):
        yield register_folder()
    for one in inputs:
        if one.is_dir():
            with suppress(DelegationError):
                yield find_register(one, None, one)


def _held(root: Path) -> Iterator[Path]:
    """Give a register's folder, with all folders and files below it."""
    for folder, _, files in os.walk(root):
        yield Path(folder)
        yield from (Path(folder, one) for one in files)


def _same(path: Path) -> _Same | None:
    with suppress(OSError, ValueError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None


def _opened(stream: TextIO) -> _Same | None:
    """Give which file of a folder a stream writes into; none where it is a terminal, a pipe, or within this process."""
    with suppress(OSError, ValueError, AttributeError):
        found = os.fstat(stream.fileno())
        if stat.S_ISREG(found.st_mode):
            return found.st_dev, found.st_ino
    return None
