"""Assertions on who may give what to whom, asked of the norms in force on the day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.answers.asserted.verdict import Outcome, Point, listed
from delegation.authority.norms import Pair, Permissions
from delegation.findings import Text
from delegation.model.assertions import Assertion, Giving
from delegation.model.instruments import Norm
from delegation.model.register import Register
from delegation.questions.ways.ways import Ways
from delegation.speech import instruments, mechanisms, terms
from delegation.speech.holders import holder_label


def points(ways: Ways, one: Assertion) -> Iterator[Point]:
    """Hold what an assertion says of giving against the norms."""
    for giving, wanted in ((one.may_give, True), (one.may_not_give, False)):
        if giving is not None:
            yield _point(ways, giving, wanted=wanted)


def _point(ways: Ways, giving: Giving, *, wanted: bool) -> Point:
    register, day = ways.examination.register, ways.examination.as_of
    giver, receiver = register.holder(giving.giver), register.holder(giving.receiver)
    expected = _expected(register, giving, wanted=wanted)
    if giver is None or receiver is None:
        return Point("fails", expected, Text("sổ không có chủ thể này", "the register has no such holder"))
    permissions, pair = Permissions(register), Pair(giving.mechanism, giver, receiver, day)

    def norms(effect: str) -> list[Norm]:
        return [norm for norm in permissions.of(pair, effect, day) if _speaks(register, norm, giving)]

    ruling = permissions.ruling(pair, day)
    forbidding = list(ruling.norms) if ruling.effect == "forbidden" else []
    permitted = [] if forbidding else norms("permitted")
    sure = [norm for norm in permitted if norm.term.certainly_holds(day)]
    # A law that was not read may open what another forbids; an unclear one may not.
    unclear = [] if forbidding else norms("unclear")
    doubtful = [one for one in permitted if one not in sure] + norms("unknown") + unclear
    may = True if sure else None if doubtful else False
    outcome: Outcome = "unknown" if may is None else "holds" if may == wanted else "fails"
    speaking = sure or doubtful or forbidding or norms("forbidden")
    return Point(
        outcome,
        expected,
        _found(register, may, speaking),
        _why(register, speaking),
        tuple(one.place for one in speaking),
    )


def _speaks(register: Register, norm: Norm, giving: Giving) -> bool:
    """Whether a norm opens the field, and rests on the instrument, that the assertion names."""
    if giving.field is not None and norm.only_fields and giving.field not in norm.only_fields:
        return False
    if giving.under is None:
        return True
    under = register.instrument(giving.under)
    found = (register.instrument(cited.instrument) for cited in norm.basis)
    return under is not None and any(one is not None and one.id == under.id for one in found)


def _expected(register: Register, giving: Giving, *, wanted: bool) -> Text:
    mechanism = mechanisms.GIVING[giving.mechanism]
    giver, receiver = holder_label(giving.giver, register), holder_label(giving.receiver, register)
    vi = f"{'có quy phạm' if wanted else 'không quy phạm nào'} cho {giver.vi} {mechanism.vi} cho {receiver.vi}"
    en = f"{'a norm' if wanted else 'no norm'} lets {giver.en} give to {receiver.en} by {mechanism.en}"
    field = register.fields.get(giving.field) if giving.field is not None else None
    if field is not None:
        vi, en = f"{vi} trong lĩnh vực {field.name}", f"{en} in the field {field.name_en or field.name}"
    if giving.under is not None:
        vi, en = f"{vi} theo {giving.under}", f"{en} under {giving.under}"
    return Text(vi, en)


def _found(register: Register, may: bool | None, norms: Sequence[Norm]) -> Text:  # noqa: FBT001  three answers
    if may:
        cited = _cited(register, norms)
        return Text(f"quy phạm cho phép: {cited.vi}", f"permitted by {cited.en}")
    if may is None:
        cited = _cited(register, norms)
        return Text(f"chưa rõ, cần xem xét: {cited.vi}", f"not known, to be considered: {cited.en}")
    return Text("không quy phạm nào của sổ cho phép", "no norm of the register permits it")


def _cited(register: Register, norms: Sequence[Norm]) -> Text:
    return listed(dict.fromkeys(instruments.citation(register, one) for norm in norms for one in norm.basis))


def _why(register: Register, norms: Sequence[Norm]) -> tuple[Text, ...]:
    """Say of each norm its basis and its days."""
    said = []
    for norm in norms:
        cited = _cited(register, [norm])
        vi, en = terms.term(norm.term).vi, terms.term(norm.term).en
        more = f"; {norm.note}" if norm.note else ""
        said.append(Text(f"{cited.vi}: {vi}{more}", f"{cited.en}: {en}{more}"))
    return tuple(dict.fromkeys(said))
