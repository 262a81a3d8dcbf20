"""The parts of an answer, as frozen values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from delegation.authority.cases import Case
from delegation.authority.usable import UsableTerm
from delegation.findings import Name, Text
from delegation.model.holders import HolderId
from delegation.model.matters import MatterId
from delegation.model.terms import Day, Unknown
from delegation.questions.who.received import NotLeft, Staying
from delegation.speech import Step, joined, steps
from delegation.speech.areas import in_full
from delegation.speech.limits import REST, part
from delegation.speech.matters import co_decides
from delegation.speech.parties import together
from delegation.speech.text import lowered, remarked
from delegation.speech.unknowns import NOT_KNOWN
from delegation.values import dataclass

if TYPE_CHECKING:
    from delegation.questions.who.requests import Waiting

State = Literal["answered", "unlisted", "before-baseline", "not-yet", "ended", "elsewhere", "no-commune", "no-case"]


@dataclass(frozen=True, slots=True)
class AnswerParty:
    """A holder that owns or acts, and how it came to. ``certain`` is false where that rests on ``because``.

    ``term``: the days on which it goes on to, by whichever chains. ``others``: further chains that certainly lead to it.
    ``ended``: its last day, where it no longer exists on the day asked for, with the names of its ``successors``.
    """

    holder: HolderId
    name: Name
    certain: bool
    because: tuple[str, ...]
    chain: tuple[Step, ...]
    term: UsableTerm
    ended: Day | None = None
    successors: tuple[Name, ...] = ()
    others: tuple[tuple[Step, ...], ...] = ()

    @property
    def any_of(self) -> str:
        """The id under which it was given to any one of several, of whom it is one; empty where it was not."""
        return next((step.any_of for step in self.chain if step.any_of and not step.moves_ownership), "")

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that it has, in the words of the decisions that give them; none where it has all by some chain."""
        worded = [
            [step.worded_part for step in chain if isinstance(step.worded_part, str)]
            for chain in (self.chain, *self.others)
        ]
        return tuple(dict.fromkeys(one for several in worded for one in several)) if all(worded) else ()


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A holder that stands by a term of its own but by nothing that is in force on the day, and why."""

    party: AnswerParty
    because: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Assigned:
    """Somebody who signs for, or is assigned to work for, one of those who act: no decider of its own.

    ``communes``, ``cases``: where, within the part of the answer; ``None``, ``()``: in all of it. ``because``: why it is not certain.
    """

    step: Step
    communes: tuple[str, ...] | None = None
    cases: tuple[Case, ...] = ()
    because: tuple[str, ...] = ()

    @property
    def label(self) -> Text:
        """What it is: that somebody signs, or is assigned."""
        return steps.heading(self.step)

    @property
    def said(self) -> Text:
        """Say who it is, for whom, by which text and where."""
        return steps.assigned(self.step, self.communes or (), self.cases, self.because)


@dataclass(frozen=True, slots=True)
class CoDecider:
    """A coordinator without whose act nothing is decided: ``consult``, ``agree`` or ``countersign``."""

    holder: HolderId
    name: Name
    act: str

    @property
    def said(self) -> Text:
        """Say who it is and what is needed of it."""
        return co_decides(self.name, self.act)


@dataclass(frozen=True, slots=True)
class AnswerPart:
    """A part of the matter in which the answer is one. ``communes`` ``None``: everywhere; ``cases`` ``()``: all.

    ``unnamed``: grants that certainly lead on from here to a receiver whom the register does not know.
    ``rest_owners``, ``rest_exercisers``: who owns and who acts in what lies outside the parts that grants give in words.
    ``has_more_chains``: whether there are so many chains that only some are followed and told.
    """

    communes: tuple[str, ...] | None
    cases: tuple[Case, ...]
    owners: tuple[AnswerParty, ...]
    exercisers: tuple[AnswerParty, ...]
    owner_unknown: tuple[str, ...]
    unnamed: tuple[Step, ...] = ()
    rest_owners: tuple[AnswerParty, ...] = ()
    rest_exercisers: tuple[AnswerParty, ...] = ()
    assigned: tuple[Assigned, ...] = ()
    has_more_chains: bool = False

    @property
    def everybody(self) -> tuple[AnswerParty, ...]:
        """All who act or own, those who act first."""
        return (*self.exercisers, *self.rest_exercisers, *self.owners, *self.rest_owners)

    @property
    def deciding(self) -> Text:
        """Say in one line who acts: those of whom any one may, who has a part in words only, and who has the rest."""
        named = together((remarked(one.name.text, map(part, one.parts)), one.any_of) for one in self.exercisers)
        beside = (remarked(one.name.text, (lowered(REST),)) for one in self.rest_exercisers)
        return joined(", ", (*named, *beside))


@dataclass(frozen=True, slots=True)
class Silent:
    """A grant whose source names no single matter, so that it is not known whether it reaches this one.

    ``giver``, ``receiver``: names, or why they are not known; ``fields``: ids, where the source says of which fields it is.
    """

    grant: str
    instrument: str
    giver: Name
    receiver: Name
    content: str | None
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """That files received before a change stay where they were, and the names of those who decide them.

    ``deciding``: the same in words. ``communes``, ``cases``: where it is these; ``None`` and empty for everywhere.
    """

    staying: Staying
    deciders: tuple[Name, ...]
    deciding: Text = NOT_KNOWN
    communes: tuple[str, ...] | None = None
    cases: tuple[Case, ...] = ()

    @property
    def where(self) -> Text | None:
        """The communes and cases in words; ``None`` for everywhere."""
        names = ", ".join(self.communes or ())
        said = joined("; ", (*([Text(names, names)] if names else []), *map(in_full, self.cases)))
        return said if said.vi else None


@dataclass(frozen=True, slots=True)
class Recoding:
    """That a procedure goes on under another code since a day, by what; and the grants that run and name the old one alone.

    ``is_led``: the old one was asked for, and the answer is that of the new one. ``said``: all that in sentences.
    """

    old: MatterId
    new: MatterId
    on: Day | Unknown
    by: str | None
    grants: tuple[str, ...]
    said: tuple[Text, ...]
    is_led: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the register knows about who decides. ``since`` and ``until`` are the days of the matter itself.

    ``unknown``: what is not known and could change the answer; ``reviews``: what must still be checked.
    ``lapsed``: those whose text, provision or office is over on the day, or has not begun; nobody stands in for them.
    ``silent``: grants that may reach the matter, though their source names no single one. ``place``: what is known of the
    commune where it is not there on the day. ``received``: the day on which a file came in, where that was asked; it ``stays`` with
    whoever decided before a change, and there the answer is that of the day before it. ``left_behind``: what stays so of what is asked on the day; ``not_left``: what does not though a text says so, for that text rests.
    ``case``: the case that is asked for; ``outside``: why nothing is stated of it, where it lies beyond the matter.
    ``waiting``: requests and duties about the matter that wait for an answer on the day.
    ``recoded``: codes that replaced that of the matter, or that it replaced. ``former``: whether it was asked for by an id that it had before.
    ``beside``: other matters that may be meant, by id and title. ``asked`` is what was asked, ``guessed`` whether it was matched in spite of a typing error.
    """

    asked: str
    guessed: bool
    matter: MatterId
    title: str
    kind: str
    field: Name | None
    provenance: str | None
    as_of: Day
    commune: str | None
    state: State
    since: Day | None
    until: Day | None
    parts: tuple[AnswerPart, ...]
    coordinators: tuple[Name, ...]
    unknown: tuple[Text, ...]
    reviews: tuple[str, ...]
    sources: tuple[str, ...]
    lapsed: tuple[Lapsed, ...] = ()
    silent: tuple[Silent, ...] = ()
    place: Text | None = None
    received: Day | None = None
    stays: tuple[Staying, ...] = ()
    left_behind: tuple[LeftBehind, ...] = ()
    not_left: tuple[NotLeft, ...] = ()
    case: Text | None = None
    outside: Text | None = None
    waiting: tuple[Waiting, ...] = ()
    recoded: tuple[Recoding, ...] = ()
    former: bool = False
    beside: tuple[tuple[str, str], ...] = ()
    co_deciders: tuple[CoDecider, ...] = ()
