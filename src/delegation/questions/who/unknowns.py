"""What is not known and could change an answer; what cannot concern it is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from delegation.authority.days import common, days_of
from delegation.authority.examination import Examination
from delegation.authority.silent import may_count, may_reach
from delegation.findings import Text
from delegation.model.holders import Commune, HolderId
from delegation.model.matters import Grant, Matter
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.questions.who.answer import Part, Silent
from delegation.speech import numbers


def source(examination: Examination, matter: Matter, parts: Sequence[Part]) -> Iterator[Text]:
    """Say why a chain begins at a giver whom the register presumes to own the matter, and who else may own it by law."""
    presumed = any(one.chain and one.chain[0].mechanism != "law" for part in parts for one in part.owners)
    beside = not presumed and any(part.owners and not part.owner_unknown for part in parts)
    day = examination.as_of.toordinal()
    stated = [
        one.holder.reason
        for one in matter.owners
        if isinstance(one.holder, Unknown)
        and common(days_of(one.term), examination.lives.basis(one.basis)).on(day) is not False
    ]
    for reason in dict.fromkeys(stated):
        if presumed:
            yield Text(f"Chủ thể theo luật chưa rõ: {reason}", f"The owner by law is not known: {reason}")
        elif beside:
            yield Text(
                f"Sổ còn ghi một chủ thể theo luật chưa rõ là ai: {reason}",
                f"A further owner by law is stated who is not known: {reason}",
            )


def days(matter: Matter) -> Iterator[Text]:
    """Say what is not known of the days and the basis of the matter itself."""
    for reason in matter.term.unknowns:
        yield Text(f"Thời gian của việc này chưa rõ: {reason}", f"The days of this matter are not known: {reason}")
    if isinstance(matter.basis, Unknown):
        reason = matter.basis.reason
        yield Text(f"Căn cứ pháp lý chưa rõ: {reason}", f"The legal basis is not known: {reason}")
    if matter.procedure is not None and matter.procedure.owner_weak:
        yield Text(
            "Chủ thể có thẩm quyền được suy từ cơ quan thực hiện, cần đối chiếu văn bản.",
            "The owner is inferred from the body that carries out; check it against the text.",
        )


def silent(
    examination: Examination, matter: Matter, holding: Collection[HolderId], place: Commune | None
) -> tuple[Silent, ...]:
    """Give the grants that may reach a matter though no public text says that they do, in the order of ids."""
    found = may_reach(examination, matter, holding, place)
    return tuple(_silent(examination.register, one) for one in found)


def _silent(register: Register, grant: Grant) -> Silent:
    made_by = register.instruments.get(grant.instrument)
    return Silent(
        grant.id,
        made_by.label if made_by is not None else grant.instrument,
        register.label_of(grant.giver),
        register.label_of(grant.receiver),
        grant.content if isinstance(grant.content, str) else None,
        grant.fields,
    )


def of_silent(register: Register, several: Sequence[Silent]) -> Iterator[Text]:
    """Say in one sentence which grants may reach the matter: the one that there is, or how many."""
    if len(several) == 1:
        (one,) = several
        unnamed = isinstance(register.grants[one.grant].receiver, Unknown)
        to = (
            Text("cho bên nhận chưa được nêu", "to somebody whom the source does not name")
            if unnamed
            else Text(f"cho {one.receiver}", f"to {one.receiver}")
        )
        yield Text(
            f"{one.instrument} giao quyền của {one.giver} {to.vi} nhưng nguồn không nêu từng việc; chưa rõ có gồm việc này không.",
            f"{one.instrument} gives powers of {one.giver} {to.en}, but the source names no single matter; it is not known "
            "whether it reaches this one.",
        )
    elif several:
        givers = dict.fromkeys(one.giver for one in several)
        known = dict.fromkeys(register.grants[one.grant].giver for one in several)
        ids = ",".join(sorted(name for name in known if not isinstance(name, Unknown)))
        see = f"delegation list grants unknown:matters giver:{ids}" if ids else "delegation list grants unknown:matters"
        names, count = ", ".join(givers), len(several)
        yield Text(
            f"Còn {count} lần giao của {names} mà nguồn không nêu từng việc; chưa rõ có gồm việc này không (xem {see}).",
            f"{count} more grants of {names} name no single matter; it is not known whether they reach this one (see {see}).",
        )


def unlisted(register: Register, matter: Matter, holding: Collection[HolderId]) -> Iterator[Text]:
    """Say how many delegated procedures without a public list may hold this one: those of forms that its owner gives by."""
    books = [one for one in register.books if one.ledger.counts == "delegated-procedures"]
    if any(matter.id in one.named for one in books):
        return
    left = sum(one.unlisted for one in books if may_count(register, one, matter, holding))
    if left:
        vi, en = numbers.number(left).vi, numbers.number(left).en
        yield Text(
            f"{vi} thủ tục được ủy quyền chưa công bố danh mục; chưa rõ có thủ tục này không.",
            f"{en} delegated procedures are not listed in public; it is not known whether this is one of them.",
        )
