"""One field of state management: who owns its matters by law, tier by tier, and what was given on to whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from delegation.authority.examination import Examination
from delegation.authority.marks import NO_MARKS, Marks, all_of
from delegation.charts.page.picture import Arrow, Chart, Line, NodeKind, Picture, PictureNode, Stroke, about_holder
from delegation.charts.shared.canvas import Canvas, apart, known
from delegation.charts.shared.idle import with_idle
from delegation.charts.shared.limits import with_limits_of_all
from delegation.charts.shared.listing import Listing
from delegation.charts.shared.lists import TOTAL, Detail, ListDetail, amount, levels_of, list_node, on_pages, shortened
from delegation.charts.shared.marks import marked, with_marks
from delegation.charts.shared.owners import NOBODY, UNKNOWN, OwnerGroup, by_basis, by_instrument, groups_of
from delegation.charts.shared.words import LEVELS, instrument_name
from delegation.charts.subjects.field_notes import drawn_of, notes_on, on_grants, on_law
from delegation.findings import Language, Text
from delegation.model.instruments import Mechanism
from delegation.model.matters import Grant
from delegation.model.terms import Unknown
from delegation.speech import MECHANISMS, NOT_KNOWN, counted, number, numbered, sentence
from delegation.speech.extensions import term_of

_WIDTHS: Mapping[Detail, tuple[float, ...]] = {
    "names": (6.5, 9.0, 30.0, 12.0, 9.0),
    "counts": (7.0, 11.0, 21.0, 12.5, 10.0),
    "total": (7.0, 11.0, 12.0, 13.0, 17.0),
}
"""Widths of tier, owner, list, card and receiver in em."""
_HEADED = (7.0, 10.0, 16.0, 13.0, 15.0)
"""Those of totals that name their headings."""
_WIDER = 12.0
"""What the list has more where nothing was given on."""
_BASIS = Text("văn bản căn cứ", "legal basis")


def of_field(
    examination: Examination,
    field_id: str,
    language: Language = "vi",
    rules_hash: str = "",
    marks: Marks = NO_MARKS,
    *,
    with_reasons: bool = False,
) -> Chart:
    """Draw one field on the day of the examination. ``marks``: what findings say of its steps. Raises ``AskedWronglyError`` where the register has no such field."""
    register, as_of = examination.register, examination.as_of
    canvas = Canvas(register, as_of, language, rules_hash, marks, with_reasons)
    field = known(
        register.fields.get(field_id),
        f"Sổ không có lĩnh vực «{field_id}»; hãy ghi mã (id) của lĩnh vực như trong rules/fields.yaml.",
        f"The register has no field '{field_id}'; give its id as in rules/fields.yaml.",
    )
    every = sorted(
        (one for one in register.matters.values() if one.field == field.id), key=lambda one: numbered(one.id)
    )
    standing = [one for one in every if one.term.possibly_holds(as_of)]
    groups = groups_of(standing, examination)
    within = frozenset(one.id for one in standing)
    canvas = with_idle(replace(canvas, within=within), drawn_of(groups), examination)
    whole = canvas.chart(
        Text("Sơ đồ thẩm quyền theo lĩnh vực", "Authority in a field"),
        field.name if language == "vi" else (field.name_en or field.name),
        notes=notes_on(groups, standing, len(every) - len(standing), canvas, field.id),
        sources=(source for one in standing for source in one.source),
    )
    if not groups:
        return replace(whole, pictures=(_nothing(len(every), canvas),))
    return marked(replace(whole, pictures=_pictures(whole, groups, canvas)))


def _nothing(ended: int, canvas: Canvas) -> Picture:
    if ended:
        return canvas.nothing(
            "Vào ngày này không còn hoặc chưa có việc nào của lĩnh vực này được quy định.",
            "On this day no matter of this field is laid down.",
        )
    return canvas.nothing(
        "Sổ không có nhiệm vụ hay thủ tục nào của lĩnh vực này.", "The register has no matter of this field."
    )


def _pictures(whole: Chart, groups: Sequence[OwnerGroup], canvas: Canvas) -> tuple[Picture, ...]:
    parts = apart(
        whole,
        list(dict.fromkeys(one.owner for one in groups)),
        lambda owner: f"{whole.subject}: {owner_name(owner, canvas)}",
        lambda owner: _levels([one for one in groups if one.owner == owner], (), canvas),
    )
    return _levels(groups, parts, canvas)


def _levels(groups: Sequence[OwnerGroup], parts: tuple[Chart, ...], canvas: Canvas) -> tuple[Picture, ...]:
    overview = _overview(groups, parts, canvas)
    every = [matter for one in groups for matter in one.matters]
    return (*(_picture(groups, canvas, level) for level in levels_of(every)), overview)


def owner_name(owner: str, canvas: Canvas) -> str:
    """Name an owner by law, or say that it is not known or that there is none."""
    if owner == NOBODY:
        return canvas.say("Không còn chủ thể theo luật", "No owner by law is left")
    if owner == UNKNOWN:
        return canvas.say("Chủ thể chưa rõ", "Owner not known")
    return canvas.name(owner)


def _picture(groups: Sequence[OwnerGroup], canvas: Canvas, level: ListDetail) -> Picture:
    detail, listing = level.detail, Listing(canvas, level)
    nodes: dict[str, PictureNode] = {}
    arrows: dict[tuple[str, str], Arrow] = {}
    # In total, what an instrument gives on is one box for all receivers.
    bundles = by_instrument(groups) if detail == "total" else tuple((one,) for one in groups)
    for at, bundle in enumerate(bundles):
        one = bundle[0]
        tier, owner, list_ = f"tier:{one.level}", f"owner:{one.owner}", f"list:{at}"
        _add_owner(one, tier, owner, canvas, nodes, arrows)
        ids = [matter for group in bundle for matter in group.matters]
        fields = listing.enter(_list_name(bundle, canvas), by_basis(ids, one.owner, canvas))
        node = list_node(list_, 2, fields, canvas, detail, group=one.level, is_headed=level.is_headed)
        nodes[list_] = with_marks(node, all_of(on_law(one, canvas) for one in bundle))
        arrows[owner, list_] = Arrow(owner, list_, _stroke(one), head=False)
        for (instrument, mechanism), given in _by_way(bundle).items():
            card, receiver = f"card:{at}:{instrument}:{mechanism}", f"receiver:{at}:{instrument}:{mechanism}"
            marks = on_grants(canvas, given)
            grants = [grant for grant, _ in given]
            nodes[card] = with_marks(with_limits_of_all(_card(card, grants, one, canvas), grants, canvas), marks)
            nodes[receiver] = with_marks(_receivers(receiver, given, one, canvas), marks)
            arrows[list_, card] = Arrow(list_, card, mechanism, head=False)
            arrows[card, receiver] = Arrow(card, receiver, mechanism)
    every = [matter for one in groups for matter in one.matters]
    said = shortened(by_basis(every, None, canvas), canvas.language, level, by=_BASIS)
    is_given = any(one.grants for one in groups)
    wide = _HEADED if level.is_headed else _WIDTHS[detail]
    widths = wide if is_given else (*wide[:2], wide[2] + _WIDER)
    return canvas.picture(widths, _HEADS, nodes.values(), arrows.values(), said, listing.key)


def _list_name(bundle: Sequence[OwnerGroup], canvas: Canvas) -> str:
    """Name a list by its owner and, where its matters are given on, by what."""
    owner = owner_name(bundle[0].owner, canvas)
    made = dict.fromkeys(grant.instrument for one in bundle for grant in one.grants)
    by = ", ".join(instrument_name(canvas.register.instruments.get(one), canvas.language) for one in made)
    return canvas.say(f"{owner}, đã giao theo {by}", f"{owner}, given on by {by}") if by else owner


def _stroke(one: OwnerGroup) -> Stroke:
    return "law" if one.is_owned else "holds"


def _by_way(bundle: Sequence[OwnerGroup]) -> dict[tuple[str, Mechanism], list[tuple[Grant, OwnerGroup]]]:
    """Give the grants of some groups by instrument and mechanism, each with the group whose matters it gives."""
    found: dict[tuple[str, Mechanism], list[tuple[Grant, OwnerGroup]]] = {}
    for one in bundle:
        for grant in one.grants:
            found.setdefault((grant.instrument, grant.mechanism), []).append((grant, one))
    return found


def _receivers(key: str, given: Sequence[tuple[Grant, OwnerGroup]], one: OwnerGroup, canvas: Canvas) -> PictureNode:
    """Name the receivers; where they are several, with the number of matters of each, and what findings say of that one."""
    of: dict[str, list[tuple[Grant, OwnerGroup]]] = {}
    for grant, group in given:
        of.setdefault(canvas.name(grant.receiver), []).append((grant, group))
    if len(of) == 1:
        return PictureNode(key, "holder", 4, tuple(Line(name, bold=True) for name in of), one.level, hint=", ".join(of))
    lines = tuple(
        Line(
            name,
            right=(number(sum(len(group.matters) for _, group in own)).in_(canvas.language),),
            marks=on_grants(canvas, own),
        )
        for name, own in of.items()
    )
    return PictureNode(key, "list", 4, lines, one.level, hint="; ".join(of))


def _add_owner(
    one: OwnerGroup,
    tier: str,
    owner: str,
    canvas: Canvas,
    nodes: dict[str, PictureNode],
    arrows: dict[tuple[str, str], Arrow],
) -> None:
    name = LEVELS[one.level].in_(canvas.language)
    nodes.setdefault(tier, PictureNode(tier, "law", 0, (Line(name, bold=True),), one.level, tall=True, hint=name))
    said = owner_name(one.owner, canvas)
    kind: NodeKind = "holder" if one.is_owned else "uncertain"
    nodes.setdefault(
        owner,
        PictureNode(
            owner, kind, 1, (Line(said, bold=True),), one.level, tall=True, hint=said, about=about_holder(one.owner)
        ),
    )
    arrows[tier, owner] = Arrow(tier, owner, _stroke(one), head=one.is_owned)


def _card(key: str, grants: Sequence[Grant], one: OwnerGroup, canvas: Canvas) -> PictureNode:
    first = grants[0]
    lines = [Line(instrument_name(canvas.register.instruments.get(first.instrument), canvas.language), bold=True)]
    terms = dict.fromkeys(term_of(grant, canvas.register).in_(canvas.language) for grant in grants)
    lines.append(Line(f"{sentence(MECHANISMS[first.mechanism].in_(canvas.language))}, {'; '.join(terms)}", small=True))
    givers = dict.fromkeys(grant.giver for grant in grants if grant.giver != one.owner)
    unknown = NOT_KNOWN.in_(canvas.language)
    names = (unknown if isinstance(giver, Unknown) else canvas.name(giver) for giver in givers)
    if givers:
        said = "; ".join(names)
        lines.append(Line(canvas.say(f"Bên giao: {said}", f"Giver: {said}"), small=True))
    if one.owner == NOBODY:
        fallen = Text("Căn cứ của bên giao không còn: cần xem xét", "The giver's own basis is gone: to be considered")
        lines.append(Line(fallen.in_(canvas.language), bold=True, small=True))
    is_doubtful = one.owner == NOBODY or any(grant.running.unknowns for grant in grants)
    kind: NodeKind = "uncertain" if is_doubtful else "card"
    return PictureNode(key, kind, 3, tuple(lines), one.level, hint=lines[0].text)


def _overview(groups: Sequence[OwnerGroup], parts: tuple[Chart, ...], canvas: Canvas) -> Picture:
    """Draw one box for each tier: how many owners, how many matters. ``parts``: a chart for each of several owners."""
    nodes, arrows = [], []
    for level in dict.fromkeys(one.level for one in groups):
        own = [one for one in groups if one.level == level]
        count = len({one.owner for one in own})
        tier, box = f"tier:{level}", f"all:{level}"
        name = LEVELS[level].in_(canvas.language)
        nodes.append(PictureNode(tier, "law", 0, (Line(name, bold=True),), level, hint=name))
        said = counted(count, "chủ thể", "owner").in_(canvas.language)
        kind: NodeKind = "holder" if own[0].is_owned else "uncertain"
        if not own[0].is_owned:
            said = owner_name(own[0].owner, canvas)
        every = [matter for one in own for matter in one.matters]
        lines = (Line(said, bold=True), Line(amount(by_basis(every, None, canvas), canvas.language)))
        given = on_grants(canvas, ((grant, one) for one in own for grant in one.grants))
        nodes.append(
            with_marks(
                PictureNode(box, kind, 1, lines, level, hint=said),
                all_of((*(on_law(one, canvas) for one in own), given)),
            )
        )
        arrows.append(Arrow(tier, box, _stroke(own[0]), head=own[0].is_owned))
    every = [matter for one in groups for matter in one.matters]
    total = shortened(by_basis(every, None, canvas), canvas.language, TOTAL)
    said = on_pages(len(parts), canvas.language) if parts else total
    return canvas.picture((14.0, 24.0), _HEADS, nodes, arrows, said, parts=parts)


_HEADS = (
    Text("Cấp", "Tier"),
    Text("Chủ thể theo luật", "Owner by law"),
    Text("Việc, theo văn bản căn cứ", "Matters, by legal basis"),
    Text("Văn bản giao", "Given on by"),
    Text("Bên nhận", "Receiver"),
)
