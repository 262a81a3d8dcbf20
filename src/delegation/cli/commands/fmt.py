"""``delegation fmt``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from delegation.cli.common import emit, refuse_hypotheses, register_folder, remark
from delegation.cli.declared import Argument, Command, Option, file
from delegation.cli.exits import SOUND, WRONG_RULES
from delegation.errors import AskedWronglyError
from delegation.findings import Language, Text
from delegation.run.formatting import Formatted, formatted
from delegation.speech.numbers import counted, number


def _run(*, language: Language, paths: tuple[Path, ...], only_check: bool, shown: bool) -> int:
    from delegation.cli.changing import show, write

    refuse_hypotheses("fmt")
    if only_check and shown:
        raise AskedWronglyError(
            Text(
                "--check và --diff đều chỉ xem mà không ghi; hãy chọn một.",
                "--check and --diff both write nothing; choose one.",
            )
        )
    root, names = _meant(paths)
    found = formatted(root, names)
    if shown:
        show(found.changed)
    elif only_check:
        emit("".join(f"{one.name}\n" for one in found.changed))
    else:
        write(root, found.changed)
    remark(_told(found, is_written=not (only_check or shown)), language)
    for name in found.refused:
        remark(_refused(name), language)
    left = found.changed if only_check or shown else ()
    return WRONG_RULES if left or found.refused else SOUND


def _meant(paths: Sequence[Path]) -> tuple[Path, tuple[str, ...]]:
    """Give the register, and the names of the files that are meant; hypotheses in its folder for them may be named, too."""
    if not paths:
        return register_folder(), ()
    from delegation.cli.chosen import chosen

    return chosen(paths, drafts_too=True)


def _told(found: Formatted, *, is_written: bool) -> Text:
    changed, every = len(found.changed), counted(found.count - len(found.refused), "tệp", "file")
    many = number(changed)
    if not changed:
        return Text(f"{every.vi} đã đúng cách trình bày.", f"{every.en} laid out already.")
    if is_written:
        return Text(f"Đã trình bày lại {many.vi} trong {every.vi}.", f"Laid out {many.en} of {every.en} anew.")
    return Text(
        f"{many.vi} trong {every.vi} chưa đúng cách trình bày. Ghi lại bằng: delegation fmt",
        f"{many.en} of {every.en} would be laid out anew. Write by: delegation fmt",
    )


def _refused(name: str) -> Text:
    return Text(
        f"{name}: không trình bày lại được vì tệp có lỗi cú pháp hoặc khóa ghi hai lần. Hãy chạy delegation check để xem lỗi ở dòng nào.",
        f"{name}: left as it is, because its syntax is faulty or a key stands twice. Run `delegation check` to see on which line.",
    )


COMMAND = Command(
    _run,
    said=Text(
        "Trình bày lại các tệp quy tắc theo một cách thống nhất: thứ tự khóa như trong lược đồ, thụt dòng hai dấu cách, khoảng trắng, dòng trống, "
        "dấu nháy, cách xuống dòng. Nội dung, chú thích và thứ tự các mục giữ nguyên; tệp nào không thể trình bày lại mà vẫn giữ nguyên nội dung "
        "thì để nguyên.",
        "Lay out rule files in one canonical way: keys in the order of the schema, two blanks for each level, blanks, empty lines, quotation marks, "
        "line ends. What they say, their remarks and the order of the entries stay; a file that cannot be laid out without a change of what it "
        "says is left alone.",
    ),
    arguments=[
        (
            Text("TỆP", "FILE"),
            Text(
                "Tệp hoặc thư mục trong sổ; không nêu thì mọi tệp.",
                "A file or folder of the register; without any, all.",
            ),
        )
    ],
    examples=("delegation fmt", "delegation fmt --diff rules/tasks", "delegation fmt --check"),
    params=[
        Argument("paths", nargs=-1, kind=file, metavar=Text("[TỆP...]", "[FILE...]")),
        Option(
            "--check",
            "only_check",
            is_flag=True,
            said=Text(
                "Chỉ nêu tên tệp chưa đúng cách trình bày, không ghi gì; có tệp như vậy thì mã thoát là 1.",
                "Only name the files that would change, write nothing; exit code 1 where there are any.",
            ),
        ),
        Option(
            "--diff",
            "shown",
            is_flag=True,
            said=Text(
                "Chỉ xem sẽ đổi gì, không ghi gì; có thay đổi thì mã thoát là 1.",
                "Only show what would change, write nothing; exit code 1 where anything would.",
            ),
        ),
    ],
)
