"""``delegation schema``."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from delegation.cli.common import hypotheses, register_folder, remark, today
from delegation.cli.declared import Command, Option
from delegation.cli.exits import SOUND
from delegation.cli.inputs import refuse_own_inputs
from delegation.cli.options import AS_OF, output_option
from delegation.cli.outputs import write_files
from delegation.cli.reading import warn_of_problems
from delegation.errors import AskedWronglyError
from delegation.findings import Language, Text
from delegation.loading.disk.files import RuleFile, schemas
from delegation.speech import counted
from delegation.speech.text import joined


def _run(*, language: Language, output: Path, with_ids: bool, as_of: date | None) -> int:
    _refuse(output, with_ids=with_ids, as_of=as_of)
    from delegation.run.resident.schemas import plain_files, schema_files

    if not with_ids:
        _write(output, plain_files(language), language)
        return SOUND
    from delegation.run.resident.texts import Resident

    root = register_folder()
    state = Resident(root, lambda: as_of or today(root)).state()
    _write(output, schema_files(state, language), language)
    remark(_led(output, root, state.loaded.files), language)
    warn_of_problems(state.loaded, language)
    return SOUND


def _refuse(output: Path, *, with_ids: bool, as_of: date | None) -> None:
    """Refuse what is no folder for schemas, and what does not go together. Raises ``AskedWronglyError``."""
    if hypotheses():
        raise AskedWronglyError(_NO_DRAFTS)
    if as_of is not None and not with_ids:
        raise AskedWronglyError(_NO_DAY)
    refuse_own_inputs(output / "x.json", iter(()))
    if output.exists() and not output.is_dir():
        raise AskedWronglyError(
            Text(
                f"{output} là một tệp, không phải thư mục. Hãy ghi sau -o tên một thư mục.",
                f"{output} is a file, not a folder. Name a folder after -o.",
            )
        )
    if os.path.realpath(output) == os.path.realpath(schemas()):
        raise AskedWronglyError(
            Text(
                f"Không ghi vào {output}: chương trình đọc chính các lược đồ ở đó. Hãy chọn một thư mục khác, ví dụ luoc-do.",
                f"Nothing is written into {output}: the program reads the schemas that lie there. Choose another folder, such as luoc-do.",
            )
        )


def _write(output: Path, files: Iterable[tuple[str, bytes]], language: Language) -> None:
    """Write the files that say something new, and tell how many they are."""
    places = [(output / name, content) for name, content in files]
    fresh = [(place, content) for place, content in places if not place.is_file() or place.read_bytes() != content]
    write_files(fresh, within=output)
    every, new = counted(len(places), "tệp", "file"), len(fresh)
    remark(
        Text(
            f"Thư mục {output} có lược đồ trong {every.vi}, trong đó {new} tệp vừa ghi mới.",
            f"The folder {output} has the schemas in {every.en}, {new} of them written anew.",
        ),
        language,
    )


def _led(output: Path, root: Path, found: Iterable[RuleFile]) -> Text:
    """Say whether the first lines of the rule files lead editors to these schemas."""
    shown = sorted(set(_folders(root, found)))
    if not shown:
        return Text(
            f"Tệp của sổ chưa có dòng đầu «# yaml-language-server: $schema=…» nên hãy chỉ thư mục {output} trong cài đặt của trình soạn thảo (docs/editors.md).",
            f"No rule file begins with a line «# yaml-language-server: $schema=…»: name the folder {output} in the settings of the editor (docs/editors.md).",
        )
    other = [one for one in shown if one != os.path.realpath(output)]
    if not other:
        return Text(
            "Dòng đầu của các tệp đã dẫn tới đây; trình soạn thảo YAML nào cũng gợi ý được mã.",
            "The first lines of the rule files lead here: any YAML editor completes ids.",
        )
    named = os.path.relpath(other[0])
    said = Text(
        f"Chú ý: dòng đầu của tệp trong sổ còn dẫn tới {named}, và trình soạn thảo theo dòng ấy trước mọi cài đặt. ",
        f"Note: first lines of rule files lead to {named}, and editors follow them before any setting. ",
    )
    if other[0] == os.path.realpath(schemas()):
        more = Text("Muốn dùng lược đồ này thì đổi các dòng ấy.", "To use these schemas, change these lines.")
    else:
        more = Text("Hãy ghi vào đó bằng -o, hoặc đổi các dòng ấy.", "Write there with -o, or change these lines.")
    return joined("", (said, more))


def _folders(root: Path, found: Iterable[RuleFile]) -> Iterator[str]:
    from delegation.run.fixing import schema_folders

    for up, folder in schema_folders(found):
        yield os.path.realpath(Path(root, *[".."] * up, folder))


_NO_DRAFTS = Text(
    "Lược đồ chỉ lấy mã của sổ thật, không lấy của phương án sau --with. Hãy bỏ --with.",
    "Schemas have the ids of the real register, not those of hypotheses after --with. Leave out --with.",
)
_NO_DAY = Text(
    "--as-of chỉ dùng cùng --with-ids: ngày cho biết mục nào đã kết thúc.",
    "--as-of goes with --with-ids alone: the day tells which entries have ended.",
)

COMMAND = Command(
    _run,
    said=Text(
        "Ghi lược đồ của các tệp quy tắc ra một thư mục; với --with-ids thì kèm mã, tên của mọi mục trong sổ, để trình soạn thảo YAML nào cũng gợi ý được "
        "chủ thể, việc, văn bản, lĩnh vực, xã, phường mà chưa cần máy chủ (delegation lsp). Sổ đổi thì chạy lại: chỉ tệp nào khác mới được ghi. Mục mới "
        "hơn lược đồ không bị coi là sai. Không bao giờ ghi vào sổ.",
        "Write the schemas of rule files into a folder; with --with-ids they have the ids and names of all entries of the register, so that any YAML editor "
        "completes holders, matters, instruments, fields and communes before the server (delegation lsp) is set up. Run it again when the register has "
        "changed: only files that differ are written. Entries newer than the schemas are not refused. It never writes into the register.",
    ),
    examples=("delegation schema --with-ids -o luoc-do", "delegation schema -o luoc-do --lang en"),
    params=[
        output_option(Text("Thư mục để ghi lược đồ.", "The folder to write the schemas into."), required=True),
        Option(
            "--with-ids",
            "with_ids",
            is_flag=True,
            said=Text("Kèm mã và tên của các mục trong sổ.", "With the ids and names of the register's entries."),
        ),
        AS_OF,
    ],
)
