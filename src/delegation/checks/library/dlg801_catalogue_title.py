"""A title differs from the national catalogue's for that code."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.findings import Problem, Text
from delegation.model.severity import Severity
from delegation.names.folding import unified


def run(examination: Examination) -> Iterator[Problem]:
    """Compare the two titles of every procedure that records both; capitals, spacing and the place of tone marks do not count."""
    for matter in examination.register.matters.values():
        other = matter.procedure.catalogue_title if matter.procedure is not None else None
        if other is not None and _plain(other) != _plain(matter.title):
            yield Problem(
                matter.place.at("catalogue-title"),
                Text(
                    vi=f"tên của {matter.id} trong sổ «{matter.title}» khác tên trong Cơ sở dữ liệu quốc gia «{other}».",
                    en=f"the title of {matter.id} in the register «{matter.title}» differs from the national database's "
                    f"«{other}».",
                ),
                about=(matter.id,),
            )


def _plain(title: str) -> str:
    return " ".join(unified(title).split()).rstrip(".")


CHECK = Check(
    id="DLG801",
    severity=Severity.INFO,
    title=Text(
        vi="Tên thủ tục khác tên trong Cơ sở dữ liệu quốc gia",
        en="A title differs from the national catalogue's for that code",
    ),
    why=Text(
        vi="Cùng một mã mà hai tên thì người dân và cán bộ có thể hiểu là hai thủ tục, hoặc mã đã bị gán nhầm.",
        en="Two titles under one code look like two procedures, or show that the code was given to the wrong one.",
    ),
    mend=Text(
        vi="Dùng tên trong Cơ sở dữ liệu quốc gia; nếu văn bản của Thành phố cố ý ghi khác thì giữ cả hai tên.",
        en="Use the title of the national database; where the city's paper differs on purpose, keep both.",
    ),
    legal_source=Text(
        vi="Điều 24 Nghị định số 63/2010/NĐ-CP (Cơ sở dữ liệu quốc gia về thủ tục hành chính)",
        en="Decree 63/2010/NĐ-CP, Article 24 (national database of procedures)",
    ),
    run=run,
    scope="additive",
)
