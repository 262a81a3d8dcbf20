"""What is wrong with the graph, as shapes to draw: who stands at the ends, what is between them, and where it stops.

A finding is known by its key: the id of its check and the ids that it is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from delegation.authority.examination import Examination
from delegation.charts.page.picture import NodeKind, Stroke, about_holder
from delegation.findings import Finding, Language, Text
from delegation.model.holders import HolderId
from delegation.model.matters import Grant, MatterId
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown, if_known
from delegation.speech import day, holder_name, instruments
from delegation.speech.holders import holder_label
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class End:
    """Who or what stands at an end. ``said``: a few words below its name."""

    kind: NodeKind
    name: str
    said: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """Matters between two ends, and the strokes before and after. ``meets``: both ends reach for it.

    ``said``: by what they are given.
    """

    matters: tuple[MatterId, ...]
    before: Stroke
    after: Stroke
    is_wrong: bool = True
    meets: bool = False
    said: str = ""


@dataclass(frozen=True, slots=True)
class Knot:
    """Ends from left to right with a pack between each two; ``back`` leads from the last end to the first."""

    key: str
    title: Text
    ends: tuple[End, ...]
    packs: tuple[Pack, ...]
    back: Pack | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    """A finding by its key: the matter or grants it is about, and the shape that it makes."""

    check: str
    about: tuple[str, ...]


_TWO_OWNERS = Text("Hai chủ thể cùng có thẩm quyền", "Two owners")
_TWO_ACT = Text("Hai nơi cùng được ủy quyền", "Two who act")
_NOBODY = Text("Việc không có chủ thể", "Nobody owns it")
_DEAD_END = Text("Chủ thể không còn hoặc không thể thực hiện", "Dead end: a holder that is no more or cannot act")
_CIRCLE = Text("Giao trở lại chủ thể đã giao", "A circle")
_PASSED_ON = Text("Giao lại việc đã nhận", "Passed on")
_NOT_HELD = Text("Giao việc mình không giữ", "Given without being held")
_NO_SOURCE = Text("Không bắt nguồn từ văn bản nào", "From no legal source")

CHECKS = (
    "DLG101", "DLG103", "DLG201", "DLG202", "DLG203", "DLG205", "DLG207", "DLG302", "DLG303", "DLG401", "DLG402", "DLG403",
)  # fmt: skip
"""The checks whose findings have a shape on the graph."""


def knots_of(examination: Examination, findings: Iterable[Finding], language: Language) -> tuple[Knot, ...]:
    """Give the shapes of findings, those with the same ends put together, the gravest kinds first."""
    makers = _Makers(examination, language)
    found: dict[str, list[Knot]] = {}
    for one in findings:
        check, *about = one.key.split(":")
        make = makers.of.get(check)
        knot = make(_Told(check, tuple(about))) if make is not None else None
        if knot is not None:
            found.setdefault(knot.key, []).append(knot)
    order = (_TWO_OWNERS, _TWO_ACT, _CIRCLE, _PASSED_ON, _NOT_HELD, _NO_SOURCE, _NOBODY, _DEAD_END)
    merged = [_merged(knots) for knots in found.values()]
    return tuple(sorted(merged, key=lambda one: (order.index(one.title), one.key)))


def _merged(knots: Sequence[Knot]) -> Knot:
    """Put the matters of knots with the same ends into one."""
    first = knots[0]
    packs = []
    for at, pack in enumerate(first.packs):
        matters = dict.fromkeys(matter for one in knots for matter in one.packs[at].matters)
        packs.append(Pack(tuple(matters), pack.before, pack.after, pack.is_wrong, pack.meets, pack.said))
    return Knot(first.key, first.title, first.ends, tuple(packs), first.back)


class _Makers:
    """Makes the knot of each check's finding; ``None`` where the register no longer holds what the key names."""

    def __init__(self, examination: Examination, language: Language) -> None:
        self._examination = examination
        self._register: Register = examination.register
        self._language = language
        owners = self._two_owners
        self.of: dict[str, Callable[[_Told], Knot | None]] = {
            "DLG101": self._ended, "DLG103": self._halting, "DLG201": owners, "DLG202": self._vacant,
            "DLG203": self._two_act, "DLG205": owners, "DLG207": owners, "DLG302": self._passed_on,
            "DLG303": self._not_held, "DLG401": self._circle, "DLG402": self._halting, "DLG403": self._sourceless,
        }  # fmt: skip

    def _two_owners(self, told: _Told) -> Knot | None:
        matter, *holders = told.about
        known = [name for name in holders if self._register.holder(name) is not None]
        if matter not in self._register.matters or len(known) != len(holders) or len(known) != 2:  # noqa: PLR2004  two sides
            return None
        one, other = (self._stroke(MatterId(matter), HolderId(name)) for name in holders)
        pack = Pack((MatterId(matter),), one, other, meets=True)
        return Knot(f"owners:{holders[0]}:{holders[1]}", _TWO_OWNERS, self._ends(*holders), (pack,))

    def _two_act(self, told: _Told) -> Knot | None:
        grants = self._grants(told.about)
        if len(grants) != 2:  # noqa: PLR2004  two sides
            return None
        both = [one for one in _matters(grants[0]) if one in _matters(grants[1])]
        said = self._given_by(grants)
        pack = Pack(tuple(both), grants[0].mechanism, grants[1].mechanism, meets=True, said=said)
        ends = self._ends(*(one.receiver for one in grants))
        return Knot(f"act:{':'.join(told.about)}", _TWO_ACT, ends, (pack,))

    def _vacant(self, told: _Told) -> Knot | None:
        if told.about[0] not in self._register.matters:
            return None
        nobody = End("ended", Text("Không có chủ thể", "Nobody").in_(self._language))
        pack = Pack((MatterId(told.about[0]),), "law", "stopped")
        return Knot("vacant", _NOBODY, (self._law(), nobody), (pack,))

    def _ended(self, told: _Told) -> Knot | None:
        used, holder = told.about
        found = self._register.holder(holder)
        if found is None:
            return None
        grant = self._register.grants.get(used)
        if grant is not None and grant.giver == holder:
            pack = Pack(_matters(grant), "stopped", grant.mechanism, said=self._given_by([grant]))
            ends = (self._stopping(holder), *self._ends(grant.receiver))
            return Knot(f"ended:{holder}:{used}", _DEAD_END, ends, (pack,))
        if grant is not None:
            pack = Pack(_matters(grant), grant.mechanism, "stopped", said=self._given_by([grant]))
            return Knot(
                f"ended:{holder}:{used}", _DEAD_END, (*self._ends(grant.giver), self._stopping(holder)), (pack,)
            )
        if used not in self._register.matters:
            return None
        pack = Pack((MatterId(used),), "law", "stopped")
        return Knot(f"ended:{holder}", _DEAD_END, (self._law(), self._stopping(holder)), (pack,))

    def _halting(self, told: _Told) -> Knot | None:
        holder = told.about[0]
        if self._register.holder(holder) is None:
            return None
        owned = [one.id for one in self._register.matters.values() if any(by.holder == holder for by in one.owners)]
        given = [one for one in self._register.grants.values() if one.receiver == holder]
        matters = dict.fromkeys([*owned, *(matter for one in given for matter in _matters(one))])
        giver = self._law() if owned or not given else self._ends(given[0].giver)[0]
        pack = Pack(tuple(matters), given[0].mechanism if given and not owned else "law", "stopped")
        return Knot(f"ended:{holder}", _DEAD_END, (giver, self._stopping(holder)), (pack,))

    def _circle(self, told: _Told) -> Knot | None:
        grants = _in_order(self._grants(told.about))
        if not grants:
            return None
        ends = self._ends(*(one.giver for one in grants))
        packs = [Pack(_matters(one), one.mechanism, one.mechanism, said=self._given_by([one])) for one in grants]
        if len(ends) == 1:
            return Knot(f"circle:{':'.join(told.about)}", _CIRCLE, (*ends, *ends), tuple(packs))
        return Knot(f"circle:{':'.join(told.about)}", _CIRCLE, ends, tuple(packs[:-1]), packs[-1])

    def _passed_on(self, told: _Told) -> Knot | None:
        grants = self._grants(told.about)
        if len(grants) != 2:  # noqa: PLR2004  received and passed on
            return None
        received, passed = grants
        both = tuple(one for one in _matters(received) if one in _matters(passed))
        packs = (
            Pack(both, received.mechanism, received.mechanism, is_wrong=False, said=self._given_by([received])),
            Pack(both, passed.mechanism, passed.mechanism, said=self._given_by([passed])),
        )
        ends = self._ends(received.giver, received.receiver, passed.receiver)
        return Knot(f"passed:{':'.join(told.about)}", _PASSED_ON, ends, packs)

    def _not_held(self, told: _Told) -> Knot | None:
        grants = self._grants(told.about[:1])
        if not grants:
            return None
        one = grants[0]
        named = tuple(MatterId(matter) for matter in told.about[1:])
        pack = Pack(named, "stopped", one.mechanism, said=self._given_by([one]))
        return Knot(f"not-held:{one.id}", _NOT_HELD, self._ends(one.giver, one.receiver), (pack,))

    def _sourceless(self, told: _Told) -> Knot | None:
        matter, holder = told.about
        if matter not in self._register.matters:
            return None
        nothing = End("ended", Text("Không dẫn văn bản nào", "No text is cited").in_(self._language))
        pack = Pack((MatterId(matter),), "stopped", "law")
        return Knot(f"sourceless:{holder}", _NO_SOURCE, (nothing, *self._ends(holder)), (pack,))

    # The parts

    def _grants(self, names: Iterable[str]) -> list[Grant]:
        return [self._register.grants[name] for name in names if name in self._register.grants]

    def _law(self) -> End:
        return End("law", Text("Pháp luật giao", "Given by law").in_(self._language))

    def _ends(self, *holders: str | Unknown) -> tuple[End, ...]:
        return tuple(
            End(
                "holder",
                holder_name(one, self._register).in_(self._language),
                about=about_holder(one),
            )
            for one in holders
        )

    def _stopping(self, holder: str) -> End:
        found = self._register.holder(holder)
        last = found.term.end if found is not None else None
        said = ""
        if found is not None and isinstance(last, Day):
            said = Text(f"kết thúc ngày {day(last).vi}", f"ended on {day(last).en}").in_(self._language)
            after = [holder_label(one, self._register).in_(self._language) for one in found.successors]
            if after:
                said += "; " + Text("kế tiếp: ", "successor: ").in_(self._language) + ", ".join(after)
        return End("ended", holder_name(holder, self._register).in_(self._language), said, f"holder:{holder}")

    def _given_by(self, grants: Iterable[Grant]) -> str:
        found = [self._register.instruments.get(one.instrument) for one in grants]
        names = dict.fromkeys(instruments.instrument(one).in_(self._language) for one in found if one is not None)
        return "; ".join(names)

    def _stroke(self, matter: MatterId, holder: HolderId) -> Stroke:
        """Give the mechanism by which a holder came to own a matter."""
        for tile in self._examination.tiling(matter).tiles:
            for standing in tile.owners:
                if standing.holder == holder:
                    grant = standing.chain[-1].grant
                    return grant.mechanism if grant is not None else "law"
        return "law"


def _matters(grant: Grant) -> tuple[MatterId, ...]:
    return tuple(dict.fromkeys(row.matter for row in if_known(grant.rows)))


def _in_order(grants: Sequence[Grant]) -> list[Grant]:
    """Put the grants of a circle one behind the other, from the one with the smallest id on."""
    left = sorted(grants, key=lambda one: one.id)
    found = left[:1]
    del left[:1]
    while left:
        after = next((one for one in left if one.giver == found[-1].receiver), left[0])
        left.remove(after)
        found.append(after)
    return found
