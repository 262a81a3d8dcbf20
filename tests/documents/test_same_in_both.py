"""A finding says the same in both languages, where it is found and on paper: figures, days, instruments, laws by name, bodies, clauses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from folders import FURTHER, RULES, day_of, whole_case, with_base, write

from delegation.checks.cases import files_of
from delegation.checks.catalogue import CATALOGUE
from delegation.documents.annexes import advice
from delegation.findings import Analysis, Explained, Finding, Text
from delegation.model.register import Register
from delegation.model.severity import Settings
from delegation.model.worded import english_of
from delegation.run import pipeline
from delegation.speech.holders import holder_label
from delegation.speech.official import official

DAYS = (date(2025, 9, 1), date(2026, 6, 30), date(2026, 12, 1), date(2027, 3, 1))
"""Of the real register: before and after the Law on the Capital was replaced, and after the decrees of 2025 ended."""
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
_MONTH = re.compile("|".join(rf"\b{one}\b(?= \d{{4}})" for one in _MONTHS))
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
_QUOTED = re.compile("«[^«»]*»|“[^“”]*”")
_SIDES = re.compile(
    r"\b(form \d+ |hình thức \d+ )\((?:[^()]|\([^()]*\))*\)|\b(forms that fit|hình thức phù hợp):.*", re.IGNORECASE
)
"""The name of a form: as Biểu 2 has it in Vietnamese, its two sides in English."""
_NUMBER = re.compile(r"\b\d+/(?:\d{4}/)?[A-ZĐ]{2,}[\w-]*")
_CLAUSE = re.compile(r"[.;](?= |$)")
LAWS = {
    "Luật Tổ chức chính quyền địa phương": "Law on the Organisation of Local Government",
    "Luật Thủ đô": "Law on the Capital",
    "Luật Ban hành văn bản quy phạm pháp luật": "Law on the Promulgation of Legal Normative Instruments",
}


@dataclass(frozen=True)
class Said:
    """A text of a check or of one of its findings, and the register that it speaks of."""

    of: str
    text: Text
    register: Register | None = None


def figures(said: str) -> Counter[int]:
    """Count the numbers of a text; a day is its three, a month its number."""
    plain = _MONTH.sub(lambda one: str(_MONTHS.index(one[0]) + 1), _THOUSANDS.sub("", said))
    return Counter(map(int, re.findall(r"\d+", plain)))


def bodies(register: Register, language: str) -> Callable[[str], frozenset[str]]:
    """Give what finds the bodies that a text names outside quotes, each by its English name."""
    labels = [holder_label(one.id, register) for one in register.holders.values()]
    known = {(one.vi if language == "vi" else one.en).casefold(): one.en for one in labels}
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in sorted(known, key=len, reverse=True)))
    sources = [title for one in register.sources.values() for title in (english_of(one.title), str(one.title))]

    def found(said: str) -> frozenset[str]:
        for title in sources:
            said = said.replace(title, "")
        plain = _SIDES.sub("", _QUOTED.sub("", said)).casefold()
        return frozenset(known[one] for one in pattern.findall(plain) if one)

    return found


def of_finding(register: Register, explained: Explained, one: Finding) -> Iterator[tuple[str, Text]]:
    """Give every text of a finding, as the terminal and as papers say it."""
    yield "said", one.said
    yield "law", one.legal_source
    yield from (("related", other.said) for other in one.related)
    yield from [("fix", one.fix.said)] if one.fix is not None else []
    yield from [("cause", one.cause.said)] if one.cause is not None else []
    on_paper = {
        "found": advice.found(one),
        "found, with notes": advice.found(one, with_notes=True),
        "asked": advice.asked(explained, one),
    }
    for name, said in on_paper.items():
        yield f"paper: {name}", Text(official(said.vi, register, "vi"), official(said.en, register, "en"))
    yield "paper: law", advice.law(one.legal_source)


def of_check(explained: Explained) -> Iterator[tuple[str, Text]]:
    """Give every text of a check."""
    yield from (
        ("title", explained.title),
        ("why", explained.why),
        ("mend", explained.mend),
        ("law", explained.legal_source),
    )
    yield from [("ask", explained.ask)] if explained.ask is not None else []
    yield "paper: asked", advice.in_general(explained)
    yield "paper: law", advice.law(explained.legal_source)


@pytest.fixture(name="every", scope="module")
def _every(tmp_path_factory: pytest.TempPathFactory) -> tuple[Said, ...]:
    found = dict[tuple[str, str, str], Said]()

    def add(of: str, name: str, text: Text, register: Register | None = None) -> None:
        found.setdefault((of, text.vi, text.en), Said(f"{of} {name}", text, register))

    def examine(register: Register, analysis: Analysis) -> None:
        explained = {one.id: one for one in analysis.checks}
        for one in analysis.every:
            for name, text in of_finding(register, explained[one.check], one):
                add(one.check, name, text, register)

    cases = [(one.id, whole_case(one.id, "bad")) for one in CATALOGUE]
    cases += [(f"{one.parent.name}-{one.name}", with_base(files_of(one))) for one in FURTHER]
    folder = tmp_path_factory.mktemp("cases")
    for name, files in cases:
        loaded = pipeline.load(write(folder / name, {one.name: one.data for one in files}))
        examine(loaded.register, pipeline.analyse(loaded, day_of(files), against_baseline=True))
    real = pipeline.load(RULES)
    for day in DAYS:
        examine(real.register, pipeline.analyse(real, day))
    for check in CATALOGUE:
        for name, text in of_check(check.explained(Settings())):
            add(check.id, name, text)
    return tuple(found.values())


def differing(every: tuple[Said, ...], vi: Callable[[str], object], en: Callable[[str], object]) -> list[str]:
    """Give the texts of which the two languages say something else, to be read by a person."""
    wrong = [(one, vi(one.text.vi), en(one.text.en)) for one in every]
    return [
        f"{one.of}: {first} ≠ {second}\n  {one.text.vi}\n  {one.text.en}"
        for one, first, second in wrong
        if first != second
    ]


def test_there_is_much_to_compare(every: tuple[Said, ...]) -> None:
    assert len({one.of.split()[0] for one in every}) == len(CATALOGUE)
    assert len(every) > 1000


def test_both_languages_say_something(every: tuple[Said, ...]) -> None:
    """A text that one language leaves out altogether is nobody's finding."""
    assert not differing(every, bool, bool)


def test_both_languages_name_the_same_figures(every: tuple[Said, ...]) -> None:
    """A number, a day, an article that one language leaves out is left out of what is decided."""
    assert not differing(every, figures, figures)


def test_both_languages_name_the_same_instruments(every: tuple[Said, ...]) -> None:
    """An instrument is named by its whole number, as often, in both."""
    assert not differing(
        every, lambda said: Counter(_NUMBER.findall(said)), lambda said: Counter(_NUMBER.findall(said))
    )


@pytest.mark.parametrize("law", LAWS)
def test_a_law_that_is_named_is_named_in_both(every: tuple[Said, ...], law: str) -> None:
    """What Vietnamese calls by the title of the law English does too."""
    of_laws = tuple(one for one in every if "law" in one.of)
    assert not differing(of_laws, lambda said: law in said, lambda said: LAWS[law] in said)


def test_both_languages_name_the_same_bodies(every: tuple[Said, ...]) -> None:
    """Who gives, receives and holds is named in both."""
    registers = {id(one.register): one.register for one in every if one.register is not None and one.register.holders}
    for name, register in registers.items():
        own = tuple(one for one in every if id(one.register) == name and not {"law", "related"} & {*one.of.split()})
        assert not differing(own, bodies(register, "vi"), bodies(register, "en"))


def test_no_clause_is_said_in_one_language_alone(every: tuple[Said, ...]) -> None:
    """On paper a clause that only rule files understand is left out of both, or of none."""
    on_paper = tuple(one for one in every if "paper: found" in one.of or "paper: law" in one.of)
    assert not differing(on_paper, lambda said: len(_CLAUSE.findall(said)), lambda said: len(_CLAUSE.findall(said)))


def test_english_on_paper_has_one_kind_of_quotes(every: tuple[Said, ...]) -> None:
    """Names of matters and of instruments are quoted alike in one sentence."""
    on_paper = [one.text.en for one in every if "paper: found" in one.of]
    assert any("“" in one for one in on_paper)
    assert not [one for one in on_paper if "«" in one]
