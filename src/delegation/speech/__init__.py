"""How things of the register are said, in both languages: one place for each kind of thing, and here what nearly all sentences need."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from delegation.speech.communes import told_of
    from delegation.speech.days import day, read_day
    from delegation.speech.findings import SEVERITIES, not_examined
    from delegation.speech.holders import holder_in_sentence, holder_label, holder_name, pole_name, side_name
    from delegation.speech.instruments import instrument_name
    from delegation.speech.marks import keyed, marking
    from delegation.speech.matters import amount, amount_of, matter_name
    from delegation.speech.mechanisms import MECHANISMS
    from delegation.speech.numbers import counted, in_english, number, numbered, ranges
    from delegation.speech.registers import field_name, source_titles, supposing
    from delegation.speech.speaker import Speaker
    from delegation.speech.steps import Cited, Step
    from delegation.speech.terms import term, usable
    from delegation.speech.text import joined, sentence
    from delegation.speech.unknowns import HOLDER_NOT_KNOWN, NOT_KNOWN, unknown

_NAMES = {
    "communes": "told_of",
    "days": "day read_day",
    "findings": "SEVERITIES not_examined",
    "holders": "holder_in_sentence holder_label holder_name pole_name side_name",
    "instruments": "instrument_name",
    "marks": "keyed marking",
    "matters": "amount amount_of matter_name",
    "mechanisms": "MECHANISMS",
    "numbers": "counted in_english number numbered ranges",
    "registers": "field_name source_titles supposing",
    "speaker": "Speaker",
    "steps": "Cited Step",
    "terms": "term usable",
    "text": "joined sentence",
    "unknowns": "HOLDER_NOT_KNOWN NOT_KNOWN unknown",
}
_HOMES = {name: module for module, names in _NAMES.items() for name in names.split()}
__all__ = [
    "HOLDER_NOT_KNOWN",
    "MECHANISMS",
    "NOT_KNOWN",
    "SEVERITIES",
    "Cited",
    "Speaker",
    "Step",
    "amount",
    "amount_of",
    "counted",
    "day",
    "field_name",
    "holder_in_sentence",
    "holder_label",
    "holder_name",
    "in_english",
    "instrument_name",
    "joined",
    "keyed",
    "marking",
    "matter_name",
    "not_examined",
    "number",
    "numbered",
    "pole_name",
    "ranges",
    "read_day",
    "sentence",
    "side_name",
    "source_titles",
    "supposing",
    "term",
    "told_of",
    "unknown",
    "usable",
]


def __getattr__(name: str) -> object:
    """Give what stands in one of the modules; it is imported when it is asked for, so that nobody waits for what is not said."""
    if name not in _HOMES:
        raise AttributeError(name)
    found = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return found
