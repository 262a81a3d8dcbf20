"""``delegation annex``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from delegation.cli.common import (
    cache,
    deliver_file,
    emit,
    telling,
)
from delegation.cli.declared import Argument, Command, Option, file
from delegation.cli.endings import way_of
from delegation.cli.exits import SOUND
from delegation.cli.offering import annexes
from delegation.cli.office_files import SUMMARY, tell_of
from delegation.cli.options import AS_OF, output_option
from delegation.cli.reading import opened, warn_of_problems
from delegation.cli.speech import WholeNumber, refuse
from delegation.findings import Language, Text
from delegation.run.making import given_for, office_file

if TYPE_CHECKING:
    from delegation.documents.annexes.kinds import ChosenAnnex
    from delegation.documents.shared.numbering import Numbered
    from delegation.documents.shared.source import AnnexSource


def _run(  # noqa: PLR0913  one parameter for each option
    *,
    language: Language,
    kinds: tuple[str, ...],
    output: Path | None,
    as_of: date | None,
    document: str | None,
    template: Path | None,
    no_lists: bool,
    summary: bool,
    first: int | None,
    placeholders: bool,
    notes: bool,
    sources: bool,
    revision: bool,
) -> int:
    if not placeholders:
        _sound(kinds, output, template, language, summary=summary, more=no_lists or bool(first or document))
    from delegation.documents.annexes import kinds as known
    from delegation.documents.shared.official import Shown

    asked = [known.read(one) for one in kinds]
    opening = opened(language, as_of)
    given = given_for(
        opening.loaded,
        opening.examination,
        language,
        with_lists=not (no_lists or summary) and template is None,
        kept=cache(used=True),
        tell=telling(language),
        shown=Shown(notes, sources, revision),
    )
    if placeholders:
        emit(_placeholders(given))
    elif output is not None:
        make = partial(_made, given, asked, output, document, first, summary=summary)
        content = _filled(given, template) if template is not None else _written(given, asked, output, make)
        deliver_file(content, output, language)
    warn_of_problems(opening.loaded, language)
    return SOUND


_KINDS = Text(
    "bieu-1, bieu-2, nhiem-vu:CHỦ-THỂ-HOẶC-LĨNH-VỰC, uy-quyen[:VĂN-BẢN-HOẶC-CHỦ-THỂ], phat-hien[:DLG2,DLG301], het-han[:NGÀY], tom-tat[:NGÀY], so-do:GÌ "
    "(hinh-thuc-3, tong-quan, một chủ thể, một việc). Nhiều loại thành nhiều phụ lục theo thứ tự gõ.",
    "bieu-1, bieu-2, nhiem-vu:HOLDER-OR-FIELD, uy-quyen[:INSTRUMENT-OR-HOLDER], phat-hien[:DLG2,DLG301], het-han[:DAY], tom-tat[:DAY], so-do:WHAT "
    "(hinh-thuc-3, tong-quan, a holder, a matter). Several make several annexes, in the order typed.",
)


def _sound(
    kinds: tuple[str, ...], output: Path | None, template: Path | None, language: Language, *, summary: bool, more: bool
) -> None:
    """Refuse what cannot be meant, before anything is read."""
    context = click.get_current_context()
    if bool(kinds) == (template is not None):
        raise refuse(
            "Hãy nêu ít nhất một LOẠI phụ lục, như bieu-2, hoặc một tệp mẫu sau --template; không cả hai.",
            "Name at least one KIND of annex, like bieu-2, or a file after --template; not both.",
            language,
            context,
        )
    if output is None:
        raise refuse(
            "Thiếu -o: hãy nêu tệp .docx hoặc .xlsx để ghi.",
            "Missing -o: name a .docx or .xlsx file to write.",
            language,
            context,
        )
    way_of(output, None, ("word",) if template is not None else ("word", "excel", "html"), language)
    if output.suffix.lower() == ".html":
        _sound_page(kinds, language, more=more or summary)
    if template is not None and summary:
        raise refuse(
            "--summary không đi với --template: tệp mẫu tự nêu phụ lục nào đứng ở đâu. Hãy bỏ --summary.",
            "--summary does not go with --template: the template says itself what stands where. Leave out --summary.",
            language,
            context,
        )
    if template is not None and output.resolve() == template.resolve():
        raise refuse(
            f"Tệp kết quả và tệp mẫu là một («{template}»). Hãy chọn tên khác sau -o để giữ nguyên tệp mẫu.",
            f"The result and the template are the same file (“{template}”). Choose another name after -o.",
            language,
            context,
        )


def _sound_page(kinds: tuple[str, ...], language: Language, *, more: bool) -> None:
    """Refuse a page of HTML for anything but findings; ``more``: with what only an annex has."""
    if len(kinds) == 1 and kinds[0].partition(":")[0].strip().lower() == "phat-hien" and not more:
        return
    raise refuse(
        "Tệp .html chỉ là báo cáo họp rà soát: hãy nêu một loại phat-hien (như phat-hien:so-cong-thuong), không kèm --no-lists, --summary, "
        "--first, --document; hoặc đổi đuôi tệp thành .docx, .xlsx.",
        "A file .html is the report for a review meeting only: name the one kind phat-hien (like phat-hien:so-cong-thuong), without --no-lists, "
        "--summary, --first, --document; or choose an ending .docx or .xlsx.",
        language,
        click.get_current_context(),
    )


def _written(given: AnnexSource, asked: list[ChosenAnnex], output: Path, make: Callable[[], Numbered]) -> bytes:
    """Write what is asked for as the ending of the file says."""
    if output.suffix.lower() != ".html":
        return office_file(make(), output)
    from delegation.run.reviewing import review_page

    return review_page(given, asked[0].what).encode()


def _made(
    given: AnnexSource,
    asked: list[ChosenAnnex],
    output: Path,
    document: str | None,
    first: int | None,
    *,
    summary: bool,
) -> Numbered:
    """Make the annexes, and say about how many pages they take in Word."""
    from delegation.documents.annexes.beside_holder import commands
    from delegation.documents.annexes.kinds import annexes
    from delegation.documents.annexes.other_bases import untold_bases
    from delegation.documents.shared.annex import Annexes
    from delegation.documents.shared.numbering import Numbered
    from delegation.documents.shared.summary import in_short

    def left_out(one: ChosenAnnex, why: Text) -> None:
        telling(given.language)(Text(f"Không lập {one.written}: {why.vi}", f"Not made: {one.written}. {why.en}"))

    found = annexes(replace(given, is_short=summary), asked, left_out)
    if summary:
        found = tuple(in_short(one, given.language) for one in found)
    made = Numbered(Annexes(found, given.language, given.as_of, given.rules_hash, document or None, first))
    tell_of(made, output, given.language)
    for each in asked if not summary else ():
        said = untold_bases(given, each.what) if each.name == "uy-quyen" else None
        if said is not None:
            telling(given.language)(said)
    for one in commands(given, [(each.name, each.what) for each in asked]):
        telling(given.language)(one)
    return made


def _filled(given: AnnexSource, template: Path) -> bytes:
    from delegation.documents.template.fill import fill
    from delegation.documents.template.opening import opened

    return fill(opened(template), given, str(template))


def _placeholders(given: AnnexSource) -> str:
    from delegation.documents.template.placeholders import listed

    return listed(given)


_PARAMS = (
    Argument(
        "kinds",
        nargs=-1,
        required=False,
        metavar=Text("[LOẠI[:GÌ]]...", "[KIND[:WHAT]]..."),
        shell_complete=annexes,
    ),
    output_option(
        Text(
            "Tệp .docx hoặc .xlsx, đuôi tệp quyết định dạng; .html cho riêng phat-hien là báo cáo họp rà soát, lọc, tìm và in được.",
            "A .docx or .xlsx file, the ending decides; .html, for phat-hien alone, is the report for a review meeting: it filters, finds words and prints.",
        ),
    ),
    AS_OF,
    Option(
        "--document",
        metavar=Text("VĂN-BẢN", "TEXT"),
        said=Text(
            "Văn bản mà phụ lục kèm theo, ghi ở dòng «(Kèm theo …)»; mặc định để trống theo mẫu.",
            "The document that the annex goes with, for the line “(Enclosed with …)”; default: the blank form.",
        ),
    ),
    Option(
        "--template",
        kind=file,
        metavar=Text("TỆP", "FILE"),
        said=Text(
            "Tệp .docx của người soạn, có chỗ điền như {{bieu-2}} hoặc {{F119}}.",
            "The author's .docx file with placeholders such as {{bieu-2}} or {{F119}}.",
        ),
    ),
    Option(
        "--placeholders",
        is_flag=True,
        said=Text("Liệt kê mọi chỗ điền với giá trị hiện nay.", "List all placeholders with their present values."),
    ),
    Option(
        "--no-lists",
        is_flag=True,
        said=Text("Không kèm danh mục đứng sau các con số.", "Leave out the lists behind the numbers."),
    ),
    SUMMARY,
    Option(
        "--notes",
        is_flag=True,
        said=Text(
            "Kèm ghi chú làm việc của sổ và lý do chưa rõ; mặc định bỏ, để phụ lục ký được.",
            "Add the working notes of the register, and why something is not known; by default they are left out.",
        ),
    ),
    Option(
        "--sources",
        is_flag=True,
        said=Text(
            "Kèm nguồn lấy từng mục, tệp và dòng, mã trong sổ, mã phép kiểm tra.",
            "Add where entries were taken from, files and lines, ids of the register and of checks.",
        ),
    ),
    Option(
        "--revision",
        is_flag=True,
        said=Text(
            "Ghi dưới bảng tên sổ và mã bản của các tệp quy tắc; thuộc tính của tệp luôn ghi.",
            "Name the register and the state of its files below the table; the properties of the file always do.",
        ),
    ),
    Option(
        "--first",
        kind=WholeNumber,
        metavar=Text("SỐ", "N"),
        said=Text(
            "Số của phụ lục đầu tiên; mặc định 1, một phụ lục duy nhất thì không đánh số.",
            "Number of the first annex; default 1, a single annex has none.",
        ),
    ),
)

COMMAND = Command(
    _run,
    said=Text(
        "Lập phụ lục để đưa thẳng vào văn bản: Word (.docx) theo Nghị định số 30/2020/NĐ-CP hoặc Excel (.xlsx). Số nào cũng dẫn đến "
        "danh mục đứng sau nó. Với --template, điền vào tệp mẫu của người soạn.",
        "Make annexes that go into official documents as they are: Word (.docx) under Decree 30/2020, or Excel (.xlsx). "
        "Each number leads to the list behind it. With --template, fill the author's own file.",
    ),
    arguments=[(Text("LOẠI", "KIND"), _KINDS)],
    examples=(
        "delegation annex bieu-2 -o bieu-2.docx",
        "delegation annex bieu-1 bieu-2 uy-quyen:qd-uy-quyen-so-cong-thuong-2025 so-do:hinh-thuc-3 -o phu-luc.docx",
        "delegation annex nhiem-vu:so-xay-dung -o nhiem-vu.xlsx --as-of 2026-12-31",
        'delegation annex het-han:2027-03-01 phat-hien:DLG2 -o hop.docx --document "Tờ trình số 12/TTr-STP"',
        "delegation annex phat-hien:so-cong-thuong -o ra-soat.html",
        "delegation annex --placeholders",
    ),
    params=_PARAMS,
)
