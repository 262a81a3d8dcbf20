"""The selectors that rule files hold: of what assertions count, and of what policies ask about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from delegation.loading.text.document import Document
from delegation.loading.text.edits import Edit, exchange
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.questions.policies.conditions import SUBJECTS
from delegation.questions.select.selection import subject_of
from delegation.questions.select.selector import EVERY


def exchanged(document: Document, place: Place, written: str, after: str) -> Edit:
    """Write a selector anew at its place."""
    said = document.value(place.path)
    return exchange(document, place.path, said, said.replace(written, after))


def every_selector(register: Register) -> Iterator[tuple[Place, Any, str]]:
    """Give each selector with its place and of what it chooses."""
    for one in register.assertions:
        subject = subject_of(one.count.subject) if one.count is not None else None
        if one.count is not None and subject is not None:
            yield one.place.at("count"), subject, one.count.selector
    for policy in register.policies:
        for key, group, written in policy.asked.selectors:
            if written.strip().lower() not in EVERY:
                yield policy.asked.place.at(key), SUBJECTS[group], written
