"""One cell of a matter: by which chains somebody stands there, how surely, why not surely, and who may have given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from onematter import GROUPS, TODAY, gives, matter, owner, register

from delegation.authority.cases import Cases
from delegation.authority.cell import Cell, Outcome
from delegation.authority.links import Chain, Standing
from delegation.authority.statements import Statements
from delegation.model.holders import HolderId
from delegation.model.matters import Grant, Ownership
from delegation.model.parts import Part
from delegation.model.terms import Term, Unknown
from handmade import CITY, CLASS, MATTER, OFFICE, PART, holder

DIM, BLURRED = Unknown("tên mờ"), Unknown("ngày mờ")
MAY, OVER = Term(BLURRED, None), Term(None, TODAY - timedelta(days=1))
CAST = (
    replace(holder("giam-doc"), kind="agency-head", head_of=HolderId(OFFICE)),
    replace(holder("so-mo"), term=Term(None, Unknown("chưa rõ còn không"))),
    replace(holder("so-cu"), term=OVER),
)


def decide(*said: Ownership | Grant, place: int = 1, part: int = 1) -> Outcome:
    """Say what follows from statements in the cell of a commune (a ward, a rural commune) and a case (A, B, C)."""
    law = [one for one in said if isinstance(one, Ownership)]
    grants = [one for one in said if isinstance(one, Grant)]
    found = register(matter(*law), *grants, holders=CAST, types=("ward", "rural-commune"))
    statements, cases = Statements(found), Cases(GROUPS)
    every = [
        *(said for one in law for said in statements.by_law(one, cases)),
        *(said for one in found.grants_of.get(MATTER, ()) for said in statements.given(*one, cases)),
    ]
    return Cell(every, TODAY.toordinal(), place, part).decide()


def told(several: Iterable[Standing]) -> list[str]:
    """Name who stands, with «?» where that is only possible, the chain, further chains after «+», and why it is not sure."""
    several = tuple(several)
    assert all(isinstance(one.certain, bool) for one in several)
    return [
        " ".join(
            (
                one.holder + ("" if one.certain else "?"),
                " + ".join(map(way, one.chains)),
                *(f"({why})" for why in one.because),
            )
        )
        for one in several
    ]


def way(chain: Chain) -> str:
    """Give a chain by the ids of its grants, and the law by what tells it apart."""
    names = ["/".join(link.order if link.grant is None else link.order[1:]).strip("/") for link in chain]
    return ">".join(names)


LAW = owner(CITY)


def test_only_a_statement_of_law_has_an_owner_by_law() -> None:
    found = register(matter(LAW), gives("g1", CITY, OFFICE))
    statements, cases = Statements(found), Cases(GROUPS)
    assert statements.by_law(LAW, cases)[0].owner is LAW
    (given,) = found.grants_of[found.matters[MATTER].id]
    with pytest.raises(ValueError, match="g1"):
        _ = statements.given(*given, cases)[0].owner


class TestByLaw:
    def test_owners_by_law_own_and_act(self) -> None:
        found = decide(owner(OFFICE), LAW)
        assert told(found.owners) == told(found.exercisers) == ["so so", "thanh-pho thanh-pho"]
        assert [told(side) for side in found.sides] == [["so so"], ["thanh-pho thanh-pho"]]
        assert (found.unknown, found.grants, found.unnamed) == ((), (), ())
        nobody = decide()
        assert (nobody.owners, nobody.exercisers, nobody.sides) == ((), (), ((),))

    def test_one_who_only_may_own_is_told_with_why(self) -> None:
        assert told(decide(owner(CITY, term=MAY)).owners) == ["thanh-pho? thanh-pho/? (ngày mờ)"]
        assert told(decide(owner("so-mo")).owners) == ["so-mo? so-mo (chưa rõ còn không)"]

    def test_what_does_not_reach_the_cell_does_not_count(self) -> None:
        """Of the day, the commune and the case each is enough."""
        rest = owner(OFFICE)
        for one in (
            owner(CITY, term=OVER),
            owner("xa"),
            owner(CITY, part=Part((("nhom", ("B",)),))),
            owner("so-cu"),
        ):
            assert told(decide(one, rest).owners) == ["so so"]
        assert told(decide(owner("xa"), place=2, part=4).owners) == ["cap-xa xa"]

    def test_one_owner_by_several_statements_is_told_once_by_the_surest_and_plainest(self) -> None:
        """The others that are certain, each told apart, beside it; whatever order they stand in."""
        several = [owner(CITY, term=MAY), owner(CITY, "b"), owner(CITY, "a"), owner(CITY, "a")]
        for one in permutations(several):
            assert told(decide(*one).owners) == ["thanh-pho thanh-pho/a + thanh-pho/b"]
        may = [owner(CITY, "b", term=MAY), owner(CITY, "a", term=MAY)]
        assert told(decide(*may).owners) == ["thanh-pho? thanh-pho/?/a (ngày mờ)"]

    @pytest.mark.parametrize("grants", [(), (gives("g9", "so-cu", "x"),), (gives("g9", OFFICE, "x", term=MAY),)])
    def test_why_the_owner_is_not_known_is_told_unless_one_surely_owns(self, grants: tuple[Grant, ...]) -> None:
        """Each reason once."""
        unknown = (owner(DIM), owner(Unknown("nhòe")), owner(DIM, "a"))
        assert decide(*unknown, *grants).unknown == ("tên mờ", "nhòe")
        assert decide(*unknown, owner(CITY, term=MAY), *grants).unknown == ("tên mờ", "nhòe")
        assert decide(*unknown, LAW, *grants).unknown == ()


class TestChains:
    def test_ownership_moves_first_then_who_acts(self) -> None:
        found = decide(LAW, gives("g1", OFFICE, CLASS), gives("g2", CITY, OFFICE, "transfer"))
        assert told(found.owners) == ["so thanh-pho>g2"]
        assert told(found.exercisers) == ["cap-xa thanh-pho>g2>g1"]
        assert [told(side) for side in found.sides] == [["cap-xa thanh-pho>g2>g1"]]

    def test_each_owner_has_a_side_of_its_own(self) -> None:
        found = decide(LAW, owner(OFFICE), gives("g1", CITY, CLASS), gives("g2", CITY, "x"), gives("g3", OFFICE, "x"))
        assert [told(side) for side in found.sides] == [["x so>g3"], ["cap-xa thanh-pho>g1", "x thanh-pho>g2"]]
        assert told(found.exercisers) == ["cap-xa thanh-pho>g1", "x so>g3 + thanh-pho>g2"]

    def test_the_shortest_chain_is_told_first_then_by_its_grants(self) -> None:
        """A certain one goes before a shorter one that is only possible."""
        grants = [
            gives("g1", CITY, CLASS),
            gives("g2", CLASS, OFFICE),
            gives("g9", CITY, OFFICE),
            gives("g8", CITY, OFFICE),
            gives("g7", CITY, OFFICE, term=MAY),
        ]
        for some in (grants, grants[::-1]):
            assert told(decide(LAW, *some).exercisers) == ["so thanh-pho>g8 + thanh-pho>g9 + thanh-pho>g1>g2"]

    def test_grants_that_may_run_leave_the_giver_and_say_why(self) -> None:
        """Of each doubtful grant; where one surely leads on, the giver is left out."""
        other = Term(None, Unknown("hạn mờ"))
        found = decide(LAW, gives("g1", CITY, OFFICE, term=MAY), gives("g2", CITY, CLASS, term=other))
        assert told(found.exercisers) == [
            "cap-xa? thanh-pho>g2 (hạn mờ)",
            "so? thanh-pho>g1 (ngày mờ)",
            "thanh-pho? thanh-pho (ngày mờ) (hạn mờ)",
        ]
        assert told(found.owners) == ["thanh-pho thanh-pho"]
        found = decide(LAW, gives("g1", CITY, OFFICE, term=MAY), gives("g2", CITY, CLASS))
        assert told(found.exercisers) == ["cap-xa thanh-pho>g2", "so? thanh-pho>g1 (ngày mờ)"]

    def test_what_rests_on_something_possible_is_possible_for_all_its_reasons(self) -> None:
        """Each once, in the order of the chain."""
        other = Term(None, Unknown("hạn mờ"))
        found = decide(
            owner(CITY, term=MAY), gives("g1", CITY, OFFICE, term=other), gives("g2", OFFICE, CLASS, term=MAY)
        )
        assert told(found.exercisers)[0] == "cap-xa? thanh-pho/?>g1>g2 (ngày mờ) (hạn mờ)"
        sure = decide(owner(CITY, term=MAY), gives("g1", CITY, OFFICE))
        assert told(sure.exercisers) == ["so? thanh-pho/?>g1 (ngày mờ)"]

    def test_a_giver_who_may_be_gone_may_give(self) -> None:
        found = decide(owner("so-mo"), gives("g2", "so-mo", OFFICE))
        assert told(found.exercisers) == ["so? so-mo>g2 (chưa rõ còn không)", "so-mo? so-mo (chưa rõ còn không)"]
        gone = decide(LAW, gives("g1", CITY, OFFICE), gives("g2", "so-cu", CLASS))
        assert told(gone.exercisers) == ["so thanh-pho>g1"]

    def test_a_head_gives_what_its_body_has(self) -> None:
        assert told(decide(owner(OFFICE), gives("g1", "giam-doc", CLASS)).exercisers) == ["cap-xa so>g1"]

    def test_a_circle_ends_where_it_closes_and_is_told_by_one_chain(self) -> None:
        """Each grant is taken once in a chain; chains that took grants between the same holders lead on alike."""
        there = [gives(f"a{at}", CITY, OFFICE) for at in (1, 2)]
        back = [gives(f"b{at}", OFFICE, CITY) for at in (1, 2)]
        assert told(decide(LAW, there[0], back[0]).exercisers) == ["thanh-pho thanh-pho>a1>b1"]
        (one,) = decide(LAW, *there, *back).exercisers
        assert (one.holder, one.certain) == (CITY, True)
        assert {len(chain) for chain in one.chains} == {5}
        onward = decide(LAW, there[0], back[0], gives("c1", OFFICE, CLASS)).exercisers
        assert told(onward) == ["cap-xa thanh-pho>a1>c1", "thanh-pho thanh-pho>a1>b1"]

    def test_of_chains_that_went_alike_one_leads_on_and_all_that_end_are_told(self) -> None:
        there = [gives(f"a{at}", CITY, OFFICE) for at in (1, 2)]
        onward = [gives(f"b{at}", OFFICE, CLASS) for at in (1, 2)]
        assert told(decide(LAW, *there).exercisers) == ["so thanh-pho>a1 + thanh-pho>a2"]
        assert told(decide(LAW, *there, *onward).exercisers) == ["cap-xa thanh-pho>a1>b1 + thanh-pho>a1>b2"]
        apart = [gives("a1", CITY, OFFICE), gives("a2", CITY, "x"), gives("a3", "x", OFFICE), *onward[:1]]
        assert told(decide(LAW, *apart).exercisers) == ["cap-xa thanh-pho>a1>b1 + thanh-pho>a2>a3>b1"]

    def test_a_sure_and_an_unsure_way_between_the_same_holders_are_two(self) -> None:
        for first, then in ((MAY, Term()), (Term(), MAY)):
            grants = (
                gives("a1", CITY, OFFICE, term=first),
                gives("a2", CITY, OFFICE, term=then),
                gives("b1", OFFICE, CLASS),
            )
            sure = "a1" if then is MAY else "a2"
            assert told(decide(LAW, *grants).exercisers) == [f"cap-xa thanh-pho>{sure}>b1"]


class TestUnknownParties:
    def test_a_receiver_who_is_not_known_leaves_the_giver_possible(self) -> None:
        """The grant is told; only one that surely leads on is."""
        found = decide(LAW, gives("g2", CITY, DIM), gives("g1", CITY, Unknown("nhòe")))
        assert told(found.exercisers) == ["thanh-pho? thanh-pho (nhòe) (tên mờ)"]
        assert [link.said.id for link in found.unnamed if link.grant is not None] == ["g1", "g2"]
        assert decide(LAW, gives("g1", CITY, DIM, term=MAY)).unnamed == ()
        assert decide(owner(CITY, term=MAY), gives("g1", CITY, DIM)).unnamed == ()
        assert decide(owner("so-mo"), gives("g1", "so-mo", DIM)).unnamed == ()
        assert decide(LAW, gives("g1", DIM, DIM)).unnamed == ()

    def test_beside_one_who_surely_receives_the_giver_is_left_out(self) -> None:
        found = decide(LAW, gives("g1", CITY, DIM), gives("g2", CITY, OFFICE))
        assert told(found.exercisers) == ["so thanh-pho>g2"]
        assert len(found.unnamed) == 1

    def test_a_giver_who_is_not_known_may_be_anybody_but_the_receiver(self) -> None:
        found = decide(LAW, owner(OFFICE), gives("g1", DIM, OFFICE))
        assert told(found.exercisers) == ["so so", "thanh-pho? thanh-pho (tên mờ)"]

    def test_what_came_to_somebody_who_is_not_known_may_be_given_on_by_anybody_who_gives(self) -> None:
        """So a grant of another may be grounded, and one of those whom it reaches."""
        assert grounds(LAW, gives("g1", CITY, DIM), gives("g2", OFFICE, CLASS), gives("g3", CLASS, "x")) == {
            "g1": True,
            "g2": True,
            "g3": True,
        }
        moved = (LAW, gives("g1", CITY, DIM, "transfer"))
        assert grounds(*moved, gives("g2", OFFICE, CLASS), gives("g3", CLASS, "x")) == dict.fromkeys(
            ("g1", "g2", "g3"), True
        )
        assert grounds(*moved, gives("g2", OFFICE, DIM), gives("g3", CLASS, "x")) == dict.fromkeys(
            ("g1", "g2", "g3"), True
        )

    def test_one_who_surely_gives_on_what_he_would_receive_does_not_stay_the_owner(self) -> None:
        """Unless it comes back to him, or he gives it on by the grant itself."""
        moved = (LAW, gives("g1", CITY, DIM, "transfer"))
        on = gives("g2", OFFICE, CLASS, "transfer")
        assert grounds(*moved, on, gives("g3", OFFICE, "x"))["g3"] is False
        assert grounds(*moved, on, gives("g3", CLASS, "x"))["g3"] is True
        assert grounds(*moved, replace(on, term=MAY), gives("g3", OFFICE, "x"))["g3"] is True
        back = gives("g4", CLASS, OFFICE, "transfer")
        assert grounds(*moved, on, back, gives("g3", OFFICE, "x"))["g3"] is True

    def test_whom_one_reaches_who_may_be_the_owner_may_give_on(self) -> None:
        """Though he surely gave on what he owned; nobody else for that."""
        moved = (LAW, gives("g1", CITY, DIM, "transfer"), gives("g2", OFFICE, CLASS, "transfer"))
        onward = gives("g3", OFFICE, "x")
        assert grounds(*moved, onward, gives("g4", "noi-khac", "y"))["g3"] is False
        assert grounds(*moved, onward, gives("g4", "noi-khac", OFFICE))["g3"] is True
        assert grounds(*moved, onward, gives("g4", "so-cu", OFFICE))["g3"] is False
        assert grounds(*moved, onward, gives("g4", "noi-khac", "y"), gives("g5", "y", OFFICE))["g3"] is True
        law = (owner(DIM), *moved[2:], onward)
        assert grounds(*law)["g3"] is False
        assert grounds(*law, gives("g4", Unknown("nhòe"), OFFICE))["g3"] is True

    def test_a_giver_who_is_gone_reaches_nobody(self) -> None:
        moved = (LAW, gives("g1", CITY, DIM, "transfer"))
        assert grounds(*moved, gives("g2", "so-cu", CLASS), gives("g3", CLASS, "x")) == {
            "g1": True,
            "g2": False,
            "g3": True,
        }


def grounds(*said: Ownership | Grant) -> dict[str, bool]:
    """Say of each grant that certainly runs whether its giver may hold."""
    found = decide(*said).grants
    return {one.said.link.grant.id: one.grounded for one in found if one.said.link.grant is not None}


class TestGround:
    def test_a_grant_has_ground_where_its_giver_may_hold(self) -> None:
        """At some step of a chain, or as head of the body that does; only grants that certainly run are told."""
        found = grounds(
            owner(OFFICE),
            gives("g1", "giam-doc", CITY, "transfer"),
            gives("g2", OFFICE, CLASS),
            gives("g3", CITY, CLASS),
            gives("g4", CLASS, "x"),
            gives("g5", "x", "y", "transfer"),
            gives("g6", "x", "y", term=MAY),
            gives("g7", "so-cu", "y"),
        )
        assert found == {"g1": True, "g5": False, "g2": False, "g3": True, "g4": True, "g7": False}

    def test_ownership_is_given_by_owners_only(self) -> None:
        found = grounds(LAW, gives("g1", CITY, OFFICE), gives("g2", OFFICE, CLASS, "transfer"))
        assert found == {"g1": True, "g2": False}

    def test_where_the_owner_is_not_known_whoever_moves_ownership_may_be_it(self) -> None:
        """Not one who is gone."""
        found = grounds(owner(DIM), gives("g1", OFFICE, CLASS, "transfer"), gives("g2", "so-cu", CLASS, "transfer"))
        assert found == {"g1": True, "g2": False}

    def test_one_who_is_not_known_may_hold(self) -> None:
        assert grounds(LAW, gives("g1", DIM, OFFICE)) == {"g1": True}


class TestPresumed:
    def presumed(self, *grants: Grant, law: tuple[Ownership, ...] = (owner(DIM),)) -> list[str]:
        found = decide(*law, *grants)
        assert found.unknown in {(), ("tên mờ",)}
        return told(found.exercisers)

    def test_the_only_giver_is_presumed_to_be_the_owner_who_is_not_known(self) -> None:
        """By a chain without a law."""
        assert self.presumed(gives("g1", CITY, OFFICE)) == ["so g1"]
        assert self.presumed(gives("g1", CITY, OFFICE, "transfer"), gives("g2", CITY, OFFICE, "transfer")) == [
            "so g1 + g2"
        ]
        assert self.presumed(gives("g1", "giam-doc", CLASS)) == ["cap-xa g1"]

    @pytest.mark.parametrize(
        ("grants", "law"),
        [
            ((gives("g1", CITY, OFFICE), gives("g2", CLASS, "x")), (owner(DIM),)),
            ((gives("g1", CITY, OFFICE), gives("g2", "x", CITY, term=MAY)), (owner(DIM),)),
            ((gives("g1", "so-mo", OFFICE),), (owner(DIM),)),
            ((gives("g1", CITY, OFFICE),), (owner(DIM, term=MAY),)),
            ((gives("g1", "giam-doc", CLASS), gives("g2", "x", OFFICE, term=MAY)), (owner(DIM),)),
            ((gives("g1", CITY, OFFICE), gives("g2", OFFICE, CITY, term=MAY)), (owner(DIM),)),
            ((gives("g1", "giam-doc", CLASS), gives("g2", CLASS, OFFICE, term=MAY)), (owner(DIM),)),
        ],
    )
    def test_it_is_not_sure_where_another_may_be(self, grants: tuple[Grant, ...], law: tuple[Ownership, ...]) -> None:
        """Another giver, one who may have given to it or to its body, one who may be gone, a law that may not hold."""
        found = self.presumed(*grants, law=law)
        assert all("? " in one and "(tên mờ)" in one for one in found)
        assert found

    def test_who_may_act_for_another_still_owned_what_it_moved(self) -> None:
        """A delegation, sure or not, gives no ownership: only who may own may move it."""
        moved = gives("g1", CITY, OFFICE, "transfer")
        assert told(decide(owner(DIM), moved, gives("g2", "giam-doc", CITY, term=MAY)).owners) == ["so g1"]
        assert told(decide(owner(DIM), moved, gives("g2", "giam-doc", CITY)).owners) == ["so g1"]
        perhaps = gives("g2", "x", CITY, "transfer", term=MAY)
        assert "so? g1 (tên mờ)" in told(decide(owner(DIM), moved, perhaps).owners)

    def test_why_it_is_not_sure_is_why_the_owner_is_not_known(self) -> None:
        found = self.presumed(gives("g1", CITY, OFFICE), gives("g2", CLASS, "x"))
        assert found == ["so? g1 (tên mờ)", "x? g2 (tên mờ)"]

    def test_one_who_only_may_give_is_presumed_unsurely(self) -> None:
        """Both reasons are told: why the owner is not known, and why the grant is not sure."""
        assert self.presumed(gives("g1", CITY, OFFICE, term=MAY)) == ["so? g1 (tên mờ) (ngày mờ)"]
        assert self.presumed(gives("g1", "so-mo", OFFICE)) == ["so? g1 (tên mờ) (chưa rõ còn không)"]
        both = gives("g1", CITY, OFFICE, term=MAY), gives("g2", CITY, OFFICE)
        assert self.presumed(*both) == ["so g2"]

    def test_one_to_whom_somebody_surely_gave_is_not_presumed(self) -> None:
        """Nor one who surely owns by law, nor one who is gone."""
        assert self.presumed(gives("g1", CITY, OFFICE), gives("g2", OFFICE, CLASS)) == ["cap-xa g1>g2"]
        both = (owner(DIM), LAW)
        assert self.presumed(gives("g1", CITY, OFFICE), law=both) == ["so thanh-pho>g1"]
        assert self.presumed(gives("g1", "so-cu", OFFICE)) == []
        moved = self.presumed(gives("g1", CITY, OFFICE, "transfer"), gives("g2", OFFICE, CLASS))
        assert moved == ["cap-xa g1>g2"]
        received = gives("g1", CITY, OFFICE), gives("g2", OFFICE, "x", "transfer")
        assert self.presumed(*received) == ["so? g1 (tên mờ)", "x? g2 (tên mờ)"]

    def test_a_giver_who_is_not_known_gives_what_it_had(self) -> None:
        found = decide(owner(DIM), gives("g1", Unknown("nhòe"), OFFICE))
        assert told(found.exercisers) == ["so? g1 (nhòe)"]
        assert told(found.owners) == []
        found = decide(owner(DIM), gives("g1", Unknown("nhòe"), OFFICE, "transfer"), gives("g2", OFFICE, CLASS))
        assert told(found.owners) == ["so? g1 (nhòe)"]
        assert told(found.exercisers) == ["cap-xa? g1>g2 (nhòe)"]
        assert told(decide(LAW, gives("g1", Unknown("nhòe"), PART)).exercisers) == [
            "cap-xa? thanh-pho>g1 (nhòe)",
            "thanh-pho? thanh-pho (nhòe)",
        ]
