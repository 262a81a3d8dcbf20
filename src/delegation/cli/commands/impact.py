"""``delegation impact``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from delegation.cli.chart_files import draw, only_on_charts, standing_out
from delegation.cli.common import (
    cache,
    deliver,
    deliver_file,
    register_folder,
    remark,
    remark_on_language,
    rendering,
    telling,
    today,
)
from delegation.cli.declared import Command, Option, one_of
from delegation.cli.endings import way_of
from delegation.cli.exits import SOUND
from delegation.cli.offering import listed
from delegation.cli.options import HIGHLIGHT, NO_CACHE, all_option, form_option, output_option
from delegation.cli.places import complete_communes, completing
from delegation.cli.reading import load, warn_of_problems
from delegation.cli.speech import DayType, refuse
from delegation.findings import Language, Text
from delegation.run import pipeline
from delegation.run.supposing import NOTHING_SUPPOSED, Supposition, changed_by, impact_of, verb_of
from delegation.speech import days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from delegation.questions.suppose.impact import Impact
    from delegation.reports.shared.rendering import Rendering

_FORMS = ("text", "json")


def _run(
    *,
    language: Language,
    on: date | None,
    form: str | None,
    output: Path | None,
    show_all: bool,
    no_cache: bool,
    highlight: tuple[str, ...],
    **given: object,
) -> int:
    supposition = cast("Supposition", given)
    verb = verb_of(supposition)
    way = way_of(output, form, (*_FORMS, "word", "chart"), language)
    only_on_charts(highlight, way, language)
    root, kept = register_folder(), cache(used=not no_cache)
    drafted = load(root, kept, language)
    if verb is None and not drafted.supposed:
        raise refuse(NOTHING_SUPPOSED.vi, NOTHING_SUPPOSED.en, language, click.get_current_context())
    present = pipeline.load(root, kept) if drafted.supposed else drafted
    day = _day(verb, (present, drafted), on, root, language)
    told, after = impact_of(supposition, present, drafted, day)
    look = rendering(language, root, fold=not show_all, output=output)
    _deliver(told, (present, after), output, way, look, highlight)
    warn_of_problems(drafted, language)
    return SOUND


def _day(
    verb: str | None,
    registers: tuple[pipeline.Loaded, pipeline.Loaded],
    on: date | None,
    root: Path,
    language: Language,
) -> date:
    """Give the day that is asked about: of drafts alone the first one from today on at which all of them has happened; say where that is another than one may think."""
    if verb is not None:
        return on or today(root)
    whole = changed_by(*registers, on or today(root))
    shown = days.day(whole)
    if on is not None and on < whole:
        remark(
            Text(
                f"Đến ngày {days.day(on).vi} phương án chưa có hiệu lực đầy đủ; thay đổi sau cùng là từ ngày {shown.vi} (--on {whole.isoformat()}).",
                f"By {days.day(on).en} not all of the hypothesis has happened; its last change begins on {shown.en} (--on {whole.isoformat()}).",
            ),
            language,
        )
    elif on is None and whole != today(root):
        remark(
            Text(
                f"Xét tại ngày {shown.vi}, khi mọi thay đổi của phương án đã có hiệu lực. Ngày khác: --on.",
                f"As of {shown.en}, when all that the hypothesis changes has happened. Another day: --on.",
            ),
            language,
        )
    return on or whole


def _deliver(
    told: Impact,
    registers: tuple[pipeline.Loaded, pipeline.Loaded],
    output: Path | None,
    way: str,
    look: Rendering,
    highlight: Sequence[str],
) -> None:
    """Write the answer. ``registers``: the present one, and the one that is supposed."""
    present, after = registers
    if output is not None and way == "word":
        from delegation.documents.annexes.submission import write

        remark_on_language(look.language)
        deliver_file(write(told, after.rules_hash, telling(look.language)), output, look.language)
    elif output is not None and way == "chart":
        from delegation.charts.page.frame import Setting
        from delegation.charts.page.paper import paper_of
        from delegation.charts.subjects.compare import of_comparison

        marks = pipeline.marks(told.comparison.new)
        chart = of_comparison(told.comparison, look.language, after.rules_hash, marks)
        chart = standing_out(chart, highlight, after, told.comparison.new)
        draw(chart, Setting(paper_of("a4")), output, present)
    elif way == "json":
        from delegation.reports.questions.suppose_json import as_json

        deliver(as_json(told, after.rules_hash), output, look.language)
    else:
        from delegation.reports.questions.suppose import text

        deliver(text(told, look), output, look.language)


_HOLDER = Text("CHỦ-THỂ", "HOLDER")
_HOLDERS = completing("holder")
_SUPPOSITIONS = (
    Option(
        "--abolish",
        metavar=_HOLDER,
        shell_complete=_HOLDERS,
        said=Text("Chủ thể này kết thúc hoạt động.", "This holder is abolished."),
    ),
    Option(
        "--successor",
        metavar=_HOLDER,
        shell_complete=_HOLDERS,
        said=Text("Bên dự kiến kế thừa, đi với --abolish.", "Who is meant to succeed, with --abolish."),
    ),
    Option(
        "--withdraw",
        metavar=Text("LẦN-GIAO|VĂN-BẢN", "GRANT|INSTRUMENT"),
        shell_complete=completing("grant", "instrument"),
        said=Text(
            "Thu hồi lần giao này, hoặc mọi lần giao theo văn bản này.",
            "Take back this grant, or all by this instrument.",
        ),
    ),
    Option(
        "--withdraw-from",
        metavar=_HOLDER,
        shell_complete=_HOLDERS,
        said=Text("Thu hồi mọi việc đã giao cho chủ thể này.", "Take back all that was given to it."),
    ),
    Option(
        "--end",
        metavar=Text("VĂN-BẢN", "INSTRUMENT"),
        shell_complete=completing("instrument"),
        said=Text("Văn bản này hết hiệu lực.", "This instrument ends."),
    ),
    Option(
        "--split",
        metavar=_HOLDER,
        shell_complete=_HOLDERS,
        said=Text("Chia chủ thể này, đi với --into.", "Split this holder, with --into."),
    ),
    Option(
        "--into",
        multiple=True,
        shell_complete=listed(_HOLDERS),
        metavar=Text("TÊN[:PHẦN]", "NAME[:SHARE]"),
        said=Text(
            "Thành những chủ thể nào: «Sở A,Sở B», hoặc mỗi nơi một --into kèm lĩnh vực của nó: «Sở A: thuong-mai,hoa-chat».",
            "Into which: “A,B”, or one --into for each with its fields: “A: thuong-mai,hoa-chat”.",
        ),
    ),
    Option(
        "--by",
        kind=one_of("field", "case"),
        said=Text(
            "Phần sau dấu hai chấm là lĩnh vực (mặc định) hay trường hợp, như nhom-du-an=A.",
            "Whether shares are fields (default) or cases, like nhom-du-an=A.",
        ),
    ),
    Option(
        "--merge-communes",
        shell_complete=listed(complete_communes),
        metavar=Text("MÃ,MÃ", "CODE,CODE"),
        said=Text("Sắp xếp các xã, phường này, đi với --as.", "Put these communes together, with --as."),
    ),
    Option(
        "--as",
        "new_name",
        metavar=Text("TÊN", "NAME"),
        said=Text("Tên mới, bắt đầu bằng Phường hoặc Xã.", "The new name, with its type, as in the example."),
    ),
    Option(
        "--on",
        kind=DayType,
        said=Text(
            "Ngày đầu tiên phương án có hiệu lực, cũng là ngày xét; mặc định hôm nay, còn với phương án ghi trong tệp (--with) là ngày mọi thay đổi đã có hiệu lực.",
            "First day of the hypothesis, and the day asked about; default today, and of drafts alone (--with) the day on which all of them has happened.",
        ),
    ),
)
_OUTPUTS = (
    form_option(*_FORMS),
    output_option(
        Text(
            "Ghi vào tệp: .docx là dự thảo tờ trình; .svg, .png, .pdf là sơ đồ; .json, .txt là kết quả này.",
            "Write to a file: .docx drafts the submission (in Vietnamese); .svg, .png, .pdf draw; .json, .txt hold this result.",
        ),
    ),
    all_option(Text("Nêu hết các việc và phát hiện.", "Show all matters and findings.")),
    HIGHLIGHT,
    NO_CACHE,
)

COMMAND = Command(
    _run,
    said=Text(
        "Xem trước tác động của một phương án, tính tại một ngày: việc nào bỏ trống, ai có thể kế thừa, phát hiện nào mới, số liệu "
        "nào đổi, còn gì phải quyết định. Với -o .docx, lập dự thảo tờ trình.",
        "See what a hypothesis does on a day: what is left vacant, who may inherit, which findings appear, which numbers change, "
        "what must be decided. With -o .docx, draft the submission.",
    ),
    examples=(
        "delegation impact --abolish so-cong-thuong --on 2026-12-31",
        'delegation impact --abolish so-cong-thuong --successor "Sở Nội vụ" --on 2026-12-31 -o to-trinh.docx',
        "delegation impact --withdraw 74/2025/QĐ-UBND --on 2026-12-31 --all",
        "delegation impact --end 39/2024/QH15 --on 2026-06-30 --format json",
        'delegation impact --merge-communes 00004,00008 --as "Phường Ba Đình" --on 2027-01-01',
    ),
    params=[
        *_SUPPOSITIONS,
        *_OUTPUTS,
    ],
)
