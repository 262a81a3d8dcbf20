"""``delegation ids``."""

from __future__ import annotations

from delegation.cli.common import cache, emit, register_folder, rendering
from delegation.cli.declared import Argument, Command, Option, one_of
from delegation.cli.exits import SOUND
from delegation.cli.options import form_option
from delegation.cli.places import completing
from delegation.cli.reading import load, warn_of_problems
from delegation.findings import Language, Text
from delegation.names.search import SORTS, search
from delegation.reports.questions import ids as report


def _run(*, language: Language, name: tuple[str, ...], sort: str | None, form: str | None) -> int:
    root = register_folder()
    loaded = load(root, cache(used=True), language)
    asked = " ".join(name)
    found = search(loaded.register, asked, [one for one in SORTS if sort in (None, one.key)])
    if form == "json":
        emit(report.as_json(found, asked, loaded.rules_hash))
    else:
        emit(report.text(found, rendering(language, root)))
    warn_of_problems(loaded, language)
    return SOUND


COMMAND = Command(
    _run,
    said=Text(
        "Tìm mã của chủ thể, việc, văn bản, điều khoản, lĩnh vực, xã, phường, lần giao, quy phạm, hình thức, nguồn; viết như phải viết trong "
        "tệp quy tắc, kèm một dòng để phân biệt.",
        "Find the id of a holder, matter, instrument, provision, field, commune, grant, norm, form or source, as it is written in a rule file, "
        "with a line that tells it from others.",
    ),
    arguments=[
        (
            Text("TÊN", "NAME"),
            Text(
                "Vài từ trong tên, số hoặc mã; không cần dấu, gõ sai chút cũng tìm được.",
                "Words of the name, a number or an id; without diacritics, and in spite of small typing errors.",
            ),
        )
    ],
    examples=(
        "delegation ids giam doc so tu phap",
        "delegation ids khai tu --sort matter",
        'delegation ids "điều 14 khoản 1 72/2025"',
    ),
    params=[
        Argument(
            "name",
            nargs=-1,
            required=True,
            shell_complete=completing(*(one.key for one in SORTS)),
            metavar=Text("TÊN...", "NAME..."),
        ),
        Option("--sort", kind=one_of(*(one.key for one in SORTS)), said=Text("Chỉ tìm loại này.", "This sort only.")),
        form_option("text", "json"),
    ],
)
