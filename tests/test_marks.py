"""No output prints a receiver as simply valid beside a finding about the step that leads to it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from casework import task
from folders import small, write
from marked import GRANT, KEY, MATTER, SETTINGS, passed_on, texts
from programs import within

import delegation
from delegation.authority.examination import Examination
from delegation.charts.engine.dot import dot_of
from delegation.charts.engine.fonts import face_for
from delegation.charts.engine.plain import as_dot, as_mermaid
from delegation.charts.page.page import pages_of
from delegation.charts.page.picture import Chart, PictureNode
from delegation.charts.page.strokes import FILLS, HALO
from delegation.loading.disk.cache import Cache
from delegation.run import pipeline
from delegation.run.charting import chart_of
from delegation.run.subjects import subject_of

DAY = date(2026, 6, 1)
LINES = (
    ("who", MATTER),
    ("who", MATTER, "--format", "json"),
    ("list", "tasks", f"id:{MATTER}"),
    ("list", "tasks", f"id:{MATTER}", "--format", "csv"),
    ("list", "tasks", f"id:{MATTER}", "--format", "json"),
    ("list", "grants"),
    ("list", "grants", "--format", "csv"),
    ("list", "grants", "--format", "json"),
    ("up", MATTER),
    ("up", MATTER, "--format", "json"),
    ("up", "ubnd-cap-xa"),
    ("down", "ubnd-tp"),
    ("down", "ubnd-tp", "--format", "json"),
    ("down", "giam-doc-so-y-te"),
    ("path", "ubnd-tp", MATTER),
    ("path", "giam-doc-so-y-te", "ubnd-cap-xa"),
)
CHARTS = (MATTER, "giam-doc-so-y-te", "ubnd-cap-xa", "van-ban:12/QĐ-SYT", "linh-vuc:y-te", "tong-quan")
ANNEXES = ("uy-quyen", "uy-quyen:12/QĐ-SYT", "nhiem-vu:y-te", "nhiem-vu:ubnd-cap-xa")


@pytest.fixture(name="bad", scope="module")
def _bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the bad example of DLG302."""
    folder = tmp_path_factory.mktemp("bad")
    passed_on(folder)
    return folder


@pytest.fixture(name="quiet", scope="module")
def _quiet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the same register with the check switched off."""
    folder = tmp_path_factory.mktemp("quiet")
    passed_on(folder, {"register.yaml": SETTINGS % '"off"'})
    return folder


def said(folder: Path, *line: str) -> str:
    ran = within("--rules", folder, *line, "--as-of", "2026-06-01")
    assert ran.code == 0, ran.told
    return ran.said


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_every_answer_marks_the_step(line: tuple[str, ...], bad: Path, quiet: Path) -> None:
    assert "DLG302" in said(bad, *line)
    assert "DLG302" not in said(quiet, *line)


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_the_mark_is_in_english_where_asked(line: tuple[str, ...], bad: Path) -> None:
    told = said(bad, "--lang", "en", *line) if "json" not in line else said(bad, *line)
    assert "DLG302" in told
    if "json" not in line and "csv" not in line:
        assert "to be considered" in told


def chart(folder: Path, what: str) -> Chart:
    loaded = pipeline.load(folder)
    return chart_of(subject_of(what), loaded, Examination(loaded.register, DAY), Cache(None), "vi")


def nodes(one: Chart) -> list[tuple[Chart, PictureNode]]:
    found = []
    for picture in one.pictures:
        found += [(one, node) for node in picture.nodes]
        for part in picture.parts:
            found += nodes(part)
    return found


@pytest.mark.parametrize("what", CHARTS)
def test_every_chart_signs_the_box_and_says_it_at_the_foot(what: str, bad: Path, quiet: Path) -> None:
    """A sign in letters, which is safe in black and white, and the same number below; on every page that has the sign."""
    signed = [(one, node) for one, node in nodes(chart(bad, what)) if any("(!1)" in line.text for line in node.lines)]
    assert signed
    for one, _ in signed:
        assert any(note.startswith("(!1) Cần xem xét: ") for note in one.notes)
        assert "(!1) DLG302" in one.checks
    assert not any("(!" in line.text for _, node in nodes(chart(quiet, what)) for line in node.lines)


@pytest.mark.parametrize("what", CHARTS)
def test_a_box_that_a_finding_touches_has_a_heavy_edge_in_a_drawing_and_in_text_for_other_tools(
    what: str, bad: Path, quiet: Path
) -> None:
    """Shape and colour, and the legend says what they mean; without a finding nothing looks so."""
    edge = f'color="{FILLS["marked"].colour}" penwidth={FILLS["marked"].width * 2:g}'
    for folder, is_marked in ((bad, True), (quiet, False)):
        one = chart(folder, what)
        drawn = [dot_of(page, "Tinos") for page in pages_of(one, face_for(one.letters))]
        assert any(edge in page for page in drawn) is is_marked
        assert any("nội dung cần xem xét, nêu ở ghi chú" in page for page in drawn) is is_marked
        assert (f'color="{FILLS["marked"].colour}"' in as_dot(one)) is is_marked
        assert ("  style n" in as_mermaid(one)) is is_marked


@pytest.mark.parametrize("what", [MATTER, "giam-doc-so-y-te", "van-ban:12/QĐ-SYT"])
def test_an_arrow_that_a_finding_touches_lies_on_a_broad_band(what: str, bad: Path, quiet: Path) -> None:
    one = chart(bad, what)
    arrows = [arrow for picture in one.pictures for arrow in picture.arrows]
    assert any(arrow.is_marked for arrow in arrows)
    assert not all(arrow.is_marked for arrow in arrows)
    assert any(HALO in dot_of(page, "Tinos") for page in pages_of(one, face_for(one.letters)))
    still = chart(quiet, what)
    assert not any(arrow.is_marked for picture in still.pictures for arrow in picture.arrows)
    assert not any(HALO in dot_of(page, "Tinos") for page in pages_of(still, face_for(still.letters)))


@pytest.mark.parametrize("what", CHARTS)
def test_a_receiver_of_a_marked_step_bears_the_sign_itself(what: str, bad: Path) -> None:
    """Wherever the receiver of the grant is drawn at the end of an arrow from its card."""
    for one in chart(bad, what).pictures:
        boxes = {node.key: node for node in one.nodes}
        for arrow in one.arrows:
            start, end = boxes[arrow.start], boxes[arrow.end]
            if arrow.head and start.kind == "card" and start.marks:
                assert set(start.marks) <= set(end.marks), (what, end.key)


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
@pytest.mark.parametrize("kind", ANNEXES)
def test_every_annex_says_it_in_the_row_and_in_a_note(
    kind: str, ending: str, bad: Path, quiet: Path, tmp_path: Path
) -> None:
    for folder, is_marked in ((bad, True), (quiet, False)):
        file = tmp_path / f"{is_marked}.{ending}"
        # The annex of a decision is signed: what is to be considered stands there with working notes only.
        said(folder, "annex", kind, *(["--notes"] if kind.startswith("uy-quyen") else []), "-o", str(file))
        found = texts(file)
        assert ("cần xem xét" in found.replace("Cần", "cần")) is is_marked
        assert "DLG" not in found
        said(folder, "annex", kind, "--sources", "-o", str(file))
        found = texts(file)
        assert ("có phát hiện DLG302" in found.replace("Có", "có")) is is_marked
        assert ("Có phát hiện DLG302: " in found) is is_marked


def test_who_writes_the_mark_with_its_key_below_the_step_and_what_limits_it(bad: Path) -> None:
    lines = said(bad, "who", MATTER).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("    3. Giám đốc Sở Y tế"))
    limits = [line.strip().partition(":")[0] for line in lines[at + 1 : at + 3]]
    assert limits == ["Điều kiện", "Cách thức"]
    assert lines[at + 3] == (
        "       ! có phát hiện DLG302: Ủy quyền lại việc nhận ủy quyền, phân cấp lại việc nhận phân cấp; cần xem xét (khóa "
        f"{KEY})"
    )
    assert not lines[at - 1].lstrip().startswith("!")


def test_who_gives_programs_the_marks_of_each_step(bad: Path) -> None:
    (part,) = json.loads(said(bad, "who", MATTER, "--format", "json"))["parts"]
    (acting,) = part["exercisers"]
    marks = [[one["key"] for one in step["marks"]] for step in acting["chain"]]
    assert marks == [[], [], [KEY]]
    (mark,) = acting["chain"][2]["marks"]
    assert set(mark) == {"check", "key", "firm", "about", "said"}
    assert (mark["check"], mark["firm"], acting["chain"][2]["grant"]) == ("DLG302", True, GRANT)


def test_the_api_marks_without_being_asked(bad: Path) -> None:
    answer = delegation.who(delegation.load(bad), MATTER, as_of=DAY)
    (acting,) = answer.parts[0].exercisers
    assert [[one.key for one in step.marks] for step in acting.chain] == [[], [], [KEY]]


@pytest.mark.parametrize(("subject", "name"), [("tasks", MATTER), ("grants", GRANT)])
def test_a_table_has_a_column_of_findings(subject: str, name: str, bad: Path) -> None:
    rows = list(csv.DictReader(StringIO(said(bad, "--lang", "en", "list", subject, "--format", "csv"))))
    assert {one["id"]: one["findings"] for one in rows}[name] == KEY
    assert {one["findings"] for one in rows if one["id"] != name} == {""}


def leaves(value: Any, take: Callable[[dict[str, Any]], bool]) -> list[dict[str, Any]]:  # noqa: ANN401  whatever JSON holds
    found = []
    if isinstance(value, dict):
        found += [value] if take(value) else []
        for one in value.values():
            found += leaves(one, take)
    elif isinstance(value, list):
        for one in value:
            found += leaves(one, take)
    return found


@pytest.mark.parametrize("line", [one for one in LINES if "json" in one], ids=" ".join)
def test_programs_find_the_mark_at_the_step_and_at_no_other(line: tuple[str, ...], bad: Path) -> None:
    steps = leaves(json.loads(said(bad, *line)), lambda one: "mechanism" in one and "marks" in one and "basis" in one)
    assert steps
    for one in steps:
        assert bool(one["marks"]) is (one["grant"] == GRANT)


def test_marks_hold_under_a_hypothesis(bad: Path, tmp_path: Path) -> None:
    """A draft that takes the second step back leaves nothing to mark."""
    draft = write(
        tmp_path,
        {"rut.yaml": "draft: {title: Thu hồi bước hai}\nwithdraws:\n  - {grant: uq-tiep, to: 2026-05-01}\n"},
    )
    ran = within("--rules", bad, "who", MATTER, "--as-of", "2026-06-01", "--with", draft / "rut.yaml")
    assert (ran.code, "Giải quyết:    Giám đốc Sở Y tế" in ran.said, "DLG302" in ran.said) == (0, True, False), ran.told


def test_a_matter_with_two_owners_looks_like_one(tmp_path: Path) -> None:
    """Both owners and what each rests on bear the mark, whatever else the finding says; one owner bears none."""
    owners = "owners: [{holder: ubnd-tp}, {holder: so-y-te}]"
    for name, owner, wanted in (
        ("two", owners, {"UBND Thành phố (!1)", "Sở Y tế (!1)"}),
        ("one", "owner: so-y-te", set()),
    ):
        folder = small(tmp_path / name, {"tasks/y-te.yaml": task(owner)})
        one = chart(folder, "viec")
        marked = [node for node in one.pictures[0].nodes if node.marks]
        assert {node.lines[0].text for node in marked if node.kind == "holder"} == wanted
        assert sum(node.kind == "law" for node in marked) == len(wanted)
        assert ("DLG201" in one.checks) is bool(wanted)
