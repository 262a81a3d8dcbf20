"""Several files are written together, or none: what fails in between leaves the old bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import small

from delegation.cli import changing, outputs
from delegation.errors import DelegationError
from delegation.run.editing.working_copy import ChangedFile

NAMES = ("tasks/a.yaml", "tasks/b.yaml", "tasks/moi/c.yaml")


def changes() -> list[ChangedFile]:
    return [
        ChangedFile(NAMES[0], b"mot\n", b"hai\n"),
        ChangedFile(NAMES[1], b"ba\n", None),
        ChangedFile(NAMES[2], None, b"bon\n"),
    ]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small(tmp_path, {NAMES[0]: b"\xef\xbb\xbfmot\n", NAMES[1]: b"ba\n"})


def held(root: Path) -> dict[str, bytes]:
    return {one.relative_to(root).as_posix(): one.read_bytes() for one in root.rglob("*") if one.is_file()}


def test_all_are_written_and_the_mark_of_an_editor_stays(root: Path) -> None:
    changing.write(root, changes())
    found = held(root)
    assert found[NAMES[0]] == b"\xef\xbb\xbfhai\n"
    assert NAMES[1] not in found
    assert found[NAMES[2]] == b"bon\n"


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_where_one_cannot_be_put_in_its_place_all_hold_what_they_held(
    root: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    before, times, settle = held(root), [0], outputs._settle

    def fails(temporary: Path | None, place: Path) -> None:
        times[0] += 1
        if times[0] == fails_at:
            raise OSError(28, "No space left on device")
        settle(temporary, place)

    monkeypatch.setattr(outputs, "_settle", fails)
    with pytest.raises(DelegationError) as told:
        changing.write(root, changes())
    assert "hết chỗ trống" in told.value.said.vi
    assert held(root) == before
    assert not (root / "tasks/moi").exists()


def test_what_somebody_else_changed_meanwhile_is_not_written_over(root: Path) -> None:
    (root / NAMES[1]).write_bytes(b"khac\n")
    before = held(root)
    with pytest.raises(DelegationError) as told:
        changing.write(root, changes())
    assert f"tệp {NAMES[1]} vừa bị nơi khác sửa" in told.value.said.vi
    assert held(root) == before


@pytest.mark.parametrize("sign", ["\x1b[31m", "\u202e", "\x07", "\x9b", "\u2066", "\ufeff"])
def test_a_difference_never_steers_the_terminal_that_shows_it(sign: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The letters that a change mends are the very ones; tabs and ends of lines stay, so that what is shown is still a difference."""
    changing.show([ChangedFile("a.yaml", f"a:\tmột {sign}\r\nb: hai\n".encode(), "a:\tmột\r\nb: hai".encode())])
    said = capsys.readouterr().out
    assert sign not in said
    assert "+a:\tmột\r\n" in said
    assert said.endswith("\n\\ No newline at end of file\n")


def test_a_carriage_return_alone_does_not_write_over_a_line_that_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    changing.show([ChangedFile("a.yaml", b"a: mot\rb: hai\n", b"a: mot\nb: hai\n")])
    assert "-a: mot␍\n" in capsys.readouterr().out
