"""Where a rule file wants an id and has a name, or a code without quotes: the one sentence that says what to write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from delegation.findings import Problem, Text
from delegation.loading import understood
from delegation.loading.schema import Complaint
from delegation.loading.text.document import Document
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.names import naming, words
from delegation.names.communes import communes
from delegation.names.folding import fold
from delegation.names.initials import by_initials, commune_named
from delegation.names.naming import Named
from delegation.names.shortened import in_full
from delegation.speech.instrument_types import TYPES
from delegation.speech.lists import MEANINGS

Told = tuple[str, Problem]
"""A problem with the id of its check."""
_HOLDER = frozenset(
    {"from", "to", "owner", "holder", "parent", "head-of", "within", "coordinators", "successors", "exerciser"}
)
_FIELD = frozenset({"field", "fields", "only-fields"})
_COMMUNE = frozenset({"commune", "communes", "except-communes"})


def _sort(complaint: Complaint) -> Callable[[Register], list[Named]] | None:
    key = next((one for one in reversed(complaint.path) if isinstance(one, str)), None)
    within = complaint.path[complaint.path.index(key) - 1 : complaint.path.index(key)] if key is not None else ()
    if key in ("from", "to") and not all(isinstance(one, int) for one in within):
        return None  # of a term or a quantity, not of a grant
    if key in _HOLDER:
        return naming.holders
    if key in _FIELD:
        return naming.fields
    return communes if key in _COMMUNE else None


def by_issuer(register: Register, tree: object, complaint: Complaint) -> Complaint:
    """Give a complaint about a type that may be several («quyết định») with the one that issuer and number of the entry tell."""
    entry, asked = _at(tree, replace(complaint, path=complaint.path[:-1])), _at(tree, complaint)
    if complaint.fix is not None or complaint.path[-1:] != ("type",) or not isinstance(entry, Mapping):
        return complaint
    issuer, number = entry.get("issuer"), entry.get("number")
    if not isinstance(asked, str) or not isinstance(issuer, str) or not isinstance(number, str):
        return complaint
    told = words.type_of(issuer, number) if register.holder(issuer) is not None else "other"
    if told not in words.meant(asked, TYPES):
        return complaint
    said = Text(
        f"«{asked}» có thể là nhiều loại; theo bên ban hành và số, ký hiệu thì ở đây là «{told}» ({MEANINGS[told].vi}).",
        f"«{asked}» may be several; by issuer and number it is «{told}» here ({MEANINGS[told].en}).",
    )
    return replace(complaint, said=said, fix=understood.written(told))


def by_name(register: Register, tree: object, complaint: Complaint) -> Complaint:
    """Give a complaint about a name in the place of an id with the id that is meant, where just one entry bears that name.

    One that is only like it is asked for, and nothing is put in its place.
    """
    sort, name = _sort(complaint), _at(tree, complaint)
    if sort is None or complaint.fix is not None or complaint.missing is not None or not isinstance(name, str):
        return complaint
    known = sort(register)
    found = naming.find(commune_named(name) if sort is communes else name, known)
    if found.how == "exact" and found.meant is not None:
        # An id that is one is wrong for another reason: its key may not stand here.
        return complaint if found.meant.id == name and not name.isdigit() else _named(complaint, name, found.meant)
    short, is_sure = by_initials(name, known, register.name)
    if len(short) == 1 and is_sure:
        return _named(complaint, name, short[0])
    like = found.candidates[:1] if found.meant is not None or len(found.candidates) == 1 else ()
    offered = short or [one for one in like if one.id != name and (found.meant is not None or _is_like(name, one))]
    if not offered:
        return _asked_for(complaint, name, sort) if " " in name.strip() or not name.islower() else complaint
    vi = ", ".join(f"{_written(one)} ({one.title})" for one in offered[:_MOST])
    more = ", …" if len(offered) > _MOST else ""
    said = Text(
        f"ở đây phải ghi mã, không ghi tên «{name}»; có phải {vi}{more}?",
        f"an id is needed here, not the name «{name}»; did you mean {vi}{more}?",
    )
    return replace(complaint, said=said)


_MOST = 3
"""Entries that are offered where a name may be that of several."""
_OF_MANY = frozenset({"thanh", "pho", "ha", "noi", "so", "cap", "xa", "phuong", "cua", "va"})
"""Words of so many names that one which shares no other is not like it."""


def _is_like(name: str, one: Named) -> bool:
    words = {*fold(in_full(name)).split()} - _OF_MANY
    return any(words & {*fold(each).split()} for each in one.names)


def _written(one: Named) -> str:
    return f'"{one.id}"' if one.id.isdigit() else one.id


def _named(complaint: Complaint, name: str, one: Named) -> Complaint:
    """Say that an id is wanted in the place of a name, and which; a name in initials with what it stands for."""
    written = _written(one)
    full = "" if fold(name) in {fold(each) for each in one.names} else f" ({one.title})"
    said = Text(
        f"ở đây phải ghi mã {written}{full}, không ghi tên «{name}».",
        f"write the id {written}{full} here, not the name «{name}».",
    )
    return replace(complaint, said=said, fix=understood.written(written))


def _asked_for(complaint: Complaint, name: str, sort: object) -> Complaint:
    """Say where the id of something is found that the register has under no such name."""
    kind = "commune" if sort is communes else "field" if sort is naming.fields else "holder"
    said = Text(
        f"ở đây phải ghi mã, mà sổ không có tên «{name}». Tìm mã bằng: delegation ids {name} --sort {kind}",
        f"an id is needed here, and the register has no name «{name}». Find it with: delegation ids {name} --sort {kind}",
    )
    return replace(complaint, said=said)


def _at(tree: object, complaint: Complaint) -> object:
    for step in complaint.path:
        if isinstance(tree, Mapping):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int):
            tree = tree[step]
        else:
            return None
    return tree


def once_of_codes(told: Sequence[Told], documents: Iterable[Document]) -> list[Told]:
    """Tell once of a code without quotes that nothing bears: what it should be, in its quotes."""
    known = {one.name: one for one in documents}

    def spot(place: Place) -> tuple[str, int, int]:
        at = known[place.file].locate(place.path)
        return place.file, at.line, at.column

    plain = {spot(one.place): one for check, one in told if check == "DLG006" and one.place.file in known}
    lost = {spot(one.place) for check, one in told if check == "DLG005" and one.place.file in known} & plain.keys()
    found: list[Told] = []
    for check, one in told:
        at = spot(one.place) if one.place.file in known and check in ("DLG005", "DLG006") else None
        if at not in lost:
            found.append((check, one))
        elif check == "DLG005":
            found.append((check, _quoted(one)))
    return found


def _quoted(problem: Problem) -> Problem:
    said = Text(
        f"{problem.said.vi} Mã phải đặt trong dấu nháy, kẻo bị đọc thành số.",
        f"{problem.said.en} A code stands in quotes, lest it be read as a number.",
    )
    fix = problem.fix
    if fix is not None and fix.replacement is not None:
        fix = replace(fix, replacement=f'"{fix.replacement}"')
    return replace(problem, said=said, fix=fix)
