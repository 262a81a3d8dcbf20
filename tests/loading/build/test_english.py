"""``english.yaml``: an author's text is put into English once, and English output has it wherever it stands; nothing else changes."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from folders import RULES, findings, small
from programs import run

from delegation.loading.build.english import OF_CASES, TEXTS, with_english
from delegation.model import reasons
from delegation.model.places import Place
from delegation.model.terms import Unknown
from delegation.model.worded import Translation, Worded, english_of, translated
from delegation.speech.unknowns import reason

_PLACE = Place("english.yaml")
ENGLISH = {
    vi: Translation(vi, en, _PLACE)
    for vi, en in (("chưa có toàn văn", "the full text is not at hand"), ("bản chép máy", "machine transcript"))
}
FILE = "english:\n" + "".join(f"  - {{vi: {one.vi}, en: {one.en}}}\n" for one in ENGLISH.values())
TASK = """
tasks:
  - id: viec
    title: Cấp phép
    field: y-te
    owner: {unknown: chưa có toàn văn}
    review: chưa có toàn văn; bản chép máy
"""


def test_a_text_has_the_english_of_the_whole_or_of_all_its_parts() -> None:
    assert english_of(translated("chưa có toàn văn", ENGLISH)) == "the full text is not at hand"
    both = translated("bản chép máy; chưa có toàn văn", ENGLISH)
    assert (both, english_of(both)) == (
        "bản chép máy; chưa có toàn văn",
        "machine transcript; the full text is not at hand",
    )
    assert not isinstance(translated("bản chép máy; câu bị cắt", ENGLISH), Worded)


def test_a_text_with_its_english_is_the_text_and_can_be_kept() -> None:
    one = Worded("chưa rõ ai", "not known who")
    assert one == "chưa rõ ai"
    assert pickle.loads(pickle.dumps(one)).en == "not known who"  # noqa: S301  made here


def test_a_tree_without_such_texts_is_the_same_tree() -> None:
    tree = {"tasks": [{"title": "chưa có toàn văn", "owner": {"unknown": "nguồn không nêu"}}]}
    assert with_english(tree, ENGLISH) is tree
    told = with_english({"note": "bản chép máy", "rest": tree}, ENGLISH)
    assert isinstance(told["note"], Worded)
    assert told["rest"] is tree


def test_a_reason_keeps_its_english_behind_others() -> None:
    why = Worded("chưa có toàn văn", "the full text is not at hand")
    assert reason(Unknown(why).said_of(reasons.SCOPE).reason).en == "scope not known (the full text is not at hand)"
    assert reason(reasons.naming(reasons.ENDED, by="1/QĐ", why=why)).en.endswith(
        "1/QĐ has ended (the full text is not at hand)"
    )
    assert reason(reasons.together((reasons.NO_DAY, why))).en == "no day is stated; the full text is not at hand"


def test_english_output_has_it_and_vietnamese_stays(tmp_path: Path) -> None:
    without = small(tmp_path / "a", {"tasks/them.yaml": TASK})
    having = small(tmp_path / "b", {"tasks/them.yaml": TASK, "english.yaml": FILE})
    assert not findings(having)
    line = ("who", "viec", "--as-of", "2026-06-01")
    assert run(*line, "--rules", having).said == run(*line, "--rules", without).said
    said = run(*line, "--rules", having, "--lang", "en").said
    assert "not known: the full text is not at hand" in said
    assert "- the full text is not at hand; machine transcript" in said
    assert "toàn văn" in run(*line, "--rules", without, "--lang", "en").said


def test_what_a_matter_is_divided_by_and_its_cases_have_their_english() -> None:
    """The keys below ``cases`` and ``only`` are an author's words too, and so are the cases themselves."""
    words = {vi: Translation(vi, en, _PLACE) for vi, en in (("phạm vi", "area"), ("trong xã", "within a commune"))}
    tree = {"cases": {"phạm vi": ["trong xã", "từ hai xã"]}, "title": "phạm vi"}
    told = with_english(tree, words)
    assert told == tree
    assert [english_of(one) for one in (*told["cases"], *told["cases"]["phạm vi"])] == [
        "area",
        "within a commune",
        "từ hai xã",
    ]
    assert not isinstance(told["title"], Worded)
    other = {"only": {"nhóm": ["A"]}}
    assert with_english(other, words) is other


def test_a_text_is_put_into_english_once(tmp_path: Path) -> None:
    twice = small(tmp_path, {"english.yaml": f"{FILE}  - {{vi: bản chép máy, en: another}}\n"})
    assert [one.check for one in findings(twice)] == ["DLG004"]


def _texts(tree: object, below: str = "") -> Iterator[str]:
    if isinstance(tree, dict):
        for key, one in tree.items():
            yield from [key] if below in OF_CASES else []
            yield from () if f"{key}-en" in tree else _texts(one, below if below in OF_CASES else key)
    elif isinstance(tree, list):
        for one in tree:
            yield from _texts(one, below)
    elif isinstance(tree, str) and below in TEXTS | OF_CASES:
        yield tree


_NOT_SAID = ("instruments/", "figures/", "holders/", "drafts/")
"""Where notes stand that no output says."""


def test_every_text_of_the_register_that_is_said_has_its_english_and_nothing_else_is_translated() -> None:
    english = {one["vi"]: one["en"] for one in yaml.safe_load((RULES / "english.yaml").read_text("utf-8"))["english"]}
    known = {vi: Translation(vi, en, _PLACE) for vi, en in english.items()}
    lacking, said = set(), set()
    for file in sorted(RULES.rglob("*.yaml")):
        for text in _texts(yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)):
            said |= {text, *text.split("; ")}
            is_said = not file.relative_to(RULES).as_posix().startswith(_NOT_SAID)
            if is_said and not text.isascii() and reasons.english(translated(text, known)) == text:
                lacking.add(text)
    assert not lacking
    assert not english.keys() - said


_LETTERS = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)


def test_the_english_of_a_text_is_english() -> None:
    """But for names of places, symbols of instruments, letters of points, and what is quoted."""
    for one in yaml.safe_load((RULES / "english.yaml").read_text("utf-8"))["english"]:
        bare = re.sub(r"«[^»]*»|“[^”]*”|\([a-zđ]\)", "", one["en"])
        assert not [word for word in bare.split() if word[0].islower() and _LETTERS.search(word)], one["en"]
