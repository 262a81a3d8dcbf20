"""Entries are found by the places that they name as if each of them were asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from delegation.model.provision_index import PlaceIndex
from delegation.model.provisions import Provision

from writings import places  # isort: skip

_COUNTED_ON = st.sampled_from(
    [
        Provision(()),
        Provision((("Phụ lục", ""),)),
        Provision((("Phụ lục", ""), ("dòng", "3"))),
        Provision((("Phụ lục", "I"), ("Mục", "VIII.C"))),
        Provision((("Phụ lục", "I"), ("Mục", "VIII"))),
        Provision((("Chương", "II"), ("Điều", "5"), ("khoản", "1.2"))),
        Provision((("Điều", "5"), ("khoản", "1"))),
        Provision((("Phụ lục", "I"), ("Điều", "5"))),
    ]
)


@given(st.lists(places() | _COUNTED_ON, max_size=8), places() | _COUNTED_ON)
def test_the_entries_that_hold_a_place_are_those_in_whose_places_it_lies(
    several: list[Provision], place: Provision
) -> None:
    """In their order; the text of an entry may name several places."""
    texts = [str(one) for one in several] + ["; ".join(map(str, several[:3]))] * (len(several) > 1)
    index = PlaceIndex(enumerate_texts(texts))
    assert index.holding(place) == tuple(number for number, text in enumerate(texts) if place.lies_in(text))


def enumerate_texts(texts: list[str]) -> list[tuple[str | None, int]]:
    return [(text, number) for number, text in enumerate(texts)]


def test_an_entry_without_a_place_holds_every_place() -> None:
    index = PlaceIndex([("Điều 1", 1), (None, 2), ("", 3)])
    assert index.holding(Provision((("Điều", "9"),))) == (2,)
    assert index.holding(Provision((("Điều", "1"), ("khoản", "2")))) == (1, 2)
