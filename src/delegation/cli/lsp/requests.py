"""What can be asked of the server, each question with what answers it."""

from __future__ import annotations

from typing import Any

from lsprotocol import types

from delegation.cli.lsp import reading, writing
from delegation.cli.lsp.desk import Snapshot
from delegation.cli.lsp.server import Server
from delegation.run.resident.answers import Question, answer


def register(server: Server) -> None:
    """Let a server answer everything that is known."""
    _of_writing(server)
    _of_places(server)
    _of_files(server)
    _of_lines_above(server)


def _of_writing(server: Server) -> None:
    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[" ", ":", "-", "{", "[", '"', ","])
    )
    async def completion(params: types.CompletionParams) -> types.CompletionList | None:
        return await server.asked(
            params.text_document.uri, lambda look, name: writing.completion(look, name, params.position)
        )

    kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        return await server.asked(
            params.text_document.uri, lambda look, name: writing.actions(look, name, params), slow=True
        )

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    async def formatting(params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
        return await server.asked(params.text_document.uri, writing.formatting)

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    async def prepare(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        return await server.asked(
            params.text_document.uri, lambda look, name: writing.prepare_rename(look, name, params.position)
        )

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    async def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        return await server.asked(
            params.text_document.uri,
            lambda look, name: writing.rename(look, name, params.position, params.new_name),
            slow=True,
        )


def _of_places(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        return await server.asked(
            params.text_document.uri, lambda look, name: reading.hover(look, name, params.position)
        )

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: types.DefinitionParams) -> types.Location | None:
        return await server.asked(
            params.text_document.uri, lambda look, name: reading.definition(look, name, params.position)
        )

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def references(params: types.ReferenceParams) -> list[types.Location] | None:
        declared = params.context.include_declaration
        return await server.asked(
            params.text_document.uri,
            lambda look, name: reading.references(look, name, params.position, declared=declared),
        )


def _of_files(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        return await server.asked(params.text_document.uri, reading.symbols)

    @server.feature(types.WORKSPACE_SYMBOL)
    async def everywhere(params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
        desks = list(server.desks.values())
        return await server.work(
            lambda: [
                one
                for desk in desks
                for one in reading.workspace_symbols(Snapshot(desk, desk.resident.state()), params.query)
            ]
        )

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    async def folds(params: types.FoldingRangeParams) -> list[types.FoldingRange] | None:
        return await server.asked(params.text_document.uri, reading.folds)

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    async def hints(params: types.InlayHintParams) -> list[types.InlayHint] | None:
        return await server.asked(
            params.text_document.uri, lambda look, name: reading.inlay_hints(look, name, params.range)
        )

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def lenses(params: types.CodeLensParams) -> list[types.CodeLens] | None:
        return await server.asked(params.text_document.uri, reading.lenses, slow=True)

    @server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, reading.ENDED)
    async def tokens(params: types.SemanticTokensParams) -> types.SemanticTokens | None:
        return await server.asked(params.text_document.uri, reading.tokens)

    @server.command("delegation.findings")
    def findings(*_: Any) -> None:  # noqa: ANN401  what an editor hands back
        """Do nothing: the line tells how much is found, and the findings stand below it."""


def _of_lines_above(server: Server) -> None:
    @server.command("delegation.who")
    async def who(uri: str, sort: str, entry: str) -> dict[str, str] | None:
        return await _answered(server, uri, "who", (sort, entry))

    @server.command("delegation.timeline")
    async def timeline(uri: str, sort: str, entry: str) -> dict[str, str] | None:
        return await _answered(server, uri, "timeline", (sort, entry))


async def _answered(server: Server, uri: str, question: Question, entry: tuple[str, str]) -> dict[str, str] | None:
    """Answer what is asked above an entry: as the result for a client that shows it, else as a message."""
    found = await server.asked(
        uri, lambda look, name: answer(look.state, name, question, *entry, look.client.rendering), slow=True
    )
    if found is None:
        return None
    if not server.client.shows_answers:
        server.window_show_message(types.ShowMessageParams(types.MessageType.Info, found.text))
    return {"title": server.client.say(found.title), "text": found.text}
