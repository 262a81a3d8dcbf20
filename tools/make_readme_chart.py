"""Draws the chart that the README shows. ``--check`` draws nothing and fails where the chart says something else now."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

from delegation import pipeline
from delegation.charts.drawing import draw
from delegation.charts.form import of_form

ROOT = Path(__file__).parent.parent
CHART = ROOT / "docs" / "images" / "hinh-thuc-3.svg"
FORM, AS_OF = 3, date(2026, 6, 30)
_WORDS = re.compile(r"<text [^>]*>([^<]*)</text>")


def drawn() -> bytes:
    """Draw the chart of the real register."""
    loaded = pipeline.load(ROOT / "rules")
    return draw(of_form(loaded.register, FORM, AS_OF, "vi", loaded.rules_hash), "svg")


def said(svg: bytes) -> str:
    """Give the words of a chart: its lines break elsewhere where another font is installed."""
    return " ".join(" ".join(_WORDS.findall(svg.decode())).split())


def main() -> int:
    """Draw, or only say whether the chart is stale."""
    new = drawn()
    if "--check" in sys.argv[1:]:
        is_fresh = CHART.is_file() and said(CHART.read_bytes()) == said(new)
        print(f"{'fresh' if is_fresh else 'stale'}: {CHART.relative_to(ROOT)}")
        return int(not is_fresh)
    CHART.parent.mkdir(parents=True, exist_ok=True)
    CHART.write_bytes(new)
    print(f"{CHART.relative_to(ROOT)} drawn")
    return 0


if __name__ == "__main__":
    sys.exit(main())
