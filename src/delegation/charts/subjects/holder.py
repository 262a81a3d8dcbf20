"""One holder: what it owns by law, what it received and from whom, what it gave and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from delegation.authority.examination import Examination
from delegation.authority.marks import NO_MARKS, Marks, all_of
from delegation.charts.page.picture import Arrow, Chart, Line, NodeKind, Picture, PictureNode, about_holder
from delegation.charts.shared.canvas import Canvas, known
from delegation.charts.shared.counts import FieldCount, by_field, fields_of, rows_of
from delegation.charts.shared.idle import idle_notes, with_idle
from delegation.charts.shared.limits import limit_notes, with_limits
from delegation.charts.shared.listing import Listing
from delegation.charts.shared.lists import TOTAL, ListDetail, amount, list_lines, once_shortened
from delegation.charts.shared.marks import marked, with_marks
from delegation.charts.shared.words import instrument_name
from delegation.charts.subjects.holder_facts import facts_of
from delegation.charts.subjects.holder_levels import HolderFacts, HolderLevel, left_out, levels_of_holder
from delegation.charts.subjects.holder_owned import OwnedBox
from delegation.findings import Language, Text
from delegation.model.holders import HolderId
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown
from delegation.speech import MECHANISMS, counted, day, sentence
from delegation.speech.extensions import term_of
from delegation.speech.holders import given_directly
from delegation.values import dataclass

_FROM, _HELD, _MIDDLE, _GIVEN, _TO = 9.7, 19.5, 9.7, 15.0, 9.7
_FOR_NUMBERS, _WIDER, _UNLISTED = 6.0, 2.5, 12.0
"""What the middle columns have more for the numbers of a list, and where the chart has one side only; the width of grants whose lists are not known."""
_MOST_OTHERS, _FEW_OTHERS, _FEW_CARDS = 12, 4, 4
"""Others that are named in the box of grants that are put together, where room is short fewer, and how many cards there are at least where it is not."""


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
    examination = Examination(register, as_of)
    facts = facts_of(canvas, holder, examination)
    grants = (*facts.received, *facts.given)
    canvas = with_idle(canvas, grants, examination)
    made = canvas.chart(
        Text("Sơ đồ thẩm quyền", "Authority"),
        holder.name if language == "vi" else (holder.name_en or holder.name),
        _pictures(facts, canvas),
        (*_notes(facts, canvas), *idle_notes(grants, canvas), *limit_notes(grants, canvas)),
        (one for grant in grants for one in grant.source),
    )
    own = canvas.say("văn bản pháp luật ghi tại từng nhiệm vụ trong sổ", "the laws cited at each task of the register")
    return marked(replace(made, sources=(*made.sources, *([own] if facts.owned else []))))


def _pictures(facts: HolderFacts, canvas: Canvas) -> tuple[Picture, ...]:
    if not (facts.owned or facts.received or facts.given):
        none = canvas.nothing(
            "Sổ không ghi thẩm quyền, việc nhận hay việc giao nào của chủ thể này.",
            "The register holds nothing that this holder owns, received or gave.",
        )
        return (none,)
    return tuple(_picture(facts, canvas, level) for level in levels_of_holder(facts))


def _picture(facts: HolderFacts, canvas: Canvas, level: HolderLevel) -> Picture:
    """Set columns: where it comes from, by what, the holder, by what it gives, to whom. Empty sides are left out."""
    listing, box = (
        Listing(canvas, level.told),
        OwnedBox(canvas, level.fields, level.told, level.names_rest, facts.unsure),
    )
    comes, goes = bool(facts.owned or facts.received), bool(facts.given)
    middle = 2 if comes else 0
    nodes: dict[str, PictureNode] = {}
    arrows: list[Arrow] = []
    own, name = facts.holder, (Line(canvas.name(facts.holder.id), bold=True),)
    nodes["holder"] = PictureNode("holder", "holder", middle, name, hint=own.name, about=about_holder(own.id))
    if facts.owned:
        law = given_directly(own.id, canvas.register).in_(canvas.language)
        nodes["law"] = PictureNode("law", "law", 0, (Line(law, bold=True),), hint=law)
        nodes["owned"] = with_marks(box.made(law, facts.owned, listing), facts.on_owned)
        arrows += [Arrow("law", "owned", "law", head=False), Arrow("owned", "holder", "law")]
    for side, grants in (("received", facts.received), ("given", facts.given)):
        _add_grants(side, grants, _Cards(canvas, level.cards, level.told, listing), middle, nodes, arrows)
    more = _FOR_NUMBERS if level.told != TOTAL else 0
    widths = (
        *((_FROM, _HELD + more + (0 if goes else _WIDER)) if comes else ()),
        _MIDDLE,
        *((_given_width(facts, level.told, is_alone=not comes), _TO) if goes else ()),
    )
    heads = (
        *((Text("Nguồn", "From"), Text("Thẩm quyền có được", "What it holds")) if comes else ()),
        Text("Chủ thể", "Holder"),
        *((Text("Đã giao", "What it gave"), Text("Bên nhận", "To")) if goes else ()),
    )
    said = once_shortened(left_out(facts, box, level.cards, canvas), canvas.language)
    rest = box.rest_key(facts.owned) if facts.owned else ()
    made = canvas.picture(widths, heads, nodes.values(), arrows, said, listing.key or rest)
    return replace(made, is_key_short=bool(rest))


def _given_width(facts: HolderFacts, told: ListDetail, *, is_alone: bool) -> float:
    """Give the width of what the holder gave: less where no list of it is known, more for numbers beside its fields."""
    if all(isinstance(one.rows, Unknown) for one in facts.given) and not is_alone:
        return _UNLISTED
    return _GIVEN + (_FOR_NUMBERS if told.detail != "total" else 0) + (_WIDER if is_alone else 0)


def _add_grants(
    side: str,
    grants: Sequence[Grant],
    cards: _Cards,
    middle: int,
    nodes: dict[str, PictureNode],
    arrows: list[Arrow],
) -> None:
    """Add a card and the other side for each grant, those of most matters first; beyond the most, one card for all that are left."""
    canvas, most = cards.canvas, cards.most
    if len(grants) > most:
        grants = sorted(grants, key=lambda one: (-_weight(one), one.id))
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
        key = f"{side}:rest"
        node = PictureNode(key, "card", middle + step, cards.of_rest(rest, inward=inward), key)
        nodes[key] = with_marks(node, all_of(canvas.marks.on_grant(one.id) for one in rest))
        ends = (key, "holder") if inward else ("holder", key)
        arrows += (Arrow(*ends, mechanism) for mechanism in sorted({one.mechanism for one in rest}))


def _weight(grant: Grant) -> float:
    """Weigh a grant by its matters; one whose list is not published more than one of a single matter."""
    return 1.5 if isinstance(grant.rows, Unknown) else len(grant.rows)


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
        if self.level == TOTAL or not fields:
            return (Line(title), Line(f"{content}; {term}", small=True))
        other = grant.giver if inward else grant.receiver
        fields = self.listing.enter(canvas.name(other), fields)
        return (Line(title), Line(sentence(term), small=True), *list_lines(content, fields, canvas, self.level.detail))

    def of_rest(self, grants: Sequence[Grant], *, inward: bool) -> tuple[Line, ...]:
        """Give the lines of grants that are put together: how many, of how much, from or to whom."""
        canvas = self.canvas
        fields: Sequence[FieldCount] = by_field(canvas.register, rows_of(grants), canvas.language)
        others = dict.fromkeys(canvas.name(one.giver if inward else one.receiver) for one in grants)
        names = list(others)[: _MOST_OTHERS if self.most >= _FEW_CARDS else _FEW_OTHERS]
        more = counted(len(others) - len(names), "chủ thể khác", "other holder").in_(canvas.language)
        told = ", ".join(names) + (canvas.say(f" và {more}", f" and {more}") if len(others) > len(names) else "")
        if self.level != TOTAL:
            head = canvas.say("Các lần giao khác, bên kia là", "Further grants, the other side being")
            fields = self.listing.enter(f"{head} {', '.join(others)}", fields)
        said = counted(len(grants), "lần giao khác", "further grant").in_(canvas.language)
        named = Line(
            canvas.say(f"{'Từ' if inward else 'Cho'}: {told}", f"{'From' if inward else 'To'}: {told}"), small=True
        )
        counted_matters = [Line(amount(fields, canvas.language), small=True)] if fields else []
        listed = list_lines("", fields, canvas, self.level.detail) if self.level != TOTAL and fields else ()
        return (Line(said, bold=True), *counted_matters, named, *listed)


_COUNTED_BY_LAW = Text(
    "Số việc do pháp luật giao gồm cả việc đã ủy quyền; không tính việc đã phân cấp, chuyển giao trọn vẹn.",
    "Counts given by law include what was delegated; what was decentralised or transferred as a whole is not counted.",
)


def _notes(facts: HolderFacts, canvas: Canvas) -> tuple[str, ...]:
    as_of, language = canvas.as_of, canvas.language
    notes = []
    end = facts.holder.term.end
    if not isinstance(end, Unknown) and end is not None and end < as_of:
        on = day(end)
        notes.append(canvas.say(f"Chủ thể này đã kết thúc hoạt động ngày {on.vi}.", f"This holder ended on {on.en}."))
    if facts.owned and facts.given:
        notes.append(_COUNTED_BY_LAW.in_(language))
    notes += [one.in_(language) for one in facts.open_by_law]
    for part, matters in facts.of_parts.items():
        name, much = canvas.name(part), amount(fields_of(canvas.register, matters, language), language)
        notes.append(canvas.say(f"Không vẽ {much} chỉ giao cho {name}.", f"Not drawn: {much} of {name} alone."))
    return tuple(notes)
