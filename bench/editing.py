"""How long an editor waits: a real server on the real register, and two hundred edits, each answered before the next.

``python bench/editing.py [--rules FOLDER] [--edits N]`` prints a table in Markdown: milliseconds by the clock, from the message to its answer.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from lsp_client import Editor  # noqa: E402  the client of the tests

NAME = "decisions/2026/do-tre.yaml"
HEAD = """source: đo độ trễ
provenance: official
instrument:
  number: 1/QĐ-UBND
  type: committee-decision
  issuer: ubnd-tp
  title: Đo độ trễ
  issued: 2026-01-01
  effective: 2026-01-01
grants:
  - id: uq-do
    mechanism: delegation
    from: ubnd-tp
    to: """
TAIL = """
    at: Điều 1
    form: 3
    term: {from: 2026-01-01, to: 2026-12-31}
    content: đo
    scope: whole
    conditions: có
    matters: ["2.000229"]
"""
LINE = HEAD.count("\n")
RIGHT, WRONG = "so-cong-thuong", "so-cong-thuongg"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", type=Path, default=ROOT / "rules")
    parser.add_argument("--edits", type=int, default=200)
    asked = parser.parse_args()
    with Editor(asked.rules.absolute(), program=sys.executable) as editor:
        editor.open(NAME, HEAD + RIGHT + TAIL)
        editor.shown(NAME, lambda _: True)
        took: dict[str, list[float]] = {}
        for number in range(asked.edits):
            _round(editor, number, took)
        first = editor.ask("workspace/symbol", {"query": "so cong thuong"})
        if not first:
            raise SystemExit("the server answers no more")
    print(f"| what | median | p95 | max |\n|---|---|---|---|  <!-- {asked.edits} edits, ms -->")
    for what, several in took.items():
        times = sorted(several)
        p95 = times[min(len(times) - 1, int(len(times) * 0.95))]
        print(f"| {what} | {statistics.median(times):.0f} | {p95:.0f} | {times[-1]:.0f} |")


def _round(editor: Editor, number: int, took: dict[str, list[float]]) -> None:
    """Make one edit, and ask what an editor asks after it."""
    wrong = number % 2 == 0
    text = HEAD + (WRONG if wrong else RIGHT) + TAIL
    begin = len(editor.notified)
    started = time.perf_counter()
    editor.change(NAME, text)
    _timed(took, "completion of a holder", lambda: editor.at(NAME, LINE, len("    to: so-cong"), "completion"))
    _timed(took, "hover over a matter", lambda: editor.at(NAME, LINE + 7, len('    matters: ["2.0'), "hover"))
    _timed(took, "definition", lambda: editor.at(NAME, LINE - 1, len("    from: ub"), "definition"))
    _timed(took, "symbols of the file", lambda: editor.of(NAME, "documentSymbol"))

    def fits(several: list[dict[str, Any]]) -> bool:
        return wrong == any(one.get("code") == "DLG005" for one in several)

    with editor.told:
        editor.told.wait_for(lambda: any(_is_of(editor, one, fits) for one in editor.notified[begin:]), 60)
    took.setdefault("edit to all findings, with the pause of 250 ms", []).append((time.perf_counter() - started) * 1000)


def _is_of(editor: Editor, one: dict[str, Any], fits: Callable[[list[dict[str, Any]]], bool]) -> bool:
    return (
        one["method"] == "textDocument/publishDiagnostics"
        and one["params"]["uri"] == editor.uri(NAME)
        and fits(one["params"]["diagnostics"])
    )


def _timed(took: dict[str, list[float]], what: str, ask: Callable[[], object]) -> None:
    started = time.perf_counter()
    ask()
    took.setdefault(what, []).append((time.perf_counter() - started) * 1000)


if __name__ == "__main__":
    main()
