"""Why something is not known is said in the reader's language, where the program gives the reason of itself."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from casework import decision, task
from folders import small
from programs import ask

import delegation
from delegation.findings import Text
from delegation.model import reasons as own
from delegation.speech.unknowns import reason, reasons

DAY = ("--as-of", "2026-06-01")


def literal_reasons() -> list[str]:
    """Find every reason that is written where it is used: ``Unknown("…")`` and ``said_of("…")`` anywhere in the program."""
    found = []
    for file in Path(delegation.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            said = [one.value for argument in node.args for one in ast.walk(argument) if isinstance(one, ast.Constant)]
            if name in ("Unknown", "said_of") and any(re.search(r"\w \w", str(one)) for one in said):
                found.append(f"{file.name}:{node.lineno}")
    return found


def test_a_reason_is_written_in_one_place() -> None:
    """In ``model.reasons``, with its English words: whoever has a value not known names the reason."""
    assert literal_reasons() == []


def test_every_reason_of_the_program_has_english_words() -> None:
    every = {one for name, one in vars(own).items() if name.isupper() and isinstance(one, str)}
    assert len(every) > 15
    assert every <= {*own.IN_ENGLISH, *own.NAMING}
    assert not {
        one for one in every if reason(one.format(by="A", at="B", other="C", why="ngày hiệu lực để trống")).en == one
    }


def test_a_reason_that_names_something_is_read_back_with_what_it_names() -> None:
    """Whatever it is filled with, brackets and marks too, comes back in the English words."""
    named = {"by": "1/QĐ-UBND (cũ)", "at": "Điều 5", "other": "2/QĐ-UBND"}
    for said, english in own.NAMING.items():
        read = reason(said.format(**named, why=own.NO_DAY)).en
        assert read == english.format(**named, why=own.IN_ENGLISH[own.NO_DAY])


def test_no_reason_is_put_together_beside_that_place() -> None:
    """Nothing in the model, in what builds it or in authority begins as a reason does, but for the words that are read in a provision."""
    found = [
        file.name
        for room in ("model", "authority", "loading/build")
        for file in (Path(delegation.__file__).parent / room).glob("*.py")
        if file.name != "reasons.py"
        and re.search(r"""["'](?:chưa rõ|không ghi|nguồn không ghi) """, file.read_text("utf-8"))
    ]
    assert found == ["hypotheses.py"], "which asks for a day, and gives no reason"


def test_the_words_of_an_author_stay() -> None:
    assert reason("ngày hiệu lực để trống").en == "ngày hiệu lực để trống"
    assert reasons(["không ghi ngày", "để trống", "không ghi ngày"]).en == "no day is stated; để trống"


def test_a_reason_that_says_nothing_is_not_repeated_beside_one_that_does() -> None:
    assert reasons(["ngày hiệu lực để trống", "chưa rõ", ""]).vi == "ngày hiệu lực để trống"
    assert reasons(["chưa rõ"]) == Text("chưa rõ", "not known")


GIVEN = (
    "  - {{id: g1, mechanism: delegation, from: ubnd-tp, to: so-y-te, at: Điều 1, term: {{from: 2025-12-01, to: {to}}}, "
    "content: giải quyết, scope: whole, matters: [viec]{more}}}\n"
)
LATER = (
    "instrument: {{number: 2/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2025-12-20, effective: 2026-01-01,\n"
    "  {says}}}\ngrants: []\n"
)


@pytest.mark.parametrize(
    ("to", "more", "says", "said"),
    [
        ("2026-02-31", "", "", "the day is misstated"),
        ("2026-12-31", ', communes: ["99999"]', "", "misstated, so that it cannot be read"),
        (
            "2026-12-31",
            "",
            "suspends: [{instrument: 1/QĐ-UBND, at: Điêu 5}]",
            "not known what 2/QĐ-UBND suspends (“Điêu 5” cannot be read",
        ),
        ("2026-12-31", "", "suspends: [{grant: khong-co}]", "there is no grant “khong-co”"),
        (
            "2026-12-31",
            "",
            "extends: [{instrument: 1/QĐ-UBND, at: Phụ lục dòng 7, to: 2027-12-31}]",
            "nothing is given at “Phụ lục dòng 7”",
        ),
    ],
)
def test_no_answer_in_english_gives_a_vietnamese_reason_of_the_program(
    tmp_path: Path, to: str, more: str, says: str, said: str
) -> None:
    files = {"tasks/viec.yaml": task(), "decisions/2025/1.yaml": decision("1/QĐ-UBND", GIVEN.format(to=to, more=more))}
    if says:
        files["decisions/2025/2.yaml"] = LATER.format(says=says)
    folder = small(tmp_path, files)
    told = ""
    for line in (
        ("who", "viec"),
        ("timeline", "viec"),
        ("list", "tasks", "id:viec"),
        ("down", "ubnd-tp"),
        ("timeline", "so-y-te"),
    ):
        ran = ask(folder, *line, *(DAY if line[0] != "timeline" else ()), language="en")
        words = " ".join(ran.said.split())
        for one in (
            "ghi sai",
            "không đọc được",
            "tạm ngưng việc nào",
            "gia hạn việc nào",
            "không có lần giao",
            "không việc nào",
        ):
            assert one not in words, (line, words)
        told += words
    assert said in told, told
