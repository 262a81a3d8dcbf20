"""What is told of an instrument beside what it gives: suspensions, corrections, extensions, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.findings import Text
from delegation.model.acts import Doubt, Extension, Interruption
from delegation.model.extending import resting, said
from delegation.model.instruments import Instrument
from delegation.model.provisions import places
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown, if_known
from delegation.questions.timeline import InstrumentTimeline
from delegation.questions.timeline.instrument import grants_by
from delegation.speech import transitions
from delegation.speech.causes import absence, interrupted, perhaps_idle, suspension
from delegation.speech.days import day
from delegation.speech.extensions import extended
from delegation.speech.gaps import named
from delegation.speech.instruments import instrument_name, placed
from delegation.speech.numbers import counted
from delegation.speech.parties import sides
from delegation.speech.provisions import provision as provision_words
from delegation.speech.steps import Cited
from delegation.speech.text import joined, remarked
from delegation.speech.unknowns import reason, unknown


def effects(timeline: InstrumentTimeline) -> Iterator[tuple[Text, Text]]:
    """Say what others do to an instrument for some days or from the start, and what it leaves behind: each with its heading."""
    register, one = timeline.asked.register, timeline.instrument
    perhaps = timeline.perhaps_suspended
    # Of a suspension of what cannot be read more is said below: it may concern anything.
    unread = {(each.by, each.term) for each in perhaps if each.at is None}
    if sure := [each for each in timeline.suspended if places(each.at) or (each.by, each.term) not in unread]:
        yield Text("Bị tạm ngưng", "Suspended"), joined("; ", (_suspended(each, register) for each in sure))
    if perhaps:
        yield (
            Text("Có thể bị tạm ngưng", "Perhaps suspended"),
            joined("; ", (_perhaps(each, register) for each in perhaps)),
        )
    if timeline.corrected_by:
        names = (instrument_name(register, each.id) for each in timeline.corrected_by)
        yield Text("Đính chính bởi", "Corrected by"), joined("; ", names)
    yield from _extensions(register, one)
    yield from _acts(register, one)
    ended = [*_ended(timeline)]
    if ended:
        yield Text("Lần giao chấm dứt theo", "Grants that end with it"), joined("; ", ended)
    yield from _parts(register, one)
    if one.gaps:
        yield Text("Chưa rõ", "Not known"), joined("; ", (named(each, register) for each in one.gaps))
    if one.transition is not None:
        by = Cited(one.label, one.transition.at, one.called, one.type)
        yield Text("Chuyển tiếp", "Transition"), transitions.rule(one.transition, by)


def _suspended(one: Interruption, register: Register) -> Text:
    return joined(": ", ([provision_words(one.at)] if one.at else []) + [suspension(one, register)])


def _perhaps(one: Doubt, register: Register) -> Text:
    """Say on which days something may be suspended, by what, and why that is not certain."""
    said, why = _suspended(Interruption("suspended", one.term, one.at or "", one.by), register), reason(one.why)
    return Text(f"{said.vi} (chưa chắc chắn vì: {why.vi})", f"{said.en} (not certain, for: {why.en})")


def _extensions(register: Register, one: Instrument) -> Iterator[tuple[Text, Text]]:
    """Say to which day and by what an instrument is extended, and what it extends itself."""
    everything = [(by, each, _touched(register, each)) for by, each in said(register)]
    mine = [(by, each) for by, each, of in everything if of == one.id]
    if mine:
        told = (_extension(register, *each) for each in mine)
        yield Text("Được gia hạn", "Extended"), joined("; ", told)
    own = [
        remarked(joined(": ", (instrument_name(register, of), extended(each))), _stated(each.stated_at))
        for by, each, of in everything
        if by is one
    ]
    if own:
        yield Text("Gia hạn", "Extends"), joined("; ", own)


def _extension(register: Register, by: Instrument, one: Extension) -> Text:
    """Say to which day and by what something is extended, and on which days what says so rests or may."""
    to, name, (sure, perhaps) = extended(one), instrument_name(register, by.id), resting(register, by, one)
    told = [absence(each, register) for each in sure]
    told += [perhaps_idle(each, Text("", ""), register, extends=True) for each in perhaps]
    return remarked(Text(f"{to.vi} theo {name.vi}", f"{to.en} by {name.en}"), told)


def _stated(at: str | None) -> Iterator[Text]:
    """Say at which of its provisions a text says something of others, or that it is not known at which."""
    if at is None:
        return
    said = provision_words(at)
    if places(at):
        yield Text(f"nêu tại {said.vi}", f"said at {said.en}")
    else:
        yield Text(f"nêu tại điều khoản nào: {said.vi}", f"at which provision it says so: {said.en}")


def _acts(register: Register, one: Instrument) -> Iterator[tuple[Text, Text]]:
    """Say what an instrument suspends and what it corrects itself."""
    stated = {each.place: each.stated_at for each in one.suspends}
    held = [
        remarked(
            joined(": ", (interrupted(name, each.at, register), suspension(each, register))),
            _stated(stated.get(each.place) if each.place is not None else None),
        )
        for name, each in register.effects.every_suspension
        if each.by == one.id
    ]
    if held:
        yield Text("Tạm ngưng", "Suspends"), joined("; ", held)
    corrected = [placed(each.at, instrument_name(register, each.instrument or "")) for each in one.corrects]
    if corrected:
        yield Text("Đính chính", "Corrects"), joined("; ", corrected)


def _parts(register: Register, one: Instrument) -> Iterator[tuple[Text, Text]]:
    """Say which provisions of others an instrument ends, after which day, and which it brings back, from which day on."""
    ended, back = list[Text](), list[Text]()
    for _, other in sorted(register.instruments.items()):
        for part in other.part_ends:
            where = placed(part.at, instrument_name(register, other.id))
            if part.by is not None and register.instrument(part.by) is one:
                ended.append(_on(where, part.to, Text("sau", "after")))
            if part.resumed_by is not None and register.instrument(part.resumed_by) is one:
                back.append(_on(where, part.resumes, Text("từ", "from")))
    if ended:
        yield Text("Chấm dứt", "Ends"), joined("; ", ended)
    if back:
        yield Text("Cho có hiệu lực trở lại", "Brings back"), joined("; ", back)


def _on(where: Text, on: Day | Unknown | None, word: Text) -> Text:
    said = unknown(on, Text("ngày chưa rõ", "a day not known")) if isinstance(on, Unknown) else day(on) if on else None
    return where if said is None else Text(f"{where.vi} ({word.vi} {said.vi})", f"{where.en} ({word.en} {said.en})")


def _ended(timeline: InstrumentTimeline) -> Iterator[Text]:
    """Name the grants that end with the instruments that this one replaces: who gives to whom, in how many matters."""
    register = timeline.asked.register
    for other in timeline.predecessors:
        end = register.life(other).end
        for grant in grants_by(register, other):
            if grant.is_first and isinstance(end, Day) and grant.running.possibly_holds(end):
                named, rows = sides(register, grant.entry), if_known(grant.rows)
                count = counted(len({row.matter for row in rows}), "việc", "matter")
                yield Text(f"{named.vi} ({count.vi})", f"{named.en} ({count.en})") if rows else named


def _touched(register: Register, one: Extension) -> str:
    """Give the id of the instrument that is extended, or of whose grant that is said; as written where there is none."""
    grant = register.grants.get(one.grant or "")
    if grant is not None:
        return grant.instrument
    found = register.instrument(one.instrument or "")
    return found.id if found is not None else one.instrument or one.grant or ""
