"""Writes THIRD-PARTY.md: what is installed with the program, what lies in that, what the extension for VS Code is packed with, and what tests call.

Licences are those that packages say of themselves (metadata of Python, ``package-lock.json`` of npm); those of libraries that a wheel carries, and
of programs, stand here, since nothing that can be read says them. A library that stands nowhere is an error.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "THIRD-PARTY.md"
EXTENSION = ROOT / "tools" / "integrations" / "vscode"
_HEAD = """# What is installed with delegation

Made by `tools/licences.py`. Nothing of this is a part of the repository: set-up fetches it, in the versions and with the hashes of `requirements/`. The scripts and styles of the look-up pages and of
the page of findings are the project's own (Apache-2.0): they load nothing from elsewhere, and show the fonts that the reader's machine has. `sh tools/sbom.sh` writes the same for machines (CycloneDX).

## Packages that run

Those of `requirements/run.txt` and `requirements/font.txt`, by what they say of themselves.

| package | licence | what it is for |
|---|---|---|
"""
_INSIDE = """
## Libraries within these packages

Whoever hands on an installed environment hands these on, too. The Graphviz that draws charts is that of `pygraphviz`, with what it was built with; names are those of the list within its wheel.
What the Rust of `jsonschema-rs` and `rpds-py` was built with is listed in their wheels (`*.dist-info/sboms`).

| within | library | licence |
|---|---|---|
"""
_PACKED = """
## What the extension for VS Code is packed with

Everything else of its `package-lock.json` only builds it; `npm run package` puts the licences into the extension (`out/LICENSES.txt`).

| package | version | licence |
|---|---|---|
"""
_CALLED = """
## Programs that tests and set-up call

Not installed with the program and not handed on with it. Without one of them what needs it is passed over, and says so.

| program | licence | what it is for |
|---|---|---|
| git | GPL-2.0-only | `log`, `diff` and `check --since`; tests of history |
| LibreOffice | MPL-2.0 | `import` of .doc, .xls, .ods, .odt, .rtf; pictures of annexes |
| Chromium | BSD-3-Clause, with parts under others | tests of pages in a browser |
| Neovim | Apache-2.0, with parts of Vim | the test of the language server in an editor |
| Node.js with npm | MIT; npm Artistic-2.0 | the extension for VS Code, and its test |
| uv | MIT or Apache-2.0 | `tools/lock.sh` |
| cyclonedx-bom | Apache-2.0 | `tools/sbom.sh` |

Python packages of tests (`requirements/dev.txt`); `axe-playwright-python` carries axe-core (MPL-2.0):

| package | licence |
|---|---|
"""
_LIBRARIES = {
    "lxml": {"libxml2": "MIT", "libxslt": "MIT", "libexslt": "MIT", "zlib": "Zlib", "iconv": "LGPL-2.1-or-later"},
    "pygraphviz": {
        "graphviz": "EPL-2.0", "libltdl": "LGPL-2.1-or-later", "bzip2-libs": "bzip2-1.0.6", "cairo": "LGPL-2.1-only or MPL-1.1", "fontconfig": "MIT", "freetype": "FTL or GPL-2.0-or-later", "fribidi": "LGPL-2.1-or-later", "gd": "GD",
        "graphite2": "LGPL-2.1-or-later, MPL or GPL", "harfbuzz": "MIT", "jbigkit-libs": "GPL-2.0-or-later", "libXau": "MIT", "libXpm": "MIT", "libdatrie": "LGPL-2.1-or-later", "libjpeg-turbo": "IJG, BSD-3-Clause and Zlib", "libpng": "Libpng",
        "libthai": "LGPL-2.1-or-later", "libtiff": "libtiff", "libuuid": "BSD-3-Clause", "libwebp": "BSD-3-Clause", "libxcb": "MIT", "pango": "LGPL-2.0-or-later", "pixman": "MIT",
    },
}  # fmt: skip
_FOR = {
    "click": "the command line", "font-source-serif-pro": "letters of charts", "fonttools": "widths of letters", "graphviz": "the language of charts", "jsonschema": "what is wrong with a rule file",
    "jsonschema-rs": "whether something is", "lxml": "Word and Excel files", "networkx": "the graph of authority", "openpyxl": "reading Excel", "pypdf": "pages of charts put together", "pygraphviz": "drawing charts",
    "python-docx": "Word files", "pyyaml": "rule files", "rapidfuzz": "names that are nearly right", "xlsxwriter": "writing Excel", "pygls": "the language server", "jinja2": "look-up pages", "markupsafe": "rule text on pages that is no markup", "lsprotocol": "the words of the language server", "rinoh-typeface-texgyretermes": "letters with the metrics of Times",
}  # fmt: skip


def needed() -> list[str]:
    """Give the packages that run, with all that they need in turn, by their normal names in order."""
    # The font comes without the program whose package it is.
    return sorted({*_with_needs(_asked("dependencies")), "rinoh-typeface-texgyretermes"})


def tested_with() -> list[str]:
    """Give the packages that only tests need, with all that they need in turn."""
    return sorted({*_with_needs(_asked("dev"))} - {*needed()})


def _with_needs(names: Iterable[str]) -> set[str]:
    found, waiting = set[str](), [_name(one) for one in names if _is_here(one)]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [_name(one) for one in distribution(name).requires or () if _is_here(one)]
    return found


def _is_here(wanted: str) -> bool:
    """Tell whether a requirement is one of this machine, without extras."""
    marker = wanted.replace("python_full_version", "python_version")
    return not any(one in marker for one in ("extra ==", "sys_platform ==", "python_version <"))


def _asked(group: str) -> list[str]:
    """Give what pyproject.toml asks for: an editable installation may remember an earlier state."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found: list[str] = project["dependencies"] if group == "dependencies" else project["optional-dependencies"][group]
    return found


def _name(wanted: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[ ;<>=!~\[(]", wanted)[0]).lower()


def licence(name: str) -> str:
    """Give the licence as the package names it: its expression, else its classifiers, else the first line of its own words or of its file."""
    facts = distribution(name).metadata
    listed = [one.rpartition(" :: ")[2] for one in facts.get_all("Classifier") or () if one.startswith("License ::")]
    own = facts["License"].strip().splitlines() if "License" in facts else []
    if "License-Expression" in facts:
        return facts["License-Expression"]
    files = (
        [one for one in distribution(name).files or () if one.name == facts["License-File"]]
        if "License-File" in facts
        else []
    )
    head = (
        Path(str(files[0].locate())).read_text("utf-8").strip().splitlines()[0]
        if files
        else "not stated in the package"
    )
    return ", ".join(listed) or (own[0] if own else head)


def libraries() -> dict[str, dict[str, str]]:
    """Give by package the libraries that its wheel carries, with their licences. Raises ``KeyError`` for one that nothing is known of."""
    return {
        package: {name: known[name] for name in (*known, *_carried(package))} for package, known in _LIBRARIES.items()
    }


def _carried(package: str) -> Iterator[str]:
    """Name what a wheel lists as built into it (``auditwheel``); a wheel of another system has no such list."""
    for file in distribution(package).files or ():
        if file.name == "auditwheel.cdx.json":
            listed = json.loads(Path(str(file.locate())).read_text("utf-8"))["components"]
            yield from (one["name"] for one in listed if one["name"] != package)


def packed() -> dict[str, tuple[str, str]]:
    """Give the packages of npm that go into the extension: their versions and licences by name."""
    lock: dict[str, Any] = json.loads((EXTENSION / "package-lock.json").read_text("utf-8"))["packages"]
    found, waiting = dict[str, tuple[str, str]](), ["node_modules/vscode-languageclient"]
    while waiting:
        at = waiting.pop()
        name = at.rpartition("node_modules/")[2]
        if name not in found:
            found[name] = lock[at]["version"], lock[at]["license"]
            waiting += [_place(one, at, lock) for one in lock[at].get("dependencies", {})]
    return dict(sorted(found.items()))


def _place(name: str, at: str, lock: dict[str, Any]) -> str:
    """Find a package as npm does: within the one that asks for it, else beside it, else further out."""
    place = f"{at}/node_modules/{name}".removeprefix("/")
    return place if place in lock else _place(name, at.rpartition("node_modules/")[0].removesuffix("/"), lock)


def page() -> str:
    """Give the page. Raises ``PackageNotFoundError`` where one of the packages is not installed, ``KeyError`` for a library that is not known."""
    rows = [f"| {name} | {licence(name)} | {_FOR.get(name, 'needed by another one')} |\n" for name in needed()]
    inside = [f"| {package} | {name} | {own} |\n" for package, known in libraries().items() for name, own in sorted(known.items(), key=str)]  # fmt: skip
    extension = [f"| {name} | {version} | {own} |\n" for name, (version, own) in packed().items()]
    tests = [f"| {name} | {licence(name)} |\n" for name in tested_with()]
    return "".join([_HEAD, *rows, _INSIDE, *inside, _PACKED, *extension, _CALLED, *tests])


def main() -> int:
    """Write the page."""
    try:
        PAGE.write_text(page(), "utf-8")
    except PackageNotFoundError as missing:
        print(f"{missing} is not installed: sh tools/test.sh")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
