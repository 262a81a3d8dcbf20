"""What a list says of each entry: its facts for programs, the same in words, and its place in the rule files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from delegation.answers.lists.cells import Cell, HasGaps, ListRow, gap_cell, gap_lines, iso, term_cells
from delegation.answers.lists.communes import of_commune
from delegation.answers.lists.marking import keys_of, marked_steps
from delegation.answers.lists.sides import holder_name, names_of
from delegation.authority.links import ByGrant
from delegation.authority.marks import all_of
from delegation.authority.states import state_in
from delegation.authority.usable import UsableTerm
from delegation.findings import Name, Text
from delegation.model.holders import Counted, Holder
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant, Matter
from delegation.model.terms import Unknown
from delegation.questions.select.of_matters import acting, owners
from delegation.questions.select.sides import Side, side_of
from delegation.questions.ways.ways import Way, Ways
from delegation.questions.who.parts import Teller
from delegation.speech import Step, holders, instruments, numbers, steps, terms, unknowns, usable
from delegation.speech.corrections import corrections
from delegation.speech.gaps import gaps
from delegation.speech.limits import not_known
from delegation.speech.marks import briefly
from delegation.speech.suspensions import not_given
from delegation.speech.terms import USABLE
from delegation.speech.text import joined, remarked


def _matter(ways: Ways, matter: Matter) -> ListRow:
    register = ways.examination.register
    teller = Teller(ways.examination, matter, ways.place)
    pieces, found = ways.held(matter.id), ways.of(matter.id)
    way = found[0] if found else None
    chain = marked_steps(teller, way) if way is not None else ()
    term = ways.usable(way) if way is not None else None
    marks = all_of(marks for one in found for marks in one.marks)
    last = chain[-1] if chain else None
    assigned = teller.every_assigned if found else ()
    field = register.fields.get(matter.field) if matter.field else None
    owned, does = side_of(pieces, owners), side_of(pieces, acting)
    named, acts = names_of(ways, owned), names_of(ways, does)
    facts: tuple[tuple[str, Cell], ...] = (
        ("kind", matter.kind),
        ("field", matter.field),
        ("field_name", field.name if field is not None else None),
        ("level", matter.level),
        ("owner", " ".join(owned.known) or None),
        ("owner_name", named.vi),
        ("exerciser", " ".join(does.known) or None),
        ("exerciser_name", acts.vi),
        ("certain", owned.certain and does.certain),
        ("because", "; ".join(dict.fromkeys((*owned.because, *does.because))) or None),
        ("instrument", "; ".join(one.instrument for one in last.basis) if last is not None else None),
        ("provision", "; ".join(one.at or "" for one in last.basis).strip("; ") or None if last is not None else None),
        ("annex_row", last.row if last is not None else None),
        *_days(term),
        ("provenance", matter.provenance),
        ("outside", matter.outside_ledger),
        ("parts", len(found)),
        ("assigned_name", "; ".join(one.step.holder for one in assigned) or None),
        *_limits(last),
        ("findings", keys_of(marks)),
    )
    beside = (Text(f"{one.label.vi}: {one.said.vi}", f"{one.label.en}: {one.said.en}") for one in assigned)
    who = _who(ways, owned, does, named, acts)
    said = (who, *_said(found, chain, term), *beside, *briefly(marks), *_gaps(ways, matter))
    cells = (*facts, *gap_cell(ways, "matters", matter))
    return ListRow(matter.id, matter.title, matter.place, cells, said, chain, marks)


def _gaps(ways: Ways, one: HasGaps) -> Iterator[Text]:
    return gap_lines(one, ways.examination.register)


_OF_THE_PAPER = frozenset({"number", "type", "issuer", "issued", "title", "normative", "source", "provenance"})
"""What is often not known of a paper itself: a column says why, and its own timeline."""


def _of_others(ways: Ways, one: Instrument) -> Iterator[Text]:
    """Say what is not known of what an instrument does to others, or others to it."""
    return iter(gaps((each for each in one.gaps if each.key not in _OF_THE_PAPER), ways.examination.register))


def _limits(step: Step | None) -> tuple[tuple[str, Cell], ...]:
    """Give what limits the last step of a chain; nothing where there is none."""
    return (
        ("part", step.part.vi if step is not None and step.part is not None else None),
        ("worded_part", _known(step.worded_part) if step is not None else None),
        ("conditions", _known(step.conditions) if step is not None else None),
        ("limits_unknown", _not_known(step) if step is not None else None),
    )


def _known(said: str | Unknown | None) -> str | None:
    return None if isinstance(said, Unknown) else said


def _not_known(step: Step) -> str | None:
    return joined("; ", not_known(step)).vi or None


def _who(ways: Ways, owned: Side, does: Side, named: Text, acts: Text) -> Text:
    who = named
    if acts != named:
        in_full = names_of(ways, does, shares=True)
        who = Text(f"{who.vi} → giải quyết: {in_full.vi}", f"{who.en} → exerciser: {in_full.en}")
    why = unknowns.reasons((*owned.because, *does.because))
    if why.vi:
        return Text(f"{who.vi} (chưa chắc chắn: {why.vi})", f"{who.en} (not certain: {why.en})")
    return who


def _said(found: tuple[Way, ...], chain: tuple[Step, ...], term: UsableTerm | None) -> Iterator[Text]:
    if chain:
        more = len(found) - 1
        also = (
            Text(f"; và {more} đường khác", f"; and {numbers.in_english(more, 'other way')}") if more else Text("", "")
        )
        last = steps.step(chain[-1])
        yield Text(f"{last.vi}{also.vi}", f"{last.en}{also.en}")
    if term is not None:
        days = usable(term)
        yield Text(f"{USABLE.vi}: {days.vi}", f"{USABLE.en}: {days.en}")


def _days(term: UsableTerm | None) -> tuple[tuple[str, Cell], ...]:
    if term is None:
        return (("begins", None), ("ends", None), ("ended_by", None), ("term_unknown", None))
    return (
        ("begins", iso(term.start)),
        ("ends", iso(term.end)),
        ("ended_by", term.ended_by),
        ("term_unknown", "; ".join((*term.unknown, *term.longer)) or None),
    )


def _both(say: Callable[[Any], str]) -> Text:
    return Text(say("vi"), say("en"))


def _grant(ways: Ways, grant: Grant) -> ListRow:
    register = ways.examination.register
    link = ByGrant(grant)
    marks = ways.marks.on_grant(grant.id)
    step = Teller(ways.examination, next(iter(register.matters.values())), ways.place).step(link)
    rows = None if isinstance(grant.rows, Unknown) else len(grant.rows)
    state = state_in(ways.examination, grant)
    made_by = register.instruments.get(grant.instrument)
    facts: tuple[tuple[str, Cell], ...] = (
        ("mechanism", grant.mechanism),
        ("form", grant.form),
        ("giver", grant.giver if isinstance(grant.giver, str) else None),
        ("giver_name", holder_name(ways, grant.giver).vi),
        ("receiver", grant.receiver if isinstance(grant.receiver, str) else None),
        ("receiver_name", holder_name(ways, grant.receiver).vi),
        ("instrument", made_by.label if made_by is not None else grant.instrument),
        ("provision", grant.at if isinstance(grant.at, str) else None),
        ("rows", rows),
        ("state", state),
        *term_cells(grant.running),
        ("part", step.part.vi if step.part is not None else None),
        ("worded_part", _known(step.worded_part)),
        ("conditions", _known(step.conditions)),
        ("manner", _known(step.manner)),
        ("limits_unknown", _not_known(step)),
        ("findings", keys_of(marks)),
    )
    what, life = _what(grant), STATE_WORDS[state]
    line = Text(f"{what.vi}; {life.vi}", f"{what.en}; {life.en}")
    content = grant.content if isinstance(grant.content, str) else ""
    # What rests on the day is said with its days: of a grant that goes on by other rows its state tells nothing of these.
    away = not_given(
        grant, register, lambda one: one.kind == "suspended" and one.term.possibly_holds(ways.examination.as_of)
    )
    said = (steps.step(step), line, *away, *corrections(grant, register), *briefly(marks), *_gaps(ways, grant))
    facts += gap_cell(ways, "grants", grant)
    return ListRow(grant.id, content, grant.place, facts, said, (replace(step, marks=marks),), marks)


def _what(grant: Grant) -> Text:
    """Say how many matters a grant gives, or that its source names none of them."""
    if isinstance(grant.rows, Unknown):
        return unknowns.unknown(grant.rows, Text("nguồn không nêu từng việc", "the source names no single matter"))
    return numbers.counted(len(grant.given), "việc", "matter")


STATE_WORDS: Mapping[str, Text] = {
    "in-force": Text("còn hiệu lực", "in force"),
    "not-yet": Text("chưa có hiệu lực", "not yet in force"),
    "suspended": Text("đang tạm ngưng", "suspended"),
    "ended": Text("đã hết hiệu lực", "ended"),
    "unknown": Text("chưa rõ hiệu lực", "life not known"),
}
"""What is known of the life of an entry on a day."""


def _holder(ways: Ways, holder: Holder) -> ListRow:
    register, state = ways.examination.register, holder.term.life(ways.examination.as_of)
    counted = holder.members.count if isinstance(holder.members, Counted) else None
    members = holders.members(holder, register)
    facts: tuple[tuple[str, Cell], ...] = (
        ("short", holder.label),
        ("type", holder.kind),
        ("level", holder.level),
        ("parent", holder.parent),
        ("class", holder.is_class),
        ("members", members),
        ("members_unknown", counted.reason if isinstance(counted, Unknown) else None),
        ("successors", " ".join(holder.successors) or None),
        ("state", state),
        *term_cells(holder.term),
    )
    days = _both(lambda language: terms.term(holder.term).in_(language))
    kept = Text("tồn tại", "exists") if state == "in-force" else STATE_WORDS[state]
    if state == "ended":
        kept = Text("đã kết thúc", "ended")
    line = Text(f"{kept.vi}, {days.vi}", f"{kept.en}, {days.en}")
    line = remarked(line, [unknowns.reasons(holder.term.unknowns)] if holder.term.unknowns else [])
    if counted is not None and isinstance(counted, Unknown):
        line = joined(
            "; ", (unknowns.unknown(counted, Text("chưa rõ số thành viên", "number of members not known")), line)
        )
    if members is not None:
        line = Text(
            f"nhóm {numbers.number(members).vi}; {line.vi}", f"class of {numbers.number(members).en}; {line.en}"
        )
    facts += gap_cell(ways, "holders", holder)
    return ListRow(holder.id, Name(holders.in_full(holder)), holder.place, facts, (line, *_gaps(ways, holder)))


def _instrument(ways: Ways, one: Instrument) -> ListRow:
    register = ways.examination.register
    term, after = register.life(one), instruments.successors(register, one)
    state = register.state_on(one, ways.examination.as_of)
    facts: tuple[tuple[str, Cell], ...] = (
        ("number", one.number if isinstance(one.number, str) else None),
        ("type", one.type),
        ("issuer", one.issuer if isinstance(one.issuer, str) else None),
        ("issued", iso(one.issued)),
        ("normative", one.normative if isinstance(one.normative, bool) else None),
        ("replaces", "; ".join(one.replaces) or None),
        ("replaced_by", "; ".join(after) or None),
        ("state", state),
        *term_cells(term),
    )
    said, days, life = (
        instruments.instrument(one),
        _both(lambda language: terms.term(term).in_(language)),
        STATE_WORDS[state],
    )
    by = instruments.followed(register, one)
    then = Text(f"; thay bằng {by.vi}", f"; replaced by {by.en}") if after else Text("", "")
    line = Text(f"{said.vi}: {life.vi}, {days.vi}{then.vi}", f"{said.en}: {life.en}, {days.en}{then.en}")
    facts += gap_cell(ways, "instruments", one)
    return ListRow(one.id, one.called or one.label, one.place, facts, (line, *_of_others(ways, one)))


MAKERS: Mapping[str, Callable[[Ways, Any], ListRow]] = {
    "tasks": _matter,
    "procedures": _matter,
    "grants": _grant,
    "holders": _holder,
    "instruments": _instrument,
    "communes": of_commune,
}
