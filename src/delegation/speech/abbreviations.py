"""Abbreviations that a Vietnamese paper uses and must explain once (NĐ 30/2020/NĐ-CP). UBND and HĐND need no explaining to those who read it."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MEANS = {
    "CNC": "công nghệ cao",
    "ĐBQH": "đại biểu Quốc hội",
    "KCN": "khu công nghiệp",
    "MTTQ": "Mặt trận Tổ quốc",
    "PVHCC": "phục vụ hành chính công",
    "QPPL": "quy phạm pháp luật",
    "TTHC": "thủ tục hành chính",
}
_BODIES = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "PVHCC": "Phục vụ hành chính công"}
_BODY = re.compile(rf"(?<![\w/-])(?:{'|'.join(_BODIES)})(?![\w/-])")
_QUOTED = re.compile("(«[^»]*»)")
_WORD = re.compile(r"(?<![\w/-])[A-ZĐ]{3,}(?![\w/-])")


def spelled(said: str) -> str:
    """Give a text with the names of bodies in full, as the text of a decision has them; titles that it quotes stay as they are."""
    return "".join(
        part if at % 2 else _BODY.sub(lambda one: _BODIES[one.group()], part)
        for at, part in enumerate(_QUOTED.split(said))
    )


def explained(texts: Iterable[str]) -> str:
    """Say what the abbreviations of some texts mean, in the order of their letters; nothing where they have none."""
    found = sorted({one for text in texts for one in _WORD.findall(text) if one in _MEANS})
    said = "; ".join(f"{one} là {_MEANS[one]}" for one in found)
    return f"Chữ viết tắt: {said}." if said else ""
