"""Finding the cases of a matter that somebody means: by the name of a case, or by a quantity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from delegation.authority.cases import Case, Cases
from delegation.authority.tiles import Tile
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.matters import Matter
from delegation.model.parts import Dimension, Value
from delegation.names.folding import fold
from delegation.speech.areas import dimension_name, value_name
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class AskedCases:
    """The cases that are meant, and how they are said; ``None``: all. ``outside``: why nothing is stated of such a quantity."""

    cases: frozenset[Case] | None
    said: Text | None
    outside: Text | None = None

    def among(self, tiles: Sequence[Tile]) -> tuple[Tile, ...]:
        """Give those of some tiles in which one of the cases lies."""
        if self.cases is None:
            return tuple(tiles)
        meant = self.cases
        return tuple(one for one in tiles if meant and (one.box.cases is None or one.box.cases & meant))


ANY = AskedCases(None, None)
"""Where no case is asked for."""


def cases_of(matter: Matter, asked: Sequence[tuple[str, str]]) -> AskedCases:
    """Find the cases with these values of dimensions. Raises ``AskedWronglyError`` where a name or a value means none."""
    if not asked:
        return ANY
    found, said = list(Cases(matter.dimensions).all), list[Text]()
    outside: Text | None = None
    once: dict[str, str] = {}
    for name, written in asked:
        dimension = _dimension(matter, name)
        if once.setdefault(dimension.name, written) is not written:
            raise _twice(dimension, once[dimension.name], written)
        value, called = _named(dimension, written) if dimension.unit is None else _measured(dimension, written)
        if value is None and dimension.whole is not None:
            outside = outside or _outside(dimension, called)
        chosen = {*dimension.chosen(() if value is None else (value,))}
        found = [case for case in found if dict(case)[dimension.name] in chosen]
        what = _called(dimension)
        said.append(Text(f"{what.vi}: {called.vi}", f"{what.en}: {called.en}"))
    return AskedCases(
        frozenset(found), Text("; ".join(one.vi for one in said), "; ".join(one.en for one in said)), outside
    )


def _twice(dimension: Dimension, first: str, second: str) -> AskedWronglyError:
    name = dimension.name
    return AskedWronglyError(
        Text(
            f"--case ghi «{name}» hai lần («{first}», «{second}»); mỗi lần hỏi chỉ một giá trị. Hãy bỏ bớt một.",
            f"--case names “{name}” twice (“{first}”, “{second}”); a question is about one value of it. Leave one out.",
        )
    )


def written_as(asked: Iterable[str]) -> list[tuple[str, str]]:
    """Part ``name=value`` at the first sign. Raises ``AskedWronglyError`` where there is none."""
    found = []
    for one in asked:
        name, sign, value = one.partition("=")
        if not (sign and name.strip() and value.strip()):
            raise AskedWronglyError(
                Text(
                    f'«{one}» không phải một trường hợp; hãy viết chiều=giá trị, ví dụ nhom-du-an=A hoặc tong-muc-dau-tu="12 tỷ".',
                    f'“{one}” is no case; write dimension=value, such as nhom-du-an=A or tong-muc-dau-tu="12 tỷ".',
                )
            )
        found.append((name.strip(), value.strip()))
    return found


def _dimension(matter: Matter, name: str) -> Dimension:
    for one in matter.dimensions:
        called = _called(one)
        if fold(name) in (fold(one.name), fold(called.vi), fold(called.en)):
            return one
    listed = ", ".join(f"«{one.name}»" for one in matter.dimensions)
    raise AskedWronglyError(
        Text(
            f"việc {matter.id} không chia theo «{name}»; "
            + (f"nó chia theo {listed}." if listed else "nó không chia trường hợp nào."),
            f"{matter.id} is not divided by “{name}”; "
            + (f"it is by {listed}." if listed else "it is not divided at all."),
        )
    )


def _called(dimension: Dimension) -> Text:
    """Give the name of a dimension, as answers say it; its id where it has none."""
    return Text(*dimension.called) if dimension.called[0] else dimension_name(dimension.name, ())


def _named(dimension: Dimension, written: str) -> tuple[Value, Text]:
    """Find the case that is named as the register writes it, or as answers say it in either language."""
    for one in dimension.values:
        called = value_name(one)
        if fold(written) in (fold(called.vi), fold(called.en)):
            return one, called
    listed = ", ".join(f"«{one}»" for one in dimension.values)
    raise AskedWronglyError(
        Text(
            f"«{dimension.name}» không có trường hợp «{written}»; các trường hợp đã khai: {listed}.",
            f"“{dimension.name}” has no case “{written}”; declared are {listed}.",
        )
    )


def _measured(dimension: Dimension, written: str) -> tuple[Value | None, Text]:
    """Find the range that is named, or the one in which a quantity lies; ``None`` where it lies outside all that the matter is about."""
    from delegation.model.quantities import UNITS, Misread, read  # noqa: PLC0415  few registers measure anything
    from delegation.speech.quantities import misread, not_whole, other_measure, quantity, range_name  # noqa: PLC0415

    for name, one in dimension.named:
        if fold(name) == fold(written):
            return one, range_name(one)
    unit, found = UNITS[dimension.unit or ""], read(written)
    if isinstance(found, Misread):
        raise AskedWronglyError(misread(found, unit))
    number = found.in_base(unit)
    if found.unit is not None and found.unit.measures != unit.measures:
        raise AskedWronglyError(other_measure(written, unit))
    if unit.is_whole and number % 1:
        raise AskedWronglyError(not_whole(written, unit))
    return next((one for one in dimension.pieces if one.holds(number)), None), quantity(number, found.unit or unit)


def _outside(dimension: Dimension, called: Text) -> Text:
    from delegation.speech.areas import value_name  # noqa: PLC0415  few registers measure anything

    whole = value_name(dimension.whole) if dimension.whole is not None else Text("", "")
    what = _called(dimension)
    return Text(
        f"Sổ không ghi gì cho {called.vi}: việc này chỉ có đối với {what.vi} {whole.vi}.",
        f"Nothing is stated of {called.en}: the matter is about {what.en} {whole.en} only.",
    )
