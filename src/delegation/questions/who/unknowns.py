"""What is not known and could change an answer; what cannot concern it is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from delegation.authority.days import common, days_of
from delegation.authority.examination import Examination
from delegation.authority.silent import may_count, may_reach
from delegation.findings import Name, Text
from delegation.model.holders import Commune, HolderId
from delegation.model.matters import Grant, Matter, Ownership
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.questions.who.answer import AnswerPart, Silent
from delegation.speech import doubts, gaps
from delegation.speech.holders import holder_label
from delegation.speech.instruments import instrument_name
from delegation.speech.limits import not_known


def source(here: Sequence[Ownership], parts: Sequence[AnswerPart]) -> Iterator[Text]:
    """Say why a chain begins at a giver whom the register presumes to own the matter, and who else may own it by law. ``here``: as ``of_the_day`` gives them."""
    presumed = any(one.chain and one.chain[0].mechanism != "law" for part in parts for one in part.owners)
    beside = not presumed and any(part.owners and not part.owner_unknown for part in parts)
    stated = [one.holder.reason for one in here if isinstance(one.holder, Unknown)]
    if presumed or beside:
        yield from (doubts.owner_by_law(one, is_further=beside) for one in dict.fromkeys(stated))


def owners_bases(register: Register, matter: Matter, here: Sequence[Ownership]) -> Iterator[Text]:
    """Say of which owner of the day (``here``) the basis is not known, where that of the matter is."""
    for one in here:
        if isinstance(one.basis, Unknown) and one.basis != matter.basis:
            yield doubts.of_basis(holder_label(one.holder, register), one.basis)


def are_based(here: Sequence[Ownership]) -> bool:
    """Whether each owner by law of the day has a basis of its own: nothing then rests on that of the matter."""
    return bool(here) and not any(isinstance(one.basis, Unknown) for one in here)


def of_the_day(examination: Examination, matter: Matter) -> list[Ownership]:
    """Give the owners by law that may hold the matter on the day."""
    day = examination.as_of.toordinal()
    return [
        one
        for one in matter.owners
        if common(days_of(one.term), examination.lives.basis(one.basis)).on(day) is not False
    ]


def terms_of_grants(register: Register, parts: Sequence[AnswerPart]) -> Iterator[Text]:
    """Say of the grants in the chains, and of those by which somebody signs, what the register does not know of their terms."""
    chains = (chain for part in parts for one in part.everybody for chain in (one.chain, *one.others))
    steps = [*(step for chain in chains for step in chain), *(one.step for part in parts for one in part.assigned)]
    for name in dict.fromkeys(step.grant for step in steps if step.grant is not None):
        grant = register.grants[name]
        by = instrument_name(register, grant.instrument)
        for said in (*not_known(grant), *(gaps.gaps(grant.gaps, register) if grant.gaps else ())):
            yield Text(f"{by.vi}: {said.vi}", f"{by.en}: {said.en}")


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
    if matter.kind != "procedure":
        return
    books = [one for one in register.books if one.ledger.counts == "delegated-procedures"]
    if any(matter.id in one.named for one in books):
        return
    left = sum(one.unlisted for one in books if may_count(register, one, matter, holding))
    if left:
        yield doubts.of_unlisted(left)
