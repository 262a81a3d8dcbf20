"""Codes of procedures that others replaced: which replaced which and since when, and the terms that follow from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from delegation.loading.build.circles import followed, leads_to
from delegation.loading.build.draft import Draft
from delegation.loading.build.entries import Entry, day, numbered, one_of, unknown
from delegation.loading.build.gaps import inside, known
from delegation.model import reasons
from delegation.model.acts import Recoded, Replacement
from delegation.model.gaps import Gap
from delegation.model.matters import Matter, MatterId
from delegation.model.places import Place
from delegation.model.procedures import ProcedureFacts
from delegation.model.terms import ONE_DAY, Day, Term, Unknown, iso_day

_NO_DAY = Unknown(reasons.NO_DAY_OF_CODE)


def with_replacements(facts: ProcedureFacts, entry: Entry) -> ProcedureFacts:
    """Add to a procedure which codes its entry says that it replaced, and which replaced it."""
    own, draft = entry.own, entry.draft
    found = replace(
        facts,
        replaces=_replacements(own.get("replaces"), entry.place.at("replaces"), draft),
        replaced_by=_replacements(own.get("replaced-by"), entry.place.at("replaced-by"), draft),
    )
    draft.recodes = True
    for each in (*found.replaces, *found.replaced_by):
        plain = each.on is None and each.by is None
        draft.asked.append(("matters", each.code, each.place if plain else each.place.at("code")))
        if each.by is not None:
            draft.asked.append(("instruments", each.by, each.place.at("by")))
    return found


def _replacements(tree: Any, place: Place, draft: Draft) -> tuple[Replacement, ...]:
    if isinstance(tree, dict):
        return ()
    return tuple(
        Replacement(MatterId(one), None, None, place.at(number))
        if isinstance(one, str)
        else Replacement(
            MatterId(one["code"]),
            day(one.get("from"), place.at(number, "from"), draft),
            known(one.get("by")),
            place.at(number),
        )
        for number, one in numbered(tree)
        if isinstance(one, str) or isinstance(_code_of(one, place.at(number), draft), str)
    )


def _code_of(one: Any, place: Place, draft: Draft) -> Any:
    """Give the code that a member names; what names none, and does not say why, is told."""
    if not one.keys() & {"code", "unknown"}:
        draft.problems.append(("DLG002", one_of("code, unknown", place)))
    return one.get("code")


_BOTH = ("replaces", "replaced-by")


def gaps_of(own: Any) -> Iterator[Gap]:
    """Give what a procedure states to be not known of the codes that it replaced, or that replaced it, and of what says so."""
    for key in _BOTH:
        tree = own.get(key)
        for _, one in numbered(tree if isinstance(tree, list) else ()):
            if isinstance(one, dict) and isinstance(one.get("code"), dict):
                yield Gap("matters", key, unknown(one["code"]), since=_day(one.get("from")))
        yield from inside("matters", tree, key, {"by": "code"})


def _day(tree: Any) -> Day | Unknown | None:
    return unknown(tree) if isinstance(tree, dict) else iso_day(tree) if tree is not None else None


def recoded(matters: Mapping[MatterId, Matter], draft: Draft) -> dict[str, Any]:
    """Give the matters with the terms that follow where they state none, and every code that another replaced, by field of the register.

    Codes that lead back to themselves replaced nothing (DLG506 tells), nor do those that the register does not have (DLG005).
    """
    said: dict[tuple[MatterId, MatterId], list[tuple[Matter, Replacement]]] = {}
    for one in matters.values():
        for old, new, each in _said_by(one):
            if old in matters and new in matters and old != new:
                said.setdefault((old, new), []).append((one, each))
    later: dict[str, set[str]] = {}
    for old, new in said:
        later.setdefault(old, set()).add(new)
    every = [
        _link(matters[old], matters[new], [each for _, each in several])
        for (old, new), several in sorted(said.items())
        if not leads_to(later, new, old)
    ]
    links = followed(every, draft)
    return {"matters": _with_terms(matters, links), "recoded": links}


def _said_by(one: Matter) -> Iterator[tuple[MatterId, MatterId, Replacement]]:
    facts = one.procedure
    if facts is not None:
        yield from ((each.code, one.id, each) for each in facts.replaces)
        yield from ((one.id, each.code, each) for each in facts.replaced_by)


def _link(old: Matter, new: Matter, said: list[Replacement]) -> Recoded:
    """Give one replacement: its day as either side states it, else as the terms of the two tell it."""
    stated = next((one for one in said if one.on is not None), said[0])
    by = next((one.by for one in said if one.by is not None), None)
    return Recoded(old.id, new.id, stated.on or _day_of(old, new), by, stated.place)


def _day_of(old: Matter, new: Matter) -> Day | Unknown:
    end, start = old.term.end, new.term.start
    if isinstance(end, Day) and end < Day.max:
        return end + ONE_DAY
    return start if isinstance(start, Day) else _NO_DAY


def _with_terms(matters: Mapping[MatterId, Matter], links: Iterable[Recoded]) -> dict[MatterId, Matter]:
    """Let a code end on the day before the last of those that replace it, and begin on the day on which it first replaces one."""
    ends: dict[MatterId, list[Day | Unknown]] = {}
    starts: dict[MatterId, list[Day | Unknown]] = {}
    for one in links:
        ends.setdefault(one.old, []).append(one.on)
        starts.setdefault(one.new, []).append(one.on)
    for name, matter in matters.items():
        for gap in matter.gaps:
            # A code that is not known took over all the same.
            if gap.key in _BOTH:
                (ends if gap.key == "replaced-by" else starts).setdefault(name, []).append(gap.since or gap.why)
    found = dict(matters)
    for name in {*ends, *starts}:
        matter = found[name]
        start, end = matter.term.start, matter.term.end
        if start is None and name in starts:
            start = _earliest(starts[name])
        if end is None and name in ends:
            end = _day_before(ends[name])
        found[name] = _during(matter, Term(start, end))
    return found


def _earliest(several: list[Day | Unknown]) -> Day | Unknown:
    """Give the first of some days; where one is not known it is none after the first of those that are."""
    first = min((one for one in several if isinstance(one, Day)), default=None)
    return _unknown(several, first) or first or _NO_DAY


def _day_before(several: list[Day | Unknown]) -> Day | Unknown:
    """Give the day before the last of some days; where one is not known it is none before the last of those that are."""
    last = max((one for one in several if isinstance(one, Day)), default=None)
    before = last - ONE_DAY if last is not None else None
    return _unknown(several, before) or before or _NO_DAY


def _unknown(several: list[Day | Unknown], sure: Day | None) -> Unknown | None:
    found = next((one for one in several if isinstance(one, Unknown)), None)
    return replace(found, sure=sure) if found is not None else None


def _during(matter: Matter, term: Term) -> Matter:
    """Give a matter its term, and so its owners who have it for as long as there is the matter."""
    if term == matter.term:
        return matter
    owners = tuple(replace(one, term=term) if one.term is matter.term else one for one in matter.owners)
    return replace(matter, term=term, owners=owners)
