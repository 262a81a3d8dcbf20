"""The server: texts come in, what is found goes out; questions and checks each have a thread, so that neither waits for the other."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from lsprotocol.types import Diagnostic, PublishDiagnosticsParams
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol

from delegation.cli.lsp.desk import Client, Desk, Snapshot
from delegation.cli.lsp.diagnostics import diagnostics
from delegation.cli.lsp.places import edited, path_of
from delegation.errors import DelegationError
from delegation.findings import Text
from delegation.loading.disk.files import REGISTER_FILE
from delegation.run.resident.texts import below, kind_of
from delegation.version import VERSION

_T = TypeVar("_T")
_PAUSE = 0.25
"""Seconds after the last key: who types on is not disturbed."""
_LONGEST = 2.0
"""Seconds after which is told even if somebody types without a pause."""
_REFUSED = types.LSPErrorCodes.RequestFailed
_BUG = Text(
    "Máy chủ ngôn ngữ gặp lỗi của chính nó, nên không trả lời được câu này: ",
    "The language server failed by a fault of its own and cannot answer this: ",
)


class _Protocol(LanguageServerProtocol):
    """Answers a request, too, whose parameters are not those of its method."""

    def structure_message(self, data: dict[str, Any]) -> Any:  # noqa: ANN401  the signature of pygls
        """Read a message. Raises ``JsonRpcException`` where it is none."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise


class Server(LanguageServer):
    """The language server of one client, which may have files of several registers open."""

    def __init__(self, today: Callable[[Path], date]) -> None:
        """Take what tells the day of a register by its folder."""
        super().__init__("delegation", VERSION, protocol_cls=_Protocol)
        self._today = today
        self.client = Client()
        self.desks: dict[Path, Desk] = {}
        self.texts: dict[str, str] = {}
        """The texts of all open files by their addresses."""

        self.is_closing = False
        self._asking = ThreadPoolExecutor(1, "asking")
        self._checking = ThreadPoolExecutor(1, "checking")
        self._due: asyncio.TimerHandle | None = None
        self._first_due = 0.0
        self._is_checking = False

    def report_server_error(self, error: Exception, source: object) -> None:  # noqa: ARG002  the signature of pygls
        """Tell of a message that could not be handled, in one line; what was refused in a sentence has been told as the answer."""
        if not (isinstance(error, JsonRpcException) and error.code == _REFUSED):
            self.tell_bug(error)

    def desk_of(self, uri: str) -> tuple[Desk, str] | None:
        """Give the register that a file lies in, and its name there; ``None`` for a file of none."""
        path = path_of(uri)
        if path is None or not path.is_absolute():
            return None
        for root, desk in self.desks.items():
            name = below(root, path)
            if name is not None:
                return desk, name
        around = next((one for one in path.parents if (one / REGISTER_FILE).is_file()), None)
        return None if around is None else (self.open_register(around), path.relative_to(around).as_posix())

    def open_register(self, root: Path) -> Desk:
        """Read a register, once."""
        if root not in self.desks:
            self.desks[root] = Desk(root, lambda: self._today(root), self.client)
        self.desks[root].is_left = False
        return self.desks[root]

    def open_text(self, uri: str, text: str) -> None:
        """Take over the text of a file that was opened."""
        self.texts[uri] = text
        self.take(uri)

    def change_text(self, uri: str, changes: Iterable[types.TextDocumentContentChangeEvent]) -> None:
        """Take over changes of the text of an open file; of one that was never opened nothing can be known."""
        if uri not in self.texts:
            return
        for one in changes:
            self.texts[uri] = edited(self.texts[uri], one, self.client.encoding)
        self.take(uri)

    def take(self, uri: str) -> None:
        """Take over the text of an open file as it is now."""
        found = self.desk_of(uri)
        if found is not None and kind_of(found[1]) is not None:
            desk, name = found
            desk.take(name, uri)
            desk.resident.write(name, self.texts[uri])

    def take_all(self) -> None:
        """Take over the open files of registers that were none when these were opened."""
        for uri in list(self.texts):
            found = self.desk_of(uri)
            if found is not None and uri not in found[0].called.get(found[1], ()):
                self.take(uri)

    def leave(self, uri: str) -> None:
        """Forget the text of a file that was closed; where it is open by another address, too, the text there counts."""
        self.texts.pop(uri, None)
        found = self.desk_of(uri)
        if found is None:
            return
        desk, name = found
        desk.leave(name, uri)
        if name in desk.called:
            self.take(desk.uri(name))
        else:
            desk.resident.close(name)
        if uri not in desk.addresses(name):
            # The client writes this address otherwise than the server: what the disk holds is told by that of the server.
            desk.told.pop(name, None)
            self.text_document_publish_diagnostics(PublishDiagnosticsParams(uri, []))
        if desk.is_left:
            # What was told of it before it was opened may not have been told again.
            desk.told.setdefault(name, [])
            self.close_registers(desk.resident.root)

    def close_registers(self, folder: Path) -> None:
        """Forget the registers of a folder that was closed; one of which a file is open stays until that is closed."""
        for root, desk in list(self.desks.items()):
            if not root.is_relative_to(folder):
                continue
            desk.is_left = True
            if not desk.called:
                del self.desks[root]
                for name in desk.told:
                    self.text_document_publish_diagnostics(PublishDiagnosticsParams(desk.uri(name), []))

    async def asked(self, uri: str, question: Callable[[Snapshot, str], _T], *, slow: bool = False) -> _T | None:
        """Ask a question about a file; nothing for one that no register reads.

        ``slow``: whether it needs what the checks find. Raises ``JsonRpcException`` with a sentence where it cannot be answered. A question that the client takes back before its turn is never asked.
        """
        found = self.desk_of(uri)
        if found is None or kind_of(found[1]) is None:
            return None
        desk, name = found
        return await self.work(lambda: question(Snapshot(desk, desk.resident.state()), name), slow=slow)

    async def work(self, question: Callable[[], _T], *, slow: bool = False) -> _T:
        """Ask something in the thread of questions, or in that of checks what needs these. Raises as ``asked`` does."""
        pool = self._checking if slow else self._asking
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, question)
        except DelegationError as error:
            raise JsonRpcException(self.client.say(error.said), _REFUSED) from error
        except JsonRpcException:
            raise
        except Exception as error:  # noqa: BLE001  whatever it is, the client is told in a sentence
            self.tell_bug(error)
            raise JsonRpcException(self.client.say(_BUG) + _brief(error), _REFUSED) from None

    def tell_bug(self, error: Exception) -> None:
        """Write a line into the client's log."""
        line = self.client.say(_BUG) + _brief(error)
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, line))

    def check_soon(self) -> None:
        """Check after a pause; many changes are checked once."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        if self._due is None:
            self._first_due = now
        else:
            self._due.cancel()
        wait = min(_PAUSE, max(0.0, self._first_due + _LONGEST - now))
        self._due = loop.call_later(wait, self.check_now)

    def check_now(self) -> None:
        """Check, unless that is being done: then what has changed meanwhile is checked after it."""
        if self._due is not None:
            self._due.cancel()
            self._due = None
        if not self._is_checking and not self.is_closing:
            self._is_checking = True
            self._task = asyncio.ensure_future(self._check())

    async def _check(self) -> None:
        try:
            checked = dict[Desk, int]()
            # Registers may be opened and texts written meanwhile.
            while (desk := self._changed_since(checked)) is not None and not self.is_closing:
                checked[desk] = desk.resident.version
                await self._check_once(desk)
        except Exception as error:  # noqa: BLE001  the next change is checked all the same
            self.tell_bug(error)
        finally:
            self._is_checking = False

    def _changed_since(self, checked: Mapping[Desk, int]) -> Desk | None:
        return next((one for one in self.desks.values() if checked.get(one) != one.resident.version), None)

    async def _check_once(self, desk: Desk) -> None:
        loop = asyncio.get_running_loop()
        look, found = await loop.run_in_executor(self._checking, _checked, desk)
        # Of a text that was opened while this was being found nothing is known yet.
        written = look.state.written
        if not self.is_closing and desk in self.desks.values():
            for name in sorted({*found, *desk.told, *written}):
                self._tell(desk, name, found.get(name, []), is_open=name in written)

    def _tell(self, desk: Desk, name: str, found: list[Diagnostic], *, is_open: bool) -> None:
        if desk.told.get(name, []) != found or (is_open and name not in desk.told):
            for uri in desk.addresses(name):
                self.text_document_publish_diagnostics(PublishDiagnosticsParams(uri, found))
            desk.told[name] = found
        if not found and not is_open:
            desk.told.pop(name, None)

    def close(self) -> None:
        """Begin nothing more."""
        self.is_closing = True
        if self._due is not None:
            self._due.cancel()
        for pool in (self._asking, self._checking):
            pool.shutdown(wait=False, cancel_futures=True)


def _checked(desk: Desk) -> tuple[Snapshot, dict[str, list[Diagnostic]]]:
    look = Snapshot(desk, desk.resident.state())
    return look, diagnostics(look)


def _brief(error: BaseException) -> str:
    """Say what went wrong and where, in one line: nobody who edits law reads a traceback."""
    at, where = error.__traceback__, ""
    while at is not None:
        where = f" ({Path(at.tb_frame.f_code.co_filename).stem}:{at.tb_lineno})"
        at = at.tb_next
    return f"{type(error).__name__}: {error}{where}".replace("\n", " ")


def quiet() -> None:
    """Let no library write to standard error: what goes wrong is told to the client."""
    logging.disable(logging.CRITICAL)
