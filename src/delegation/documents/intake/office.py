"""Reading a file by its ending; what LibreOffice alone can read is converted by it first, where it is there."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from delegation.documents.intake import excel, plain, word
from delegation.documents.intake.papers import Paper
from delegation.errors import AskedWronglyError, NotAvailableError
from delegation.findings import Text

_READERS = {".docx": word.read, ".xlsx": excel.read, ".csv": plain.read}
_CONVERTED = {".xls": ".xlsx", ".ods": ".xlsx", ".doc": ".docx", ".odt": ".docx", ".rtf": ".docx"}
_MACROS = (".docm", ".xlsm", ".xlsb", ".dotm")
_LONGEST = 180
"""Seconds that a conversion may take."""


def read(path: Path) -> tuple[Paper, bytes]:
    """Read a paper, and give the bytes of its file. Raises ``AskedWronglyError`` or ``NotAvailableError``, saying what to do."""
    ending, name = path.suffix.lower(), path.name
    try:
        data = path.read_bytes()
    except OSError as error:
        raise AskedWronglyError(
            Text(
                f"Không đọc được {path}: hãy kiểm tra tệp có đó và đang không mở khóa bởi chương trình khác.",
                f"Cannot read {path}: check that the file is there and not locked by another program.",
            )
        ) from error
    if ending in _MACROS:
        raise AskedWronglyError(
            Text(
                f"{name} là tệp có macro nên không được đọc. Hãy lưu thành .docx hoặc .xlsx rồi nhập tệp mới.",
                f"{name} is a file with macros and is not read. Save it as .docx or .xlsx and import the new file.",
            )
        )
    if ending in _CONVERTED:
        return _READERS[_CONVERTED[ending]](name, _by_libreoffice(path, _CONVERTED[ending][1:])), data
    if ending not in _READERS:
        raise AskedWronglyError(
            Text(
                f"Không nhập được {name}: chỉ nhập được {', '.join((*_READERS, *_CONVERTED))}. Bản PDF hoặc ảnh quét: hãy xin bản Word, Excel gốc.",
                f"{name} cannot be imported: only {', '.join((*_READERS, *_CONVERTED))}. For a PDF or a scan ask for the original in Word or Excel.",
            )
        )
    return _READERS[ending](name, data), data


def _by_libreoffice(path: Path, form: str) -> bytes:
    program = which("soffice") or which("libreoffice")
    if program is None:
        raise NotAvailableError(
            Text(
                f"Để đọc {path.suffix} cần LibreOffice, máy này không có. Hãy mở {path.name} bằng Word hoặc Excel, lưu thành .{form}, rồi nhập lại.",
                f"Reading {path.suffix} needs LibreOffice, which is not on this machine. Open {path.name} in Word or Excel, save it as .{form}, and import it.",
            )
        )
    with TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", form, "--outdir", folder, str(path.resolve())]
        try:
            subprocess.run(command, capture_output=True, timeout=_LONGEST, check=False)  # noqa: S603  the program was found on the path
            return (Path(folder) / f"{path.stem}.{form}").read_bytes()
        except (OSError, subprocess.TimeoutExpired) as error:
            raise AskedWronglyError(
                Text(
                    f"LibreOffice không chuyển được {path.name}. Hãy mở tệp, lưu thành .{form}, rồi nhập lại.",
                    f"LibreOffice could not convert {path.name}. Open it, save it as .{form}, and import it again.",
                )
            ) from error
