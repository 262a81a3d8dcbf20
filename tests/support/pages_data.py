"""The scripts of the look-up pages in a browser, and the command beside them: what both say of random questions."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from delegation.authority.examination import Examination
from delegation.authority.marks import Marks
from delegation.findings import Language
from delegation.model.matters import Matter, MatterId
from delegation.model.parts import Dimension, Value
from delegation.questions.who import who
from delegation.reports.questions import who as report
from delegation.reports.questions.who_json import ANSWER
from delegation.reports.shared.json import written
from delegation.reports.shared.rendering import Rendering
from delegation.reports.site.addresses import Addresses
from delegation.reports.site.writing import static_files
from delegation.run import pipeline
from delegation.run.site.data_files import data_files
from delegation.run.site.data_map import nodes_and_edges
from delegation.speech.areas import value_name

if TYPE_CHECKING:
    from playwright.sync_api import Page

TYPED = (
    "đăng ký khai tử",
    "dang ky ket hon",
    "uy ban nhan dan phuong hong ha",
    "cap giay phep xay dung",
    "GPXD",
    "2.000229",
)
"""What people type into the search, and how long that takes is measured of."""
_SCRIPT = "static/answer.js"
Question = tuple[str, date, str | None, tuple[tuple[str, Value], ...]]
"""A matter, a day, the code of a commune and a value of some dimensions."""


def data_of(examination: Examination) -> Mapping[str, bytes]:
    """Give the data of a register, as of pages on which every matter has its own, and the scripts that read them."""
    register = examination.register
    addresses = Addresses(register, register.instruments, ())
    return {**dict(static_files()), **dict(data_files(examination, addresses, nodes_and_edges(register, ())))}


def begin(page: Page, language: Language, made: Mapping[str, bytes]) -> None:
    """Load the data of a register into a page that is emptied before, as scripts do that stand in its head."""
    page.goto("about:blank")
    # What a page reads from the address of the script has no meaning here.
    scripts = [made[_SCRIPT].decode().replace("document.currentScript.src", '"static/answer.js"'), _KEEPING]
    beginnings = (f"data/{language}/", "data/answers-", "data/site")
    scripts += [one.decode() for name, one in made.items() if name.startswith(beginnings)]
    # One message to the browser for all of them, each a script of its own: what one of them leaves undone stops no other.
    page.evaluate(_LOAD, [language, scripts])


_KEEPING = """delegation.answers = (at, value) => { kept.files[at] = value; };
delegation.lines = (at, value) => { kept.lines[at] = value; };
delegation.site = value => { kept.site = value; };"""
_LOAD = """([language, scripts]) => {
  document.documentElement.lang = language;
  window.kept = {files: {}, lines: {}};
  for (const one of scripts) {
    document.head.append(Object.assign(document.createElement("script"), {textContent: one}));
  }
}"""


def asked(page: Page, language: Language, questions: Sequence[Question]) -> list[Any]:
    """Let the browser answer: state, parts and lines of each."""
    sent = [
        {
            "matter": matter,
            "day": day.isoformat(),
            "commune": commune,
            "case": ";".join(f"{name}={value_name(value).in_(language)}" for name, value in case),
        }
        for matter, day, commune, case in questions
    ]
    # As text: what is read so comes sooner than as values of the browser.
    found: list[Any] = json.loads(page.evaluate(_ASK, [json.dumps(sent), language]))
    return found


_ASK = """([questions, language]) => JSON.stringify(JSON.parse(questions).map(one => {
  const pure = delegation.pure, site = kept.site;
  const number = pure.fileOf(one.matter, site.firsts), file = kept.files[number];
  file.lines = kept.lines[number];
  const choices = pure.choices(file, one.matter);
  const at = one.commune === null ? null : site.communes.findIndex(each => each[0] === one.commune);
  const day = pure.ordinal(one.day), written = one.case;
  let which = 0;
  if (written) {
    which = choices.findIndex(all => all.map(each => each[0] + "=" + each[1]).sort().join(";") === written.split(";").sort().join(";"));
  }
  const found = pure.answer(file, one.matter, at, day, which);
  found.lines = found.lines.map(line => pure.filled(line, at === null ? "" : site.communes[at][1], day, language));
  return found;
}))"""


def told(
    examination: Examination, languages: Iterable[Language], question: Question, marks: Marks
) -> dict[Language, Any]:
    """Let the command answer in some languages, by its JSON and its text, as far as the pages hold it."""
    matter, day, commune, case = question
    dimensions = {one.name: one for one in examination.register.matters[MatterId(matter)].dimensions}
    cases = [f"{name}={_written(dimensions[name], value)}" for name, value in case]
    answer = who(examination.on(day), matter, commune, cases=cases, marks=marks)
    found: Any = written(answer, ANSWER)  # what its JSON writes
    parts = [
        {
            "communes": one["communes"],
            **{
                side: [{"holder": each["holder"], "certain": each["certain"]} for each in one[side]]
                for side in ("owners", "exercisers")
            },
        }
        for one in found["parts"]
    ]
    return {
        one: {
            "state": found["state"],
            "parts": parts,
            "lines": [line for line in report.body(answer, Rendering(one)) if line.strip()],
        }
        for one in languages
    }


def _written(dimension: Dimension, value: Value) -> str:
    """Write a value as somebody asks for it: by its name, or by a quantity that lies in it."""
    if isinstance(value, str):
        return value
    names = [name for name, one in dimension.named if one == value]
    if names:
        return names[0]
    ends = [cut[0] for cut in (value.start, value.end) if cut is not None]
    tried = [*ends, *(one + 1 for one in ends), *(one - 1 for one in ends), sum(ends, Decimal(0)) / 2]
    return f"{next(one for one in tried if value.holds(one)):f}"


def questions(examination: Examination, count: int, days: int, seed: int = 17) -> Iterator[tuple[date, list[Question]]]:
    """Give random questions about matters, communes and cases, on random days and on days around which something changes."""
    chance = random.Random(seed)  # noqa: S311  questions, no secrets
    register = examination.register
    edges = {
        day
        for matter in register.matters.values()
        for one in examination.tiling(matter.id).tiles
        for day in (one.box.start, one.box.end)
        if day is not None
    }
    near = sorted({day + timedelta(days=each) for day in edges for each in (-1, 0, 1)})
    matters, communes = list(register.matters.values()), [None, *register.communes]
    for _ in range(days):
        anyday = date(2024, 6, 1) + timedelta(days=chance.randrange(2500))
        day = chance.choice([anyday, chance.choice(near or [anyday]), chance.choice(near or [anyday])])
        yield (
            day,
            [
                (one.id, day, chance.choice(communes), tuple(_case(one, chance)))
                for one in (chance.choice(matters) for _ in range(count if matters else 0))
            ],
        )


def _case(matter: Matter, chance: random.Random) -> Iterator[tuple[str, Value]]:
    for one in matter.dimensions:
        value = chance.choice([None, *one.cells])
        if value is not None:
            yield one.name, value


def difference(
    pages: Mapping[Language, Page], examination: Examination, count: int, days: int, seed: int = 17
) -> list[str]:
    """Ask a browser, on a page of each language, and the command; give each question that is answered differently with both answers."""
    found = []
    every = list(questions(examination, count, days, seed))
    # One message to the browser for the questions of all days.
    asked_for = [question for _, several in every for question in several]
    shown = {language: iter(asked(page, language, asked_for)) for language, page in pages.items()}
    for day, several in every:
        marks = pipeline.marks(examination.on(day))
        for question in several:
            there = told(examination, pages, question, marks)
            here = {language: next(answers) for language, answers in shown.items()}
            if here != there:
                found.append(f"{question}\nbrowser: {here}\ncommand: {there}")
    return found
