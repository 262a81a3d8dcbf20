"""``delegation draft decision``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal

import click

from delegation.cli.common import (
    cache,
    deliver_file,
    is_file,
    register_folder,
    remark,
    remark_on_language,
    telling,
    today,
)
from delegation.cli.declared import Command, Option
from delegation.cli.endings import way_of
from delegation.cli.exits import SOUND
from delegation.cli.inputs import refuse_own_inputs
from delegation.cli.offering import grants
from delegation.cli.options import output_option
from delegation.cli.outputs import write_files
from delegation.cli.reading import load, opened, warn_of_problems
from delegation.cli.speech import DayType, refuse
from delegation.errors import AskedWronglyError
from delegation.findings import Language, Text
from delegation.model.holders import HolderId
from delegation.model.register import Register
from delegation.run import drafting, pipeline
from delegation.speech import joined
from delegation.speech.holders import holder_label


def _run(
    *,
    language: Language,
    extend: tuple[str, ...],
    withdraw: tuple[str, ...],
    until: date | None,
    on: date | None,
    output: Path,
) -> int:
    _sound(extend, withdraw, until, on, language)
    if is_file(output) and not _is_folder(output):
        way_of(output, None, ("word",), language)
    if extend or withdraw:
        opening = opened(language, None)
        loaded = opening.loaded
        assert until is not None  # noqa: S101  refused above
        act: Literal["extend", "withdraw"] = "extend" if extend else "withdraw"
        _deliver(
            drafting.of_grants(loaded, opening.examination, extend or withdraw, act, until, telling(language)),
            output,
            loaded.register,
            language,
        )
    else:
        root, kept = register_folder(), cache(used=True)
        loaded = load(root, kept, language)
        content = drafting.of_hypothesis(pipeline.load(root, kept), loaded, on or today(root), telling(language))
        deliver_file(content, output / _NAME if _is_folder(output) else output, language)
    remark_on_language(language)
    warn_of_problems(loaded, language)
    return SOUND


_NAME = "du-thao-quyet-dinh.docx"


def _is_folder(output: Path) -> bool:
    return output.is_dir() or (not output.suffix and not output.exists())


def _deliver(drafts: Mapping[HolderId, bytes], output: Path, register: Register, language: Language) -> None:
    """Write the drafts: one into a file, or each into a file of a folder, named by its giver."""
    if _is_folder(output):
        files: dict[Path, bytes | None] = {output / f"du-thao-{one}.docx": content for one, content in drafts.items()}
        for one in files:
            refuse_own_inputs(one, iter(()))
        write_files(files, within=output)
        for one in files:
            remark(Text(f"Đã ghi {one}.", f"Wrote {one}."), language)
        return
    if len(drafts) > 1:
        listed = joined(", ", [holder_label(one, register) for one in drafts])
        raise AskedWronglyError(
            Text(
                f"Các lần giao có nhiều bên giao: {listed.vi}. Mỗi bên giao ký một quyết định: hãy ghi sau -o tên một thư mục (-o {output.stem}) để có "
                "một dự thảo cho mỗi bên.",
                f"The grants have several givers: {listed.en}. Each giver signs a decision of its own: after -o name a folder (-o {output.stem}), for a "
                "draft for each.",
            )
        )
    deliver_file(next(iter(drafts.values())), output, language)


def _sound(
    extend: tuple[str, ...], withdraw: tuple[str, ...], until: date | None, on: date | None, language: Language
) -> None:
    """Refuse what cannot be meant, before anything is read."""
    context = click.get_current_context()
    if extend and withdraw:
        raise refuse(
            "Một dự thảo chỉ gia hạn (--extend) hoặc thu hồi (--withdraw); hãy lập hai dự thảo.",
            "A draft either extends (--extend) or takes back (--withdraw); make two drafts.",
            language,
            context,
        )
    if bool(extend or withdraw) != (until is not None):
        raise refuse(
            "--extend, --withdraw và --until NGÀY đi cùng nhau: lần giao nào, đến hết ngày nào. Dự thảo theo phương án thì dùng --with TỆP.",
            "--extend, --withdraw and --until DAY go together: which grant, until which day. For a hypothesis use --with FILE.",
            language,
            context,
        )
    if on is not None and until is not None:
        raise refuse(
            "--on chỉ đi với --with: ngày mà phương án có hiệu lực.",
            "--on goes with --with only: the day of the hypothesis.",
            language,
            context,
        )


_GRANT = Text("LẦN-GIAO|VĂN-BẢN|CÂU-CHỌN", "GRANT|INSTRUMENT|SELECTOR")
COMMAND = Command(
    _run,
    said=Text(
        "Dự thảo quyết định (Word, Nghị định số 30/2020/NĐ-CP) gia hạn hoặc thu hồi các lần giao, hoặc theo phương án sau --with, kèm phụ lục. Điều sổ không "
        "biết (số, ngày ký, người ký, căn cứ thẩm quyền) để trống; không tự đặt ra căn cứ.",
        "Draft a decision (Word, Decree 30/2020, in Vietnamese) that extends or takes back grants, or does what the hypothesis after --with supposes, with its "
        "annex. What the register does not know (number, day, who signs, the basis of the power) is left blank; no basis is made up.",
    ),
    examples=(
        "delegation draft decision --extend uq-sct-2025 --until 2028-12-31 -o gia-han.docx",
        'delegation draft decision --extend "holder:so-cong-thuong" --until 2028-12-31 -o du-thao',
        "delegation draft decision --withdraw uq-sct-2025 --until 2026-12-31 -o thu-hoi.docx",
        "delegation draft decision --with rules/drafts/tra-lai-tam-nhiem-vu-ton-giao.yaml --on 2027-01-01 -o quyet-dinh.docx",
    ),
    params=[
        Option(
            "--extend",
            multiple=True,
            shell_complete=grants,
            metavar=_GRANT,
            said=Text(
                "Gia hạn lần giao này, mọi lần giao của văn bản, hoặc các lần giao khớp câu chọn.",
                "Extend this grant, all of an instrument, or those that fit a selector.",
            ),
        ),
        Option(
            "--withdraw",
            multiple=True,
            shell_complete=grants,
            metavar=_GRANT,
            said=Text(
                "Thu hồi lần giao này, mọi lần giao của văn bản, hoặc các lần giao khớp câu chọn.",
                "Take back this grant, all of an instrument, or those that fit a selector.",
            ),
        ),
        Option("--until", kind=DayType, said=Text("Ngày cuối mới.", "The new last day.")),
        Option(
            "--on",
            kind=DayType,
            said=Text("Ngày phương án có hiệu lực; mặc định hôm nay.", "Day of the hypothesis; default today."),
        ),
        output_option(
            Text(
                "Tệp .docx; hoặc thư mục, mỗi bên giao một tệp trong đó.",
                "A .docx file; or a folder, with a file for each giver.",
            ),
            required=True,
        ),
    ],
)
