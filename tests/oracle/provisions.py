"""What a place in an instrument names: «Điều 5 khoản 2», «khoản 2 Điều 5», «Điều 5; Phụ lục I».

An own reading, that shares nothing with the program's. A *place* is what it names from the largest part to the
smallest: ``(("điều", "5"), ("khoản", "2"))``. The instrument as a whole is ``()``.
"""

from __future__ import annotations

from functools import cache

Place = tuple[tuple[str, str], ...]
WHOLE: Place = ()
_LARGEST_FIRST = ("phụ lục", "phần", "chương", "mục", "điều", "khoản", "điểm", "dòng")


def row(at: str, number: int | str) -> str:
    """Give the place of a numbered row: in the annex that is named, else where it is said to be."""
    annexes = [part for part in at.split(";") if any(name == "phụ lục" for name, _ in _place(part))]
    return "; ".join(f"{part} dòng {number}" for part in annexes) or at


@cache
def places(at: str | None) -> tuple[Place, ...]:
    """Give every place that a text names, one for each part between semicolons; the whole for ``None``.

    A part that is more than names and numbers («chưa rõ số điều») says nothing of where, so it is the whole.
    """
    if at is None:
        return (WHOLE,)
    return tuple(_place(one) for one in at.split(";"))


def _place(text: str) -> Place:
    words = text.lower().replace(",", " ").split()
    found: dict[str, str] = {}
    while words:
        name = " ".join(words[:2]) if " ".join(words[:2]) in _LARGEST_FIRST else words[0]
        words = words[len(name.split()) :]
        if name not in _LARGEST_FIRST or not words or name in found:
            return WHOLE
        found[name] = words.pop(0)
    return tuple((name, found[name]) for name in _LARGEST_FIRST if name in found)


def reaches(part: Place, place: Place) -> bool:
    """Say whether a place is the part or lies in it: Điều 5 reaches khoản 2 of it, and never Điều 55 or Điều 5a."""
    return part != WHOLE and place[: len(part)] == part
