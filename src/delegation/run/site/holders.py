"""Pages of holders and of communes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from delegation.answers.timeline import ROLES
from delegation.model.holders import Commune, CommuneCode, Holder, HolderId
from delegation.model.matters import Grant, MatterId
from delegation.reports.questions import timeline as history
from delegation.reports.site.addresses import field_of, file_name
from delegation.reports.site.pages import Cell, Listed, Page, Ref, Said, Section, Table
from delegation.run.site.around import figure
from delegation.run.site.making import Making
from delegation.run.site.summary import alike, requests_of, summary
from delegation.speech import NOT_KNOWN, amount_of, in_english
from delegation.speech.holders import label
from delegation.speech.requests import request, standing

_MOST_LISTED = 150
"""Matters that are listed one by one; more are counted by field."""
_MOST_EVENTS = 30
"""Lines of a history that a page shows; the command tells all."""


def holder_page(making: Making, holder: str) -> Page:
    """Make the page of a holder."""
    say, one, given = making.say, making.register.holders[HolderId(holder)], making.asked.given
    lines = history.text(making.asked.history_of_holder(one.id), making.look).splitlines()
    facts, lines = lines[1].strip(), lines[3:]
    more = len(lines) - _MOST_EVENTS
    if more > 0:
        lines = [
            *lines[:_MOST_EVENTS],
            say(
                f"… còn {more} dòng nữa: delegation timeline {one.id}",
                f"… {in_english(more, 'more line')}: delegation timeline {one.id}",
            ),
        ]
    sections = [making.section("answer", "Việc đang giữ", "What it holds", *_holds(making, one))]
    for role, vi, en in (("receiver", "Được giao", "What it received"), ("giver", "Đã giao", "What it gave")):
        mine = given.get((role, one.id), ())
        if mine:
            sections.append(making.section(role, vi, en, _grants(making, mine)))
    sections.append(making.section("history", "Diễn biến", "History", Said(tuple(lines))))
    sections += _requests(making, one)
    sections += making.found("holder", one.id)
    if drawn := tuple(figure(making, one, given)):
        sections.insert(0, making.section("chart", "Ai giao, giao cho ai", "Who gives, and to whom it gives", *drawn))
    sections.insert(0, summary(making, one, given, {part.id for part in sections}))
    name = label(one).in_(making.language)
    # A full name that only adds to the short one says both.
    title = (
        name
        if making.language == "en" or one.name == name
        else one.name
        if one.name.startswith(name)
        else f"{name} ({one.name})"
    )
    return Page(f"holder/{file_name(one.id)}.html", "holder", one.id, title, facts, tuple(sections))


def _holds(making: Making, one: Holder) -> Iterator[Listed | Said | Table]:
    """List what a holder has on the day, by how it has it and from when to when."""
    say, mine = making.say, alike(making.asked.held(one.id))
    if not mine:
        none = say(
            "Sổ không ghi việc nào của chủ thể này tại ngày này.",
            "The register has no matter of this holder on this day.",
        )
        yield Said((none,))
    wider = {each.matters for each in alike(making.asked.held(one.within))} if one.within is not None else set()
    for hold in mine:
        role = ROLES[hold.role].in_(making.language)
        sure = "" if hold.certain else say(", chưa chắc chắn", ", not certain")
        amount = amount_of(hold.matters, making.register).in_(making.language)
        days = making.speaker.days(hold.first, hold.last)
        said = f"{role}{sure}: {amount}. {days}"
        if one.within is not None and hold.matters in wider:
            # A part of a class has what the class has: that is listed once.
            yield Table(said, (say("Như", "As"),), [(making.holder(one.within),)])
        elif len(hold.matters) > _MOST_LISTED:
            yield _by_field(making, said, hold.matters)
        else:
            yield Listed(making.entries(hold.matters), Said((said,)))


def _by_field(making: Making, said: str, matters: Sequence[MatterId]) -> Table:
    """Count many matters by field; the page of each field lists them with who has them."""
    counts = Counter(field_of(making.register, name) for name in matters)
    rows = [
        (Ref(making.field(name), "field", name), making.look.number(count))
        for name, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    ]
    return Table(said, (making.say("Lĩnh vực", "Field"), making.say("Số việc", "Matters")), rows, frozenset({1}))


def _grants(making: Making, grants: Sequence[Grant]) -> Table:
    say = making.say
    rows: list[tuple[Cell, ...]] = []
    for one in grants:
        giver, receiver = (
            making.holder(party) if isinstance(party, str) else making.speaker.holder(party)
            for party in (one.giver, one.receiver)
        )
        count = making.look.number(len(one.given)) if isinstance(one.rows, tuple) else say("chưa rõ", "not known")
        paper = Ref(making.speaker.instrument(one.instrument), "decision", one.instrument)
        rows.append((paper, making.speaker.mechanism(one), giver, receiver, count, making.speaker.days_given(one)))
    heads = (
        say("Văn bản", "Instrument"),
        say("Cách giao", "How"),
        say("Bên giao", "Giver"),
        say("Bên nhận", "Receiver"),
        say("Số việc", "Matters"),
        say("Thời hạn", "Term"),
    )
    return Table(say("Các lần giao quyền", "Grants"), heads, rows, frozenset({4}))


def _requests(making: Making, one: Holder) -> Iterator[Section]:
    on = making.examination.as_of
    mine = requests_of(making, one)
    if mine:
        lines = (
            f"- {request(each, making.register).in_(making.language)} ({standing(each, on).in_(making.language)})"
            for each in mine
        )
        yield making.section("requests", "Đề nghị, nghĩa vụ", "Requests and duties", Said(tuple(lines)))


def commune_page(making: Making, code: str) -> Page:
    """Make the page of a commune: who decides there, what differs from other communes, and what it was or became."""
    say, one, territory = making.say, making.register.communes[CommuneCode(code)], making.examination.territory
    bit = territory.of((one.code,))
    classes = (each for each in making.register.holders.values() if isinstance(each.members, str))
    here = [(each, making.held_by(each)) for each in classes if territory.named(str(each.members)) & bit]
    wider = {holder.within for holder, _ in here}
    heading = say(
        "Chủ thể có ở đây, số việc của mỗi chủ thể", "Holders in this commune, with the number of their matters"
    )
    entries = tuple((holder.id, said) for holder, said in here if said and holder.id not in wider)
    block = (
        Listed(entries, Said((f"{heading}:",)), kind="holder")
        if entries
        else Said((say("không có chủ thể nào", "nobody"),))
    )
    sections = [making.section("answer", "Việc được quyết định ở đây", "What is decided here", block)]
    apart = tuple(_apart(making, one))
    if apart:
        heads = (say("Mã", "Code"), say("Việc", "Matter"), say("Giải quyết", "Exerciser"))
        table = making.table(say("Việc mà mỗi nơi một khác", "Matters that differ from place to place"), heads, apart)
        sections.append(making.section("apart", "Việc riêng của nơi này", "Matters that differ here", table))
    sections += making.found("commune", one.code)
    kind = say("phường" if one.type == "ward" else "xã", "ward" if one.type == "ward" else "commune")
    return Page(f"commune/{one.code}.html", "commune", one.code, one.name, f"{kind}, {one.code}", tuple(sections))


def _apart(making: Making, one: Commune) -> Iterator[tuple[Cell, ...]]:
    """Give the matters whose decider is another one elsewhere, with who decides them here."""
    for name, answer in making.asked.apart.items():
        here = [part for part in answer.parts if part.communes is None or one.name in part.communes]
        if here:
            acting = dict.fromkeys((each.name, each.holder) for part in here for each in part.exercisers)
            refs = tuple(Ref(said, "holder", holder) for said, holder in acting)
            unknown = any(part.owners or part.owner_unknown for part in here)
            nobody = NOT_KNOWN.in_(making.language) if unknown else making.say("không có chủ thể nào", "nobody")
            yield (*making.matter_cells(name), refs or nobody)
