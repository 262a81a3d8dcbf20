"""One matter: the chain from its legal source to the owner and on to who acts, with instrument, provision and term."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from delegation.authority.examination import Examination
from delegation.authority.holdings import Holdings
from delegation.authority.links import Link, Standing
from delegation.authority.marks import NO_MARKS, Marks
from delegation.charts.page.picture import Arrow, Chart, Line, NodeKind, Picture, PictureNode, about_holder
from delegation.charts.shared.canvas import Canvas, known
from delegation.charts.shared.chains import Chains, Role, chains_of, holder_of, key_of, link_key
from delegation.charts.shared.limits import given_by, limit_notes_of_rows, with_limits
from delegation.charts.shared.marks import followed, marked, with_marks
from delegation.charts.shared.words import instrument_name
from delegation.charts.subjects.matter_notes import (
    about,
    assigned,
    co_deciding,
    lapsed,
    nobody,
    not_drawn,
    notes_on,
    recoded,
    waiting_for_answer,
)
from delegation.charts.subjects.matter_rows import ChainDrawing, doing, group_of, ways_left
from delegation.findings import Language, Text
from delegation.model.instruments import Citation, Instrument
from delegation.model.matters import Grant, Matter, MatterId, Ownership, given_at
from delegation.model.terms import ALWAYS, Unknown
from delegation.speech import MECHANISMS, in_english, sentence, term
from delegation.speech.chains import MORE
from delegation.speech.extensions import term_of
from delegation.speech.text import shortened
from delegation.speech.unknowns import reason

_FULL = (17.0, 10.5, 8)
"""As below, where each instrument is told with its title."""
_WIDTHS = ((13.0, 9.7, 8), (11.0, 8.6, 6), (9.5, 7.6, 4), (9.0, 7.2, 2))
"""Width of cards and of holders in em, and how many chains are drawn, at each level of detail."""
_FOLDS = (4, 3, 2, 1)
"""How many steps stand in a row, where a chain has more: it goes on in the row below."""
_Level = tuple[tuple[float, float, int], ChainDrawing]
_LONGEST_TITLE = 260
_MOST_NAMED = 3


def of_matter(
    examination: Examination,
    matter_id: str,
    language: Language = "vi",
    rules_hash: str = "",
    marks: Marks = NO_MARKS,
    *,
    with_reasons: bool = False,
) -> Chart:
    """Draw one matter on the day of the examination. ``marks``: what findings say of the steps; ``with_reasons``: why something is not known.

    Raises ``AskedWronglyError`` for an unknown id.
    """
    canvas = Canvas(examination.register, examination.as_of, language, rules_hash, marks, with_reasons)
    matter = known(
        examination.register.matters.get(MatterId(matter_id)),
        f"Sổ không có nhiệm vụ hay thủ tục mang mã «{matter_id}».",
        f"The register has no task or procedure with the id '{matter_id}'.",
    )
    holdings = Holdings(examination)
    tiles = holdings.tiles(matter)
    chains = chains_of(holdings, matter, canvas)
    unknown = tuple(dict.fromkeys(reason for one in tiles for reason in one.owner_unknown))
    below: tuple[Picture, ...] = ()
    if chains.standings:
        pictures, below = (
            tuple(_picture(chains, matter, unknown, canvas, *level) for level in levels)
            for levels in _levels(chains.drawn)
        )
    else:
        pictures = (nobody(matter, unknown, canvas, is_covered=bool(tiles)),)
    notes = _notes(matter, chains, holdings, canvas)
    chart = canvas.chart(_title(matter), shortened(matter.title, _LONGEST_TITLE), pictures, notes, matter.source)
    return followed(marked(chart), marked(replace(chart, pictures=below))) if below else marked(chart)


def _notes(matter: Matter, chains: Chains, holdings: Holdings, canvas: Canvas) -> tuple[str, ...]:
    """Say below the chart what it does not draw, and what of the matter no chain tells."""
    tiles, language = holdings.tiles(matter), canvas.language
    return (
        *about(matter, chains.standings, holdings, language, with_reasons=canvas.with_reasons),
        *(notes_on(chains.standings, language) if canvas.with_reasons else ()),
        *((MORE.in_(language),) if any(one.has_more_chains for one in tiles) else ()),
        *limit_notes_of_rows(given_by(link for one in chains.drawn for link in one.chain), canvas),
        *co_deciding(matter, canvas.register, language),
        *assigned(matter, holdings, language),
        *not_drawn(matter, chains, holdings, canvas),
        *lapsed(matter, holdings, language),
        *recoded(matter, canvas.register, language),
        *waiting_for_answer(matter, holdings, language),
    )


def _title(matter: Matter) -> Text:
    """Name the matter by its national code; ids of our own are no business of a reader of the chart."""
    if matter.kind == "task":
        return Text("Sơ đồ thẩm quyền đối với nhiệm vụ", "Authority over a task")
    facts = matter.procedure
    code = f" {facts.code}" if facts is not None and isinstance(facts.code, str) else ""
    return Text(f"Sơ đồ thẩm quyền đối với thủ tục{code}", f"Authority over procedure{code}")


def _levels(standings: Sequence[Standing]) -> tuple[list[_Level], list[_Level]]:
    """Give widths and how many chains are drawn, with an empty drawing: long chains are folded before any is left out.

    Steps below one another are read as one way down: where there are several, their arrows run back up, so that such levels stand apart, for
    where nothing else is legible in any words.
    """
    longest = max(len(one.chain) for one in standings) + 1
    folds = (longest, *(one for one in _FOLDS if one < longest))
    beside = [one for one in folds if one > 1 or len(standings) == 1]
    below = [one for one in folds if one not in beside]
    first: _Level = (_FULL, ChainDrawing(longest, is_full=True))
    return (
        [first, *((widths, ChainDrawing(fold)) for widths in _WIDTHS for fold in beside)],
        [(widths, ChainDrawing(fold)) for widths in _WIDTHS for fold in below],
    )


def _picture(
    chains: Chains,
    matter: Matter,
    unknown: Sequence[str],
    canvas: Canvas,
    measures: tuple[float, float, int],
    drawn: ChainDrawing,
) -> Picture:
    card, holder, most = measures
    for one in chains.drawn[:most]:
        _add_chain(one.chain, chains, matter, unknown, canvas, drawn)
    nodes, arrows = drawn.nodes, drawn.arrows
    steps = max(one.column for one in nodes.values()) // 2 + 1
    heads = drawn.heads(2 * steps)
    left, said = chains.drawn[most:], ""
    if left:
        more = in_english(len(left), "further chain")
        said = canvas.say(
            f"Đã rút gọn: không vẽ {len(left)} nhánh khác; tên ở danh sách kèm theo.",
            f"Shortened: without {more}, named in the list that goes with it.",
        )
    widths = (card, holder) * steps
    made = canvas.picture(widths, heads, nodes.values(), arrows.values(), said, ways_left(left, chains, canvas))
    return replace(made, is_key_short=bool(left))


def _add_chain(
    links: Sequence[Link],
    chains: Chains,
    matter: Matter,
    unknown: Sequence[str],
    canvas: Canvas,
    drawn: ChainDrawing,
) -> None:
    nodes, arrows = drawn.nodes, drawn.arrows
    key, step = _start(links[0], unknown, canvas, drawn)
    for at, link in enumerate(links, 1):
        row, place = drawn.enter(step)
        if row and place == 1:
            key = drawn.again(key, row, canvas)
        card, end, column = f"{key}/{link_key(link)}", f"{key}/{link_key(link)}>", 2 * place
        here = key_of(links[:at])
        role, marks = chains.roles.get(here, Role()), chains.marks.get(here, ())
        box = _card(card, column, link, matter, canvas, is_full=drawn.is_full)
        nodes.setdefault(
            card,
            with_marks(replace(_told(box, links[:at], canvas), group=group_of(row)), marks),
        )
        nodes.setdefault(
            end, with_marks(replace(_end(end, column + 1, link, role, canvas), group=group_of(row)), marks)
        )
        stroke = link.grant.mechanism if link.grant is not None else "law"
        if key:
            arrows[key, card] = Arrow(key, card, stroke, head=False)
        arrows[card, end] = Arrow(card, end, stroke)
        key, step = end, step + 1


def _start(first: Link, unknown: Sequence[str], canvas: Canvas, drawn: ChainDrawing) -> tuple[str, int]:
    """Set what stands before a chain: nothing, or whoever gave first where the law's owner is not known. Gives its key and the step after it."""
    if first.ownership is not None or first.grant is None:
        return "", 0
    nodes, arrows = drawn.nodes, drawn.arrows
    drawn.enter(0)
    # The law's owner is not known; whoever gave first may be it.
    reason = unknown[0] if unknown else canvas.say("không ghi trong sổ", "not in the register")
    why = (Line(reason, small=True),) if canvas.with_reasons or not unknown else ()
    said = canvas.say("Chủ thể theo luật chưa rõ", "Owner by law not known")
    nodes.setdefault("unknown", PictureNode("unknown", "uncertain", 0, (Line(said, bold=True), *why)))
    key = f"start:{first.grant.giver}"
    name = canvas.name(first.grant.giver)
    nodes.setdefault(
        key, PictureNode(key, "holder", 1, (Line(name, bold=True),), hint=name, about=about_holder(first.grant.giver))
    )
    arrows["unknown", key] = Arrow("unknown", key, "law")
    return key, 1


def _told(card: PictureNode, links: Sequence[Link], canvas: Canvas) -> PictureNode:
    """Name the giver of the last of some links where the box before it is another's: a head gives what its body holds."""
    grant = links[-1].grant
    if grant is None or len(links) < 2 or isinstance(grant.giver, Unknown) or holder_of(links[-2]) == grant.giver:  # noqa: PLR2004  a step before
        return card
    name = canvas.name(grant.giver)
    said = canvas.say(f"Bên giao: {name}", f"Given by: {name}")
    return replace(card, lines=(*card.lines, Line(said, small=True)))


def _card(key: str, column: int, link: Link, matter: Matter, canvas: Canvas, *, is_full: bool) -> PictureNode:
    if link.grant is not None:
        return _grant_card(key, column, link, link.grant, canvas, is_full=is_full)
    lines = _law_lines(link.ownership, matter, canvas, is_full=is_full)
    known = link.ownership.term if link.ownership is not None else ALWAYS
    if known != ALWAYS:
        lines = (*lines, Line(sentence(term(known).in_(canvas.language)), small=True))
    return PictureNode(key, "law", column, lines)


def _law_lines(ownership: Ownership | None, matter: Matter, canvas: Canvas, *, is_full: bool) -> tuple[Line, ...]:
    basis = (ownership.basis if ownership is not None else ()) or matter.basis
    if isinstance(basis, Unknown):
        said = canvas.say("Căn cứ chưa rõ", "Legal source not known")
        return (
            Line(said, bold=True),
            *([Line(reason(basis.reason).in_(canvas.language), small=True)] if canvas.with_reasons else []),
        )
    if not basis:
        return (Line(canvas.say("Căn cứ không ghi trong sổ", "Legal source not in the register"), bold=True),)
    lines = [line for one in basis[:_MOST_NAMED] for line in _citation(one, canvas, is_full=is_full)]
    if len(basis) > _MOST_NAMED:
        more = len(basis) - _MOST_NAMED
        lines.append(Line(canvas.say(f"và {more} căn cứ khác", f"and {more} more"), small=True))
    return tuple(lines)


def _citation(one: Citation, canvas: Canvas, *, is_full: bool) -> tuple[Line, ...]:
    instrument = canvas.register.instrument(one.instrument)
    name = instrument_name(instrument, canvas.language) if instrument is not None else one.instrument
    title = _title_lines(instrument, is_full=is_full)
    at = canvas.place(one.at)
    return (Line(name, bold=True), *title, *([Line(sentence(at), small=True)] if at else []))


def _title_lines(instrument: Instrument | None, *, is_full: bool) -> tuple[Line, ...]:
    title = instrument.title if is_full and instrument is not None else None
    return (Line(shortened(title, _LONGEST_TITLE), small=True),) if title else ()


def _grant_card(key: str, column: int, link: Link, grant: Grant, canvas: Canvas, *, is_full: bool) -> PictureNode:
    instrument = canvas.register.instruments.get(grant.instrument)
    lines = [Line(instrument_name(instrument, canvas.language), bold=True)]
    lines += _title_lines(instrument, is_full=is_full)
    at = canvas.place(given_at(grant, link.row))
    provisions = [at] if at else []
    if link.row is not None and link.row.row is not None:
        provisions.append(canvas.say(f"phụ lục, STT {link.row.row}", f"annex, row {link.row.row}"))
    said = sentence(MECHANISMS[grant.mechanism].in_(canvas.language))
    lines.append(Line(", ".join([said, *provisions]), small=True))
    lines.append(Line(sentence(term_of(grant, canvas.register).in_(canvas.language)), small=True))
    kind: NodeKind = "uncertain" if grant.running.unknowns else "card"
    card = PictureNode(key, kind, column, tuple(lines), hint=lines[0].text, about=f"grant:{grant.id}")
    return with_limits(card, grant, canvas, link.row)


def _end(key: str, column: int, link: Link, role: Role, canvas: Canvas) -> PictureNode:
    name = canvas.name(holder_of(link))
    said = [part.in_(canvas.language) for part in doing(role)]
    lines = [Line(name, bold=True), *([Line(", ".join(said), small=True)] if said else [])]
    if role.where:
        lines.append(Line(role.where, small=True))
    kind: NodeKind = "uncertain" if isinstance(holder_of(link), Unknown) else "holder"
    return PictureNode(key, kind, column, tuple(lines), hint=name, about=about_holder(holder_of(link)))
