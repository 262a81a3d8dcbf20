"""Who owns or acts, as a list says it: names of those who surely do and of those who may, and who has only a part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.terms import Unknown
from delegation.names.communes import member
from delegation.questions.select.sides import Share, Side, SideHolder
from delegation.questions.ways.ways import Ways
from delegation.speech import NOT_KNOWN
from delegation.speech.holders import holder_label
from delegation.speech.limits import REST
from delegation.speech.parties import side_by_side, together
from delegation.speech.text import lowered, remarked

_SHARES: Mapping[Share, Text] = {"part": Text("một phần", "a part only"), "rest": lowered(REST)}


def names_of(ways: Ways, side: Side, *, shares: bool = False) -> Text:
    """Name those of one side; ``shares``: with who has only a part in words, and who the rest."""
    sure, unsure = (
        _named(ways, [one for one in side.stands if one.certain is certain], shares=shares) for certain in (True, False)
    )
    return _listed(sure, unsure, has_somebody=any(one.holder is None for one in side.stands))


def _named(ways: Ways, stands: Sequence[SideHolder], *, shares: bool) -> tuple[Text, ...]:
    return together(
        (
            remarked(holder_name(ways, one.holder), (_SHARES[one.share],) if shares and one.share else ()),
            one.any_of,
        )
        for one in stands
        if one.holder is not None
    )


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


def holder_name(ways: Ways, holder: HolderId | Unknown) -> Text:
    """Name a holder; of a class in a commune that was asked about, the member there."""
    found = ways.examination.register.holder(holder)
    if found is not None and ways.place is not None and isinstance(found.members, str):
        return member(found, ways.place.name)
    return holder_label(holder, ways.examination.register)
