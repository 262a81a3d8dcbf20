"""What stands below the table of what ends: what comes back, and what may be suspended or not carried on, which has no day of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from delegation.answers.horizon import EndingSpeaker
from delegation.documents.shared.source import AnnexSource
from delegation.findings import Text
from delegation.questions.horizon import Horizon
from delegation.speech import text

DAYS = Text(
    "Ngày ghi là ngày cuối cùng còn hiệu lực. Việc, lần giao chưa rõ thời hạn không có trong bảng này.",
    "The day is the last one in force. What has no known term is not in this table.",
)
NOTHING_ENDS = Text(
    "Không có văn bản, lần giao quyền nào hết hạn trong khoảng này; không kể việc, lần giao chưa rõ thời hạn.",
    "Nothing ends in these days; what has no known term is left out.",
)
_RESUMED = Text(
    "Có hiệu lực trở lại, hết tạm ngưng trong khoảng này:", "In force again, or no longer suspended, in these days:"
)
_PERHAPS = Text(
    "Chưa chắc chắn, nên không có trong bảng; cần xem xét:", "Not certain, and so not in the table; to be considered:"
)


def beside(given: AnnexSource, found: Horizon) -> Iterator[Text]:
    """Say what comes back, then what may be suspended, may have ended or may not be carried on, each with how much rests on it."""
    teller = EndingSpeaker(found.register, given.language)
    back = [f"{teller.resumed(one)} ({teller.resting(one)})" for one in found.resumed]
    perhaps = [
        f"{text.sentence(teller.perhaps(one, with_reason=given.shown.notes).in_(given.language))} ({teller.resting(one)})"
        for one in found.perhaps
    ]
    yield from _listed(_RESUMED, back)
    yield from _listed(_PERHAPS, perhaps)


def _listed(head: Text, lines: Iterable[str]) -> Iterator[Text]:
    several = list(lines)
    if several:
        yield head
        yield from (Text(f"– {one};", f"– {one};") for one in several[:-1])
        yield Text(f"– {several[-1]}.", f"– {several[-1]}.")
