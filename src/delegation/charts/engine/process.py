"""The engine that sets letters and lines: Graphviz, in a child process with a time limit.

The ``pygraphviz`` wheel carries Graphviz; the ``dot`` program serves where the wheel is not installed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape

from delegation.charts.engine.fonts import Face
from delegation.errors import NotAvailableError
from delegation.findings import Text

Target = Literal["svg", "png", "pdf"]

SECONDS = 60.0
"""How long the engine may take."""

_CHILD = Path(__file__).with_name("child.py")
_MISSING_LIBRARY = re.compile(r"ImportError: (\S+): cannot open shared object file")
_INSTALL = "apt-get install libglib2.0-0 libx11-6 libxext6 libxrender1"
"""What the Graphviz inside the pygraphviz wheel takes from the system, as Debian names it."""
# With hinting, letters are set to whole dots of a coarse screen: words fall apart in print.
_UNHINTED = "".join(
    f'<edit name="{name}" mode="assign">{value}</edit>'
    for name, value in (
        ("hinting", "<bool>false</bool>"),
        ("autohint", "<bool>false</bool>"),
        ("hintstyle", "<const>hintnone</const>"),
    )
)


def render(dot: str, target: Target, face: Face, seconds: float = SECONDS) -> bytes:
    """Draw DOT whose positions are fixed. Raises ``NotAvailableError`` where the engine is missing or fails."""
    with tempfile.TemporaryDirectory(prefix="delegation-chart-") as folder:
        environment = {**os.environ, "FONTCONFIG_FILE": str(_fonts_conf(Path(folder), face))}
        try:
            done = subprocess.run(  # noqa: S603  our own child or Graphviz, no shell
                _command(target), input=dot.encode(), capture_output=True, timeout=seconds, env=environment, check=False
            )
        except subprocess.TimeoutExpired as late:
            raise NotAvailableError(
                Text(
                    vi=f"Không vẽ được sơ đồ: phần mềm vẽ Graphviz không xong trong {seconds:g} giây.",
                    en=f"The chart cannot be drawn: Graphviz did not finish within {seconds:g} seconds.",
                )
            ) from late
    said = done.stderr.decode("utf-8", "replace")
    missing = _MISSING_LIBRARY.search(said)
    if missing is not None:
        raise NotAvailableError(_without_library(missing[1]))
    complaint = _complaint(said)
    if done.returncode != 0 or not done.stdout or complaint:
        why = complaint or f"exit {done.returncode}"
        raise NotAvailableError(
            Text(
                vi=f"Không vẽ được sơ đồ: phần mềm vẽ Graphviz báo lỗi «{why}».",
                en=f"The chart cannot be drawn: Graphviz says '{why}'.",
            )
        )
    return done.stdout


def _command(target: Target) -> list[str]:
    if find_spec("pygraphviz") is not None:
        return [sys.executable, "-P", str(_CHILD), target]
    program = shutil.which("dot")
    if program is not None:
        return [program, "-Knop2", f"-T{target}:cairo" if target != "svg" else "-Tsvg"]
    raise NotAvailableError(
        Text(
            vi="Không vẽ được sơ đồ: máy này không có phần mềm vẽ Graphviz; hãy cài bằng lệnh «pip install pygraphviz».",
            en="The chart cannot be drawn: Graphviz is not on this machine; install it with 'pip install pygraphviz'.",
        )
    )


def _without_library(name: str) -> Text:
    return Text(
        vi=f"Không vẽ được sơ đồ: phần mềm vẽ Graphviz cần thư viện {name} mà máy này không có; "
        f"hãy cài bằng lệnh «{_INSTALL}».",
        en=f"The chart cannot be drawn: Graphviz needs the library {name}, which this machine lacks; "
        f"install it with '{_INSTALL}'.",
    )


def _complaint(stderr: str) -> str:
    """Give the first error of the engine. It may exit with 0 all the same; warnings are left alone."""
    return next((line.strip()[:200] for line in stderr.splitlines() if line.lower().startswith("error")), "")


def _fonts_conf(folder: Path, face: Face) -> Path:
    """Write a font list that holds one font, so that no other can slip in."""
    fonts = folder / "fonts"
    fonts.mkdir()
    for file in (face.regular, face.bold):
        shutil.copyfile(file, fonts / file.name)
    conf = folder / "fonts.conf"
    conf.write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        f"<dir>{escape(str(fonts))}</dir>\n<cachedir>{escape(str(folder / 'cache'))}</cachedir>\n"
        f'<match target="pattern">{_UNHINTED}</match>\n<match target="font">{_UNHINTED}</match>\n</fontconfig>\n',
        encoding="utf-8",
    )
    return conf
