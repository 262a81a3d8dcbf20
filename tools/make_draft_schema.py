"""Writes schemas/draft.schema.json from the schemas of all rule files. ``--check`` writes nothing and fails where it is stale.

A draft may hold what any rule file holds, and the verbs below.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

SCHEMAS = Path(__file__).parent.parent / "schemas"
DRAFT = SCHEMAS / "draft.schema.json"
_KINDS = (
    "sources", "fields", "forms", "waivers", "rulings", "holders", "instruments", "decision", "norms", "tasks", "procedures",
    "ledgers", "figures",
)  # fmt: skip
"""Every kind but the register's own file: a draft changes no settings."""


def _text(vi: str, en: str, **more: str) -> dict[str, Any]:
    return {"description": vi, "x-description-en": en, "type": "string", "minLength": 1, **more}


_DAY = {
    "pattern": "^\\d{4}-\\d{2}-\\d{2}$",
    "x-expected-vi": "một ngày dạng năm-tháng-ngày, ví dụ 2025-07-01",
    "x-expected-en": "a day as year-month-day, such as 2025-07-01",
}
_LAST = _text("Ngày cuối còn hiệu lực.", "Last day in force.", **_DAY)
_BY = _text("Văn bản làm cho chấm dứt hoặc thay thế.", "The instrument that ends or replaces it.")


def _object(vi: str, en: str, properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        "description": vi,
        "x-description-en": en,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _list(vi: str, en: str, items: dict[str, Any]) -> dict[str, Any]:
    return {"description": vi, "x-description-en": en, "type": "array", "items": items}


def _names(vi: str, en: str) -> dict[str, Any]:
    return _list(vi, en, {"type": "string", "minLength": 1})


_VERBS: dict[str, Any] = {
    "draft": _object(
        "Phương án giả định.",
        "The hypothesis.",
        {
            "title": _text(
                "Tên phương án; hiện ở mọi kết quả. Thiếu thì lấy tên tệp.",
                "Its title, shown with every result; the name of the file where missing.",
            ),
            "note": _text("Ghi chú.", "A note."),
        },
        [],
    ),
    "ends": _list(
        "Những gì chấm dứt.",
        "What ends.",
        _object(
            "Một văn bản, chủ thể hoặc quy phạm chấm dứt; nêu đúng một trong instrument, holder, norm.",
            "An instrument, holder or norm that ends; name one of instrument, holder, norm.",
            {
                "instrument": _text("Văn bản: mã hoặc số.", "The instrument: id or number."),
                "holder": _text("Chủ thể.", "The holder."),
                "norm": _text("Quy phạm.", "The norm."),
                "at": _text("Chỉ điều, khoản, điểm này của văn bản.", "This provision of the instrument only."),
                "to": _LAST,
                "by": _BY,
                "successors": _names(
                    "Chủ thể có thể kế thừa; vẫn cần văn bản giao.",
                    "Who may inherit; a text that gives is still needed.",
                ),
            },
            ["to"],
        ),
    ),
    "withdraws": _list(
        "Những lần giao bị thu hồi.",
        "Grants that are taken back.",
        _object(
            "Nêu đúng một trong grant, made-by, given-to.",
            "Name one of grant, made-by, given-to.",
            {
                "grant": _text("Một lần giao.", "One grant."),
                "made-by": _text("Mọi lần giao theo văn bản này.", "All grants that this instrument makes."),
                "given-to": _text("Mọi lần giao cho chủ thể này.", "All grants to this holder."),
                "matters": _names("Chỉ những việc này; thiếu là tất cả.", "These matters only; all where missing."),
                "to": _LAST,
            },
            ["to"],
        ),
    ),
    "replaces": _list(
        "Những văn bản bị thay thế.",
        "Instruments that are replaced.",
        _object(
            "Một văn bản bị thay thế toàn bộ.",
            "An instrument that is replaced in whole.",
            {
                "instrument": _text("Văn bản bị thay thế: mã hoặc số.", "What is replaced: id or number."),
                "by": _text("Văn bản thay thế: mã hoặc số.", "What replaces it: id or number."),
                "to": _text(
                    "Ngày cuối còn hiệu lực; thiếu là ngày trước ngày văn bản thay thế có hiệu lực.",
                    "Last day in force; where missing, the day before the other comes into force.",
                    **_DAY,
                ),
            },
            ["instrument", "by"],
        ),
    ),
}


def schema() -> dict[str, Any]:
    """Give the schema: the keys of every kind of file side by side, with the verbs."""
    properties: dict[str, Any] = dict(_VERBS)
    for kind in _KINDS:
        found = json.loads((SCHEMAS / f"{kind}.schema.json").read_text("utf-8"))
        for name, one in found["properties"].items():
            properties[name] = _joined(properties[name], one) if name in properties else one
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "urn:delegation:schema:draft:v1",
        "title": "Phương án giả định, đặt lên sổ thẩm quyền bằng --with.",
        "description": "Phương án giả định, đặt lên sổ thẩm quyền bằng --with.",
        "x-description-en": "A hypothesis that --with lays over the register.",
        "type": "object",
        "properties": properties,
        "required": [],
        "minProperties": 1,
        "additionalProperties": False,
    }


def _joined(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Let a key hold what it may hold in either kind of file."""
    if one == other:
        return one
    joined = {name: value for name, value in one.items() if name in other or name in ("properties", "items")}
    for name in ("description", "x-description-en"):
        if one.get(name) != other.get(name):
            joined[name] = one[name]
    if "required" in joined:
        joined["required"] = [name for name in one["required"] if name in other["required"]]
    if "enum" in joined:
        joined["enum"] = list(dict.fromkeys((*one["enum"], *other["enum"])))
    if "properties" in other:
        inner = dict(one.get("properties", {}))
        for name, value in other["properties"].items():
            inner[name] = _joined(inner[name], value) if name in inner else value
        joined["properties"] = inner
    if "items" in one and "items" in other:
        joined["items"] = _joined(one["items"], other["items"])
    return joined


def _written() -> str:
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def main() -> int:
    """Write the schema, or only say whether it is stale."""
    if "--check" in sys.argv[1:]:
        is_stale = not DRAFT.is_file() or DRAFT.read_text("utf-8") != _written()
        print("stale: schemas/draft.schema.json" if is_stale else "schemas/draft.schema.json is fresh")
        return int(is_stale)
    DRAFT.write_text(_written(), "utf-8", newline="\n")
    print("schemas/draft.schema.json written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
