"""An instrument's number is malformed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import numbers
from delegation.findings import Fix, Problem, Text
from delegation.model.matters import Matter
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import Day


def run(examination: Examination) -> Iterator[Problem]:
    """Ask the number of every instrument, and of the decisions by which procedures were announced."""
    yield from examination.of_world("DLG008", _of_instruments)
    for number, matters in numbers.wrongly_announced(examination).items():
        yield _malformed(number, matters[0].place.at("announced-by"), None, matters)


def _of_instruments(register: Register) -> list[Problem]:
    wrong = (
        (one, one.number)
        for one in register.instruments.values()
        if isinstance(one.number, str) and not numbers.is_number(one.number)
    )
    return [
        _malformed(number, one.place.at("number"), one.issued if isinstance(one.issued, Day) else None)
        for one, number in wrong
    ]


def _malformed(number: str, place: Place, issued: Day | None, matters: Sequence[Matter] = ()) -> Problem:
    likely = numbers.likely_number(number, None if issued is None else issued.year)
    hint_vi = f" Có phải «{likely}»?" if likely else ""
    hint_en = f" Is «{likely}» meant?" if likely else ""
    fix = Fix(
        Text(f"ghi lại là «{likely}» sau khi đối chiếu bản gốc", f"write «{likely}» after a look at the original")
    )
    return Problem(
        place,
        Text(
            vi=f"số, ký hiệu «{number}» không đúng thể thức văn bản.{hint_vi}",
            en=f"«{number}» is not a well-formed number of an instrument.{hint_en}",
        ),
        about=(number,),
        fix=fix if likely else None,
        count=max(1, len(matters)),
        stands_for=tuple(one.id for one in matters),
    )


CHECK = Check(
    id="DLG008",
    severity=Severity.WARNING,
    title=Text(
        vi="Số, ký hiệu văn bản không đúng thể thức",
        en="An instrument's number is malformed",
    ),
    why=Text(
        vi="Số, ký hiệu sai thể thức thì tra cứu không ra văn bản, và căn cứ dẫn theo số đó không kiểm chứng được. "
        "Ở địa phương, có hay không có năm trong số còn cho biết văn bản là quy phạm pháp luật hay cá biệt.",
        en="A malformed number leads to no document, so a basis that cites it cannot be verified. For local texts the "
        "year in the number also tells a legal normative instrument from an individual decision.",
    ),
    mend=Text(
        vi="Đối chiếu bản gốc rồi ghi lại: văn bản nhà nước là số/năm/ký hiệu (173/2025/NĐ-CP) "
        "hoặc số/ký hiệu (105/QĐ-UBND); văn bản của Đảng là số-ký hiệu/cơ quan (16-KL/TW).",
        en="Look at the original and write state texts as number/year/symbol (173/2025/NĐ-CP) or number/symbol "
        "(105/QĐ-UBND), Party texts as number-symbol/body (16-KL/TW).",
    ),
    ask=Text(
        "Đối chiếu bản gốc để xác định đúng số, ký hiệu; văn bản in sai thì đề nghị cơ quan ban hành đính chính.",
        "Look at the original for the right number; where the paper is wrong, ask its issuer for a correction.",
    ),
    legal_source=Text(
        vi="Nghị định số 30/2020/NĐ-CP: Điều 15, mục 3 phần II Phụ lục I và Phụ lục III; Nghị định số "
        "78/2025/NĐ-CP (số của văn bản quy phạm pháp luật); văn bản của Đảng: Hướng dẫn số 36-HD/VPTW",
        en="Decree 30/2020/NĐ-CP, Article 15, Annex I part II item 3, Annex III; Decree 78/2025/NĐ-CP (numbers of "
        "legal normative instruments); for Party texts Guideline 36-HD/VPTW",
    ),
    run=run,
)
