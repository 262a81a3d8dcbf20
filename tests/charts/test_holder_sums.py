"""What stands in the chart of a holder, with what it says that it leaves out, is what ``list`` finds that it holds."""

from __future__ import annotations

import re
from datetime import date

import pytest
from folders import RULES

from delegation.authority.by_law import on_day
from delegation.authority.examination import Examination
from delegation.authority.holdings import Holdings
from delegation.authority.lapsing import idle
from delegation.charts.page.picture import Picture
from delegation.charts.subjects.holder import of_holder
from delegation.model.matters import MatterId
from delegation.model.terms import if_known
from delegation.questions.select.selection import chosen
from delegation.questions.ways.asked import ways_in
from delegation.questions.who import by_id
from delegation.run import pipeline

REGISTER = pipeline.load(RULES).register
DAYS = (date(2026, 6, 30), date(2027, 3, 15))
PARTLY = re.compile(r"Không vẽ (.*) chỉ giao cho ")


def numbers(said: str) -> int:
    return sum(int(one.replace(".", "")) for one in re.findall(r"\d[\d.]*", said))


def named(picture: Picture, prefix: str) -> set[str]:
    return {
        name.partition(":")[2]
        for node in picture.nodes
        for name in (node.about, *node.also)
        if node.key.startswith(prefix) and name.startswith(("matter:", "grant:"))
    }


def rows(grants: set[str]) -> set[MatterId]:
    return {row.matter for one in grants for row in if_known(REGISTER.grants[one].rows)}


def idle_of(grants: set[str], examination: Examination) -> set[MatterId]:
    """Give what grants give and nobody holds, which the chart marks."""
    return {one.row.matter for one in idle(Holdings(examination), map(REGISTER.grants.__getitem__, grants))}


@pytest.mark.parametrize("day", DAYS)
def test_each_holder_has_on_its_chart_and_in_its_notes_what_the_list_finds(day: date) -> None:
    examination = Examination(REGISTER, day)
    ways, seen, left_out = ways_in(examination, None), 0, 0
    for holder in REGISTER.holders.values():
        if holder.within is not None:
            # The list takes a part of a class for the class.
            continue
        chart = of_holder(REGISTER, holder.id, day)
        full = chart.pictures[0]
        drawn = {*named(full, "owned"), *rows(named(full, "received"))}
        given = rows(named(full, "given"))
        listings = [chosen(ways, one, f"holder:{holder.id}") for one in ("tasks", "procedures")]
        fitting = {one.id for listing in listings for one in listing.fitting}
        perhaps = {one.id for listing in listings for one in listing.perhaps}
        said = sum(numbers(found[1]) for one in chart.notes if (found := PARTLY.match(one)))
        assert len(fitting - drawn) == said, holder.id
        assert drawn - fitting <= perhaps | given | idle_of(named(full, "received"), examination), holder.id
        seen += len(fitting)
        left_out += said
    assert seen > 500
    assert left_out


@pytest.mark.parametrize("day", [date(2026, 12, 1)])
def test_what_is_drawn_as_held_by_law_is_that_of_which_who_names_the_holder_as_owner_by_law_alone(day: date) -> None:
    examination = Examination(REGISTER, day)
    wanted: dict[str, set[str]] = {}
    for matter in REGISTER.matters:
        for part in by_id(examination, matter).parts:
            for owner in (*part.owners, *part.rest_owners):
                for chain in (owner.chain, *owner.others):
                    if len(chain) == 1 and chain[0].mechanism == "law":
                        wanted.setdefault(str(chain[0].holder), set()).add(matter)
    assert len(wanted) > 20
    for holder in REGISTER.holders.values():
        same = [holder.id]
        while (above := REGISTER.holders[same[-1]].within) is not None:
            same.append(above)
        own = set[str]().union(*(wanted.get(REGISTER.label_of(one), set()) for one in same))
        assert named(of_holder(REGISTER, holder.id, day).pictures[0], "owned") == own, holder.id


def test_a_chart_says_of_how_many_that_the_law_gives_the_basis_is_not_known() -> None:
    """A matter under «Pháp luật giao trực tiếp» of which nobody knows by which law would be read as one with a basis."""
    day, several = DAYS[0], 0
    examination = Examination(REGISTER, day)
    for holder in ("so-tai-chinh", "so-cong-thuong", "ubnd-tp"):
        chart = of_holder(REGISTER, holder, day)
        owned = [REGISTER.matters[MatterId(one)] for one in named(chart.pictures[0], "owned")]
        bases = [[one.basis for one in on_day(examination, matter)] or [matter.basis] for matter in owned]
        count = sum(
            not any(map(if_known, each)) and not if_known(one.basis) for one, each in zip(owned, bases, strict=True)
        )
        said = [one for one in chart.notes if one.endswith("chưa rõ căn cứ.")]
        assert [numbers(one.partition(" trên ")[0]) for one in said] == ([count] if count else [])
        several += bool(count)
    assert several


def test_what_was_decentralised_or_transferred_as_a_whole_is_drawn_as_given_and_not_as_held_by_law() -> None:
    full = of_holder(REGISTER, "ubnd-tp", date(2026, 12, 1)).pictures[0]
    own, given = named(full, "owned"), rows(named(full, "given"))
    for matter in map(MatterId, ("ch-quan-ly-trung-tam-gdnn-gdtx", "ch-thanh-tra-so-nganh-cap-huyen")):
        assert matter in given
        assert matter not in own


@pytest.mark.parametrize("holder", ["ubnd-tp", "ubnd-cap-xa", "chu-tich-ubnd-tp"])
def test_fields_that_are_put_together_are_named_in_the_box_or_on_the_pages_that_follow(holder: str) -> None:
    chart = of_holder(REGISTER, holder, DAYS[0])
    fields = {
        REGISTER.fields[REGISTER.matters[MatterId(one)].field or ""].name for one in named(chart.pictures[0], "owned")
    }
    for picture in chart.pictures:
        told = " ".join([*words(picture), *(f"{group.title} {row}" for group in picture.key for row in group.rows)])
        assert [one for one in sorted(fields) if one not in told] == []


def words(picture: Picture) -> list[str]:
    (owned,) = (one for one in picture.nodes if one.key == "owned")
    return [line.text for line in owned.lines]


@pytest.mark.parametrize("holder", ["chu-tich-ubnd-tp", "ubnd-tp", "so-y-te"])
def test_what_the_law_gives_only_perhaps_is_counted_and_marked_wherever_it_is_named(holder: str) -> None:
    """As many as ``list`` leaves open of what the chart shows as given by law; in the list behind it as many names bear the sign."""
    ways = ways_in(Examination(REGISTER, DAYS[0]), None)
    chart = of_holder(REGISTER, holder, DAYS[0])
    by_law = named(chart.pictures[0], "owned")
    fitting = {str(one.id) for kind in ("tasks", "procedures") for one in chosen(ways, kind, f"owner:{holder}").fitting}
    unsure = by_law - fitting
    told = [int(one.split()[0]) for one in chart.notes if "chưa rõ hiệu lực" in one]
    assert told == ([len(unsure)] if unsure else [])
    for picture in chart.pictures:
        signed = [name for group in picture.key for _, name in group.rows if name.endswith("(?)")]
        assert not picture.key or picture.is_key_short or len(signed) == len(unsure)


def test_it_is_said_once_that_something_was_left_out() -> None:
    """However many parts of a chart are shortened, one sentence says it, and where the list is once."""
    for holder in ("ubnd-tp", "chu-tich-ubnd-tp", "so-cong-thuong"):
        for picture in of_holder(REGISTER, holder, DAYS[0]).pictures:
            assert picture.said.count("Đã rút gọn") <= 1
            assert picture.said.count("danh sách ở các trang sau") <= 1
