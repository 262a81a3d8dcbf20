"""Makes every page that is made from the program and the register, one after the other. ``--check`` makes nothing.

Each tool is run as a program of its own: none sees what another imported. The exit code is 1 where one of them fails or, with
``--check``, where a page is stale.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TOOLS = {
    "make_command_page.py": "a command, an option or its help",
    "make_lists_page.py": "a closed list of a schema, or its meaning",
    "make_truth_page.py": "rules/",
    "make_check_pages.py": "a check: its words, its cases, what they make it say",
    "make_gallery.py": "rules/, what is said of authority, a chart",
    "make_annex_pages.py": "rules/, what is said of authority, an annex; pictures need LibreOffice and poppler",
    "make_before_after.py": "the page of documents before and after: what is said of each; pictures need LibreOffice and poppler",
    "make_import_pictures.py": "rules/, what an import reads, asks and says; pictures need LibreOffice and poppler",
    "make_guide.py": "rules/ and its drafts, docs/vi-du, what any command of the guides prints",
}
"""Every tool that makes pages, and a change of what makes them stale."""


def main() -> int:
    """Run all of them, also after one has failed, so that one run tells everything."""
    given, failed = sys.argv[1:], []
    for name, what in TOOLS.items():
        sys.stdout.write(f"{name}: {what}\n")
        sys.stdout.flush()
        command = [sys.executable, str(Path(__file__).with_name(name)), *given]
        if subprocess.run(command, check=False).returncode:  # noqa: S603  our own tools
            failed.append(name)
    if failed:
        sys.stderr.write(f"failed or stale: {', '.join(failed)}\n")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
