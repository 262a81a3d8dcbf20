"""The report for a review meeting: the findings of an annex as one page of HTML that filters and prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from delegation.documents.annexes.review import reviewed
from delegation.documents.annexes.unexamined import untold
from delegation.findings import Text
from delegation.reports.findings import render
from delegation.reports.shared.rendering import Rendering

if TYPE_CHECKING:
    from delegation.documents.shared.source import AnnexSource


def review_page(given: AnnexSource, what: str | None) -> str:
    """Write the page of what ``phat-hien:WHAT`` lists. Raises ``AskedWronglyError`` as that annex does."""
    found, shown = reviewed(given, what), given.shown
    nothing = Text("", "")
    look = Rendering(
        given.language,
        has_places=shown.sources,
        has_state=shown.sources or shown.revision,
        parted=lambda key: found.parted.get(key, nothing),
        untold=tuple(one.said.in_(given.language) for one in untold(given, found.concern)) if found.concern else (),
        holder=given.name_of(found.concern.holder.id) if found.concern is not None else "",
    )
    return render("html", found.analysis, look)
