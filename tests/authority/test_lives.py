"""The days on which holders, texts and their provisions are there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from onematter import cites, gives, matter, register, row, text

from delegation.authority.days import EVERY_DAY, NEVER, Days, Stretch
from delegation.authority.lives import Lives, carriers, cited, gives_for, heads, in_force, made_by
from delegation.model.acts import PartEnd, PartStart
from delegation.model.holders import Holder, HolderId
from delegation.model.instruments import Citation, InstrumentId
from delegation.model.register import Register
from delegation.model.terms import ALWAYS, Term, Unknown
from handmade import CITY, CLASS, HERE, OFFICE, PART, holder

FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)
ONE = timedelta(days=1)
DIM = Unknown("ngày mờ")


def cast(name: str, kind: str = "specialised-agency", *, parent: str | None = None, head_of: str | None = None,
         within: str | None = None, term: Term = ALWAYS) -> Holder:  # fmt: skip
    made = replace(holder(name, None, within), kind=kind, term=term)
    ids = [HolderId(one) if one is not None else None for one in (parent, head_of)]
    return replace(made, parent=ids[0], head_of=ids[1])


def of(*holders: Holder) -> Register:
    return register(matter(), holders=holders)


class TestHolders:
    def test_a_holder_is_carried_by_what_it_heads_is_inside_of_and_is_part_of(self) -> None:
        """The nearest first, each once; a unit that is no part of its parent goes on without it."""
        found = of(
            cast("phong", "internal-unit", parent="so-x"),
            cast("truong-phong", "internal-unit-head", head_of="phong", parent="so-x"),
            cast("so-x", parent=CITY),
            cast("to", "internal-unit", parent="phong", within=CLASS, head_of="so-x"),
        )
        names = {
            name: [one.id for one in carriers(found, HolderId(name))]
            for name in ("phong", "truong-phong", "so-x", "to", PART)
        }
        assert names == {
            "phong": ["phong", "so-x"],
            "truong-phong": ["truong-phong", "phong", "so-x"],
            "so-x": ["so-x"],
            "to": ["to", "so-x", "phong", CLASS],
            PART: [PART, CLASS],
        }
        assert list(carriers(found, HolderId("khong-co"))) == list(carriers(found, DIM)) == []

    def test_a_circle_of_holders_is_walked_once(self) -> None:
        found = of(cast("a", head_of="b"), cast("b", head_of="a"), cast("c", head_of="khong-co", within="a"))
        assert [one.id for one in carriers(found, HolderId("a"))] == ["a", "b"]
        assert [one.id for one in carriers(found, HolderId("c"))] == ["c", "a", "b"]

    @pytest.mark.parametrize(
        ("head", "body", "does"),
        [
            (cast("x", "agency-head", head_of="b"), cast("b"), True),
            (cast("x", "chair", head_of="b"), cast("b", "committee"), False),
            (cast("x", "chair", head_of="b"), cast("b", "council"), True),
            (cast("x", "agency-head", head_of="b"), cast("b", "committee"), True),
            (cast("x", "agency-head", head_of="c"), cast("b"), False),
            (cast("x", "agency-head"), cast("b"), False),
            (None, cast("b"), False),
            (cast("x", head_of="b"), None, False),
            (None, None, False),
        ],
    )
    def test_a_head_acts_for_its_body_but_a_chair_not_for_its_committee(
        self, head: Holder | None, body: Holder | None, *, does: bool
    ) -> None:
        assert heads(head, body) is does

    def test_a_head_gives_what_its_body_has_too(self) -> None:
        found = of(
            cast("giam-doc", "agency-head", head_of=OFFICE),
            cast("chu-tich", "chair", head_of=CITY),
            cast("lac", "agency-head", head_of="khong-co"),
        )
        assert gives_for(found, HolderId("giam-doc")) == ("giam-doc", OFFICE)
        for name in ("chu-tich", "lac", OFFICE, "khong-co"):
            assert gives_for(found, HolderId(name)) == (name,)

    def test_a_holder_lives_as_long_as_all_that_it_goes_with(self) -> None:
        found = of(
            cast("giam-doc", "agency-head", head_of="so-x", term=Term(FIRST, None)),
            cast("so-x", term=Term(None, LAST)),
            cast("so-mo", term=Term(DIM, LAST)),
        )
        lives = Lives(found)
        days = Days((Stretch(FIRST.toordinal(), LAST.toordinal(), certain=True),))
        assert lives.holder(HolderId("giam-doc")) == days
        assert lives.holder(HolderId("giam-doc")) is lives.holder(HolderId("giam-doc"))
        assert lives.holder(HolderId("so-x")).stretches == (Stretch(0, LAST.toordinal(), certain=True),)
        assert lives.holder(HolderId("so-mo")) == Days((Stretch(0, LAST.toordinal(), certain=False),), ("ngày mờ",))
        for name in (DIM, HolderId("khong-co"), HolderId(CITY)):
            assert lives.holder(name) is EVERY_DAY


PARTED = replace(
    text("nd", Term(FIRST, None), "1/2026/NĐ-CP"),
    part_starts=(PartStart("Điều 3", FIRST + 9 * ONE, HERE),),
    part_ends=(PartEnd("Điều 5", LAST, None, HERE),),
)
BEGUN = replace(
    PARTED, id=InstrumentId("nd-2"), term=Term(DIM, LAST), part_starts=(PartStart("Điều 3", DIM, HERE),), part_ends=()
)
CERTAIN = Stretch(FIRST.toordinal(), NEVER, certain=True)


class TestTexts:
    def test_each_place_that_is_cited_has_the_term_of_its_text_and_those_of_its_own(self) -> None:
        found = register(matter(), texts=(PARTED,))
        several = in_force(found, PARTED, "Điều 3; Điều 5 khoản 2; Điều 7")
        assert [(one.at, one.terms) for one in several] == [
            ("Điều 3", (Term(FIRST, None), Term(FIRST + 9 * ONE, None))),
            ("Điều 5 khoản 2", (Term(FIRST, None), Term(None, LAST))),
            ("Điều 7", (Term(FIRST, None),)),
        ]
        assert all(one.instrument is PARTED for one in several)
        assert [one.days.stretches for one in several] == [
            (CERTAIN._replace(start=CERTAIN.start + 9),),
            (CERTAIN._replace(end=LAST.toordinal()),),
            (CERTAIN,),
        ]

    def test_a_text_without_days_of_its_provisions_is_one_place(self) -> None:
        plain = replace(PARTED, part_starts=(), part_ends=())
        found = register(matter(), texts=(plain,))
        assert [(one.at, one.terms) for one in in_force(found, plain, "Điều 3; Điều 5")] == [
            ("Điều 3; Điều 5", (plain.term,))
        ]
        assert [(one.at, one.terms) for one in in_force(found, plain, None)] == [("", (plain.term,))]
        for one in (replace(PARTED, part_starts=()), replace(PARTED, part_ends=())):
            assert [each.at for each in in_force(found, one, "Điều 3; Điều 5")] == ["Điều 3", "Điều 5"]

    def test_a_grant_is_made_by_its_text_at_the_places_that_give_the_row(self) -> None:
        found = register(matter(), texts=(PARTED, BEGUN))
        grant = gives("g1", CITY, OFFICE, by="nd", at="Điều 3")
        assert [one.at for one in made_by(found, grant, None)] == ["Điều 3"]
        assert [one.at for one in made_by(found, grant, row(at="Điều 5; Điều 6"))] == ["Điều 5", "Điều 6"]
        assert made_by(found, gives("g1", CITY, OFFICE), None) == ()
        unsure = gives("g1", CITY, OFFICE, by="nd-2", at="Điều 3")
        assert [one.terms for one in made_by(found, unsure, None)] == [(Term(DIM, LAST), Term(DIM, None))]

    @pytest.mark.parametrize("term", [Term(FIRST, None), Term(FIRST, LAST), Term(FIRST, DIM)])
    def test_a_grant_that_states_its_first_day_began_then_though_its_text_does_not_say_when(self, term: Term) -> None:
        """The last day of the text still ends it; a first day of the text that is known still counts."""
        found = register(matter(), texts=(PARTED, BEGUN))
        (one,) = made_by(found, gives("g1", CITY, OFFICE, by="nd-2", at="Điều 3", term=term), None)
        assert (one.instrument, one.at, one.terms) == (BEGUN, "Điều 3", (Term(None, LAST), ALWAYS))
        (one,) = made_by(found, gives("g1", CITY, OFFICE, by="nd", at="Điều 3", term=term), None)
        assert one.terms == (Term(FIRST, None), Term(FIRST + 9 * ONE, None))

    @pytest.mark.parametrize("term", [ALWAYS, Term(None, LAST), Term(DIM, LAST)])
    def test_one_that_does_not_state_it_waits_for_its_text(self, term: Term) -> None:
        found = register(matter(), texts=(BEGUN,))
        (one,) = made_by(found, gives("g1", CITY, OFFICE, by="nd-2", at="Điều 3", term=term), None)
        assert one.terms == (Term(DIM, LAST), Term(DIM, None))

    def test_a_basis_cites_by_number_or_id_and_what_is_not_there_is_left_out(self) -> None:
        found = register(matter(), texts=(PARTED, text("khac")))
        basis = (*cites("9/QH"), *cites("1/2026/NĐ-CP", at="Điều 5"), *cites("khac"))
        assert [(one.instrument.id, one.at) for one in cited(found, basis)] == [("nd", "Điều 5"), ("khac", "")]

    def test_a_basis_is_in_force_while_one_of_its_places_is(self) -> None:
        early, late = text("som", Term(None, FIRST)), text("muon", Term(LAST, None))
        lives = Lives(register(matter(), texts=(early, late)))
        both = cites("som", "muon")
        assert lives.basis(both).stretches == (
            Stretch(0, FIRST.toordinal(), certain=True),
            Stretch(LAST.toordinal(), NEVER, certain=True),
        )
        assert lives.basis(both) is lives.basis(both)
        assert lives.basis(cites("som")).stretches == (Stretch(0, FIRST.toordinal(), certain=True),)
        nothing: tuple[Citation, ...] = ()
        for one in (DIM, nothing, cites("9/QH")):
            assert lives.basis(one) is EVERY_DAY
        assert lives.basis((*cites("9/QH"), *cites("som"))) == lives.basis(cites("som"))

    def test_the_text_of_a_grant_is_asked_at_the_places_that_give_each_row(self) -> None:
        lives = Lives(register(matter(), texts=(PARTED, text("qd", Term(None, LAST)))))
        grant = gives("g1", CITY, OFFICE, by="nd", at="Điều 1")
        ended = (CERTAIN._replace(end=LAST.toordinal()),)
        for _ in range(2):
            assert lives.granting(grant, None).stretches == (CERTAIN,)
            assert lives.granting(grant, row(at="Điều 5")).stretches == ended
            assert lives.granting(grant, row(at="Điều 1; Điều 5")).stretches == (CERTAIN,)
        assert lives.granting(grant, row(at="Điều 5")) is lives.granting(grant, row(at="Điều 5"))
        other = gives("g2", CITY, OFFICE, by="nd", at="Điều 5")
        assert lives.granting(other, None).stretches == ended
        plain = gives("g3", CITY, OFFICE, by="qd")
        assert lives.granting(plain, row()).stretches == (Stretch(0, LAST.toordinal(), certain=True),)
        assert lives.granting(plain, row()) is lives.granting(plain, row(at="Điều 9"))
        assert lives.granting(gives("g4", CITY, OFFICE), row()) is EVERY_DAY

    @pytest.mark.parametrize("kept", ["part_starts", "part_ends"])
    def test_one_kind_of_days_of_provisions_is_enough_to_tell_rows_apart(self, kept: str) -> None:
        one = replace(PARTED, part_starts=PARTED.part_starts if kept == "part_starts" else (),
                      part_ends=PARTED.part_ends if kept == "part_ends" else ())  # fmt: skip
        lives = Lives(register(matter(), texts=(one,)))
        grant = gives("g1", CITY, OFFICE, by="nd")
        assert len({lives.granting(grant, row(at=f"Điều {number}")) for number in (1, 3, 5)}) == 2
