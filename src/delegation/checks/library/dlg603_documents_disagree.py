"""Published documents disagree about the same measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from delegation.authority.examination import Examination
from delegation.authority.view import WORLD
from delegation.checks.base import Check
from delegation.checks.shared.figures import related
from delegation.findings import Problem, Text
from delegation.model.figures import Figure
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.questions.figures import published
from delegation.speech import days, figures, text

_PLACES, _TIMES = 2, 3


def run(examination: Examination) -> Iterator[Problem]:
    """Give each group of figures for the same measure that say different things; one problem for a group."""
    register = examination.register
    for group in published.same_measure(register):
        values = published.by_value(group)
        if len(values) > 1:
            yield _problem(register, group, values)


def _problem(register: Register, group: Sequence[Figure], by_value: Mapping[float, Sequence[Figure]]) -> Problem:
    values = list(by_value.values())
    of_one_time = len({one.as_of for one in group}) == 1
    told = [_at(same) if of_one_time else _at_and_of(same) for same in values]
    vi = "; ".join(f"{figures.value(same[0]).vi} ({at.vi})" for same, at in zip(values, told, strict=True))
    en = "; ".join(f"{figures.value(same[0]).en} ({at.en})" for same, at in zip(values, told, strict=True))
    others = [one for same in values for one in same if one is not group[0]]
    return Problem(
        group[0].place.at("value"),
        Text(
            vi=f"cùng một số liệu mà công bố {len(values)} giá trị khác nhau: {vi}.",
            en=f"{len(values)} different values were published for the same measure: {en}.",
        ),
        # A further value is another disagreement: whoever accepted these was not asked about it.
        about=(group[0].measure, group[0].id, *map(published.in_key, sorted(by_value))),
        related=tuple(related(register, one) for one in others),
        others=tuple(dict.fromkeys(_published(register, one) for one in group)),
    )


def _at(same: Sequence[Figure]) -> Text:
    """Name the places, each in quotes: a place has commas of its own."""
    said = (Text(f"«{at.vi}»", at.en) for at in map(figures.place, same))
    return text.listed(said, _PLACES, Text("chỗ nữa", "more"))


def _at_and_of(same: Sequence[Figure]) -> Text:
    """Name the places, and the times of which they speak: what grew or shrank meanwhile is no contradiction, and only a reader can tell."""
    at = _at(same)
    times = text.listed(
        [days.time(one) for one in sorted({one.as_of or "" for one in same} - {""})],
        _TIMES,
        Text("thời điểm khác", "more"),
    )
    return Text(f"{at.vi}; số liệu {times.vi}", f"{at.en}; as of {times.en}") if times.vi else at


def _published(register: Register, one: Figure) -> str:
    """Say what was published where, of which time: the sentence names a few places only, and no document."""
    said = f"{figures.value(one).vi}: {figures.where(register, one).vi}"
    return f"{said}, số liệu {days.time(one.as_of).vi}" if one.as_of else said


CHECK = Check(
    id="DLG603",
    severity=Severity.WARNING,
    title=Text(
        vi="Các tài liệu công bố số khác nhau cho cùng một số liệu",
        en="Published documents disagree about the same measure",
    ),
    why=Text(
        vi="Cùng một báo cáo nêu 671, 656 và 644 thủ tục được ủy quyền. Không thể biết số nào đúng nếu không có danh mục; "
        "văn bản sau dẫn lại số nào cũng có thể bị hỏi.",
        en="One report names 671, 656 and 644 delegated procedures. Without the list nobody can tell which is right, and "
        "whatever a later paper quotes can be questioned.",
    ),
    mend=Text(
        vi="Xác định danh mục và ngày chốt số liệu của từng chỗ; thống nhất một số, hoặc ghi rõ mỗi số đếm gì, tại ngày nào.",
        en="Find the list and the day behind each place; settle on one number, or state what each one counts and when.",
    ),
    legal_source=Text(
        vi="điểm d khoản 2 Điều 11 Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (công khai, minh bạch, "
        "trách nhiệm giải trình)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 11(2)(d) (openness and accountability)",
    ),
    run=run,
    reads=WORLD | {"figures"},
    scope="additive",
)
