"""A chain of authority in one sentence: who has it by which law, and by which grant it went on."""

from __future__ import annotations

from delegation.authority.links import Chain, Link
from delegation.findings import Text
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant, Ownership, given_at
from delegation.model.register import Register
from delegation.model.terms import ALWAYS, Term, Unknown
from delegation.speech import instruments, mechanisms, terms
from delegation.speech.corrections import corrections
from delegation.speech.holders import holder_label
from delegation.speech.instruments import instrument_name
from delegation.speech.limits import limits_of
from delegation.speech.text import joined, remarked
from delegation.speech.unknowns import reason

MORE = Text(
    "Có quá nhiều chuỗi giao cùng dẫn đến một lần giao nên chỉ xét và nêu một số chuỗi; mọi chủ thể có thẩm quyền, chủ thể giải quyết vẫn "
    "được nêu đủ.",
    "Too many chains lead to one grant, so only some of them are followed and told; whoever owns or acts is told all the same.",
)
"""What is told where there are more chains than are followed (``authority.followed``)."""
_THEN = " → "


def said(chain: Chain, register: Register, *, with_reasons: bool = True) -> Text:
    """Say a chain: its holders, the instrument and provision of each step, and its term; why something is not known unless a paper says it. Nothing for an empty one."""
    holders = (None, *(_leads_to(link) for link in chain))
    steps = [
        _step(link, holder, register, with_reasons=with_reasons) for link, holder in zip(chain, holders, strict=False)
    ]
    return joined(_THEN, steps)


def in_words(chain: Text) -> Text:
    """Give a chain that was said as a paper writes it: its steps, each of which names how it is given, one after the other."""
    return Text(chain.vi.replace(_THEN, ", "), chain.en.replace(_THEN, ", "))


def _leads_to(link: Link) -> object:
    return link.grant.receiver if link.grant is not None else link.ownership and link.ownership.holder


def _step(link: Link, holder: object, register: Register, *, with_reasons: bool) -> Text:
    """Say a step. ``holder``: to whom the step before led; a giver that is the same need not be named again."""
    if link.grant is not None:
        return _granted(link, link.grant, register, is_named=link.grant.giver == holder, with_reasons=with_reasons)
    return _by_law(link.ownership, register, with_reasons=with_reasons) if link.ownership is not None else Text("", "")


def _by_law(one: Ownership, register: Register, *, with_reasons: bool) -> Text:
    name = holder_label(one.holder, register)
    if isinstance(one.basis, Unknown):
        return remarked(name, (_unknown("căn cứ", "basis", one.basis if with_reasons else Unknown("")),))
    cited = [instruments.citation(register, citation) for citation in one.basis]
    if not cited:
        return remarked(name, (Text("chưa rõ căn cứ", "basis not known"),))
    by = joined("; ", cited)
    return remarked(Text(f"{name.vi} theo {by.vi}", f"{name.en} by {by.en}"), _term(one.term))


def _granted(link: Link, grant: Grant, register: Register, *, is_named: bool, with_reasons: bool) -> Text:
    giver, receiver = (holder_label(one, register) for one in (grant.giver, grant.receiver))
    named = instrument_name(register, grant.instrument, _named)
    by = instruments.placed(given_at(grant, link.row), named)
    remarks = list(_term(grant.term))
    if grant.extended:
        from delegation.speech.extensions import extensions  # noqa: PLC0415  few registers extend anything

        remarks += extensions(grant, register)
    if link.row is not None and link.row.row is not None:
        remarks.insert(0, Text(f"phụ lục dòng {link.row.row}", f"annex row {link.row.row}"))
    word = mechanisms.GIVING[grant.mechanism]
    if link.row is not None:
        remarks += corrections(grant, register, link.row)
    remarks += limits_of(grant, register, link.row, unread=with_reasons)
    return remarked(
        Text(
            f"{'' if is_named else f'{giver.vi} '}{word.vi} cho {receiver.vi} theo {by.vi}",
            f"{'' if is_named else f'{giver.en} '}to {receiver.en} ({word.en}) by {by.en}",
        ),
        remarks,
    )


def _named(one: Instrument) -> Text:
    """Name an instrument in short: whatever tells of a chain names it in full beside it."""
    if isinstance(one.number, str):
        return instruments.instrument(one)
    return Text("văn bản chưa công bố số", "an instrument whose number is not public")


def _term(term: Term) -> tuple[Text, ...]:
    if term == ALWAYS:
        return ()
    return (terms.term(term),)


def _unknown(vi: str, en: str, value: Unknown) -> Text:
    why = reason(value.reason)
    if value.is_bare:
        return Text(f"chưa rõ {vi}", f"{en} not known")
    return Text(f"chưa rõ {vi}: {why.vi}", f"{en} not known: {why.en}")
