"""Who owns and who acts on a day, with what answers say beside it: causes, further chains, how long it goes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from onematter import GROUPS, TODAY, cites, gives, matter, owner, register, row, text

from delegation.authority.entries import ABSENT, ChangeCause, EntryStatus, Party
from delegation.authority.examination import Examination
from delegation.authority.holdings import Holdings, by_holder, instruments_of
from delegation.authority.lapsing import lapsed
from delegation.authority.links import ByGrant, ByLaw, Chain
from delegation.authority.usable import UsableTerm
from delegation.model.acts import PartEnd
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.matters import Grant, Matter
from delegation.model.parts import Part
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown
from handmade import CITY, CLASS, HERE, MATTER, OFFICE, PART, holder

ONE = timedelta(days=1)
OVER = Term(None, TODAY - ONE)
LATER = Term(TODAY + ONE, None)
DIM = Unknown("tên mờ")
WARD, RURAL = CommuneCode("00001"), CommuneCode("00002")


def asked(found: Register, day: Day = TODAY) -> tuple[Holdings, Matter]:
    return Holdings(Examination(found, day)), found.matters[MATTER]


def told(chain: Chain) -> list[str]:
    """Give a chain by the ids of its grants, the law by its holder."""
    return [link.grant.id if link.grant is not None else str(link.ownership.holder) for link in chain]


def parties(several: Iterable[tuple[Party, Chain]]) -> list[tuple[str | None, bool, list[str]]]:
    return [(party.holder, party.certain, told(chain)) for party, chain in several]


class TestEntries:
    def test_an_entry_names_the_texts_that_say_so(self) -> None:
        """Of an ownership those that it cites, each once and under its id; of a grant the one by which it is made."""
        found = register(
            matter(owner(CITY, "1/QH", "luat", "9/QH", term=OVER)),
            gives("g1", CITY, OFFICE, term=LATER, by="qd"),
            texts=(text("luat", number="1/QH"), text("qd")),
        )
        holdings, one = asked(found)
        law = holdings.entry(ByLaw(one.owners[0]), one)
        end = TODAY - ONE
        assert law == EntryStatus("ended", (ChangeCause("law", MATTER, "end", end, ("9/QH", "luat")),), end)
        grant = holdings.entry(ByGrant(found.grants["g1"], row()), one)
        assert grant == EntryStatus("not-yet", (ChangeCause("grant", "g1", "start", TODAY + ONE, ("qd",)),), None)
        assert holdings.entry(ByLaw(one.owners[0]), one) is law
        assert holdings.entry(ByGrant(found.grants["g1"], row()), one) is grant
        assert (holdings.register, holdings.examination.as_of) == (found, TODAY)

    def test_rows_that_other_provisions_give_have_entries_of_their_own(self) -> None:
        made = replace(text("qd"), part_ends=(PartEnd("Điều 2", TODAY - ONE, None, HERE),))
        grant = gives("g1", CITY, OFFICE, by="qd", at="Điều 1")
        holdings, one = asked(register(matter(owner(CITY)), grant, texts=(made,)))
        states = [holdings.entry(ByGrant(grant, each), one).state for each in (row(), row(at="Điều 2"), None)]
        assert states == ["holds", "ended", "holds"]

    def test_one_ownership_of_two_matters_is_told_of_each(self) -> None:
        said = owner(CITY, term=OVER)
        several = (matter(said), matter(said, name="khac"))
        holdings, _ = asked(register(several))
        about = [holdings.entry(ByLaw(said), one).failing[0].about for one in several]
        assert about == [MATTER, "khac"]

    def test_of_an_interrupted_basis_the_stretch_of_the_day_counts(self) -> None:
        texts = text("cu", OVER), text("moi", Term(TODAY + 9 * ONE, None))
        found = register(matter(owner(CITY, "cu", "moi")), texts=texts)
        for day, state in ((TODAY - ONE, "holds"), (TODAY, "ended"), (TODAY + 9 * ONE, "holds")):
            holdings, one = asked(found, day)
            assert holdings.entry(ByLaw(one.owners[0]), one).state == state

    @pytest.mark.parametrize(
        ("term", "state"), [(OVER, "ended"), (LATER, "not-yet"), (Term(), "holds"), (Term(DIM, None), "may-hold")]
    )
    def test_the_life_of_a_matter_is_its_own_term(self, term: Term, state: str) -> None:
        holdings, one = asked(register(matter(owner(CITY), term=term)))
        life = holdings.life(one)
        assert (life.state, life.end) == (state, term.end)
        assert {(cause.kind, cause.about, cause.by) for cause in life.failing} <= {("matter", MATTER, ())}
        assert holdings.life(None) is ABSENT

    def test_the_texts_of_an_ownership_are_named_once(self) -> None:
        found = register(matter(), texts=(text("luat", number="1/QH"),))
        basis = (*cites("1/QH", at="Điều 5"), *cites("luat", at="Điều 6"), *cites("9/QH"))
        assert instruments_of(replace(owner(CITY), basis=basis), found) == ("9/QH", "luat")
        assert instruments_of(replace(owner(CITY), basis=DIM), found) == ()
        assert instruments_of(None, found) == ()


class TestPieces:
    def test_the_pieces_of_a_matter_say_who_owns_and_who_acts_in_each(self) -> None:
        found = register(
            matter(owner(CITY), dimensions=GROUPS),
            gives("g1", CITY, OFFICE, part=Part((("nhom", ("A",)),), (WARD,))),
            types=("ward", "rural-commune"),
        )
        holdings, one = asked(found)
        pieces = {(each.communes, each.cases): each for each in holdings.of(one)}
        case = frozenset([(("nhom", "A"),)])
        given = pieces[frozenset([WARD]), case]
        assert parties(given.owners) == [(CITY, True, [CITY])]
        assert parties(given.acting) == [(OFFICE, True, [CITY, "g1"])]
        assert all(parties(each.acting) == [(CITY, True, [CITY])] for each in pieces.values() if each is not given)
        assert holdings.of(one) is holdings.of(one)
        assert holdings.of(None) == ()
        assert holdings.communes == {WARD, RURAL}

    def test_only_the_communes_and_the_tiles_of_the_day_count(self) -> None:
        found = register(matter(owner(CITY, term=OVER), owner(OFFICE, term=Term(TODAY, None))), types=("ward", "ward"))
        gone = {**found.communes, WARD: replace(found.communes[WARD], term=OVER)}
        holdings, one = asked(replace(found, communes=gone))
        assert holdings.communes == {RURAL}
        assert [parties(each.owners) for each in holdings.of(one)] == [[(OFFICE, True, [OFFICE])]]
        assert [tile.owners[0].holder for tile in holdings.tiles(one)] == [OFFICE]

    def test_one_who_is_not_known_stands_as_nobody(self) -> None:
        """Before those who are known to own; he acts where nobody is known to."""
        unsure = Term(None, Unknown("chưa rõ ngày"))
        holdings, one = asked(register(matter(owner(DIM), owner(OFFICE, term=unsure))))
        (piece,) = holdings.of(one)
        assert parties(piece.owners) == [(None, False, []), (OFFICE, False, [OFFICE])]
        assert piece.owners[0][0].because == ("tên mờ",)
        assert piece.owners[1][0].because == ("chưa rõ ngày",)
        assert parties(piece.acting) == [(OFFICE, False, [OFFICE])]
        holdings, one = asked(register(matter(owner(DIM))))
        (piece,) = holdings.of(one)
        assert parties(piece.acting) == parties(piece.owners) == [(None, False, [])]

    def test_further_chains_to_one_holder_are_told_beside_the_first(self) -> None:
        """Those to whoever acts, then those to the owner."""
        found = register(matter(owner(CITY)), gives("g1", CITY, OFFICE), gives("g2", CITY, OFFICE))
        holdings, one = asked(found)
        (piece,) = holdings.of(one)
        assert parties(piece.acting) == [(OFFICE, True, [CITY, "g1"])]
        assert parties(piece.others) == [(OFFICE, True, [CITY, "g2"])]
        twice = matter(owner(CITY, "a"), owner(CITY, "b"))
        holdings, one = asked(register(twice, gives("g1", CITY, OFFICE), gives("g2", CITY, OFFICE)))
        (piece,) = holdings.of(one)
        assert {party.holder for party, _ in piece.others} == {OFFICE, CITY}
        assert [party.holder for party, _ in piece.others][-1] == CITY

    def test_those_who_stand_are_given_by_holder_the_unknown_one_first(self) -> None:
        several: list[tuple[Party, Chain]] = [(Party(HolderId(name)), ()) for name in ("b", "a")]
        found = by_holder([*several, (Party(None), ())])
        assert list(found) == [None, "a", "b"]
        assert found[HolderId("a")] == several[1]


class TestUnnamed:
    def chains(self, *grants: Grant) -> list[list[str]]:
        """Give the chains that lead on to a receiver who is not known."""
        cast = (replace(holder("giam-doc"), kind="agency-head", head_of=HolderId(OFFICE)),)
        found = register(matter(owner(CITY)), *grants, holders=cast, types=("ward",))
        holdings, one = asked(found)
        return [told(chain) for piece in holdings.of(one) for chain in piece.unnamed]

    def test_a_grant_to_somebody_who_is_not_known_leads_on_from_whoever_gives(self) -> None:
        assert self.chains(gives("g1", CITY, DIM)) == [[CITY, "g1"]]
        assert self.chains(gives("g1", CITY, DIM, "transfer")) == [[CITY, "g1"]]
        first = gives("g1", CITY, OFFICE), gives("g2", OFFICE, DIM)
        assert self.chains(*first) == [[CITY, "g1", "g2"]]
        assert self.chains(first[0], gives("g2", "giam-doc", DIM)) == [[CITY, "g1", "g2"]]
        assert self.chains(gives("g1", CITY, CLASS), gives("g2", PART, DIM)) == [[CITY, "g1", "g2"]]
        assert self.chains() == []

    def test_it_leads_on_from_the_step_at_which_the_giver_came_to_hold(self) -> None:
        """Not from the end of a chain that goes on."""
        grants = [gives("g1", CITY, OFFICE), gives("g2", OFFICE, DIM), gives("g3", OFFICE, "xa-xoi")]
        assert self.chains(*grants) == [[CITY, "g1", "g2"]]
        assert self.chains(gives("g1", CITY, DIM), gives("g2", CITY, OFFICE)) == [[CITY, "g1"]]

    def test_of_several_ways_to_the_giver_the_shortest_is_told_first_by_its_grants(self) -> None:
        grants = [
            gives("g4", CITY, OFFICE),
            gives("g3", CITY, OFFICE),
            gives("g1", CITY, CLASS),
            gives("g2", CLASS, OFFICE),
            gives("g9", OFFICE, DIM),
        ]
        assert self.chains(*grants) == [[CITY, "g3", "g9"]]

    def test_of_a_giver_who_is_presumed_to_own_no_more_than_the_grant_is_told(self) -> None:
        holdings, one = asked(register(matter(owner(DIM)), gives("g1", CITY, DIM)))
        (piece,) = holdings.of(one)
        assert [told(chain) for chain in piece.unnamed] == [["g1"]]

    def test_several_are_told_in_the_order_of_ids(self) -> None:
        assert self.chains(gives("g2", CITY, DIM), gives("g1", CITY, DIM)) == [[CITY, "g1"], [CITY, "g2"]]


class TestLapsed:
    def test_who_would_stand_by_the_terms_is_told_with_what_keeps_it_from_standing(self) -> None:
        """Each once, those by the shortest chains first, then in the order of ids."""
        gone = replace(holder("so-cu"), term=OVER)
        found = register(
            matter(owner("so-cu"), owner(CITY, "luat")),
            gives("g1", CITY, OFFICE),
            gives("g2", "so-cu", CLASS, by="qd"),
            holders=(gone,),
            texts=(text("luat", OVER), text("qd", LATER)),
        )
        holdings, one = asked(found)
        found_lapsed = lapsed(holdings, one)
        assert [(each.holder, [cause.kind for cause in causes]) for each, causes in found_lapsed] == [
            ("so-cu", ["holder"]),
            (CITY, ["basis"]),
            (CLASS, ["holder", "instrument"]),
            (OFFICE, ["basis"]),
        ]

    def test_who_stands_all_the_same_has_not_lapsed(self) -> None:
        """By another statement; nor has one by whose own terms nothing is left."""
        texts = (text("luat", OVER),)
        holdings, one = asked(register(matter(owner(CITY, "luat"), owner(CITY)), texts=texts))
        assert lapsed(holdings, one) == ()
        holdings, one = asked(register(matter(owner(CITY, term=OVER))))
        assert lapsed(holdings, one) == ()
        holdings, one = asked(
            register(matter(owner(CITY, "luat"), owner(OFFICE)), gives("g1", OFFICE, CITY), texts=texts)
        )
        assert lapsed(holdings, one) == ()

    def test_one_who_stands_in_two_tiles_is_told_once(self) -> None:
        found = register(
            matter(owner(CITY, "luat"), dimensions=GROUPS),
            gives("g1", CITY, OFFICE, part=Part((("nhom", ("A",)),))),
            texts=(text("luat", OVER),),
        )
        holdings, one = asked(found)
        assert [each.holder for each, _ in lapsed(holdings, one)] == [CITY, OFFICE]

    def test_a_head_who_gave_for_its_body_and_is_not_there_keeps_the_receiver_from_standing(self) -> None:
        """No step of the chain leads to him, so that nothing else would say why."""
        for life, edge in ((OVER, "end"), (LATER, "start")):
            head = replace(holder("giam-doc"), kind="agency-head", head_of=HolderId(OFFICE), term=life)
            found = register(matter(owner(OFFICE)), gives("g1", "giam-doc", CLASS, by="qd"), holders=(head,))
            holdings, one = asked(found)
            ((standing, causes),) = lapsed(holdings, one)
            assert (standing.holder, [(each.about, each.edge, each.by) for each in causes]) == (
                CLASS,
                [("giam-doc", edge, ("qd",))],
            )

    def test_who_lapsed_in_a_part_is_told_where_that_part_is_asked_about(self) -> None:
        """Nowhere else, though he stands there; asked of all he is told."""
        here, there = Part((("nhom", ("A",)),), (WARD,)), Part((("nhom", ("A",)),), (RURAL,))
        found = register(
            matter(owner(CITY), dimensions=GROUPS),
            gives("g1", CITY, OFFICE, by="qd", part=here),
            gives("g2", CITY, OFFICE, part=there),
            types=("ward", "rural-commune"),
            texts=(text("qd", OVER),),
        )
        holdings, one = asked(found)
        first, second = (frozenset([(("nhom", name),)]) for name in "AB")
        for commune, cases, told in (
            (None, None, [OFFICE]),
            (WARD, None, [OFFICE]),
            (WARD, first, [OFFICE]),
            (WARD, second, []),
            (RURAL, None, []),
            (None, second, []),
        ):
            assert [each.holder for each, _ in lapsed(holdings, one, commune, cases)] == told, (commune, cases)


FIRST, END = TODAY - 9 * ONE, TODAY + 9 * ONE


class TestUsable:
    def usable(self, found: Register, *, owns: bool = False, day: Day = TODAY) -> list[UsableTerm]:
        """Give how long each who acts (or owns) in a tile of the day goes on."""
        holdings, one = asked(found, day)
        return [
            holdings.usable(one, tile, each, owns=owns)
            for tile in holdings.tiles(one)
            for each in (tile.owners if owns else tile.exercisers)
        ]

    def test_a_holder_goes_on_by_a_chain_that_follows(self) -> None:
        grants = [
            gives("g1", CITY, OFFICE, term=Term(FIRST, TODAY)),
            gives("g2", CITY, OFFICE, term=Term(TODAY + ONE, END)),
        ]
        assert self.usable(register(matter(owner(CITY)), *grants)) == [
            UsableTerm(FIRST, END, "khong-co", (), ((TODAY, "khong-co"),))
        ]
        gap = replace(grants[1], term=Term(TODAY + 2 * ONE, END))
        assert self.usable(register(matter(owner(CITY)), grants[0], gap)) == [UsableTerm(FIRST, TODAY, "khong-co", ())]

    def test_a_holder_goes_on_for_a_day(self) -> None:
        now, then = (gives(f"g{at}", CITY, OFFICE, term=Term(day, day)) for at, day in enumerate((TODAY, TODAY + ONE)))
        (found,) = self.usable(register(matter(owner(CITY)), now, then))
        assert (found.start, found.end) == (TODAY, TODAY + ONE)

    def test_a_holder_goes_on_through_several_chains(self) -> None:
        """Each of which may itself be joined of several."""
        ends = [TODAY + at * ONE for at in (0, 3, 6, 9)]
        starts = [FIRST, *(end + ONE for end in ends)]
        grants = [gives(f"g{at}", CITY, OFFICE, term=Term(starts[at], ends[at])) for at in range(4)]
        (found,) = self.usable(register(matter(owner(CITY)), *grants))
        assert (found.start, found.end, [day for day, _ in found.earlier]) == (FIRST, ends[-1], ends[:-1])

    def test_who_owns_goes_on_as_owner_and_who_acts_as_one_who_acts(self) -> None:
        """The owner who acts again after a delegation goes on to own, and begins to act."""
        owners = owner(CITY, term=Term(None, TODAY)), owner(CITY, term=Term(TODAY + ONE, END))
        found = register(matter(*owners), gives("g1", CITY, OFFICE, term=Term(TODAY + ONE, None)))
        assert [one.end for one in self.usable(found, owns=True)] == [END]
        assert [one.end for one in self.usable(found)] == [TODAY]
        swapped = register(
            matter(owner(CITY, term=Term(None, TODAY)), owner(OFFICE, term=Term(TODAY + ONE, None))),
            gives("g1", OFFICE, CITY),
        )
        assert [one.end for one in self.usable(swapped, owns=True)] == [TODAY]
        assert [one.end for one in self.usable(swapped)] == [None]

    @pytest.mark.parametrize(
        ("next_part", "goes_on"),
        [
            (Part(), True),
            (Part(communes=(WARD, RURAL)), True),
            (Part(communes=(WARD,)), True),
            (Part(communes=(RURAL,)), False),
            (Part((("nhom", ("A", "B")),)), True),
            (Part((("nhom", ("A",)),)), True),
            (Part((("nhom", ("B",)),)), False),
        ],
    )
    def test_a_holder_goes_on_where_it_stands_in_all_of_the_tile(self, next_part: Part, *, goes_on: bool) -> None:
        now = gives("g1", CITY, OFFICE, term=Term(FIRST, TODAY), part=Part((("nhom", ("A",)),), (WARD,)))
        then = gives("g2", CITY, OFFICE, term=Term(TODAY + ONE, END), part=next_part)
        found = register(matter(owner(CITY), dimensions=GROUPS), now, then, types=("ward", "rural-commune"))
        holdings, one = asked(found)
        (tile,) = (each for each in holdings.tiles(one) if each.exercisers[0].holder == OFFICE)
        term = holdings.usable(one, tile, tile.exercisers[0], owns=False)
        assert term.end == (END if goes_on else TODAY)

    def test_who_stands_everywhere_does_not_go_on_in_a_part(self) -> None:
        now = gives("g1", CITY, OFFICE, term=Term(FIRST, TODAY))
        for part in (Part(communes=(WARD,)), Part((("nhom", ("A",)),))):
            then = gives("g2", CITY, OFFICE, term=Term(TODAY + ONE, END), part=part)
            found = register(matter(owner(CITY), dimensions=GROUPS), now, then, types=("ward", "rural-commune"))
            assert [one.end for one in self.usable(found)] == [TODAY]

    def test_a_holder_goes_on_in_several_tiles_that_follow_one(self) -> None:
        """Until the first of them ends; nowhere longer where it does not stand in one of them."""
        law = owner(CITY, term=Term(None, TODAY)), owner(CITY, term=Term(TODAY + ONE, None))
        part, later = Part((("nhom", ("A",)),), (WARD,)), Term(TODAY + ONE, END)
        delegated = gives("g1", CITY, OFFICE, term=later, part=part)
        moved = gives("g1", CITY, OFFICE, "decentralisation", term=later, part=part)
        for given, end in ((delegated, None), (moved, TODAY)):
            found = register(matter(*law, dimensions=GROUPS), given, types=("ward", "rural-commune"))
            assert [one.end for one in self.usable(found, owns=True)] == [end]
        own = owner(CITY, term=Term(TODAY + ONE, END), part=Part((("nhom", ("A",)),)))
        rest = owner(CITY, term=Term(TODAY + ONE, None), part=Part((("nhom", ("B", "C")),)))
        (found_term,) = self.usable(register(matter(law[0], own, rest, dimensions=GROUPS)), owns=True)
        assert (found_term.end, [day for day, _ in found_term.earlier]) == (END, [TODAY])

    def test_a_holder_who_goes_on_without_certainty_says_why(self) -> None:
        grants = [
            gives("g1", CITY, OFFICE, term=Term(None, TODAY)),
            gives("g2", CITY, OFFICE, term=Term(TODAY + ONE, END)),
            replace(gives("g3", OFFICE, CLASS, term=Term(TODAY + ONE, END)), giver_keeps=Unknown("chưa đọc được")),
        ]
        (found,) = self.usable(register(matter(owner(CITY)), *grants))
        assert (found.end, found.unknown) == (END, ("chưa rõ bên giao còn giải quyết không (chưa đọc được)",))

    def test_a_head_gives_for_its_body_as_long_as_there_is_the_head(self) -> None:
        head = replace(holder("giam-doc"), kind="agency-head", head_of=HolderId(OFFICE), term=Term(FIRST, END))
        found = register(matter(owner(OFFICE)), gives("g1", "giam-doc", CLASS), holders=(head,))
        (term,) = self.usable(found)
        assert (term.start, term.end, term.ended_by) == (FIRST, END, "giam-doc")

    def test_a_term_that_is_open_or_lasts_to_the_last_day_is_not_lengthened(self) -> None:
        for end in (None, date.max):
            found = register(matter(owner(CITY, term=Term(None, end)), term=Term(None, end)))
            assert [one.end for one in self.usable(found)] == [end]

    def test_a_matter_that_ends_lengthens_nothing(self) -> None:
        found = register(matter(owner(CITY, term=Term(None, TODAY)), term=Term(None, TODAY)))
        assert self.usable(found) == [UsableTerm(None, TODAY, None, ())]
        assert [one.end for one in self.usable(register(matter(owner(CITY, term=Term(None, END)))), owns=True)] == [END]

    def test_of_an_interrupted_basis_the_stretch_of_the_day_counts(self) -> None:
        """The one that follows counts by its own day."""
        texts = (
            text("cu", Term(None, TODAY)),
            text("moi", Term(TODAY + 5 * ONE, None)),
            text("giua", Term(TODAY + ONE, TODAY + 4 * ONE)),
        )
        gap = register(matter(owner(CITY, "cu", "moi")), texts=texts)
        assert [one.end for one in self.usable(gap, owns=True)] == [TODAY]
        filled = register(matter(owner(CITY, "cu", "moi"), owner(CITY, "giua")), texts=texts)
        (found,) = self.usable(filled, owns=True)
        assert (found.end, [day for day, _ in found.earlier]) == (None, [TODAY, TODAY + 4 * ONE])
        later = (*texts, text("sau", Term(TODAY + 9 * ONE, None)))
        (found,) = self.usable(register(matter(owner(CITY, "cu"), owner(CITY, "giua", "sau")), texts=later), owns=True)
        assert (found.end, [day for day, _ in found.earlier]) == (TODAY + 4 * ONE, [TODAY])
