"""A derivation, for a person: each holder, provision, norm and statement that a finding rests on, with the file and line where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from delegation.authority.cases import joined_cases
from delegation.authority.lives import InForce
from delegation.findings import Location, Text
from delegation.model.holders import CommuneCode, Holder
from delegation.model.instruments import Norm
from delegation.model.matters import MatterId
from delegation.model.parts import MatterArea
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import Term
from delegation.questions.derive import Derivation, FindingCell, RuledGrant, Unexamined
from delegation.reports.questions.who import lapsed_lines, part_lines, why_not
from delegation.reports.shared.columns import wrapped
from delegation.reports.shared.rendering import Rendering, one_line
from delegation.speech import MECHANISMS, NOT_KNOWN, holder_name, in_english, matter_name
from delegation.speech import areas as said_areas
from delegation.speech.holders import pole_name
from delegation.speech.instruments import followed, instrument, placed
from delegation.speech.provisions import provision
from delegation.speech.terms import term
from delegation.values import dataclass

_EFFECTS = {
    "permitted": Text("cho phép", "permits it"),
    "forbidden": Text("cấm", "forbids it"),
    "unclear": Text("chưa rõ có cho phép không", "leaves open whether it may be"),
    "unknown": Text("chưa đọc được toàn văn nên chưa biết", "has not been read, so it is not known"),
    "unlisted": Text(
        "không quy phạm nào nói đến bên giao và bên nhận này", "no norm speaks of this giver and this receiver"
    ),
}
_UNEXAMINED: Mapping[Unexamined, Text] = {
    "side": Text("chưa rõ một bên nên chưa xét được", "a side is not known, so it cannot be weighed"),
    "norms": Text(
        "sổ chưa có quy phạm nào về cơ chế này nên chưa xét được",
        "the register has no norm of this mechanism to weigh it by",
    ),
    "signing": Text("chưa rõ ngày ký nên chưa xét được", "the day of signing is not known, so it cannot be weighed"),
    "party": Text(
        "bên giao là tổ chức đảng, Mặt trận, không xét theo pháp luật của Nhà nước",
        "the giver is a body of the Party or the Front, which the law of the State does not judge",
    ),
}
_MOST = 3
"""Communes that are named."""
_MOST_PLACES = 6
"""Places of a text that are named, of those that live alike."""

Stands = Mapping[Place, tuple[str | None, Location]]
"""Of each entry that a finding rests on, the id (``None``: that of a holder who is not known) and where it stands."""


@dataclass(frozen=True, slots=True)
class PlaceWriter:
    """Writes where entries stand."""

    stands: Stands
    rendering: Rendering

    def at(self, place: Place) -> str:
        """Give file and line of an entry: ``rules/holders/a.yaml:46``."""
        _, location = self.stands[place]
        return f"{self.rendering.file(location)}:{location.line}"


def sections(
    found: Derivation, register: Register, stands: Stands, rendering: Rendering
) -> list[tuple[str, Iterable[str]]]:
    """Give the sections of a derivation, each a title with its lines; one with no lines has nothing to tell."""
    say, where, count = rendering.say, PlaceWriter(stands, rendering), rendering.number(len(found.things))
    return [
        (say(f"Phát hiện này gồm ({count})", f"What it stands for ({count})"), _things(found.things, register, where)),
        (say("Chủ thể", "Holders"), (f"  {_body(one, register, where)}" for one in found.bodies)),
        (say("Văn bản, điều khoản làm căn cứ", "Provisions it rests on"), _provisions(found, register, where)),
        (say("Quy phạm về việc giao", "Norms on the giving"), _rulings(found, register, where)),
        (say("Quy phạm khác liên quan", "Other norms that it is of"), _other_norms(found, register, where)),
        (say("Ai có thẩm quyền ở đó", "Who holds there"), _cells(found, register, where)),
    ]


def _things(things: Iterable[tuple[str, Place]], register: Register, where: PlaceWriter) -> Iterator[str]:
    """Name matters and entries, and where each is stated."""
    for name, place in things:
        matter = register.matters.get(MatterId(name))
        said = one_line(f"{matter_name(matter) if matter is not None else name} ({where.at(place)})")
        yield from wrapped(said, "  ", "    ", where.rendering.width)


def _body(one: Holder, register: Register, where: PlaceWriter) -> str:
    rendering = where.rendering
    name = holder_name(one.id, register).in_(rendering.language)
    life = term(one.term, "history").in_(rendering.language)
    after = ", ".join(holder_name(each, register).in_(rendering.language) for each in one.successors)
    follows = rendering.say(f"; kế tiếp: {after}", f"; succeeded by {after}") if after else ""
    return one_line(f"{name}: {life}{follows} ({where.at(one.place)})")


def _provisions(found: Derivation, register: Register, where: PlaceWriter) -> Iterator[str]:
    """Tell of each text the places that live alike together."""
    alike: dict[tuple[str, tuple[Term, ...]], list[InForce]] = {}
    for one in found.provisions:
        alike.setdefault((one.instrument.id, one.terms), []).append(one)
    for places in alike.values():
        yield from wrapped(_provision(places, register, where), "  ", "    ", where.rendering.width)


def _provision(alike: Sequence[InForce], register: Register, where: PlaceWriter) -> str:
    rendering, first = where.rendering, alike[0]
    say = rendering.say
    of, more = instrument(first.instrument), len(alike) - _MOST_PLACES
    named = [provision(one.at) for one in alike[:_MOST_PLACES] if one.at]
    vi, en = ", ".join(one.vi for one in named), ", ".join(one.en for one in named)
    if more > 0:
        vi, en = f"{vi} và {more} chỗ khác của", f"{en} and {in_english(more, 'other place')}"
    place = say(f"{vi} {of.vi}", f"{of.en}, {en}") if named else say(of.vi, of.en)
    lives = "; ".join(dict.fromkeys(term(each, "history").in_(rendering.language) for each in first.terms))
    after = followed(register, first.instrument)
    replaced = say(f"; được thay thế bằng {after.vi}", f"; replaced by {after.en}") if after.vi else ""
    return one_line(f"{place}: {lives}{replaced} ({where.at(first.instrument.place)})")


def _rulings(found: Derivation, register: Register, where: PlaceWriter) -> Iterator[str]:
    for one in found.ruled:
        yield from wrapped(_ruling(one, register, where), "  ", "    ", where.rendering.width)


def _ruling(one: RuledGrant, register: Register, where: PlaceWriter) -> str:
    rendering, grant = where.rendering, one.grant
    say, stands = rendering.say, where.at(grant.place)
    giver, receiver = (holder_name(one, register).in_(rendering.language) for one in (grant.giver, grant.receiver))
    kind = MECHANISMS[grant.mechanism].in_(rendering.language)
    head = say(
        f"{grant.id} ({kind}, {giver} giao cho {receiver}; {stands})",
        f"{grant.id} ({kind}, {giver} gives to {receiver}; {stands})",
    )
    if one.ruling is None:
        return f"{head}: {_UNEXAMINED[one.because or 'side'].in_(rendering.language)}"
    effect = _EFFECTS[one.ruling.effect].in_(rendering.language)
    if not one.ruling.norms:
        return f"{head}: {effect}"
    norms = ", ".join(_norm(each, register, where) for each in one.ruling.norms)
    signed = register.signed(grant)
    day = rendering.day(signed) if signed is not None else ""
    on = say(f" (xét tại ngày ký {day})", f" (as of its signing on {day})") if day else ""
    return one_line(f"{head}: {norms} {effect}{on}")


def _norm(one: Norm, register: Register, where: PlaceWriter) -> str:
    """Say by which provision a norm is one, and on which days."""
    rendering = where.rendering
    basis = "; ".join(_cited(each.instrument, each.at, register, rendering) for each in one.basis)
    return f"{basis} ({one.id}: {term(one.term, 'history').in_(rendering.language)}; {where.at(one.place)})"


def _other_norms(found: Derivation, register: Register, where: PlaceWriter) -> Iterator[str]:
    """Say of each norm from whom to whom it is, and what it does."""
    rendering = where.rendering
    for one in found.norms:
        giver, receiver = (pole_name(pole, register).in_(rendering.language) for pole in (one.giver, one.receiver))
        kind, effect = (each.in_(rendering.language) for each in (MECHANISMS[one.mechanism], _EFFECTS[one.effect]))
        said = rendering.say(
            f"{kind}, {giver} giao cho {receiver}: {_norm(one, register, where)} {effect}",
            f"{kind}, {giver} to {receiver}: {_norm(one, register, where)} {effect}",
        )
        yield from wrapped(one_line(said), "  ", "    ", rendering.width)


def _cited(name: str, at: str | None, register: Register, rendering: Rendering) -> str:
    found = register.instrument(name)
    return placed(at, instrument(found) if found is not None else Text(name, name)).in_(rendering.language)


def _cells(found: Derivation, register: Register, where: PlaceWriter) -> Iterator[str]:
    rendering = where.rendering
    for one in found.cells:
        yield from wrapped(_where(one.area, register, rendering), "  ", "    ", rendering.width)
        day, place = rendering.day(one.day), one.commune.name if one.commune is not None else ""
        there = rendering.say(f", tại {place}", f", in {place}") if place else ""
        yield "  " + rendering.say(f"  Ngày {day}{there}:", f"  On {day}{there}:")
        if one.answer.state != "answered":
            yield from wrapped(one_line(why_not(one.answer, rendering)), "    ", "    ", rendering.width)
        for part in one.answer.parts:
            yield from (f"  {line}" for line in part_lines(part, rendering))
        yield from (f"  {line}" for line in lapsed_lines(one.answer, rendering) if line)
        yield from _stated(one, where)
    if found.more:
        yield "  " + rendering.say(f"… và {found.more} chỗ nữa", f"… and {found.more} more")


def _stated(one: FindingCell, where: PlaceWriter) -> Iterator[str]:
    """Name what the register states of the matter of a cell, with file and line."""
    rendering = where.rendering
    named = ((name or NOT_KNOWN.in_(rendering.language), where.at(place)) for name, place in one.stated)
    said = "; ".join(f"{name} ({stands})" for name, stands in named)
    if said:
        label = rendering.say("    Ghi trong sổ: ", "    Stated: ")
        yield from wrapped(one_line(said), label, "      ", rendering.width)


def _where(area: MatterArea, register: Register, rendering: Rendering) -> str:
    return one_line(f"{area.matter}: {cell_said(area, register, rendering)}")


def cell_said(area: MatterArea, register: Register, rendering: Rendering) -> str:
    """Say on which days, in which communes and in which cases a cell of a matter lies."""
    say = rendering.say
    since = say(f"từ {rendering.day(area.start)}", f"from {rendering.day(area.start)}") if area.start else ""
    until = say(f"đến hết {rendering.day(area.end)}", f"until {rendering.day(area.end)}") if area.end else ""
    days = " ".join(one for one in (since, until) if one) or say("mọi ngày", "on all days")
    if area.communes is None:
        place = say("mọi xã, phường", "every commune")
    else:
        place = said_areas.communes([CommuneCode(one) for one in area.communes], register.communes, _MOST).in_(
            rendering.language
        )
    listed = [said_areas.in_full(one, "=").in_(rendering.language) for one in joined_cases(area.cases or ())]
    cases = "; ".join(listed)
    return one_line("; ".join(one for one in (days, place, cases) if one))
