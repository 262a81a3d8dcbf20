"""What stands on a page is written by the part of the template that bears the name of its class."""

from __future__ import annotations

import re
from typing import get_args

from folders import ROOT

from delegation.reports.site.pages import Block


def test_every_kind_of_block_has_its_part_of_the_template() -> None:
    """A block whose class is renamed would otherwise be left out of every page, in silence; words (``Said``) are written apart."""
    template = (ROOT / "src/delegation/reports/site/templates/blocks.html").read_text("utf-8")
    written = re.findall(r"\{% (?:el)?if kind == '(\w+)' %\}", template)
    assert sorted((*written, "Said")) == sorted(one.__name__ for one in get_args(Block))
