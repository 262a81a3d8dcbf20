"""Pages of holders and of communes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from delegation.model.holders import Commune, Holder, HolderId
from delegation.model.matters import Grant
from delegation.questions.timeline import timeline_of_holder
from delegation.reports.questions import timeline as history
from delegation.reports.site.addresses import file_name
from delegation.reports.site.pages import Cell, Page, Ref, Said, Section, Table
from delegation.run.site.asked import Asked
from delegation.run.site.making import Making
from delegation.speech.holders import label
from delegation.speech.requests import request, standing

_MOST_EVENTS = 60
"""Lines of a history that a page shows; the command tells all."""


@cache
def holdings(asked: Asked) -> Mapping[str, Mapping[str, tuple[bool, bool, bool]]]:
    """By each holder its matters on the day: whether it owns each, acts in it, and all that for certain."""
    found: dict[str, dict[str, tuple[bool, bool, bool]]] = {}
    for name, answer in asked.answers.items():
        for part in answer.parts:
            for parties, at in ((part.owners, 0), (part.exercisers, 1)):
                for one in parties:
                    mine = list(found.setdefault(one.holder, {}).get(name, (False, False, True)))
                    mine[at], mine[2] = True, mine[2] and one.certain
                    found[one.holder][name] = (mine[0], mine[1], mine[2])
    return found


def holder_pages(making: Making) -> Iterator[Page]:
    """Make the page of every holder."""
    given: dict[tuple[str, str], list[Grant]] = {}
    for grant in making.register.grants.values():
        for role, party in (("giver", grant.giver), ("receiver", grant.receiver)):
            if isinstance(party, str):
                given.setdefault((role, party), []).append(grant)
    for one in making.register.holders.values():
        yield _holder(making, one, given)


def _holder(making: Making, one: Holder, given: Mapping[tuple[str, str], list[Grant]]) -> Page:
    say = making.say
    lines = history.text(timeline_of_holder(making.examination, HolderId(one.id)), making.look).splitlines()
    facts, lines = lines[1].strip(), lines[3:]
    more = len(lines) - _MOST_EVENTS
    if more > 0:
        lines = [*lines[:_MOST_EVENTS], say(f"… còn {more} dòng nữa: delegation timeline {one.id}", f"… {more} more lines: delegation timeline {one.id}")]
    sections = [making.section("answer", "Việc đang giữ", "What it holds", *_holds(making, one.id))]
    for role, vi, en in (("receiver", "Được giao", "What it received"), ("giver", "Đã giao", "What it gave")):
        mine = given.get((role, one.id), ())
        if mine:
            sections.append(making.section(role, vi, en, _grants(making, mine)))
    sections.append(making.section("history", "Diễn biến", "History", Said(tuple(lines))))
    sections += _requests(making, one)
    sections += making.found("holder", one.id)
    name = label(one).in_(making.language)
    title = name if making.language == "en" or one.name == name else f"{name} ({one.name})"
    return Page(f"holder/{file_name(one.id)}.html", "holder", one.id, title, facts, tuple(sections))


def _holds(making: Making, name: str) -> Iterator[Table | Said]:
    say, mine = making.say, holdings(making.asked).get(name, {})
    if not mine:
        yield Said((say("Sổ không ghi việc nào của chủ thể này tại ngày này.", "The register has no matter of this holder on this day."),))
        return
    yes = say("có", "yes")
    rows = [
        (making.matter(matter), making.title(matter), yes if owns else "", yes if acts else "", "" if sure else say("chưa chắc chắn", "not certain"))
        for matter, (owns, acts, sure) in mine.items()
    ]
    count = making.look.number(len(rows))
    heads = (say("Mã", "Code"), say("Tên việc", "Matter"), say("Có thẩm quyền", "Owns"), say("Giải quyết", "Decides"), say("Mức chắc chắn", "How sure"))
    yield Table(say(f"{count} việc", f"Matters: {count}"), heads, rows)


def _grants(making: Making, grants: list[Grant] | tuple[Grant, ...]) -> Table:
    say = making.say
    rows: list[tuple[Cell, ...]] = []
    for one in grants:
        giver, receiver = (
            making.holder(party) if isinstance(party, str) else making.speaker.holder(party) for party in (one.giver, one.receiver)
        )
        count = making.look.number(len(one.rows)) if isinstance(one.rows, tuple) else say("chưa rõ", "not known")
        paper = Ref(making.speaker.instrument(one.instrument), "decision", one.instrument)
        rows.append((paper, making.speaker.mechanism(one), giver, receiver, count, making.speaker.days_given(one)))
    heads = (say("Văn bản", "Instrument"), say("Cách giao", "How"), say("Bên giao", "Giver"), say("Bên nhận", "Receiver"), say("Số việc", "Matters"), say("Thời hạn", "Term"))
    return Table(say("Các lần giao quyền", "Grants"), heads, rows, frozenset({4}))


def _requests(making: Making, one: Holder) -> Iterator[Section]:
    on = making.examination.as_of
    mine = [
        each
        for each in making.register.pending(on)
        if one.id in (*(each.asker if isinstance(each.asker, tuple) else ()), *(each.addressee if isinstance(each.addressee, tuple) else ()))
    ]
    if mine:
        lines = (f"- {request(each, making.register).in_(making.language)} ({standing(each, on).in_(making.language)})" for each in mine)
        yield making.section("requests", "Đề nghị, nghĩa vụ", "Requests and duties", Said(tuple(lines)))


def commune_pages(making: Making) -> Iterator[Page]:
    """Make the page of every commune: who decides there, what differs from other communes, and what it was or became."""
    for one in making.register.communes.values():
        yield _commune(making, one)


def _commune(making: Making, one: Commune) -> Page:
    say = making.say
    rows = [
        (making.holder(holder.id), making.look.number(len(holdings(making.asked).get(holder.id, {}))))
        for holder in making.register.holders.values()
        if _stands_in(making, holder, one) and holdings(making.asked).get(holder.id)
    ]
    heads = (say("Ai quyết định ở đây", "Who decides here"), say("Số việc", "Matters"))
    table = Table(say("Chủ thể có ở đây và số việc của mỗi chủ thể", "Holders in this commune, with their matters"), heads, rows, frozenset({1}))
    sections = [making.section("answer", "Việc được quyết định ở đây", "What is decided here", table)]
    apart = [name for name, answer in making.asked.answers.items() if _is_apart(answer, one)]
    if apart:
        sections.append(making.section("apart", "Việc riêng của nơi này", "Matters that differ here", making.answers_of(apart)))
    sections += making.found("commune", one.code)
    kind = say("phường" if one.type == "ward" else "xã", "ward" if one.type == "ward" else "commune")
    return Page(f"commune/{one.code}.html", "commune", one.code, one.name, f"{kind}, {one.code}", tuple(sections))


def _stands_in(making: Making, holder: Holder, one: Commune) -> bool:
    match holder.members:
        case "communes":
            return True
        case "wards":
            return one.type == "ward"
        case "rural-communes":
            return one.type == "rural-commune"
        case _:
            return False


def _is_apart(answer: object, one: Commune) -> bool:
    parts = getattr(answer, "parts", ())
    return len(parts) > 1 and any(part.communes is not None and one.name in part.communes for part in parts)
