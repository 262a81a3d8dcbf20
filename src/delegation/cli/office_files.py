"""Annexes that a command writes for Word or Excel: in short where that is asked for, and with about how many pages there will be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from delegation.cli.common import deliver_file, telling
from delegation.cli.declared import Option
from delegation.cli.endings import endings
from delegation.cli.speech import refuse
from delegation.findings import Language, Text
from delegation.run.making import office_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from delegation.documents.shared.annex import Annex
    from delegation.documents.shared.numbering import Numbered

SUMMARY = Option(
    "--summary",
    is_flag=True,
    said=Text(
        "Phụ lục chỉ có phần tổng hợp: số lượng theo từng mục, không kèm từng dòng và danh mục.",
        "Annexes with the totals only: how many stand under each heading, without the rows and the lists.",
    ),
)
_FEWER = Text("--summary chỉ giữ phần tổng hợp", "--summary keeps the totals only")


def only_in_office_files(way: str, language: Language, *, summary: bool) -> None:
    """Refuse ``--summary`` where no annex is written, before anything is read."""
    if summary and way not in ("word", "excel"):
        raise refuse(
            f"--summary chỉ dùng khi ghi phụ lục: hãy thêm -o với tên tệp có đuôi {endings('word', 'excel')}.",
            f"--summary goes with an annex only: add -o with a name that ends in {endings('word', 'excel')}.",
            language,
        )


def deliver_annexes(
    found: Sequence[Annex], output: Path, language: Language, as_of: date, rules_hash: str, *, summary: bool
) -> None:
    """Write annexes, in short where that is asked for, and say before about how many pages they take in Word."""
    from delegation.documents.shared.annex import Annexes
    from delegation.documents.shared.numbering import Numbered
    from delegation.documents.shared.summary import in_short

    several = tuple(in_short(one, language) for one in found) if summary else tuple(found)
    made = Numbered(Annexes(several, language, as_of, rules_hash))
    tell_of(made, output, language, Text("", "") if summary else _FEWER)
    deliver_file(office_file(made, output), output, language)


def tell_of(made: Numbered, output: Path, language: Language, *fewer: Text) -> None:
    """Say about how many pages annexes take in Word, how there are ``fewer``, and how many instruments have blanks in them."""
    from delegation.documents.shared.official import left_blank
    from delegation.documents.word.extent import told
    from delegation.speech.blanks import to_fill_in

    if output.suffix.lower() == ".docx":
        telling(language)(told(made, *fewer))
    if count := left_blank(made.document.annexes):
        telling(language)(to_fill_in(count))
