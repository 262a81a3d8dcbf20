"""Formats by condition of Excel that strike letters through or hide them: which cells they meet only Excel works out."""

from __future__ import annotations

from typing import Any

_WHITE = ("FFFFFFFF", "00FFFFFF")
_UNSEEN = ";;;"


def hiding(sheet: Any) -> str:  # noqa: ANN401  openpyxl has no types
    """Give the areas of a sheet in which a condition may strike letters through, make them white or show nothing of them: *A2:D30*; nothing where none does."""
    areas = [str(area.sqref) for area in sheet.conditional_formatting if any(map(_hides, area.rules))]
    return ", ".join(areas)


def _hides(rule: Any) -> bool:  # noqa: ANN401  openpyxl has no types
    look = rule.dxf
    if look is None:
        return False
    font, form = look.font, look.numFmt
    is_white = font is not None and font.color is not None and font.color.type == "rgb" and font.color.rgb in _WHITE
    return bool((font is not None and font.strike) or is_white or (form is not None and form.formatCode == _UNSEEN))
