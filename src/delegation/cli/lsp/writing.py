"""Completion, quick fixes, form and renaming, as the protocol says them."""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol import types

from delegation.cli.lsp.desk import Snapshot
from delegation.names.folding import fold, is_begun
from delegation.run.resident import changes
from delegation.run.resident.completion import Proposal, proposals, words_for
from delegation.run.resident.cursor import Cursor, cursor_at
from delegation.run.resident.spots import SpotEntry, meant_at, spot_at
from delegation.run.resident.texts import kind_of

_ITEMS = {
    "key": types.CompletionItemKind.Property,
    "word": types.CompletionItemKind.EnumMember,
    "entry": types.CompletionItemKind.Reference,
    "day": types.CompletionItemKind.Constant,
    "unknown": types.CompletionItemKind.Snippet,
}


def completion(look: Snapshot, name: str, at: types.Position) -> types.CompletionList:
    """Offer what may be written at a place."""
    paper, kind = look.paper(name), kind_of(name)
    if paper is None or kind is None:
        return types.CompletionList(is_incomplete=False, items=[])
    offset = paper.offset(at)
    cursor = cursor_at(paper.text, offset)
    if cursor is None:
        return types.CompletionList(is_incomplete=False, items=[])
    behind = paper.text[cursor.end : cursor.end + 8]
    found = proposals(look.state, kind, cursor, behind, name)
    place = paper.range(cursor.start, cursor.end)
    items = [_item(look, one, place, cursor, number) for number, one in enumerate(found)]
    # Which entries are offered depends on each letter: they are found here, not by the editor; so are letters with diacritics.
    asks_again = any(one.kind == "entry" for one in found) or not cursor.word.isascii()
    return types.CompletionList(is_incomplete=asks_again, items=items)


def _item(look: Snapshot, one: Proposal, place: types.Range, cursor: Cursor, number: int) -> types.CompletionItem:
    say = look.client.say
    return types.CompletionItem(
        label=one.label,
        kind=_ITEMS[one.kind],
        detail=say(one.apart) or None,
        documentation=say(one.about) or None,
        filter_text=_compared(one, cursor.word.strip()),
        sort_text=f"{number:04}",
        text_edit=types.TextEdit(place, one.text),
        tags=[types.CompletionItemTag.Deprecated] if one.ended else None,
    )


def _compared(one: Proposal, written: str) -> str:
    """Give what an editor compares with what is written: it looks for the same letters, and knows nothing of diacritics."""
    if one.kind == "entry":
        return written or one.label
    said = words_for(one.label) if one.kind == "key" else (one.apart.vi, fold(one.apart.vi), one.apart.en)
    every = " ".join(dict.fromkeys(filter(None, (one.label, *said))))
    return every if written.isascii() or not is_begun(written, every) else f"{written} {every}"


def actions(look: Snapshot, name: str, asked: types.CodeActionParams) -> list[types.CodeAction]:
    """Offer what mends what is found in a stretch, and to mend all that a machine can."""
    paper, only = look.paper(name), asked.context.only
    if paper is None:
        return []
    start, end = paper.offset(asked.range.start), paper.offset(asked.range.end)
    found = list[types.CodeAction]()
    if _wanted(types.CodeActionKind.QuickFix, only):
        for one in changes.remedies(look.state, name, start, end):
            if not look.client.makes_files and any(look.paper(file) is None for file in one.edits):
                continue
            edit = _edit_of(look, {file: look.edits(file, edits) for file, edits in one.edits.items()})
            title = look.client.say(one.said)
            found.append(
                types.CodeAction(
                    title[:1].upper() + title[1:],
                    types.CodeActionKind.QuickFix,
                    edit=edit,
                    is_preferred=one.sure or None,
                )
            )
    if _wanted(types.CodeActionKind.SourceFixAll, only) and (edits := changes.mended(look.state, name)):
        title = look.client.rendering.say(
            "Sửa mọi lỗi trình bày của tệp (--fix)", "Mend all that can be mended in this file (--fix)"
        )
        found.append(
            types.CodeAction(
                title, types.CodeActionKind.SourceFixAll, edit=_edit_of(look, {name: look.edits(name, edits)})
            )
        )
    return _each_once(found)


def _wanted(kind: types.CodeActionKind, only: Iterable[types.CodeActionKind | str] | None) -> bool:
    """Whether a client that asks for some kinds, each with what is below it, wants this one."""
    if only is None:
        return True
    return any(f"{kind.value}.".startswith(f"{types.CodeActionKind(one).value}.") for one in only)


def _each_once(several: list[types.CodeAction]) -> list[types.CodeAction]:
    return list({one.title: one for one in reversed(several)}.values())[::-1]


def _edit_of(look: Snapshot, edits: dict[str, list[types.TextEdit]]) -> types.WorkspaceEdit:
    new = [name for name in edits if look.paper(name) is None]
    if not new:
        return types.WorkspaceEdit(changes={look.desk.uri(name): several for name, several in edits.items()})
    made = [
        types.CreateFile(look.desk.uri(name), options=types.CreateFileOptions(ignore_if_exists=True)) for name in new
    ]
    written = [
        types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(look.desk.uri(name)), [*several])
        for name, several in edits.items()
    ]
    return types.WorkspaceEdit(document_changes=[*made, *written])


def formatting(look: Snapshot, name: str) -> list[types.TextEdit]:
    """Bring a file into its canonical form."""
    return look.edits(name, changes.laid_out(look.state, name))


def _renamed(look: Snapshot, name: str, at: types.Position) -> tuple[SpotEntry, types.Range] | None:
    paper, document = look.paper(name), look.state.document(name)
    if paper is None or document is None:
        return None
    spot = spot_at(document, paper.offset(at))
    found = meant_at(look.state, name, spot) if spot is not None else None
    if spot is None or found is None or found.sort is None:
        return None
    quotes = int(paper.text[spot.start : spot.start + 1] in ("'", '"'))
    return found, paper.range(spot.start + quotes, spot.end - quotes)


def prepare_rename(look: Snapshot, name: str, at: types.Position) -> types.PrepareRenamePlaceholder | None:
    """Give what would be renamed; nothing where no id stands."""
    found = _renamed(look, name, at)
    return types.PrepareRenamePlaceholder(found[1], found[0].name) if found is not None else None


def rename(look: Snapshot, name: str, at: types.Position, new: str) -> types.WorkspaceEdit | None:
    """Give an entry another id in all files. Raises ``DelegationError`` as ``changes.called`` does."""
    found = _renamed(look, name, at)
    if found is None:
        return None
    edits = changes.called(look.state, found[0], new)
    return _edit_of(look, {file: look.edits(file, several) for file, several in edits.items()})
