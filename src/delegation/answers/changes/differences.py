"""The changes of a comparison put together: who before, what changes and why, who after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from delegation.answers.changes.causes import instrument, register_of, said_of
from delegation.authority.entries import ChangeCause, Party
from delegation.findings import Language, Text
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.instruments import Mechanism
from delegation.model.matters import MatterId
from delegation.model.terms import Day, Unknown, if_known
from delegation.questions.compare import Area, Comparison, GrantChange, Move
from delegation.questions.compare.words import Role
from delegation.speech import day, holder_name, instruments
from delegation.speech.areas import cases, communes, where
from delegation.speech.causes import telling
from delegation.speech.instruments import Naming
from delegation.values import dataclass

Kind = Literal["moved", "returned", "corrected", "added", "ended", "settled", "doubted", "restated"]
KINDS: dict[Kind, Text] = {
    "moved": Text("Chuyển", "Moved"),
    "returned": Text("Trở về bên giao", "Back with the giver"),
    "corrected": Text("Sửa chủ thể theo luật", "Owner by law corrected"),
    "added": Text("Giao thêm", "Added"),
    "ended": Text("Chấm dứt thẩm quyền", "Ended"),
    "settled": Text("Nay đã rõ", "Now settled"),
    "doubted": Text("Nay chưa chắc chắn", "Now in doubt"),
    "restated": Text(
        "Gia hạn, rút ngắn, đổi căn cứ, sửa nội dung", "Prolonged, shortened, changed in basis or content"
    ),
}
"""Groups of changes, in the order in which they are drawn."""
_MOST_NAMED = 3
ROLES: dict[Role, Text | None] = {
    "both": None,
    "owns": Text("Về thẩm quyền", "Ownership"),
    "acts": Text("Về giải quyết", "Exercise"),
}
"""In what somebody comes or goes, where it is not all that a holder can have: a difference says it first."""
_HELD: tuple[Literal["added", "ended"], ...] = ("added", "ended")


@dataclass(frozen=True, slots=True)
class Difference:
    """Matters with the same change: names of those before and after, what the card says, and the causes.

    ``sure``: whether those before surely stood, and those after surely stand. ``holders``: those who came or went.
    ``moves``: of each matter, in their order; none where a grant tells of them.
    ``is_listed`` is false where a decision does not publish what it gives.
    """

    kind: Kind
    before: tuple[str, ...]
    after: tuple[str, ...]
    said: tuple[str, ...]
    cause: str
    causes: tuple[ChangeCause, ...]
    sure: tuple[bool, bool]
    holders: tuple[HolderId | None, ...]
    mechanism: Mechanism | None
    matters: tuple[MatterId, ...] = ()
    is_listed: bool = True
    moves: tuple[Move, ...] = ()


def differences(
    comparison: Comparison, language: Language, named: Naming = instruments.briefly
) -> tuple[Difference, ...]:
    """Give all changes, those that are alike put together: by kind, then by who stood before and who stands after.

    ``named``: how instruments are named.
    """
    found: dict[object, tuple[Difference, dict[MatterId, Move]]] = {}
    given = _given(comparison)
    for matter in comparison.matters:
        for move in matter.moves:
            one = _of_move(move, comparison, language, named, given)
            key = (one.kind, one.before, one.after, one.said, one.cause, one.sure)
            found.setdefault(key, (one, {}))[1][matter.id] = move
    made = [replace(one, matters=tuple(moves), moves=tuple(moves.values())) for one, moves in found.values()]
    for grant in comparison.grants:
        made += _of_grant(grant, comparison, language, named)
    return in_order(made)


def in_order(made: Iterable[Difference]) -> tuple[Difference, ...]:
    """Order by kind; then those with the most matters first, the same holders side by side."""
    kinds, every = list(KINDS), tuple(made)
    weight: dict[object, int] = {}
    for one in every:
        for key in ((one.kind, one.before), (one.kind, one.before, one.after)):
            weight[key] = weight.get(key, 0) + len(one.matters)

    def rank(one: Difference) -> tuple[object, ...]:
        whole, part = weight[one.kind, one.before], weight[one.kind, one.before, one.after]
        words = (one.cause, one.said, one.matters)
        return (kinds.index(one.kind), -whole, one.before, -part, one.after, -len(one.matters), *words)

    return tuple(sorted(every, key=rank))


def party_name(holder: HolderId | None, comparison: Comparison, language: Language) -> str:
    """Name a holder of either register, or say that it is not known."""
    if holder is None:
        return Text("Chủ thể chưa rõ", "Holder not known").in_(language)
    return holder_name(holder, register_of(comparison, holder)).in_(language)


def _names(parties: Iterable[Party], comparison: Comparison, language: Language) -> tuple[str, ...]:
    doubt = Text(" (có thể)", " (possibly)").in_(language)
    return tuple(
        party_name(one.holder, comparison, language) + ("" if one.certain or one.holder is None else doubt)
        for one in parties
    )


def _of_move(move: Move, comparison: Comparison, language: Language, named: Naming, given: _Given) -> Difference:
    said = []
    role = ROLES[move.role]
    if role is not None:
        said.append(role.in_(language))
    where = _where(move.areas, comparison, language)
    if where:
        said.append(where)
    said += _presumed(move, comparison, language)
    if sum(one.certain for one in move.after) > 1 and move.role != "acts":
        said.append(
            Text("Từ nay có hơn một chủ thể: cần xem xét", "From now on more than one holder: to be considered").in_(
                language
            )
        )
    came = (*move.lost, *move.gained) or (*move.before, *move.after)
    return Difference(
        kind="returned" if move.back else move.kind,
        before=_names(move.before, comparison, language),
        after=_names(move.after, comparison, language),
        said=tuple(said),
        cause=said_of(telling(move.causes, move.kind), comparison, language, named),
        causes=move.causes,
        sure=(all(one.certain for one in move.before), all(one.certain for one in move.after)),
        holders=tuple(dict.fromkeys(one.holder for one in came)),
        mechanism=_mechanism(move.causes, given),
    )


def _presumed(move: Move, comparison: Comparison, language: Language) -> Iterator[str]:
    """Name the giver that is presumed to have it again, where the register does not know who owns by law."""
    standing = {one.holder for one in move.after}
    names = ", ".join(party_name(one.holder, comparison, language) for one in move.back if one.holder not in standing)
    if names:
        yield Text(
            f"Trở về bên giao {names}, căn cứ chưa rõ", f"Back with the giver {names}, by what basis is not known"
        ).in_(language)


_Given = Mapping[tuple[str, bool], tuple[int, Mechanism]]
"""By the id of a grant, or of an instrument that made one (``True``), the first change of a grant that it may be a cause of: its place and the mechanism."""


def _given(comparison: Comparison) -> _Given:
    found: dict[tuple[str, bool], tuple[int, Mechanism]] = {}
    for at, one in enumerate(comparison.grants):
        grant = one.after or one.before
        if grant is not None:
            found.setdefault((grant.id, False), (at, grant.mechanism))
            found.setdefault((grant.instrument, True), (at, grant.mechanism))
    return found


def _mechanism(causes: Iterable[ChangeCause], given: _Given) -> Mechanism | None:
    """Give the mechanism of the first of the grants that cause a change; ``None`` where the law does."""
    keys = [
        (one.about, is_text) for one in causes for is_text in (False, True) if not is_text or one.kind == "instrument"
    ]
    return min((given[key] for key in keys if key in given), default=(0, None))[1]


def _where(areas: Iterable[Area], comparison: Comparison, language: Language) -> str:
    """Say in which communes and cases; nothing for everywhere."""
    old, new = comparison.old.register.communes, comparison.new.register.communes

    def place(codes: Sequence[CommuneCode]) -> Text:
        # Of these alone: a nation has thousands of communes, and tens of thousands of changes.
        known = {one: there[one] for there in (old, new) for one in codes if one in there}
        at = communes(codes, known, _MOST_NAMED)
        return at if len(codes) <= _MOST_NAMED else Text(f"Tại {at.vi}", f"In {at.en}")

    return where(tuple(areas), place, lambda some: cases(some, _MOST_NAMED)).in_(language)


def _of_grant(change: GrantChange, comparison: Comparison, language: Language, named: Naming) -> Iterator[Difference]:
    """Give a grant of which no single matter tells: its list is not published, or only its term, basis or content differs."""
    grant = change.after or change.before
    if grant is None:
        return
    kinds = change.turn.kinds
    is_listed = not isinstance(grant.rows, Unknown)
    begun: Kind | None = next((one for one in _HELD if one in kinds), None)
    if begun is not None and is_listed:
        return
    said = _restated(change, comparison, language)
    if begun is None and not said:
        return
    giver = _side(grant.giver, comparison, language, receives=False)
    receiver = _side(grant.receiver, comparison, language, receives=True)
    yield Difference(
        kind=begun or "restated",
        before=(giver,),
        after=(receiver,),
        said=() if begun is not None else said,
        cause=said_of(change.turn.causes, comparison, language, named)
        if begun is not None
        else instrument(grant.instrument, comparison, named).in_(language),
        causes=change.turn.causes,
        sure=(True, "may-hold" not in (change.turn.was, change.turn.becomes)),
        holders=tuple(None if isinstance(one, Unknown) else one for one in (grant.giver, grant.receiver)),
        mechanism=grant.mechanism,
        matters=tuple(dict.fromkeys(row.matter for row in if_known(grant.rows))),
        is_listed=is_listed,
    )


def _side(holder: HolderId | Unknown, comparison: Comparison, language: Language, *, receives: bool) -> str:
    if not isinstance(holder, Unknown):
        return party_name(holder, comparison, language)
    said = Text("Bên nhận chưa rõ", "Receiver not known") if receives else Text("Bên giao chưa rõ", "Giver not known")
    return said.in_(language)


def _restated(change: GrantChange, comparison: Comparison, language: Language) -> tuple[str, ...]:
    """Say what of a grant reads differently: its last day, its basis, its content."""
    said: list[Text] = []
    before, after, kinds = change.before, change.after, change.turn.kinds
    if before is None or after is None:
        return ()
    if "extended" in kinds or "shortened" in kinds:
        word = Text("Gia hạn", "Prolonged") if "extended" in kinds else Text("Rút ngắn", "Shortened")
        end = after.term.end
        until = Text(f" đến hết {day(end).vi}", f" to {day(end).en}") if isinstance(end, Day) else Text("", "")
        said.append(Text(word.vi + until.vi, word.en + until.en))
    if "basis-changed" in kinds:
        names = [instrument(one.instrument, comparison).in_(language) for one in (before, after)]
        if names[0] == names[1]:
            said.append(Text("Đổi căn cứ: điều, khoản khác", "Another provision"))
        else:
            said.append(
                Text(f"Đổi căn cứ: từ {names[0]} sang {names[1]}", f"Basis changed: from {names[0]} to {names[1]}")
            )
    if "changed" in kinds:
        said.append(Text("Sửa nội dung", "Content changed"))
    return tuple(one.in_(language) for one in said)
