"""What rests on an instrument: told without a way where nothing that rests on it may hold, and the same as by all ways."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from changes_at_random import copy_of
from folders import RULES

from delegation.authority.examination import Examination
from delegation.checks.cases import BASE, EXAMPLES, files_of
from delegation.model.instruments import Instrument
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.questions.ways.nodes import WayNode
from delegation.questions.ways.on_instruments import citing, may_rest_unnamed, rests
from delegation.questions.ways.ways import Ways
from delegation.run import pipeline

DAYS = (date(2025, 8, 1), date(2026, 6, 1), date(2027, 3, 1))
FOLDERS = sorted(one for one in EXAMPLES.glob("DLG[2-5]*/bad") if one.is_dir())


def _by_ways(ways: Ways, matter: Matter, instrument: Instrument) -> bool | None:
    here = WayNode("instrument", instrument.id)
    passing = [(way, stop) for way in ways.of(matter.id) for stop in ways.stops(way) if here in stop.nodes]
    return True if any(stop.link < way.sure for way, stop in passing) else None if passing else False


def _asked(register: Register) -> Iterator[tuple[Ways, Instrument]]:
    for day in DAYS:
        ways = Ways(Examination(register, day))
        yield from ((ways, one) for one in register.instruments.values())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda one: one.parent.name)
def test_what_rests_on_an_instrument_is_what_the_ways_go_over(folder: Path) -> None:
    register = copy_of({one.name: one.data for source in (BASE, folder) for one in files_of(source)}).loaded.register
    for ways, instrument in _asked(register):
        resting = {one.id for one in citing(register, instrument)}
        for matter in register.matters.values():
            told = _by_ways(ways, matter, instrument)
            assert rests(ways, matter, instrument) is told
            assert matter.id in resting or told is False
        unnamed = [
            way
            for way in ways.unnamed
            for stop in ways.stops(way)
            if WayNode("instrument", instrument.id) in stop.nodes
        ]
        assert may_rest_unnamed(ways, instrument) == bool(unnamed)


def test_of_the_real_register_what_an_ended_text_gave_rests_on_it_no_longer() -> None:
    register = pipeline.load(RULES).register
    decree = register.instrument("146/2025/NĐ-CP")
    assert decree is not None
    for day, some in ((date(2026, 6, 1), True), (date(2027, 3, 1), False)):
        ways = Ways(Examination(register, day))
        found = {one.id: rests(ways, one, decree) for one in citing(register, decree)}
        assert found == {name: _by_ways(ways, register.matters[name], decree) for name in found}
        assert any(found.values()) is some
