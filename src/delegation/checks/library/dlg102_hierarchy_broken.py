"""The hierarchy of holders is broken or circular."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from delegation.authority.examination import Examination
from delegation.authority.view import WORLD
from delegation.checks.base import Check
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.holders import Holder, HolderId
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.speech import holders

_HEIGHT = {"central": 0, "city": 1, "district": 2, "commune": 3}
_ABOVE: tuple[tuple[str, Text, Callable[[Holder], HolderId | None]], ...] = (
    ("parent", Text("trực thuộc", "under"), lambda one: one.parent),
    ("head-of", Text("đứng đầu", "head of"), lambda one: one.head_of),
    ("within", Text("nằm trong", "within"), lambda one: one.within),
)


def run(examination: Examination) -> Iterator[Problem]:
    """Ask every holder about its parent, the body that it heads and the class that it lies within."""
    register = examination.register
    for key, said, above in _ABOVE:
        yield from _circles(register, key, said, above)
    for one in register.holders.values():
        parent = register.holder(one.parent)
        if parent is not None and _HEIGHT[parent.level] > _HEIGHT[one.level]:
            yield _below(one, parent)
        outer = register.holder(one.within)
        if outer is not None and not _lies_within(one, outer):
            yield _not_within(one, outer)


def _circles(register: Register, key: str, said: Text, above: Callable[[Holder], HolderId | None]) -> Iterator[Problem]:
    settled: set[HolderId] = set()
    for start in register.holders.values():
        way: dict[HolderId, Holder] = {}
        at: Holder | None = start
        while at is not None and at.id not in settled and at.id not in way:
            way[at.id] = at
            up = above(at)
            at = register.holder(up)
        if at is not None and at.id in way:
            ids = list(way)
            ids = ids[ids.index(at.id) :]
            first = ids.index(min(ids))
            circle = [way[one] for one in (*ids[first:], *ids[:first])]
            names = [one.label for one in (*circle, circle[0])]
            yield Problem(
                circle[0].place.at(key),
                Text(
                    vi=f"quan hệ «{said.vi}» dẫn trở lại chính chủ thể đầu tiên: {', rồi '.join(names)}.",
                    en=f"the relation «{said.en}» runs in a circle: {', then '.join(names)}.",
                ),
                about=(key, *sorted(one.id for one in circle)),
                related=tuple(RelatedPlace(one.place.at(key), Text(one.label, one.label)) for one in circle[1:]),
            )
        settled.update(way)


def _below(one: Holder, parent: Holder) -> Problem:
    return Problem(
        one.place.at("parent"),
        Text(
            vi=f"{one.label} được ghi là trực thuộc {parent.label}, là chủ thể ở cấp thấp hơn.",
            en=f"{holders.in_sentence(one).en} is placed under {holders.in_sentence(parent).en}, which stands at a lower level.",
        ),
        about=(one.id, parent.id),
        related=(RelatedPlace(parent.place.at("level"), Text("cấp ghi ở đây", "its level is stated here")),),
    )


def _lies_within(one: Holder, outer: Holder) -> bool:
    """Whether a class may lie in a class: of the same kind and level, in no more communes than the outer one."""
    same = (one.kind, one.level) == (outer.kind, outer.level)
    narrower = outer.members in ("communes", one.members)
    return outer.is_class and same and (narrower or not isinstance(outer.members, str))


def _not_within(one: Holder, outer: Holder) -> Problem:
    return Problem(
        one.place.at("within"),
        Text(
            vi=f"{one.label} không thể là một phần của {outer.label}: phần phải cùng loại, cùng cấp với nhóm, "
            "và không rộng hơn nhóm về địa bàn.",
            en=f"{holders.in_sentence(one).en} cannot be a part of {holders.in_sentence(outer).en}: a part has the kind and level of the class and no more "
            "communes than it.",
        ),
        about=(one.id, outer.id),
        related=(RelatedPlace(outer.place, Text("nhóm ghi ở đây", "the class stands here")),),
    )


CHECK = Check(
    id="DLG102",
    severity=Severity.ERROR,
    title=Text(
        vi="Quan hệ trên dưới giữa các chủ thể bị gián đoạn hoặc dẫn trở lại chính nó",
        en="The hierarchy of holders is broken or circular",
    ),
    why=Text(
        vi="Cặp chủ thể được phép ủy quyền tùy thuộc ai thuộc cơ quan nào, ai đứng đầu cơ quan nào, ở cấp nào. "
        "Quan hệ ghi sai thì mọi kết luận về tính hợp pháp của việc ủy quyền đều sai theo.",
        en="Which pairs may delegate depends on who belongs to whom, who heads what, and at which level. Where that is "
        "wrong, every answer about the lawfulness of a grant is wrong too.",
    ),
    mend=Text(
        vi="Sửa «parent», «head-of» hoặc «within» theo văn bản quy định cơ cấu tổ chức.",
        en="Correct `parent`, `head-of` or `within` after the instrument that sets up the body.",
    ),
    ask=Text(
        "Xác định lại quan hệ trên dưới theo văn bản quy định cơ cấu tổ chức",
        "Settle who stands above whom by the text on the organisation",
    ),
    legal_source=Text(
        vi="khoản 1 Điều 14 Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (bên nhận là của chính UBND đó "
        "hoặc của cấp dưới); Nghị định số 150/2025/NĐ-CP (tổ chức cơ quan chuyên môn thuộc UBND cấp tỉnh, cấp "
        "xã)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 14(1) (the delegate belongs to that very committee, or to the level below); "
        "Decree 150/2025/NĐ-CP (specialised agencies of both levels)",
    ),
    run=run,
    reads=WORLD,
    scope="additive",
)
