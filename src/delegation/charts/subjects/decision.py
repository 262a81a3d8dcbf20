"""One decision, or another instrument: its issuer and life, what it gives to whom; or what rests on it, by holder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from delegation.authority.marks import NO_MARKS, Marks
from delegation.charts.page.picture import Arrow, Chart, Line, Node, NodeKind, Picture
from delegation.charts.shared.counts import rows_of
from delegation.charts.shared.grants import (
    WIDTHS,
    WITHOUT_LIST,
    by_receiver,
    fields_of_grants,
    key_of_grants,
    overview_of_grants,
    set_grants,
)
from delegation.charts.shared.lists import DETAILS, Detail, amount, shortened
from delegation.charts.shared.marks import marked
from delegation.charts.shared.reliance import pictures_of_basis, rests_on, total_of_basis
from delegation.charts.shared.words import MECHANISMS, life_line
from delegation.errors import AskedWronglyError
from delegation.findings import Language, Text
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant, given_at
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown, telling
from delegation.speech import (
    NOT_KNOWN,
    day,
    holder_name,
    in_english,
    instruments,
    number,
    provisions,
    sentence,
    source_titles,
    term,
)

_LONGEST = 180
"""Letters of a content that stand on a card; the rest is in the instrument."""


def of_decision(
    register: Register,
    instrument_id: str,
    as_of: Day,
    language: Language = "vi",
    rules_hash: str = "",
    marks: Marks = NO_MARKS,
) -> Chart:
    """Draw one instrument on a day: what it gives, or else what rests on it. ``instrument_id``: id or number.

    ``marks``: what findings say of what it gives. Raises ``AskedWronglyError`` where the register has no such instrument.
    """
    instrument = register.instrument(instrument_id)
    if instrument is None:
        raise AskedWronglyError(
            Text(
                f"Sổ không có văn bản «{instrument_id}»; hãy ghi số hoặc mã (id) của văn bản như trong rules/.",
                f"The register has no instrument '{instrument_id}'; give its number or its id as in rules/.",
            )
        )
    grants = tuple(
        one for one in sorted(register.grants.values(), key=lambda one: one.id) if one.instrument == instrument.id
    )
    whole = Chart(
        title=_title(instrument).in_(language),
        subject=instrument.title or "",
        register_name=register.name,
        as_of=as_of,
        language=language,
        pictures=(),
        notes=_notes(instrument, grants, register, as_of, language),
        sources=source_titles(
            register, [*instrument.source, *(one for grant in grants for one in grant.source)], language
        ),
        rules_hash=rules_hash,
    )
    law = _law(instrument, as_of, register, language)
    if grants:
        return marked(replace(whole, pictures=_given(whole, grants, law, register, language, marks)))
    resting = rests_on(instrument, register, as_of)
    if not resting:
        return replace(whole, pictures=(_nothing(law, language),))
    return replace(
        whole,
        notes=(total_of_basis(resting, register, language), *whole.notes),
        title=Text(f"Sơ đồ thẩm quyền theo {_name(instrument).vi}", f"Authority by {_name(instrument).en}").in_(
            language
        ),
        pictures=pictures_of_basis(whole, resting, law, register, language),
    )


def _name(instrument: Instrument) -> Text:
    return instruments.instrument(instrument) if isinstance(instrument.number, str) else Text("văn bản", "instrument")


def _title(instrument: Instrument) -> Text:
    name = _name(instrument)
    return Text(f"Sơ đồ phân cấp, ủy quyền theo {name.vi}", f"What {name.en} gives")


def _law(instrument: Instrument, as_of: Day, register: Register, language: Language) -> Node:
    """Make the box of the instrument: issuer, name, days and state."""
    lines = [Line(holder_name(instrument.issuer, register).in_(language), bold=True)]
    if isinstance(instrument.issuer, Unknown):
        lines = [Line(Text("Cơ quan ban hành chưa rõ", "Issuer not known").in_(language), bold=True)]
    name = Text("văn bản chưa công bố số", "number not public") if isinstance(instrument.number, Unknown) else None
    lines.append(Line(sentence((name or instruments.instrument(instrument)).in_(language))))
    if isinstance(instrument.issued, Day):
        signed = Text(f"ngày {day(instrument.issued).vi}", f"of {day(instrument.issued).en}")
        lines.append(Line(signed.in_(language), small=True))
    life = register.life(instrument)
    lines.append(Line(sentence(life_line(life, as_of).in_(language)), bold=True, small=True))
    kind: NodeKind = "uncertain" if life.life(as_of) == "unknown" else "law"
    about = f"instrument:{instrument.id}"
    return Node("instrument", kind, 0, tuple(lines), tall=True, hint=lines[0].text, about=about)


def _nothing(law: Node, language: Language) -> Picture:
    said = Text(
        "Trong sổ, văn bản này không giao việc nào và không là căn cứ của thẩm quyền nào vào ngày này.",
        "In the register this instrument gives nothing, and nobody's authority rests on it on this day.",
    ).in_(language)
    return Picture(
        (16.0, 22.0), ("", ""), (law, Node("nothing", "note", 1, (Line(said),), hint=said)),
        (Arrow("instrument", "nothing", "holds", head=False),),
    )  # fmt: skip


def _given(
    whole: Chart, grants: Sequence[Grant], law: Node, register: Register, language: Language, marks: Marks
) -> tuple[Picture, ...]:
    receivers = by_receiver(grants)
    if len(receivers) < 2:  # noqa: PLR2004  a chart of one receiver has no parts
        return _pictures(grants, law, (), register, whole.as_of, language, marks)
    parts = tuple(
        replace(
            whole,
            subject=sentence(holder_name(receiver, register).in_(language)),
            pictures=_pictures(given, law, (), register, whole.as_of, language, marks),
        )
        for receiver, given in receivers.items()
    )
    return _pictures(grants, law, parts, register, whole.as_of, language, marks)


def _pictures(
    grants: Sequence[Grant],
    law: Node,
    parts: Sequence[Chart],
    register: Register,
    as_of: Day,
    language: Language,
    marks: Marks,
) -> tuple[Picture, ...]:
    details: tuple[Detail, ...] = DETAILS if rows_of(grants) else ("total",)
    overview = overview_of_grants(grants, lambda _: law, parts, register, language, _headings(3, language), marks)
    return (*(_picture(grants, law, register, as_of, language, detail, marks) for detail in details), overview)


def _headings(columns: int, language: Language) -> tuple[str, ...]:
    found = (
        Text("Cơ quan ban hành", "Issuer"),
        Text("Nội dung giao", "What is given"),
        Text("Bên nhận", "Receiver"),
        Text("Việc được giao, theo lĩnh vực", "Matters, by field"),
    )
    return tuple(one.in_(language) for one in found[:columns])


def _picture(
    grants: Sequence[Grant],
    law: Node,
    register: Register,
    as_of: Day,
    language: Language,
    detail: Detail,
    marks: Marks,
) -> Picture:
    nodes, arrows = set_grants(
        grants,
        lambda _: law,
        lambda one: _card(one, register, as_of, language, detail),
        register,
        language,
        detail,
        marks,
    )
    has_lists = any(one.column == 3 for one in nodes.values())  # noqa: PLR2004  the list is the fourth
    widths = WIDTHS[detail] if has_lists else WITHOUT_LIST
    said = shortened(fields_of_grants(grants, register, language), language, detail)
    key = key_of_grants(grants, register, language) if detail == "codes" else ()
    return Picture(widths, _headings(4 if has_lists else 3, language), tuple(nodes.values()), tuple(arrows), said, key)


def _card(grant: Grant, register: Register, as_of: Day, language: Language, detail: Detail) -> Node:
    """Make the box of a grant: mechanism, form and provision; giver, where that is not the issuer; content, term, count."""
    at = given_at(grant, None)
    places = [provisions.provision(at).in_(language)] if at is not None else []
    title = ", ".join([MECHANISMS[grant.mechanism].in_(language), *places])
    lines = [Line(title, bold=True)]
    if grant.form is not None:
        lines.append(Line(Text(f"Hình thức {grant.form}", f"Form {grant.form}").in_(language), small=True))
    made_by = register.instruments.get(grant.instrument)
    if made_by is not None and grant.giver != made_by.issuer:
        name = holder_name(grant.giver, register).in_(language)
        if isinstance(grant.giver, Unknown):
            name = NOT_KNOWN.in_(language)
        lines.append(Line(Text(f"Bên giao: {name}", f"Giver: {name}").in_(language), small=True))
    if isinstance(grant.content, str) and detail in ("names", "codes"):
        lines.append(Line(sentence(_cut(grant.content)), small=True))
    silent = isinstance(grant.rows, Unknown)
    if silent:
        lines.append(Line(Text("Chưa công bố danh mục", "List not published").in_(language), small=True))
    lines.append(Line(sentence(term(grant.term).in_(language)), small=True))
    life = grant.term.life(as_of)
    if life in ("not-yet", "ended"):
        lines.append(Line(sentence(life_line(grant.term, as_of).in_(language)), bold=True, small=True))
    kind: NodeKind = "unlisted" if silent else ("uncertain" if grant.term.unknowns else "card")
    return Node(f"grant:{grant.id}", kind, 1, tuple(lines), hint=title, about=f"grant:{grant.id}")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + "…"


def _notes(
    instrument: Instrument, grants: Sequence[Grant], register: Register, as_of: Day, language: Language
) -> tuple[str, ...]:
    notes = []
    if grants:
        notes.append(_total(grants, register, language))
    resting = {one.matter for one in rests_on(instrument, register, as_of)}
    resting -= {row.matter for row in rows_of(grants)}
    if resting and grants:
        notes.append(
            Text(
                f"Văn bản này còn là căn cứ của thẩm quyền theo luật đối với {number(len(resting)).vi} việc.",
                f"Authority by law over {number(len(resting)).en} matters rests on this instrument as well.",
            ).in_(language)
        )
    if not grants and register.life(instrument).life(as_of) == "ended":
        notes.append(
            Text(
                "Văn bản đã hết hiệu lực: sơ đồ nêu thẩm quyền từng dựa vào văn bản này; căn cứ thay thế cần xem xét.",
                "The instrument has ended: the chart shows the authority that rested on it; what replaces it is to be "
                "reviewed.",
            ).in_(language)
        )
    reasons = [
        reason for one in (register.life(instrument), *(grant.term for grant in grants)) for reason in one.unknowns
    ]
    if reasons:
        shown = "; ".join(telling(reasons))
        notes.append(Text(f"Điểm chưa rõ: {shown}.", f"Not known: {shown}.").in_(language))
    return tuple(notes)


def _total(grants: Sequence[Grant], register: Register, language: Language) -> str:
    """Count grants, receivers and matters; what is not known or not published stands apart."""
    known = len({one.receiver for one in grants if not isinstance(one.receiver, Unknown)})
    vi = [f"{len(grants)} lần giao cho {known} bên nhận" if known else f"{len(grants)} lần giao"]
    en = [
        f"{in_english(len(grants), 'grant')} to {in_english(known, 'receiver')}"
        if known
        else in_english(len(grants), "grant")
    ]
    if rows_of(grants):
        count = amount(fields_of_grants(grants, register, language), language)
        vi[0], en[0] = f"{vi[0]}, {count}", f"{en[0]}, {count}"
    silent = sum(isinstance(one.rows, Unknown) for one in grants)
    if silent:
        vi.append(f"{silent} lần giao chưa công bố danh mục")
        en.append(f"{in_english(silent, 'grant')} without a published list")
    unknown = sum(isinstance(one.receiver, Unknown) for one in grants)
    if unknown:
        vi.append(f"bên nhận của {unknown} lần giao chưa rõ")
        en.append(f"the receiver of {in_english(unknown, 'grant')} is not known")
    return Text(f"Cộng: {'; '.join(vi)}.", f"In all: {'; '.join(en)}.").in_(language)
