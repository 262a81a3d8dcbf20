"""Writes THIRD-PARTY.md: what is installed with the program, in which version, under which licence, out of what its packages say of themselves."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "THIRD-PARTY.md"
_HEAD = """# What is installed with delegation

Made by `tools/licences.py` out of what the packages of `requirements/run.txt` and `requirements/font.txt` say of themselves. None of them is a part of this repository; set-up fetches them.
What only builds the project or runs its tests is not named. `cyclonedx-py requirements requirements/run.txt` gives the same for machines.

| package | licence | what it is for |
|---|---|---|
"""
_FOR = {
    "click": "the command line", "font-source-serif-pro": "letters of charts", "fonttools": "widths of letters", "graphviz": "the language of charts", "jsonschema": "what is wrong with a rule file",
    "jsonschema-rs": "whether something is", "lxml": "Word and Excel files", "networkx": "the graph of authority", "openpyxl": "reading Excel", "pypdf": "pages of charts put together", "pygraphviz": "drawing charts",
    "python-docx": "Word files", "rdflib": "linked data", "pyyaml": "rule files", "rapidfuzz": "names that are nearly right", "xlsxwriter": "writing Excel", "pygls": "the language server", "jinja2": "look-up pages", "markupsafe": "rule text on pages that is no markup", "lsprotocol": "the words of the language server", "rinoh-typeface-texgyretermes": "letters with the metrics of Times",
}  # fmt: skip


def needed() -> list[str]:
    """Give the packages that run, with all that they need in turn, by their normal names in order."""
    found, waiting = set[str](), ["delegation", "rinoh-typeface-texgyretermes"]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        # The font comes without the program whose package it is.
        wanted = (
            [] if name.startswith("rinoh") else _own() if name == "delegation" else distribution(name).requires or []
        )
        waiting += [_normal(re.split(r"[ ;<>=!~\[(]", one)[0]) for one in wanted if "extra ==" not in one and "sys_platform ==" not in one and "python_version <" not in one.replace("python_full_version", "python_version")]  # fmt: skip
    return sorted(found - {"delegation"})


def _own() -> list[str]:
    """Give what pyproject.toml asks for: an editable installation may remember an earlier state."""
    found: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    return found


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def licence(name: str) -> str:
    """Give the licence as the package names it: its expression, else its classifiers, else the first line of its own words."""
    facts = distribution(name).metadata
    listed = [one.rpartition(" :: ")[2] for one in facts.get_all("Classifier") or () if one.startswith("License ::")]
    own = facts["License"].strip().splitlines() if "License" in facts else []
    if "License-Expression" in facts:
        return facts["License-Expression"]
    return ", ".join(listed) or (own[0] if own else "not stated in the package")


def _rows() -> Iterator[str]:
    for name in needed():
        yield f"| {name} | {licence(name)} | {_FOR.get(name, 'needed by another one')} |\n"


def main() -> int:
    """Write the page."""
    try:
        PAGE.write_text(_HEAD + "".join(_rows()), "utf-8")
    except PackageNotFoundError as missing:
        print(f"{missing} is not installed: sh tools/start.sh")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
