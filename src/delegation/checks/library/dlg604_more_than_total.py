"""More named entries than the control total allows."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.figures import LedgerBook
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.worded import english_of
from delegation.speech import numbers, text

_SHOWN = 3


def run(examination: Examination) -> Iterator[Problem]:
    """Hold the named entries of every ledger against its total."""
    register = examination.register
    for book in register.books:
        if book.unlisted < 0:
            yield _problem(register, book)


def _problem(register: Register, book: LedgerBook) -> Problem:
    total, named = numbers.number(book.ledger.whole), numbers.number(len(book.named))
    # The last by id: which were written last is a matter of files, and nothing follows from it.
    over = sorted(book.named)[book.unlisted :]
    last, what = text.listed(over, _SHOWN), "lĩnh vực" if book.ledger.counts == "given-fields" else "việc"
    places = [
        one.place for name in over if (one := register.matters.get(name) or register.fields.get(name)) is not None
    ]
    return Problem(
        book.ledger.place.at("total"),
        Text(
            vi=f"«{book.ledger.name}» có tổng số công bố là {total.vi}, nhưng sổ đã ghi tên {named.vi} {what}, "
            f"thừa {-book.unlisted} (những mục cuối theo mã: {last.vi}).",
            en=f"«{english_of(book.ledger.name)}» has a published total of {total.en}, but the register names {named.en}, "
            f"{-book.unlisted} too many (the last by id: {last.en}).",
        ),
        # More entries, or another total, is another excess: whoever accepted this one was not asked about it.
        about=(book.ledger.id, str(book.ledger.total), str(len(book.named))),
        related=tuple(
            RelatedPlace(place, Text("một trong các mục cuối", "one of the last ones")) for place in places[:_SHOWN]
        ),
        count=-book.unlisted,
        stands_for=book.named if book.ledger.counts != "given-fields" else (),
        others=book.named if book.ledger.counts == "given-fields" else (),
    )


CHECK = Check(
    id="DLG604",
    severity=Severity.ERROR,
    title=Text(
        vi="Số việc có tên vượt tổng số công bố",
        en="More named entries than the control total allows",
    ),
    why=Text(
        vi="Phần chưa công bố danh mục là hiệu của tổng số và số đã có tên; hiệu đó không thể âm. Vượt tổng nghĩa là có "
        "mục trùng, mục ghi nhầm cấp, hoặc tổng số công bố không đúng.",
        en="What is unlisted is the total less what is named, and cannot be below zero. An excess means doubled entries, "
        "entries of another level, or a wrong total.",
    ),
    mend=Text(
        vi="Tìm mục trùng hoặc ghi nhầm cấp, hình thức; việc nằm ngoài danh mục được đếm thì ghi «outside-ledger» kèm lý do; "
        "nếu tổng số đã được công bố lại thì sửa sổ kiểm soát.",
        en="Look for doubled entries and for those of another level or form; what stands outside the counted list says "
        "`outside-ledger` with a reason; where a new total was published, correct the ledger.",
    ),
    ask=Text(
        "Tìm mục trùng hoặc xếp nhầm cấp, hình thức; tổng số đã công bố lại thì dùng số mới",
        "Find what is counted twice or under a wrong tier or form; where the total was published anew, use that",
    ),
    legal_source=Text(
        vi="Quy tắc ghi sổ: tổng số công bố = số có tên + số chưa công bố danh mục (docs/decisions/0005)",
        en="Rule of the books: published total = named + unlisted (docs/decisions/0005)",
    ),
    run=run,
)
