"""Who owns or acts, as a list says it: names of those who surely do and of those who may, and who has only a part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from delegation.authority.entries import Party
from delegation.authority.holdings import Held
from delegation.authority.links import any_of
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.terms import Unknown
from delegation.names.communes import member
from delegation.questions.ways.ways import Ways
from delegation.speech import NOT_KNOWN
from delegation.speech.holders import holder_label
from delegation.speech.limits import REST
from delegation.speech.parties import side_by_side, together
from delegation.speech.text import lowered, remarked
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Side:
    """Who owns or acts: the ids that the register knows, their names, and whether all is certain.

    ``said``: the names, with who has only a part in words, and who the rest.
    """

    ids: str | None
    names: Text
    said: Text
    certain: bool
    because: tuple[str, ...]


def parties_of(ways: Ways, pieces: Iterable[Held], side: Callable[[Held], list[Party]]) -> Side:
    """Give those of one side of some pieces of a matter, each certain where it is so in every piece."""
    found: dict[HolderId | None, bool] = {}
    because: dict[str, None] = {}
    listed = list(pieces)
    for party in (party for piece in listed for party in side(piece)):
        found[party.holder] = found.get(party.holder, True) and party.certain
        if not party.certain:
            because.update(dict.fromkeys(party.because))
    known = [one for one in found if one is not None]
    stated = {party.holder: any_of(chain) for piece in listed for party, chain in piece.all_acting}
    remarks = _shares(listed)
    names, said = (
        _listed(
            *(
                together(
                    (remarked(holder_name(ways, one), some.get(one, ())), stated.get(one, ""))
                    for one in known
                    if found[one] is sure
                )
                for sure in (True, False)
            ),
            has_somebody=None in found,
        )
        for some in ({}, remarks)
    )
    return Side(" ".join(known) or None, names, said, all(found.values()), tuple(because))


def _shares(pieces: Iterable[Held]) -> Mapping[HolderId | None, tuple[Text, ...]]:
    """Say of whom it is that has only a part in words wherever it acts, or only what lies outside such parts."""
    chains: dict[HolderId | None, list[Text | None]] = {}
    for piece in pieces:
        for party, chain in piece.acting:
            worded = any(link.grant is not None and link.grant.worded_part is not None for link in chain)
            chains.setdefault(party.holder, []).append(_PART if worded else None)
        for party, _ in piece.rest_acting:
            chains.setdefault(party.holder, []).append(lowered(REST))
    return {holder: (said[0],) for holder, said in chains.items() if said[0] is not None and len({*said}) == 1}


def _listed(sure: Sequence[Text], unsure: Sequence[Text], *, has_somebody: bool) -> Text:
    said = side_by_side(sure, unsure, Text("; ", "; "))
    if has_somebody and said.vi:
        # Whoever surely stands is not put in doubt by a further one who is not known.
        beside = (
            Text("; và chủ thể chưa rõ", "; and somebody not known") if sure else Text(" hoặc chưa rõ", " or not known")
        )
        return Text(said.vi + beside.vi, said.en + beside.en)
    if has_somebody:
        return NOT_KNOWN
    return said if said.vi else Text("không có chủ thể nào tại ngày này", "nobody on this day")


_PART = Text("một phần", "a part only")


def holder_name(ways: Ways, holder: HolderId | Unknown) -> Text:
    """Name a holder; of a class in a commune that was asked about, the member there."""
    found = ways.examination.register.holder(holder)
    if found is not None and ways.place is not None and isinstance(found.members, str):
        return member(found, ways.place.name)
    return holder_label(holder, ways.examination.register)
