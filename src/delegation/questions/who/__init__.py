"""Who decides this matter, here, today: one answer with its chain and legal basis, or an honest *not known, because …*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from delegation.authority.examination import Examination
from delegation.authority.marks import NO_MARKS, Marks
from delegation.findings import Name, Text
from delegation.model.holders import Commune
from delegation.model.matters import Matter, MatterId
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown
from delegation.names.cases import ANY, AskedCases, cases_of, written_as
from delegation.names.naming import Kind, matters, resolve
from delegation.questions.ways.places import placed
from delegation.questions.who import behind, codes, unknowns
from delegation.questions.who import received as files
from delegation.questions.who.answer import (
    Answer,
    AnswerPart,
    AnswerParty,
    Assigned,
    CoDecider,
    Lapsed,
    LeftBehind,
    Recoding,
    Silent,
    State,
)
from delegation.questions.who.behind import left_behind
from delegation.questions.who.parts import Teller
from delegation.speech import doubts, told_of
from delegation.speech.registers import named_field
from delegation.values import dataclass

if TYPE_CHECKING:
    from delegation.questions.who.requests import Waiting

__all__ = [
    "Answer",
    "AnswerPart",
    "AnswerParty",
    "Assigned",
    "Lapsed",
    "LeftBehind",
    "Recoding",
    "Silent",
    "State",
    "about",
    "by_id",
    "left_behind",
    "who",
]


def who(
    examination: Examination,
    matter: str,
    commune: str | None = None,
    *,
    cases: Iterable[str] = (),
    received: Day | None = None,
    marks: Marks = NO_MARKS,
) -> Answer:
    """Answer for a matter (code, id or a part of its title) on the day of the examination, in one commune or in all.

    ``cases``: ``dimension=value`` that is asked for, a case by its name or a quantity; default: all.
    ``received``: for a file that was received on this day, which may stay with whoever decided then (``Answer.stays``). ``marks``: what findings say of the steps (``pipeline.marks``), without which none is marked. Raises ``AskedWronglyError`` with the nearest candidates where a name means nothing or several things.
    """
    register = examination.register
    place, told = placed(examination, commune) if commune is not None else (None, None)
    unlisted = _unlisted(examination, matter, place)
    if unlisted is not None:
        return unlisted
    found = resolve(matter, matters(register), Kind.MATTER)
    name, led = codes.meant(register, MatterId(found.id), examination.as_of) if register.recoded else (found.id, ())
    meant = register.matters[MatterId(name)]
    named = _Asked(matter, guessed=found.guessed, case=cases_of(meant, written_as(cases)))
    beside = tuple((one.id, one.title) for one in found.beside)
    former = matter in register.matters[MatterId(found.id)].formerly
    if received is not None:
        answer = _of_file(examination, meant, place, named, received)
    else:
        answer = _whole(examination, meant, place, named, marks, told)
    recoded = codes.around(examination, meant.id, led, place, named.case.cases) if register.recoded else ()
    return replace(answer, recoded=recoded, former=former, beside=beside)


def by_id(
    examination: Examination,
    matter: MatterId,
    place: Commune | None = None,
    told: Text | None = None,
    case: AskedCases = ANY,
    marks: Marks = NO_MARKS,
) -> Answer:
    """Answer as ``who`` does for a matter whose id is known: for that of the code which replaced it, where one did.

    ``place``, ``told``: a commune and what must be known of it, as ``ways.places.placed`` gives them; ``case``, ``marks``: as of ``who``.
    """
    register = examination.register
    name, led = codes.meant(register, matter, examination.as_of) if register.recoded else (matter, ())
    asked = _Asked(matter, guessed=False, case=case)
    answer = _whole(examination, register.matters[name], place, asked, marks, told)
    recoded = codes.around(examination, name, led, place, case.cases) if register.recoded else ()
    return replace(answer, recoded=recoded) if recoded else answer


def _whole(
    examination: Examination, matter: Matter, place: Commune | None, asked: _Asked, marks: Marks, told: Text | None
) -> Answer:
    """Answer with what is told of the commune, and with whom files stay that were received before a change."""
    answer = _answer(examination, matter, place, asked, marks)
    if told is not None:
        answer = replace(answer, place=told)
    if not answer.parts:
        return answer
    left = left_behind(examination, matter, place, asked.case)
    rests = (*files.resting(examination, matter),)
    return replace(answer, left_behind=left, not_left=rests) if left or rests else answer


def about(examination: Examination, matter: Matter, place: Commune | None = None, marks: Marks = NO_MARKS) -> Answer:
    """Answer for a matter that is known, in one commune or in all. ``marks``: as of ``who``."""
    return _answer(examination, matter, place, _Asked(matter.id, guessed=False), marks)


def _field(register: Register, matter: Matter) -> Name | None:
    return Name(named_field(register, matter.field)) if matter.field else None


def _of_file(examination: Examination, matter: Matter, place: Commune | None, asked: _Asked, received: Day) -> Answer:
    """Answer for a file: where a change left it behind as on the last day before, elsewhere as for every other."""
    cells = files.divided(examination, matter, received, behind.asked_of(examination, matter, place, asked.case))
    stays = tuple(one for one, _ in cells if one is not None)
    then = examination if len(cells) != 1 or not stays else examination.on(stays[0].on)
    found = _answer(then, matter, place, replace(asked, later=examination.as_of), NO_MARKS)
    if len(cells) > 1:
        told = [(one, behind.parts(examination, matter, one, blocks, place)) for one, blocks in cells]
        stays = tuple(replace(one, where=behind.where_of(parts)) for one, parts in told if one is not None)
        found = replace(found, parts=tuple(part for _, parts in told for part in parts))
    if not stays:
        # A file of that very day may or may not stay, which is more than that some do.
        also = files.unsettled(examination, matter, received)
        general = files.unsettled(examination, matter)
        found = replace(found, unknown=(*(one for one in found.unknown if one not in general), *also))
    rests = (*files.resting(examination, matter, received),)
    return replace(found, as_of=examination.as_of, received=received, stays=stays, not_left=rests)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked, and whether it was matched in spite of a typing error. ``case``: the cases asked for; ``later``: as ``Teller`` has it."""

    text: str
    guessed: bool
    case: AskedCases = ANY
    later: Day | None = None


def _unlisted(examination: Examination, asked: str, place: Commune | None) -> Answer | None:
    """Answer for the id of a matter that is counted but not listed, such as ``nhiem-vu-thanh-pho/0001``."""
    if "/" not in asked:
        return None
    for book in examination.register.books:
        if asked.startswith(book.ledger.id + "/") and asked in book.unlisted_ids():
            return Answer(
                asked,
                guessed=False,
                matter=MatterId(asked),
                title=book.ledger.name,
                kind="task" if book.ledger.counts == "tasks" else "procedure",
                field=None,
                provenance="official",
                as_of=examination.as_of,
                commune=place.name if place else None,
                state="unlisted",
                since=None,
                until=None,
                parts=(),
                coordinators=(),
                unknown=(),
                reviews=(),
                sources=_sources(examination.register, book.ledger.source),
            )
    return None


def _answer(examination: Examination, matter: Matter, place: Commune | None, asked: _Asked, marks: Marks) -> Answer:
    register, day = examination.register, examination.as_of
    tiles = asked.case.among(examination.tiling(matter.id).at(day, place.code if place is not None else None))
    teller = Teller(examination, matter, place, marks, asked.case.cases, asked.later)
    parts = tuple(teller.part(tile) for tile in tiles)
    holding = {one.holder for part in parts for one in part.everybody}
    silent = unknowns.silent(examination, matter, holding, place) if parts else ()
    return Answer(
        asked.text,
        asked.guessed,
        matter=matter.id,
        title=matter.title,
        kind=matter.kind,
        field=_field(register, matter),
        provenance=matter.provenance,
        as_of=day,
        commune=place.name if place else None,
        state="answered" if tiles else _state(examination, matter, place, asked.case),
        since=_known(matter.term.start),
        until=_known(matter.term.end),
        parts=parts,
        coordinators=tuple(teller.name(one) for one in matter.coordinators),
        co_deciders=tuple(CoDecider(one, teller.name(one), act) for one, act in matter.co_deciding),
        unknown=tuple(_unknown(examination, matter, parts, silent)),
        reviews=_reviews(register, matter),
        sources=_sources(register, matter.source),
        lapsed=teller.every_lapsed if tiles else (),
        silent=silent,
        place=told_of(examination, place) if place is not None else None,
        case=asked.case.said,
        outside=asked.case.outside,
        waiting=_waiting(examination, matter),
    )


def _reviews(register: Register, matter: Matter) -> tuple[str, ...]:
    """Give what is to be looked at again of the matter and of the grants that give it."""
    found = (matter.review, *(grant.review for grant, _ in register.grants_of.get(matter.id, ())))
    return tuple(dict.fromkeys(one for one in found if one))


def _unknown(
    examination: Examination, matter: Matter, parts: Sequence[AnswerPart], silent: Sequence[Silent]
) -> Iterator[Text]:
    """Say what is not known of the matter and could change the answer."""
    register, holding = examination.register, {one.holder for part in parts for one in part.everybody}
    here = unknowns.of_the_day(examination, matter)
    yield from unknowns.source(here, parts)
    yield from doubts.of_matter(matter, owners_are_based=unknowns.are_based(here))
    yield from doubts.of_silent([register.grants[one.grant] for one in silent], register)
    yield from dict.fromkeys(unknowns.owners_bases(register, matter, here))
    yield from doubts.stated(matter, register)
    yield from unknowns.unlisted(register, matter, holding) if parts else ()
    yield from files.unsettled(examination, matter)
    yield from dict.fromkeys(unknowns.terms_of_grants(register, parts))


def _waiting(examination: Examination, matter: Matter) -> tuple[Waiting, ...]:
    if not examination.register.requests:
        return ()
    from delegation.questions.who.requests import waiting  # noqa: PLC0415  only where a register has any

    return waiting(examination, matter)


def _known(day: Day | Unknown | None) -> Day | None:
    return None if isinstance(day, Unknown) else day


def _state(examination: Examination, matter: Matter, place: Commune | None, case: AskedCases) -> State:
    register, day = examination.register, examination.as_of
    if day < register.baseline:
        return "before-baseline"
    if place is not None and not examination.territory.is_there(place.code, day):
        return "no-commune"
    start, end = matter.term.start, matter.term.end
    if isinstance(start, Day) and day < start:
        return "not-yet"
    if isinstance(end, Day) and day > end:
        return "ended"
    return "no-case" if case.outside is not None else "elsewhere"


def _sources(register: Register, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(register.sources[name].title if name in register.sources else name for name in names)
