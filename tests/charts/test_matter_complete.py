"""The chart of a matter draws or names every owner and every decision that ``who`` tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from chart_register import AS_OF, CITY, HERE, TRADE, small
from folders import RULES

from delegation.authority.examination import Examination
from delegation.authority.holdings import Holdings
from delegation.authority.usable import usable_by
from delegation.charts.page.picture import Chart
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.chains import chains_of
from delegation.charts.subjects.matter import of_matter
from delegation.findings import Language
from delegation.model.holders import Holder, HolderId
from delegation.model.register import Register
from delegation.run import pipeline

REGISTER = pipeline.load(RULES).register
DAYS = (date(2026, 11, 30), date(2027, 3, 15))


def _given(*pairs: tuple[HolderId, HolderId]) -> Register:
    """Give the small register with grants of its task from each of some givers to each of some receivers."""
    register = small()
    grant, agency = register.grants["pc"], register.holders[TRADE]
    grants = {
        f"pc-{at}": replace(grant, id=f"pc-{at}", giver=giver, receiver=to) for at, (giver, to) in enumerate(pairs)
    }
    holders = {to: replace(agency, id=to, name=f"Sở thứ {at}", short="") for at, (_, to) in enumerate(pairs)}
    return replace(register, grants=grants, holders={**register.holders, **holders})


def _fan(count: int) -> Register:
    return _given(*((CITY, HolderId(f"so-{at}")) for at in range(count)))


def _chain(steps: int) -> Register:
    names = [CITY, *(HolderId(f"so-{at}") for at in range(steps))]
    return _given(*pairwise(names))


def test_an_owner_who_is_not_known_beside_those_drawn_is_named() -> None:
    chart = of_matter(Examination(REGISTER, DAYS[0]), "2.000908")
    assert any("Còn chủ thể có thẩm quyền chưa rõ là ai" in one for one in chart.notes)


def test_a_decision_that_runs_and_stands_in_no_chain_is_named() -> None:
    """Of every matter that decisions give: each decision whose own days cover the day has a card or a note."""
    for day in DAYS:
        examination = Examination(REGISTER, day)
        for name, given in REGISTER.grants_of.items():
            if name not in REGISTER.matters:
                continue
            chart = of_matter(examination, name)
            drawn = {node.about for picture in chart.pictures[:1] for node in picture.nodes}
            running = (grant for grant, _ in given if grant.decides and grant.running.certainly_holds(day))
            for grant in running:
                life = REGISTER.life(REGISTER.instruments[grant.instrument])
                if life.certainly_holds(day) and f"grant:{grant.id}" not in drawn:
                    assert any("không vẽ" in one or "không có căn cứ" in one for one in chart.notes), (name, grant.id)


def test_days_that_may_be_fewer_are_said_to_be_so_without_the_reason_too() -> None:
    """Of every procedure of the decision without a published number: what ``who`` leaves open is open on the paper, whose reasons are none of its business."""
    examination = Examination(REGISTER, DAYS[0])
    holdings, doubted = Holdings(examination), 0
    for name in list(REGISTER.grants_of)[::3]:
        matter = REGISTER.matters.get(name)
        if matter is None:
            continue
        chart = of_matter(examination, name)
        standings = chains_of(holdings, matter, Canvas(REGISTER, DAYS[0], "vi")).standings
        days = [usable_by(one.chains, REGISTER, DAYS[0]) for one in standings[:3]]
        days = [one for one in days if (one.start, one.end) != (None, None)]
        note = next((one for one in chart.notes if one.startswith("Thời hạn có hiệu lực thực tế")), "")
        assert ("có thể ngắn hơn" in note) == any(one.unknown for one in days), name
        doubted += "có thể ngắn hơn" in note
        assert "để trống" not in note
    assert doubted


def test_holders_whose_days_are_not_told_are_counted() -> None:
    """Beyond three the note says how many more there are."""
    chart = of_matter(Examination(_fan(6), AS_OF), "nv-1")
    assert any("còn 3 chủ thể nữa" in one for one in chart.notes)


def test_a_heading_says_what_stands_below_it_however_a_chain_is_folded() -> None:
    """In no picture of a chain does a decision stand under the law alone, nor a receiver under the owner by law."""
    pictures = of_matter(Examination(_chain(4), AS_OF), "nv-1").pictures
    assert any(max(one.column for one in picture.nodes) < len(picture.nodes) // 2 for picture in pictures)
    for picture in pictures:
        for node in picture.nodes:
            wanted = "Chủ thể theo luật" if node.key.endswith(">") and node.key.count(">") == 1 else "Bên nhận"
            if node.column % 2 == 0:
                wanted = "Căn cứ pháp luật" if node.kind == "law" else "Văn bản giao"
            assert wanted.casefold() in picture.headings[node.column].casefold(), (picture.headings, node.key)


def test_ways_beside_one_another_go_on_in_rows_before_they_stand_below_one_another() -> None:
    """Several receivers of one giver: what is tried first has no arrow that leads back to a box above."""
    chart = of_matter(Examination(_fan(8), AS_OF), "nv-1")
    assert all(len(picture.widths) > 2 for picture in chart.pictures)
    brief = chart.brief
    while brief is not None and brief.brief is not None:
        brief = brief.brief
    assert brief is not None
    assert all(len(picture.widths) == 2 for picture in brief.pictures)


def test_a_decision_names_its_giver_where_the_box_before_it_is_another() -> None:
    """The head of an agency gives what the agency got; a giver who stands before the decision is not named again."""
    agency, head, receiver = HolderId("so-0"), HolderId("giam-doc"), HolderId("so-1")
    register = _given((CITY, agency), (head, receiver))
    director = Holder(head, "Giám đốc Sở thứ 0", "agency-head", "city", HERE, head_of=agency)
    register = replace(register, holders={**register.holders, head: director})
    told: tuple[tuple[Language, str], ...] = (("vi", "Bên giao: Giám đốc Sở thứ 0"), ("en", "Given by: "))
    for language, said in told:
        for picture in of_matter(Examination(register, AS_OF), "nv-1", language).pictures:
            cards = {node.about: [line.text for line in node.lines] for node in picture.nodes if node.column % 2 == 0}
            assert any(one.startswith(said) for one in cards["grant:pc-1"])
            assert not any(one.startswith(said) for one in cards["grant:pc-0"])


def test_a_way_that_is_not_drawn_is_named_in_the_list() -> None:
    """Of many receivers of one giver: at every level of detail each is drawn or named in the list that goes with the chart."""
    chart: Chart | None = of_matter(Examination(_fan(14), AS_OF), "nv-1")
    wanted, shortened = {f"Sở thứ {at}" for at in range(14)}, 0
    while chart is not None:
        for picture in chart.pictures:
            drawn = {line.text for node in picture.nodes for line in node.lines}
            rows = [name for group in picture.key for _, name in group.rows]
            named = {one for one in wanted if any(row.startswith(f"{one} (") for row in rows)}
            assert wanted - drawn == named
            assert all("Điều 3" in row and "bên giao: UBND Thành phố" in row for row in rows)
            assert bool(rows) == bool(picture.said) == picture.is_key_short
            shortened += bool(rows)
        chart = chart.brief
    assert shortened
