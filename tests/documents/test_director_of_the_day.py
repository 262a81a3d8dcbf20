"""The page for whoever decides tells what is so on its day, and leads only to what the same paper has."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from folders import RULES

from delegation.authority.examination import Examination
from delegation.authority.holdings import Holdings
from delegation.authority.states import state_in
from delegation.documents.annexes.concern import BY_NO_GRANT, about
from delegation.documents.annexes.kinds import annexes, read
from delegation.documents.annexes.risks import risks
from delegation.documents.shared.annex import AnnexTable, Heading
from delegation.loading.disk.cache import Cache
from delegation.model.holders import HolderId
from delegation.model.matters import MatterId
from delegation.questions.horizon import horizon
from delegation.run import pipeline
from delegation.run.making import given_for

DAY = date(2026, 6, 30)


@pytest.fixture(name="loaded", scope="module")
def _loaded() -> pipeline.Loaded:
    return pipeline.load(RULES)


@pytest.mark.parametrize("day", [date(2025, 8, 1), DAY, date(2029, 6, 1)])
def test_grants_are_counted_as_they_stand_on_the_day(loaded: pipeline.Loaded, day: date) -> None:
    """A grant that has not begun, or is over, is no grant in force: it is counted apart."""
    given = given_for(loaded, Examination(loaded.register, day), "vi", with_lists=True, kept=Cache(None))
    (annex,) = annexes(given, [read("tom-tat")])
    assert isinstance(annex.body, AnnexTable)
    (line,) = [one for one in annex.body.proper if str(one.cells[2].value) == "Lần giao quyền đang có hiệu lực"]
    every = [one for one in loaded.register.grants.values() if one.is_first]
    states = Counter[str](state_in(given.examination, one) for one in every)
    assert line.cells[3].value == f"{states['in-force']} trên {len(every)}"
    said = str(line.cells[4].value)
    words = {"not-yet": "chưa có hiệu lực", "ended": "đã hết hiệu lực", "unknown": "chưa rõ hiệu lực"}
    assert all((f"{states[state]} {word}" in said) is bool(states[state]) for state, word in words.items())
    kinds = re.findall(r"(?:^|; )(?:[^\d;]+) (\d+)(?=;|$)", said)
    assert sum(map(int, kinds)) == states["in-force"]


def test_a_page_of_its_own_leads_to_no_list_that_it_has_not(loaded: pipeline.Loaded) -> None:
    """A list is named only where the same paper has it, by the title that it bears there."""
    given = given_for(loaded, Examination(loaded.register, DAY), "vi", with_lists=True, kept=Cache(None))

    def words(*asked: str) -> str:
        made = annexes(given, [read(one) for one in asked])
        body = made[0].body
        assert isinstance(body, AnnexTable)
        rows = (one.title if isinstance(one, Heading) else str([cell.value for cell in one.cells]) for one in body.rows)
        return " ".join((*rows, *made[0].remarks))

    own = "tom-tat:chu-tich-ubnd-tp"
    assert "Danh mục" not in words(own)
    assert "Tổng hợp phát hiện" not in words(own)
    together = annexes(given, [read(own), read("uy-quyen:chu-tich-ubnd-tp"), read("phat-hien:chu-tich-ubnd-tp")])
    said = words(own, "uy-quyen:chu-tich-ubnd-tp", "phat-hien:chu-tich-ubnd-tp")
    for name in ("Danh mục lần giao quyền", "Tổng hợp phát hiện"):
        assert name in said
        assert any(one.title.startswith(name) for one in together)


def test_what_is_found_of_a_text_of_a_later_day_comes_last(loaded: pipeline.Loaded) -> None:
    """On a day before a decision was issued no risk of it stands before those of the day, and the page says that it is later."""
    day = date(2025, 9, 1)
    given = given_for(loaded, Examination(loaded.register, day), "vi", with_lists=True, kept=Cache(None))
    found = risks(given, about(given, "chu-tich-ubnd-tp"), 99)
    later = ["ban hành sau ngày xét" in one.much for one in found]
    assert any(later)
    assert later == sorted(later)


@pytest.mark.parametrize(
    ("day", "supposed"),
    [(date(2025, 8, 1), ()), (date(2026, 12, 1), (RULES / "drafts/het-28-nghi-dinh.yaml",))],
)
def test_what_the_page_has_no_room_for_is_told_with_its_day_and_how_much_it_is(
    day: date, supposed: tuple[Path, ...]
) -> None:
    """The greatest of what is to be decided may come last: a page that only counts it hides that hundreds of matters lose their holder."""
    loaded = pipeline.load(RULES, hypotheses=supposed)
    given = given_for(loaded, Examination(loaded.register, day), "vi", with_lists=True, kept=Cache(None))
    (annex,) = annexes(given, [read("tom-tat")])
    assert isinstance(annex.body, AnnexTable)
    lines = [[str(cell.value) for cell in one.cells] for one in annex.body.proper]
    (last,) = [one for one in lines if "nội dung khác đến hạn sau đó" in one[2]]
    stops = [one for one in horizon(given.examination, day + timedelta(days=365)).stops if one.lost]
    shown = [one for one in stops if any(f"Đến hết {given.day(one.day)}" == line[3] for line in lines)]
    hidden = [one for one in stops if one not in shown]
    assert hidden
    heaviest = sorted(hidden, key=lambda one: -len(one.lost))[:3]
    for one in heaviest:
        told = f"{given.number(len(one.lost))} việc không còn chủ thể sau ngày {given.day(one.day)}"
        assert told in last[2]
    if rest := sum(len(one.lost) for one in hidden) - sum(len(one.lost) for one in heaviest):
        assert f"{given.number(rest)} việc sau các ngày khác" in last[2]


@pytest.mark.parametrize("holder", ["so-cong-thuong", "ubnd-cap-xa", "ubnd-tp"])
def test_what_a_grant_gives_but_not_for_certain_is_told_so(loaded: pipeline.Loaded, holder: str) -> None:
    """A page says no more than the answer about each matter: what may be given is not counted with what is."""
    given = given_for(loaded, Examination(loaded.register, date(2026, 12, 1)), "vi", with_lists=True, kept=Cache(None))
    (annex,) = annexes(given, [read(f"tom-tat:{holder}")])
    assert isinstance(annex.body, AnnexTable)
    holdings, concern = Holdings(given.examination), about(given, holder)
    whole = given.examination.territory.whole(HolderId(holder))

    def is_sure(one: MatterId) -> bool:
        tiles = holdings.tiles(given.register.matters[one])
        return any(each.holder == whole and each.certain for tile in tiles for each in tile.standing)

    by_grants = [one for one, way in concern.ways.items() if way not in BY_NO_GRANT]
    doubted = sum(not is_sure(one) for one in by_grants)
    said = str(annex.body.proper[0].cells[4].value)
    counts = re.findall(r"([\d.]+)(?: nhiệm vụ| thủ tục)? được [^,;:]*? nhưng chưa chắc chắn", said)
    assert sum(int(one.replace(".", "")) for one in counts) == doubted
    assert doubted or holder != "so-cong-thuong"
