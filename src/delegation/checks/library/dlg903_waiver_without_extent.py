"""A waiver does not say what of its finding it covers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.checks.base import Check, Waivers
from delegation.findings import Fix, Problem, Text
from delegation.model.figures import Covers, Known, Saying, Waiver
from delegation.model.severity import Severity
from delegation.speech import numbers


def unlimited(found: Waivers) -> Iterator[Problem]:
    """Give the waivers that state no extent though their finding has one that may grow, and what does not name what its finding names.

    The latter are entries of the baseline too: they cover a number, and cannot see that one is exchanged for another.
    """
    for one in found.listed:
        extent = found.extents.get(one.finding)
        # What has ended covers nothing, and is told as that (DLG901).
        if extent is None or found.as_of > one.until:
            continue
        if one.covers is None and _may_grow(extent):
            yield _without(one, extent)
        else:
            yield from _loose(one, extent, is_outgrown=one.finding in found.outgrown)
    for entry in found.known:
        extent = found.extents.get(entry.finding)
        if extent is not None:
            yield from _loose(entry, extent, is_outgrown=entry.finding in found.outgrown)


def _without(one: Waiver, extent: Covers) -> Problem:
    text = written(extent)
    return Problem(
        one.place.at("finding"),
        Text(
            vi=f"miễn trừ cho {one.finding} không ghi phạm vi, nên chỉ phủ phát hiện về một việc, và không biết được khi "
            "phát hiện rộng thêm về thời gian, địa bàn.",
            en=f"the waiver of {one.finding} states no extent: it covers a finding about one matter only, and nobody can "
            "tell when that grows in time or territory.",
        ),
        about=(one.finding,),
        fix=Fix(Text(f"ghi thêm: covers: {text}", f"add: covers: {text}")),
    )


def _loose(one: Waiver | Known, extent: Covers, *, is_outgrown: bool) -> Iterator[Problem]:
    """Say of what covers a number, and not which, that it does not see an exchange."""
    from delegation.checks.shared.shrinking import unnamed  # noqa: PLC0415  only where something is waived or listed

    more = unnamed(one.covers, extent, one.finding)
    # What it says (`says`) is recorded by `baseline --prune`: older files stay as green as they were.
    if more.matters is None and more.others is None:
        return
    of_list = isinstance(one, Known)
    who = Text("mục của danh sách phát hiện đã biết", "the entry of the baseline") if of_list else _WAIVER
    yield Problem(
        one.place.at("finding"),
        _unnamed(one.finding, who, more),
        about=(one.finding,),
        fix=Fix(_naming(extent, of_list=of_list, is_outgrown=is_outgrown)),
        severity=Severity.INFO,
    )


def _naming(extent: Covers, *, of_list: bool, is_outgrown: bool) -> Text:
    """Say by what the names are written: of what has grown only by who accepts what has come, for `--prune` leaves that alone."""
    how = f"delegation baseline --{'add' if is_outgrown else 'prune'}" if of_list else f"covers: {written(extent)}"
    fix = Text(f"chạy: {how}", f"run: {how}") if of_list else Text(f"ghi: {how}", f"write: {how}")
    if not is_outgrown:
        return fix
    return Text(
        f"phát hiện nay rộng hơn; khi chấp nhận cả phần thêm thì {fix.vi}",
        f"the finding has grown; where what has come is accepted too, {fix.en}",
    )


def _unnamed(key: str, who: Text, more: Covers) -> Text:
    what = (
        numbers.counted(len(more.matters), "việc", "matter")
        if more.matters
        else numbers.counted(len(more.others or ()), "mục", "thing")
    )
    return Text(
        vi=f"{who.vi} cho {key} không nêu tên {what.vi} mà phát hiện gồm, nên không thấy được khi một trong số đó bị thay bằng cái khác.",
        en=f"{who.en} for {key} does not name the {what.en} that the finding stands for, and cannot see when one is exchanged for another.",
    )


_WAIVER = Text("miễn trừ", "the waiver")


def _may_grow(extent: Covers) -> bool:
    parts = (extent.communes, extent.start, extent.end)
    return any(part is not None for part in parts) or (extent.count or 0) > 1 or len(extent.matters or ()) > 1


def written_places(says: Sequence[Saying]) -> str:
    """Write what a sentence says, place by place, as it stands in ``waivers.yaml``: ``[[a, b], [2026-01-01]]``."""
    from delegation.speech.scalars import word  # noqa: PLC0415  only where it is written

    return "[" + ", ".join(f"[{', '.join(map(word, place))}]" for place in says or ((),)) + "]"


def written(covers: Covers) -> str:
    """Write an extent as it stands in ``waivers.yaml``: ``{matters: [a, b], from: 2026-01-01}``; by its cells where it has some."""
    from delegation.checks.shared import cells  # noqa: PLC0415  only where an extent is told or written
    from delegation.speech.scalars import word  # noqa: PLC0415  the same

    in_areas = {area.matter for area in covers.areas or ()}
    named = covers.matters if covers.areas is None or not in_areas.issuperset(covers.matters or ()) else None
    lists = {"matters": named, "grants": covers.grants, "communes": None if covers.areas else covers.communes}
    parts = [f"{key}: [{', '.join(map(word, names))}]" for key, names in lists.items() if names is not None]
    if covers.areas is not None:
        parts.append(f"areas: {cells.written(covers.areas)}")
    else:
        days = {"from": covers.start, "to": covers.end}
        parts += [f"{key}: {day.isoformat()}" for key, day in days.items() if day is not None]
    if covers.others is not None:
        parts.append(f"others: [{', '.join(map(word, covers.others))}]")
    if covers.says is not None:
        parts.append(f"says: {written_places(covers.says)}")
    elif covers.values is not None:
        parts.append(f"says: [{', '.join(map(word, covers.values))}]")
    if covers.count is not None and covers.count > 1:
        parts.append(f"count: {covers.count}")
    if covers.severity is not None:
        parts.append(f"severity: {covers.severity.value}")
    return "{" + ", ".join(parts) + "}"


CHECK = Check(
    id="DLG903",
    severity=Severity.WARNING,
    title=Text(
        vi="Miễn trừ không ghi phạm vi",
        en="A waiver does not say what it covers",
    ),
    why=Text(
        vi="Người duyệt miễn trừ đã xem một phát hiện cụ thể: những việc, lần giao, địa bàn, ngày nào. Sau đó quyết định có thể thêm "
        "việc, kéo dài thời hạn; miễn trừ không ghi phạm vi sẽ che luôn phần thêm mà không ai duyệt. Chỉ ghi số lượng thì không thấy được "
        "khi một việc bị thay bằng việc khác, với miễn trừ cũng như với danh sách phát hiện đã biết.",
        en="Whoever approved a waiver saw a certain finding: these matters, grants, communes and days. Later a decision may add "
        "matters or be prolonged; a waiver without an extent hides what has come, and nobody approved that. A number alone does not see "
        "when one matter is exchanged for another, in a waiver as in the baseline.",
    ),
    mend=Text(
        vi="Ghi «covers» vào miễn trừ đúng như nội dung mà phát hiện này in sẵn, sau khi người duyệt xác nhận. Khi có phần ngoài phạm "
        "vi, phát hiện hiện lại và nêu rõ phần thêm.",
        en="Add `covers` as printed here once the approver has confirmed it. Where something goes beyond, the finding stands again "
        "and says what was added.",
    ),
    ask=Text(
        "Người duyệt xác nhận phạm vi miễn trừ",
        "Have the approver confirm how far the waiver reaches",
    ),
    legal_source=Text(
        vi="Quy tắc của sổ: miễn trừ chỉ phủ điều đã được duyệt",
        en="A rule of the register: a waiver covers only what was approved",
    ),
    of_waivers=unlimited,
    phase="waivers",
)
