"""What happens to each matter, those to which the same happens put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from delegation.answers import Step
from delegation.answers.telling import Teller
from delegation.authority.entries import Party as Standing
from delegation.authority.holdings import Holdings, by_holder
from delegation.authority.links import Chain
from delegation.comparison import Area, Comparison, MatterChange, Move
from delegation.comparison.words import MoveKind, Role
from delegation.findings import Text
from delegation.impact.words import OUTCOMES, Effect, Outcome, Side, Touched
from delegation.model.holders import HolderId
from delegation.model.matters import Matter, MatterId
from delegation.wording import counted, field_name, number

_MOST_NAMED = 5
_Key = tuple[Outcome, Role, tuple[Side, ...], tuple[Side, ...], tuple[str, str] | None]


class Sides:
    """The two registers of a comparison, asked for names and chains."""

    def __init__(self, comparison: Comparison) -> None:
        """Take a comparison."""
        self._comparison = comparison
        self.old, self.new = Holdings(comparison.old), Holdings(comparison.new)

    def name(self, holder: HolderId | None) -> Text:
        """Name a holder of either register."""
        if holder is None:
            return Text("chủ thể chưa rõ", "a holder that is not known")
        new, old = self._comparison.new.register, self._comparison.old.register
        found = old.holder(holder) or new.holder(holder)
        if found is None:
            return Text(holder, holder)
        return Text(found.label, found.name_en or found.label)

    def side(self, parties: Iterable[Standing]) -> tuple[Side, ...]:
        """Name those who stand."""
        return tuple(Side(one.holder, self.name(one.holder), one.certain, one.because) for one in parties)

    def chain(self, matter: Matter | None, move: Move, *, after: bool) -> tuple[Step, ...]:
        """Give the longest chain by which those stood before, or stand after, whom a move is about."""
        if matter is None:
            return ()
        wanted = [one.holder for one in (move.after if after else move.before)]
        for held in (self.new if after else self.old).of(matter):
            stand = held.acting if move.role == "acts" else held.owners
            if wanted and list(by_holder(stand)) == wanted:
                examination = self._comparison.new if after else self._comparison.old
                longest: Chain = max([chain for _, chain in stand], key=len)
                return Teller(examination, matter, None).steps(longest)
        return ()


def effects(comparison: Comparison, sides: Sides) -> tuple[Effect, ...]:
    """Give what happens, what needs a decision first, then the largest groups first."""
    found: dict[_Key, dict[MatterId, Touched]] = {}
    for change in comparison.matters:
        for move in change.moves:
            where = _where(move.areas, comparison)
            key: _Key = (
                outcome_of(move),
                move.role,
                sides.side(move.before),
                sides.side(move.after),
                (where.vi, where.en) if where is not None else None,
            )
            found.setdefault(key, {})[change.id] = _touched(change, move, sides)
    made = [
        Effect(outcome, role, before, after, Text(*where) if where is not None else None, tuple(touched.values()))
        for (outcome, role, before, after, where), touched in found.items()
    ]
    return tuple(sorted(made, key=_rank))


def _rank(one: Effect) -> tuple[object, ...]:
    names = tuple(side.holder or "" for side in (*one.before, *one.after))
    return (list(OUTCOMES).index(one.outcome), -len(one.matters), names, one.role, one.where.vi if one.where else "")


def outcome_of(move: Move) -> Outcome:
    """Tell what a move comes to."""
    sure = [one for one in move.after if one.certain]
    if not move.after:
        return "idle" if move.role == "acts" else "vacant"
    if not sure:
        return _unsure(move)
    if len(sure) > 1 and move.role != "acts" and move.gained:
        return "shared"
    if move.kind == "added":
        return "moved" if move.before else "added"
    return _KINDS[move.kind]


_KINDS: Mapping[MoveKind, Outcome] = {
    "moved": "moved",
    "ended": "lessened",
    "settled": "settled",
    "doubted": "doubted",
}


def _unsure(move: Move) -> Outcome:
    """Tell what it comes to where nobody surely stands after."""
    if all(one.holder is None for one in move.after):
        return "unknown"
    if any(one.holder is not None for one in move.gained):
        return "possible"
    return "perhaps" if move.lost else "doubted"


def _touched(change: MatterChange, move: Move, sides: Sides) -> Touched:
    matter = change.after or change.before
    register = sides.new.register if change.after is not None else sides.old.register
    return Touched(
        change.id,
        matter.title if matter is not None else change.id,
        field_name(register, matter, "vi"),
        sides.chain(change.before, move, after=False),
        sides.chain(change.after, move, after=True),
    )


def _where(areas: Sequence[Area], comparison: Comparison) -> Text | None:
    """Say in which communes and cases; nothing for everywhere."""
    vi, en = [], []
    if all(one.communes is not None for one in areas):
        known = {**comparison.new.register.communes, **comparison.old.register.communes}
        codes = sorted(frozenset().union(*(one.communes or frozenset() for one in areas)))
        if len(codes) <= _MOST_NAMED:
            names = ", ".join(known[code].name if code in known else code for code in codes)
            vi.append(names)
            en.append(names)
        else:
            vi.append(f"{number(len(codes), 'vi')} xã, phường")
            en.append(counted(len(codes), "commune"))
    if all(one.cases is not None for one in areas):
        values = sorted({", ".join(value for _, value in case) for one in areas for case in one.cases or ()})
        said = "; ".join(values[:_MOST_NAMED]) + ("; …" if len(values) > _MOST_NAMED else "")
        vi.append(f"trường hợp {said}")
        en.append(f"case {said}")
    return Text("; ".join(vi), "; ".join(en)) if vi else None
