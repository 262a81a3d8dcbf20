"""What stands in the graph of a register, and what it says of sources and circles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import networkx as nx
import pytest
from onematter import BASELINE, GROUPS, UNSURE, gives, matter, owner, register, row, text

from delegation.authority.boxes import Box
from delegation.authority.graph import AuthorityGraph, Circle
from delegation.model.figures import Ledger
from delegation.model.holders import CommuneCode
from delegation.model.matters import Matter, MatterId, Ownership
from delegation.model.parts import Part
from delegation.model.register import Register
from delegation.model.terms import ALWAYS, Term, Unknown
from handmade import CITY, CLASS, HERE, MATTER, OFFICE, PART, holder

UNKNOWN = Unknown("tên mờ")
LATER = date(2026, 3, 1)
EARLIER = LATER - timedelta(days=1)


def edges(found: Register) -> dict[tuple[str, str, str], Mapping[str, object]]:
    """Give the edges of the graph by their ends and their key; what an end is stands before its id."""
    network = AuthorityGraph(found).network
    return {
        (":".join(one), ":".join(other), key): facts for one, other, key, facts in network.edges(keys=True, data=True)
    }


class TestNetwork:
    def test_the_law_leads_from_its_texts_to_the_owner_and_from_there_to_the_matter(self) -> None:
        """A text stands under its id, however it is cited, or as not known; owners are numbered from one."""
        several = matter(
            owner(CITY, "luat", "2/2026/NĐ-CP", "9/9999/NĐ-CP"),
            owner(UNKNOWN, "luat"),
            replace(owner(OFFICE), basis=UNKNOWN),
            owner(CLASS),
        )
        found = edges(register(several, texts=(text("luat"), text("nd", number="2/2026/NĐ-CP"))))
        of_matter = {"matter": MATTER}
        assert found == {
            ("source:luat", "holder:thanh-pho", "law:viec:1"): of_matter,
            ("source:nd", "holder:thanh-pho", "law:viec:1"): of_matter,
            ("source:?", "holder:thanh-pho", "law:viec:1"): of_matter,
            ("holder:thanh-pho", "matter:viec", "law:viec:1"): of_matter,
            ("source:?", "holder:so", "law:viec:3"): of_matter,
            ("holder:so", "matter:viec", "law:viec:3"): of_matter,
            ("holder:cap-xa", "matter:viec", "law:viec:4"): of_matter,
        }

    def test_a_grant_leads_from_its_giver_to_its_receiver_and_from_there_to_its_matters(self) -> None:
        """A part of a class stands as the class; a matter that the register does not have is no node."""
        grants = (
            gives("g1", CITY, PART, rows=(row(), row("khong-co"), row("khac"))),
            gives("g2", CITY, OFFICE, rows=UNKNOWN),
            gives("g3", UNKNOWN, OFFICE),
            gives("g4", CITY, UNKNOWN),
        )
        found = register((matter(), matter(name="khac")), *grants)
        assert edges(found) == {
            ("holder:thanh-pho", "holder:cap-xa", "g1"): {"grant": grants[0]},
            ("holder:cap-xa", "matter:viec", "g1"): {"matter": MATTER},
            ("holder:cap-xa", "matter:khac", "g1"): {"matter": "khac"},
            ("holder:thanh-pho", "holder:so", "g2"): {"grant": grants[1]},
        }
        nodes = AuthorityGraph(found).network.nodes
        assert sorted(name for sort, name in nodes if sort == "matter") == ["khac", "viec"]

    def test_matters_that_are_named_stand_beside_those_that_are_only_counted(self) -> None:
        procedure = Matter(MatterId("thu-tuc"), "procedure", "Thủ tục", (), HERE)
        tasks = [replace(matter(name=name), level="city") for name in ("viec-b", "viec-a")]
        ledgers = (
            Ledger("so-viec", "tasks", "Số việc", 4, HERE, level="city"),
            Ledger("so-thu-tuc", "delegated-procedures", "Số thủ tục", 2, HERE, form=1),
        )
        grant = replace(gives("g1", CITY, OFFICE, rows=(row("thu-tuc"),)), form=1)
        graph = AuthorityGraph(register((matter(name="le"), procedure, *tasks), grant, ledgers=ledgers))
        assert {name: facts for (sort, name), facts in graph.network.nodes(data=True) if sort == "matter"} == {
            "le": {"unlisted": False, "kind": "task", "ledger": None},
            "thu-tuc": {"unlisted": False, "kind": "procedure", "ledger": "so-thu-tuc"},
            "viec-a": {"unlisted": False, "kind": "task", "ledger": "so-viec"},
            "viec-b": {"unlisted": False, "kind": "task", "ledger": "so-viec"},
            "so-viec/0001": {"unlisted": True, "kind": "task", "ledger": "so-viec"},
            "so-viec/0002": {"unlisted": True, "kind": "task", "ledger": "so-viec"},
            "so-thu-tuc/0001": {"unlisted": True, "kind": "procedure", "ledger": "so-thu-tuc"},
        }
        assert graph.matters("so-viec") == ["viec-a", "viec-b", "so-viec/0001", "so-viec/0002"]
        assert graph.matters("so-thu-tuc") == ["thu-tuc", "so-thu-tuc/0001"]
        named = ["le", "thu-tuc", "viec-a", "viec-b"]
        assert graph.matters() == [*named, "so-thu-tuc/0001", "so-viec/0001", "so-viec/0002"]


class TestSource:
    @pytest.mark.parametrize(
        ("law", "without"),
        [
            ((owner(CITY, "luat"),), ("xa-xoi",)),
            ((owner(CITY),), (CITY, OFFICE, "xa-xoi")),
            ((owner(OFFICE, "luat"),), (CITY, "xa-xoi")),
            ((owner(CITY, "khong-co"), owner("xa-xoi")), ("xa-xoi",)),
            ((), (CITY, OFFICE, "xa-xoi")),
            ((owner(UNKNOWN),), ()),
        ],
    )
    def test_whom_no_legal_source_reaches_is_named_in_the_order_of_ids(
        self, law: tuple[Ownership, ...], without: tuple[str, ...]
    ) -> None:
        """A text that the register does not have is a source; an owner whom it does not know may be any giver."""
        one = matter(*law)
        grants = (gives("g1", CITY, OFFICE), gives("g2", CITY, UNKNOWN), gives("g3", "xa-xoi", "xa-xoi"))
        found = register(one, *grants, texts=(text("luat"),))
        assert AuthorityGraph(found).without_source(MATTER) == tuple(sorted(without))

    def test_whom_a_giver_reaches_who_is_not_known_is_reached(self) -> None:
        found = register(matter(), gives("g1", UNKNOWN, PART), gives("g2", CLASS, OFFICE), gives("g3", CITY, OFFICE))
        assert AuthorityGraph(found).without_source(MATTER) == (CITY,)

    def test_grants_of_other_matters_lead_nowhere(self) -> None:
        other = matter(owner(CITY, "luat"), name="khac")
        found = register((matter(owner(OFFICE)), other), gives("g1", CITY, OFFICE, rows=(row("khac"),)))
        assert AuthorityGraph(found).without_source(MATTER) == (OFFICE,)


def test_the_network_as_graphml_is_the_network() -> None:
    """Read by the library that others read it with: the same nodes and edges, names and days, and nothing for what is not known."""
    granted = gives("g1", CITY, OFFICE, term=Term(LATER, UNKNOWN), rows=(row(), row("khac")))
    owned = matter(owner(CITY, "luat", "9/9999/NĐ-CP"))
    graph = AuthorityGraph(register(owned, granted, texts=(text("luat"),)))
    read = nx.parse_graphml(graph.graphml(), force_multigraph=True)
    assert sorted(read.nodes) == sorted(":".join(node) for node in graph.network.nodes)
    assert {(one, other, key): facts["relation"] for one, other, key, facts in read.edges(keys=True, data=True)} == {
        ("source:luat", "holder:thanh-pho", "law:viec:1/luat"): "law",
        ("source:?", "holder:thanh-pho", "law:viec:1/?"): "law",
        ("holder:thanh-pho", "matter:viec", "law:viec:1"): "law",
        ("holder:thanh-pho", "holder:so", "g1"): "delegation",
        ("holder:so", "matter:viec", "g1/viec"): "row",
    }
    step = read.edges["holder:thanh-pho", "holder:so", "g1"]
    assert (step["from"], step.get("to")) == (LATER.isoformat(), None)
    assert read.nodes["holder:thanh-pho"]["label"] == holder(CITY).label


def circles(found: Register) -> list[tuple[list[str], list[tuple[object, object]]]]:
    """Give the circles by the ids of their grants, with the first and last days of their cells."""
    return [
        ([grant.id for grant in one.grants], [(cell.start, cell.end) for cell in one.cells])
        for one in AuthorityGraph(found).circles(MATTER)
    ]


class TestCircles:
    def test_a_circle_stands_in_the_box_of_its_matter(self) -> None:
        found = register(matter(owner(CITY)), gives("g1", CITY, OFFICE), gives("g2", OFFICE, CITY))
        (one,) = AuthorityGraph(found).circles(MATTER)
        grants = (found.grants["g1"], found.grants["g2"])
        assert one == Circle(MATTER, grants, (Box(BASELINE, None, None, None),))

    def test_a_circle_stands_where_all_its_grants_do(self) -> None:
        """Same commune and same case: of each the smallest that they share."""
        only = Part((("nhom", ("A", "B")),), (CommuneCode("00001"), CommuneCode("00002")))
        other = Part((("nhom", ("B", "C")),), (CommuneCode("00002"), CommuneCode("00003")))
        found = register(
            matter(owner(CITY), dimensions=GROUPS),
            gives("g1", CITY, OFFICE, part=only),
            gives("g2", OFFICE, CITY, part=other),
            types=("ward", "ward", "ward"),
        )
        (one,) = AuthorityGraph(found).circles(MATTER)
        place, case = frozenset([CommuneCode("00002")]), frozenset([(("nhom", "B"),)])
        assert one.cells == (Box(BASELINE, None, place, case),)

    @pytest.mark.parametrize("apart", ["days", "communes", "cases", "giver"])
    def test_grants_that_never_hold_in_one_cell_make_no_circle(self, apart: str) -> None:
        first, second = gives("g1", CITY, OFFICE), gives("g2", OFFICE, CITY)
        died = replace(holder("so-cu"), term=Term(None, EARLIER))
        if apart == "days":
            first, second = replace(first, term=Term(None, EARLIER)), replace(second, term=Term(LATER, None))
        elif apart == "communes":
            first = replace(first, part=Part(communes=(CommuneCode("00001"),)))
            second = replace(second, part=Part(communes=(CommuneCode("00002"),)))
        elif apart == "cases":
            first = replace(first, part=Part((("nhom", ("A",)),)))
            second = replace(second, part=Part((("nhom", ("B",)),)))
        else:
            first, second = gives("g1", CITY, "so-cu", term=Term(LATER, None)), gives("g2", "so-cu", CITY)
        one = matter(owner(CITY), dimensions=GROUPS)
        assert circles(register(one, first, second, holders=(died,), types=("ward", "ward"))) == []

    def test_a_grant_whose_giver_is_gone_leads_back_no_more(self) -> None:
        died = replace(holder("so-cu"), term=Term(None, EARLIER))
        found = register(matter(owner(CITY)), gives("g1", CITY, "so-cu"), gives("g2", "so-cu", CITY), holders=(died,))
        assert circles(found) == [(["g1", "g2"], [(BASELINE, EARLIER)])]

    def test_work_inside_a_body_and_signing_lead_nowhere(self) -> None:
        """Nor do grants of which a side is not known."""
        for mechanism in ("internal-assignment", "signing-for"):
            back = replace(gives("g2", OFFICE, CITY), mechanism=mechanism)
            assert circles(register(matter(owner(CITY)), gives("g1", CITY, OFFICE), back)) == []
        for back in (gives("g2", UNKNOWN, CITY), gives("g2", OFFICE, UNKNOWN)):
            assert circles(register(matter(owner(CITY)), gives("g1", CITY, OFFICE), back)) == []

    def test_ownership_that_moves_and_exercise_that_moves_make_circles_together(self) -> None:
        found = register(matter(owner(CITY)), gives("g1", CITY, OFFICE, "transfer"), gives("g2", OFFICE, CITY))
        assert circles(found) == [(["g1", "g2"], [(BASELINE, None)])]

    def test_of_equally_short_circles_the_first_by_its_grants_is_told(self) -> None:
        grants = [
            gives("g5", CITY, OFFICE),
            gives("g4", OFFICE, CITY),
            gives("g3", OFFICE, "xa-xoi"),
            gives("g2", "xa-xoi", OFFICE),
            gives("g9", OFFICE, CITY),
            gives("g8", CITY, OFFICE),
        ]
        assert circles(register(matter(owner(CITY)), *grants)) == [(["g2", "g3"], [(BASELINE, None)])]

    def test_a_shorter_circle_is_told_though_its_grants_come_later(self) -> None:
        grants = [gives("g1", CITY, OFFICE), gives("g2", OFFICE, CLASS), gives("g3", CLASS, CITY)]
        assert circles(register(matter(owner(CITY)), *grants)) == [(["g1", "g2", "g3"], [(BASELINE, None)])]
        short = register(matter(owner(CITY)), *grants, gives("g9", OFFICE, CITY))
        assert circles(short) == [(["g1", "g9"], [(BASELINE, None)])]
        itself = register(matter(owner(CITY)), *grants, gives("g9", CLASS, CLASS))
        assert circles(itself) == [(["g9"], [(BASELINE, None)])]

    def test_a_circle_of_grants_that_surely_hold_is_told_before_a_shorter_one(self) -> None:
        """Only where a knot has no sure circle one of unsure grants is told."""
        sure = [gives("g1", CITY, OFFICE), gives("g2", OFFICE, CLASS), gives("g3", CLASS, CITY)]
        unsure = gives("g0", OFFICE, CITY, term=UNSURE)
        (found,) = circles(register(matter(owner(CITY)), *sure, unsure))
        assert sorted(found[0]) == ["g1", "g2", "g3"]
        (found,) = circles(register(matter(owner(CITY)), sure[0], unsure))
        assert sorted(found[0]) == ["g0", "g1"]
        elsewhere = gives("g7", "x", "y"), gives("g8", "y", "x", term=UNSURE)
        both = circles(register(matter(owner(CITY)), *sure, unsure, *elsewhere))
        assert [sorted(ways) for ways, _ in both] == [["g1", "g2", "g3"], ["g7", "g8"]]

    def test_a_grant_whose_giver_may_be_gone_surely_holds_no_more(self) -> None:
        may_be_gone = replace(holder("so-cu"), term=Term(None, Unknown("chưa rõ")))
        grants = [gives("g1", CITY, "so-cu"), gives("g2", "so-cu", OFFICE), gives("g3", OFFICE, CITY)]
        (found,) = circles(register(matter(owner(CITY)), *grants, gives("g4", CITY, OFFICE), holders=(may_be_gone,)))
        assert sorted(found[0]) == ["g3", "g4"]

    def test_a_circle_is_one_while_other_grants_come_and_go(self) -> None:
        """Cells that follow one another, in the same communes and cases, are one; after a gap there is another."""
        grants = [gives("g1", CITY, OFFICE), gives("g2", OFFICE, CITY)]
        passing = gives("g3", CITY, CLASS, term=Term(LATER, date(2026, 4, 30)))
        assert circles(register(matter(owner(CITY)), *grants, passing)) == [(["g1", "g2"], [(BASELINE, None)])]
        interrupted = replace(text("qd"), term=Term(None, EARLIER)), replace(text("qd-2"), term=Term(LATER, None))
        back = replace(gives("g2", OFFICE, CITY, term=Term(LATER, date(2026, 4, 30))))
        found = register(matter(owner(CITY)), grants[0], back, passing, texts=interrupted)
        assert circles(found) == [(["g1", "g2"], [(LATER, date(2026, 4, 30))])]

    def test_circles_at_two_times_are_cells_of_one(self) -> None:
        """The giver's life is broken by the terms of what it gives by: two matters of one pair of grants stay apart."""
        stretches = Term(None, EARLIER), Term(LATER + timedelta(days=1), None)
        grants = [
            gives("g1", CITY, OFFICE),
            *(gives(f"g{at}", OFFICE, CITY, term=term) for at, term in enumerate(stretches, start=2)),
        ]
        assert circles(register(matter(owner(CITY)), *grants)) == [
            (["g1", "g2"], [(BASELINE, EARLIER)]),
            (["g1", "g3"], [(LATER + timedelta(days=1), None)]),
        ]

    def test_a_circle_ends_with_its_matter(self) -> None:
        one = matter(owner(CITY), term=Term(LATER, date(2026, 4, 30)))
        grants = [gives("g1", CITY, OFFICE), gives("g2", OFFICE, CITY)]
        assert circles(register(one, *grants)) == [(["g1", "g2"], [(LATER, date(2026, 4, 30))])]
        over = matter(owner(CITY), term=Term(None, BASELINE - timedelta(days=1)))
        assert circles(register(over, *grants)) == []
        assert circles(register(replace(one, term=Term(LATER, EARLIER)), *grants)) == []

    def test_a_circle_lasts_to_the_last_day_that_there_is(self) -> None:
        terms = (Term(None, date.max), ALWAYS)
        grants = [gives(f"g{at}", CITY, OFFICE, term=term) for at, term in enumerate(terms)]
        found = register(matter(owner(CITY), term=Term(None, date.max)), *grants, gives("g9", OFFICE, CITY))
        assert [cells for _, cells in circles(found)] == [[(BASELINE, date.max)]]

    def test_a_circle_in_communes_that_come_and_go(self) -> None:
        """A commune that is not there on a day is in no cell of it."""
        found = register(
            matter(owner(CITY)), gives("g1", CITY, OFFICE), gives("g2", OFFICE, CITY), types=("ward", "ward")
        )
        code = CommuneCode("00002")
        parted = {**found.communes, code: replace(found.communes[code], term=Term(None, EARLIER))}
        (one,) = AuthorityGraph(replace(found, communes=parted)).circles(MATTER)
        assert one.cells == (
            Box(BASELINE, EARLIER, None, None),
            Box(LATER, None, frozenset([CommuneCode("00001")]), None),
        )
