"""Today is today in Hà Nội, or where the register says, wherever the machine stands."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from casework import task
from folders import small
from programs import within

from delegation.errors import DelegationError
from delegation.loading.disk.zone import HANOI, day_at, zone_of

EVENING = datetime(2026, 6, 30, 17, 30, tzinfo=UTC)
"""Half past midnight on the first of July in Hà Nội, when a law has just ended."""


def named(folder: Path, zone: str) -> Path:
    """Write a register that names a time zone."""
    register = small(folder, {"tasks/viec.yaml": task()})
    file = register / "register.yaml"
    file.write_text(file.read_text().replace("register:\n", f"register:\n  time-zone: {zone}\n"))
    return register


@pytest.mark.parametrize(
    ("zone", "day"),
    [(HANOI, date(2026, 7, 1)), ("America/New_York", date(2026, 6, 30)), ("UTC", date(2026, 6, 30))],
)
def test_the_day_is_that_of_the_register(tmp_path: Path, zone: str, day: date) -> None:
    assert zone_of(named(tmp_path, zone)) == zone
    assert day_at(EVENING, zone) == day


def test_a_register_that_names_no_zone_counts_the_days_of_ha_noi(tmp_path: Path) -> None:
    assert zone_of(small(tmp_path, {})) == HANOI
    assert zone_of(tmp_path / "nowhere") == HANOI
    assert day_at(EVENING, HANOI) == date(2026, 7, 1)


def test_the_zone_of_the_machine_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small(tmp_path, {"tasks/viec.yaml": task()})

    class Clock(datetime):
        """Stands still in the evening."""

        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return EVENING.astimezone(tz)  # type: ignore[arg-type]

    monkeypatch.setattr("delegation.cli.common.datetime", Clock)
    for machine in ("UTC", "America/Los_Angeles", "Asia/Tokyo"):
        monkeypatch.setenv("TZ", machine)
        assert "tại ngày 01/07/2026" in within("--lang", "vi", "who", "viec", "--rules", str(folder)).said


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_zone_that_is_none_is_told(tmp_path: Path, language: str) -> None:
    folder = named(tmp_path, "Asia/Ha_Noi")
    ran = within("--lang", language, "who", "viec", "--rules", str(folder))
    assert ran.code == 3
    assert "Asia/Ha_Noi" in ran.told
    assert "Asia/Ho_Chi_Minh" in ran.told
    with pytest.raises(DelegationError):
        day_at(EVENING, "Asia/Ha_Noi")


def test_a_name_that_cannot_be_a_zone_is_a_finding(tmp_path: Path) -> None:
    said = within("check", "--short", "--as-of", "2026-06-01", str(named(tmp_path, "'+07:00'"))).said
    assert "register.yaml:2:" in said
    assert "DLG002" in said
