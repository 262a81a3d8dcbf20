"""The owner is also named as coordinator."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.findings import Fix, Problem, RelatedPlace, Text
from delegation.model.matters import Matter
from delegation.model.severity import Severity
from delegation.speech import matter_name
from delegation.speech.holders import agreeing, holder_in_sentence


def run(examination: Examination) -> Iterator[Problem]:
    """Hold the coordinators of every matter against its owners, by law and by grants, where and when they own it."""
    for matter in examination.register.matters.values():
        if matter.coordinators:
            yield from _of(examination, matter)


def _of(examination: Examination, matter: Matter) -> Iterator[Problem]:
    register, territory = examination.register, examination.territory
    for number, name in enumerate(matter.coordinators):
        whole, places = territory.reach(name)
        for tile in examination.tiling(matter.id).tiles:
            owned = territory.everywhere if tile.box.communes is None else territory.of(tile.box.communes)
            owner = next((one for one in tile.owners if one.certain and one.holder == whole), None)
            if owner is not None and owned & places:
                label, link = holder_in_sentence(name, register), owner.chain[-1]
                own, are = agreeing(label.en, "owns", "own"), agreeing(label.en, "is", "are")
                yield Problem(
                    matter.place.at("coordinators", number),
                    Text(
                        vi=f"{label.vi} vừa là chủ thể có thẩm quyền, vừa được ghi là cơ quan phối hợp của "
                        f"{matter_name(matter)}.",
                        en=f"{label.en} {own} {matter_name(matter)} and {are} named as coordinator of it too.",
                    ),
                    about=(matter.id, name),
                    related=(
                        RelatedPlace(
                            link.place,
                            Text(f"{label.vi} có thẩm quyền theo dòng này", f"{label.en} {own} it by this line"),
                        ),
                    ),
                    fix=Fix(Text("bỏ dòng phối hợp này", "remove this coordinator")),
                    grants=(link.grant.id,) if link.grant is not None else (),
                    matters=(matter.id,),
                    laws=((matter.id, link.place),) if link.grant is None else (),
                )
                break


CHECK = Check(
    id="DLG204",
    severity=Severity.WARNING,
    title=Text(
        vi="Chủ thể có thẩm quyền cũng được ghi là cơ quan phối hợp",
        en="The owner is also named as coordinator",
    ),
    why=Text(
        vi="Một cơ quan không phối hợp với chính mình. Ghi cả hai vai thường là dấu vết của lần giao việc trước: cơ quan "
        "trước đây phối hợp nay đã được giao chủ trì, hoặc ngược lại.",
        en="A body does not coordinate with itself. Both roles at once are often the trace of an earlier division: who "
        "used to help now leads, or the other way round.",
    ),
    mend=Text(
        vi="Giữ vai trò đúng theo văn bản mới nhất, bỏ vai trò kia.",
        en="Keep the role that the latest text gives and remove the other.",
    ),
    legal_source=Text(
        vi="Nguyên tắc «một việc chỉ giao một cơ quan chủ trì»; điểm b khoản 2 Điều 11 Luật Tổ chức chính quyền "
        "địa phương số 72/2025/QH15",
        en="The principle «one task, one lead»; Law on the Organisation of Local Government 72/2025/QH15, Article 11(2)(b)",
    ),
    run=run,
    scope="additive",
)
