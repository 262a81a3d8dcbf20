"""What is said of a matter: where, when and of which cases a statement holds, and in which box the matter lies."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from onematter import BASELINE, GROUPS, TODAY, gives, matter, owner, register, row, text

from delegation.authority.cases import Cases
from delegation.authority.days import EVERY_DAY, NEVER, Days, Stretch
from delegation.authority.links import ByGrant, ByLaw
from delegation.authority.statements import Claims, Statement, Statements
from delegation.model.acts import PartEnd
from delegation.model.holders import CommuneCode, HolderId, TerritoryName
from delegation.model.matters import Grant, Matter, Ownership
from delegation.model.parts import Part
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown
from handmade import CITY, CLASS, HERE, OFFICE, PART, holder

ONE = timedelta(days=1)
DIM, BLURRED = Unknown("tên mờ"), Unknown("ngày mờ")
WARD, RURAL = CommuneCode("00001"), CommuneCode("00002")
CASES = Cases(GROUPS)
ONLY_B = Part((("nhom", ("B",)),), except_communes=(RURAL,))


def until(day: int) -> Days:
    return Days((Stretch(0, day, certain=True),))


def of(*grants: Grant, claimed: bool = False) -> Statements:
    cast = (
        replace(holder("so-cu"), term=Term(None, TODAY)),
        replace(holder("so-mo"), term=Term(None, BLURRED)),
        replace(holder("giam-doc"), kind="agency-head", head_of=HolderId("so-mo")),
        replace(holder("chi-nhanh", "wards", CLASS), kind="agency-head", head_of=HolderId(PART)),
    )
    made = replace(text("qd", Term(None, TODAY - ONE)), part_ends=(PartEnd("Điều 2", TODAY - 9 * ONE, None, HERE),))
    found = register(
        matter(),
        *grants,
        holders=cast,
        types=("ward", "rural-commune"),
        texts=(made, text("luat", Term(None, TODAY + ONE))),
    )
    return Claims(found) if claimed else Statements(found)


TODAY_AT = TODAY.toordinal()


class TestByLaw:
    def test_an_owner_owns_where_it_stands_and_as_long_as_it_and_its_basis_are_there(self) -> None:
        one = owner(PART, part=ONLY_B)
        assert of().by_law(one, CASES)[0] == Statement(ByLaw(one), None, HolderId(CLASS), EVERY_DAY, 1, 2, ())
        cases = {
            "so-cu": (owner("so-cu", "luat"), TODAY_AT),
            CITY: (owner(CITY, "luat"), TODAY_AT + 1),
            OFFICE: (owner(OFFICE, "luat", term=Term(None, TODAY - ONE)), TODAY_AT - 1),
        }
        for name, (said, last) in cases.items():
            assert of().by_law(said, CASES)[0] == Statement(ByLaw(said), None, HolderId(name), until(last), 3, 7, ())

    def test_one_who_is_not_known_has_no_life_and_no_place_of_its_own(self) -> None:
        """Why that is so is said, not why the days are not known."""
        one = owner(DIM, "luat", term=Term(BLURRED, None), part=ONLY_B)
        found = of().by_law(one, CASES)[0]
        days = Days((Stretch(0, TODAY_AT + 1, certain=False),), ("ngày mờ",))
        assert found == Statement(ByLaw(one), None, None, days, 1, 2, ("tên mờ",))

    def test_what_leaves_the_days_open_is_said(self) -> None:
        assert of().by_law(owner("so-mo"), CASES)[0].unknown == ("ngày mờ",)

    def test_a_claim_reads_the_term_alone(self) -> None:
        assert of(claimed=True).by_law(owner("so-cu", "luat"), CASES)[0].days is EVERY_DAY
        assert of(claimed=True).by_law(owner("so-cu", "luat", term=Term(None, TODAY)), CASES)[0].days == until(TODAY_AT)


class TestGiven:
    def test_a_grant_gives_where_both_sides_stand_while_its_text_and_its_receiver_are_there(self) -> None:
        """The life of the giver stands beside its days."""
        grant = gives("g1", "so-cu", PART, by="qd", part=Part((("nhom", ("A", "C")),)))
        found = of(grant).given(grant, row(), CASES)[0]
        link, names = ByGrant(grant, row()), (HolderId("so-cu"), HolderId(CLASS))
        assert found == Statement(link, *names, until(TODAY_AT - 1), 1, 5, (), (HolderId("so-cu"),), until(TODAY_AT))
        back = gives("g2", PART, "so-cu", part=ONLY_B)
        found = of(back).given(back, row(), CASES)[0]
        link, names = ByGrant(back, row()), (HolderId(CLASS), HolderId("so-cu"))
        assert found == Statement(link, *names, until(TODAY_AT), 1, 2, (), (HolderId(CLASS),), EVERY_DAY)

    def test_rows_and_cases_of_one_grant_are_told_apart(self) -> None:
        grant = gives("g1", CITY, OFFICE, by="qd", part=ONLY_B)
        statements = of(grant)
        first, second = (
            statements.given(grant, row(at="Điều 1"), CASES)[0],
            statements.given(grant, row(at="Điều 2"), CASES)[0],
        )
        assert [one.days for one in (first, second)] == [until(TODAY_AT - 1), until(TODAY_AT - 9)]
        assert [one.link for one in (first, second)] == [
            ByGrant(grant, row(at="Điều 1")),
            ByGrant(grant, row(at="Điều 2")),
        ]
        assert statements.given(grant, row(), Cases(()))[0].cases == 0
        assert statements.given(replace(grant, id="g2", part=Part()), row(), Cases(()))[0].cases == 1

    def test_a_head_gives_for_its_body_as_the_class_that_each_is_part_of(self) -> None:
        grant = gives("g1", "giam-doc", OFFICE)
        assert of(grant).given(grant, row(), CASES)[0].gives_for == ("giam-doc", "so-mo")
        grant = gives("g1", "chi-nhanh", OFFICE)
        found = of(grant).given(grant, row(), CASES)[0]
        assert (found.giver, found.gives_for, found.communes) == (CLASS, (CLASS, CLASS), 1)

    def test_sides_that_are_not_known_cut_nothing_and_say_why(self) -> None:
        """The giver's reason first; then why days are not known: those of the grant, then those of the giver."""
        grant = gives("g1", DIM, Unknown("nhòe"), term=Term(BLURRED, None))
        found = of(grant).given(grant, row(), CASES)[0]
        assert (found.giver, found.holder, found.gives_for, found.communes) == (None, None, (), 3)
        assert found.unknown == ("tên mờ", "nhòe", "ngày mờ")
        assert found.giver_days is EVERY_DAY
        several = gives("g1", "so-mo", DIM, term=Term(Unknown("khác"), BLURRED))
        assert of(several).given(several, row(), CASES)[0].unknown == ("tên mờ", "khác", "ngày mờ")
        one = gives("g1", "so-mo", OFFICE)
        assert of(one).given(one, row(), CASES)[0].unknown == ("ngày mờ",)
        assert of(one).given(one, row(), CASES)[0].days is EVERY_DAY

    def test_a_claim_reads_the_term_alone(self) -> None:
        grant = gives("g1", "so-cu", "so-mo", by="qd", term=Term(None, TODAY + ONE))
        found = of(grant, claimed=True).given(grant, row(), CASES)[0]
        assert (found.days, found.giver_days, found.unknown) == (until(TODAY_AT + 1), EVERY_DAY, ())


def box(one: Matter, found: Register | None = None) -> tuple[int, int, int]:
    made = found if found is not None else register(one, types=("ward", "rural-commune"))
    statements = Statements(made)
    return statements.box(one, [statements.by_law(each, Cases(one.dimensions))[0] for each in one.owners])


class TestBox:
    @pytest.mark.parametrize(
        ("term", "days"),
        [
            (Term(), (BASELINE, None)),
            (Term(TODAY, None), (TODAY, None)),
            (Term(BASELINE - ONE, TODAY), (BASELINE, TODAY)),
            (Term(BLURRED, TODAY), (BASELINE, TODAY)),
            (Term(TODAY, BLURRED), (TODAY, None)),
        ],
    )
    def test_a_matter_is_there_from_the_baseline_on_in_its_term(self, term: Term, days: tuple[Day, Day | None]) -> None:
        start, end, _ = box(matter(owner(CITY), term=term))
        first, last = days
        assert start == first.toordinal()
        assert end == (NEVER if last is None else last.toordinal())

    def test_a_matter_without_a_day_is_nowhere(self) -> None:
        assert box(matter(owner(CITY), term=Term(TODAY, BASELINE))) == (NEVER, 0, 0)

    @pytest.mark.parametrize(
        ("owners", "territory", "communes"),
        [
            ((owner(CITY),), None, 3),
            ((), None, 3),
            ((owner(PART),), None, 1),
            ((owner(PART), owner("dac-khu")), None, 1),
            ((owner(PART), owner("xa")), None, 3),
            ((owner(PART), owner(DIM)), None, 3),
            ((owner(PART, part=Part(communes=(WARD,))),), None, 3),
            ((owner(PART, part=Part(except_communes=(RURAL,))),), None, 3),
            ((owner(PART, part=Part((("nhom", ("A",)),))),), None, 1),
            ((owner(CITY),), "wards", 1),
            ((owner(PART),), "rural-communes", 2),
            ((owner(PART),), "communes", 3),
        ],
    )
    def test_where_it_names_no_territory_it_lies_where_its_owners_by_law_stand(
        self, owners: tuple[Ownership, ...], territory: TerritoryName | None, communes: int
    ) -> None:
        """Everywhere where one of them is not known, or names communes itself."""
        assert box(matter(*owners, territory=territory))[2] == communes

    def test_where_its_owners_stand_nowhere_it_lies_everywhere(self) -> None:
        one = matter(owner(PART))
        assert box(one, register(one, types=("rural-commune",)))[2] == 1
