"""A small register into which papers are imported, and what is read from a paper in few words."""

from __future__ import annotations

from pathlib import Path

from folders import small, write

from delegation.documents.intake.asked import ACCEPT, LEAVE_OUT
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
    return _read(folder, paper, FACTS | (answers or {}))


def _read(folder: Path, paper: Path, answers: dict[str, str]) -> Import:
    """Import a paper; of several questions an answer to one must close that alone, or those beside it that it says beforehand."""
    loaded = pipeline.load(folder)
    made = importing.read(paper, loaded, answers)
    sorts = {one.key.rpartition(":")[2] if one.key.startswith("bảng") else one.key: one for one in reversed(made.open)}
    for one in sorts.values() if len(made.open) > 1 else ():
        answer = ACCEPT if one.proposal else next((each for each in one.options if each != LEAVE_OUT), None)
        if answer is None:
            continue
        still = {each.key for each in importing.read(paper, loaded, answers | {one.key: answer}).open}
        closed = [each for each in made.open if each.key not in still and each.key != one.key]
        assert "các dòng sau" in one.said.vi or not closed, (one, closed)
        assert all(each.said == one.said for each in closed)
    return made


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


def province(folder: Path, name: str) -> Path:
    """Write the register of a province: its committee, the chair and three agencies, with the five procedures."""
    register(folder)
    agencies = {"so-tu-phap": "Sở Tư pháp", "so-van-hoa": "Sở Văn hóa, Thể thao và Du lịch"}
    more = "axis: ubnd\nholders:\n"
    for key, label in agencies.items():
        more += f"  - {{id: {key}, name: '{label}', kind: specialised-agency, level: city, parent: ubnd-tp, internal-process: true}}\n"
        more += f"  - {{id: giam-doc-{key}, name: 'Giám đốc {label}', kind: agency-head, level: city, parent: {key}, head-of: {key}, internal-process: true}}\n"
    write(folder, {"holders/tinh.yaml": more})
    for place in folder.rglob("*.yaml"):
        text = place.read_text("utf-8")
        place.write_text(text.replace("UBND Thành phố", f"UBND {name}"), "utf-8")
    return folder


def opened(issuer: str, number: str, place: str, about: str, *articles: str) -> tuple[str, ...]:
    return (
        issuer, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", f"Số: {number}", f"{place}, ngày 15 tháng 8 năm 2025",
        "QUYẾT ĐỊNH", about, issuer, "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;", "Theo đề nghị của Giám đốc Sở Nội vụ.", "QUYẾT ĐỊNH:", *articles,
        "Nơi nhận:", "- Như Điều 3;", "- Lưu: VT.",
    )  # fmt: skip


ANSWERS = {"deed:mechanism": "delegation"}


def imported(folder: Path, paper: Path, answers: dict[str, str] | None = None) -> Import:
    return _read(folder, paper, ANSWERS | (answers or {}))


def received(made: Import) -> dict[str, list[str]]:
    """Give the matters of each receiver, those of several grants to one together."""
    found: dict[str, list[str]] = {}
    for one in made.given:
        found.setdefault(one.receiver, []).extend(row.matter or "?" for row in one.rows)
    return found


def asked(made: Import, sort: str) -> list[int | str]:
    """Give the numbers of the rows of which a sort of question is open."""
    return [row.entry.number or 0 for row in made.rows if any(one.key.endswith(f":{sort}") for one in row.open)]


def city(folder: Path, paper: Path, answers: dict[str, str] | None = None) -> Import:
    return imported(folder if (folder / "register.yaml").exists() else province(folder, "Đà Nẵng"), paper, answers)


DECISION_OF_A_CITY = opened(
    "ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", "77/QĐ-UBND", "Đà Nẵng", "Về việc ủy quyền giải quyết thủ tục hành chính",
    "Điều 1. Ủy quyền cho Sở Y tế giải quyết các thủ tục hành chính tại Phụ lục.", "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
)  # fmt: skip
