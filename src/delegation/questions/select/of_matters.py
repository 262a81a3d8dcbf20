"""Conditions on tasks and procedures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial

from delegation.authority.entries import Party
from delegation.authority.holdings import Held
from delegation.authority.silent import works_for_state
from delegation.authority.usable import UsableTerm
from delegation.model.instruments import InstrumentId
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown
from delegation.names import naming
from delegation.names.folding import fold
from delegation.names.naming import Kind
from delegation.questions.select.conditions import (
    Fits,
    Maker,
    Test,
    among,
    any_of,
    contains,
    dated,
    exists,
    node_of,
    reaches,
    resolved,
)
from delegation.questions.select.selector import Condition, Selector
from delegation.questions.ways.ways import Ways

ANY = "any"
LEVELS, PROVENANCES = ("city", "commune", "district", "both"), ("official", "statutory", "reported")
UNKNOWNS = ("owner", "exerciser", "basis", "term", "code")


def _id(_: Ways, one: Condition) -> Test[Matter]:
    wanted = fold(one.value)
    return lambda matter: wanted in _folded(matter.id, _code(matter))


@lru_cache(1 << 13)
def _folded(name: str, code: str) -> tuple[str, str]:
    return fold(name), fold(code)


def _code(matter: Matter) -> str:
    code = matter.procedure.code if matter.procedure is not None else ""
    return code if isinstance(code, str) else ""


def _title(_: Ways, one: Condition) -> Test[Matter]:
    found = contains(one.value)
    return lambda matter: found((matter.title,))


def _field(ways: Ways, one: Condition) -> Test[Matter]:
    wanted = resolved(one, naming.fields(ways.examination.register), Kind.FIELD)
    return lambda matter: matter.field == wanted


def _level(_: Ways, one: Condition) -> Test[Matter]:
    wanted = among(one.value, LEVELS, one)
    return lambda matter: matter.level == wanted


def _provenance(_: Ways, one: Condition) -> Test[Matter]:
    wanted = among(one.value, PROVENANCES, one)
    return lambda matter: matter.provenance == wanted


def held_by(parties: Iterable[Party], holder: str, *, may_be: bool) -> Fits:
    """Say whether a holder is among those who stand. ``may_be``: it may be the one whom the register does not know."""
    found: list[Fits] = []
    for one in parties:
        if one.holder == holder:
            found.append(True if one.certain else None)
        elif one.holder is None and may_be:
            found.append(None)
    return any_of(found)


def _standing(side: Callable[[Held], Iterable[Party]]) -> Maker[Matter]:
    def make(ways: Ways, one: Condition) -> Test[Matter]:
        wanted = node_of(ways, one, "holder").id
        may_be = exists(ways.examination.register, wanted, ways.examination.as_of)

        def fits(matter: Matter) -> Fits:
            return holds(ways, matter, wanted, side, may_be=may_be)

        return fits

    return make


def holds(ways: Ways, matter: Matter, holder: str, side: Callable[[Held], Iterable[Party]], *, may_be: bool) -> Fits:
    """Say whether a holder stands in a matter on the day. ``may_be``: whether it exists then.

    A matter is the State's: whoever of the Party or the Front is not named is not the one whom the register does not know.
    """
    if not may_be or not _is_named(ways, matter, holder):
        return False
    may = works_for_state(ways.examination.register.holder(holder))
    return any_of(held_by(side(piece), holder, may_be=may) for piece in ways.held(matter.id))


def _is_named(ways: Ways, matter: Matter, holder: str) -> bool:
    """Whether a statement of the law or a grant names a holder for a matter, or one that is not known: else it holds nothing."""
    whole = ways.examination.territory.whole
    given = ways.examination.register.grants_of.get(matter.id, ())
    return any(whole(one.holder) in (holder, None) for one in matter.owners) or any(
        whole(one) in (holder, None) for grant, _ in given for one in (grant.giver, grant.receiver)
    )


def owners(piece: Held) -> list[Party]:
    """Give those who own a piece, with somebody for each grant that makes an owner whom the register does not know."""
    return [*(party for party, _ in piece.all_owners), *_somebody(piece, owns=True)]


def acting(piece: Held) -> list[Party]:
    """Give those who act in a piece, with somebody for each grant to a receiver whom the register does not know."""
    return [*(party for party, _ in piece.all_acting), *_somebody(piece, owns=False)]


def _somebody(piece: Held, *, owns: bool) -> Iterator[Party]:
    for chain in piece.unnamed:
        grant = chain[-1].grant
        if grant is not None and isinstance(grant.receiver, Unknown) and (grant.moves_ownership or not owns):
            yield Party(None, certain=False, because=(grant.receiver.reason,))


def _coordinator(ways: Ways, one: Condition) -> Test[Matter]:
    wanted = node_of(ways, one, "holder").id
    whole = ways.examination.territory.whole
    return lambda matter: any(whole(other) == wanted for other in matter.coordinators)


def _form(ways: Ways, one: Condition) -> Test[Matter]:
    register = ways.examination.register
    forms = {str(form) for form in register.forms} | {
        str(book.ledger.form) for book in register.books if book.ledger.form
    }
    wanted = among(one.value, (*forms, ANY), one)
    forms_of = register.forms_of
    if wanted == ANY:
        return lambda matter: matter.id in forms_of
    form = int(wanted)
    return lambda matter: form in forms_of.get(matter.id, ())


def _mechanism(ways: Ways, one: Condition) -> Test[Matter]:
    register = ways.examination.register
    wanted = among(one.value, MECHANISMS, one)
    return lambda matter: any(grant.mechanism == wanted for grant, _ in register.grants_of.get(matter.id, ()))


MECHANISMS = ("devolution", "decentralisation", "delegation", "transfer", "internal-assignment", "signing-for")


def _instrument(ways: Ways, condition: Condition) -> Test[Matter]:
    register, wanted = ways.examination.register, node_of(ways, condition, "instrument").id

    one = register.instruments[InstrumentId(wanted)]
    # The names that lead to it: its id, and its number where no other paper bears it.
    names = {wanted, *(name for name in (one.number,) if isinstance(name, str) and register.instrument(name) is one)}

    def fits(matter: Matter) -> Fits:
        given = register.grants_of.get(matter.id, ())
        if any(grant.instrument == wanted for grant, _ in given):
            return True
        # Nearly always the law gives a matter by the very places that its owners are stated by.
        own = [one.basis for one in matter.owners if one.basis is not matter.basis]
        doubt = False
        for basis in (matter.basis, *own, *[row.basis for _, row in given]):
            if isinstance(basis, Unknown):
                doubt = True
                continue
            for cited in basis:
                if cited.instrument in names:
                    return True
        return None if doubt else False

    return fits


def _fits(one: Condition, fits_day: Callable[[Day | None, bool], Fits], term: UsableTerm) -> Fits:
    """Hold a term against a day; where it may go on beyond its end, what would then be otherwise is not known."""
    found = fits_day(term.end if one.key == "ends" else term.start, bool(term.unknown))
    if not term.longer or one.key != "ends":
        return found
    return found if found is (one.sign in (">", ">=")) else None


def _term(ways: Ways, one: Condition) -> Test[Matter]:
    fits_day = dated(one)

    def fits(matter: Matter) -> Fits:
        found = ways.of(matter.id)
        if not found:
            return None if any(isinstance(owner.holder, Unknown) for owner in matter.owners) else False
        return any_of(_fits(one, fits_day, ways.usable(way)) for way in found)

    return fits


def _unknown(ways: Ways, one: Condition) -> Test[Matter]:
    match among(one.value, UNKNOWNS, one):
        case "owner":
            return lambda matter: any(isinstance(owner.holder, Unknown) for owner in matter.owners)
        case "basis":
            return lambda matter: isinstance(matter.basis, Unknown)
        case "code":
            return lambda matter: matter.procedure is not None and isinstance(matter.procedure.code, Unknown)
        case "exerciser":
            return lambda matter: any(not party.certain for piece in ways.held(matter.id) for party in acting(piece))
        case _:
            terms = partial(map, ways.usable)
            return lambda matter: any(term.unknown or term.longer for term in terms(ways.of(matter.id)))


def _reach(ways: Ways, one: Condition) -> Test[Matter]:
    fits = reaches(ways, one, "matter")
    return lambda matter: fits(matter.id)


def _flag(asks: Callable[[Matter], Fits]) -> Maker[Matter]:
    return lambda _ways, _one: asks


def _conflict(ways: Ways, _: Condition) -> Test[Matter]:
    given = ways.examination.register.grants_of

    def fits(matter: Matter) -> Fits:
        # One statement alone makes no two owners.
        if len(matter.owners) + len(given.get(matter.id, ())) < 2:  # noqa: PLR2004  see above
            return False
        return any(sum(party.certain for party in owners(piece)) > 1 for piece in ways.held(matter.id))

    return fits


def _vacant(ways: Ways, _: Condition) -> Test[Matter]:
    return lambda matter: any(not piece.owners for piece in ways.held(matter.id))


def _replaced(ways: Ways, _: Condition) -> Test[Matter]:
    """Ask whether another code is used in place of that of a procedure; not known where the day is not."""
    register, day = ways.examination.register, ways.examination.as_of
    return lambda matter: any_of(
        one.on <= day if isinstance(one.on, Day) else None for one in register.later_codes(matter.id)
    )


MAKERS: Mapping[str, Maker[Matter]] = {
    "id": _id,
    "title": _title,
    "field": _field,
    "level": _level,
    "provenance": _provenance,
    "holder": _standing(lambda piece: (*owners(piece), *acting(piece))),
    "owner": _standing(owners),
    "exerciser": _standing(acting),
    "coordinator": _coordinator,
    "form": _form,
    "mechanism": _mechanism,
    "instrument": _instrument,
    "ends": _term,
    "begins": _term,
    "unknown": _unknown,
    "reach": _reach,
    "conflict": _conflict,
    "vacant": _vacant,
    "unlisted": _flag(lambda _: False),
    "outside": _flag(lambda matter: matter.outside_ledger is not None),
    "internal": _flag(lambda matter: matter.procedure is not None and matter.procedure.internal),
    "reserved": _flag(lambda matter: matter.reserved is not None),
    "review": _flag(lambda matter: bool(matter.review)),
    "replaced": _replaced,
}
WORDS = ("conflict", "vacant", "unlisted", "outside", "internal", "reserved", "review", "replaced")
OF_ITSELF = frozenset(MAKERS) - {"reach"}
"""Conditions that ask a matter, what hangs together with it, and what is neither matter nor grant: a change of any other matter leaves the answer."""


def candidates(register: Register, matters: Sequence[Matter], selector: Selector) -> Iterable[Matter]:
    """Give those of some matters that may fit a selector: where it names forms, those that are given by one of them."""
    for part in selector.parts:
        wanted = {one.value for one in part.conditions}
        if not part.without and all(one.key == "form" for one in part.conditions) and all(map(str.isdecimal, wanted)):
            forms, given = frozenset(map(int, wanted)), register.forms_of
            return (one for one in matters if one.id in given and not forms.isdisjoint(given[one.id]))
    return matters
