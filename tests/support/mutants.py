"""Registers in which one token of a rule file is another: a day, a name, a code, a number, or a limit that is taken away."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from folders import FURTHER, day_of, whole_case, with_base, write

from delegation.checks.cases import CaseFile, files_of
from delegation.checks.catalogue import CATALOGUE
from delegation.checks.extents import extent
from delegation.checks.waiving import added
from delegation.findings import Finding
from delegation.model.figures import Covers
from delegation.model.parts import MatterArea
from delegation.run import pipeline

_TOKEN = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})|(?P<code>\d\.\d{6})|(?P<number>(?<![\w./-])\d{1,4}(?![\w./-]))")
_LIMIT = re.compile(
    r",? *(?:communes|except-communes|only|to|from|until|at): *(?:\[[^\]]*\]|\{[^}]*\}|[\w-]+)(?=[,}\n])"
)
_LINE = re.compile(r"^ +(?:communes|except-communes|only|to|until|fields): .*\n", re.MULTILINE)
_NAMED = re.compile(
    r"(?<!id: )(?<=[:\[,] )(?P<name>[a-z][a-z0-9-]{2,})(?=[,\]} \n])|(?<=\[)(?P<first>[a-z][a-z0-9-]{2,})(?=[,\]])"
)
_HOLDER = re.compile(r"\bid: ([a-z][a-z0-9-]+)")


def mutants(files: tuple[CaseFile, ...]) -> Iterator[tuple[str, tuple[CaseFile, ...]]]:
    """Give each register with one token changed, and what was changed, in the order of the files."""
    holders = sorted({name for one in files if one.name.startswith("holders/") for name in _HOLDER.findall(one.text)})
    for number, one in enumerate(files):
        if one.name.split("/")[0] in ("register.yaml", "waivers.yaml", "baseline.yaml", "sources.yaml"):
            continue
        for start, end, new in _changes(one.text, holders):
            text = one.text[:start] + new + one.text[end:]
            line = one.text.count("\n", 0, start) + 1
            said = f"{one.name}:{line} {one.text[start:end].strip()!r} → {new!r}"
            yield said, (*files[:number], CaseFile(one.name, text.encode()), *files[number + 1 :])


def _changes(text: str, holders: list[str]) -> Iterator[tuple[int, int, str]]:
    for found in _TOKEN.finditer(text):
        yield from ((*found.span(), new) for new in _others(found))
    for limit in (_LIMIT, _LINE):
        yield from ((*found.span(), "") for found in limit.finditer(text))
    for found in _NAMED.finditer(text):
        name = found["name"] or found["first"]
        if name in holders:
            other = holders[(holders.index(name) + 1) % len(holders)]
            yield (*found.span(), other)


def _others(found: re.Match[str]) -> Iterator[str]:
    match found.lastgroup:
        case "day":
            day = date.fromisoformat(found[0])
            yield from (day.replace(day=min(day.day, 28), year=day.year + years).isoformat() for years in (-1, 1))
        case "code":
            yield found[0][:-1] + str((int(found[0][-1]) + 1) % 10)
        case _:
            yield str(int(found[0]) + 1)


_OF_LEDGERS = ("DLG901", "DLG902", "DLG903", "DLG904", "DLG907")
_TITLE = re.compile(r"«[^»]* [^»]*»")
"""A matter that bears another title under its id is the same matter."""
_MARKS = "(),;.:«»→"
_BETWEEN = r", | và "
_LIST = re.compile(rf"/[\w-]+(?:(?:{_BETWEEN})/[\w-]+)+")
"""Names that are listed, in no order."""
CHECKS = [one.id for one in CATALOGUE if one.id not in _OF_LEDGERS]


@cache
def cases(check: str) -> tuple[tuple[CaseFile, ...], ...]:
    """Give the example of a check, and its further cases."""
    further = (with_base(files_of(one)) for one in FURTHER if one.parent.name == check)
    return (whole_case(check, "bad"), *further)


@lru_cache(maxsize=4)
def found(files: tuple[CaseFile, ...], check: str, day: date) -> dict[str, Finding]:
    with tempfile.TemporaryDirectory() as folder:
        loaded = pipeline.load(write(Path(folder), {one.name: one.data for one in files}))
        wanted = pipeline.wanted((check,), ())
        return {one.key: one for one in pipeline.analyse(loaded, day, wanted, with_extents=True).findings}


@lru_cache(maxsize=4)
def names_of(files: tuple[CaseFile, ...]) -> dict[str, str]:
    """Give the names of holders and communes, the longest first, with an id that holds no blank."""
    with tempfile.TemporaryDirectory() as folder:
        register = pipeline.load(write(Path(folder), {one.name: one.data for one in files})).register
    pairs: list[tuple[str, str]] = [
        (name, one.id) for one in register.holders.values() for name in (one.label, one.name)
    ]
    pairs += [(one.name, one.code) for one in register.communes.values()]
    # Of two that are called alike, the first that the register names.
    return dict(sorted(dict(reversed(pairs)).items(), key=lambda pair: -len(pair[0])))


def come(old: Finding, new: Finding, covers: Covers, names: tuple[Mapping[str, str], Mapping[str, str]]) -> list[str]:
    """Give the names, codes, days and numbers that a sentence has and had not, or has elsewhere: all but those that follow one another as they did.

    Left out are fewer of what is counted, what was approved by name, and days and communes of what lies within the former. ``names``: with their ids,
    then and now: who is called otherwise is the same.
    """
    before, after = list(_values(old, names[0])), list(_values(new, names[1]))
    most = max((int(word) for word in before if word.isdigit()), default=0)
    by_list = {*(covers.matters or ()), *(covers.grants or ()), *(covers.others or ()), *_bounds(old, new)}
    rest, others = iter(before), list[str]()
    for word in after:
        is_less = word.isdigit() and int(word) < most
        if word in by_list or is_less:
            continue
        if word not in rest:  # which takes all before it away, too
            others.append(word)
            rest = iter(())
    return others


def _values(one: Finding, names: Mapping[str, str]) -> Iterator[str]:
    last, said = ".", _TITLE.sub("", one.said.vi)
    for name, its in names.items():
        said = said.replace(name, f"/{its}")
    for word in _LIST.sub(lambda found: ", ".join(sorted(re.split(_BETWEEN, found[0]))), said).split():
        bare, begins = word.strip(_MARKS), last.endswith((".", ":", ";"))
        last = word
        if any(each.isdigit() or each in "-_/" for each in bare) or (bare[:1].isupper() and not begins):
            yield bare.removeprefix("/")


def _bounds(old: Finding, new: Finding) -> set[str]:
    """Give the first and last days and the communes of what a finding is about now, where all of that lies within what it was about."""
    before, after = (one.areas or one.reach for one in (old, new))
    pieces = [
        replace(one, communes=None if code is None else (code,)) for one in after for code in one.communes or (None,)
    ]
    if not all(any(_lies_within(one, other) for other in before) for one in pieces):
        return set()
    days = {f"{day:%d/%m/%Y}" for one in after for day in (one.start, one.end) if day is not None}
    return days.union(*(one.communes or () for one in after))


def _lies_within(one: MatterArea, other: MatterArea) -> bool:
    return (
        one.matter == other.matter
        and (one.start or date.min) >= (other.start or date.min)
        and (one.end or date.max) <= (other.end or date.max)
        and (other.communes is None or set(other.communes) >= set(one.communes or (None,)))
    )


def unseen(files: tuple[CaseFile, ...], changed: tuple[CaseFile, ...], check: str) -> Iterator[str]:
    """Give what findings say after a change and did not before, where a waiver of the former covers it."""
    day = day_of(files)
    before = found(files, check, day)
    for key, now in found(changed, check, day).items():
        if key in before and added(now, covers := extent(before[key]), day) is None:
            one = before[key]
            more = come(one, now, covers, ({}, {})) and come(one, now, covers, (names_of(files), names_of(changed)))
            if set(more) - {f"{day:%d/%m/%Y}"}:  # the day asked about is another one each day
                yield f"{key}: {before[key].said.vi}\n→ {now.said.vi}\n  {more}"
