"""What ends is named as what it is: a text, a permission, a grant, authority by law; never the holder whose authority it is."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

import pytest
from folders import RULES

from delegation.answers.horizon import ENDS, EndingSpeaker
from delegation.authority.examination import Examination
from delegation.documents.annexes.kinds import annexes, read
from delegation.documents.shared.annex import Annex, AnnexTable, TableRow
from delegation.loading.disk.cache import Cache
from delegation.questions.horizon.endings import Kind, endings
from delegation.run import pipeline
from delegation.run.making import given_for

FIRST, LAST = date(2025, 9, 1), date(2026, 9, 1)
Language = Literal["vi", "en"]


@pytest.fixture(name="loaded", scope="module")
def _loaded() -> pipeline.Loaded:
    return pipeline.load(RULES)


def _annex(loaded: pipeline.Loaded, typed: str, language: Language, day: date = FIRST) -> tuple[Annex, ...]:
    given = given_for(loaded, Examination(loaded.register, day), language, with_lists=False, kept=Cache(None))
    return annexes(given, [read(one) for one in typed.split(" ")])


def _cells(annex: Annex, head: str) -> list[str]:
    assert isinstance(annex.body, AnnexTable)
    # The number of the row stands before the columns.
    at = [one.title for one in annex.body.columns].index(head)
    rows = [one for one in annex.body.rows if isinstance(one, TableRow) and one.kind == "row" and one.only != "word"]
    return [str(one.cells[at].value) for one in rows]


def test_every_kind_of_ending_has_its_word() -> None:
    """A kind that is added without a word for its end is found here."""
    assert set(ENDS) == set(get_args(Kind))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_ending_is_named_as_a_holder_that_goes_on(loaded: pipeline.Loaded, language: Language) -> None:
    """Authority by law that ends of itself is named so, with whose it is: the holder alone would read as the end of the office."""
    register = loaded.register
    teller = EndingSpeaker(register, language)
    every = endings(register, FIRST, LAST)
    of_law = [one for one in every if one.kind == "ownership"]
    assert of_law
    head = {"vi": "Thẩm quyền theo ", "en": "Authority by "}[language]
    assert all(teller.name(one).startswith(head) for one in of_law)
    holders = {getattr(one, name) for one in register.holders.values() for name in ("name", "label", "name_en")}
    assert not [one for one in every if one.kind != "holder" and teller.name(one, short=True) in holders]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("whom", ["", ":chu-tich-ubnd-tp", ":ubnd-cap-xa"])
def test_the_page_for_a_director_says_of_no_holder_that_it_is_not_in_force(
    loaded: pipeline.Loaded, whom: str, language: Language
) -> None:
    """An office is not «hết hiệu lực» when the law that gives it a matter ends."""
    (annex,) = _annex(loaded, f"tom-tat{whom}", language)
    said = " ".join(_cells(annex, {"vi": "Nội dung", "en": "Subject"}[language]))
    labels = {worded for one in loaded.register.holders.values() for worded in (one.label, one.name_en or one.label)}
    wrong = {"vi": "hết hiệu lực", "en": "is no longer in force"}[language]
    assert wrong in said
    assert not [one for one in labels if f"{one} {wrong}" in said]


def test_a_column_of_what_comes_after_names_nothing_that_ends_with_it(loaded: pipeline.Loaded) -> None:
    """The text by which something is stands apart from that which replaces it: a reader takes what stands there for the successor."""
    annex, *_ = _annex(loaded, "het-han:2026-09-01", "vi")
    kinds, after, basis = (_cells(annex, one) for one in ("Loại", "Thay thế, bãi bỏ, kế thừa", "Căn cứ, văn bản giao"))
    resting = [at for at, one in enumerate(kinds) if one in ("Căn cứ giữ thẩm quyền", "Quy phạm cho phép giao")]
    assert resting
    assert not [after[at] for at in resting if after[at]]
    assert [basis[at] for at in resting if basis[at]]
    assert [one for at, one in enumerate(after) if kinds[at] == "Văn bản" and one]
