"""The register as it is beside the one of a hypothesis."""

from __future__ import annotations

from dataclasses import replace

from delegation.model.register import Register
from delegation.model.supposed import Merges
from delegation.questions.suppose.hypothesis import merged, named, suppose
from delegation.questions.suppose.words import AskedHypothesis
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class RegisterPair:
    """The register as it is, and as it would be.

    ``apart``: the same with merged communes still beside one another, so that each can be compared with what it was.
    """

    present: Register
    supposed: Register
    apart: Register


def pair(present: Register, drafted: Register, asked: AskedHypothesis) -> RegisterPair:
    """Lay what is asked for over a register, which may have drafts laid over it already (``drafted``)."""
    titles = [*drafted.supposed, *([asked.title.vi] if asked.verbs else [])]
    apart = drafted
    for one in asked.verbs:
        apart = merged(apart, one, apart=True) if isinstance(one, Merges) else suppose(apart, [one])
    supposed = suppose(drafted, asked.verbs)
    if not titles:
        return RegisterPair(present, supposed, apart)
    # One name for all that is supposed, whether it came from a file or from the command line.
    return RegisterPair(present, *(named(replace(one, name=present.name), titles) for one in (supposed, apart)))
