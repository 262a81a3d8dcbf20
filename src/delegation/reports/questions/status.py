"""What ``status`` says, for a person and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from delegation.findings import Text
from delegation.model.figures import LedgerBook
from delegation.model.reasons import english
from delegation.model.terms import Unknown
from delegation.model.worded import english_of
from delegation.questions.figures.status import Grants, HolderCounts, Instruments, NotKnown, Procedures, Status, Tasks
from delegation.reports.shared.columns import cut, width_of, wrapped
from delegation.reports.shared.json import Shapes, document, shape, written
from delegation.reports.shared.rendering import Rendering, one_line
from delegation.speech import MECHANISMS, figures, in_english
from delegation.speech.areas import by_types

Row = tuple[str, ...]

_FIELDS = 8
"""Fields that the text shows, the largest first; the rest are counted together."""
_LONGEST = 64
"""Columns of the name of a form or a figure."""

_LEVELS = {
    "central": Text("trung ương", "central"),
    "city": Text("cấp Thành phố", "city"),
    "district": Text("cấp huyện (đã kết thúc)", "district (ended)"),
    "commune": Text("cấp xã", "commune"),
    "both": Text("cả hai cấp, chưa tách", "both tiers, not parted"),
}
_PROVENANCES = {
    "official": Text("Thành phố công bố", "published by the city"),
    "statutory": Text("theo pháp luật, danh mục quốc gia", "by law or national catalogue"),
    "reported": Text("theo báo cáo, báo chí", "by a report or the press"),
}


def text(status: Status, rendering: Rendering) -> str:
    """Write the tables for a person."""
    day = rendering.day(status.as_of)
    lines = [one_line(f"{rendering.localised(status.name)}, {rendering.say(f'tại ngày {day}', f'as of {day}')}"), ""]
    for block in (
        _tasks,
        _procedures,
        _delegated,
        *([_beside] if status.beside else []),
        _holders,
        _instruments,
        _unknown,
    ):
        lines += [*block(status, rendering), ""]
    return "\n".join(lines).rstrip() + "\n"


def _table(head: Row, rows: Iterable[Row]) -> Iterator[str]:
    every = [head, *rows]
    widths = [max(width_of(row[at]) for row in every) for at in range(len(head))]
    for row in every:
        first = row[0] + " " * (widths[0] - width_of(row[0]))
        rest = (" " * (width - width_of(cell)) + cell for cell, width in zip(row[1:], widths[1:], strict=True))
        yield "  " + "  ".join((first, *rest)).rstrip()


def _left(count: int, rendering: Rendering) -> str:
    return figures.left(count).in_(rendering.language)


def _tasks(status: Status, rendering: Rendering) -> Iterator[str]:
    say, number, tasks = rendering.say, rendering.number, status.tasks
    rows = (
        (say("cấp Thành phố", "city"), tasks.city, tasks.city_named),
        (say("cấp xã", "commune"), tasks.commune, tasks.commune_named),
        (say("cộng", "in all"), tasks.total, tasks.named),
    )
    head = (
        say("Nhiệm vụ quản lý nhà nước", "State management tasks"),
        say("công bố", "published"),
        say("có tên", "named"),
        say("chưa công bố danh mục", "not listed"),
    )
    yield from _table(
        head, ((name, number(all_), number(named), _left(all_ - named, rendering)) for name, all_, named in rows)
    )
    if tasks.by_provenance.get("statutory"):
        remark = say(
            "Nhiệm vụ có tên lấy từ văn bản pháp luật; danh mục của Thành phố chưa công bố nên chưa rõ danh mục đó có từng nhiệm vụ này không.",
            "The named tasks stand in the law; the city's list is not public, so it is not known whether it contains each of them.",
        )
        yield from wrapped(remark, "  ", "  ", rendering.width)
    if tasks.outside:
        yield "  " + say(
            f"Ngoài tổng số: {number(tasks.outside_ledger)} nhiệm vụ vẫn được kiểm tra:",
            f"Outside the totals: {in_english(tasks.outside_ledger, 'task')}, checked all the same:",
        )
        for reason, count in tasks.outside.items():
            yield f"    {number(count)} {one_line(rendering.localised(reason))}"
    yield from _shares(say("Nguồn gốc", "Provenance"), _named(tasks.by_provenance, _PROVENANCES, rendering), rendering)
    yield from _shares(say("Lĩnh vực", "Fields"), tasks.by_field, rendering)


def _procedures(status: Status, rendering: Rendering) -> Iterator[str]:
    say, number, found = rendering.say, rendering.number, status.procedures
    yield "  " + say(f"Thủ tục hành chính có tên: {number(found.total)}", f"Named procedures: {number(found.total)}")
    yield from _shares(say("Cấp", "Tier"), _named(found.by_level, _LEVELS, rendering), rendering)
    yield from _shares(say("Nguồn gốc", "Provenance"), _named(found.by_provenance, _PROVENANCES, rendering), rendering)
    yield from _shares(say("Lĩnh vực", "Fields"), found.by_field, rendering)
    yield "  " + say(
        f"Thủ tục nội bộ: {number(found.internal)}; chưa có mã công khai: {number(found.without_code)}",
        f"Internal: {number(found.internal)}; without a public code: {number(found.without_code)}",
    )


def _delegated(status: Status, rendering: Rendering) -> Iterator[str]:
    say, number = rendering.say, rendering.number
    head = (
        say("Thủ tục được ủy quyền theo hình thức", "Delegated procedures by form"),
        say("công bố", "published"),
        say("có tên", "named"),
        say("chưa công bố danh mục", "not listed"),
    )
    rows = [
        (
            f"{one.form:>2}  {cut(one_line(one.name.in_(rendering.language)), _LONGEST)}",
            number(one.total),
            number(one.named),
            _left(one.total - one.named, rendering),
        )
        for one in status.forms
    ]
    left = status.delegated - status.delegated_named
    total = (say("cộng", "in all"), number(status.delegated), number(status.delegated_named), _left(left, rendering))
    yield from _table(head, [*rows, total])
    grants = status.grants
    yield from _shares(
        say(f"Lần giao quyền: {number(grants.total)}", f"Grants: {number(grants.total)}"),
        _named(grants.by_mechanism, MECHANISMS, rendering),
        rendering,
    )
    held = say(f"Đang tạm ngưng: {number(grants.suspended)}. ", f"Suspended: {number(grants.suspended)}. ")
    held = held if grants.suspended else ""
    if grants.undecided:
        held += say(
            f"Không giao quyền quyết định (giao bước, ký thay, phân công): {number(grants.undecided)}. ",
            f"Without the decision (steps, signing, assignment): {number(grants.undecided)}. ",
        )
    yield "  " + say(
        f"{held}Dòng phụ lục: {number(grants.rows)}; chưa nêu từng việc: {number(grants.without_rows)} lần giao",
        f"{held}Annex rows: {number(grants.rows)}; grants that name no single matter: {number(grants.without_rows)}",
    )


def _beside(status: Status, rendering: Rendering) -> Iterator[str]:
    """Say the totals of what is given. Of one of which nobody can tell what counts, only that."""
    say, number = rendering.say, rendering.number
    head = (
        say("Đã phân cấp, ủy quyền, theo số công bố", "Given, by published totals"),
        say("công bố", "published"),
        say("có tên", "named"),
        say("chưa công bố danh mục", "not listed"),
    )
    rows, notes = [], []
    for book in status.beside:
        one = book.ledger
        total = figures.published(one).in_(rendering.language)
        named = "–" if one.unknown else number(len(book.named))
        counted = (named, figures.unlisted(book).in_(rendering.language))
        rows.append((cut(one_line(rendering.localised(one.name)), _LONGEST), total, *counted))
        if one.silence:
            en = f"{english_of(one.name)}: not counted, {english(one.silence)}"
            notes.append(say(f"{one.name}: chưa đối chiếu được, {one.silence}", en))
    yield from _table(head, rows)
    for note in notes:
        yield from wrapped(one_line(note), "  ", "    ", rendering.width)


def _holders(status: Status, rendering: Rendering) -> Iterator[str]:
    say, number, found = rendering.say, rendering.number, status.holders
    zones = found.communes - found.wards - found.rural_communes
    types = by_types({"ward": found.wards, "rural-commune": found.rural_communes, "special-zone": zones})
    yield from wrapped(
        say(
            f"Chủ thể: {number(found.total)}: {number(found.bodies)} cơ quan, tổ chức; {number(found.offices)} chức danh; "
            f"{number(found.classes)} nhóm. Đã kết thúc: {number(found.ended)}. "
            f"Xã, phường: {number(found.communes)} ({types.vi}).",
            f"Holders: {number(found.total)}: {in_english(found.bodies, 'body', 'bodies')}, {in_english(found.offices, 'office')}, "
            f"{in_english(found.classes, 'class', 'classes')}. Ended: {number(found.ended)}. "
            f"Communes: {number(found.communes)} ({types.en}).",
        ),
        "  ",
        "  ",
        rendering.width,
    )


def _instruments(status: Status, rendering: Rendering) -> Iterator[str]:
    say, number, found = rendering.say, rendering.number, status.instruments
    held = say(f"tạm ngưng {number(found.suspended)}, ", f"suspended {number(found.suspended)}, ")
    held = held if found.suspended else ""
    yield from wrapped(
        say(
            f"Văn bản: {number(found.total)}: còn hiệu lực {number(found.in_force)}, hết hiệu lực {number(found.ended)}, "
            f"{held}chưa có hiệu lực {number(found.not_yet)}, chưa rõ {number(found.unknown)}. "
            f"Quy phạm: {number(status.norms)}. Số liệu công bố: {number(status.figures)}. Miễn trừ: {number(status.waivers)}.",
            f"Instruments: {number(found.total)}: in force {number(found.in_force)}, ended {number(found.ended)}, "
            f"{held}not yet in force {number(found.not_yet)}, not known {number(found.unknown)}. "
            f"Norms: {number(status.norms)}. Published figures: {number(status.figures)}. Waivers: {number(status.waivers)}.",
        ),
        "  ",
        "  ",
        rendering.width,
    )


def _unknown(status: Status, rendering: Rendering) -> Iterator[str]:
    say, number, found = rendering.say, rendering.number, status.unknown
    yield "  " + say("Chưa rõ trong sổ:", "Not known in the register:")
    for count, words in (
        (found.owners, say("việc chưa rõ chủ thể có thẩm quyền", "matters whose owner is not known")),
        (found.bases, say("việc chưa rõ căn cứ pháp lý", "matters whose legal basis is not known")),
        (found.grant_terms, say("lần giao quyền chưa rõ thời hạn", "grants whose term is not known")),
        (found.instrument_numbers, say("văn bản chưa rõ số", "instruments whose number is not known")),
        (found.review, say("việc còn ghi cần đối chiếu", "matters marked as still to be checked")),
    ):
        yield f"    {number(count)} {words}"


def _named(counts: Mapping[str, int], names: Mapping[str, Text], rendering: Rendering) -> dict[str, int]:
    return {names[key].in_(rendering.language) if key in names else key: count for key, count in counts.items()}


def _shares(label: str, counts: Mapping[str, int], rendering: Rendering) -> Iterator[str]:
    shown = list(counts.items())[:_FIELDS]
    said = [f"{one_line(rendering.localised(name))} {rendering.number(count)}" for name, count in shown]
    rest = list(counts.values())[_FIELDS:]
    if rest:
        number = rendering.number
        said.append(
            rendering.say(
                f"{number(len(rest))} mục khác {number(sum(rest))}",
                f"{in_english(len(rest), 'other')} {number(sum(rest))}",
            )
        )
    if said:
        yield from wrapped("; ".join(said), f"  {label}: ", "    ", rendering.width)


def _delegated_value(status: Status, _: object) -> object:
    return {
        "total": status.delegated,
        "named": status.delegated_named,
        "unlisted": status.delegated - status.delegated_named,
        "by_form": {one.form: one.total for one in status.forms},
        "by_form_named": {one.form: one.named for one in status.forms},
        "by_form_unlisted": {one.form: one.total - one.named for one in status.forms},
        "form_names": {one.form: one.name for one in status.forms},
    }


def _suspended(one: Grants | Instruments, _: object) -> object:
    """Give how many are suspended; nothing where none is."""
    return {"suspended": one.suspended} if one.suspended else {}


STATUS: Shapes = {
    Status: shape(
        "register=name as_of tasks delegated_procedures procedures grants holders instruments norms figures waivers "
        "**given unknown",
        delegated_procedures=_delegated_value,
        given=lambda status, _: {"given": status.beside} if status.beside else {},
    ),
    Tasks: shape(
        "total city commune named unlisted city_named commune_named outside_ledger outside_ledger_by_reason=outside "
        "by_provenance by_field"
    ),
    Procedures: shape("total by_level by_provenance by_field internal without_code"),
    Grants: shape(
        "total rows without_rows by_mechanism **suspended **undecided",
        suspended=_suspended,
        undecided=lambda one, _: {"undecided": one.undecided} if one.undecided else {},
    ),
    HolderCounts: shape("total bodies offices classes ended by_level communes wards rural_communes"),
    Instruments: shape("total by_type in_force not_yet ended unknown **suspended", suspended=_suspended),
    LedgerBook: shape(
        "ledger=ledger.id counts=ledger.counts name=ledger.name total of=ledger.out_of at_least=ledger.at_least "
        "named unlisted unknown=ledger.silence",
        named=lambda book, _: None if book.ledger.unknown else len(book.named),
        total=lambda book, _: None if isinstance(book.ledger.total, Unknown) else book.ledger.total,
        unlisted=lambda book, _: None if book.ledger.silence else book.unlisted,
    ),
    NotKnown: shape("owners bases grant_terms instrument_numbers review"),
}


def as_json(status: Status, rules_hash: str) -> str:
    """Write the counts for programs. ``by_form`` maps the number of a form to its published total."""
    return document("delegation-status", rules_hash, written(status, STATUS))
