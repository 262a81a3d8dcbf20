"""``delegation watch``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from delegation.cli.common import cache, emit, hypotheses, register_folder, remark, rendering, today
from delegation.cli.declared import Command, Option, file
from delegation.cli.exits import SOUND
from delegation.cli.options import AS_OF, PATH, PATH_WORDS
from delegation.errors import DelegationError
from delegation.findings import Language, Text
from delegation.run import rerun
from delegation.run.keeping import Kept
from delegation.run.watching import FindingsChange, changes, turn

if TYPE_CHECKING:
    from delegation.findings import Analysis
    from delegation.reports.shared.rendering import Rendering


def _run(*, language: Language, path: Path | None, as_of: date | None, baseline: Path | None) -> int:
    root = register_folder(path)
    beside = (*hypotheses(), *(() if baseline is None else (baseline,)))
    look = rendering(language, root)
    before: Analysis | None = None
    kept = Kept()
    try:
        for _ in changes(root, beside):
            try:
                after = rerun.check(
                    root,
                    as_of or today(root),
                    select=(),
                    ignore=(),
                    cache=cache(used=True),
                    hypotheses=beside[: len(hypotheses())],
                    baseline=baseline,
                    kept=kept,
                )
            except DelegationError as error:
                if before is None:  # asked wrongly; later, while somebody edits, a file may be gone for a moment
                    raise
                remark(error.said, language)
                continue
            emit(_told(turn(before, after), after, look, is_first=before is None))
            before = after
    except KeyboardInterrupt:
        return SOUND
    return SOUND


def _told(change: FindingsChange, after: Analysis, look: Rendering, *, is_first: bool) -> str:
    """Write what changed, a line for each finding, then the totals; at the beginning the totals alone."""
    from delegation.reports.findings import short

    signs = (("-", change.gone), ("+", change.new), ("~", change.other))
    lines = [] if is_first else [f"{sign} {short.line(one, look)}" for sign, several in signs for one in several]
    total = short.totals(after, look)
    waits = look.say("Đang theo dõi; bấm Ctrl+C để dừng.", "Watching; press Ctrl+C to stop.") + "\n" if is_first else ""
    return "".join(f"{one}\n" for one in lines) + total + waits


COMMAND = Command(
    _run,
    said=Text(
        "Theo dõi sổ trong khi sửa: mỗi lần lưu tệp, kiểm tra lại và chỉ nêu những gì thay đổi: + phát hiện mới, - phát hiện không còn, ~ phát hiện có nội dung khác trước. "
        "Tổng số luôn bằng tổng số của lệnh check.",
        "Watch the register while it is edited: whenever a file is saved it is checked again, and only what changed is told: + a new finding, - one that is "
        "gone, ~ one that says something else. The totals are those of check.",
    ),
    examples=(
        "delegation watch",
        "delegation watch --baseline rules/baseline.yaml",
        "delegation watch --with rules/drafts/het-28-nghi-dinh.yaml",
    ),
    arguments=[PATH_WORDS],
    params=[
        PATH,
        AS_OF,
        Option(
            "--baseline",
            kind=file,
            metavar=Text("TỆP", "FILE"),
            said=Text(
                "Bỏ qua phát hiện đã biết ghi trong tệp này.", "Pass over the known findings that this file lists."
            ),
        ),
    ],
)
