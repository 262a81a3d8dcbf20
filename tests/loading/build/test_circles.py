"""Replacements are followed as far as any real ones go, and what lies beyond is told; nothing takes the power of its steps."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import findings, small
from programs import ask

from delegation.loading.build.circles import MOST_STEPS

_CODES = "field: y-te\nbasis: [{instrument: 99/2020/QH14}]\nprocedures:\n"
_LINES: tuple[tuple[str, ...], ...] = (
    ("who", "1.000000"), ("timeline", "1.000000"), ("check", "--as-of", "2026-06-01"), ("diff", "2025-12-31", "2026-06-01"), ("impact", "--end", "99/2020/QH14", "--on", "2026-12-31"),
    ("who", "vd-ubnd-cap-xa", "--commune", "10000"), ("timeline", "vd-ubnd-cap-xa", "--commune", "10000"),
)  # fmt: skip


def _codes(layers: int, wide: int) -> str:
    """Codes in layers, each of which replaces all of the layer before."""
    return _CODES + "".join(
        f'  - {{code: "{at + 1}.{layer:06}", title: Thủ tục {at} {layer}, owner: ubnd-tp, replaces: ['
        + ", ".join(f'{{code: "{one + 1}.{layer - 1:06}", from: 2026-01-01, by: 99/2020/QH14}}' for one in range(wide if layer else 0))
        + "]}\n"
        for layer in range(layers)
        for at in range(wide)
    )  # fmt: skip


def _communes(many: int) -> str:
    return "communes:\n" + "".join(
        f'  - {{code: "{10000 + at}", name: Xã Thứ {at}, type: rural-commune'
        + (f', becomes: [{{code: "{10001 + at}", from: 2026-03-01}}]' if at < many else "")
        + "}\n"
        for at in range(many + 1)
    )


@pytest.mark.parametrize("many", [MOST_STEPS, MOST_STEPS + 1, 1200])
@pytest.mark.parametrize("of", ["codes", "communes"])
def test_a_chain_of_replacements_ends_where_none_goes_on(many: int, of: str, tmp_path: Path) -> None:
    """As many as are followed are no fault; the one after these is told at its place and begins anew."""
    files = (
        {"procedures/n.yaml": _codes(many + 1, 1)} if of == "codes" else {"holders/n.yaml": _communes(many)}
    )  # what replaces stands at the one, or at the other end
    root = small(tmp_path, files)
    told = [one for one in findings(root) if "nối tiếp nhau" in one.said.vi]
    assert len(told) == many // (MOST_STEPS + 1)
    if told:
        assert told[0].location.line == (_CODES.count("\n") + MOST_STEPS + 2 if of == "codes" else MOST_STEPS + 2)
    for line in _LINES[:5] if of == "codes" else _LINES[2:]:
        assert ask(root, *line).code in (0, 1), line


@pytest.mark.parametrize(("layers", "wide"), [(40, 2), (12, 6)])
def test_codes_that_several_replace_by_several_are_followed_by_some_ways_only(
    layers: int, wide: int, tmp_path: Path
) -> None:
    """All ways would be as many as wide to the power of the layers."""
    root = small(tmp_path, {"procedures/n.yaml": _codes(layers, wide)})
    assert any("nối tiếp nhau" in one.said.vi for one in findings(root))
    for line in _LINES[:5]:
        assert ask(root, *line).code in (0, 1), line


def test_a_code_that_is_split_and_joined_again_is_followed_by_both_ways(tmp_path: Path) -> None:
    """What real registers have is followed whole."""
    assert not [one for one in findings(small(tmp_path, {"procedures/n.yaml": _codes(5, 2)})) if one.check == "DLG002"]
