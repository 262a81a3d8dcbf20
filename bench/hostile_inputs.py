"""What ``hostile.py`` feeds: values, days, markup, commands, papers, and how they are damaged."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import cache
from io import BytesIO

from docx import Document
from openpyxl import Workbook

COMMANDS: Sequence[tuple[str, ...]] = (
    ("check",), ("check", "--format", "json"), ("check", "--format", "html"), ("check", "--format", "sarif"), ("check", "--format", "markdown"), ("check", "--format", "gitlab"), ("check", "--all"), ("check", "--lang", "en", "--all"),
    ("who", "vd-so-y-te"), ("who", "y-te"), ("who", "cap-phep-phong-kham", "--format", "json"), ("list", "tasks"), ("list", "holders", "--format", "csv"), ("list", "grants", "--format", "json"), ("status",), ("status", "--format", "json"),
    ("up", "vd-so-y-te"), ("up", "cap-phep-phong-kham"), ("down", "so-y-te"), ("down", "ubnd-tp"), ("path", "ubnd-tp", "so-y-te"), ("timeline", "vd-so-y-te"), ("timeline", "900/QĐ-UBND"), ("horizon",), ("horizon", "--until", "2027-12-31", "-o", "OUT.ics"), ("test",), ("ids", "y"), ("ids", "so y te", "--format", "json"),
    ("diff", "2025-12-31", "2026-06-01"), ("impact", "--abolish", "so-y-te", "--on", "2026-12-31"), ("impact", "--end", "900/QĐ-UBND", "--on", "2026-12-31"), ("impact", "--merge-communes", "00004,00070", "--as", "Phường Mới", "--on", "2026-12-31"), ("impact", "--split", "so-y-te", "--into", "A,B", "--on", "2026-12-31"),
    ("explain", "DLG201"), ("explain", "DLG203:uq-so:uq-xa"), ("explain", "DLG504:uq-so"), ("explain", "DLG906:y-te-khong-xuong-xa:uq-xa"), ("site", "-o", "OUT"), ("schema", "--with-ids", "-o", "OUT"), ("export", "-o", "OUT.json"), ("export", "-o", "OUT.ttl"), ("export", "-o", "OUT.jsonld"), ("export", "-o", "OUT.graphml"),
    ("export", "900/QĐ-UBND", "-o", "OUT.csv"), ("export", "900/QĐ-UBND", "-o", "OUT.xlsx"), ("draft", "decision", "--extend", "uq-so", "--until", "2027-12-31", "-o", "OUT.docx"), ("draft", "decision", "--withdraw", "900/QĐ-UBND", "--until", "2026-06-30", "-o", "OUT"), ("fmt", "--check"), ("fmt", "--diff"), ("check", "--fix", "--diff"),
    ("edit", "rename", "so-y-te", "so-moi", "--diff"), ("edit", "end", "uq-so", "--on", "2026-06-30", "--diff"), ("edit", "move", "uq-so", "decisions/2025/moi.yaml", "--diff"), ("new", "task", "--title", "Việc mới", "--field", "y-te", "--owner", "so-y-te", "--basis", "99/2020/QH14", "--source", "ví dụ này", "--provenance", "official", "--diff"),
    ("waive", "DLG504:uq-so", "--reason", "x", "--approver", "y", "--until", "2027-12-31", "--diff"), ("baseline",), ("chart", "so-y-te", "-o", "OUT.dot"), ("chart", "tong-quan", "-o", "OUT.mmd"), ("chart", "so-y-te", "-o", "OUT.pptx"), ("chart", "cap-phep-phong-kham", "-o", "OUT.svg"), ("chart", "ma-tran:tasks", "-o", "OUT.dot"),
    ("annex", "nhiem-vu:y-te", "-o", "OUT.docx"), ("annex", "phat-hien", "het-han", "-o", "OUT.xlsx"), ("annex", "--placeholders"), ("check", "--baseline", "so/none.yaml"), ("check", "--select", "DLG9"),
)  # fmt: skip
"""Command lines that change nothing; ``OUT`` stands for a place outside the register."""
DAYS = (
    "0001-01-01", "9999-12-31", "2026-02-29", "2026-13-01", "0000-01-01", "10000-01-01", "2026-06-01", "1/1/2026", "'2026-06-01'", "-1", "9" * 500, "{unknown: x}", "[]",
    "{from: 9999-12-31, to: 0001-01-01}", "{from: 0001-01-01}", "{to: 9999-12-31}", "~",
)  # fmt: skip
VALUES = (
    "''", "~", "[]", "{}", "true", "1e400", "9" * 400, "-0", "0x10", "so-y-te", "ubnd-tp", "nobody", "[so-y-te, so-y-te]", "{unknown: ''}", "{unknown: x}", "|\n  a\n  b", '"\\u0000"', '"\\u202e"',
    '"\\x1b[31m"', "*a", "&a b", "!!python/object:os.system x", "<<: x", "a" * 5000, "'" + "Việc " * 400 + "'", "99/2020/QH14", "Điều 1 khoản 2", "Điều " + "9" * 5000, "2026-06-01", "ab²", "'🏳️‍🌈'", "a\u0301\u0323" * 20,
)  # fmt: skip
MARKUP = (
    "<script>alert(1)</script>", "</title><script>alert(1)</script>", "=cmd|' /C calc'!A0", "@SUM(1)", "[x](javascript:alert(1))", "]]><script>alert(1)</script>", "%%{init: {}}%%", '"]; click a href "x"',
    "$(touch ran)", "`touch ran`", "{{ngay}}", "${x}", "&lt;b&gt;", "<!--", "-->", "\\N", '\\"', "https://evil.example", "::error file=x::y", "%0A::error::",
)  # fmt: skip
_VALUE = re.compile(r"(?<=: )[^\n{}\[\],#]+")


def damaged(content: bytes, chance: random.Random, *, text: bool = True) -> bytes:
    """Damage bytes in one of the ways in which disks, editors and people do; one in eight stays as it was."""
    made = bytearray(content)
    match chance.randrange(8):
        case 0:
            del made[chance.randrange(len(made) + 1) :]
        case 1:
            for _ in range(chance.randrange(1, 20)):
                made[chance.randrange(len(made))] = chance.randrange(256)
        case 2:
            at = chance.randrange(len(made))
            made[at:at] = made[at : at + chance.randrange(200)] * chance.randrange(1, 5)
        case 3:
            at = chance.randrange(len(made))
            del made[at : at + chance.randrange(1, 40)]
        case 4:
            signs = (
                b"\t",
                b"[",
                b"{",
                b"\0",
                b"\xff",
                b"'",
                b'"',
                b":",
                b"- ",
                b"&a ",
                b"*a",
                b"%",
                b"\r",
                b"\xe2\x80\xae",
                b"#",
                b"|",
                b"---\n",
            )
            for _ in range(chance.randrange(1, 4)):
                at = chance.randrange(len(made))
                made[at:at] = chance.choice(signs)
        case 5 if text:
            return bytes(made).decode("utf-8", "replace").encode(chance.choice(["utf-16", "utf-32", "utf-8-sig"]))
        case 6:
            lines = bytes(made).split(b"\n")
            chance.shuffle(lines)
            return b"\n".join(lines)
    return bytes(made)


def broken_text(text: str, chance: random.Random, values: Sequence[str]) -> str:
    """Put one of some values in the place of one to three values of a rule file."""
    for _ in range(chance.randrange(1, 4)):
        found = [*_VALUE.finditer(text)]
        one = chance.choice(found)
        text = text[: one.start()] + chance.choice(values) + text[one.end() :]
    return text


@cache
def _template() -> bytes:
    document = Document()
    document.add_paragraph("{{ngay}} và {{so-thu-tuc}} {{khong-co}} }}")
    document.add_paragraph("{{so-do:to-chuc}}")
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def templates(chance: random.Random) -> bytes:
    """Give a template; one in three is no Word file at all."""
    return (
        _template()
        if chance.randrange(3)
        else chance.choice([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + bytes(99), b"<html>"]) + b"x"
    )


_ROWS = (
    ("STT", "Mã số TTHC", "Tên thủ tục hành chính", "Căn cứ"),
    (1, "1.003390", "Cấp giấy phép", "Điều 1"),
    (2, "x", "Kiểm tra cơ sở khám bệnh tư nhân", ""),
)


@cache
def papers() -> tuple[tuple[str, bytes], ...]:
    """Give papers that can be imported: their endings, their bytes."""
    book, document = Workbook(), Document()
    table = document.add_table(rows=0, cols=4)
    for row in _ROWS:
        book.active.append(row)
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = str(value)
    written = BytesIO(), BytesIO()
    book.save(written[0])
    document.save(written[1])
    plain = "\n".join(";".join(map(str, row)) for row in _ROWS)
    return (".xlsx", written[0].getvalue()), (".docx", written[1].getvalue()), (".csv", plain.encode())


def paper(chance: random.Random) -> tuple[str, bytes]:
    """Give the ending and the bytes of a paper that can be imported, or of one that claims to be another."""
    (ending, content), (other, _) = chance.choice(papers()), chance.choice(papers())
    return (ending if chance.randrange(6) else other), content
