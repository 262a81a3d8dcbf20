"""How a timeline speaks: days, who stands and by which text, what changed and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from delegation.authority.entries import ChangeCause, Party
from delegation.authority.links import Link
from delegation.findings import Language, Text
from delegation.model.holders import HolderId
from delegation.model.instruments import Norm
from delegation.model.matters import AnnexRow, Grant, given_at
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown
from delegation.names.communes import member
from delegation.questions.compare.words import Area, Role
from delegation.questions.timeline.words import (
    Chain,
    Change,
    HolderTimeline,
    MatterTimeline,
    PartLife,
    Stand,
    TimelineStretch,
)
from delegation.speech import (
    HOLDER_NOT_KNOWN,
    MECHANISMS,
    counted,
    holder_name,
    in_english,
    instrument_name,
    instruments,
    number,
    pole_name,
    sentence,
    speaker,
    term,
    unknown,
)
from delegation.speech.areas import cases, communes, in_full, where
from delegation.speech.causes import IN_FORCE, said, telling, words_of
from delegation.speech.corrections import corrections
from delegation.speech.extensions import extensions, term_of
from delegation.speech.limits import REST, limits_of
from delegation.speech.mechanisms import GIVING
from delegation.speech.provisions import provision as provision_words
from delegation.speech.suspensions import not_given, perhaps_not_given
from delegation.speech.terms import TERM_NOT_KNOWN
from delegation.speech.unknowns import reasons as reasons_of

ROLES: dict[Role, Text] = {
    "both": Text("Thẩm quyền, giải quyết", "Ownership, exercise"),
    "owns": Text("Thẩm quyền", "Ownership"),
    "acts": Text("Giải quyết", "Exercise"),
}
EFFECTS = {
    "forbidden": Text("không thuộc các cặp được phép", "not among the pairs that it permits"),
    "unclear": Text("chưa rõ có được phép không", "not clear whether permitted"),
    "unknown": Text("chưa rõ nội dung", "content not known"),
}
"""What a norm says where it does not simply permit."""
BESIDE = Text(
    "Ký thay, phân công, giao bước trước khi quyết định (không đổi nơi quyết định)",
    "Who signs, is assigned or has steps before the decision (no change of decider)",
)
_MOST_PLACES = 3


class TimelineSpeaker(speaker.Speaker):
    """Names what a timeline tells of, in one language; of a class its member in the commune that was asked for."""

    def __init__(self, register: Register, language: Language, commune: str | None = None) -> None:
        self.register = register
        self.language = language
        self._commune = commune

    def days(self, first: Day, last: Day | None) -> str:
        """Write a stretch of days."""
        return sentence(term(Term(first, last)).in_(self.language))

    def term(self, one: Term) -> str:
        """Write a term with what is not known of it."""
        return term(one, "history").in_(self.language)

    def holder(self, one: HolderId | Unknown | None) -> str:
        """Name a holder."""
        if one is None:
            return HOLDER_NOT_KNOWN.in_(self.language)
        if isinstance(one, Unknown):
            return unknown(one, HOLDER_NOT_KNOWN).in_(self.language)
        found = self.register.holder(one)
        if found is not None and self._commune is not None and isinstance(found.members, str):
            return member(found, self._commune).in_(self.language)
        return holder_name(one, self.register).in_(self.language)

    def parties(self, parties: Iterable[Party]) -> str:
        """Name those who stand; how sure that is stands with each."""
        named = []
        for one in parties:
            reasons = reasons_of(one.because).in_(self.language) or TERM_NOT_KNOWN.in_(self.language)
            if one.holder is None:
                named.append(self.say(f"chủ thể chưa rõ ({reasons})", f"somebody not known ({reasons})"))
            elif one.certain:
                named.append(self.holder(one.holder))
            else:
                named.append(self.say(f"có thể {self.holder(one.holder)}", f"possibly {self.holder(one.holder)}"))
        return "; ".join(named)

    def stand(self, one: Stand) -> str:
        """Name somebody who stands; of whom has only what lies outside the parts that grants give in words, that this is so."""
        name = self.parties([one.party])
        return f"{name} ({REST.in_(self.language).lower()})" if one.rest else name

    def doubts(self, parties: Iterable[Party]) -> str:
        """Say why those who may stand are not sure; empty where all are."""
        unsure = (reason for one in parties if not one.certain and one.holder for reason in one.because)
        return reasons_of(unsure).in_(self.language)

    def state(self, stretch: TimelineStretch) -> str:
        """Say what is known of the owner where it is nobody."""
        if stretch.state == "absent":
            return self.say(
                "việc không được quy định trong những ngày này", "the matter is not laid down on these days"
            )
        why = self.causes(stretch.lapsed) if not stretch.changes else ""
        said = self.say("không có chủ thể nào (bỏ trống), cần xem xét", "nobody (vacant), to be considered")
        return f"{said}; {why}" if why else said

    def causes(self, causes: Sequence[ChangeCause]) -> str:
        """Say why, each cause once."""
        return words_of(causes, self.register, self.language)

    def summed(self, causes: Sequence[ChangeCause], most: int = 2) -> str:
        """Say why; of more causes than a reader wants to read, how many there are."""
        told = dict.fromkeys(said(one, self.register).in_(self.language) for one in causes)
        if len(told) <= most:
            return "; ".join(told)
        found = {(one.edge, one.day) for one in causes if one.kind in ("basis", "instrument")}
        texts = len({one.about for one in causes})
        if len(found) == 1 and all(one.kind in ("basis", "instrument") for one in causes):
            edge, when = found.pop()
            if when is not None:
                count, on = in_english(texts, "instrument"), self.day(when)
                word = IN_FORCE[0] if edge == "start" else IN_FORCE[1]
                return self.say(f"{number(texts).vi} văn bản {word.vi} {on}", f"{count} {word.en} {on}")
        return counted(len(told), "căn cứ", "basis", "bases").in_(self.language)

    def change(self, one: Change) -> str:
        """Say what a day brought, in legal words, and why."""
        told = self._returned(one) if one.back else self._change(one)
        why = self.causes(telling(one.causes, one.kind))
        return f"{told}, {self.say('vì', 'for')} {why}" if why else told

    def _returned(self, one: Change) -> str:
        """Say who has again what it had given."""
        role, here = ROLES[one.role].in_(self.language), {party.holder for party in one.after}
        lost = self.parties(party for party in one.before if party.holder not in here)
        names = ", ".join(self.holder(party.holder) for party in one.back)
        is_known = here.issuperset(party.holder for party in one.back)
        basis = "" if is_known else self.say(", căn cứ chưa rõ", ", by what basis is not known")
        return self.say(
            f"{role}: {lost} không còn là chủ thể, trở về bên giao {names}{basis}",
            f"{role}: ends for {lost}, back with the giver {names}{basis}",
        )

    def _change(self, one: Change) -> str:
        role = ROLES[one.role].in_(self.language)
        if one.kind == "based":
            return self.say("Đổi căn cứ, chủ thể không đổi", "The basis changes, the holders do not")
        there, here = {party.holder for party in one.before}, {party.holder for party in one.after}
        lost = self.parties(party for party in one.before if party.holder not in here)
        gained = self.parties(party for party in one.after if party.holder not in there)
        if one.kind == "moved":
            return self.say(f"{role}: chuyển từ {lost} sang {gained}", f"{role}: moves from {lost} to {gained}")
        if one.kind == "added":
            word = self.say("giao thêm cho", "also given to") if one.before else self.say("giao cho", "given to")
            return f"{role}: {word} {gained}"
        if one.kind == "ended":
            left = self.parties(one.after)
            rest = (
                self.say(f"; còn lại {left}", f"; {left} left")
                if one.after
                else self.say("; không chủ thể nào thay thế", "; nobody steps in")
            )
            return self.say(f"{role}: {lost} không còn là chủ thể{rest}", f"{role}: ends for {lost}{rest}")
        now = self.parties(one.after)
        if one.kind == "settled":
            return self.say(f"{role}: nay đã rõ là {now}", f"{role}: now settled, {now}")
        return self.say(f"{role}: nay chưa chắc chắn, {now}", f"{role}: now in doubt, {now}")

    def chain(self, chain: Chain) -> str:
        """Cite by what somebody stands, step by step from the law."""
        return " → ".join(part for link in chain if (part := self._link(link)))

    def _link(self, link: Link) -> str:
        if link.grant is not None:
            grant = link.grant
            told = (self.placed(given_at(grant, link.row), grant.instrument), self.limits(grant, link.row))
            return f"{self.mechanism(grant)} ({'; '.join(filter(None, told))})"
        basis = link.ownership.basis
        if isinstance(basis, Unknown):
            return unknown(basis, Text("căn cứ chưa rõ", "basis not known")).in_(self.language)
        cited = (self.placed(one.at, one.instrument) for one in basis)
        return "; ".join(dict.fromkeys(cited)) or self.say("căn cứ không ghi trong sổ", "basis not in the register")

    def placed(self, at: str | None, name: str) -> str:
        """Cite a place of an instrument."""
        return instruments.placed(at, instrument_name(self.register, name)).in_(self.language)

    def mechanism(self, grant: Grant) -> str:
        """Name how a grant is made."""
        return MECHANISMS[grant.mechanism].in_(self.language)

    def goes_on(self, then: MatterTimeline | HolderTimeline, before: MatterTimeline | HolderTimeline) -> str:
        """Head what a history goes on as: under another code, or in another commune."""
        if isinstance(then, MatterTimeline) and isinstance(before, MatterTimeline) and then.matter != before.matter:
            return self.say(f"Tiếp tục với mã {then.matter.id}:", f"Goes on under the code {then.matter.id}:")
        return self.say(f"Tiếp tục tại {then.asked.commune}:", f"Goes on in {then.asked.commune}:")

    def instrument(self, name: str) -> str:
        """Name an instrument by id or number."""
        return instrument_name(self.register, name).in_(self.language)

    def areas(self, areas: Sequence[Area]) -> str:
        """Say in which communes and cases; nothing for everywhere."""
        known = self.register.communes
        said = where(
            areas,
            lambda codes: communes(codes, known, _MOST_PLACES),
            lambda some: cases(some, _MOST_PLACES, in_full),
        )
        return said.in_(self.language)

    def grant(self, grant: Grant) -> str:
        """Say who gives to whom, by which decision."""
        giver, receiver = self.holder(grant.giver), self.holder(grant.receiver)
        how = GIVING[grant.mechanism].in_(self.language)
        by = self.instrument(grant.instrument)
        return self.say(f"{giver} {how} cho {receiver} ({by})", f"{how} by {giver} to {receiver} ({by})")

    def days_given(self, grant: Grant) -> str:
        """Say from when until when something is given, and by what that was extended."""
        return term_of(grant, self.register).in_(self.language)

    def in_full(self, grant: Grant) -> str:
        """Say who gives to whom, signs for whom or is assigned by whom, by which decision, on which days and not on which, and what limits it."""
        away = (*not_given(grant, self.register, lambda _: True), *perhaps_not_given(grant, self.register))
        told = (self.days_given(grant), *(one.in_(self.language) for one in away), self.limits(grant))
        return f"{self.grant(grant)}: {'; '.join(filter(None, told))}"

    def limits(self, grant: Grant, row: AnnexRow | None = None) -> str:
        """Say what limits a grant as a whole, or as it gives one row what extends, corrects and limits that; nothing where nothing does."""
        longer = (*extensions(grant, self.register), *corrections(grant, self.register, row)) if row is not None else ()
        return "; ".join(one.in_(self.language) for one in (*longer, *limits_of(grant, self.register, row)))

    def beyond(self, chain: Chain, others: Sequence[Chain]) -> str:
        """Cite a chain from where it leaves another one that it continues."""
        shorter = max((len(one) for one in others if len(one) < len(chain) and chain[: len(one)] == one), default=0)
        return self.chain(chain[shorter:])

    def provisions(self, parts: Sequence[PartLife]) -> list[list[PartLife]]:
        """Put provisions together that live the same days and end by the same text."""
        found: dict[object, list[PartLife]] = {}
        for one in parts:
            found.setdefault((one.term, one.by), []).append(one)
        return list(found.values())

    def named(self, parts: Sequence[PartLife]) -> str:
        """Name provisions together."""
        return provision_words("; ".join(one.at for one in parts)).in_(self.language)

    def sides(self, one: Norm) -> tuple[str, str]:
        """Name who gives by a norm and who receives."""
        giver, receiver = (pole_name(side, self.register).in_(self.language) for side in (one.giver, one.receiver))
        return giver, receiver

    def pairs(self, norms: Sequence[Norm]) -> list[str]:
        """Say whom norms of one mechanism and effect let give to whom: of each giver the receivers."""
        found: dict[str, dict[str, None]] = {}
        for one in norms:
            giver, receiver = self.sides(one)
            found.setdefault(giver, {})[receiver] = None
        how = GIVING[norms[0].mechanism].in_(self.language)
        effect = EFFECTS.get(norms[0].effect)
        told = f" ({effect.in_(self.language)})" if effect is not None else ""
        return [
            self.say(f"{giver} {how} cho {', '.join(names)}{told}", f"{how} by {giver} to {', '.join(names)}{told}")
            for giver, names in found.items()
        ]


def unsettled(timeline: HolderTimeline, speaker: TimelineSpeaker) -> str:
    """Say how many matters a text still gives to a holder that has ended, and that nobody owns now."""
    count, on = len(timeline.unsettled), speaker.day(timeline.asked.as_of)
    return speaker.say(
        f"Còn {number(count).vi} việc mà văn bản vẫn ghi cho chủ thể này; ngày {on} không có chủ thể nào giữ, chưa rõ đã chuyển cho chủ thể nào: "
        "cần xem xét.",
        f"A text still gives it {in_english(count, 'matter')}; on {on} nobody owns them, and where they went is not known: to be considered.",
    )
