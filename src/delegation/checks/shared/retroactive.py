"""Texts that take effect before they were issued, and what the law makes of that for each kind of them."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.findings import Problem, Text
from delegation.model.instruments import Instrument
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import Day
from delegation.speech import days

_LOCAL = ("council-resolution", "committee-decision", "chair-decision")
"""Types of texts of a council, a committee or its chair; ``-qppl`` where they are normative."""


def _corrects(register: Register, one: Instrument) -> bool:
    """Whether this corrects: it holds from the first day of what it corrects.

    It says so, or is an official letter that amends: a letter cannot change what a decision says, only mend its form
    (NĐ 30/2020 Article 18(3)).
    """
    letter = one.amends if one.type == "official-letter" else ()
    named = (*letter, *(each.instrument for each in one.corrects if each.instrument is not None))
    mended = [register.instrument(name) for name in named]
    return any(other is not None and other.term.start == one.term.start for other in mended)


def _retroactive(one: Instrument, issued: Day, start: Day) -> Problem:
    """Say that a text takes effect before it was issued, and what the law makes of that for such a text."""
    local = one.type.startswith(_LOCAL)
    if one.normative is True and local:
        rule, severity = _LOCAL_RULE, Severity.ERROR
    elif one.normative is True:
        rule, severity = _CENTRAL_RULE, Severity.WARNING
    else:
        rule, severity = _INDIVIDUAL_RULE, Severity.WARNING
    first, second = days.day(issued), days.day(start)
    return Problem(
        one.place.at("effective"),
        Text(
            vi=f"{one.id}: ngày ban hành {first.vi} lại sau ngày có hiệu lực {second.vi}. {rule.vi}",
            en=f"{one.id}: the day of issue {first.en} comes after the day of effect {second.en}. {rule.en}",
        ),
        about=(one.id, issued.isoformat(), start.isoformat()),
        severity=severity,
    )


_LOCAL_RULE = Text(
    "Văn bản quy phạm pháp luật của địa phương có hiệu lực sau khi ban hành ít nhất 10 ngày; theo thủ tục rút gọn thì sớm nhất "
    "là ngay ngày ban hành (khoản 1 Điều 53 Luật số 64/2025/QH15): đối chiếu ngày trong bản gốc; nếu văn bản quy định hiệu lực trở về trước thì xem xét "
    "theo Điều 55.",
    "A local normative text takes effect at least 10 days after its issue; by the short procedure, on that very day at the "
    "earliest (Law 64/2025/QH15, Article 53(1)): compare the days with the original; if the text claims retroactive effect, see Article 55.",
)


_CENTRAL_RULE = Text(
    "Cần xem xét: hoặc gõ nhầm ngày, hoặc văn bản quy định hiệu lực trở về trước, khi đó phải đủ điều kiện của Điều 55 Luật "
    "64/2025/QH15.",
    "To be considered: either a day is mistyped, or the text claims retroactive effect, which must meet the conditions of Law "
    "64/2025/QH15, Article 55.",
)


_INDIVIDUAL_RULE = Text(
    "Cần xem xét: hoặc gõ nhầm ngày, hoặc văn bản áp dụng cho thời gian trước khi ban hành; nguyên tắc về hiệu lực trở về trước ở "
    "Điều 55 Luật số 64/2025/QH15. Văn bản đính chính thì ghi «corrects» và ngày đầu của văn bản được đính chính.",
    "To be considered: either a day is mistyped, or the text is meant for days before its issue; on retroactive effect see Law "
    "64/2025/QH15, Article 55. What corrects says `corrects`, and the first day of what it corrects.",
)


def retroactive(register: Register, one: Instrument) -> Iterator[Problem]:
    """Ask whether an instrument takes effect before its day of issue, unless it corrects another from the first day of that."""
    start = one.term.start
    if isinstance(one.issued, Day) and isinstance(start, Day) and one.issued > start and not _corrects(register, one):
        yield _retroactive(one, one.issued, start)
