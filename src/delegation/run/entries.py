"""Entries of a rule file that a command puts in or takes out by lines: every other byte of the file stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from pathlib import Path

from delegation.errors import DelegationError
from delegation.findings import Location, Text
from delegation.loading import schema
from delegation.loading.disk.files import RuleFile, without_mark
from delegation.loading.parsing import parsed
from delegation.loading.text.document import Document
from delegation.loading.text.lines import ENDS
from delegation.speech.scalars import quoted


def read(kind: str, data: bytes, unfilled: Container[str] = ()) -> Document:
    """Read a file of a kind that lies at the head of the register. ``unfilled``: keys whose values may still be wanting.

    Raises ``DelegationError`` where it is faulty.
    """
    document = _parsed(kind, data)
    for _, problem in document.problems:
        raise faulty(kind, document.locate(problem.place.path), problem.said)
    for complaint in schema.complaints(kind, document.tree):
        if (complaint.missing or (complaint.path and complaint.path[-1])) in unfilled:
            continue
        raise faulty(kind, document.locate(complaint.path), complaint.said)
    return document


def _parsed(kind: str, data: bytes) -> Document:
    return parsed(f"{kind}.yaml", kind, data)


def faulty(kind: str, at: Location | None = None, why: Text | None = None) -> DelegationError:
    """Make the error of a file that says what its schema does not accept, or a day that there is not."""
    if at is not None and why is not None:
        return DelegationError(
            Text(
                f"Tệp {kind}.yaml ghi sai ở dòng {at.line}, cột {at.column}: {why.vi} Chưa ghi gì vào tệp.",
                f"The file {kind}.yaml is faulty at line {at.line}, column {at.column}: {why.en} Nothing was written.",
            )
        )
    return DelegationError(
        Text(
            f"Tệp {kind}.yaml ghi sai dạng nên không dùng được. Hãy chạy delegation check để xem lỗi ở dòng nào.",
            f"The file {kind}.yaml is faulty and cannot be used. Run `delegation check` to see on which line.",
        )
    )


def changed(kind: str, place: Path, empty: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Give the bytes of a file after a change; an editor's mark before them stays, and new lines end as all others do.

    ``kind``: that of the file. ``empty``: what a file holds that is not there, or in which nothing but remarks stands. Raises ``DelegationError`` where the change cannot be read
    again: the file is written in a way in which lines cannot be put.
    """
    found = place.read_bytes() if place.is_file() else empty
    from delegation.run.formatting import canonical  # noqa: PLC0415  the YAML library is slow to import

    content = without_mark(found)
    if (whole := filled(content, empty)) != content:
        found = content = whole
    made = change(content)
    if (after := _parsed(kind, made)).problems or schema.complaints(kind, after.tree):
        raise DelegationError(
            Text(
                f"Không thêm bớt được trong tệp {place.name} vì cách viết của tệp (thường là {{…}} hay […] trên một dòng). Hãy viết mỗi mục một "
                "dòng, bắt đầu bằng «- », rồi chạy lại. Chưa ghi gì vào tệp.",
                f"The file {place.name} cannot be changed as it is written (often {{…}} or […] on one line). Write each entry on a line of its "
                "own that begins with “- ”, then run this again. Nothing was written.",
            )
        )
    # A file that was laid out stays so: nothing but what was put in can move.
    if canonical(RuleFile(place.name, kind, content)) == content:
        made = canonical(RuleFile(place.name, kind, made)) or made
    if b"\r\n" in content and b"\n" not in content.replace(b"\r\n", b""):
        made = made.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return found[: len(found) - len(content)] + made


def filled(content: bytes, empty: bytes) -> bytes:
    """Give what a file holds, and where nothing but remarks stands in it, what an empty one holds behind them."""
    lines = content.splitlines()
    if any(line.strip() and not line.lstrip().startswith(b"#") for line in lines):
        return content
    more = b"".join(line for line in empty.splitlines(keepends=True) if line.strip() not in lines)
    return content + (b"\n" if content and not content.endswith(b"\n") else b"") + more


def added(document: Document, key: str, entry: Callable[[str], str]) -> bytes:
    """Give the file with one more behind the last entry of the list under a key. ``entry`` writes it with the blanks before it."""
    if not document.tree[key]:
        return into_empty(document, key, entry("  ")).encode()
    found, last = lines(document), own_lines(document, (key, len(document.tree[key]) - 1))
    found[last[-1] - 1] += entry(indent(found[last[0] - 1]))
    return "".join(found).encode()


def into_empty(document: Document, key: str, entry: str) -> str:
    """Give the text with the first entry in an empty list: in the place of ``[]``, or of nothing; a remark behind it goes below."""
    text, at = document.text, document.locate((key,))
    start = document.offset(at.line, at.column)
    said = re.match(r"\[[^\]]*\]|null\b|~", text[start:], re.IGNORECASE)
    behind = text[start + (said.end() if said is not None else 0) :]
    rest = behind if behind[:1] in ENDS else "\n" + behind.lstrip(" ")
    return "\n".join((text[:start].rstrip(" "), entry.rstrip("\n"))) + rest


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
