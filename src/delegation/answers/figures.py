"""How a number of the register comes about that is held against a published one, in words."""

from __future__ import annotations

from delegation.findings import Text
from delegation.questions.figures.counting import RegisterCount
from delegation.speech import figures


def how(count: RegisterCount) -> Text:
    """Say how a number comes about: by a list of communes, by the members of a class, or by matters."""
    if count.holder is not None:
        return figures.by_members(count.holder)
    return figures.BY_COMMUNES if count.named is None else figures.by_list(count.named, count.unlisted)
