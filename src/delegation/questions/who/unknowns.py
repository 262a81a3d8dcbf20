"""What is not known and could change an answer; what cannot concern it is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from delegation.authority.days import common, days_of
from delegation.authority.examination import Examination
from delegation.authority.silent import may_count, may_reach
from delegation.findings import Name, Text
from delegation.model.holders import Commune, HolderId
from delegation.model.matters import Grant, Matter
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.questions.who.answer import Part, Silent
from delegation.speech import doubts
from delegation.speech.holders import holder_label


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
    if presumed or beside:
        yield from (doubts.owner_by_law(one, is_further=beside) for one in dict.fromkeys(stated))


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
        Name(holder_label(grant.giver, register)),
        Name(holder_label(grant.receiver, register)),
        grant.content if isinstance(grant.content, str) else None,
        grant.fields,
    )


def unlisted(register: Register, matter: Matter, holding: Collection[HolderId]) -> Iterator[Text]:
    """Say how many delegated procedures without a public list may hold this one: those of forms that its owner gives by."""
    books = [one for one in register.books if one.ledger.counts == "delegated-procedures"]
    if any(matter.id in one.named for one in books):
        return
    left = sum(one.unlisted for one in books if may_count(register, one, matter, holding))
    if left:
        yield doubts.of_unlisted(left)
