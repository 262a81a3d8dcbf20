"""``delegation site`` and ``delegation serve``: what is written where, what is refused, and pages that follow edits."""

from __future__ import annotations

import socket
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import pytest
from folders import small
from programs import run

from delegation.cli.pages_server import PagesServer, ShownState
from delegation.errors import DelegationError


@pytest.fixture(name="rules")
def _rules(tmp_path: Path) -> Path:
    return small(tmp_path / "rules")


def test_pages_are_written_and_written_again_with_the_same_bytes(rules: Path, tmp_path: Path) -> None:
    ran = run("site", "--rules", rules, "-o", tmp_path / "site", "--as-of", "2026-06-01")
    assert ran.code == 0, ran.told
    assert "index.html" in ran.told
    before = held(tmp_path / "site")
    (tmp_path / "site" / "index.html").write_text("sửa tay", "utf-8")
    assert {"index.html", "en/index.html", "data/receipt.json", "static/site.css"} <= before.keys()
    assert run("site", "--rules", rules, "-o", tmp_path / "site", "--as-of", "2026-06-01").code == 0
    assert held(tmp_path / "site") == before


def held(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_a_page_of_what_is_gone_goes_too_and_what_somebody_laid_beside_stays(rules: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert run("site", "--rules", rules, "-o", site, "--as-of", "2026-06-01").code == 0
    (site / "holder" / "khong-con.html").write_text("cũ", "utf-8")
    (site / "ghi-chu.txt").write_text("của tôi", "utf-8")
    assert run("site", "--rules", rules, "-o", site, "--as-of", "2026-06-01").code == 0
    assert not (site / "holder" / "khong-con.html").exists()
    assert (site / "ghi-chu.txt").read_text("utf-8") == "của tôi"


def test_a_register_a_file_and_a_folder_of_something_else_are_refused(rules: Path, tmp_path: Path) -> None:
    other = tmp_path / "khac"
    other.mkdir()
    (other / "thu.txt").write_text("x", "utf-8")
    for place, word in (
        (rules, "sổ thẩm quyền"),
        (rules / "site", "sổ thẩm quyền"),
        (other / "thu.txt", "tệp"),
        (other, "tệp khác"),
    ):
        ran = run("site", "--rules", rules, "-o", place)
        assert ran.code == 2, ran.told
        assert word in ran.told
    assert [one.name for one in other.iterdir()] == ["thu.txt"]


@dataclass
class Still:
    """A state of which all files are there. ``replaced``: what takes its place while a file is being made."""

    mark: str
    files: dict[str, bytes]
    replaced: Callable[[], None] | None = None
    outdated: bool = False

    def has(self, path: str) -> bool:
        """Tell whether there is a file."""
        return path in self.files

    def file(self, path: str) -> bytes | None:
        """Give a file, where no other state has taken the place of this one meanwhile."""
        if self.replaced is not None:
            self.replaced()
        return None if self.outdated else self.files.get(path)

    def outdate(self) -> None:
        """Hear that another state has taken the place."""
        self.outdated = True


@contextmanager
def running(shown: ShownState) -> Iterator[PagesServer]:
    """Give a server that runs."""
    server = PagesServer(0, shown)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


ONE = {"index.html": "một".encode(), "viec/a b.html": b"viec", "static/a.css": b"a{}", "data/a.js": b"a"}
TWO = {"index.html": b"hai", "static/a.css": b"b{}", "data/a.js": b"b"}


def test_a_server_shows_pages_and_what_stands_in_their_place_later() -> None:
    first, second = Still("01", ONE), Still("02", TWO)
    with running(first) as server:
        port = server.server_address[1]
        assert asked(port, "/~01/") == (200, "text/html; charset=utf-8", "một".encode())
        assert led(port, "/") == "/~01/index.html"
        assert led(port, "/viec/a%20b.html?1") == "/~01/viec/a%20b.html"
        assert asked(port, "/static/a.css?1")[1] == "text/css; charset=utf-8"
        assert asked(port, "/../pyproject.toml")[0] == 404
        assert asked(port, "/~01/khong.html")[0] == 404
        server.show(second)
        assert first.outdated
        assert led(port, "/index.html") == "/~02/index.html"
        assert asked(port, "/~02/index.html")[2] == b"hai"
        with pytest.raises(DelegationError, match="--port"):
            PagesServer(port, second)


def test_a_page_of_an_earlier_state_gets_nothing_of_a_later_one() -> None:
    """What it leads to is shown as it is now; its data is a script that loads the page again; its style is gone."""
    with running(Still("01", ONE)) as server:
        port = server.server_address[1]
        server.show(Still("02", TWO))
        assert led(port, "/~01/index.html") == "/~02/index.html"
        assert asked(port, "/~01/viec/a%20b.html")[0] == 404
        for path in ("data/a.js", "data/khong-con.js"):
            assert asked(port, f"/~01/{path}") == (200, "text/javascript; charset=utf-8", b"location.reload();\n")
        assert asked(port, "/~01/static/a.css")[0] == 410
        assert asked(port, "/data/a.js")[2] == b"b", "who asks without a mark asks for what is there now"


def test_a_file_that_is_outdated_while_it_is_made_is_not_given() -> None:
    first = Still("01", ONE)
    with running(first) as server:
        port = server.server_address[1]
        first.replaced = lambda: server.show(Still("02", TWO))
        assert led(port, "/~01/index.html") == "/~02/index.html"
        first.outdated, server.pages = False, first
        assert asked(port, "/~01/data/a.js")[2] == b"location.reload();\n"


def led(port: int, path: str) -> str | None:
    """Give the address to which a path leads on."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    assert answer.status == 307
    assert answer.read() == b""
    return answer.getheader("Location")


@pytest.fixture(name="served")
def _served() -> Iterator[int]:
    """Give the port of a server that runs."""
    with running(Still("01", {"index.html": "một".encode()})) as server:
        yield server.server_address[1]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:{}", 200),
        ("LocalHost:{}", 200),
        ("so.example.vn:{}", 421),
        ("127.0.0.1.example.vn:{}", 421),
        ("127.0.0.1:1{}", 421),
        ("", 421),
        ("127.0.0.1:{}\r\nHost: so.example.vn", 421),
    ],
)
def test_only_who_asks_by_the_name_of_this_machine_gets_a_page(host: str, status: int, served: int) -> None:
    """A name of another site that leads here (DNS rebinding) would let its scripts read the register."""
    sent = f"GET /~01/ HTTP/1.1\r\nHost: {host.format(served)}\r\n\r\n"
    answer = talked(served, sent.encode())
    assert answer.startswith(f"HTTP/1.0 {status} ".encode())
    assert ("một".encode() in answer) == (status == 200)
    assert b"Cross-Origin-Resource-Policy: same-origin\r\n" in answer, "nor may another site take a file as its script"


def test_a_client_that_leaves_and_a_request_that_is_none_are_no_word_on_the_screen(
    served: int, capfd: pytest.CaptureFixture[str]
) -> None:
    for sent in (b"GET http://[::1 HTTP/1.1\r\n\r\n", b"\xff\0\r\n\r\n", b"GET /" + b"a" * 99_999, b"X" * 99_999):
        talked(served, sent)
    with socket.create_connection(("127.0.0.1", served), timeout=10) as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        client.sendall(b"GET / HTTP/1.1\r\n")
    assert asked(served, "/~01/")[0] == 200
    assert capfd.readouterr() == ("", "")


def talked(port: int, sent: bytes) -> bytes:
    """Send bytes as they are, and give what comes back until the server closes."""
    answer = b""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as client, suppress(ConnectionError):
        client.sendall(sent)
        with suppress(OSError):  # it may have closed already
            client.shutdown(socket.SHUT_WR)
        while more := client.recv(65536):
            answer += more
    return answer


def asked(port: int, path: str) -> tuple[int, str | None, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.getheader("Content-Type"), answer.read()


def test_a_port_that_there_is_not_is_refused(rules: Path) -> None:
    ran = run("serve", "--rules", rules, "--port", "70000")
    assert ran.code == 2
    assert "65535" in ran.told


def test_clients_that_say_nothing_keep_nobody_else_waiting(served: int) -> None:
    """Each begins a question and does not end it; all are let in at once, and a sound client has its answer meanwhile."""
    silent = [socket.create_connection(("127.0.0.1", served), timeout=20) for _ in range(100)]
    try:
        for one in silent:
            one.sendall(b"GET / HTTP/1.1\r\nHo")
        assert asked(served, "/~01/")[0] == 200
        assert PagesServer.request_queue_size >= len(silent)
    finally:
        for one in silent:
            one.close()


def test_served_pages_follow_edits_and_a_register_that_cannot_be_read_for_a_moment(rules: Path) -> None:
    """Each page says the state that it is of, and what an earlier one asks for is not given out of a later one."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "delegation", "--lang", "en", "serve", "--rules", str(rules), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as ran:  # noqa: S603  this program
        try:
            assert ran.stderr is not None
            assert f":{port}/" in ran.stderr.readline()
            before = led(port, "/holder/so-y-te.html") or ""
            assert "Đã sửa" not in asked(port, before)[2].decode()
            kept = (rules / "register.yaml").read_bytes()
            (rules / "register.yaml").unlink()
            assert "register.yaml" in ran.stderr.readline()
            assert asked(port, before)[0] == 200
            (rules / "register.yaml").write_bytes(kept)
            holders = rules / "holders" / "co-so.yaml"
            holders.write_text(holders.read_text("utf-8").replace("name: Sở Y tế", "name: Đã sửa Sở Y tế"), "utf-8")
            assert "read again" in ran.stderr.readline()
            after = led(port, before)
            assert after == led(port, "/holder/so-y-te.html") != before
            assert "Đã sửa" in asked(port, after or "")[2].decode()
            script = before.replace("holder/so-y-te.html", "data/site.js")
            assert asked(port, script)[2] == b"location.reload();\n"
        finally:
            ran.kill()
