"""Registers in which one token of a rule file is another: a day, a name, a code, a number, or a limit that is taken away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from delegation.checks.cases import CaseFile

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
