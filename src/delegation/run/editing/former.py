"""The ids that an entry had in the register before, when it bears another one."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.loading.text.document import Document
from delegation.loading.text.edits import Edit, Path, add_key, put, take_out

_KEY = "formerly"


def former_ids(document: Document, path: Path, old: str, new: str, *, keeps: bool) -> Iterator[Edit]:
    """Give the changes of the former ids of an entry at a path: the old id is added where it ``keeps`` it.

    One that the entry takes on again is no former id any more.
    """
    had, key = document.value(path).get(_KEY), (*path, _KEY)
    listed = [had] if isinstance(had, str) else list(had or ())
    if new in listed:
        at = key if isinstance(had, str) else (*key, listed.index(new))
        yield put(document, at, old) if keeps else take_out(document, at, len(listed) - 1)
    elif keeps and not listed:
        yield add_key(document, path, _KEY, f"[{old}]", after="id")
    elif keeps and isinstance(had, str):
        edit = put(document, key, had)
        yield Edit(edit.start, edit.end, f"[{edit.new}, {old}]")
    elif keeps:
        yield _appended(document, (*key, len(listed) - 1), old)


def _appended(document: Document, last: Path, new: str) -> Edit:
    edit = put(document, last, "")
    flows = document.text[: edit.start].rstrip()[-1:] in ("[", ",")
    margin = " " * (document.locate(last).column - 3)
    return Edit(edit.end, edit.end, f", {new}" if flows else f"\n{margin}- {new}")
