"""Files that were received before a new text: with whom they stay, as the transition of the text says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from delegation.authority.boxes import Block, common_to, outside_of
from delegation.authority.days import NEVER
from delegation.authority.examination import Examination
from delegation.authority.holdings import instruments_of
from delegation.authority.statements import Statement
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model import reasons
from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.matters import AnnexRow, Grant, Matter
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day, Term, Unknown
from delegation.speech import Cited, day, transitions
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Staying:
    """That files received before a day stay with whoever decided before a change, by a provision of an instrument.

    ``since``: the first day of the change, which may come before the one that files are told apart by. ``until``: the last day on
    which they stay there. ``reach``: the communes and cases in which the change is meant; ``where``: in which of those asked about
    it is so, ``None`` for all.
    """

    by: Cited
    since: Day
    before: Day
    until: Day | Unknown | None
    reach: tuple[Block, ...] = ()
    where: Text | None = None

    @property
    def on(self) -> Day:
        """The day whose deciders go on."""
        return self.since - ONE_DAY

    def lasts(self, asked: Day) -> bool:
        """Whether files may still be there on a day."""
        return not isinstance(self.until, Day) or asked <= self.until


@dataclass(frozen=True, slots=True)
class NotLeft:
    """That files received before a day do not stay behind on some days, though a provision says so: it is suspended by a text, or else not in force."""

    by: Cited
    before: Day
    term: Term
    suspended_by: Cited | None


def stayings(examination: Examination, matter: Matter) -> tuple[Staying, ...]:
    """Give the transitions that reach a matter and have begun by the day and are not over, the earliest first."""
    register, asked = examination.register, examination.as_of
    found = set()
    for one in _with_transition(examination, matter):
        moved = one.transition
        # What is suspended says nothing meanwhile, so that no files stay behind by it either: they go with the others on these days.
        if moved is not None and isinstance(moved.before, Day) and _says(register, one, asked):
            since = _since(register, matter, one) or moved.before
            cited = Cited(one.label, moved.at, one.called, one.type)
            reach = _put_together(_reached(examination, matter, one))
            found.add(Staying(cited, since, moved.before, moved.until, reach))
    kept = (
        one for one in found if one.since <= asked and one.lasts(asked) and one.on >= register.baseline and one.reach
    )
    return tuple(sorted(kept, key=lambda one: (one.since, one.before, one.by.instrument)))


def _reached(examination: Examination, matter: Matter, one: Instrument) -> Iterator[Block]:
    """Give the communes and cases in which an instrument changes a matter: what it gives, and what it ends; or what its transition names."""
    register = examination.register
    only = one.transition.grants if one.transition is not None else ()
    texts = {one.id, *_ended_by(register, matter, one)}
    for grant, row in _deciding(register, matter):
        if grant.is_among(only) if only else grant.instrument in texts:
            yield from map(_where, examination.given(grant, row, matter))
    for said in examination.stated(matter) if not only else ():
        if not texts.isdisjoint(instruments_of(said.owner, register)):
            yield _where(said)


def _put_together(several: Iterable[Block]) -> tuple[Block, ...]:
    """Give communes and cases that each statement reaches as blocks of which none meets another: what is given anew is mostly part of what was."""
    cases: dict[int, int] = {}
    for one in several:
        cases[one.communes] = cases.get(one.communes, 0) | one.cases
    return tuple(outside_of((Block(0, NEVER, communes, part) for communes, part in cases.items()), ()))


def _where(said: Statement) -> Block:
    return Block(0, NEVER, said.communes, said.cases)


def unsettled(examination: Examination, matter: Matter, received: Day | None = None) -> Iterator[Text]:
    """Say that it is not known which files stay behind, where a transition that may run on the day does not know its own, or may rest itself.

    ``received``: the day of the file that is asked about.
    """
    register, asked = examination.register, examination.as_of
    for one in _with_transition(examination, matter):
        moved = one.transition
        if moved is None:
            continue
        since = _since(register, matter, one)
        over = isinstance(moved.until, Day) and moved.until < asked
        if over or (since is not None and since > asked) or _says(register, one, asked) is False:
            continue
        by = Cited(one.label, moved.at, one.called, one.type)
        if isinstance(moved.before, Unknown):
            yield transitions.not_known(by, moved.before, received)
        elif received is None or received < moved.before:
            yield from (transitions.may_rest(by, moved.before, why) for why in _why_silent(register, one, asked))


def resting(examination: Examination, matter: Matter, received: Day | None = None) -> Iterator[NotLeft]:
    """Give which files do not stay behind on the day though a text says so, for that rests then. ``received``: as of ``unsettled``."""
    register, asked = examination.register, examination.as_of
    for one in _with_transition(examination, matter):
        moved = one.transition
        if moved is None or isinstance(moved.before, Unknown) or (received is not None and received >= moved.before):
            continue
        since, silent = _since(register, matter, one) or moved.before, register.effects.silence(one, moved.at, "left")
        over = isinstance(moved.until, Day) and moved.until < asked
        rests = [each for each in silent.sure if each.term.certainly_holds(asked)]
        if since <= asked and not over and rests and moved.before.toordinal() > register.baseline.toordinal():
            by, away = Cited(one.label, moved.at, one.called, one.type), rests[0]
            other = register.instruments.get(InstrumentId(away.by)) if away.kind == "suspended" else None
            suspending = Cited(other.label, None, other.called, other.type) if other is not None else None
            yield NotLeft(by, moved.before, away.term, suspending)


def _says(register: Register, one: Instrument, day: Day) -> bool | None:
    """Say whether an instrument leaves files behind on a day, or rests then with its transition; ``None`` where that is not known."""
    silent = register.effects.silence(one, one.transition.at if one.transition is not None else None, "left")
    if any(each.term.certainly_holds(day) for each in silent.sure):
        return False
    return None if [*_why_silent(register, one, day)] else True


def _why_silent(register: Register, one: Instrument, day: Day) -> Iterator[str]:
    """Give why the transition of an instrument may rest on a day."""
    silent = register.effects.silence(one, one.transition.at if one.transition is not None else None, "left")
    for each in silent.sure:
        if each.term.possibly_holds(day):
            yield from (reasons.naming(reasons.MAY_BE_SUSPENDED, by=one.label, why=why) for why in each.term.unknowns)
    yield from (each.why for each in silent.perhaps if each.term.possibly_holds(day))


def _since(register: Register, matter: Matter, one: Instrument) -> Day | None:
    """Give the first day on which an instrument gives a matter, or else takes effect; ``None`` where that is not known."""
    effect = one.term.start
    only = one.transition.grants if one.transition is not None else ()
    named = (grant for grant, _ in _deciding(register, matter) if grant.instrument == one.id)
    given = [grant for grant in named if not only or grant.is_among(only)]
    starts = [grant.term.start for grant in given if isinstance(grant.term.start, Day)]
    if starts:
        return max(min(starts), effect) if isinstance(effect, Day) else min(starts)
    return effect if isinstance(effect, Day) else None


def divided(
    examination: Examination, matter: Matter, received: Day, asked: Block
) -> list[tuple[Staying | None, list[Block]]]:
    """Divide some communes and cases by what a file received on a day stays by there; ``None``: it goes with the others.

    The first change after it came that leaves files behind there decides: what follows is about files that were received later.
    Raises ``AskedWronglyError`` for a file that is received after the day asked for.
    """
    as_of = examination.as_of
    if received > as_of:
        raise AskedWronglyError(
            Text(
                f"hồ sơ tiếp nhận ngày {day(received).vi} là sau ngày xét {day(as_of).vi}. Hãy đổi --received hoặc --as-of.",
                f"the file is received on {day(received).en}, after the day asked for, {day(as_of).en}. Change --received or --as-of.",
            )
        )
    left, found = [asked], list[tuple[Staying | None, list[Block]]]()
    for one in stayings(examination, matter):
        if received < one.before and (here := common_to(left, one.reach)):
            found.append((one, here))
            left = outside_of(left, one.reach)
    return [*found, *([(None, left)] if left else [])]


def _with_transition(examination: Examination, matter: Matter) -> tuple[Instrument, ...]:
    """Give the instruments that move a matter and say with whom files stay, each once. They are the same on every day."""
    return examination.of_one(
        "moving",
        matter,
        lambda one: tuple(
            dict.fromkeys(text for text in moving(examination.register, one) if text.transition is not None)
        ),
    )


def moving(register: Register, matter: Matter) -> Iterator[Instrument]:
    """Give the instruments that give a matter, by law or by a grant, and those that end what gave it.

    One whose transition is about some grants only, where one of these names the matter.
    """
    given = _deciding(register, matter)
    found = dict.fromkeys(each for one in _giving(register, matter) for each in (one, *_following(register, one)))
    for one in found:
        only = one.transition.grants if one.transition is not None else ()
        if not only or any(grant.is_among(only) for grant, _ in given):
            yield one


def _deciding(register: Register, matter: Matter) -> list[tuple[Grant, AnnexRow]]:
    """Give the grants that move the decision on a matter: by who signs, is assigned or works before it no file goes elsewhere."""
    return [(grant, row) for grant, row in register.grants_of.get(matter.id, ()) if grant.decides]


def _giving(register: Register, matter: Matter) -> Iterator[Instrument]:
    names = [InstrumentId(name) for owner in matter.owners for name in instruments_of(owner, register)]
    names += [grant.instrument for grant, _ in _deciding(register, matter)]
    found = (register.instruments.get(name) for name in dict.fromkeys(names))
    return (one for one in found if one is not None)


def _following(register: Register, one: Instrument) -> Iterator[Instrument]:
    """Give the instruments that replace one or end a part of it."""
    yield from register.successors(one)
    ending = (register.instrument(part.by) for part in one.part_ends if part.by is not None)
    yield from (by for by in ending if by is not None)


def _ended_by(register: Register, matter: Matter, one: Instrument) -> Iterator[InstrumentId]:
    return (each.id for each in _giving(register, matter) if one in _following(register, each))
