"""From the first word of a client to the last: what it wants, its texts, and how the server ends."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from io import RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, cast

from lsprotocol import types

from delegation.cli.lsp.desk import Client
from delegation.cli.lsp.places import path_of, uri_of
from delegation.cli.lsp.server import Server, quiet
from delegation.errors import DelegationError
from delegation.findings import Language, Text
from delegation.loading.disk.files import ENDINGS, find_register, schemas

Links = Callable[[str], str]
_NO_REGISTER = Text(
    "Chưa thấy sổ thẩm quyền trong thư mục đang mở; sẽ đọc sổ của tệp nào được mở.",
    "There is no register in the open folder; that of any file that is opened will be read.",
)


def serve(today: Callable[[Path], date], named: Path | None, language: Language | None, links: Links) -> int:
    """Serve a client on standard input and output until it is gone, and give the exit code.

    ``named``: the folder of the register, else that of the client's folder; ``language``: as it was asked for, else the client's;
    ``links``: gives the address of a check by its id, or nothing.
    """
    quiet()
    # Whatever else writes to standard output would break the conversation.
    output, sys.stdout = sys.stdout, sys.stderr
    try:
        server = Server(today)
        _begin(server, named, language, links)
        ended = _end(server)
        _texts(server)
        if named is None:
            _folders(server)
        from delegation.cli.lsp import requests

        requests.register(server)
        server.start_io(sys.stdin.buffer, cast("BinaryIO", _Output(output.buffer)))
        return ended()
    finally:
        sys.stdout = output


class _Output(RawIOBase):
    """Standard output of which the reader may be gone: then what is left is sent nowhere, and the end of the input ends the server."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._is_gone = stream, False

    def write(self, data: Any) -> int:  # noqa: ANN401  the signature of the class
        """Write a message at once."""
        if not self._is_gone:
            try:
                self._stream.write(data)
                self._stream.flush()
            except (OSError, ValueError):
                self._is_gone = True
        return len(data)

    def close(self) -> None:
        """Leave the stream open: whoever started the program closes it."""


def _begin(server: Server, named: Path | None, language: Language | None, links: Links) -> None:
    """Answer the first messages."""

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        encoding = server.workspace.position_encoding or types.PositionEncodingKind.Utf16
        server.client = Client(
            language or _language_of(params),
            encoding,
            _pages(links),
            _settings(params).get("answers") == "result",
            _makes_files(params),
        )

    @server.feature(types.INITIALIZED)
    def initialized(_: types.InitializedParams) -> None:
        folders = [path_of(one.uri) for one in server.workspace.folders.values()]
        folders += [Path(server.workspace.root_path)] if server.workspace.root_path else []
        for folder in [named] if named is not None else dict.fromkeys(folders):
            if folder is not None:
                _open(server, folder)
        if not server.desks:
            server.window_log_message(types.LogMessageParams(types.MessageType.Info, server.client.say(_NO_REGISTER)))
        _watch(server)
        server.check_now()


def _end(server: Server) -> Callable[[], int]:
    """Answer the last messages; give what tells the exit code: 1 where the client leaves without saying so."""
    seen = {"shutdown": False, "exit": False}

    @server.feature(types.SHUTDOWN)
    def shutdown(_: None) -> None:
        seen["shutdown"] = True
        server.close()

    @server.feature(types.EXIT)
    def leave(_: None) -> None:
        seen["exit"] = True
        server.close()

    def ended() -> int:
        server.close()
        return int(seen["exit"] and not seen["shutdown"])

    return ended


def _open(server: Server, folder: Path) -> None:
    try:
        server.open_register(find_register(folder, None, folder).absolute())
    except DelegationError as error:
        server.window_log_message(types.LogMessageParams(types.MessageType.Warning, server.client.say(error.said)))


def _settings(params: types.InitializeParams) -> dict[str, Any]:
    given = params.initialization_options
    return given if isinstance(given, dict) else {}


def _language_of(params: types.InitializeParams) -> Language:
    """Give the language that the settings of the client name, else that of the client itself, else Vietnamese."""
    asked = _settings(params).get("language")
    wanted = str(asked or params.locale or "vi").lower()
    return "en" if wanted.split("-")[0].split("_")[0] == "en" else "vi"


def _makes_files(params: types.InitializeParams) -> bool:
    workspace = params.capabilities.workspace
    can = workspace.workspace_edit if workspace is not None else None
    return can is not None and types.ResourceOperationKind.Create in (can.resource_operations or ())


def _pages(links: Links) -> Links:
    """Give the page of a check where no template was given: in a checkout the file that lies beside the program."""
    folder = schemas().parent / "docs" / "checks"

    def page(check: str) -> str:
        given = links(check)
        file = folder / f"{check}.md"
        return given or (uri_of(file) if file.is_file() else "")

    return page


def _watch(server: Server) -> None:
    """Ask the client to tell of files that change on the disk, where it can."""
    workspace = server.client_capabilities.workspace
    watched = workspace.did_change_watched_files if workspace is not None else None
    if watched is not None and watched.dynamic_registration:
        watchers = [types.FileSystemWatcher(glob_pattern=f"**/*{ending}") for ending in ENDINGS]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        server.client_register_capability(types.RegistrationParams([registration]))


def _texts(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.open_text(params.text_document.uri, params.text_document.text)
        server.check_now()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.change_text(params.text_document.uri, params.content_changes)
        server.check_soon()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(_: types.DidSaveTextDocumentParams) -> None:
        _reread(server)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.leave(params.text_document.uri)
        _reread(server)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def on_disk(_: types.DidChangeWatchedFilesParams) -> None:
        for desk in server.desks.values():
            desk.resident.reread()
        server.take_all()
        server.check_soon()


def _folders(server: Server) -> None:
    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def changed(params: types.DidChangeWorkspaceFoldersParams) -> None:
        for one in params.event.removed:
            if (folder := path_of(one.uri)) is not None:
                server.close_registers(folder)
        # What stands in another open folder, too, is open all the same.
        for one in server.workspace.folders.values():
            if (folder := path_of(one.uri)) is not None:
                _open(server, folder)
        server.take_all()
        server.check_now()


def _reread(server: Server) -> None:
    for desk in server.desks.values():
        desk.resident.reread()
    server.take_all()
    server.check_now()
