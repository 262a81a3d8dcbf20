"""What a comparison says of entries by which nobody holds authority, and of owners that are not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chart_register import AS_OF, HERE, small

from delegation.authority.examination import Examination
from delegation.model.instruments import Norm, Pole
from delegation.model.matters import MatterId, Ownership
from delegation.model.register import Register
from delegation.model.rulings import Ruling
from delegation.model.terms import Unknown
from delegation.questions.compare import Comparison, EntryChange, compare

NORM = Norm("n", "delegation", Pole("committee", "city"), Pole("any", "city"), (), "permitted", HERE)


def compared(old: Register, new: Register) -> Comparison:
    return compare(Examination(old, AS_OF), Examination(new, AS_OF))


def test_a_norm_that_reads_differently_is_a_difference() -> None:
    old, new = (replace(small(), norms=norms) for norms in ((NORM,), (replace(NORM, condition="đủ nhân lực"),)))
    found = compared(old, new)
    assert found.others == (EntryChange("norm", "n", before=True, after=True, aspects=("condition",)),)
    assert not found.is_empty
    assert compared(small(), old).others == (EntryChange("norm", "n", before=False, after=True, aspects=()),)


def test_a_ruling_that_turns_is_a_difference() -> None:
    one, other = sorted(small().matters)[:2]
    ruling = Ruling((one, other), "different", "hai đối tượng", "Sở Tư pháp", AS_OF, HERE)
    old, new = (replace(small(), rulings=(each,)) for each in (ruling, replace(ruling, verdict="same")))
    assert compared(old, new).others == (
        EntryChange("ruling", ruling.key, before=True, after=True, aspects=("verdict",)),
    )
    assert compared(old, replace(old, rulings=(replace(ruling, named=(other, one)),))).is_empty


def test_notes_and_sources_are_told_apart_from_content() -> None:
    old = small()
    one = old.matters[MatterId("nv-1")]
    found = compared(old, replace(old, matters={**old.matters, one.id: replace(one, note="xem lại")}))
    assert found.matters == ()
    assert found.others == (EntryChange("matter", "nv-1", before=True, after=True, aspects=("note",)),)


def test_why_an_owner_is_not_known_may_be_said_in_other_words() -> None:
    """It is still the same owner that is not known: nobody came and nobody went."""

    def with_reason(reason: str) -> Register:
        owner = Ownership(Unknown(reason), (), HERE)
        one = replace(small().matters[MatterId("nv-1")], owners=(owner,))
        return replace(small(), matters={**small().matters, one.id: one}, grants={})

    found = compared(with_reason("chưa có toàn văn"), with_reason("nguồn không tách theo cấp"))
    ((owner,),) = (one.ownerships for one in found.matters)
    assert (owner.turn.kinds, owner.turn.aspects) == (("changed",), ("owner",))
    assert [one.moves for one in found.matters] == [()]


def test_a_move_carries_the_chains_of_both_sides() -> None:
    found = compare(Examination(small(), date(2025, 12, 3)), Examination(small(), date(2025, 12, 4)))
    ((move,),) = (one.moves for one in found.matters)
    before, after = move.chains
    assert [len(one) for one in before] == [1]
    assert [len(one) for one in after] == [2]
    assert after[0][1].grant is not None
    assert after[0][1].grant.id == "pc"


def test_only_what_is_asked_about_is_compared() -> None:
    old = small()
    new = replace(old, matters={key: replace(one, title=f"{one.title} x") for key, one in old.matters.items()})
    assert [one.id for one in compare(Examination(old, AS_OF), Examination(new, AS_OF), {"nv-1"}).matters] == ["nv-1"]
    assert len(compared(old, new).matters) == len(old.matters)
