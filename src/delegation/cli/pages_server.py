"""A web server for this machine alone that shows pages out of memory, to who calls it by its own name."""

from __future__ import annotations

import errno
import sys
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from typing import Any
from urllib.parse import unquote

from delegation.errors import DelegationError
from delegation.findings import Text

_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
}
_NAMES = ("127.0.0.1", "localhost")
"""How this machine calls itself. A name of the network that somebody lets lead here (DNS rebinding) is none of them."""
_PATIENCE = 30.0
"""Seconds for which a client may say nothing."""


class PagesServer(ThreadingHTTPServer):
    """Shows ``pages`` (bytes by path), which may be exchanged while it runs. Raises ``DelegationError`` where the port is taken."""

    daemon_threads = True
    request_queue_size = 128
    """Clients that may wait to be heard: of the five that are the rule, a sixth at once would try again a second later."""

    def __init__(self, port: int, pages: Mapping[str, bytes]) -> None:
        """Listen on 127.0.0.1: nobody on the network reaches it."""
        self.pages = pages
        try:
            super().__init__(("127.0.0.1", port), _Handler)
        except OSError as error:
            taken = error.errno == errno.EADDRINUSE
            why = (
                Text("đang có chương trình khác dùng", "another program uses it")
                if taken
                else Text(str(error), str(error))
            )
            raise DelegationError(
                Text(
                    f"Không mở được cổng {port}: {why.vi}. Hãy chọn cổng khác bằng --port.",
                    f"Port {port} cannot be opened: {why.en}. Choose another one with --port.",
                )
            ) from error

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:  # noqa: ANN401  the signature of socketserver
        """Say nothing of a client that has gone before it had its answer. What else goes wrong is a bug, and is told."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: PagesServer
    timeout = _PATIENCE
    server_version, sys_version = "delegation", ""

    def do_GET(self) -> None:
        """Give a page."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Give what would be said before a page."""
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        if not self._is_for_us():
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return
        path = unquote(self.path.partition("#")[0].partition("?")[0]).lstrip("/")
        path = path + "index.html" if not path or path.endswith("/") else path
        content = self.server.pages.get(path)
        if content is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", _TYPES.get(path.rpartition(".")[2], "application/octet-stream"))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")  # a reload shows what was edited
        self.end_headers()
        if with_body:
            self.wfile.write(content)

    def _is_for_us(self) -> bool:
        """Tell whether a client means this server: a page of another site, whose name leads here, would read the register for its owner."""
        port = self.server.server_address[1]
        asked = self.headers.get_all("Host") or ()
        return len(asked) == 1 and asked[0].lower() in {name + end for name in _NAMES for end in (f":{port}", "")}

    def end_headers(self) -> None:
        """Keep other sites from reading what is answered, as a script or in a frame."""
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Content-Security-Policy", "frame-ancestors 'none'")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name that http.server gives
        """Say nothing of requests."""
