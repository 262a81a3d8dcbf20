"""A grant names a code that was replaced, and the new one is not given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.authority import codes
from delegation.authority.boxes import Box, meets
from delegation.authority.codes import CodeGap
from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.acts import Recoded
from delegation.model.holders import HolderId
from delegation.model.matters import AnnexRow, Grant, MatterId
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.speech import codes as saying
from delegation.speech import text
from delegation.speech.holders import holder_in_sentence
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that names an old code, what replaced it, and where the new ones are given by nobody."""

    row: AnnexRow
    replaced: Recoded
    gaps: tuple[CodeGap, ...]


def run(examination: Examination) -> Iterator[Problem]:
    """Ask each grant that is not over for codes that are replaced while it runs; one problem for each grant."""
    register = examination.register
    found: dict[str, list[_Row]] = {}
    for one in register.recoded:
        for each in codes.named(examination, one, (examination.as_of, None)):
            found.setdefault(each.grant.id, []).append(_Row(each.row, one, each.gaps))
    for name, rows in sorted(found.items()):
        yield _problem(examination, register.grants[name], rows)


def _problem(examination: Examination, grant: Grant, rows: Sequence[_Row]) -> Problem:
    register = examination.register
    olds = tuple(dict.fromkeys(one.replaced.old for one in rows))
    told = []
    for old in olds:
        later = [one.replaced for one in rows if one.replaced.old == old]
        since = saying.briefly(later, register)
        told.append(Text(f"{old}: {since.vi}", f"{old}: {since.en}"))
    listed, en = text.listed([one.vi for one in told], 3).vi, text.listed([one.en for one in told], 3).en
    gaps = [gap for one in rows for gap in one.gaps]
    missing, decided = _missing(register, grant, gaps), _decided(examination, grant, gaps)
    return Problem(
        rows[0].row.place,
        Text(
            vi=f"{grant.id} nêu mã thủ tục đã hoặc sẽ bị thay ({listed}); {missing.vi}. Cần xem xét: {decided.vi}.",
            en=f"{grant.id} names codes that are replaced ({en}); {missing.en}. To be considered: {decided.en}.",
        ),
        about=(grant.id,),
        matters=olds,
        related=tuple(
            RelatedPlace(one.replaced.place, Text("việc thay mã ghi ở đây", "the replacement is stated here"))
            for one in rows[:3]
        ),
        count=len(olds),
        stands_for=tuple(dict.fromkeys(gap.code for gap in gaps)),
    )


def _missing(register: Register, grant: Grant, gaps: Sequence[CodeGap]) -> Text:
    """Say which new codes the giver gives by no grant, then which not on some days, in some communes or cases."""
    giver = holder_in_sentence(grant.giver, register)
    whole = ", ".join(dict.fromkeys(gap.code for gap in gaps if gap.is_whole))
    said = []
    if whole:
        said.append(
            Text(f"{whole} chưa được {giver.vi} giao theo lần giao nào", f"{giver.en} gives {whole} by no grant")
        )
    for code in dict.fromkeys(gap.code for gap in gaps if not gap.is_whole):
        boxes = _widest([box for gap in gaps if gap.code == code and not gap.is_whole for box in gap.boxes])
        where = words.boxes(boxes[0], boxes, register, ())
        vi = f"{code} chưa được {giver.vi} giao {where.vi}"
        said.append(Text(vi, f"{giver.en} does not give {code} {where.en}"))
    return text.joined("; ", said)


def _widest(boxes: Sequence[Box]) -> list[Box]:
    """Give boxes, each once, without those that lie in another: several old codes may have become one new code."""
    several = list(dict.fromkeys(boxes))
    return [one for one in several if not any(other != one and _lies_in(one, other) for other in several)]


def _lies_in(one: Box, other: Box) -> bool:
    same = (one.communes, one.cases) == (other.communes, other.cases)
    return same and other.within(one.start, one.end) == one


def _decided(examination: Examination, grant: Grant, gaps: Sequence[CodeGap]) -> Text:
    """Say who decides under the new codes where they are not given: the giver itself, or whoever the register names."""
    is_whole = all(gap.is_whole for gap in gaps)
    since = Text("từ ngày thay mã", "from the day of the new code on") if is_whole else Text("ở đó", "there")
    acting = {name: None for gap in gaps for box in gap.boxes for name in _acting(examination, gap.code, box)}
    if list(acting) == [grant.giver]:
        giver = holder_in_sentence(grant.giver, examination.register)
        return Text(f"{since.vi}, {giver.vi} trực tiếp giải quyết", f"{since.en}, {giver.en} decides itself")
    if not acting:
        return Text(
            f"{since.vi}, sổ không cho biết ai giải quyết", f"{since.en}, the register does not say who decides"
        )
    names = text.listed([holder_in_sentence(one, examination.register) for one in acting], 3)
    return Text(f"{since.vi}, việc do {names.vi} giải quyết", f"{since.en}, it is decided by {names.en}")


def _acting(examination: Examination, code: MatterId, box: Box) -> Iterator[HolderId]:
    """Give those who act under a code on the first day of a box, somewhere in it."""
    for tile in examination.tiling(code).at(box.start or examination.as_of):
        if meets(tile.box.communes, box.communes) and meets(tile.box.cases, box.cases):
            yield from (one.holder for one in (*tile.exercisers, *tile.remainder.exercisers))


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
    ask=Text(
        "Đề nghị cơ quan giao sửa đổi quyết định, nêu mã mới",
        "Ask the giver to amend the decision and name the new code",
    ),
    legal_source=Text(
        vi="điểm a khoản 2 Điều 14 Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (văn bản ủy quyền phải "
        "nêu rõ nội dung, phạm vi); Điều 24 Nghị định số 63/2010/NĐ-CP (mã, tên thủ tục theo quyết định công "
        "bố)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 14(2)(a) (the instrument states content and scope); Decree 63/2010/NĐ-CP, Article 24",
    ),
    run=run,
    scope="additive",
)
