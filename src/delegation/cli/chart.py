"""``delegation chart``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from delegation import pipeline
from delegation.analysis import Examination
from delegation.cli.common import as_of_option, cache, register_folder, remark, today, write_file
from delegation.cli.program import SOUND, shared
from delegation.cli.reading import warn_of_problems
from delegation.cli.speech import Spoken, WholeNumber, refuse
from delegation.findings import Language, Text
from delegation.naming import Kind, holders, matters, resolve

if TYPE_CHECKING:
    from delegation.charts.picture import Chart

_TARGETS: dict[str, Literal["svg", "png", "pdf"]] = {".svg": "svg", ".png": "png", ".pdf": "pdf"}


def command(language: Language) -> click.Command:
    """Build the command in one language."""

    def say(vi: str, en: str) -> str:
        return Text(vi, en).in_(language)

    def run(
        *,
        form: int | None,
        holder: str | None,
        matter: str | None,
        overview: bool,
        output: Path,
        as_of: date | None,
    ) -> int:
        _exactly_one((form is not None, holder is not None, matter is not None, overview), language)
        target = _target(output, language)
        loaded = pipeline.load(register_folder(), cache(used=True))
        examination = Examination(loaded.register, as_of or today())
        chart = _chart(examination, form, holder, matter, language, loaded.rules_hash)
        from delegation.charts.drawing import draw  # noqa: PLC0415  slow to import: only when the question is sound

        write_file(output, draw(chart, target))
        remark(Text(f"Đã vẽ {output}.", f"Drew {output}."), language)
        warn_of_problems(loaded, language)
        return SOUND

    return Spoken(
        language=language,
        name="chart",
        callback=run,
        help=say(
            "Vẽ sơ đồ thẩm quyền trên khổ A4, in đen trắng vẫn rõ: một hình thức ủy quyền, một chủ thể, một việc, hoặc tổng quan.",
            "Draw a chart of authority on A4, safe in black and white: a form of delegation, a holder, a matter, or an overview.",
        ),
        examples=(
            "delegation chart --form 3 -o hinh-thuc-3.pdf",
            "delegation chart --holder so-cong-thuong -o so-cong-thuong.svg",
            "delegation chart --matter 2.000229 -o viec.png --as-of 2026-06-01",
            "delegation chart --overview -o tong-quan.pdf",
        ),
        params=[*_options(language), as_of_option(language), *shared(language)],
    )


def _options(language: Language) -> list[click.Parameter]:
    def say(vi: str, en: str) -> str:
        return Text(vi, en).in_(language)

    return [
        click.Option(
            ["--form"],
            type=WholeNumber(language),
            metavar="N",
            help=say("Hình thức ủy quyền số N của Biểu 2.", "Form N of delegation."),
        ),
        click.Option(
            ["--holder"],
            metavar=say("CHỦ-THỂ", "HOLDER"),
            help=say(
                "Mã hoặc tên của một chủ thể; không cần dấu.", "Id or name of a holder; diacritics may be left out."
            ),
        ),
        click.Option(
            ["--matter"],
            metavar=say("VIỆC", "MATTER"),
            help=say("Mã hoặc vài từ trong tên một việc.", "Code, id or words of the title of a matter."),
        ),
        click.Option(
            ["--overview"], is_flag=True, help=say("Toàn cảnh: ai giao cho ai.", "Who gives to whom, in all.")
        ),
        click.Option(
            ["-o", "--output"],
            type=click.Path(path_type=Path),
            required=True,
            metavar=say("TỆP", "FILE"),
            help=say(
                "Tệp .svg, .png hoặc .pdf; đuôi tệp quyết định dạng.", "A .svg, .png or .pdf file; the ending decides."
            ),
        ),
    ]


def _exactly_one(asked: tuple[bool, ...], language: Language) -> None:
    if sum(asked) != 1:
        raise refuse(
            "Hãy chọn đúng một trong: --form, --holder, --matter, --overview.",
            "Choose exactly one of --form, --holder, --matter, --overview.",
            language,
            click.get_current_context(),
        )


def _target(output: Path, language: Language) -> Literal["svg", "png", "pdf"]:
    target = _TARGETS.get(output.suffix.lower())
    if target is None:
        raise refuse(
            f"Không vẽ được vào «{output}»: tên tệp phải có đuôi .svg, .png hoặc .pdf.",
            f"Cannot draw to “{output}”: the name must end in .svg, .png or .pdf.",
            language,
            click.get_current_context(),
        )
    return target


def _chart(
    examination: Examination,
    form: int | None,
    holder: str | None,
    matter: str | None,
    language: Language,
    rules_hash: str,
) -> Chart:
    register, day = examination.register, examination.as_of
    if form is not None:
        from delegation.charts.form import of_form  # noqa: PLC0415  only what is drawn is imported

        return of_form(register, form, day, language, rules_hash)
    if holder is not None:
        from delegation.charts.holder import of_holder  # noqa: PLC0415  only what is drawn is imported

        return of_holder(register, resolve(holder, holders(register), Kind.HOLDER).id, day, language, rules_hash)
    if matter is not None:
        from delegation.charts.matter import of_matter  # noqa: PLC0415  only what is drawn is imported

        return of_matter(examination, resolve(matter, matters(register), Kind.MATTER).id, language, rules_hash)
    from delegation.charts.overview import overview  # noqa: PLC0415  only what is drawn is imported

    return overview(register, day, language, rules_hash)
