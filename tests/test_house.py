"""The house: few names at the top, rows that the contracts know, a picture that shows what is there, short functions."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from delegation import speech

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "src" / "delegation"
MOST_NAMES, MOST_ROWS, LONGEST = 18, 10, 40
LONG = {"loading/text/events.py build"}
"""Functions that may be longer: one loop that would be three times slower as methods. None is added."""


def names() -> set[str]:
    return {one.name for one in HOUSE.iterdir() if one.suffix == ".py" or (one.is_dir() and one.name != "__pycache__")}


def modules() -> Iterator[Path]:
    return (one for one in HOUSE.rglob("*.py") if "examples" not in one.parts)


def layers() -> list[str]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    found: list[str] = next(one["layers"] for one in contracts if one["type"] == "layers")
    return found


def test_a_newcomer_reads_the_list_of_rooms_at_a_glance() -> None:
    assert len(names() - {"__init__.py"}) <= MOST_NAMES, sorted(names())
    assert len(layers()) <= MOST_ROWS


def test_the_picture_shows_every_name_once_and_no_other() -> None:
    picture = (ROOT / "docs" / "architecture.md").read_text("utf-8").split("```")[1]
    shown = re.findall(r"^  ([a-z_]+(?:/|\.py)) ", picture, re.MULTILINE)
    assert sorted(one.rstrip("/") for one in shown) == sorted(names())


def test_every_name_has_its_row() -> None:
    rows = {name for row in layers() for name in re.split(r" [|:] ", row)}
    assert rows == {one.removesuffix(".py") for one in names()} - {"__init__"}


def test_no_function_is_longer_than_forty_lines_but_those_that_were() -> None:
    """What has become short leaves the list, so that it only shrinks."""
    found = {
        f"{module.relative_to(HOUSE).as_posix()} {node.name}"
        for module in modules()
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST
    }
    assert found == LONG


NO_NAMES = {
    *("telling", "saying", "asking", "shown", "placed", "resting", "turns", "knots", "books", "leaves"),
    *("one", "found", "given", "said", "util", "utils", "helpers", "misc"),
}
"""What no module is called: nobody would look for them."""
MOST_LINES = 300


def test_a_module_has_a_name_that_a_newcomer_can_look_for() -> None:
    assert {one.relative_to(HOUSE).as_posix() for one in modules() if one.stem in NO_NAMES} == set()


def test_a_module_is_read_in_one_sitting() -> None:
    found = {one.relative_to(HOUSE).as_posix(): one.read_text("utf-8").count("\n") for one in modules()}
    assert {name: lines for name, lines in found.items() if lines > MOST_LINES} == {}


def public_classes() -> dict[str, set[str]]:
    """Give the modules in which a class of each public name stands."""
    homes: dict[str, set[str]] = {}
    for module in modules():
        for node in ast.parse(module.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, set()).add(module.relative_to(HOUSE).as_posix())
    return homes


def test_a_class_name_lives_in_one_room() -> None:
    """Whoever looks for a class by its name finds the one that is meant."""
    assert {name: homes for name, homes in public_classes().items() if len(homes) > 1} == {}


MOST_OF_A_CHECK = 60
LONG_CHECKS = {
    "dlg009_procedure_code",
    "dlg010_forgotten",
    "dlg011_provision_unreadable",
    "dlg101_holder_does_not_exist",
    "dlg102_hierarchy_broken",
    "dlg103_class_without_members",
    "dlg104_body_without_matters",
    "dlg202_no_owner",
    "dlg206_same_matter_twice",
    "dlg207_cases_divided_badly",
    "dlg208_given_twice",
    "dlg209_owner_outside_matter",
    "dlg301_pair_not_permitted",
    "dlg302_passed_on",
    "dlg303_giver_does_not_hold",
    "dlg306_issuer_is_not_giver",
    "dlg308_permission_ends",
    "dlg310_field_not_opened",
    "dlg312_form_not_stated",
    "dlg313_lets_sign_without_deciding",
    "dlg401_circle",
    "dlg402_dead_end",
    "dlg403_no_legal_source",
    "dlg501_instrument_not_in_force",
    "dlg502_replaced_instrument",
    "dlg503_grant_outlives_ownership",
    "dlg504_ends_soon",
    "dlg506_dates_out_of_order",
    "dlg507_text_has_changed",
    "dlg508_commune_ended",
    "dlg509_place_meets_nothing",
    "dlg602_does_not_add_up",
    "dlg603_documents_disagree",
    "dlg701_conditions_not_recorded",
    "dlg702_no_publication",
    "dlg802_title_names_ended_level",
    "dlg804_row_twice",
    "dlg805_replaced_code",
    "dlg807_row_cites_another_place",
    "dlg903_waiver_without_extent",
    "dlg904_baseline_matches_nothing",
    "dlg906_policy_broken",
}
"""Checks that are longer, their explanation (``CHECK``) not counted. None is added: what asks who holds what goes into ``authority``, what finds
and is not said into ``checks/shared``; what has become short leaves the list."""


def lines_of_check(module: Path) -> int:
    """Count the lines of a check without those that explain it."""
    text = module.read_text("utf-8")
    explained = (
        (node.end_lineno or 0) - node.lineno + 1
        for node in ast.parse(text).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "CHECK"
    )
    return text.count("\n") - sum(explained)


def test_a_check_is_short_but_those_that_were_long() -> None:
    found = {one.stem: lines_of_check(one) for one in (HOUSE / "checks" / "library").glob("dlg*.py")}
    long = {name: lines for name, lines in found.items() if lines > MOST_OF_A_CHECK}
    assert long.keys() == LONG_CHECKS, {name: lines for name, lines in long.items() if name not in LONG_CHECKS}


CROSSING = {"bench", "oracle", "support"}
"""Folders of tests that mirror no room: of the benchmark, of the second opinion, of what tests share."""
DIVIDED = ("loading", "questions", "reports")
"""Rooms whose rooms have folders of tests too, but for what those share (``shared``)."""


def rooms(*below: str) -> set[str]:
    """Give the rooms of ``src``, and the rooms of some of them, as paths."""
    return {
        one.parent.relative_to(HOUSE).as_posix()
        for pattern in ("*", *(f"{each}/*" for each in below))
        for one in HOUSE.glob(f"{pattern}/__init__.py")
    }


def test_the_folders_of_tests_are_the_rooms() -> None:
    """What tests one room stands in the folder of its name; what crosses the house stands at the top of ``tests``."""
    tests = ROOT / "tests"
    folders = {one.parent.relative_to(tests).as_posix() for one in tests.rglob("*.py")} - {"."}
    wanted = {one for one in rooms(*DIVIDED) - set(DIVIDED) if not one.endswith("/shared")}
    assert {one for one in wanted if not any(f"{each}/".startswith(f"{one}/") for each in folders)} == set()
    known = {one.parent.relative_to(HOUSE).as_posix() for one in HOUSE.rglob("__init__.py")} | CROSSING
    # A subject that several modules share may have a folder of its own.
    assert {one for one in folders - known if not one.startswith("checks/shared/")} == set()


TOLD = {
    "questions/select/selector.py": "what is read: the quotes of a selector and the word «không»; what is wrong with one is an error"
}
"""Modules of questions in which Vietnamese stands all the same, with the reason. None is added."""


def sentences(tree: ast.AST) -> list[str]:
    """Give the words that a module says: constants with letters or marks that only a sentence has, and texts of its own.

    What was asked wrongly is said where it is asked (``AskedWronglyError``, and whatever is raised); a docstring speaks to us.
    """
    passed: set[int] = set()
    for node in ast.walk(tree):
        wrong = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "AskedWronglyError"
        if wrong or isinstance(node, ast.Raise):
            passed.update(id(one) for one in ast.walk(node))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(id(node.value))
    own = [
        one
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text"
        for argument in node.args
        for one in ast.walk(argument)
    ]
    plain = [one.value for one in own if isinstance(one, ast.Constant) and id(one) not in passed]
    marked = [one.value for one in ast.walk(tree) if isinstance(one, ast.Constant) and id(one) not in passed]
    return [
        *(one for one in plain if isinstance(one, str) and re.search(r"[a-zA-Z]{2}", one)),
        *(one for one in marked if isinstance(one, str) and re.search(r"[^\W\d_a-zA-Z]|[«»“”]", one)),
    ]


def test_questions_say_nothing() -> None:
    """Values in, values out: what is said of a value stands in speech, what is said of an answer in answers or reports."""
    found = {
        module.relative_to(HOUSE).as_posix()
        for module in (HOUSE / "questions").rglob("*.py")
        if sentences(ast.parse(module.read_text("utf-8")))
    }
    assert found == set(TOLD)


def carried() -> set[str]:
    """Find the fields of values of questions that hold words."""
    return {
        f"{module.relative_to(HOUSE / 'questions').as_posix()} {made.name}.{field.target.id}"
        for module in (HOUSE / "questions").rglob("*.py")
        for made in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(made, ast.ClassDef)
        for field in made.body
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if re.search(r"\bText\b", ast.unparse(field.annotation))
    }


CARRIED = {
    "asserted/facts.py Refused.said",
    "policies/__init__.py PolicyFault.refused",
    "select/selection.py Selection.place",
    "suppose/words.py AskedHypothesis.remarks",
    "suppose/words.py AskedHypothesis.title",
    "suppose/words.py Shift.where",
    "timeline/words.py TimelineQuestion.place",
    "timeline/words.py MatterTimeline.left",
    "timeline/words.py MatterTimeline.unknown",
    "who/answer.py Answer.case",
    "who/answer.py Answer.outside",
    "who/answer.py Answer.place",
    "who/answer.py Answer.unknown",
    "who/answer.py Lapsed.because",
    "who/answer.py LeftBehind.deciding",
    "who/answer.py Recoding.said",
    "who/received.py Staying.where",
    "who/requests.py Waiting.said",
    "who/requests.py Waiting.standing",
}
"""Fields that hold words all the same (decision 0040); what was asked wrongly is said where it is asked. The list only shrinks."""


def test_a_value_of_a_question_carries_no_words_but_those_that_did() -> None:
    assert carried() == CARRIED


def test_a_day_is_read_in_one_place() -> None:
    """A day as files write it is read by ``model.terms``, as people write it by ``speech.days``; nobody else reads one by itself."""
    found = {
        module.relative_to(HOUSE).as_posix()
        for module in modules()
        if re.search(r"\b(?:fromisoformat|strptime|fromisocalendar)\(", module.read_text("utf-8"))
    }
    assert found == {"model/terms.py", "speech/days.py"}


def test_a_sentence_is_found() -> None:
    def words(source: str) -> int:
        return len(sentences(ast.parse(source)))

    assert words('said = Text(f"{one} of them", "x")') == 1
    assert words('x = ["việc"]') == 1
    assert words('def f() -> None:\n    """Tiếng Việt."""\n    raise AskedWronglyError(Text("sai rồi", "wrong"))') == 0
    assert words('KINDS = {"law": day(one)}') == 0


def test_what_speech_offers_is_what_its_modules_have() -> None:
    """Types are checked against imports that no run makes; this asks the names that a run gives."""
    missing = [name for name in speech.__all__ if not hasattr(speech, name)]
    assert missing == []


def test_what_counts_branches_runs_tests_that_there_are() -> None:
    """A folder that moves would otherwise end the count with all else passed; ``tools/test.sh`` leaves out of its first run just these."""
    line = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["coverage"]["run"]["command_line"]
    named = [one for one in line.split() if one.startswith("tests/")]
    assert named
    assert [one for one in named if not (ROOT / one).exists()] == []
    (pattern,) = re.findall(r"sed -n 's/(.*)/\\1/p' pyproject", (ROOT / "tools/test.sh").read_text("utf-8"))
    basic = pattern.replace(r"\(", "(").replace(r"\)", ")")
    (left_out,) = re.findall(basic, (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert left_out.split() == named
