"""What every peer does the same: read its arguments, write its answers."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import facts

Answers = Mapping[str, Iterable[str]]


def answer(engine: Callable[[facts.Facts], Answers]) -> None:
    """Ask an engine the questions about the register that the command line names; write the answers as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rules", type=Path)
    answers = engine(facts.read(parser.parse_args().rules))
    json.dump({question: sorted(set(found)) for question, found in answers.items()}, sys.stdout, ensure_ascii=False)
