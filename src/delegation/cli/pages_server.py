"""A web server for this machine alone that shows pages out of memory."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from delegation.errors import DelegationError
from delegation.findings import Text

_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
}


class PagesServer(ThreadingHTTPServer):
    """Shows ``pages`` (bytes by path), which may be exchanged while it runs. Raises ``DelegationError`` where the port is taken."""

    daemon_threads = True

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


class _Handler(BaseHTTPRequestHandler):
    server: PagesServer

    def do_GET(self) -> None:
        """Give a page."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Give what would be said before a page."""
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        path = unquote(urlsplit(self.path).path).lstrip("/")
        path = path + "index.html" if not path or path.endswith("/") else path
        content = self.server.pages.get(path)
        if content is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", _TYPES.get(path.rpartition(".")[2], "application/octet-stream"))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")  # a reload shows what was edited
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if with_body:
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name that http.server gives
        """Say nothing of requests."""
