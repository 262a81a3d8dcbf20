"""How an ending is named: the instrument, provision, norm, grant, body or ownership, and what ends or follows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from delegation.answers.timeline import TimelineSpeaker
from delegation.findings import Text
from delegation.model.acts import Interruption
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.instruments import InstrumentId
from delegation.model.terms import ONE_DAY
from delegation.questions.horizon.endings import Ending, Kind
from delegation.questions.horizon.perhaps import Perhaps
from delegation.questions.horizon.suspensions import Pause
from delegation.questions.horizon.words import Fall
from delegation.speech import (
    Cited,
    causes,
    days,
    holders,
    instruments,
    matters,
    mechanisms,
    numbers,
    parties,
    text,
    transitions,
)
from delegation.speech.holders import holder_label
from delegation.speech.limits import parts_of
from delegation.speech.text import joined

ENDS: Mapping[Kind, Text] = {
    "instrument": Text("hết hiệu lực", "no longer in force"),
    "provision": Text("hết hiệu lực", "no longer in force"),
    "norm": Text("không còn được phép", "no longer permitted"),
    "grant": Text("hết thời hạn", "over"),
    "suspension": Text("", ""),
    "transition": Text("", ""),
    "holder": Text("kết thúc hoạt động", "no longer there"),
    "commune": Text("không còn là đơn vị hành chính", "no longer a commune"),
    "code": Text("được thay bằng mã khác", "replaced by another"),
    "ownership": Text("chấm dứt", "over"),
    "waiver": Text("hết hạn", "over"),
}
"""What is said of a thing that ends, by its kind, after its name; of a suspension and a transition the name says it."""
RESTS_NOTHING = Text("trong sổ chưa có việc, lần giao nào dựa vào", "nothing in the register rests on it")


class EndingSpeaker(TimelineSpeaker):
    """Names endings in one language."""

    def name(self, one: Ending, *, short: bool = False, about: bool = False) -> str:
        """Name what ends; ``short``: an instrument without its title; ``about``: one without a known title with what the register calls it, which no paper does."""
        register, language = self.register, self.language
        if one.kind in ("instrument", "provision"):
            return self._instrument(one, short=short, about=about)
        if one.kind == "norm":
            norm = next(norm for norm in register.norms if norm.id == one.subject)
            how, (one_side, other) = (
                mechanisms.GIVING[norm.mechanism],
                (holders.pole_name(side, register) for side in (norm.giver, norm.receiver)),
            )
            cited = f" ({instruments.citation(register, norm.basis[0]).in_(language)})" if norm.basis else ""
            pair = Text(f"{one_side.vi} {how.vi} cho {other.vi}", f"{how.en} by {one_side.en} to {other.en}")
            return f"{pair.in_(language)}{cited}"
        if one.kind == "grant":
            grant = register.grants_named(one.subject)[0]
            mechanism = mechanisms.GIVING[grant.mechanism].in_(language)
            giver, receiver = (side.in_(language) for side in parties.sides_of(register, one.subject))
            content = f": {grant.content}" if isinstance(grant.content, str) else ""
            given = Text(
                f"{giver} {mechanism} cho {receiver}{content}", f"{mechanism} by {giver} to {receiver}{content}"
            )
            part = joined("; ", parts_of(grant, register)).in_(language)
            return f"{given.in_(language)}{part and '; '}{part}{self._perhaps_longer(one)}"
        if one.kind in ("commune", "suspension"):
            return self.place_of(one.subject) if one.kind == "commune" else self.suspended(one)
        if one.kind == "transition":
            made_by = register.instruments[InstrumentId(one.subject)]
            by = Cited(made_by.label, one.at, made_by.called, made_by.type)
            return text.sentence(transitions.rule(made_by.transition, by).in_(language)) if made_by.transition else ""
        return self._plain(one).in_(language)

    def _instrument(self, one: Ending, *, short: bool, about: bool) -> str:
        found, language = self.register.instruments[InstrumentId(one.subject)], self.language
        # A number of a decision is known in its own province only.
        local = found.type.startswith(("committee", "chair", "council")) and isinstance(found.issuer, str)
        issuer = f" ({holder_label(found.issuer, self.register).in_(language)})" if local else ""
        if about and found.short and not found.title and isinstance(found.number, str):
            issuer = f"{issuer} ({found.short})"
        if one.at is None and not short:
            return text.sentence(instruments.titled(found, issuer).in_(language))
        name = instruments.placed(one.at, instruments.instrument(found)).in_(language)
        title = f": {found.title}" if found.title and isinstance(found.number, str) and not short else ""
        return text.sentence(f"{name}{issuer}{title}")

    def alike(self, falls: Iterable[Fall]) -> tuple[Fall, ...]:
        """Put what ends on a day together where it is called alike, as two grants of one decision to one receiver are."""
        found: dict[object, Fall] = {}
        for one in falls:
            key = (one.ending.kind, self.name(one.ending), self.by(one.ending))
            known = found.get(key)
            found[key] = one if known is None else known.joined(one)
        return tuple(found.values())

    def _plain(self, one: Ending) -> Text:
        """Name a holder or a code; whatever is known by its id alone by that."""
        if one.kind == "code":
            name = matters.name_of(one.subject, self.register)
            return Text(f"Mã thủ tục {name}", f"The code of procedure {name}")
        if one.kind == "holder":
            return holder_label(HolderId(one.subject), self.register)
        return self._authority(one) if one.kind == "ownership" else Text(one.subject, one.subject)

    def _authority(self, one: Ending) -> Text:
        """Name authority that ends of itself while its holder goes on: whose it is, and by what text where that is known."""
        holder, by = holder_label(HolderId(one.subject), self.register), self.by(one)
        is_of_the_party = holders.is_by_rules_of_the_party(one.subject, self.register)
        law = Text("quy định của Đảng", "the Party's rules") if is_of_the_party else Text("luật", "law")
        return Text(
            f"Thẩm quyền theo {law.vi} của {holder.vi}{by and f' (theo {by})'}",
            f"Authority by {law.en} of {holders.the(holder.en)}{by and f' (by {by})'}",
        )

    def ended(self, several: Sequence[Ending]) -> str:
        """Say in a sentence of each of several things that it ends, as is said of what it is: a body ceases to exist, its authority is over."""
        said: dict[Text, list[str]] = {}
        for one in several:
            said.setdefault(ENDS[one.kind], []).append(self._briefly(one, is_first=one is several[0]))
        parts = (
            self.say(
                f"{', '.join(names)} {verb.vi}", f"{', '.join(names)} {'is' if len(names) == 1 else 'are'} {verb.en}"
            )
            if verb.vi
            else "; ".join(names)
            for verb, names in said.items()
        )
        return text.sentence("; ".join(parts))

    def _briefly(self, one: Ending, *, is_first: bool) -> str:
        """Name what ends within a sentence: a law by its name, another instrument by its number, a grant without its content."""
        name = self.name(one)
        if one.kind in ("instrument", "provision", "grant"):
            name = name.partition(": ")[0]
        return name if is_first or one.kind != "ownership" else name[:1].lower() + name[1:]

    def _perhaps_longer(self, one: Ending) -> str:
        """Say what may extend a grant though it cannot be read whether it does; empty where nothing may."""
        by = ", ".join(map(self.instrument, one.perhaps_extended))
        said = self.say(
            f"; chưa rõ có được gia hạn theo {by} không", f"; perhaps extended by {by}, which cannot be read"
        )
        return said if by else ""

    def suspended(self, one: Ending) -> str:
        """Name what is suspended from the next day on, until when and by what."""
        every = (each for each in self.register.effects.interruptions(one.subject) if each.by in one.by)
        held = next(each for each in every if (each.at or None) == one.at and each.term.start == one.day + ONE_DAY)
        return text.sentence(causes.suspended(held, self.paused(one.subject, held), self.register).in_(self.language))

    def paused(self, subject: str, what: Interruption) -> Text:
        """Name the instrument, the place in it or the grant that is suspended, or was and comes back."""
        return causes.interrupted(subject, what.at, self.register)

    def resumed(self, one: Pause) -> str:
        """Say what comes back, from which day, and after what."""
        name, day_ = self.paused(one.subject, one.what), days.day(one.resumes) if one.resumes else Text("", "")
        if one.what.kind == "ended":
            said = Text(f"{name.vi} có hiệu lực trở lại từ {day_.vi}", f"{name.en} is in force again from {day_.en}")
        else:
            by = self.instrument(one.what.by)
            said = Text(
                f"{name.vi} hết tạm ngưng từ {day_.vi} (theo {by})",
                f"{name.en} is no longer suspended from {day_.en} ({by})",
            )
        return text.sentence(said.in_(self.language))

    def perhaps(self, one: Perhaps, *, with_reason: bool = True) -> Text:
        """Say what may be suspended, or may not be carried on, on which days, and why that is not known, which papers leave out."""
        return causes.perhaps_idle(
            one.what,
            causes.interrupted(one.subject, "" if one.extends else one.what.at or "", self.register),
            self.register,
            extends=one.extends,
            with_reason=with_reason,
        )

    def resting(self, one: Ending | Pause | Perhaps) -> str:
        """Say how many matters and grants rest on something, or that none does."""
        several = [
            numbers.counted(count, vi, en)
            for count, vi, en in ((len(one.matters), "việc", "matter"), (len(one.grants), "lần giao", "grant"))
            if count
        ]
        if not several:
            return RESTS_NOTHING.in_(self.language)
        said = joined(", ", several)
        return self.say(f"{said.vi} dựa vào", f"rests on it: {said.en}")

    def by(self, one: Ending) -> str:
        """Name what ends or replaces it, what a norm or an ownership rests on, or who follows a body."""
        if one.kind == "commune":
            return ", ".join(map(self.place_of, one.by))
        if one.kind == "suspension":
            return self.instrument(one.by[0])
        if one.kind == "code":
            return ", ".join(one.by)
        return "; ".join(
            holder_label(HolderId(name), self.register).in_(self.language)
            if one.kind == "holder"
            else self.instrument(name)
            for name in one.by
        )

    def place_of(self, code: str) -> str:
        """Name a commune, with its code."""
        return f"{self.register.communes[CommuneCode(code)].name} ({code})"

    def pair(self, grant: str) -> str:
        """Name who gives to whom."""
        return parties.sides(self.register, grant).in_(self.language)
