"""Whether the peers and the engine give the same answers: a comparison of times is worthless otherwise."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

Answers = Mapping[str, Sequence[str]]
"""By question (``peers/facts.py`` says which there are): sorted keys."""


def read(output: Path) -> Answers:
    """Read what an engine wrote."""
    answers: Answers = json.loads(output.read_text(encoding="utf-8"))
    return answers


def differences(answers: Mapping[str, Answers]) -> list[str]:
    """Say in which questions those who were asked differ from the first of them; nothing where all agree."""
    (first, expected), *others = answers.items()
    return [
        f"{question}: {name} finds {len(given[question])}, {first} finds {len(keys)}"
        f" (not in both: {', '.join(sorted(set(keys) ^ set(given[question]))[:5])})"
        for question, keys in expected.items()
        for name, given in others
        if list(keys) != list(given[question])
    ]
