"""The corridor: load → build → check → Analysis. The only place where the stages meet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from delegation.authority.examination import Examination, not_examined
from delegation.authority.marks import Mark, Marks
from delegation.checks import runner, waiving
from delegation.checks.base import Check
from delegation.checks.catalogue import CATALOGUE, by_id, unasked
from delegation.findings import Analysis, Excerpt, Explained, Finding, Location, Problem
from delegation.loading import schema
from delegation.loading.build import assembly
from delegation.loading.disk import drafts, files
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.files import RuleFile
from delegation.loading.disk.kept import KeptDocuments
from delegation.loading.parsing import parsed
from delegation.loading.text.document import Document
from delegation.loading.text.edits import whole
from delegation.model.figures import Known
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.severity import Settings, Severity
from delegation.model.supposed import Supposed
from delegation.run.signing import Whole, signed, standing, subjects
from delegation.run.touched import ids_of
from delegation.version import VERSION

if TYPE_CHECKING:
    from delegation.checks.kept import AnyMemory
    from delegation.loading.build.pieces import Pieces
    from delegation.model.requests import Solves
    from delegation.run.signed_before import SignedBefore

Read = tuple[Document, tuple[schema.Complaint, ...]]
"""A document with what its schema does not accept."""
_LONGEST_EXCERPT = 1000
"""Letters: of a line that is longer, only what stands around the place is shown."""


@dataclass(frozen=True)
class Loaded:
    """A register with what was found while reading it.

    ``problems``: each with the id of its check, not yet signed. ``rules_hash``: hex digest of all rule files but the baseline.
    """

    register: Register
    problems: tuple[tuple[str, Problem], ...]
    rules_hash: str
    files: tuple[RuleFile, ...]
    documents: tuple[Document, ...]
    supposed: tuple[Supposed, ...] = ()
    """The hypotheses that were laid over it, in their order."""

    @cached_property
    def _by_name(self) -> dict[str, Document]:
        return {one.name: one for one in self.documents}

    def locate(self, place: Place) -> Location:
        """Give line and column of a place of the rule files."""
        found = self._by_name.get(place.file)
        return found.locate(place.path) if found else Location(place.file, 1, 1, 1, 2)

    def replaced(self, place: Place) -> Location | None:
        """Give the stretch that a fix takes the place of; ``None`` where only its beginning is known."""
        return whole(self._by_name[place.file], place.path) if place.file in self._by_name else None

    def line(self, location: Location) -> str:
        """Give the line that a location begins on; nothing where the file cannot be read."""
        found = self._by_name.get(location.file)
        return found.line(location.line) if found is not None else ""

    def excerpt(self, place: Place, location: Location) -> Excerpt | None:
        """Give the line that a place begins on, or ``None`` where the file cannot be read."""
        found = self._by_name.get(location.file)
        if found is None:
            return None
        text = found.line(location.line)
        ends_here = location.end_line == location.line and not found.goes_on(place.path)
        width = location.end_column - location.column if ends_here else len(text.rstrip()) - location.column + 1
        left = max(0, location.column - 1 - _LONGEST_EXCERPT // 2) if len(text) > _LONGEST_EXCERPT else 0
        text = text[left : left + _LONGEST_EXCERPT]
        return Excerpt(text, location.column - left, min(max(1, width), _LONGEST_EXCERPT))


def load(
    root: Path, cache: Cache | None = None, hypotheses: Sequence[str | Path] = (), baseline: Path | None = None
) -> Loaded:
    """Read, parse and build the register in ``root`` (the folder of ``register.yaml``), with hypotheses laid over it.

    ``baseline``: a file to stand for the one of the register. Wrong rules are problems, never exceptions. Raises
    ``RegisterNotFoundError`` where there is no register, and ``AskedWronglyError`` for a hypothesis or baseline that is no file.
    """
    root = files.find_register(root, None, root)
    found, problems = files.read(root)
    found, problems = drafts.with_baseline(found, problems, baseline, root)
    return build_register([*found, *drafts.read(hypotheses, root)], problems, cache or Cache(None))


def build_register(
    found: Sequence[RuleFile],
    file_problems: Iterable[Problem],
    cache: Cache,
    memory: dict[bytes, Read] | None = None,
    pieces: Pieces | None = None,
) -> Loaded:
    """Parse and build a register of files that were read, with what was wrong with the files themselves.

    ``memory``: documents by the digest of their file, of registers much alike, which is added to; ``pieces``: what was made of these, likewise.
    """
    documents = _documents(found, cache) if memory is None else remembered(found, cache, memory)
    register, problems, supposed = assembly.build(documents, file_problems, pieces)
    # The list of known findings states no authority: charts and annexes are the same with and without it.
    stated = files.hash_of(one for one in found if one.kind != files.BASELINE)
    return Loaded(register, tuple(problems), stated, tuple(found), tuple(one for one, _ in documents), supposed)


def remembered(found: Sequence[RuleFile], cache: Cache, memory: dict[bytes, Read]) -> list[Read]:
    """Give the document of each file: out of ``memory``, by the digest of the file, which those that are parsed are added to."""
    new = [one for one in found if one.digest not in memory]
    if new:
        memory.update(zip((one.digest for one in new), _documents(new, cache), strict=True))
    return [memory[one.digest] for one in found]


def _documents(found: Iterable[RuleFile], cache: Cache) -> list[Read]:
    """Parse each file, or take it from the cache where its bytes have not changed. Only faultless ones are kept."""
    kept = KeptDocuments(cache, files.program_hash().hex())
    documents: list[Read] = []
    for one in found:
        known = kept.find(one)
        if known is not None:
            documents.append((known, ()))
            continue
        document = parsed(one.name, one.kind, one.data)
        complaints = schema.complaints(one.kind, document.tree) if document.tree is not None else []
        documents.append((document, tuple(complaints)))
        if not document.problems and not complaints:
            kept.add(one, document)
    kept.write()
    return documents


def check(
    root: Path,
    as_of: date,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    hypotheses: Sequence[str | Path] = (),
    baseline: Path | None = None,
    with_extents: bool = False,
) -> Analysis:
    """Load the register in ``root`` and ask all checks, or those whose ids begin with one of ``select``.

    ``ignore`` leaves out the checks whose ids begin so; ``hypotheses`` are laid over the register; what the file ``baseline``
    lists is known; ``with_extents`` as in ``analyse``. Raises ``RegisterNotFoundError``, and ``AskedWronglyError`` for a hypothesis or baseline that is no file.
    """
    loaded = load(root, None, hypotheses, baseline)
    return analyse(
        loaded, as_of, wanted(select, ignore), against_baseline=baseline is not None, with_extents=with_extents
    )


def wanted(select: Sequence[str], ignore: Sequence[str]) -> tuple[Check, ...]:
    """Give the checks whose ids begin with one of ``select`` (none: all) and with none of ``ignore``."""
    return tuple(
        one
        for one in CATALOGUE
        if (not select or one.id.startswith(tuple(select))) and not (ignore and one.id.startswith(tuple(ignore)))
    )


def analyse(
    loaded: Loaded,
    on: date | Examination,
    checks: Sequence[Check] = CATALOGUE,
    *,
    against_baseline: bool = False,
    with_subjects: bool = False,
    with_extents: bool = False,
    memory: AnyMemory = None,
    before: SignedBefore | None = None,
) -> Analysis:
    """Ask the checks of a loaded register and sign what they find; what its baseline lists is known where that is asked for.

    ``on``: the day, or this very register on it. ``with_subjects``: each finding says what it concerns by ids; ``with_extents``: all that a waiver of it covers. ``memory``, ``before``: what was found, and signed, last: of a register that may differ little, or of this one on another day.
    """
    examination = on if isinstance(on, Examination) else Examination(loaded.register, on)
    register, names, as_of = loaded.register, {one.id for one in checks}, examination.as_of
    known, solves = register.known if against_baseline else (), _solves(register, as_of)
    every = names | waiving.beside((*register.waivers, *known, *solves), names)
    extents = with_extents or against_baseline or bool(register.waivers)
    subjects = with_subjects or any(one.group for one in register.waivers)
    met = _met(loaded, examination, checks, every, memory)
    found = signed(met, loaded, with_subjects=subjects, with_extents=extents, before=before)
    waived = _waived(found, register, as_of, every, (known, solves))
    return Analysis(
        register_name=register.name,
        language=register.language,
        as_of=as_of,
        version=VERSION,
        rules_hash=loaded.rules_hash,
        findings=_ordered([*standing(waived, loaded), *signed(waived.about_waivers, loaded)], names),
        waived=_ordered(waived.waived, names),
        not_examined=replace(not_examined(examination), assertions_unknown=_undecided(examination, checks)),
        files=len(loaded.files),
        matters=len(register.matters),
        grants=sum(one.is_first for one in register.grants.values()),
        checks=_explained(checks, register.settings),
        known=_ordered(waived.known, names) if against_baseline else None,
        unread=unasked(loaded.problems, names),
    )


def _met(
    loaded: Loaded, examination: Examination, checks: Sequence[Check], every: AbstractSet[str], memory: AnyMemory
) -> list[tuple[Check | None, Problem]]:
    """Give what reading met and what the checks find, those that were selected and those that waivers rest on beside them (``every``)."""
    more = every - {one.id for one in checks}
    asked = [*checks, *(one for one in CATALOGUE if one.id in more)]
    read = ((by_id(name), problem) for name, problem in loaded.problems if name in every)
    return [*read, *(runner.run(examination, asked) if memory is None else memory.run(examination, asked))]


def _waived(
    found: Sequence[Finding],
    register: Register,
    as_of: date,
    asked: AbstractSet[str],
    named: tuple[Sequence[Known], Sequence[Solves]],
) -> waiving.Waived:
    known, solves = waiving.asked(named[0], asked), waiving.asked(named[1], asked)
    return waiving.waive(found, waiving.asked(register.waivers, asked), as_of, known, solves, partial(ids_of, register))


def _solves(register: Register, as_of: date) -> list[Solves]:
    return [each for one in register.pending(as_of) for each in one.solves]


def _ordered(findings: Iterable[Finding], names: Collection[str]) -> tuple[Finding, ...]:
    """Give the findings of the checks that were selected, in order."""
    return tuple(sorted((one for one in findings if one.check in names), key=lambda one: one.order))


def _explained(checks: Iterable[Check], settings: Settings) -> tuple[Explained, ...]:
    """Explain the checks that a register does not switch off."""
    return tuple(one.explained(settings) for one in checks if settings.severity.get(one.id) is not Severity.OFF)


def problems_of(check: Check, loaded: Loaded, examination: Examination) -> list[Problem]:
    """Give what one check finds, and what was found in its name while the files were read; not yet signed."""
    read = [problem for name, problem in loaded.problems if name == check.id]
    return [*read, *(problem for _, problem in runner.run(examination, [check]))]


def _undecided(examination: Examination, checks: Sequence[Check]) -> int:
    """Count the assertions that neither hold nor fail, where a check of those asked has judged them."""
    register = examination.register
    judging = next((one for one in checks if one.phase == "assertions"), None)
    if not (register.assertions or register.policies) or judging is None:
        return 0
    from delegation.questions.asserted import verdicts  # noqa: PLC0415  only where there are any

    return sum(one.outcome == "unknown" for one in verdicts(examination.reading(judging.reads)))


def marks(examination: Examination, memory: AnyMemory = None) -> Marks:
    """Ask the checks that weigh the steps of chains, and give what their findings say of which steps; ``memory`` as in ``analyse``."""
    return Marks(marked(examination, memory))


def marked(examination: Examination, memory: AnyMemory = None) -> list[tuple[Mark, Problem]]:
    """Give each mark of the day with the problem that it stands for.

    Findings that are waived on the day, and checks that the register switches off, leave no mark; nor do findings that are
    light by nature. What a check itself makes lighter, because the law leaves room, leaves a soft one.
    """
    register, settings = examination.register, examination.register.settings
    off = (Severity.OFF, Severity.INFO)
    asked = [one for one in CATALOGUE if one.weighs_steps and settings.severity.get(one.id) not in off]
    found, run, whole = [], runner.run if memory is None else memory.run, Whole(register)
    for check, problem in run(examination, asked):
        weight = check.weight(problem, settings)
        firm, lightened = weight.reaches(Severity.WARNING), check.severity.reaches(Severity.WARNING)
        key = check.key(problem)
        concerned, told = partial(subjects, problem, register), partial(whole.of, replace(problem, severity=weight))
        if (firm or lightened) and not waiving.is_waived(key, told, register.waivers, examination.as_of, concerned):
            found.append((Mark(check.id, key, check.title, problem.said, firm), problem))
    return found
