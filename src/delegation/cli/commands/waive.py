"""``delegation waive``."""

from __future__ import annotations

from datetime import date

from delegation.cli.common import cache, deliver_file, emit, register_folder, today
from delegation.cli.declared import Argument, Command, Option
from delegation.cli.exits import SOUND, WRONG_RULES
from delegation.cli.options import AS_OF
from delegation.cli.speech import DayType
from delegation.errors import AskedWronglyError
from delegation.findings import Language, Text
from delegation.run import rerun
from delegation.speech import day as said_day


def _run(*, language: Language, key: str, reason: str, approver: str, until: date, as_of: date | None) -> int:
    from delegation.run import entries, waivers  # noqa: PLC0415  slow to import: only when the question is sound
    from delegation.run.explaining import no_such  # noqa: PLC0415

    root, day = register_folder(), as_of or today()
    if until < day:
        raise AskedWronglyError(
            Text(
                f"--until {said_day(until).vi} đã qua, miễn trừ sẽ không có tác dụng ngày nào.",
                f"--until {said_day(until).en} is past: the waiver would hold on no day.",
            )
        )
    kept = cache(used=True)
    before = rerun.check(root, day, select=(), ignore=(), cache=kept)
    finding = next((one for one in before.findings if one.key == key.strip()), None)
    if finding is None:
        raise no_such(key.strip(), (one.key for one in before.findings))
    place = root / f"{waivers.WAIVERS}.yaml"
    content = entries.changed(
        place, waivers.EMPTY, lambda found: waivers.with_waiver(found, finding, reason, approver, until)
    )
    deliver_file(content, place, language)
    after = rerun.check(root, day, select=(), ignore=(), cache=kept)
    stands = any(one.key == finding.key for one in after.findings)
    last = said_day(until)
    said = Text(
        f"{finding.key}: được miễn trừ đến hết {last.vi}; còn {len(after.findings)} phát hiện.",
        f"{finding.key}: waived until {last.en}; {len(after.findings)} findings remain.",
    )
    if stands:  # what waives it must not be told to hold where it does not
        said = Text(
            f"{finding.key}: đã ghi miễn trừ nhưng phát hiện vẫn còn. Hãy chạy delegation check để xem vì sao.",
            f"{finding.key}: the waiver is written, but the finding stands. Run `delegation check` to see why.",
        )
    emit(said.in_(language) + "\n")
    return WRONG_RULES if stands else SOUND


COMMAND = Command(
    _run,
    said=Text(
        "Ghi một miễn trừ vào rules/waivers.yaml: chấp nhận một phát hiện đến hết một ngày, với lý do và người duyệt. Miễn trừ chỉ phủ những "
        "gì phát hiện đang nói: thêm việc, lần giao, địa bàn hoặc ngày thì phát hiện hiện lại. Mọi dòng khác của tệp giữ nguyên.",
        "Write a waiver into rules/waivers.yaml: accept a finding until a day, with a reason and who approved it. It covers what the finding is "
        "about today: where matters, grants, communes or days come to it, it stands again. Every other line of the file stays.",
    ),
    arguments=[
        (
            Text("KHÓA", "KEY"),
            Text("Khóa của phát hiện, như lệnh check in ra.", "The key of a finding, as check prints it."),
        )
    ],
    examples=(
        'delegation waive DLG802:1.001669 --reason "đã đối chiếu" --approver "Giám đốc Sở Tư pháp" --until 2027-06-30',
    ),
    params=[
        Argument("key", metavar=Text("KHÓA", "KEY")),
        Option(
            "--reason",
            required=True,
            metavar=Text("LÝ-DO", "REASON"),
            said=Text("Vì sao chấp nhận.", "Why it is accepted."),
        ),
        Option("--approver", required=True, metavar=Text("AI", "WHO"), said=Text("Người duyệt.", "Who approved it.")),
        Option("--until", required=True, kind=DayType, said=Text("Đến hết ngày này.", "Last day of the waiver.")),
        AS_OF,
    ],
)
