"""What a list of the tasks of a class, or of a part of one, says of the other: which it lists too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from delegation.authority.by_law import on_day
from delegation.documents.shared.source import AnnexSource
from delegation.findings import Text
from delegation.model.holders import Holder
from delegation.model.matters import Matter
from delegation.speech import day, in_english
from delegation.speech.holders import in_full, the


def of_class(given: AnnexSource, holder: Holder, matters: Sequence[Matter]) -> Iterator[Text]:
    """Say that what the larger class has is listed, too, and how many tasks of a class only a part of it owns by law; that there is none, of whom none is listed."""
    if not matters:
        on, label = given.as_of, given.name_of(holder.id)
        yield Text(
            f"Tại ngày {day(on).vi} không có nhiệm vụ nào của {label} được ghi trong sổ thẩm quyền.",
            f"As of {day(on).en} the register has no task of {label}.",
        )
    if holder.within is not None:
        own = in_full(holder)
        yield Text(
            f"{own.vi} nằm trong nhóm chủ thể lớn hơn; danh mục gồm cả nhiệm vụ giao cho cả nhóm đó.",
            f"{own.en} is a part of a larger class; what is given to that class is listed too.",
        )
    parts = {one.id for one in given.register.holders.values() if one.within == holder.id}
    owners = (tuple(dict.fromkeys(one.holder for one in on_day(given.examination, matter))) for matter in matters)
    found = Counter(several[0] for several in owners if len(several) == 1 and several[0] in parts)
    for part, count in sorted(found.items()):
        name = given.name_of(part)
        yield Text(
            f"Trong đó {count} nhiệm vụ pháp luật chỉ giao cho {name}.",
            f"Among them {in_english(count, 'task')} that the law gives to {the(name)} alone.",
        )
