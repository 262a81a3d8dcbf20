"""``delegation serve``."""

from __future__ import annotations

import gc
from datetime import date
from threading import Thread
from typing import TYPE_CHECKING

import click

from delegation.cli.common import cache, hypotheses, register_folder, remark, today
from delegation.cli.declared import Command, Option
from delegation.cli.exits import SOUND
from delegation.cli.options import AS_OF
from delegation.cli.reading import load, warn_of_problems
from delegation.errors import AskedWronglyError, DelegationError
from delegation.findings import Language, Text
from delegation.run.watching import changes

if TYPE_CHECKING:
    from delegation.cli.pages_server import PagesServer
    from delegation.run.site.on_demand import PagesOnDemand

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
    from delegation.cli.pages_server import PagesServer

    shown = _States(as_of, language, click.get_current_context())
    server = PagesServer(port, shown.next())
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
        _follow(server, shown)
    except KeyboardInterrupt:
        return SOUND
    finally:
        server.shutdown()
        server.server_close()
    return SOUND


class _States:
    """Reads the register again and again while it is edited: each time its pages, of which none is made yet."""

    def __init__(self, as_of: date | None, language: Language, context: click.Context) -> None:
        """Take what the command was asked for."""
        from delegation.run.keeping import Kept
        from delegation.run.site.on_demand import WorkTurns

        self.language = language
        self._as_of, self._context = as_of, context
        self._root = register_folder(None, context)
        self._kept, self._turns = Kept(), WorkTurns()
        # What is edited while the register is read is seen: the files are looked at before.
        self.changes = changes(self._root, hypotheses(context))
        next(self.changes)

    def next(self) -> PagesOnDemand:
        """Give the pages as the files are now. Raises ``DelegationError`` where they cannot be read."""
        from delegation.authority.examination import Examination
        from delegation.run.site.on_demand import PagesOnDemand

        loaded = load(self._root, cache(used=True), self.language, self._context, self._kept)
        warn_of_problems(loaded, self.language)
        examination = Examination(loaded.register, self._as_of or today(self._root))
        return PagesOnDemand(loaded, examination, self._kept, self._turns)


def _follow(server: PagesServer, shown: _States) -> None:
    """Show the register as it is now whenever rule files change; where they cannot be read for a moment, the earlier pages stay."""
    for _ in shown.changes:
        try:
            now = shown.next()
        except DelegationError as error:
            remark(error.said, shown.language)
            continue
        if now.mark != server.pages.mark:
            server.show(now)
            remark(
                Text(
                    "Đã đọc lại sổ: trang mở từ bây giờ theo sổ mới.",
                    "The register was read again: pages opened from now on follow it.",
                ),
                shown.language,
            )
            # The program leaves this off, for commands end soon. Here the state before goes: memory holds one, however long somebody edits.
            gc.collect()


COMMAND = Command(
    _run,
    said=Text(
        "Mở trang tra cứu trên máy này (127.0.0.1): như lệnh site nhưng không ghi tệp nào; trang nào mở mới dựng trang đó; mỗi lần lưu tệp của sổ, tải lại trang là thấy.",
        "Show the look-up pages on this machine (127.0.0.1): as site, but no file is written; a page is made when it is opened, and whenever rule files are "
        "saved a reload shows what changed.",
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
