"""``delegation edit move``."""

from __future__ import annotations

from delegation.cli.changing import below, settle
from delegation.cli.common import refuse_hypotheses, register_folder, today
from delegation.cli.declared import Argument, Command
from delegation.cli.offering import rule_files
from delegation.cli.options import DIFF, sort_option
from delegation.cli.places import ENTRIES
from delegation.findings import Language, Text


def _run(*, language: Language, name: str, file: str, sort: str | None, shown: bool) -> int:
    from delegation.run.editing.move import moved
    from delegation.run.editing.working_copy import WorkingCopy

    refuse_hypotheses("edit move")
    root = register_folder()
    copy, place = WorkingCopy.read(root), below(root, file)
    after = moved(copy, name, place, sort)
    said = Text(
        f"Đã chuyển {name} sang {place}; nội dung của sổ không đổi.",
        f"Moved {name} to {place}; the register says what it said.",
    )
    return settle(root, copy, after, today(root), said, language, shown=shown)


COMMAND = Command(
    _run,
    said=Text(
        "Chuyển một mục, kèm ghi chú ngay trên nó, sang tệp khác cùng loại; chưa có tệp thì tạo. Điều mà đầu tệp hoặc phần cũ ghi thay cho mục thì "
        "được ghi ra ở mục, nếu chỗ mới không ghi như vậy. Nội dung của sổ phải giữ nguyên, nếu không thì không ghi gì.",
        "Move an entry, with the remarks directly above it, to another file of its kind, which is made where it is not there. What the head of the file "
        "or the section said for it is written out at the entry, where the new place does not say the same. The register must say what it said, or "
        "nothing is written.",
    ),
    arguments=[
        (
            Text("MÃ", "ID"),
            Text("Mã của mục; mã thủ tục cũng được.", "The id of the entry, or the code of a procedure."),
        ),
        (
            Text("TỆP", "FILE"),
            Text("Tệp mới, kể từ thư mục của sổ.", "The new file, below the folder of the register."),
        ),
    ],
    examples=("delegation edit move so-cong-thuong holders/cong-thuong.yaml --diff",),
    params=[
        Argument(
            "name",
            metavar=Text("MÃ", "ID"),
            shell_complete=ENTRIES,
        ),
        Argument("file", shell_complete=rule_files, metavar=Text("TỆP", "FILE")),
        sort_option(),
        DIFF,
    ],
)
