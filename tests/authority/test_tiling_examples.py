"""What the tiling says of the examples that the domain is explained with."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

from delegation.authority.boxes import Box
from delegation.authority.links import Standing
from delegation.authority.tiles import Tiling, tile
from delegation.model.holders import HolderId
from delegation.model.instruments import InstrumentId, Mechanism
from delegation.model.matters import AnnexRow, Grant, Matter, Ownership
from delegation.model.parts import WHOLE, Dimension, Part
from delegation.model.register import Register
from delegation.model.terms import ALWAYS, Day, Term, Unknown
from handmade import CITY, CLASS, HERE, HOLDERS, MATTER, OFFICE, PART, communes, instrument

BASELINE = date(2025, 7, 1)
TODAY = date(2026, 6, 1)
NOT_KNOWN = Unknown("bản công khai để trống ngày")
WARD, OTHER_WARD, RURAL = PLACES = tuple(communes(("ward", "ward", "rural-commune")))
REGISTER = Register(
    "thu",
    "Thử",
    HERE,
    baseline=BASELINE,
    communes=communes(("ward", "ward", "rural-commune")),
    holders={one.id: one for one in HOLDERS},
    instruments={InstrumentId("qd"): instrument("qd", Term(None, date(2026, 12, 31)))},
)


def owned_by(
    *holders: str | Unknown,
    part: Part = WHOLE,
    term: Term = ALWAYS,
    dimensions: tuple[Dimension, ...] = (),
) -> Matter:
    """Make a matter that the law gives to these holders."""
    owners = tuple(
        Ownership(one if isinstance(one, Unknown) else HolderId(one), (), HERE, part, term) for one in holders
    )
    return Matter(MATTER, "task", "Việc", owners, HERE, dimensions=dimensions)


def gives(
    mechanism: Mechanism,
    giver: str | Unknown,
    receiver: str | Unknown,
    term: Term = ALWAYS,
    part: Part = WHOLE,
    *,
    by: str = "khong-co",
) -> Grant:
    """Make a grant over the matter."""
    return Grant(
        id=f"{mechanism}-{giver}-{receiver}-{term.start}-{part.only}",
        mechanism=mechanism,
        giver=giver if isinstance(giver, Unknown) else HolderId(giver),
        receiver=receiver if isinstance(receiver, Unknown) else HolderId(receiver),
        instrument=InstrumentId(by),
        rows=(AnnexRow(MATTER, HERE),),
        place=HERE,
        term=term,
        part=part,
    )


def tiled(matter: Matter, *grants: Grant, register: Register = REGISTER) -> Tiling:
    return tile(matter, [(one, AnnexRow(MATTER, HERE)) for one in grants], register)


def who(tiling: Tiling, day: Day = TODAY, commune: str = WARD, case: str | None = None) -> tuple[str, str]:
    """Name the owners and those who act, each with a question mark where it is only possible."""
    cell = None if case is None else (("nhom", case),)
    (found,) = (
        tiling.at(day, PLACES[PLACES.index(commune)], cell) if case else tiling.at(day, PLACES[PLACES.index(commune)])
    )
    return _named(found.owners), _named(found.exercisers)


def _named(standings: tuple[Standing, ...]) -> str:
    return " ".join(one.holder + ("" if one.certain else "?") for one in standings)


GROUPS = (Dimension("nhom", ("A", "B", "C")),)


class TestByLaw:
    def test_the_owner_by_law_owns_and_acts(self) -> None:
        """Without any grant one tile fills the box: the owner by law, everywhere, from the baseline on, without end."""
        tiling = tiled(owned_by(CITY))
        (only,) = tiling.tiles
        assert only.box == Box(BASELINE, None, None, None)
        assert who(tiling) == (CITY, CITY)
        assert not tiling.conflicts()
        assert not tiling.vacancies()
        assert not tiling.ungrounded

    def test_two_owners_by_law_are_a_conflict(self) -> None:
        """A conflict is shown once for each pair, by a cell of one case, with both chains."""
        tiling = tiled(owned_by(OFFICE, CITY, dimensions=GROUPS))
        (conflict,) = tiling.conflicts()
        assert [one.holder for one in conflict.standings] == [OFFICE, CITY]
        assert conflict.cell == Box(BASELINE, None, None, frozenset([(("nhom", "A"),)])) or conflict.cell.cases is None

    def test_nobody_by_law_is_a_vacancy(self) -> None:
        """A matter without owner is vacant in its whole box."""
        (vacancy,) = tiled(owned_by()).vacancies()
        assert vacancy.boxes == (Box(BASELINE, None, None, None),)
        assert not vacancy.standings

    def test_an_ended_ownership_leaves_a_vacancy(self) -> None:
        """The vacancy begins on the day after the last day of the owner."""
        (vacancy,) = tiled(owned_by(CITY, term=Term(None, date(2026, 1, 31)))).vacancies()
        assert vacancy.cell.start == date(2026, 2, 1)
        assert vacancy.cell.end is None

    def test_what_ended_before_the_baseline_is_not_looked_at(self) -> None:
        """A matter that ended before the baseline has no tiles."""
        matter = replace(owned_by(CITY), term=Term(None, date(2025, 6, 30)))
        assert not tiled(matter).tiles

    def test_the_law_may_divide_a_matter_by_its_cases(self) -> None:
        """Two owners with different cases tile the matter; the case nobody has is vacant."""
        matter = replace(
            owned_by(dimensions=GROUPS),
            owners=(
                Ownership(HolderId(CITY), (), HERE, Part((("nhom", ("A",)),))),
                Ownership(HolderId(OFFICE), (), HERE, Part((("nhom", ("B",)),))),
            ),
        )
        tiling = tiled(matter)
        assert not tiling.conflicts()
        assert who(tiling, case="A") == (CITY, CITY)
        assert who(tiling, case="B") == (OFFICE, OFFICE)
        (vacancy,) = tiling.vacancies()
        assert vacancy.cell.cases == frozenset([(("nhom", "C"),)])


class TestGrants:
    def test_decentralisation_moves_the_ownership(self) -> None:
        """After a decentralisation the receiver owns and acts, from its first day to its last."""
        grant = gives("decentralisation", CITY, CLASS, Term(date(2025, 12, 4), date(2027, 2, 28)))
        tiling = tiled(owned_by(CITY), grant)
        assert [(one.box.start, one.box.end, one.owners[0].holder) for one in tiling.tiles] == [
            (BASELINE, date(2025, 12, 3), CITY),
            (date(2025, 12, 4), date(2027, 2, 28), CLASS),
            (date(2027, 3, 1), None, CITY),
        ]
        assert who(tiling) == (CLASS, CLASS)
        assert not tiling.conflicts()

    def test_delegation_moves_the_exercise_only(self) -> None:
        """The delegator still owns; the receiver acts, by a chain of two links: the law and the grant."""
        grant = gives("delegation", CITY, OFFICE)
        tiling = tiled(owned_by(CITY), grant)
        assert who(tiling) == (CITY, OFFICE)
        (acting,) = tiling.at(TODAY)[0].exercisers
        assert [link.grant for link in acting.chain] == [None, grant]
        assert acting.chain[0].ownership is not None

    def test_concurrent_delegation_divided_by_cases_is_in_order(self) -> None:
        """Two receivers of different cases do not meet in any cell."""
        tiling = tiled(
            owned_by(CITY, dimensions=GROUPS),
            gives("delegation", CITY, OFFICE, part=Part((("nhom", ("A", "B")),))),
            gives("delegation", CITY, CLASS, part=Part((("nhom", ("C",)),))),
        )
        assert not tiling.double_exercise()
        assert who(tiling, case="A") == (CITY, OFFICE)
        assert who(tiling, case="C") == (CITY, CLASS)

    def test_concurrent_delegation_not_divided_is_double_exercise(self) -> None:
        """Where the cases of two receivers overlap, both act in the same cell; the witness shows that one case."""
        tiling = tiled(
            owned_by(CITY, dimensions=GROUPS),
            gives("delegation", CITY, OFFICE, part=Part((("nhom", ("A", "B")),))),
            gives("delegation", CITY, CLASS, part=Part((("nhom", ("B", "C")),))),
        )
        (double,) = tiling.double_exercise()
        assert double.cell.cases == frozenset([(("nhom", "B"),)])
        assert {one.holder for one in double.standings} == {OFFICE, CLASS}
        assert not tiling.conflicts()

    def test_an_exception_for_one_commune_cuts_it_out(self) -> None:
        """Where a grant leaves a commune out, the giver keeps it there and nowhere else."""
        part = Part(except_communes=(OTHER_WARD,))
        tiling = tiled(owned_by(CITY), gives("decentralisation", CITY, CLASS, part=part))
        assert who(tiling, commune=WARD) == (CLASS, CLASS)
        assert who(tiling, commune=OTHER_WARD) == (CITY, CITY)
        assert {one.box.communes for one in tiling.tiles} == {frozenset([OTHER_WARD]), frozenset([WARD, RURAL])}

    def test_decentralised_then_delegated(self) -> None:
        """A chain of both: the ownership went to the communes, which delegate the exercise; law, grant, grant."""
        tiling = tiled(owned_by(CITY), gives("delegation", CLASS, OFFICE), gives("decentralisation", CITY, CLASS))
        assert who(tiling) == (CLASS, OFFICE)
        (acting,) = tiling.at(TODAY)[0].exercisers
        assert [one.grant.mechanism for one in acting.chain if one.grant] == ["decentralisation", "delegation"]

    def test_a_chain_runs_while_all_its_links_do(self) -> None:
        """When the first delegation ends, the second has nothing to pass on: the owner acts again."""
        tiling = tiled(
            owned_by(CITY),
            gives("delegation", CITY, CLASS, Term(None, date(2026, 1, 31))),
            gives("delegation", CLASS, OFFICE),
        )
        assert who(tiling, date(2026, 1, 31)) == (CITY, OFFICE)
        assert who(tiling, date(2026, 2, 1)) == (CITY, CITY)
        (floating,) = tiling.ungrounded
        assert floating.boxes[0].start == date(2026, 2, 1)
        assert not floating.never

    def test_nemo_dat(self) -> None:
        """Nobody gives what he does not have: the grant moves nothing and is ungrounded, in its whole box."""
        tiling = tiled(owned_by(CITY), gives("delegation", OFFICE, CLASS))
        assert who(tiling) == (CITY, CITY)
        (floating,) = tiling.ungrounded
        assert floating.never
        assert floating.boxes == (Box(BASELINE, None, None, None),)

    def test_who_gave_the_ownership_away_delegates_nothing(self) -> None:
        """After a decentralisation a delegation of the former owner is ungrounded."""
        tiling = tiled(owned_by(CITY), gives("transfer", CITY, CLASS), gives("delegation", CITY, OFFICE))
        assert who(tiling) == (CLASS, CLASS)
        assert [one.links[0].grant.mechanism for one in tiling.ungrounded] == ["delegation"]

    def test_several_from_one_giver_at_once(self) -> None:
        """Ownership that one giver gives to two holders for the same cells has two owners: a conflict."""
        tiling = tiled(owned_by(CITY), gives("transfer", CITY, CLASS), gives("decentralisation", CITY, OFFICE))
        (conflict,) = tiling.conflicts()
        assert {one.holder for one in conflict.standings} == {CLASS, OFFICE}

    def test_a_circle_ends_where_it_closes(self) -> None:
        """A delegation that comes back to its giver ends there."""
        tiling = tiled(owned_by(CITY), gives("delegation", CITY, OFFICE), gives("delegation", OFFICE, CITY))
        assert who(tiling) == (CITY, CITY)
        assert len(tiling.at(TODAY)[0].exercisers[0].chain) == 3

    def test_the_end_of_the_instrument_ends_the_grant(self) -> None:
        """A grant without an end of its own ends with the decision that made it."""
        tiling = tiled(owned_by(CITY), gives("delegation", CITY, OFFICE, by="qd"))
        assert who(tiling, date(2026, 12, 31)) == (CITY, OFFICE)
        assert who(tiling, date(2027, 1, 1)) == (CITY, CITY)

    def test_work_inside_a_body_and_signing_move_nothing(self) -> None:
        """Internal assignment and signing for somebody leave owner and exerciser, and are never ungrounded."""
        tiling = tiled(owned_by(CITY), gives("internal-assignment", OFFICE, CLASS), gives("signing-for", CITY, OFFICE))
        assert who(tiling) == (CITY, CITY)
        assert not tiling.ungrounded


class TestClasses:
    def test_a_class_stands_in_its_communes(self) -> None:
        """What the law gives to a class of wards exists in the wards only."""
        tiling = tiled(owned_by("dac-khu"))
        assert tiling.at(TODAY, RURAL) == ()
        assert who(tiling) == ("dac-khu", "dac-khu")

    def test_a_class_inside_a_class_is_the_same_holder_in_fewer_communes(self) -> None:
        """UBND phường stands as UBND cấp xã in the wards, so that a grant of the one is a grant of the other."""
        tiling = tiled(owned_by(CITY), gives("decentralisation", CITY, PART), gives("delegation", CLASS, OFFICE))
        assert who(tiling, commune=WARD) == (CLASS, OFFICE)
        assert who(tiling, commune=RURAL) == (CITY, CITY)
        (floating,) = tiling.ungrounded
        assert floating.boxes[0].communes == frozenset([RURAL])
        assert not floating.never

    def test_a_matter_of_a_territory_without_communes_has_no_tile(self) -> None:
        """One statement or several: where no commune is of the kind that the matter is laid down for, there is no cell."""
        register = Register(
            "thu",
            "Thử",
            HERE,
            baseline=BASELINE,
            holders={one.id: one for one in HOLDERS},
            communes=communes(("ward",)),
        )
        for count in (1, 2):
            owners = tuple(Ownership(HolderId(CITY), (), HERE) for _ in range(count))
            matter = Matter(MATTER, "task", "Việc", owners, HERE, territory="rural-communes")
            assert tile(matter, (), register).tiles == ()

    def test_owners_that_are_the_same_class_do_not_conflict(self) -> None:
        """The law may name the class and its part: in the wards they are the same holder."""
        assert not tiled(owned_by(CLASS, PART)).conflicts()


class TestUnknown:
    def test_an_unknown_term_makes_a_grant_possible(self) -> None:
        """Where the days are not known, the giver may still act and the receiver may act already; both say why."""
        tiling = tiled(owned_by(CITY), gives("delegation", CITY, OFFICE, Term(NOT_KNOWN, NOT_KNOWN)))
        assert who(tiling) == (CITY, f"{OFFICE}? {CITY}?")
        assert {one.because[0] for one in tiling.at(TODAY)[0].exercisers} == {NOT_KNOWN.reason}
        assert not tiling.double_exercise()

    def test_a_known_day_still_bounds_what_is_possible(self) -> None:
        """Before its known first day a grant without a known end is impossible."""
        tiling = tiled(owned_by(CITY), gives("transfer", CITY, OFFICE, Term(date(2026, 1, 1), NOT_KNOWN)))
        assert who(tiling, date(2025, 12, 31)) == (CITY, CITY)
        assert who(tiling, date(2026, 1, 1))[0] == f"{OFFICE}? {CITY}?"

    def test_a_certain_grant_beside_an_uncertain_one(self) -> None:
        """The giver certainly gave to one; whether also to the other is not known."""
        tiling = tiled(
            owned_by(CITY),
            gives("transfer", CITY, CLASS),
            gives("transfer", CITY, OFFICE, Term(NOT_KNOWN, None)),
        )
        assert who(tiling)[0] == f"{CLASS} {OFFICE}?"
        assert not tiling.conflicts()

    def test_an_unknown_receiver_leaves_the_giver_possibly_in_place(self) -> None:
        """Nobody is named in place of the unknown receiver, and the cell is not vacant."""
        tiling = tiled(owned_by(CITY), gives("transfer", CITY, Unknown("nguồn không ghi")))
        assert who(tiling) == (f"{CITY}?", f"{CITY}?")
        assert not tiling.vacancies()

    def test_an_unknown_giver_may_be_the_owner(self) -> None:
        """Who gave is not known, so the receiver may act, and the owner may no longer: neither is certain."""
        tiling = tiled(owned_by(CITY), gives("delegation", Unknown("nguồn không ghi"), OFFICE))
        assert who(tiling) == (CITY, f"{OFFICE}? {CITY}?")
        assert not tiling.ungrounded

    def test_an_unknown_owner_by_law_is_presumed_to_be_the_only_giver(self) -> None:
        """A grant is presumed to be made by the owner; who the owner by law is stays unknown and no vacancy."""
        unknown = Unknown("chưa rõ chủ thể")
        tiling = tiled(owned_by(unknown), gives("delegation", CITY, OFFICE))
        assert who(tiling) == ("", OFFICE)
        assert tiling.at(TODAY)[0].owner_unknown == (unknown.reason,)
        assert not tiling.vacancies()
        assert not tiling.ungrounded

    def test_with_two_givers_neither_is_presumed_to_be_the_unknown_owner(self) -> None:
        """One owned and the other did not: both receivers are possible, none is certain."""
        tiling = tiled(owned_by(Unknown("chưa rõ")), gives("transfer", CITY, CLASS), gives("delegation", OFFICE, PART))
        assert who(tiling) == (f"{CLASS}?", f"{CLASS}?")
        tiling = tiled(owned_by(Unknown("chưa rõ")), gives("transfer", CITY, CLASS), gives("transfer", OFFICE, "xa"))
        assert who(tiling, commune=RURAL)[0] == f"{CLASS}?"

    def test_an_unknown_owner_who_may_not_be_one_makes_nothing_certain(self) -> None:
        """Where the ownership of the unknown owner has no known days, what rests on it is only possible."""
        matter = owned_by(Unknown("chưa rõ"), term=Term(NOT_KNOWN, None))
        assert who(tiled(matter, gives("transfer", CITY, CLASS)))[0] == f"{CLASS}?"

    def test_who_received_and_gave_on_is_not_presumed_to_own(self) -> None:
        """The unknown owner gave to one who gave on: a delegation of the one in the middle is no delegation of the owner."""
        tiling = tiled(
            owned_by(Unknown("chưa rõ")),
            gives("transfer", CITY, OFFICE),
            gives("transfer", OFFICE, CLASS),
            gives("delegation", OFFICE, CITY),
        )
        assert who(tiling) == (CLASS, CLASS)


class TestAnswers:
    def test_tiles_that_say_the_same_are_one(self) -> None:
        """An ended and renewed grant of the same content is one decision after the other, not one tile; its owner stays."""
        first = gives("delegation", CITY, OFFICE, Term(None, date(2025, 12, 31)))
        second = gives("delegation", CITY, OFFICE, Term(date(2026, 1, 1), None))
        tiling = tiled(owned_by(CITY), first, second)
        assert [one.box.start for one in tiling.tiles] == [BASELINE, date(2026, 1, 1)]
        assert len(tiled(owned_by(CITY), gives("delegation", OFFICE, CLASS, Term(None, date(2026, 1, 1)))).tiles) == 1

    def test_tiles_whose_reasons_differ_are_not_joined(self) -> None:
        """The reason why something is uncertain holds in the whole of its tile."""
        reasons = (Unknown("lý do một"), Unknown("lý do hai"))
        tiling = tiled(
            owned_by(CITY),
            gives("transfer", CITY, reasons[0], Term(None, date(2025, 12, 31))),
            gives("transfer", CITY, reasons[1], Term(date(2026, 1, 1), None)),
        )
        assert [one.owners[0].because for one in tiling.tiles] == [("lý do một",), ("lý do hai",)]

    def test_one_who_acts_for_two_owners_does_not_hide_a_second_who_acts_for_one(self) -> None:
        """Under a conflict of owners, too, two who act for one owner are shown."""
        tiling = tiled(
            owned_by(CITY, CLASS),
            gives("delegation", CITY, OFFICE),
            gives("delegation", CITY, "dac-khu"),
            gives("delegation", CLASS, OFFICE),
        )
        (double,) = tiling.double_exercise()
        assert [one.holder for one in double.standings] == ["dac-khu", OFFICE]

    def test_many_grants_back_and_forth_are_no_reason_to_hang(self) -> None:
        """Circles of many grants are answered at once."""
        terms = [Term(None, date(2030, 1, number)) for number in range(1, 13)]
        there = [replace(gives("transfer", CITY, OFFICE, one), id=f"a{one.end}") for one in terms]
        back = [replace(gives("transfer", OFFICE, CITY, one), id=f"b{one.end}") for one in terms]
        started = time.perf_counter()
        tiling = tiled(owned_by(CITY), *there, *back)
        assert time.perf_counter() - started < 2
        assert who(tiling)[0] == CITY
