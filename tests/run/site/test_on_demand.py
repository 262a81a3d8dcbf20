"""Pages that are made when they are asked for: the same bytes as all made at once, under several threads, one state at a time."""

from __future__ import annotations

import gc
import random
import re
import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import ref

import properties
import pytest
from folders import RULES, small

from delegation.authority.examination import Examination
from delegation.cli.pages_server import PagesServer
from delegation.loading.disk.cache import Cache
from delegation.model.matters import Matter
from delegation.reports.site.data.answers import Asking
from delegation.run import pipeline
from delegation.run.keeping import Kept
from delegation.run.site.answers import Answering
from delegation.run.site.asked import Asked
from delegation.run.site.building import built
from delegation.run.site.on_demand import PagesOnDemand, WorkTurns

if TYPE_CHECKING:
    from playwright.sync_api import Browser

OWN = sorted(one.name for one in (Path(__file__).parent / "registers").iterdir())
DAY = date(2026, 6, 1)
_ANSWERS = "data/answers-0.js"


def register(name: str, folder: Path) -> Path:
    """Lay a register of the tests into a folder, over what all share."""
    own = Path(__file__).parent / "registers" / name
    return small(folder, {one.relative_to(own).as_posix(): one.read_bytes() for one in own.rglob("*.yaml")})


def on_demand(root: Path, day: date = DAY, kept: Kept | None = None, turns: WorkTurns | None = None) -> PagesOnDemand:
    kept = kept or Kept()
    loaded = kept.load(root, Cache(None))
    return PagesOnDemand(loaded, Examination(loaded.register, day), kept, turns or WorkTurns())


def at_once(root: Path, day: date = DAY) -> dict[str, bytes]:
    loaded = pipeline.load(root)
    return built(loaded, Examination(loaded.register, day))


def edit(root: Path, said: str) -> None:
    """Put something before the first title of a file of matters."""
    place = next(one for one in sorted(root.rglob("*.yaml")) if "\ntasks:" in one.read_text("utf-8"))
    edited = place.read_text("utf-8").replace("title: ", said, 1)
    assert edited != place.read_text("utf-8")
    place.write_text(edited, "utf-8")


@pytest.mark.parametrize("name", ["", *OWN])
def test_every_file_is_the_same_as_when_all_are_made_at_once(name: str, tmp_path: Path) -> None:
    """Whichever is asked for first, also those that need what all matters answer."""
    root = register(name, tmp_path / "rules") if name else small(tmp_path / "rules")
    every, chosen = at_once(root), random.Random(name)  # noqa: S311  an order
    paths = sorted(every)
    chosen.shuffle(paths)
    pages = on_demand(root)
    assert [path for path in paths if not pages.has(path)] == []
    assert [path for path in paths if pages.file(path) != every[path]] == []


@pytest.mark.sampled
def test_files_of_the_city_are_the_same_as_when_all_are_made_at_once(
    made: tuple[Examination, Mapping[str, bytes]],
) -> None:
    """A sample of every folder, in an order of its own, and what is no page; thoroughly also what needs the answers of all."""
    examination, every = made
    chosen = random.Random(7)  # noqa: S311  a sample
    folders: dict[str, list[str]] = {}
    for path in sorted(every):
        folders.setdefault(path.rpartition("/")[0], []).append(path)
    paths = [path for several in folders.values() for path in chosen.sample(several, min(12, len(several)))]
    paths += [path for path in every if path.startswith(("data/", "static/")) and path not in paths]
    paths = [path for path in paths if properties.is_thorough() or not re.search(r"answers|lines|time\.html", path)]
    chosen.shuffle(paths)
    pages = on_demand(RULES, examination.as_of)
    assert [path for path in paths if pages.file(path) != every[path]] == []


def test_after_an_edit_the_pages_are_those_of_a_register_that_is_read_anew(tmp_path: Path) -> None:
    """What is kept from one state to the next changes nothing: not of what was edited, nor of what was not."""
    root, kept, turns = small(tmp_path / "rules"), Kept(), WorkTurns()
    before = on_demand(root, kept=kept, turns=turns)
    first = {path: before.file(path) for path in at_once(root)}
    for said in ("title: Đã sửa. ", "title: Đã sửa lại. "):
        edit(root, said)
        every = at_once(root)
        pages = on_demand(root, kept=kept, turns=turns)
        assert pages.mark != before.mark
        assert {path: pages.file(path) for path in every} == every
        assert every != first


def test_the_mark_is_that_of_files_and_day(tmp_path: Path) -> None:
    root = small(tmp_path / "rules")
    assert on_demand(root).mark == on_demand(root).mark
    assert on_demand(root).mark != on_demand(root, date(2026, 6, 2)).mark


def test_what_is_not_there_is_told_without_making_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = on_demand(small(tmp_path / "rules"))

    def refused(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Answering, "of", refused)
    monkeypatch.setattr(Asked, "analysis", property(refused))
    for path in ("khong.html", "matter/khong.html", "en/holder/khong.html", "data/answers-9.js", "../x", "", "matter/"):
        assert not pages.has(path)
        assert pages.file(path) is None


def test_many_that_ask_at_the_same_time_get_what_one_gets(tmp_path: Path) -> None:
    root = small(tmp_path / "rules")
    every = at_once(root)
    paths = [path for path in sorted(every) for _ in range(3)]
    random.Random(1).shuffle(paths)  # noqa: S311  an order
    pages = on_demand(root)
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(pages.file, paths, timeout=300))
    assert [path for path, content in zip(paths, found, strict=True) if content != every[path]] == []


def test_who_works_long_lets_in_who_waits() -> None:
    turns, is_in = WorkTurns(), threading.Event()

    def short() -> None:
        with turns:
            is_in.set()

    with ThreadPoolExecutor(1) as threads:
        with turns:
            waiting = threads.submit(short)
            ends = time.monotonic() + 60
            while not is_in.is_set() and time.monotonic() < ends:
                turns.step_back()
            assert is_in.is_set()
        waiting.result(60)


class _Counted(WorkTurns):
    """WorkTurns that count how often somebody steps back."""

    back = 0

    def step_back(self) -> None:
        """Count, and step back."""
        self.back += 1
        super().step_back()


def test_answers_of_all_are_worked_out_once_for_many_and_each_matter_lets_others_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, asked, of, turns = small(tmp_path / "rules"), list[object](), Answering.of, _Counted()

    def counting(self: Answering, matter: Matter) -> Asking:
        asked.append(matter)
        return of(self, matter)

    monkeypatch.setattr(Answering, "of", counting)
    pages = on_demand(root, turns=turns)
    with ThreadPoolExecutor(4) as threads:
        several = (_ANSWERS, "data/vi/lines-0.js", "time.html", "en/time.html")
        assert all(threads.map(pages.file, several, timeout=300))
    matters = len(pipeline.load(root).register.matters)
    assert len(asked) == turns.back == matters > 1


def test_what_nobody_sees_any_more_is_not_worked_out_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages, asked = on_demand(small(tmp_path / "rules")), list[object]()
    of = Answering.of

    def outdating(self: Answering, matter: Matter) -> Asking:
        asked.append(matter)
        pages.outdate()
        return of(self, matter)

    made = pages.file("index.html")
    monkeypatch.setattr(Answering, "of", outdating)
    assert pages.file(_ANSWERS) is None
    assert len(asked) == 1
    assert pages.file("figures.html") is None
    assert pages.file("index.html") == made, "what is made already stays that of its state"


def test_a_state_that_is_over_leaves_memory(tmp_path: Path) -> None:
    root, kept, turns = small(tmp_path / "rules"), Kept(), WorkTurns()
    pages = on_demand(root, kept=kept, turns=turns)
    for path in ("index.html", _ANSWERS, "time.html"):
        assert pages.file(path)
    gone = ref(pages)
    edit(root, "title: Đã sửa. ")
    pages = on_demand(root, kept=kept, turns=turns)
    assert pages.file("index.html")
    gc.collect()
    assert gone() is None


def test_an_open_page_that_asks_for_data_after_an_edit_is_loaded_again(tmp_path: Path, chromium: Browser) -> None:
    """What it then shows is wholly of the new state, and its address still holds the choice."""
    root, kept, turns = small(tmp_path / "rules"), Kept(), WorkTurns()
    server = PagesServer(0, on_demand(root, kept=kept, turns=turns))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = chromium.new_page()
    try:
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/matter/vd-ubnd-cap-xa.html")
        page.locator("#choice").wait_for()
        before = page.url
        edit(root, "title: Đã sửa. ")
        now = on_demand(root, kept=kept, turns=turns)
        server.show(now)
        page.locator("[name=commune]").select_option(index=1)
        page.wait_for_url(f"**/~{now.mark}/matter/vd-ubnd-cap-xa.html#commune=*")
        assert now.mark not in before
        page.locator("#answer .lines").wait_for()
        assert page.evaluate("() => delegation.loaded('answers-0') !== undefined")
    finally:
        page.close()
        server.shutdown()
        server.server_close()
