"""A delegation that fits exactly one form names none."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.checks.shared.forms import fitting
from delegation.findings import Fix, Problem, RelatedPlace, Text
from delegation.model.instruments import Form
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.speech import holders
from delegation.speech.numbers import in_english


def run(examination: Examination) -> Iterator[Problem]:
    """Hold the sides of every delegation without a form against all forms. Where several fit, or none, nothing is said."""
    register = examination.register
    for grant in words.state_grants(register):
        # Steps before the decision are of no form: no total counts them.
        if (
            not grant.decides
            or grant.mechanism != "delegation"
            or grant.form is not None
            or grant.form_unknown is not None
        ):
            continue
        giver, receiver = register.holder(grant.giver), register.holder(grant.receiver)
        forms = fitting(register, giver, receiver) if giver is not None and receiver is not None else ()
        if len(forms) == 1:
            yield _problem(register, grant, forms[0])


def _problem(register: Register, grant: Grant, form: Form) -> Problem:
    matters = grant.given
    procedures = sum(one in register.matters and register.matters[one].kind == "procedure" for one in matters)
    more = (
        Text(
            f" Biểu 2 vì thế đếm thiếu {procedures} thủ tục của lần giao này.",
            f" So Biểu 2 leaves out {in_english(procedures, 'procedure')} of this grant.",
        )
        if procedures
        else Text("", "")
    )
    return Problem(
        grant.place,
        Text(
            vi=f"{grant.id} là ủy quyền chỉ khớp hình thức {form.number} «{form.name}» mà không ghi hình thức nào."
            + more.vi,
            en=f"{grant.id} is a delegation that fits form {form.number} ({holders.form_name(form.number, register).en}) alone, and names no form.{more.en}",
        ),
        about=(grant.id,),
        related=(RelatedPlace(form.place, Text("hình thức khớp", "the form that fits")),),
        fix=Fix(
            Text(
                f"ghi form: {form.number}; nếu văn bản không theo hình thức nào thì ghi form: {{unknown: lý do}}",
                f"write form: {form.number}; where the instrument follows none, form: {{unknown: reason}}",
            )
        ),
        count=max(1, procedures),
        stands_for=tuple(matters),
        grants=(grant.id,),
    )


CHECK = Check(
    id="DLG312",
    severity=Severity.WARNING,
    title=Text(
        vi="Ủy quyền khớp một hình thức nhưng không ghi hình thức",
        en="A delegation fits one form and names none",
    ),
    why=Text(
        vi="Biểu 2 đếm thủ tục theo hình thức đã ghi. Lần ủy quyền không ghi hình thức bị bỏ ra ngoài tổng, nên số của Biểu 2 "
        "thấp hơn thực tế mà không ai biết.",
        en="Biểu 2 counts procedures by the stated form. A delegation without one is left out, so that the totals of Biểu 2 "
        "are lower than they should be and nobody is told.",
    ),
    mend=Text(
        vi="Ghi số hình thức nêu trong phát hiện. Nếu văn bản không thuộc hình thức nào, hoặc chưa biết, ghi form: {unknown: lý "
        "do}.",
        en="Write the number of the form that the finding names. Where the instrument follows none, or that is not known, write "
        "form: {unknown: reason}.",
    ),
    ask=Text(
        "Xác định hình thức ủy quyền của văn bản",
        "Settle by which form the text delegates",
    ),
    legal_source=Text(
        vi="Biểu 2 (11 hình thức ủy quyền) của báo cáo Thành ủy Hà Nội, tháng 6/2026",
        en="Biểu 2 (the 11 forms of delegation), report of the Hanoi Party Committee, June 2026",
    ),
    run=run,
    scope="additive",
)
