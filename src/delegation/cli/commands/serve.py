"""``delegation serve``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import click

from delegation.cli.common import cache, hypotheses, register_folder, remark, today
from delegation.cli.declared import Command, Option
from delegation.cli.exits import SOUND
from delegation.cli.options import AS_OF
from delegation.cli.reading import load, opened, warn_of_problems
from delegation.errors import AskedWronglyError, DelegationError
from delegation.findings import Language, Text
from delegation.run.watching import changes

if TYPE_CHECKING:
    from delegation.cli.pages_server import PagesServer

_PORT = 8017
_FIRST, _LAST = 1, 65535


def _run(*, language: Language, as_of: date | None, port: int) -> int:
    if not _FIRST <= port <= _LAST:
        raise AskedWronglyError(
            Text(
                f"Cổng {port} không có. Hãy chọn số từ {_FIRST} đến {_LAST}.",
                f"There is no port {port}. Choose a number from {_FIRST} to {_LAST}.",
            )
        )
    asked = opened(language, as_of)
    from delegation.cli.pages_server import PagesServer
    from delegation.run.site.building import built

    server = PagesServer(port, built(asked.loaded, asked.examination))
    warn_of_problems(asked.loaded, language)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{port}/"
    try:  # whoever stops it may do so as soon as it says how
        remark(
            Text(
                f"Trang tra cứu ở {address}; sửa tệp của sổ thì trang đổi theo. Bấm Ctrl+C để dừng.",
                f"The pages are at {address}; they follow edits of the register. Press Ctrl+C to stop.",
            ),
            language,
        )
        _follow(server, asked.root, as_of, language, click.get_current_context())
    except KeyboardInterrupt:
        return SOUND
    finally:
        server.shutdown()
        server.server_close()
    return SOUND


def _follow(server: PagesServer, root: Path, as_of: date | None, language: Language, context: click.Context) -> None:
    """Make the pages anew whenever rule files change; where they cannot be read for a moment, the earlier ones stay."""
    from delegation.authority.examination import Examination
    from delegation.run.site.building import built

    turns = changes(root, hypotheses(context))
    next(turns)  # the first sign is given at once, and these pages are there
    for _ in turns:
        try:
            loaded = load(register_folder(None, context), cache(used=True), language, context)
            server.pages = built(loaded, Examination(loaded.register, as_of or today(root)))
        except DelegationError as error:
            remark(error.said, language)
            continue
        remark(Text("Đã dựng lại trang.", "The pages were made anew."), language)


COMMAND = Command(
    _run,
    said=Text(
        "Mở trang tra cứu trên máy này (127.0.0.1): như lệnh site nhưng không ghi tệp nào; mỗi lần lưu tệp của sổ, trang được dựng lại, tải lại là thấy.",
        "Show the look-up pages on this machine (127.0.0.1): as site, but no file is written; whenever rule files are saved the pages are made anew, and a "
        "reload shows them.",
    ),
    examples=("delegation serve", "delegation serve --port 9000 --with rules/drafts/het-28-nghi-dinh.yaml"),
    params=[
        AS_OF,
        Option(
            "--port",
            default=_PORT,
            type=int,
            metavar=Text("CỔNG", "PORT"),
            said=Text(f"Cổng trên máy này; mặc định {_PORT}.", f"The port on this machine; default {_PORT}."),
        ),
    ],
)
