"""DLG010: what an entry forgets. Not to say something is not to say that it is not known.

One finding for each entry lists all that it forgets. Where entries of a file forget nothing worse than what a warning is
for, those that forget the same are told together; what no entry of a file says, though its head could, is told at the head.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from delegation.findings import Fix, Problem, RelatedPlace, Severity, Text
from delegation.loading.draft import Draft, Forgotten
from delegation.loading.entries import Entry
from delegation.model.places import KeyOf, Place

_UNUSABLE = frozenset({"number", "type", "issuer", "from", "to", "matters", "term", "form", "level"})
"""Keys without which an entry cannot be used: who, what, since when, which paper."""
INSTRUMENT = ("number", "type", "issuer", "issued", "effective", "title", "source", "provenance")
GRANT = ("from", "to", "matters", "term", "at")
NORM = ("basis",)
LEDGER = {"tasks": ("level",), "delegated-procedures": ("form",)}
_AT_HEAD: Mapping[str, frozenset[str]] = {
    "instruments": frozenset({"source", "provenance", "type", "issuer"}),
    "norms": frozenset({"basis"}),
}
"""By the list of entries what the head of its file may say for all of them."""
_WORDS: Mapping[str, Text] = {
    "number": Text("số, ký hiệu", "number"),
    "type": Text("loại văn bản", "type"),
    "issuer": Text("cơ quan ban hành", "issuer"),
    "issued": Text("ngày ban hành", "day of issue"),
    "effective": Text("ngày có hiệu lực", "first day in force"),
    "title": Text("trích yếu", "title"),
    "source": Text("nguồn", "source"),
    "provenance": Text("nguồn gốc", "provenance"),
    "from": Text("bên giao", "giver"),
    "to": Text("bên nhận", "receiver"),
    "matters": Text("việc được giao", "matters"),
    "term": Text("thời hạn", "term"),
    "at": Text("điều, khoản của văn bản", "provision"),
    "basis": Text("căn cứ", "basis"),
    "form": Text("hình thức", "form"),
    "level": Text("cấp", "level"),
}
_SORTS: Mapping[str, Text] = {
    "instruments": Text("văn bản", "instrument"),
    "grants": Text("lần giao", "grant"),
    "norms": Text("quy phạm", "norm"),
    "ledgers": Text("mục kiểm soát", "ledger"),
}
_NAMED = 3
"""Entries that a sentence names; the rest are counted."""


def forgets(entry: Entry, group: str, name: str, keys: Iterable[str]) -> None:
    """Keep in mind which of some keys neither an entry nor what it inherits from has a value for."""
    missing = tuple(
        key for key in keys if entry.get(key) is None and entry.place.at(key) not in entry.draft.spoilt
    )  # fmt: skip
    entry.draft.forgotten.append(Forgotten(group, name, entry.place, missing))


def problems(draft: Draft) -> Iterator[Problem]:
    """Tell what the entries of each file forget."""
    by_file: dict[tuple[str, str], list[Forgotten]] = defaultdict(list)
    # Of what stands a second time, only that is told.
    twice = {Place(one.place.file, one.place.path[:-1]) for check, one in draft.problems if check == "DLG004"}
    for one in draft.forgotten:
        if one.place in twice:
            continue
        by_file[one.place.file, one.group].append(one)
    for (file, group), entries in by_file.items():
        yield from _of_file(file, group, entries)


def _of_file(file: str, group: str, entries: Sequence[Forgotten]) -> Iterator[Problem]:
    shared = set.intersection(*(set(one.missing) for one in entries)) & _AT_HEAD.get(group, frozenset())
    if len(entries) > 1 and shared:
        yield _at_head(file, group, len(entries), _ordered(shared, entries))
        entries = [one._replace(missing=tuple(key for key in one.missing if key not in shared)) for one in entries]
    alike: dict[tuple[str, ...], list[Forgotten]] = defaultdict(list)
    for one in entries:
        if _UNUSABLE & set(one.missing):
            yield _of_entries([one])
        elif one.missing:
            alike[one.missing].append(one)
    for several in alike.values():
        yield _of_entries(several)


def _ordered(keys: set[str], entries: Sequence[Forgotten]) -> tuple[str, ...]:
    return tuple(key for key in entries[0].missing if key in keys)


def _at_head(file: str, group: str, count: int, keys: tuple[str, ...]) -> Problem:
    said, sort = _listed(keys), _SORTS[group]
    return Problem(
        Place(file, (KeyOf(group),)),
        Text(
            vi=f"cả {count} {sort.vi} của tệp này đều không ghi {said.vi}. Hãy ghi một lần ở đầu tệp; chưa biết thì ghi "
            "{unknown: lý do}.",
            en=f"none of the {count} {sort.en}s of this file states {said.en}. Write it once at the head of the file; where it "
            "is not known write {unknown: reason}.",
        ),
        about=(file, group, *keys),
        severity=_severity(keys),
    )


def _of_entries(several: Sequence[Forgotten]) -> Problem:
    ordered = sorted(several, key=lambda one: one.name)
    first, keys = ordered[0], ordered[0].missing
    said, sort = _listed(keys), _SORTS[first.group]
    names = ", ".join(one.name for one in ordered[:_NAMED])
    more = len(ordered) - _NAMED
    rest = Text(f" và {more} {sort.vi} khác", f" and {more} more") if more > 0 else Text("", "")
    whole = ", ".join(f"{key}: {{unknown: …}}" for key in keys)
    return Problem(
        first.place,
        Text(
            vi=f"{sort.vi} {names}{rest.vi} không ghi {said.vi}. Hãy ghi giá trị; chưa biết thì ghi {{unknown: lý do}}.",
            en=f"{sort.en}{'s' if len(ordered) > 1 else ''} {names}{rest.en} without {said.en}. Write the value; where it is not "
            "known write {unknown: reason}.",
        ),
        about=(first.name, *keys) if len(ordered) == 1 else (first.place.file, first.group, *keys),
        related=tuple(RelatedPlace(one.place, Text("cũng không ghi", "nor does this")) for one in ordered[1:]),
        fix=Fix(Text(f"chép từ văn bản, hoặc ghi {whole}", f"copy it from the paper, or write {whole}")),
        severity=_severity(keys),
    )


def _severity(keys: Iterable[str]) -> Severity:
    return Severity.ERROR if _UNUSABLE & set(keys) else Severity.WARNING


def _listed(keys: Iterable[str]) -> Text:
    """Name keys: ``bên nhận (to), thời hạn (term)``."""
    listed = list(keys)
    vi = (f"{_WORDS[key].vi} ({key})" for key in listed)
    en = (_WORDS[key].en if _WORDS[key].en == key else f"{_WORDS[key].en} ({key})" for key in listed)
    return Text(", ".join(vi), ", ".join(en))
