"""``delegation site`` and ``delegation serve``: what is written where, what is refused, and pages that follow edits."""

from __future__ import annotations

import socket
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import pytest
from folders import small
from programs import run

from delegation.cli.pages_server import PagesServer
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


def test_a_server_shows_pages_and_what_stands_in_their_place_later() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = PagesServer(port, {"index.html": "một".encode(), "static/a.css": b"a{}"})
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        assert asked(port, "/") == (200, "text/html; charset=utf-8", "một".encode())
        assert asked(port, "/static/a.css?1")[1] == "text/css; charset=utf-8"
        assert asked(port, "/../pyproject.toml")[0] == 404
        server.pages = {"index.html": b"hai"}
        assert asked(port, "/index.html")[2] == b"hai"
        with pytest.raises(DelegationError, match="--port"):
            PagesServer(port, {})
    finally:
        server.shutdown()
        server.server_close()


def asked(port: int, path: str) -> tuple[int, str | None, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.getheader("Content-Type"), answer.read()


def test_a_port_that_there_is_not_is_refused(rules: Path) -> None:
    ran = run("serve", "--rules", rules, "--port", "70000")
    assert ran.code == 2
    assert "65535" in ran.told
