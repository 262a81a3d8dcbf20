"""One finding with all that it rests on, for a person; ``as_json`` for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from delegation.authority.cases import joined_cases
from delegation.authority.lives import InForce
from delegation.findings import Area, Finding, Location, Text
from delegation.findings import Explained as ExplainedCheck
from delegation.model.holders import CommuneCode, Holder
from delegation.model.register import Register
from delegation.questions.derive import Cell, Derivation, Ruled, Unexamined
from delegation.reports.questions.who import part_lines
from delegation.reports.questions.who_json import ANSWER
from delegation.reports.shared.columns import wrapped
from delegation.reports.shared.json import Shapes, document, shape, written
from delegation.reports.shared.rendering import Rendering, one_line, visible
from delegation.speech import MECHANISMS, SEVERITIES, holder_name
from delegation.speech import areas as said_areas
from delegation.speech.instruments import followed, instrument, placed, successors
from delegation.speech.terms import term
from delegation.values import dataclass

_EFFECTS = {
    "permitted": Text("cho phép", "permits it"),
    "forbidden": Text("cấm", "forbids it"),
    "unclear": Text("chưa rõ có cho phép không", "leaves open whether it may be"),
    "unknown": Text("chưa đọc được toàn văn nên chưa biết", "has not been read, so it is not known"),
    "unlisted": Text("không quy phạm nào nói đến cặp này", "no norm speaks of this pair"),
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
        last = rendering.day(date.fromisoformat(finding.waived_until))
        lines += [say(f"  Đang được miễn trừ đến hết {last}.", f"  Waived until {last}.")]
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


@dataclass(frozen=True, slots=True)
class ExplainedCause:
    """A cause, the check that found it, and all findings that come from it, also those that are waived or known."""

    key: str
    check: ExplainedCheck
    findings: tuple[Finding, ...]


def of_cause(told: ExplainedCause, rendering: Rendering) -> str:
    """Write a cause for a person: the fact, why it matters, every finding of it, and what a person does about all of them."""
    say, language, first = rendering.say, rendering.language, told.findings[0]
    said = first.cause.said if first.cause is not None else told.check.title
    lines = [
        f"{told.check.id}: {told.check.title.in_(language)}",
        *wrapped(one_line(said.in_(language)), "  ", "  ", rendering.width),
        say("  Khóa của nguyên nhân: ", "  Key of the cause: ") + visible(told.key),
    ]
    mends = dict.fromkeys(one.fix.said if one.fix is not None else told.check.mend for one in told.findings)
    mend = next(iter(mends)) if len(mends) == 1 else told.check.mend
    count = rendering.number(len(told.findings))
    for title, body in (
        (say("Vì sao", "Why"), wrapped(told.check.why.in_(language), "  ", "  ", rendering.width)),
        (say(f"Các phát hiện ({count})", f"Findings ({count})"), [_of_it(one, rendering) for one in told.findings]),
        (say("Căn cứ của phép kiểm tra", "Legal source of the check"), [f"  {told.check.legal_source.in_(language)}"]),
        (
            say("Để hết cả nguyên nhân", "To make all of it go away"),
            wrapped(one_line(mend.in_(language)), "  ", "  ", rendering.width),
        ),
    ):
        lines += ["", title, *body]
    lines += [
        "",
        say("Dẫn giải một phát hiện: ", "To derive one of them: ") + f"delegation explain {visible(first.key)}",
    ]
    return "\n".join(lines) + "\n"


def _of_it(one: Finding, rendering: Rendering) -> str:
    aside = ""
    if one.waived_until:
        last = rendering.day(date.fromisoformat(one.waived_until))
        aside = rendering.say(f"  (được miễn trừ đến hết {last})", f"  (waived until {last})")
    elif one.known:
        aside = rendering.say("  (đã biết)", "  (known)")
    place = f"{rendering.file(one.location)}:{one.location.line}:{one.location.column}"
    return f"  {one_line(place)}  {visible(one.key)}{aside}"


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
    after = followed(register, one.instrument)
    replaced = rendering.say(f"; được thay thế bằng {after.vi}", f"; replaced by {after.en}") if after.vi else ""
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
        return f"{head}: {_UNEXAMINED[one.because or 'side'].in_(rendering.language)}"
    effect = _EFFECTS[one.ruling.effect].in_(rendering.language)
    if not one.ruling.norms:
        return f"{head}: {effect}"
    norms = ", ".join(
        f"{'; '.join(_cited(each.instrument, each.at, register, rendering) for each in norm.basis)} "
        f"({norm.id}: {term(norm.term, 'history').in_(rendering.language)})"
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


def _statements(told: Explained, _: object) -> object:
    places = [told.finding.location, *(one.location for one in told.finding.related)]
    return [{"**": one, "text": line} for one, line in zip(places, told.lines, strict=True)]


_NOTHING = Derivation((), (), (), (), 0)
EXPLAINED: Shapes = {
    **ANSWER,
    Explained: shape(
        "key=finding.key check=finding.check severity=finding.severity.value title said=finding.said "
        "waived_until=finding.waived_until statements **derivation legal_source=finding.legal_source mend fix",
        statements=_statements,
        derivation=lambda told, _: told.derivation or _NOTHING,
        fix=lambda told, _: told.finding.fix and told.finding.fix.said,
    ),
    Location: shape("file line column"),
    Derivation: shape("holders=bodies provisions norms=ruled cells more_cells=more"),
    Holder: shape("holder=id **term"),
    InForce: shape(
        "instrument=instrument.id at terms replaced_by",
        at=lambda one, _: one.at or None,
        replaced_by=lambda one, register: list(successors(register, one.instrument)),
    ),
    Ruled: shape(
        "grant=grant.id effect norms",
        effect=lambda one, _: one.ruling and one.ruling.effect,
        norms=lambda one, _: [norm.id for norm in one.ruling.norms] if one.ruling else [],
    ),
    Cell: shape(
        "matter=area.matter from=area.start to=area.end communes=area.communes day commune answer",
        commune=lambda one, _: one.commune and one.commune.code,
    ),
}


def as_json(told: Explained, register: Register, rules_hash: str) -> str:
    """Write it for programs."""
    return document("delegation-explained-finding", rules_hash, written(told, EXPLAINED, register))
