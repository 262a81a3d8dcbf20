"""What is known of the life of a commune: when it is there, what it became, what it was made of, what it was called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from delegation.authority.examination import Examination
from delegation.findings import Text
from delegation.model.holders import Commune, CommuneCode, Succession
from delegation.model.register import Register
from delegation.model.terms import ALWAYS, ONE_DAY, Day, Unknown
from delegation.names.folding import fold
from delegation.speech import days
from delegation.speech.gaps import gaps
from delegation.speech.instruments import instrument_name
from delegation.speech.terms import term
from delegation.speech.text import joined, sentence
from delegation.speech.unknowns import reason


def told_of(examination: Examination, place: Commune) -> Text | None:
    """Say when a commune is there, where it is not on the day, and what became of it; ``None`` where it is there.

    Where the register does not say which commune took over from which, those that began next are named.
    """
    if examination.territory.is_there(place.code, examination.as_of):
        return None
    start, end, day = place.term.start, place.term.end, examination.as_of
    if isinstance(start, Day) and day < start:
        first = days.day(start).vi, days.day(start).en
        return Text(
            f"Vào ngày này chưa có {place.name}: chỉ có từ {first[0]}.",
            f"{place.name} is not there on this day: it exists from {first[1]} on.",
        )
    if not isinstance(end, Day):
        return Text(f"Vào ngày này không có {place.name}.", f"{place.name} is not there on this day.")
    last = days.day(end).vi, days.day(end).en
    after = _became(examination.register, place) or _begun_after(examination, place, end)
    return Text(
        f"Vào ngày này không còn {place.name}: chỉ có đến hết {last[0]}.{after.vi}",
        f"{place.name} is no longer there on this day: it existed until {last[1]}.{after.en}",
    )


def _became(register: Register, place: Commune) -> Text | None:
    """Say what a commune became; ``None`` where the register does not."""
    said = became(register, place.code)
    return Text(f" {sentence(said.vi)}.", f" {sentence(said.en)}.") if said is not None else None


def became(register: Register, code: CommuneCode) -> Text | None:
    """Say into which commune one went or into which it was divided, since when and by what; ``None`` where the register does not."""
    several = register.successors_of(code)
    stated = gaps(register.communes[code].gaps, register, "becomes")
    if not several:
        return joined("; ", stated) if stated else None
    names = ", ".join(f"{register.communes[one.new].name} ({one.new})" for one in several)
    since = _since(several, register)
    said = Text(f"nhập vào, trở thành {names}{since.vi}", f"it became, or became part of, {names}{since.en}")
    if len(several) > 1:
        said = Text(f"được chia thành {names}{since.vi}", f"it was divided into {names}{since.en}")
    return joined("; ", (said, *stated))


def becomes_some_day(register: Register, place: Commune) -> Text | None:
    """Say what a commune became or becomes on a day that is not known; ``None`` where the day is known, or it becomes nothing."""
    if not isinstance(place.term.end, Unknown):
        return None
    said = became(register, place.code)
    return Text(f"{place.name} {said.vi}", f"{place.name}: {said.en}") if said is not None else None


def becoming(register: Register, on: Day) -> dict[CommuneCode, Text]:
    """Say of the communes that may be there on a day which of them become others on a day that is not known, by their codes."""
    if not any(one.becomes or one.gaps for one in register.communes.values()):
        return {}
    found = ((one.code, becomes_some_day(register, one)) for one in register.communes_on(on))
    return {code: said for code, said in found if said is not None}


def made_of(register: Register, code: CommuneCode) -> Text | None:
    """Say of which communes one was made, and whether what was decided for them goes on; ``None`` where the register does not."""
    several = register.predecessors_of(code)
    if not several:
        return None
    names = ", ".join(f"{register.communes[one.old].name} ({one.old})" for one in several)
    since, new = _since(several, register), register.communes[code].name
    said = Text(f"{new} tiếp nhận {names}{since.vi}", f"{new} took over from {names}{since.en}")
    unclear = [said for one in several for said in gaps(register.communes[one.old].gaps, register, "becomes.follows")]
    if unclear:
        return joined("; ", (said, *unclear))
    if not all(one.follows is True for one in several):
        return Text(
            f"{said.vi}; sổ không ghi rằng điều đã quyết định cho xã, phường cũ được áp dụng tiếp",
            f"{said.en}; the register does not say that what was decided for the old communes goes on",
        )
    where = " và ".join(dict.fromkeys(one.at for one in several if one.at))
    basis = Text(f" (theo {where})", f" (by {where})") if where else Text("", "")
    return Text(
        f"{said.vi}; điều đã quyết định cho xã, phường cũ được áp dụng tiếp{basis.vi}",
        f"{said.en}; what was decided for the old communes goes on{basis.en}",
    )


def lived(register: Register, place: Commune) -> Text | None:
    """Say what a commune was made of, what it became and what it was called; ``None`` where the register says nothing of it."""
    said = [made_of(register, place.code), became(register, place.code)]
    if place.former_names:
        names = ", ".join(one.name for one in place.former_names)
        said.append(Text(f"tên cũ: {names}", f"former names: {names}"))
    told = [one for one in said if one is not None]
    return joined("; ", told) if told else None


def lived_when(register: Register, place: Commune) -> Text | None:
    """Say as ``lived`` does; where nothing is said of one that is not always there, its days."""
    found = lived(register, place)
    if found is not None or place.term == ALWAYS:
        return found
    when = term(place.term)
    return Text(f"{place.name} có {when.vi}", f"{place.name} is there {when.en}")


def _since(several: Sequence[Succession], register: Register) -> Text:
    found = []
    for one in several:
        if isinstance(one.on, Day):
            first = days.day(one.on)
            said = Text(f" từ {first.vi}", f" from {first.en} on")
        else:
            why = reason(one.on.reason)
            said = Text(f" (từ ngày nào thì chưa rõ: {why.vi})", f" (since when is not known: {why.en})")
        if one.by is not None:
            by = instrument_name(register, one.by)
            said = Text(f"{said.vi}, theo {by.vi}", f"{said.en}, by {by.en}")
        found.append(said)
    return joined(";", tuple(dict.fromkeys(found)))


def renamed(place: Commune, asked: str) -> Text | None:
    """Say that a commune was asked for by a name that it had before; ``None`` where it was not."""
    wanted = fold(asked)
    former = next((one for one in place.former_names if f" {wanted} " in f" {fold(one.name)} "), None)
    if former is None or f" {wanted} " in f" {fold(place.name)} ":
        return None
    until = days.day(former.until) if isinstance(former.until, Day) else None
    vi = f" (tên cũ đến hết {until.vi})" if until else " (tên cũ)"
    en = f" (its name until {until.en})" if until else " (its former name)"
    return Text(f"{former.name}{vi} nay là {place.name}", f"{former.name}{en} is {place.name} now")


def answered_for(place: Commune) -> Text:
    """Say for which commune the answer is."""
    return Text(f"Trả lời cho {place.name} ({place.code})", f"The answer is that of {place.name} ({place.code})")


def together(several: Iterable[Text | None]) -> Text | None:
    """Put what is known into sentences, one after the other; ``None`` where nothing is."""
    said = [one for one in several if one is not None]
    return joined(" ", (Text(_whole(one.vi), _whole(one.en)) for one in said)) if said else None


def _whole(said: str) -> str:
    return sentence(said if said.endswith(".") else f"{said}.")


def _begun_after(examination: Examination, place: Commune, end: Day) -> Text:
    """Name the communes that began on the day after one ended; nothing where there are none."""
    found = sorted(
        (one for one in examination.register.communes.values() if one.term.start == end + ONE_DAY and one != place),
        key=lambda one: one.code,
    )
    if not found:
        return Text("", "")
    names = ", ".join(f"{one.name} ({one.code})" for one in found)
    return Text(
        f" Từ ngày hôm sau có: {names}; sổ không ghi nơi nào tiếp nhận nơi nào, hãy hỏi lại với xã, phường hiện có.",
        f" From the next day on there are: {names}; the register does not say which took over from which. Ask again for a "
        "commune that is there.",
    )
