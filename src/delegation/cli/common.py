"""What the commands share: where the register is, which day it is, and where the result goes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import click

from delegation.cli.language import RULES_VARIABLE
from delegation.cli.outputs import cannot_write, write_file
from delegation.cli.streams import OF_BYTES, let_go, shown
from delegation.errors import AskedWronglyError, DelegationError
from delegation.findings import Language, Text
from delegation.loading.disk.cache import Cache, default_folder
from delegation.loading.disk.files import BASELINE, find_register
from delegation.reports.shared.rendering import Rendering


def register_folder(path: Path | None = None, context: click.Context | None = None) -> Path:
    """Find the register: the argument, ``--rules``, ``DELEGATION_RULES``, or the nearest. Raises ``RegisterNotFoundError``."""
    context = context or click.get_current_context()
    kept = context.find_root().meta.get("delegation.rules")
    named = path if path is not None else Path(kept) if kept else None
    environment = os.environ.get(RULES_VARIABLE)
    return find_register(named, environment, Path() if named is not None or environment else here())


def hypotheses(context: click.Context | None = None) -> tuple[Path, ...]:
    """Give the files after ``--with``, in their order."""
    context = context or click.get_current_context()
    return tuple(map(Path, context.find_root().meta.get("delegation.with", ())))


def refuse_hypotheses(command: str) -> None:
    """Refuse ``--with`` where a command writes into the register: what a draft supposes must not be recorded as what is so.

    Raises ``AskedWronglyError``.
    """
    if hypotheses():
        raise AskedWronglyError(
            Text(
                f"{command} ghi vào sổ thật, nên không dùng được cùng --with: điều mới là giả định thì chưa ghi nhận được. Hãy bỏ --with.",
                f"{command} writes into the real register and cannot be used with --with: what is only supposed cannot be recorded. Leave "
                "out --with.",
            )
        )


def here() -> Path:
    """Give the folder that the command runs in. Raises ``DelegationError`` where it was removed meanwhile."""
    try:
        return Path.cwd()
    except OSError as error:
        raise DelegationError(
            Text(
                "Thư mục hiện hành không còn nữa. Hãy chuyển sang thư mục khác rồi chạy lại.",
                "The folder that you are in is gone. Change to another one and run the command again.",
            )
        ) from error


def cache(*, used: bool) -> Cache:
    """Give the cache of this user, or none."""
    return Cache(default_folder(dict(os.environ)) if used else None)


def today(root: Path) -> date:
    """Look at the clock, the only place that does: which day it is where the register in a folder counts its days.

    The time zone of the machine does not matter. Raises ``DelegationError`` where the register names a zone that is none.
    """
    from delegation.loading.disk.zone import day_at, zone_of

    return day_at(datetime.now(UTC), zone_of(root))


def rendering(
    language: Language, root: Path, *, fold: bool = True, output: Path | None = None, for_project: bool = False
) -> Rendering:
    """Find out how the reader wants it: colours and line breaks only on a terminal; tables in a file as Excel set to Vietnam opens them.

    ``for_project``: files are named from the top of the git repository that holds the register, as build servers, code hosts and
    whoever is sent the file know them; else, and where there is none, from here.
    """
    to_file = is_file(output)
    terminal = not to_file and sys.stdout.isatty()
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    if os.environ.get("FORCE_COLOR") and not to_file and not os.environ.get("NO_COLOR"):
        colour = True
    width = None
    if terminal:
        from shutil import get_terminal_size

        width = min(get_terminal_size((100, 24)).columns, 120)
    folder, place = _shown(root, for_project=for_project)
    return Rendering(
        language=language, folder=folder, colour=colour, fold=fold, width=width, here=place,
        separator=";" if to_file else ",", bom=to_file,
    )  # fmt: skip


def known_list(root: Path, look: Rendering) -> str:
    """Give the path, as the reader would open it, of the list of known findings of a register; nothing where it has none."""
    place = root / f"{BASELINE}.yaml"
    if not place.is_file():
        return ""
    return f"{look.folder}/{place.name}" if look.folder else str(place)


def _shown(root: Path, *, for_project: bool) -> tuple[str, str]:
    """Give the register's folder and the present one as files are named; of the former nothing where it is not below."""
    try:
        present, folder = Path.cwd(), Path(os.path.abspath(root))  # noqa: PTH100  a link stays what it is called
    except OSError:
        return "", ""
    holding = (one for one in (folder, *folder.parents) if for_project and (one / ".git").exists())
    top = next(holding, present)
    below = "" if folder == top or not folder.is_relative_to(top) else folder.relative_to(top).as_posix()
    if present == top:
        return below, ""
    return below, (present.relative_to(top) if present.is_relative_to(top) else present).as_posix()


def emit(text: str) -> None:
    """Write to standard output. A reader that has gone away is no error."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        let_go()
    except OSError as error:
        let_go()
        raise cannot_write(Text("đầu ra", "the output"), error) from error


def is_file(output: Path | None) -> bool:
    """Tell whether ``-o`` names a file: without it, and for ``-``, the result goes to standard output."""
    return output is not None and str(output) != "-"


def deliver(text: str, output: Path | None, language: Language) -> None:
    """Write a text to a file, or to standard output where none is named."""
    if output is None or not is_file(output):
        emit(text)
        return
    deliver_file(text.encode("utf-8", OF_BYTES), output, language)


def deliver_file(content: bytes, output: Path, language: Language) -> None:
    """Write a file of another program, and say so."""
    write_file(output, content)
    remark(Text(f"Đã ghi {output}.", f"Wrote {output}."), language)


def remark_on_language(language: Language) -> None:
    """Say to whoever asked for another language that what is signed is written in Vietnamese alone."""
    if language != "vi":
        remark(_VIETNAMESE, language)


_VIETNAMESE = Text(
    "Tờ trình, dự thảo quyết định chỉ có bản tiếng Việt.",
    "Submissions and draft decisions are Vietnamese official documents: the file is in Vietnamese, whatever --lang says.",
)


def telling(language: Language) -> Callable[[Text], None]:
    """Give what remarks in one language."""
    return lambda said: remark(said, language)


def remark(said: Text, language: Language) -> None:
    """Say something beside the result, on standard error."""
    with suppress(OSError):
        print(shown(said.in_(language)), file=sys.stderr)  # noqa: T201  the command line talks
