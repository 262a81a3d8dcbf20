"""What can be wrong with a rule file as text: not UTF-8, not YAML, doubled keys."""

from __future__ import annotations

import codecs
import re
from typing import Any

from delegation.findings import Fix, Problem, RelatedPlace, Text
from delegation.loading.text.lines import lines_of
from delegation.model.places import Place
from delegation.speech import conflicts
from delegation.speech.letters import MOST_MARKS
from delegation.speech.numbers import number

MOST = 20
"""Faults of one kind shown for one file; the rest are counted."""


def spot(name: str, line: int, column: int, end: int = 0) -> Place:
    """Give a stretch of one line as a place; lines and columns count from 0, without ``end`` its beginning only."""
    return Place(name, ("@", line, column, end))


def _problem(name: str, mark: Any, said: Text, what: str, fix: Fix | None = None) -> Problem:
    return Problem(spot(name, mark.line, mark.column), said, about=(name, what, str(mark.line + 1)), fix=fix)


def not_utf8(name: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    """Say where the first byte stands that is not UTF-8."""
    before = data[: error.start]
    line = before.count(b"\n")
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace"))
    return Problem(
        spot(name, line, column),
        Text(
            vi=f"tệp không phải UTF-8: byte 0x{data[error.start]:02x} ở đây không đọc được thành chữ. "
            "Hãy lưu lại tệp với bảng mã UTF-8 (trong VS Code: «Save with Encoding» → UTF-8).",
            en=f"the file is not UTF-8: byte 0x{data[error.start]:02x} here is no letter. Save it as UTF-8.",
        ),
        about=(name, "utf-8"),
    )


_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def encoding_of(data: bytes) -> str | None:
    """Name the encoding of a file that is plainly another one than UTF-8."""
    for mark, encoding in _ENCODINGS:
        if data.startswith(mark):
            return encoding
    # The first letters of a rule file are ASCII: every second byte of UTF-16 is then nothing.
    begun = [byte == 0 for byte in data[:4]]
    return "UTF-16" if begun in ([False, True] * 2, [True, False] * 2) else None


def other_encoding(name: str, encoding: str) -> Problem:
    """Say that a file is in another encoding."""
    return Problem(
        spot(name, 0, 0),
        Text(
            vi=f"tệp ở bảng mã {encoding}, không phải UTF-8. "
            "Hãy lưu lại tệp với bảng mã UTF-8 (trong VS Code: «Save with Encoding» → UTF-8).",
            en=f"the file is {encoding}, not UTF-8. Save it as UTF-8 (in VS Code: “Save with Encoding”, UTF-8).",
        ),
        about=(name, "utf-8"),
    )


def no_anchors(name: str, mark: Any) -> Problem:
    """Refuse anchors, aliases and tags: a rule file says what it says where it stands."""
    return _problem(
        name,
        mark,
        Text(
            vi="tệp quy tắc không dùng «&», «*» hay «!» của YAML (neo, tham chiếu, thẻ). "
            "Hãy viết nội dung ra đầy đủ; nếu đó là chữ thì đặt trong dấu nháy.",
            en="rule files use no YAML anchors, aliases or tags (&, *, !). Write the content out; quote it if it is text.",
        ),
        "anchor",
    )


def key_not_text(name: str, mark: Any) -> Problem:
    """Refuse a list or mapping as a key."""
    return _problem(
        name,
        mark,
        Text(
            vi="tên khóa phải là chữ, không thể là danh sách hay nhóm.", en="a key must be text, not a list or mapping."
        ),
        "key",
    )


def too_deep(name: str, mark: Any, limit: int) -> Problem:
    """Refuse nesting that no rule file needs."""
    return _problem(
        name,
        mark,
        Text(
            vi=f"lồng nhau quá {limit} tầng; không tệp quy tắc nào cần như vậy. Hãy kiểm tra dấu ngoặc và thụt dòng.",
            en=f"nested more than {limit} levels; no rule file needs that. Check brackets and indentation.",
        ),
        "deep",
    )


def too_many_lines(name: str, limit: int) -> Problem:
    """Refuse more lines than a rule file can have."""
    said = number(limit)
    return Problem(
        Place(name),
        Text(
            vi=f"tệp có hơn {said.vi} dòng nên không được đọc. Hãy bỏ các dòng trống, hoặc tách thành nhiều tệp, mỗi tệp một văn bản hoặc lĩnh vực.",
            en=f"the file has more than {said.en} lines and was not read. Take out empty lines, or split it: one paper or one field for each file.",
        ),
        about=(name, "lines"),
    )


def too_many_marks(name: str, before: str) -> Problem:
    """Refuse a letter with more marks than any script has; ``before``: the text before it."""
    lines = lines_of(before)
    column = len(lines[-1])
    return Problem(
        spot(name, len(lines) - 1, column, column + 1),
        Text(
            vi=f"sau chữ này có hơn {MOST_MARKS} dấu rời liền nhau; không chữ viết nào có như vậy nên tệp không được đọc. Hãy xóa các dấu ấy.",
            en=f"more than {MOST_MARKS} combining marks follow this letter, as in no script, and the file was not read. Delete them.",
        ),
        about=(name, "marks"),
    )


def too_long(name: str, before: str, limit: int) -> Problem:
    """Refuse a single key or value with more letters than any text that a person reads; ``before``: the text before it."""
    lines, said = lines_of(before), number(limit)
    return Problem(
        spot(name, len(lines) - 1, len(lines[-1]), len(lines[-1]) + 1),
        Text(
            vi=f"nội dung bắt đầu ở đây dài hơn {said.vi} chữ nên tệp không được đọc. Hãy rút gọn, hoặc để toàn văn ở nơi khác và chỉ ghi nguồn; nếu chỉ quên đóng dấu nháy thì hãy đóng.",
            en=f"the text that begins here has more than {said.en} letters, and the file was not read. Shorten it, or keep the full text elsewhere and name its source; where only a quote was not closed, close it.",
        ),
        about=(name, "long"),
    )


def second_document(name: str, line: int, mark: str, *, is_one: bool) -> Problem:
    """Refuse a second YAML document in one file, which a line «---» begins. ``is_one``: without the line all is one document."""
    todo = (
        Text("xóa dòng này", "delete this line") if is_one else Text("tách thành hai tệp ở đây", "split the file here")
    )
    said = (
        Text(
            "dòng «---» này chia tệp làm hai, nên từ đây trở xuống không được đọc. Hãy xóa dòng này; muốn ngăn cho dễ nhìn thì để một dòng trống.",
            "this line «---» parts the file in two, so that nothing below it is read. Delete it; to part what stands here leave a line empty.",
        )
        if is_one
        else Text(
            "dòng «---» này chia tệp làm hai, nên từ đây trở xuống không được đọc. Phần dưới là một quyết định hay danh mục khác thì hãy chuyển sang một tệp riêng, rồi xóa dòng này.",
            "this line «---» parts the file in two, so that nothing below it is read. Where that is another decision or list, move it to a file of its own, and delete this line.",
        )
    )
    return Problem(
        spot(name, line, 0, len(mark)),
        said,
        about=(name, "document", str(line + 1)),
        fix=Fix(todo, "" if is_one else None),
    )


def unmerged(name: str, begins: int, ends: int) -> Problem:
    """Refuse a file with marks of a merge, from one line to another."""
    said = conflicts.said(ends)
    return Problem(
        spot(name, begins, 0, len("<<<<<<<")),
        Text(f"{said.vi}.", f"{said.en}."),
        about=(name, "unmerged", str(begins + 1)),
    )


def empty(name: str) -> Problem:
    """Say that there is nothing in the file."""
    return Problem(
        spot(name, 0, 0),
        Text(
            vi="tệp trống: không có khóa nào. Hãy xóa tệp hoặc viết nội dung theo docs/rule-files.md.",
            en="the file is empty: it has no keys. Delete it, or fill it as docs/rule-files.md shows.",
        ),
        about=(name, "empty"),
    )


def key_twice(name: str, key: str, location: tuple[int, int, int], first: tuple[int, int]) -> Problem:
    """Say that a key stands twice in one mapping. ``first``: line and column of the first, counted from 1."""
    line, column, end = location
    above = first[0] - 1
    where = (
        Text(f"dòng {first[0]}", f"on line {first[0]}")
        if above != line
        else Text(f"cột {first[1]} của dòng này", f"in column {first[1]} of this line")
    )
    return Problem(
        spot(name, line, column, end),
        Text(
            vi=f"khóa «{key}» đã có ở {where.vi} trong cùng một mục; chỉ lần đầu được dùng. Hãy gộp hai lần làm một.",
            en=f"the key «{key}» stands {where.en} already, in the same entry; only the first counts. Merge the two.",
        ),
        about=(name, key, str(line + 1)),
        related=(
            RelatedPlace(
                spot(name, above, first[1] - 1, first[1] - 1 + len(key)), Text("lần đầu ở đây", "the first is here")
            ),
        ),
    )


def unquoted_code(name: str, value: str, mark: Any) -> Problem:
    """Say that other tools would read a code as a number."""
    return Problem(
        spot(name, mark.line, mark.column, mark.column + len(value)),
        Text(
            vi=f'mã {value} không có dấu nháy: công cụ khác sẽ đọc thành số và làm mất chữ số 0. Hãy viết "{value}".',
            en=f'the code {value} has no quotes: other tools will read a number and lose a digit 0. Write "{value}".',
        ),
        about=(value, name),
        fix=Fix(Text(vi=f'thay bằng "{value}"', en=f'replace with "{value}"'), f'"{value}"'),
    )


def and_more(name: str, count: int, what: str) -> Problem:
    """Say that a file holds more of the same than is shown."""
    return Problem(
        spot(name, 0, 0),
        Text(vi=f"và {count} chỗ như vậy nữa trong tệp này.", en=f"and {count} more like these in this file."),
        about=(name, what, "more"),
    )


_INDENTED = "mapping values are not allowed"
_DEEPER = "deeper than the lines above"
_KEY_ALONE = re.compile(r"\s*(?:- +)*[\w-]+\s*")
_HINTS: tuple[tuple[str, str, str], ...] = (
    (_DEEPER, "dòng này thụt sâu hơn các dòng trên; hãy thụt cho thẳng hàng, hoặc nếu nó thuộc câu ở trên thì đặt câu trong dấu nháy",
     "this line is indented more than the lines above; align it, or quote the text above if the line belongs to it"),
    (_INDENTED, "có dấu «:» giữa câu; hãy đặt cả câu trong dấu nháy",
     "there is a «:» inside the text; put the whole text in quotes"),
    ("cannot start any token",
     "có ký tự không được đứng đầu ở đây (dấu tab hay một trong % @ `); hãy thụt dòng bằng dấu cách, hoặc đặt chữ trong dấu nháy",
     "a character that may not begin a value (a tab, or one of % @ `); indent with spaces, or quote the text"),
    ("could not find expected ':'", "dòng này thiếu dấu «:» sau tên khóa, hoặc một câu dài bị ngắt dòng mà không có nháy",
     "a «:» is missing after the key, or a long text is broken without quotes"),
    ("did not find expected key", "thụt dòng không khớp với các dòng trên, hoặc thiếu dấu nháy đóng",
     "the indentation does not match the lines above, or a closing quote is missing"),
    ("did not find expected '-' indicator", "danh sách này thiếu dấu «-» hoặc thụt dòng lệch",
     "the list lacks a «-», or its indentation is off"),
    ("found unexpected end of stream", "dấu nháy hoặc ngoặc mở ra mà không đóng", "a quote or bracket is opened and never closed"),
    ("did not find expected ',' or", "trong ngoặc thiếu dấu phẩy hoặc dấu đóng", "a comma or the closing bracket is missing"),
    ("maximum nesting depth", "lồng nhau quá nhiều tầng; hãy kiểm tra dấu ngoặc", "nested too deeply; check the brackets"),
    ("did not find expected <document start>", "dòng này không thuộc khóa nào ở trên; hãy kiểm tra dấu «:» và thụt dòng",
     "this line belongs to no key above; check the «:» and the indentation"),
    ("undefined alias", "dấu «*» đứng đầu; hãy đặt chữ trong dấu nháy", "the text begins with «*»; quote it"),
    ("control characters are not allowed", "có ký tự điều khiển không nhìn thấy được", "there is an invisible control character"),
    ("while scanning a", "dấu «&», «*» hay «!» đứng đầu; hãy đặt chữ trong dấu nháy", "the text begins with &, * or !; quote it"),
)  # fmt: skip


def syntax(name: str, text: str, error: Exception) -> Problem:
    """Say what the YAML parser stumbled over, in words, with a hint."""
    mark: Any = getattr(error, "problem_mark", None)
    opened: Any = getattr(error, "context_mark", None)
    raw = " ".join(str(part) for part in (getattr(error, "context", None), getattr(error, "problem", None)) if part)
    if mark is None:
        raw = raw or str(error).splitlines()[0]
        position = min(int(getattr(error, "position", 0) or 0), len(text))
        line, column = text.count("\n", 0, position), position - (text.rfind("\n", 0, position) + 1)
    else:
        line, column = mark.line, mark.column
    sort = raw
    if raw.startswith(_INDENTED) and _KEY_ALONE.fullmatch(lines_of(text)[line][:column]):
        sort = _DEEPER
    vi, en = next(
        ((vi, en) for part, vi, en in _HINTS if part in sort),
        ("cú pháp sai ở đây hoặc ngay phía trên", "wrong syntax here or just above"),
    )
    return Problem(
        spot(name, line, column),
        Text(vi=f"không đọc được YAML: {vi} (máy báo: {raw}).", en=f"the YAML cannot be read: {en} (parser: {raw})."),
        about=(name, "yaml", str(line + 1)),
        related=()
        if opened is None or opened.line == line
        else (RelatedPlace(spot(name, opened.line, opened.column), Text(vi="mở ra ở đây", en="opened here")),),
    )
