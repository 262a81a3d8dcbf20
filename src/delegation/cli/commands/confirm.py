"""``delegation confirm``."""

from __future__ import annotations

from datetime import date

from delegation.cli.common import deliver_file, emit, refuse_hypotheses, register_folder, today
from delegation.cli.declared import Argument, Command, Option
from delegation.cli.exits import SOUND
from delegation.cli.offering import provisions
from delegation.cli.options import AS_OF
from delegation.cli.places import completing
from delegation.cli.speech import Words
from delegation.errors import AskedWronglyError
from delegation.findings import Language, Text
from delegation.model.instruments import InstrumentId
from delegation.run import pipeline
from delegation.speech import day as said_day
from delegation.speech import in_english


def _run(*, language: Language, instrument: str, at: str | None, by: str, as_of: date | None) -> int:
    from delegation.questions.ways.nodes import find
    from delegation.run import entries, readings

    refuse_hypotheses("confirm")
    root = register_folder()
    now = today(root)
    day = as_of or now
    if day > now:
        raise AskedWronglyError(_not_yet(day))
    register = pipeline.load(root).register
    paper = register.instruments[InstrumentId(find(register, instrument, ("instrument",), exactly=True).id)]
    found = readings.to_confirm(register, paper, at, day)
    named = register.instrument(paper.label)
    name = paper.label if named is paper else paper.id
    if found:
        place = root / f"{readings.READINGS}.yaml"
        content = entries.changed(
            readings.READINGS, place, readings.EMPTY, lambda data: readings.with_readings(data, name, found, by, day)
        )
        deliver_file(content, place, language)
    count = sum(len(one.entries) for one in found)
    said = (
        Text(
            f"{paper.label}: đã ghi xác nhận của {by} cho {count} mục, ở {len(found)} điều khoản.",
            f"{paper.label}: confirmed by {by} for {in_english(count, 'entry', 'entries')}, at {in_english(len(found), 'provision')}.",
        )
        if found
        else Text(
            f"{paper.label}: mọi mục dựa vào đó đã được xác nhận theo lời văn này.",
            f"{paper.label}: all that rests on it is confirmed on this text.",
        )
    )
    emit(said.in_(language) + "\n")
    return SOUND


def _not_yet(day: date) -> Text:
    said = said_day(day)
    return Text(
        f"--as-of {said.vi} chưa tới: chưa ai đọc lời văn vào ngày đó. Hãy bỏ --as-of, hoặc ghi ngày đã đọc.",
        f"--as-of {said.en} is still to come: nobody has read a text on that day. Leave it out, or give the day of the reading.",
    )


COMMAND = Command(
    _run,
    said=Text(
        "Ghi vào rules/readings.yaml rằng ai đó đã đọc lời văn của điều khoản và các mục dựa vào đó vẫn đúng. Khi lời văn trong sổ thay đổi, "
        "phép kiểm tra DLG507 nêu các mục ấy cho đến khi xác nhận lại. Mọi dòng khác của tệp giữ nguyên.",
        "Write into rules/readings.yaml that somebody has read the text of provisions, and that what rests on them holds. When a text of the "
        "register changes, DLG507 tells these entries until they are confirmed again. Every other line of the file stays.",
    ),
    arguments=[(Text("VĂN-BẢN", "INSTRUMENT"), Text("Số hoặc mã văn bản.", "Number or id of an instrument."))],
    examples=(
        'delegation confirm 72/2025/QH15 --at "Điều 14 khoản 1" --by "Phòng Pháp chế"',
        'delegation confirm 72/2025/QH15 --by "Phòng Pháp chế"',
    ),
    params=[
        Argument("instrument", metavar=Text("VĂN-BẢN", "INSTRUMENT"), shell_complete=completing("instrument")),
        Option(
            "--at",
            kind=Words,
            shell_complete=provisions,
            metavar=Text("ĐIỀU-KHOẢN", "PROVISION"),
            said=Text("Chỉ điều khoản này và những gì nằm trong đó.", "Only this provision and what lies in it."),
        ),
        Option(
            "--by", required=True, kind=Words, metavar=Text("AI", "WHO"), said=Text("Ai đã đọc.", "Who has read it.")
        ),
        AS_OF,
    ],
)
