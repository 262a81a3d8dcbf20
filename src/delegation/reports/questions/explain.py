"""One finding with all that it rests on, for a person; ``as_json`` for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field

from delegation.authority.lives import InForce
from delegation.findings import Explained as ExplainedCheck
from delegation.findings import Finding, Location, Text
from delegation.model.holders import Holder
from delegation.model.instruments import Norm
from delegation.model.register import Register
from delegation.model.terms import iso_day
from delegation.model.worded import english_of
from delegation.questions.derive import Derivation, FindingCell, RuledGrant
from delegation.reports.questions import confirmed, derivation
from delegation.reports.questions.confirmed import ConfirmedText
from delegation.reports.questions.derivation import Stands
from delegation.reports.questions.who_json import ANSWER
from delegation.reports.shared.columns import wrapped
from delegation.reports.shared.json import Shapes, document, shape, written
from delegation.reports.shared.rendering import Rendering, one_line, pasted, visible
from delegation.speech import SEVERITIES, instruments, sentence
from delegation.speech.instruments import successors
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class FindingExplanation:
    """A finding, the title of its check and what a person does about it, and what it rests on.

    ``lines``: of each of its places, the first that of the finding, the line of the file. ``derivation``: ``None`` for what is
    wrong with a file or a waiver. ``stands``: of each entry that it rests on, the id (``None``: that of a holder who is not known) and where it
    stands. ``confirmed``: where the text of a provision has changed, who confirmed which text, and that of the day.
    """

    finding: Finding
    title: Text
    mend: Text
    lines: tuple[str, ...]
    derivation: Derivation | None
    stands: Stands = field(default_factory=dict)
    confirmed: ConfirmedText | None = None


def text(told: FindingExplanation, register: Register, rendering: Rendering) -> str:
    """Write it for a person, in sections; those with nothing in them are left out."""
    say, finding = rendering.say, told.finding
    lines = [
        f"{finding.check}: {told.title.in_(rendering.language)} ({SEVERITIES[finding.severity].in_(rendering.language)})"
    ]
    lines += [*wrapped(one_line(finding.said.in_(rendering.language)), "  ", "  ", rendering.width)]
    lines += [say("  Khóa: ", "  Key: ") + pasted(visible(finding.key))]
    if finding.waived_until:
        last = rendering.day(iso_day(finding.waived_until))
        lines += [say(f"  Đang được miễn trừ đến hết {last}.", f"  Waived until {last}.")]
    if finding.known:
        lines += [*_known(finding.key, register, rendering)]
    sections: list[tuple[str, Iterable[str]]] = [
        (say("Văn bản được dẫn", "Instruments cited"), _cited(finding, register, rendering)),
        (say("Sổ ghi", "What the register states"), _places(told, rendering)),
        (
            say("Lời văn đã xác nhận và lời văn nay", "The text that was confirmed, and the text now"),
            confirmed.lines(told.confirmed, rendering),
        ),
    ]
    if told.derivation is not None:
        sections += derivation.sections(told.derivation, register, told.stands, rendering)
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


def _known(key: str, register: Register, rendering: Rendering) -> Iterator[str]:
    """Say that the baseline lists a finding, who decides about it, and why it waits."""
    entry = next((one for one in register.known if one.finding == key), None)
    if entry is not None:
        said = rendering.say(
            f"Đã biết, đang chờ xử lý. Nơi quyết định: {entry.decides}. Lý do: {entry.reason}.",
            f"Known (baseline). Who decides: {entry.decides}. Why it waits: {english_of(entry.reason)}.",
        )
        yield from wrapped(one_line(said), "  ", "  ", rendering.width)


def _cited(finding: Finding, register: Register, rendering: Rendering) -> Iterator[str]:
    """Name in full the instruments that the sentence cites in short."""
    for one in instruments.cited_in(register, [finding.said.vi]):
        said = one_line(sentence(instruments.in_full(register, one).in_(rendering.language)))
        yield from wrapped(said, "  ", "    ", rendering.width)


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
        say("  Khóa của nguyên nhân: ", "  Key of the cause: ") + pasted(visible(told.key)),
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
        say("Dẫn giải một phát hiện: ", "To derive one of them: ") + f"delegation explain {pasted(visible(first.key))}",
    ]
    return "\n".join(lines) + "\n"


def _of_it(one: Finding, rendering: Rendering) -> str:
    aside = ""
    if one.waived_until:
        last = rendering.day(iso_day(one.waived_until))
        aside = rendering.say(f"  (được miễn trừ đến hết {last})", f"  (waived until {last})")
    elif one.known:
        aside = rendering.say("  (đã biết)", "  (known)")
    place = f"{rendering.file(one.location)}:{one.location.line}:{one.location.column}"
    return f"  {one_line(place)}  {pasted(visible(one.key))}{aside}"


def _places(told: FindingExplanation, rendering: Rendering) -> Iterator[str]:
    finding = told.finding
    places = [(finding.location, None), *((one.location, one.said) for one in finding.related)]
    for (location, said), line in zip(places, told.lines, strict=True):
        words = f"  {one_line(said.in_(rendering.language))}" if said is not None else ""
        yield f"  {rendering.file(location)}:{location.line}:{location.column}{words}"
        if line.strip():
            yield f"    {location.line} │ {visible(line.strip())}"


def _mending(told: FindingExplanation, rendering: Rendering) -> Iterator[str]:
    said = [told.mend, *([told.finding.fix.said] if told.finding.fix is not None else [])]
    for one in said:
        yield from wrapped(one_line(one.in_(rendering.language)), "  ", "  ", rendering.width)


def _statements(told: FindingExplanation, _: object) -> object:
    places = [told.finding.location, *(one.location for one in told.finding.related)]
    return [{"**": one, "text": line} for one, line in zip(places, told.lines, strict=True)]


_NOTHING = Derivation((), (), (), (), 0)
EXPLAINED: Shapes = {
    **ANSWER,
    FindingExplanation: shape(
        "key=finding.key check=finding.check severity=finding.severity.value title said=finding.said "
        "waived_until=finding.waived_until statements confirmed **derivation stands legal_source=finding.legal_source mend fix",
        statements=_statements,
        derivation=lambda told, _: told.derivation or _NOTHING,
        stands=lambda told, _: [{"id": name, "**": one} for name, one in told.stands.values()],
        fix=lambda told, _: told.finding.fix and told.finding.fix.said,
    ),
    ConfirmedText: shape(
        "by=reading.confirmed_by on=reading.on text_hash=reading.text text commit now_hash=hash now",
        commit=lambda one, _: one.commit and one.commit.hash,
    ),
    Location: shape("file line column"),
    Derivation: shape("holders=bodies provisions norms=ruled other_norms=norms cells more_cells=more"),
    Norm: shape("norm=id effect **term"),
    Holder: shape("holder=id **term"),
    InForce: shape(
        "instrument=instrument.id at terms replaced_by",
        at=lambda one, _: one.at or None,
        replaced_by=lambda one, register: list(successors(register, one.instrument)),
    ),
    RuledGrant: shape(
        "grant=grant.id effect norms",
        effect=lambda one, _: one.ruling and one.ruling.effect,
        norms=lambda one, _: [norm.id for norm in one.ruling.norms] if one.ruling else [],
    ),
    FindingCell: shape(
        "matter=area.matter from=area.start to=area.end communes=area.communes day commune answer",
        commune=lambda one, _: one.commune and one.commune.code,
    ),
}


def as_json(told: FindingExplanation, register: Register, rules_hash: str) -> str:
    """Write it for programs."""
    return document("delegation-explained-finding", rules_hash, written(told, EXPLAINED, register))
