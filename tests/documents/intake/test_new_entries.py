"""New entries of the catalogue that an import writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from annexes import HEADS, Sheet, word
from takings import taken

from delegation.loading.disk.files import RuleFile, kind_of
from delegation.run import pipeline
from delegation.run.formatting import canonical


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("Y tế", "    field: y-te"),
        ("Luật sư, #công chứng", '    field: {unknown: "phụ lục ghi «Luật sư, #công chứng», sổ chưa có lĩnh vực mang tên ấy"}'),
        ("", ""),
    ],
)  # fmt: skip
def test_a_field_that_the_register_has_not_is_said_to_be_unknown(field: str, line: str, tmp_path: Path) -> None:
    """It went without a word; the file is laid out, and the register with it can be read."""
    rows: list[list[object]] = [[*HEADS[:3], "Lĩnh vực"], [1, "9.999999", "Việc mới", field]]
    made = taken(tmp_path / "so", word(tmp_path / "a.docx", (), Sheet(rows)), {"bảng 1:2:code": "thêm mới"})
    ((name, data),) = ((name, data) for name, data in made.files.items() if name.startswith("procedures/"))
    assert [one for one in data.decode().splitlines() if one.startswith("    field:")] == ([line] if line else [])
    assert canonical(RuleFile(name, kind_of(name) or "", data)) == data
    for each, content in made.files.items():
        (tmp_path / "so" / each).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "so" / each).write_bytes(content)
    assert "9.999999" in pipeline.load(tmp_path / "so").register.matters
