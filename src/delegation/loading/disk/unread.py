"""Files in the folder of a register that are no rule files: somebody may have meant them to be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from delegation.findings import Fix, Problem, Text
from delegation.model.places import Place
from delegation.model.severity import Severity
from delegation.speech import in_english

_RENAMED = (".txt", ".yaml.txt", ".yml.txt", ".bak", ".old", ".orig", "~")
"""Endings that editors and systems give to what was typed as a rule file."""


def not_read(names: Iterable[str]) -> Iterator[Problem]:
    """Mention the files that are not read, those of one ending in one folder together. ``names``: paths below the register's folder."""
    alike: dict[tuple[str, str], list[str]] = {}
    for name in sorted(names):
        folder, _, file = name.rpartition("/")
        alike.setdefault((folder, file[file.rfind(".") :].lower() if "." in file else ""), []).append(name)
    for (folder, ending), several in sorted(alike.items()):
        yield _not_read(folder, ending, several)


def _not_read(folder: str, ending: str, several: list[str]) -> Problem:
    first, more = several[0], len(several) - 1
    meant = first.lower().endswith((*_RENAMED, ".yaml", ".yml"))
    vi = f" (và {more} tệp {ending or 'không đuôi'} nữa trong thư mục này)" if more else ""
    en = f" (nor {in_english(more, ending + ' file' if ending else 'such file')} more of this folder)" if more else ""
    new = _renamed(first)
    return Problem(
        Place(first),
        Text(
            f"tệp này không được đọc{vi}: chỉ tệp có đuôi .yaml hoặc .yml là tệp quy tắc. "
            + (
                f"Nếu đây là quy tắc, hãy đổi tên thành {new}."
                if meant
                else "Nếu là tài liệu, hãy để ngoài thư mục này."
            ),
            f"this file is not read{en}: only files that end in .yaml or .yml are rule files. "
            + (
                f"If it holds rules, rename it to {new}."
                if meant
                else "If it is a document, keep it outside this folder."
            ),
        ),
        about=(f"{folder}/*{ending}".lstrip("/"), "unread"),
        fix=Fix(Text(f"đổi tên thành {new}", f"rename it to {new}")) if meant else None,
        severity=Severity.INFO,
    )


def _renamed(name: str) -> str:
    file = name.rpartition("/")[2]
    stem = file.removesuffix("~")
    while stem.lower().endswith((".txt", ".bak", ".old", ".orig", ".yaml", ".yml")):
        stem = stem[: stem.rfind(".")]
    return f"{stem}.yaml"


def no_file(name: str) -> Problem:
    """Say that what is called like a rule file is a pipe or a device."""
    return Problem(
        Place(name),
        Text(
            vi="đây không phải là một tệp thường (có thể là đường ống hoặc thiết bị) nên không được đọc. Hãy bỏ nó đi.",
            en="this is no plain file (a pipe or a device, perhaps) and was not read. Remove it.",
        ),
        about=(name, "file"),
    )
