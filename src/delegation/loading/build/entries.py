"""Typed access to the entries of a document that its schema has already accepted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from delegation.findings import Problem, Text
from delegation.loading.build.draft import Draft
from delegation.model import reasons
from delegation.model.instruments import Citation
from delegation.model.places import Place, Step
from delegation.model.provisions import unknown_place
from delegation.model.terms import ALWAYS, YEARS, Day, Term, Unknown, iso_day

Tree = Mapping[str, Any]
Layers = tuple[tuple[Tree, Place], ...]
"""What an entry inherits from, nearest first, each with its place."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Entry:
    """One entry with what it inherits: its own keys go before its section's, those before the file's head."""

    __slots__ = ("_layers", "draft", "get", "own", "place")
    get: Callable[[str], Any]
    """Gives a value from the nearest layer that has it, or ``None``."""

    def __init__(self, own: Tree, place: Place, layers: Layers, draft: Draft, inherited: Tree | None = None) -> None:
        """Keep the layers, nearest first; ``own`` is the entry itself, ``inherited`` what the layers say together."""
        self.own = own
        self.place = place
        self.draft = draft
        self._layers = layers
        self.get = {**(_together(layers) if inherited is None else inherited), **own}.get

    def where(self, key: str) -> Place:
        """Give the place of a key: where it is said, in the entry or above it."""
        if key not in self.own:
            for layer, place in self._layers:
                if key in layer:
                    return place.at(key)
        return self.place.at(key)

    def lacks(self, *keys: str) -> bool:
        """Whether the entry and all above it lack a key that must be said somewhere, which is a problem each."""
        missing = [key for key in keys if self.get(key) is None]
        self.draft.problems.extend(("DLG002", _lacking(key, self.place)) for key in missing)
        if missing:
            self.draft.quiet.update(str(self.own[key]) for key in ("id", "number") if key in self.own)
        return bool(missing)

    def set_aside(self, **stand_ins: Any) -> Entry:
        """Give the entry with something in the place of what it lacks, to be read only for what else is wrong with it."""
        return Entry({**self.own, **stand_ins}, self.place, self._layers, self.draft.aside)

    @property
    def is_apart(self) -> bool:
        """Whether the entry is read only for what else is wrong with it."""
        return self.draft.apart is not None

    def text(self, key: str) -> str | None:
        """Give a text, or ``None``."""
        found = self.get(key)
        return found if isinstance(found, str) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a text or a list of texts as a tuple."""
        return texts(self.get(key))

    def known(self, key: str) -> str | Unknown | None:
        """Give a text, an ``Unknown``, or ``None``."""
        found = self.get(key)
        return unknown(found) if isinstance(found, dict) else found

    def flag(self, key: str) -> bool | Unknown | None:
        """Give true, false, an ``Unknown``, or ``None``."""
        found = self.get(key)
        return unknown(found) if isinstance(found, dict) else found

    def day(self, key: str) -> Day | Unknown | None:
        """Give a day, an ``Unknown``, or ``None``; a day that does not exist is a problem and unknown."""
        found = self.get(key)
        return None if found is None else day(found, self.where(key), self.draft)

    def term(self, key: str = "term") -> Term:
        """Give a term; a missing one is always."""
        found = self.get(key)
        return term(found, self.where(key), self.draft) if found else ALWAYS

    def basis(self, key: str = "basis") -> tuple[Citation, ...] | Unknown:
        """Give the legal basis: citations, or an ``Unknown``."""
        found = self.get(key)
        return citations(found, self.where(key)) if found else ()


def _together(layers: Layers) -> Tree:
    """Give what layers say together, nearest first."""
    said: dict[str, Any] = {}
    for layer, _ in reversed(layers):
        said.update(layer)
    return said


def _lacking(key: str, place: Place) -> Problem:
    return Problem(
        place,
        Text(
            vi=f"thiếu khóa bắt buộc «{key}»: hãy ghi ở mục này, hoặc một lần ở đầu tệp cho mọi mục.",
            en=f"the required key «{key}» is missing: write it here, or once at the head of the file for all entries.",
        ),
        about=(place.file, *(str(step) for step in place.path), key),
    )


_NAMES = ("id", "code", "number", "form", "finding", "matter", "holder", "instrument", "name", "title")


def steps_by_name(tree: Any, path: Iterable[Step]) -> tuple[str, ...]:
    """Give the steps to a node with names in place of numbers: they stay when entries are moved or put before."""
    named = []
    for step in path:
        inner = None
        if isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            inner = tree[step]
            own = _name_of(inner) if isinstance(inner, dict) else inner
            named.append(own if isinstance(own, str) else str(step))
        else:
            inner = tree.get(step) if isinstance(tree, dict) else None
            named.append(str(step))
        tree = inner
    return tuple(named)


def _name_of(entry: Mapping[str, Any]) -> Any:
    """Give what an entry is known by; a ruling is known by the two matters that it is about."""
    if "verdict" in entry and isinstance(entry.get("matters"), list):
        return " · ".join(sorted(map(str, entry["matters"])))
    return next((entry[key] for key in _NAMES if key in entry), None)


def one_of(keys: str, place: Place, there: Sequence[str] = ()) -> Problem:
    """Say that an entry needs one of several keys. ``there``: those of them that stand there; of several the second is marked."""
    said = Text(vi=f"ở đây cần khóa «{keys}».", en=f"the key «{keys}» is needed here.")
    if len(there) > 1:
        place, named = place.at(there[1]), ", ".join(f"«{one}»" for one in there)
        said = Text(
            f"ở đây có cả {named}, nhưng mỗi mục chỉ được nêu một trong các khóa: {keys}. Hãy bỏ bớt, hoặc tách thành nhiều mục.",
            f"{named} stand here together, but an entry has only one of these keys: {keys}. Leave out the others, or make several entries.",
        )
    elif "," in keys:
        said = Text(vi=f"ở đây cần một trong các khóa: {keys}.", en=f"one of these keys is needed here: {keys}.")
    return Problem(place, said, about=(place.file, *(str(step) for step in place.path), keys))


def of_each(key: str, place: Place) -> Problem:
    """Say that a key stands at each of several things that are listed, not at all of them."""
    return Problem(
        place,
        Text(
            vi=f"khóa «{key}» ở đây không dùng được; hãy ghi nó ở từng mục được liệt kê.",
            en=f"the key «{key}» cannot stand here; write it at each of what is listed.",
        ),
        about=(place.file, *(str(step) for step in place.path), key),
    )


def unknown(tree: Tree) -> Unknown:
    """Make an ``Unknown`` of ``{unknown: reason}``."""
    return Unknown(tree.get("unknown", ""))


def texts(tree: Any) -> tuple[str, ...]:
    """Make a tuple of a text or a list of texts, without those that are not known."""
    if tree is None or isinstance(tree, dict):
        return ()
    return (tree,) if isinstance(tree, str) else tuple(one for one in tree if isinstance(one, str))


def day(tree: Any, place: Place, draft: Draft) -> Day | Unknown | None:
    """Make a day of an ISO text."""
    if tree is None:
        return None
    if isinstance(tree, dict):
        return unknown(tree)
    found = iso_day(tree)
    if found is None:
        draft.problems.append(("DLG002", no_such_day(tree, place)))
        return Unknown(reasons.DAY_MISSTATED)
    if found.year in YEARS:
        return found
    draft.problems.append(("DLG002", far_off(tree, place)))
    return Unknown(reasons.DAY_MISSTATED)


def no_such_day(written: str, place: Place) -> Problem:
    """Say that a day is written as the schema wants it and yet is none."""
    return Problem(
        place,
        Text(
            vi=f"không có ngày {written}. Hãy ghi một ngày có thật dạng năm-tháng-ngày, ví dụ 2025-07-01.",
            en=f"there is no day {written}. Write a real day as year-month-day, for example 2025-07-01.",
        ),
        about=(place.file, written),
    )


def far_off(written: str, place: Place) -> Problem:
    """Say that a day lies in a year of which no register speaks."""
    return Problem(
        place,
        Text(
            vi=f"ngày {written} nằm ngoài các năm {YEARS[0]} đến {YEARS[-1]}. Hãy đối chiếu bản gốc; nếu văn bản không ghi ngày đầu hoặc "
            "ngày cuối thì bỏ khóa này.",
            en=f"the day {written} lies outside the years {YEARS[0]} to {YEARS[-1]}. Compare the original; where the text states no first or no "
            "last day, leave this key out.",
        ),
        about=(place.file, written),
    )


def term(tree: Any, place: Place, draft: Draft) -> Term:
    """Make a term of ``{from, to}``."""
    if not tree:
        return ALWAYS
    if "unknown" in tree:
        whole = unknown(tree)
        return Term(whole, whole)
    start, end = tree.get("from"), tree.get("to")
    return Term(
        None if start is None else day(start, place.at("from"), draft),
        None if end is None else day(end, place.at("to"), draft),
    )


def citations(tree: Any, place: Place) -> tuple[Citation, ...] | Unknown:
    """Make citations of a list of ``{instrument, at}``."""
    if tree is None:
        return ()
    if isinstance(tree, dict):
        return unknown(tree)
    return tuple(citation(one, place.at(number)) for number, one in numbered(tree))


def is_id(name: str) -> bool:
    """Whether a name has the form of an id, and so is meant as one."""
    return _ID.fullmatch(name) is not None


def numbered(tree: Iterable[Any] | None) -> Iterator[tuple[int, Any]]:
    """Give the members of a list with their numbers, without those that are passed over as wrong."""
    return ((number, one) for number, one in enumerate(tree or ()) if one is not None)


def citation(tree: Any, place: Place) -> Citation:
    """Make one citation of ``{instrument, at}``."""
    return Citation(tree["instrument"], placed(tree.get("at")), place)


def placed(at: Any) -> Any:
    """Give a place in an instrument as it is written; of one that is not known a place that says why."""
    return unknown_place(at["unknown"]) if isinstance(at, dict) else at


def entries(tree: Tree, file: str, group: str, draft: Draft, apart: frozenset[tuple[Any, ...]]) -> Iterator[Entry]:
    """Give the entries of a document: those at its top and those of its sections; those kept apart go to their draft."""
    head = ((tree, Place(file)),)
    for number, own in numbered(tree.get(group)):
        kept = draft.aside if (group, number) in apart else draft
        yield Entry(own, Place(file, (group, number)), head, kept, tree)
    for at, section in numbered(tree.get("sections")):
        place = Place(file, ("sections", at))
        layers = ((section, place), *head)
        inherited = {**tree, **section}
        for number, own in numbered(section.get(group)):
            kept = draft.aside if ("sections", at, group, number) in apart else draft
            yield Entry(own, Place(file, ("sections", at, group, number)), layers, kept, inherited)


_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """Make an id of a text: lower-case ASCII and hyphens; đ becomes d."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return _NOT_LETTERS.sub("-", "".join(letter for letter in plain if letter < "\u0300")).strip("-")
