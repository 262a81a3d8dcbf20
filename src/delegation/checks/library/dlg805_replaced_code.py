"""A grant names a code that was replaced, and the new one is not given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.authority import codes
from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.acts import Recoded
from delegation.model.matters import AnnexRow, Grant, MatterId
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.speech import codes as saying
from delegation.speech import text
from delegation.speech.holders import holder_label
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that names an old code, what replaced it, and the codes of these that nobody gives."""

    row: AnnexRow
    replaced: Recoded
    missing: tuple[MatterId, ...]


def run(examination: Examination) -> Iterator[Problem]:
    """Ask each grant that is not over for codes that are replaced while it runs; one problem for each grant."""
    register = examination.register
    found: dict[str, list[_Row]] = {}
    for one in register.recoded:
        for each in codes.named(register, one):
            if each.grant.term.life(examination.as_of) != "ended":
                found.setdefault(each.grant.id, []).append(_Row(each.row, one, each.missing))
    for name, rows in sorted(found.items()):
        yield _problem(register, register.grants[name], rows)


def _problem(register: Register, grant: Grant, rows: Sequence[_Row]) -> Problem:
    olds = tuple(dict.fromkeys(one.replaced.old for one in rows))
    told = []
    for old in olds:
        later = [one.replaced for one in rows if one.replaced.old == old]
        since = saying.briefly(later, register)
        told.append(Text(f"{old}: {since.vi}", f"{old}: {since.en}"))
    listed, en = text.listed([one.vi for one in told], 3).vi, text.listed([one.en for one in told], 3).en
    new = ", ".join(dict.fromkeys(code for one in rows for code in one.missing))
    giver = holder_label(grant.giver, register)
    return Problem(
        rows[0].row.place,
        Text(
            vi=f"{grant.id} nêu mã thủ tục đã hoặc sẽ bị thay ({listed}); {new} chưa được {giver.vi} giao theo lần giao nào. Cần xem xét: "
            f"từ ngày thay mã, {giver.vi} trực tiếp giải quyết.",
            en=f"{grant.id} names codes that are replaced ({en}); {giver.en} gives {new} by no grant. To be considered: from the day "
            f"of the new code on, {giver.en} decides itself.",
        ),
        about=(grant.id,),
        matters=olds,
        related=tuple(
            RelatedPlace(one.replaced.place, Text("việc thay mã ghi ở đây", "the replacement is stated here"))
            for one in rows[:3]
        ),
        count=len(olds),
        stands_for=tuple(dict.fromkeys(code for one in rows for code in one.missing)),
    )


CHECK = Check(
    id="DLG805",
    severity=Severity.WARNING,
    title=Text(
        vi="Văn bản giao nêu mã thủ tục đã bị thay; mã mới chưa được giao",
        en="A grant names a code that was replaced; the new one is not given",
    ),
    why=Text(
        vi="Thủ tục được công bố lại dưới mã khác, còn quyết định ủy quyền vẫn nêu mã cũ. Ủy quyền phải nêu rõ nội dung, nên không thể "
        "tự coi mã mới là đã được ủy quyền: người nhận ký theo mã mới có thể không có thẩm quyền, còn nơi giao tưởng đã giao.",
        en="A procedure is published anew under another code while the delegation still names the old one. A delegation must state "
        "what it gives, so the new code is not taken to be given: whoever signs for it may lack authority, while the giver believes "
        "to have given it.",
    ),
    mend=Text(
        vi="Đề nghị cơ quan giao sửa đổi quyết định, nêu mã mới; rồi ghi lần giao mới (hoặc thêm dòng) vào sổ. Nếu văn bản công bố hay "
        "quyết định đã nói ủy quyền chuyển theo mã mới thì ghi lần giao mã mới theo văn bản đó. Một quyết định khác đã giao mã mới thì "
        "ghi quyết định đó.",
        en="Ask the giver to amend the decision so that it names the new code; then enter the new grant, or the row. Where an instrument "
        "says that the delegation goes over to the new code, enter a grant of it by that instrument; where another decision gives it, "
        "enter that one.",
    ),
    legal_source=Text(
        vi="điểm a khoản 2 Điều 14 Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (văn bản ủy quyền phải "
        "nêu rõ nội dung, phạm vi); Điều 24 Nghị định số 63/2010/NĐ-CP (mã, tên thủ tục theo quyết định công "
        "bố)",
        en="Law 72/2025/QH15 Article 14(2)(a) (the instrument states content and scope); Decree 63/2010/NĐ-CP Article 24",
    ),
    run=run,
    scope="additive",
)
