"""Registers that somebody edits at random, one change after the other, each answered from what is kept and anew."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from delegation.checks import cases
from delegation.checks.kept import Memory
from delegation.checks.library.dlg905_assertion_fails import CHECK
from delegation.findings import Analysis
from delegation.loading.disk import files
from delegation.loading.disk.files import RuleFile
from delegation.questions.asserted import Verdict, verdicts
from delegation.questions.asserted.facts import Judged
from delegation.run import pipeline
from delegation.run.editing.working_copy import WorkingCopy
from delegation.run.keeping import Kept
from delegation.run.signed_before import SignedBefore

Files = dict[str, bytes]
_VALUE = re.compile(r"^(\s*(?:- )?)([a-z-]+): (\S.*)$")
_BEGIN = re.compile(r"^(\s*)- ")
_FAR = 40
"""Changes after which little is left of a register that still can be read."""
_IN_BRACKETS = re.compile(r'"[^"]+"|[\w./-]+')


def held(folder: Path) -> Files:
    """Give the rule files below a folder, by name."""
    return {one.name: one.data for one in files.read(folder)[0]}


def example(folder: Path) -> Files:
    """Give the files of an example of a check with those that all share, by name."""
    return {one.name: one.data for source in (cases.BASE, folder) for one in cases.files_of(source)}


class Changes:
    """Changes of files at random: values taken from elsewhere, entries taken out, doubled, moved; files renamed, deleted; all undone."""

    def __init__(self, held: Mapping[str, bytes], seed: int) -> None:
        """Begin with the files of a register, to which it comes back now and then."""
        self._first = dict(held)
        self.now: Files = dict(held)
        self._random = random.Random(seed)  # noqa: S311  no secret
        self._before: list[Files] = []
        self._values: dict[str, list[str]] = {}
        for data in held.values():
            for line in data.decode("utf-8", "replace").splitlines():
                found = _VALUE.match(line)
                if found is not None:
                    self._values.setdefault(found[2], []).append(found[3])

    def change(self) -> str:
        """Make one change, and say which."""
        if len(self._before) >= _FAR or not any("/" in one for one in self.now):
            self.now, self._before = self._first, []
            return "all undone"
        if self._before and self._random.random() < 0.2:
            back = self._random.randrange(1, min(4, len(self._before)) + 1)
            self.now = self._before[-back]
            del self._before[-back:]
            return f"undo {back}"
        self._before.append(self.now)
        make = self._random.choice(
            (self._value, self._value, self._value, self._word, self._entry, self._entry, self._file)
        )
        return make()

    def _text(self) -> tuple[str, list[str]]:
        # Small files and large ones alike; mostly those that say who holds what.
        of_matters = [one for one in sorted(self.now) if one.split("/")[0] in ("tasks", "procedures", "decisions")]
        every = sorted(one for one in self.now if one != "register.yaml")
        name = self._random.choice(of_matters if of_matters and self._random.random() < 0.8 else every)
        return name, self.now[name].decode("utf-8", "replace").split("\n")

    def _lay(self, name: str, lines: list[str]) -> None:
        self.now = {**self.now, name: "\n".join(lines).encode()}

    def _value(self) -> str:
        name, lines = self._text()
        places = [number for number, line in enumerate(lines) if _VALUE.match(line)]
        if not places:
            return f"nothing in {name}"
        number = self._random.choice(places)
        found = _VALUE.match(lines[number])
        assert found is not None
        lines[number] = f"{found[1]}{found[2]}: {self._random.choice(self._values[found[2]])}"
        self._lay(name, lines)
        return f"{name}:{number + 1}: {found[3]} → {lines[number]}"

    def _word(self) -> str:
        """Take one of the names of a list out, or put it twice."""
        name, lines = self._text()
        places = [number for number, line in enumerate(lines) if "[" in line and len(_IN_BRACKETS.findall(line)) > 1]
        if not places:
            return self._entry()
        number = self._random.choice(places)
        head, bracket, rest = lines[number].partition("[")
        words = _IN_BRACKETS.findall(rest)
        if words:
            word = self._random.choice(words)
            again = "" if self._random.random() < 0.5 else f"{word}, {word}"
            lines[number] = head + bracket + rest.replace(word, again, 1)
        self._lay(name, lines)
        return f"{name}:{number + 1}: {lines[number]}"

    def _entry(self) -> str:
        """Take an entry out, move it, or put it twice under another id, or under its own."""
        name, lines = self._text()
        begins = [number for number, line in enumerate(lines) if _BEGIN.match(line)]
        if not begins:
            return f"no entry in {name}"
        begin = self._random.choice(begins)
        end = _end(lines, begin)
        block = lines[begin:end]
        sort = self._random.randrange(4)
        if sort == 0:
            del lines[begin:end]
        elif sort == 1:
            alike = [one for one in begins if _depth(lines[one]) == _depth(lines[begin]) and not begin <= one < end]
            if alike:
                other = self._random.choice(alike)
                del lines[begin:end]
                at = other if other < begin else other - (end - begin)
                lines[at:at] = block
        else:
            if sort == 2:
                mark = f"-x{self._random.randrange(1000)}"
                block = [re.sub(r"^(\s*- id: )(\S+)", rf"\g<1>\g<2>{mark}", block[0]), *block[1:]]
            lines[end:end] = block
        self._lay(name, lines)
        return f"{name}:{begin + 1}: {('out', 'moved', 'doubled', 'twice')[sort]}: {block[0]}"

    def _file(self) -> str:
        name, _ = self._text()
        if self._random.random() < 0.5:
            self.now = {one: data for one, data in self.now.items() if one != name}
            return f"{name} gone"
        if "/" not in name:
            return f"{name} stays"
        new = f"{name.rpartition('.')[0]}-{self._random.randrange(100)}.yaml"
        self.now = {new if one == name else one: data for one, data in self.now.items()}
        return f"{name} is {new}"


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _end(lines: list[str], begin: int) -> int:
    depth = _depth(lines[begin])
    for number in range(begin + 1, len(lines)):
        if lines[number].strip() and _depth(lines[number]) <= depth:
            return number
    return len(lines)


def differing(
    held: Mapping[str, bytes], day: date, steps: int, seed: int
) -> Iterator[tuple[list[str], Analysis, Analysis]]:
    """Make changes one after the other; give the changes that led to a state whose kept answer differs from the one anew, with both answers.

    An answer is all findings with all that they say, and what came of every assertion, whether or not it holds.
    """
    changes, memory, signed, made = Changes(held, seed), Memory(), SignedBefore(), list[str]()
    memory.share = 0  # the part that a change reaches is asked alone however large it is
    copy = copy_of(held)
    _answer(copy, day, memory, signed)
    for _ in range(steps):
        before = changes.now
        made.append(changes.change())
        names = {*before, *changes.now}
        copy = copy.holding({one: changes.now.get(one) for one in names if before.get(one) != changes.now.get(one)})
        kept, judged = _answer(copy, day, memory, signed)
        anew, judged_anew = _answer(copy_of(changes.now, parsed=copy), day, Memory())
        if kept != anew or judged != judged_anew:
            yield made, kept, anew


def _answer(
    copy: WorkingCopy, day: date, memory: Memory, signed: SignedBefore | None = None
) -> tuple[Analysis, tuple[Verdict, ...]]:
    analysis = pipeline.analyse(
        copy.loaded, day, against_baseline=True, with_extents=True, memory=memory, before=signed
    )
    assert memory.examination is not None
    # What came of an example of a policy holds a register of its own, and is told by the findings.
    judged = verdicts(memory.examination.reading(CHECK.reads))
    return analysis, tuple(one for one in judged if not any(isinstance(point.found, Judged) for point in one.points))


def copy_of(held: Mapping[str, bytes], parsed: WorkingCopy | None = None) -> WorkingCopy:
    """Give files as a register of which nothing is kept but, from another one, the documents by their bytes."""
    found = {one: RuleFile(one, files.kind_of(one) or "", held[one]) for one in sorted(held)}
    kept = Kept()
    kept.documents.update({} if parsed is None else parsed.parsed)
    return WorkingCopy(found, {}, (), kept)


def files_of(found: Mapping[str, RuleFile]) -> Files:
    """Give the bytes of rule files by name."""
    return {name: one.data for name, one in found.items()}
