"""What ``list`` finds: for a person, for programs, and as a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.answers.lists import Listing, called
from delegation.answers.lists.cells import ListRow
from delegation.findings import Name, Text
from delegation.model.places import Place
from delegation.model.worded import english_of
from delegation.questions.select.selection import Selection, UnlistedGroup
from delegation.reports.shared.columns import wrapped
from delegation.reports.shared.csv import Field
from delegation.reports.shared.json import Shapes, document, shape, written
from delegation.reports.shared.rendering import Rendering, one_line, yes_or_no
from delegation.reports.shared.steps import STEPS
from delegation.speech import NOT_KNOWN, in_english
from delegation.version import VERSION

MOST = 30
"""Entries that the text shows; the others are counted."""

_HEADS = {
    "id": Text("Mã", "id"),
    "title": Text("Tên", "title"),
    "fits": Text("Khớp", "fits"),
    "count": Text("Số lượng", "count"),
    "kind": Text("Loại việc", "kind"),
    "field": Text("Mã lĩnh vực", "field"),
    "field_name": Text("Lĩnh vực", "field_name"),
    "level": Text("Cấp", "level"),
    "owner": Text("Mã chủ thể có thẩm quyền", "owner"),
    "owner_name": Text("Có thẩm quyền", "owner_name"),
    "exerciser": Text("Mã chủ thể giải quyết", "exerciser"),
    "exerciser_name": Text("Giải quyết", "exerciser_name"),
    "certain": Text("Chắc chắn", "certain"),
    "because": Text("Chưa chắc chắn vì", "because"),
    "instrument": Text("Văn bản", "instrument"),
    "provision": Text("Điều, khoản, điểm", "provision"),
    "annex_row": Text("Dòng phụ lục", "annex_row"),
    "begins": Text("Từ ngày", "begins"),
    "ends": Text("Đến hết ngày", "ends"),
    "ended_by": Text("Hết hạn theo", "ended_by"),
    "unit_class": Text("Loại đơn vị hành chính", "unit_class"),
    "group": Text("Nhóm địa bàn", "group"),
    "ready_for": Text("Đủ điều kiện", "ready_for"),
    "term_unknown": Text("Thời hạn chưa rõ vì", "term_unknown"),
    "provenance": Text("Nguồn gốc", "provenance"),
    "outside": Text("Ngoài tổng số vì", "outside"),
    "parts": Text("Số đường thẩm quyền", "parts"),
    "assigned_name": Text("Ký thay, được phân công", "assigned_name"),
    "part": Text("Chỉ đối với", "part"),
    "worded_part": Text("Một phần, ghi bằng lời", "worded_part"),
    "conditions": Text("Điều kiện", "conditions"),
    "manner": Text("Cách thức", "manner"),
    "limits_unknown": Text("Phạm vi, điều kiện, cách thức chưa rõ", "limits_unknown"),
    "findings": Text("Phát hiện cần xem xét", "findings"),
    "not_known": Text("Điều khác chưa rõ", "not_known"),
    "mechanism": Text("Cơ chế", "mechanism"),
    "form": Text("Hình thức", "form"),
    "giver": Text("Mã bên giao", "giver"),
    "giver_name": Text("Bên giao", "giver_name"),
    "receiver": Text("Mã bên nhận", "receiver"),
    "receiver_name": Text("Bên nhận", "receiver_name"),
    "rows": Text("Số việc", "rows"),
    "state": Text("Hiệu lực", "state"),
    "short": Text("Tên ngắn", "short"),
    "type": Text("Loại", "type"),
    "parent": Text("Trực thuộc", "parent"),
    "class": Text("Là nhóm", "class"),
    "members": Text("Số thành viên", "members"),
    "members_unknown": Text("Số thành viên chưa rõ vì", "members_unknown"),
    "successors": Text("Kế thừa", "successors"),
    "number": Text("Số", "number"),
    "issuer": Text("Cơ quan ban hành", "issuer"),
    "issued": Text("Ngày ban hành", "issued"),
    "normative": Text("Văn bản QPPL", "normative"),
    "replaces": Text("Thay thế", "replaces"),
    "replaced_by": Text("Thay bằng", "replaced_by"),
    "asked": Text("Ngày đề nghị", "asked"),
    "amount": Text("Số việc", "amount"),
    "due": Text("Hạn", "due"),
    "about": Text("Về", "about"),
    "solves": Text("Phát hiện sẽ hết", "solves"),
    "answer": Text("Kết quả", "answer"),
    "answered": Text("Ngày trả lời", "answered"),
    "source_place": Text("Chỗ trong nguồn", "source_place"),
    "program": Text("Phiên bản chương trình", "program"),
    "rules_hash": Text("Bản của sổ", "rules_hash"),
}
_MADE = ("program", "rules_hash")
_FITS = {
    "yes": Text("có", "yes"),
    "unlisted": Text("có, chưa công bố danh mục", "yes, unlisted"),
    "perhaps": NOT_KNOWN,
    "perhaps-unlisted": Text("chưa rõ, chưa công bố danh mục", "not known, unlisted"),
}


def text(listing: Listing, rendering: Rendering) -> str:
    """Write the totals, then the entries with what they rest on."""
    lines = [*_head(listing, rendering)]
    shown = listing.fitting if not rendering.fold else listing.fitting[:MOST]
    for row in shown:
        lines += _row(row, rendering)
    left = len(listing.fitting) - len(shown)
    if left:
        more = rendering.number(left)
        said = rendering.say(
            f"… và {more} mục nữa: thêm --all, hoặc --format csv -o TỆP.",
            f"… and {more} more: add --all, or --format csv -o FILE.",
        )
        lines += [f"  {said}"]
    for group in listing.groups:
        if group.certain:
            lines += _group(group, rendering)
    lines += _perhaps(listing, rendering)
    return "\n".join(lines).rstrip() + "\n"


def _count(listing: Listing, rendering: Rendering) -> str:
    """Count what fits, and call it; a grant to any one of several stands once for each of them, and is one."""
    say, number, total = rendering.say, rendering.number, listing.total
    what = called(listing).in_(rendering.language)
    count = f"{number(total)} {what}"
    if listing.subject == "grants" and (stated := len({one.id.partition(".")[0] for one in listing.fitting})) < total:
        # A grant to any one of several stands once for each of them.
        count = say(
            f"{number(stated)} {what} ({number(total)} bên nhận)",
            f"{number(stated)} {what} (to {in_english(total, 'receiver')})",
        )
    if listing.unlisted:
        count += say(
            f": {number(listing.named)} có tên, {number(listing.unlisted)} chưa công bố danh mục",
            f": {number(listing.named)} named, {number(listing.unlisted)} unlisted",
        )
    return count


def _head(listing: Listing, rendering: Rendering) -> Iterator[str]:
    say, number = rendering.say, rendering.number
    chosen = f" «{listing.selector}»" if listing.selector else ""
    day = rendering.day(listing.as_of)
    where = say(f", tại {listing.commune}", f", in {listing.commune}") if listing.commune else ""
    count = _count(listing, rendering)
    yield from wrapped(
        one_line(f"{count}{chosen}{say(', tại ngày', ', as of')} {day}{where}"), "", "  ", rendering.width
    )
    if listing.place is not None:
        yield from wrapped(one_line(listing.place.in_(rendering.language)), "  ", "  ", rendering.width)
    if listing.not_known:
        unlisted = sum(one.unlisted for one in listing.groups if not one.certain)
        parts = [
            (len(listing.perhaps), say("có tên", "named")),
            (unlisted, say("chưa công bố danh mục", "unlisted")),
        ]
        told = ", ".join(f"{number(many)} {word}" for many, word in parts if many)
        yield from wrapped(
            say(
                f"Chưa rõ có khớp không: {number(listing.not_known)} ({told}).",
                f"Not known whether they fit: {number(listing.not_known)} ({told}).",
            ),
            "  ",
            "  ",
            rendering.width,
        )
    yield ""


def _title(row: ListRow, rendering: Rendering) -> str:
    return row.title.in_(rendering.language) if isinstance(row.title, Name) else row.title


def _row(row: ListRow, rendering: Rendering) -> Iterator[str]:
    yield from wrapped(one_line(f"{row.id}  {_title(row, rendering)}"), "  ", "    ", rendering.width)
    for said in row.said:
        yield from wrapped(one_line(said.in_(rendering.language)), "    ", "      ", rendering.width)


def _group(group: UnlistedGroup, rendering: Rendering) -> Iterator[str]:
    number = rendering.number
    said = rendering.say(
        f"{group.ledger}  {group.name}: công bố {number(group.total)}, có tên {number(group.named)}, chưa công bố danh mục "
        f"{number(group.unlisted)}; không rõ tên, lĩnh vực, chủ thể, căn cứ, thời hạn",
        f"{group.ledger}  {english_of(group.name)}: {number(group.total)} published, {number(group.named)} named, "
        f"{number(group.unlisted)} unlisted: title, field, owner, basis and term not known",
    )
    yield from wrapped(one_line(said), "  ", "    ", rendering.width)


def _perhaps(listing: Listing, rendering: Rendering) -> Iterator[str]:
    if not listing.perhaps:
        return
    shown = listing.perhaps if not rendering.fold else listing.perhaps[:5]
    yield ""
    yield "  " + rendering.say("Chưa rõ có khớp không:", "Not known whether they fit:")
    for row in shown:
        yield from wrapped(one_line(f"{row.id}  {_title(row, rendering)}"), "    ", "      ", rendering.width)
        if row.said:
            yield from wrapped(one_line(row.said[0].in_(rendering.language)), "      ", "        ", rendering.width)
    left = len(listing.perhaps) - len(shown)
    if left:
        yield "    " + rendering.say(f"… và {rendering.number(left)} mục nữa", f"… and {rendering.number(left)} more")


LISTING: Shapes = {
    **STEPS,
    Selection: shape(
        "subject selector as_of commune place counts fits=fitting perhaps unlisted=groups",
        counts=lambda listing, _: {key: getattr(listing, key) for key in ("total", "named", "unlisted", "not_known")},
    ),
    ListRow: shape("id title file=place.file **facts chain marks", facts=lambda row, _: dict(row.facts)),
    UnlistedGroup: shape("ledger name total named unlisted certain source"),
}


def as_json(listing: Listing, rules_hash: str) -> str:
    """Write the list for programs: ``fits`` for certain, ``perhaps`` where that is not known, ``unlisted`` groups."""
    return document("delegation-list", rules_hash, written(listing, LISTING))


def lines(listing: Listing, rendering: Rendering, rules_hash: str) -> Iterator[list[Field]]:
    """Give a table: a line for each entry and for each group without names; the column *count* adds up.

    The last two columns say by which program and from which state of the rule files it was made.
    """
    keys = [name for name, _ in next(iter((*listing.fitting, *listing.perhaps)), ListRow("", "", Place(""))).facts]
    made = (VERSION, rules_hash)
    yield [_HEADS[one].in_(rendering.language) for one in ("id", "title", "fits", "count", *keys, *_MADE)]
    for fits, rows in (("yes", listing.fitting), ("perhaps", listing.perhaps)):
        for row in rows:
            facts = dict(row.facts)
            yield [
                row.id,
                row.title,
                _FITS[fits].in_(rendering.language),
                1,
                *(_field(facts[key], rendering) for key in keys),
                *made,
            ]
    for group in listing.groups:
        fits = "unlisted" if group.certain else "perhaps-unlisted"
        yield [
            group.ledger,
            group.name,
            _FITS[fits].in_(rendering.language),
            group.unlisted,
            *([None] * len(keys)),
            *made,
        ]


def _field(value: str | int | bool | None, rendering: Rendering) -> Field:  # noqa: FBT001  a fact may be one
    return yes_or_no(value, rendering) if isinstance(value, bool) else value
