"""What reviewers decided of two entries that read alike: how it is read, and what is wrong with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from folders import DAY, findings, small, write

from delegation.model.rulings import Ruling
from delegation.run import pipeline

RULING = "{matters: [vd-ubnd-tp, vd-so-y-te], verdict: different, because: hai đối tượng, decided-by: Sở Tư pháp, on: 2026-05-04}"


def rulings(folder: Path, *entries: str) -> tuple[Ruling, ...]:
    text = "rulings:\n" + "".join(f"  - {one}\n" for one in entries)
    return pipeline.load(small(folder, {"rulings.yaml": text})).register.rulings


def test_a_ruling_is_read(tmp_path: Path) -> None:
    (one,) = rulings(tmp_path, RULING.replace("on: 2026", "source: [biên bản 12], on: 2026"))
    assert (one.verdict, one.because, one.decided_by, one.on) == (
        "different",
        "hai đối tượng",
        "Sở Tư pháp",
        date(2026, 5, 4),
    )
    assert one.source == ("biên bản 12",)


def test_the_order_in_which_the_two_are_named_says_nothing(tmp_path: Path) -> None:
    (one,) = rulings(tmp_path / "a", RULING)
    (other,) = rulings(tmp_path / "b", RULING.replace("[vd-ubnd-tp, vd-so-y-te]", "[vd-so-y-te, vd-ubnd-tp]"))
    assert one.matters == other.matters == ("vd-so-y-te", "vd-ubnd-tp")
    assert one.key == other.key


@pytest.mark.parametrize(
    ("wrong", "check"),
    [
        (RULING.replace("[vd-ubnd-tp, vd-so-y-te]", "[vd-ubnd-tp]"), "DLG002"),
        (RULING.replace("[vd-ubnd-tp, vd-so-y-te]", "[vd-ubnd-tp, vd-ubnd-tp]"), "DLG002"),
        (RULING.replace("[vd-ubnd-tp, vd-so-y-te]", "[vd-ubnd-tp, vd-so-y-te, vd-ubnd-cap-xa]"), "DLG002"),
        (RULING.replace("different", "khác"), "DLG002"),
        (RULING.replace("because: hai đối tượng, ", ""), "DLG002"),
        (RULING.replace("2026-05-04", "2026-02-30"), "DLG002"),
        (RULING.replace("vd-so-y-te", "vd-so-y-tee"), "DLG005"),
        (RULING.replace("on: 2026", "source: khong-co-nguon, on: 2026"), "DLG005"),
    ],
)
def test_what_is_wrong_with_a_ruling_is_told(wrong: str, check: str, tmp_path: Path) -> None:
    folder = small(tmp_path, {"rulings.yaml": f"rulings:\n  - {wrong}\n"})
    assert [one.check for one in findings(folder)] == [check]


def test_a_second_ruling_on_two_entries_does_not_count(tmp_path: Path) -> None:
    """And its finding keeps its key when entries are put before it."""
    text = f"rulings:\n  - {RULING}\n  - {RULING.replace('different', 'same')}\n"
    folder = small(tmp_path / "a", {"rulings.yaml": text})
    assert [one.check for one in findings(folder)] == ["DLG004"]
    assert [one.verdict for one in pipeline.load(folder).register.rulings] == ["different"]


def test_the_key_of_a_lost_reference_stays_when_rulings_move(tmp_path: Path) -> None:
    lost = RULING.replace("vd-so-y-te", "khong-co-viec-nay")
    before = RULING.replace("vd-so-y-te", "vd-ubnd-cap-xa")
    (one,) = findings(small(tmp_path / "a", {"rulings.yaml": f"rulings:\n  - {lost}\n"}))
    (other,) = findings(small(tmp_path / "b", {"rulings.yaml": f"rulings:\n  - {before}\n  - {lost}\n"}))
    assert one.key == other.key


def test_a_hypothesis_may_hold_a_ruling(tmp_path: Path) -> None:
    """One on the same two takes the place of that of the register, and is told as any entry is."""
    write(tmp_path, {"phuong-an.yaml": f"rulings:\n  - {RULING.replace('different', 'same')}\n"})
    rules = small(tmp_path / "rules", {"rulings.yaml": f"rulings:\n  - {RULING}\n"})
    loaded = pipeline.load(rules, None, [tmp_path / "phuong-an.yaml"])
    assert [one.verdict for one in loaded.register.rulings] == ["same"]
    assert loaded.supposed[0].replaced == (("rulings", "vd-so-y-te · vd-ubnd-tp"),)
    found = pipeline.check(rules, DAY, select=("DLG206",), hypotheses=[tmp_path / "phuong-an.yaml"]).findings
    assert [one.key for one in found] == ["DLG206:vd-so-y-te:vd-ubnd-tp:same"]
