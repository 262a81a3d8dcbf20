"""Addresses of what is shown, by the template after ``--links``."""

from __future__ import annotations

import re
from collections.abc import Callable

from delegation.errors import AskedWronglyError
from delegation.findings import Text

_FIELD = re.compile(r"\{(\w*)\}")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+$")


def links_by(template: str, file_of: Callable[[str, str], str], *, each: bool = False) -> Callable[[str], str]:
    """Make addresses of a template with ``{kind}``, ``{id}`` and ``{file}``; an empty one makes none.

    They are made of ``kind:id``; ``file_of`` gives the rule file of both; ``each``: whether what is linked to has pages of
    its own at addresses that programs open, so that a scheme and ``{id}`` are needed. Raises ``AskedWronglyError`` where they are missing, and for other fields.
    """
    unknown = sorted(set(_FIELD.findall(template)) - {"kind", "id", "file"})
    if unknown or template.count("{") != len(_FIELD.findall(template)):
        wrong = ", ".join(f"{{{one}}}" for one in unknown) or template
        raise AskedWronglyError(
            Text(
                f"--links không hiểu «{wrong}»; chỉ dùng được {{kind}}, {{id}} và {{file}}.",
                f"--links does not know “{wrong}”; use {{kind}}, {{id}} and {{file}} only.",
            )
        )
    if each and template and not (_ABSOLUTE.match(template) and "{id}" in template):
        raise AskedWronglyError(
            Text(
                f"--links phải là địa chỉ đầy đủ có {{id}}, ví dụ https://so.example.vn/checks/{{id}}.html; «{template}» thì không.",
                f"--links needs a whole address with {{id}}, such as https://so.example.vn/checks/{{id}}.html; “{template}” is none.",
            )
        )
    return lambda about: _address(template, about, file_of) if template else ""


def _address(template: str, about: str, file_of: Callable[[str, str], str]) -> str:
    from urllib.parse import quote

    kind, _, name = about.partition(":")
    values = {"kind": kind, "id": quote(name), "file": quote(file_of(kind, name))}
    return _FIELD.sub(lambda found: values[found[1]], template)
