"""What is supposed, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from delegation.findings import Text
from delegation.model.holders import Commune, CommuneCode, Holder
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.supposed import Ends, Inherits, Merges, Supposed, Verb, Withdraws
from delegation.model.terms import Day, Unknown
from delegation.model.worded import Worded, english_of
from delegation.speech import holders, instruments
from delegation.speech.days import day
from delegation.speech.holders import holder_label, label
from delegation.speech.instruments import instrument_name
from delegation.speech.mechanisms import GIVING
from delegation.speech.numbers import in_english, number
from delegation.speech.official import entry_name
from delegation.speech.text import joined, sentence
from delegation.speech.unknowns import unknown

PENDING_TITLE = "dự kiến giao cho bên kế thừa, chưa ban hành"
_ENTRIES: dict[str, Text] = {
    "sources": Text("nguồn", "source"),
    "fields": Text("lĩnh vực", "field"),
    "communes": Text("xã, phường", "commune"),
    "holders": Text("chủ thể", "holder"),
    "instruments": Text("văn bản", "instrument"),
    "norms": Text("quy phạm", "norm"),
    "forms": Text("hình thức", "form"),
    "matters": Text("việc", "matter"),
    "grants": Text("lần giao", "grant"),
    "ledgers": Text("tổng số kiểm soát", "control total"),
    "figures": Text("số liệu", "figure"),
    "waivers": Text("miễn trừ", "waiver"),
    "rulings": Text("kết luận về hai mục", "ruling on two entries"),
    "readings": Text("xác nhận đã đọc", "confirmed reading"),
    "english": Text("bản tiếng Anh", "translation"),
    "policies": Text("quy tắc riêng", "policy"),
    "requests": Text("đề nghị, nghĩa vụ", "request or duty"),
}


def assumed(verbs: Iterable[Verb], register: Register) -> tuple[Text, ...]:
    """Say what verbs change, a sentence each. ``register``: as it would be, so that new holders have their names."""
    return tuple(one for verb in verbs for one in _said(verb, register))


def of_entries(hypotheses: Iterable[Supposed], register: Register) -> tuple[Text, ...]:
    """Say how many entries hypotheses add or put in place of others, and name the first. ``register``: as it would be, which has them."""
    return tuple(one for each in hypotheses for one in _counted(each, register))


def _counted(one: Supposed, register: Register) -> Iterator[Text]:
    for entries, vi, en in (
        (one.added, "thêm vào sổ", "adds"),
        (one.replaced, "thay mục cùng mã trong sổ", "puts in place of entries of the register"),
    ):
        groups = dict.fromkeys(group for group, _ in entries)
        ids = {group: [name for kind, name in entries if kind == group] for group in groups}
        if ids:
            shown = joined("; ", (_group(group, several, register) for group, several in ids.items()))
            yield Text(f"«{one.title}» {vi}: {shown.vi}.", f"“{one.title}” {en}: {shown.en}.")


def _group(group: str, ids: Sequence[str], register: Register) -> Text:
    """Count entries of a kind and name the first by their titles; what has none is counted alone, for an id says nothing to who reads a paper."""
    count, most = Text(number(len(ids)).vi, in_english(len(ids), _ENTRIES[group].en)), 4
    names = [name for one in ids if (name := _entry(group, one, register)).vi]
    said = joined("; ", names[:most])
    more = "; …" if names and len(ids) > len(names[:most]) else ""
    named = Text(f" ({said.vi}{more})", f" ({said.en}{more})") if names else Text("", "")
    return Text(f"{count.vi} {_ENTRIES[group].vi}{named.vi}", f"{count.en}{named.en}")


def _entry(group: str, name: str, register: Register) -> Text:
    if group == "communes":
        found = register.communes.get(CommuneCode(name))
        return Text("", "") if found is None else Text(found.label, found.label)
    return entry_name(name, register)


def _said(verb: Verb, register: Register) -> Iterator[Text]:
    match verb:
        case Ends(kind="instrument"):
            yield _instrument_ends(verb, register)
        case Ends(kind="norm"):
            to = day(verb.to)
            yield Text(f"Quy phạm {verb.id} hết hiệu lực sau ngày {to.vi}.", f"The norm {verb.id} ends after {to.en}.")
        case Ends():
            yield from _holder_ends(verb, register)
        case Withdraws():
            yield from (
                _withdrawn(register.grants[one], verb, register) for one in verb.grants if one in register.grants
            )
        case Inherits():
            yield _inherited(verb, register)
        case Merges():
            first = day(verb.first)
            known = register.communes
            names = ", ".join(known[one].label if one in known else one for one in verb.communes)
            yield Text(
                f"Từ ngày {first.vi}, {names} thành {verb.name}; mã đơn vị hành chính mới chưa có.",
                f"From {first.en} {names} become {verb.name}; its official code is not known.",
            )


def _instrument_ends(verb: Ends, register: Register) -> Text:
    name, to = instrument_name(register, verb.id), day(verb.to)
    of = instruments.placed(verb.at, name)
    by = instrument_name(register, verb.by) if verb.by is not None else None
    more = Text(f", do {by.vi}", f", by {by.en}") if by is not None else Text("", "")
    said = Text(f"{of.vi} hết hiệu lực sau ngày {to.vi}{more.vi}.", f"{of.en} ends after {to.en}{more.en}.")
    return Text(sentence(said.vi), sentence(said.en))


def _holder_ends(verb: Ends, register: Register) -> Iterator[Text]:
    name, to = holder_label(verb.id, register), day(verb.to)
    found = register.holder(verb.id)
    heads = register.heads_of(found.id) if found is not None else ()
    vi = "".join(f", {one.label} kết thúc theo" for one in heads)
    en = "".join(f", and with it {one.name_en or one.label}" for one in heads)
    yield Text(f"{name.vi} kết thúc hoạt động sau ngày {to.vi}{vi}.", f"{name.en} ends after {to.en}{en}.")


def _withdrawn(grant: Grant, verb: Withdraws, register: Register) -> Text:
    mechanism, to = GIVING[grant.mechanism], day(verb.to)
    giver, receiver = _party(grant.giver, register), _party(grant.receiver, register)
    by = instrument_name(register, grant.instrument)
    count = len(verb.matters)
    only = Text(f" đối với {count} việc", f" for {in_english(count, 'matter')}") if count else Text("", "")
    return Text(
        f"Thu hồi việc {giver.vi} {mechanism.vi} cho {receiver.vi} theo {by.vi}{only.vi}; ngày cuối {to.vi}.",
        f"The {mechanism.en} by {giver.en} to {receiver.en} by {by.en}{only.en} is taken back; last day {to.en}.",
    )


def _party(name: str | Unknown, register: Register) -> Text:
    if isinstance(name, Unknown):
        return unknown(name, Text("bên chưa rõ", "a side that is not known"))
    return holder_label(name, register)


def _inherited(verb: Inherits, register: Register) -> Text:
    of, first = holder_label(verb.holder, register), day(verb.first)
    vi, en = [], []
    for one in verb.heirs:
        name = holder_label(one.holder, register)
        parts = [register.fields[field].name if field in register.fields else field for field in one.fields]
        parts += [f"{dimension} {', '.join(values)}" for dimension, values in one.cases]
        rest = Text("phần còn lại", "the rest") if one.others else Text("toàn bộ", "all of it")
        vi.append(f"{name.vi} ({'; '.join(parts) or rest.vi})")
        en.append(f"{name.en} ({'; '.join(parts) or rest.en})")
    return Text(
        f"Từ ngày {first.vi}, phần của {of.vi} dự kiến do {', '.join(vi)} kế thừa; chưa có văn bản giao nên chỉ là có thể.",
        f"From {first.en} what {of.en} had is meant to pass to {', '.join(en)}; no text gives it, so it only may.",
    )


def from_day(what: Text, first: Day) -> Text:
    """Say from which day something is supposed."""
    return Text(f"{what.vi} từ ngày {day(first).vi}", f"{what.en} from {day(first).en}")


def abolition(holder: Holder, heir: Holder | None, first: Day) -> Text:
    """Name the supposition that a body or office is no more, and who succeeds."""
    said = from_day(Text(f"kết thúc hoạt động của {holder.label}", f"{label(holder).en} is abolished"), first)
    return said if heir is None else Text(f"{said.vi}, {heir.label} kế thừa", f"{said.en}, {label(heir).en} succeeds")


def split(holder: Holder, made: Iterable[Holder], first: Day) -> Text:
    """Name the supposition that a body becomes several."""
    names = ", ".join(one.label for one in made)
    return from_day(Text(f"chia {holder.label} thành {names}", f"{label(holder).en} becomes {names}"), first)


def merger(communes: Iterable[Commune], name: str, first: Day) -> Text:
    """Name the supposition that communes become one."""
    names = ", ".join(one.name for one in communes)
    return from_day(Text(f"sắp xếp {names} thành {name}", f"{names} become {name}"), first)


def end_of(one: Instrument, first: Day) -> Text:
    """Name the supposition that an instrument is no more in force."""
    said = instruments.instrument(one)
    return from_day(Text(f"{said.vi} hết hiệu lực", f"{said.en} is no longer in force"), first)


def ended_already(one: Holder | Instrument, last: Day) -> Text:
    """Say that the register ends it before: the supposition changes nothing more."""
    is_holder = isinstance(one, Holder)
    name = Text(one.label, one.label) if isinstance(one, Holder) else instruments.instrument(one)
    on = day(last)
    return Text(
        f"Sổ đã ghi {name.vi} {'kết thúc' if is_holder else 'hết hiệu lực'} sau ngày {on.vi}, nên giả định này không đổi gì thêm; những gì "
        f"dựa vào đó chỉ thấy được khi xét một ngày trước đó, muộn nhất là ngày {on.vi}.",
        f"The register says already that {name.en} ended after {on.en}: this changes nothing more; what rests on it is seen only as of an "
        f"earlier day, {on.en} at the latest.",
    )


def withdrawal(register: Register, stated: Sequence[Grant]) -> Text:
    """Name the supposition that a grant is taken back, or all that are stated together."""
    by, to = (
        instrument_name(register, stated[0].instrument),
        joined(", ", (holder_label(one.receiver, register) for one in stated)),
    )
    return Text(f"thu hồi việc giao cho {to.vi} theo {by.vi}", f"the grant to {to.en} by {by.en} is taken back")


def withdrawal_of_all(register: Register, made_by: str) -> Text:
    """Name the supposition that all grants of an instrument are taken back."""
    by = instrument_name(register, made_by)
    return Text(f"thu hồi mọi việc giao theo {by.vi}", f"all grants by {by.en} are taken back")


def withdrawal_from(holder: Holder) -> Text:
    """Name the supposition that everything given to a holder is taken back."""
    name = label(holder)
    return Text(f"thu hồi mọi việc đã giao cho {name.vi}", f"everything given to {name.en} is taken back")


def nothing_given(holder: Holder) -> Text:
    """Say that there is nothing to take back from a holder."""
    return Text(
        f"Sổ không ghi lần giao nào cho {holder.label} hoặc người đứng đầu, nên phương án không đổi gì trong sổ; xem phần «Điều chưa rõ trong sổ».",
        f"The register holds no grant to {holders.label(holder).en} or its head, so nothing in it changes; see what it does not know.",
    )


def over_before(count: int, first: Day) -> Text:
    """Say that some grants are over before the day, so that to take them back changes nothing."""
    return Text(
        f"{count} lần giao đã hết thời hạn trước ngày {day(first).vi} theo sổ; thu hồi không đổi gì.",
        f"{count} of the grants ended before {day(first).en} by the register; to take them back changes nothing.",
    )


def register_name(titles: Iterable[str], name: str) -> str:
    """Name a register under hypotheses."""
    several = tuple(titles)
    under = "; ".join(f"«{one}»" for one in several), "; ".join(f"“{one}”" for one in several)
    return Worded(f"Phương án giả định {under[0]} trên {name}", f"{english_of(name)} under the hypothesis {under[1]}")
