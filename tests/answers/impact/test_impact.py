"""What hypotheses do on the register of Hà Nội."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from folders import RULES

from delegation.answers.impact import assumed, remarks
from delegation.answers.impact.counts import counted as said_of
from delegation.answers.impact.gaps import not_known, undecided
from delegation.answers.impact.outcomes import OUTCOMES
from delegation.authority.examination import Examination
from delegation.authority.holdings import Holdings
from delegation.errors import AskedWronglyError
from delegation.findings import Analysis, Text
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.matters import MatterId
from delegation.model.parts import Part
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.questions.compare import compare
from delegation.questions.suppose import verbs
from delegation.questions.suppose.impact import Impact, impact
from delegation.questions.suppose.pairs import RegisterPair, pair
from delegation.questions.suppose.splitting import split
from delegation.questions.suppose.words import AskedHypothesis
from delegation.reports.questions.suppose_json import as_json
from delegation.run import pipeline

LAST_OF_YEAR = date(2026, 12, 31)
BA_DINH = CommuneCode("00004")
NOTHING = AskedHypothesis(Text("không gì", "nothing"), ())


@cache
def loaded() -> pipeline.Loaded:
    return pipeline.load(RULES)


def register() -> Register:
    return loaded().register


@cache
def plain(day: date) -> Analysis:
    return pipeline.analyse(loaded(), day)


def _examined(registers: RegisterPair, day: date) -> tuple[Examination, Examination]:
    return Examination(registers.present, day), Examination(registers.apart, day)


def does(asked: AskedHypothesis, day: date = LAST_OF_YEAR, more: Register | None = None) -> Impact:
    registers = pair(register(), more or register(), asked)
    after = replace(loaded(), register=registers.supposed)
    return impact(registers, asked, (), _examined(registers, day), (plain(day), pipeline.analyse(after, day)))


def counted(found: Impact, said: str) -> tuple[int, int]:
    (one,) = (count for count in found.counts if said_of(count, found.comparison).en == said)
    return one.before, one.after


def test_a_body_that_is_abolished_leaves_what_the_law_gave_it_vacant() -> None:
    """Three tasks of the department, four procedures on minerals that are its own by then (66.25/2026/NQ-CP), and the 128 that the city's committee delegates to it."""
    found = does(verbs.abolish(register(), "Sở Công Thương", None, LAST_OF_YEAR))
    assert found.matters("vacant") == (
        "1.014289",
        "1.014290",
        "1.014295",
        "1.014346",
        "nd-07-2016-d42-k1",
        "nd-114-2018-d29-k5",
        "nd-67-2013-d28-k1-b",
    )
    # A delegation does not outlive its receiver: the giver, who owned all along, acts again; nobody inherits.
    assert len(found.matters("returned")) == 128
    assert found.matters("idle", "perhaps", "possible", "moved", "added", "settled") == ()
    assert {side.holder for one in found.effects if one.outcome == "returned" for side in one.after} == {"ubnd-tp"}
    assert found.total == 135
    assert counted(found, "named procedures delegated by form 3") == (128, 0)
    assert counted(found, "Department of Industry and Trade: matters surely owned") == (7, 0)
    (effect,) = (one for one in found.effects if one.outcome == "vacant")
    assert [one.holder for one in effect.before] == ["so-cong-thuong"]
    chains = {one.id: one.before for one in effect.matters}
    (step,) = chains[MatterId("nd-07-2016-d42-k1")]
    assert (step.basis[0].instrument, step.basis[0].at) == ("07/2016/NĐ-CP", "Điều 42 khoản 1")
    assert {one.key.partition(":")[0] for one in found.appeared} == {"DLG101", "DLG802"}
    assert found.vanished == ()
    assert found.comparison.new.register.supposed == ("kết thúc hoạt động của Sở Công Thương từ ngày 31/12/2026",)


def test_a_successor_may_inherit_but_never_surely() -> None:
    found = does(verbs.abolish(register(), "so-cong-thuong", "Sở Nội vụ", LAST_OF_YEAR))
    assert len(found.matters("possible")) == 135
    assert found.matters("vacant", "moved", "added") == ()
    heirs = [side for one in found.effects for side in one.after if side.holder == "so-noi-vu"]
    assert heirs
    assert not any(side.certain for side in heirs)
    steps = {step.mechanism for one in found.effects for matter in one.matters for step in matter.after}
    assert "succession" in steps
    assert any("chưa có văn bản giao" in one.vi for one in not_known(found))
    # What nobody has issued is neither an instrument in force nor a delegation.
    assert not [one for one in found.counts if one.what == "instruments"]
    assert counted(found, "named procedures delegated by form 3") == (128, 0)


@pytest.mark.parametrize("how", ["its grants are taken back", "it ends"])
def test_a_decentralisation_that_is_over_returns_to_its_giver_whose_basis_is_not_known(how: str) -> None:
    """QĐ 74/2025: the committee gave those tasks, so it had them; by which law is not in the register, and it says so."""
    asked = verbs.end if how == "it ends" else verbs.withdraw
    found = does(asked(register(), "74/2025/QĐ-UBND", LAST_OF_YEAR))
    assert (len(found.matters("returned")), found.total) == (37, 37)
    sides = [side for one in found.effects for side in one.after]
    # Three are the city's by law (Decree 140/2025, Articles 7 and 9: order on building sites, the fronts of houses); of the others the register has no law.
    by_law = [side for side in sides if side.certain]
    assert {(side.holder, side.presumed) for side in by_law} == {("ubnd-tp", False)}
    assert len(by_law) == 2
    assert {(side.holder, side.presumed) for side in sides if not side.certain} == {("ubnd-tp", True)}
    assert {reason for one in found.effects for side in one.after for reason in side.because} == {
        "căn cứ để UBND Thành phố giữ nhiệm vụ này chưa rõ"
    }
    (of_communes,) = (one for one in found.counts if (one.what, one.of) == ("owns", "ubnd-cap-xa"))
    assert (of_communes.before, of_communes.after) == (293, 281)
    assert len(assumed(found)) == (1 if how == "it ends" else 7)
    assert "34 việc chưa xác định được bên giao giữ theo căn cứ nào" in undecided(found)[0].vi


def test_a_decree_that_ends_leaves_its_matters_without_owner_and_without_anything_else() -> None:
    """NĐ 146/2025: 107 of its procedures are delegated; with the owner goes whoever acted, and no owner is left to act for."""
    found = does(verbs.end(register(), "146/2025/NĐ-CP", LAST_OF_YEAR))
    assert (len(found.matters("vacant")), found.total) == (154, 154)
    assert found.matters("idle") == ()
    delegated, kept = found.effects
    assert ([one.role for one in delegated.shifts], len(delegated.matters)) == (["owns", "acts"], 107)
    assert ([one.role for one in kept.shifts], len(kept.matters)) == (["both"], 47)
    # The chain that is told for both is the longer one: from the law to whoever acted.
    assert {len(one.before) for one in delegated.matters} == {2}
    assert {one.further for one in delegated.matters} == {(((), ()),)}


def test_whose_owner_was_never_known_loses_a_basis_and_no_owner() -> None:
    found = does(verbs.end(register(), "121/2025/NĐ-CP", LAST_OF_YEAR))
    assert (len(found.matters("vacant")), len(found.matters("baseless")), found.total) == (25, 7, 32)
    assert {side.holder for one in found.effects if one.outcome == "baseless" for side in one.before} == {None}


HYPOTHESES: dict[str, Callable[[], tuple[AskedHypothesis, Register | None]]] = {
    "a body": lambda: (verbs.abolish(register(), "so-cong-thuong", None, LAST_OF_YEAR), None),
    "a body with an heir": lambda: (verbs.abolish(register(), "so-xay-dung", "Sở Nội vụ", LAST_OF_YEAR), None),
    "the committee": lambda: (verbs.abolish(register(), "ubnd-tp", None, LAST_OF_YEAR), None),
    "all committees of communes": lambda: (verbs.abolish(register(), "ubnd-cap-xa", None, LAST_OF_YEAR), None),
    "a decree": lambda: (verbs.end(register(), "151/2025/NĐ-CP", LAST_OF_YEAR), None),
    "the law on local government": lambda: (verbs.end(register(), "72/2025/QH15", LAST_OF_YEAR), None),
    "a decision": lambda: (verbs.withdraw(register(), "74/2025/QĐ-UBND", LAST_OF_YEAR), None),
    "all that a body was given": lambda: (verbs.withdraw_from(register(), "so-xay-dung", LAST_OF_YEAR), None),
    "communes of two types": lambda: (verbs.merge(register(), ["00004", "ba vi"], "Xã Mới", LAST_OF_YEAR), None),
    "a split": lambda: split(register(), "so-xay-dung", ["Sở A,Sở B"], "field", LAST_OF_YEAR),
}


@pytest.mark.parametrize("name", HYPOTHESES)
def test_every_matter_that_is_touched_has_one_outcome_and_they_sum_to_the_total(name: str) -> None:
    asked, more = HYPOTHESES[name]()
    found = does(asked, more=more)
    by_outcome = {outcome: found.matters(outcome) for outcome in OUTCOMES}
    listed = [matter.id for one in found.effects for matter in one.matters]
    assert sorted(one for some in by_outcome.values() for one in some) == sorted(set(listed)) == sorted(listed)
    assert sum(map(len, by_outcome.values())) == found.total == len({*_moved(found)})
    assert found.effects
    value = json.loads(as_json(found, "00ff"))
    numbers = {key: count for key, count in value["summary"].items() if not key.startswith("findings")}
    assert numbers.pop("matters") == sum(numbers.values()) == found.total


def _moved(found: Impact) -> set[MatterId]:
    return {one.id for one in found.comparison.matters if one.moves}


@pytest.mark.parametrize("name", HYPOTHESES)
def test_what_is_said_to_be_left_has_nobody_and_what_is_back_has_its_giver(name: str) -> None:
    """Held against who stands on the day in the supposed register, asked by itself."""
    asked, more = HYPOTHESES[name]()
    found = does(asked, more=more)
    after = Holdings(found.comparison.new)
    for effect in found.effects:
        for one in effect.matters:
            pieces = after.of(after.register.matters[one.id])
            owners = {party.holder for piece in pieces for party, _ in piece.owners}
            acting = {party.holder for piece in pieces for party, _ in piece.acting}
            if effect.outcome in ("vacant", "baseless") and effect.where is None:
                assert any(not piece.owners for piece in pieces)
            if effect.outcome == "returned" and not any(side.presumed for side in effect.after):
                assert {side.holder for side in effect.after} <= (acting if effect.role == "acts" else owners)
            if effect.outcome == "returned" and any(side.presumed for side in effect.after):
                assert any({party.holder for party, _ in piece.owners} <= {None} for piece in pieces)


def test_the_law_on_the_capital_of_2024_had_ended_and_before_that_carried_one_task() -> None:
    after = does(verbs.end(register(), "39/2024/QH15", LAST_OF_YEAR))
    assert (after.effects, after.appeared, after.vanished) == ((), (), ())
    assert "30/06/2026" in remarks(after)[0].vi
    assert "muộn nhất là ngày 30/06/2026" in remarks(after)[0].vi
    last = date(2026, 6, 30)
    before = does(verbs.end(register(), "39/2024/QH15", last), last)
    assert before.matters("vacant") == ("l-39-2024-qh15-d28-k2-a",)
    assert remarks(before) == ()


def test_the_department_that_hands_back_its_tasks_has_none_in_the_register_and_that_is_said() -> None:
    """The report says 08 tasks; their list is not public, and the register must not pretend to know them."""
    found = does(verbs.withdraw_from(register(), "Sở Dân tộc và Tôn giáo", LAST_OF_YEAR))
    assert (found.effects, found.counts, assumed(found), found.appeared) == ((), (), (), ())
    assert "Sổ không ghi lần giao nào cho Sở Dân tộc và Tôn giáo" in remarks(found)[0].vi
    said = "\n".join(one.vi for one in not_known(found))
    assert "F296: 8 nhiệm vụ" in said
    assert "1.012644, 1.012657" in said
    assert "hình thức 3: 259" in said


def test_communes_of_one_type_become_one_without_a_change_of_authority() -> None:
    found = does(verbs.merge(register(), ["00004", "Ngọc Hà"], "Phường Ba Đình", LAST_OF_YEAR))
    assert found.effects == ()
    assert counted(found, "communes") == (126, 125)
    assert counted(found, "wards") == (51, 50)
    # A figure, and an assertion, of June 2026 speak of June 2026: a later merger contradicts neither.
    assert (found.appeared, found.vanished) == ((), ())
    assert "do chủ thể cùng loại của Phường Ba Đình kế thừa" in remarks(found)[0].vi


@pytest.mark.parametrize("name", ["Phường Ba Đình", "Xã Mới"])
def test_nothing_of_a_merger_lies_before_its_first_day(name: str) -> None:
    """Whatever is asked about an earlier day is answered as without it: who holds, what is counted, what is found."""
    asked = verbs.merge(register(), ["00004", "00008" if name.startswith("Phường") else "09700"], name, LAST_OF_YEAR)
    supposed = pair(register(), register(), asked).supposed
    before = LAST_OF_YEAR - timedelta(days=1)
    for day in (before, date(2026, 6, 30)):
        comparison = compare(Examination(register(), day), Examination(supposed, day))
        assert [one.id for one in comparison.matters if one.moves] == []
        assert len(supposed.communes_on(day)) == 126
    assert len(supposed.communes_on(LAST_OF_YEAR)) == 125
    after = pipeline.analyse(replace(loaded(), register=supposed), before)
    assert {one.key for one in after.findings} == {one.key for one in plain(before).findings}
    # The chains cite the law as it is; all else that has a day is of the merger.
    value = json.loads(as_json(does(asked), "00ff"))
    for matter in (one for effect in value["effects"] for one in effect["matters"]):
        matter.clear()
    said = json.dumps(value, ensure_ascii=False)
    assert {*re.findall(r"\d{4}-\d{2}-\d{2}", said), *re.findall(r"\d{2}/\d{2}/\d{4}", said)} <= {
        "2026-12-31",
        "31/12/2026",
    }


def test_a_statement_that_names_a_commune_reaches_the_one_it_becomes() -> None:
    """An exception for one of two communes goes on for the new one, and for the old one until the day before."""
    name = MatterId("nd-140-2025-d9-k3")
    matter = register().matters[name]
    owners = (
        replace(matter.owners[0], part=Part(except_communes=(BA_DINH,))),
        replace(matter.owners[0], holder=HolderId("so-xay-dung"), part=Part(communes=(BA_DINH,))),
    )
    base = replace(register(), matters={**register().matters, name: replace(matter, owners=owners)})
    supposed = pair(base, base, verbs.merge(base, ["00004", "00008"], "Phường Mới", LAST_OF_YEAR)).supposed
    for day, code, holders in (
        (date(2026, 6, 30), BA_DINH, ["so-xay-dung"]),
        (date(2026, 6, 30), CommuneCode("00008"), ["ubnd-cap-xa"]),
        (LAST_OF_YEAR, CommuneCode("phuong-moi"), ["so-xay-dung", "ubnd-cap-xa"]),
        (LAST_OF_YEAR, BA_DINH, []),
    ):
        tiles = Examination(supposed, day).tiling(name).at(day, code)
        assert [one.holder for tile in tiles for one in tile.owners] == holders, (day, code)


def test_a_ward_that_joins_a_rural_commune_loses_what_the_law_gives_to_wards_only() -> None:
    found = does(verbs.merge(register(), ["00004", "ba vi"], "Xã Mới", LAST_OF_YEAR))
    vacant = found.matters("vacant")
    assert len(vacant) == 15
    assert all(one.startswith("l-72-2025-qh15-d2") for one in vacant)
    assert {one.where.vi for one in found.effects if one.where is not None} == {"Phường Ba Đình"}


def test_an_office_that_is_split_by_fields_is_shared_out_with_nothing_left_over() -> None:
    asked, more = split(
        register(), "so-cong-thuong", ["Sở Công nghiệp: cong-nghiep, hoá chất", "Sở Thương mại"], "field", LAST_OF_YEAR
    )
    found = does(asked, more=more)
    to: dict[str, set[str]] = {}
    for effect in found.effects:
        for side in effect.after:
            to.setdefault(str(side.holder), set()).update(one.id for one in effect.matters)
    one, other = to["so-cong-nghiep"], to["so-thuong-mai"]
    assert one & other == set()
    assert one | other == set(found.matters("possible"))
    assert len(one | other) == 135
    fields = {register().matters[MatterId(name)].field for name in one}
    assert fields == {"cong-nghiep", "hoa-chat"}


def test_without_shares_each_may_have_everything() -> None:
    asked, more = split(register(), "so-cong-thuong", ["Sở A,Sở B"], "field", LAST_OF_YEAR)
    found = does(asked, more=more)
    sides = {side.holder for one in found.effects if one.role == "both" for side in one.after}
    assert sides == {"so-a", "so-b"}


def test_where_nothing_is_supposed_nothing_changes() -> None:
    found = does(NOTHING)
    assert (found.effects, found.counts, found.appeared, found.vanished) == ((), (), (), ())
    assert found.comparison.new.register == register()


def test_the_order_of_entries_makes_no_difference() -> None:
    def turned(one: Register) -> Register:
        books = {
            name: dict(reversed(getattr(one, name).items())) for name in ("holders", "matters", "grants", "figures")
        }
        return replace(one, **books)  # type: ignore[arg-type]  # each of its own kind

    def told(one: Register) -> str:
        asked = verbs.abolish(one, "so-cong-thuong", "so-noi-vu", LAST_OF_YEAR)
        registers = pair(one, one, asked)
        found = impact(
            registers, asked, (), _examined(registers, LAST_OF_YEAR), (plain(LAST_OF_YEAR), plain(LAST_OF_YEAR))
        )
        return as_json(found, "00ff")

    assert told(turned(register())) == told(register())


def test_the_present_register_stays_as_it_is() -> None:
    before = repr(register().holders[HolderId("so-cong-thuong")])
    does(verbs.abolish(register(), "so-cong-thuong", "so-noi-vu", LAST_OF_YEAR))
    assert repr(register().holders[HolderId("so-cong-thuong")]) == before
    assert not [one for one in register().grants.values() if one.receiver == "so-noi-vu"]
    assert not isinstance(register().holders[HolderId("so-cong-thuong")].term.end, Unknown)


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda: verbs.abolish(register(), "khong co", None, LAST_OF_YEAR), "Trong sổ không có chủ thể"),
        (lambda: verbs.abolish(register(), "so-noi-vu", "Sở Nội vụ", LAST_OF_YEAR), "kế thừa chính mình"),
        (lambda: verbs.withdraw(register(), "39/2024/QH15", LAST_OF_YEAR), "văn bản giao quyền"),
        (lambda: verbs.merge(register(), ["00004", "00004"], "Phường X", LAST_OF_YEAR), "ít nhất hai"),
        (lambda: verbs.merge(register(), ["00004", "00008"], "Ba Đình", LAST_OF_YEAR), "Phường, Xã hoặc Đặc khu"),
        (lambda: verbs.merge(register(), ["00004", "00008"], "Phường", LAST_OF_YEAR), "Phường, Xã hoặc Đặc khu"),
        (lambda: split(register(), "so-noi-vu", ["A"], "field", LAST_OF_YEAR), "hai tên khác nhau"),
        (lambda: split(register(), "so-noi-vu", ["A,a"], "field", LAST_OF_YEAR), "hai tên khác nhau"),
        (lambda: split(register(), "so-noi-vu", ["A,so-noi-vu"], "field", LAST_OF_YEAR), "chia chính nó"),
        (lambda: split(register(), "so-noi-vu", ["A:zzz", "B"], "field", LAST_OF_YEAR), "lĩnh vực"),
        (lambda: split(register(), "so-noi-vu", ["A:x=y", "B"], "case", LAST_OF_YEAR), "trường hợp"),
    ],
)
def test_what_cannot_be_supposed_is_told_in_a_sentence(ask: object, words: str) -> None:
    assert callable(ask)
    with pytest.raises(AskedWronglyError, match=words):
        ask()
