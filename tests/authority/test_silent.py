"""Grants without a list of matters, and totals without names: whom they may concern."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from onematter import TODAY, UNSURE, gives, matter, owner, register, text

from delegation.authority.examination import Examination
from delegation.authority.silent import may_be_of, may_count, may_hold, may_reach, works_for_state
from delegation.model.figures import Ledger, LedgerBook
from delegation.model.holders import Commune, CommuneCode, Holder, HolderId, Level
from delegation.model.instruments import Form, Pole
from delegation.model.matters import Grant, Matter, MatterId
from delegation.model.parts import Part
from delegation.model.terms import Term, Unknown
from handmade import CITY, CLASS, HERE, OFFICE, PART, communes, holder

SILENT = Unknown("nguồn không liệt kê")
OVER = Term(None, date(2026, 5, 31))
TASK = replace(matter(owner(CITY)), field="y-te")
PROCEDURE = replace(TASK, kind="procedure")
HOLDERS = (
    replace(holder("so-cu"), term=OVER),
    replace(holder("so-mo"), term=Term(None, Unknown("chưa rõ"))),
    replace(holder("giam-doc"), kind="agency-head", head_of=HolderId(OFFICE)),
)
GRANT = gives("g1", CITY, OFFICE, rows=SILENT)
WARD, RURAL = CommuneCode("00001"), CommuneCode("00002")
TYPES = ("ward", "rural-commune")


def reaching(
    *grants: Grant,
    one: Matter = TASK,
    holding: tuple[str, ...] = (CITY, OFFICE, CLASS),
    place: CommuneCode | None = None,
) -> list[str]:
    """Give the ids of the grants that may reach a matter of some holders, in a commune."""
    found = register(
        one,
        *grants,
        holders=HOLDERS,
        types=("ward", "rural-commune"),
        texts=(text("qd-cu", OVER), text("qd-mo", UNSURE)),
    )
    commune: Commune | None = None if place is None else communes(("ward", "rural-commune"))[place]
    return [
        each.id for each in may_reach(Examination(found, TODAY), one, [HolderId(name) for name in holding], commune)
    ]


class TestReach:
    def test_a_grant_without_a_list_may_reach_what_its_giver_has(self) -> None:
        """In the order of ids."""
        assert reaching(replace(GRANT, id="g2"), GRANT) == ["g1", "g2"]

    @pytest.mark.parametrize(
        "grant",
        [
            gives("g1", CITY, OFFICE),
            gives("g1", CITY, OFFICE, "internal-assignment", rows=SILENT),
            gives("g1", CITY, OFFICE, "signing-for", rows=SILENT),
            replace(GRANT, form=1),
            replace(GRANT, fields=("dat-dai", "giao-thong")),
            replace(GRANT, term=OVER),
            replace(GRANT, term=Term(date(2026, 6, 2), None)),
            gives("g1", CITY, OFFICE, rows=SILENT, by="qd-cu"),
            gives("g1", "so-cu", OFFICE, rows=SILENT),
            gives("g1", CITY, "so-cu", rows=SILENT),
            gives("g1", PART, "xa", rows=SILENT),
            replace(GRANT, part=Part(communes=(CommuneCode("99999"),))),
        ],
    )
    def test_what_the_register_states_rules_a_grant_out(self, grant: Grant) -> None:
        """A list, no authority, a form of procedures, other fields, days, the life of a text or a side, no common commune."""
        assert reaching(grant, holding=(CITY, "so-cu", CLASS)) == []

    @pytest.mark.parametrize(
        "grant",
        [
            *(gives("g1", CITY, OFFICE, kind, rows=SILENT) for kind in ("delegation", "decentralisation", "transfer")),
            replace(GRANT, fields=("dat-dai", "y-te")),
            replace(GRANT, term=Term(None, TODAY)),
            replace(GRANT, term=UNSURE),
            gives("g1", CITY, OFFICE, rows=SILENT, by="qd-mo"),
            gives("g1", Unknown("tên mờ"), OFFICE, rows=SILENT),
            gives("g1", CITY, Unknown("tên mờ"), rows=SILENT),
            gives("g1", "so-mo", OFFICE, rows=SILENT),
            gives("g1", PART, OFFICE, rows=SILENT),
        ],
    )
    def test_what_is_not_known_rules_nothing_out(self, grant: Grant) -> None:
        assert reaching(grant, holding=(CITY, "so-mo", CLASS)) == ["g1"]

    def test_a_form_and_fields_bind_only_what_they_speak_of(self) -> None:
        """A procedure may be given by a form; a matter without a field may be of any."""
        assert reaching(replace(GRANT, form=1), one=PROCEDURE) == ["g1"]
        assert reaching(replace(GRANT, fields=("dat-dai",)), one=replace(TASK, field=None)) == ["g1"]
        fields = ("dat-dai", "y-te")
        assert [may_be_of(replace(GRANT, fields=fields), one) for one in (*fields, "thue", None)] == [
            True,
            True,
            False,
            True,
        ]
        assert may_be_of(GRANT, "thue")

    def test_a_giver_gives_what_it_or_its_body_has(self) -> None:
        """As the class of which it is a part; a giver who is not known may be anybody, one who holds nothing is nobody."""
        head = gives("g1", "giam-doc", CITY, rows=SILENT)
        assert [reaching(head, holding=(name,)) for name in ("giam-doc", OFFICE, CITY)] == [["g1"], ["g1"], []]
        part = gives("g1", PART, OFFICE, rows=SILENT)
        assert [reaching(part, holding=(name,)) for name in (CLASS, PART)] == [["g1"], []]
        assert reaching(GRANT, holding=()) == []
        assert reaching(gives("g1", Unknown("mờ"), OFFICE, rows=SILENT), holding=()) == ["g1"]

    @pytest.mark.parametrize(
        ("grant", "there"),
        [
            (GRANT, (WARD, RURAL)),
            (replace(GRANT, part=Part(communes=(WARD,))), (WARD,)),
            (replace(GRANT, part=Part(except_communes=(WARD,))), (RURAL,)),
            (gives("g1", PART, OFFICE, rows=SILENT), (WARD,)),
            (gives("g1", CITY, "xa", rows=SILENT), (RURAL,)),
            (gives("g1", Unknown("mờ"), "xa", rows=SILENT), (RURAL,)),
        ],
    )
    def test_in_a_commune_a_grant_reaches_where_it_and_both_sides_are(
        self, grant: Grant, there: tuple[CommuneCode, ...]
    ) -> None:
        assert tuple(code for code in (WARD, RURAL) if reaching(grant, place=code)) == there


def of_kind(kind: str, level: Level = "city", axis: str | None = None, head_of: str | None = None) -> Holder:
    """Make a holder under the name of its kind."""
    made = replace(holder(kind), kind=kind, level=level, axis=axis)
    return replace(made, head_of=HolderId(head_of)) if head_of is not None else made


AGENCY, HEAD = of_kind("specialised-agency"), of_kind("agency-head", head_of="specialised-agency")
COMMITTEE, CHAIR = of_kind("committee"), of_kind("chair", head_of="committee")
CAST: Mapping[str, Holder] = {one.id: one for one in (AGENCY, HEAD, COMMITTEE, CHAIR, of_kind("service-branch"))}
LEDGER = Ledger("so", "delegated-procedures", "Tổng", 10, HERE, form=1)


def form(giver: str, receiver: str = "committee", level: str = "city", law_giver: str | None = None) -> Form:
    law = () if law_giver is None else (Pole(law_giver, level),)
    return Form(1, "Mẫu", (Pole(giver, level),), (Pole(receiver, level),), concurrent=False, place=HERE, law_givers=law)


class TestCount:
    def count(self, book: LedgerBook, one: Matter, *holding: str, by: Form | None = None) -> bool:
        found = register(one, holders=CAST.values(), forms=() if by is None else (by,))
        return may_count(found, book, one, [HolderId(name) for name in holding])

    def test_a_total_counts_procedures_that_have_no_name_yet(self) -> None:
        """Not those of tasks, not where all are named, not a task."""
        assert self.count(LedgerBook(LEDGER, ()), PROCEDURE)
        assert self.count(LedgerBook(LEDGER, tuple(MatterId(str(at)) for at in range(9))), PROCEDURE)
        assert not self.count(LedgerBook(LEDGER, tuple(MatterId(str(at)) for at in range(10))), PROCEDURE)
        assert not self.count(LedgerBook(LEDGER, tuple(MatterId(str(at)) for at in range(11))), PROCEDURE)
        assert not self.count(LedgerBook(replace(LEDGER, counts="tasks"), ()), PROCEDURE)
        assert not self.count(LedgerBook(LEDGER, ()), TASK)

    @pytest.mark.parametrize(
        ("holding", "counts"),
        [
            (("specialised-agency",), True),
            (("agency-head",), True),
            (("committee",), False),
            (("committee", "agency-head"), True),
            ((), True),
            (("khong-co",), True),
            (("committee", "khong-co"), False),
        ],
    )
    def test_where_its_form_says_who_gives_one_who_holds_must_be_such_a_giver(
        self, holding: tuple[str, ...], *, counts: bool
    ) -> None:
        book = LedgerBook(LEDGER, ())
        assert self.count(book, PROCEDURE, *holding, by=form("agency-head")) is counts
        assert self.count(book, PROCEDURE, *holding)
        assert self.count(LedgerBook(replace(LEDGER, form=None), ()), PROCEDURE, *holding, by=form("agency-head"))


class TestHold:
    def hold(self, by: Form | None, one: Holder, *, acts: bool = False, ledger: Ledger = LEDGER) -> bool:
        forms = () if by is None else (by,)
        return may_hold(register(matter(), holders=CAST.values(), forms=forms), ledger, one, acts=acts)

    @pytest.mark.parametrize(
        ("axis", "works"), [(None, True), ("ubnd", True), ("hdnd", True), ("dang", False), ("mttq", False)]
    )
    def test_the_party_and_the_front_hold_nothing_of_the_state(self, axis: str | None, *, works: bool) -> None:
        one = of_kind("committee", axis=axis)
        assert works_for_state(one) is works
        assert works_for_state(None)
        assert self.hold(None, one) is self.hold(None, one, acts=True) is works
        assert self.hold(form("committee"), one) is works

    @pytest.mark.parametrize(
        ("giver", "who"),
        [
            ("agency-head", {"agency-head", "specialised-agency"}),
            ("specialised-agency", {"agency-head", "specialised-agency"}),
            ("chair", {"chair"}),
            ("committee", {"committee"}),
            ("any", set(CAST)),
            ("minister", set()),
        ],
    )
    def test_of_a_form_the_side_of_the_giver_owns(self, giver: str, who: set[str]) -> None:
        """The director for the department, and the other way round; a committee and its chair are two."""
        for by in (form(giver), form("minister", law_giver=giver)):
            assert {name for name, one in CAST.items() if self.hold(by, one)} == who
        no_form = replace(LEDGER, form=None)
        assert all(self.hold(form(giver), one, ledger=no_form) for one in CAST.values())

    def test_of_a_form_the_receiver_acts(self) -> None:
        for receiver in CAST:
            by = form("minister", receiver)
            assert {name for name, one in CAST.items() if self.hold(by, one, acts=True)} == {receiver}
            assert not self.hold(by, CAST[receiver])

    def test_another_unit_may_be_any_unit_of_the_level(self) -> None:
        """A committee and its chair are no units."""
        units = {"specialised-agency", "agency-head", "service-branch"}
        for level, there in (("city", units), ("any", units), ("commune", set())):
            by = form("minister", "other-unit", level)
            assert {name for name, one in CAST.items() if self.hold(by, one, acts=True)} == there

    def test_a_giver_of_another_level_owns_nothing(self) -> None:
        assert not self.hold(form("committee", level="commune"), COMMITTEE)
        assert not self.hold(form("minister", "committee", level="commune"), COMMITTEE, acts=True)
