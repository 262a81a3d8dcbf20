"""``check --fix`` mends how something is written: the register reads as it was meant, and every other byte stays."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from folders import RULES, findings, small
from hypothesis import given
from hypothesis import strategies as st
from programs import ask

from delegation.loading import schema
from delegation.loading.text import source
from delegation.loading.text.edits import Edit, apart, applied
from delegation.run import pipeline
from delegation.run.fixing import mended

TASK = """\
field: y-te
basis: [{instrument: 99/2020/QH14}]
tasks:
  - id: a
    title: Việc của thầy thuốc   # ghi chú giữ nguyên
    owner: so-y-te

    level: city
"""


def fixed(folder: Path, text: str | bytes, name: str = "tasks/tep.yaml") -> str:
    """Give a file of a register after its fixes."""
    small(folder, {name: text})
    ran = ask(folder, "check", "--fix", "--exit-zero")
    assert ran.code == 0, ran.told
    return (folder / name).read_bytes().decode()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("    owner: so-y-te", "    owner:so-y-te"),
        ("    owner: so-y-te", "\towner: so-y-te"),
        ("    owner: so-y-te", "   owner: so-y-te"),
        ("owner: so-y-te", "owner: Sở Y tế"),
        ("owner: so-y-te", "owner: so-y-tee"),
        ("owner: so-y-te", "owner: “so-y-te”"),
        ("level: city", "lvel: city"),
        ("owner: so-y-te", "Chủ trì: so-y-te"),
        ("level: city", "level: Cấp thành phố"),
        ("level: city", "level: cấp tỉnh"),
        ("level: city", "leve: city"),
        ("owner: so-y-te", "owner: so-yt-e"),
        ("title: Việc của", "titel: Việc của"),
        ("99/2020/QH14", "99/2020/qh14"),
        ("Việc của", unicodedata.normalize("NFD", "Việc của")),
        ("Việc của", "Việc\u00a0của"),
        ("thầy thuốc", "thầy\u200b thuốc"),
        ("field: y-te", "field: Y tế"),
    ],
)
def test_what_is_written_wrongly_is_written_right_and_all_else_stays(right: str, wrong: str, tmp_path: Path) -> None:
    assert right in TASK
    head = "# yaml-language-server: $schema=../../schemas/tasks.schema.json\n"
    assert fixed(tmp_path, head + TASK.replace(right, wrong)).removeprefix(head) == TASK


GIVEN = """\
instrument:
  id: qd-thu
  number: 12/QĐ-UBND
  type: committee-decision
  issuer: ubnd-tp
  title: Ủy quyền thử
  issued: 2025-12-20
  effective: 2026-01-01
grants:
  - id: uq-mot
    mechanism: delegation
    from: ubnd-tp
    to: so-y-te
    manner: ký thừa ủy quyền
    content: thử
    conditions-met: {staff: có đủ}
    term: {from: 2026-01-01, to: 2027-02-28}
    matters: {unknown: chưa công bố}
"""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("manner: ký", "maner: ký"),
        ("conditions-met:", "conditions met:"),
        ("conditions-met:", "Conditions_met:"),
        ("from: ubnd-tp", "from: ubnd-tpp"),
        ("to: so-y-te", "to: sở y tê"),
    ],
)
def test_a_slip_in_a_key_or_id_with_one_neighbour_is_mended(right: str, wrong: str, tmp_path: Path) -> None:
    """Also where other words are like it, though none as near; and what people shorten."""
    assert right in GIVEN
    text = fixed(tmp_path, GIVEN.replace(right, wrong), "decisions/2025/thu.yaml")
    assert text.partition("instrument:")[2] == GIVEN.partition("instrument:")[2]


def test_several_slips_of_one_file_are_mended_in_one_run(tmp_path: Path) -> None:
    wrong = (
        TASK.replace("owner: so-y-te", "owner:Sở Y tế")
        .replace("level: city", "cấp: thành phố")
        .replace("id: a", "id:a")
    )
    text = fixed(tmp_path, wrong)
    assert text.endswith(TASK)
    assert not findings(tmp_path)


def test_letters_that_mislead_are_mended_in_one_run_however_many_there_are(tmp_path: Path) -> None:
    """A file from another machine may be in another form throughout: it took as many rounds as there are twenties of them, and stopped after sixty."""
    right = "".join(f"  - {{id: a{at}, title: Đo đạc việc số {at}, owner: so-y-te}}\n" for at in range(2000))
    head = TASK.split("tasks:", maxsplit=1)[0] + "tasks:\n"
    wrong = unicodedata.normalize("NFD", right).replace("Đo", "Ðo\u200b")
    assert fixed(tmp_path, head + wrong).endswith(head + right)


def test_a_mark_before_the_text_and_windows_line_ends_stay(tmp_path: Path) -> None:
    wrong = b"\xef\xbb\xbf" + TASK.replace("city", "Thành phố").replace("\n", "\r\n").encode()
    text = fixed(tmp_path, wrong)
    assert text.startswith("\ufeff")
    assert text.endswith(
        TASK.replace("city", "Thành phố").replace("\n", "\r\n").replace("level: Thành phố", "level: city")
    )


def test_with_diff_nothing_is_written_and_the_code_tells(tmp_path: Path) -> None:
    wrong = TASK.replace("owner: so-y-te", "owner: Sở Y tế")
    small(tmp_path, {"tasks/tep.yaml": wrong})
    ran = ask(tmp_path, "check", "--fix", "--diff")
    assert (ran.code, (tmp_path / "tasks/tep.yaml").read_text("utf-8")) == (1, wrong)
    assert "-    owner: Sở Y tế\n+    owner: so-y-te\n" in ran.said
    ask(tmp_path, "check", "--fix")
    ran = ask(tmp_path, "check", "--diff")
    assert (ran.code, ran.said) == (0, "")


@pytest.mark.parametrize(
    "wrong",
    [
        TASK.replace("99/2020/QH14", "98/2020/QH14"),
        TASK.replace("owner: so-y-te", "owner: xyz"),
        TASK.replace("owner: so-y-te", "owner: so-y-te-2"),
        TASK.replace("owner: so-y-te", "owner: Sở QQ"),
        TASK.replace("level: city", "level: xyz"),
        TASK.replace("title: Việc", "title: Việc\n    title: Khác"),
        TASK.replace("title: Việc", "titel: Khác\n    title: Việc"),
        TASK.replace("title: Việc", "\uff54itle: Khác\n    title: Việc"),
        TASK.replace("field: y-te", "field: 3.10"),
    ],
)
def test_what_may_be_the_law_or_may_be_several_is_left_to_a_person(wrong: str, tmp_path: Path) -> None:
    head = "# yaml-language-server: $schema=../../schemas/tasks.schema.json\n"
    text = fixed(tmp_path, head + wrong)
    assert text.removeprefix(head).replace('"3.10"', "3.10") == wrong


@pytest.mark.parametrize(
    ("named", "mends"), [("tasks", True), ("tasks/tep.yaml", True), ("holders", False), ("fields.yaml", False)]
)
def test_only_the_files_and_folders_that_are_named_are_mended(named: str, mends: bool, tmp_path: Path) -> None:  # noqa: FBT001  a parameter of the test
    small(tmp_path, {"tasks/tep.yaml": TASK.replace("owner: so-y-te", "owner: Sở Y tế")})
    ran = ask(tmp_path, "check", "--fix", "--diff", str(tmp_path / named))
    assert (ran.code, "tasks/tep.yaml" in ran.said) == (int(mends), mends)


def test_a_hypothesis_is_not_mended_with_the_register(tmp_path: Path) -> None:
    ran = ask(small(tmp_path), "check", "--fix", "--with", "x.yaml")
    assert ran.code == 2
    assert "--with" in ran.told


def test_nothing_is_mended_in_the_register_of_the_city() -> None:
    assert mended(RULES) == ()


@given(st.data())
def test_letters_of_the_real_files_in_another_form_are_brought_back(data: st.DataObject) -> None:
    """What NFD and a no-break space change in a real file, its fixes take back: the same bytes."""
    every = sorted(one for one in (RULES / "tasks").glob("*.yaml") if one.stat().st_size < 8_000)
    place = data.draw(st.sampled_from(every))
    text = place.read_text("utf-8")
    lines = text.split("\n")
    at = data.draw(st.sampled_from([number for number, line in enumerate(lines) if not line.isascii()]))
    wrong = "\n".join([*lines[:at], unicodedata.normalize("NFD", lines[at]), *lines[at + 1 :]])
    for _ in range(30):
        document = source.parse("tasks/x.yaml", "tasks", wrong.encode(), schema.typed_keys("tasks"))
        edits = []
        for check, one in document.problems:
            assert check == "DLG007"
            assert one.fix is not None
            assert one.fix.replacement is not None
            from delegation.loading.text.edits import stretch  # noqa: PLC0415

            edits.append(Edit(*stretch(document, document.locate(one.place.path)), one.fix.replacement))
        if not edits:
            break
        wrong = applied(wrong, apart(edits))
    assert wrong == text


_EDITS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.text("abc", max_size=4)), max_size=8)


@given(st.text("xyz\n", min_size=40, max_size=60), _EDITS)
def test_edits_change_their_characters_only(text: str, given_edits: list[tuple[int, int, str]]) -> None:
    edits = apart(Edit(start, start + length, new) for start, length, new in given_edits)
    changed = applied(text, edits)
    assert len(changed) == len(text) + sum(len(one.new) - (one.end - one.start) for one in edits)
    back, shift = changed, 0
    for one in edits:
        at = one.start + shift
        assert back[at : at + len(one.new)] == one.new
        shift += len(one.new) - (one.end - one.start)
    kept = "".join(
        text[a:b]
        for a, b in zip([0, *(one.end for one in edits)], [*(one.start for one in edits), len(text)], strict=True)
    )
    shift, pieces, at = 0, [], 0
    for one in edits:
        pieces.append(changed[at : one.start + shift])
        at = one.start + shift + len(one.new)
        shift += len(one.new) - (one.end - one.start)
    assert "".join([*pieces, changed[at:]]) == kept


def test_edits_of_the_same_characters_are_refused() -> None:
    with pytest.raises(ValueError, match="Edit"):
        applied("abcdef", [Edit(0, 3, "x"), Edit(2, 4, "y")])


def test_the_register_that_is_mended_is_the_one_that_was_meant(tmp_path: Path) -> None:
    meant = pipeline.load(small(tmp_path / "a", {"tasks/tep.yaml": TASK})).register
    fixed(tmp_path / "b", TASK.replace("owner: so-y-te", "Chủ trì: Sở Y tế"))
    assert pipeline.load(tmp_path / "b").register.matters.keys() == meant.matters.keys()
    assert [one.holder for one in pipeline.load(tmp_path / "b").register.matters["a"].owners] == [  # type: ignore[index]
        one.holder
        for one in meant.matters["a"].owners  # type: ignore[index]
    ]


PROCEDURES = """\
field: y-te
source: ví dụ
provenance: official
procedures:
  - {code: "1.003390", title: Việc một, owner: so-y-te, basis: [{instrument: 99/2020/QH14}]}
  - {code: "1.000339", title: Việc hai, owner: so-y-te, basis: [{instrument: 99/2020/QH14}]}
  - {code: "2.012644", title: Việc ba, owner: so-y-te, basis: [{instrument: 99/2020/QH14}]}
"""
ROW = """\
instrument: {id: qd-thu, number: 5/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, title: Thử, issued: 2026-01-01, effective: 2026-01-01, source: ví dụ, provenance: official}
grants:
  - {id: uq-thu, mechanism: delegation, form: 3, from: ubnd-tp, to: so-y-te, at: Phụ lục, content: thử, scope: whole, manner: thử, conditions: thử, term: {from: 2026-01-01, to: 2026-12-31}, matters: [CODE]}
"""


@pytest.mark.parametrize(
    ("written", "meant", "mends"),
    [
        ('"1,003390"', "1.003390", True), ("1.003.390", "1.003390", True), ('"1. 003390"', "1.003390", True), ("1003390", "1.003390", True),
        ('"l.003390"', "1.003390", True), ("2.012644.", "2.012644", True), ('"2.12644"', "2.012644", False), ("02.012644", "2.012644", True),
        ("2.0012644", "2.012644", False), ('"1.00339"', None, False), ("1.003391", None, False), ("2.012645", None, False),
    ],
)  # fmt: skip
def test_a_misprinted_code_is_mended_where_its_digits_are_those_of_one_and_asked_else(
    written: str,
    meant: str | None,
    mends: bool,  # noqa: FBT001  a parameter
    tmp_path: Path,
) -> None:
    """The catalogue decides; where two codes may be meant, or another one is well formed, nothing is written."""
    text = ROW.replace("CODE", written)
    small(tmp_path, {"procedures/thu.yaml": PROCEDURES, "decisions/thu.yaml": text})
    lost = [one for one in findings(tmp_path) if one.check == "DLG005"]
    assert len(lost) == 1
    assert (f"«{meant}»" in lost[0].said.vi) if meant else lost[0].fix is None
    assert ask(tmp_path, "check", "--fix", "--exit-zero").code == 0
    after = (tmp_path / "decisions/thu.yaml").read_text("utf-8")
    assert after == (text.replace(written, f'"{meant}"') if mends else text)


def test_a_code_with_a_comma_in_braces_is_one_message(tmp_path: Path) -> None:
    """The comma parts it: one message says what to write, and nothing follows from it."""
    text = ROW.replace("CODE", "{row: 1, matter: 1,003390}")
    small(tmp_path, {"procedures/thu.yaml": PROCEDURES, "decisions/thu.yaml": text})
    told = [one for one in findings(tmp_path) if one.location.file == "decisions/thu.yaml" and one.check < "DLG100"]
    assert [one.check for one in told] == ["DLG002"]
    assert 'Hãy ghi "1.003390"' in told[0].said.vi


def test_a_file_with_separate_marks_is_one_message(tmp_path: Path) -> None:
    """However many lines carry separate marks: one message with their number, at the first; the fix mends all of them, in a broken file, too."""
    text = TASK + "".join(
        f"  - {{id: a{at}, title: Việc thứ {at} của thầy thuốc, owner: so-y-te}}\n" for at in range(50)
    )
    apart = unicodedata.normalize("NFD", text)
    small(tmp_path, {"tasks/tep.yaml": apart})
    told = [one for one in findings(tmp_path) if one.check == "DLG007"]
    assert len(told) == 1
    assert "51 dòng của tệp" in told[0].said.vi
    assert told[0].location.line == 5
    assert fixed(tmp_path, apart) == text
    broken = apart + "  - {id: b, title: [\n"
    small(tmp_path, {"tasks/tep.yaml": broken})
    ask(tmp_path, "check", "--fix", "--exit-zero")
    assert unicodedata.is_normalized("NFC", (tmp_path / "tasks/tep.yaml").read_text("utf-8"))
