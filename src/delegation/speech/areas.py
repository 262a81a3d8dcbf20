"""Communes and cases: where something is so."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from delegation.authority.cases import Case, Cells, joined_cases
from delegation.findings import Text
from delegation.model.holders import Commune, CommuneCode, CommuneType
from delegation.model.parts import Part, UnreadLimit, Value
from delegation.model.terms import Unknown
from delegation.model.worded import english_of
from delegation.speech.numbers import counted
from delegation.speech.text import joined
from delegation.speech.unknowns import reason, unknown
from delegation.values import dataclass

COMMUNE_TYPES: Mapping[CommuneType, Text] = {
    "ward": Text("phường", "ward"),
    "rural-commune": Text("xã", "rural commune"),
    "special-zone": Text("đặc khu", "special zone"),
}
"""What a commune of each type is called."""


def by_types(numbers: Mapping[CommuneType, int]) -> Text:
    """Say how many communes are of which type, ``51 phường, 75 xã``; special zones, which few cities have, where there are some."""
    shown = [one for one in COMMUNE_TYPES if one != "special-zone" or numbers.get(one)]
    return joined(", ", (counted(numbers.get(one, 0), COMMUNE_TYPES[one].vi, COMMUNE_TYPES[one].en) for one in shown))


def codes_of(several: Collection[Cells]) -> list[CommuneCode] | None:
    """Give the communes of several cells; ``None`` where some of them are in all, or there are no cells."""
    found = [one.communes for one in several if one.communes is not None]
    return sorted(frozenset().union(*found)) if found and len(found) == len(several) else None


def communes(codes: Collection[CommuneCode], known: Mapping[CommuneCode, Commune], most: int) -> Text:
    """Name communes; count them where they are more than ``most``."""
    if len(codes) > most:
        return counted(len(codes), "xã, phường", "commune")
    names = ", ".join(known[one].label if one in known else one for one in codes)
    return Text(names, names)


def value_name(value: Value) -> Text:
    """Say what a dimension is divided into: a case by its name, a range in words."""
    if isinstance(value, str):
        return Text(value, english_of(value))
    from delegation.speech.quantities import range_name  # noqa: PLC0415  few registers measure anything

    return range_name(value)


def dimension_name(name: str, values: Iterable[Value]) -> Text:
    """Say by what a matter is divided: of what is measured its name, where it has one; else the id."""
    vi, en = next((one.of for one in values if not isinstance(one, str) and one.of[0]), (name, english_of(name)))
    return Text(vi, en)


def _dividing(case: Case) -> Case:
    """Give what of a case divides the matter: any amount of something divides nothing, where there is more to say."""
    told = tuple((name, one) for name, one in case if isinstance(one, str) or not one.is_any)
    return told or case


def value_of(case: Case) -> Text:
    """Say a case by its values."""
    return joined(", ", (value_name(value) for _, value in _dividing(case)))


def in_full(case: Case, between: str = ": ") -> Text:
    """Say a case by its dimensions and values."""
    said = ((dimension_name(name, (value,)), value_name(value)) for name, value in _dividing(case))
    return joined(", ", (Text(f"{name.vi}{between}{one.vi}", f"{name.en}{between}{one.en}") for name, one in said))


def cases(several: Collection[Cells], most: int, say: Callable[[Case], Text] = value_of) -> Text:
    """Say the first cases of several cells, in their order; nothing where some cells are of all cases."""
    found = [one.cases for one in several if one.cases is not None]
    if not found or len(found) < len(several):
        return Text("", "")
    together = joined_cases({case for some in found for case in some})
    every = list(dict.fromkeys(map(say, sorted(together))))
    return joined("; ", [*every[:most], *([Text("…", "…")] if len(every) > most else [])])


def where(
    several: Collection[Cells],
    place: Callable[[list[CommuneCode]], Text],
    listed: Callable[[Collection[Cells]], Text],
) -> Text:
    """Say in which communes and cases cells are; nothing for everywhere.

    Where not all cases are in the same communes, each communes are said with their own: ``dưới 15 tỷ đồng; tại Phường Ba Đình:
    từ 15 tỷ đồng``. ``place``: names communes; may be nothing. ``listed``: names the cases of cells, as ``cases`` does.
    """
    by_cases: dict[frozenset[Case] | None, list[Cells]] = {}
    for one in _by_communes(several):
        by_cases.setdefault(one.cases, []).append(one)
    if len(by_cases) < 2:  # noqa: PLR2004  one set of cases, wherever they are
        codes = codes_of(several)
        named = place(codes) if codes is not None else Text("", "")
        return joined("; ", (one for one in (named, listed(several)) if one.vi))
    return joined("; ", (_placed(codes_of(some), place, listed(some)) for some in by_cases.values()))


@dataclass(frozen=True, slots=True)
class _Cells:
    communes: frozenset[CommuneCode] | None
    cases: frozenset[Case] | None


def _by_communes(several: Collection[Cells]) -> Iterator[_Cells]:
    """Put the cases together that are in the same communes; those everywhere first."""
    found: dict[frozenset[CommuneCode] | None, frozenset[Case] | None] = {}
    for one in several:
        known = found.get(one.communes, frozenset())
        found[one.communes] = None if known is None or one.cases is None else known | one.cases
    order = sorted(found, key=lambda one: (one is not None, sorted(one or ())))
    return (_Cells(communes, found[communes]) for communes in order)


def _placed(codes: list[CommuneCode] | None, place: Callable[[list[CommuneCode]], Text], of: Text) -> Text:
    named = place(codes) if codes is not None else Text("", "")
    if not (named.vi and of.vi):
        return named if named.vi else of
    at = named if named.vi.lower().startswith("tại ") else Text(f"tại {named.vi}", f"in {named.en}")
    return Text(f"{at.vi}: {of.vi}", f"{at.en}: {of.en}")


def part(one: Part, known: Mapping[CommuneCode, Commune]) -> Text:
    """Say what a statement covers: ``chỉ nhom: A, B; tại Phường Ba Đình``."""
    said = [_only(name, values) for name, values in one.only]
    if one.communes:
        where = communes(one.communes, known, _MOST_COMMUNES)
        said.append(Text(f"tại {where.vi}", f"in {where.en}"))
    if one.except_communes:
        where = communes(one.except_communes, known, _MOST_COMMUNES)
        said.append(Text(f"trừ {where.vi}", f"except in {where.en}"))
    said += (_not_known(each, known) for each in one.unread)
    return joined("; ", said)


def _not_known(one: UnreadLimit, known: Mapping[CommuneCode, Commune]) -> Text:
    """Say a limit that is not known, with what is surely named: ``chỉ nhom: A và phần chưa rõ (bản công khai mờ)``."""
    if one.key == "steps":
        return reason(one.why)
    what = unknown(Unknown(one.why))
    if one.key == "except-communes":
        return Text(f"trừ xã, phường {what.vi}", f"except in communes {what.en}")
    if one.key == "communes":
        named = communes([CommuneCode(str(code)) for code in one.sure], known, _MOST_COMMUNES)
        sure = Text(f"{named.vi} và ", f"{named.en} and ") if one.sure else Text("", "")
        return Text(f"chỉ tại {sure.vi}xã, phường {what.vi}", f"in {sure.en}communes {what.en} only")
    if not one.name:
        return Text(f"chỉ trường hợp {what.vi}", f"cases {what.en} only")
    named = joined(", ", map(value_name, one.sure))
    sure = Text(f"{named.vi} và phần ", f"{named.en} and a part ") if one.sure else Text("phần ", "a part ")
    of = dimension_name(one.name, one.sure)
    return Text(f"chỉ {of.vi}: {sure.vi}{what.vi}", f"{of.en} only: {sure.en}{what.en}")


_MOST_COMMUNES = 5
"""Communes of a part that are named."""


def _only(name: str, values: Collection[Value]) -> Text:
    named, what = joined(", ", map(value_name, values)), dimension_name(name, values)
    return Text(f"chỉ {what.vi}: {named.vi}", f"{what.en} only: {named.en}")


def of_cases(listed: Text) -> Text:
    """Say that something is so in some cases."""
    return Text(f"trường hợp {listed.vi}", f"case {listed.en}")
