"""Forms by which one procedure goes to several receivers at once, of which some procedures are published by number only."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.norms import unlisted_forms
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.figures import LedgerBook
from delegation.model.instruments import Form
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.speech import holders, numbers


def of_forms(register: Register) -> Iterator[Problem]:
    """Give one problem for each concurrent form with unlisted procedures: nobody can see whether they are divided.

    Named grants of such a form are asked cell by cell, like all others.
    """
    for form, book in unlisted_forms(register):
        if form.concurrent:
            yield _problem(form, book, holders.form_name(form.number, register))


def _problem(form: Form, book: LedgerBook, name: Text) -> Problem:
    count = numbers.number(book.unlisted)
    return Problem(
        form.place.at("name"),
        Text(
            vi=f"hình thức {form.number} «{name.vi}», {count.vi} thủ tục chưa công bố danh mục: ủy quyền đồng thời nên một thủ "
            "tục có hai nơi cùng giải quyết. Cần xem xét văn bản có chia phạm vi (trường hợp, địa bàn) để mỗi hồ sơ chỉ một nơi "
            "quyết định không.",
            en=f"form {form.number} ({name.en}), {numbers.in_english(book.unlisted, 'procedure')} without a published list: delegated concurrently, one "
            "procedure has two who act. Consider whether the instrument divides them (by cases or communes), so that one body "
            "decides each file.",
        ),
        about=("form", str(form.number)),
        related=(RelatedPlace(book.ledger.place, Text("số công bố của hình thức này", "the published number")),),
        count=book.unlisted,
        severity=Severity.WARNING,
        forms=(form.number,),
    )
