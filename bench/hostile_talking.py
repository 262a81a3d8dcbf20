"""What talks: the server of the look-up pages and the language server, to clients that do not keep to any protocol."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from io import StringIO
from typing import Any

from delegation.cli.pages_server import PagesServer
from hostile_inputs import DAYS, VALUES, damaged
from hostile_outputs import SMUGGLED
from hostile_place import FULL, LONGEST, PROGRAM, Kinds, Place, hears_ctrl_c

_SECRET = b"only for who asks by our name"
_TARGETS = (
    "/", "/index.html", "/~0a/", "/~0a/index.html", "/~0a/../index.html", "/~0b/index.html", "/~0b/x.js", "/~/", "/~0a", "/~zz/index.html", "/../index.html", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/static/../../pyproject.toml", "/%00", "/index.html%00.js", "/\\..\\x", "http://[::1", "http://evil.example/index.html", "*", "?",
    "#", "", "/" + "a" * 70_000, "/%ff%fe", "/%", "/%zz", "/index.html?" + "a=b&" * 999, "//[", "/?q=<script>", "/index.html#x", "/INDEX.HTML", "/static/", "file:///etc/passwd", "/index.html/", "/./index.html", "/\u1ef1",
)  # fmt: skip
_METHODS = (
    "GET",
    "GET",
    "GET",
    "HEAD",
    "POST",
    "PUT",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "CONNECT",
    "PATCH",
    "get",
    "G\0T",
    "X" * 70_000,
    "",
)
_VERSIONS = (
    "HTTP/1.1",
    "HTTP/1.1",
    "HTTP/1.0",
    "HTTP/2.0",
    "HTTP/0.9",
    "HTTP/99999999999999999999.1",
    "HTTP/1.1.1",
    "HTTP/a.b",
    "",
    "XTTP/1.1",
)


def _hosts(port: int) -> tuple[str, ...]:
    return (f"127.0.0.1:{port}", f"localhost:{port}", f"LOCALHOST:{port}", "evil.example", f"evil.example:{port}", f"127.0.0.1.evil.example:{port}", f"127.0.0.1:{port}@evil.example", f"127.0.0.1:{port + 1}", "", "[::1]", "0", f"127.1:{port}", "a" * 9000)  # fmt: skip


class _Still:
    """A state of the register of which all pages are there."""

    mark = "0a"

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files

    def has(self, path: str) -> bool:
        return path in self._files

    def file(self, path: str) -> bytes | None:
        return self._files.get(path)

    def outdate(self) -> None:
        """Nothing takes its place."""


def serving(at: Place) -> None:
    """Server of the pages: paths that lead out, names of other sites (DNS rebinding), huge and broken heads, clients that leave; then a sound one."""
    pages = _Still({"index.html": _SECRET, "static/site.css": b"a{}", "vi/viec.html": _SECRET})
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = PagesServer(port, pages)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    kept, sys.stderr = sys.stderr, StringIO()
    try:
        for _ in range(5):
            _ask_badly(at, port)
        answer = _talk(port, f"GET /~{pages.mark}/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode(), hasty=False)
        if not answer.startswith(b"HTTP/1.0 200") or not answer.endswith(_SECRET):
            at.told.append(f"the server answers no more: {answer[:80]!r}")
    finally:
        server.shutdown()
        server.server_close()
        told, sys.stderr = sys.stderr.getvalue(), kept
    if told:
        at.told.append(f"the server wrote: {told[-200:]!r}")


def _ask_badly(at: Place, port: int) -> None:
    host, target = at.chance.choice(_hosts(port)), at.chance.choice(_TARGETS)
    method, version = at.chance.choice(_METHODS), at.chance.choice(_VERSIONS)
    hosts = [f"Host: {host}"] * at.chance.choice((1, 1, 1, 1, 0, 2))
    more = at.chance.choice([[], [], ["X: " + "a" * 70_000], [f"X{one}: a" for one in range(200)], ["X\0: a"], [": a"], [" folded"], ["Content-Length: 99999999999"], ["Content-Length: -1"], ["Transfer-Encoding: chunked"], ["Range: bytes=0-1,5-"], ["Expect: 100-continue"]])  # fmt: skip
    sent = ("\r\n".join([f"{method} {target} {version}".strip(), *hosts, *more]) + "\r\n\r\n").encode(
        "utf-8", "replace"
    )
    if at.chance.randrange(4) == 0:
        sent = damaged(sent, at.chance, text=False)
        host = ""
    answer = _talk(port, sent, hasty=at.chance.randrange(5) == 0)
    ours = host.lower() in (f"127.0.0.1:{port}", f"localhost:{port}") and len(hosts) == 1
    if _SECRET in answer and not ours and not re.search(rb"\nHost: *(?:127\.0\.0\.1|localhost)(?::%d)?\r?\n" % port, sent, re.IGNORECASE):  # fmt: skip
        at.told.append(f"a page for another name: {sent[:200]!r}")
    if b"root:" in answer or b"[project]" in answer:
        at.told.append(f"a file of the machine: {sent[:200]!r}")
    if b"<script>" in answer:
        at.told.append(f"markup in the answer: {sent[:200]!r}")


def _talk(port: int, sent: bytes, *, hasty: bool) -> bytes:
    """Send bytes and give what comes back; a hasty client leaves before that, with a reset."""
    answer = b""
    with socket.create_connection(("127.0.0.1", port), timeout=LONGEST) as client:
        try:
            client.sendall(sent)
            if hasty:
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                return b""
            client.shutdown(socket.SHUT_WR)
            while more := client.recv(65536):
                answer += more
        except TimeoutError:
            raise
        except OSError:  # the server has closed: it has said what it says
            pass
    return answer


_ASKED = (
    "hover", "completion", "definition", "references", "documentSymbol", "documentHighlight", "prepareRename", "rename", "codeAction", "codeLens", "formatting", "rangeFormatting", "foldingRange", "semanticTokens/full", "inlayHint", "documentLink",
    "selectionRange", "signatureHelp", "diagnostic", "linkedEditingRange", "khongCo",
)  # fmt: skip
_ODD: tuple[Any, ...] = (
    None,
    [],
    {},
    "x",
    -1,
    2**40,
    1e308,
    True,
    {"line": -1, "character": -1},
    {"line": 10**9, "character": 10**9},
    {"line": 0, "character": 2**31},
    "file:///etc/passwd",
    "file:///khong/co.yaml",
    "untitled:1",
    "http://evil.example/x",
    "file://may-khac/x.yaml",
    "\0",
    "a" * 99_999,
)


def editing(at: Place) -> None:
    """Language server: what is no message, what no method means, texts that are edited at random; then a sound question, and it leaves."""
    at.write({}, FULL)
    with subprocess.Popen([sys.executable, "-m", "delegation", "lsp"], cwd=at.rules, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as server:  # fmt: skip
        late = threading.Timer(3 * LONGEST, server.kill)
        late.start()
        heard: list[bytes] = []
        listening = [
            threading.Thread(target=heard.extend, args=(each,), daemon=True) for each in (server.stdout, server.stderr)
        ]
        for each in listening:
            each.start()
        assert server.stdin is not None  # noqa: S101  asked for
        with suppress(BrokenPipeError):
            for one in _messages(at):
                server.stdin.write(one)
            server.stdin.flush()
            server.stdin.close()
        code = server.wait()
        late.cancel()
        for each in listening:
            each.join(5)
    told = b"".join(heard)
    if code not in (0, 1) or not late.finished.is_set() or b"Traceback" in told:
        at.told.append(f"the language server: exit code {code}: {told[-400:]!r}")
    if b'"id":"last"' not in told.replace(b" ", b""):
        at.told.append("the language server did not answer the sound question")
    at.compare(FULL, ("lsp",))


def _message(body: object) -> bytes:
    content = json.dumps(body).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(content), content)


def _messages(at: Place) -> list[bytes]:
    name = at.chance.choice(sorted(FULL))
    uri = (at.rules / name).as_uri()
    opened = {"uri": uri, "languageId": "yaml", "version": 1, "text": FULL[name].decode()}
    made: list[object] = [
        {"id": 1, "method": "initialize", "params": {"processId": os.getpid(), "rootUri": at.rules.as_uri(), "capabilities": {}}},
        {"method": "initialized", "params": {}},
        {"method": "textDocument/didOpen", "params": {"textDocument": opened}},
    ]  # fmt: skip
    made += [_odd(at, uri, number) for number in range(2, 32)]
    sound = [
        {"id": "last", "method": "workspace/symbol", "params": {"query": "so"}},
        {"id": "end", "method": "shutdown"},
        {"method": "exit"},
    ]
    bodies = [_message({"jsonrpc": "2.0", **one}) if isinstance(one, dict) else one for one in (*made, *sound)]
    return [one if isinstance(one, bytes) else _message(one) for one in bodies]


def _odd(at: Place, uri: str, number: int) -> object:
    """Give one message: an edit, a question, or what is neither."""

    def place() -> object:
        return at.chance.choice([{"line": at.chance.randrange(60), "character": at.chance.randrange(90)}, *_ODD])

    span = {"start": place(), "end": place()}
    match at.chance.randrange(6):
        case 0 | 1:
            text = at.chance.choice(
                [
                    *VALUES,
                    *DAYS,
                    *SMUGGLED,
                    "\n",
                    "- ",
                    "x: [",
                    "\r",
                    "\ud800",
                    "# " * 50_000,
                    "a: b\n" * 20_000,
                    "- " * 3000,
                ]
            )
            change = at.chance.choice([{"text": text}, {"range": span, "text": text}, {"range": {"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 3}}, "text": text}, at.chance.choice(_ODD)])  # fmt: skip
            return {"method": "textDocument/didChange", "params": {"textDocument": {"uri": uri, "version": number}, "contentChanges": [change]}}  # fmt: skip
        case 2 | 3:
            asked = {"textDocument": {"uri": at.chance.choice((uri, uri, uri, *_ODD))}, "position": place(), "range": span, "newName": at.chance.choice((*SMUGGLED, "moi")), "context": {"diagnostics": [], "includeDeclaration": True}, "positions": [place()], "options": {"tabSize": 2, "insertSpaces": True}}  # fmt: skip
            return {"id": number, "method": f"textDocument/{at.chance.choice(_ASKED)}", "params": asked}
        case 4:
            return {"id": at.chance.choice((number, *_ODD[:8])), "method": at.chance.choice(("workspace/executeCommand", "completionItem/resolve", "workspace/didChangeWatchedFiles", "$/cancelRequest", "textDocument/didClose", "initialize", "", "\0", "workspace/willRenameFiles")), "params": at.chance.choice(_ODD)}  # fmt: skip
    return at.chance.choice([_message(at.chance.choice(_ODD)), _message([]), b"Content-Length: 5\r\n\r\n{{{{{", b"Content-Length: 2\r\nX: y\r\n\r\n{}", b"Content-Type: x\r\nContent-Length: 4\r\n\r\nnull", b'Content-Length: 11\r\n\r\n{"id":"\xff\xfe"}'])  # fmt: skip


def following(at: Place) -> None:
    """Commands that go on (``watch``, ``serve``) while the files of the register are broken, taken away and brought back; Ctrl+C ends them with 0."""
    at.write({}, FULL)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    line = at.chance.choice((["watch"], ["serve", "--port", str(port)]))
    told = at.folder / "told"
    with told.open("wb") as stream, subprocess.Popen([PROGRAM, "--rules", at.rules, *line], stdout=stream, stderr=stream, preexec_fn=hears_ctrl_c) as program:  # noqa: PLW1509  # fmt: skip
        late = threading.Timer(2 * LONGEST, program.kill)
        late.start()
        while b"Ctrl+C" not in told.read_bytes() and program.poll() is None:
            time.sleep(0.05)
        for _ in range(4):
            name = at.chance.choice(sorted(FULL))
            place = at.rules / name
            if at.chance.randrange(4):
                place.write_bytes(damaged(FULL[name], at.chance))
            else:
                place.unlink(missing_ok=True)
            time.sleep(at.chance.random())
        program.send_signal(signal.SIGINT)
        code = program.wait()
        late.cancel()
    said = told.read_bytes()
    if code or b"Traceback" in said or b"\x1b[" in said.replace(b"\x1b[K", b""):
        at.told.append(f"{line}: exit code {code}: {said[-300:]!r}")


KINDS: Kinds = {"serving": (serving, 400), "editing": (editing, 60), "following": (following, 40)}
