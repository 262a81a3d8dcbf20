"""A decision by which a body would give to itself: one of its sides is misread or misprinted, and is asked before anything is made."""

from __future__ import annotations

from delegation.documents.intake.asked import ImportQuestion
from delegation.documents.intake.deed import KEY, NAMES
from delegation.documents.intake.lasting import Fact
from delegation.documents.intake.parties import Parties
from delegation.findings import Text


def question(said: dict[str, Fact], parties: Parties, answered: Text) -> ImportQuestion | None:
    """Ask which side is another body where giver and receiver are one, and take that side away; ``None`` where they differ.

    First it is whoever gives, as the one that issues where the paper names no other; where that was answered, whoever receives.
    ``answered``: the place of an answer.
    """
    giver, receiver, issuer = said.get("giver"), said.get("receiver"), said.get("issuer")
    if giver is None or receiver is None or giver.value not in receiver.value.split("; "):
        return None
    first = "issuer" if issuer is not None and issuer == giver else "giver"
    key = "receiver" if giver.place == answered else first
    (name,) = parties.called((giver.value,))
    other, place = NAMES[first if key == "receiver" else "receiver"], said[key].place
    asks = Text(
        f"{NAMES[first].vi} ({giver.place.vi}) và bên nhận ({receiver.place.vi}) đều là {name}, mà không ai giao cho chính mình: {NAMES[key].vi} là ai? Nếu đúng là {name} thì ghi lại tên ấy: {other.vi} được hỏi tiếp",
        f"the {NAMES[first].en} ({giver.place.en}) and the receiver ({receiver.place.en}) are both {name}, and nobody gives to itself: who is the {NAMES[key].en}? Where it is {name} after all, answer so: the {other.en} is asked next",
    )
    for one in {key, "giver"} if key != "receiver" else {key}:
        said.pop(one, None)
    return ImportQuestion(KEY + key, place, asks)
