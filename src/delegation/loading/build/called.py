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
from delegation.names.naming import Named
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
    found = naming.find(name, sort(register))
    one = found.meant or (found.candidates[0] if len(found.candidates) == 1 else None)
    if one is None or (one.id == name and not name.isdigit()):
        # An id that is one is wrong for another reason: its key may not stand here.
        return complaint
    written = f'"{one.id}"' if one.id.isdigit() else one.id
    if found.how != "exact":
        said = Text(
            f"ở đây phải ghi mã, không ghi tên «{name}»; có phải {written} ({one.title})?",
            f"an id is needed here, not the name «{name}»; did you mean {written} ({one.title})?",
        )
        return replace(complaint, said=said)
    said = Text(
        f"ở đây phải ghi mã {written}, không ghi tên «{name}».", f"write the id {written} here, not the name «{name}»."
    )
    return replace(complaint, said=said, fix=understood.written(written))


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
