"""Who owned and who acted before, who does after, and what caused it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from delegation.authority.cases import Case, where_order
from delegation.authority.entries import ChangeCause, Party, ordered
from delegation.authority.holdings import Held, Holdings, by_holder
from delegation.authority.links import Chain, Link
from delegation.model.holders import CommuneCode, HolderId, Succession
from delegation.model.matters import Matter, MatterId, Ownership
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day
from delegation.questions.compare.cells import NOBODY, Ground, ground, overlaps, shared_communes
from delegation.questions.compare.outcomes import turn
from delegation.questions.compare.returns import Stand, returned, still_unknown
from delegation.questions.compare.words import Area, GrantChange, Move, MoveKind, OwnershipChange, Role, Turn
from delegation.values import dataclass

_Said = tuple[tuple[HolderId | None, bool], ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """Who owns and who acts in one piece, by holder."""

    owners: Stand
    acting: Stand

    @property
    def said(self) -> tuple[_Said, _Said]:
        """What a reader is told of it."""
        return _said(self.owners), _said(self.acting)


@dataclass(frozen=True, slots=True)
class ChangedMatter:
    """What became of the entries by which holders stand, and of the matter itself."""

    id: MatterId
    grants: Mapping[str, GrantChange]
    ownerships: Sequence[OwnershipChange]
    matter: Turn | None
    sides: tuple[Holdings, Holdings]


_Cells = dict[frozenset[Case], frozenset[CommuneCode]]
_Chains = tuple[tuple[Chain, ...], tuple[Chain, ...]]


class _Told(NamedTuple):
    """All that is told of a move but where it is so, and by which chains."""

    role: Role
    kind: MoveKind
    before: tuple[Party, ...]
    after: tuple[Party, ...]
    causes: tuple[ChangeCause, ...]
    back: tuple[Party, ...]


def moves(
    before: Matter | None, after: Matter | None, old: Holdings, new: Holdings, changed: ChangedMatter
) -> tuple[Move, ...]:
    """Compare who owns and who acts in each cell of a matter; cells of which the same is told are put together."""
    olds, news = old.of(before), new.of(after)
    if len(olds) < 2 and len(news) < 2 and _is_alike(olds, news):  # noqa: PLR2004  one piece on either side, as nearly always
        return ()
    on = ground(before, after, shared_communes(old, new))
    pieces: dict[tuple[int, int], tuple[_Side, _Side, _Cells]] = {}
    for was, becomes, communes, cases in overlaps(olds, news, on):
        key = (id(was), id(becomes))
        if key not in pieces:
            mine = _side(was) if was.owners else _nobody(before, was, old, new)
            other = _side(becomes) if becomes.owners else _nobody(after, becomes, new, old)
            pieces[key] = (mine, other, {})
        _add(pieces[key][2], cases, communes)
    found: dict[_Told, tuple[_Chains, _Cells]] = {}
    for mine, other, cells in pieces.values():
        for bare, chains in _moved(mine, other, changed, new) if mine.said != other.said else ():
            told = bare._replace(causes=_succeeding(cells, on, (old.register, new.register)) or bare.causes)
            known = found.setdefault(told, (chains, {}))[1]
            for one, where in cells.items():
                _add(known, one, where)
    made = (
        Move(told.role, told.kind, told.before, told.after, _areas(cells, on), told.causes, chains, told.back)
        for told, (chains, cells) in found.items()
    )
    return tuple(sorted(made, key=_order))


def _add(cells: _Cells, cases: frozenset[Case], communes: frozenset[CommuneCode]) -> None:
    cells[cases] = cells[cases] | communes if cases in cells else communes


def _moved(mine: _Side, other: _Side, changed: ChangedMatter, new: Holdings) -> Iterator[tuple[_Told, _Chains]]:
    """Tell the changes of one piece, each with the chains of both sides."""
    for role, was, becomes in _roles(mine, other):
        for kind in _kinds_of(was, becomes, changed):
            causes, back = _causes(was, becomes, changed), returned(was, becomes, new)
            told = _Told(role, kind, _parties(was), _parties(becomes), causes, back)
            yield told, (_chains(was), _chains(becomes))


def _succeeding(cells: _Cells, on: Ground, sides: tuple[Register, Register]) -> tuple[ChangeCause, ...]:
    """Give the communes that became others, where cells lie in those others alone."""
    if not any(on.shared.former):
        return ()
    here = {code for where in cells.values() for code in where}
    causes = []
    for former, register in zip(on.shared.former, reversed(sides), strict=True):
        mine = here & former.keys()
        became = (one for code in mine for one in register.predecessors_of(code) if one.old in former[code])
        causes += [_became(one) for one in became]
        here -= mine
    return ordered(causes) if not here else ()


def _became(one: Succession) -> ChangeCause:
    last = one.on - ONE_DAY if isinstance(one.on, Day) else None
    return ChangeCause("commune", one.old, "end", last, (one.by,) if one.by else ())


def _is_alike(olds: Sequence[Held], news: Sequence[Held]) -> bool:
    mine, other = (olds or (NOBODY,))[0], (news or (NOBODY,))[0]
    same_place = not (olds and news) or (mine.communes, mine.cases) == (other.communes, other.cases)
    return same_place and _side(mine).said == _side(other).said


def _side(one: Held) -> _Side:
    return _Side(by_holder(one.all_owners), by_holder(one.all_acting))


def _nobody(matter: Matter | None, one: Held, side: Holdings, other: Holdings) -> _Side:
    """Give a piece without owner: somebody unknown stands there where the register does not say that nobody does."""
    reasons = still_unknown(matter, side, other) if one is not NOBODY else ()
    if not reasons:
        return _side(one)
    somebody: Stand = {None: (Party(None, certain=False, because=reasons), ())}
    return _Side(somebody, by_holder(one.all_acting) or somebody)


def _said(stand: Stand) -> _Said:
    return tuple((holder, party.certain) for holder, (party, _) in stand.items())


def _parties(stand: Stand) -> tuple[Party, ...]:
    return tuple(party for party, _ in stand.values())


def _chains(stand: Stand) -> tuple[Chain, ...]:
    return tuple(chain for _, chain in stand.values())


def _roles(mine: _Side, other: _Side) -> Iterator[tuple[Role, Stand, Stand]]:
    """Tell one change of both roles where whoever owned acted, before and after."""
    if mine.said[0] == mine.said[1] and other.said[0] == other.said[1]:
        yield "both", mine.owners, other.owners
        return
    yield "owns", mine.owners, other.owners
    yield "acts", mine.acting, other.acting


def _kinds(was: Stand, becomes: Stand) -> tuple[MoveKind, ...]:
    """Say how those who stand differ. Somebody unknown who gives way to a known one did not lose anything: it is settled."""
    lost, gained = was.keys() - becomes.keys(), becomes.keys() - was.keys()
    if lost == {None} and becomes:
        return ("settled",)
    if gained == {None} and was:
        return ("doubted",)
    if lost and gained:
        return ("moved",)
    sure = {
        becomes[one][0].certain for one in was.keys() & becomes.keys() if was[one][0].certain != becomes[one][0].certain
    }
    if lost and not (sure == {True} and not any(was[one][0].certain for one in lost)):
        return ("ended",)
    if gained and not (sure == {False} and not any(becomes[one][0].certain for one in gained)):
        return ("added",)
    # Who stood surely may share with others now, or the other way round: nothing was given or taken.
    ways: tuple[tuple[bool, MoveKind], ...] = ((True, "settled"), (False, "doubted"))
    return tuple(kind for certain, kind in ways if certain in sure)


def _areas(cells: Mapping[frozenset[Case], frozenset[CommuneCode]], on: Ground) -> tuple[Area, ...]:
    """Put cases together that hold in the same communes."""
    joined: dict[frozenset[CommuneCode], frozenset[Case]] = {}
    for cases, where in cells.items():
        joined[where] = joined.get(where, frozenset()) | cases
    areas = (on.area(communes, cases) for communes, cases in joined.items())
    return tuple(sorted(areas, key=where_order))


def _causes(was: Stand, becomes: Stand, changed: ChangedMatter) -> tuple[ChangeCause, ...]:
    """Give what became of the entries by which those stood who do no longer, and by which those stand who did not."""
    differing = [one for one in {*was, *becomes} if _sure(was, one) != _sure(becomes, one)]
    chains = [stand[one][1] for stand in (was, becomes) for one in differing if one in stand]
    turns = [found for chain in chains for link in chain if (found := _turn(link, changed)) is not None]
    causes = [cause for one in turns for cause in one.causes]
    causes += [ChangeCause("row", one.id, by=_by(one)) for one in _rows_of(chains, changed)]
    if None in {*was, *becomes}:
        # Nobody known stands by these: the law itself says something else.
        causes += [cause for one in changed.ownerships for cause in one.turn.causes]
    if not causes:
        causes = [cause for chain in chains for link in chain for cause in _of_row(link, changed)]
    if not causes and changed.matter is not None:
        causes = list(changed.matter.causes)
    if not causes:
        # Who stays may have it in another way, which leaves somebody else more or less.
        kept = [chain for stand in (was, becomes) for _, chain in stand.values()]
        causes = [
            cause for chain in kept for link in chain if (found := _turn(link, changed)) for cause in found.causes
        ]
    return ordered(causes) or (ChangeCause("restated", changed.id),)


def _kinds_of(was: Stand, becomes: Stand, changed: ChangedMatter) -> tuple[MoveKind, ...]:
    """Say how those who stand differ, or that the register only names another owner by the same law."""
    kinds = _kinds(was, becomes)
    return ("corrected",) if kinds and _is_corrected(was, becomes, changed) else kinds


def _is_corrected(was: Stand, becomes: Stand, changed: ChangedMatter) -> bool:
    """Say whether whoever came or went stood by a statement of the law in which only the holder was corrected."""
    corrected = [one for change in changed.ownerships if "corrected" in change.turn.kinds for one in _sides_of(change)]
    differing = [one for one in {*was, *becomes} if _sure(was, one) != _sure(becomes, one)]
    chains = [stand[one][1] for stand in (was, becomes) for one in differing if one in stand]
    return bool(corrected and chains) and all(chain and _is_among(chain[0], corrected) for chain in chains)


def _sides_of(change: OwnershipChange) -> tuple[Ownership | None, Ownership | None]:
    return (change.before, change.after)


def _is_among(link: Link, those: Sequence[Ownership | None]) -> bool:
    return link.ownership is not None and any(link.ownership is one for one in those)


def _sure(stand: Stand, holder: HolderId | None) -> bool | None:
    return stand[holder][0].certain if holder in stand else None


def _turn(link: Link, changed: ChangedMatter) -> Turn | None:
    if link.grant is not None and changed.sides[0].register is changed.sides[1].register:
        return _turn_of_row(link, changed)
    if link.grant is not None:
        found = changed.grants.get(link.grant.id)
        # An annex that has other rows more or fewer is no cause for this one.
        return found.turn if found is not None and found.turn.kinds != ("matters-changed",) else None
    return next(
        (one.turn for one in changed.ownerships if link.ownership is one.before or link.ownership is one.after), None
    )


def _of_row(link: Link, changed: ChangedMatter) -> tuple[ChangeCause, ...]:
    """Give what became of a row of a grant, where its grant goes on. Of two registers the same step is held against the texts of either."""
    found = _turn_of_row(link, changed)
    return found.causes if found is not None else ()


def _turn_of_row(link: Link, changed: ChangedMatter) -> Turn | None:
    """Say what became of a grant as it gives a row, which may have days of its own, or be suspended."""
    old, new = changed.sides
    matter, grant = old.register.matters.get(changed.id), link.grant
    if grant is None or matter is None or not (grant.id in old.register.grants and grant.id in new.register.grants):
        return None
    return turn(old.entry(link, matter), new.entry(link, matter), (), grant.id, (grant.instrument,))


def _rows_of(chains: Iterable[Chain], changed: ChangedMatter) -> Iterator[GrantChange]:
    for chain in chains:
        for link in chain:
            one = changed.grants.get(link.grant.id) if link.grant is not None else None
            if one is not None and changed.id in (*one.matters_added, *one.matters_removed):
                yield one


def _by(one: GrantChange) -> tuple[str, ...]:
    return tuple(sorted({grant.instrument for grant in (one.before, one.after) if grant is not None}))


def _order(one: Move) -> tuple[object, ...]:
    areas = tuple(map(where_order, one.areas))
    return (areas, one.role, one.kind, tuple(party.holder or "" for party in (*one.before, *one.after)))
