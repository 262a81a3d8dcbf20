"""Documents to model: holders, instruments, norms, forms, sources, fields."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

from delegation.loading.build.draft import Draft
from delegation.loading.build.duplicates import needs_own_id
from delegation.loading.build.entries import Entry, citations, day, one_of, placed, slug, texts
from delegation.loading.build.forgotten import INSTRUMENT, NAMELESS, NORM, forgets
from delegation.loading.build.gaps import gaps, known, not_known
from delegation.loading.build.provisions import clauses, not_known_of, part_ends, part_starts
from delegation.model import reasons
from delegation.model.acts import Transition
from delegation.model.holders import Commune, Counted, Holder, HolderId
from delegation.model.instruments import UNKNOWN_TYPE, Form, Instrument, InstrumentId, Norm, Pole, same_paper
from delegation.model.places import Place
from delegation.model.sources import Field, Source
from delegation.model.terms import Day, Term, Unknown, if_known
from delegation.model.worded import worded

_CITY_TYPES = ("committee-decision", "chair-decision", "centre-decision", "council-resolution")
_NORMATIVE_TYPES = frozenset(
    {"law", "na-resolution", "na-standing-committee-resolution", "ordinance", "decree", "pm-decision", "circular",
     "joint-circular", "council-resolution-qppl", "committee-decision-qppl", "chair-decision-qppl"}
)  # fmt: skip


def source(entry: Entry) -> None:
    """Build an entry of ``sources.yaml``."""
    own = entry.own
    title = worded(own["title"], own.get("title-en"))
    source = Source(own["id"], title, entry.place, own.get("place"), own.get("kind"), entry.text("as-of"))
    entry.draft.add("sources", own["id"], source)


def field(entry: Entry) -> None:
    """Build an entry of ``fields.yaml``."""
    own = entry.own
    entry.draft.add("fields", own["id"], Field(own["id"], own["name"], entry.place, own.get("name-en")))


_LIVES = frozenset({"becomes", "former-names", "class", "group", "readiness"})
"""What few communes say: what became of them, how they are rated."""


def commune(entry: Entry) -> None:
    """Build an entry of ``communes:``."""
    own = entry.own
    built = Commune(own["code"], own["name"], own["type"], entry.place, entry.term(), entry.texts("source"))
    if not _LIVES.isdisjoint(own):
        from delegation.loading.build import communes  # noqa: PLC0415  few say more than what they are called

        built = communes.with_life(built, entry)
    entry.draft.add("communes", own["code"], built)


def holder(entry: Entry) -> None:
    """Build an entry of ``holders:``."""
    own = entry.own
    if entry.lacks("level"):
        entry = entry.set_aside(level="city")
    built = Holder(
        id=HolderId(own["id"]),
        name=own["name"],
        kind=own["kind"],
        level=entry.get("level"),
        place=entry.place,
        short=own.get("short", ""),
        name_en=own.get("name-en"),
        axis=entry.get("axis"),
        parent=known(own.get("parent")),
        head_of=known(own.get("head-of")),
        members=_members(own.get("members"), entry),
        within=own.get("within"),
        successors=tuple(map(HolderId, texts(own.get("successors")))),
        term=entry.term(),
        internal_process=entry.flag("internal-process"),
        source=entry.texts("source"),
        note=own.get("note"),
        review=entry.text("review"),
        gaps=gaps(entry, "holders"),
    )
    entry.draft.add("holders", built.id, built)


def _members(tree: Any, entry: Entry) -> Any:
    if not isinstance(tree, dict):
        return tree
    if "count" in tree:
        return Counted(tree["count"], tree.get("note"))
    if "unknown" not in tree:
        entry.draft.problems.append(("DLG002", one_of("count, unknown", entry.place.at("members"))))
    return Counted(Unknown(tree.get("unknown", reasons.NO_NUMBER_OF_MEMBERS)), tree.get("note"))


def instrument(own: Any, place: Place, layers: tuple[Any, ...], draft: Draft) -> Instrument | None:
    """Build an instrument, from ``instruments/`` or from the head of a decision; ``None`` where nothing names it."""
    entry = Entry(own, place, layers, draft)
    number = entry.known("number") or Unknown(reasons.NO_NUMBER)
    name = own.get("id") or (slug(number) if isinstance(number, str) else "")
    called = number if isinstance(number, str) else name or entry.text("title") or own.get("short") or NAMELESS
    forgets(entry, "instruments", called, INSTRUMENT)
    draft = draft if name else _aside(entry)
    built = Instrument(
        id=InstrumentId(name),
        number=number,
        type=entry.text("type") or UNKNOWN_TYPE,
        issuer=entry.known("issuer") or Unknown(reasons.NO_ISSUER),
        place=place,
        title=own["title"] if isinstance(own.get("title"), str) else None,
        short=own.get("short"),
        articles=own.get("articles"),
        issued=entry.day("issued"),
        term=Term(day(own.get("effective"), place.at("effective"), draft), _end(own, place, draft)),
        replaces=texts(own.get("replaces")),
        replaced_by=texts(own.get("replaced-by")),
        amends=texts(own.get("amends")),
        part_ends=part_ends(own.get("ends-in-part"), place.at("ends-in-part"), draft),
        part_starts=part_starts(own.get("begins-in-part"), place.at("begins-in-part"), draft),
        corrects=_touching(own, "corrects", place, draft),
        extends=_touching(own, "extends", place, draft),
        transition=_transition(entry, draft),
        suspends=_touching(own, "suspends", place, draft),
        clauses=clauses(own["clauses"], place.at("clauses"), draft) if "clauses" in own else (),
        normative=_normative(entry, number),
        source=entry.texts("source"),
        note=own.get("note"),
        review=entry.text("review"),
        gaps=not_known_of(entry),
    )
    built = _with_own_id(built, draft)
    draft.add("instruments", built.id, built)
    return built if name else None


def _aside(entry: Entry) -> Draft:
    """Give where an instrument is kept that nothing names, having told of an id where its number makes none."""
    if not entry.is_apart and entry.own.get("number") is not None:
        entry.draft.problems.append(("DLG002", one_of("id", entry.place)))
    return entry.draft.aside


def _with_own_id(one: Instrument, draft: Draft) -> Instrument:
    """Give another paper than the one that has its id already an id of its own: what it gives stays its own."""
    first = draft.of("instruments").get(one.id)
    if first is None or (draft.laid and one.place.file in draft.laid) or same_paper(first, one) is not False:
        return one
    day = one.issued if isinstance(one.issued, Day) else one.term.start
    if not isinstance(day, Day):
        return one
    own = f"{one.id}-{day.isoformat()}"
    draft.problems.append(("DLG004", needs_own_id(one.id, own, first, one)))
    # Which of the two a reference by their number means is asked once each has an id.
    draft.quiet.update(name for name in (first.number, one.number) if isinstance(name, str))
    return replace(one, id=InstrumentId(own))


def _end(own: Any, place: Place, draft: Draft) -> Day | Unknown | None:
    """Give the last day; where none is stated and it is replaced by what is not known, neither is the day."""
    end = day(own.get("ended"), place.at("ended"), draft)
    if end is None and not texts(own.get("replaced-by")):
        return next(not_known(own.get("replaced-by")), None)
    return end


def _transition(entry: Entry, draft: Draft) -> Transition | None:
    """Read what becomes of files that were received before; without a day, those before the instrument took effect."""
    tree, place = entry.own.get("transition"), entry.place.at("transition")
    if tree is None:
        return None
    before = day(tree.get("received-before"), place.at("received-before"), draft) or entry.day("effective")
    # Of which grants it is said is part of which files stay: where the one is not known, neither is the other.
    why = next(iter((*not_known(tree), *not_known(tree.get("grants")))), None)
    return Transition(
        why or before or Unknown(reasons.NO_DAY),
        placed(tree.get("at")),
        place,
        day(tree.get("until"), place.at("until"), draft),
        texts(tree.get("grants")),
        tree.get("note"),
    )


def _touching(own: Any, key: Literal["suspends", "corrects", "extends"], place: Place, draft: Draft) -> Any:
    """Read what an instrument suspends, corrects or extends: few do."""
    if key not in own:
        return ()
    from delegation.loading.build import touching  # noqa: PLC0415  most registers need none of it

    return touching.READERS[key](own[key], place.at(key), draft)


def _normative(entry: Entry, number: str | Unknown) -> bool | Unknown | None:
    said = entry.flag("normative")
    if said is not None:
        return said
    sort = entry.known("type")
    if not isinstance(sort, str):
        return sort or Unknown(reasons.NO_TYPE)
    if sort in _NORMATIVE_TYPES:
        return True
    if sort.startswith(_CITY_TYPES):
        # At local level a year in the number marks a văn bản QPPL (law.md, section h; NĐ 78/2025).
        return number.count("/") == 2 if isinstance(number, str) else Unknown(number.reason)  # noqa: PLR2004
    return False


def norm(entry: Entry) -> None:
    """Build an entry of ``norms:``."""
    own = entry.own
    if entry.lacks("mechanism", "effect"):
        entry = entry.set_aside(mechanism="delegation", effect="unknown")
    built = Norm(
        id=own["id"],
        mechanism=entry.get("mechanism"),
        giver=pole(own["from"]),
        receiver=pole(own["to"]),
        basis=if_known(citations(entry.get("basis"), entry.where("basis"))),
        effect=entry.get("effect"),
        place=entry.place,
        term=entry.term(),
        normative=entry.flag("normative"),
        passing_on=entry.known("passing-on"),
        passing_on_basis=if_known(citations(entry.get("passing-on-basis"), entry.where("passing-on-basis"))),
        prevails_over=texts(own.get("prevails-over")),
        only_fields=texts(own.get("only-fields")),
        condition=entry.text("condition"),
        limit=entry.text("limit"),
        confidence=entry.text("confidence"),
        note=worded(own.get("note"), own.get("note-en")),
        source=entry.texts("source"),
    )
    forgets(entry, "norms", built.id, NORM)
    entry.draft.add("norms", built.id, built)


def pole(tree: Any) -> Pole:
    """Read a kind of holder at a level."""
    return Pole(tree["kind"], tree.get("level", "any"))


def form(entry: Entry) -> None:
    """Build an entry of ``forms.yaml``."""
    own = entry.own
    built = Form(
        number=own["form"],
        name=own["name"],
        givers=tuple(map(pole, own["from"])),
        receivers=tuple(map(pole, own["to"])),
        concurrent=bool(own.get("concurrent")),
        place=entry.place,
        law_givers=tuple(map(pole, own.get("law-from", ()))),
        verdict=own.get("verdict"),
        reason=worded(own.get("reason"), own.get("reason-en")),
        norms=texts(own.get("norms")),
        source=entry.texts("source"),
        note=own.get("note"),
    )
    entry.draft.add("forms", built.number, built)
