"""The stated form does not fit giver and receiver."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.checks.shared.forms import fits, fitting
from delegation.findings import Fix, Problem, RelatedPlace, Text
from delegation.model.holders import Holder
from delegation.model.instruments import Form
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.speech import holders, text


def run(examination: Examination) -> Iterator[Problem]:
    """Hold the sides of every grant that states a form against the sides of that form."""
    register = examination.register
    for grant in words.state_grants(register):
        form = register.forms.get(grant.form) if grant.form is not None else None
        giver, receiver = register.holder(grant.giver), register.holder(grant.receiver)
        if form is not None and giver is not None and receiver is not None and not fits(form, giver, receiver):
            yield _problem(register, grant, form, giver, receiver)


def _problem(register: Register, grant: Grant, form: Form, giver: Holder, receiver: Holder) -> Problem:
    others = fitting(register, giver, receiver)
    names = text.joined(
        ", ",
        (
            Text(f"{one.number} ({one.name})", f"{one.number} ({holders.form_name(one.number, register).en})")
            for one in others
        ),
    )
    numbers = [one.number for one in others]
    return Problem(
        grant.place.at("form"),
        Text(
            vi=f"{grant.id} ghi hình thức {form.number} «{form.name}», nhưng là {giver.label} giao cho {receiver.label}.",
            en=f"{grant.id} states form {form.number} ({holders.form_name(form.number, register).en}), but {holders.in_sentence(giver).en} gives to {holders.in_sentence(receiver).en}.",
        ),
        about=(grant.id, str(form.number)),
        grants=(grant.id,),
        related=(RelatedPlace(form.place, Text("hình thức này", "this form")),),
        fix=Fix(
            Text(f"hình thức phù hợp: {names.vi}", f"forms that fit: {names.en}"),
            str(numbers[0]) if len(numbers) == 1 else None,
        )
        if others
        else None,
    )


CHECK = Check(
    id="DLG311",
    severity=Severity.ERROR,
    title=Text(
        vi="Hình thức ủy quyền không khớp bên giao, bên nhận",
        en="The stated form does not fit giver and receiver",
    ),
    why=Text(
        vi="Biểu 2 đếm thủ tục theo 11 hình thức, mỗi hình thức là một cặp bên giao, bên nhận. Ghi sai hình thức thì tổng của "
        "hai hình thức cùng sai, và căn cứ pháp lý được đối chiếu nhầm.",
        en="Biểu 2 counts procedures by 11 forms, each a pair of giver and receiver. A wrong form spoils two totals and the "
        "basis is looked up in the wrong place.",
    ),
    mend=Text(
        vi="Sửa số hình thức, hoặc sửa bên giao, bên nhận theo văn bản.",
        en="Correct the number of the form, or giver and receiver after the instrument.",
    ),
    legal_source=Text(
        vi="Biểu 2 (11 hình thức ủy quyền) của báo cáo Thành ủy Hà Nội, tháng 6/2026",
        en="Biểu 2 (the 11 forms of delegation), report of the Hanoi Party Committee, June 2026",
    ),
    run=run,
    scope="additive",
)
