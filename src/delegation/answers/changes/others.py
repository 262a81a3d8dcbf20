"""What became of instruments, holders, published numbers, and all entries by which nobody holds authority."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from delegation.answers.changes import values
from delegation.answers.changes.sentences import (
    ENTERED,
    ESTABLISHED,
    EntryTurn,
    life,
    registers_of,
    restated,
    turned,
)
from delegation.findings import Text
from delegation.model.figures import Figure, Ledger
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown
from delegation.questions.compare import Comparison, EntryChange
from delegation.questions.compare.others import ENDED
from delegation.questions.compare.words import HolderChange, InstrumentChange, NumberChange
from delegation.speech import communes, day, figures, instrument_name, instruments, joined
from delegation.speech.holders import holder_label
from delegation.speech.matters import name_of
from delegation.speech.registers import source_title
from delegation.speech.unknowns import NOT_KNOWN

_HOLDER = {
    "name": "name", "kind": "kind", "level": "level", "parent": "parent", "head-of": "head_of", "members": "members",
    "within": "within", "successors": "successors", "gaps": "gaps",
}  # fmt: skip
_INSTRUMENT = {
    "number": "number", "type": "type", "issuer": "issuer", "title": "title", "issued": "issued", "replaces": "replaces",
    "replaced-by": "replaced_by", "amends": "amends", "part-ends": "part_ends", "part-starts": "part_starts", "normative": "normative",
    "suspends": "suspends", "corrects": "corrects", "extends": "extends", "transition": "transition", "gaps": "gaps",
}  # fmt: skip
"""Values by the aspect under which a comparison tells of them."""


def instrument(change: InstrumentChange, comparison: Comparison) -> EntryTurn:
    """Tell of an instrument."""
    old, new = registers_of(comparison)
    one, register = (change.after, new) if change.after is not None else (change.before, old)
    said = [*turned(change.id, change.turn, comparison, ENTERED)]
    if change.before is not None and change.after is not None:
        said += life(change.turn, change.before, change.after, (old, new))
        said += restated(change.before, change.after, change.turn.aspects, _INSTRUMENT, (old, new))
    if one is not None and "ended" in change.turn.kinds and one.replaced_by:
        by = joined("; ", (instrument_name(register, name) for name in one.replaced_by))
        said.append(Text(f"thay bằng {by.vi}", f"replaced by {by.en}"))
    name = instruments.titled(one) if one is not None else Text(change.id, change.id)
    return EntryTurn("instrument", change.id, name, tuple(said), change.turn.kinds)


def holder(change: HolderChange, comparison: Comparison) -> EntryTurn:
    """Tell of a holder."""
    registers = registers_of(comparison)
    one = change.after or change.before
    said = [*turned(change.id, change.turn, comparison, ESTABLISHED)]
    if change.before is not None and change.after is not None:
        said += life(change.turn, change.before, change.after, registers)
        said += restated(change.before, change.after, change.turn.aspects, _HOLDER, registers)
    name = one.label if one is not None else change.id
    return EntryTurn("holder", change.id, Text(name, name), tuple(said), change.turn.kinds)


def number(change: NumberChange) -> EntryTurn:
    """Tell of a published figure or a control total."""
    one = change.after or change.before
    name = one.name if isinstance(one, Ledger) else (one.measure if isinstance(one, Figure) else change.id)
    was, becomes = (_value(value) for value in (change.before, change.after))
    if was is None:
        said = Text(f"ghi thêm: {becomes.vi}", f"entered: {becomes.en}") if becomes else Text("", "")
    elif becomes is None:
        said = Text(f"bỏ khỏi sổ: {was.vi}", f"withdrawn: {was.en}")
    elif was == becomes:
        said = Text("sửa ngày hoặc đơn vị của số liệu", "its day or unit reads differently")
    else:
        said = Text(f"sửa từ {was.vi} thành {becomes.vi}", f"changed from {was.en} to {becomes.en}")
    return EntryTurn(
        "number", change.id, Text(name, name), (said,), (_came(change.before is None, change.after is None),)
    )


def _came(is_new: bool, is_gone: bool) -> str:  # noqa: FBT001  both sides of one entry
    return "entered" if is_new else ("withdrawn" if is_gone else "changed")


def _value(one: Figure | Ledger | None) -> Text | None:
    if one is None:
        return None
    if isinstance(one, Ledger) and isinstance(one.total, Unknown):
        return figures.amount(one.total)
    return figures.value(one) if isinstance(one, Figure) else figures.published(one)


_SORTS: Mapping[str, Text] = {
    "setting": Text("Sổ", "Register"),
    "source": Text("Nguồn", "Source"),
    "field": Text("Lĩnh vực", "Field"),
    "commune": Text("Xã, phường", "Commune"),
    "holder": Text("Chủ thể", "Holder"),
    "instrument": Text("Văn bản", "Instrument"),
    "norm": Text("Quy phạm", "Norm"),
    "form": Text("Hình thức ủy quyền", "Form"),
    "matter": Text("Việc", "Matter"),
    "grant": Text("Lần giao quyền", "Grant"),
    "figure": Text("Số liệu", "Figure"),
    "ledger": Text("Sổ kiểm soát", "Ledger"),
    "waiver": Text("Miễn trừ", "Waiver"),
    "ruling": Text("Kết luận về hai mục", "Ruling on two entries"),
}


def other(change: EntryChange, comparison: Comparison) -> EntryTurn:
    """Tell of any other entry, or of the remarks of one."""
    sort = _SORTS[change.kind]
    if not change.before:
        said: Iterable[Text] = (Text("ghi thêm vào sổ", "entered"),)
    elif not change.after:
        said = (Text("bỏ khỏi sổ", "withdrawn"),)
    elif change.aspects == (ENDED,):
        said = (_ended(CommuneCode(change.id), comparison.new.register),)
    else:
        labels = [values.label(one) for one in change.aspects]
        vi, en = ", ".join(one.vi for one in labels), ", ".join(one.en for one in labels)
        said = (Text(f"sửa {vi}", f"reads differently: {en}"),)
    name = _entry_name(change, comparison)
    kinds = change.aspects or (_came(not change.before, not change.after),)
    return EntryTurn(
        "other", change.id, Text(f"{sort.vi} {name.vi}", f"{sort.en} {name.en}"), tuple(said), kinds, change.kind
    )


def _ended(code: CommuneCode, register: Register) -> Text:
    """Say what a commune became, or its last day where the register does not."""
    last = register.communes[code].term.end
    until = (
        Text(f"chỉ có đến hết {day(last).vi}", f"existed until {day(last).en}") if isinstance(last, Day) else NOT_KNOWN
    )
    return communes.became(register, code) or until


def _entry_name(change: EntryChange, comparison: Comparison) -> Text:
    register = comparison.new.register if change.after else comparison.old.register
    name = change.id
    match change.kind:
        case "commune" if (commune := register.communes.get(CommuneCode(name))) is not None:
            said = commune.label
        case "field" if (field := register.fields.get(name)) is not None:
            return Text(field.name, field.name_en or field.name)
        case "source" if name in register.sources:
            return source_title(register, name)
        case "holder":
            return holder_label(HolderId(name), register)
        case "instrument":
            return instrument_name(register, name)
        case "matter":
            said = name_of(name, register)
        case _:
            said = name
    return Text(said, said)
