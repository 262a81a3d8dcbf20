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
from delegation.loading.text.edits import Edit, apart, applied, stretch, whole
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

    Each change is read again: one after which more is wrong than before is not made, and the others of its file are tried without it.
    """
    return mended_files(*files.read(root))


def mended_files(found: Sequence[RuleFile], problems: Sequence[Problem]) -> tuple[ChangedFile, ...]:
    """Mend what can be mended in files that were read, as ``mended`` does. ``problems``: what was wrong with the files themselves."""
    kept, counts = {one.name: one.data for one in found}, dict.fromkeys((one.name for one in found), 0)
    refused = _Refused()
    memory = dict[bytes, Read]()
    first = loaded = pipeline.build_register(found, problems, Cache(None), memory)
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
        worse = {name for name in changed if not _is_no_worse(loaded, after, name)}
        if worse:
            for one in loaded.files:
                if one.name in worse:
                    refused.take(one.name, one.data, changed[one.name][1])
            continue
        for name, (_, edits) in changed.items():
            counts[name] += len(edits)
        loaded = after
    # One fault may hide another, so that a fix may bring as many as it takes; a file of which no less is wrong at last stays as it was.
    vain = {name for name, count in counts.items() if count and _faults(loaded, name) >= _faults(first, name)}
    done = [replace(one, data=kept[one.name]) if one.name in vain else one for one in loaded.files]
    counts |= dict.fromkeys(vain, 0)
    with_lines = _with_schema_lines(done)
    return tuple(
        ChangedFile(one.name, kept[one.name], one.data, counts[one.name] + (one.name in with_lines))
        for one in (replace(each, data=with_lines.get(each.name, each.data)) for each in done)
        if one.data != kept[one.name]
    )


class _Refused:
    """What was tried in vain: all that can be mended in a text at once, and then one after the other."""

    def __init__(self) -> None:
        self._texts: set[tuple[str, bytes]] = set()
        self._edits: set[tuple[str, bytes, Edit]] = set()

    def take(self, name: str, data: bytes, edits: Sequence[Edit]) -> None:
        if len(edits) == 1:
            self._edits.add((name, data, edits[0]))
        self._texts.add((name, data))

    def left(self, name: str, data: bytes, edits: Sequence[Edit]) -> list[Edit]:
        """Give the edits of a text that are still to be tried."""
        untried = [one for one in edits if (name, data, one) not in self._edits]
        return untried[:1] if (name, data) in self._texts else untried


def _is_no_worse(before: Loaded, after: Loaded, name: str) -> bool:
    """Say whether no more is wrong with a file than before, nor elsewhere, and no key stands twice in it: the first one alone would count then."""
    twice, others = (
        [sum(check == "DLG003" and one.place.file == name for check, one in each.problems) for each in (before, after)],
        [sum(one.place.file != name for _, one in each.problems) for each in (before, after)],
    )
    was, now = _faults(before, name), _faults(after, name)
    is_read = not (was[0] or now[0])
    return now <= was and twice[0] >= twice[1] and (not is_read or others[0] >= others[1])


def _faults(loaded: Loaded, name: str) -> tuple[int, int]:
    """Count what is wrong with a file, and how much of it stops it from being read: that weighs more, the later the less."""
    documents = {one.name: one for one in loaded.documents}
    own = [(check, one) for check, one in loaded.problems if one.place.file == name and check in MENDED]
    unread = [
        documents[name].locate(one.place.path).line for check, one in own if check == "DLG001" and one.severity is None
    ]
    return (len(documents[name].lines) + 2 - min(unread) if unread else 0), len(own)


def _changes(loaded: Loaded, refused: _Refused) -> Iterator[tuple[str, tuple[bytes, list[Edit]]]]:
    by_file: dict[str, list[tuple[str, Problem]]] = {}
    for check, one in loaded.problems:
        if check in MENDED and one.fix is not None and one.fix.replacement is not None and one.fix.sure:
            by_file.setdefault(one.place.file, []).append((check, one))
    for document in loaded.documents:
        if document.name in by_file:
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
            edits = refused.left(document.name, document.data, edits)
            if edits:
                yield document.name, (applied(text, edits).encode(), edits)


def _edit(document: Document, problem: Problem) -> Iterator[Edit]:
    at = whole(document, problem.place.path)
    if at is not None and problem.fix is not None and problem.fix.replacement is not None:
        yield Edit(*stretch(document, at), problem.fix.replacement)


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
