"""What changes the register: shown as a difference, or written, all files or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from delegation.cli.common import emit, remark
from delegation.cli.exits import SOUND
from delegation.cli.outputs import write_files
from delegation.errors import DelegationError
from delegation.findings import Finding, Language, Text
from delegation.loading.disk.files import without_mark
from delegation.reports.shared.rendering import visible
from delegation.speech import in_english

if TYPE_CHECKING:
    from delegation.run.editing.working_copy import ChangedFile, WorkingCopy


def below(root: Path, file: str) -> str:
    """Name a file as the register does: it may be named from here, or from the folder of the register."""
    place, folder = Path(file).resolve(), root.resolve()
    return place.relative_to(folder).as_posix() if place.is_relative_to(folder) else Path(file).as_posix()


def show(changes: Iterable[ChangedFile]) -> None:
    """Show what would be changed, as ``diff -u`` does."""
    emit("".join(_differences(changes)))


def write(root: Path, changes: Sequence[ChangedFile]) -> None:
    """Write changed files into a register, all or none; the mark that an editor put before a text stays.

    Raises ``DelegationError`` where a file cannot be written, or holds something else than what the change was made of.
    """
    contents = dict[Path, bytes | None]()
    for one in changes:
        place = root / one.name
        found = place.read_bytes() if place.is_file() else None
        content = None if found is None else without_mark(found)
        if content != one.before:
            raise DelegationError(_meanwhile(one.name))
        mark = found[: len(found) - len(content)] if found is not None and content is not None else b""
        contents[place] = None if one.after is None else mark + one.after
    write_files(contents)


def settle(
    root: Path, copy: WorkingCopy, after: WorkingCopy, day: date, said: Text, language: Language, *, shown: bool
) -> int:
    """Show or write what a working copy has become, and tell the findings that come and go with it. Give the exit code.

    ``said``: what was done, told where it is written.
    """
    from delegation.run.editing.working_copy import come_and_gone

    changes = after.changes(copy)
    come, gone = come_and_gone(copy.analyse(day), after.analyse(day))
    if shown:
        show(changes)
    else:
        write(root, changes)
        emit(said.in_(language) + "\n")
    told = Text(
        f"Kiểm tra sổ: {len(come)} phát hiện mới, {len(gone)} không còn.",
        f"The register checked: {in_english(len(come), 'new finding')}, {len(gone)} gone.",
    )
    remark(Text("\n".join((told.vi, *listed(come, "vi"))), "\n".join((told.en, *listed(come, "en")))), language)
    return SOUND


_MOST = 12


def listed(findings: Sequence[Finding], language: Language) -> list[str]:
    """Give lines that name the first of some findings, and how many more there are."""
    lines = [f"  + {one.key}: {one.said.in_(language)}" for one in findings[:_MOST]]
    more = len(findings) - _MOST
    if more > 0:
        lines.append(Text(f"  … và {more} phát hiện nữa", f"  … and {more} more").in_(language))
    return lines


def _meanwhile(name: str) -> Text:
    return Text(
        f"Chưa ghi gì: tệp {name} vừa bị nơi khác sửa trong lúc lệnh đang chạy. Hãy chạy lại.",
        f"Nothing is written: somebody else changed {name} while the command ran. Run it again.",
    )


def _differences(changes: Iterable[ChangedFile]) -> Iterator[str]:
    for one in changes:
        before, after = ((each or b"").decode().splitlines(keepends=True) for each in (one.before, one.after))
        names = (
            "/dev/null" if one.before is None else f"a/{one.name}",
            "/dev/null" if one.after is None else f"b/{one.name}",
        )
        for line in map(_seen, unified_diff(before, after, *names)):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _seen(line: str) -> str:
    """Give a line of a rule file without what steers a terminal: it is the very letters that a change may mend. Tabs and ends of lines stay.

    An end of line that only Python and YAML know, such as a carriage return alone, is shown, and a new line begins.
    """
    said = line.removesuffix("\n").removesuffix("\r")
    end = line[len(said) :]
    shown = "\t".join(visible(one) for one in said.split("\t"))
    return shown + end if end in ("\n", "\r\n", "") else f"{shown}{visible(end)}\n"
