"""One finding with all that it rests on, for a person; ``as_json`` for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from delegation.authority.boxes import joined_cases
from delegation.authority.lives import InForce
from delegation.findings import Area, Finding, Location, Text
from delegation.model.holders import CommuneCode, Holder
from delegation.model.register import Register
from delegation.questions.derive import Cell, Derivation, Ruled
from delegation.reports.questions.who import part_lines
from delegation.reports.questions.who_json import answer_value
from delegation.reports.shared.columns import wrapped
from delegation.reports.shared.json import Value, day_value, document, text_value
from delegation.reports.shared.rendering import Rendering, one_line, visible
from delegation.speech import MECHANISMS, SEVERITIES, holder_name
from delegation.speech import areas as said_areas
from delegation.speech.instruments import instrument, placed, successors
from delegation.speech.terms import term
from delegation.values import dataclass

_EFFECTS = {
    "permitted": Text("cho phép", "permits it"),
    "forbidden": Text("cấm", "forbids it"),
    "unclear": Text("chưa rõ có cho phép không", "leaves open whether it may be"),
    "unknown": Text("chưa đọc được toàn văn nên chưa biết", "has not been read, so it is not known"),
    "unlisted": Text("không quy phạm nào nói đến cặp này", "no norm speaks of this pair"),
}
_MOST = 3
"""Communes that are named."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A finding, the title of its check and what a person does about it, and what it rests on.

    ``lines``: of each of its places, the first that of the finding, the line of the file. ``derivation``: ``None`` for what is
    wrong with a file or a waiver.
    """

    finding: Finding
    title: Text
    mend: Text
    lines: tuple[str, ...]
    derivation: Derivation | None


def text(told: Explained, register: Register, rendering: Rendering) -> str:
    """Write it for a person, in sections; those with nothing in them are left out."""
    say, finding = rendering.say, told.finding
    lines = [
        f"{finding.check}: {told.title.in_(rendering.language)} ({SEVERITIES[finding.severity].in_(rendering.language)})"
    ]
    lines += [*wrapped(one_line(finding.said.in_(rendering.language)), "  ", "  ", rendering.width)]
    lines += [say("  Khóa: ", "  Key: ") + visible(finding.key)]
    if finding.waived_until:
        lines += [
            say(f"  Đang được miễn trừ đến hết {finding.waived_until}.", f"  Waived until {finding.waived_until}.")
        ]
    sections: list[tuple[str, Iterable[str]]] = [(say("Sổ ghi", "What the register states"), _places(told, rendering))]
    if told.derivation is not None:
        found = told.derivation
        sections += [
            (say("Chủ thể", "Holders"), (f"  {_body(one, register, rendering)}" for one in found.bodies)),
            (say("Văn bản, điều khoản làm căn cứ", "Provisions it rests on"), _provisions(found, register, rendering)),
            (say("Quy phạm về việc giao", "Norms on the giving"), _rulings(found, register, rendering)),
            (say("Ai có thẩm quyền ở đó", "Who holds there"), _cells(found, register, rendering)),
        ]
    sections += [
        (
            say("Căn cứ của phép kiểm tra", "Legal source of the check"),
            [f"  {finding.legal_source.in_(rendering.language)}"],
        ),
        (say("Để hết phát hiện này", "To make it go away"), _mending(told, rendering)),
    ]
    for title, body in sections:
        told_lines = list(body)
        if told_lines:
            lines += ["", title, *told_lines]
    return "\n".join(lines) + "\n"


def _places(told: Explained, rendering: Rendering) -> Iterator[str]:
    finding = told.finding
    places = [(finding.location, None), *((one.location, one.said) for one in finding.related)]
    for (location, said), line in zip(places, told.lines, strict=True):
        words = f"  {one_line(said.in_(rendering.language))}" if said is not None else ""
        yield f"  {rendering.file(location)}:{location.line}:{location.column}{words}"
        if line.strip():
            yield f"    {location.line} │ {visible(line.strip())}"


def _body(one: Holder, register: Register, rendering: Rendering) -> str:
    name = holder_name(one.id, register).in_(rendering.language)
    life = term(one.term, "history").in_(rendering.language)
    after = ", ".join(holder_name(each, register).in_(rendering.language) for each in one.successors)
    follows = rendering.say(f"; kế tiếp: {after}", f"; succeeded by {after}") if after else ""
    return one_line(f"{name}: {life}{follows}")


def _provisions(found: Derivation, register: Register, rendering: Rendering) -> Iterator[str]:
    for one in found.provisions:
        yield from wrapped(_provision(one, register, rendering), "  ", "    ", rendering.width)


def _provision(one: InForce, register: Register, rendering: Rendering) -> str:
    place = placed(one.at or None, instrument(one.instrument)).in_(rendering.language)
    lives = "; ".join(dict.fromkeys(term(each, "history").in_(rendering.language) for each in one.terms))
    after = ", ".join(successors(register, one.instrument))
    replaced = rendering.say(f"; được thay thế bằng {after}", f"; replaced by {after}") if after else ""
    return one_line(f"{place}: {lives}{replaced}")


def _rulings(found: Derivation, register: Register, rendering: Rendering) -> Iterator[str]:
    for one in found.ruled:
        yield from wrapped(_ruling(one, register, rendering), "  ", "    ", rendering.width)


def _ruling(one: Ruled, register: Register, rendering: Rendering) -> str:
    say, grant = rendering.say, one.grant
    giver, receiver = (holder_name(one, register).in_(rendering.language) for one in (grant.giver, grant.receiver))
    kind = MECHANISMS[grant.mechanism].in_(rendering.language)
    head = say(f"{grant.id} ({kind}, {giver} giao cho {receiver})", f"{grant.id} ({kind}, {giver} gives to {receiver})")
    if one.ruling is None:
        return say(
            f"{head}: chưa rõ một bên nên chưa xét được", f"{head}: a side is not known, so it cannot be weighed"
        )
    effect = _EFFECTS[one.ruling.effect].in_(rendering.language)
    if not one.ruling.norms:
        return f"{head}: {effect}"
    norms = ", ".join(
        f"{'; '.join(_cited(each.instrument, each.at, register, rendering) for each in norm.basis)} ({norm.id})"
        for norm in one.ruling.norms
    )
    return one_line(f"{head}: {norms} {effect}")


def _cited(name: str, at: str | None, register: Register, rendering: Rendering) -> str:
    found = register.instrument(name)
    return placed(at, instrument(found) if found is not None else Text(name, name)).in_(rendering.language)


def _cells(found: Derivation, register: Register, rendering: Rendering) -> Iterator[str]:
    for one in found.cells:
        yield from wrapped(_where(one.area, register, rendering), "  ", "    ", rendering.width)
        day, place = rendering.day(one.day), one.commune.name if one.commune is not None else ""
        there = rendering.say(f", tại {place}", f", in {place}") if place else ""
        yield "  " + rendering.say(f"  Ngày {day}{there}:", f"  On {day}{there}:")
        for part in one.answer.parts:
            yield from (f"  {line}" for line in part_lines(part, rendering))
    if found.more:
        yield "  " + rendering.say(f"… và {found.more} chỗ nữa", f"… and {found.more} more")


def _where(area: Area, register: Register, rendering: Rendering) -> str:
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
    where = "; ".join(one for one in (days, place, cases) if one)
    return one_line(f"{area.matter}: {where}")


def _mending(told: Explained, rendering: Rendering) -> Iterator[str]:
    said = [told.mend, *([told.finding.fix.said] if told.finding.fix is not None else [])]
    for one in said:
        yield from wrapped(one_line(one.in_(rendering.language)), "  ", "  ", rendering.width)


def as_json(told: Explained, register: Register, rules_hash: str) -> str:
    """Write it for programs."""
    finding, found = told.finding, told.derivation
    places = [finding.location, *(one.location for one in finding.related)]
    value: dict[str, Value] = {
        "key": finding.key,
        "check": finding.check,
        "severity": finding.severity.value,
        "title": text_value(told.title),
        "said": text_value(finding.said),
        "waived_until": finding.waived_until,
        "statements": [_statement(one, line) for one, line in zip(places, told.lines, strict=True)],
        "holders": [_body_value(one) for one in found.bodies] if found else [],
        "provisions": [_provision_value(one, register) for one in found.provisions] if found else [],
        "norms": [_ruled_value(one) for one in found.ruled] if found else [],
        "cells": [_cell_value(one) for one in found.cells] if found else [],
        "more_cells": found.more if found else 0,
        "legal_source": text_value(finding.legal_source),
        "mend": text_value(told.mend),
        "fix": text_value(finding.fix.said) if finding.fix is not None else None,
    }
    return document("delegation-explained-finding", rules_hash, value)


def _statement(at: Location, line: str) -> Value:
    return {"file": at.file, "line": at.line, "column": at.column, "text": line}


def _body_value(one: Holder) -> Value:
    return {"holder": one.id, "from": day_value(one.term.start), "to": day_value(one.term.end)}


def _provision_value(one: InForce, register: Register) -> Value:
    return {
        "instrument": one.instrument.id,
        "at": one.at or None,
        "terms": [{"from": day_value(each.start), "to": day_value(each.end)} for each in one.terms],
        "replaced_by": list(successors(register, one.instrument)),
    }


def _ruled_value(one: Ruled) -> Value:
    ruling = one.ruling
    norms: list[Value] = [norm.id for norm in ruling.norms] if ruling is not None else []
    return {"grant": one.grant.id, "effect": ruling.effect if ruling is not None else None, "norms": norms}


def _cell_value(one: Cell) -> Value:
    area = one.area
    return {
        "matter": area.matter,
        "from": day_value(area.start),
        "to": day_value(area.end),
        "communes": list(area.communes) if area.communes is not None else None,
        "day": one.day.isoformat(),
        "commune": one.commune.code if one.commune is not None else None,
        "answer": answer_value(one.answer),
    }
