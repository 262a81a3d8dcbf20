"""Ids of the register in a text, said as the names of what they stand for."""

from __future__ import annotations

import re

from delegation.findings import Language, Text
from delegation.model.holders import HolderId
from delegation.model.instruments import InstrumentId
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.speech import instruments
from delegation.speech.holders import holder_in_sentence, holder_label
from delegation.speech.mechanisms import GIVING, MECHANISMS
from delegation.speech.registers import named_field
from delegation.speech.text import sentence

_SHORT = r"(?<!\)\()(?<!điểm )(?<!khoản )(?<!Điều )(?<!point )(?:[a-z]|(?<![\w,;)»”] )[A-Z])[a-z]*\d[a-z0-9]*"
"""What may be an id without a hyphen: with a digit, or it is a word («gia» is a field); no point of a law, and with a capital at the head of a sentence alone."""
_ID = re.compile(rf"(?<![\w./-])(?:[A-Za-z0-9][a-z0-9]*(?:[-.][a-z0-9]+)+|{_SHORT})(?![\w/-])")
"""What may be an id of the register, also at the head of a sentence; whether it is, the register says."""
_SIGNS = re.compile(r"-|\.y|[A-Za-z]\d")
"""What stands in every id that is looked for, and in every name of a file."""
_CODE = re.compile(r"\d+\.\d{6}(?:\.\w+)*")
"""The code of a procedure, which is official."""
_BESIDE = re.compile(rf"{_ID.pattern}(?=:? [«“])")
"""An id before the title that it belongs to."""
_GIVING = "|".join(sorted({said for one in (*MECHANISMS.values(), *GIVING.values()) for said in (one.vi, one.en)}))
_WITH_SIDES = re.compile(rf"\b((?i:{_GIVING})) ({_ID.pattern})(?= (?:từ|from) )")
"""An id of a grant of which the words around it say what it is, who gives and who receives."""
_AFTER = re.compile(rf" \(({_ID.pattern})\)")
_LIKENESS = re.compile(r" \((?:giống nhau )?\d+/100(?: alike)?\)")
"""How alike two titles are by a measure of our own, which a paper does not cite."""
_ENGLISH_QUOTES = str.maketrans("«»", "“”")
_FILE = re.compile(r"(?:[\w.-]+/)*[\w.-]+\.ya?ml(?::\d+)*")


def official(text: str, register: Register, language: Language) -> str:
    """Give a text with ids of the register replaced by the names of what they stand for, and without names of files; English has one kind of quotes."""
    said = _named(_LIKENESS.sub("", text), register, language)
    return said if language == "vi" else said.translate(_ENGLISH_QUOTES)


def _named(text: str, register: Register, language: Language) -> str:
    if _SIGNS.search(text) is None:
        return text
    found = _FILE.sub(Text("sổ thẩm quyền", "the register").in_(language), text) if ".y" in text else text
    # An id beside its own title only repeats it.
    found = _BESIDE.sub(lambda one: "" if _name(one[0], register, language) else one[0], found).replace("  ", " ")
    found = _AFTER.sub(lambda one: "" if _name(one[1], register, language) else one[0], found)
    found = _WITH_SIDES.sub(lambda one: f"{one[1]} {_by(one[2], register, language) or one[2]}", found)
    return _ID.sub(lambda one: _name(one[0], register, language) or one[0], found).strip()


def _by(name: str, register: Register, language: Language) -> str:
    """Say by which instrument a grant is made; nothing where no grant is called so."""
    grant = register.grants.get(name)
    if grant is None:
        return ""
    by = instruments.instrument_name(register, grant.instrument)
    return Text(f"theo {by.vi}", f"by {by.en}").in_(language)


def entry_name(name: str, register: Register) -> Text:
    """Name the entry of an id by its title or what it gives; empty where the register has none, or it is official itself."""
    return Text(_name(name, register, "vi"), _name(name, register, "en"))


def _name(name: str, register: Register, language: Language) -> str:
    """Name what an id stands for; nothing where it is none, or is official itself."""
    if _CODE.fullmatch(name):
        return ""
    small = name[0].lower() + name[1:]
    if small != name:
        return sentence(_name(small, register, language))
    if name in register.holders:
        return holder_label(HolderId(name), register).in_(language)
    matter = register.matters.get(MatterId(name))
    if matter is not None:
        return Text(f"«{matter.title}»", f"“{matter.title}”").in_(language)
    instrument = register.instruments.get(InstrumentId(name))
    if instrument is not None:
        return instruments.instrument(instrument).in_(language)
    return _given(name, register, language) or _norm_or_field(name, register, language)


def _given(name: str, register: Register, language: Language) -> str:
    """Say what a grant gives; nothing where no grant is called so."""
    grant = register.grants.get(name)
    if grant is None:
        return ""
    giver, receiver = (holder_in_sentence(one, register) for one in (grant.giver, grant.receiver))
    by = instruments.instrument_name(register, grant.instrument)
    return Text(
        f"việc {giver.vi} giao cho {receiver.vi} theo {by.vi}", f"what {giver.en} gives to {receiver.en} by {by.en}"
    ).in_(language)


def _norm_or_field(name: str, register: Register, language: Language) -> str:
    norm = next((one for one in register.norms if one.id == name), None)
    if norm is not None and norm.basis:
        return instruments.citation(register, norm.basis[0]).in_(language)
    return named_field(register, name).in_(language) if name in register.fields else ""
