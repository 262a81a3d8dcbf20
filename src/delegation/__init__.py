"""The register of authority and delegation of a city: what the commands do, from Python; ``delegation.reports`` says the answers.

>>> from datetime import date
>>> import delegation
>>> register = delegation.load("rules")
>>> assert len(register.communes) == 126
>>> delegation.who(register, "2.000229", as_of=date(2026, 6, 1)).matter
'2.000229'
>>> {one.check for one in delegation.check("rules", as_of=date(2026, 6, 1), select=["DLG603"]).findings} <= {"DLG603"}
True
>>> len(delegation.list(register, "procedures", "form:3", as_of=date(2026, 6, 1)).fitting)
128
>>> ends = delegation.horizon(register, as_of=date(2026, 6, 1), until=date(2026, 6, 30))
>>> changes = delegation.compare(register, register, days=(date(2026, 6, 30), date(2026, 7, 1)))
>>> delegation.chart("rules", "hinh-thuc-3", as_of=date(2026, 6, 1), target="svg").startswith(b"<?xml")
True
>>> delegation.annex("rules", ["bieu-2"], as_of=date(2026, 6, 1)).startswith(b"PK")
True
>>> delegation.up(register, "2.000229", as_of=date(2026, 6, 1)).root.id
'2.000229'
>>> delegation.path(register, "ubnd-tp", "so-cong-thuong", as_of=date(2026, 6, 1)).goal.id
'so-cong-thuong'
>>> delegation.suppose("rules", {"end": "39/2024/QH15"}, day=date(2026, 6, 30)).comparison.new.as_of
datetime.date(2026, 6, 30)
>>> assert {verdict.outcome for verdict in delegation.test(register, as_of=date(2026, 11, 25))} == {"holds"}
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, which is not imported here: until the program runs, Ctrl+C meets Python alone
if TYPE_CHECKING:
    from builtins import list as builtin_list
    from collections.abc import Sequence
    from datetime import date
    from os import PathLike
    from typing import Literal

    from delegation.answers.changes.events import History
    from delegation.answers.lists import Listing
    from delegation.answers.trees import Tree
    from delegation.errors import DelegationError
    from delegation.findings import Analysis, Finding
    from delegation.model.register import Register
    from delegation.model.severity import Severity
    from delegation.questions.asserted import Verdict
    from delegation.questions.compare import Comparison
    from delegation.questions.horizon import Horizon
    from delegation.questions.select.selection import Subject
    from delegation.questions.suppose.impact import Impact
    from delegation.questions.timeline import Timeline
    from delegation.questions.who import Answer
    from delegation.run.supposing import Supposition

__all__ = [
    "Analysis",
    "Answer",
    "DelegationError",
    "Finding",
    "Register",
    "Severity",
    "annex",
    "chart",
    "check",
    "compare",
    "down",
    "horizon",
    "list",
    "load",
    "log",
    "path",
    "suppose",
    "test",
    "timeline",
    "up",
    "who",
]

_HOMES = {
    "Analysis": "delegation.findings",
    "Answer": "delegation.questions.who",
    "DelegationError": "delegation.errors",
    "Finding": "delegation.findings",
    "Register": "delegation.model.register",
    "Severity": "delegation.findings",
}


def load(path: str | PathLike[str], hypotheses: Sequence[str | PathLike[str]] = ()) -> Register:
    """Load the register in a folder that holds ``register.yaml``, or whose ``rules`` does, with hypotheses laid over it.

    What is wrong in the files is told by ``check``; here the entries that could be read are given. Raises
    ``DelegationError`` where there is no register, or no such file.
    """
    from pathlib import Path

    from delegation.run import pipeline

    return pipeline.load(Path(path), None, tuple(map(Path, hypotheses))).register


def check(
    path: str | PathLike[str],
    *,
    as_of: date,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    hypotheses: Sequence[str | PathLike[str]] = (),
    baseline: str | PathLike[str] | None = None,
) -> Analysis:
    """Load the register and ask the checks, or those whose ids begin with one of ``select`` but none of ``ignore``.

    ``hypotheses`` are files laid over the register; ``baseline``: a file of known findings, which are then ``known`` and not
    among ``findings``. Raises ``DelegationError`` where there is no register, or no such file; wrong rules are findings.
    """
    from pathlib import Path

    from delegation.run import pipeline

    drafts, known = tuple(map(Path, hypotheses)), None if baseline is None else Path(baseline)
    wanted = {"select": tuple(select), "ignore": tuple(ignore)}
    return pipeline.check(Path(path), as_of, **wanted, hypotheses=drafts, baseline=known, with_extents=True)


def who(
    register: Register,
    matter: str,
    *,
    as_of: date,
    commune: str | None = None,
    case: Sequence[str] = (),
    received: date | None = None,
) -> Answer:
    """Tell who owns a matter and who acts on a day, with the chain, its legal basis, and what findings say of its steps.

    ``case``: as ``nhom-du-an=A``; ``received``: for a file of this day. Raises ``DelegationError`` where a name means no one thing.
    """
    from delegation.authority.examination import Examination
    from delegation.questions.who import who as answer
    from delegation.run import pipeline

    at = Examination(register, as_of)
    return answer(at, matter, commune, cases=case, received=received, marks=pipeline.marks(at))


def list(register: Register, subject: Subject, selector: str, *, as_of: date) -> Listing:  # noqa: A001  as the command
    """List the entries of a kind (``tasks``, ``procedures``, ``grants``, ``holders``, ``instruments``, ``communes``) that fit a selector on a day.

    Raises ``DelegationError`` where the selector cannot be read, or a name in it means nothing.
    """
    from delegation.answers.lists import listed
    from delegation.authority.examination import Examination
    from delegation.questions.ways.ways import Ways

    return listed(Ways(Examination(register, as_of)), subject, selector)


def up(register: Register, name: str, *, as_of: date, commune: str | None = None) -> Tree:
    """Show where the authority of a matter, a holder or an instrument comes from on a day, as a tree. Raises as ``path``."""
    from delegation.run.ways import tree

    return tree(register, "up", (name,), as_of, commune)


def down(register: Register, name: str, *, as_of: date, commune: str | None = None) -> Tree:
    """Show where the authority of a holder or an instrument goes on a day, as a tree. Raises as ``path``."""
    from delegation.run.ways import tree

    return tree(register, "down", (name,), as_of, commune)


def path(register: Register, begin: str, end: str, *, as_of: date, commune: str | None = None) -> Tree:
    """Show every way of authority from a holder or an instrument down to a holder or a matter on a day.

    Raises ``DelegationError`` where a name means nothing or several things, or both ends are one.
    """
    from delegation.run.ways import tree

    return tree(register, "path", (begin, end), as_of, commune)


def timeline(
    register: Register, name: str, *, as_of: date, since: date | None = None, until: date | None = None
) -> Timeline:
    """Tell what held from when to when for a matter, a holder or an instrument, and why it changed.

    ``as_of``: the day on which names are read. Raises ``DelegationError`` where a name means nothing or several things, or the days
    lie before the baseline.
    """
    from delegation.authority.examination import Examination
    from delegation.run.subjects import timeline_of

    return timeline_of(name, Examination(register, as_of), (since, until))


def horizon(register: Register, *, as_of: date, until: date | None = None) -> Horizon:
    """Tell what stops after a day, until another (``None``: half a year), and what stops with it."""
    from delegation.authority.examination import Examination
    from delegation.questions.horizon import horizon as asked

    return asked(Examination(register, as_of), until)


def compare(old: Register, new: Register, *, days: tuple[date, date]) -> Comparison:
    """Tell what differs between two registers, each on its day; the same register twice compares two days."""
    from delegation.authority.examination import Examination
    from delegation.questions.compare import compare as asked

    return asked(Examination(old, days[0]), Examination(new, days[1]))


def suppose(
    path: str | PathLike[str], supposition: Supposition, *, day: date, hypotheses: Sequence[str | PathLike[str]] = ()
) -> Impact:
    """Tell what a supposition, such as ``{"abolish": "so-cong-thuong"}``, and drafts do to the register in a folder from a day on.

    Raises ``DelegationError`` where nothing is supposed, names mean nothing, or the day lies before the baseline.
    """
    from pathlib import Path

    from delegation.run import pipeline
    from delegation.run.supposing import impact_of

    drafts = tuple(map(Path, hypotheses))
    present = pipeline.load(Path(path))
    return impact_of(supposition, present, pipeline.load(Path(path), None, drafts) if drafts else present, day)[0]


def log(path: str | PathLike[str], name: str, *, as_of: date, limit: int | None = None) -> History:
    """Tell how the authority of a matter, a holder or an instrument changed in the git history of the register in a folder.

    Raises ``DelegationError`` where there is no git or no history, or the name means nothing.
    """
    from pathlib import Path

    from delegation.run.history import logged

    return logged(Path(path), name, as_of, limit)


def test(register: Register, *, as_of: date) -> tuple[Verdict, ...]:
    """Judge the assertions of a register; those without a day of their own on ``as_of``."""
    from delegation.authority.examination import Examination
    from delegation.questions.asserted import verdicts

    return verdicts(Examination(register, as_of))


def chart(
    path: str | PathLike[str],
    what: str,
    *,
    as_of: date,
    target: Literal["svg", "png", "pdf"] = "pdf",
    paper: str = "a4",
    language: Literal["vi", "en"] = "vi",
) -> bytes:
    """Draw the chart of anything, as ``delegation chart`` names it, of the register in a folder: the bytes of a file.

    An SVG (without margins) or a PNG (300 dots per inch) is the first page, a PDF all of them. Raises ``DelegationError`` where the name means nothing, or
    the engine or a font is missing.
    """
    from pathlib import Path

    from delegation.run.making import drawn

    return drawn(Path(path), what, as_of, target, paper, language)


def annex(
    path: str | PathLike[str],
    kinds: Sequence[str],
    *,
    as_of: date,
    file: Literal["docx", "xlsx"] = "docx",
    language: Literal["vi", "en"] = "vi",
    shown: Sequence[Literal["notes", "sources", "revision"]] = (),
) -> bytes:
    """Make annexes, as ``delegation annex`` names them, of the register in a folder: the bytes of a Word or an Excel file.

    ``shown``: what official documents lack, as options of these names bring it. Raises ``DelegationError`` for a kind that does not exist, or one that cannot be made.
    """
    from pathlib import Path

    from delegation.run.making import annexed

    return annexed(Path(path), tuple(kinds), as_of, file, language, frozenset(shown))


def __getattr__(name: str) -> object:
    """Import the words of the public API when they are first asked for."""
    from importlib import import_module

    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> builtin_list[str]:
    """Name the public API to whoever looks around."""
    return sorted({*globals(), *__all__})
