"""A web server for this machine alone that shows pages as they are made, to who calls it by its own name.

The address of a page begins with the mark of the state of the register that it tells of, ``/~0a1b2c3d4e5f/holder/so-y-te.html``, and so do those of all that
it loads. An address without a mark leads to the page as it is now. What a page of an earlier state still asks for is not given out of a later one: other
pages are given as they are now, and in the place of data stands a script that loads the page again.
"""

from __future__ import annotations

import errno
import re
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from typing import Any, Protocol
from urllib.parse import quote, unquote

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
_MARKED = re.compile(r"~(?P<mark>[0-9a-f]+)/(?P<path>.*)", re.DOTALL)
_AGAIN = b"location.reload();\n"
"""What a page of an earlier state gets in the place of a script."""


class ShownState(Protocol):
    """The files of one state of the register. ``mark``: letters and digits of base 16 that no other state has."""

    mark: str

    def has(self, path: str) -> bool:
        """Tell whether there is a file."""

    def file(self, path: str) -> bytes | None:
        """Give the bytes of a file; ``None`` where there is none, or where another state has taken the place of this one."""

    def outdate(self) -> None:
        """Hear that another state has taken the place of this one."""


class PagesServer(ThreadingHTTPServer):
    """Shows ``pages`` until others are to be shown. Raises ``DelegationError`` where the port is taken."""

    daemon_threads = True
    request_queue_size = 128
    """Clients that may wait to be heard: of the five that are the rule, a sixth at once would try again a second later."""

    def __init__(self, port: int, pages: ShownState) -> None:
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

    def show(self, pages: ShownState) -> None:
        """Show another state from now on."""
        before, self.pages = self.pages, pages
        before.outdate()

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
        marked = _MARKED.fullmatch(path)
        path = path if marked is None else marked["path"]
        path = path + "index.html" if not path or path.endswith("/") else path
        shown = self.server.pages  # one state for the whole answer
        if marked is not None and marked["mark"] != shown.mark:
            self._led_on(path, shown, with_body=with_body)
        elif not shown.has(path):
            self.send_error(HTTPStatus.NOT_FOUND)
        elif marked is None and _is_page(path):
            self._led_to(path, shown)
        elif (content := shown.file(path)) is not None:
            self._given(path, content, with_body=with_body)
        else:  # another state has taken its place meanwhile
            self._led_on(path, self.server.pages, with_body=with_body)

    def _led_on(self, path: str, shown: ShownState, *, with_body: bool) -> None:
        """Answer a page of an earlier state, which may not be mixed with what is shown now."""
        if path.endswith(".js"):
            self._given(path, _AGAIN, with_body=with_body)
        elif not shown.has(path):
            self.send_error(HTTPStatus.NOT_FOUND)
        elif _is_page(path):
            self._led_to(path, shown)
        else:
            self.send_error(HTTPStatus.GONE)

    def _led_to(self, path: str, shown: ShownState) -> None:
        self.send_response(HTTPStatus.TEMPORARY_REDIRECT)
        self.send_header("Location", f"/~{shown.mark}/{quote(path)}")
        self.send_header("Content-Length", "0")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()

    def _given(self, path: str, content: bytes, *, with_body: bool) -> None:
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


def _is_page(path: str) -> bool:
    return path.endswith(".html")
