"""``delegation edit end``."""

from __future__ import annotations

from datetime import date

from delegation.cli.changing import settle
from delegation.cli.common import refuse_hypotheses, register_folder, today
from delegation.cli.declared import Argument, Command, Option
from delegation.cli.options import DIFF
from delegation.cli.places import completing
from delegation.cli.speech import DayType
from delegation.errors import AskedWronglyError
from delegation.findings import Language, Text
from delegation.speech import day as said_day


def _run(*, language: Language, name: str, last: date, by: str | None, holder: str | None, shown: bool) -> int:
    from delegation.run.editing.end import grant_ended, owner_ended
    from delegation.run.editing.working_copy import WorkingCopy

    refuse_hypotheses("edit end")
    if by is not None and holder is not None:
        raise AskedWronglyError(
            Text(
                "--by nói văn bản chấm dứt một lần giao, --holder nói chủ thể theo luật của một việc: chỉ dùng một trong hai.",
                "--by names the instrument that ends a grant, --holder the owner of a matter by law: use one of the two.",
            )
        )
    root = register_folder()
    copy = WorkingCopy.read(root)
    after = grant_ended(copy, name, last, by) if holder is None else owner_ended(copy, name, holder, last)
    day = said_day(last)
    said = Text(
        f"Đã ghi: {name} kết thúc, ngày cuối là {day.vi}.", f"Written: {name} ends, its last day being {day.en}."
    )
    return settle(root, copy, after, today(root), said, language, shown=shown)


COMMAND = Command(
    _run,
    said=Text(
        "Ghi ngày cuối của một lần giao: vào thời hạn của nó («term»); có --by thì ở quyết định giao («ends-in-part»), kèm văn bản chấm dứt. Có --holder "
        "thì ghi ngày cuối của chủ thể theo luật của một việc. Nêu những phát hiện mới và những phát hiện không còn; nếu mục nào khác cũng bị đổi "
        "thì không ghi gì.",
        "Write the last day of a grant: into its own `term`; with --by at the decision that gives it (`ends-in-part`), with the instrument that ends it. "
        "With --holder, the last day of an owner of a matter by law. Findings that come and go are told; where any other entry would change, "
        "nothing is written.",
    ),
    arguments=[
        (
            Text("MÃ", "ID"),
            Text("Mã lần giao; cùng --holder: mã việc.", "The id of a grant; with --holder that of a matter."),
        )
    ],
    examples=(
        "delegation edit end uq-sct-2025 --on 2026-12-31 --diff",
        "delegation edit end nd-148-2025-d27 --holder giam-doc-so-y-te --on 31/12/2026 --diff",
    ),
    params=[
        Argument("name", metavar=Text("MÃ", "ID"), shell_complete=completing("grant", "matter")),
        Option(
            "--on", "last", required=True, kind=DayType, said=Text("Ngày cuối còn hiệu lực.", "The last day in force.")
        ),
        Option(
            "--by",
            metavar=Text("SỐ", "NUMBER"),
            shell_complete=completing("instrument"),
            said=Text(
                "Văn bản chấm dứt: số, mã hoặc tên đầy đủ.", "The instrument that ends it: number, id or full name."
            ),
        ),
        Option(
            "--holder",
            metavar=Text("TÊN", "NAME"),
            shell_complete=completing("holder"),
            said=Text(
                "Chủ thể theo luật không còn thẩm quyền đối với việc này.",
                "The owner by law who has the matter no longer.",
            ),
        ),
        DIFF,
    ],
)
