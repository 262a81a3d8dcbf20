"""``delegation site``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path

from delegation.cli.common import remark
from delegation.cli.declared import Command
from delegation.cli.exits import SOUND
from delegation.cli.inputs import refuse_own_inputs
from delegation.cli.options import AS_OF, NO_CACHE, output_option
from delegation.cli.outputs import write_files
from delegation.cli.reading import opened, warn_of_problems
from delegation.errors import AskedWronglyError
from delegation.findings import Language, Text
from delegation.speech import in_english


def _run(*, language: Language, output: Path, as_of: date | None, no_cache: bool) -> int:
    asked = opened(language, as_of, kept=not no_cache)
    _refuse(output)
    from delegation.run.site.building import files

    places = set[Path]()
    write_files(_changed(output, files(asked.loaded, asked.examination), places), within=output)
    remark(
        Text(
            f"Đã ghi {len(places)} tệp vào {output}. Mở {output / 'index.html'} bằng trình duyệt.",
            f"Wrote {in_english(len(places), 'file')} into {output}. Open {output / 'index.html'} in a browser.",
        ),
        language,
    )
    warn_of_problems(asked.loaded, language)
    return SOUND


def _changed(
    output: Path, files: Iterable[tuple[str, bytes]], places: set[Path]
) -> Iterator[tuple[Path, bytes | None]]:
    """Give the pages that say something new, one after another, and those that are none any more. ``places``: is told of all pages."""
    for path, content in files:
        place = output / path
        places.add(place)
        if not _holds(place, content):
            yield place, content
    yield from ((one, None) for one in _left_over(output, places))


def _refuse(output: Path) -> None:
    """Refuse what is no folder of pages. Raises ``AskedWronglyError`` for a register, a file, or a folder that holds something else."""
    from delegation.run.site.building import RECEIPT

    refuse_own_inputs(output / "index.html", iter(()))
    if output.exists() and not output.is_dir():
        raise AskedWronglyError(
            Text(
                f"{output} là một tệp, không phải thư mục. Hãy ghi sau -o tên một thư mục, mới hoặc của lần dựng trang trước.",
                f"{output} is a file, not a folder. After -o name a folder, a new one or that of earlier pages.",
            )
        )
    if output.is_dir() and any(output.iterdir()) and not (output / RECEIPT).is_file():
        raise AskedWronglyError(
            Text(
                f"Không ghi vào {output}: thư mục đã có tệp khác, không phải trang tra cứu. Hãy chọn một thư mục mới, hoặc để trống.",
                f"Nothing is written into {output}: it holds other files, no look-up pages. Choose a new folder, or an empty one.",
            )
        )


def _holds(place: Path, content: bytes) -> bool:
    return place.is_file() and place.stat().st_size == len(content) and place.read_bytes() == content


def _left_over(output: Path, files: Collection[Path]) -> list[Path]:
    """Give the pages of an earlier run that are no pages any more, in the folders of ours."""
    folders = {one.parent for one in files} - {output}
    return sorted(one for folder in folders for one in folder.glob("*.html") if one not in files)


COMMAND = Command(
    _run,
    said=Text(
        "Dựng trang tra cứu của sổ vào một thư mục: mỗi việc, chủ thể, xã, phường, văn bản, quyết định, lĩnh vực, phép kiểm tra có chỗ của mình; số liệu, "
        "phát hiện, độ phủ, thời gian; tiếng Việt và tiếng Anh. Mở được từ thư mục dùng chung hoặc máy chủ web bất kỳ, không cần mạng. Cùng một sổ, cùng "
        "một ngày thì các trang giống nhau từng byte; dừng giữa chừng thì trang cũ còn nguyên.",
        "Write the look-up pages of the register into a folder: every matter, holder, commune, instrument, decision, field and check has its place; figures, "
        "findings, coverage, time; in Vietnamese and English. They open from a shared folder or any web server, without the network. The same register on "
        "the same day gives the same bytes; where the work is stopped, the earlier pages stay whole.",
    ),
    examples=(
        "delegation site -o trang",
        "delegation site -o trang --as-of 2026-06-30",
        "delegation site -o trang --with rules/drafts/het-28-nghi-dinh.yaml",
    ),
    params=[
        AS_OF,
        output_option(Text("Thư mục để ghi các trang.", "The folder to write the pages into."), required=True),
        NO_CACHE,
    ],
)
