"""A small register into which papers are imported, and what is read from a paper in few words."""

from __future__ import annotations

from pathlib import Path

from folders import small

from delegation.model.row_numbers import RowNumber
from delegation.run import importing, pipeline
from delegation.run.importing import Import

TITLES = {
    "1.003390": "Cấp giấy phép hoạt động khám bệnh",
    "1.012644": "Cấp chứng chỉ hành nghề dược",
    "2.000100": "Công bố cơ sở đủ điều kiện tiêm chủng",
    "2.000229": "Đăng ký hành nghề khám bệnh, chữa bệnh",
    "2.000243": "Điều chỉnh giấy phép hoạt động",
}
_PROCEDURES = "field: y-te\nsource: ví dụ\nprovenance: official\nprocedures:\n" + "".join(
    f'  - {{code: "{code}", title: "{title}", owner: ubnd-tp, basis: [{{instrument: 147/2025/NĐ-CP, at: Điều 5}}]}}\n'
    for code, title in TITLES.items()
)
FACTS = {
    "deed:id": "qd-thu",
    "deed:issuer": "ubnd-tp",
    "deed:receiver": "so-y-te",
    "deed:mechanism": "delegation",
}
"""Answers for a paper that is an annex alone."""


def register(folder: Path) -> Path:
    """Write the register: that of the examples of the checks, with five procedures of the city's committee."""
    return small(folder, {"procedures/y-te.yaml": _PROCEDURES})


def taken(folder: Path, paper: Path, answers: dict[str, str] | None = None) -> Import:
    """Import a paper into the small register, without writing."""
    if not (folder / "register.yaml").exists():
        register(folder)
    return importing.read(paper, pipeline.load(folder), FACTS | (answers or {}))


def meant(made: Import) -> list[tuple[RowNumber | None, str]]:
    """Give each row in short: its number, and the matter, or ``?`` and the sorts of what is asked."""
    return [
        (
            row.entry.number,
            "?" + ",".join(one.key.rpartition(":")[2] for one in row.open)
            if row.open
            else row.matter or row.added or "-",
        )
        for row in made.rows
    ]
