"""Two days or two registers side by side: who held before, what changes and by what, who holds after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from delegation.answers.changes.causes import summed
from delegation.answers.changes.differences import KINDS, Difference, Kind, differences, in_order, party_name
from delegation.charts.page.picture import Arrow, Chart, Line, Node, NodeKind, Picture, Stroke
from delegation.charts.shared.canvas import Canvas, apart
from delegation.charts.shared.counts import fields_of
from delegation.charts.shared.listing import Listing
from delegation.charts.shared.lists import TOTAL, Level, amount, levels_of, list_lines, on_pages, shortened
from delegation.charts.shared.tally import notes_of
from delegation.findings import Language, Text
from delegation.model.holders import HolderId
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.questions.compare import Comparison
from delegation.speech import counted, day, in_english, sentence, supposing

_Shape = Literal["plain", "merged", "sums"]
"""A row for each change, for each pair of holders, or for each kind of change."""
_WIDE = (11.0, 40.0, 11.0)
_UPRIGHT = (10.5, 23.5, 10.5)
"""Widths where names are told; and those that fit an upright sheet, which holds more rows."""
_NOBODY = {
    True: Text("Sổ chưa ghi chủ thể", "Nobody yet in the register"),
    False: Text("Sổ không còn ghi chủ thể", "Nobody is left in the register"),
}
_NAMED = (4, 0)
"""How many holders stand in a box of sums: of two levels, the last of which always fits."""


def of_comparison(comparison: Comparison, language: Language = "vi", rules_hash: str = "") -> Chart:
    """Draw what differs between two registers or two days. ``rules_hash``: of the newer one, printed where given."""
    canvas = Canvas(_all_matters(comparison), comparison.new.as_of, language, rules_hash)
    found = differences(comparison, language)
    whole = canvas.chart(
        Text("Sơ đồ so sánh thẩm quyền", "What changes in authority"),
        _subject(comparison).in_(language),
        notes=notes_of(comparison, found, language),
    )
    if not found:
        return replace(whole, pictures=(_nothing(comparison, canvas),))
    parts = _parts(whole, found, comparison, canvas)
    plain, coarse = _plain(found, comparison, canvas), _coarse(found, comparison, canvas)
    if parts:
        coarse = tuple(replace(one, said=on_pages(len(parts), language), parts=parts) for one in coarse)
    return replace(whole, pictures=(*plain, *coarse))


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
        "Thẩm quyền không thay đổi: mọi việc vẫn do cùng chủ thể giữ và thực hiện.",
        "Authority does not change: the same holders own and exercise every matter.",
    )


def _plain(found: Sequence[Difference], comparison: Comparison, canvas: Canvas) -> tuple[Picture, ...]:
    levels = levels_of([matter for one in found for matter in one.matters])
    return tuple(_picture(found, comparison, canvas, level) for level in levels)


def _coarse(found: Sequence[Difference], comparison: Comparison, canvas: Canvas) -> tuple[Picture, ...]:
    """Draw one row for each pair of holders, then one for each kind of change; the last always fits."""
    merged = _picture(_merged(found, comparison, canvas.language), comparison, canvas, TOTAL, "merged")
    sums = (
        _picture(_sums(found, most, comparison, canvas.language), comparison, canvas, TOTAL, "sums") for most in _NAMED
    )
    return (merged, *sums)


def _parts(whole: Chart, found: Sequence[Difference], comparison: Comparison, canvas: Canvas) -> tuple[Chart, ...]:
    """Make a chart for each holder that gained or lost something, the one with the most changes first."""
    weight: dict[HolderId | None, int] = {}
    for one in found:
        for holder in one.holders:
            weight[holder] = weight.get(holder, 0) + max(1, len(one.matters))
    subject = f"{whole.subject[:1].lower()}{whole.subject[1:]}"

    def pictures(holder: HolderId | None) -> tuple[Picture, ...]:
        own = in_order(one for one in found if holder in one.holders)
        return (*_plain(own, comparison, canvas), *_coarse(own, comparison, canvas))

    return apart(
        whole,
        sorted(weight, key=lambda one: (one is None, -weight[one], one or "")),
        lambda holder: f"{party_name(holder, comparison, canvas.language)}: {subject}",
        pictures,
    )


def _merged(found: Sequence[Difference], comparison: Comparison, language: Language) -> tuple[Difference, ...]:
    """Put changes between the same holders together, whatever caused them."""
    groups: dict[object, list[Difference]] = {}
    for one in found:
        groups.setdefault((one.kind, one.before, one.after, one.is_listed, one.sure), []).append(one)
    return in_order(_joined(group, group[0].before, group[0].after, comparison, language) for group in groups.values())


def _sums(found: Sequence[Difference], most: int, comparison: Comparison, language: Language) -> tuple[Difference, ...]:
    """Put all changes of a kind together, and count the holders; name at most some of them."""
    groups: dict[object, list[Difference]] = {}
    for one in found:
        groups.setdefault((one.kind, one.is_listed, bool(one.before), bool(one.after)), []).append(one)

    def side(names: Iterable[str]) -> tuple[str, ...]:
        own = tuple(dict.fromkeys(names))
        count = counted(len(own), "chủ thể", "holder").in_(language)
        more = ("…",) if len(own) > most > 0 else ()
        return (count, *own[:most], *more) if len(own) > 1 else own

    return in_order(
        _joined(
            group,
            side(name for one in group for name in one.before),
            side(name for one in group for name in one.after),
            comparison,
            language,
        )
        for group in groups.values()
    )


def _joined(
    group: Sequence[Difference],
    before: tuple[str, ...],
    after: tuple[str, ...],
    comparison: Comparison,
    language: Language,
) -> Difference:
    causes = tuple(cause for one in group for cause in one.causes)
    matters: dict[MatterId, None] = dict.fromkeys(matter for one in group for matter in one.matters)
    said = tuple(dict.fromkeys(line for one in group for line in one.said))
    mechanisms = {one.mechanism for one in group}
    return replace(
        group[0],
        before=before,
        after=after,
        said=said if len(group) == 1 else tuple(line for line in said if all(line in one.said for one in group)),
        cause=group[0].cause if len(group) == 1 else summed(causes, comparison, language),
        causes=causes,
        sure=(all(one.sure[0] for one in group), all(one.sure[1] for one in group)),
        mechanism=group[0].mechanism if len(mechanisms) == 1 else None,
        matters=tuple(matters),
        moves=(),
        is_listed=any(one.is_listed for one in group),
    )


def _picture(
    found: Sequence[Difference], comparison: Comparison, canvas: Canvas, level: Level, shape: _Shape = "plain"
) -> Picture:
    listing = Listing(canvas, level)
    nodes: dict[str, Node] = {}
    arrows: dict[tuple[str, str], Arrow] = {}
    for kind in dict.fromkeys(one.kind for one in found):
        own = [one for one in found if one.kind == kind]
        head = _heading(kind, own, canvas)
        nodes[head.key] = head
        for one in own:
            at = len(nodes)  # one for each card: no two have the same
            before, card, after = f"{kind}|{one.before}", f"card:{at}", f"{kind}|{one.before}|{one.after}"
            nodes.setdefault(before, _side(before, 0, one, canvas.language, shape))
            nodes[card] = _card(card, one, canvas, level, shape, listing)
            nodes.setdefault(after, _side(after, 2, one, canvas.language, shape))
            from_, to = (_stroke(one) if side else "holds" for side in (one.before, one.after))
            arrows[before, card] = Arrow(before, card, from_, head=False)
            arrows[card, after] = Arrow(card, after, to, head=bool(one.after))
    every = [matter for one in found for matter in one.matters]
    said = shortened(fields_of(canvas.register, every, canvas.language), canvas.language, level)
    widths = _WIDE if level.detail == "names" else _UPRIGHT
    return canvas.picture(widths, _heads(comparison), nodes.values(), arrows.values(), said, listing.key)


def _stroke(one: Difference) -> Stroke:
    return one.mechanism or "law"


def _heading(kind: Kind, own: Sequence[Difference], canvas: Canvas) -> Node:
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
    return Node(f"head:{kind}", "note", 1, (Line(title, bold=True),), kind, hint=title)


def _side(key: str, column: int, one: Difference, language: Language, shape: _Shape) -> Node:
    """Make the box of those who stood before, or stand after; words where nobody does."""
    names = one.before if column == 0 else one.after
    if not names:
        said = _NOBODY[column == 0]
        return Node(key, "note", column, (Line(said.in_(language), small=True),), one.kind, tall=True, hint="")
    is_small = shape != "plain"
    lines = tuple(Line(name, bold=shape != "sums" or at == 0, small=is_small) for at, name in enumerate(names))
    kind: NodeKind = "holder" if one.sure[column // 2] else "uncertain"
    return Node(key, kind, column, lines, one.kind, tall=True, hint="; ".join(names))


def _card(key: str, one: Difference, canvas: Canvas, level: Level, shape: _Shape, listing: Listing) -> Node:
    who = "; ".join(one.after or one.before)
    fields = listing.enter(
        f"{KINDS[one.kind].in_(canvas.language)}: {who}", fields_of(canvas.register, one.matters, canvas.language)
    )
    title = (
        amount(fields, canvas.language) if one.is_listed else canvas.say("Chưa công bố danh mục", "List not published")
    )
    if shape == "merged" and one.cause:
        lines = [Line(sentence(one.cause), small=True, right=(sentence(title),))]
    else:
        lines = [Line(sentence(title), bold=True), *([Line(sentence(one.cause), small=True)] if one.cause else [])]
    lines += [Line(said, small=True) for said in one.said]
    lines += list_lines("", fields, canvas, level.detail)
    kind: NodeKind = "unlisted" if not one.is_listed else ("card" if all(one.sure) else "uncertain")
    return Node(key, kind, 1, tuple(lines), one.kind, hint=title)


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
