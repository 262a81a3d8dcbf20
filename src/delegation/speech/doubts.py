"""What is not known of a matter and could change an answer about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.findings import Text
from delegation.model.matters import Grant, Matter
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.speech import in_english, instruments
from delegation.speech.gaps import gaps
from delegation.speech.holders import holder_label
from delegation.speech.numbers import number
from delegation.speech.text import joined, sentence
from delegation.speech.unknowns import reason


def owner_by_law(stated: str, *, is_further: bool) -> Text:
    """Say that an owner by law is not known. ``is_further``: beside others, who are."""
    why = reason(stated)
    if is_further:
        return Text(
            f"Sổ còn ghi một chủ thể theo luật chưa rõ là ai: {why.vi}",
            f"A further owner by law is stated who is not known: {why.en}",
        )
    return Text(f"Chủ thể theo luật chưa rõ: {why.vi}", f"The owner by law is not known: {why.en}")


def of_matter(matter: Matter, *, owners_are_based: bool = False) -> Iterator[Text]:
    """Say what is not known of the days and the basis of the matter itself. ``owners_are_based``: its owners have a basis of their own."""
    for why in map(reason, matter.term.unknowns):
        yield Text(f"Thời gian của việc này chưa rõ: {why.vi}", f"The days of this matter are not known: {why.en}")
    if isinstance(matter.basis, Unknown) and not owners_are_based:
        why = reason(matter.basis.reason)
        yield Text(f"Căn cứ pháp lý chưa rõ: {why.vi}", f"The legal basis is not known: {why.en}")
    if matter.procedure is not None and matter.procedure.owner_weak:
        yield Text(
            "Chủ thể có thẩm quyền được suy từ cơ quan thực hiện, cần đối chiếu văn bản.",
            "The owner is inferred from the body that carries out; check it against the text.",
        )


def of_basis(owner: Text, why: Unknown) -> Text:
    """Say that the basis is not known by which somebody owns a matter."""
    said = reason(why.reason)
    return Text(
        f"Căn cứ pháp lý của {owner.vi} chưa rõ: {said.vi}", f"The legal basis of {owner.en} is not known: {said.en}"
    )


def stated(matter: Matter, register: Register) -> Iterator[Text]:
    """Say what the entry of a matter states to be not known beside what it says."""
    for one in gaps(matter.gaps, register) if matter.gaps else ():
        yield Text(f"{sentence(one.vi)}.", f"{sentence(one.en)}.")


def of_silent(grants: Sequence[Grant], register: Register) -> Iterator[Text]:
    """Say in one sentence which grants without matters may reach the matter: the one that there is, or how many."""
    if len(grants) == 1:
        (one,) = grants
        by = instruments.instrument_name(register, one.instrument)
        receiver = holder_label(one.receiver, register)
        to = (
            Text("cho bên nhận chưa được nêu", "to somebody whom the source does not name")
            if isinstance(one.receiver, Unknown)
            else Text(f"cho {receiver.vi}", f"to {receiver.en}")
        )
        giver = holder_label(one.giver, register)
        yield Text(
            f"{by.vi} giao quyền của {giver.vi} {to.vi} nhưng nguồn không nêu từng việc; chưa rõ có gồm việc này không.",
            f"{by.en} gives powers of {giver.en} {to.en}, but the source names no single matter; it is not known whether it reaches "
            "this one.",
        )
    elif grants:
        ids = ",".join(sorted({one.giver for one in grants if not isinstance(one.giver, Unknown)}))
        see = f"delegation list grants unknown:matters giver:{ids}" if ids else "delegation list grants unknown:matters"
        names, count = joined(", ", dict.fromkeys(holder_label(one.giver, register) for one in grants)), len(grants)
        yield Text(
            f"Còn {count} lần giao của {names.vi} mà nguồn không nêu từng việc; chưa rõ có gồm việc này không (xem {see}).",
            f"In {in_english(count, 'more grant')} of {names.en} no single matter is named; it is not known whether this one is given (see {see}).",
        )


def of_unlisted(count: int) -> Text:
    """Say that so many delegated procedures, without a public list, may hold this one."""
    some = number(count)
    return Text(
        f"{some.vi} thủ tục được ủy quyền chưa công bố danh mục; chưa rõ có thủ tục này không.",
        f"The list of {in_english(count, 'delegated procedure')} is not public; it is not known whether this one is on it.",
    )
