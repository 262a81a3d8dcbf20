"""A procedure's code is malformed, in the register or on the paper of an annex."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.checks.shared.numbers import is_code, likely_code
from delegation.findings import Fix, Problem, Text
from delegation.model.matters import AnnexRow, Grant, Matter
from delegation.model.severity import Severity
from delegation.model.terms import if_known
from delegation.speech import matter_name


def run(examination: Examination) -> Iterator[Problem]:
    """Ask the code of every procedure, and every code that an annex prints otherwise."""
    register = examination.register
    for matter in register.matters.values():
        if (
            matter.procedure is not None
            and isinstance(matter.procedure.code, str)
            and not is_code(matter.procedure.code)
        ):
            yield _malformed(matter, matter.procedure.code)
    for grant in words.known_grants(register):
        for row in if_known(grant.rows):
            meant = register.matters.get(row.matter)
            if meant is not None and isinstance(row.printed, str) and not is_code(row.printed):
                yield _misprinted(grant, row, row.printed, meant)


def _malformed(matter: Matter, code: str) -> Problem:
    likely = likely_code(code)
    return Problem(
        matter.place.at("code"),
        Text(
            vi=f"mã thủ tục hành chính «{code}» không đúng dạng một chữ số, dấu chấm, sáu chữ số"
            + (f"; có phải «{likely}»?" if likely else "."),
            en=f"the procedure code «{code}» is not one digit, a dot and six digits"
            + (f"; is «{likely}» meant?" if likely else "."),
        ),
        about=(code,),
        fix=Fix(Text(f"thay bằng «{likely}»", f"replace with «{likely}»"), f'"{likely}"') if likely else None,
    )


def _misprinted(grant: Grant, row: AnnexRow, printed: str, meant: Matter) -> Problem:
    number = "một dòng" if row.row is None else f"dòng {row.row}"
    number_en = "" if row.row is None else f" of row {row.row}"
    return Problem(
        row.place.at("printed"),
        Text(
            vi=f"phụ lục in mã «{printed}» tại {number}, không đúng dạng mã thủ tục; được hiểu là {matter_name(meant)}.",
            en=f"the paper prints the code «{printed}»{number_en} of the annex, which is not in the form of a code; "
            f"read as {matter_name(meant)}.",
        ),
        about=(grant.id, printed),
        severity=Severity.WARNING,
    )


CHECK = Check(
    id="DLG009",
    severity=Severity.ERROR,
    title=Text(
        vi="Mã thủ tục hành chính không đúng dạng",
        en="A procedure's code is malformed",
    ),
    why=Text(
        vi="Mã là tên duy nhất của một thủ tục trên Cơ sở dữ liệu quốc gia. Mã sai dạng thì không tra được thủ tục, "
        "không công khai và không cấu hình được trên hệ thống một cửa. "
        "Mã in sai trong phụ lục đã ban hành là lỗi của bản in: giữ nguyên như in, ghi bên cạnh mã được hiểu.",
        en="The code is a procedure's only name in the national database. A malformed one finds nothing, cannot be "
        "published and cannot be set up in the one-stop system. A misprint in an annex is a fault of the paper: it is "
        "kept as printed, beside the code that is meant.",
    ),
    mend=Text(
        vi="Sửa mã theo Cơ sở dữ liệu quốc gia về thủ tục hành chính. Với phụ lục in sai: đề nghị cơ quan ban hành "
        "đính chính; khi có văn bản đính chính thì bỏ «printed».",
        en="Correct the code after the national database of procedures. For a misprinted annex ask the issuer for a "
        "correction; remove `printed` when it has come.",
    ),
    ask=Text(
        "Đối chiếu Cơ sở dữ liệu quốc gia về thủ tục hành chính; phụ lục in sai thì đề nghị cơ quan ban hành đính chính",
        "Compare with the national database of procedures; where the annex is misprinted, ask its issuer to correct it",
    ),
    legal_source=Text(
        vi="Điều 24 Nghị định số 63/2010/NĐ-CP (Cơ sở dữ liệu quốc gia về thủ tục hành chính); dạng của mã: một "
        "chữ số, dấu chấm, sáu chữ số, như Cơ sở dữ liệu quốc gia ghi",
        en="Decree 63/2010/NĐ-CP, Article 24 (national database of procedures); the shape of a code is as that database "
        "writes it: one digit, a dot, six digits",
    ),
    run=run,
    scope="additive",
)
