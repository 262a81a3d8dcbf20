"""Lists whose entries begin with another sign than YAML has, or without the blank behind it, so that they are read as one text."""

from __future__ import annotations

import re
from typing import Any

from delegation.findings import Text
from delegation.loading import understood
from delegation.loading.schema import Complaint
from delegation.model.places import Step
from delegation.speech.scalars import quoted, word

_BULLET = re.compile(r"(?:^|\s)[-–—•·●▪+*]\s*(?=[\"'\w{])")
_WORD = re.compile(r"[\w./-]+")


def complaint(path: tuple[Step, ...], error: Any) -> Complaint | None:
    """Say how entries of a list begin; with the list where each of them is one word that may stand in it. ``None`` for a text that begins as no list."""
    if _BULLET.match(error.instance) is None:
        return None
    import jsonschema_rs

    parts = [_bare(one.strip()) for one in _BULLET.split(error.instance)[1:]]
    said = Text(
        "mỗi mục của danh sách bắt đầu bằng dấu trừ «-» và một dấu cách",
        "each entry of a list begins with a hyphen «-» and a blank",
    )
    if not all(map(_WORD.fullmatch, parts)) or not jsonschema_rs.Draft7Validator(error.schema).is_valid(parts):
        return Complaint(
            path, Text(f"{said.vi}; hãy sửa dấu ở đầu các dòng này.", f"{said.en}; mend the sign before these lines.")
        )
    new = f"[{', '.join(quoted(one) if one[:1].isdigit() else word(one) for one in parts)}]"
    return Complaint(path, Text(f"{said.vi}; hoặc ghi {new}.", f"{said.en}; or write {new}."), understood.written(new))


def _bare(text: str) -> str:
    return text[1:-1] if len(text) > 2 and text[0] == text[-1] and text[0] in "\"'" else text  # noqa: PLR2004  quotes about it
