"""Whatever is handed over as a template, there is one sentence with its name, soon and in little memory."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from annexes import with_parts
from docx import Document
from folders import RULES
from programs import within

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ENTITY = (
    f'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document {_W}><w:body><w:p/>&e;</w:body></w:document>'
)


def _good() -> bytes:
    written = BytesIO()
    Document().save(written)
    return written.getvalue()


GOOD = _good()


Made = Callable[[], bytes]
"""Makes a file when its test is run: to pack three hundred megabytes takes a while, and whoever collects tests needs none of them."""


def _with(parts: Mapping[str, bytes], without: str = "") -> Made:
    return lambda: with_parts(GOOD, parts, without)


def _of_spaces(part: str) -> Made:
    return lambda: with_parts(GOOD, {part: b" " * (300 << 20)})


def _marked(bit: int) -> bytes:
    content = bytearray(GOOD)
    content[content.find(b"PK\x03\x04") + 6] |= bit
    content[content.find(b"PK\x01\x02") + 8] |= bit
    return bytes(content)


_BROKEN: dict[str, Made] = {
    "empty": lambda: b"", "a text": lambda: b"hello", "half of it": lambda: GOOD[: len(GOOD) // 2], "without its end": lambda: GOOD[:-30],
    "no document": _with({}, "word/document.xml"), "no kinds": _with({}, "[Content_Types].xml"), "no relations": _with({}, "_rels/.rels"),
    "kinds of nothing": _with({"[Content_Types].xml": b"<Types/>"}), "broken relations": _with({"word/_rels/document.xml.rels": b"<nope"}),
    "broken document": _with({"word/document.xml": b"<w:document"}), "empty document": _with({"word/document.xml": b""}),
    "a page of the web": _with({"word/document.xml": b"<html/>"}),
    "another namespace": _with({"word/document.xml": b'<document xmlns="x"><body/></document>'}),
    "no body": _with({"word/document.xml": f"<w:document {_W}/>".encode()}), "broken styles": _with({"word/styles.xml": b"<x"}),
    "entities": _with({"word/document.xml": _ENTITY.encode()}),
    "relations that lead out": _with({"word/_rels/document.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="../../../../etc/passwd"/></Relationships>'}),
}  # fmt: skip
_REFUSED: dict[str, tuple[Made, str]] = {
    **{name: (content, "hỏng") for name, content in _BROKEN.items()},
    "old": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "mật khẩu"), "locked": (lambda: _marked(1), "mật khẩu"),
    "macros": (_with({"word/vbaProject.bin": b"x"}), "macro"), "a large part": (_of_spaces("word/media/x.bin"), "quá lớn"),
    "a large document": (_of_spaces("word/document.xml"), "quá lớn"),
}  # fmt: skip


def _tried(place: Path, out: Path) -> tuple[int, str]:
    ran = within("--rules", RULES, "annex", "--template", place, "-o", out)
    return ran.code, ran.told


@pytest.mark.parametrize(("made", "said"), list(_REFUSED.values()), ids=list(_REFUSED))
def test_what_is_no_template_is_refused_by_its_name(made: Made, said: str, tmp_path: Path) -> None:
    place = tmp_path / "mẫu.docx"
    place.write_bytes(made())
    code, told = _tried(place, tmp_path / "a.docx")
    assert code == 3, told
    assert said in told
    assert str(place) in told
    assert not (tmp_path / "a.docx").exists()


@pytest.mark.parametrize("seed", range(40))
def test_a_template_with_wrong_bytes_is_filled_or_refused(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311  wrong bytes, no secret
    content = bytearray(GOOD)
    for _ in range(chance.randrange(1, 30)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    place = tmp_path / "mau.docx"
    place.write_bytes(bytes(content))
    code, told = _tried(place, tmp_path / "a.docx")
    assert code in (0, 3), told


@pytest.mark.skipif(os.name != "posix", reason="devices and pipes are of Linux")
def test_a_pipe_or_a_device_is_not_waited_for(tmp_path: Path) -> None:
    pipe, zero = tmp_path / "pipe.docx", tmp_path / "zero.docx"
    os.mkfifo(pipe)
    zero.symlink_to("/dev/zero")
    for place in (pipe, zero):
        code, told = _tried(place, tmp_path / "a.docx")
        assert (code, "thiết bị hoặc đường ống" in told) == (3, True)
