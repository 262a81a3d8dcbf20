"""What a check sees of a register on a day: what is plain, what may lead in a circle, and what cannot be asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from onematter import BASELINE, GROUPS, TODAY, UNSURE, cites, gives, matter, owner, register, row, text

from delegation.authority.boxes import Block
from delegation.authority.days import NEVER
from delegation.authority.examination import Examination, not_examined
from delegation.findings import NotExamined
from delegation.model.figures import Ledger
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.instruments import Form, Norm, Pole
from delegation.model.matters import Grant, Matter, Ownership
from delegation.model.parts import Part
from delegation.model.terms import ALWAYS, Term, Unknown
from handmade import CITY, CLASS, HERE, MATTER, OFFICE, PART, holder
from registers import Example
from strategies import ANY

ONE = timedelta(days=1)
DIM = Unknown("tên mờ")
WARD = CommuneCode("00001")
ANY_PART = Part((("nhom", ("A",)),))


class TestKept:
    def test_on_another_day_the_same_tilings_are_asked(self) -> None:
        examination = Examination(register(matter(owner(CITY))), TODAY)
        other = examination.on(TODAY + ONE)
        assert other.as_of == TODAY + ONE
        assert other.register is examination.register
        assert other.tiling(MATTER) is examination.tiling(MATTER) is examination.tiling(MATTER)
        assert other.claimed(MATTER) is examination.claimed(MATTER) is not examination.tiling(MATTER)
        assert (other.lives, other.territory) == (examination.lives, examination.territory)
        assert examination.on(TODAY) is examination
        assert examination.kept == other.kept == {}
        assert other.kept is not examination.kept

    def test_a_matter_that_is_not_there_cannot_be_tiled(self) -> None:
        for ask in (Examination(register(()), TODAY).tiling, Examination(register(()), TODAY).claimed):
            with pytest.raises(KeyError):
                ask(MATTER)

    def test_claims_are_read_by_their_own_terms(self) -> None:
        """Whatever becomes of holders and texts."""
        gone = replace(holder("so-cu"), term=Term(None, BASELINE))
        found = register(
            matter(owner("so-cu", "luat")),
            gives("g1", "so-cu", CITY, by="qd"),
            holders=(gone,),
            texts=(text("luat", Term(None, BASELINE)), text("qd", Term(None, BASELINE))),
        )
        examination = Examination(found, TODAY)
        (tile,) = examination.tiling(MATTER).at(TODAY)
        (claim,) = examination.claimed(MATTER).at(TODAY)
        assert (tile.owners, tile.exercisers) == ((), ())
        assert ([one.holder for one in claim.owners], [one.holder for one in claim.exercisers]) == (["so-cu"], [CITY])
        (stated,) = examination.stated(found.matters[MATTER])
        assert (stated.holder, stated.days.on(TODAY.toordinal())) == ("so-cu", True)

    def test_the_frame_of_a_matter_is_its_box_from_the_baseline_on(self) -> None:
        found = register(
            (
                matter(owner(CITY), dimensions=GROUPS),
                matter(owner(PART), name="phuong"),
                matter(owner(CITY), name="xua", term=Term(None, BASELINE - ONE)),
                matter(owner(CITY), name="mot-ngay", term=Term(BASELINE, BASELINE)),
                matter(owner(CITY), name="khong-ngay", term=Term(TODAY, BASELINE)),
                matter(owner(CITY), name="khong-noi-nao", territory="rural-communes"),
            ),
            types=("ward", "ward"),
        )
        examination, first = Examination(found, TODAY), BASELINE.toordinal()
        frames = {one.id: examination.frame(one) for one in found.matters.values()}
        assert frames == {
            MATTER: Block(first, NEVER, 3, 7),
            "phuong": Block(first, NEVER, 3, 1),
            "xua": None,
            "mot-ngay": Block(first, first, 3, 1),
            "khong-ngay": None,
            "khong-noi-nao": None,
        }


class TestWhichMatters:
    def test_shared_are_those_of_two_owners_or_two_grants(self) -> None:
        rows = {name: (row(name),) for name in ("a", "b", "c", "d")}
        matters = (
            matter(owner(CITY), owner(OFFICE), name="a"),
            matter(owner(CITY), name="b"),
            matter(owner(CITY), name="c"),
            matter(name="d"),
        )
        grants = (
            gives("g1", CITY, OFFICE, rows=rows["b"]),
            gives("g2", CITY, OFFICE, rows=(*rows["c"], *rows["d"])),
            gives("g3", CITY, CLASS, rows=rows["c"]),
        )
        examination = Examination(register(matters, *grants), TODAY)
        assert [one.id for one in examination.shared] == ["a", "c"]

    def test_parted_are_those_that_have_not_one_owner_of_all_of_them(self) -> None:
        term = Term(BASELINE, TODAY)
        matters = (
            matter(owner(CITY), name="tron"),
            matter(owner(CITY, term=term), name="tron-co-han", term=Term(BASELINE, TODAY)),
            matter(owner(CITY, part=Part()), name="tron-nhu-vay"),
            matter(owner(DIM), name="chua-ro"),
            matter(name="khong-ai"),
            matter(owner(CITY), owner(OFFICE), name="hai"),
            matter(owner(CITY), name="phuong", territory="wards"),
            matter(owner(CITY, part=ANY_PART), name="mot-phan"),
            matter(owner(CITY, term=term), name="co-han"),
            matter(owner(CITY), name="co-han-2", term=term),
        )
        examination = Examination(register(matters), TODAY)
        names = ["khong-ai", "hai", "phuong", "mot-phan", "co-han", "co-han-2"]
        assert [one.id for one in examination.parted] == names


def plain(
    *grants: Grant, law: tuple[Ownership, ...] = (owner(CITY),), change: Callable[[Matter], Matter] = lambda one: one
) -> bool:
    cast = (
        replace(holder("so-cu"), term=Term(None, TODAY)),
        replace(holder("so-moi"), term=Term(TODAY, None)),
        replace(holder("giam-doc"), kind="agency-head", head_of=HolderId(CITY)),
    )
    texts = (text("luat", Term(None, TODAY)), text("luat-2", Term(TODAY, None)), text("mo", UNSURE))
    one = change(matter(*law, dimensions=GROUPS))
    found = register(one, *grants, holders=cast, texts=texts, types=("ward", "rural-commune"))
    examination = Examination(found, TODAY)
    answer = examination.is_plainly_given(one)
    assert examination.is_plainly_given(one) is examination.on(TODAY + ONE).is_plainly_given(one) is answer
    return answer


GIVEN = gives("g1", CITY, OFFICE)


class TestPlainlyGiven:
    @pytest.mark.parametrize(
        "grants",
        [
            (),
            (GIVEN,),
            (GIVEN, gives("g2", CITY, CLASS)),
            (gives("g1", CITY, OFFICE, "transfer"),),
            (gives("g1", CITY, PART),),
            (gives("g1", CITY, OFFICE, term=Term(BASELINE, TODAY)),),
            (gives("g1", CITY, OFFICE, part=Part(except_communes=(WARD,))),),
            (gives("g1", CITY, DIM),),
        ],
    )
    def test_the_one_owner_gives_each_grant(self, grants: tuple[Grant, ...]) -> None:
        assert plain(*grants)

    @pytest.mark.parametrize(
        "grants",
        [
            (gives("g1", OFFICE, CLASS),),
            (GIVEN, gives("g2", OFFICE, CLASS)),
            (gives("g1", CITY, OFFICE, "transfer"), gives("g2", CITY, CLASS)),
            (GIVEN, gives("g2", CITY, CLASS, "decentralisation")),
            (replace(GIVEN, part=ANY_PART),),
            (replace(GIVEN, part=Part(communes=(WARD,))),),
            (gives("g1", DIM, OFFICE),),
            (gives("g1", "giam-doc", OFFICE),),
        ],
    )
    def test_one_grant_that_is_not_so_is_enough(self, grants: tuple[Grant, ...]) -> None:
        """Of another giver, of two of which one moves ownership, of a part."""
        assert not plain(*grants)

    def test_an_owner_of_a_part_gives_nothing_plainly(self) -> None:
        assert not plain(GIVEN, law=())
        assert not plain(GIVEN, law=(owner(CITY), owner(OFFICE)))
        assert not plain(GIVEN, law=(owner(CITY, part=ANY_PART),))
        assert not plain(GIVEN, change=lambda one: replace(one, territory="communes"))

    @pytest.mark.parametrize(
        ("giver", "receiver", "law"), [(PART, "xa", CLASS), ("xa", OFFICE, PART), (CLASS, "xa", PART)]
    )
    def test_the_parties_stand_somewhere_together(self, giver: str, receiver: str, law: str) -> None:
        assert not plain(gives("g1", giver, receiver), law=(owner(law),))
        assert plain(gives("g1", PART, "dac-khu"), law=(owner(CLASS),))
        assert plain(gives("g1", PART, OFFICE), law=(owner(PART),))

    @pytest.mark.parametrize(
        ("law", "term", "lasts"),
        [
            (owner(CITY, "luat"), Term(None, TODAY), True),
            (owner(CITY, "luat"), Term(BASELINE, TODAY), True),
            (owner(CITY, "luat"), Term(None, TODAY + ONE), False),
            (owner(CITY, "luat"), ALWAYS, False),
            (owner(CITY, "luat-2"), Term(TODAY, None), True),
            (owner(CITY, "luat-2"), Term(TODAY - ONE, None), False),
            (owner(CITY, "luat"), Term(TODAY + ONE, Unknown("mờ")), True),
            (owner(CITY, "luat-2"), Term(None, BASELINE - ONE), True),
            (owner(CITY, "luat-2"), Term(None, BASELINE), False),
            (owner(CITY, "luat", "luat-2"), ALWAYS, True),
            (owner(CITY, "mo"), Term(TODAY, None), False),
            (owner("so-cu"), Term(None, TODAY), True),
            (owner("so-cu"), Term(None, TODAY + ONE), False),
            (owner("so-moi"), Term(TODAY, None), True),
            (owner("so-moi"), ALWAYS, False),
            (owner(CITY), Term(TODAY, BASELINE), True),
        ],
    )
    def test_the_owner_surely_holds_as_long_as_the_grant_certainly_runs(
        self, law: Ownership, term: Term, *, lasts: bool
    ) -> None:
        """From the baseline on. Its own life, and that of the law that it holds by, count."""
        assert not isinstance(law.holder, Unknown)
        assert plain(gives("g1", law.holder, OFFICE, term=term), law=(law,)) is lasts

    def test_the_term_of_the_owner_counts(self) -> None:
        term = Term(BASELINE, TODAY)
        law = (owner(CITY, term=term),)

        def cut(one: Matter) -> Matter:
            return replace(one, term=term)

        assert plain(gives("g1", CITY, OFFICE, term=term), law=law, change=cut)
        assert not plain(GIVEN, law=law, change=cut)

    def test_where_the_owner_is_not_known_whoever_gives_may_be_it(self) -> None:
        """As long as the giver is there, and the law in force."""
        assert plain(GIVEN, gives("g2", OFFICE, CLASS), law=(owner(DIM),))
        assert plain(gives("g1", DIM, OFFICE), law=(owner(DIM),))
        assert not plain(gives("g1", "so-cu", OFFICE), law=(owner(DIM),))
        assert plain(gives("g1", "so-cu", OFFICE, term=Term(None, TODAY)), law=(owner(DIM),))
        assert not plain(GIVEN, law=(owner(DIM, "luat"),))


class TestCircles:
    @pytest.mark.parametrize(
        ("grants", "circles"),
        [
            ((), 0),
            ((GIVEN,), 0),
            ((GIVEN, gives("g2", OFFICE, CLASS)), 0),
            ((GIVEN, gives("g2", OFFICE, CITY)), 1),
            ((GIVEN, gives("g2", OFFICE, PART), gives("g3", CLASS, CITY)), 1),
            ((gives("g1", CITY, CITY),), 1),
            ((gives("g1", PART, CLASS),), 1),
            ((GIVEN, gives("g2", OFFICE, DIM), gives("g3", DIM, CITY)), 0),
            ((GIVEN, gives("g2", OFFICE, CITY, "signing-for")), 0),
            ((GIVEN, gives("g2", OFFICE, CITY, rows=(row("khac"),))), 0),
        ],
    )
    def test_the_graph_is_asked_where_a_circle_may_be(self, grants: tuple[Grant, ...], circles: int) -> None:
        found = register((matter(owner(CITY)), matter(name="khac")), *grants)
        assert len(Examination(found, TODAY).circles(MATTER)) == circles

    @given(ANY)
    def test_no_circle_is_missed(self, example: Example) -> None:
        examination = Examination(example.register, example.as_of)
        for one in example.matters:
            assert examination.circles(one.id) == examination.graph.circles(one.id)


def test_a_register_that_says_all_leaves_nothing_unexamined() -> None:
    signed = replace(text("qd"), issued=TODAY)
    found = register(matter(owner(CITY, "luat")), gives("g1", CITY, OFFICE, by="qd"), texts=(signed,))
    assert not_examined(Examination(found, TODAY)) == NotExamined(0, 0, 0, 0, 0, 0, 0, 0)


def test_what_no_check_can_ask_about_is_counted() -> None:
    ledgers = [
        Ledger("a", "tasks", "A", 5, HERE, level="city"),
        Ledger("b", "tasks", "B", 0, HERE, level="commune"),
        Ledger("c", "delegated-procedures", "C", 7, HERE, form=1, as_of=TODAY),
        Ledger("d", "delegated-procedures", "D", 30, HERE, form=2),
        Ledger("e", "delegated-procedures", "E", 200, HERE, form=3, as_of=TODAY),
        Ledger("f", "delegated-procedures", "F", 0, HERE, form=4),
    ]
    city, commune = (
        replace(matter(owner(DIM), owner(DIM), name="a"), level="city"),
        replace(matter(name="b"), level="commune"),
    )
    procedure = replace(matter(owner(CITY), name="c"), kind="procedure", basis=DIM)
    norm = Norm("n", "delegation", Pole("committee", "city"), Pole("committee", "city"), cites("luat"), "unknown", HERE)
    read = replace(norm, id="m", effect="permitted", receiver=Pole("specialised-agency", "city"))
    later = replace(norm, id="l", effect="permitted", term=Term(TODAY + ONE, None))
    forms = [
        Form(number, "Mẫu", (Pole("committee", "city"),), (Pole(kind, "city"),), concurrent=False, place=HERE)
        for number, kind in ((1, "committee"), (2, "specialised-agency"), (3, "committee"))
    ]
    agency = replace(holder("so-y-te"), kind="specialised-agency")
    grants = (
        replace(gives("g1", CITY, OFFICE, by="qd", rows=(row("c"),)), form=1),
        gives("g2", CITY, OFFICE, term=Term(DIM, DIM), rows=()),
        gives("g3", CITY, OFFICE, by="qd", rows=DIM),
        gives("g4", CITY, "so-y-te", by="qd", rows=()),
        gives("g5", CITY, "so-y-te", by="qd-mo", rows=(), term=Term(BASELINE, Unknown("mờ"))),
        gives("g6", DIM, OFFICE, by="qd", rows=()),
    )
    texts = replace(text("qd"), issued=TODAY), replace(text("qd-mo"), issued=DIM)
    found = register(
        (city, commune, procedure),
        *grants,
        holders=(agency,),
        norms=(norm, read, later),
        forms=forms,
        ledgers=ledgers,
        texts=texts,
    )
    assert not_examined(Examination(found, TODAY)) == NotExamined(
        unlisted_tasks=4,
        unlisted_procedures=6 + 30 + 200,
        owner_unknown=1,
        basis_unknown=1,
        term_unknown=2,
        signing_unknown=2,
        norm_unknown=2,
        norm_unknown_unlisted=6 + 200,
    )
