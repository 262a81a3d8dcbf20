"""An entry of the register bears another id: wherever the rule files refer to it, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from delegation.errors import AskedWronglyError, DelegationError
from delegation.findings import Text
from delegation.loading import schema
from delegation.loading.build.nearest import names_of
from delegation.loading.build.referring import referring
from delegation.loading.text.edits import Edit, add_key, put
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.questions.select.renaming import renamed as renamed_selector
from delegation.questions.select.selection import selector_of
from delegation.run.editing import keys, same
from delegation.run.editing.former import former_ids
from delegation.run.editing.selectors import every_selector, exchanged
from delegation.run.editing.sorts import EditedSort, key_of, place_of_id, sort_of
from delegation.run.editing.working_copy import ChangedFile, WorkingCopy
from delegation.run.pipeline import Loaded
from delegation.values import dataclass

_LISTED = {"tasks": "matter", "procedures": "matter", "matters": "matter", "grants": "grant", "holders": "holder", "instruments": "instrument", "communes": "commune", "requests": "request"}  # fmt: skip
"""Of which sort the entries are that a selector chooses from."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """What a renaming changes. ``places``: how many were changed; ``left``: lines of texts and remarks that still say the old id."""

    sort: EditedSort
    changes: tuple[ChangedFile, ...]
    places: int
    left: tuple[Place, ...]


def renamed(
    copy: WorkingCopy, old: str, new: str, day: date, *, sort: str | None = None, formerly: bool = True
) -> Renaming:
    """Rename an entry, in memory. ``sort``: of which sort it is; ``formerly``: whether it says its old id where its schema knows that.

    Raises ``AskedWronglyError`` where ``old`` names no entry or several, or ``new`` cannot be its id, ``DelegationError`` where files
    are faulty, or the register would say something else afterwards.
    """
    register = copy.loaded.register
    found = sort_of(register, old, sort)
    entry = found.entries(register)[old]
    _refuse_new(copy, found, entry, new)
    concerned = [name for name, one in copy.every.items() if old.encode() in one.data]
    copy.refuse_faults({*concerned, entry.place.file})
    edits = _edits(copy, found, old, new, formerly=formerly)
    after = copy.edited(edits)
    after = after.edited(keys.edits(copy, after, day, same.with_id(old, new)))
    _refuse_other_meaning(copy, after, day, same.with_id(old, new), concerned)
    places = sum(len(set(of_file)) for of_file in edits.values())
    return Renaming(found, after.changes(copy), places, tuple(_left(after, old, concerned)))


def _refuse_new(copy: WorkingCopy, sort: EditedSort, entry: Any, new: str) -> None:  # noqa: ANN401  an entry of any sort
    register = copy.loaded.register
    if new == entry.id or (sort.group == "grants" and new == entry.entry):
        raise AskedWronglyError(
            Text(f"«{new}» đã là mã của chính mục này.", f"“{new}” is the id of this entry already.")
        )
    taken = {**names_of(register).get(sort.group, {}), **sort.entries(register)}
    if sort.group == "matters":
        taken |= {name: one for one in register.matters.values() if one is not entry for name in one.formerly}
    if new in taken:
        raise AskedWronglyError(
            Text(
                f"«{new}» đã là mã của một {sort.said.vi} khác trong sổ{_standing(copy, taken[new]).vi}. Hãy chọn mã khác.",
                f"“{new}” is the id of another {sort.said.en} already{_standing(copy, taken[new]).en}. Choose another id.",
            )
        )
    kind = copy.document(entry.place.file).kind
    pattern, expected = _shape(kind, entry.place, key_of(sort, entry))
    if not schema.fits(pattern, new):
        raise AskedWronglyError(
            Text(
                f"«{new}» không đúng dạng của mã: ở đây cần {expected.vi}.",
                f"“{new}” is not shaped like an id: {expected.en} is needed here.",
            )
        )


def _standing(copy: WorkingCopy, entry: Any) -> Text:  # noqa: ANN401  an entry of any sort
    place = getattr(entry, "place", None)
    if place is None:
        return Text("", "")
    at = copy.loaded.locate(place)
    return Text(f" ({at.file}, dòng {at.line})", f" ({at.file}, line {at.line})")


def _shape(kind: str, entry: Place, key: str) -> tuple[str, Text]:
    """Give the pattern that the id of an entry must fit, and what that is in words."""
    if key == "code":
        return r"^\d+\.\d{6}(\.\w+)*$", Text("mã thủ tục như 1.001669", "the code of a procedure such as 1.001669")
    node = schema.of(kind)
    for step in entry.path:
        node = node["items"] if isinstance(step, int) else node["properties"][step]
    shape = node["properties"][key]
    return shape["pattern"], Text(shape["x-expected-vi"], shape["x-expected-en"])


def _edits(copy: WorkingCopy, sort: EditedSort, old: str, new: str, *, formerly: bool) -> dict[str, list[Edit]]:
    """Give the changes of characters, by file, of all that refers to an entry but for the keys of findings."""
    found: dict[str, list[Edit]] = {}
    for hypothesis in (None, *(name for name, one in copy.hypotheses.items() if old.encode() in one.data)):
        built = copy.loaded if hypothesis is None else copy.supposing(hypothesis)
        for file, edit in (
            *_references(copy, built, hypothesis, sort, old, new),
            *_definitions(copy, built.register, sort, old, new, formerly=formerly),
            *_selectors(copy, built.register, sort, old, new),
        ):
            if hypothesis in (None, file):
                found.setdefault(file, []).append(edit)
    return found


def _references(
    copy: WorkingCopy, built: Loaded, hypothesis: str | None, sort: EditedSort, old: str, new: str
) -> Iterator[tuple[str, Edit]]:
    documents, names = copy.documents(hypothesis), _names(built.register, sort, old, new)
    by_name = {one.name: one for one, _ in documents}
    for name, place in referring(documents, {group: [*of_group] for group, of_group in names.items()}):
        said = next(of_group[name] for of_group in names.values() if name in of_group)
        yield place.file, put(by_name[place.file], place.path, said)


def _names(register: Register, sort: EditedSort, old: str, new: str) -> Mapping[str, Mapping[str, str]]:
    """Give by each group the names that change: with a grant, or one of its several receivers, those that are made of both."""
    found: dict[str, dict[str, str]] = {sort.group: {old: new}}
    if sort.group in ("norms", "matters", "grants"):
        found["entries"] = {old: new}
    made = {
        one.id: f"{new if sort.group == 'grants' else one.stated}.{new if sort.group == 'holders' else one.receiver}"
        for several in register.alternates.values()
        for one in several
        if (sort.group == "grants" and one.stated == old) or (sort.group == "holders" and one.receiver == old)
    }
    for group in ("grants", "entries") if made else ():
        found.setdefault(group, {}).update(made)
    return found


def _definitions(
    copy: WorkingCopy, register: Register, sort: EditedSort, old: str, new: str, *, formerly: bool
) -> Iterator[tuple[str, Edit]]:
    """Change the id where an entry states it: in the register, in a hypothesis, in the examples of a policy."""
    named: Any = sort.entry(register, old)
    examples = (one.entries.get(sort.group, {}).get(old) for policy in register.policies for one in policy.examples)
    entries: Iterable[Any] = filter(None, (named, *examples))
    for entry in entries:
        place = place_of_id(sort, entry)
        document, path = copy.document(place.file), place.path[:-1]
        own = document.value(path)
        if place.path[-1] not in own:
            yield place.file, add_key(document, path, str(place.path[-1]), new)
            continue
        yield place.file, put(document, place.path, new)
        if entry is named and place.path[-1] == "id" and _knows(document.kind, entry.place, "formerly"):
            yield from ((place.file, one) for one in former_ids(document, path, old, new, keeps=formerly))


def _knows(kind: str, entry: Place, key: str) -> bool:
    node = schema.of(kind)
    for step in entry.path:
        node = node["items"] if isinstance(step, int) else node["properties"][step]
    return key in node["properties"]


def _selectors(
    copy: WorkingCopy, register: Register, sort: EditedSort, old: str, new: str
) -> Iterator[tuple[str, Edit]]:
    """Change the id in the selectors of assertions and policies, where it is the name of an entry of the sort."""
    for place, subject, written in every_selector(register):
        if old not in written:
            continue
        read: Callable[[str], Any] = partial(selector_of, subject)
        after = renamed_selector(read, written, sort.key, _LISTED[subject], old, new)
        if after != written:
            yield place.file, exchanged(copy.document(place.file), place, written, after)


def _refuse_other_meaning(
    copy: WorkingCopy, after: WorkingCopy, day: date, words: same.Words, concerned: Iterable[str]
) -> None:
    """Refuse what would make the register, or a hypothesis, say something else. Raises ``DelegationError``."""
    laid = [one for one in concerned if one in copy.hypotheses]
    pairs = [(copy.loaded, after.loaded), *((copy.supposing(one), after.supposing(one)) for one in laid)]
    for before, then in pairs:
        for one in same.differences(before.register, then.register, words, but=("formerly",)):
            raise DelegationError(same.would_say_otherwise(then, one))
    for one in (
        *same.findings_that_differ(copy.analyse(day), after.analyse(day), words),
        *same.assertions_that_differ(copy.loaded.register, after.loaded.register, day, words),
    ):
        raise DelegationError(same.would_say_otherwise(after.loaded, one))


def _left(after: WorkingCopy, old: str, concerned: Iterable[str]) -> Iterator[Place]:
    words = same.with_id(old, "\0")
    for name in concerned:
        for number, line in enumerate(after.document(name).text.splitlines(), start=1):
            if words(line) != line:
                yield Place(name, (number,))
