"""What a machine can mend in rule files: how something is written, never what it says of the law."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from delegation.findings import Problem
from delegation.loading.disk import files
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.files import RuleFile
from delegation.loading.text import letters
from delegation.loading.text.document import Document
from delegation.loading.text.edits import Edit, apart, applied, stretch
from delegation.run import pipeline
from delegation.run.editing.working_copy import ChangedFile
from delegation.run.pipeline import Loaded, Read

MENDED = ("DLG001", "DLG002", "DLG005", "DLG006", "DLG007")
"""The checks of how something is written; what the others offer is for a person to decide."""
_ROUNDS = 60
"""A file that cannot be read shows one slip at a time."""
_SCHEMA_LINE = re.compile(r"# yaml-language-server: \$schema=((?:\.\./)*)(\S*/)?(\w+)\.schema\.json")


def mended(root: Path) -> tuple[ChangedFile, ...]:
    """Mend what can be mended in the register in ``root``, in the order of its files; nothing is written.

    Each change is read again: one after which more is wrong with its file than before is not made.
    """
    return mended_files(*files.read(root))


def mended_files(found: Sequence[RuleFile], problems: Sequence[Problem]) -> tuple[ChangedFile, ...]:
    """Mend what can be mended in files that were read, as ``mended`` does. ``problems``: what was wrong with the files themselves."""
    kept, counts = {one.name: one.data for one in found}, dict.fromkeys((one.name for one in found), 0)
    refused: set[tuple[str, bytes]] = set()
    memory = dict[bytes, Read]()
    loaded = pipeline.build_register(found, problems, Cache(None), memory)
    for _ in range(_ROUNDS):
        for digest in memory.keys() - {one.digest for one in loaded.files}:
            del memory[digest]  # how a file stood before: each is as large as the file many times over
        changed = dict(_changes(loaded, refused))
        if not changed:
            break
        data = {one.name: changed[one.name][0] if one.name in changed else one.data for one in loaded.files}
        # Few files change in a round: the others are not read again.
        after = pipeline.build_register(
            [replace(one, data=data[one.name]) for one in loaded.files], problems, Cache(None), memory
        )
        worse = {name for name in changed if _is_worse(loaded, after, name)}
        if worse:
            refused |= {(one.name, one.data) for one in loaded.files if one.name in worse}
            continue
        for name, (_, places) in changed.items():
            counts[name] += places
        loaded = after
    with_lines = _with_schema_lines(loaded.files)
    return tuple(
        ChangedFile(one.name, kept[one.name], one.data, counts[one.name] + (one.name in with_lines))
        for one in (replace(each, data=with_lines.get(each.name, each.data)) for each in loaded.files)
        if one.data != kept[one.name]
    )


def _is_worse(before: Loaded, after: Loaded, name: str) -> bool:
    """Say whether more is wrong with a file than before, or a key stands twice in it: the first one alone would count then."""
    twice = [
        sum(check == "DLG003" and one.place.file == name for check, one in each.problems) for each in (before, after)
    ]
    return _faults(after, name) > _faults(before, name) or twice[0] < twice[1]


def _faults(loaded: Loaded, name: str) -> tuple[int, int]:
    """Count what is wrong with a file, and how much of it stops it from being read: that weighs more, the later the less."""
    documents = {one.name: one for one in loaded.documents}
    own = [(check, one) for check, one in loaded.problems if one.place.file == name and check in MENDED]
    unread = [
        documents[name].locate(one.place.path).line for check, one in own if check == "DLG001" and one.severity is None
    ]
    return (len(documents[name].lines) + 2 - min(unread), 0) if unread else (0, len(own))


def _changes(loaded: Loaded, refused: set[tuple[str, bytes]]) -> Iterator[tuple[str, tuple[bytes, int]]]:
    by_file: dict[str, list[tuple[str, Problem]]] = {}
    for check, one in loaded.problems:
        if check in MENDED and one.fix is not None and one.fix.replacement is not None and one.fix.sure:
            by_file.setdefault(one.place.file, []).append((check, one))
    for document in loaded.documents:
        if document.name in by_file and (document.name, document.data) not in refused:
            own, text = by_file[document.name], document.data.decode()
            # Only the first letters that mislead are told of; in a round for each few of them a long file would never be done.
            at_once = any(check == "DLG007" for check, _ in own)
            edits = apart(
                [
                    *(
                        edit
                        for check, one in own
                        if not (at_once and check == "DLG007")
                        for edit in _edit(document, one)
                    ),
                    *(Edit(*one) for one in (letters.mended(text) if at_once else ())),
                ]
            )
            if edits:
                yield document.name, (applied(text, edits).encode(), len(edits))


def _edit(document: Document, problem: Problem) -> Iterator[Edit]:
    if document.goes_on(problem.place.path) or problem.fix is None or problem.fix.replacement is None:
        return
    start, end = stretch(document, document.locate(problem.place.path))
    yield Edit(start, end, problem.fix.replacement)


def schema_folders(found: Iterable[RuleFile]) -> set[tuple[int, str]]:
    """Give the folders to which the lines for editors lead: how many steps above the register, and the path from there, with its slash."""
    heads = {one.name: one.data[:300].decode("utf-8", "replace").split("\n", 1)[0].strip() for one in found}
    return {
        (above.count("../") - name.count("/"), folder or "")
        for name, head in heads.items()
        for above, folder, _ in _SCHEMA_LINE.findall(head)
    }


def _with_schema_lines(found: Sequence[RuleFile]) -> dict[str, bytes]:
    """Give the files that lack the line which tells editors their schema, with it, where other files show where the schemas lie."""
    shown = schema_folders(found)
    if len(shown) != 1:
        return {}
    ((up, folder),) = shown
    return {
        one.name: _schema_line(one, up, folder) + one.data
        for one in found
        if b"yaml-language-server" not in one.data and one.data.strip() and _is_text(one.data)
    }


def with_schema_line(one: RuleFile, others: Sequence[RuleFile]) -> bytes:
    """Give the bytes of a new file, with the line that tells editors its schema where the others show where the schemas lie."""
    return _with_schema_lines([*others, one]).get(one.name, one.data)


def _schema_line(one: RuleFile, up: int, folder: str) -> bytes:
    end = "\r\n" if b"\r\n" in one.data else "\n"
    steps = "../" * (up + one.name.count("/"))
    return f"# yaml-language-server: $schema={steps}{folder}{one.kind}.schema.json{end}".encode()


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return not data.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\0" not in data
