"""Which register ``check`` reads, and to which of its files the findings are narrowed, by what is named after the command."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from delegation.cli.common import hypotheses, register_folder
from delegation.cli.speech import guess
from delegation.errors import AskedWronglyError, RegisterNotFoundError
from delegation.findings import Text
from delegation.loading import disk
from delegation.loading.disk import drafts, files


def chosen(
    paths: Sequence[Path], baseline: Path | None = None, *, drafts_too: bool = False
) -> tuple[Path, tuple[str, ...]]:
    """Give the folder of the register, and the names of the files that are meant, as findings bear them; nothing: all.

    A folder with ``register.yaml``, or above one, is the register; whatever else is named lies in it, or is a file after ``--with`` or
    ``--baseline``. A folder ends in ``/``. ``drafts_too``: whether hypotheses in the folder of the register for them may be meant. Raises ``RegisterNotFoundError``, and ``AskedWronglyError`` for what is no rule file.
    """
    if len(paths) == 1 and (_is_register(paths[0]) or not _may_be_within(paths[0])):
        return register_folder(paths[0]), ()
    whole = next((one for one in paths if one.name != files.REGISTER_FILE and _is_register(one)), None)
    if whole is not None:
        raise AskedWronglyError(
            Text(
                f"{whole} là cả một sổ thẩm quyền, không nêu cùng thứ khác được. Hãy chỉ nêu các tệp, hoặc chọn sổ bằng --rules {whole}.",
                f"{whole} is a whole register and cannot be named beside others. Name the files only, or choose the register by "
                f"--rules {whole}.",
            )
        )
    beside = [*hypotheses(), *([baseline] if baseline is not None else [])]
    root = _root(paths, beside)
    return root, tuple(dict.fromkeys(_name(one, root, beside, drafts_too=drafts_too) for one in paths))


def _is_register(path: Path) -> bool:
    try:
        files.find_register(path, None, path)
    except RegisterNotFoundError:
        return False
    return True


def _may_be_within(path: Path) -> bool:
    """Whether a single name can be a part of a register: else it was meant to be one."""
    return path.name.endswith(files.ENDINGS) or path.is_file() or _above(path) is not None


def _above(path: Path) -> Path | None:
    """Give the register that a path lies in: the nearest folder above that holds one."""
    place = Path(os.path.abspath(path))  # noqa: PTH100  a link stays what it is called
    found = next((one for one in place.parents if (one / files.REGISTER_FILE).is_file()), None)
    if found is None:
        return None
    seen = os.path.relpath(found)
    return found if path.is_absolute() else Path(seen)


def _root(paths: Sequence[Path], beside: Sequence[Path]) -> Path:
    """Give the register that is named elsewhere, else the one around the files, else the nearest."""
    try:
        return register_folder() if _is_named() else _around(paths, beside) or register_folder()
    except RegisterNotFoundError as error:
        if not any(one.exists() for one in paths):
            raise  # neither a register nor the file is there: nothing can be run
        raise AskedWronglyError(
            Text(
                f"{paths[0]} không nằm trong sổ thẩm quyền nào. {error.said.vi}",
                f"{paths[0]} lies in no register. {error.said.en}",
            )
        ) from error


def _is_named() -> bool:
    import click

    from delegation.cli.language import RULES_VARIABLE

    kept = click.get_current_context().find_root().meta.get("delegation.rules")
    return kept is not None or bool(os.environ.get(RULES_VARIABLE))


def _around(paths: Sequence[Path], beside: Sequence[Path]) -> Path | None:
    others = [one for one in paths if not any(_same(one, other) for other in beside)]
    return next((found for one in others if (found := _above(one)) is not None), None)


def _same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _name(path: Path, root: Path, beside: Sequence[Path], *, drafts_too: bool) -> str:
    below = _below(path, root)
    if below is None:
        own = next((one for one in beside if _same(one, path)), None)
        if own is not None:
            return drafts.named(own)
        if not path.exists():
            raise AskedWronglyError(
                Text(
                    f"Không có tệp {path}. Hãy nêu tệp .yaml hoặc thư mục nằm trong sổ {root}; không nêu gì thì xét mọi tệp.",
                    f"There is no file {path}. Name a .yaml file or a folder within the register {root}; without any, all files are meant.",
                )
            )
        raise _refused(path, root, "không nằm trong sổ thẩm quyền", "does not lie in the register")
    if disk.is_passed_over(below) and not (drafts_too and below.partition("/")[0] == disk.DRAFTS):
        raise _refused(path, root, "nằm trong drafts/ hoặc có tên bắt đầu bằng «.» hoặc «_», nên không được đọc cùng sổ thẩm quyền",
                       "lies in drafts/ or has a name that begins with “.” or “_”, so it is not read with the register")  # fmt: skip
    if path.is_dir():
        if not any(one.name.endswith(files.ENDINGS) for one in path.rglob("*")):
            raise _refused(path, root, "không có tệp quy tắc nào, trong sổ thẩm quyền",
                           "holds no rule file, within the register")  # fmt: skip
        return f"{below}/"
    if not path.is_file():
        raise _missing(path, below, root)
    if not below.endswith(files.ENDINGS):
        raise _refused(
            path, root, "không phải là tệp quy tắc (.yaml) của sổ thẩm quyền", "is no rule file (.yaml) of the register"
        )
    return below


def _below(path: Path, root: Path) -> str | None:
    """Give a path as it lies below the register, whichever links lead there; ``None`` where it does not."""
    for way in (os.path.abspath, os.path.realpath):
        found = Path(os.path.relpath(way(path), way(root))).as_posix()
        if found not in (".", "..") and not found.startswith("../"):
            return found
    return None


def _refused(path: Path, root: Path, vi: str, en: str) -> AskedWronglyError:
    return AskedWronglyError(
        Text(
            f"{path} {vi} {root}. Hãy nêu tệp .yaml hoặc thư mục nằm trong sổ; không nêu gì thì xét mọi tệp.",
            f"{path} {en} {root}. Name a .yaml file or a folder within it; without any, all files are meant.",
        )
    )


def _missing(path: Path, below: str, root: Path) -> AskedWronglyError:
    more = guess(below, [one.name for one in files.read(root)[0]])
    return AskedWronglyError(
        Text(
            f"Không có tệp {path} trong sổ thẩm quyền {root}.{more.vi}",
            f"There is no file {path} in the register {root}.{more.en}",
        )
    )
