"""What a selector chooses: the entries that fit, those of which that is not known, and what is published by number only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, Literal, TypeVar

from delegation.findings import Text
from delegation.model.figures import LedgerBook
from delegation.model.matters import Matter
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.requests import REQUEST_KINDS, REQUEST_STATES
from delegation.model.terms import Day
from delegation.questions.select import of_communes, of_matters, of_others, of_requests
from delegation.questions.select.conditions import STATES, Fits, Maker, Test, test_of
from delegation.questions.select.selector import Selector, aliases_of, parse
from delegation.questions.ways.ways import Ways
from delegation.values import dataclass

Subject = Literal["tasks", "procedures", "grants", "holders", "instruments", "communes", "requests"]
E = TypeVar("E")

OF_MATTERS: frozenset[Subject] = frozenset({"tasks", "procedures"})
"""Kinds of entries of which it is answered who owns them and who acts."""
MARKED: frozenset[Subject] = frozenset({"tasks", "procedures", "grants"})
"""Kinds of entries that findings about steps touch."""

_WORDS = frozenset({*of_matters.WORDS, "class", "normative"})
MAKERS: Mapping[Subject, Mapping[str, Maker[Any]]] = {
    "tasks": of_matters.MAKERS,
    "procedures": of_matters.MAKERS,
    "grants": of_others.GRANTS,
    "holders": of_others.HOLDERS,
    "instruments": of_others.INSTRUMENTS,
    "communes": of_communes.COMMUNES,
    "requests": of_requests.REQUESTS,
}
_OF_MATTERS: Mapping[str, tuple[str, ...]] = {
    "level": of_matters.LEVELS,
    "provenance": of_matters.PROVENANCES,
    "mechanism": of_matters.MECHANISMS,
    "unknown": of_matters.UNKNOWNS,
}
_VALUES: Mapping[Subject, Mapping[str, tuple[str, ...]]] = {
    "tasks": _OF_MATTERS,
    "procedures": _OF_MATTERS,
    "grants": {"mechanism": of_matters.MECHANISMS, "state": STATES, "unknown": tuple(of_others.GRANT_UNKNOWNS)},
    "holders": {"state": STATES, "unknown": of_others.HOLDER_UNKNOWNS},
    "instruments": {"state": STATES, "unknown": tuple(of_others.INSTRUMENT_UNKNOWNS)},
    "requests": {"type": REQUEST_KINDS, "state": REQUEST_STATES},
}
"""The closed lists of conditions."""
_OF_DAYS = frozenset({"state", "ends", "begins"})
"""Conditions that ask about communes that are over, or still to come."""


@dataclass(frozen=True, slots=True)
class UnlistedGroup:
    """What a ledger counts and nobody has listed. ``certain``: it is known to fit."""

    ledger: str
    name: str
    total: int
    named: int
    unlisted: int
    certain: bool
    source: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Selection(Generic[E]):
    """What a selector chooses on a day: entries that fit, those that may, groups without names, each by id.

    Entries are those of the register, or what somebody says of them, in their order.
    ``place``: what is known of the commune where it is not there on the day, so that nobody holds anything in it.
    """

    subject: Subject
    selector: str
    as_of: Day
    commune: str | None
    fitting: Sequence[E]
    perhaps: Sequence[E]
    groups: tuple[UnlistedGroup, ...]
    place: Text | None = None
    of_state: bool = True
    """Whether no task among them is owned by the Party or the Front, whose work is no state management."""

    @property
    def named(self) -> int:
        """How many named entries fit for certain."""
        return len(self.fitting)

    @property
    def unlisted(self) -> int:
        """How many that are published by number only fit for certain."""
        return sum(one.unlisted for one in self.groups if one.certain)

    @property
    def total(self) -> int:
        """How many fit for certain, named or not."""
        return self.named + self.unlisted

    @property
    def not_known(self) -> int:
        """How many may fit: what the register says of them does not decide it."""
        return len(self.perhaps) + sum(one.unlisted for one in self.groups if not one.certain)


def selector_of(subject: Subject, written: str, *, exactly: bool = False) -> Selector:
    """Read a selector for one kind of entry; ``exactly``: as what a rule file says, in which no name is guessed. Raises ``AskedWronglyError``."""
    makers = MAKERS[subject]
    words = _words(subject)
    keys = {key: key for key in makers if key not in words and key != "reach"}
    return parse(written, keys, [key for key in makers if key in words], exactly=exactly)


def _words(subject: Subject) -> frozenset[str]:
    """Give the conditions without a value. The class of a commune has one: I, II or III."""
    return _WORDS - {"class"} if subject == "communes" else _WORDS


def subject_of(name: str) -> Subject | None:
    """Give the kind of entry of that name, or ``None``."""
    return next((one for one in MAKERS if one == name), None)


def keys_of(subject: Subject) -> list[str]:
    """Give what may stand in a selector of one kind of entry: keys with their colon, and words."""
    return [shown for key in MAKERS[subject] if key != "reach" for shown in _shown(subject, key)[:1]]


def other_keys_of(subject: Subject) -> list[str]:
    """Give the other names of keys, with their colon, and of words, most of them Vietnamese; and what turns a condition around."""
    own = MAKERS[subject]
    names = [shown for key in own if key != "reach" for shown in _shown(subject, key)[1:]]
    return [*(one for one in names if one.rstrip(":") not in own), "khong", "not"]


def _shown(subject: Subject, key: str) -> list[str]:
    colon = "" if key in _words(subject) else ":"
    return [f"{one}{colon}" for one in (key, *aliases_of(key))]


def values_of(subject: Subject, key: str) -> tuple[str, ...]:
    """Give the words that a condition on one kind of entry may have for its value; none where it names an entry, a day or a part of a text."""
    return _VALUES.get(subject, {}).get(key, ())


def chosen(
    ways: Ways, subject: Subject, written: str, *, exactly: bool = False, ordered: bool = True
) -> Selection[Any]:
    """Choose the entries that fit a selector, on the day of the ways, in their commune or in all.

    ``exactly`` as in ``selector_of``; ``ordered``: whether they are needed in order, which takes as long as choosing them. Raises ``AskedWronglyError`` where the selector cannot be read or a name in it means nothing.
    """
    selector, register = selector_of(subject, written, exactly=exactly), ways.examination.register
    test: Test[Any] = test_of(selector, ways, MAKERS[subject])
    found = _kept(ways, subject, selector, test) if subject in OF_MATTERS else None
    if found is None:
        day = None if asks_for_days(selector) else ways.examination.as_of
        answered = ((entry, test(entry)) for entry in _entries(register, subject, day))
        found = [(entry, answer) for entry, answer in answered if answer is not False]
    fitting, perhaps = (
        _in_order((entry for entry, answer in found if answer is sort), subject, selector, register)
        if ordered
        else tuple(entry for entry, answer in found if answer is sort)
        for sort in (True, None)
    )
    return Selection(
        subject,
        selector.written,
        ways.examination.as_of,
        ways.place.name if ways.place else None,
        fitting,
        perhaps,
        tuple(_groups(ways, subject, selector)),
        ways.told,
    )


def _kept(
    ways: Ways, subject: Subject, selector: Selector, test: Callable[[Matter], Fits]
) -> list[tuple[Matter, Fits]] | None:
    """Give the matters that fit or may, each asked once however often it is chosen; ``None`` where more than the matter itself decides."""
    conditions = [one for part in selector.parts for one in part.conditions]
    if any(one.key not in of_matters.OF_ITSELF or one.above or one.below for one in conditions):
        return None
    register, kind = ways.examination.register, subject.removesuffix("s")
    place = ways.place.code if ways.place is not None else ""
    asked = f"{subject} {selector.written} {place} {[one.exactly for one in conditions]}"
    among = of_matters.candidates(register, getattr(register, subject), selector)
    found = ways.examination.of_each(asked, lambda one: one.kind == kind and test(one), among=among)
    return [(register.matters[name], fits) for name, fits in found.items()]


def _in_order(found: Iterable[Any], subject: Subject, selector: Selector, register: Register) -> tuple[Any, ...]:
    """Order entries by id; where one decision is asked about, as its paper has them."""
    named = [one.value for part in selector.parts for one in part.conditions if one.key == "instrument"]
    paper = register.instrument(named[0]) if len(named) == 1 else None
    at: dict[str, int] = {}
    if paper is not None:
        from delegation.model.paper import of_paper  # noqa: PLC0415  only where a decision is asked about

        for number, (grant, given) in enumerate(of_paper(register, paper.id)):
            at.setdefault(grant.id if subject == "grants" else given.matter, number)
    by_code = subject == "communes"
    ids = [(one.code if by_code else one.id, one) for one in found]
    return tuple(one for _, one in sorted(ids, key=lambda each: (at.get(each[0], sys.maxsize), each[0])))


def asks_for_days(selector: Selector) -> bool:
    """Whether a selector says itself which days it means, so that what is over is not left out."""
    return any(one.key in _OF_DAYS for part in selector.parts for one in part.conditions)


def _entries(register: Register, subject: Subject, day: Day | None) -> Iterable[Any]:
    """Give the entries of a kind; of communes only those that there are on the day (``None``: all)."""
    if subject == "communes":
        return register.communes.values() if day is None else register.communes_on(day)
    if subject in ("tasks", "procedures", "requests"):
        return tuple(getattr(register, subject))
    return tuple(getattr(register, subject).values())


def _groups(ways: Ways, subject: Subject, selector: Selector) -> Iterable[UnlistedGroup]:
    counts = {"tasks": "tasks", "procedures": "delegated-procedures"}.get(subject)
    books = [one for one in ways.examination.register.books if one.ledger.counts == counts and one.unlisted > 0]
    if not books:
        return
    test: Test[LedgerBook] = test_of(selector, ways, of_others.BOOKS)
    for book in sorted(books, key=lambda one: one.ledger.id):
        answer, ledger = test(book), book.ledger
        if answer is not False:
            yield UnlistedGroup(
                ledger.id,
                ledger.name,
                ledger.whole,
                len(book.named),
                book.unlisted,
                bool(answer),
                ledger.source,
                ledger.place,
            )
