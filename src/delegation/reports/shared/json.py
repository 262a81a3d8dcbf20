"""What JSON can hold, how a day is written in it, and what every answer for programs begins with."""

from __future__ import annotations

import json
from collections.abc import Mapping

from delegation.findings import Text
from delegation.model.terms import Day, Unknown
from delegation.version import VERSION

Value = str | int | bool | None | list["Value"] | dict[str, "Value"]


def day_value(day: Day | Unknown | None) -> Value:
    """Give a day for programs, or why it is not known."""
    if isinstance(day, Unknown):
        return {"unknown": day.reason}
    return day.isoformat() if day is not None else None


def text_value(said: Text) -> Value:
    """Give a text for programs, in both languages."""
    return {"vi": said.vi, "en": said.en}


def document(form: str, rules_hash: str, body: Mapping[str, Value]) -> str:
    """Write an answer for programs: which format in which version, by which program and from which state of the rule files, what."""
    head: dict[str, Value] = {"format": form, "version": 1, "program": VERSION, "rules_hash": rules_hash}
    return json.dumps({**head, **body}, ensure_ascii=False, indent=2) + "\n"
