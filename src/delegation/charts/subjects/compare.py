"""Two days or two registers side by side: who held before, what changes and by what, who holds after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from delegation.answers.changes.differences import KINDS, Difference, Kind, differences
from delegation.authority.links import Link
from delegation.authority.marks import NO_MARKS, Marks
from delegation.charts.page.picture import Arrow, Chart, Line, NodeKind, Picture, PictureNode, Stroke
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.counts import fields_of
from delegation.charts.shared.limits import given_by, limit_notes_of_rows
from delegation.charts.shared.listing import Listing
from delegation.charts.shared.lists import ListDetail, amount, levels_of, list_lines, shortened
from delegation.charts.shared.marks import marked, of_matters, with_marks
from delegation.charts.shared.tally import notes_of
from delegation.charts.subjects.compare_matrix import matrices
from delegation.findings import Language, Text
from delegation.model.matters import AnnexRow, Grant
from delegation.model.register import Register
from delegation.model.terms import if_known
from delegation.questions.compare import Comparison
from delegation.speech import day, in_english, sentence, supposing

_WIDE = (11.0, 40.0, 11.0)
_UPRIGHT = (10.5, 23.5, 10.5)
"""Widths where names are told; and those that fit an upright sheet, which holds more rows."""
_NOBODY = {
    True: Text("Chưa xác định chủ thể", "Nobody yet in the register"),
    False: Text("Chưa xác định chủ thể thay thế", "Nobody is left in the register"),
}


def of_comparison(
    comparison: Comparison,
    language: Language = "vi",
    rules_hash: str = "",
    marks: Marks = NO_MARKS,
    *,
    is_matrix: bool = False,
    with_reasons: bool = False,
) -> Chart:
    """Draw what differs between two registers or two days: a row for each change, or all of it as one table where that is too much.

    ``rules_hash``: of the newer one, printed where given; ``is_matrix``: as a table whatever fits; ``marks``: what findings
    of the newer one say of the steps by which matters are then held.
    """
    canvas = Canvas(_all_matters(comparison), comparison.new.as_of, language, rules_hash, marks, with_reasons)
    found = differences(comparison, language)
    whole = canvas.chart(
        Text("Sơ đồ so sánh thẩm quyền", "What changes in authority"),
        _subject(comparison).in_(language),
        notes=(*notes_of(comparison, found, language), *limit_notes_of_rows(_given(comparison), canvas)),
    )
    if not found:
        return replace(whole, pictures=(_nothing(comparison, canvas),))
    plain = () if is_matrix else _plain(found, comparison, canvas)
    return marked(replace(whole, pictures=(*plain, *matrices(found, comparison, canvas))))


def _given(comparison: Comparison) -> Iterator[tuple[Grant, AnnexRow | None]]:
    """Give what those links give, and the other parts of the same matters that the same grants give: a move has one chain for all of them."""
    for grant, row in given_by(_links(comparison)):
        yield grant, row
        if row is not None:
            yield from ((grant, other) for other in if_known(grant.rows) if other.matter == row.matter and other != row)


def _links(comparison: Comparison) -> Iterator[Link]:
    """Give the links of the chains by which somebody stood before or stands after, where that differs."""
    moves = (move for change in comparison.matters for move in change.moves)
    return (link for move in moves for side in move.chains for chain in side for link in chain)


def _all_matters(comparison: Comparison) -> Register:
    """Give the newer register with the matters that only the older one has, so that all have their names."""
    old, new = comparison.old.register, comparison.new.register
    return (
        new if old is new else replace(new, matters={**old.matters, **new.matters}, fields={**old.fields, **new.fields})
    )


def _subject(comparison: Comparison) -> Text:
    old, new = comparison.old, comparison.new
    if _is_supposed(comparison):
        (said,) = supposing(new.register)
        return Text(f"{said.vi}. So với sổ khi không có phương án", f"{said.en}. Against the register as it is")
    before, after = ({"vi": day(one.as_of).vi, "en": day(one.as_of).en} for one in (old, new))
    if old.register is new.register or old.register.name == new.register.name:
        if old.as_of == new.as_of:
            return Text(
                f"Sổ trước và sổ sau, cùng ngày {after['vi']}", f"Older and newer register, both on {after['en']}"
            )
        return Text(f"Ngày {before['vi']} so với ngày {after['vi']}", f"{before['en']} against {after['en']}")
    return Text(
        f"{old.register.name} ({before['vi']}) so với {new.register.name} ({after['vi']})",
        f"{old.register.name} ({before['en']}) against {new.register.name} ({after['en']})",
    )


def _is_supposed(comparison: Comparison) -> bool:
    """Whether a hypothesis is held against the register as it is, on one day."""
    old, new = comparison.old, comparison.new
    return bool(new.register.supposed) and not old.register.supposed and old.as_of == new.as_of


def _nothing(comparison: Comparison, canvas: Canvas) -> Picture:
    if comparison.is_empty:
        return canvas.nothing("Không có gì khác nhau.", "Nothing differs.")
    return canvas.nothing(
        "Thẩm quyền không thay đổi: chủ thể có thẩm quyền và chủ thể giải quyết của mọi việc vẫn như trước.",
        "Authority does not change: the same holders own and exercise every matter.",
    )


def _plain(found: Sequence[Difference], comparison: Comparison, canvas: Canvas) -> tuple[Picture, ...]:
    levels = levels_of([matter for one in found for matter in one.matters])
    return tuple(_picture(found, comparison, canvas, level) for level in levels)


def _picture(found: Sequence[Difference], comparison: Comparison, canvas: Canvas, level: ListDetail) -> Picture:
    listing = Listing(canvas, level)
    nodes: dict[str, PictureNode] = {}
    arrows: dict[tuple[str, str], Arrow] = {}
    for kind in dict.fromkeys(one.kind for one in found):
        own = [one for one in found if one.kind == kind]
        head = _heading(kind, own, canvas)
        nodes[head.key] = head
        for one in own:
            at = len(nodes)  # one for each card: no two have the same
            before, card, after = f"{kind}|{one.before}", f"card:{at}", f"{kind}|{one.before}|{one.after}"
            nodes.setdefault(before, _side(before, 0, one, canvas.language))
            marks = of_matters(one.matters, comparison.new.register, canvas.marks) if one.after else ()
            nodes[card] = with_marks(_card(card, one, canvas, level, listing), marks)
            nodes[after] = with_marks(nodes.get(after) or _side(after, 2, one, canvas.language), marks)
            from_, to = (_stroke(one) if side else "holds" for side in (one.before, one.after))
            arrows[before, card] = Arrow(before, card, from_, head=False)
            arrows[card, after] = Arrow(card, after, to, head=bool(one.after))
    every = [matter for one in found for matter in one.matters]
    said = shortened(fields_of(canvas.register, every, canvas.language), canvas.language, level)
    widths = _WIDE if level.detail == "names" else _UPRIGHT
    return canvas.picture(widths, _heads(comparison), nodes.values(), arrows.values(), said, listing.key)


def _stroke(one: Difference) -> Stroke:
    return one.mechanism or "law"


def _heading(kind: Kind, own: Sequence[Difference], canvas: Canvas) -> PictureNode:
    """Name a group of changes, with its number of matters."""
    ids = dict.fromkeys(matter for one in own for matter in one.matters)
    silent = sum(not one.is_listed for one in own)
    counts = [amount(fields_of(canvas.register, ids, canvas.language), canvas.language)] if ids else []
    if silent:
        counts.append(
            canvas.say(
                f"{silent} lần giao chưa công bố danh mục", f"{in_english(silent, 'grant')} without a published list"
            )
        )
    title = f"{KINDS[kind].in_(canvas.language)}: {'; '.join(counts)}"
    return PictureNode(f"head:{kind}", "note", 1, (Line(title, bold=True),), kind, hint=title)


def _side(key: str, column: int, one: Difference, language: Language) -> PictureNode:
    """Make the box of those who stood before, or stand after; words where nobody does."""
    names = one.before if column == 0 else one.after
    if not names:
        said = _NOBODY[column == 0]
        return PictureNode(key, "note", column, (Line(said.in_(language), small=True),), one.kind, tall=True, hint="")
    lines = tuple(Line(name, bold=True) for name in names)
    kind: NodeKind = "holder" if one.sure[column // 2] else "uncertain"
    return PictureNode(key, kind, column, lines, one.kind, tall=True, hint="; ".join(names))


def _card(key: str, one: Difference, canvas: Canvas, level: ListDetail, listing: Listing) -> PictureNode:
    who = "; ".join(one.after or one.before)
    fields = listing.enter(
        f"{KINDS[one.kind].in_(canvas.language)}: {who}", fields_of(canvas.register, one.matters, canvas.language)
    )
    title = (
        amount(fields, canvas.language) if one.is_listed else canvas.say("Chưa công bố danh mục", "List not published")
    )
    lines = [Line(sentence(title), bold=True), *([Line(sentence(one.cause), small=True)] if one.cause else [])]
    lines += [Line(said, small=True) for said in one.said]
    lines += list_lines("", fields, canvas, level.detail)
    kind: NodeKind = "unlisted" if not one.is_listed else ("card" if all(one.sure) else "uncertain")
    return PictureNode(key, kind, 1, tuple(lines), one.kind, hint=title)


def _heads(comparison: Comparison) -> tuple[Text, ...]:
    old, new = comparison.old.as_of, comparison.new.as_of
    if _is_supposed(comparison):
        sides = (Text("Không có phương án", "As it is"), Text("Theo phương án", "Under the hypothesis"))
    else:
        sides = (
            Text(f"Trước ({day(old).vi})", f"Before ({day(old).en})"),
            Text(f"Sau ({day(new).vi})", f"After ({day(new).en})"),
        )
    return (sides[0], Text("Thay đổi và căn cứ", "What changes, and by what"), sides[1])
