"""One holder that an annex is narrowed to: the matters it has, what it gave and received, and what of a horizon concerns it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import repeat
from typing import Literal

from delegation.authority.examination import not_examined_of
from delegation.authority.holdings import Holdings
from delegation.authority.links import Standing
from delegation.authority.tiles import Tile
from delegation.documents.shared.source import AnnexSource
from delegation.errors import AskedWronglyError
from delegation.findings import Finding, NotExamined, Text, named
from delegation.model.holders import Holder, HolderId
from delegation.model.instruments import Mechanism
from delegation.model.matters import Grant, Matter, MatterId
from delegation.model.register import Register
from delegation.model.requests import Request
from delegation.model.terms import Day, if_known
from delegation.names.communes import resolved_or_commune
from delegation.names.naming import Kind, holders
from delegation.questions.horizon import Fall, Horizon, Stop
from delegation.questions.horizon.endings import Ending, stated
from delegation.questions.horizon.perhaps import Perhaps
from delegation.questions.horizon.suspensions import Pause
from delegation.speech import in_english
from delegation.speech.holders import in_sentence
from delegation.values import dataclass

Way = Mechanism | Literal["law", "baseless", "unsure"]
BY_NO_GRANT: frozenset[Way] = frozenset({"law", "baseless", "unsure"})
"""How a matter is had that no grant gives."""


@dataclass(frozen=True, slots=True)
class Concern:
    """A holder, the matters that it owns or in which it acts on the day, for certain or perhaps, and the grants that it gave or received.

    ``ways``: of each matter by what the holder has it: the mechanism of the last grant, ``law``, ``baseless`` where it is not known by which law, or ``unsure`` where that is not certain. ``partly``: the
    matters of which it has a part only, by communes, cases or words, while others or nobody have the rest. ``doubted``: the matters that grants give it, but not for certain.
    """

    holder: Holder
    ways: Mapping[MatterId, Way]
    grants: tuple[Grant, ...]
    partly: frozenset[MatterId] = frozenset()
    doubted: frozenset[MatterId] = frozenset()

    @property
    def matters(self) -> frozenset[MatterId]:
        """The matters that it has."""
        return frozenset(self.ways)

    @property
    def received(self) -> tuple[Grant, ...]:
        """The grants that it received."""
        return tuple(one for one in self.grants if one.receiver == self.holder.id)

    def has(self, finding: Finding) -> bool:
        """Tell whether a finding concerns it: it is named there, or matters that it has are."""
        return ("holder", self.holder.id) in finding.subjects or bool(self.touched(finding))

    def touched(self, finding: Finding) -> frozenset[MatterId]:
        """Give those of its matters that a finding is of."""
        return self.matters.intersection(map(MatterId, named(finding)))

    def share(self, finding: Finding) -> Text:
        """Say how many of the matters that a finding is of are its own; nothing where all are, or none is."""
        own = len(self.touched(finding))
        if not 0 < own < len(named(finding)):
            return Text("", "")
        name = in_sentence(self.holder)
        return Text(f"trong đó {own} việc của {name.vi}", f"{in_english(own, 'matter')} of {name.en} among them")

    def not_examined(self, register: Register) -> NotExamined:
        """Count what no check could ask of its matters and grants."""
        return not_examined_of(register, [register.matters[one] for one in sorted(self.matters)], self.grants)

    def of(self, title: Text) -> Text:
        """Give a title that names it."""
        return Text(f"{title.vi}: {self.holder.label}", f"{title.en}: {self.holder.name_en or self.holder.label}")


def parted(given: AnnexSource, what: str | None, kind: str) -> tuple[str | None, Concern | None]:
    """Part ``DAY``, ``HOLDER`` or both with a comma between them, after a kind of annex. Raises ``AskedWronglyError`` for a name that no holder bears."""
    parts = [one.strip() for one in (what or "").split(",") if one.strip()]
    days = [one for one in parts if one[0].isdigit()]
    name = ", ".join(one for one in parts if one not in days)
    if not name:
        return ", ".join(days) or None, None
    try:
        return ", ".join(days) or None, about(given, name)
    except AskedWronglyError as error:
        vi, en = error.said.vi, error.said.en
        raise AskedWronglyError(
            Text(
                f"«{name}» sau {kind}: không phải là một ngày, cũng không phải một chủ thể. Hãy gõ như {kind}:2027-03-01 hoặc {kind}:ubnd-tp. {vi}",
                f"“{name}” after {kind}: is neither a day nor a holder. Type it like {kind}:2027-03-01 or {kind}:ubnd-tp. {en}",
            )
        ) from error


def about(given: AnnexSource, name: str) -> Concern:
    """Give what concerns the holder of an id or a whole name. Raises ``AskedWronglyError`` where nobody bears it: a page of another body is signed too soon."""
    register = given.register
    return of_holder(
        given, HolderId(resolved_or_commune(register, name, holders(register), Kind.HOLDER, exactly=True).id)
    )


def of_holder(given: AnnexSource, found: HolderId) -> Concern:
    """Give what concerns a holder."""
    register = given.register
    grants = tuple(one for one in register.grants.values() if found in (one.giver, one.receiver))
    held = tuple(_held(given, found))
    partly = frozenset(one for one, _, _, is_whole in held if not is_whole)
    doubted = frozenset(one for one, way, is_sure, _ in held if not is_sure and way not in BY_NO_GRANT)
    return Concern(register.holders[found], {one: way for one, way, _, _ in held}, grants, partly, doubted)


def _held(given: AnnexSource, holder: HolderId) -> Iterator[tuple[MatterId, Way, bool, bool]]:
    """Give the matters that a holder has, each with its way, whether that is certain, and whether it has all of it. Of a commune only its own territory is asked."""
    whole, holdings = given.examination.territory.whole(holder), Holdings(given.examination)
    is_local = given.register.holders[holder].level == "commune"
    for one in given.register.matters.values():
        tiles = holdings.tiles(one)
        parts = [[each for each in tile.standing if each.holder == whole] for tile in tiles]
        if own := [each for part in parts for each in part]:
            all_of = is_local or all(map(_is_all, tiles, repeat(whole)))
            surest = min(own, key=lambda each: not each.certain)
            yield one.id, _way(given, one, surest), surest.certain, all_of


def _is_all(tile: Tile, holder: HolderId | None) -> bool:
    """Whether a holder has the whole of a tile, in the parts that grants give in words and outside them."""
    named, rest = (*tile.owners, *tile.exercisers), (*tile.remainder.owners, *tile.remainder.exercisers)
    return all(any(one.holder == holder for one in some) for some in (named, rest) if some) and bool(named or rest)


def _way(given: AnnexSource, matter: Matter, one: Standing) -> Way:
    """Say by what somebody stands there; by law only where it is known by which."""
    grant = one.chain[-1].grant if one.chain else None
    if grant is not None:
        return grant.mechanism
    if not one.certain:
        return "unsure"
    return "baseless" if given.law_of(matter).kind == "unknown" else "law"


def endings_of(found: Horizon) -> tuple[Ending, ...]:
    """Give what ends, each with the grants that go with it: also those that only fall because their giver has nothing any more."""
    return tuple(
        replace(one.ending, grants=stated(found.register, (*one.ending.grants, *(each.grant for each in one.fallen))))
        for stop in found.stops
        for one in stop.falls
    )


_LOCAL = ("committee", "chair", "council")
"""Types of instruments that a body of a province issues begin so."""


def is_foreign(register: Register, one: Ending) -> bool:
    """Whether an instrument of another province ends on which nothing of the register rests: papers do not list it. One of which the issuer is not known may be its own."""
    found = register.instrument(one.subject) if one.kind in ("instrument", "provision") else None
    if found is None or one.matters or one.grants or not found.type.startswith(_LOCAL):
        return False
    return isinstance(found.issuer, str) and register.holder(found.issuer) is None


def _own(found: Horizon) -> Horizon:
    """Give a horizon without what of other provinces ends."""
    stops = (
        replace(stop, falls=tuple(one for one in stop.falls if one.left or not is_foreign(found.register, one.ending)))
        for stop in found.stops
    )
    return replace(found, stops=tuple(one for one in stops if one.falls or one.left))


def narrowed(found: Horizon, concern: Concern | None) -> Horizon:
    """Give what of a horizon concerns a holder; for ``None`` all of it but what is of other provinces alone."""
    if concern is None:
        return _own(found)
    grants = {name for one in concern.grants for name in (one.id, one.entry)}
    holder, register = concern.holder.id, found.register
    waiting = (one for one in register.pending(found.as_of) if not isinstance(one.due, Day))
    stops = (_stop(stop, concern, grants) for stop in found.stops)
    return replace(
        found,
        stops=tuple(one for one in stops if one.falls),
        due=tuple(one for one in found.due if one.grant in grants),
        requests=tuple(one for one in found.requests if _asks(one, holder)),
        open_terms=tuple(one for one in found.open_terms if one in grants),
        undated=sum(_asks(one, holder) for one in waiting),
        resumed=tuple(one for one in found.resumed if _touches(one, concern, grants)),
        perhaps=tuple(one for one in found.perhaps if _touches(one, concern, grants)),
        following=None,
        holder=holder,
    )


def _touches(one: Pause | Perhaps, concern: Concern, grants: Collection[str]) -> bool:
    return one.subject in grants or not (concern.matters.isdisjoint(one.matters) and set(grants).isdisjoint(one.grants))


def _stop(stop: Stop, concern: Concern, grants: Collection[str]) -> Stop:
    falls = (_fall(fall, concern, grants) for fall in stop.falls)
    return replace(
        stop,
        falls=tuple(one for one in falls if one is not None),
        left=tuple(one for one in stop.left if one.matter in concern.matters),
        passed=tuple(one for one in stop.passed if one in concern.matters),
        returned=tuple(one for one in stop.returned if one.matter in concern.matters),
        kept=tuple(one for one in stop.kept if one in concern.matters),
    )


def _fall(fall: Fall, concern: Concern, grants: Collection[str]) -> Fall | None:
    """Give what of a fall concerns a holder; ``None`` where nothing does."""

    def own(matters: Iterable[MatterId]) -> tuple[MatterId, ...]:
        return tuple(one for one in matters if one in concern.matters)

    ending = replace(
        fall.ending,
        matters=own(fall.ending.matters),
        grants=tuple(one for one in fall.ending.grants if one in grants),
    )
    fallen = tuple(one for one in fall.fallen if one.grant in grants)
    kept = replace(
        fall,
        ending=ending,
        grants=tuple(one for one in fall.grants if one in grants),
        matters=own(fall.matters),
        left=own(fall.left),
        fallen=fallen,
    )
    is_own = ending.subject == concern.holder.id or ending.subject in grants
    return kept if is_own or kept.matters or kept.grants or kept.left or ending.matters else None


def _asks(request: Request, holder: HolderId) -> bool:
    return any(holder in if_known(side) for side in (request.asker, request.addressee))
