"""How things of the register are said, in both languages: one place for each kind of thing, and here what nearly all sentences need."""

from delegation.speech.days import day, read_day
from delegation.speech.findings import SEVERITIES, not_examined
from delegation.speech.holders import holder_label, holder_name, pole_name, side_name
from delegation.speech.instruments import instrument_name
from delegation.speech.matters import amount_of, matter_name
from delegation.speech.mechanisms import MECHANISMS
from delegation.speech.numbers import counted, in_english, number
from delegation.speech.registers import field_name, source_titles, supposing
from delegation.speech.terms import term
from delegation.speech.text import joined, sentence
from delegation.speech.unknowns import HOLDER_NOT_KNOWN, NOT_KNOWN, unknown

__all__ = [
    "HOLDER_NOT_KNOWN",
    "MECHANISMS",
    "NOT_KNOWN",
    "SEVERITIES",
    "amount_of",
    "counted",
    "day",
    "field_name",
    "holder_label",
    "holder_name",
    "in_english",
    "instrument_name",
    "joined",
    "matter_name",
    "not_examined",
    "number",
    "pole_name",
    "read_day",
    "sentence",
    "side_name",
    "source_titles",
    "supposing",
    "term",
    "unknown",
]
