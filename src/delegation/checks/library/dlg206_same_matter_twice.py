"""Two matters are probably the same under two ids with different owners."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from delegation.analysis import Examination
from delegation.answers import usable_term
from delegation.boxes import NEVER, Box
from delegation.checks import words
from delegation.checks.base import Check
from delegation.checks.likeness import same_titles, score
from delegation.checks.overlaps import party
from delegation.findings import Fix, Problem, RelatedPlace, Severity, Text
from delegation.model.holders import HolderId
from delegation.model.matters import Matter
from delegation.model.terms import Unknown
from delegation.tiling import Standing
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class _Owned:
    """An owner of a matter, with its days as ordinals and its communes as bits."""

    owner: Standing
    first: int
    last: int
    communes: int


def run(examination: Examination) -> Iterator[Problem]:
    """Compare the owners of matters whose titles say the same; once for each pair of matters."""
    register = examination.register
    known = [one for one in register.matters.values() if one.id in register.grants_of or _names_an_owner(one)]
    for group in same_titles(known):
        for one, other in combinations(sorted(group, key=lambda matter: matter.id), 2):
            if _have_one_owner(examination, one, other) or _law_gives_each_level_its_own(one, other):
                continue
            apart = _first_apart(_owned(examination, one), _owned(examination, other))
            if apart is not None and (likeness := score(one, other)) >= register.settings.likeness:
                yield _problem(examination, one, other, apart, likeness)


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


def _owned(examination: Examination, matter: Matter) -> list[_Owned]:
    register, territory = examination.register, examination.territory
    found = []
    for tile in examination.tiling(matter.id).tiles:
        for owner in tile.owners:
            if owner.certain:
                term = usable_term(owner.chain, register)
                places = territory.everywhere if tile.box.communes is None else territory.of(tile.box.communes)
                first = max(_ordinal(tile.box.start, 0), _ordinal(term.start, 0))
                last = min(_ordinal(tile.box.end, NEVER), _ordinal(term.end, NEVER))
                found.append(_Owned(owner, first, last, places))
    return found


def _ordinal(day: date | None, otherwise: int) -> int:
    return otherwise if day is None else day.toordinal()


def _first_apart(one: list[_Owned], other: list[_Owned]) -> tuple[_Owned, _Owned] | None:
    """Give the first two owners that stand in the same place on the same day and differ."""
    meeting = [
        (left, right)
        for left in one
        for right in other
        if left.owner.holder != right.owner.holder
        and left.communes & right.communes
        and max(left.first, right.first) <= min(left.last, right.last)
    ]
    return min(meeting, key=lambda pair: _key(*pair), default=None)


def _key(left: _Owned, right: _Owned) -> tuple[int, HolderId, HolderId]:
    return (max(left.first, right.first), left.owner.holder, right.owner.holder)


def _problem(
    examination: Examination, one: Matter, other: Matter, apart: tuple[_Owned, _Owned], likeness: int
) -> Problem:
    register = examination.register
    left, right = (party(register, side.owner) for side in apart)
    first, last = max(side.first for side in apart), min(side.last for side in apart)
    start = date.fromordinal(first) if first else None
    end = date.fromordinal(last) if last < NEVER else None
    names = examination.territory.names(apart[0].communes & apart[1].communes)
    cell = words.box(Box(start, end, names, None), register, [side.owner.holder for side in apart])
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
