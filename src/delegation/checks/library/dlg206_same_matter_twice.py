"""Two matters are probably the same under two ids with different owners."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from delegation.authority.boxes import Box, Territory
from delegation.authority.examination import Examination
from delegation.authority.links import Standing
from delegation.checks import words
from delegation.checks.base import Check
from delegation.checks.likeness import same_titles, score
from delegation.checks.overlaps import party
from delegation.findings import Fix, Problem, RelatedPlace, Severity, Text
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class _Meeting:
    """Two owners of two matters who differ, and the days and communes in which both stand."""

    first: Standing
    second: Standing
    where: Box


def run(examination: Examination) -> Iterator[Problem]:
    """Compare the owners of matters whose titles say the same; once for each pair of matters."""
    register = examination.register
    known = [one for one in register.matters.values() if one.id in register.grants_of or _names_an_owner(one)]
    for group in same_titles(known):
        for one, other in combinations(sorted(group, key=lambda matter: matter.id), 2):
            if _have_one_owner(examination, one, other) or _law_gives_each_level_its_own(one, other):
                continue
            meeting = _first_meeting(examination, one, other)
            if meeting is not None and (likeness := score(one, other)) >= register.settings.likeness:
                yield _problem(register, one, other, meeting, likeness)


def _names_an_owner(matter: Matter) -> bool:
    return any(not isinstance(owner.holder, Unknown) for owner in matter.owners)


def _have_one_owner(examination: Examination, *matters: Matter) -> bool:
    """Whether all that is said of the owners of two matters names one and the same, which most pairs do."""
    given = examination.register.grants_of
    moved = any(grant.moves_ownership for one in matters for grant, _ in given.get(one.id, ()))
    owners = {owner.holder for one in matters for owner in one.owners}
    return not moved and len(owners) == 1


def _law_gives_each_level_its_own(one: Matter, other: Matter) -> bool:
    """Whether one text names the matter for each of two levels: every level then acts in its own territory."""
    texts = [{cited.instrument for cited in words.citations(matter.basis)} for matter in (one, other)]
    return one.level != other.level and (not all(texts) or bool(texts[0] & texts[1]))


def _owned(examination: Examination, matter: Matter) -> list[tuple[Standing, Box]]:
    """Give the owners that certainly stand, each with a box in which it does."""
    return [(owner, tile.box) for tile in examination.tiling(matter.id).tiles for owner in tile.owners if owner.certain]


def _first_meeting(examination: Examination, one: Matter, other: Matter) -> _Meeting | None:
    """Give the first two owners that stand in the same place on the same day and differ."""
    meeting = [
        _Meeting(left, right, box)
        for left, own in _owned(examination, one)
        for right, its in _owned(examination, other)
        if left.holder != right.holder and (box := _common(examination.territory, own, its)) is not None
    ]
    return min(
        meeting, key=lambda one: (one.where.start or date.min, one.first.holder, one.second.holder), default=None
    )


def _common(territory: Territory, one: Box, other: Box) -> Box | None:
    """Give the days and communes of two boxes; the cases of two matters are not the same."""
    places = [territory.everywhere if box.communes is None else territory.of(box.communes) for box in (one, other)]
    found = one.within(other.start, other.end)
    if found is None or not places[0] & places[1]:
        return None
    return Box(found.start, found.end, territory.names(places[0] & places[1]), None)


def _problem(register: Register, one: Matter, other: Matter, meeting: _Meeting, likeness: int) -> Problem:
    left, right = party(register, meeting.first), party(register, meeting.second)
    cell = words.box(meeting.where, register, (meeting.first.holder, meeting.second.holder))
    return Problem(
        other.place.at("title"),
        Text(
            vi=f"{words.matter(other)} có lẽ là một việc với {words.matter(one)} (tên giống nhau {likeness}/100), nhưng thuộc "
            f"{right.vi}, còn việc kia thuộc {left.vi}, {cell.vi}. Cần xem xét có chồng chéo không.",
            en=f"{words.matter(other)} is probably the same as {words.matter(one)} (titles {likeness}/100 alike), but belongs "
            f"to {right.en}, the other to {left.en}, {cell.en}. Consider whether they overlap.",
        ),
        about=tuple(sorted((one.id, other.id))),
        related=(RelatedPlace(one.place.at("title"), Text("việc kia", "the other one")),),
        fix=Fix(
            Text(
                "nếu là một việc, gộp thành một mục; nếu là hai, ghi rõ điểm khác nhau trong tên",
                "if they are one, merge the entries; if they are two, say in the titles how they differ",
            )
        ),
    )


CHECK = Check(
    id="DLG206",
    severity=Severity.WARNING,
    title=Text(
        vi="Hai mục có lẽ là một việc, với hai chủ thể khác nhau",
        en="Two matters are probably the same under two ids with different owners",
    ),
    why=Text(
        vi="Chồng chéo thường ẩn sau hai mã: cùng một việc, hai nghị định hoặc hai dòng danh mục, hai cơ quan. So từng mã thì "
        "không thấy. Phép kiểm tra so những tên cùng các từ mang nghĩa, và bỏ qua trường hợp một văn bản giao việc cùng tên "
        "cho từng cấp trong địa bàn của mình.",
        en="Overlap often hides behind two ids: one matter, two decrees or two rows, two bodies. Code by code nobody sees it. "
        "The check compares titles with the same telling words and passes over a text that names the matter for each level "
        "in its own territory.",
    ),
    mend=Text(
        vi="Đọc hai căn cứ. Một việc thì gộp lại và giữ chủ thể theo văn bản có hiệu lực; hai việc thì ghi tên cho rõ khác "
        "nhau. Ngưỡng giống nhau đặt ở register.yaml (checks: likeness).",
        en="Read both texts. If it is one matter, merge and keep the owner of the text in force; if two, let the titles show "
        "it. The threshold stands in register.yaml (checks: likeness).",
    ),
    legal_source=Text(
        vi="Luật 72/2025/QH15 Điều 11 khoản 2 điểm b (không trùng lặp, chồng chéo giữa các cấp, giữa các cơ quan cùng cấp)",
        en="Law 72/2025/QH15 Article 11(2)(b) (no duplication or overlap between levels or bodies of one level)",
    ),
    run=run,
)
