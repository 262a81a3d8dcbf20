"""The commune that is asked about, or the one that took over from it."""

from __future__ import annotations

from delegation.authority.examination import Examination
from delegation.findings import Text
from delegation.model.holders import Commune
from delegation.names.communes import commune_on
from delegation.speech import communes, told_of


def placed(examination: Examination, asked: str) -> tuple[Commune, Text | None]:
    """Find the commune to answer for, and what must be known of it.

    One that is not there any more leads to the one that it became; where it became several none is chosen. Raises
    ``AskedWronglyError`` with candidates.
    """
    register, day = examination.register, examination.as_of
    meant = place = commune_on(register, asked, day)
    said = [communes.renamed(place, asked)]
    while not examination.territory.is_there(place.code, day):
        after = register.successors_of(place.code)
        if len(after) != 1 or place.term.life(day) != "ended":
            break
        place = register.communes[after[0].new]
    if place is not meant and not examination.territory.is_there(place.code, day):
        # Further on it was divided: what is known of that is told of the last one.
        said.append(told_of(examination, place))
    elif place is not meant:
        said.append(told_of(examination, meant))
        said.append(communes.answered_for(place))
    elif register.succession and examination.territory.is_there(place.code, day):
        said += [communes.made_of(register, place.code), communes.becomes_some_day(register, place)]
    else:
        said += [told_of(examination, place), communes.becomes_some_day(register, place) if place.gaps else None]
    return place, communes.together(said)
