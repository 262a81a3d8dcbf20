"""Lives of communes: what they became and were called, how they are rated, and the days that follow from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from delegation.loading.build.circles import followed, leads_to
from delegation.loading.build.draft import Draft
from delegation.loading.build.entries import Entry, day, numbered, one_of, term, texts, unknown
from delegation.loading.build.gaps import gaps, inside, known
from delegation.loading.build.nearest import is_meant_as_id
from delegation.model import reasons
from delegation.model.gaps import Gap, of_key
from delegation.model.holders import Commune, CommuneCode, FormerName, Rating, Readiness, Succession
from delegation.model.places import Place
from delegation.model.terms import ALWAYS, ONE_DAY, Day, Term, Unknown, iso_day

_NO_DAY = Unknown(reasons.NO_DAY_OF_CHANGE)


def with_life(built: Commune, entry: Entry) -> Commune:
    """Add to a commune what its entry says of its life."""
    own, draft = entry.own, entry.draft
    becomes = tuple(_becoming(built.code, own.get("becomes"), entry.place.at("becomes"), draft))
    stated = tuple(_gaps(entry))
    if becomes or of_key(stated, "becomes"):
        draft.succeeds = True
    found = replace(
        built,
        becomes=becomes,
        former_names=tuple(_former(own.get("former-names"), entry.place.at("former-names"), draft)),
        classes=tuple(_ratings(own.get("class"), entry.place.at("class"), built.source, draft)),
        groups=tuple(_ratings(own.get("group"), entry.place.at("group"), built.source, draft)),
        readiness=tuple(_ready(own.get("readiness"), entry.place.at("readiness"))),
        gaps=stated,
    )
    draft.asked += _referred(found)
    return found


def _referred(one: Commune) -> Iterator[tuple[str, str, Place]]:
    """Give the names that the life of a commune refers to: other communes, instruments and sources."""
    for became in one.becomes:
        yield (
            "communes",
            became.new,
            became.place if became.on is _NO_DAY and not became.by else became.place.at("code"),
        )
    for by, place in (
        *((each.by, each.place) for each in one.becomes),
        *((each.by, each.place) for each in one.former_names),
    ):
        if by is not None:
            yield "instruments", by, place.at("by")
    rated = (*one.classes, *one.groups)
    for source, place in (
        *((each.source, each.place) for each in rated),
        *((each.source, each.place) for each in one.readiness),
    ):
        if source is not one.source:
            yield from (("sources", name, place) for name in source if is_meant_as_id(name))


def _gaps(entry: Entry) -> Iterator[Gap]:
    """Give what a commune states to be not known of what it became, of what is laid down of that, and of its names."""
    own = entry.own
    yield from gaps(entry, "communes")
    became = own.get("becomes")
    for _, one in numbered(became if isinstance(became, list) else ()):
        if isinstance(one, dict) and isinstance(one.get("code"), dict):
            on = one.get("from")
            yield Gap(
                "communes",
                "becomes",
                unknown(one["code"]),
                since=unknown(on) if isinstance(on, dict) else iso_day(on or ""),
            )
    yield from inside("communes", became, "becomes", {"by": "code", "at": "code", "follows": "code"})
    for key in ("class", "group", "readiness"):
        yield from inside("communes", own.get(key), key, {"source": "for" if key == "readiness" else "value"})
    yield from inside("communes", own.get("former-names"), "former-names", {"name": "to", "to": "name", "by": "name"})


def _listed(tree: Any) -> Any:
    """Give a list; none where it is not known."""
    return () if isinstance(tree, dict) else tree


def _becoming(code: CommuneCode, tree: Any, place: Place, draft: Draft) -> Iterator[Succession]:
    for number, one in numbered(_listed(tree)):
        here = place.at(number)
        if isinstance(one, str):
            yield Succession(code, CommuneCode(one), _NO_DAY, here)
            continue
        if not isinstance(one.get("code"), str):
            if not one.keys() & {"code", "unknown"}:
                draft.problems.append(("DLG002", one_of("code, unknown", here)))
            continue
        said = one.get("follows")
        follows = unknown(said) if isinstance(said, dict) else bool(said)
        if follows is True and "by" not in one:
            # What goes on without saying by what is not taken to go on.
            draft.problems.append(("DLG002", one_of("by", here)))
            follows = False
        on = day(one.get("from"), here.at("from"), draft) or _NO_DAY
        yield Succession(code, CommuneCode(one["code"]), on, here, known(one.get("by")), known(one.get("at")), follows)


def _former(tree: Any, place: Place, draft: Draft) -> Iterator[FormerName]:
    for number, one in numbered(_listed(tree)):
        here = place.at(number)
        if isinstance(one, str):
            yield FormerName(one, None, None, here)
        elif isinstance(one["name"], str):
            yield FormerName(one["name"], day(one.get("to"), here.at("to"), draft), known(one.get("by")), here)


def _ratings(tree: Any, place: Place, source: tuple[str, ...], draft: Draft) -> Iterator[Rating]:
    if isinstance(tree, (str, dict)):
        yield Rating(unknown(tree) if isinstance(tree, dict) else tree, ALWAYS, source, place)
        return
    for number, one in numbered(tree):
        here = place.at(number)
        value = one["value"]
        yield Rating(
            unknown(value) if isinstance(value, dict) else value,
            term(one.get("term"), here.at("term"), draft),
            texts(one.get("source")) or source,
            here,
        )


def _ready(tree: Any, place: Place) -> Iterator[Readiness]:
    for number, one in numbered(_listed(tree)):
        said = one["state"]
        state = unknown(said) if isinstance(said, dict) else said == "yes"
        yield Readiness(one["for"], state, one.get("as-of"), texts(one.get("source")), place.at(number))


def succeeding(communes: Mapping[CommuneCode, Commune], draft: Draft) -> dict[str, Any]:
    """Give the communes with the days that follow where they state none, and all that became others, by field of the register.

    What leads back to itself became nothing (DLG506 tells), nor did what leads to no commune of the register (DLG005).
    """
    said = [
        one
        for commune in communes.values()
        for one in commune.becomes
        if one.new in communes and one.new != commune.code
    ]
    later: dict[str, set[str]] = {}
    for one in said:
        later.setdefault(one.old, set()).add(one.new)
    links = {(one.old, one.new): _dated(one, communes) for one in said if not leads_to(later, one.new, one.old)}
    ordered = followed([links[key] for key in sorted(links)], draft)
    return {"communes": _told_apart(_with_terms(communes, ordered), draft), "succession": ordered}


def _dated(one: Succession, communes: Mapping[CommuneCode, Commune]) -> Succession:
    """Give its day as it states it, else as the days of both communes tell it."""
    if one.on is not _NO_DAY:
        return one
    end, start = communes[one.old].term.end, communes[one.new].term.start
    if isinstance(end, Day) and end < Day.max:
        return replace(one, on=end + ONE_DAY)
    return replace(one, on=start) if isinstance(start, Day) else one


def _with_terms(communes: Mapping[CommuneCode, Commune], links: tuple[Succession, ...]) -> dict[CommuneCode, Commune]:
    """Let a commune end on the day before it became another. One that states no first day was there before and took it in."""
    found = dict(communes)
    for one in links:
        old = found[one.old]
        if old.term.end is None:
            found[one.old] = replace(old, term=Term(old.term.start, _day_before(one.on)))
    for code, became in found.items():
        for gap in of_key(became.gaps, "becomes"):
            # It is not known what it became, but it did.
            if became.term.end is None:
                found[code] = replace(became, term=Term(became.term.start, _day_before(gap.since or gap.why)))
    return found


def _day_before(one: Day | Unknown) -> Day | Unknown:
    return one - ONE_DAY if isinstance(one, Day) else one


def _told_apart(communes: Mapping[CommuneCode, Commune], draft: Draft) -> Mapping[CommuneCode, Commune]:
    """Mark those that share their name with another one, as one that was divided may with a part of it."""
    names = Counter(one.name for one in communes.values())
    known = draft.twins.copy()
    draft.twins.clear()

    def twin(one: Commune) -> Commune:
        # The very value that was made before of this very one: what is the same need not be compared.
        found = draft.twins[id(one)] = known.get(id(one)) or (one, replace(one, has_twin=True))
        return found[1]

    return {code: twin(one) if names[one.name] > 1 else one for code, one in communes.items()}
