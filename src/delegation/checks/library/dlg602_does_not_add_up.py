"""A published breakdown does not add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.authority.examination import Examination
from delegation.authority.view import WORLD
from delegation.checks.base import Check
from delegation.checks.shared.figures import related
from delegation.findings import Problem, Text
from delegation.model.figures import Figure, Relation
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.questions.figures import published
from delegation.speech import figures, numbers

_TOLERANCE = 1e-9


def run(examination: Examination) -> Iterator[Problem]:
    """Calculate every sum, difference, percentage and part that the figures claim."""
    register = examination.register
    for figure in register.figures.values():
        for relation in figure.relations:
            others = [register.figures.get(one) for one in relation.ids]
            known = [one for one in others if one is not None]
            if len(known) == len(others) and known:
                yield from _ask(register, figure, relation, known)


def _ask(register: Register, figure: Figure, relation: Relation, others: Sequence[Figure]) -> Iterator[Problem]:
    if relation.kind == "sum-of":
        total = round(sum(one.value for one in others), 6)
        if total != figure.value:
            yield _problem(register, figure, relation, others, total, " + ")
    elif relation.kind == "difference" and len(others) == 2:  # noqa: PLR2004  first minus second
        left = round(others[0].value - others[1].value, 6)
        if left != figure.value:
            yield _problem(register, figure, relation, others, left, " − ")
    elif relation.kind == "percent" and len(others) == 2 and others[1].value:  # noqa: PLR2004  first of second
        share = 100 * others[0].value / others[1].value
        # Rounded or cut off, the published percentage lies less than one unit of its last digit away.
        if abs(share - figure.value) >= 10.0 ** -published.decimals(figure) - _TOLERANCE:
            yield _problem(register, figure, relation, others, round(share, 2), " : ")
    elif relation.kind == "part-of" and figure.value > others[0].value:
        yield _too_large(register, figure, relation, others[0])


def _problem(
    register: Register, figure: Figure, relation: Relation, others: Sequence[Figure], right: float, sign: str
) -> Problem:
    terms = [numbers.number(one.value) for one in others]
    result, said = numbers.number(right), figures.value(figure)
    gap = numbers.number(round(abs(right - figure.value), 2))
    vi, en = sign.join(one.vi for one in terms), sign.join(one.en for one in terms)
    return Problem(
        relation.place,
        Text(
            vi=f"công bố {said.vi} ({figures.where(register, figure).vi}), nhưng {vi} = {result.vi}; chênh {gap.vi}.",
            en=f"the published figure is {said.en} ({figures.where(register, figure).en}), but {en} = {result.en}; a difference of {gap.en}.",
        ),
        about=_about(figure, relation, others),
        related=tuple(related(register, one) for one in others),
    )


def _too_large(register: Register, figure: Figure, relation: Relation, whole: Figure) -> Problem:
    part, said = figures.value(figure), figures.value(whole)
    return Problem(
        relation.place,
        Text(
            vi=f"phần {part.vi} ({figures.where(register, figure).vi}) lớn hơn toàn bộ {said.vi} "
            f"({figures.where(register, whole).vi}).",
            en=f"the part {part.en} ({figures.where(register, figure).en}) is larger than the whole {said.en} "
            f"({figures.where(register, whole).en}).",
        ),
        about=_about(figure, relation, [whole]),
        related=(related(register, whole),),
    )


def _about(figure: Figure, relation: Relation, others: Sequence[Figure]) -> tuple[str, ...]:
    """Tell the finding by its values too: with others it does not add up by another amount, and nobody was asked about that."""
    return (figure.id, relation.kind, *relation.ids, *(published.in_key(one.value) for one in (figure, *others)))


CHECK = Check(
    id="DLG602",
    severity=Severity.WARNING,
    title=Text(
        vi="Số liệu công bố cộng lại không khớp",
        en="A published breakdown does not add up",
    ),
    why=Text(
        vi="Tổng không bằng các phần cộng lại là dấu hiệu một danh mục bị sót, bị trùng, hoặc hai bảng lập vào hai thời "
        "điểm. Người đọc báo cáo sẽ hỏi trước tiên về chỗ này.",
        en="A total that is not the sum of its parts shows that a list lacks or doubles something, or that two tables "
        "are of two days. Readers of a report ask about this first.",
    ),
    mend=Text(
        vi="Tìm danh mục gốc của từng phần; đề nghị đơn vị lập báo cáo đính chính. Nếu quan hệ trong sổ ghi chưa đúng "
        "ý của tài liệu thì sửa «relations».",
        en="Find the list behind each part and ask the author of the report for a correction. Where the register states "
        "the relation otherwise than the document means it, correct `relations`.",
    ),
    ask=Text(
        "Tìm danh mục gốc của từng phần; đề nghị đơn vị lập báo cáo đính chính",
        "Find the list behind each part; ask whoever made the report to correct it",
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
