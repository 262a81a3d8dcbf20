"""Hover, definitions, references, symbols, folds, names between the lines, as the protocol says them."""

from __future__ import annotations

from lsprotocol import types

from delegation.cli.lsp.desk import Snapshot
from delegation.cli.lsp.places import EditorFile
from delegation.run.editing.sorts import EditedSort
from delegation.run.resident import hints, navigation
from delegation.run.resident.answers import TITLES
from delegation.run.resident.diagnosis import carried
from delegation.run.resident.hover import HoverText, told
from delegation.run.resident.navigation import Symbol
from delegation.run.resident.spots import Spot, SpotEntry, meant_at, spot_at

_KINDS = {
    "holder": types.SymbolKind.Class, "matter": types.SymbolKind.Method, "instrument": types.SymbolKind.File,
    "field": types.SymbolKind.Namespace, "grant": types.SymbolKind.Event, "norm": types.SymbolKind.Interface,
    "source": types.SymbolKind.String, "figure": types.SymbolKind.Number, "assertion": types.SymbolKind.Boolean,
}  # fmt: skip


def _spot(look: Snapshot, name: str, at: types.Position) -> tuple[EditorFile, Spot] | None:
    paper, document = look.paper(name), look.state.document(name)
    if paper is None or document is None:
        return None
    spot = spot_at(document, paper.offset(at))
    return (paper, spot) if spot is not None else None


def _meant(look: Snapshot, name: str, at: types.Position) -> SpotEntry | None:
    found = _spot(look, name, at)
    return meant_at(look.state, name, found[1]) if found is not None else None


def hover(look: Snapshot, name: str, at: types.Position) -> types.Hover | None:
    """Tell of what stands at a place."""
    found = _spot(look, name, at)
    if found is None:
        return None
    paper, spot = found
    said = told(look.state, name, spot, look.client.rendering)
    if said is None:
        return None
    content = types.MarkupContent(types.MarkupKind.Markdown, _markdown(said))
    return types.Hover(content, paper.range(spot.start, spot.end))


def _markdown(said: HoverText) -> str:
    # What comes from rule files is text, whatever signs are in it.
    parts = [f"**{_plain(said.title)}**", *map(_plain, said.words)]
    if said.lines:
        fence = "```"
        while fence in said.lines:
            fence += "`"
        parts.append(f"{fence}text\n{said.lines}\n{fence}")
    return "\n\n".join(parts)


def _plain(text: str) -> str:
    return "".join(f"\\{one}" if one in "\\`*_{}[]<>#|~" else one for one in text.replace("\n", " "))


def definition(look: Snapshot, name: str, at: types.Position) -> types.Location | None:
    """Lead to the entry that is named."""
    found = _meant(look, name, at)
    return look.at(navigation.stands(look.state, found.sort, found.entry)) if found is not None else None


def references(look: Snapshot, name: str, at: types.Position, *, declared: bool) -> list[types.Location] | None:
    """Lead to whatever names an entry."""
    found = _meant(look, name, at)
    if found is None:
        return None
    places = (look.at(one) for one in navigation.references(look.state, found, declared=declared))
    return sorted(places, key=lambda one: (one.uri, one.range.start.line, one.range.start.character))


def symbols(look: Snapshot, name: str) -> list[types.DocumentSymbol]:
    """List what stands in a file."""
    return [_symbol(look, one) for one in navigation.symbols(look.state, name)]


def _symbol(look: Snapshot, one: Symbol) -> types.DocumentSymbol:
    at = look.at(one.place).range
    inner = [_symbol(look, each) for each in one.inner]
    ends = [at.end, *(each.range.end for each in inner)]
    if one.whole is not None:
        ends.append(look.range(carried(look.state, one.whole)).end)
    end = max(ends, key=lambda each: (each.line, each.character))
    return types.DocumentSymbol(
        name=one.name or "—", kind=_kind(one.sort), range=types.Range(at.start, end), selection_range=at,
        detail=one.title or None, children=inner or None,
    )  # fmt: skip


def _kind(sort: EditedSort | None) -> types.SymbolKind:
    return _KINDS.get(sort.key, types.SymbolKind.Object) if sort is not None else types.SymbolKind.Struct


def workspace_symbols(look: Snapshot, asked: str) -> list[types.WorkspaceSymbol]:
    """Find entries of the register by a part of an id or title."""
    return [
        types.WorkspaceSymbol(
            look.at(one.place), f"{one.name} {one.title}".strip(), _kind(one.sort), container_name=one.place.file
        )
        for one in navigation.entries_called(look.state, asked)
    ]


def folds(look: Snapshot, name: str) -> list[types.FoldingRange]:
    """Give what can be folded."""
    document, paper = look.state.document(name), look.paper(name)
    if document is None or paper is None:
        return []
    found = list[types.FoldingRange]()
    for first, last, kind in navigation.foldings(document):
        lines = paper.position(paper.letter(first, 1)).line, paper.position(paper.letter(last, 1)).line
        if lines[1] > lines[0]:
            remark = types.FoldingRangeKind.Comment if kind == "remark" else None
            found.append(types.FoldingRange(lines[0], lines[1], kind=remark))
    return found


def inlay_hints(look: Snapshot, name: str, stretch: types.Range) -> list[types.InlayHint]:
    """Give names beside ids and codes."""
    document, paper = look.state.document(name), look.paper(name)
    if document is None or paper is None:
        return []
    first, last = (document.spot(paper.offset(one))[0] for one in (stretch.start, stretch.end))
    return [
        types.InlayHint(
            paper.stretch(document.locate(one.path)).end,
            one.said,
            tooltip=one.full if one.full != one.said else None,
            padding_left=True,
        )
        for one in hints.hints(look.state, name, first, last)
    ]


def lenses(look: Snapshot, name: str) -> list[types.CodeLens]:
    """Give how much is found, above the file and its entries, and what can be asked about these."""
    paper = look.paper(name)
    if paper is None:
        return []
    found = []
    for one in hints.lenses(look.state, name):
        start = paper.position(paper.letter(one.line, 1))
        command = _asking(look, name, one) if isinstance(one, hints.Ask) else _amount(look, name, one)
        found.append(types.CodeLens(types.Range(start, start), command))
    return found


def _amount(look: Snapshot, name: str, one: hints.Lens) -> types.Command:
    shown = [{"check": each.check, "key": each.key} for each in one.findings[:100]]
    return types.Command(look.client.say(one.said), "delegation.findings", arguments=[look.desk.uri(name), shown])


def _asking(look: Snapshot, name: str, one: hints.Ask) -> types.Command:
    title = look.client.say(TITLES[one.question])
    asked = [look.desk.uri(name), one.sort.key, one.entry]
    return types.Command(title, f"delegation.{one.question}", arguments=asked)


ENDED = types.SemanticTokensLegend(token_types=["variable"], token_modifiers=["deprecated"])
"""How editors are told that what is named has ended."""


def tokens(look: Snapshot, name: str) -> types.SemanticTokens:
    """Mark the names of entries that have ended."""
    document, paper = look.state.document(name), look.paper(name)
    if document is None or paper is None:
        return types.SemanticTokens([])
    stretches = (paper.stretch(document.locate(one)) for one in hints.over(look.state, name))
    data, line, character = list[int](), 0, 0
    for one in sorted(stretches, key=lambda each: (each.start.line, each.start.character)):
        if one.start.line == one.end.line:
            before = character if one.start.line == line else 0
            data += [one.start.line - line, one.start.character - before, one.end.character - one.start.character, 0, 1]
            line, character = one.start.line, one.start.character
    return types.SemanticTokens(data)
