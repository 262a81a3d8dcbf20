"""The register of authority and delegation of a city: load it, check it, ask it.

The commands of ``delegation`` do nothing that cannot be done from here:

>>> from datetime import date
>>> import delegation
>>> register = delegation.load("rules")
>>> len(register.communes)
126
>>> answer = delegation.who(register, "2.000229", as_of=date(2026, 6, 1))
>>> answer.matter
'2.000229'
>>> analysis = delegation.check("rules", as_of=date(2026, 6, 1), select=["DLG603"])
>>> {finding.check for finding in analysis.findings} <= {"DLG603"}
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from os import PathLike

    from delegation.errors import DelegationError
    from delegation.findings import Analysis, Finding
    from delegation.model.register import Register
    from delegation.model.severity import Severity
    from delegation.questions.who import Answer

__all__ = [
    "Analysis",
    "Answer",
    "DelegationError",
    "Finding",
    "Register",
    "Severity",
    "check",
    "load",
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
    from pathlib import Path  # noqa: PLC0415  importing the package costs nothing

    from delegation.run import pipeline  # noqa: PLC0415

    return pipeline.load(Path(path), None, tuple(map(Path, hypotheses))).register


def check(
    path: str | PathLike[str],
    *,
    as_of: date,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    hypotheses: Sequence[str | PathLike[str]] = (),
) -> Analysis:
    """Load the register and ask the checks, or those whose ids begin with one of ``select`` but none of ``ignore``.

    ``hypotheses`` are files laid over the register. Raises ``DelegationError`` where there is no register, or no such
    file; wrong rules are findings.
    """
    from pathlib import Path  # noqa: PLC0415  importing the package costs nothing

    from delegation.run import pipeline  # noqa: PLC0415

    drafts = tuple(map(Path, hypotheses))
    return pipeline.check(Path(path), as_of, select=tuple(select), ignore=tuple(ignore), hypotheses=drafts)


def who(register: Register, matter: str, *, as_of: date, commune: str | None = None) -> Answer:
    """Tell who owns a matter and who acts on a day, with the chain, its legal basis, and what findings say of its steps.

    ``matter`` is a code, an id or words of its title, ``commune`` a code or a name; both are found without
    diacritics. Raises ``DelegationError`` where a name means nothing or several things.
    """
    from delegation.authority.examination import Examination  # noqa: PLC0415
    from delegation.questions.who import who as answer  # noqa: PLC0415
    from delegation.run import pipeline  # noqa: PLC0415  importing the package costs nothing

    examination = Examination(register, as_of)
    return answer(examination, matter, commune, marks=pipeline.marks(examination))


def __getattr__(name: str) -> object:
    """Import the words of the public API when they are first asked for."""
    if name in _HOMES:
        from importlib import import_module  # noqa: PLC0415  importing the package costs nothing

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Name the public API to whoever looks around."""
    return sorted({*globals(), *__all__})
