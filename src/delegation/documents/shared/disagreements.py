"""Where published figures stand, and what they say against one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.documents.shared.source import AnnexSource
from delegation.model.figures import Figure
from delegation.model.register import Register
from delegation.questions.figures import published
from delegation.speech import figures, numbers

_PLACES = 3


def ledger_differs(given: AnnexSource, figure: Figure, total: int) -> str:
    """Say that a ledger states another total than the document from which a figure is."""
    said, other, at = given.number(int(figure.value)), given.number(total), figures.place(figure)
    return given.say(
        f"Sổ kiểm soát ghi {other}, tài liệu công bố ghi {said} ({at.vi}).",
        f"The ledger says {other}, the document says {said} ({at.en}).",
    )


def counted_as(register: Register, what: str) -> tuple[Figure, ...]:
    """Give the figures that say what the register counts for them, in the order of their ids."""
    return tuple(one for _, one in sorted(register.figures.items()) if one.counted == what)


class Disagreements:
    """What published figures say against those of a table. Each disagreement is told once, at its first figure."""

    def __init__(self, given: AnnexSource) -> None:
        """Group the figures of the register by what they measure."""
        self._given = given
        self._groups = {one.id: group for group in published.same_measure(given.register) for one in group}
        self._told: set[str] = set()

    def about(self, *figures: Figure | None) -> Iterator[str]:
        """Say where else something else was published, and which sums do not come out."""
        for figure in figures:
            if figure is None:
                continue
            group = self._groups.get(figure.id, [figure])
            if group[0].id not in self._told:
                self._told.add(group[0].id)
                values = published.by_value(group)
                if len(values) > 1:
                    yield self._differing(list(values.values()))
                for one in group:
                    yield from self._sums(one)

    def built_from(self, figures: Sequence[Figure]) -> Iterator[str]:
        """Say which published sums of these figures do not come out, and where else something else was published."""
        shown = {one.id for one in figures}
        for _, figure in sorted(self._given.register.figures.items()):
            if figure.id not in shown and any(
                relation.kind == "sum-of" and shown.issuperset(relation.ids) for relation in figure.relations
            ):
                yield from self.about(figure)

    def _differing(self, values: Sequence[Sequence[Figure]]) -> str:
        said = "; ".join(
            f"{figures.value(same[0]).in_(self._given.language)} ({self._places(same)})" for same in values
        )
        return self._given.say(
            f"Cùng một số liệu, các nơi công bố khác nhau: {said}.",
            f"Different values of one figure are published: {said}.",
        )

    def _places(self, same: Sequence[Figure]) -> str:
        names = list(dict.fromkeys(figures.place(one).in_(self._given.language) for one in same))
        more = len(names) - _PLACES
        listed = "; ".join(names[:_PLACES])
        return listed if more <= 0 else self._given.say(f"{listed} và {more} chỗ nữa", f"{listed} and {more} more")

    def _sums(self, figure: Figure) -> Iterator[str]:
        for relation in figure.relations:
            others = [self._given.register.figures.get(one) for one in relation.ids]
            known = [one for one in others if one is not None]
            if len(known) != len(others) or relation.kind not in ("sum-of", "difference"):
                continue
            sign = " + " if relation.kind == "sum-of" else " − "
            right = sum(
                one.value if at == 0 or relation.kind == "sum-of" else -one.value for at, one in enumerate(known)
            )
            if round(right - figure.value, 6):
                yield self._wrong(figure, known, sign, round(right, 6))

    def _wrong(self, figure: Figure, terms: Sequence[Figure], sign: str, right: float) -> str:
        said = figures.value(figure).in_(self._given.language)
        added = sign.join(numbers.number(one.value).in_(self._given.language) for one in terms)
        result = numbers.number(right).in_(self._given.language)
        places, at = self._places(terms), figures.place(figure)
        return self._given.say(
            f"Công bố {said} ({at.vi}), nhưng {added} = {result} ({places}).",
            f"The published figure is {said} ({at.en}), but {added} = {result} ({places}).",
        )
