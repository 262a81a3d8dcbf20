"""``delegation edit rename``."""

from __future__ import annotations

from collections.abc import Sequence

from delegation.cli.changing import show, write
from delegation.cli.common import emit, refuse_hypotheses, register_folder, remark, today
from delegation.cli.declared import Argument, Command, Option
from delegation.cli.exits import SOUND
from delegation.cli.options import DIFF, sort_option
from delegation.cli.places import ENTRIES
from delegation.findings import Language, Text
from delegation.model.places import Place
from delegation.speech import in_english

_SHOWN = 3
"""Lines that still say the old id, which are named; of more the number."""


def _run(*, language: Language, old: str, new: str, sort: str | None, no_formerly: bool, shown: bool) -> int:
    from delegation.run.editing.rename import renamed
    from delegation.run.editing.working_copy import WorkingCopy

    refuse_hypotheses("edit rename")
    root = register_folder()
    found = renamed(WorkingCopy.read(root), old, new, today(root), sort=sort, formerly=not no_formerly)
    if shown:
        show(found.changes)
    else:
        write(root, found.changes)
        kind, places, files = found.sort.said, found.places, len(found.changes)
        emit(
            Text(
                f"Đã đổi mã {kind.vi} {old} thành {new}: {places} chỗ trong {files} tệp. Nội dung của sổ không đổi, các phát hiện và khẳng định cũng vậy.",
                f"Renamed the {kind.en} {old} to {new}: {in_english(places, 'place')} in {in_english(files, 'file')}. The register says what it said, and so do findings and "
                "assertions.",
            ).in_(language)
            + "\n"
        )
    if found.left:
        remark(_left(old, found.left), language)
    return SOUND


def _left(old: str, left: Sequence[Place]) -> Text:
    named = ", ".join(f"{one.file}:{one.path[0]}" for one in left[:_SHOWN])
    more = "" if len(left) <= _SHOWN else "…"
    return Text(
        f"Còn {len(left)} dòng lời văn, ghi chú nhắc {old} và được giữ nguyên: {named}{more}",
        f"Where text and remarks still say {old} they stay as they are, in {in_english(len(left), 'line')}: {named}{more}",
    )


COMMAND = Command(
    _run,
    said=Text(
        "Đổi mã của một mục ở mọi chỗ nhắc tới nó: tham chiếu, câu chọn, khóa của phát hiện đã miễn trừ hay đã biết, phương án trong drafts/. "
        "Nội dung của sổ phải giữ nguyên; khác ở đâu thì không ghi gì và nêu chỗ đó. Việc giữ mã cũ ở «formerly», để ai hỏi mã cũ vẫn ra.",
        "Rename an entry wherever it is referred to: references, selectors, keys of findings that are waived or known, hypotheses in drafts/. "
        "The register must say afterwards what it said; where it would not, nothing is written and the place is named. A matter keeps its old id "
        "under `formerly`, so that whoever asks for it still finds it.",
    ),
    arguments=[
        (Text("MÃ", "ID"), Text("Mã đang dùng; mã thủ tục cũng được.", "The present id, or the code of a procedure.")),
        (Text("MÃ-MỚI", "NEW"), Text("Mã mới.", "The new id.")),
    ],
    examples=(
        "delegation edit rename so-cong-thuong so-cong-thuong-ha-noi --diff",
        "delegation edit rename dat-dai linh-vuc-dat-dai --sort field --diff",
    ),
    params=[
        Argument(
            "old",
            metavar=Text("MÃ", "ID"),
            shell_complete=ENTRIES,
        ),
        Argument("new", metavar=Text("MÃ-MỚI", "NEW")),
        sort_option(),
        Option(
            "--no-formerly",
            is_flag=True,
            said=Text("Không giữ mã cũ ở «formerly».", "Do not keep the old id under `formerly`."),
        ),
        DIFF,
    ],
)
