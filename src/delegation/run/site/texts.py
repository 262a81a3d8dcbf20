"""Pages of instruments, decisions, forms, norms and checks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from delegation.answers.timeline import EFFECTS
from delegation.model.instruments import Instrument, InstrumentId, Norm
from delegation.model.matters import AnnexRow, Grant
from delegation.model.paper import of_paper
from delegation.model.terms import Day
from delegation.model.worded import english_of
from delegation.questions.timeline import timeline_of_instrument
from delegation.questions.timeline.instrument import rests_on
from delegation.questions.timeline.words import Rest
from delegation.reports.questions import timeline as history
from delegation.reports.site.addresses import file_name
from delegation.reports.site.pages import Cell, FindingList, Listed, Page, Ref, Said, Section, Table
from delegation.run.site.making import Making
from delegation.speech import MECHANISMS, SEVERITIES, amount_of, pole_name, sentence
from delegation.speech.holders import form_name
from delegation.speech.instruments import citation, instrument
from delegation.speech.provisions import provision
from delegation.speech.terms import term


def instruments_page(making: Making) -> Page:
    """Make the list of all instruments."""
    own = {one.id for one in making.asked.resting}
    rows: list[tuple[Cell, ...]] = []
    for one in making.register.instruments.values():
        name = sentence(instrument(one).in_(making.language))
        days = making.speaker.term(making.register.life(one))
        rows.append(
            (Ref(name, "instrument", one.id) if one.id in own else name, one.title or "", days, _rests(making, one))
        )
    say = making.say
    heads = (
        say("Văn bản", "Instrument"),
        say("Tên", "Title"),
        say("Hiệu lực", "In force"),
        say("Thẩm quyền theo luật dựa vào", "Authority by law that rests on it"),
    )
    anchors = tuple("" if one.id in own else file_name(one.id) for one in making.register.instruments.values())
    count = making.look.number(len(rows))
    table = Table(say(f"{count} văn bản", f"Instruments: {count}"), heads, rows, anchors=anchors)
    title = say("Văn bản", "Instruments")
    return Page(
        "instrument/index.html",
        "instrument",
        "",
        title,
        "",
        (making.section("answer", "Tất cả văn bản", "All instruments", table),),
    )


def _rests(making: Making, one: Instrument) -> str:
    """Count the matters whose owners by law rest on an instrument, which is cited by its number or its id."""
    owned = making.register.owned_by
    mine = owned.get(one.id, frozenset()) | (
        owned.get(one.number, frozenset()) if isinstance(one.number, str) else frozenset()
    )
    return amount_of(sorted(mine), making.register).in_(making.language) if mine else ""


def instrument_page(making: Making, instrument_id: str) -> Page:
    """Make the page of an instrument on which something rests."""
    one = making.register.instruments[InstrumentId(instrument_id)]
    name = sentence(instrument(one).in_(making.language))
    told = timeline_of_instrument(making.examination, InstrumentId(one.id))
    lines = history.text(told, making.look).splitlines()
    sections = [
        making.section(
            "answer", "Hiệu lực và những gì dựa vào văn bản", "Its life, and what rests on it", Said(tuple(lines[3:]))
        )
    ]
    if one.id in making.asked.addresses.decisions:
        link = Table(
            making.say("Phụ lục", "Annex"),
            (making.say("Các việc được giao", "What it gives"),),
            [(Ref(name, "decision", one.id),)],
        )
        sections.append(making.section("rows", "Việc được giao", "What it gives", link))
    sections += [*_then(making, one), *making.found("instrument", one.id), *_resting(making, one)]
    return Page(f"instrument/{file_name(one.id)}.html", "instrument", one.id, name, one.title or "", tuple(sections))


def _then(making: Making, one: Instrument) -> Iterator[Section]:
    """Lead from the last day of an instrument to what stops with it."""
    last = making.register.life(one).end
    if isinstance(last, Day) and any(last == stop.day for stop in making.asked.ends.stops):
        say, day = making.say, making.day(last)
        stops = Ref(say(f"Những gì hết ngày {day}", f"What stops after {day}"), f"time.html#stop-{last.isoformat()}")
        heads = (say("Khi hết hiệu lực", "When it ceases to have effect"),)
        yield making.section("then", "Sau đó", "What then", Table("", heads, [(stops,)]))


def _resting(making: Making, one: Instrument) -> Iterator[Section]:
    """List the matters whose owners by law rest on an instrument, by owner and days: what its numbers count."""
    lists = [
        Listed(making.entries(rest.matters), Said((_rest(making, rest),))) for rest in rests_on(making.register, one)
    ]
    if lists:
        yield making.section("resting", "Việc có thẩm quyền theo văn bản này", "Matters that rest on it", *lists)


def _rest(making: Making, rest: Rest) -> str:
    """Say whose matters rest on an instrument, how many, and on which days."""
    owner = making.say("Chủ thể chưa rõ", "Owner unknown") if rest.holder is None else making.holder(rest.holder).text
    amount = amount_of(rest.matters, making.register).in_(making.language)
    return f"{owner}: {amount}, {making.speaker.term(rest.term)}"


def decision_page(making: Making, decision: str) -> Page:
    """Make the page of a decision: its grants, and its rows in the order of the paper."""
    say, one = making.say, making.register.instruments[InstrumentId(decision)]
    grants = [each for each in making.register.grants.values() if each.instrument == one.id and each.is_first]
    told = Said(tuple(f"- {making.speaker.in_full(each)}" for each in grants))
    rows: list[tuple[Cell, ...]] = [
        (
            _row(making, grant, row),
            *making.matter_cells(row.matter),
            making.holder(grant.receiver) if isinstance(grant.receiver, str) else making.speaker.holder(grant.receiver),
            making.speaker.limits(grant, row),
        )
        for grant, row in of_paper(making.register, InstrumentId(one.id))
    ]
    heads = (
        say("Dòng, điều khoản", "Row, provision"),
        say("Mã", "Code"),
        say("Tên việc", "Matter"),
        say("Bên nhận", "Receiver"),
        say("Giới hạn, điều kiện", "Limits and conditions"),
    )
    sections = [making.section("answer", "Các lần giao", "Grants", told)]
    if rows:
        table = making.table(say("Theo thứ tự trên văn bản", "In the order of the paper"), heads, rows)
        sections.append(making.section("rows", "Việc được giao", "What is given", table))
    else:
        none = say("Nguồn không nêu từng việc.", "The source names no single matter.")
        sections.append(making.section("rows", "Việc được giao", "What is given", Said((none,))))
    sections += making.found("instrument", one.id)
    name = sentence(instrument(one).in_(making.language))
    return Page(f"decision/{file_name(one.id)}.html", "decision", one.id, name, one.title or "", tuple(sections))


def _row(making: Making, grant: Grant, row: AnnexRow) -> str:
    """Say where a decision gives a matter: the number of its row, else the provision."""
    at = row.at or grant.at
    return str(row.row) if row.row is not None else provision(at).in_(making.language) if isinstance(at, str) else ""


def form_page(making: Making, form: str) -> Page:
    """Make the page of a form of delegation, by its number."""
    number = int(form)
    say, name, one = making.say, form_name(number, making.register), making.register.forms[number]
    total = next((each for each in making.counts.forms if each.form == number), None)
    sides = [
        ", ".join(pole_name(pole, making.register).in_(making.language) for pole in poles)
        for poles in (one.givers, one.receivers)
    ]
    lines = [say(f"Bên giao: {sides[0]}", f"Giver: {sides[0]}"), say(f"Bên nhận: {sides[1]}", f"Receiver: {sides[1]}")]
    if total is not None:
        published, named = making.look.number(total.total), making.look.number(total.named)
        lines.append(
            say(
                f"Số công bố: {published}; có tên trong sổ: {named}",
                f"Published: {published}; named in the register: {named}",
            )
        )
    lines += [say(f"Theo luật: {one.reason}", f"By law: {english_of(one.reason)}")] if one.reason else []
    matters = [name for name, forms in making.register.forms_of.items() if number in forms]
    sections = [making.section("answer", "Hình thức giao", "What it is", Said(tuple(lines)))]
    if matters:
        sections.append(
            making.section("matters", "Việc có tên", "Matters that are named", Listed(making.entries(matters)))
        )
    found = tuple(each for each in making.asked.analysis.findings if ("form", str(number)) in _pairs(each.key))
    if found:
        sections.append(making.section("findings", "Phát hiện", "Findings", FindingList(found)))
    title = say(f"Hình thức {number}: {name.vi}", f"Form {number}: {name.en}")
    return Page(f"form/{number}.html", "form", str(number), title, "", tuple(sections))


def _pairs(key: str) -> set[tuple[str, str]]:
    parts = key.split(":")
    return set(pairwise(parts))


def norm_page(making: Making) -> Page:
    """Make the page of all norms: who may give what to whom, by which law."""
    say = making.say
    rows = [_norm(making, one) for one in making.register.norms]
    heads = (
        say("Cách giao", "How"),
        say("Bên giao", "Giver"),
        say("Bên nhận", "Receiver"),
        say("Được phép", "Permitted"),
        say("Căn cứ", "Legal basis"),
        say("Hiệu lực", "In force"),
    )
    table = Table(
        say("Quy phạm", "Norms"), heads, rows, anchors=tuple(file_name(one.id) for one in making.register.norms)
    )
    title = say("Quy phạm: ai được giao cho ai", "Norms: who may give to whom")
    return Page(
        "norm/index.html", "norm", "", title, "", (making.section("answer", "Tất cả quy phạm", "All norms", table),)
    )


def _norm(making: Making, one: Norm) -> tuple[Cell, ...]:
    giver, receiver = making.speaker.sides(one)
    effect = EFFECTS.get(one.effect)
    permitted = making.say("được phép", "permitted") if effect is None else effect.in_(making.language)
    basis = "; ".join(citation(making.register, each).in_(making.language) for each in one.basis)
    return (
        MECHANISMS[one.mechanism].in_(making.language),
        giver,
        receiver,
        permitted,
        basis,
        term(one.term, "short").in_(making.language),
    )


def check_page(making: Making, check: str) -> Page:
    """Make the page of a check that is asked: why, by which law, what to do, and what it finds."""
    say, language = making.say, making.language
    one = next(each for each in making.asked.analysis.checks if each.id == check)
    lines = tuple(
        f"{head}: {text.in_(language)}"
        for head, text in (
            (say("Vì sao", "Why"), one.why),
            (say("Căn cứ", "Legal source"), one.legal_source),
            (say("Cách xử lý", "What to do"), one.mend),
        )
        if text.vi
    )
    sections: list[Section] = [making.section("answer", "Phép kiểm tra", "What it asks", Said(lines))]
    sections += making.found("check", one.id)
    lead = sentence(SEVERITIES[one.severity].in_(language))
    return Page(f"check/{one.id}.html", "check", one.id, f"{one.id}. {one.title.in_(language)}", lead, tuple(sections))
