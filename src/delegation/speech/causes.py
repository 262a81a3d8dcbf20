"""How a cause is said: what begins or ends, and from or until which day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from delegation.authority.entries import ChangeCause
from delegation.findings import Language, Text
from delegation.model.acts import Doubt, Interruption
from delegation.model.holders import CommuneCode
from delegation.model.instruments import Instrument
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day, Unknown
from delegation.speech import codes
from delegation.speech.corrections import with_correction
from delegation.speech.days import day
from delegation.speech.holders import holder_name
from delegation.speech.instruments import Naming, briefly, instrument_name, placed
from delegation.speech.parties import sides_of
from delegation.speech.terms import term
from delegation.speech.text import joined
from delegation.speech.unknowns import reason

IN_FORCE = (Text("có hiệu lực từ", "in force from"), Text("hết hiệu lực sau", "ended after"))
EDGES: Mapping[str, tuple[Text, Text]] = {
    "holder": (Text("hoạt động từ", "exists from"), Text("kết thúc sau", "ended after")),
    "commune": (Text("có từ", "exists from"), Text("kết thúc sau", "ended after")),
    "matter": (Text("được quy định từ", "laid down from"), Text("thôi được quy định sau", "laid down until")),
    "grant": (Text("giao từ", "gives from"), Text("hết thời hạn giao sau", "gave until")),
    "suspension": (Text("hết tạm ngưng từ", "no longer suspended from"), Text("bị tạm ngưng sau", "suspended after")),
    "law": (
        Text("giao thẩm quyền từ", "gives authority from"),
        Text("thôi giao thẩm quyền sau", "gave authority until"),
    ),
}
Knowing = Callable[[str], Register]
"""Gives the register that knows a holder or an instrument."""


def said(one: ChangeCause, register: Register) -> Text:
    """Say what begins or ends, in one register."""
    return said_of_term(one, lambda _: register)


def suspension(one: Interruption, register: Register, naming: Naming = briefly) -> Text:
    """Say on which days something is suspended, and by what."""
    by = with_correction(instrument_name(register, one.by, naming), register, one.by)
    days = term(one.term, "short" if one.term.unknowns else "sentence")
    return Text(f"tạm ngưng {days.vi}, theo {by.vi}", f"suspended {days.en}, by {by.en}")


def perhaps_idle(
    one: Doubt, what: Text, register: Register, *, extends: bool = False, with_reason: bool = True
) -> Text:
    """Say that something may be suspended or out of force, on which days, by what, and why that is not known. ``extends``: it may carry nothing on."""
    days, why, by = term(one.term, "short"), reason(one.why), instrument_name(register, one.by)
    if extends:
        said = Text("có thể không gia hạn", "may extend nothing")
    elif one.kind == "suspended":
        said = Text(f"có thể bị tạm ngưng theo {by.vi}", f"may be suspended by {by.en}")
    else:
        said = Text(f"có thể hết hiệu lực theo {by.vi}", f"may have ended by {by.en}")
    when = Text(f" {days.vi}" if days.vi else "", f" {days.en}" if days.en else "")
    after = Text(f": {why.vi}", f": {why.en}") if with_reason else Text("", "")
    return joined("", (joined(" ", (one for one in (what, said) if one.vi)), when, after))


def absence(one: Interruption, register: Register) -> Text:
    """Say on which days something is suspended, or after which day it is ended and from which it is back, and by what."""
    if one.kind == "suspended":
        return suspension(one, register)
    first, last = one.term.start, one.term.end
    said = Text("hết hiệu lực từ ngày chưa rõ", "ended on a day not known")
    if isinstance(first, Day):
        after = day(first - ONE_DAY)
        said = Text(f"hết hiệu lực sau {after.vi}", f"ended after {after.en}")
    if one.by:
        by = instrument_name(register, one.by)
        said = Text(f"{said.vi}, theo {by.vi}", f"{said.en}, by {by.en}")
    if isinstance(last, Unknown):
        back = Text("có hiệu lực trở lại từ ngày chưa rõ", "in force again from a day not known")
        return joined(", ", (said, back))
    if isinstance(last, Day):
        again = day(last + ONE_DAY)
        said = joined(", ", (said, Text(f"có hiệu lực trở lại từ {again.vi}", f"in force again from {again.en}")))
    return said


def interrupted(about: str, at: str, register: Register, naming: Naming = briefly) -> Text:
    """Name what is suspended: a grant, an instrument, or a place in one, by its id."""
    grant = register.grants.get(about) or next((one for one in register.grants.values() if one.entry == about), None)
    if grant is None:
        return placed(at or None, instrument_name(register, about, naming))
    by = instrument_name(register, grant.instrument, naming)
    named = register.grants_named(about)
    # Where the decision gives to others as well, its name alone does not say which grant is meant.
    if sum(one.instrument == grant.instrument for one in register.grants.values()) > len(named):
        _, to = sides_of(register, about)
        return Text(f"lần giao cho {to.vi} theo {by.vi}", f"the grant to {to.en} by {by.en}")
    return Text(f"lần giao theo {by.vi}", f"the grant by {by.en}")


def suspended(one: Interruption, what: Text, register: Register, naming: Naming = briefly) -> Text:
    """Say that something is suspended, on which days and by what."""
    said = suspension(one, register, naming)
    return Text(f"{what.vi} bị {said.vi}", f"{what.en} is {said.en}")


def said_of_term(one: ChangeCause, knowing: Knowing, naming: Naming = briefly) -> Text:
    """Say what begins or ends, of a cause that is a term: with ``edge`` and ``day``. ``naming``: how instruments are named."""
    if one.kind == "doubt":
        return reason(one.at)
    if one.kind == "commune":
        return _succeeded(one, knowing(one.about))
    if one.kind == "suspension" and one.edge == "end":
        register = _suspending(one, knowing)
        found = _interruption(one, register)
        if found is not None:
            return suspended(found, _name(one, knowing, naming), register, naming)
    said = _recoded(one, knowing) or joined(" ", (_name(one, knowing, naming), edge_of(one)))
    by = _ended_by(one, knowing(one.about)) if one.edge == "end" and one.kind in ("basis", "instrument") else ()
    if not by:
        return said
    named = joined(", ", (naming(each) for each in by))
    return Text(f"{said.vi}, theo {named.vi}", f"{said.en}, by {named.en}")


def _ended_by(one: ChangeCause, register: Register) -> tuple[Instrument, ...]:
    """Give the instruments that end one, or a provision of it, on the day of a cause: those that replace it from the next day on, or are said to end the provision."""
    found = register.instrument(one.about)
    if found is None or one.day is None:
        return ()
    if one.at:
        ended = (each.by for each in found.ended_touching(one.at) if each.to == one.day and each.by is not None)
        return tuple(dict.fromkeys(by for name in ended if (by := register.instrument(name)) is not None))
    return tuple(each for each in register.successors(found) if each.term.start == one.day + ONE_DAY)


def _succeeded(one: ChangeCause, register: Register) -> Text:
    """Say what a commune became, or that it ended."""
    from delegation.speech.communes import became  # noqa: PLC0415  few communes become others

    code = CommuneCode(one.about)
    name, said = register.communes[code].label, became(register, code)
    if said is None:
        return joined(" ", (Text(name, name), edge_of(one)))
    return Text(f"{name} {said.vi}", f"{name}: {said.en}")


def _recoded(one: ChangeCause, knowing: Knowing) -> Text | None:
    """Say that a procedure goes on under another code, where that is why it ends or begins; ``None`` where it is not."""
    register = knowing(one.about) if one.kind in ("law", "matter") else None
    if register is None or not register.recoded or one.day is None:
        return None
    if one.edge == "end":
        later = [each for each in register.later_codes(one.about) if each.on == one.day + ONE_DAY]
        return codes.briefly(later, register) if later else None
    earlier = [each for each in register.earlier_codes(one.about) if each.on == one.day]
    return codes.replacing(earlier, register) if earlier else None


def _interruption(one: ChangeCause, register: Register) -> Interruption | None:
    """Find the suspension that is meant: of those by its instrument the first after the last day before it.

    One that joins an earlier one begins later than what is suspended by both.
    """
    mine = (each for each in register.effects.interruptions(one.about) if (each.by,) == one.by)
    starts = [(each.term.start, each) for each in mine if isinstance(each.term.start, Day)]
    after = [(start, each) for start, each in starts if one.day is None or start > one.day]
    return min(after, key=lambda found: found[0], default=(None, None))[1]


def _suspending(one: ChangeCause, knowing: Knowing) -> Register:
    """Give the register that says so: the one with the instrument that suspends."""
    return knowing(one.by[0] if one.by else one.about)


def edge_of(one: ChangeCause) -> Text:
    """Say from or until which day, without the name of what begins or ends."""
    begins, ends = EDGES.get(one.kind, IN_FORCE)
    word = begins if one.edge == "start" else ends
    return word if one.day is None else joined(" ", (word, day(one.day)))


def makers(one: ChangeCause, knowing: Knowing, naming: Naming = briefly) -> Text:
    """Name the instruments by which it is so; nothing where there are none."""
    return joined(", ", (instrument_name(knowing(name), name, naming) for name in one.by))


def _name(one: ChangeCause, knowing: Knowing, naming: Naming) -> Text:
    """Name what begins or ends: of an instrument the provision, where it has days of its own."""
    if one.kind == "holder":
        return holder_name(one.about, knowing(one.about))
    if one.kind == "matter":
        return Text("việc", "the matter")
    if one.kind == "suspension":
        return interrupted(one.about, one.at, _suspending(one, knowing), naming)
    if one.kind in ("basis", "instrument"):
        return placed(one.at or None, instrument_name(knowing(one.about), one.about, naming))
    return makers(one, knowing, naming) if one.by else Text("thẩm quyền theo luật", "authority by law")


def telling(causes: Iterable[ChangeCause], kind: str) -> tuple[ChangeCause, ...]:
    """Give the causes of a change that say why: what was not known does not say why something is ``settled``."""
    return tuple(one for one in causes if one.kind != "doubt" or kind != "settled")


def words_of(causes: Iterable[ChangeCause], register: Register, language: Language) -> str:
    """Name several causes, each once."""
    return "; ".join(dict.fromkeys(said(one, register).in_(language) for one in causes))
