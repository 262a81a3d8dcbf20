"""An entry put into a rule file, behind the last one of its list; a list, a section or a file is made where there is none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from delegation.errors import AskedWronglyError, DelegationError
from delegation.findings import Text
from delegation.loading.disk import files
from delegation.loading.text.document import Document
from delegation.loading.text.edits import Edit, append, end_of_line, put_whole
from delegation.run.editing.working_copy import WorkingCopy
from delegation.run.formatting import canonical
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class EntryText:
    """An entry as YAML. ``block``: its lines, from the column of the first; ``inline``: all of it in braces, where it fits there.

    ``above``: lines of remarks that stand before it.
    """

    block: str
    inline: str | None = None
    above: tuple[str, ...] = ()


def of_keys(entry: Mapping[str, str]) -> EntryText:
    """Write an entry of its keys, each with its value as YAML."""
    said = [f"{key}: {value}" for key, value in entry.items()]
    return EntryText("\n".join(said), f"{{{', '.join(said)}}}")


def placed(copy: WorkingCopy, file: str, kind: str, group: str, entry: EntryText) -> WorkingCopy:
    """Put an entry into the list ``group`` of a file, a rule file of a kind.

    Raises ``AskedWronglyError`` where the file is of another kind, ``DelegationError`` where it is faulty, or its list has no lines.
    """
    if files.kind_of(file) == kind and file in copy.rules:
        copy.refuse_faults([file])
    return put(copy, file, kind, group, entry)


def put(copy: WorkingCopy, file: str, kind: str, group: str, entry: EntryText) -> WorkingCopy:
    """Put an entry into a file as ``placed`` does, of which it was asked before whether it is faulty: what leads to the entry leads nowhere meanwhile."""
    if files.kind_of(file) != kind:
        raise AskedWronglyError(_other_kind(copy, file, kind))
    if file not in copy.rules:
        return with_file(copy, file, listed(group, entry))
    document = copy.document(file)
    try:
        edit = _edit(document, group, entry)
    except ValueError as error:
        raise DelegationError(_in_brackets(file, group)) from error
    return _as_canonical(copy, copy.edited({file: [edit]}), file)


def _as_canonical(before: WorkingCopy, after: WorkingCopy, file: str) -> WorkingCopy:
    """Lay out a file that was laid out before: then nothing but what was put into it moves. Any other stays as somebody wrote it."""
    old, new = before.every[file], after.every[file]
    if canonical(old) != old.data:
        return after
    return after.holding({file: canonical(new) or new.data})


def _edit(document: Document, group: str, entry: EntryText) -> Edit:
    tree: Any = document.tree
    text, ends = document.text, end_of_line(document.text)
    if tree.get(group):
        last = document.positions.starts[document.node((group, len(tree[group]) - 1))]
        inline = entry.inline if text[last] == "{" and not entry.above else None
        return append(document, (group,), inline or entry.block, entry.above)
    new = listed(group, entry).rstrip("\n")
    if group in tree:
        return put_whole(document, (group,), new.partition(":")[2].replace("\n", ends))
    if tree.get("sections"):
        return append(document, ("sections",), new)
    return Edit(len(text), len(text), f"{'' if text.endswith(ends) else ends}{new.replace(chr(10), ends)}{ends}")


def listed(group: str, entry: EntryText) -> str:
    """Write a list of one entry."""
    above = "".join(f"\n  {line}" for line in entry.above)
    return f"{group}:{above}\n  - " + entry.block.replace("\n", "\n    ") + "\n"


def with_file(copy: WorkingCopy, file: str, text: str) -> WorkingCopy:
    """Add a file in its canonical form, with the line that tells editors its schema where the other files have one."""
    from delegation.run.fixing import with_schema_line  # noqa: PLC0415  only where a file is made

    laid = copy.holding({file: text.encode()})
    laid = copy.holding({file: canonical(laid.rules[file]) or text.encode()})
    return copy.holding({file: with_schema_line(laid.rules[file], tuple(copy.rules.values()))})


def _other_kind(copy: WorkingCopy, file: str, kind: str) -> Text:
    like = next((one.name for one in copy.rules.values() if one.kind == kind), None)
    if like is None:
        return files.out_of_place(file).said
    if "/" not in like:
        return Text(f"Mục loại này chỉ nằm trong {like}.", f"Entries of this kind stand in {like} only.")
    return Text(
        f"{file} không phải chỗ của mục này. Hãy nêu một tệp cùng loại với {like}, kể từ thư mục của sổ.",
        f"{file} is no place for this entry. Name a file of the kind of {like}, below the folder of the register.",
    )


def _in_brackets(file: str, group: str) -> Text:
    return Text(
        f"Danh sách «{group}» của {file} viết trong ngoặc vuông trên một dòng nên không thêm, không bớt từng mục được. Hãy ghi mỗi mục một dòng, bắt "
        "đầu bằng «- ».",
        f"The list `{group}` of {file} stands in brackets, so that no entry can be put in or taken out. Write each entry on a line that begins with "
        "“- ”.",
    )
