"""Reading Excel files: each sheet that is shown as a table, with merged cells, struck and hidden rows, and how numbers are shown."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from delegation.documents.intake import conditions, drawn, formulas, marks, packages, symbols
from delegation.documents.intake.letters import TypedLetters, cleaned, converted, old_of
from delegation.documents.intake.papers import Paper, PaperCell, PaperTable
from delegation.documents.shared.opening import EXCEL
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.speech import in_english

_ZEROS = re.compile(r"0\.(0{1,30})")
_FAULTS = (
    KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, OSError, BadZipFile, ArithmeticError, RecursionError,
)  # fmt: skip
"""What openpyxl raises of files that are not as it expects them."""
_NO_HEIGHT = 2.0
"""Points up to which nobody sees a row, or a letter."""
_WHITE = "FFFFFF"
_RGB = re.compile(r"[0-9A-F]{6}")
_NEAR = 16
"""Of 255 steps of a colour, those that nobody tells from none."""
_INDEXED_WHITE = (1, 9)
_DRAWING = re.compile(r"xl/drawings/[^/]+\.xml")
_UNSEEN = re.compile(r'[;"\s]+')
"""Number formats that show nothing, as ``;;;`` and ``""``."""
Look = tuple[int, int, int]
"""The font, the fill and the number format of a cell, as the file counts them."""


@dataclass(frozen=True, slots=True)
class SeenLook:
    """How cells of a look are seen: whether their letters are not, the font that shows signs for them, the colour of the ground; nothing of either where there is none."""

    unseen: bool
    signs: str
    shade: str


def opened(name: str, data: bytes) -> tuple[Any, ZipFile]:
    """Open an Excel file: the book, and the package that it is. Raises ``AskedWronglyError`` where it cannot be read."""
    from openpyxl import load_workbook  # noqa: PLC0415  slow to import: only where a sheet is read

    package = packages.opened(name, data, EXCEL)
    try:
        # The library makes a cell of each place in a merged area, and speaks of what it does not know.
        packages.counted(name, sum(_places(package)))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(BytesIO(data), data_only=True), package
    except _FAULTS as error:
        raise AskedWronglyError(
            Text(
                f"{name} không đọc được như một tệp Excel. Hãy mở bằng Excel, lưu lại thành .xlsx, rồi nhập lại.",
                f"{name} cannot be read as an Excel file. Open it in Excel, save it as .xlsx, and import it again.",
            )
        ) from error


def _places(package: ZipFile) -> Iterator[int]:
    """Give how many places each merged area covers."""
    from openpyxl.utils import range_boundaries  # noqa: PLC0415  as above

    for part in package.infolist():
        content = package.read(part)
        if b"mergeCell" in content:
            for _, one in etree.iterparse(BytesIO(content), tag="{*}mergeCell", resolve_entities=False):
                left, top, right, bottom = range_boundaries(one.get("ref"))
                yield (right - left + 1) * (bottom - top + 1)


def read(name: str, data: bytes) -> Paper:
    """Read an Excel file. Raises ``AskedWronglyError`` where it holds what cannot be read for certain."""
    book, package = opened(name, data)
    shown = [one for one in book.worksheets if one.sheet_state == "visible"]
    old: Counter[str] = Counter()
    sizes = [(one, *_area(one)) for one in book.worksheets]
    packages.counted(name, sum(rows * columns for _, rows, columns in sizes))
    packages.lettered(name, sum(map(_letters_in, book.worksheets)))
    pictures = drawn.places(package, name)
    read = [
        (one in shown, _table(one, rows, columns, old, pictures.get(one.title, ()))) for one, rows, columns in sizes
    ]
    read = [one for one in read if any(cell.text for row in one[1].rows for cell in row)]
    tables = [table for is_shown, table in read if is_shown]
    if not tables and any(one.startswith("xl/media/") for one in package.namelist()):
        raise packages.no_table(name)
    hidden = tuple(table for is_shown, table in read if not is_shown)
    notices = tuple(_notices(book, len(shown), old, package, has_formulas=formulas.refuse(name, package)))
    areas = tuple((found, Text(one.title, one.title)) for one in shown if (found := conditions.hiding(one)))
    return Paper(name, tuple(tables), notices, tuple(_margins(shown)), hidden=hidden, conditional=areas)


def _margins(sheets: Iterable[Any]) -> Iterator[str]:
    """Give what stands at the head and the foot of printed pages."""
    for sheet in sheets:
        for one in (sheet.oddHeader, sheet.oddFooter, sheet.firstHeader, sheet.firstFooter):
            yield from (
                cleaned(part.text) for part in (one.left, one.center, one.right) if part is not None and part.text
            )


def _notices(book: Any, shown: int, old: Counter[str], package: ZipFile, *, has_formulas: bool) -> Iterator[Text]:  # noqa: ANN401  openpyxl has no types
    hidden = [one.title for one in book.worksheets if one.sheet_state != "visible"]
    if hidden and shown:
        yield Text(
            f"Trang tính bị ẩn, không đọc: {', '.join(hidden)}.", f"Hidden sheets are not read: {', '.join(hidden)}."
        )
    for name, count in sorted(old.items()):
        yield Text(
            f"{count} ô gõ bằng phông {name} (bảng mã cũ) đã được chuyển sang Unicode; hãy xem lại chữ ở bản xem trước.",
            f"Typed in {name} (an old encoding) and converted to Unicode: {in_english(count, 'cell')}; look at the letters in the preview.",
        )
    boxes = sum(package.read(one).count(b":txBody>") // 2 for one in package.namelist() if _DRAWING.fullmatch(one))
    if boxes:
        yield Text(
            f"{boxes} hộp chữ vẽ trên trang tính không được đọc: hãy chép chữ của hộp vào ô, nếu đó là nội dung của phụ lục.",
            f"{boxes} text boxes drawn on sheets are not read: copy their letters into cells where they are part of the annex.",
        )
    if has_formulas:
        yield Text(
            "Tệp có ô tính bằng công thức: đọc giá trị mà Excel đã lưu.",
            "The file holds formulas: the values that Excel has saved were read.",
        )


def _letters_in(sheet: Any) -> int:  # noqa: ANN401  openpyxl has no types
    """Count the letters of all cells; those of a merged area have them once."""
    return sum(len(one.value) for one in sheet._cells.values() if isinstance(one.value, str))  # noqa: SLF001  as below


def _area(sheet: Any) -> tuple[int, int]:  # noqa: ANN401  openpyxl has no types
    """Give how many rows and columns there are to the last cell that holds something: looks alone may go on to the end of the sheet."""
    filled = [(one.row, one.column) for one in sheet._cells.values() if one.value is not None]  # noqa: SLF001  no other way at this cost
    return max((row for row, _ in filled), default=0), max((column for _, column in filled), default=0)


def _hidden_columns(sheet: Any, columns: int) -> set[int]:  # noqa: ANN401  as above
    found, reach = set[int](), 0
    hidden = ((one.min or 0, one.max or 0) for one in sheet.column_dimensions.values() if one.hidden or one.width == 0)
    for first, last in sorted(hidden):
        found.update(range(max(first, reach + 1), min(last, columns) + 1))
        reach = max(reach, last)
    return found


def _merged(sheet: Any, height: int, width: int) -> dict[tuple[int, int], tuple[int, int]]:  # noqa: ANN401  openpyxl has no types
    """Give by the places that a merged area covers where it begins."""
    return {
        (row, column): (one.min_row, one.min_col)
        for one in sheet.merged_cells.ranges
        for row in range(one.min_row, min(one.max_row, height) + 1)
        for column in range(one.min_col, min(one.max_col, width) + 1)
        if (row, column) != (one.min_row, one.min_col)
    }


def _table(
    sheet: Any,  # noqa: ANN401  openpyxl has no types
    height: int,
    width: int,
    old: Counter[str],
    pictures: Collection[tuple[int, int]],
) -> PaperTable:
    merged = _merged(sheet, height, width)
    rows_hidden = {
        number
        for number, one in sheet.row_dimensions.items()
        if one.hidden or (one.height is not None and one.height <= _NO_HEIGHT)
    }
    columns_hidden, typed = _hidden_columns(sheet, width), _typed(sheet)
    known: dict[tuple[int, int], PaperCell] = {}
    looks: dict[Look, SeenLook] = {}
    shades: dict[tuple[int, int], str] = {}
    rows: list[tuple[PaperCell, ...]] = []
    for row in sheet.iter_rows(1, height, 1, width) if height else ():
        cells: list[PaperCell] = []
        for one in row:
            place = (one.row, one.column)
            hidden = one.row in rows_hidden or one.column in columns_hidden
            over = known.get(merged[place]) if place in merged else None
            if over is not None:
                cells.append(_covered(over, place, hidden=hidden))
            else:
                known[place] = found = _cell(one, hidden=hidden, old=old, looks=looks, typed=typed)
                cells.append(found)
            if one.has_style and one._style.fillId and (shade := _look(one, looks).shade):  # noqa: SLF001  as above
                shades[place] = shade
        rows.append(tuple(cells))
    marked = marks.with_pictures(marks.with_shades(rows, shades), pictures)
    return PaperTable(Text(sheet.title, sheet.title), marked, lettered=True)


def _covered(over: PaperCell, place: tuple[int, int], *, hidden: bool) -> PaperCell:
    """Give a place of a merged area, which says what its first cell does."""
    return PaperCell(
        over.text, *place, covered=True, struck=over.struck, hidden=hidden, number=over.number, comment=over.comment
    )


def _typed(sheet: Any) -> TypedLetters:  # noqa: ANN401  openpyxl has no types
    """Look through a sheet which of its fonts from before Unicode are used for Unicode."""
    found = TypedLetters()
    if any(old_of(one.name) for one in sheet.parent._fonts):  # noqa: SLF001  as below
        for one in sheet._cells.values():  # noqa: SLF001  as below
            if isinstance(one.value, str) and one.font is not None:
                found.see(one.value, one.font.name)
    return found


def _cell(one: Any, *, hidden: bool, old: Counter[str], looks: dict[Look, SeenLook], typed: TypedLetters) -> PaperCell:  # noqa: ANN401  openpyxl has no types
    content = one.value
    comment = cleaned(one.comment.text) if one.comment is not None else ""
    if content is None:
        return PaperCell("", one.row, one.column, hidden=hidden, comment=comment)
    struck = bool(one.font is not None and one.font.strike)
    look = _look(one, looks)
    hidden = hidden or look.unseen
    text, number = shown(content, one.number_format)
    if look.signs or not text.isascii():
        text = symbols.shown(text, look.signs)
    encoding = typed.encoding(text, one.font.name if one.font is not None else None)
    if encoding is not None:
        old[encoding.name] += 1
        text = converted(text, encoding)
    return PaperCell(cleaned(text), one.row, one.column, struck=struck, hidden=hidden, number=number, comment=comment)


def _look(one: Any, looks: dict[Look, SeenLook]) -> SeenLook:  # noqa: ANN401  openpyxl has no types
    """Tell how a cell is seen. ``looks``: the same by fonts, fills and number formats, of which a sheet has few."""
    look = (one._style.fontId, one._style.fillId, one._style.numFmtId)  # noqa: SLF001  no other way at this cost
    if look not in looks:
        font, filled = one.font, one.fill is not None and one.fill.patternType == "solid"
        small = font is not None and font.sz is not None and font.sz <= _NO_HEIGHT
        unseen = small or _UNSEEN.fullmatch(one.number_format) is not None or _is_white_on_white(one)
        signs = font.name if font is not None and symbols.is_of_signs(font.name) else ""
        ground = (_colour(one.fill.fgColor) or str(one.fill.fgColor.value)) if filled else ""
        looks[look] = SeenLook(unseen, signs, "" if alike(ground, _WHITE) else ground)
    return looks[look]


def _is_white_on_white(one: Any) -> bool:  # noqa: ANN401  openpyxl has no types
    """Whether the letters of a cell have the colour of its ground, so that nobody sees them."""
    letters = _colour(one.font.color if one.font is not None else None)
    filled = one.fill is not None and one.fill.patternType == "solid"
    return letters is not None and alike((_colour(one.fill.fgColor) or "") if filled else _WHITE, letters)


def alike(one: str, other: str) -> bool:
    """Whether two colours are so near that nobody sees letters of one on a ground of the other."""
    if not (_RGB.fullmatch(one) and _RGB.fullmatch(other)):
        return one == other
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (0, 2, 4))
    return max(abs(first - second) for first, second in pairs) <= _NEAR


def _colour(colour: Any) -> str | None:  # noqa: ANN401  as above
    """Give a colour as red, green and blue; ``None`` where nothing states it. The first colour of a theme is that of paper."""
    if colour is None:
        return None
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return colour.rgb[-6:].upper()
    if colour.type == "theme" and not colour.tint:
        return _WHITE if colour.theme == 0 else f"theme {colour.theme}"
    return _WHITE if colour.type == "indexed" and colour.indexed in _INDEXED_WHITE else None


def shown(content: object, form: str) -> tuple[str, str | None]:
    """Give what a cell shows, and its number format where it holds a number: ``1.00339`` under ``0.000000`` is ``1.003390``."""
    if isinstance(content, datetime | date):
        return f"{content:%d/%m/%Y}", None
    if isinstance(content, bool) or not isinstance(content, int | float):
        return str(content), None
    zeros = _ZEROS.fullmatch(form)
    if zeros is not None:
        return f"{content:.{len(zeros[1])}f}", form
    if re.fullmatch(r"0(?:\.0{1,9})?%", form):
        return f"{content:.{len(form.partition('.')[2].rstrip('%'))}%}", form
    whole = isinstance(content, int) or content.is_integer()
    return (str(int(content)) if whole else repr(content)), form
