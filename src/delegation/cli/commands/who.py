"""``delegation who``."""

from __future__ import annotations

from datetime import date

from delegation.cli.common import emit, rendering
from delegation.cli.declared import Argument, Command, Option
from delegation.cli.exits import SOUND
from delegation.cli.offering import cases
from delegation.cli.options import AS_OF, form_option
from delegation.cli.places import COMMUNE, completing
from delegation.cli.reading import opened, warn_of_problems
from delegation.cli.speech import DayType
from delegation.errors import AskedWronglyError
from delegation.findings import Language, Text
from delegation.names.question import parted
from delegation.questions.who import Answer, who
from delegation.reports.questions import who as report
from delegation.run import pipeline
from delegation.speech import supposing


def _run(
    *,
    language: Language,
    matter: tuple[str, ...],
    commune: str | None,
    case: tuple[str, ...],
    as_of: date | None,
    received: date | None,
    form: str | None,
) -> int:
    asked = opened(language, as_of)
    name, marks = " ".join(matter), pipeline.marks(asked.examination)

    def answer(name: str, commune: str | None) -> Answer:
        return who(asked.examination, name, commune, cases=case, received=received, marks=marks)

    try:
        found = answer(name, commune)
    except AskedWronglyError:
        # Who asks in a sentence, with the commune in it, is understood; a name that means something is never taken apart.
        words, named = parted(name, asked.loaded.register) if commune is None else (name, None)
        if words == name:
            raise
        found = answer(words, named)
    supposed = supposing(asked.loaded.register)
    if form == "json":
        emit(report.as_json(found, asked.loaded.rules_hash, supposed))
    else:
        emit(
            "".join(f"{one.in_(language)}\n" for one in supposed) + report.text(found, rendering(language, asked.root))
        )
    warn_of_problems(asked.loaded, language)
    return SOUND


COMMAND = Command(
    _run,
    said=Text(
        "Một câu trả lời cho một việc: ai có thẩm quyền, ai giải quyết, qua những văn bản và điều khoản nào, đến ngày nào, còn gì chưa rõ.",
        "One answer for one matter: who owns it, who acts, by which texts and provisions, until when, and what is not known.",
    ),
    arguments=[
        (
            Text("VIỆC", "MATTER"),
            Text(
                "Mã thủ tục, mã nhiệm vụ, hoặc vài từ trong tên; không cần dấu, gõ sai chút cũng tìm được.",
                "A code, an id, or words of the title; without diacritics, and in spite of small typing errors.",
            ),
        )
    ],
    examples=(
        "delegation who 2.000229",
        'delegation who "ai giải quyết đăng ký khai tử ở phường Hồng Hà"',
        "delegation who dang ky ket hon luu dong --commune 00097",
        "delegation who 2.000229 --as-of 2026-06-01 --received 2026-02-20",
        'delegation who "đăng ký khai tử" --commune "Hồng Hà" --as-of 31/12/2026 --format json',
    ),
    params=[
        Argument(
            "matter", nargs=-1, required=True, metavar=Text("VIỆC...", "MATTER..."), shell_complete=completing("matter")
        ),
        COMMUNE,
        Option(
            "--case",
            multiple=True,
            shell_complete=cases,
            metavar=Text("CHIỀU=GIÁ-TRỊ", "DIMENSION=VALUE"),
            said=Text(
                'Trong trường hợp này: nhom-du-an=A, hoặc một số lượng: tong-muc-dau-tu="12 tỷ". Ghi nhiều lần được.',
                "In this case: nhom-du-an=A, or a quantity: tong-muc-dau-tu=12000000000. May be given several times.",
            ),
        ),
        AS_OF,
        Option(
            "--received",
            kind=DayType,
            metavar=Text("NGÀY", "DAY"),
            said=Text(
                "Hồ sơ tiếp nhận ngày này: theo quy định chuyển tiếp có thể vẫn do nơi cũ giải quyết.",
                "For a file received on this day, which a transition may leave with whoever decided before.",
            ),
        ),
        form_option("text", "json"),
    ],
)
