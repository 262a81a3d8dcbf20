"""One decision, or another instrument: its issuer and life, what it gives to whom; or what rests on it, by holder."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

from delegation.authority.marks import NO_MARKS, Marks
from delegation.charts.page.picture import Arrow, Chart, Line, NodeKind, Picture, PictureNode
from delegation.charts.shared.canvas import Canvas, apart, known
from delegation.charts.shared.counts import rows_of
from delegation.charts.shared.grants import (
    by_receiver,
    fields_of_grants,
    overview_of_grants,
    picture_of_grants,
)
from delegation.charts.shared.idle import idle_notes, with_idle
from delegation.charts.shared.limits import limit_notes, with_limits
from delegation.charts.shared.lists import ListDetail, amount, levels_of
from delegation.charts.shared.marks import marked
from delegation.charts.shared.reliance import OwnedMatter, pictures_of_basis, rests_on, total_of_basis
from delegation.charts.shared.words import life_line
from delegation.findings import Language, Text
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant, given_at
from delegation.model.paper import of_paper
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown, telling
from delegation.speech import (
    MECHANISMS,
    NOT_KNOWN,
    codes,
    day,
    in_english,
    instruments,
    number,
    sentence,
    unknowns,
)
from delegation.speech.extensions import term_of
from delegation.speech.text import shortened

_LONGEST = 180
"""Letters of a content that stand on a card; the rest is in the instrument."""


def of_decision(
    register: Register,
    instrument_id: str,
    as_of: Day,
    language: Language = "vi",
    rules_hash: str = "",
    marks: Marks = NO_MARKS,
    *,
    with_reasons: bool = False,
) -> Chart:
    """Draw one instrument on a day: what it gives, or else what rests on it. ``instrument_id``: id or number.

    ``marks``: what findings say of what it gives; ``with_reasons``: why something is not known. Raises ``AskedWronglyError`` where the register has no such instrument.
    """
    canvas = Canvas(register, as_of, language, rules_hash, marks, with_reasons)
    instrument = known(
        register.instrument(instrument_id),
        f"Sổ không có văn bản «{instrument_id}»; hãy ghi số hoặc mã (id) của văn bản như trong rules/.",
        f"The register has no instrument '{instrument_id}'; give its number or its id as in rules/.",
    )
    grants = _in_order(register, instrument)
    canvas = with_idle(canvas, grants)
    resting = rests_on(instrument, register, as_of)
    name, law = _name(instrument), _law(instrument, canvas)
    whole = canvas.chart(
        Text(f"Sơ đồ phân cấp, ủy quyền theo {name.vi}", f"What {name.en} gives"),
        instrument.title or "",
        notes=_notes(instrument, grants, resting, canvas),
        sources=(*instrument.source, *(one for grant in grants for one in grant.source)),
    )
    if grants:
        return marked(replace(whole, pictures=_given(whole, grants, law, canvas)))
    if not resting:
        return replace(whole, pictures=(_nothing(law, language),))
    return replace(
        whole,
        title=canvas.say(f"Sơ đồ thẩm quyền theo {name.vi}", f"Authority by {name.en}"),
        notes=(total_of_basis(resting, canvas), *whole.notes),
        pictures=pictures_of_basis(whole, resting, law, canvas),
    )


def _in_order(register: Register, instrument: Instrument) -> list[Grant]:
    """Give the grants of a decision by the first of their rows on its paper; those without a number in the order of ids."""
    made = [one for _, one in sorted(register.grants.items()) if one.instrument == instrument.id]
    first = {
        grant.id: at
        for at, (grant, row) in reversed([*enumerate(of_paper(register, instrument.id))])
        if row.row is not None
    }
    return sorted(made, key=lambda one: first.get(one.id, len(first) + sys.maxsize))


def _name(instrument: Instrument) -> Text:
    return instruments.instrument(instrument) if isinstance(instrument.number, str) else Text("văn bản", "instrument")


def _law(instrument: Instrument, canvas: Canvas) -> PictureNode:
    """Make the box of the instrument: issuer, name, days and state."""
    lines = [Line(canvas.name(instrument.issuer), bold=True)]
    if isinstance(instrument.issuer, Unknown):
        lines = [Line(canvas.say("Cơ quan ban hành chưa rõ", "Issuer not known"), bold=True)]
    name = Text("văn bản chưa công bố số", "number not public") if isinstance(instrument.number, Unknown) else None
    lines.append(Line(sentence((name or instruments.instrument(instrument)).in_(canvas.language))))
    if isinstance(instrument.issued, Day) and instrument.apart != instrument.issued:
        signed = Text(f"ngày {day(instrument.issued).vi}", f"of {day(instrument.issued).en}")
        lines.append(Line(signed.in_(canvas.language), small=True))
    life = canvas.register.life(instrument)
    lines.append(Line(sentence(life_line(life, canvas.as_of).in_(canvas.language)), bold=True, small=True))
    kind: NodeKind = "uncertain" if life.life(canvas.as_of) == "unknown" else "law"
    about = f"instrument:{instrument.id}"
    return PictureNode("instrument", kind, 0, tuple(lines), tall=True, hint=lines[0].text, about=about)


def _nothing(law: PictureNode, language: Language) -> Picture:
    said = Text(
        "Trong sổ, văn bản này không giao việc nào và không là căn cứ của thẩm quyền nào vào ngày này.",
        "In the register this instrument gives nothing, and nobody's authority rests on it on this day.",
    ).in_(language)
    return Picture(
        (16.0, 22.0), ("", ""), (law, PictureNode("nothing", "note", 1, (Line(said),), hint=said)),
        (Arrow("instrument", "nothing", "holds", head=False),),
    )  # fmt: skip


def _given(whole: Chart, grants: Sequence[Grant], law: PictureNode, canvas: Canvas) -> tuple[Picture, ...]:
    parts = apart(
        whole,
        list(by_receiver(grants).items()),
        lambda one: sentence(canvas.name(one[0])),
        lambda one: _pictures(one[1], law, (), canvas),
        lambda _: whole.notes,
    )
    return _pictures(grants, law, parts, canvas)


def _pictures(grants: Sequence[Grant], law: PictureNode, parts: Sequence[Chart], canvas: Canvas) -> tuple[Picture, ...]:
    overview = overview_of_grants(grants, lambda _: law, parts, canvas, _HEADS)
    return (*(_picture(grants, law, canvas, level) for level in levels_of(rows_of(grants))), overview)


_HEADS = (
    Text("Cơ quan ban hành", "Issuer"),
    Text("Nội dung giao", "What is given"),
    Text("Bên nhận", "Receiver"),
    Text("Việc được giao, theo lĩnh vực", "Matters, by field"),
)


def _picture(grants: Sequence[Grant], law: PictureNode, canvas: Canvas, level: ListDetail) -> Picture:
    return picture_of_grants(
        grants, lambda _: law, lambda one: _card(one, canvas, level), canvas, level, _HEADS, by_row=True
    )


def _card(grant: Grant, canvas: Canvas, level: ListDetail) -> PictureNode:
    """Make the box of a grant: mechanism, form and provision; giver, where that is not the issuer; content, term, count."""
    at = canvas.place(given_at(grant, None))
    places = [at] if at else []
    title = ", ".join([sentence(MECHANISMS[grant.mechanism].in_(canvas.language)), *places])
    lines = [Line(title, bold=True)]
    if grant.form is not None:
        lines.append(Line(canvas.say(f"Hình thức {grant.form}", f"Form {grant.form}"), small=True))
    made_by = canvas.register.instruments.get(grant.instrument)
    if made_by is not None and grant.giver != made_by.issuer:
        name = canvas.name(grant.giver)
        if isinstance(grant.giver, Unknown):
            name = NOT_KNOWN.in_(canvas.language)
        lines.append(Line(canvas.say(f"Bên giao: {name}", f"Giver: {name}"), small=True))
    if isinstance(grant.content, str) and level.detail == "names":
        lines.append(Line(sentence(shortened(grant.content, _LONGEST)), small=True))
    silent = isinstance(grant.rows, Unknown)
    if silent:
        lines.append(Line(canvas.say("Chưa công bố danh mục", "List not published"), small=True))
    lines.append(Line(sentence(term_of(grant, canvas.register).in_(canvas.language)), small=True))
    life = grant.running.life(canvas.as_of)
    if life in ("not-yet", "ended"):
        lines.append(Line(sentence(life_line(grant.running, canvas.as_of).in_(canvas.language)), bold=True, small=True))
    kind: NodeKind = "unlisted" if silent else ("uncertain" if grant.running.unknowns else "card")
    card = PictureNode(f"grant:{grant.id}", kind, 1, tuple(lines), hint=title, about=f"grant:{grant.id}")
    return with_limits(card, grant, canvas)


def _notes(
    instrument: Instrument, grants: Sequence[Grant], resting: Sequence[OwnedMatter], canvas: Canvas
) -> Iterator[str]:
    if grants:
        yield _total(grants, canvas)
        yield from idle_notes(grants, canvas)
    others = len({one.matter for one in resting} - {row.matter for row in rows_of(grants)})
    if others and grants:
        yield canvas.say(
            f"Văn bản này còn là căn cứ của thẩm quyền theo luật đối với {number(others).vi} việc.",
            f"Authority by law over {in_english(others, 'matter')} rests on this instrument as well.",
        )
    life = canvas.register.life(instrument)
    if not grants and life.life(canvas.as_of) == "ended":
        yield canvas.say(
            "Văn bản đã hết hiệu lực: sơ đồ nêu thẩm quyền từng dựa vào văn bản này; căn cứ thay thế cần xem xét.",
            "The instrument has ended: the chart shows the authority that rested on it; what replaces it is to be considered.",
        )
    reasons = [reason for one in (life, *(grant.running for grant in grants)) for reason in one.unknowns]
    if reasons and not canvas.with_reasons:
        yield canvas.say(
            "Ngày có hiệu lực hoặc thời hạn có điểm chưa rõ.", "A day from which or until which it holds is not known."
        )
    elif reasons:
        shown = unknowns.reasons(telling(reasons)).in_(canvas.language)
        yield canvas.say(f"Điểm chưa rõ: {shown}.", f"Not known: {shown}.")
    yield from limit_notes(grants, canvas)
    yield from _recoded(grants, canvas)


def _recoded(grants: Sequence[Grant], canvas: Canvas) -> Iterator[str]:
    """Say which of the codes that are named here others have replaced."""
    register = canvas.register
    for name in dict.fromkeys(row.matter for row in rows_of(grants)) if register.recoded else ():
        later = register.later_codes(name)
        if later:
            said = codes.briefly(later, register)
            yield canvas.say(f"{name}: {said.vi}.", f"{name}: {said.en}.")


def _total(grants: Sequence[Grant], canvas: Canvas) -> str:
    """Count grants, receivers and matters; what is not known or not published stands apart."""
    known = len({one.receiver for one in grants if not isinstance(one.receiver, Unknown)})
    vi = [f"{len(grants)} lần giao cho {known} bên nhận" if known else f"{len(grants)} lần giao"]
    en = [
        f"{in_english(len(grants), 'grant')} to {in_english(known, 'receiver')}"
        if known
        else in_english(len(grants), "grant")
    ]
    if rows_of(grants):
        count = amount(fields_of_grants(grants, canvas), canvas.language)
        vi[0], en[0] = f"{vi[0]}, {count}", f"{en[0]}, {count}"
    steps = sum(not one.decides for one in grants)
    if steps:
        vi.append(f"{steps} lần giao không giao quyền quyết định")
        en.append(f"{in_english(steps, 'grant')} without the decision")
    silent = sum(isinstance(one.rows, Unknown) for one in grants)
    if silent:
        vi.append(f"{silent} lần giao chưa công bố danh mục")
        en.append(f"{in_english(silent, 'grant')} without a published list")
    unknown = sum(isinstance(one.receiver, Unknown) for one in grants)
    if unknown:
        vi.append(f"bên nhận của {unknown} lần giao chưa rõ")
        en.append(f"the receiver of {in_english(unknown, 'grant')} is not known")
    return canvas.say(f"Cộng: {'; '.join(vi)}.", f"In all: {'; '.join(en)}.")
