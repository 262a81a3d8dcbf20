"""What is asked for on the command line as a hypothesis: names become ids, a day becomes last days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.holders import CommuneCode, Holder, HolderId
from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.supposed import Ends, Heir, Inherits, Merges, Withdraws
from delegation.model.terms import Day
from delegation.names import naming
from delegation.names.candidates import type_of
from delegation.names.communes import communes
from delegation.names.folding import fold
from delegation.names.naming import Kind
from delegation.questions.suppose.hypothesis import last_day
from delegation.questions.suppose.words import AskedHypothesis
from delegation.speech import hypotheses

By = Literal["field", "case"]


def find_holder(register: Register, name: str) -> Holder:
    """Find a holder by id or name. Raises ``AskedWronglyError``."""
    return register.holders[HolderId(naming.resolve(name, naming.holders(register), Kind.HOLDER).id)]


def find_instrument(register: Register, name: str) -> Instrument:
    """Find an instrument by id, number or title. Raises ``AskedWronglyError``."""
    found = register.instrument(name)
    if found is not None:
        return found
    return register.instruments[InstrumentId(naming.resolve(name, naming.instruments(register), Kind.INSTRUMENT).id)]


def abolish(register: Register, name: str, successor: str | None, first: Day) -> AskedHypothesis:
    """Ask what follows where a body or office is no more on a day. Raises ``AskedWronglyError`` for names that mean nothing."""
    holder = find_holder(register, name)
    heir = find_holder(register, successor) if successor is not None else None
    if heir is not None and heir.id == holder.id:
        raise AskedWronglyError(
            Text(
                f"{holder.name} không thể kế thừa chính mình. Hãy nêu một chủ thể khác sau --successor.",
                f"{holder.name} cannot inherit from itself. Name another holder after --successor.",
            )
        )
    to = last_day(first)
    heirs = (heir,) if heir is not None else ()
    return AskedHypothesis(
        hypotheses.abolition(holder, heir, first),
        (Ends("holder", holder.id, to, holder.place), *_inheriting(register, holder, heirs, first)),
        tuple(_ended_before(holder, to)),
        tuple(one.id for one in (holder, *register.heads_of(holder.id), *heirs)),
        (holder.id,),
    )


def _inheriting(register: Register, holder: Holder, heirs: Sequence[Holder], first: Day) -> Iterator[Inherits]:
    if not heirs:
        return
    yield Inherits(holder.id, tuple(Heir(one.id) for one in heirs), first)
    # The head of a body acts where the law names the head; the head of the heir may do so after.
    for head in register.heads_of(holder.id):
        after = [one for heir in heirs for one in register.heads_of(heir.id)]
        if after:
            yield Inherits(head.id, tuple(Heir(one.id) for one in after), first)


def _ended_before(one: Holder | Instrument, to: Day) -> Iterator[Text]:
    """Say where an end that the register knows lies before the one that is supposed: then nothing changes."""
    if isinstance(one.term.end, Day) and one.term.end <= to:
        yield hypotheses.ended_already(one, one.term.end)


def end(register: Register, name: str, first: Day) -> AskedHypothesis:
    """Ask what follows where an instrument is no more in force on a day. Raises ``AskedWronglyError``."""
    found = find_instrument(register, name)
    to = last_day(first)
    return AskedHypothesis(
        hypotheses.end_of(found, first),
        (Ends("instrument", found.id, to, found.place),),
        tuple(_ended_before(found, to)),
    )


def withdraw(register: Register, name: str, first: Day) -> AskedHypothesis:
    """Ask what follows where a grant, or all grants of an instrument, are taken back. Raises ``AskedWronglyError``."""
    grants, instrument = grants_meant(register, name)
    title = (
        hypotheses.withdrawal(register, grants)
        if instrument is None
        else hypotheses.withdrawal_of_all(register, instrument)
    )
    return withdrawing(title, grants, first)


def grants_meant(register: Register, name: str) -> tuple[Sequence[Grant], InstrumentId | None]:
    """Give the grant of a name, or all of an instrument, and then that instrument. Raises ``AskedWronglyError``."""
    stated = register.grants_named(name)
    if stated:
        return stated, None
    givers = {one.instrument for one in register.grants.values()}
    known = [*(one for one in naming.instruments(register) if InstrumentId(one.id) in givers), *naming.grants(register)]
    direct = register.instrument(name)
    found = direct.id if direct is not None and direct.id in givers else naming.resolve(name, known, Kind.DECISION).id
    if register.grants_named(found):
        return register.grants_named(found), None
    return [one for _, one in sorted(register.grants.items()) if one.instrument == found], InstrumentId(found)


def withdraw_from(register: Register, name: str, first: Day) -> AskedHypothesis:
    """Ask what follows where everything given to a holder, or to its head, is taken back. Raises ``AskedWronglyError``."""
    holder = find_holder(register, name)
    who = {holder.id, *(one.id for one in register.heads_of(holder.id))}
    grants = [one for _, one in sorted(register.grants.items()) if one.receiver in who]
    asked = withdrawing(hypotheses.withdrawal_from(holder), grants, first)
    remarks = asked.remarks if grants else (hypotheses.nothing_given(holder),)
    return AskedHypothesis(asked.title, asked.verbs, remarks, (*sorted(who), *asked.concerns), (holder.id,))


def withdrawing(title: Text, grants: Sequence[Grant], first: Day) -> AskedHypothesis:
    """Ask what follows where some grants are taken back."""
    to = last_day(first)
    over = [one for one in grants if isinstance(end := one.running.end, Day) and end <= to]
    remarks = (hypotheses.over_before(len(over), first),) if over else ()
    verbs = (Withdraws(tuple(one.id for one in grants), to),) if grants else ()
    sides = (side for one in grants for side in (one.giver, one.receiver))
    concerns = tuple(dict.fromkeys(HolderId(one) for one in sides if isinstance(one, str)))
    return AskedHypothesis(hypotheses.from_day(title, first), verbs, remarks, concerns)


def merge(register: Register, codes: Iterable[str], name: str, first: Day) -> AskedHypothesis:
    """Ask what follows where communes become one. Raises ``AskedWronglyError`` for fewer than two, or a name of no type."""
    names = communes(register)
    found = list(dict.fromkeys(CommuneCode(naming.resolve(one, names, Kind.COMMUNE).id) for one in codes))
    if len(found) < 2:  # noqa: PLR2004  one alone is not put together
        raise AskedWronglyError(
            Text(
                "--merge-communes cần ít nhất hai xã, phường khác nhau, cách nhau bằng dấu phẩy, như 00004,00008.",
                "--merge-communes needs two different communes or more, parted by commas, like 00004,00008.",
            )
        )
    plain = " ".join(name.split())
    sort = type_of(plain)
    if sort is None or len(plain.split()) < 2:  # noqa: PLR2004  the word for the type, and the name
        raise AskedWronglyError(
            Text(
                f"«{name}» sau --as phải bắt đầu bằng Phường, Xã hoặc Đặc khu rồi đến tên, như «Phường Ba Đình»: loại đơn vị quyết "
                "định ai có thẩm quyền.",
                f"“{name}” after --as must begin with Phường, Xã or Đặc khu and go on with a name, like “Phường Ba Đình”: the type "
                "decides who has authority.",
            )
        )
    title = hypotheses.merger([register.communes[one] for one in found], plain, first)
    verb = Merges(tuple(found), CommuneCode(fold(plain).replace(" ", "-")), plain, sort, first)
    return AskedHypothesis(title, (verb,))
