"""Entries of a rule file that a command puts in or takes out by lines: every other byte of the file stays."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from delegation.errors import DelegationError
from delegation.findings import Text
from delegation.loading import schema
from delegation.loading.disk.files import without_mark
from delegation.loading.text import source
from delegation.loading.text.document import Document


def read(kind: str, data: bytes) -> Document:
    """Read a file of a kind that lies at the head of the register. Raises ``DelegationError`` where it is faulty."""
    document = source.parse(f"{kind}.yaml", kind, data, schema.typed_keys(kind))
    if document.problems or document.tree is None or schema.complaints(kind, document.tree):
        raise faulty(kind)
    return document


def faulty(kind: str) -> DelegationError:
    """Make the error of a file that says what its schema does not accept, or a day that there is not."""
    return DelegationError(
        Text(
            f"Tệp {kind}.yaml ghi sai dạng nên không dùng được. Hãy chạy delegation check để xem lỗi ở dòng nào.",
            f"The file {kind}.yaml is faulty and cannot be used. Run `delegation check` to see on which line.",
        )
    )


def changed(place: Path, empty: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Give the bytes of a file after a change; an editor's mark before them stays, and new lines end as all others do. ``empty``: what a file that is not there holds."""
    found = place.read_bytes() if place.is_file() else empty
    content = without_mark(found)
    made = change(content)
    if b"\r\n" in content and b"\n" not in content.replace(b"\r\n", b""):
        made = made.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return found[: len(found) - len(content)] + made


def lines(document: Document) -> list[str]:
    """Give the lines of a file, so that more may follow the last."""
    found = list(document.lines)
    if found and found[-1] and not found[-1].endswith("\n"):
        found[-1] += "\n"
    return found


def own_lines(document: Document, path: tuple[str | int, ...]) -> range:
    """Give the numbers of the lines on which an entry stands. Raises ``DelegationError`` where others stand there, too."""
    lines = document.lines_of(path)
    if not lines or not document.line(lines[0]).lstrip().startswith("-"):
        line, name = document.locate(path).line, document.name
        raise DelegationError(
            Text(
                f"Dòng {line} của tệp {name} ghi nhiều mục chung một dòng nên không sửa được. Hãy ghi mỗi mục một dòng, bắt đầu bằng «- ».",
                f"Line {line} of {name} holds several entries and cannot be changed. Write each on a line of its own that begins with “- ”.",
            )
        )
    return lines


def known(key: str, covers: str) -> str:
    """Write a finding that is listed with others, on a line of its own. ``covers``: its extent as it stands in a file."""
    covered = "" if covers == "{}" else f", covers: {covers}"
    return f"- {{finding: {quoted(key)}{covered}}}\n"


def indent(line: str) -> str:
    """Give the blanks at the beginning of a line."""
    return line[: len(line) - len(line.lstrip())]


def quoted(text: str) -> str:
    """Write a text so that YAML reads it as it is."""
    return json.dumps(text, ensure_ascii=False)
