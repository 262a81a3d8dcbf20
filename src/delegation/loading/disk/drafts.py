"""Reading files that whoever asks names: hypotheses beside the register, and a baseline."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from delegation.errors import AskedWronglyError, DelegationError
from delegation.findings import Problem, Text
from delegation.loading.disk import DRAFTS, is_passed_over
from delegation.loading.disk.files import BASELINE, LARGEST_FILE, READING, RuleFile, kind_of, without_mark
from delegation.speech.letters import visible_name

KIND = "draft"


def read(paths: Sequence[str | Path], root: Path) -> tuple[RuleFile, ...]:
    """Read hypotheses, in their order. Each bears its path as it was given, so that no rule file has the same name.

    Raises ``AskedWronglyError`` for a file that is not there, is no plain file, is a part of the register or is named twice,
    ``DelegationError`` for one that may not be read.
    """
    found: dict[str, RuleFile] = {}
    for path in map(Path, paths):
        name = named(path)
        below = Path(os.path.relpath(path, root)).as_posix()
        if name in found:
            raise AskedWronglyError(
                Text(
                    f"--with nêu {path} hai lần; mỗi phương án chỉ một lần.",
                    f"--with names {path} twice; once is enough.",
                )
            )
        if path.exists() and not is_passed_over(below):
            raise AskedWronglyError(
                Text(
                    f"{path} nằm trong thư mục của sổ thẩm quyền nên đã được tính. Hãy để phương án ở ngoài, trong thư mục "
                    f"{DRAFTS}/ của sổ, hoặc trong một thư mục có tên bắt đầu bằng «_».",
                    f"{path} lies in the folder of the register and counts already. Keep a hypothesis outside, in the folder "
                    f"{DRAFTS}/ of the register, or in a folder whose name begins with “_”.",
                )
            )
        found[name] = RuleFile(name, KIND, content(path, "--with"))
    return tuple(found.values())


def with_baseline(
    found: Sequence[RuleFile], problems: Sequence[Problem], path: Path | None, root: Path
) -> tuple[list[RuleFile], list[Problem]]:
    """Give the files of a register with no baseline but the one named; with its own where none is. And what is wrong with them.

    One that lies in the register under a name of its own is read by being named: that the register knows no such place is not told then.
    Raises ``AskedWronglyError`` where there is no such file, ``DelegationError`` where it may not be read.
    """
    if path is None:
        return list(found), list(problems)
    given = RuleFile(named(path), BASELINE, content(path, "--baseline"))
    below = Path(os.path.relpath(os.path.realpath(path), os.path.realpath(root))).as_posix()
    if kind_of(below) == BASELINE:
        return list(found), list(problems)
    out_of_place = (below, "place")
    others = [one for one in found if one.kind != BASELINE]
    return [*others, given], [one for one in problems if one.about != out_of_place]


def named(path: Path) -> str:
    """Name a file so that no rule file has the same name, and so that it can be shown."""
    name = visible_name(path.as_posix())
    return name if path.is_absolute() or path.parts[:1] == ("..",) else f"./{name}"


def content(path: Path, option: str) -> bytes:
    """Read a file that an option names. Raises ``AskedWronglyError`` where it is none or too large, ``DelegationError`` where it may not be read."""
    try:
        with open(os.open(path, READING), "rb", buffering=0) as file:  # noqa: PTH123  without waiting for a writer
            facts = os.fstat(file.fileno())
            if not stat.S_ISREG(facts.st_mode):
                raise AskedWronglyError(_no_file(path, option))
            data = file.read() if facts.st_size <= LARGEST_FILE else None
    except IsADirectoryError as error:
        raise AskedWronglyError(_no_file(path, option)) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise AskedWronglyError(
            Text(
                f"Không có tệp {path}. Hãy kiểm tra lại đường dẫn sau {option}.",
                f"There is no file {path}. Check the path after {option}.",
            )
        ) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DelegationError(
            Text(
                f"Không đọc được {path}: {reason}. Hãy kiểm tra quyền đọc.",
                f"Cannot read {path}: {reason}. Check that it may be read.",
            )
        ) from error
    if data is None or len(data) > LARGEST_FILE:
        limit = LARGEST_FILE // (1024 * 1024)
        raise AskedWronglyError(
            Text(
                f"{path} lớn hơn {limit} MB, không phải là tệp quy tắc.",
                f"{path} is larger than {limit} MB: that is no rule file.",
            )
        )
    return without_mark(data)


def _no_file(path: Path, option: str) -> Text:
    return Text(
        f"{path} không phải là một tệp. Sau {option} hãy nêu một tệp .yaml.",
        f"{path} is no file. Name a .yaml file after {option}.",
    )
