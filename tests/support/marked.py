"""The bad example of DLG302, in which one step of a chain is touched by a finding and the others are not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

from folders import whole_case, write

from delegation.model.register import Register
from delegation.run import pipeline

KEY, MATTER, GRANT = "DLG302:uq-vi-du:uq-tiep", "cap-phep-phong-kham", "uq-tiep"
"""The key of the finding, the matter, and the grant that passes on."""
SETTINGS = "register: {id: vi-du, name: Sổ thẩm quyền ví dụ, baseline: 2025-07-01}\nchecks: {severity: {DLG302: %s}}\n"
"""What ``register.yaml`` says where it sets how much the check weighs."""


def passed_on(folder: Path, more: Mapping[str, str] | None = None) -> Register:
    """Write the example, and further files: the city delegates to a director, who delegates on to the communes."""
    files = {one.name: one.data for one in whole_case("DLG302", "bad")}
    return pipeline.load(
        write(folder, {**files, **{name: text.encode() for name, text in (more or {}).items()}})
    ).register


def texts(file: Path) -> str:
    """Give all that the parts of a Word or Excel file hold."""
    with ZipFile(file) as zipped:
        parts = [name for name in zipped.namelist() if name.endswith(".xml")]
        return "".join(zipped.read(name).decode("utf-8", "replace") for name in parts)
