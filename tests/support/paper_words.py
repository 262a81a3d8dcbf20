"""What no paper that is signed may hold: ids, names of files, addresses, hashes, commands, keys of rule files, working notes."""

from __future__ import annotations

import re
from collections.abc import Container

from delegation.model.register import Register

_TOKEN = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)+")
_FORBIDDEN = {
    "name of a file": re.compile(r"\.ya?ml\b|\.md\b|\.txt\b"),
    "address": re.compile(r"github|https?:|@[0-9a-f]{7}"),
    "hash": re.compile(r"\b(?=[0-9a-f]*\d)[0-9a-f]{12,}\b"),
    "id of a check": re.compile(r"\bDLG\d"),
    "command": re.compile(r"delegation (?:annex|check|explain|status|list)"),
    "key or value of a rule file": re.compile(
        r"[{}`]|«[a-z]+(?:-[a-z]+)*»|\b(?:unknown|conditions-met|rows|covers):|"
        r"\b(?:conditions-met|evaluation-due|horizon-days|giver-keeps|any-of|head-of|known-as|ends-in-part|outside-ledger)\b"
    ),
    "arrow": re.compile(r"→|->|=>"),
    "working note": re.compile(
        r"cần đối chiếu|bản chép|máy đọc|chưa tìm được|chưa rõ số điều|căn cứ gốc|nguồn không (?:nêu|ghi|nói)|Bộ pháp điển|suy ra|kho công khai"
    ),
}


def ids_of(register: Register) -> frozenset[str]:
    """Give the ids that no official document holds: those of an instrument or procedure may be its number or code."""
    groups = (register.holders, register.matters, register.instruments, register.grants, register.fields)
    every = {name for group in groups for name in group} | {one.id for one in register.norms}
    every |= {
        each for matter in register.matters.values() for one in matter.dimensions for each in (one.name, *one.values)
    }
    return frozenset(one for one in every if _TOKEN.fullmatch(one) and not re.match(r"\d", one))


def unofficial(said: str, ids: Container[str]) -> list[str]:
    """Give what a text holds that no paper may: ids of the register, and the names of other kinds."""
    found = sorted({one for one in _TOKEN.findall(said.lower()) if one in ids})
    return found + [name for name, one in _FORBIDDEN.items() if one.search(said)]


_ENGLISH = re.compile(
    r"\b(?:the|and|with|until|not|unknown|register|grants?|matters?|holders?|tasks?|procedures?|findings?|errors?|warning|info|rules?|basis|owner|"
    r"instruments?|decree|law|article|form|city|commune|department|committee)\b",
    re.IGNORECASE,
)


def english_in(said: str) -> list[str]:
    """Give the English words of a Vietnamese text."""
    return _ENGLISH.findall(said)
