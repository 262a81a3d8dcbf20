"""One holder: what it owns by law, what it received and from whom, what it gave and to whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from delegation.authority.bounds import life_on
from delegation.authority.links import ByLaw
from delegation.authority.marks import NO_MARKS, Mark, Marks, Where, all_of
from delegation.charts.page.picture import Arrow, Chart, Line, NodeKind, Picture, PictureNode, about_holder
from delegation.charts.shared.canvas import Canvas, known
from delegation.charts.shared.counts import FieldCount, by_field, possible_grants, rows_of
from delegation.charts.shared.idle import idle_notes, with_idle
from delegation.charts.shared.limits import limit_notes, with_limits
from delegation.charts.shared.listing import Listing
from delegation.charts.shared.lists import TOTAL, ListDetail, amount, levels_of, list_lines, shortened
from delegation.charts.shared.marks import marked, with_marks
from delegation.charts.shared.words import instrument_name
from delegation.findings import Language, Text
from delegation.model.holders import Holder, HolderId
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown
from delegation.speech import MECHANISMS, counted, day, field_name, number, sentence
from delegation.speech.extensions import term_of
from delegation.speech.holders import given_directly
from delegation.values import dataclass

_FROM, _HELD, _MIDDLE, _GIVEN, _TO = 9.7, 19.5, 9.7, 15.0, 9.7
_FOR_NUMBERS, _WIDER = 6.0, 2.5
"""What the middle columns have more for the numbers of a list, and where the chart has one side only."""
_LEVELS = ((100, 100), (40, 40), (32, 32), (25, 25), (18, 18), (14, 14), (12, 12), (10, 10), (8, 8), (6, 6), (4, 4))
"""How many fields and how many grants are named at each level of detail."""
_MOST_TOLD = 40
"""How many fields or grants a chart may have whose cards tell what they give."""


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the register knows of a holder on a day. ``owned``: (tasks, procedures) by field; ``on_owned``: their marks."""

    holder: Holder
    owned: Mapping[str, tuple[int, int]]
    received: tuple[Grant, ...]
    given: tuple[Grant, ...]
    on_owned: tuple[Mark, ...]


def of_holder(
    register: Register, holder_id: str, as_of: Day, language: Language = "vi", rules_hash: str = "", marks: Marks = NO_MARKS,
    *, with_reasons: bool = False,
) -> Chart:  # fmt: skip
    """Draw one holder on a day. ``marks``: what findings say of what it has and gave. Raises ``AskedWronglyError`` where the register has no such holder."""
    canvas = Canvas(register, as_of, language, rules_hash, marks, with_reasons)
    holder = known(
        register.holder(holder_id),
        f"Sổ không có chủ thể «{holder_id}»; hãy ghi mã (id) của chủ thể như trong rules/holders.",
        f"The register has no holder '{holder_id}'; give its id as in rules/holders.",
    )
    facts = _facts(canvas, holder)
    grants = (*facts.received, *facts.given)
    canvas = with_idle(canvas, grants)
    made = canvas.chart(
        Text("Sơ đồ thẩm quyền", "Authority"),
        holder.name if language == "vi" else (holder.name_en or holder.name),
        _pictures(facts, canvas),
        (*_notes(facts, as_of, language), *idle_notes(grants, canvas), *limit_notes(grants, canvas)),
        (one for grant in grants for one in grant.source),
    )
    own = canvas.say("văn bản pháp luật ghi tại từng nhiệm vụ trong sổ", "the laws cited at each task of the register")
    return marked(replace(made, sources=(*made.sources, *([own] if facts.owned else []))))


def _facts(canvas: Canvas, holder: Holder) -> _Facts:
    same = _same(canvas.register, holder)
    on_owned: list[tuple[Mark, ...]] = []
    owned: dict[str, tuple[int, int]] = {}
    for matter in canvas.register.matters.values():
        # What ends with its law, a provision of it or the holder is owned no longer, though its own term may run.
        held = [
            ByLaw(one)
            for one in matter.owners
            if one.holder in same and life_on(ByLaw(one), canvas.register, canvas.as_of) in ("in-force", "unknown")
        ]
        if held and matter.term.possibly_holds(canvas.as_of):
            on_owned += (canvas.marks.on_step(link, Where(matter.id, canvas.as_of)) for link in held)
            name = field_name(canvas.register, matter).in_(canvas.language)
            tasks, procedures = owned.get(name, (0, 0))
            owned[name] = (tasks + 1, procedures) if matter.kind == "task" else (tasks, procedures + 1)
    grants = possible_grants(canvas.register, canvas.as_of)
    return _Facts(
        holder,
        dict(sorted(owned.items(), key=lambda item: (-sum(item[1]), item[0]))),
        tuple(one for one in grants if one.receiver in same),
        tuple(one for one in grants if one.giver in same),
        all_of(on_owned),
    )


def _same(register: Register, holder: Holder) -> frozenset[HolderId]:
    """Give the holder and the classes of which it is a part: the same bodies, in more communes."""
    found, one = {holder.id}, holder
    while one.within is not None and one.within not in found:
        found.add(one.within)
        above = register.holders.get(one.within)
        if above is None:
            break
        one = above
    return frozenset(found)


def _pictures(facts: _Facts, canvas: Canvas) -> tuple[Picture, ...]:
    if not (facts.owned or facts.received or facts.given):
        none = canvas.nothing(
            "Sổ không ghi thẩm quyền, việc nhận hay việc giao nào của chủ thể này.",
            "The register holds nothing that this holder owns, received or gave.",
        )
        return (none,)
    most = max(len(facts.owned), len(facts.received), len(facts.given))
    levels = [one for one in _LEVELS if most > one[0]] or [_LEVELS[0]]
    full = [_LEVELS[0]] if most <= _LEVELS[0][0] else []
    told = levels_of(rows_of((*facts.received, *facts.given))) if most <= _MOST_TOLD else ()
    named = (_picture(facts, canvas, *_LEVELS[0], one) for one in told if one.detail != "total")
    return (*named, *(_picture(facts, canvas, *level) for level in dict.fromkeys([*full, *levels])))


def _is_shortened(facts: _Facts, fields: int, cards: int) -> bool:
    return len(facts.owned) > fields or max(len(facts.received), len(facts.given)) > cards


def _picture(facts: _Facts, canvas: Canvas, fields: int, cards: int, level: ListDetail = TOTAL) -> Picture:
    """Set columns: where it comes from, by what, the holder, by what it gives, to whom. Empty sides are left out.

    ``level``: whether cards name what they give, count it by field with the list behind it, or in total.
    """
    listing = Listing(canvas, level)
    comes, goes = bool(facts.owned or facts.received), bool(facts.given)
    middle = 2 if comes else 0
    nodes: dict[str, PictureNode] = {}
    arrows: list[Arrow] = []
    own, name = facts.holder, (Line(canvas.name(facts.holder.id), bold=True),)
    nodes["holder"] = PictureNode("holder", "holder", middle, name, hint=own.name, about=about_holder(own.id))
    if facts.owned:
        law = given_directly(own.id, canvas.register).in_(canvas.language)
        nodes["law"] = PictureNode("law", "law", 0, (Line(law, bold=True),), hint=law)
        nodes["owned"] = with_marks(_owned(facts, canvas.language, fields), facts.on_owned)
        arrows += [Arrow("law", "owned", "law", head=False), Arrow("owned", "holder", "law")]
    for side, grants in (("received", facts.received), ("given", facts.given)):
        _add_grants(side, grants, _Cards(canvas, cards, level, listing), middle, nodes, arrows)
    more = _FOR_NUMBERS if level.detail != "total" else 0
    widths = (
        *((_FROM, _HELD + more + (0 if goes else _WIDER)) if comes else ()),
        _MIDDLE,
        *((_GIVEN + more + (0 if comes else _WIDER), _TO) if goes else ()),
    )
    heads = (
        *((Text("Nguồn", "From"), Text("Thẩm quyền có được", "What it holds")) if comes else ()),
        Text("Chủ thể", "Holder"),
        *((Text("Đã giao", "What it gave"), Text("Bên nhận", "To")) if goes else ()),
    )
    said = _said(facts, canvas.language, fields, cards) if _is_shortened(facts, fields, cards) else ""
    if level.detail != "total":
        given = by_field(canvas.register, rows_of((*facts.received, *facts.given)), canvas.language)
        said = " ".join(filter(None, (said, shortened(given, canvas.language, level))))
    return canvas.picture(widths, heads, nodes.values(), arrows, said, listing.key)


def _owned(facts: _Facts, language: Language, most: int) -> PictureNode:
    heads = (Text("nhiệm vụ", "tasks").in_(language), Text("thủ tục", "procedures").in_(language))
    lines = [Line(Text("Lĩnh vực", "Field").in_(language), bold=True, small=True, right=heads)]
    items = list(facts.owned.items())
    for name, (tasks, procedures) in items[:most]:
        lines.append(Line(name, small=True, right=(_count(tasks, language), _count(procedures, language))))
    rest = items[most:]
    if rest:
        said = counted(len(rest), "lĩnh vực khác", "other field").in_(language)
        sums = (sum(one[0] for _, one in rest), sum(one[1] for _, one in rest))
        lines.append(Line(said, small=True, right=(_count(sums[0], language), _count(sums[1], language))))
    totals = (sum(one[0] for _, one in items), sum(one[1] for _, one in items))
    said = Text("Cộng", "Total").in_(language)
    lines.append(Line(said, bold=True, small=True, right=(_count(totals[0], language), _count(totals[1], language))))
    return PictureNode("owned", "list", 1, tuple(lines))


def _count(count: int, language: Language) -> str:
    return number(count).in_(language) if count else "–"


def _add_grants(
    side: str,
    grants: Sequence[Grant],
    cards: _Cards,
    middle: int,
    nodes: dict[str, PictureNode],
    arrows: list[Arrow],
) -> None:
    """Add a card and the other side for each grant; beyond the most, one card for all that are left."""
    canvas, most = cards.canvas, cards.most
    shown, rest = (grants, ()) if len(grants) <= most else (grants[: most - 1], grants[most - 1 :])
    inward = side == "received"
    step = -1 if inward else 1
    for grant in _by_other(shown, inward=inward):
        other = _other(side, grant.giver if inward else grant.receiver, middle + 2 * step, canvas, tall=inward)
        nodes.setdefault(other.key, other)
        kind: NodeKind = "unlisted" if isinstance(grant.rows, Unknown) else "card"
        lines, about = cards.lines(grant, inward=inward), f"grant:{grant.id}"
        bare = PictureNode(f"{side}:card:{grant.id}", kind, middle + step, lines, other.key, about=about)
        card = with_limits(bare, grant, canvas)
        for box in (card, nodes["holder" if inward else other.key]):
            nodes[box.key] = with_marks(box, canvas.marks.on_grant(grant.id))
        arrows += _through(card.key, other.key, grant, inward=inward)
    if rest:
        said, key = counted(len(rest), "lần giao khác", "further grant").in_(canvas.language), f"{side}:rest"
        node = PictureNode(key, "card", middle + step, (Line(said, bold=True),), key)
        nodes[key] = with_marks(node, all_of(canvas.marks.on_grant(one.id) for one in rest))
        ends = (key, "holder") if inward else ("holder", key)
        arrows += (Arrow(*ends, mechanism) for mechanism in sorted({one.mechanism for one in rest}))


def _other(side: str, holder: HolderId | Unknown, column: int, canvas: Canvas, *, tall: bool) -> PictureNode:
    """Make the box of whoever gave to the holder, or received from it."""
    key, name = f"{side}:{'' if isinstance(holder, Unknown) else holder}", canvas.name(holder)
    kind: NodeKind = "unlisted" if isinstance(holder, Unknown) else "holder"
    return PictureNode(
        key, kind, column, (Line(name, bold=True),), key, tall=tall, hint=name, about=about_holder(holder)
    )


def _through(card: str, other: str, grant: Grant, *, inward: bool) -> list[Arrow]:
    first, last = (other, "holder") if inward else ("holder", other)
    return [Arrow(first, card, grant.mechanism, head=False), Arrow(card, last, grant.mechanism)]


def _by_other(grants: Sequence[Grant], *, inward: bool) -> list[Grant]:
    """Keep grants with the same other side together."""

    def key(one: Grant) -> tuple[str, str]:
        other = one.giver if inward else one.receiver
        return ("~" if isinstance(other, Unknown) else other, one.id)

    return sorted(grants, key=key)


@dataclass(frozen=True, slots=True)
class _Cards:
    """Makes the words of cards. ``most``: how many there are; ``level``: how they tell what they give."""

    canvas: Canvas
    most: int
    level: ListDetail
    listing: Listing

    def lines(self, grant: Grant, *, inward: bool) -> tuple[Line, ...]:
        """Give the lines of a grant: by what, how much, for how long; what by name or by field where the level tells it."""
        canvas = self.canvas
        instrument = instrument_name(canvas.register.instruments.get(grant.instrument), canvas.language)
        title = f"{sentence(MECHANISMS[grant.mechanism].in_(canvas.language))}: {instrument}"
        fields: Sequence[FieldCount] = ()
        if isinstance(grant.rows, Unknown):
            content = canvas.say("chưa công bố danh mục", "list not published")
        else:
            fields = by_field(canvas.register, rows_of([grant]), canvas.language)
            content = amount(fields, canvas.language)
        term = term_of(grant, canvas.register).in_(canvas.language)
        if self.level.detail == "total" or not fields:
            return (Line(title), Line(f"{content}; {term}", small=True))
        other = grant.giver if inward else grant.receiver
        fields = self.listing.enter(canvas.name(other), fields)
        return (Line(title), Line(sentence(term), small=True), *list_lines(content, fields, canvas, self.level.detail))


def _said(facts: _Facts, language: Language, fields: int, cards: int) -> str:
    parts_vi, parts_en = [], []
    if len(facts.owned) > fields:
        parts_vi.append(f"chỉ nêu {fields} lĩnh vực nhiều việc nhất")
        parts_en.append(f"only the {fields} largest fields are named")
    if max(len(facts.received), len(facts.given)) > cards:
        parts_vi.append("các lần giao còn lại được gộp")
        parts_en.append("the remaining grants are put together")
    return Text(f"Đã rút gọn: {'; '.join(parts_vi)}.", f"Shortened: {'; '.join(parts_en)}.").in_(language)


def _notes(facts: _Facts, as_of: Day, language: Language) -> tuple[str, ...]:
    notes = []
    end = facts.holder.term.end
    if not isinstance(end, Unknown) and end is not None and end < as_of:
        notes.append(
            Text(f"Chủ thể này đã kết thúc hoạt động ngày {day(end).vi}.", f"This holder ended on {day(end).en}.").in_(
                language
            )
        )
    if facts.owned and facts.given:
        notes.append(
            Text(
                "Số việc do pháp luật giao chưa trừ phần đã phân cấp, ủy quyền.",
                "Counts given by law still include what was decentralised or delegated.",
            ).in_(language)
        )
    return tuple(notes)
