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
    # Without merged communes the two are one, so that each question about it is asked once.
    is_one = not any(isinstance(one, Merges) for one in asked.verbs)
    supposed = apart if is_one else suppose(drafted, asked.verbs)
    if titles:
        # One name for all that is supposed, whether it came from a file or from the command line.
        apart = named(replace(apart, name=present.name), titles)
        supposed = apart if is_one else named(replace(supposed, name=present.name), titles)
    return RegisterPair(present, supposed, apart)
