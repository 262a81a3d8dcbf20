"""Reading a file by its ending; what LibreOffice alone can read is converted by it first, where it is there."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from delegation.documents.intake import excel, packages, plain, word
from delegation.documents.intake.papers import Paper
from delegation.documents.shared import opening
from delegation.errors import AskedWronglyError, NotAvailableError
from delegation.findings import Text
from delegation.speech.letters import visible_name

_READERS = {".docx": word.read, ".xlsx": excel.read, ".csv": plain.read}
_CONVERTED = {".xls": ".xlsx", ".ods": ".xlsx", ".doc": ".docx", ".odt": ".docx", ".rtf": ".docx"}
_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
"""The filters of LibreOffice by their names: by the ending alone it finds none for what was a page of the web."""
_OPEN = {".ods": opening.OPEN_SHEET, ".odt": opening.OPEN_TEXT}
_MACROS = (".docm", ".xlsm", ".xlsb", ".dotm")
_LONGEST = 60
"""Seconds that a conversion may take."""
_CAREFUL = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""What LibreOffice is told of a file of unknown origin: no macro is run, and nothing is fetched from elsewhere."""


def read(path: Path) -> tuple[Paper, bytes]:
    """Read a paper, and give the bytes of its file. Raises ``AskedWronglyError`` or ``NotAvailableError``, saying what to do."""
    ending, name, data = path.suffix.lower(), visible_name(path.name), opening.content(packages.handed(path))
    if ending in _MACROS:
        raise AskedWronglyError(
            Text(
                f"{name} là tệp có macro nên không được đọc. Hãy lưu thành .docx hoặc .xlsx rồi nhập tệp mới.",
                f"{name} is a file with macros and is not read. Save it as .docx or .xlsx and import the new file.",
            )
        )
    if ending in _CONVERTED:
        return _READERS[_CONVERTED[ending]](name, _as_read(path, data)), data
    if ending not in _READERS:
        raise AskedWronglyError(
            Text(
                f"Không nhập được {name}: chỉ nhập được {', '.join((*_READERS, *_CONVERTED))}. Bản PDF hoặc ảnh quét: hãy xin bản Word, Excel gốc.",
                f"{name} cannot be imported: only {', '.join((*_READERS, *_CONVERTED))}. For a PDF or a scan ask for the original in Word or Excel.",
            )
        )
    return _READERS[ending](name, data), data


def workbook(path: Path) -> bytes:
    """Give a sheet as Excel saves it, one of LibreOffice or of an old Excel, too. Raises as ``read`` does."""
    data = opening.content(packages.handed(path))
    return _as_read(path, data) if _CONVERTED.get(path.suffix.lower()) == ".xlsx" else data


def _as_read(path: Path, data: bytes) -> bytes:
    """Let LibreOffice write a file as it is read."""
    ending = path.suffix.lower()
    if ending in _OPEN:
        packages.opened(visible_name(path.name), data, _OPEN[ending])
    return _by_libreoffice(path, data, _CONVERTED[ending][1:])


def _by_libreoffice(path: Path, data: bytes, form: str) -> bytes:
    program = which("soffice") or which("libreoffice")
    if program is None:
        raise NotAvailableError(
            Text(
                f"Để đọc {path.suffix} cần LibreOffice, máy này không có. Hãy mở {path.name} bằng Word hoặc Excel, lưu thành .{form}, rồi nhập lại.",
                f"Reading {path.suffix} needs LibreOffice, which is not on this machine. Open {path.name} in Word or Excel, save it as .{form}, and import it.",
            )
        )
    with TemporaryDirectory() as made:
        folder, made_file = Path(made), Path(made) / f"paper.{form}"
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_CAREFUL, "utf-8")
        # What passed the gate is converted, under a name that is no option of the program.
        source = folder / f"paper{path.suffix.lower()}"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        try:
            _ended([program, profile, "--headless", "--convert-to", _FILTERS[form], "--outdir", made, str(source)])
            return opening.content(packages.handed(made_file))
        except (OSError, subprocess.TimeoutExpired, AskedWronglyError) as error:
            raise AskedWronglyError(
                Text(
                    f"LibreOffice không chuyển được {path.name}. Hãy mở tệp, lưu thành .{form}, rồi nhập lại.",
                    f"LibreOffice could not convert {path.name}. Open it, save it as .{form}, and import it again.",
                )
            ) from error


def _ended(command: list[str]) -> None:
    """Run a program to its end, or end it with all that it has started. Raises ``subprocess.TimeoutExpired``."""
    nothing = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603  the program was found on the path
        command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
    ) as started:
        try:
            started.wait(_LONGEST)
        finally:
            # LibreOffice is two programs, and the second one outlives the first where that is ended alone.
            if started.poll() is None and hasattr(os, "killpg"):
                os.killpg(started.pid, signal.SIGKILL)
            started.kill()
