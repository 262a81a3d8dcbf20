"""Whether two registers say the same, one id of an entry apart: every value, every finding, every assertion."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from itertools import zip_longest
from typing import Any

from delegation.authority.examination import Examination
from delegation.findings import Analysis, Text
from delegation.model.figures import Covers
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.questions.asserted import verdicts
from delegation.questions.compare.renames import unordered
from delegation.run.pipeline import Loaded
from delegation.values import dataclass

Words = Callable[[str], str]
"""Gives a text as it is compared."""
_KEY = re.compile(r"DLG\d{3}:")
_NAMED = re.compile(rf"{_KEY.pattern}[^\s,'\"]+")
_OF_WRITING = ("DLG006", "DLG009")
"""The checks of how the code of a procedure is written."""
_IN_AN_ID = r"[\w-]"


@dataclass(frozen=True, slots=True)
class RegisterDifference:
    """Something that two registers do not have alike: the key of a finding, an assertion, or the entry at a place."""

    what: str
    place: Place | None = None
    entry: str = ""
    """The id of the entry, where it has one."""


def with_id(old: str, new: str) -> Words:
    """Give texts with ``new`` wherever the id ``old`` stands in them."""
    standing = re.compile(rf"(?<!{_IN_AN_ID}){re.escape(old)}(?!{_IN_AN_ID})")
    return lambda text: standing.sub(lambda _: new, text) if old in text else text


def differences(
    before: Register, after: Register, words: Words, *, but: Iterable[str] = ()
) -> Iterator[RegisterDifference]:
    """Give the entries that two registers do not have alike. ``but``: names of fields of entries that may differ."""
    left_out = frozenset(but)
    for one in fields(Register):
        mine, its = (_entries(getattr(register, one.name)) for register in (before, after))
        mine_said, its_said = ([_said(each, words, left_out) for each in several] for several in (mine, its))
        if mine_said == its_said:
            continue
        for old, new, entry in zip_longest(mine_said, its_said, its):
            if old != new:
                yield RegisterDifference(one.name, getattr(entry, "place", None), str(getattr(entry, "id", "")))


def fields_that_differ(one: Any, other: Any) -> Iterator[str]:  # noqa: ANN401  entries of any sort
    """Give the fields that two entries of a sort do not have alike, wherever they stand."""
    left_out = frozenset({"place"})
    for field in fields(one):
        mine, its = (_said(getattr(each, field.name), str, left_out) for each in (one, other))
        if field.name not in left_out and mine != its:
            yield field.name.replace("_", "-")


def anywhere(register: Register) -> dict[tuple[str, str], Any]:
    """Give what a register says, by field and id, wherever and in whatever order it is said."""
    left_out = frozenset({"place"})
    found = dict[tuple[str, str], Any]()
    for one in fields(Register):
        if one.name not in left_out:
            said = sorted(
                (
                    (str(getattr(entry, "id", "")), repr(_said(entry, str, left_out)))
                    for entry in _entries(getattr(register, one.name))
                ),
            )
            found |= {(one.name, f"{name}" or str(number)): text for number, (name, text) in enumerate(said)}
    return found


def names_that_differ(one: Mapping[tuple[str, str], Any], other: Mapping[tuple[str, str], Any]) -> Iterator[str]:
    """Give the ids of what two registers do not say alike, as ``anywhere`` gives it."""
    for key in sorted({*one, *other}):
        if one.get(key) != other.get(key):
            yield " ".join(key)


def would_say_otherwise(loaded: Loaded, one: RegisterDifference) -> Text:
    """Say why nothing is written: where the register would say something else."""
    where = "" if one.place is None else f"{one.place.file}:{loaded.locate(one.place).line}, "
    return Text(
        f"Không ghi gì: nếu ghi như vậy thì nội dung của sổ sẽ khác ở {where}{one.what}. Hãy xem chỗ đó trước.",
        f"Nothing is written: the register would say something else at {where}{one.what}. Look at that first.",
    )


def _entries(found: Any) -> list[Any]:  # noqa: ANN401  any field of a register
    if isinstance(found, Mapping):
        return list(found.values()) if all(hasattr(one, "id") for one in found.values()) else list(found.items())
    if isinstance(found, frozenset):
        return sorted(found)
    return list(found) if isinstance(found, tuple) else [found]


def _said(value: Any, words: Words, left_out: frozenset[str]) -> Any:  # noqa: ANN401  any value of a register
    """Give a value as lists, texts and plain values, so that it can be compared."""
    if isinstance(value, Place) and "place" in left_out:
        return None
    if isinstance(value, str):
        # A selector may name a finding: the ids within its key follow an order of their own there, too.
        return (
            key_of(value, words) if _KEY.match(value) else _NAMED.sub(lambda one: str(unordered(one[0])), words(value))
        )
    inside: Iterable[Any]
    if isinstance(value, Covers) and value.says is not None:
        # The values of a sentence may follow the order of the ids, as a key does; whether they still cover is seen by the findings.
        value = replace(value, says=tuple(sorted(value.says, key=lambda one: str(_said(one, words, left_out)))))
    if is_dataclass(value):
        inside = [getattr(value, one.name) for one in fields(value) if one.compare and one.name not in left_out]
    elif isinstance(value, Mapping):
        inside = value.items()
    elif isinstance(value, (set, frozenset)):
        return sorted(map(str, (_said(one, words, left_out) for one in value)))
    elif isinstance(value, (tuple, list)):
        inside = value
    else:
        return value
    return [type(value).__name__, *(_said(one, words, left_out) for one in inside)]


def key_of(key: str, words: Words) -> tuple[str, ...]:
    """Give the key of a finding as it is compared, in the ids of now."""
    return unordered(words(key))


def findings_that_differ(before: Analysis, after: Analysis, words: Words) -> Iterator[RegisterDifference]:
    """Give the keys of the findings that only one of two runs has, or that weigh, count or stand otherwise.

    Which of two entries a finding is named after may follow from the order of their ids: of a check alike findings may change places.
    A fault in how an id is written may be gone with the id.
    """
    mine, its = (Counter(dict(_weighed(one, words))) for one in (before, after))
    gone, come = ([(one, of) for one, of in (a - b).items() if of] for a, b in ((mine, its), (its, mine)))
    gone = [pair for pair in gone if pair[0][0][0] not in _OF_WRITING or come]
    alike = [Counter((one[0][0], *one[1:]) for one, _ in several) for several in (gone, come)]
    if alike[0] == alike[1]:
        return
    keys = {key_of(one.key, words): one.key for run in (before, after) for one in run.every}
    for one in sorted({said[0] for said, _ in (*come, *gone)}):
        yield RegisterDifference(keys[one])


def _weighed(run: Analysis, words: Words) -> Iterator[tuple[tuple[Any, ...], int]]:
    found = Counter[tuple[Any, ...]]()
    for state, several in (("stands", run.findings), ("waived", run.waived), ("known", run.known or ())):
        for one in several:
            found[key_of(one.key, words), state, one.severity.value, one.count, one.waived_until] += 1
    yield from found.items()


def assertions_that_differ(before: Register, after: Register, day: date, words: Words) -> Iterator[RegisterDifference]:
    """Give the assertions, and the examples of policies, that two registers judge otherwise."""
    mine, its = (verdicts(Examination(one, day)) for one in (before, after))
    for old, new in zip(mine, its, strict=True):
        if words(old.assertion.id) != words(new.assertion.id) or old.outcome != new.outcome:
            yield RegisterDifference(new.assertion.id, new.assertion.place)
