"""What became of each entry, in legal words: *giao thêm*, *rút*, *gia hạn đến …*, *đổi căn cứ từ … sang …*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from delegation.answers.changes import others, replacing, values
from delegation.answers.changes.sentences import (
    ENTERED,
    GIVEN,
    EntryTurn,
    from_to,
    lasting,
    registers_of,
    restated,
    turned,
    until,
)
from delegation.authority.links import ByGrant, ByLaw
from delegation.findings import Text
from delegation.model.acts import Recoded
from delegation.model.holders import HolderId
from delegation.model.matters import Grant, MatterId, Ownership
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.questions.compare import Comparison, EntryChange, GrantChange, MatterChange, OwnershipChange
from delegation.questions.compare.renames import is_told
from delegation.questions.compare.words import Renamed
from delegation.speech import codes, instrument_name, mechanisms, numbers
from delegation.speech.holders import holder_label
from delegation.speech.limits import parts_of
from delegation.speech.matters import name_of
from delegation.speech.text import into, joined


def told(comparison: Comparison) -> tuple[EntryTurn, ...]:
    """Tell of every entry that differs, by group, then by id. Matters that somebody else holds now are told by moves."""
    found = [_grant(one, comparison) for one in comparison.grants]
    found += [one for change in comparison.matters if (one := _matter(change, comparison)) is not None]
    found += [others.instrument(one, comparison) for one in comparison.instruments]
    found += [others.holder(one, comparison) for one in comparison.holders]
    found += [others.number(one) for one in comparison.numbers]
    found += [_renamed(one, comparison) for one in comparison.renamed if is_told(one, comparison.new.register)]
    return (*found, *(_other(one, comparison) for one in comparison.others))


def _other(one: EntryChange, comparison: Comparison) -> EntryTurn:
    if one.kind != "request":
        return others.other(one, comparison)
    from delegation.answers.changes.requests import request  # noqa: PLC0415  few registers have any

    return request(one, comparison)


def _renamed(one: Renamed, comparison: Comparison) -> EntryTurn:
    register = comparison.new.register
    match one.kind:
        case "grant":
            name = grant_name(register.grants_named(one.new)[0], register)
        case "instrument":
            name = instrument_name(register, one.new)
        case "holder":
            name = holder_label(HolderId(one.new), register)
        case _:
            name = Text(name_of(MatterId(one.new), register), name_of(MatterId(one.new), register))
    said = from_to("đổi mã", "id renamed", Text(f"«{one.old}»", f"“{one.old}”"), Text(f"«{one.new}»", f"“{one.new}”"))
    return EntryTurn(one.kind, one.new, name, (said,), ("renamed",))


_MOST = 5
"""Matters that an annex has more or fewer, and that are named."""
_GRANT = {
    "mechanism": "mechanism", "giver": "giver", "receiver": "receiver", "giver-keeps": "giver_keeps", "steps": "steps", "form": "form", "part": "part", "content": "content",
    "scope": "scope", "manner": "manner", "conditions": "conditions", "purpose": "purpose", "evaluation": "evaluation_days",
    "conditions-met": "conditions_met", "gaps": "gaps",
}  # fmt: skip
_MATTER = {
    "title": "title", "kind": "kind", "field": "field", "level": "level", "coordinators": "coordinators", "co-deciding": "co_deciding",
    "dimensions": "dimensions", "territory": "territory", "reserved": "reserved", "procedure": "procedure", "gaps": "gaps",
}  # fmt: skip
"""Values by the aspect under which a comparison tells of them."""


def _grant(change: GrantChange, comparison: Comparison) -> EntryTurn:
    old, new = registers = registers_of(comparison)
    before, after = change.before, change.after
    said = [*turned(change.id, change.turn, comparison, GIVEN)]
    if replacing.is_over(change) and (by := replacing.replaced(change, comparison)) is not None:
        said.append(replacing.said(by, comparison))
    if before is not None and after is not None:
        said += lasting(change.turn, until(ByGrant(before), comparison.old), until(ByGrant(after), comparison.new))
        if before.instrument != after.instrument:
            names = (instrument_name(old, before.instrument), instrument_name(new, after.instrument))
            said.append(from_to("đổi căn cứ", "basis changed", *names))
        if "provision" in change.turn.aspects:
            said.append(values.restated("place", before.at, after.at, registers))
        if "term" in change.turn.aspects and not {"extended", "shortened"} & {*change.turn.kinds}:
            said.append(values.restated("term", before.term, after.term, registers))
        said += restated(before, after, change.turn.aspects, _GRANT, registers)
        said += _rows(change, comparison)
        if not said and "extended" in change.turn.aspects:  # its end is the same: by another text, or otherwise worded
            said.append(values.restated("extended", before.extended, after.extended, registers))
    grant = after or before
    name = grant_name(grant, new if after is not None else old) if grant is not None else Text(change.id, change.id)
    return EntryTurn("grant", change.id, name, tuple(said), change.turn.kinds)


def grant_name(grant: Grant, register: Register) -> Text:
    """Name a grant: who gives to whom, by which mechanism, instrument and form, how many matters."""
    giver, receiver = (holder_label(one, register) for one in (grant.giver, grant.receiver))
    by = instrument_name(register, grant.instrument)
    if isinstance(grant.rows, Unknown):
        rows = Text("chưa công bố danh mục", "list not published")
    else:
        count = len({row.matter for row in grant.rows})
        rows = numbers.counted(count, "việc", "matter")
    rows = joined("; ", (rows, *parts_of(grant, register)))
    form = Text(f", hình thức {grant.form}", f", form {grant.form}") if grant.form is not None else Text("", "")
    word = mechanisms.GIVING[grant.mechanism]
    return Text(
        f"{giver.vi} {word.vi} cho {receiver.vi} theo {by.vi}{form.vi} ({rows.vi})",
        f"{giver.en} to {receiver.en} ({word.en}) by {by.en}{form.en} ({rows.en})",
    )


def _rows(change: GrantChange, comparison: Comparison) -> Iterator[Text]:
    old, new = registers_of(comparison)
    for ids, register, (vi, en) in (
        (change.matters_added, new, ("giao thêm", "gives")),
        (change.matters_removed, old, ("rút", "takes back")),
    ):
        if ids:
            names = [name_of(one, register) for one in ids[:_MOST]]
            names += [f"… (+{len(ids) - _MOST})"] if len(ids) > _MOST else []
            listed = "; ".join(names)
            yield Text(f"{vi} {len(ids)} việc: {listed}", f"{en} {numbers.in_english(len(ids), 'matter')}: {listed}")
    if "matters" in change.turn.aspects and not change.matters_added and not change.matters_removed:
        yield Text(
            "sửa dòng phụ lục: số thứ tự, điều khoản giao, phần được giao",
            "annex rows read differently: numbers, provisions, parts",
        )


def _matter(change: MatterChange, comparison: Comparison) -> EntryTurn | None:
    old, new = registers = registers_of(comparison)
    before, after = change.before, change.after
    said = [] if change.moves else list(_recoded(change, new))
    if not change.moves and not said:
        said += turned(change.id, change.turn, comparison, ENTERED)
    if before is not None and after is not None:
        aspects = change.turn.aspects
        if "term" in aspects:
            said.append(values.restated("term", before.term, after.term, registers))
        said += restated(before, after, aspects, _MATTER, registers)
        if "basis" in aspects:
            said.append(_based(before.basis, after.basis, registers))
        is_told = bool(change.moves or change.replaced_by or change.replaces)
        owners = [] if is_told else [*_owners(change.ownerships, comparison)]
        # What an ownership says alike with its matter is told once.
        said += [one for one in owners if one not in said]
    matter = after or before
    if not said or matter is None:
        return None
    name = name_of(change.id, new if after is not None else old)
    kinds = dict.fromkeys(
        kind for turn in (change.turn, *(one.turn for one in change.ownerships)) for kind in turn.kinds
    )
    return EntryTurn("matter", change.id, Text(name, name), tuple(dict.fromkeys(said)), tuple(kinds))


def _recoded(change: MatterChange, register: Register) -> Iterator[Text]:
    """Say which code it goes on under, or from which it took over."""
    later = [one for one in register.later_codes(change.id) if _leads_to(one, change.replaced_by, register)]
    earlier = [one for one in register.earlier_codes(change.id) if _comes_from(one, change.replaces, register)]
    if later:
        yield codes.briefly(later, register)
    if earlier:
        yield codes.replacing(earlier, register)


def _leads_to(one: Recoded, codes_used: Sequence[MatterId], register: Register) -> bool:
    """Whether a replacement leads to one of some codes, over any number of further ones."""
    further = register.later_codes(one.new)
    return one.new in codes_used or any(_leads_to(each, codes_used, register) for each in further)


def _comes_from(one: Recoded, codes_used: Sequence[MatterId], register: Register) -> bool:
    earlier = register.earlier_codes(one.old)
    return one.old in codes_used or any(_comes_from(each, codes_used, register) for each in earlier)


def _owners(changes: Sequence[OwnershipChange], comparison: Comparison) -> Iterator[Text]:
    """Tell of the owners by law; of one who has it by another text from now on in one sentence."""
    over = {one.before.holder: one for one in changes if one.before is not None and {*one.turn.kinds} & _OVER}
    begun = {one.after.holder: one for one in changes if one.after is not None and {*one.turn.kinds} & _BEGUN}
    going_on = {holder: (one, begun[holder]) for holder, one in over.items() if begun.get(holder) not in (None, one)}
    for holder, (one, other) in going_on.items():
        was, now = one.before, other.after
        if was is not None and now is not None:
            name = holder_label(holder, comparison.new.register)
            based = _based(was.basis, now.basis, registers_of(comparison))
            yield Text(f"{name.vi} tiếp tục có thẩm quyền, {based.vi}", f"authority of {name.en} goes on, {based.en}")
    told = [one for pair in going_on.values() for one in pair]
    yield from (text for one in changes if one not in told for text in _owner(one, comparison))


_OVER, _BEGUN = frozenset({"ended", "doubted"}), frozenset({"added", "settled"})


def _owner(change: OwnershipChange, comparison: Comparison) -> Iterator[Text]:
    old, new = registers_of(comparison)
    before, after = change.before, change.after
    if before is None or after is None:
        one, register = (after, new) if after is not None else (before, old)
        if one is not None:
            name = holder_label(one.holder, register)
            yield (
                Text(f"ghi thêm {name.vi} theo luật", f"{name.en} entered as owner by law")
                if before is None
                else Text(f"bỏ {name.vi} theo luật", f"{name.en} withdrawn as owner by law")
            )
        return
    kinds = {*change.turn.kinds}
    if "corrected" in kinds:
        names = into(holder_label(before.holder, old), holder_label(after.holder, new))
        yield Text(f"sửa chủ thể theo luật: {names.vi}", f"owner by law corrected: {names.en}")
        return
    if {"extended", "shortened"} & kinds:
        yield from lasting(change.turn, until(ByLaw(before), comparison.old), until(ByLaw(after), comparison.new))
    elif "term" in change.turn.aspects:
        yield values.restated("term", before.term, after.term, (old, new))
    if "basis" in change.turn.aspects:
        yield _based(before.basis, after.basis, (old, new))
    if "owner" in change.turn.aspects:
        yield values.restated("holder", before.holder, after.holder, (old, new))
    if kinds <= {"settled", "doubted", "added", "ended"} and kinds:
        yield _state(before, kinds, old)


def _state(one: Ownership, kinds: AbstractSet[str], register: Register) -> Text:
    name = holder_label(one.holder, register)
    vi, en = next(said for kind, said in _STATES.items() if kind in kinds)
    return Text(f"thẩm quyền của {name.vi} {vi}", f"the authority of {name.en} {en}")


_STATES = {
    "added": ("bắt đầu có hiệu lực", "begins"),
    "settled": ("nay đã rõ", "is certain from now on"),
    "ended": ("hết hiệu lực", "ends"),
    "doubted": ("nay chưa chắc chắn", "is not certain any more"),
}


def _based(before: object, after: object, registers: tuple[Register, Register]) -> Text:
    was, becomes = values.said(before, registers[0]), values.said(after, registers[1])
    if was is None or becomes is None or was == becomes:
        return Text("đổi căn cứ", "basis changed")
    return from_to("đổi căn cứ", "basis changed", was, becomes)
